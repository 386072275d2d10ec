"""The actions that playbooks propose, written into the plan."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from hypercare_cli import edit
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing
from hypercare_cli.i18n.message import Message
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.amendment import amendment_data
from hypercare_cli.pages.applied import applied_text, ownerless
from hypercare_cli.recording.kinds import kind
from hypercare_cli.recording.register import Register
from hypercare_cli.recording.typed import Manner
from hypercare_cli.steering.playbooks.firing import Firing, Proposal

Chosen = Callable[[Analysis], Iterable[Firing]]


def write(chosen: Chosen, how: changing.How) -> None:
    """Add the actions that are missing, and say what that did and who has no owner."""
    remarks: list[Message] = []
    changing.change(
        partial(actions, chosen=chosen, remarks=remarks),
        how,
        told=partial(applied_text, remarks=remarks),
        data=partial(amendment_data, remarks=remarks),
    )


def actions(before: Analysis, chosen: Chosen, remarks: list[Message]) -> Sequence[edit.Change]:
    """The proposed actions as entries of the plan, in its language; remarks on those without owner."""
    words = Words(before.plan.plan.language)
    register, action = Register(before.document, Manner(before.as_of)), kind("action")
    proposals = [one.proposal for one in chosen(before) if one.proposal is not None]
    remarks += [ownerless(one) for one in proposals if one.owner is None]
    return [
        edit.Append(("actions",), entry(proposal, register.free_id(action, ("actions",)), words))
        for proposal in proposals
    ]


def entry(one: Proposal, id_: str, words: Words) -> edit.Given:
    """One action as it stands in the plan."""
    return {
        "id": id_,
        "title": words.show(one.title),
        "owner": one.owner,
        "with": one.with_ or None,
        "opened_on": one.opened_on,
        "due": one.due,
        "status": "open",
        "stream": one.stream,
        "playbook": one.playbook,
        "deliverable": None if one.deliverable is None else words.show(one.deliverable),
        "before": None if one.before is None else {"metric": one.before[0], "value": one.before[1]},
        "audience": None if one.audience == "customer" else one.audience,
    }
