"""HC3xx, continued: rituals that the sponsor avoids, that nobody attends, that do not take place."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypercare_cli.finding import Path
from hypercare_cli.plan.governance import Ritual
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import TURN

TWICE = {cadence: 2 * days for cadence, days in TURN.items()} | {"daily": 4}
"""Days of two turns of a ritual; a daily one may have a week-end in between."""
PREPARATION = timedelta(days=90)
"""How long before T0 a meeting may have prepared the rollout."""


@rule(
    "HC310",
    "sponsor-absent",
    "warning",
    "the sponsor has missed two meetings running: “{before}” and “{title}” ({day})",
    "Call the sponsor, agree on two dates that stand, and send a written summary in between.",
)
def sponsor_absent(look: Look) -> Iterator[Hit]:
    """Teams read it as a loss of interest: decisions slip first, then attendance, then usage.

    Meetings count that were held, that say who was there, and to which the sponsor is expected;
    all rituals together.

    As of: T+60

    Bad:
        governance:
          rituals:
            - id: steering
              title: Steering committee
              cadence: monthly
              attendees: [sponsor, po, csm]
              sessions:
                - {date: T+15, held: true, present: [sponsor, po, csm]}
                - {date: T+30, held: true, present: [po, csm]}
                - {date: T+58, held: true, present: [po, csm]}  # <- HC310:45

    Good:
        governance:
          rituals:
            - id: steering
              title: Steering committee
              cadence: monthly
              attendees: [sponsor, po, csm]
              sessions:
                - {date: T+15, held: true, present: [po, csm]}
                - {date: T+30, held: true, present: [po, csm]}
                - {date: T+58, held: true, present: [sponsor, po, csm]}
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              attendees: [po, csm]
              sessions:
                - {date: T+52, held: true, present: [po, csm]}
                - {date: T+59, held: true, present: [po, csm]}
    """
    sponsors = {person.id for person in look.plan.people if person.role == "sponsor"}
    if not sponsors:
        return
    expected: list[tuple[date, Path, str, bool]] = []
    for number, ritual in enumerate(look.plan.governance.rituals):
        if sponsors.isdisjoint(ritual.attendees):
            continue
        for index, session in enumerate(ritual.sessions):
            if session.held and session.present and session.date <= look.as_of:
                path = ("governance", "rituals", number, "sessions", index, "present")
                there = not sponsors.isdisjoint(session.present)
                expected.append((session.date, path, ritual.title, there))
    last_two = sorted(expected, key=lambda meeting: meeting[0])[-2:]
    if len(last_two) == 2 and not any(there for _day, _path, _title, there in last_two):
        day, last, title, _there = last_two[1]
        yield look.at(*last, before=last_two[0][2], title=title, day=day)


@rule(
    "HC311",
    "ritual-without-attendees",
    "warning",
    "“{title}” has sessions, but nobody is expected to attend",
    "Add `attendees:` with the ids of those who should come.",
)
def ritual_without_attendees(look: Look) -> Iterator[Hit]:
    """Without a list of those expected, attendance is not known, and nobody is missed.

    Bad:
        governance:
          rituals:
            - id: weekly  # <- HC311:7
              title: Weekly meeting
              cadence: weekly
              sessions: [{date: T+7, held: true, present: [po, csm]}]

    Good:
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              attendees: [po, it, csm]
              sessions: [{date: T+7, held: true, present: [po, csm]}]
    """
    for number, ritual in enumerate(look.plan.governance.rituals):
        if ritual.sessions and not ritual.attendees:
            yield look.at("governance", "rituals", number, "attendees", title=ritual.title)


@rule(
    "HC312",
    "ritual-asleep",
    "warning",
    "“{title}” is `{cadence}`, yet for {days} days no session is noted, neither held nor missed",
    "Note the sessions since then, or change the `cadence` to what is really done.",
)
def ritual_asleep(look: Look) -> Iterator[Hit]:
    """A meeting that has quietly stopped is the first sign of a rollout that nobody leads.

    It is asked once any session is noted, after twice the cadence of the ritual.

    Bad:
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly  # <- HC312:16
              attendees: [po, csm]
              sessions: [{date: T+7, held: true, present: [po, csm]}]

    Good:
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              attendees: [po, csm]
              sessions:
                - {date: T+7, held: true, present: [po, csm]}
                - {date: T+21, held: false}
    """
    rituals, as_of = look.plan.governance.rituals, look.as_of
    latest = [
        max((s.date for s in ritual.sessions if s.date <= as_of), default=None)
        for ritual in rituals
    ]
    if not any(latest):
        return
    kickoff = look.plan.kickoff
    for number, (ritual, last) in enumerate(zip(rituals, latest, strict=True)):
        days = (as_of - max(last or kickoff, kickoff)).days
        if days > TWICE[ritual.cadence] and not has_mistyped_year(ritual, kickoff):
            yield look.at(
                *("governance", "rituals", number, "cadence"),
                title=ritual.title,
                cadence=ritual.cadence,
                days=days,
            )


def has_mistyped_year(ritual: Ritual, kickoff: date) -> bool:
    """Whether a session lies long before T0: its date is the fault, and has a rule of its own."""
    return any(session.date < kickoff - PREPARATION for session in ritual.sessions)


@rule(
    "HC313",
    "attendance-without-meeting",
    "error",
    "“{title}” of {day} says who was there, but also that it was not held",
    "Write `held: true`, or take `present` away: who was only invited stands in `attendees`.",
)
def attendance_without_meeting(look: Look) -> Iterator[Hit]:
    """A meeting that counts as missed lowers the engagement and may turn governance red for nothing.

    Bad:
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              attendees: [po, csm]
              sessions:
                - {date: T+21, held: false, present: [po, csm]}  # <- HC313:30

    Good:
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              attendees: [po, csm]
              sessions:
                - {date: T+21, held: true, present: [po, csm]}
                - {date: T+28, held: false}
    """
    for number, ritual in enumerate(look.plan.governance.rituals):
        for index, session in enumerate(ritual.sessions):
            if session.present and not session.held and session.date <= look.as_of:
                path = ("governance", "rituals", number, "sessions", index, "held")
                yield look.at(*path, title=ritual.title, day=session.date)
