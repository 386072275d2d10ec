"""What comes again and is awaited: sessions, measurements, counts, notes, retros, words to users.

All of it but a measurement whose source names its owner is with whoever leads the rollout.
"""

from collections.abc import Iterator
from datetime import date

from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.plan.support import Period
from hypercare_cli.steering.agenda import rhythm
from hypercare_cli.steering.agenda.item import Item, Kind
from hypercare_cli.steering.agenda.week import Week

FIRST_COUNT = 7
"""Days from the go-live to the first count of users: active in 7 days."""


def sessions(week: Week) -> Iterator[Item]:
    """The next session of each ritual, by its cadence."""
    for number, ritual in enumerate(week.plan.governance.rituals):
        due = rhythm.next_session(week.f, ritual)
        last = rhythm.last_session(week.f, ritual)
        urgency = week.urgency(due)
        if urgency:
            yield week.item(
                "session",
                ritual.id,
                ritual.title,
                week.lead,
                ("governance", "rituals", number),
                f"hypercare record session ritual={ritual.id} held=yes present=…",
                due=due,
                urgency=urgency,
                why=message("no session is noted yet")
                if last is None
                else message("the last one noted is of {last}", last=last),
                points=week.gain.session(ritual),
            )


def measurements(week: Week) -> Iterator[Item]:
    """The next value of each KPI, by the frequency of its source; the first one after 30 days."""
    for number, kpi in enumerate(week.plan.kpis):
        if kpi.baseline is None and kpi.target is None:
            continue
        last = week.f.latest(kpi.measurements)
        frequency = kpi.source.frequency if kpi.source else None
        if last is None:
            due, grace = rhythm.first_measured_by(week.f, kpi), 0
            why = message("not measured yet")
        elif frequency is not None:
            due = rhythm.plus(last.date, rhythm.TURN[frequency])
            grace = rhythm.PATIENCE[frequency] - rhythm.TURN[frequency]
            why = measured(frequency, last.date)
        else:
            continue
        urgency = week.urgency(due, grace=grace)
        if urgency:
            yield awaited(
                week,
                "measurement",
                kpi.id,
                kpi.title,
                ("kpis", number),
                f"hypercare record measurement kpi={kpi.id} value=…",
                due,
                grace,
                why,
                owner=owner_of(kpi) or week.lead,
            )


def measured(frequency: str, last: date) -> Message:
    if frequency == "daily":
        return message("measured daily, last on {last}", last=last)
    if frequency == "weekly":
        return message("measured weekly, last on {last}", last=last)
    if frequency == "monthly":
        return message("measured monthly, last on {last}", last=last)
    return message("measured quarterly, last on {last}", last=last)


def owner_of(kpi: Kpi) -> str | None:
    return kpi.source.owner if kpi.source else None


def awaited(
    week: Week,
    kind: Kind,
    id_: str,
    title: str | Message,
    path: Path,
    command: str,
    due: date,
    grace: int,
    why: Message,
    owner: str | None = None,
) -> Item:
    """Something to be recorded whose value nobody knows yet, so nobody knows its points."""
    return week.item(
        kind,
        id_,
        title,
        owner or week.lead,
        path,
        command,
        due=due,
        urgency=week.urgency(due, grace=grace),
        why=why,
        points=None,
    )


def counts(week: Week) -> Iterator[Item]:
    """People counts, once a month from the go-live on."""
    golive = week.plan.plan.golive
    if golive is None or golive > week.until:
        return
    last = week.f.latest(week.plan.adoption.snapshots)
    after = last is not None and last.date >= golive
    if last is not None and after:
        due, grace = rhythm.plus(last.date, rhythm.MONTH), rhythm.COUNTS_OLD - rhythm.MONTH
        why = message("people were last counted on {last}", last=last.date)
    else:
        due, grace = rhythm.plus(golive, FIRST_COUNT), 0
        why = message("the first count after the go-live on {golive}", golive=golive)
    if week.urgency(due, grace=grace):
        command = "hypercare record snapshot eligible=… active_7d=… active_30d=…"
        yield awaited(
            week,
            "snapshot",
            "snapshot",
            message("Count the users"),
            ("adoption", "snapshots"),
            command,
            due,
            grace,
            why,
        )


