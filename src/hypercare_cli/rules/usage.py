"""HC50x, continued: counts of users that are out of date, or of features that nobody has yet."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypercare_cli.metrics.adoption import above_eligible, is_misdated
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import COUNTS_OLD

STALE = timedelta(days=COUNTS_OLD)


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
    if known and not any(is_misdated(look.f, snapshot) for snapshot in snapshots):
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
        # A count or a date that is wrong has a finding of its own.
        if above_eligible(snapshot) != ["advanced"] and not is_misdated(look.f, snapshot)
    ]
    if known:
        day, number = max(known)
        path = ("adoption", "snapshots", number, "advanced")
        yield look.at(*path, advanced=adoption.snapshots[number].advanced, date=day)
