"""All findings of a plan: those of its shape; where it has none, those of sense on a day."""

from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # conditions need them
from hypercare_cli import rules as _declares_every_rule  # noqa: F401  # importing it fills RULES
from hypercare_cli.finding import Finding, in_order
from hypercare_cli.load import Loaded
from hypercare_cli.metric import Figures
from hypercare_cli.rule import RULES, Look, run
from hypercare_cli.selection import Choice, settle

ALL = Choice()


def lint(loaded: Loaded, figures: Figures | None, choice: Choice = ALL) -> list[Finding]:
    """In the order of the file. `figures` are None where the plan could not be loaded."""
    if loaded.plan is None or figures is None:
        return loaded.findings
    look = Look(loaded.plan, loaded.document, figures)
    wanted = [rule for rule in RULES.values() if choice.wants(rule.check)]
    return in_order(
        settle(list(run(look, wanted)), loaded.plan, loaded.document, choice, figures.as_of)
    )
