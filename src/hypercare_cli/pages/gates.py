"""All gates of a plan on one page, and the documented JSON shape of one or of several."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Heading, Page, Paragraph
from hypercare_cli.finding import Path
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.conditions import missing
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import when
from hypercare_cli.pages.gate import GateSheet, gate_page, kinds_of, signature
from hypercare_cli.pages.inputs import Inputs, inputs_data
from hypercare_cli.pages.kpi import forecast_data
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.plan.roadmap import verdict_badge
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.steering.gap import Gap, gaps_of
from hypercare_cli.steering.gate import Answer, Gate, deciding_days, is_due, is_wanted
from hypercare_cli.steering.gate_forecast import Outlook
from hypercare_cli.steering.relapse import Relapse, criterion_relapse, gate_relapse, passage


class Asked(NamedTuple):
    """The gates that are shown, and to whom."""

    gates: tuple[Gate, ...]
    audience: Audience = "internal"


def sheets(analysis: Analysis, words: Words, asked: Asked) -> list[GateSheet]:
    plan = visible(analysis.plan, asked.audience)
    e, inputs = Edition(analysis, plan, words, asked.audience), Inputs(analysis)
    return [GateSheet(e, gate, inputs) for gate in asked.gates]


def one_gate_page(analysis: Analysis, words: Words, asked: Asked) -> Page:
    """One gate in full; without one, that nothing is left to pass."""
    if not asked.gates:
        title = words.say("Gates – {plan}", plan=analysis.plan.plan.title)
        return Page(title, tuple(nothing_left(analysis, words)))
    return gate_page(sheets(analysis, words, asked)[0])


def nothing_left(analysis: Analysis, words: Words) -> Iterator[Block]:
    """Why there is no next gate, and which of those passed are not met."""
    if not analysis.gates:
        text = words.say("No milestone has criteria, nor has the exit: nothing to decide.")
        yield Paragraph(text)
        return
    yield Paragraph(words.say("Every gate is passed."))
    open_ = [gate.id for gate in analysis.gates if gate.verdict != "met"]
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
    return verdict_badge(e, gate.verdict)


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


# -- JSON ---------------------------------------------------------------------------------------


def gates_data(
    analysis: Analysis, words: Words, gates: tuple[Gate, ...], met: bool
) -> dict[str, Any]:
    """The documented shape: each gate with its criteria, and every figure used with file and line."""
    return {
        "schema": 1,
        "plan": analysis.plan.plan.id,
        "as_of": analysis.as_of,
        "met": met,
        "gates": [gate_data(sheet) for sheet in sheets(analysis, words, Asked(gates))],
    }


def gate_data(sheet: GateSheet) -> dict[str, Any]:
    e, gate = sheet.e, sheet.gate
    passed = passage(e.f, gate)
    kinds = gate.milestone.expects if gate.milestone is not None else ()
    return {
        "id": gate.id,
        "title": sheet.title,
        "date": gate.day,
        "due": is_due(e.f, gate),
        "verdict": gate.verdict,
        "passed": passed
        and {
            "date": passed.day,
            "verdict": passed.verdict,
            "unmet": [criterion.id for criterion in passed.unmet],
        },
        "relapse": relapse_data(gate_relapse(e.f, gate)),
        "forecast": outlook_data(sheet.outlook.together),
        "without_forecast": [answer.criterion.id for answer, _one in sheet.outlook.without],
        "criteria": [criterion_data(sheet, n, found) for n, found in enumerate(gate.answers)],
        "proof": {
            "expected": kinds,
            "given": [
                {"id": p.id, "kind": p.kind, "title": p.title, "date": p.date}
                for p in gate.evidence
            ],
            "missing": gate.missing_proof,
        },
    }


def criterion_data(sheet: GateSheet, position: int, found: Answer) -> dict[str, Any]:
    e, criterion = sheet.e, found.criterion
    place = place_data(sheet.inputs, (*sheet.path, position))
    outlook = next((one for answer, one in sheet.outlook.criteria if answer is found), None)
    return {
        "id": criterion.id,
        "title": criterion.title,
        "verdict": found.verdict,
        **place,
        "when": criterion.when,
        "periods": criterion.periods,
        "lasting": criterion.lasting and str(criterion.lasting),
        "figures": list(figures_data(sheet, found)),
        "gaps": [gap_data(day, gap) for day, gap in gaps_of(e.f, found)],
        "signature": signature_data(sheet, found),
        "evidence": criterion.evidence,
        "relapse": relapse_data(criterion_relapse(e.f, found)),
        "forecast": outlook_data(outlook),
    }


def place_data(inputs: Inputs, path: Path) -> dict[str, Any]:
    place = inputs.known[inputs.analysis.as_of].place(path)
    return {"file": place and place.file, "line": place and place.line}


def figures_data(sheet: GateSheet, found: Answer) -> Iterator[dict[str, Any]]:
    """Every figure that decided, on each of its days: those of the condition and all behind them."""
    for day in deciding_days(sheet.e.f, found.criterion):
        names = (n for metric in found.figures for n in sheet.inputs.behind(metric, day))
        for metric in dict.fromkeys(names):
            yield inputs_data(sheet.inputs, metric, day)


SIGNS = {"Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Eq": "==", "NotEq": "!="}


def gap_data(day: Any, gap: Gap) -> dict[str, Any]:
    return {
        "as_of": day,
        "metric": gap.ask.metric,
        "value": gap.value,
        "operator": SIGNS[gap.ask.operator.__name__],
        "asked": gap.ask.asked,
        "gap": gap.by,
        "count": gap.count,
        "of": gap.whole,
        "choice": gap.choice,
    }


def signature_data(sheet: GateSheet, found: Answer) -> dict[str, Any] | None:
    criterion = found.criterion
    if criterion.signed_by is None:
        return None
    signed = found.signature == "met"
    waiting = not signed and is_due(sheet.e.f, sheet.gate)
    return {
        "by": criterion.signed_by,
        "on": criterion.signed_on if signed else None,
        "awaited_since": sheet.gate.day if waiting else None,
    }


def relapse_data(found: Relapse | None) -> dict[str, Any] | None:
    return None if found is None else {"last_met": found.last_met, "since": found.since}


def outlook_data(found: Outlook | None) -> dict[str, Any] | None:
    if found is None:
        return None
    dates = forecast_data(found.forecast) or dict.fromkeys(("day", "earliest", "latest"))
    return {"ground": found.ground, **dates}
