"""The plan has a problem: a value with a code, a place and the way to mend it, never an exception."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hypercare_cli.i18n.message import Message

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
LEVELS = (*SEVERITIES, "never")
"""From which severity on a finding fails the run."""

NO_SLOT: dict[str, object] = {"_": ""}
"""The values of a text without slots: it goes the way of all others, so `{{` is shown as `{`."""

Path = tuple[str | int, ...]
"""Where a value stands inside a plan: `("kpis", 0, "target")`."""


class Place(NamedTuple):
    """A span of a file; lines and columns start at 1, the end column is the first one after."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding: its code is never reused, its texts are English with `{named}` slots.

    A brace that is no slot is doubled, as in every text with slots.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str = ""

    def at(self, place: Place, path: Path = (), /, **values: object) -> "Finding":
        """One finding of this kind; `values` fill the slots of message and help."""
        return Finding(self, place, path, values)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of one plan, at one place."""

    check: Check
    place: Place
    path: Path = ()
    values: dict[str, object] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        return Message(self.check.message, self.values or NO_SLOT)

    @property
    def help(self) -> Message:
        return Message(self.check.help, self.values or NO_SLOT)


def dotted(path: Path) -> str:
    """The path as people write it: `kpis[0].target`.

    >>> dotted(("kpis", 0, "target"))
    'kpis[0].target'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def in_order(findings: list[Finding]) -> list[Finding]:
    """As a reader meets them: by file, line, column, then code."""
    return sorted(findings, key=lambda f: (*f.place[:3], f.check.code, f.path != (), str(f.path)))
