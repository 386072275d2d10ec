"""Workflow commands, read back the way the runner of GitHub Actions reads them."""

from typing import NamedTuple

import pytest

from hypercare_cli.renderers import github
from hypercare_cli.renderers.plain import one_line, unsharpened, visible
from tests.checking import FAULTY, HOSTILE, checked, finding, of, planted_commands
from tests.plans import HEAD


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def runner(line: str) -> Command | None:
    """A line as the runner parses it: leading space off, `::name key=value,…::message`, unescaped."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, message = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = (pair.partition("=") for pair in listed.split(",") if pair)
    properties = {key: unescaped(value, {"%3A": ":", "%2C": ","}) for key, _, value in pairs}
    return Command(name, properties, unescaped(message))


def unescaped(text: str, more: dict[str, str] | None = None) -> str:
    codes = {"%0D": "\r", "%0A": "\n", **(more or {}), "%25": "%"}
    for code, character in codes.items():
        text = text.replace(code, character)
    return text


def commands(text: str) -> list[Command]:
    """Every command of a log; the summary is the only other line."""
    *lines, summary, end = text.split("\n")
    found = [runner(line) for line in lines]
    assert None not in found
    assert (end, runner(summary)) == ("", None)
    assert planted_commands(summary) == []
    return [command for command in found if command is not None]


def test_an_annotation_for_each_finding() -> None:
    text = github.render(checked(FAULTY))
    assert text.splitlines()[2] == (
        "::error file=plan.yaml,line=8,col=41,endLine=8,endColumn=45,title=HC010 unknown-key"
        "::`ownr` is not known in `risks`%0ADid you mean `owner`? Allowed: id, title,"
        " probability, impact, stream, contract, mitigation, owner, due, status, notes, audience, evidence."
    )
    assert text.splitlines()[3:] == ["Found: 3 errors."]
    assert [command.properties["line"] for command in commands(text)] == ["6", "8", "8"]


def test_a_group_of_several_lines_has_no_end() -> None:
    (command,) = commands(
        github.render(checked(HEAD + "risks:\n  - id: R1\n    title: x\n    impact: L\n"))
    )
    assert command.properties == {
        "file": "plan.yaml", "line": "4", "col": "5", "title": "HC011 missing-field",
    }  # fmt: skip


def test_severities_are_the_words_of_github() -> None:
    found = commands(github.render(of(finding("a"), finding("b", "warning"), finding("c", "note"))))
    assert [command.name for command in found] == ["error", "warning", "notice"]


def test_a_clean_plan_is_said_to_be_clean() -> None:
    assert github.render(checked(HEAD)) == "1 plan checked: no fault.\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_starts_no_command_of_its_own(text: str) -> None:
    file = f"{text}.yaml"
    first, second = commands(github.render(of(finding(text), finding("after", file=file))))
    assert (first.name, second.name) == ("error", "error")
    assert first.properties["file"] == "plan.yaml"
    assert second.properties["file"] == unsharpened(visible(file))
    assert second.properties["title"] == "HC999 planted"
    assert second.message == "`after` and “after” are odd\nMend `after`."
    assert first.message.startswith(unsharpened(one_line(f"`{text}"))[:400])
    assert first.message.endswith("`.")


def test_french() -> None:
    assert "manque" in github.render(checked(FAULTY, language="fr"))
