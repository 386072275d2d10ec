"""HC50x: counts of people and answers that cannot be true, or are out of date."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypercare_cli.plan.adoption import Snapshot
from hypercare_cli.rule import Hit, Look, rule

COUNTS = ("accounts", "ready", "active_30d", "active_7d", "advanced")
FALLING = ("accounts", "ready")
HOUSEKEEPING = 10
"""One account in ten may be closed between two counts without a word."""
STALE = timedelta(days=35)


def above_eligible(snapshot: Snapshot) -> list[str]:
    """The counts of a snapshot that are above its eligible users."""
    values, eligible = vars(snapshot), snapshot.eligible
    return [name for name in COUNTS if (n := values.get(name)) is not None and n > eligible]


@rule(
    "HC501",
    "more-users-than-eligible",
    "error",
    "on {date} more users are counted than the {eligible} eligible ones: {fields}",
    "Correct the count, or `eligible:` if the perimeter has grown.",
)
def more_users_than_eligible(look: Look) -> Iterator[Hit]:
    """Every adoption rate divides by the eligible users: a rate above 100 % discredits the whole
    page, and the health score counts it as excellent.

    Bad:
        adoption:
          snapshots:
            - date: T+20
              eligible: 120
              accounts: 118
              ready: 130  # <- HC501:14
            - date: T+25
              eligible: 12  # <- HC501:17
              accounts: 118
              active_30d: 60

    Good:
        adoption:
          snapshots:
            - {date: T+20, eligible: 120, accounts: 120, ready: 104, active_30d: 60}
    """
    for number, snapshot in enumerate(look.plan.adoption.snapshots):
        if snapshot.date <= look.as_of and (fields := above_eligible(snapshot)):
            # Several counts above it put the eligible users in doubt, a single one itself.
            where = fields[0] if len(fields) == 1 else "eligible"
            yield look.at(
                "adoption",
                "snapshots",
                number,
                where,
                date=snapshot.date,
                eligible=snapshot.eligible,
                fields=", ".join(f"`{name}`" for name in fields),
            )


@rule(
    "HC502",
    "more-weekly-than-monthly-users",
    "error",
    "on {date} more users were active in 7 days ({weekly}) than in 30 ({monthly})",
    "Whoever was active in 7 days was so in 30: the two counts may be swapped.",
)
def more_weekly_than_monthly_users(look: Look) -> Iterator[Hit]:
    """The seven days are part of the thirty. Stickiness above 1 says that the two figures come from
    different sources or columns.

    Bad:
        adoption:
          snapshots:
            - date: T+20
              eligible: 120
              active_7d: 60  # <- HC502:18
              active_30d: 42

    Good:
        adoption:
          snapshots:
            - {date: T+20, eligible: 120, active_7d: 42, active_30d: 42}
    """
    for number, snapshot in enumerate(look.plan.adoption.snapshots):
        weekly, monthly = snapshot.active_7d, snapshot.active_30d
        if weekly is None or monthly is None or snapshot.date > look.as_of:
            continue
        if monthly < weekly <= snapshot.eligible:
            path = ("adoption", "snapshots", number, "active_7d")
            yield look.at(*path, date=snapshot.date, weekly=weekly, monthly=monthly)


@rule(
    "HC503",
    "user-count-falls-without-reason",
    "note",
    "`{field}` falls from {before} to {after} on {date}, more than people have left",
    "Correct the count, or add `left:` with the people who left since the count before.",
)
def user_count_falls_without_reason(look: Look) -> Iterator[Hit]:
    """Accounts and trained users do not vanish. A fall of more than a tenth that nobody's leaving
    explains is a slip of the keyboard, another way of counting, or news that the sponsor needs.

    Bad:
        adoption:
          snapshots:
            - {date: T+10, eligible: 120, accounts: 114}
            - date: T+25
              eligible: 120
              accounts: 18  # <- HC503:17

    Good:
        adoption:
          snapshots:
            - {date: T+10, eligible: 120, accounts: 114}
            - {date: T+25, eligible: 100, accounts: 96, left: 18}
    """
    snapshots = look.plan.adoption.snapshots
    counted = [n for n, snapshot in enumerate(snapshots) if snapshot.date <= look.as_of]
    counted.sort(key=lambda n: snapshots[n].date)
    for earlier, later in pairwise(counted):
        before, after = snapshots[earlier], snapshots[later]
        if before.date == after.date or above_eligible(before) or above_eligible(after):
            continue
        for field in FALLING:
            old, new = getattr(before, field), getattr(after, field)
            if old is None or new is None or (old - new) * HOUSEKEEPING <= old:
                continue
            explained = max(after.left or 0, before.eligible - after.eligible)
            if old - new > explained:
                path = ("adoption", "snapshots", later, field)
                yield look.at(*path, field=field, before=old, after=new, date=after.date)


@rule(
    "HC504",
    "user-counts-out-of-date",
    "warning",
    "the latest people count is of {date}, {days} days ago",
    "Add a snapshot: `- {{date: …, eligible: …, active_7d: …, active_30d: …}}`.",
)
def user_counts_out_of_date(look: Look) -> Iterator[Hit]:
    """After go-live usage changes by the week. Colours and playbooks that rest on a count older
    than 35 days speak of a rollout that is no longer this one.

    As of: T+80

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        adoption:
          snapshots:
            - date: T+40  # <- HC504:13
              eligible: 120
              active_30d: 60

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        adoption:
          snapshots:
            - {date: T+50, eligible: 120, active_30d: 60}
    """
    golive, snapshots = look.plan.plan.golive, look.plan.adoption.snapshots
    if not snapshots or golive is None or look.as_of <= golive:
        return
    known = [(s.date, n) for n, s in enumerate(snapshots) if s.date <= look.as_of]
    if known:
        day, number = max(known)
        if look.as_of - day > STALE:
            path = ("adoption", "snapshots", number, "date")
            yield look.at(*path, date=day, days=(look.as_of - day).days)


@rule(
    "HC505",
    "advanced-use-before-its-feature",
    "note",
    "advanced users are counted on {date} ({advanced}), but no key feature marked `advanced` was live",
    "Add `live_on:` to the feature that they use, or correct the count.",
)
def advanced_use_before_its_feature(look: Look) -> Iterator[Hit]:
    """The share of users of advanced features is a sign of depth that the sponsor likes to see;
    as long as no such feature is open, it counts something else.

    Bad:
        adoption:
          key_features:
            - {id: orders, title: Orders, live_on: T+10}
            - {id: forecast, title: Forecast, advanced: true}
          snapshots:
            - date: T+25
              eligible: 120
              advanced: 27  # <- HC505:17

    Good:
        adoption:
          key_features:
            - {id: forecast, title: Forecast, advanced: true, live_on: T+20}
          snapshots:
            - {date: T+25, eligible: 120, advanced: 27}
    """
    adoption = look.plan.adoption
    opened = [feature.live_on or date.max for feature in adoption.key_features if feature.advanced]
    if not opened:
        return
    first = min(opened)
    known = [
        (snapshot.date, n)
        for n, snapshot in enumerate(adoption.snapshots)
        if snapshot.advanced and snapshot.date <= look.as_of and snapshot.date < first
    ]
    if known:
        day, number = max(known)
        path = ("adoption", "snapshots", number, "advanced")
        yield look.at(*path, advanced=adoption.snapshots[number].advanced, date=day)


@rule(
    "HC506",
    "more-satisfied-than-answers",
    "error",
    "more people are satisfied ({satisfied}) than have answered ({responses})",
    "Correct one of the two; `satisfied` are those of the `responses` who are satisfied.",
)
def more_satisfied_than_answers(look: Look) -> Iterator[Hit]:
    """Satisfaction is satisfied / responses: above 100 % no other figure of the survey is believed.

    Bad:
        adoption:
          satisfaction:
            - date: T+20
              responses: 36
              satisfied: 60  # <- HC506:18
        support:
          periods:
            - start: T+0
              end: T+28
              opened: 40
              resolved: 40
              within_sla: 36
              csat: {responses: 20, satisfied: 24}  # <- HC506:40

    Good:
        adoption:
          satisfaction: [{date: T+20, responses: 60, satisfied: 36}]
    """
    for number, survey in enumerate(look.plan.adoption.satisfaction):
        if survey.satisfied > survey.responses and survey.date <= look.as_of:
            slots = {"satisfied": survey.satisfied, "responses": survey.responses}
            yield look.at("adoption", "satisfaction", number, "satisfied", **slots)
    for number, period in enumerate(look.plan.support.periods):
        csat = period.csat
        if csat is None or csat.satisfied is None or csat.responses is None:
            continue
        if csat.satisfied > csat.responses and period.end <= look.as_of:
            slots = {"satisfied": csat.satisfied, "responses": csat.responses}
            yield look.at("support", "periods", number, "csat", "satisfied", **slots)
