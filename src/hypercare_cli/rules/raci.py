"""HC3xx, continued: the RACI, where an activity is nobody's, twice somebody's or forgotten."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from hypercare_cli.i18n.message import Message
from hypercare_cli.method.method import table
from hypercare_cli.rule import Hit, Look, rule

MANY = 6
"""Activities from which on one person should not answer for more than half."""
FUNDAMENTALS = 7
"""Days after T0 by which the RACI is complete."""


@rule(
    "HC305",
    "raci-without-responsible",
    "warning",
    "nobody is responsible for doing “{activity}”",
    "Add `responsible:` who does the work; it may be the accountable person too.",
)
def raci_without_responsible(look: Look) -> Iterator[Hit]:
    """Somebody answers for the activity and nobody does it: it starts on the day it is missed.

    Bad:
        raci:
          - {activity: Train the users, accountable: po}  # <- HC305:5

    Good:
        raci:
          - {activity: Train the users, accountable: po, responsible: [csm]}
    """
    for number, activity in enumerate(look.plan.raci):
        if not activity.responsible:
            yield look.at("raci", number, "responsible", activity=activity.activity)


@rule(
    "HC306",
    "raci-accountable-overloaded",
    "warning",
    "`{person}` is accountable for {count} of {total} activities",
    "Hand some over: IT answers for access, the product owner for training, the sponsor for KPIs.",
)
def raci_accountable_overloaded(look: Look) -> Iterator[Hit]:
    """Who answers for everything answers for nothing, and the rollout stops when they are away.

    It is asked from six activities on: nobody should be accountable for more than half.

    Bad:
        raci:
          - {activity: Approve the KPIs, accountable: sponsor, responsible: [po]}
          - {activity: Open accounts, accountable: po, responsible: [it]}
          - {activity: Prepare the data, accountable: po, responsible: [it]}
          - {activity: Train the users, accountable: po, responsible: [csm]}
          - {activity: Decide on go-live, accountable: po, responsible: [csm]}  # <- HC306:48
          - {activity: Measure the value, accountable: csm, responsible: [csm]}

    Good:
        raci:
          - {activity: Approve the KPIs, accountable: sponsor, responsible: [po]}
          - {activity: Open accounts, accountable: it, responsible: [it]}
          - {activity: Prepare the data, accountable: po, responsible: [it]}
          - {activity: Train the users, accountable: po, responsible: [csm]}
          - {activity: Decide on go-live, accountable: po, responsible: [csm]}
          - {activity: Measure the value, accountable: csm, responsible: [csm]}
    """
    raci = look.plan.raci
    if len(raci) < MANY:
        return
    [(person, count)] = Counter(activity.accountable for activity in raci).most_common(1)
    if count * 2 > len(raci):
        theirs = [n for n, activity in enumerate(raci) if activity.accountable == person]
        first_too_many = theirs[len(raci) // 2]
        path = ("raci", first_too_many, "accountable")
        yield look.at(*path, person=person, count=count, total=len(raci))


@rule(
    "HC307",
    "raci-accountable-outside-team",
    "warning",
    "`{person}` answers for “{activity}” without being on the customer's or the provider's team",
    "Make somebody of the two teams accountable, and the partner responsible or consulted.",
)
def raci_accountable_outside_team(look: Look) -> Iterator[Hit]:
    """A partner's company follows its own contract: it cannot answer for what the two teams promised.

    Bad:
        people:
          - {id: csm, role: csm, side: provider}
          - {id: dealer, role: partner, side: partner}
        raci:
          - {activity: Train the users, accountable: dealer, responsible: [dealer]}  # <- HC307:46

    Good:
        people:
          - {id: csm, role: csm, side: provider}
          - {id: dealer, role: partner, side: partner}
        raci:
          - {activity: Train the users, accountable: csm, responsible: [dealer]}
    """
    # A sponsor on the wrong side has a rule of its own.
    outside = {p.id for p in look.plan.people if p.side == "partner" and p.role != "sponsor"}
    if not outside:
        return
    for number, activity in enumerate(look.plan.raci):
        if activity.accountable in outside:
            yield look.at(
                *("raci", number, "accountable"),
                person=activity.accountable,
                activity=activity.activity,
            )


@rule(
    "HC308",
    "raci-activity-twice",
    "warning",
    "the activity “{activity}” stands in the RACI twice",
    "Keep one line: an activity has one accountable person.",
)
def raci_activity_twice(look: Look) -> Iterator[Hit]:
    """Two lines for one activity give it two accountable people, and each waits for the other.

    Bad:
        raci:
          - {activity: Train the users, accountable: po, responsible: [csm]}
          - {activity: train the  users, accountable: csm, responsible: [csm]}  # <- HC308:16

    Good:
        raci:
          - {activity: Train the users, accountable: po, responsible: [csm]}
          - {activity: Train the administrators, accountable: csm, responsible: [csm]}
    """
    seen: set[str] = set()
    for number, activity in enumerate(look.plan.raci):
        text = folded(activity.activity)
        if text in seen:
            yield look.at("raci", number, "activity", activity=activity.activity)
        seen.add(text)


def folded(text: str) -> str:
    """The text as far as it tells two activities apart."""
    return " ".join(text.casefold().split())


@rule(
    "HC309",
    "raci-standard-activity-missing",
    "note",
    "the RACI says nothing about: {activities}",
    "Add a line for each that your rollout has; `hypercare init` shows who usually does what.",
)
def raci_standard_activity_missing(look: Look) -> Iterator[Hit]:
    """What every rollout has to do and nobody was named for is what falls between two teams.

    It is asked after T+7, for the roles that the plan has, and recognised by the words of the
    activity. Where another section names somebody for it, that is enough: the owner of data quality,
    of a support tier, of the source of a KPI, of a compliance item, of what is handed over. KPIs with
    measurements are measured by somebody, and nobody decides on a go-live that has come.

    Bad:
        raci:
          - {activity: Approve objectives and KPIs, accountable: sponsor, responsible: [po]}  # <- HC309:3
          - {activity: Open the accounts, accountable: it, responsible: [it]}
          - {activity: Migrate the data, accountable: po, responsible: [it]}
          - {activity: Decide on the launch, accountable: sponsor, responsible: [po]}
          - {activity: Answer tickets, accountable: csm, responsible: [csm]}
          - {activity: Measure the gains, accountable: po, responsible: [csm]}

    Good:
        raci:
          - {activity: Approve objectives and KPIs, accountable: sponsor, responsible: [po]}
          - {activity: Open the accounts, accountable: it, responsible: [it]}
          - {activity: Migrate the data, accountable: po, responsible: [it]}
          - {activity: Train the depots, accountable: po, responsible: [csm]}
          - {activity: Decide on the launch, accountable: sponsor, responsible: [po]}
          - {activity: Answer tickets, accountable: csm, responsible: [csm]}
          - {activity: Measure the gains, accountable: po, responsible: [csm]}
          - {activity: Hand over to the key users, accountable: po, responsible: [csm]}
    """
    raci = look.plan.raci
    if not raci or look.f.day <= FUNDAMENTALS:
        return
    texts = {folded(activity.activity) for activity in raci}
    if len(texts) < len(raci):
        return  # one of two equal lines may stand for what seems to be missing
    covered = frozenset[str]().union(*map(recognised, texts))
    if len(covered) == len(standard()):
        return
    roles = {person.role for person in look.plan.people}
    settled = settled_elsewhere(look)
    missing = tuple(
        activity
        for id_, activity, accountable in usual()
        if id_ not in covered and id_ not in settled and not roles.isdisjoint(accountable)
    )
    if missing:
        yield look.at("raci", activities=missing)


def settled_elsewhere(look: Look) -> set[str]:
    """The usual activities for which another section names somebody, or that are behind."""
    plan = look.plan
    found = {
        "prepare_data": plan.data_quality.owner is not None,
        "decide_golive": is_decided(look),
        "answer_questions": any(tier.owner for tier in plan.support.tiers),
        "measure_value": any(
            kpi.measurements or (kpi.source and kpi.source.owner) for kpi in plan.kpis
        ),
        "protect_data": any(item.owner for item in plan.contracts.compliance),
        "take_over": any(item.owner for item in plan.handover.capabilities),
    }
    return {id_ for id_, settled in found.items() if settled}


def is_decided(look: Look) -> bool:
    """Whether the go-live has come; one beyond the roadmap has a rule of its own."""
    golive, roadmap = look.plan.plan.golive, look.plan.roadmap
    if golive is None:
        return False
    return min([golive, *(milestone.offset for milestone in roadmap[-1:])]) <= look.as_of


@cache
def usual() -> tuple[tuple[str, Message, tuple[str, ...]], ...]:
    """The usual activities, with the roles of which one is accountable."""
    listed = table("raci").items()
    return tuple((id_, Message(each["activity"]), each["accountable"]) for id_, each in listed)


@cache
def standard() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The usual activities, and the words by which they are known."""
    return tuple((id_, re.compile(usual["known_by"])) for id_, usual in table("raci").items())


@lru_cache(maxsize=4096)
def recognised(text: str) -> frozenset[str]:
    """The usual activities that a folded line speaks of; plans say much the same things."""
    return frozenset(id_ for id_, words in standard() if words.search(text))
