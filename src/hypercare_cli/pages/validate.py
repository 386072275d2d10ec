"""The faults of a plan: one line each with its place, the line of the file, and how to mend it."""

from typing import Any

from hypercare_cli.checked import Checked
from hypercare_cli.finding import Finding, dotted
from hypercare_cli.masking import lines_to_show
from hypercare_cli.pages.completeness import completeness_data, completeness_text, missing_text

LONGEST_LINE = 100


def validate_text(checked: Checked, *, brief: bool = False, missing: bool = False) -> str:
    """`file:line:col CODE name: message`, the source line with a caret, the help; then a summary.

    Between them, unless `brief`, how complete the plans are; with `missing` all that they lack.
    """
    lines = {
        file.name: lines_to_show(file.text)
        for plan in checked.plans
        for file in plan.files
        if plan.findings
    }
    parts = [finding_text(checked, finding, lines) for finding in checked.findings]
    say = missing_text if missing else completeness_text
    parts.append("" if brief else say(checked))
    return "".join(f"{part}\n" for part in parts if part) + checked.summary() + "\n"


def finding_text(checked: Checked, finding: Finding, lines: dict[str, list[str | None]]) -> str:
    place = finding.place
    text = f"{place} {finding.check.code} {finding.check.name}: {checked.message(finding)}"
    source = lines.get(place.file, [])
    if 0 < place.line <= len(source):
        line = source[place.line - 1]
        if line is not None:
            text += excerpt(line, place.line, place.column, last_column(finding))
    advice = checked.advice(finding)
    return f"{text}\n  = {advice}\n" if advice else f"{text}\n"


def last_column(finding: Finding) -> int:
    place = finding.place
    return place.end_column if place.end_line == place.line else place.column + 1


def excerpt(line: str, number: int, start: int, end: int) -> str:
    """The line of the file with a mark under the fault, cut around it where it is long."""
    margin = f"{number:>5} | "
    shift = max(0, start - LONGEST_LINE // 2) if len(line) > LONGEST_LINE else 0
    shown = line[shift : shift + LONGEST_LINE].replace("\t", " ")
    width = max(1, min(end, shift + len(shown) + 1) - start)
    return f"\n{margin}{shown}\n{' ' * (len(margin) - 2)}| {' ' * (start - 1 - shift)}{'^' * width}"


def validate_data(checked: Checked) -> dict[str, Any]:
    """The documented JSON shape; lines and columns start at 1."""
    return {
        "schema": 1,
        "as_of": checked.as_of,
        "findings": [finding_data(checked, finding) for finding in checked.findings],
        **completeness_data(checked),
    }


def finding_data(checked: Checked, finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.check.code,
        "name": finding.check.name,
        "severity": finding.check.severity,
        "message": checked.message(finding),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "path": dotted(finding.path),
        "help": checked.advice(finding),
    }
