"""How much of what the method asks for is written in a plan: a checklist by section and stage.

An item of `method/completeness.yaml` is due once the plan has reached its stage, those of T0 always.
It is met or missing; the share is the weight met over the weight due, and null where nothing is due.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from hypercare_cli.demand import Demand, Gap, read
from hypercare_cli.method.method import table
from hypercare_cli.metric import Figures, share
from hypercare_cli.plan.identity import Context
from hypercare_cli.plan.model import Plan
from hypercare_cli.view import View

State = Literal["met", "missing", "later"]

STAGES = {
    "T0": ("kickoff", 0),
    "T+7": ("fundamentals", 7),
    "T+30": ("go_live_1", 30),
    "T+60": ("widening", 60),
    "T+90": ("stabilisation", 90),
}
"""The stages of the method: the milestone that a plan reaches then, and the day without it."""

SECTIONS = tuple(
    "plan customer needs landscape processes outcomes kpis people raci governance decisions roadmap"
    " adoption technical data_quality support value campaigns actions risks feedback next_steps"
    " releases improvement change contracts evidence handover data_dictionary glossary".split()
)
"""The sections of the checklist, as a plan orders them."""


class Item(NamedTuple):
    """One line of the checklist; without `contexts` it holds in all of them.

    `show` stands in for a demand that names no place, a condition over figures.
    """

    id: str
    section: str
    title: str
    stage: str
    weight: int
    needs: Demand
    show: Demand | None = None
    contexts: tuple[str, ...] = ()


class Answer(NamedTuple):
    """An item for one plan; `gap` says where it is missing."""

    item: Item
    state: State
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """The checklist of one plan, answered; `day` is the stage, in days after the kick-off."""

    answers: tuple[Answer, ...]
    day: int

    def weights(self) -> dict[str, tuple[int, int]]:
        """Section → (met, due) in the weights of its items."""
        met, due = Counter[str](), Counter[str]()
        for item, state, _gap in self.answers:
            met[item.section] += item.weight * (state == "met")
            due[item.section] += item.weight * (state != "later")
        return {section: (met[section], due[section]) for section in SECTIONS}

    @property
    def overall(self) -> Decimal | None:
        """Weight met / weight due; None where nothing is due."""
        return total(self.weights().values())

    def section(self, name: str) -> Decimal | None:
        """The same over one section."""
        return share(*self.weights()[name])

    @property
    def missing(self) -> tuple[Answer, ...]:
        """What is due and not there, in the order of the plan, then by stage and weight."""
        return tuple(answer for answer in self.answers if answer.state == "missing")


def total(weights: Iterable[tuple[int, int]]) -> Decimal | None:
    """The share over several sections, or several plans; None where nothing is due."""
    met, due = [sum(column) for column in zip(*weights, strict=True)] or (0, 0)
    return share(met, due)


def completeness(f: Figures, day: int | None = None, section: str | None = None) -> Completeness:
    """Answer the checklist for a plan, or for one section of it.

    `day` is the stage to judge by, in days after the kick-off (default: the as-of date). What is
    written always counts as of the day of the figures.
    """
    day = f.day if day is None else day
    view = View(f.plan, f.as_of, f.__getitem__)
    reached = {stage for stage, start in stage_days(f.plan).items() if start <= day} | {"T0"}
    items = items_of(f.plan.plan.context, section)
    return Completeness(tuple([answer(i, view, i.stage in reached) for i in items]), day)


def answer(item: Item, view: View, due: bool) -> Answer:
    if not due:
        return Answer(item, "later")
    gap = item.needs.gap(view)
    if gap is None:
        return Answer(item, "met")
    if item.show is not None:
        gap = item.show.gap(view) or Gap(next(item.show.paths()), item.show)
    return Answer(item, "missing", gap)


def stage_day(plan: Plan, text: str) -> int | None:
    """What a stage given by hand means, in days after the kick-off; None where it is none.

    A stage of the method or a milestone of the plan begins on its day; any date will do.
    """
    days = {milestone.id: plan.day(milestone.offset) for milestone in plan.roadmap}
    days |= stage_days(plan)
    if text in days:
        return days[text]
    try:
        found = plan.calendar.resolve(text)
    except (ValueError, LookupError):
        return None
    return None if found is None else plan.day(found)


def stage_days(plan: Plan) -> dict[str, int]:
    """The day on which each stage begins: that of its milestone where the plan has moved it."""
    offsets = {milestone.id: plan.day(milestone.offset) for milestone in plan.roadmap}
    return {stage: offsets.get(id_, day) for stage, (id_, day) in STAGES.items()}


@cache
def items_of(context: Context, section: str | None = None) -> tuple[Item, ...]:
    """The items that hold in a context, or those of one section."""
    return tuple(
        item
        for item in checklist()
        if (not item.contexts or context in item.contexts) and section in (None, item.section)
    )


@cache
def checklist() -> tuple[Item, ...]:
    """Every item of every context, by section, then stage, the heaviest first."""
    order = list(STAGES)
    items = [
        Item(
            entry["id"],
            section,
            entry["title"],
            entry["stage"],
            int(entry["weight"]),
            read(entry["needs"]),
            read(entry["show"]) if "show" in entry else None,
            entry.get("contexts", ()),
        )
        for section, entries in table("completeness").items()
        for entry in entries
    ]
    places = {section: place for place, section in enumerate(SECTIONS)}
    return tuple(sorted(items, key=lambda i: (places[i.section], order.index(i.stage), -i.weight)))
