"""HC3xx: people who are missing, overlooked or overbooked."""

from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.rule import Hit, Look, rule

LONGEST_WEEK = Decimal(45)
"""Hours that one person can give to a rollout, and more than the law allows in many countries."""


@rule(
    "HC301",
    "sponsor-missing",
    "warning",
    "the rollout has started, and nobody on the customer's side is its sponsor",
    "Add who decides and removes obstacles: `{{id: sponsor, role: sponsor, side: customer}}`.",
)
def sponsor_missing(look: Look) -> Iterator[Hit]:
    """Without a sponsor nobody settles what departments disagree on, and escalation ends nowhere.

    The provider may have a sponsor of its own; it cannot decide for the customer.

    Bad:
        people:
          - {id: director, role: sponsor, side: provider}  # <- HC301:41
          - {id: csm, role: csm, side: provider}

    Good:
        people:
          - {id: director, role: sponsor, side: customer}
          - {id: csm, role: csm, side: provider}
    """
    people = look.plan.people
    if not people or look.f.day <= 0:
        return
    sponsors = [(number, p.side) for number, p in enumerate(people) if p.role == "sponsor"]
    if all(side != "customer" for _number, side in sponsors):
        yield look.at(*(("people", sponsors[0][0], "side") if sponsors else ("people",)))


@rule(
    "HC302",
    "resistance-without-lever",
    "warning",
    "“{title}” has much influence and resists, and no lever is planned",
    "Say in `levers` what wins them over: a part to play, a fear to lift, a person they trust.",
)
def resistance_without_lever(look: Look) -> Iterator[Hit]:
    """Others look at influential people first: one who resists unheard takes a team with them.

    Bad:
        people:
          - {id: csm, role: csm, side: provider}
          - {id: buyers, role: user, side: customer, influence: H, attitude: resistant}  # <- HC302:5

    Good:
        people:
          - {id: csm, role: csm, side: provider}
          - id: buyers
            role: user
            side: customer
            influence: H
            attitude: resistant
            levers: They lead the workshop on purchase approvals
    """
    for number, person in enumerate(look.plan.people):
        if person.attitude == "resistant" and person.influence == "H" and not person.levers:
            yield look.at("people", number, "levers", title=person.title or person.id)


@rule(
    "HC303",
    "support-tier-without-owner",
    "warning",
    "nobody is on tier {level} of the support",
    "Add the `owner` of this tier, or remove the tier.",
)
def support_tier_without_owner(look: Look) -> Iterator[Hit]:
    """A ticket that reaches a tier without anybody stays there until the SLA is broken.

    Bad:
        support:
          tiers:
            - {level: 1, owner: po, scope: First questions}
            - {level: 2, scope: Settings}  # <- HC303:7

    Good:
        support:
          tiers:
            - {level: 1, owner: po, scope: First questions}
            - {level: 2, owner: csm, scope: Settings}
    """
    for number, tier in enumerate(look.plan.support.tiers):
        if tier.owner is None:
            yield look.at("support", "tiers", number, "owner", level=tier.level)


@rule(
    "HC304",
    "overbooked-person",
    "note",
    "“{title}” is planned for {hours} hours a week",
    "Share the work out, or give each person of a group an entry of their own.",
)
def overbooked_person(look: Look) -> Iterator[Hit]:
    """A plan that needs more than a week per week is late from the first sick day on.

    Bad:
        people:
          - {id: csm, role: csm, side: provider, hours_per_week: 60}  # <- HC304:58

    Good:
        people:
          - {id: csm, role: csm, side: provider, hours_per_week: 35}
    """
    for number, person in enumerate(look.plan.people):
        hours = person.hours_per_week
        if hours is not None and hours > LONGEST_WEEK:
            path = ("people", number, "hours_per_week")
            yield look.at(*path, title=person.title or person.id, hours=hours)
