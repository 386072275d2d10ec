"""A gate's verdict carries every figure that it used, with the file and line of each input.

The lines of the full case were looked up in its files by hand, as were the figures.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hypercare_cli.analysis import Analysis, on_day
from hypercare_cli.blocks import Badge, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.pages.gate.data import gates_data
from hypercare_cli.pages.gate.inputs import ranges
from hypercare_cli.pages.gate.page import Asked, all_gates_page, one_gate_page
from hypercare_cli.steering.gates.gate import Gate, all_gates
from tests.plans import EXAMPLES, HEAD, day, digests_of, files_of, load_text, no_files

T90 = date(2026, 4, 5)


def full_case(as_of: date = T90) -> Analysis:
    folder = EXAMPLES / "full-case"
    return on_day(load(files_of(folder), Catalogue()), as_of, digests_of(folder))


def gate_of(analysis: Analysis, id_: str) -> Gate:
    return next(gate for gate in all_gates(analysis.figures) if gate.id == id_)


def data(id_: str, analysis: Analysis | None = None) -> dict[str, Any]:
    analysis = analysis or full_case()
    gate = gate_of(analysis, id_)
    found: dict[str, Any] = gates_data(analysis, Words("en"), Asked((gate,)), met=False)["gates"][0]
    return found


def criterion(gate: dict[str, Any], id_: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in gate["criteria"] if one["id"] == id_)
    return found


def places(figures: Iterable[dict[str, Any]]) -> dict[str, tuple[Any, list[str]]]:
    """Each figure with its value and the `file:line` of the fields that it used itself."""
    return {
        figure["metric"]: (
            round(figure["value"], 4),
            sorted({f"{field['file']}:{field['line']}" for field in figure["fields"]}),
        )
        for figure in figures
    }


def plan_yaml(*lines: int) -> list[str]:
    return sorted(f"plan.yaml:{line}" for line in lines)


SCORE = {
    "health.score": (77, []),
    # accounts 118 / 120 note 5, accesses 2 / 2 note 5, data 1 / 2 note 2
    "health.activation": (4, []),
    "activation.accounts_rate": (Decimal("0.9833"), plan_yaml(245)),
    "activation.access_done_rate": (1, plan_yaml(273, 274)),
    "activation.data_done_rate": (Decimal("0.5"), plan_yaml(275, 276)),
    # 90 / 120, 66 / 120, 0.55: note 4 each
    "health.adoption": (4, []),
    "adoption.active_30d_rate": (Decimal("0.75"), plan_yaml(245)),
    "adoption.active_7d_rate": (Decimal("0.55"), plan_yaml(245)),
    "adoption.depth": (Decimal("0.55"), plan_yaml(245)),
    # (1.9 / 2 + 1.4 / 1.5 + 4 / 5) / 3, at T+90
    "health.value": (4, []),
    "kpi.attainment_vs_plan": (Decimal("0.8944"), []),
    "kpi.attainment": (Decimal("0.8944"), []),
    "kpi.handling_time.attainment": (Decimal("0.95"), plan_yaml(73, 74)),
    "kpi.handling_time.actual": (Decimal("6.1"), plan_yaml(82)),
    "kpi.error_rate.attainment": (Decimal("0.9333"), plan_yaml(87, 88)),
    "kpi.error_rate.actual": (Decimal("2.6"), plan_yaml(93)),
    "kpi.conversion.attainment": (Decimal("0.8"), plan_yaml(98, 99)),
    "kpi.conversion.actual": (26, plan_yaml(103)),
    # without a target date the share of the time elapsed comes from the kick-off alone
    "plan.day": (90, plan_yaml(14)),
    "kpi.handling_time.expected": (1, []),
    "kpi.error_rate.expected": (1, []),
    "kpi.conversion.expected": (1, []),
    # 9 of 11 sessions held note 3, 25 of 28 present note 4, 2 of 4 actions on time note 2
    "health.engagement": (3, []),
    "engagement.rituals_held_rate": (
        Decimal("0.8182"), plan_yaml(*range(140, 147), 153, 154, 160, 167),
    ),
    "engagement.attendance_rate": (
        Decimal("0.8929"), plan_yaml(140, 141, 142, 144, 145, 153, 154, 160, 167),
    ),
    "engagement.actions_on_time_rate": (
        Decimal("0.5"), ["logs.yaml:3", "logs.yaml:4", "logs.yaml:5", "logs.yaml:6"],
    ),
    # 36 of 42 within the SLA, 22 of 25 satisfied: note 4 each
    "health.support": (4, []),
    "support.in_sla_rate": (Decimal("0.8571"), plan_yaml(311, 312)),
    "support.csat": (Decimal("0.88"), plan_yaml(315)),
}  # fmt: skip


def test_go_live_of_the_full_case_carries_every_figure() -> None:
    gate = data("go_live_1")
    assert (gate["verdict"], gate["due"], gate["is_due"]) == ("met", date(2026, 2, 4), True)
    assert places(criterion(gate, "M30-C1")["figures"]) == SCORE
    assert places(criterion(gate, "M30-C2")["figures"]) == {
        "adoption.quick_wins": (1, plan_yaml(270))
    }
    assert [(one["file"], one["line"]) for one in gate["criteria"]] == [
        ("plan.yaml", 205), ("plan.yaml", 206),
    ]  # fmt: skip
    assert gate["proof"] == {
        "expected": ("log", "export"), "given": [], "missing": ("log", "export"),
    }  # fmt: skip


def test_stabilisation_of_the_full_case_carries_every_figure() -> None:
    gate = data("stabilisation")
    assert gate["verdict"] == "not_met"
    assert places(criterion(gate, "M90-C1")["figures"]) == SCORE
    assert places(criterion(gate, "M90-C2")["figures"]) == {
        "engagement.qbr_held": (1, plan_yaml(167))
    }
    assert places(criterion(gate, "M90-C3")["figures"]) == {
        "roadmap.next_steps": (2, ["logs.yaml:33", "logs.yaml:34"])
    }
    (gap,) = criterion(gate, "M90-C1")["gaps"]
    assert (gap["value"], gap["operator"], gap["asked"], gap["gap"]) == (77, ">=", 80, 3)
    assert criterion(gate, "M90-C1")["relapse"] == {"last_met": day(71), "since": day(72)}


def test_the_exit_of_the_full_case_carries_every_figure() -> None:
    gate = data("exit")
    assert [one["verdict"] for one in gate["criteria"]] == ["met", "not_met", "not_met", "met"]
    assert places(criterion(gate, "X1")["figures"]) == {
        "support.out_of_sla_rate": (Decimal("0.1429"), []),
        "support.in_sla_rate": (Decimal("0.8571"), plan_yaml(311, 312)),
    }
    assert places(criterion(gate, "X2")["figures"]) == SCORE
    assert places(criterion(gate, "X3")["figures"]) == {
        "handover.readiness": (Decimal("0.5"), [f"contracts.yaml:{n}" for n in range(44, 48)])
    }
    assert places(criterion(gate, "X4")["figures"]) == {"support.p1_open": (0, plan_yaml(316))}
    (gap,) = criterion(gate, "X3")["gaps"]
    assert (gap["count"], gap["of"]) == (2, 4)


def test_the_figures_are_those_of_the_day() -> None:
    """At T+60: 46 of 58 within the SLA, and the period does not tell its P1."""
    gate = data("exit", full_case(day(60)))
    assert criterion(gate, "X1")["verdict"] == "not_met"
    assert criterion(gate, "X4")["verdict"] == "unknown"
    assert places(criterion(gate, "X1")["figures"])["support.in_sla_rate"] == (
        Decimal("0.7931"), plan_yaml(307),
    )  # fmt: skip


# -- the page -----------------------------------------------------------------------------------

PLAN = f"""{HEAD}
people: [{{id: boss, role: sponsor, side: customer, title: The sponsor}}]
roadmap:
  - id: m
    offset: 30
    title: Go-live
    criteria:
      - {{id: C1, title: Ready, when: adoption.ready_rate >= 0.6}}
      - {{id: C2, title: Signed, signed_by: boss, signed_on: T+40}}
      - {{id: C3, title: Empty}}
    expects: [minutes, log]
    evidence: [E1]
