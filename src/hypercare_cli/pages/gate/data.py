"""The documented JSON shape of `gate`: one or several gates with every figure that decided."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.finding import Path
from hypercare_cli.i18n.words import Words
from hypercare_cli.metric import Figures
from hypercare_cli.pages.gate.inputs import Inputs, inputs_data
from hypercare_cli.pages.gate.one import GateSheet
from hypercare_cli.pages.gate.page import Asked, sheets
from hypercare_cli.pages.kpi import forecast_data
from hypercare_cli.pages.shape import data_head
from hypercare_cli.steering.gates.gap import Gap, gaps_of
from hypercare_cli.steering.gates.gate import Answer, deciding_days, is_due
from hypercare_cli.steering.gates.outlook import Outlook
from hypercare_cli.steering.gates.relapse import Relapse, criterion_relapse, gate_relapse, passage


def gates_data(analysis: Analysis, words: Words, asked: Asked, met: bool) -> dict[str, Any]:
    """The documented shape: each gate with its criteria, and every figure used with file and line."""
    return {
        **data_head(analysis),
        "met": met,
        "gates": [gate_data(sheet) for sheet in sheets(analysis, words, asked)],
    }


def gate_data(sheet: GateSheet) -> dict[str, Any]:
    e, gate = sheet.e, sheet.gate
    passed = passage(e.f, gate)
    kinds = gate.milestone.expects if gate.milestone is not None else ()
    return {
        "id": gate.id,
        "title": sheet.title,
        "due": gate.day,
        "is_due": is_due(e.f, gate),
        "verdict": gate.verdict,
        "passed": passed
        and {
            "date": passed.day,
            "verdict": passed.verdict,
            "unmet": [criterion.id for criterion in passed.unmet if sheet.shows(criterion)],
        },
        "relapse": relapse_data(gate_relapse(e.f, gate)),
        "forecast": outlook_data(sheet.outlook.together),
        "without_forecast": [one.id for one in sheet.without_forecast],
        "criteria": [
            criterion_data(sheet, position, found)
            for position, found in enumerate(gate.answers)
            if sheet.shows(found.criterion)
        ],
        "proof": {
            "expected": kinds,
            "given": [
                {"id": p.id, "kind": p.kind, "title": p.title, "date": p.date}
                for p in gate.evidence
                if p.id in e.proofs
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
        "evidence": [id_ for id_ in criterion.evidence if id_ in e.proofs],
        "relapse": relapse_data(criterion_relapse(e.f, found)),
        "forecast": outlook_data(outlook),
    }


def place_data(inputs: Inputs, path: Path) -> dict[str, Any]:
    place = inputs.known[inputs.analysis.as_of].place(path)
    return {"file": place and place.file, "line": place and place.line}


def figures_data(sheet: GateSheet, found: Answer) -> Iterator[dict[str, Any]]:
    """Every figure that decided, on each of its days: those of the condition and all behind them.

    Who is not one of our own people gets those of the condition, without where they come from.
    """
    for day in deciding_days(sheet.e.f, found.criterion):
        if sheet.e.audience != "internal":
            yield from (bare_data(sheet.e.f.on(day), metric, day) for metric in found.figures)
            continue
        names = (n for metric in found.figures for n in sheet.inputs.behind(metric, day))
        for metric in dict.fromkeys(names):
            yield inputs_data(sheet.inputs, metric, day)


def bare_data(f: Figures, metric: str, day: date) -> dict[str, Any]:
    """One figure of one day in the shape of `inputs_data`."""
    return {"metric": metric, "as_of": day, "value": f[metric], "fields": [], "metrics": {}}


SIGNS = {"Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Eq": "==", "NotEq": "!="}


def gap_data(day: date, gap: Gap) -> dict[str, Any]:
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