def notes(week: Week) -> Iterator[Item]:
    """Notes by hand that are part of the score, a month after they were given."""
    in_use = [assessment.date for _d, _n, assessment in rhythm.assessments_in_use(week.f)]
    if not in_use:
        return
    oldest = min(in_use)
    due, grace = rhythm.plus(oldest, rhythm.MONTH), rhythm.NOTES_OLD - rhythm.MONTH
    if week.urgency(due, grace=grace):
        names = [d for d, _n, one in rhythm.assessments_in_use(week.f) if one.date == oldest]
        yield awaited(
            week,
            "assessment",
            "assessment",
            message("Assess the rollout again"),
            ("health", "assessments"),
            f"hypercare record assessment {' '.join(f'{name}=…' for name in names)}",
            due,
            grace,
            message("the notes by hand are of {date}", date=oldest),
        )


def periods(week: Week) -> Iterator[Item]:
    """The tickets of the next period, as long as the last one; of a month after the go-live."""
    support, golive = week.plan.support, week.plan.plan.golive
    last = week.f.latest(support.periods, field="end")
    if last is not None:
        due = rhythm.plus(last.end, length(last))
        why = message("tickets are counted up to {last}", last=last.end)
    elif golive is not None and (support.sla or support.tiers):
        due = rhythm.plus(golive, rhythm.MONTH)
        why = message("no tickets are counted since the go-live on {golive}", golive=golive)
    else:
        return
    if week.urgency(due):
        start = rhythm.plus(last.end, 1) if last is not None else golive
        yield awaited(
            week,
            "period",
            "period",
            message("Count the tickets"),
            ("support", "periods"),
            f"hypercare record period start={start} end=… opened=… resolved=… within_sla=…",
            due,
            0,
            why,
        )


def length(period: Period) -> int:
    """Days of a period, both ends included; at least a week."""
    return max(rhythm.TURN["weekly"], (period.end - period.start).days + 1)


def retros(week: Week) -> Iterator[Item]:
    """The retro of the month, from the go-live to T+120."""
    found = rhythm.last_retro(week.f)
    if found is None:
        return
    since, number = found
    due = rhythm.plus(since, rhythm.MONTH)
    urgency = week.urgency(due)
    if urgency:
        path: Path = ("improvement", "retros", number) if number >= 0 else ("plan", "golive")
        yield week.item(
            "retro",
            "retro",
            message("Hold the retro of the month"),
            week.lead,
            path,
            "hypercare record retro simplify=… create=… eliminate=…",
            due=due,
            urgency=urgency,
            why=message("the last one was on {last}", last=since)
            if number >= 0
            else message("none since the go-live on {golive}", golive=since),
        )


def releases(week: Week) -> Iterator[Item]:
    """What users are told each month, unless a communication is planned before they miss it."""
    found = rhythm.last_heard(week.f)
    if found is None or is_planned(week):
        return
    last, number = found
    due = rhythm.plus(last, rhythm.TOLD_EVERY)
    urgency = week.urgency(due)
    if urgency:
        yield week.item(
            "release",
            "release",
            message("Tell users what is new"),
            week.lead,
            ("change", "communications", number),
            "hypercare record release new=… next=… call_to_action=…",
            due=due,
            urgency=urgency,
            why=message("users last heard something on {last}", last=last),
        )


def is_planned(week: Week) -> bool:
    """Whether a communication of the days looked at, or one that is late, is still to be sent."""
    messages = week.plan.change.communications
    return any(one.status == "planned" and one.date <= week.until for one in messages)