evidence: [{{id: E1, title: Minutes, date: T+30, kind: minutes, url: https://example.org/1}}]
adoption:
  snapshots:
    - {{date: T+0, eligible: 120, ready: 36}}
    - {{date: T+10, eligible: 120, ready: 48}}
    - {{date: T+20, eligible: 120, ready: 60}}
handover:
  exit_criteria:
    - {{id: X1, title: SLA, when: support.in_sla_rate >= 0.95, periods: 2}}
    - {{id: X2, title: Calm, when: risks.open == 0, lasting: 10wd}}
support:
  periods:
    - {{start: T+0, end: T+13, opened: 20, resolved: 20, within_sla: 18}}
    - {{start: T+14, end: T+27, opened: 20, resolved: 20, within_sla: 19}}
"""


def analysis_of(text: str, as_of: int) -> Analysis:
    return on_day(load_text(text), day(as_of), no_files)


def page(text: str, as_of: int, id_: str, language: Language = "en") -> Page:
    analysis = analysis_of(text, as_of)
    return one_gate_page(analysis, Words(language), Asked((gate_of(analysis, id_),)))


def shown(found: Page) -> dict[str, dict[str, str]]:
    """The facts under each heading; the head of the page under an empty one."""
    result: dict[str, dict[str, str]] = {}
    heading = ""
    for block in found.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Facts):
            result[heading] = {
                label: cell.word if isinstance(cell, Badge) else str(cell)
                for label, cell in block.pairs
            }
    return result


def test_a_page_says_what_is_missing_and_who_must_sign() -> None:
    """60% of 120 are 72. From 36, 48 and 60 in twenty days it takes ten more: T+30 is not over yet."""
    assert shown(page(PLAN, 29, "m")) == {
        "": {
            "Plan": "A plan",
            "As of": "3 Feb 2026 (T+29)",
            "Due": "4 Feb 2026 (T+30), not due yet",
            "Verdict": "not met",
            "Criteria met": "0 of 3",
            "Forecast": "reached on 4 Feb 2026, between 4 Feb 2026 and 4 Feb 2026\n"
            "not counting C2, C3, without a date",
        },
        "C1 – Ready": {
            "Verdict": "not met",
            "Condition": "Users ready: at least 60%",
            "Figures": "Users ready: 50.0% (plan.yaml:20)",
            "Gap": "Users ready: 50.0%, 12 more of 120 needed.",
            "Forecast": "reached on 4 Feb 2026, between 4 Feb 2026 and 4 Feb 2026",
        },
        "C2 – Signed": {
            "Verdict": "not met",
            "Signature": "to be signed by The sponsor by 4 Feb 2026",
        },
        "C3 – Empty": {"Verdict": "not known", "Condition": "neither condition nor signature"},
        "Proof": {"Expected": "minutes, log", "Missing": "minutes, log"},
    }


def test_a_signature_is_awaited_from_the_day_of_the_gate_until_it_is_there() -> None:
    def signature(as_of: int) -> str:
        return shown(page(PLAN, as_of, "m"))["C2 – Signed"]["Signature"]

    assert signature(30) == "to be signed by The sponsor today"
    assert signature(31) == "to be signed by The sponsor, awaited since 4 Feb 2026 (1 day)"
    assert signature(39) == "to be signed by The sponsor, awaited since 4 Feb 2026 (9 days)"
    assert signature(40) == "signed by The sponsor on 14 Feb 2026"


def test_a_day_that_has_gone_by_is_said_so() -> None:
    found = shown(page(PLAN, 45, "m"))
    said = "expected on 4 Feb 2026; nothing recorded since 25 Jan 2026"
    assert found["C1 – Ready"]["Forecast"] == said
    assert found[""]["Forecast"] == "no date, because of C1, C3"
    assert found["Proof"]["Given"] == "E1 – Minutes, 4 Feb 2026"


def test_periods_and_times_show_each_day_that_decides() -> None:
    """A risk was opened on no day, so the ten working days are over on T+14; the first of the two
    periods has 18 of 20 within the SLA, and 19 were asked for."""
    found = shown(page(PLAN, 30, "exit"))
    assert found["X1 – SLA"] == {
        "Verdict": "not met",
        "Condition": "Tickets within the SLA: at least 95%\n"
        "at the end of each of the last 2 support periods running",
        "Figures": "1 Feb 2026: Tickets within the SLA: 95.0% (plan.yaml:28)\n"
        "18 Jan 2026: Tickets within the SLA: 90.0% (plan.yaml:27)",
        "Gap": "18 Jan 2026: Tickets within the SLA: 90.0%, 1 more of 20 needed.",
        "Forecast": "no forecast: it needs further support periods or days",
    }
    assert found["X2 – Calm"] == {
        "Verdict": "met",
        "Condition": "Open risks: exactly 0\nevery day for 10 working days",
        "Figures": "Open risks: 0",
    }


def test_in_french() -> None:
    found = shown(page(PLAN, 45, "m", "fr"))
    assert found["C1 – Ready"] == {
        "Verdict": "non atteint",
        "Condition": "Utilisateurs prêts\u00a0: au moins 60\u00a0%",
        "Chiffres": "Utilisateurs prêts\u00a0: 50,0\u00a0% (plan.yaml:20)",
        "Écart": "Utilisateurs prêts\u00a0: 50,0\u00a0%, il en manque 12 sur 120.",
        "Prévision": "à prévoir le 4 févr. 2026\u00a0; rien de relevé depuis le 25 janv. 2026",
    }
    assert found["C2 – Signed"] == {
        "Verdict": "atteint",
        "Signature": "signé le 14 févr. 2026 (The sponsor)",
    }


def test_a_gate_without_criteria_says_so() -> None:
    found = shown(page(f"{HEAD}roadmap: [{{id: m, offset: 5, title: M}}]\n", 30, "m"))
    assert found == {
        "": {
            "Plan": "A plan",
            "As of": "4 Feb 2026 (T+30)",
            "Due": "10 Jan 2026 (T+5)",
            "Verdict": "no criteria: nothing to decide",
        }
    }


def test_customers_do_not_see_internal_criteria() -> None:
    text = PLAN.replace("title: Ready,", "title: Ready, audience: internal,")
    analysis = analysis_of(text, 45)
    gate = gate_of(analysis, "m")
    seen = one_gate_page(analysis, Words("en"), Asked((gate,), "customer"))
    assert list(shown(seen)) == ["", "C2 – Signed", "C3 – Empty", "Proof"]
    assert "C1" not in shown(seen)[""]["Forecast"]


# -- all of them --------------------------------------------------------------------------------


def tables(found: Page) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def test_all_gates_and_what_those_lack_that_are_due() -> None:
    analysis = full_case()
    found = all_gates_page(analysis, Words("fr"), Asked(all_gates(analysis.figures)))
    overview, lacks = tables(found)
    verdicts = [cell.word for row in overview.rows for cell in row if isinstance(cell, Badge)]
    assert verdicts == ["atteint"] * 4 + ["non atteint"] * 2
    missing = [(row[0], row[1]) for row in lacks.rows]
    assert ("Stabilisation", "Santé d'au moins 80") in missing
    assert ("Kick-off", "Preuves") in missing


def test_a_gate_to_come_is_not_due_yet() -> None:
    analysis = full_case(day(40))
    found = all_gates_page(analysis, Words("en"), Asked(all_gates(analysis.figures)))
    standing = [[cell for cell in row if cell == "not due yet"] for row in tables(found)[0].rows]
    assert list(map(len, standing)) == [0, 0, 0, 1, 1, 1]


def test_without_a_next_gate_the_page_says_why() -> None:
    analysis = analysis_of(HEAD, 30)
    found = one_gate_page(analysis, Words("en"), Asked(()))
    text = "No milestone has criteria, nor has the exit: nothing to decide."
    assert found.blocks == (Paragraph(text),)
    done = f"{HEAD}roadmap: [{{id: m, offset: 5, title: M, done_on: T+5, criteria: [{{id: C, title: C, when: risks.count >= 1}}]}}]\n"
    said = one_gate_page(analysis_of(done, 30), Words("en"), Asked(())).blocks
    assert [block.text for block in said if isinstance(block, Paragraph)] == [
        "Every gate is passed.", "Passed, but not met today: m.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([3], "3"), ([5, 3, 4], "3–5"), ([1, 3, 4, 9], "1, 3–4, 9")]
)
def test_lines_are_written_as_ranges(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text
