"""What the next gate wants: criteria that are not met, signatures, proof; and gates that can be closed."""

from collections.abc import Iterator

from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message, Term, message
from hypercare_cli.steering.agenda.item import Item, Urgency
from hypercare_cli.steering.agenda.week import Week, closing
from hypercare_cli.steering.gates.gate import (
    Answer,
    Gate,
    all_gates,
    is_due,
    is_passed,
    next_gate,
)


def gates(week: Week) -> Iterator[Item]:
    """Of each gate that is not passed and comes in these days, or is the next one; and old proof."""
    coming = next_gate(week.f)
    for gate in all_gates(week.f):
        passed = is_passed(week.f, gate)
        wanted = gate.day <= week.until or (coming is not None and gate.id == coming.id)
        if passed:
            yield from broken(week, gate)
        elif wanted:
            yield from criteria(week, gate)
        if wanted or passed:
            yield from proof(week, gate, passed=passed)
        yield from to_be_closed(week, gate)


def broken(week: Week, gate: Gate) -> Iterator[Item]:
    """Criteria of a gate that was passed, and that are not met today or were never signed."""
    for position, answer in enumerate(gate.answers):
        path: Path = (*home_of(week, gate), "criteria", position)
        if answer.computed == "not_met" and gate.milestone is not None:
            passed = message(
                "not met, though {gate} was passed on {day}",
                gate=title_of(gate),
                day=gate.milestone.done_on,
            )
            yield criterion(week, gate, answer, path, "gate", passed)
        if answer.signature == "not_met":
            yield signature(week, gate, answer, path, "gate")


def home_of(week: Week, gate: Gate) -> Path:
    """The path of the gate's criteria, without `criteria` itself."""
    if gate.milestone is None:
        return ("handover",)
    return ("roadmap", week.plan.roadmap.index(gate.milestone))


def criteria(week: Week, gate: Gate) -> Iterator[Item]:
    """What is not met: figures are with who leads the rollout, a signature with who gives it."""
    name = "exit_criteria" if gate.milestone is None else "criteria"
    for position, answer in enumerate(gate.answers):
        path: Path = (*home_of(week, gate), name, position)
        if answer.computed not in (None, "met"):
            urgency = week.urgency(gate.day) or "gate"
            yield criterion(week, gate, answer, path, urgency, not_met(gate, answer))
        if answer.signature == "not_met":
            urgency = week.urgency(gate.day, blocking=True) or "gate"
            yield signature(week, gate, answer, path, urgency)


def signature(week: Week, gate: Gate, answer: Answer, path: Path, urgency: Urgency) -> Item:
    return week.item(
        "signature",
        answer.criterion.id,
        answer.criterion.title,
        answer.criterion.signed_by,
        path,
        f"hypercare sign {answer.criterion.id}",
        due=gate.day,
        urgency=urgency,
        why=message("to be signed for {gate}", gate=title_of(gate)),
    )


def not_met(gate: Gate, answer: Answer) -> Message:
    if answer.computed == "unknown":
        return message("not known yet, asked for by {gate}", gate=title_of(gate))
    return message("not met, asked for by {gate}", gate=title_of(gate))


def criterion(
    week: Week, gate: Gate, answer: Answer, path: Path, urgency: Urgency, why: Message
) -> Item:
    return week.item(
        "criterion",
        answer.criterion.id,
        answer.criterion.title,
        week.lead,
        path,
        f"hypercare gate {gate.id}",
        due=gate.day,
        urgency=urgency,
        why=why,
        points=week.gain.criterion(answer.criterion.when) if answer.criterion.when else None,
        figures=answer.figures,
    )


def title_of(gate: Gate) -> Message:
    """A gate by the title of its milestone."""
    if gate.milestone is None:
        return message("the exit")
    return message("“{title}”", title=gate.milestone.title)


def proof(week: Week, gate: Gate, *, passed: bool) -> Iterator[Item]:
    """Kinds of proof that are expected and not filed; of a gate that is passed they have no hurry."""
    if gate.missing_proof and gate.milestone is not None:
        kinds = tuple(Term("proof", kind) for kind in gate.missing_proof)
        yield week.item(
            "proof",
            gate.id,
            message("Proof of {gate}", gate=title_of(gate)),
            week.lead,
            (*home_of(week, gate), "expects"),
            f"hypercare record evidence kind={gate.missing_proof[0]} title=… file=…",
            due=None if passed else gate.day,
            urgency="open" if passed else week.urgency(gate.day) or "gate",
            why=message("missing: {kinds}", kinds=kinds),
        )


def to_be_closed(week: Week, gate: Gate) -> Iterator[Item]:
    """A milestone whose day has come, with nothing against it, that is not marked as done."""
    milestone = gate.milestone
    if milestone is None or week.f.came(milestone.done_on) or not is_due(week.f, gate):
        return
    if gate.verdict in ("met", None):
        why = message("all its criteria are met") if gate.verdict else message("it has no criteria")
        yield week.item(
            "milestone",
            milestone.id,
            milestone.title,
            week.lead,
            home_of(week, gate),
            closing(week, ("roadmap",), milestone),
            due=milestone.offset,
            urgency="gate",
            why=why,
        )
