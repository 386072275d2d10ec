"""When a gate can be expected: from the trend of each figure that keeps it shut, or why not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hypercare_cli.condition import parse
from hypercare_cli.metric import Figures
from hypercare_cli.steering.days import later
from hypercare_cli.steering.forecast import Forecast
from hypercare_cli.steering.gates.gap import Gap, gaps
from hypercare_cli.steering.gates.gate import Answer, Gate, judge_of
from hypercare_cli.steering.gates.persistence import holding_since
from hypercare_cli.steering.series import forecast_of

Ground = Literal[
    "trend", "time", "never", "past", "few", "unknown", "choice", "periods", "signature"
]
"""What the date of a criterion stands on, or why it has none.

`trend` of its figures, `time` for what must last; `never` on this slope; `past`: expected before
as-of, and nothing recorded since; `few`: fewer than three points; `unknown` figures; a `choice`, a
colour or a comparison of figures; `periods` to come, of support or of what must last; a `signature`.
"""


DATED: frozenset[Ground] = frozenset(("trend", "time"))


@dataclass(frozen=True, slots=True)
class Outlook:
    """When one criterion, or a whole gate, can be expected to be met; without a forecast, why not."""

    ground: Ground
    forecast: Forecast | None = None

    @property
    def day(self) -> date | None:
        return None if self.forecast is None else self.forecast.day


@dataclass(frozen=True, slots=True)
class GateOutlook:
    """The latest of the dates of its criteria; None where one is never met on its slope, or has none.

    `without` are the criteria whose date nothing tells, or not of their signature.
    """

    together: Outlook | None
    criteria: tuple[tuple[Answer, Outlook], ...]

    @property
    def without(self) -> tuple[tuple[Answer, Outlook], ...]:
        return tuple(
            (answer, outlook)
            for answer, outlook in self.criteria
            if outlook.ground not in DATED or answer.signature == "not_met"
        )


def gate_outlook(f: Figures, gate: Gate) -> GateOutlook:
    """The forecast of every criterion that is not met, and of the gate."""
    unmet = (found for found in gate.answers if found.verdict != "met")
    found = tuple((answer, outlook(f, answer)) for answer in unmet)
    return GateOutlook(latest_of([one for _answer, one in found]), found)


def outlook(f: Figures, found: Answer) -> Outlook:
    """The forecast of one criterion that is not met."""
    criterion = found.criterion
    if criterion.when is None or found.computed == "met":
        return Outlook("signature" if criterion.signed_by is not None else "unknown")
    if criterion.periods is not None:
        return Outlook("periods")
    if criterion.lasting is not None:
        since = holding_since(f, judge_of(f, criterion))
        day = later(f.plan, since, criterion.lasting) if since is not None else None
        if day is None:
            return Outlook("periods")
        return Outlook("time", Forecast(0, f.as_of, day, day, day))
    if found.computed == "unknown":
        return Outlook("unknown")
    missing = tuple(gaps(f, parse(criterion.when).node))
    if not missing or any(gap.choice or gap.more is None for gap in missing):
        return Outlook("choice")
    each = [trend(f, gap) for gap in missing]
    return latest_of(each) or next(one for one in each if one.ground != "trend")


def trend(f: Figures, gap: Gap) -> Outlook:
    """When one figure meets its limit on the slope that it has."""
    found = forecast_of(f, gap.ask.metric, Decimal(gap.ask.asked), rising=bool(gap.more))
    return Outlook("few") if found is None else outlook_of(found, f.as_of)


def outlook_of(found: Forecast, as_of: date) -> Outlook:
    ground: Ground = "never" if found.day is None else "past" if found.day < as_of else "trend"
    return Outlook(ground, found)


def latest_of(found: list[Outlook]) -> Outlook | None:
    """The latest of several; None where one is never met, is overtaken by time, or none has a date."""
    dated = [one.forecast for one in found if one.ground in DATED and one.forecast is not None]
    if not dated or any(one.ground in ("never", "past") for one in found):
        return None
    latest = [one.latest for one in dated]
    together = Forecast(
        min(one.points for one in dated),
        max(one.measured for one in dated),
        max(one.day for one in dated if one.day is not None),
        max((one.earliest for one in dated if one.earliest is not None), default=None),
        None if None in latest else max(day for day in latest if day is not None),
    )
    return Outlook("trend" if any(one.ground == "trend" for one in found) else "time", together)
