"""HC75x: own playbooks that can do nothing."""

from collections.abc import Iterator

from hypercare_cli.condition import parse
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.playbooks.plays import plays


@rule(
    "HC751",
    "playbook-ends-as-it-begins",
    "warning",
    "the playbook `{id}` never fires: where `when` holds, `until` holds as well",
    "Let `until` ask for more than the end of `when`: begin below 0.4, end at 0.5.",
)
def playbook_ends_as_it_begins(look: Look) -> Iterator[Hit]:
    """The condition that ends a playbook counts more than the one that begins it. Where both hold
    at once, the trouble is there and nothing is proposed. Judged on the figures of the day.

    Bad:
        adoption: {snapshots: [{date: T+20, eligible: 100, active_30d: 30}]}
        playbooks:
          - id: quiet-teams
            when: adoption.active_30d_rate < 0.40
            until: adoption.active_30d_rate >= 0.30  # <- HC751:12
            action: Visit the teams

    Good:
        adoption: {snapshots: [{date: T+20, eligible: 100, active_30d: 30}]}
        playbooks:
          - id: quiet-teams
            when: adoption.active_30d_rate < 0.40
            until: adoption.active_30d_rate >= 0.50
            action: Visit the teams
            owner: csm
    """
    for number, own in enumerate(look.plan.playbooks):
        if own.until is None:
            continue
        both = (parse(text).evaluate(look.f.__getitem__) for text in (own.when, own.until))
        if all(both):
            yield look.at("playbooks", number, "until", id=own.id)


@rule(
    "HC752",
    "playbook-without-owner",
    "note",
    "nobody would own the action of the playbook `{id}`",
    "Name one: `owner: csm`.",
)
def playbook_without_owner(look: Look) -> Iterator[Hit]:
    """When it fires there is no time to ask who takes it. One that stands in place of a built-in
    playbook has the owner of that one, as far as somebody in the plan has the role.

    Bad:
        playbooks:
          - id: backlog  # <- HC752:5
            when: support.backlog > 10
            action: Sort the queue

    Good:
        playbooks:
          - {id: backlog, when: support.backlog > 10, action: Sort the queue, owner: csm}
    """
    owned = {play.id for play in plays(look.plan) if play.owner is not None}
    for number, own in enumerate(look.plan.playbooks):
        if own.id not in owned:
            yield look.at("playbooks", number, id=own.id)
