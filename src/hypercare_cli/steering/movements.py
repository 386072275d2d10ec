"""What moved most since the last review: the figures that a quarterly review opens with.

A candidate counts by its change over its own scale, so that a share, an amount and a number of hours
can be ranked together. A figure that is not known on either day never counts, nor does a health score
that says too little of the whole to be green.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.engagement import sessions_of
from hypercare_cli.rounding import half_up
from hypercare_cli.steering.series import SCORE, told

QUARTER = timedelta(days=90)
FACTS = 3
DIGITS = 9
Scale = Literal["share", "hundred", "itself"]


class Candidate(NamedTuple):
    """A figure worth telling: what its change is measured by, and whether more of it is better.

    `itself` is the larger of its two values, for figures without an upper end.
    """

    metric: str
    scale: Scale = "share"
    more_is_better: bool = True


CANDIDATES = (
    Candidate(SCORE, "hundred"),
    Candidate("adoption.active_30d_rate"),
    Candidate("adoption.active_7d_rate"),
    Candidate("adoption.depth"),
    Candidate("adoption.satisfaction"),
    Candidate("activation.accounts_rate"),
    Candidate("value.annual", "itself"),
    Candidate("support.in_sla_rate"),
    Candidate("support.csat"),
    Candidate("support.resolution_hours", "itself", more_is_better=False),
    Candidate("support.opened", "itself", more_is_better=False),
    Candidate("data.quality"),
    Candidate("change.readiness", "itself"),
)
ATTAINMENT = "kpi.{}.attainment"


@dataclass(frozen=True, slots=True)
class Movement:
    """A figure then and now; `size` is the change over its scale, without its sign."""

    metric: str
    since: date
    before: Decimal
    now: Decimal
    size: Decimal
    better: bool


def movements(f: Figures, kpis: tuple[str, ...] = ()) -> list[Movement]:
    """At most three, the largest first, for better or worse.

    One an area of the catalogue as long as there are enough, but what got better never hides what
    got worse. `kpis` are the ids of the KPIs that may be told. Of equal changes the first counts.
    """
    candidates = [*CANDIDATES[:1], *(Candidate(ATTAINMENT.format(id_)) for id_ in kpis)]
    candidates += CANDIDATES[1:]
    past = Past(f, review_day(f))
    found = list(filter(None, (moved(f, past, candidate) for candidate in candidates)))
    found.sort(key=lambda movement: -movement.size)
    first: dict[tuple[str, bool], Movement] = {}
    for movement in found:
        first.setdefault((movement.metric.partition(".")[0], movement.better), movement)
    others = [movement for movement in found if movement not in first.values()]
    chosen = [*first.values(), *others][:FACTS]
    return sorted(chosen, key=lambda movement: -movement.size)


def review_day(f: Figures) -> date:
    """The day to compare with: the last quarterly review held, else 90 days ago, never before T0."""
    held = [
        session.date
        for ritual in f.plan.governance.rituals
        if ritual.cadence == "quarterly"
        for session in sessions_of(f, ritual)
        if session.held and session.date < f.as_of
    ]
    start = min(f.plan.kickoff, f.as_of)
    return max(start, max(held, default=f.as_of - QUARTER))


class Past:
    """The figures of the day of the last review, and of the days after it on which some came."""

    def __init__(self, f: Figures, day: date):
        self.f = f
        later = {when for when in recorded(f) if day < when < f.as_of}
        self.days = (day, *sorted(later))
        self.figures: dict[date, Figures] = {}

    def on(self, day: date) -> Figures:
        if day not in self.figures:
            self.figures[day] = Figures(self.f.plan, day, self.f.digest)
        return self.figures[day]

    def first(self, metric: str) -> tuple[date, Decimal] | None:
        """The value on the day of the review, else the first one after it.

        A KPI starts from its baseline: at T0 none of the way to its target has been gone.
        """
        for day in self.days:
            value = told(self.on(day), metric)
            if value is not None:
                return day, value
            if day == self.f.plan.kickoff and metric.startswith("kpi."):
                return day, Decimal(0)
        return None


def recorded(f: Figures) -> Iterator[date]:
    """The days on which figures change that are taken from time to time."""
    plan = f.plan
    yield from (snapshot.date for snapshot in plan.adoption.snapshots)
    yield from (survey.date for survey in plan.adoption.satisfaction)
    yield from (period.end for period in plan.support.periods)
    yield from (one.date for one in plan.health.assessments)
    yield from (score.date for score in plan.data_quality.scores)
    yield from (one.date for one in plan.change.factors)
    yield from (m.date for kpi in plan.kpis for m in kpi.measurements)


def moved(f: Figures, past: Past, candidate: Candidate) -> Movement | None:
    """The movement of one figure; None where it is not known or has not moved."""
    now = told(f, candidate.metric)
    found = past.first(candidate.metric)
    if now is None or found is None:
        return None
    since, before = found
    size = half_up(abs(now - before) / scale_of(candidate, before, now), DIGITS)
    if not size:
        return None
    return Movement(
        candidate.metric, since, before, now, size, (now > before) is candidate.more_is_better
    )


def scale_of(candidate: Candidate, before: Decimal, now: Decimal) -> Decimal:
    if candidate.scale == "share":
        return Decimal(1)
    if candidate.scale == "hundred":
        return Decimal(100)
    return max(abs(before), abs(now)) or Decimal(1)
