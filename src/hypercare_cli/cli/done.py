"""Mark an action, a task or anything else that can be done as done, with its day.

ID is that of an action, a task, a milestone, a technical item, an obligation or a capability; where
several have it, a path such as actions[A3].
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

import typer

from hypercare_cli import edit
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing, options
from hypercare_cli.cli.closing import one, present, when_done
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.pages.amendment import amendment_data, done_text
from hypercare_cli.recording.typed import declared
from hypercare_cli.steering.playbooks.firing import measured_since, noted


def done(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A3", show_default=False)],
    plan: changing.PlanOption = None,
    on: changing.Day = None,
    dry_run: changing.DryRun = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    remarks: list[Message] = []

    def made(before: Analysis) -> Sequence[edit.Change]:
        found = changes(before, id_, on)
        return [*found, *effect(before, found, remarks)]

    changing.change(
        made,
        changing.How(plan, as_of, lang, dry_run, no_color, quiet, form),
        told=partial(done_text, remarks=remarks),
        data=partial(amendment_data, remarks=remarks),
    )


def changes(plan: Analysis, id_: str, on: str | None) -> list[edit.Set]:
    document = plan.document
    path = one(document, id_, "done_on")
    before = present(document, (*path, "done_on"))
    if before and on is None:
        raise HypercareError(
            message("{id} was done on {day} already", id=id_, day=before),
            message("--on gives it another day."),
        )
    found: list[edit.Set] = []
    if declared((*path, "status")) is not None:
        found.append(edit.Set((*path, "status"), "done"))
    return [*found, edit.Set((*path, "done_on"), when_done(on, (*path, "done_on"), plan))]


def effect(
    before: Analysis, closing: Sequence[edit.Set], remarks: list[Message]
) -> Sequence[edit.Change]:
    """The figure after an action, beside the one from before it, where it can be known."""
    *home, _field = closing[-1].path
    if home[0] != "actions" or not isinstance(home[1], int):
        return []
    action = before.plan.actions[home[1]]
    day = resolved(closing[-1].value, before)
    if action.before is None or action.after is not None or day is None:
        return []
    metric = action.before.metric
    value = noted(before.figures.on(min(day, before.as_of)), metric)
    if value is None:
        text = message(
            "The figure after it is not known yet: once {metric} is, write it beside `before`.",
            metric=metric,
        )
        remarks.append(text)
        return []
    if not measured_since(before.figures, metric, action.opened_on):
        remarks.append(
            message(
                "Nothing was recorded for {metric} since the action began: it is the same as before.",
                metric=metric,
            )
        )
    return [edit.Set((*home, "after"), {"metric": metric, "value": value})]


def resolved(given: edit.Given, plan: Analysis) -> date | None:
    """The day that was typed; None for what is no date, as loading will say."""
    if not isinstance(given, str):
        return given if isinstance(given, date) else None
    try:
        return plan.plan.calendar.resolve(given)
    except (ValueError, LookupError):
        return None
