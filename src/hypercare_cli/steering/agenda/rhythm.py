"""What comes again: when each was last done, when it is due, and when it is old.

Rules that find it missing and the work of the week that asks for it in time read the same days here.
"""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.engagement import sessions_of
from hypercare_cli.metrics.health import rated
from hypercare_cli.plan.change import Communication
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.plan.governance import Ritual
from hypercare_cli.plan.health import DIMENSIONS, Assessment
from hypercare_cli.plan.holds import Hold
from hypercare_cli.plan.kinds import Frequency
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.steering.days import calendar_of

TURN = {"daily": 1, "weekly": 7, "biweekly": 14, "monthly": 31, "quarterly": 92}
"""Days from one time to the next, of a cadence or a frequency; of months the longest."""
MONTH = TURN["monthly"]
PATIENCE: dict[Frequency | None, int] = {
    "daily": 3, "weekly": 14, "monthly": 45, "quarterly": 120,
}  # fmt: skip
"""Days after which a figure of this frequency is old: room for a week-end, a closing, a late month."""
FIRST_MEASURED = 30
"""Days after T0 by which a KPI has its first measurement."""
COUNTS_OLD = 35
"""Days after which people counts are old."""
NOTES_OLD = 45
"""Days after which a note by hand is old."""
RETROS_UNTIL = 120
"""Days after T0 until which a retro is asked for: the first 90 days and a month to look back."""
TOLD_UNTIL = 90
"""Days after T0 during which users must hear something every month."""
TOLD_EVERY = 30
"""Days that users may go without a word."""
TRIAGED_WITHIN = 14
"""Days within which a complaint is triaged."""
QUICK = 30
"""Days within which a quick win is done."""
PAINS = frozenset({"complaint", "friction"})
LONG_HOLD = 30
"""Days that a hold may run without an end."""


# -- rituals ------------------------------------------------------------------------------------------


def last_session(f: Figures, ritual: Ritual) -> date | None:
    """The day of the last session to date, held or missed."""
    known = sessions_of(f, ritual)
    return known[-1].date if known else None


def next_session(f: Figures, ritual: Ritual) -> date:
    """The day of the next session by the cadence, from the last one or from T0."""
    last = max(last_session(f, ritual) or f.plan.kickoff, f.plan.kickoff)
    return after(f, last, ritual.cadence)


def after(f: Figures, last: date, cadence: str) -> date:
    """The next turn after a day; a daily one leaves out the days on which nobody works."""
    if cadence != "daily":
        return plus(last, TURN[cadence])
    try:
        return calendar_of(f.plan).add_working_days(last, 1)
    except OverflowError:
        return date.max


def plus(day: date, days: int) -> date:
    """So many days later, as far as the calendar goes."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def last_retro(f: Figures) -> tuple[date, int] | None:
    """From which day on the next retro is awaited, and the number of the last retro.

    The go-live counts as one, with the number -1. None before the go-live, or once they end.
    """
    golive = f.plan.plan.golive
    if golive is None or golive > f.as_of or f.day > RETROS_UNTIL:
        return None
    retros = f.plan.improvement.retros
    held = [(retro.date, number) for number, retro in enumerate(retros) if f.came(retro.date)]
    latest, number = max(held, default=(golive, -1))
    return max(latest, golive), number


# -- figures that are taken from time to time -----------------------------------------------------------


def patience(kpi: Kpi) -> int | None:
    """Days that a measurement of this KPI stays fresh; None where its frequency is not known."""
    return PATIENCE.get(kpi.source.frequency) if kpi.source is not None else None


def first_day(f: Figures, kpi: Kpi) -> date:
    """From which day on the first measurement is awaited: adoption counts from the go-live."""
    golive = f.plan.plan.golive
    if golive is None or kpi.kind != "adoption":
        return f.plan.kickoff
    return max(golive, f.plan.kickoff)


def first_measured_by(f: Figures, kpi: Kpi) -> date:
    """The day by which a KPI has its first measurement: 30 days, or what its frequency allows."""
    days = max(FIRST_MEASURED, patience(kpi) or FIRST_MEASURED)
    return plus(first_day(f, kpi), days)


def assessments_in_use(f: Figures) -> Iterator[tuple[str, int, Assessment]]:
    """Each dimension rated by hand, with the place of the assessment that its note comes from."""
    assessments = f.plan.health.assessments
    for dimension in DIMENSIONS if assessments else ():
        if rated(f, dimension) != "measured":
            found = f.latest(assessments, dimension)
            if found is not None:
                yield dimension, assessments.index(found), found


# -- what users hear --------------------------------------------------------------------------------


def sent(f: Figures) -> list[tuple[date, int, Communication]]:
    """The communications sent by as-of, the latest last: day, position, entry."""
    return sorted(
        (
            (message.date, number, message)
            for number, message in enumerate(f.plan.change.communications)
            if message.status == "sent" and message.date <= f.as_of
        ),
        key=itemgetter(0),
    )


def last_heard(f: Figures) -> tuple[date, int] | None:
    """The day on which users last heard something, and the number of the last communication.

    Communications sent and releases count. None before the first was sent, and outside T0 to T+90.
    """
    messages = sent(f) if 0 <= f.day <= TOLD_UNTIL else []
    if not messages:
        return None
    last, number, _message = messages[-1]
    return max([last, *(r.date for r in f.plan.releases if r.date <= f.as_of)]), number


# -- what users say, time that is lost ------------------------------------------------------------------


def is_open(feedback: Feedback) -> bool:
    """Feedback without a status waits for an answer."""
    return feedback.status not in ("done", "dropped")


def long_holds(f: Figures) -> Iterator[tuple[int, Hold]]:
    """Holds without an end that have been running for long, with their number."""
    for number, hold in enumerate(f.plan.holds):
        if hold.end is None and (f.as_of - hold.start).days > LONG_HOLD:
            yield number, hold
