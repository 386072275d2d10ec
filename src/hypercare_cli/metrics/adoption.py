"""Adoption: who uses the tool, how deeply, and who carries it."""

from collections.abc import Iterable
from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.plan.adoption import Asset, Promoters, Snapshot
from hypercare_cli.plan.entry import Entry

COUNTS = ("accounts", "ready", "active_30d", "active_7d", "advanced")


def of_eligible(f: Figures, field: str) -> Decimal | None:
    """A people count / eligible users, of the latest snapshot that has the count."""
    snapshot = f.latest(f.distinct(f.plan.adoption.snapshots), field)
    if snapshot is None:
        return None
    f.cite(snapshot, field, "eligible")
    return share(getattr(snapshot, field), snapshot.eligible)


@metric("adoption.ready_rate", unit="share", label="Users ready")
def ready_rate(f: Figures) -> Decimal | None:
    """Ready users / eligible users, of the latest snapshot that gives ready."""
    return of_eligible(f, "ready")


@metric("adoption.active_7d_rate", unit="share", label="Active users, 7 days")
def active_7d_rate(f: Figures) -> Decimal | None:
    """Users active in the last 7 days / eligible users, of the latest snapshot that gives them."""
    return of_eligible(f, "active_7d")


@metric("adoption.active_30d_rate", unit="share", label="Active users, 30 days")
def active_30d_rate(f: Figures) -> Decimal | None:
    """Users active in the last 30 days / eligible users, of the latest snapshot that gives them."""
    return of_eligible(f, "active_30d")


@metric("adoption.advanced_rate", unit="share", label="Users of advanced features")
def advanced_rate(f: Figures) -> Decimal | None:
    """Users of advanced features / eligible users, of the latest snapshot that gives them."""
    return of_eligible(f, "advanced")


@metric("adoption.depth", unit="share", label="Depth of use")
def depth(f: Figures) -> Decimal | None:
    """Mean share of the key features that an active user uses, of the latest snapshot."""
    snapshot = f.latest(f.distinct(f.plan.adoption.snapshots), "depth")
    if snapshot is None:
        return None
    f.cite(snapshot, "depth")
    return snapshot.depth


@metric("adoption.stickiness", unit="share", label="Stickiness")
def stickiness(f: Figures) -> Decimal | None:
    """Active 7 days / active 30 days, of the latest snapshot that gives both."""
    snapshot = f.latest(f.distinct(f.plan.adoption.snapshots), "active_7d", "active_30d")
    if snapshot is None:
        return None
    f.cite(snapshot, "active_7d", "active_30d")
    return share(snapshot.active_7d, snapshot.active_30d)


@metric("adoption.autonomous_teams", unit="count", label="Autonomous teams")
def autonomous_teams(f: Figures) -> int:
    """Teams that work alone by as-of."""
    return arrived(f, f.plan.adoption.teams, "autonomous_on")


@metric("adoption.features_live", unit="count", label="Key features live")
def features_live(f: Figures) -> int:
    """Key features live by as-of."""
    return arrived(f, f.plan.adoption.key_features, "live_on")


@metric("adoption.champions", unit="count", label="Champions")
def champions(f: Figures) -> int:
    """Champions in place by as-of."""
    return arrived(f, f.plan.adoption.champions, "since")


@metric("adoption.quick_wins", unit="count", label="Quick wins")
def quick_wins(f: Figures) -> int:
    """Quick wins to date."""
    return arrived(f, f.plan.adoption.quick_wins, "date")


def arrived(f: Figures, entries: Iterable[Entry], field: str) -> int:
    """How many entries have a date that has come."""
    found = [entry for entry in entries if f.came(getattr(entry, field))]
    for entry in found:
        f.cite(entry, field)
    return len(found)


@metric("adoption.satisfaction", unit="share", label="Satisfied users")
def satisfaction(f: Figures) -> Decimal | None:
    """Satisfied / responses, of the latest survey."""
    survey = f.latest(f.plan.adoption.satisfaction)
    if survey is None:
        return None
    f.cite(survey, "satisfied", "responses")
    return share(survey.satisfied, survey.responses)


@metric("adoption.training_attendance_rate", unit="share", label="Training attendance")
def training_attendance_rate(f: Figures) -> Decimal | None:
    """Attended / invited, over the training sessions to date that give both."""
    sessions = [
        session
        for session in f.to_date(f.plan.adoption.training)
        if session.invited is not None and session.attended is not None
    ]
    for session in sessions:
        f.cite(session, "attended", "invited")
    return share(sum(s.attended or 0 for s in sessions), sum(s.invited or 0 for s in sessions))


@metric("adoption.training_nps", unit="nps", label="Training NPS")
def training_nps(f: Figures) -> Decimal | None:
    """100 × (promoters − detractors) / answers, pooled over the training sessions to date."""
    answers = list(filter(None, (complete(f, s.nps) for s in f.to_date(f.plan.adoption.training))))
    promoters = sum(promoters for promoters, _passives, _detractors in answers)
    detractors = sum(detractors for _promoters, _passives, detractors in answers)
    return share(100 * (promoters - detractors), sum(sum(answer) for answer in answers))


def complete(f: Figures, nps: Promoters | None) -> tuple[Decimal, Decimal, Decimal] | None:
    """The three counts of a session; None where one is missing, since the answers are then unknown."""
    if nps is None or nps.promoters is None or nps.passives is None or nps.detractors is None:
        return None
    f.cite(nps, "promoters", "passives", "detractors")
    return nps.promoters, nps.passives, nps.detractors


def is_misdated(f: Figures, snapshot: Snapshot) -> bool:
    """Whether it lies before T0, where nobody uses a tool that is not started again."""
    if snapshot.date >= f.plan.kickoff or f.plan.plan.context == "relaunch":
        return False
    return bool(snapshot.active_7d or snapshot.active_30d)


def above_eligible(snapshot: Snapshot) -> list[str]:
    """The counts of a snapshot that are above its eligible users."""
    values, eligible = vars(snapshot), snapshot.eligible
    return [name for name in COUNTS if (n := values.get(name)) is not None and n > eligible]


def contradiction(snapshot: Snapshot) -> str | None:
    """Which count of a snapshot is in doubt, because it cannot be beside the others.

    Accounts below one other count put that one in doubt, below several themselves.
    """
    if above := above_eligible(snapshot):
        return above[0]
    accounts, weekly, monthly = snapshot.accounts, snapshot.active_7d, snapshot.active_30d
    used = weekly if monthly is None else monthly
    if accounts is None or used is None or used <= accounts:
        return None
    others = sum((count or 0) > accounts for count in (weekly, monthly, snapshot.ready))
    return "accounts" if others > 1 else "active_7d" if monthly is None else "active_30d"


def is_usable(asset: Asset) -> bool:
    """Whether people can look something up in it."""
    return asset.status in (None, "in_progress", "done")
