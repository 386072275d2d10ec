"""After hypercare: the next steps, what is handed over, and the exit of the hypercare period."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, paragraph, section, table
from hypercare_cli.pages.plan.roadmap import criteria, gate_badge


def next_steps(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.handover
    gate = e.gates.get("exit")
    yield from section(w.say("Next steps"), steps(e))
    parts = (paragraph(found.notes), readiness(e), capabilities(e), transfers(e), documents(e))
    yield from section(w.say("Handover"), *parts)
    yield from section(
        w.say("Exit of the hypercare period"),
        facts([(w.say("Gate"), gate_badge(e, gate))] if gate and found.exit_criteria else []),
        criteria(e, gate, found.exit_criteria),
    )


def steps(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Next step")),
        Column(w.say("Kind")),
        Column(w.say("Outcome")),
        Column(w.say("Horizon")),
        Column(w.say("Resources")),
        Column(w.say("Co-investment")),
        Column(w.say("Status")),
    )
    rows = []
    for step in e.plan.next_steps:
        origin = None
        if step.from_feedback:
            origin = w.say("From feedback {id}", id=step.from_feedback)
        row = (
            step.id,
            e.what(step, step.title, origin),
            w.term("step_kind", step.kind),
            e.titles(e.plan.outcomes, [step.outcome] if step.outcome else []),
            step.milestone or UNKNOWN if step.horizon is None else e.dated(step.horizon),
            step.resources or UNKNOWN,
            w.term("truth", "true") if step.co_investment else UNKNOWN,
            w.term("status", step.status),
        )
        rows.append(row)
    yield from table(columns, rows)


def readiness(e: Edition) -> Iterator[Block]:
    yield from facts(e.facts("handover.readiness"))


def capabilities(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Capability")),
        Column(w.say("Kind")),
        Column(w.say("Owner")),
        Column(w.say("Done on")),
        Column(w.say("Status")),
    )
    yield from table(
        columns,
        [
            (
                e.what(capability, capability.title),
                w.term("capability_kind", capability.kind),
                e.person(capability.owner),
                e.past(capability.done_on),
                e.state(capability),
            )
            for capability in e.plan.handover.capabilities
        ],
        w.say("Capabilities to pass on"),
    )


def transfers(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Topic")),
        Column(w.say("Recipient")),
        Column(w.say("Attended"), "right"),
    )
    yield from table(
        columns,
        [
            (
                e.dated(transfer.date),
                e.what(transfer, transfer.topic),
                e.person(transfer.recipient),
                w.number(transfer.attended),
            )
            for transfer in e.f.to_date(e.plan.handover.transfers)
        ],
        w.say("Transfer sessions"),
    )


def documents(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Document")), Column(w.say("Status")))
    rows = [(e.what(doc, doc.title), e.state(doc)) for doc in e.plan.handover.documents]
    yield from table(columns, rows, w.say("Documents to pass on"))
