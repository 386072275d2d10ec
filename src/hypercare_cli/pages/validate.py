"""The faults of a plan: one line each with its place, the line of the file, and how to mend it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypercare_cli.document import File
from hypercare_cli.finding import SEVERITIES, Finding, dotted
from hypercare_cli.i18n.words import Words

LONGEST_LINE = 100


def validate_text(
    findings: Sequence[Finding], files: Sequence[File], plans: int, words: Words
) -> str:
    """`file:line:col CODE name: message`, the source line with a caret, the help; then a summary."""
    lines = {file.name: file.text.splitlines() for file in files}
    parts = [finding_text(finding, lines, words) for finding in findings]
    return "".join(f"{part}\n" for part in parts) + summary(findings, plans, words) + "\n"


def finding_text(finding: Finding, lines: dict[str, list[str]], words: Words) -> str:
    place = finding.place
    text = f"{place} {finding.check.code} {finding.check.name}: {words.say(finding.message)}"
    source = lines.get(place.file, [])
    if 0 < place.line <= len(source):
        text += excerpt(source[place.line - 1], place.line, place.column, last_column(finding))
    advice = words.say(finding.help).strip()
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


def summary(findings: Sequence[Finding], plans: int, words: Words) -> str:
    """How many of what, in one sentence."""
    if not findings:
        return words.plural("{n} plan checked: no fault.", "{n} plans checked: no fault.", plans)
    counts = {s: sum(f.check.severity == s for f in findings) for s in SEVERITIES}
    parts = [
        words.plural("{n} error", "{n} errors", counts["error"]),
        words.plural("{n} warning", "{n} warnings", counts["warning"]),
        words.plural("{n} note", "{n} notes", counts["note"]),
    ]
    known = [part for part, count in zip(parts, counts.values(), strict=True) if count]
    return words.say("Found: {counts}.", counts=", ".join(known))


def validate_data(findings: Sequence[Finding], as_of: date, words: Words) -> dict[str, Any]:
    """The documented JSON shape; lines and columns start at 1."""
    return {
        "schema": 1,
        "as_of": as_of,
        "findings": [finding_data(finding, words) for finding in findings],
    }


def finding_data(finding: Finding, words: Words) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.check.code,
        "name": finding.check.name,
        "severity": finding.check.severity,
        "message": words.say(finding.message),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "path": dotted(finding.path),
        "help": words.say(finding.help).strip(),
    }
