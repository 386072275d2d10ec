"""The annexes: action log, service levels, training, what users said."""

from collections.abc import Iterable, Iterator

from hypercare_cli.blocks import Block, Bullets, Column, Slide, Table
from hypercare_cli.pages.adkar import barriers
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.matrices import population_map
from hypercare_cli.pages.pictures import factor_radar, sla_chart
from hypercare_cli.pages.plan import change, logs, support, training
from hypercare_cli.pages.plan.listing import facts, pictures, table
from hypercare_cli.pages.qbr.sources import notes

TRAINING = ("adoption.training_nps", "adoption.training_attendance_rate")
CHANGE = ("change.readiness", "change.load", "change.gap_population")
SERVICE = ("support.in_sla_rate", "support.csat", "support.response_hours",
           "support.resolution_hours", "support.backlog")  # fmt: skip


def annexes(e: Edition) -> Iterator[Slide]:
    """The annexes behind a slide that names them; nothing where there are none."""
    found = [*action_log(e), *service(e), *people(e), *trainings(e), *verbatim(e)]
    if found:
        names = Bullets(tuple(slide.title for slide in found))
        yield Slide(e.words.say("Annexes"), ((names,),), kind="section")
        yield from found


def one(title: str, body: Iterable[Block], told: tuple[str, ...] = ()) -> Iterator[Slide]:
    """A slide in one column, whose title is caption enough; none without content."""
    blocks = tuple(b._replace(caption="") if isinstance(b, Table) else b for b in body)
    if blocks:
        yield Slide(title, (blocks,), told)


def action_log(e: Edition) -> Iterator[Slide]:
    yield from one(e.words.say("Action log"), logs.actions(e))


def service(e: Edition) -> Iterator[Slide]:
    """The agreed levels with the curve of what was reached, then the tickets by period."""
    w = e.words
    chart, levels = sla_chart(e), tuple(support.sla(e, e.plan.support.sla))
    known = tuple(facts(e.facts(*SERVICE))) if support.complete(e) else ()
    right: tuple[Block, ...] = (*known, *levels)
    if chart is None and not right:
        return
    columns: tuple[tuple[Block, ...], ...] = (right,) if chart is None else ((chart,), right)
    title = w.say("Service levels")
    if e.f["support.in_sla_rate"] is not None:
        rate = e.figure("support.in_sla_rate")
        title = w.say("Service levels: {rate} of the tickets within the SLA", rate=rate)
    yield Slide(title, tuple(column for column in columns if column), notes(e, SERVICE))
    yield from one(w.say("Tickets by period"), support.periods(e))


def people(e: Edition) -> Iterator[Slide]:
    """The factors of change, and where the populations stand."""
    w = e.words
    left = tuple(pictures(factor_radar(e), population_map(e)))[:1]
    right = tuple(barriers(e)) or tuple(change.populations(e))
    columns = tuple(column for column in (left, right) if column)
    if not columns:
        return
    title = w.say("People and change")
    if e.f["change.readiness"] is not None:
        note = e.figure("change.readiness")
        title = w.say("People and change: readiness {note} of 5", note=note)
    yield Slide(title, columns, notes(e, CHANGE), widths=(2, 3) if len(columns) > 1 else ())


def trainings(e: Edition) -> Iterator[Slide]:
    w = e.words
    title = w.say("Training")
    if e.f["adoption.training_nps"] is not None:
        nps = w.signed(e.figure("adoption.training_nps"))
        title = w.say("Training: NPS {nps}", nps=nps)
    yield from one(title, training.sessions(e), notes(e, TRAINING))


def verbatim(e: Edition) -> Iterator[Slide]:
    """What users said, the latest first."""
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Kind")),
        Column(w.say("What was said"), width=4),
        Column(w.say("By")),
        Column(w.say("Status")),
    )
    rows = [
        (
            e.day(said.date),
            w.term("feedback_kind", said.kind),
            w.say("“{text}”", text=said.text),
            e.person(said.by),
            w.term("status", said.status),
        )
        for said in reversed(e.f.to_date(e.plan.feedback))
    ]
    yield from one(w.say("What users say"), table(columns, rows))
