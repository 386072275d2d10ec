"""The roadmap T0 → T+90: each milestone with objectives, tasks, criteria and proof."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.conditions import how_long
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import roadmap_timeline
from hypercare_cli.pages.plan.listing import bullets, facts, paragraph, pictures, section, table
from hypercare_cli.pages.schedule.delays import delays
from hypercare_cli.pages.schedule.readers import expected, outlook, shown_to
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.pages.verdict import verdict_badge
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.links import waiting
from hypercare_cli.plan.roadmap import Criterion, Milestone, Task
from hypercare_cli.steering.gates.gate import Answer, Gate


def roadmap(e: Edition) -> Iterator[Block]:
    w = e.words
    milestones = sorted(e.plan.roadmap, key=lambda milestone: milestone.offset)
    shown = shown_to(e)
    yield from section(
        w.say("Overview"),
        progress(e),
        pictures(roadmap_timeline(e, tasks=True)),
        overview(e, milestones),
    )
    if shown is not None:
        yield from section(w.say("Schedule"), outlook(shown), delays(shown, w.say("Slip by cause")))
    for milestone in milestones:
        yield from section(title(e, milestone), one(e, milestone, shown))


def title(e: Edition, milestone: Milestone) -> str:
    return f"{milestone.title} – {e.dated(milestone.offset)}"


def progress(e: Edition) -> Iterator[Block]:
    if e.f["roadmap.progress"] is not None:
        text = e.words.say(
            "Tasks done: {done}; overdue: {overdue}.",
            done=e.figure("roadmap.progress"),
            overdue=e.figure("roadmap.overdue"),
        )
        yield from paragraph(text)


def overview(e: Edition, milestones: list[Milestone]) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Milestone")),
        Column(w.say("Date")),
        Column(w.say("Tasks done"), "right"),
        Column(w.say("Gate")),
        Column(w.say("Passed on")),
    )
    yield from table(
        columns,
        [
            (
                e.what(milestone, milestone.title),
                e.dated(milestone.offset),
                tasks_done(e, milestone),
                passage(e, milestone),
                e.past(milestone.done_on),
            )
            for milestone in milestones
        ],
    )


def tasks_done(e: Edition, milestone: Milestone) -> str:
    if not milestone.tasks:
        return UNKNOWN
    done = sum(e.f.is_done(task) for task in milestone.tasks)
    return e.words.say("{done} of {all}", done=done, all=len(milestone.tasks))


def one(e: Edition, milestone: Milestone, shown: Shown | None) -> Iterator[Block]:
    """A milestone in full."""
    w = e.words
    yield from section(w.say("Objectives"), bullets(milestone.objectives), level=3)
    yield from section(w.say("Tasks"), tasks(e, milestone.tasks, shown), level=3)
    gate = e.gates.get(milestone.id)
    yield from section(w.say("Criteria"), criteria(e, gate, milestone.criteria), level=3)
    yield from section(w.say("Proof"), proof(e, milestone), level=3)


def tasks(e: Edition, found: tuple[Task, ...], shown: Shown | None) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Task")),
        Column(w.say("Stream")),
        Column(w.say("Owner")),
        Column(w.say("Due")),
        Column(w.say("After")),
        Column(w.say("Forecast")),
        Column(w.say("Done on")),
        Column(w.say("Status")),
    )
    yield from table(
        columns,
        [
            (
                task.id,
                e.what(task, task.title, task.deliverable),
                w.term("stream", task.stream),
                e.person(task.owner),
                e.day(task.due),
                w.listing(after(e, task)),
                UNKNOWN if shown is None else expected(shown, task),
                e.past(task.done_on),
                e.state(task),
            )
            for task in found
        ],
    )


def after(e: Edition, task: Task) -> Iterator[str]:
    """What it waits for, with the lag in words; what these readers do not know is left out."""
    known = {other.id for milestone in e.plan.roadmap for other in milestone.tasks}
    for text in task.depends_on:
        id_, lag, unit = waiting(text, known)
        if id_ in known and not lag:
            yield id_
        elif id_ in known:
            length = e.duration(Duration(abs(lag), unit))
            if lag > 0:
                yield e.words.say("{id}, then {length}", id=id_, length=length)
            else:
                yield e.words.say("{length} before the end of {id}", id=id_, length=length)


# -- gates --------------------------------------------------------------------------------------


def passage(e: Edition, milestone: Milestone) -> Cell:
    """The gate of a milestone; one that is still to come is not yet to be met."""
    gate = e.gates.get(milestone.id)
    if gate is not None and gate.verdict != "met" and milestone.offset > e.f.as_of:
        return e.words.say("not due yet")
    return gate_badge(e, gate)


def gate_badge(e: Edition, gate: Gate | None) -> Cell:
    return UNKNOWN if gate is None or gate.verdict is None else verdict_badge(e.words, gate.verdict)


def criteria(e: Edition, gate: Gate | None, shown: tuple[Criterion, ...]) -> Iterator[Block]:
    """Each criterion with its verdict and the figures that decided it."""
    w = e.words
    ids = {criterion.id for criterion in shown}
    columns = (
        Column(w.say("Criterion")),
        Column(w.say("Verdict")),
        Column(w.say("Decided by")),
    )
    yield from table(
        columns,
        [
            (
                e.what(answer.criterion, answer.criterion.title),
                verdict_badge(w, answer.verdict),
                decided_by(e, answer),
            )
            for answer in (gate.answers if gate is not None else ())
            if answer.criterion.id in ids
        ],
    )


def decided_by(e: Edition, answer: Answer) -> str:
    """The figures of a condition, how long it must hold, and the signature."""
    w, criterion = e.words, answer.criterion
    lines = [
        w.say("{label}: {value}", label=e.label(metric), value=e.figure(metric))
        for metric in answer.figures
    ]
    lines += how_long(e, criterion)
    if criterion.signed_by is not None:
        lines.append(signature(e, answer))
    if criterion.when is None and criterion.signed_by is None:
        return w.say("neither condition nor signature")
    return "\n".join(lines) or UNKNOWN


def signature(e: Edition, answer: Answer) -> str:
    w, criterion = e.words, answer.criterion
    person = e.person(criterion.signed_by)
    if answer.signature == "met":
        return w.say("signed by {person} on {day}", person=person, day=criterion.signed_on)
    return w.say("to be signed by {person}", person=person)


def proof(e: Edition, milestone: Milestone) -> Iterator[Block]:
    """The kinds of proof wanted, those still missing, and what there is."""
    w = e.words
    given = [p for p in e.f.to_date(e.plan.evidence) if p.id in milestone.evidence]
    kinds = {p.kind for p in given}
    missing = [kind for kind in milestone.expects if kind not in kinds]
    yield from facts(
        [
            (w.say("Expected"), w.listing(w.term("proof", kind) for kind in milestone.expects)),
            (w.say("Given"), "\n".join(f"{p.id} – {p.title}, {e.day(p.date)}" for p in given)),
            (w.say("Missing"), w.listing(w.term("proof", kind) for kind in missing)),
        ]
    )
