"""Findings kept from one run to the next: as JSON, under a key of everything that they depend on.

Nothing is trusted: an entry that is not exactly what this version writes counts as absent.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from hypercare_cli.finding import Check, Finding, Place
from hypercare_cli.i18n.message import Message
from hypercare_cli.plan.identity import Language
from hypercare_cli.source import File
from hypercare_cli.version import VERSION

FORM = 1
"""Counts the forms of an entry; a change of form makes old entries unreadable, not wrong."""


class Entry(NamedTuple):
    """What is kept of one plan: its findings, the day they are of, the language it asks for."""

    findings: tuple[Finding, ...]
    day: date
    language: Language


def key(files: Iterable[File], *settings: str) -> str:
    """What findings depend on: the texts with their names, the settings, the version."""
    digest = sha256(f"{VERSION}\0{FORM}".encode())
    for setting in settings:
        digest.update(f"\0{len(setting)}:{setting}".encode())
    for name, text in files:
        for part in (name, text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(f"\0{len(data)}:".encode())
            digest.update(data)
    return digest.hexdigest()


class Witness:
    """Hands out the digests of evidence files and notes which were asked for, as they are now."""

    def __init__(self, digest: Callable[[str], str | None], sign: Callable[[str], str]):
        self.digest = digest
        self.sign = sign
        self.seen: dict[str, str] = {}

    def __call__(self, path: str) -> str | None:
        if path not in self.seen:
            self.seen[path] = self.sign(path)
        return self.digest(path)


def encoded(entry: Entry, seen: dict[str, str]) -> str:
    """An entry as text, with the signatures of the files that were looked at."""
    return json.dumps(
        {
            "form": FORM,
            "day": entry.day.isoformat(),
            "language": entry.language,
            "files": seen,
            "findings": [finding_data(finding) for finding in entry.findings],
        }
    )


def decoded(text: str, sign: Callable[[str], str]) -> Entry | None:
    """An entry from its text; None where that is damaged, or a file has changed since."""
    try:
        found = json.loads(text)
        if found["form"] != FORM or any(sign(p) != was for p, was in found["files"].items()):
            return None
        findings = tuple(finding_of(data) for data in found["findings"])
        language: Language = "fr" if found["language"] == "fr" else "en"
        return Entry(findings, date.fromisoformat(found["day"]), language)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, ArithmeticError):
        return None


def finding_data(finding: Finding) -> list[Any]:
    check = finding.check
    return [
        [check.code, check.name, check.severity, check.message, check.help],
        list(finding.place),
        list(finding.path),
        {name: value_data(value) for name, value in finding.values.items()},
    ]


def finding_of(data: list[Any]) -> Finding:
    check, place, path, values = data
    return Finding(
        Check(*check),
        Place(*place),
        tuple(path),
        {str(name): value_of(value) for name, value in values.items()},
    )


def value_data(value: object) -> Any:
    """A value of a message with the sort that it has; what has no other is shown as text."""
    if isinstance(value, Message):
        return ["message", value.text, {n: value_data(v) for n, v in value.values.items()}]
    if isinstance(value, Place):
        return ["place", *value]
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, Decimal):
        return ["number", str(value)]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    return str(value)


def value_of(data: Any) -> object:
    if not isinstance(data, list):
        return data
    sort, *rest = data
    if sort == "message":
        return Message(str(rest[0]), {n: value_of(v) for n, v in rest[1].items()})
    if sort == "place":
        return Place(*rest)
    return Decimal(rest[0]) if sort == "number" else date.fromisoformat(rest[0])
