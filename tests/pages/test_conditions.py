"""Conditions in words, and what is missing for them, in both languages."""

import pytest

from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.pages.conditions import asked, missing
from hypercare_cli.pages.edition import Edition
from tests.pages.test_gate import analysis_of
from tests.plans import HEAD

PLAN = f"""{HEAD}
kpis:
  - {{id: delay, title: Delay, unit: h, baseline: 8, target: 6, measurements: [{{date: T+5, value: 7}}]}}
  - {{id: errors, title: Errors, unit: percent, baseline: 4, target: 2, measurements: [{{date: T+5, value: 3.5}}]}}
risks: [{{id: R1, title: R, probability: H, impact: H, status: open}}]
support: {{periods: [{{start: T+1, end: T+7, opened: 9, resolved: 2500, within_sla: 1999}}]}}
handover: {{exit_criteria: [{{id: X, title: X, when: "CONDITION"}}]}}
"""


def edition(condition: str, language: Language = "en") -> Edition:
    analysis = analysis_of(PLAN.replace("CONDITION", condition), 30)
    return Edition(analysis, analysis.plan, Words(language), "internal")


def said(condition: str, language: Language = "en") -> list[str]:
    e = edition(condition, language)
    return asked(e, e.plan.handover.exit_criteria[0]).split("\n")


def lacks(condition: str, language: Language = "en") -> list[str]:
    e = edition(condition, language)
    return missing(e, e.plan.handover.exit_criteria[0])


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        ("health.score >= 80", ["Health score: at least 80"]),
        ("80 <= health.score", ["Health score: at least 80"]),
        ("not health.score < 80", ["Health score: at least 80"]),
        ("support.in_sla_rate > 0.955", ["Tickets within the SLA: more than 95.5%"]),
        ("kpi.delay.actual <= 6.5", ["Delay – Actual value: at most 6.5\u00a0h"]),
        ("kpi.delay.reached == true", ["Delay – Target reached: yes"]),
        ("rag.support == green", ["Support – Colour of the stream: green"]),
        ("not rag.support == red", ["Support – Colour of the stream: not red"]),
        ("risks.open == 0", ["Open risks: exactly 0"]),
        ("risks.open < risks.count", ["Open risks: less than Risks listed"]),
        ("1 <= risks.open < 3", ["Open risks: at least 1", "Open risks: less than 3"]),
        ("1 < 2 < risks.open", ["Open risks: more than 2"]),
        (
            "risks.open == 0 and (risks.max < 6 or risks.high == 0)",
            ["Open risks: exactly 0", "Highest risk score: less than 6 or High risks: exactly 0"],
        ),
        (
            "risks.open == 0 or risks.max < 6 and risks.high == 0",
            ["Open risks: exactly 0 or (Highest risk score: less than 6 and High risks: exactly 0)"],
        ),
        (
            "not (risks.open > 0 or 1 <= risks.max < 6)",
            ["Open risks: at most 0", "Highest risk score: less than 1 or Highest risk score: at least 6"],
        ),
    ],
)  # fmt: skip
def test_what_a_condition_asks(condition: str, lines: list[str]) -> None:
    assert said(condition) == lines


def test_in_french() -> None:
    assert said("rag.support == green and support.in_sla_rate >= 0.95", "fr") == [
        "Support – Couleur du volet\u00a0: vert",
        "Tickets dans le SLA\u00a0: au moins 95\u00a0%",
    ]
    assert said("risks.open == 0 or risks.high == 0", "fr") == [
        "Risques ouverts\u00a0: exactement 0 ou Risques élevés\u00a0: exactement 0"
    ]


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        # 80% of 2,500 are 2,000, and 1,999 read as 80.0%
        (
            "support.in_sla_rate >= 0.8",
            ["Tickets within the SLA: 80.0%, 1 more of 2,500 needed."],
        ),
        ("kpi.delay.actual <= 6", ["Delay – Actual value: 7\u00a0h, 1\u00a0h above 6\u00a0h."]),
        ("kpi.errors.actual < 3.5", ["Errors – Actual value: 3.5%, and it has to be less."]),
        ("kpi.errors.actual <= 2", ["Errors – Actual value: 3.5%, 1.5 pt above 2%."]),
        (
            "kpi.errors.attainment >= 0.5",
            ["Errors – Share of the target reached: 25.0%, 25 pt below 50%."],
        ),
        ("risks.max > 9", ["Highest risk score: 9, 1 more needed."]),
        ("rag.support == green", ["Support – Colour of the stream: amber instead of green."]),
        ("rag.support != amber", ["Support – Colour of the stream: amber, which it must not be."]),
        ("kpi.delay.reached == true", ["Delay – Target reached: no instead of yes."]),
        ("value.roi >= 1", ["Return on investment: not known."]),
        # of two figures against each other, only what is not known can be told
        ("value.roi < risks.max", ["Return on investment: not known."]),
        ("risks.max < risks.open", []),
    ],
)
def test_what_is_missing(condition: str, lines: list[str]) -> None:
    assert lacks(condition) == lines


def test_a_gap_that_rounding_hides_is_told() -> None:
    """Hours are shown with two decimals."""
    (line,) = lacks("kpi.delay.actual <= 6.999")
    assert line == "Delay – Actual value: just above 7\u00a0h."
