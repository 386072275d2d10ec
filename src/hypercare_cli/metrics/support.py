"""Support: the tickets of the latest complete period, the one before it, and the backlog."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.plan.support import Period


def complete(f: Figures) -> list[Period]:
    """The periods that have ended by as-of; one that has not hides none of the same start."""
    ended = [period for period in f.plan.support.periods if f.came(period.end)]
    return f.to_date(f.distinct(ended, "start"), "end")


def latest(f: Figures, *cited: str) -> Period | None:
    """The latest complete period; with equal ends the last in the file."""
    periods = complete(f)
    if not periods:
        return None
    f.cite(periods[-1], *cited)
    return periods[-1]


@metric("support.opened", unit="count", label="Tickets opened")
def opened(f: Figures) -> Decimal | None:
    """Tickets opened in the latest complete period."""
    period = latest(f, "opened")
    return None if period is None else period.opened


@metric("support.opened_per_day", unit="count", label="Tickets a day")
def opened_per_day(f: Figures) -> Decimal | None:
    """Tickets opened / calendar days of the latest complete period, both ends included."""
    period = latest(f, "opened", "start", "end")
    return None if period is None else a_day(period)


@metric("support.opened_per_day_change", unit="ratio", label="Change of the tickets a day")
def opened_per_day_change(f: Figures) -> Decimal | None:
    """(tickets a day − those of the complete period before it) / those of the period before;
    unknown without one, or if it had no ticket."""
    now = f["support.opened_per_day"]
    before = previous(f)
    if now is None or before is None:
        return None
    f.cite(before, "opened", "start", "end")
    then = a_day(before)
    return share(now - then, then) if then is not None else None


def previous(f: Figures) -> Period | None:
    """The complete period that ended last before the latest one."""
    periods = complete(f)
    ended = [period for period in periods if period.end < periods[-1].end]
    return ended[-1] if ended else None


def a_day(period: Period) -> Decimal | None:
    """Tickets opened a day; None for a period that ends before it starts."""
    days = (period.end - period.start).days + 1
    return share(period.opened, days) if days > 0 else None


@metric("support.resolved", unit="count", label="Tickets resolved")
def resolved(f: Figures) -> Decimal | None:
    """Tickets resolved in the latest complete period."""
    period = latest(f, "resolved")
    return None if period is None else period.resolved


@metric("support.in_sla_rate", unit="share", label="Tickets within the SLA")
def in_sla_rate(f: Figures) -> Decimal | None:
    """Resolved within the SLA / resolved, in the latest complete period."""
    period = latest(f, "within_sla", "resolved")
    return None if period is None else share(period.within_sla, period.resolved)


@metric("support.out_of_sla_rate", unit="share", label="Tickets out of SLA")
def out_of_sla_rate(f: Figures) -> Decimal | None:
    """1 − tickets within the SLA."""
    within = f["support.in_sla_rate"]
    return None if within is None else 1 - within


@metric("support.csat", unit="share", label="Satisfaction with support")
def csat(f: Figures) -> Decimal | None:
    """Satisfied / responses, in the latest complete period."""
    period = latest(f)
    if period is None or period.csat is None:
        return None
    f.cite(period.csat, "satisfied", "responses")
    return share(period.csat.satisfied, period.csat.responses)


@metric("support.response_hours", unit="hours", label="Time to respond")
def response_hours(f: Figures) -> Decimal | None:
    """Hours to the first response, in the latest complete period."""
    period = latest(f, "response_hours")
    return None if period is None else period.response_hours


@metric("support.resolution_hours", unit="hours", label="Time to resolve")
def resolution_hours(f: Figures) -> Decimal | None:
    """Hours to the resolution, in the latest complete period."""
    period = latest(f, "resolution_hours")
    return None if period is None else period.resolution_hours


@metric("support.p1_open", unit="count", label="P1 tickets open")
def p1_open(f: Figures) -> Decimal | None:
    """P1 tickets still open at the end of the latest complete period."""
    period = latest(f)
    if period is None or "P1" not in period.by_priority:
        return None
    tickets = period.by_priority["P1"]
    f.cite(tickets, "open")
    return tickets.open


@metric("support.level1_rate", unit="share", label="Resolved at the first level")
def level1_rate(f: Figures) -> Decimal | None:
    """N1 / (N1 + N2 + N3), in the latest complete period."""
    period = latest(f)
    levels = period.by_level if period is not None else None
    if levels is None or levels.n1 is None or levels.n2 is None or levels.n3 is None:
        return None
    f.cite(levels, "n1", "n2", "n3")
    return share(levels.n1, levels.n1 + levels.n2 + levels.n3)


@metric("support.backlog", unit="count", label="Backlog")
def backlog(f: Figures) -> Decimal:
    """Opened − resolved, over all complete periods."""
    periods = complete(f)
    for period in periods:
        f.cite(period, "opened", "resolved")
    return sum((period.opened - period.resolved for period in periods), Decimal(0))
