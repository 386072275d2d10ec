"""How a test of the rules of sense reads: one rule, a plan as text, and where the rule hits."""

from datetime import date

from hypercare_cli import rules as _declares_every_rule  # noqa: F401  # importing it fills RULES
from hypercare_cli.analysis import on_day
from hypercare_cli.finding import Finding, dotted
from hypercare_cli.i18n.words import Words
from hypercare_cli.rule import RULES, Look, run
from tests.plans import HEAD, day, load_text, no_files, said, spot


def found(code: str, text: str, as_of: date | int = 30) -> list[Finding]:
    """The findings of one rule in a plan, on a date or so many days after T0."""
    loaded = load_text(text)
    assert loaded.plan is not None, [f"{spot(f)} {said(f)}" for f in loaded.findings]
    when = day(as_of) if isinstance(as_of, int) else as_of
    return list(run(Look(on_day(loaded, when, no_files)), [RULES[code]]))


def hits(code: str, sections: str, as_of: date | int = 30) -> list[str]:
    """The paths at which a rule hits a plan of these sections: `kpis[0].target`."""
    return [dotted(finding.path) for finding in found(code, HEAD + sections, as_of)]


def told(code: str, sections: str, as_of: date | int = 30) -> list[str]:
    """What a reader of English is told."""
    return [Words("en").say(finding.message) for finding in found(code, HEAD + sections, as_of)]
