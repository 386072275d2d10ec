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
from hypercare_cli.missing import Missing, Progress
from hypercare_cli.plan.identity import Language
from hypercare_cli.source import File
from hypercare_cli.version import VERSION

FORM = 3
"""Counts the forms of an entry; a change of form makes old entries unreadable, not wrong."""


class Entry(NamedTuple):
    """What is kept of one plan: findings, the day they are of, its language, how complete it is."""

    findings: tuple[Finding, ...]
    day: date
    language: Language
    progress: Progress | None = None


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
            "progress": None if entry.progress is None else progress_data(entry.progress),
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
        progress = found["progress"]
        return Entry(
            findings,
            date.fromisoformat(found["day"]),
            language,
            None if progress is None else progress_of(progress),
        )
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


def progress_data(progress: Progress) -> list[Any]:
    missing = [
        [*item[:-1], [p if isinstance(p, str) else value_data(p) for p in item.snippet]]
        for item in progress.missing
    ]
    return [progress.day, progress.weights, missing]


def progress_of(data: list[Any]) -> Progress:
    day, weights, missing = data
    return Progress(
        int(day),
        {str(section): (int(met), int(due)) for section, (met, due) in weights.items()},
        tuple(missing_of(item) for item in missing),
    )


def missing_of(data: list[Any]) -> Missing:
    id_, section, title, stage, weight, file, line, column, pieces = data
    snippet = tuple(p if isinstance(p, str) else Message(str(p[1])) for p in pieces)
    return Missing(id_, section, title, stage, weight, file, line, column, snippet)


def value_data(value: object) -> Any:
    """A value of a message with the sort that it has; what has no other is shown as text."""
    if isinstance(value, Message):
        return ["message", value.text, {n: value_data(v) for n, v in value.values.items()}]
    if isinstance(value, Place):
        return ["place", *value]
    if isinstance(value, tuple):
        return ["list", *map(value_data, value)]
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
    if sort == "list":
        return tuple(map(value_of, rest))
    return Decimal(rest[0]) if sort == "number" else date.fromisoformat(rest[0])
