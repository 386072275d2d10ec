"""HC86x: a handover that only stands on paper."""

from collections.abc import Iterator

from hypercare_cli.rule import Hit, Look, rule


@rule(
    "HC861",
    "capability-without-transfer",
    "note",
    "“{title}” is marked as handed over, but no transfer session is noted",
    "Add the session to `handover.transfers`: date, topic, recipient, and how many came.",
)
def capability_without_transfer(look: Look) -> Iterator[Hit]:
    """A capability passes to people, not to a document: without a session nobody can say who took it
    over, and the first ticket after hypercare comes back to the provider. Told once, at the first.

    Bad:
        handover:
          capabilities:
            - {id: H1, title: Simple settings, owner: po, status: done, done_on: T+25}  # <- HC861:59

    Good:
        handover:
          capabilities:
            - {id: H1, title: Simple settings, owner: po, status: done, done_on: T+25}
          transfers:
            - {date: T+22, topic: Simple settings, recipient: po, attended: 3}
    """
    handover = look.plan.handover
    if any(look.f.came(session.date) for session in handover.transfers):
        return
    for number, capability in enumerate(handover.capabilities):
        if look.f.is_done(capability):
            path = ("handover", "capabilities", number, "status")
            yield look.at(*path, title=capability.title)
            return
