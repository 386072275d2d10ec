"""A value that somebody assumes for a figure, as people type it: `adoption.active_30d_rate=80%`."""

import re
from decimal import Decimal
from typing import NamedTuple

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.metric import Figures, Unit, Value
from hypercare_cli.node import NUMBER, exact_number
from hypercare_cli.values import nearest

COLOURS = {"vert": "green", "orange": "amber", "rouge": "red"}
TRUTHS = {"true": True, "yes": True, "vrai": True, "oui": True}
TRUTHS |= {"false": False, "no": False, "faux": False, "non": False}
SPACES = re.compile(r"[\s\u00a0\u202f]+")
VALUE_WORDS = frozenset({"value", "current", "latest", "measurement"})
"""What people call the actual value of a KPI."""
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?%?\Z")
"""12,000 is twelve in French and twelve thousand in English."""
OPEN_SHARES = frozenset({"kpi.{}.attainment", "kpi.{}.vs_plan", "kpi.vs_plan_min"})
"""Shares that may lie below 0 or above 1: worse than the baseline, better than the target."""
MAY_BE_NEGATIVE = frozenset(
    {"support.backlog", "roadmap.next_slip", "roadmap.finish_slip"}
    | {"ttv.days", "ttv.net_days", "ttv.first_win_days"}
)
MAY_BE_A_FRACTION = frozenset({"support.opened_per_day"})
"""A count, but a mean of several days."""


class Kind(NamedTuple):
    """What a unit takes: its bounds, what 100% stands for, and how to say it."""

    said: Message
    least: int | None = None
    most: int | None = None
    hundred_percent: int | None = None


ANY = Kind(message("It is a number."))
KINDS: dict[Unit, Kind] = {
    "share": Kind(message("It is a share from 0 to 1: write 0.8 or 80%."), 0, 1, hundred_percent=1),
    "ratio": Kind(message("It is a ratio: write 1.5 or 150%."), hundred_percent=1),
    "note": Kind(message("It is a note from 1 to 5."), 1, 5),
    "score": Kind(message("It is a score from 0 to 100."), 0, 100),
    "nps": Kind(message("It is a number from −100 to 100."), -100, 100),
    "count": Kind(message("It is a whole number, 0 or more."), 0),
    "days": Kind(message("It is a whole number of days, 0 or more."), 0),
    "hours": Kind(message("It is a number of hours, 0 or more."), 0),
    "months": Kind(message("It is a number of months, 0 or more."), 0),
    "colour": Kind(message("It is green, amber or red.")),
    "truth": Kind(message("It is true or false.")),
}
WHOLE = ("count", "days")
PERCENT = Kind(message("It is a percentage: write 26 or 26%."), hundred_percent=100)
OPEN = Kind(message("It is a share: write 0.8 or 80%."), hundred_percent=1)


def assumed(f: Figures, texts: list[str]) -> dict[str, Value]:
    """Metric → value of several texts `metric=value`; raises HypercareError with what is wrong."""
    found: dict[str, Value] = {}
    for text in texts:
        metric, value = one(f, text)
        if metric in found:
            raise HypercareError(message("`{metric}` is given twice", metric=metric))
        found[metric] = value
    return found


def one(f: Figures, text: str) -> tuple[str, Value]:
    name, sign, typed = text.partition("=")
    metric, typed = name.strip(), typed.removeprefix("=").strip()
    if not sign or not typed:
        raise HypercareError(
            message("“{text}” is not a figure with a value", text=text),
            message("Write it like --what-if adoption.active_30d_rate=0.8."),
        )
    if metric not in f:
        raise HypercareError(
            message("there is no metric called `{metric}`", metric=metric),
            suggestion(f, metric),
        )
    if metric == "plan.day":
        raise HypercareError(
            message("the day is not assumed, it is chosen"),
            message("Use --as-of T+120."),
        )
    return metric, value_of(f, metric, typed)


def suggestion(f: Figures, metric: str) -> Message:
    """The id that was meant, even without its first part: `active_30d` is one of adoption."""
    ids = tuple(f.ids())
    close = nearest(metric, ids)
    family, _, rest = metric.partition(".")
    name, _, word = rest.rpartition(".")
    if family == "kpi" and name in f.kpis and word in VALUE_WORDS:
        return message("Did you mean `{close}`?", close=f"kpi.{name}.actual")
    if close is None:
        tails = {id_.partition(".")[2]: id_ for id_ in reversed(ids)}
        tail = nearest(metric, tuple(tails))
        close = tails[tail] if tail else None
    if close is None:
        return message("`hypercare metrics` lists all metrics of a plan.")
    return message("Did you mean `{close}`?", close=close)


def value_of(f: Figures, metric: str, typed: str) -> Value:
    """The value, of the sort and within the bounds of its metric."""
    declaration = f.declaration(metric)
    kind = kind_of(f, metric)
    found: Value = None
    if declaration.unit == "colour":
        word = typed.casefold()
        word = COLOURS.get(word, word)
        found = word if word in COLOURS.values() else None
    elif declaration.unit == "truth":
        found = TRUTHS.get(typed.casefold())
    else:
        if THOUSANDS.match(compact(typed)):
            raise HypercareError(
                message("“{text}” may be a decimal or a large number", text=typed),
                message("Write it without a comma: 12000 or 12.5."),
            )
        exact = number(typed, kind)
        found = whole(exact) if is_whole(f, metric) else exact
    if found is None:
        raise HypercareError(
            message("“{text}” cannot be the value of `{metric}`", text=typed, metric=metric),
            kind.said,
        )
    return found


def is_whole(f: Figures, metric: str) -> bool:
    """Whether a figure has whole values only."""
    return f.declaration(metric).unit in WHOLE and metric not in MAY_BE_A_FRACTION


def compact(typed: str) -> str:
    """Without the spaces between thousands and before the sign of percent."""
    return SPACES.sub("", typed).replace("−", "-")


def whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == value.to_integral_value() else None


def kind_of(f: Figures, metric: str) -> Kind:
    """What a metric takes; a KPI that counts in percent has percentages as values."""
    declaration = f.declaration(metric)
    if declaration.id in OPEN_SHARES:
        return OPEN
    if declaration.unit == "number" and f.kpis[f.name(metric) or ""].unit == "percent":
        return PERCENT
    if metric in MAY_BE_NEGATIVE or metric in MAY_BE_A_FRACTION:
        return ANY
    return KINDS.get(declaration.unit, ANY)


def number(typed: str, kind: Kind) -> Decimal | None:
    """A number within the bounds: 0.8, 0,8, 80%, 80 %, 12 000; None for anything else."""
    text = compact(typed)
    percent = text.endswith("%")
    text = text.removesuffix("%")
    text = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    found = exact_number(text) if NUMBER.match(text) else None
    if not isinstance(found, Decimal):
        return None
    if percent:
        if kind.hundred_percent is None:
            return None
        found = found.scaleb(-2) * kind.hundred_percent
    low = kind.least is not None and found < kind.least
    high = kind.most is not None and found > kind.most
    return None if low or high else found
