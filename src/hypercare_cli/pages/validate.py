"""The faults of a plan: one line each with its place, the line of the file, and how to mend it."""

import re
from typing import Any

from hypercare_cli.checked import Checked
from hypercare_cli.finding import Finding, dotted
from hypercare_cli.i18n.words import Words
from hypercare_cli.masking import lines_to_show
from hypercare_cli.pages.completeness import completeness_data, completeness_text, missing_text

LONGEST_LINE = 100
"""Of a line of the file, where the output is not narrower."""
MARGIN = 8
"""Columns before the line of the file: its number and a bar."""
STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36"}
"""How a terminal shows the severities: bold red, yellow, cyan."""


def validate_text(
    checked: Checked,
    *,
    brief: bool = False,
    missing: bool = False,
    width: int = LONGEST_LINE + MARGIN,
) -> str:
    """`file:line:col CODE name: [severity] message`, the source line with a caret, the help; a summary.

    The source line is cut to `width`, as a broken one would part the caret from its place. Between
    the findings and the summary, unless `brief`, how complete the plans are; with `missing` all
    that they lack.
    """
    lines = {
        file.name: lines_to_show(file.text)
        for plan in checked.plans
        for file in plan.files
        if plan.findings
    }
    parts = [finding_text(checked, finding, lines, width) for finding in checked.findings]
    say = missing_text if missing else completeness_text
    parts.append("" if brief else say(checked))
    return "".join(f"{part}\n" for part in parts if part) + checked.summary() + "\n"


def finding_text(
    checked: Checked, finding: Finding, lines: dict[str, list[str | None]], width: int
) -> str:
    place, check = finding.place, finding.check
    severity = checked.words.term("severity", check.severity)
    text = f"{place} {check.code} {check.name}: [{severity}] {checked.message(finding)}"
    source = lines.get(place.file, [])
    if 0 < place.line <= len(source):
        line = source[place.line - 1]
        if line is not None:
            text += excerpt(line, place.line, place.column, last_column(finding), width - MARGIN)
    advice = checked.advice(finding)
    return f"{text}\n  = {advice}\n" if advice else f"{text}\n"


def last_column(finding: Finding) -> int:
    place = finding.place
    return place.end_column if place.end_line == place.line else place.column + 1


def excerpt(line: str, number: int, start: int, end: int, room: int) -> str:
    """The line of the file with a mark under the fault, cut around it where it is long.

    A fault at the end of a line, where something is missing, is marked behind its last character.
    """
    margin = f"{number:>{MARGIN - 3}} | "
    room = min(LONGEST_LINE, room)
    shift = max(0, start - room // 2) if len(line) > room else 0
    shown = line[shift : shift + room].replace("\t", " ")
    at = min(start - 1 - shift, len(shown), room - 1)
    width = max(1, min(end - 1 - shift, len(shown)) - at)
    return f"\n{margin}{shown}\n{' ' * (len(margin) - 2)}| {' ' * at}{'^' * width}"


def in_colour(text: str, words: Words) -> str:
    """The text of `validate` with its severities in colour, once nothing of a plan is obeyed in it."""
    for severity, style in STYLES.items():
        word = re.escape(words.term("severity", severity))
        text = re.sub(
            rf"^(\S.*?:\d+:\d+ HC\d+ [a-z\d-]+: )(\[{word}\])",
            f"\\1\x1b[{style}m\\2\x1b[0m",
            text,
            flags=re.MULTILINE,
        )
    return text


def validate_data(checked: Checked) -> dict[str, Any]:
    """The documented JSON shape; lines and columns start at 1."""
    return {
        "schema": 1,
        "as_of": checked.as_of,
        "findings": [finding_data(checked, finding) for finding in checked.findings],
        **completeness_data(checked),
    }


def finding_data(checked: Checked, finding: Finding) -> dict[str, Any]:
    return finding_shape(finding, checked.message(finding), checked.advice(finding))


def finding_shape(finding: Finding, said: str, help_: str) -> dict[str, Any]:
    """A finding as every JSON shape has it, with its texts in the reader's language."""
    place = finding.place
    return {
        "code": finding.check.code,
        "name": finding.check.name,
        "severity": finding.check.severity,
        "message": said,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "path": dotted(finding.path),
        "help": help_,
    }
