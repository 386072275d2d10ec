"""Faults of YAML itself, and what libyaml's terse words mean to somebody who knows Word better."""

import re
from typing import Any, NamedTuple

from hypercare_cli.finding import Check
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Scalar

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
TAG = Check(
    "HC003",
    "tag",
    "error",
    "YAML tags such as `{tag}` are not allowed",
    "Remove `{tag}`, or put a text that starts with `!` between quotes.",
)
DUPLICATE_KEY = Check(
    "HC004",
    "duplicate-key",
    "error",
    "`{key}` stands here for the second time; the first is at {first}",
    "Keep one of the two, or put their content together.",
)
SECOND_PLAN = Check(
    "HC009",
    "second-plan",
    "error",
    "this is a second whole plan; the first one of the folder is {first}",
    "Move it out of the folder if it is a copy: all YAML files of a folder are one plan.",
)
ODD_KEY = Check(
    "HC005",
    "odd-key",
    "error",
    "the name of a field must be a plain word",
    "Write `name: value`; put a text that starts with a brace or a bracket between quotes.",
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
    "Write the value itself, or put a text that starts with `*` between quotes.",
)

INDENT = message("Check the indentation of this line and of the one above it; use spaces only.")
QUOTES = message("Put the text between quotes.")
NO_COLON = message("a `:` is missing after the name of the field, or the blank after it")
NAME_VALUE = message("Write `name: value`.")
NEVER_CLOSED = message("the quote opened here is never closed")
SAME_QUOTE = message("Close it with the same quote.")
TAB = message("a tab cannot indent")
SPACES = message("Indent with spaces.")
ESCAPE = message("between double quotes a backslash starts a code, and this one does not exist")
SINGLE = message("Use single quotes, or write the backslash twice.")
MEANING: dict[str, tuple[Message, Message]] = {
    "did not find expected ',' or ']'": (
        message("the list opened with `[` is not closed, or a comma is missing"),
        message("Close it with `]`, and put a comma between its items."),
    ),
    "did not find expected ',' or '}'": (
        message("the entry opened with `{` is not closed, or a comma is missing"),
        message("Close it with `}`, and put a comma between its fields."),
    ),
    "could not find expected ':'": (NO_COLON, NAME_VALUE),
    "found a tab character that violates indentation": (TAB, SPACES),
    "found a tab character where an indentation space is expected": (TAB, SPACES),
    "did not find expected node content": (
        message("a value was expected here"),
        message("Write the value, or put the text between quotes."),
    ),
    "found unexpected end of stream": (NEVER_CLOSED, SAME_QUOTE),
    "found unknown escape character": (ESCAPE, SINGLE),
    "did not find expected hexdecimal number": (ESCAPE, SINGLE),
    "found unexpected ':'": (message("a `:` stands where a text goes on"), QUOTES),
    "block sequence entries are not allowed in this context": (
        message("a list cannot start on the line of its name"),
        message("Start it on the next line, or write it as `[a, b]`."),
    ),
}
OUT_OF_COLUMN = frozenset(("did not find expected '-' indicator", "did not find expected key"))
ODD_START = frozenset(
    (
        "found character that cannot start any token",
        "did not find expected alphabetic or numeric character",
        "did not find expected comment or line break",
        "did not find expected whitespace or line break",
    )
)
OPENED_BEFORE = frozenset(
    (
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "could not find expected ':'",
        "found unexpected end of stream",
    )
)
"""Problems that the parser meets lines after what is wrong: their context is the place to mend."""
LINE_END = re.compile(r"\r\n|\r|\n")
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?: |\Z)")
NO_BLANK = re.compile("[ -]*[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
"""A line indented with what looks like blanks; it comes with text pasted from a web page."""


class Trouble(NamedTuple):
    """Line and column, counted from 0, what is wrong there, and how to mend it."""

    line: int
    column: int
    problem: Message
    advice: Message


def explain(error: Any, text: str, last: Scalar | None) -> Trouble:
    """What a YAMLError means in a text of which `last` is the last value that could be read."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if mark is None:
        return Trouble(0, 0, Message(problem or type(error).__name__), INDENT)
    lines = [*LINE_END.split(text), ""]
    found = pasted(lines, mark.line)
    if found is not None:
        return found
    if problem == "mapping values are not allowed in this context":
        return colon(lines, mark.line, mark.column)
    if problem in OUT_OF_COLUMN:
        return out_of_column(lines[mark.line], mark.line, mark.column, last)
    if problem in ODD_START:
        return odd_start(lines, context or mark)
    meaning, advice = MEANING.get(problem, (Message(problem), INDENT))
    if problem in OPENED_BEFORE and context is not None and context.line < mark.line:
        mark = context
    return Trouble(mark.line, mark.column, meaning, advice)


def pasted(lines: list[str], line: int) -> Trouble | None:
    """What no hand has typed: the marks of a merge, and blanks that are none."""
    for number in range(line + 1):
        if CONFLICT.match(lines[number]):
            problem = message("git has left the marks of a merge conflict")
            advice = message("Decide between the two versions, and delete the three marked lines.")
            return Trouble(number, 0, problem, advice)
    for number in range(max(0, line - 1), line + 1):
        if NO_BLANK.match(lines[number]):
            problem = message("the line is indented with characters that only look like blanks")
            return Trouble(number, 0, problem, message("Type the blanks again."))
    return None


def colon(lines: list[str], line: int, column: int) -> Trouble:
    """A `:` where none may stand: in a text, on a line too far to the right, below a bare word."""
    if re.search(r":\s", lines[line][:column]):
        problem = message("there is a second `:` on the line")
        advice = message("Put the text between quotes, since it contains `: `.")
        return Trouble(line, column, problem, advice)
    above = next((n for n in range(line - 1, -1, -1) if written(lines[n])), None)
    if above is None or indent(lines[above]) < indent(lines[line]):
        problem = message("the line is indented too far: the field above it already has a value")
        advice = message("Start it in the same column as the field above it.")
        return Trouble(line, indent(lines[line]), problem, advice)
    return Trouble(above, indent(lines[above]), NO_COLON, NAME_VALUE)


def written(line: str) -> bool:
    return not line.isspace() and line != "" and not line.lstrip().startswith("#")


def indent(line: str) -> int:
    """The column in which the first word stands, behind the dash of a list."""
    return len(line) - len(line.lstrip(" -"))


def out_of_column(text: str, line: int, column: int, last: Scalar | None) -> Trouble:
    """A line that belongs to nothing above it, or text that goes on where a value has ended."""
    before, here = text[:column].rstrip(), text[column : column + 1]
    if not before and here == "-":
        problem = message("the items of a list do not stand in one column")
        advice = message("Start every item of the list with `- ` in the same column.")
    elif not before:
        problem = message("the line stands in a column of its own")
        advice = message("Start it in the same column as the other fields of its entry.")
    elif here in ("]", "}"):
        problem = message("there is a `{bracket}` too many", bracket=here)
        advice = message("Delete it, or open it before.")
    elif before[-1] in "\"'" and last is not None and last.start.line < line:
        return Trouble(last.start.line, last.start.column, NEVER_CLOSED, SAME_QUOTE)
    elif before[-1] in "\"'":
        problem = message("the text goes on after its closing quote")
        advice = message(
            "Put quotes around the whole text; inside single quotes, write an apostrophe twice."
        )
    else:
        problem = message("the text goes on after a closing bracket")
        advice = QUOTES
    return Trouble(line, column, problem, advice)


def odd_start(lines: list[str], mark: Any) -> Trouble:
    """A tab, or a text that starts with a character that means something else to YAML."""
    character = lines[mark.line][mark.column : mark.column + 1]
    if character == "\t":
        return Trouble(mark.line, mark.column, TAB, SPACES)
    problem = message("a text cannot start with `{character}`", character=character)
    return Trouble(mark.line, mark.column, problem, QUOTES)
