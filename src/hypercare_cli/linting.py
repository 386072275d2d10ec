"""All findings of sense in a plan on a day."""

from functools import cache

from hypercare_cli import rules as _declares_every_rule  # noqa: F401  # importing it fills RULES
from hypercare_cli.analysis import Analysis
from hypercare_cli.finding import Finding, in_order
from hypercare_cli.rule import RULES, Look, Rule, run
from hypercare_cli.selection import Choice, settle

ALL = Choice()


def lint(analysis: Analysis, choice: Choice = ALL) -> list[Finding]:
    """In the order of the file; faults of shape are found before there is an analysis."""
    return in_order(settle(list(run(Look(analysis), wanted(choice))), analysis, choice))


@cache
def wanted(choice: Choice) -> tuple[Rule, ...]:
    """The rules that run; the same for all plans of a run."""
    return tuple(rule for rule in RULES.values() if choice.wants(rule.check))
