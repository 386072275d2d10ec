"""The playbooks that count in one plan: those of the method, and its own in their place or beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from hypercare_cli.condition import Condition, parse
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.method.method import table
from hypercare_cli.plan.kinds import Audience, Duration, Stream
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.playbooks import Playbook
from hypercare_cli.values import DURATION

Origin = Literal["built_in", "own", "overridden"]
Said = Message | str
"""A text of the method, which has a translation, or one of the plan, which stands as it is."""


@dataclass(frozen=True, slots=True)
class Play:
    """A playbook as it counts in one plan.

    Where nobody is named, `roles` says which roles were looked for; it is empty otherwise. `figure`
    is the one that the action is to move.
    """

    id: str
    origin: Origin
    title: Said
    when: Condition
    action: Said
    lasting: Duration | None = None
    until: Condition | None = None
    stream: Stream | None = None
    deliverable: Said | None = None
    figure: str | None = None
    owner: str | None = None
    roles: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    due: Duration | None = None
    audience: Audience = "customer"

    @property
    def metrics(self) -> tuple[str, ...]:
        """The figures of its condition, then those of the condition that ends it."""
        ends = self.until.metrics() if self.until is not None else ()
        return tuple(dict.fromkeys((*self.when.metrics(), *ends)))


def plays(plan: Plan) -> tuple[Play, ...]:
    """Those built in, in the order of the method, then the plan's own in the order of the file."""
    own = {playbook.id: playbook for playbook in plan.playbooks}
    builtin: Mapping[str, Any] = table("playbooks")
    found = []
    for id_, fields in builtin.items():
        play = built_in(plan, id_, fields)
        found.append(overridden(play, own.pop(id_)) if id_ in own else play)
    return (*found, *map(play_of, own.values()))


def built_in(plan: Plan, id_: str, fields: Mapping[str, Any]) -> Play:
    """A playbook of the method, its people found by their roles."""
    owner = first_with(plan, fields["owner"])
    beside = first_with(plan, fields.get("with", ()))
    return Play(
        id_,
        "built_in",
        message(fields["title"]),
        parse(fields["when"]),
        message(fields["action"]),
        stream=fields["stream"],
        deliverable=message(fields["deliverable"]),
        figure=fields["figure"],
        owner=owner,
        roles=() if owner else fields["owner"],
        with_=(beside,) if beside and beside != owner else (),
        due=duration(fields["due"]),
    )


def first_with(plan: Plan, roles: tuple[str, ...]) -> str | None:
    """The first person of the first of these roles that the plan has."""
    return next((p.id for role in roles for p in plan.people if p.role == role), None)


def duration(text: str) -> Duration:
    match = DURATION.match(text)
    if match is None:
        raise ValueError(text)
    return Duration(int(match[1]), match[2])  # type: ignore[arg-type]  # the pattern allows only units


def play_of(own: Playbook) -> Play:
    """A playbook of the plan alone."""
    when = parse(own.when)
    return Play(
        own.id,
        "own",
        own.title or own.id,
        when,
        own.action,
        lasting=own.lasting,
        until=None if own.until is None else parse(own.until),
        stream=own.stream,
        deliverable=own.deliverable,
        owner=own.owner,
        with_=own.with_,
        due=own.due,
        audience=own.audience,
    )


def overridden(play: Play, own: Playbook) -> Play:
    """What the plan says counts, and what it leaves out stays as built in.

    But for the deliverable, which belongs to the action that it replaces.
    """
    mine = play_of(own)
    return replace(
        mine,
        origin="overridden",
        title=own.title or play.title,
        stream=own.stream or play.stream,
        figure=play.figure if play.figure in mine.metrics else None,
        owner=own.owner or play.owner,
        roles=() if own.owner else play.roles,
        with_=own.with_ or tuple(id_ for id_ in play.with_ if id_ != own.owner),
        due=own.due or play.due,
    )
