"""The kinds of value that a field may hold, as declarations; `intake.py` reads them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, dataclass_transform


@dataclass_transform(frozen_default=True)
class Declared:
    """A small value object, equal only to itself; cheaper to declare than a dataclass."""

    names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.names = tuple(vars(cls).get("__annotations__", ()))  # inspect is dear

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self.names, values, strict=False), **named)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")


class TextKind(Declared):
    """Text; `pattern` and its `example` narrow it, `as_written` keeps `1.10` unquoted."""

    pattern: str | None = None
    example: str = ""
    as_written: bool = False


class NumberKind(Declared):
    """An exact decimal within bounds; `whole` gives an int, `above` is an open lower bound."""

    least: int | None = None
    most: int | None = None
    above: int | None = None
    whole: bool = False


class IdKind(Declared):
    """A name that is unique among the entries of `section`."""

    section: str
    pattern: str = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
    reserved: frozenset[str] = frozenset()


class ReferenceKind(Declared):
    """The id of an entry of one of `sections`, or one of the fixed `words`."""

    sections: tuple[str, ...]
    words: tuple[str, ...] = ()


class LinkKind(ReferenceKind):
    """The id of an entry of one of `sections`, with a lag or a lead: `T1`, `T2+3wd`, `T3-1d`."""

    sections: tuple[str, ...]
    words: tuple[str, ...] = ()


class MilestoneKind(Declared):
    """A milestone by its id or by its offset (`T+30`)."""


class DateKind(Declared):
    """ISO, `T+n`, `T-n` or `T+nwd`; the same from `golive` or `signature` in place of T.

    `days` also takes a bare number of days after T0, `fixed` nothing that counts from another day;
    `closing` days are counted from T0 only, before anything is closed.
    """

    days: bool = False
    fixed: bool = False
    closing: bool = False


class DurationKind(Declared):
    """`30m`, `4h`, `2d`, `3wd`; `days` takes whole days only, counted in the plan's calendar."""

    days: bool = False


class ConditionKind(Declared):
    """Comparisons of metrics with numbers and words."""


class MetricKind(Declared):
    """The id of a metric of the catalogue."""


class CodeKind(Declared):
    """A code of a published list: `currency` (ISO 4217) or `country` (ISO 3166)."""

    listing: Literal["currency", "country"]


class RangeKind(Declared):
    """A number, or `{low, base, high}`."""


class BudgetKind(Declared):
    """An amount, or a list of `{label, amount}`."""


class OneOrMore(Declared):
    """A single value, or a list of them."""


class Rising(Declared):
    """A list of exactly `count` rising numbers."""

    count: int


Kind = (
    TextKind
    | NumberKind
    | IdKind
    | ReferenceKind
    | LinkKind
    | MilestoneKind
    | DateKind
    | DurationKind
    | ConditionKind
    | MetricKind
    | CodeKind
    | RangeKind
    | BudgetKind
    | OneOrMore
    | Rising
)


class Duration(Declared):
    """A length of time as typed; `wd` are working days of the plan's country."""

    amount: int
    unit: Literal["m", "h", "d", "wd"]

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


Text = Annotated[str, TextKind()]
VersionText = Annotated[str, TextKind(as_written=True)]
ClockTime = Annotated[str, TextKind(r"([01][0-9]|2[0-3]):[0-5][0-9]", "08:30")]
Digest = Annotated[str, TextKind(r"[0-9a-fA-F]{64}", "64 hexadecimal digits")]
Number = Annotated[Decimal, NumberKind()]
Amount = Annotated[Decimal, NumberKind(least=0)]
Count = Annotated[Decimal, NumberKind(least=0)]
Share = Annotated[Decimal, NumberKind(least=0, most=1)]
Positive = Annotated[Decimal, NumberKind(above=0)]
Note = Annotated[int, NumberKind(least=1, most=5, whole=True)]
Score = Annotated[int, NumberKind(least=0, most=5, whole=True)]
Tier = Annotated[int, NumberKind(least=1, most=3, whole=True)]
Periods = Annotated[int, NumberKind(least=1, most=12, whole=True)]
Rank = Annotated[int, NumberKind(least=0, whole=True)]
When = Annotated[date, DateKind()]
Truth = bool
Condition = Annotated[str, ConditionKind()]
MetricId = Annotated[str, MetricKind()]
Lasting = Annotated[Duration, DurationKind()]

PersonId = Annotated[str, ReferenceKind(("people",))]
KpiId = Annotated[str, ReferenceKind(("kpis",))]
OutcomeId = Annotated[str, ReferenceKind(("outcomes",))]
EvidenceId = Annotated[str, ReferenceKind(("evidence",))]
DecisionId = Annotated[str, ReferenceKind(("decisions",))]
RitualId = Annotated[str, ReferenceKind(("rituals",))]
WAITED_FOR = ("tasks", "milestones")
TaskLink = Annotated[str, LinkKind(WAITED_FOR)]
MilestoneId = Annotated[str, MilestoneKind()]
PersonaId = Annotated[str, ReferenceKind(("personas",))]
TeamId = Annotated[str, ReferenceKind(("teams",))]
FeedbackId = Annotated[str, ReferenceKind(("feedback",))]
PopulationId = Annotated[str, ReferenceKind(("populations",))]
ContractId = Annotated[str, ReferenceKind(("contracts",))]
RequirementId = Annotated[str, ReferenceKind(("requirements",))]
ObligationId = Annotated[str, ReferenceKind(("obligations",))]
ClaimId = Annotated[str, ReferenceKind(("claims",))]
PlaybookId = Annotated[str, ReferenceKind(("playbooks",))]

Level = Literal["L", "M", "H"]
Priority = Literal["P1", "P2", "P3", "P4"]
Frequency = Literal["daily", "weekly", "monthly", "quarterly"]
Quality = Literal["good", "fair", "poor"]
Attitude = Literal["ally", "neutral", "resistant"]
Stream = Literal["tech", "data", "adoption", "value", "governance", "support", "change", "contract"]
STREAMS: tuple[Stream, ...] = (
    "tech", "data", "adoption", "value", "governance", "support", "change", "contract"
)  # fmt: skip
Colour = Literal["green", "amber", "red"]
Status = Literal["open", "planned", "in_progress", "done", "dropped"]
TaskStatus = Literal["planned", "in_progress", "done", "dropped"]
ActionStatus = Literal["open", "done", "dropped"]
Audience = Literal["internal", "partner", "customer"]
