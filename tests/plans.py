"""How a test reads a plan: YAML text in, findings or figures out."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # fills the catalogue
from hypercare_cli.finding import Finding
from hypercare_cli.i18n.words import Words
from hypercare_cli.load import Loaded, load
from hypercare_cli.metric import Catalogue, Digest, Figures
from hypercare_cli.source import File

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
T0 = date(2026, 1, 5)
HEAD = """\
hypercare: 1
plan: {id: p, title: A plan, kickoff: 2026-01-05, language: en}
"""
"""Two lines that every plan of a test may start with; its sections follow from line 3."""


def day(number: int) -> date:
    """T0 and so many days."""
    return T0 + timedelta(days=number)


def load_text(*texts: str) -> Loaded:
    """Load a plan of one file, `plan.yaml`, or of several, `1.yaml`, `2.yaml` …"""
    if len(texts) == 1:
        return load((File("plan.yaml", texts[0]),), Catalogue())
    files = tuple(File(f"{n}.yaml", text) for n, text in enumerate(texts, 1))
    return load(files, Catalogue())


def spot(finding: Finding) -> str:
    """Where and what, as tests state it: `12:5 HC016`."""
    return f"{finding.place.line}:{finding.place.column} {finding.check.code}"


def faults(*texts: str) -> list[str]:
    """Every fault of shape; a plan is loaded if and only if there is none."""
    loaded = load_text(*texts)
    assert (loaded.plan is None) == bool(loaded.findings)
    return [spot(finding) for finding in loaded.findings]


def said(finding: Finding) -> str:
    """What a reader of English is told: the message, and how to mend it."""
    words = Words("en")
    return f"{words.say(finding.message)}. {words.say(finding.help)}"


def no_files(_path: str) -> None:
    """A plan without a folder: no file has a digest."""


def figures(text: str, as_of: date | int = 90, digest: Digest = no_files) -> Figures:
    """The figures of a plan, on a date or so many days after T0."""
    loaded = load_text(text)
    assert loaded.plan is not None, [f"{spot(f)} {said(f)}" for f in loaded.findings]
    return Figures(loaded.plan, day(as_of) if isinstance(as_of, int) else as_of, digest)


def fraction(figure: Decimal) -> Fraction:
    """The fraction that a figure with endless decimals stands for: 0.333… is 1/3."""
    return Fraction(figure).limit_denominator(10**6)


def files_of(folder: Path) -> tuple[File, ...]:
    """The texts of an example plan."""
    found = sorted(folder.glob("*.yaml"))
    return tuple(File(path.name, path.read_text(encoding="utf-8")) for path in found)


def digests_of(folder: Path) -> Digest:
    """The SHA-256 of the files of an example plan."""

    def digest(name: str) -> str | None:
        path = folder / name
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None

    return digest
