"""Which playbooks fire, since when, and the one action that each proposes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.engagement import open_actions
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.kinds import Audience, Duration, Stream
from hypercare_cli.plan.model import Plan
from hypercare_cli.rounding import half_up
from hypercare_cli.steering.days import DAY, calendar_of, later
from hypercare_cli.steering.playbooks.onset import Onset, onset
from hypercare_cli.steering.playbooks.plays import Play, Said, plays
from hypercare_cli.steering.series import recorded

State = Literal["fires", "lasting", "quiet", "unknown"]
"""`lasting`: the condition holds, but not yet for as long as it asks."""

DECIMALS = 4
"""Of a figure that goes into a plan: 0.2069, as people type it."""
CLOCK = "plan.day"
"""No action moves this figure."""


class Proposal(NamedTuple):
    """The action that a firing playbook asks for, as it would stand in the plan.

    Where it has no owner, nobody in the plan has one of `roles`; those are empty for an own playbook
    that names nobody. `before` is a metric with its value today.
    """

    playbook: str
    title: Said
    owner: str | None
    roles: tuple[str, ...]
    with_: tuple[str, ...]
    opened_on: date
    due: date | None
    stream: Stream | None
    deliverable: Said | None
    before: tuple[str, Decimal] | None
    audience: Audience = "customer"


@dataclass(frozen=True, slots=True)
class Firing:
    """A playbook on one day: whether it fires, on which figures, since when, what is to be done.

    `since` is the first day of what goes on today; it fires from `fires_on`, which lies ahead in the
    state `lasting`. `actions` are those that are open already. `closed` is one that answered this
    firing: nothing is proposed again before something new is known. So there is a `proposal` only
    where an action is missing.
    """

    play: Play
    state: State
    values: dict[str, Any]
    since: date | None = None
    fires_on: date | None = None
    actions: tuple[Action, ...] = ()
    closed: Action | None = None
    proposal: Proposal | None = None

    @property
    def id(self) -> str:
        return self.play.id

    @property
    def title(self) -> Said:
        return self.play.title

    @property
    def fires(self) -> bool | None:
        """None where an unknown figure leaves it open."""
        return None if self.state == "unknown" else self.state == "fires"


def firings(f: Figures) -> tuple[Firing, ...]:
    """Every playbook of the plan on the day of the figures: those built in first, then its own."""
    return tuple(firing(f, play) for play in plays(f.plan))


def firing(f: Figures, play: Play) -> Firing:
    values = {metric: f[metric] for metric in play.metrics}
    begun = onset(f, play.when, play.lasting, play.until)
    if begun is None:
        unknown = play.when.evaluate(f.__getitem__) is None and not ended(f, play)
        return Firing(play, "unknown" if unknown else "quiet", values)
    if begun.fires_on > f.as_of:
        return Firing(play, "lasting", values, *begun)
    actions = tuple(action for action in open_actions(f) if action.playbook == play.id)
    closed = None if actions else answer(f, play, begun)
    wanted = None if actions or closed else proposal(f, play)
    return Firing(play, "fires", values, *begun, actions, closed, wanted)


def ended(f: Figures, play: Play) -> bool:
    return play.until is not None and play.until.evaluate(f.__getitem__) is True


def answer(f: Figures, play: Play, begun: Onset) -> Action | None:
    """The last action of the playbook, if it answered this very firing and nothing new is known.

    One that was done counts until a figure of the condition is recorded after it; one that was
    dropped as long as the playbook goes on firing.
    """
    own = [action for action in f.existing(f.plan.actions) if action.playbook == play.id]
    action = max(own, key=lambda one: closed_on(one) or date.min, default=None)
    if action is None:
        return None
    day = closed_on(action)
    if action.status == "dropped":
        return action if day is None or day >= begun.fires_on else None
    if day is None or day < begun.fires_on:
        return None
    metrics = play.when.metrics()
    return None if any(measured_since(f, metric, day) for metric in metrics) else action


def closed_on(action: Action) -> date | None:
    """The day on which it was done; that of its opening for one that was dropped."""
    return action.done_on if action.status == "done" else action.opened_on


def measured_since(f: Figures, metric: str, day: date | None) -> bool:
    """Whether the plan recorded something for the figure after a day, or there is no telling."""
    days = [when for when in recorded(f, metric) if when <= f.as_of]
    return day is None or not days or max(days) > day


def proposal(f: Figures, play: Play) -> Proposal:
    return Proposal(
        play.id,
        play.action,
        play.owner,
        play.roles,
        play.with_,
        f.as_of,
        None if play.due is None else due(f.plan, f.as_of, play.due),
        play.stream,
        play.deliverable,
        before(f, play),
        play.audience,
    )


def due(plan: Plan, opened_on: date, length: Duration) -> date | None:
    """When what is begun on a day is due: never on a day on which nobody works."""
    calendar, day = calendar_of(plan), later(plan, opened_on, length)
    while day is not None and not calendar.is_working_day(day):
        day = day + DAY if day < date.max else None
    return day


def before(f: Figures, play: Play) -> tuple[str, Decimal] | None:
    """The figure that the action is to move: that of the method, else the first of the condition.

    A number that is known; the day of the plan moves by itself.
    """
    named = (play.figure,) if play.figure else play.when.metrics()
    for metric in named:
        if metric != CLOCK and (value := noted(f, metric)) is not None:
            return metric, value
    return None


def noted(f: Figures, metric: str) -> Decimal | None:
    """A figure as it goes into a plan; None where it is not known or no number."""
    value = f[metric]
    if value is None or f.declaration(metric).sort != "number":
        return None
    rounded = half_up(Decimal(value), DECIMALS)
    return half_up(rounded, 0) if rounded == int(rounded) else rounded.normalize()
