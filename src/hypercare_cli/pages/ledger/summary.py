"""The first sheet: the figures that matter, as formulas over the other sheets where possible."""

from collections.abc import Iterable
from typing import NamedTuple

from hypercare_cli.blocks import Badge
from hypercare_cli.metrics import rag
from hypercare_cli.metrics.risks import HIGH
from hypercare_cli.pages.figures import badge
from hypercare_cli.pages.ledger.contracts import has_contracts
from hypercare_cli.pages.ledger.fields import Field, field, table
from hypercare_cli.pages.ledger.formula import ANY_NUMBER, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.pages.rag import reason
from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.sheet import Block, Figure, Formula, Panel, Sheet, Table, Value

VALUE = (
    "value.annual",
    "value.annual_verified",
    "value.annual_at_target",
    "value.budget",
    "value.roi",
    "value.roi_at_target",
    "value.payback_months",
)
OVERDUE = '">0"'


class Live(NamedTuple):
    """A metric, its formula, and the entries whose rows the formula reads."""

    metric: str
    expression: str
    entries: Iterable[Entry] = ()


def summary_sheet(scope: Scope) -> Sheet:
    """Overall, health, value, KPIs, work, contracts; then the colour of each stream."""
    say = scope.words.say
    blocks: list[Block] = [
        Panel(overall(scope), say("Overall")),
        streams(scope),
        Panel(linked(scope, VALUE), say("Value")),
        Panel(computed(scope, kpis(scope)), say("Business KPIs")),
        Panel((*time_to_value(scope), *computed(scope, work(scope))), say("Progress")),
    ]
    if has_contracts(scope):
        owed = ("contracts.penalties_due", "contracts.claims_amount")
        found = (*computed(scope, contracts(scope)), *linked(scope, owed))
        blocks.append(Panel(found, say("Contracts")))
    return Sheet(
        say("Summary"),
        scope.plan.plan.title,
        tuple(blocks),
        say("An empty cell means: not known. Formulas follow the other sheets and the as-of date."),
        portrait=True,
    )


# -- panels -------------------------------------------------------------------------------------


def overall(scope: Scope) -> tuple[Figure, ...]:
    """The day, the colour of the rollout and the health score."""
    say, f = scope.words.say, scope.f
    kickoff = None if scope.is_blank else scope.plan.kickoff
    day = Formula('IF({kickoff}="","",{as_of}-{kickoff})', None if scope.is_blank else f.day)
    note = say("Penalties, overdue days and expected shares follow this date.")
    return (
        Figure("as_of", say("As of"), f.as_of, "date", note=note, free=True),
        Figure("", say("Kick-off (T0)"), Formula('IF({kickoff}="","",{kickoff})', kickoff), "date"),
        Figure("plan.day", scope.metric("plan.day"), day),
        Figure("", scope.metric("rag.global"), badge(scope.words, f["rag.global"]), "colour",
               note=scope.formula("rag.global")),
        *linked(scope, ("health.score", "health.coverage")),
    )  # fmt: skip


def linked(scope: Scope, metrics: Iterable[str]) -> tuple[Figure, ...]:
    """Figures that another sheet computes."""
    return tuple(
        figure(scope, id_, Formula(f"{{{id_}}}", scope.f[id_]), name="") for id_ in metrics
    )


def computed(scope: Scope, found: Iterable[Live]) -> tuple[Figure, ...]:
    """Figures that are computed here from the rows of other sheets."""
    return tuple(figure(scope, each.metric, scope.live(*each), name=each.metric) for each in found)


def figure(scope: Scope, metric: str, cell: Formula | Value | Badge, name: str) -> Figure:
    kind, digits = scope.look(metric)
    return Figure(name, scope.named(metric), cell, kind, digits, scope.formula(metric))


def time_to_value(scope: Scope) -> tuple[Figure, ...]:
    """Computed by the tool only: it needs holds and the order of the measurements."""
    return tuple(figure(scope, id_, scope.f[id_], "") for id_ in ("ttv.days", "ttv.net_days"))


# -- formulas -----------------------------------------------------------------------------------


