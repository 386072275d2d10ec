"""Whether a milestone can be passed: each criterion with its figures, what is missing, proof, forecast.

MILESTONE is an id, its day (T+30), `exit`, `next` (the first gate not passed) or `all`. The exit code is
1 unless the gate is met; of `all`, unless every gate is whose day has come or that was marked done.
"""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan, show
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.figures import t_plus
from hypercare_cli.pages.gate.data import gates_data
from hypercare_cli.pages.gate.page import Asked, all_gates_page, one_gate_page
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.plan.roadmap import Milestone
from hypercare_cli.steering.gates.gate import (
    EXIT,
    Gate,
    all_gates,
    all_met,
    exit_gate,
    milestone_gate,
    next_gates,
)
from hypercare_cli.values import nearest

NEXT, ALL = "next", "all"


def gate(
    milestone: Annotated[
        str,
        typer.Argument(
            metavar="MILESTONE", help="An id, T+30, exit, next or all.", show_default=False
        ),
    ],
    plan: options.PlanArgument = None,
    audience: options.ForReaders = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.PageFormat = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    readers = options.audience(audience, form)
    check_order(milestone, plan)
    session = open_plan(
        plan, as_of, lang, form, forms=options.PAGE_FORMS, no_color=no_color, quiet=quiet
    )
    found = asked_for(session.analysis, milestone, readers)
    asked = Asked(found, readers)
    met = is_met(session.analysis, milestone, found)
    page = partial(all_gates_page if milestone == ALL else one_gate_page, asked=asked)
    data = partial(gates_data, words=session.words, asked=asked, met=met)
    show(session, form, page, data, output, force=force)
    if not met:
        raise typer.Exit(1)


def is_met(analysis: Analysis, milestone: str, found: tuple[Gate, ...]) -> bool:
    """Whether the one gate is; of `all`, and of `next` where none is left, all that should be."""
    if found and milestone != ALL:
        return found[0].verdict == "met"
    return all_met(analysis.figures, all_gates(analysis.figures))


def check_order(milestone: str, plan: str | None) -> None:
    """Where only one of the two is given and there is no plan here, say what is missing."""
    if plan is not None or files.has_plan(Path.cwd()):
        return
    if Path(milestone).exists():
        raise HypercareError(
            message("“{name}” is no milestone", name=milestone),
            message("The milestone comes first: `hypercare gate next {name}`.", name=milestone),
        )
    raise HypercareError(
        message("there is no plan in this folder"),
        message("Name one: `hypercare gate {milestone} PLAN`.", milestone=milestone),
    )


# -- which gate ---------------------------------------------------------------------------------


def asked_for(analysis: Analysis, text: str, readers: Audience) -> tuple[Gate, ...]:
    """The gates that a word, an id or a day names; none for `next` where all are passed.

    There is no milestone that these readers may not see; of one that they may, the verdict is that of
    all its criteria, whoever reads it.
    """
    f, roadmap = analysis.figures, visible(analysis.plan, readers).roadmap
    if text == EXIT:
        return (exit_gate(f),)
    if text not in (NEXT, ALL):
        id_ = milestone_of(analysis, roadmap, text).id
        return tuple(milestone_gate(f, one) for one in f.plan.roadmap if one.id == id_)
    ids = {EXIT, *(one.id for one in roadmap)}
    shown = tuple(gate for gate in all_gates(f) if gate.id in ids)
    return shown if text == ALL else next_gates(f, shown)[:1]


def milestone_of(analysis: Analysis, roadmap: tuple[Milestone, ...], text: str) -> Milestone:
    """A milestone by id, else by its day; refused with all of them where there is none."""
    for one in roadmap:
        if one.id == text:
            return one
    found = [one for one in roadmap if one.offset == on_day(analysis, text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise HypercareError(
            message("{day} has more than one milestone", day=text),
            message("Name one of them: {names}.", names=", ".join(one.id for one in found)),
        )
    known = sorted(roadmap, key=lambda one: one.offset)
    listed = [f"{one.id} ({t_plus(analysis.plan.day(one.offset))})" for one in known]
    close = nearest(text, (*(one.id for one in known), EXIT, NEXT, ALL))
    names = ", ".join([*listed, EXIT, NEXT, ALL])
    raise HypercareError(
        message("there is no milestone “{name}”", name=text),
        message("Did you mean `{close}`? There are: {names}.", close=close, names=names)
        if close
        else message("There are: {names}.", names=names),
    )


def on_day(analysis: Analysis, text: str) -> object:
    """The day that `T+30`, `t+30`, `T0` or a date means; None where it is no day."""
    written = "T+0" if text.upper() == "T0" else text.upper().replace("WD", "wd")
    try:
        return analysis.plan.calendar.resolve(written)
    except (ValueError, LookupError):
        return None
