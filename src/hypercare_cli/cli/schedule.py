"""When each milestone and task will be done, against what was agreed, and whom the slip is due to.

Forecasts come from what is done so far, from dependencies and durations, in working days of the plan's
calendar. `--save-baseline NAME` keeps the dates of today in the plan; slip counts from the latest one
kept, or from that of `--baseline NAME`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing, options
from hypercare_cli.cli.session import Session, open_plan, show
from hypercare_cli.edit import Change
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.schedule.data import schedule_data
from hypercare_cli.pages.schedule.gantt import gantt
from hypercare_cli.pages.schedule.page import schedule_page
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.schedule import network
from hypercare_cli.schedule.baselines import new_baseline

PICTURES = ("svg", "mermaid")
FORMS = (*options.PAGE_FORMS, *PICTURES)
Format = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMS), help="Form of the output.")
]
Against = Annotated[
    str | None,
    typer.Option(
        "--baseline", metavar="NAME", help="Measure slip against this one; default the latest."
    ),
]
Keep = Annotated[
    str | None,
    typer.Option(
        "--save-baseline", metavar="NAME", help="Keep the dates as they stand now under this name."
    ),
]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why these dates were agreed.")
]
By = Annotated[str | None, typer.Option("--by", metavar="PERSON", help="Who agreed to them.")]
OnlyMilestones = Annotated[bool, typer.Option("--milestones", help="Milestones without tasks.")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="ID", help="Only the tasks of this person."),
]


def schedule(
    plan: options.PlanArgument = None,
    against: Against = None,
    milestones: OnlyMilestones = False,
    owner: Owner = None,
    audience: options.ForReaders = None,
    keep: Keep = None,
    reason: Reason = None,
    by: By = None,
    dry_run: changing.DryRun = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(form, FORMS, "--format")
    readers = options.audience(audience, form)
    if keep is not None:
        alone(against or owner or output or milestones or audience or form not in options.FORMS)
        how = changing.How(plan, as_of, lang, dry_run, no_color, quiet, form)
        changing.change(lambda before: [keeping(before, keep, reason, by)], how)
        return
    only_with_keep({"--reason": reason, "--by": by, "--dry-run": dry_run})
    session = open_plan(plan, as_of, lang, form, forms=FORMS, no_color=no_color, quiet=quiet)
    shown = asked_for(session, against, owner, readers, milestones=milestones)
    if form in PICTURES:
        session.output.text(picture(shown, form), output, force=force)
        return
    show(
        session,
        form,
        lambda *_: schedule_page(shown),
        lambda _: schedule_data(shown),
        output,
        force=force,
    )


def keeping(before: Analysis, name: str, reason: str | None, by: str | None) -> Change:
    """The entry of a new baseline; refused under a name that is taken."""
    if any(baseline.id == name for baseline in before.plan.baselines):
        raise HypercareError(
            message("there is a baseline “{name}” already", name=name),
            message("A baseline stays as it was kept: choose another name."),
        )
    if not before.plan.roadmap:
        raise HypercareError(message("the plan has no roadmap whose dates could be kept"))
    return new_baseline(before.figures, name, reason, by)


def alone(others: object) -> None:
    """Keeping dates shows no schedule: options about how to show one are a mistake."""
    if others:
        raise HypercareError(
            message("--save-baseline changes the plan and shows no schedule"),
            message(
                "It goes with --reason, --by, --as-of, --lang, --dry-run and --format json only."
            ),
        )


def only_with_keep(given: dict[str, object]) -> None:
    for option, value in given.items():
        if value:
            raise HypercareError(
                message("{option} goes with --save-baseline only", option=option),
                message("`hypercare schedule --save-baseline NAME` keeps the dates of today."),
            )


def asked_for(
    session: Session,
    against: str | None,
    owner: str | None,
    readers: Audience,
    *,
    milestones: bool,
) -> Shown:
    """The schedule against the baseline that was asked for, with the rows that were."""
    f = session.analysis.figures
    plan = visible(f.plan, readers)
    kept = f.to_date(plan.baselines)
    baseline = kept[-1] if kept else None
    if against is not None:
        baseline = kept_as(against, kept, f.as_of)
    shown = Shown.to(network.schedule(f, baseline), plan, session.words)
    rows = shown.activities
    if milestones:
        rows = tuple(one for one in rows if one.is_milestone)
    if owner is not None:
        options.owner(owner, (person.id for person in plan.people))
        theirs = {one.milestone for one in rows if one.owner == owner}
        rows = tuple(
            one
            for one in rows
            if one.owner == owner or (one.is_milestone and one.milestone in theirs)
        )
    return replace(shown, activities=rows)


def kept_as(name: str, kept: Iterable[Baseline], as_of: date) -> Baseline:
    """The baseline of that name, of those kept up to as-of."""
    found = {baseline.id: baseline for baseline in kept}
    if not found:
        raise HypercareError(
            message("the plan has no baseline on {day}", day=as_of),
            message("`hypercare schedule --save-baseline NAME` keeps the dates of today."),
        )
    return found[options.one_of(name, tuple(found), "--baseline")]


def picture(shown: Shown, form: str) -> str:
    """Only the Gantt chart."""
    drawn = gantt(shown)
    if drawn is None:
        raise HypercareError(
            message("there is nothing to draw: no milestone or task has a forecast"),
            message("`hypercare schedule` without --format says why."),
        )
    if form == "svg":
        from hypercare_cli.renderers.svg import render as as_svg

        return as_svg(drawn)
    from hypercare_cli.renderers.mermaid import render as as_mermaid

    return as_mermaid(drawn)
