"""What one page shows of a plan: five KPIs, five open actions, three risks, the decisions to come.

Every dashboard takes its rows from here. `plan` is what its readers may see, the figures are those
of the whole plan.
"""

from datetime import date

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.engagement import open_actions
from hypercare_cli.metrics.risks import score
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.decisions import Decision
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.risks import Risk
from hypercare_cli.steering.ranking import ranked

KPIS = ACTIONS = 5
RISKS = 3


def top_kpis(plan: Plan) -> list[Kpi]:
    """Business KPIs first, then those that drive them."""
    return sorted(plan.kpis, key=lambda kpi: kpi.kind != "business")[:KPIS]


def top_actions(plan: Plan, f: Figures) -> list[Action]:
    """The open actions by rank, the most pressing first; all of them, a dashboard shows five."""
    still_open = {action.id for action in open_actions(f)}
    return ranked(action for action in plan.actions if action.id in still_open)


def open_by_gravity(plan: Plan) -> list[Risk]:
    """Open risks by score, then by id; a dashboard shows three."""
    found = [risk for risk in plan.risks if risk.status == "open"]
    return sorted(found, key=lambda risk: (-score(risk), risk.id))


def expected_decisions(plan: Plan, f: Figures) -> list[Decision]:
    """The decisions not taken by as-of, the most pressing first."""
    found = [decision for decision in plan.decisions if is_expected(decision, f)]
    return sorted(found, key=lambda decision: (decision.due or date.max, decision.id))


def is_expected(decision: Decision, f: Figures) -> bool:
    """Still to be taken; one that came after as-of without having been due is not known yet."""
    announced = decision.status in ("expected", "deferred") or decision.due is not None
    return announced and not is_taken(decision, f)


def is_taken(decision: Decision, f: Figures) -> bool:
    """Taken by as-of; one without status is taken on its date."""
    if decision.status in ("expected", "deferred"):
        return False
    if decision.date is not None:
        return f.came(decision.date)
    return decision.status == "taken" or decision.due is None
