"""The section `playbooks`: own playbooks, beside or instead of those built in."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Condition, IdKind, Lasting, PersonId, Stream, Text


class Playbook(Entry):
    """`due` counts from the day on which its action is opened, and ends on a working day.

    It fires once `when` has held for `lasting`, and goes on until `until` holds, or `when` no more does.
    """

    id: Annotated[str, IdKind("playbooks")]
    title: Text | None = None
    when: Condition
    lasting: Lasting | None = None
    until: Condition | None = None
    stream: Stream | None = None
    action: Text
    deliverable: Text | None = None
    owner: PersonId | None = None
    with_: tuple[PersonId, ...] = ()
    due: Lasting | None = None