def kpis(scope: Scope) -> tuple[Live, ...]:
    """The business KPIs together; attainments are kept between 0 and 1 each."""
    entries = scope.plan.kpis
    business = f"{{kpis[kind]}},{text(scope.words.term('kpi_kind', 'business'))}"
    attained = "{kpis[attainment]}"
    measured = f"COUNTIFS({business},{attained},{ANY_NUMBER})"
    partly = f'SUMIFS({attained},{business},{attained},">0",{attained},"<1")'
    fully = f'COUNTIFS({business},{attained},">=1")'
    expected = f"SUMIFS({{kpis[expected]}},{business},{attained},{ANY_NUMBER})"
    slope = f'IF({expected}=0,"",MIN(1,{{kpi.attainment}}*{measured}/{expected}))'
    reached = f"{{kpis[reached]}},{text(scope.truth(True) or '')}"
    return (
        Live("kpi.count", f"COUNTIFS({business})", entries),
        Live("kpi.reached", f"COUNTIFS({business},{reached})", entries),
        Live("kpi.attainment", f'IF({measured}=0,"",({partly}+{fully})/{measured})', entries),
        Live("kpi.attainment_vs_plan", f'IF({{kpi.attainment}}="","",{slope})', entries),
    )


def work(scope: Scope) -> tuple[Live, ...]:
    """Tasks, actions and risks."""
    opened, done = (text(scope.words.term("status", word)) for word in ("open", "done"))
    tasks = [entry for m in scope.plan.roadmap for entry in (m, *m.tasks)]
    actions = scope.f.existing(scope.plan.actions)
    progress = f'IF(COUNTA({{tasks[title]}})=0,"",COUNTIF({{tasks[status]}},{done})/COUNTA({{tasks[title]}}))'
    high = f'COUNTIFS({{risks[status]}},{opened},{{risks[score]}},">={HIGH}")'
    return (
        Live("roadmap.progress", progress, tasks),
        Live("roadmap.overdue", f"COUNTIF({{tasks[days_overdue]}},{OVERDUE})", tasks),
        Live("engagement.actions_open", f"COUNTIF({{actions[status]}},{opened})", actions),
        Live(
            "engagement.actions_overdue", f"COUNTIF({{actions[days_overdue]}},{OVERDUE})", actions
        ),
        Live("risks.open", f"COUNTIF({{risks[status]}},{opened})", scope.plan.risks),
        Live("risks.high", high, scope.plan.risks),
    )


def contracts(scope: Scope) -> tuple[Live, ...]:
    opened, settled, rejected = (
        text(scope.words.term("status", word)) for word in ("open", "settled", "rejected")
    )
    late = f"COUNTIFS({{obligations[status]}},{opened},{{obligations[days_late]}},{OVERDUE})"
    state = "{claims[status]}"
    claims = f"COUNTA({{claims[text]}})-COUNTIF({state},{settled})-COUNTIF({state},{rejected})"
    existing = scope.f.to_date(scope.plan.contracts.claims, "opened_on")
    return (
        Live("contracts.obligations_overdue", late, scope.plan.contracts.obligations),
        Live("contracts.claims_open", claims, existing),
    )


# -- streams ------------------------------------------------------------------------------------


def streams(scope: Scope) -> Table:
    """The colour of each stream, computed by the tool, and why."""
    say, f = scope.words.say, scope.f
    fields: list[Field[str]] = [
        field("stream", say("Stream"), lambda stream: scope.word("stream", stream), width=38),
        field("colour", say("Colour"), lambda s: badge(scope.words, f[f"rag.{s}"]), "colour", 18),
        field("why", say("Why"), lambda stream: why(scope, stream), width=66),
    ]
    return table("streams", fields, STREAMS, fixed=True)


def why(scope: Scope, stream: str) -> str | None:
    """What made the colour; an override with its reason and its end."""
    by_hand = rag.override(scope.f, stream)
    if by_hand is not None:
        return scope.words.say(
            "set by hand until {end}; computed: {colour}. {reason}",
            end=by_hand.end,
            colour=scope.words.term("colour", rag.computed(scope.f, stream) or "unknown"),
            reason=by_hand.reason if scope.sees(by_hand) else "",
        ).strip()
    named = (*scope.plan.technical, *scope.plan.risks)
    if not all(map(scope.sees, named)):
        return None  # the reason names items that are late and risks that are open
    return reason(scope.analysis, scope.words, stream) or None
