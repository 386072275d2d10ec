"""The pages of `gate`: one gate in full, or all of them side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Heading, Page, Paragraph
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.conditions import missing
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import when
from hypercare_cli.pages.gate.inputs import Inputs
from hypercare_cli.pages.gate.one import GateSheet, gate_page, kinds_of, signature
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.verdict import verdict_badge
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.steering.gates.gate import EXIT, Gate, is_wanted
from hypercare_cli.steering.gates.relapse import gate_relapse


class Asked(NamedTuple):
    """The gates that are shown, and to whom."""

    gates: tuple[Gate, ...]
    audience: Audience = "internal"


def sheets(analysis: Analysis, words: Words, asked: Asked) -> list[GateSheet]:
    plan = visible(analysis.plan, asked.audience)
    e, inputs = Edition(analysis, plan, words, asked.audience), Inputs(analysis)
    return [GateSheet(e, gate, inputs) for gate in asked.gates]


def known_gates(analysis: Analysis, audience: Audience) -> tuple[Gate, ...]:
    """Those whose milestones these readers may see, with the exit; judged by all their criteria."""
    ids = {EXIT, *(one.id for one in visible(analysis.plan, audience).roadmap)}
    return tuple(gate for gate in analysis.gates if gate.id in ids)


def one_gate_page(analysis: Analysis, words: Words, asked: Asked) -> Page:
    """One gate in full; without one, that nothing is left to pass."""
    if not asked.gates:
        title = words.say("Gates – {plan}", plan=analysis.plan.plan.title)
        return Page(title, tuple(nothing_left(analysis, words, asked.audience)))
    return gate_page(sheets(analysis, words, asked)[0])


def nothing_left(analysis: Analysis, words: Words, audience: Audience) -> Iterator[Block]:
    """Why there is no next gate, and which of those passed are not met."""
    gates = known_gates(analysis, audience)
    if not gates:
        text = words.say("No milestone has criteria, nor has the exit: nothing to decide.")
        yield Paragraph(text)
        return
    yield Paragraph(words.say("Every gate is passed."))
    open_ = [gate.id for gate in gates if gate.verdict != "met"]
    if open_:
        ids = words.listing(open_)
        yield Paragraph(words.say("Passed, but not met today: {gates}.", gates=ids), "warning")


def all_gates_page(analysis: Analysis, words: Words, asked: Asked) -> Page:
    """One row a gate, then what those lack that should be met by now."""
    found = sheets(analysis, words, asked)
    blocks: list[Block] = [Paragraph(when(analysis, words), "note")]
    blocks += table(columns(words), [row(sheet) for sheet in found])
    late = (sheet for sheet in found if is_wanted(analysis.figures, sheet.gate))
    rows = [line for sheet in late for line in lacks(sheet)]
    if rows:
        what = (
            Column(words.say("Gate")),
            Column(words.say("Criterion")),
            Column(words.say("Gap"), width=2),
        )
        blocks += [Heading(words.say("What is missing"), 2), *table(what, rows)]
    return Page(words.say("Gates – {plan}", plan=analysis.plan.plan.title), tuple(blocks))


def columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words.say("Gate"), width=2),
        Column(words.say("Due")),
        Column(words.say("Criteria met"), "right"),
        Column(words.say("Verdict"), whole=True),
        Column(words.say("Passed on")),
        Column(words.say("Broken since")),
    )


def row(sheet: GateSheet) -> tuple[Cell, ...]:
    e, gate = sheet.e, sheet.gate
    met = sum(found.verdict == "met" for found in gate.answers)
    relapse = gate_relapse(e.f, gate)
    done_on = gate.milestone.done_on if gate.milestone is not None else None
    return (
        sheet.title,
        e.dated(gate.day),
        e.words.say("{n} of {total}", n=met, total=len(gate.answers)) if gate.answers else UNKNOWN,
        standing(e, gate),
        e.past(done_on),
        UNKNOWN if relapse is None else e.day(relapse.since),
    )


def standing(e: Edition, gate: Gate) -> Cell:
    """The verdict; a gate that is still to come is not yet to be met."""
    if gate.verdict is None:
        return e.words.say("no criteria")
    if gate.verdict != "met" and not is_wanted(e.f, gate):
        return e.words.say("not due yet")
    return verdict_badge(e.words, gate.verdict)


def lacks(sheet: GateSheet) -> Iterator[tuple[Cell, ...]]:
    """Each criterion that is not met, with what is missing for it, then the proof."""
    for found in sheet.answers:
        if found.verdict == "met":
            continue
        texts = missing(sheet.e, found.criterion) if found.computed != "met" else []
        if found.signature == "not_met":
            texts.append(signature(sheet, found))
        if found.computed is None and found.signature is None:
            texts.append(sheet.e.words.say("neither condition nor signature"))
        yield sheet.title, found.criterion.title, "\n".join(texts) or UNKNOWN
    if sheet.gate.missing_proof:
        kinds = kinds_of(sheet.e, sheet.gate.missing_proof)
        yield sheet.title, sheet.e.words.say("Proof"), kinds
