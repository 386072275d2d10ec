"""How a figure is declared, computed once, and explained.

A metric is one function of `Figures`, with its formula in the docstring:

    @metric("adoption.ready_rate", unit="share", label="Users ready")
    def ready_rate(f: Figures) -> Decimal | None:
        '''Ready users / eligible users, of the latest snapshot that gives `ready`.'''

`None` means not known; it is never counted as 0 and never as 100%.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, localcontext
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar

from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.records import Record, Records

Unit = Literal[
    "count",
    "days",
    "hours",
    "months",
    "share",
    "ratio",
    "money",
    "number",
    "nps",
    "note",
    "score",
    "colour",
    "truth",
]
Sort = Literal["number", "word", "truth"]
Value = Decimal | int | str | bool | None
Digest = Callable[[str], str | None]
"""SHA-256 of a file of the plan's folder, in hexadecimal; None where it cannot be read."""

NOTHING: Mapping[str, Value] = MappingProxyType({})
EXACT = Context(prec=60)
Answer = TypeVar("Answer")
Over = Sequence[str] | Callable[[Plan], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Declaration:
    """One line of the catalogue. `{}` in the id stands for each of `over`."""

    id: str
    unit: Unit
    label: str
    compute: Callable[..., Value]
    over: Over | None

    @property
    def formula(self) -> str:
        """The formula in words: the function's docstring, unfolded."""
        return " ".join((self.compute.__doc__ or "").split())

    @property
    def sort(self) -> Sort:
        """What a condition may compare it with."""
        return {"colour": "word", "truth": "truth"}.get(self.unit, "number")  # type: ignore[return-value]  # the two words are Sorts


CATALOGUE: dict[str, Declaration] = {}
Function = TypeVar("Function", bound=Callable[..., Value])


def metric(
    id_: str, *, unit: Unit, label: str, over: Over | None = None
) -> Callable[[Function], Function]:
    """Declare a metric; `over` makes one figure for each name, given as second argument."""

    def declare(compute: Function) -> Function:
        if id_ in CATALOGUE:
            raise ValueError(f"metric {id_} is declared twice")
        CATALOGUE[id_] = Declaration(id_, unit, label, compute, over)
        return compute

    return declare


def kpi_ids(plan: Plan) -> Iterator[str]:
    """For metrics that exist once per KPI."""
    return (kpi.id for kpi in plan.kpis)


class Catalogue:
    """The declared metrics, as conditions and references see them."""

    def sort_of(self, id_: str, kpis: frozenset[str] | None) -> Sort | None:
        """What a metric can be compared with; None if there is none of that id.

        `kpis` are the ids of the plan's KPIs; None means that they are not known.
        """
        declaration = CATALOGUE.get(id_)
        if declaration is None or declaration.over is not None:
            declaration = self.family(id_, kpis)
        return declaration.sort if declaration else None

    def family(self, id_: str, kpis: frozenset[str] | None) -> Declaration | None:
        head, dot, tail = id_.partition(".")
        middle, second_dot, last = tail.partition(".")
        if not dot:
            return None
        declaration = CATALOGUE.get(f"{head}.{{}}.{last}" if second_dot else f"{head}.{{}}")
        if declaration is None or declaration.over is None:
            return None
        names = kpis if callable(declaration.over) else declaration.over
        return declaration if names is None or middle in names else None

    def ids(self, kpis: Iterable[str]) -> tuple[str, ...]:
        """Every id that a plan with these KPIs has."""
        found: list[str] = []
        for declaration in CATALOGUE.values():
            if declaration.over is None:
                found.append(declaration.id)
            else:
                names = kpis if callable(declaration.over) else declaration.over
                found += [declaration.id.format(name) for name in names]
        return tuple(found)


class Cited(NamedTuple):
    """A field of the plan that a figure was computed from."""

    entry: Part
    field: str


class Contribution(NamedTuple):
    """A part of a figure that is a sum; all parts add up to it."""

    of: str
    amount: Decimal


@dataclass(slots=True)
class Trace:
    """What one figure was made from."""

    fields: list[Cited]
    metrics: list[str]
    contributions: list[Contribution]


class Figures:
    """The figures of one plan on one day, each computed when first asked for, then kept.

    Besides `f["metric.id"]` it answers the questions about time that every metric has. `given` are
    values put in the place of computed ones: what depends on them follows.
    """

    def __init__(
        self, plan: Plan, as_of: date, digest: Digest, given: Mapping[str, Value] = NOTHING
    ):
        self.plan = plan
        self.as_of = as_of
        self.digest: Digest = cache(digest)
        self.day = plan.day(as_of)
        self.kpis = {kpi.id: kpi for kpi in plan.kpis}
        self.given = given
        self._values: dict[str, Value] = {**given}
        self._traces: dict[str, Trace] = {id_: Trace([], [], []) for id_ in given}
        self._open: list[Trace] = []
        self._answers: dict[str, Any] = {}
        self._days: dict[date, Figures] = {as_of: self}
        self._records = Records()
        self._sources: dict[str, tuple[Declaration, str | None]] = {}
        for declaration in CATALOGUE.values():
            if declaration.over is None:
                self._sources[declaration.id] = (declaration, None)
            else:
                over = declaration.over
                for name in over(plan) if callable(over) else over:
                    self._sources[declaration.id.format(name)] = (declaration, name)

    def __getitem__(self, id_: str) -> Any:
        """The value of a metric: Decimal, int, bool, word, or None where it is not known."""
        if self._open:
            self._open[-1].metrics.append(id_)
        if id_ not in self._values:
            declaration, name = self._sources[id_]
            trace = self._traces[id_] = Trace([], [], [])
            self._open.append(trace)
            try:
                with localcontext(EXACT):
                    arguments = (self,) if name is None else (self, name)
                    self._values[id_] = declaration.compute(*arguments)
            finally:
                self._open.pop()
        return self._values[id_]

    def __contains__(self, id_: str) -> bool:
        return id_ in self._sources

    def on(self, day: date) -> "Figures":
        """The same plan on another day, computed once; what is given holds on its own day only."""
        if day not in self._days:
            other = Figures(self.plan, day, self.digest)
            other._days, other._records = self._days, self._records
            self._days[day] = other
        return self._days[day]

    def once(self, question: str, answer: Callable[["Figures"], Answer]) -> Answer:
        """The answer to another question about this day, found when first asked for, then kept."""
        if question not in self._answers:
            self._answers[question] = answer(self)
        found: Answer = self._answers[question]
        return found

    def ids(self) -> Iterator[str]:
        """Every metric of this plan, in the order of the catalogue."""
        return iter(self._sources)

    def declaration(self, id_: str) -> Declaration:
        return self._sources[id_][0]

    def name(self, id_: str) -> str | None:
        """The KPI, dimension, factor or stream that a metric of a family is about."""
        return self._sources[id_][1]

    def trace(self, id_: str) -> Trace:
        """What the figure was made from."""
        self[id_]
        return self._traces[id_]

    def with_given(self, given: Mapping[str, Value]) -> "Figures":
        """The same day with these values too in the place of the computed ones."""
        return Figures(self.plan, self.as_of, self.digest, {**self.given, **given})

    # -- for the metrics ------------------------------------------------------------------------

    def cite(self, entry: Part, *fields: str) -> None:
        """Note which fields a figure uses, for `explain`."""
        if self._open:
            self._open[-1].fields += [Cited(entry, field) for field in fields]

    def contribute(self, of: str, amount: Decimal) -> None:
        """Note one addend of a figure that is a sum."""
        if self._open:
            self._open[-1].contributions.append(Contribution(of, amount))

    def came(self, day: date | None) -> bool:
        """A day that is known and not after as-of."""
        return day is not None and day <= self.as_of

    def to_date(self, records: Iterable[Record], field: str = "date") -> list[Record]:
        """The dated records that exist at as-of, oldest first; equal dates stay as in the file."""
        return self._records.to_date(records, field, self.as_of)

    def distinct(self, records: Iterable[Record], field: str = "date") -> tuple[Record, ...]:
        """The same for entries without id: of two on one date the last in the file counts."""
        return self._records.distinct(records, field)

    def latest(self, records: Iterable[Record], *having: str, field: str = "date") -> Record | None:
        """The last record to date that has all of these fields; None if there is none."""
        return self._records.latest(records, field, having, self.as_of)

    def existing(self, items: Iterable[Record]) -> list[Record]:
        """Items that are open by as-of: those opened later do not exist yet."""
        opened = ((item, getattr(item, "opened_on", None)) for item in items)
        return [item for item, day in opened if day is None or day <= self.as_of]

    def is_done(self, item: Any) -> bool:
        """Done, unless it was finished after as-of; a status without its date stands as it is."""
        return item.status == "done" and (item.done_on is None or item.done_on <= self.as_of)

    def is_late(self, item: Any) -> bool:
        """Not done, not dropped, due before as-of."""
        return (
            item.status not in ("dropped", "waived")
            and item.due is not None
            and item.due < self.as_of
            and not self.is_done(item)
        )


def share(part: Any, whole: Any) -> Decimal | None:
    """part / whole; None where either is unknown or the whole is 0."""
    if part is None or whole is None or whole == 0:
        return None
    return Decimal(part) / Decimal(whole)


def mean(values: Iterable[Any]) -> Decimal | None:
    """The mean of the known values; None without one."""
    known = [Decimal(value) for value in values if value is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
