"""Engagement: rituals held, people present, actions done in time."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.governance import Ritual, Session


def sessions_of(f: Figures, ritual: Ritual) -> list[Session]:
    """The sessions of a ritual to date, one a day: the last in the file counts."""
    return f.to_date(f.distinct(ritual.sessions))


def sessions(f: Figures) -> list[tuple[Ritual, Session]]:
    return [(ritual, s) for ritual in f.plan.governance.rituals for s in sessions_of(f, ritual)]


@metric("engagement.rituals_held_rate", unit="share", label="Rituals held")
def rituals_held_rate(f: Figures) -> Decimal | None:
    """Sessions held / sessions to date."""
    found = sessions(f)
    for _ritual, session in found:
        f.cite(session, "held")
    return share(sum(session.held for _ritual, session in found), len(found))


@metric("engagement.rituals_missed", unit="count", label="Rituals missed running")
def rituals_missed(f: Figures) -> int:
    """The longest current run of missed sessions of any one ritual."""
    return max((current_run(f, ritual) for ritual in f.plan.governance.rituals), default=0)


def current_run(f: Figures, ritual: Ritual) -> int:
    run = 0
    for session in reversed(sessions_of(f, ritual)):
        if session.held:
            break
        f.cite(session, "held")
        run += 1
    return run


@metric("engagement.attendance_rate", unit="share", label="Attendance")
def attendance_rate(f: Figures) -> Decimal | None:
    """Expected attendees present / expected, over held sessions that say who was there."""
    expected = present = 0
    for ritual, session in sessions(f):
        if session.held and session.present:
            f.cite(session, "present")
            wanted = set(ritual.attendees)
            expected += len(wanted)
            present += len(wanted & set(session.present))
    return share(present, expected)


@metric("engagement.qbr_held", unit="count", label="Quarterly reviews held")
def qbr_held(f: Figures) -> int:
    """Sessions of quarterly rituals held to date."""
    held = [s for ritual, s in sessions(f) if ritual.cadence == "quarterly" and s.held]
    for session in held:
        f.cite(session, "date", "held")
    return len(held)


def due_to_date(f: Figures, action: Action) -> bool:
    """Opened and due by as-of; dropped ones, and done ones without a date, are left out."""
    if action.due is None or action.due > f.as_of or action.status == "dropped":
        return False
    return not (action.status == "done" and action.done_on is None)


@metric("engagement.actions_on_time_rate", unit="share", label="Actions done on time")
def actions_on_time_rate(f: Figures) -> Decimal | None:
    """Actions done by their due date / actions opened and due to date."""
    due = [action for action in f.existing(f.plan.actions) if due_to_date(f, action)]
    for action in due:
        f.cite(action, "due", "done_on")
    return share(sum(on_time(f, action) for action in due), len(due))


def on_time(f: Figures, action: Action) -> bool:
    return f.is_done(action) and action.done_on <= action.due  # type: ignore[operator]  # both known here


def open_actions(f: Figures) -> list[Action]:
    """Actions opened by as-of and neither done nor dropped."""
    return [a for a in f.existing(f.plan.actions) if a.status != "dropped" and not f.is_done(a)]


@metric("engagement.actions_open", unit="count", label="Open actions")
def actions_open(f: Figures) -> int:
    """Actions opened by as-of and neither done nor dropped."""
    found = open_actions(f)
    for action in found:
        f.cite(action, "status", "opened_on", "done_on")
    return len(found)


@metric("engagement.actions_overdue", unit="count", label="Overdue actions")
def actions_overdue(f: Figures) -> int:
    """Open actions due before as-of."""
    late = [action for action in open_actions(f) if f.is_late(action)]
    for action in late:
        f.cite(action, "due")
    return len(late)
