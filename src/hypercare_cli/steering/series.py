"""A figure of the catalogue over time: on the days on which the plan records what it is made from."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.health import bounds
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.forecast import Forecast, Point, crossing_of

SCORE = "health.score"
WEEK = 7
QUARTER = timedelta(days=13 * WEEK)
"""What lies further back says little about the slope of today."""
PLAIN = frozenset({str, Decimal, int, bool, date, type(None)})
"""Most values; nothing is looked for in them."""
DAYS = ("date", "end", "done_on", "opened_on")


def series(f: Figures, metric: str) -> tuple[Point, ...]:
    """The metric as it was at the end of each week of the last quarter that recorded something for it.

    Weeks are counted back from the latest record, so that the last point is the figure of today but for what
    time alone changes. One point a week: a figure that stands between its records is not measured
    anew each day, and repeating it would make a trend look surer than it is. Days before T0, and
    days on which the metric is not known, have no point; nor has a health score that says too
    little of the whole to be green. Empty for what is no number.
    """
    if f.declaration(metric).sort != "number":
        return ()
    first = max(f.plan.kickoff, f.as_of - min(QUARTER, f.as_of - date.min))
    days = sorted(day for day in recorded(f, metric) if first <= day <= f.as_of)
    if not days:
        return ()
    last_of_week = {(days[-1] - day).days // WEEK: day for day in days}
    values = ((day, told(f.on(day), metric)) for day in sorted(last_of_week.values()))
    return tuple(Point(day, value) for day, value in values if value is not None)


def told(f: Figures, metric: str) -> Decimal | None:
    """The value of a figure that may be compared with another day's."""
    value = f[metric]
    if value is None or (metric == SCORE and f["health.coverage"] < bounds(f)["coverage"]):
        return None
    return Decimal(value) + 0  # without the sign of a negative zero


def forecast_of(f: Figures, metric: str, limit: Decimal, *, rising: bool) -> Forecast | None:
    """When a figure will be at least (`rising`) or at most the limit.

    None where it is so already, is not known today, or was recorded in fewer than three weeks.
    """
    value = f[metric]
    if value is None:
        return None
    now = comparable(Decimal(value))
    if now >= limit if rising else now <= limit:
        return None
    return crossing_of(series(f, metric), limit, rising=rising)


class Ahead(NamedTuple):
    """The forecast of the health score for one of its limits, upwards or downwards."""

    limit: Decimal
    colour: str
    rising: bool
    forecast: Forecast | None


def score_ahead(f: Figures) -> tuple[Ahead, ...]:
    """When the score reaches the limits above it, and when it falls to those that it is above."""
    score, limits = f[SCORE], bounds(f)
    if score is None:
        return ()
    points = series(f, SCORE)
    found = []
    for colour in ("green", "amber"):
        limit = limits[colour]
        rising = comparable(score) < limit
        found.append(Ahead(limit, colour, rising, crossing_of(points, limit, rising=rising)))
    return tuple(found)


def recorded(f: Figures, metric: str) -> set[date]:
    """The days of all entries that say what the metric, or one behind it, is made from today."""
    home = homes(f.plan)
    found: set[date] = set()
    for name in behind(f, metric):
        used: dict[int, set[str]] = {}
        entries: dict[int, tuple[Part, ...]] = {}
        for part, field in f.trace(name).fields:
            if home.get(id(part)):
                listed = entries.setdefault(id(home[id(part)]), home[id(part)])
                used.setdefault(id(listed), set()).add(field)
        for key, listed in entries.items():
            found.update(days_of(listed, used[key]))
    return found


def behind(f: Figures, metric: str) -> list[str]:
    """The metric and all that it is made from, each once."""
    found = [metric]
    for name in found:  # grows on the way
        found += [other for other in dict.fromkeys(f.trace(name).metrics) if other not in found]
    return found


def days_of(entries: tuple[Part, ...], used: set[str]) -> Iterator[date]:
    """The days of the entries of a list that have all of these fields; what is not done may be open."""
    needed = used.difference(DAYS)
    names = (*DAYS, *needed)
    for entry in entries:
        own = vars(entry)
        left = [name for name in needed if own.get(name) is None]
        if not left or groups_have(entry, left):
            for name in names:
                if isinstance(day := own.get(name), date):
                    yield day


def groups_have(entry: Part, names: list[str]) -> bool:
    """Whether the groups of fields in an entry have all of these."""
    parts = whole(entry)
    return all(any(vars(part).get(name) is not None for part in parts) for name in names)


@lru_cache(maxsize=2)
def homes(plan: Plan) -> dict[int, tuple[Part, ...]]:
    """Identity of each part of the plan → the list that it stands in; parts live as long as the plan."""
    found: dict[int, tuple[Part, ...]] = {}
    left: list[tuple[Part, tuple[Part, ...]]] = [(plan, ())]
    while left:
        part, home = left.pop()
        found[id(part)] = home
        for value in vars(part).values():
            if type(value) in PLAIN:
                continue
            if isinstance(value, tuple):
                left += [(inner, value) for inner in value if isinstance(inner, Part)]
            else:
                left += [(inner, home) for inner in inside(value)]
    return found


def whole(entry: Part) -> list[Part]:
    """An entry and the groups of fields in it, but not the lists."""
    found = [entry]
    for part in found:  # grows on the way
        for value in vars(part).values():
            found += inside(value)
    return found


def inside(value: Any) -> list[Part]:
    """The groups of fields that a value is, or has by name."""
    if isinstance(value, Part):
        return [value]
    if isinstance(value, dict | MappingProxyType):
        return [inner for inner in value.values() if isinstance(inner, Part)]
    return []
