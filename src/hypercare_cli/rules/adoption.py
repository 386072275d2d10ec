"""HC50x: counts of people that cannot be true."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hypercare_cli.metrics.adoption import above_eligible, contradiction, is_misdated
from hypercare_cli.plan.adoption import Snapshot
from hypercare_cli.rule import Hit, Look, rule

FALLING = ("accounts", "ready")
HOUSEKEEPING = 10
"""One account in ten may be closed between two counts without a word."""


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
    "Correct the count or its date, or add `left:`: how many people left since the count before.",
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
    if len(snapshots) < 2:
        return
    counted = [n for n, s in enumerate(snapshots) if s.date <= look.as_of]
    counted = [n for n in counted if not is_misdated(look.f, snapshots[n])]
    days = [snapshots[n].date for n in counted]
    for earlier, later in pairwise(sorted(counted, key=lambda n: snapshots[n].date)):
        before, after = snapshots[earlier], snapshots[later]
        fallen = [] if before.date == after.date else vanished(before, after)
        if not fallen:
            continue
        field = fallen[0]
        stray = out_of_place(days, (counted.index(earlier), counted.index(later)))
        where = (later, field) if stray is None else (counted[stray], "date")
        slots = {"before": getattr(before, field), "after": getattr(after, field)}
        yield look.at("adoption", "snapshots", *where, field=field, date=after.date, **slots)


def vanished(before: Snapshot, after: Snapshot) -> list[str]:
    """The counts that fall by more than the people who left; nothing where either count is wrong."""
    if contradiction(before) or contradiction(after):
        return []
    found = []
    explained = max(after.left or 0, before.eligible - after.eligible)
    for field in FALLING:
        old, new = getattr(before, field), getattr(after, field)
        if old is not None and new is not None and (old - new) * HOUSEKEEPING > old:
            found += [field] if old - new > explained else []
    return found


def out_of_place(days: list[date], suspects: tuple[int, ...]) -> int | None:
    """The one whose date disturbs the order of the file; of two nobody can tell which it is."""
    if len(days) < 3 or days == sorted(days):
        return None
    for suspect in suspects:
        others = days[:suspect] + days[suspect + 1 :]
        if others == sorted(others):
            return suspect
    return None


@rule(
    "HC507",
    "more-users-than-accounts",
    "warning",
    "on {date} more people were active ({active}) than had an account ({accounts})",
    "Correct one of the two, and count both on the same day and for the same people.",
)
def more_users_than_accounts(look: Look) -> Iterator[Hit]:
    """Nobody works in the tool without an account. One of the two counts is mistyped, or it speaks
    of other people; the rate that is made from it is wrong either way.

    Bad:
        adoption:
          snapshots:
            - date: T+20
              eligible: 120
              accounts: 58
              active_30d: 60  # <- HC507:19
            - date: T+27
              eligible: 120
              accounts: 11  # <- HC507:17
              active_7d: 42
              active_30d: 60

    Good:
        adoption:
          snapshots:
            - {date: T+20, eligible: 120, accounts: 110, active_7d: 42, active_30d: 60}
    """
    for number, snapshot in enumerate(look.plan.adoption.snapshots):
        accounts = snapshot.accounts
        if accounts is None or snapshot.date > look.as_of or above_eligible(snapshot):
            continue
        if where := contradiction(snapshot):
            active = snapshot.active_7d if snapshot.active_30d is None else snapshot.active_30d
            path = ("adoption", "snapshots", number, where)
            yield look.at(*path, date=snapshot.date, active=active, accounts=accounts)
