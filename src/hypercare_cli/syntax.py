"""Faults of YAML itself, and what libyaml's terse words mean to somebody who knows Word better."""

from typing import Any

from hypercare_cli.finding import Check
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Mark

SYNTAX = Check(
    "HC001",
    "syntax",
    "error",
    "this is not valid YAML: {problem}",
    "{advice} Nothing after this line of the file could be checked.",
)
LIMIT = Check(
    "HC002", "too-large", "error", "the plan has {what}; the limit is {limit}", "{advice}"
)
TAG = Check("HC003", "tag", "error", "YAML tags such as `{tag}` are not allowed", "Remove `{tag}`.")
DUPLICATE_KEY = Check(
    "HC004",
    "duplicate-key",
    "error",
    "`{key}` stands here for the second time; the first is at {first}",
    "Keep one of the two, or put their content together.",
)
ODD_KEY = Check(
    "HC005", "odd-key", "error", "a key must be a plain word", "Write the entry as `name: value`."
)
CHARACTER = Check(
    "HC006",
    "unreadable-character",
    "error",
    "the file contains a character that no text may hold: {character}",
    "Delete it. It often comes with text pasted from another program.",
)
ALIAS = Check(
    "HC007",
    "bad-alias",
    "error",
    "`*{anchor}` {problem}",
    "Write the value itself instead of an alias.",
)

INDENT = message("Check the indentation of this line and of the one above it; use spaces only.")
MEANING: dict[str, tuple[Message, Message]] = {
    "mapping values are not allowed in this context": (
        message("there is a second `:` on the line, or the line is indented too far"),
        message("Put a text that contains `: ` between quotes, or mend the indentation."),
    ),
    "did not find expected ',' or ']'": (
        message("the list opened with `[` is not closed, or a comma is missing"),
        message("Close it with `]`, and put a comma between its items."),
    ),
    "did not find expected ',' or '}'": (
        message("the entry opened with `{` is not closed, or a comma is missing"),
        message("Close it with `}`, and put a comma between its fields."),
    ),
    "did not find expected '-' indicator": (
        message("the items of a list do not stand in one column"),
        message("Start every item of the list with `- ` in the same column."),
    ),
    "did not find expected key": (
        message("a field was expected here"),
        message("Check the indentation, and that quotes enclose the whole text."),
    ),
    "could not find expected ':'": (
        message("a `:` is missing after the name of the field"),
        message("Write `name: value`."),
    ),
    "found character that cannot start any token": (
        message("a value cannot start with this character, and tabs cannot indent"),
        message("Put the text between quotes; indent with spaces."),
    ),
    "found a tab character that violates indentation": (
        message("a tab cannot indent"),
        message("Indent with spaces."),
    ),
    "found a tab character where an indentation space is expected": (
        message("a tab cannot indent"),
        message("Indent with spaces."),
    ),
    "did not find expected node content": (
        message("a value was expected here"),
        message("Write the value, or put the text between quotes."),
    ),
    "found unexpected end of stream": (
        message("the quote opened here is never closed"),
        message("Close it with the same quote."),
    ),
    "found unknown escape character": (
        message("between double quotes a backslash starts a code, and this one does not exist"),
        message("Use single quotes, or write the backslash twice."),
    ),
    "block sequence entries are not allowed in this context": (
        message("a list cannot start on the line of its name"),
        message("Start it on the next line, or write it as `[a, b]`."),
    ),
}


def explain(error: Any) -> tuple[Mark | None, Message, Message]:
    """Where a YAMLError stands, what is wrong, and how to mend it."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    if problem == "found unexpected end of stream":
        mark = getattr(error, "context_mark", None) or mark
    meaning, advice = MEANING.get(problem, (Message(problem or type(error).__name__), INDENT))
    return mark, meaning, advice
