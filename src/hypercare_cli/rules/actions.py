"""HC71x: actions that nobody will do, or of which nobody will know what they brought."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.plan.actions import Action
from hypercare_cli.rule import Hit, Look, rule

GRACE = timedelta(days=14)
MEASURED_WITHIN = timedelta(days=7)
"""A figure takes a week to move, and to be read again."""


def to_date(look: Look) -> Iterator[tuple[int, Action]]:
    """The actions opened by as-of that were not dropped, each with its position."""
    for number, action in enumerate(look.plan.actions):
        if action.status != "dropped" and (
            action.opened_on is None or action.opened_on <= look.as_of
        ):
            yield number, action


@rule(
    "HC711",
    "action-without-owner-or-date",
    "warning",
    "the action “{title}” has no {fields}",
    "Add `owner:` (an id of `people`) and `due:`, so that it can be asked for.",
)
def action_without_owner_or_date(look: Look) -> Iterator[Hit]:
    """Nobody does what nobody owns. Without a date an action counts neither as on time nor as late,
    so the log looks better than it is.

    Bad:
        actions:
          - {id: A1, title: Coach the Lyon team, due: T+35, status: open}  # <- HC711:5
          - {id: A2, title: Sort the queue, owner: csm, status: open}  # <- HC711:5

    Good:
        actions:
          - {id: A1, title: Coach the Lyon team, owner: csm, due: T+35, status: open}
          - {id: A2, title: Sort the queue, status: dropped}
    """
    for number, action in to_date(look):
        if action.owner is None or action.due is None:
            fields = ", ".join(f"`{n}`" for n in ("owner", "due") if getattr(action, n) is None)
            yield look.at("actions", number, title=action.title, fields=fields)


@rule(
    "HC712",
    "action-long-overdue",
    "warning",
    "the action “{title}” is {days} days overdue",
    "Finish it, agree a new `due:` with its owner, or drop it (`status: dropped`).",
)
def action_long_overdue(look: Look) -> Iterator[Hit]:
    """An action that stays late for more than two weeks will not be done by waiting: it needs
    another owner, another date, or the courage to drop it.

    Bad:
        actions:
          - {id: A1, title: Coach the Lyon team, owner: csm, due: T+14, status: open}  # <- HC712:59

    Good:
        actions:
          - {id: A1, title: Coach the Lyon team, owner: csm, due: T+18, status: open}
          - {id: A2, title: Sort the queue, owner: csm, due: T+10, status: done, done_on: T+28}
    """
    latest = look.as_of - GRACE
    for number, action in to_date(look):
        due = action.due
        if due is None or due >= latest or look.f.is_done(action):
            continue
        # A date before the opening, or a day of doing it that has come, is the fault itself.
        if (action.opened_on is None or action.opened_on <= due) and not look.f.came(
            action.done_on
        ):
            days = (look.as_of - due).days
            yield look.at("actions", number, "due", title=action.title, days=days)


@rule(
    "HC713",
    "playbook-action-without-before",
    "note",
    "the action “{title}” of the playbook `{playbook}` has no figure from before it",
    "Note the figure that made it necessary: `before: {{metric: …, value: …}}`.",
)
def playbook_action_without_before(look: Look) -> Iterator[Hit]:
    """A playbook fires because a figure is bad. Without that figure nobody can show later that the
    action was worth its effort.

    Bad:
        actions:
          - id: A1  # <- HC713:5
            title: Review the SLA
            owner: csm
            due: T+35
            status: open
            playbook: support-amber

    Good:
        actions:
          - id: A1
            title: Review the SLA
            owner: csm
            due: T+35
            status: open
            playbook: support-amber
            before: {metric: support.out_of_sla_rate, value: 0.21}
    """
    for number, action in to_date(look):
        if action.playbook is not None and action.before is None:
            yield look.at("actions", number, title=action.title, playbook=action.playbook)


@rule(
    "HC714",
    "action-without-after",
    "warning",
    "the action “{title}” is done, but its figure from before has none from after beside it",
    "Measure `{metric}` again and note it: `after: {{metric: {metric}, value: …}}`.",
)
def action_without_after(look: Look) -> Iterator[Hit]:
    """An action is finished when the figure has moved, not when the meeting was held. The figure
    after it is what the steering committee asks for. It has a week to move.

    Bad:
        actions:
          - id: A1  # <- HC714:5
            title: Review the SLA
            owner: csm
            due: T+20
            status: done
            done_on: T+20
            playbook: support-amber
            before: {metric: support.out_of_sla_rate, value: 0.21}

    Good:
        actions:
          - id: A1
            title: Review the SLA
            owner: csm
            due: T+20
            status: done
            done_on: T+20
            playbook: support-amber
            before: {metric: support.out_of_sla_rate, value: 0.21}
            after: {metric: support.out_of_sla_rate, value: 0.14}
    """
    latest = look.as_of - MEASURED_WITHIN
    for number, action in to_date(look):
        before = action.before
        if before is None or action.after is not None or not look.f.is_done(action):
            continue
        if action.done_on is None or action.done_on <= latest:
            yield look.at("actions", number, title=action.title, metric=before.metric)


@rule(
    "HC715",
    "action-compares-two-figures",
    "error",
    "the action “{title}” is measured by `{before}` before and by `{after}` after it",
    "Use the same metric on both sides: two different figures show no effect.",
)
def action_compares_two_figures(look: Look) -> Iterator[Hit]:
    """Before and after are read as one movement; with two metrics it means nothing.

    Bad:
        actions:
          - id: A1
            title: Review the SLA
            owner: csm
            due: T+20
            status: done
            before: {metric: support.out_of_sla_rate, value: 0.21}
            after: {metric: support.csat, value: 0.84}  # <- HC715:21

    Good:
        actions:
          - id: A1
            title: Review the SLA
            owner: csm
            due: T+20
            status: done
            before: {metric: support.out_of_sla_rate, value: 0.21}
            after: {metric: support.out_of_sla_rate, value: 0.14}
    """
    for number, action in to_date(look):
        before, after = action.before, action.after
        if before is not None and after is not None and before.metric != after.metric:
            path = ("actions", number, "after", "metric")
            yield look.at(*path, title=action.title, before=before.metric, after=after.metric)
