"""What `playbooks --apply` wrote into a plan, and who is missing there."""

from collections.abc import Iterable

from hypercare_cli.amendment import Amendment
from hypercare_cli.i18n.message import Message, Term, message
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.amendment import done_text
from hypercare_cli.steering.playbooks.firing import Proposal


def applied_text(amendment: Amendment, words: Words, remarks: Iterable[Message]) -> str:
    """What was written, what it did, and who is missing."""
    if not amendment.changes:
        return words.say("Nothing to do: no playbook asks for a further action.") + "\n"
    return done_text(amendment, words, remarks)


def ownerless(one: Proposal) -> Message:
    """Who is missing, in the plan or in the playbook."""
    if not one.roles:
        return message("“{action}” has no owner: its playbook names none.", action=one.title)
    return message(
        "“{action}” has no owner: no person of the plan has the role {roles}.",
        action=one.title,
        roles=tuple(Term("role", role) for role in one.roles),
    )
