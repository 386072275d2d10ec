"""Faults in notes and weights of the health score, thresholds and overrides (HC62x to HC64x)."""

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI, MINI_EN = "full-case", "full-case-en", "mini-case", "mini-case-en"

SUPPORT = "    support: {weight: 10, rated: measured}\n  assessments:\n"
NOTES = "    - {date: T+30, activation: 4, adoption: 3, value: 3, engagement: 4, support: 3}\n"
GOVERNANCE = (
    "    - {stream: governance, colour: green, reason: Séance reportée d'un commun accord,"
    " by: sponsor, start: T+84, end: T+95}\n"
)

ASSESSED = (
    # A bad week in mind, a note for the meeting, one for a stream that the figures call good.
    Fault(MINI, "HC621", "value: 4, engagement", "«»value: 2, engagement"),
    Fault(MINI_EN, "HC621", "value: 4, engagement", "«»value: 3, engagement"),
    Fault(
        FULL,
        "HC621",
        SUPPORT + NOTES,
        "    support: {weight: 10}\n"
        "  assessments:\n"
        "    - {date: T+80, activation: 4, adoption: 3, «»support: 1}\n",
    ),
    Fault(
        ENGLISH,
        "HC621",
        SUPPORT + NOTES,
        "    support: {weight: 10, rated: manual}\n"
        "  assessments:\n" + NOTES + "    - {date: T+85, «»support: 2}\n",
    ),
    # Notes of last month, of last year, and of a dimension that is no longer measured.
    Fault(MINI, "HC622", "{date: 2026-04-05, activation", "{«»date: 2026-02-05, activation"),
    Fault(MINI_EN, "HC622", "{date: 2026-04-05, activation", "{«»date: 2025-04-05, activation"),
    Fault(
        FULL,
        "HC622",
        SUPPORT + NOTES,
        "    support: {weight: 10, rated: auto}\n"
        "  assessments:\n"
        "    - {«»date: T+30, activation: 4, adoption: 3, value: 3, engagement: 4, support: 3}\n",
    ),
    # The line copied for the next assessment, and left as it was; a second opinion.
    Fault(FULL, "HC625", NOTES, NOTES + NOTES.replace("activation", "«»activation")),
    Fault(
        MINI,
        "HC625",
        "engagement: 3, support: 4}\n",
        "engagement: 3, support: 4}\n    - {date: 2026-04-05, «»value: 5}\n",
    ),
)

WEIGHTED = (
    # A dimension that nobody wants to answer for.
    Fault(
        FULL,
        "HC623",
        "    engagement: {weight: 15, rated: measured}\n    support: {weight: 10, rated",
        "    engagement: {weight: 25, rated: measured}\n    support: {«»weight: 0, rated",
    ),
    Fault(
        ENGLISH,
        "HC623",
        "    activation: {weight: 20, rated: measured}\n    adoption: {weight: 30, rated",
        "    activation: {«»weight: 0, rated: measured}\n    adoption: {weight: 50, rated",
    ),
    # The ticket tool was changed, and its figures taken out of the plan.
    Fault(
        FULL,
        "HC624",
        "  periods:\n"
        "    - {start: T+31, end: T+60, opened: 64, resolved: 58, within_sla: 46, "
        "response_hours: 3.2, resolution_hours: 21.0, csat: {responses: 30, satisfied: 24}}\n"
        "    - start: T+61\n"
        "      end: T+90\n"
        "      opened: 40\n"
        "      resolved: 42\n"
        "      within_sla: 36\n"
        "      response_hours: 2.1\n"
        "      resolution_hours: 14.5\n"
        "      csat: {responses: 25, satisfied: 22}\n"
        "      by_priority: {P1: {opened: 1, resolved: 1, open: 0}, P2: {opened: 6, resolved:"
        " 7, open: 1}, P3: {opened: 20, resolved: 21, open: 2}, P4: {opened: 13, resolved: "
        "13, open: 1}}\n"
        "      by_level: {n1: 25, n2: 12, n3: 5}\n"
        "      by_type: {question: 22, access: 6, defect: 8, request: 4}\n"
        "  knowledge_base:\n"
        "    - {id: KB1, title: Relancer un valideur absent, created_on: T+33, feedback: FB1,"
        " views: 140}\n"
        "\n"
        "health:\n"
        "  dimensions:                      # weights add up to 100\n"
        "    activation: {weight: 20, rated: measured}\n"
        "    adoption: {weight: 30, rated: measured}\n"
        "    value: {weight: 25, rated: measured}\n"
        "    engagement: {weight: 15, rated: measured}\n"
        "    support: {weight: 10, rated: measured}\n",
        "  knowledge_base:\n"
        "    - {id: KB1, title: Relancer un valideur absent, created_on: T+33, feedback: FB1,"
        " views: 140}\n"
        "\n"
        "health:\n"
        "  dimensions:                      # weights add up to 100\n"
        "    activation: {weight: 20, rated: measured}\n"
        "    adoption: {weight: 30, rated: measured}\n"
        "    value: {weight: 25, rated: measured}\n"
        "    engagement: {weight: 15, rated: measured}\n"
        "    support: {weight: 10, «»rated: measured}\n",
    ),
)

LIMITS = (
    # Percentages instead of fractions, fractions instead of points.
    Fault(FULL, "HC631", "support: {amber: 0.15, red: 0.25}", "support: {«»amber: 15, red: 25}"),
    Fault(ENGLISH, "HC631", "amber: 0.15, red: 0.25", "amber: 0.15, «»red: 25"),
    Fault(FULL, "HC631", "green: 80, amber: 60,", "«»green: 0.80, amber: 0.60,"),
    Fault(ENGLISH, "HC631", "green: 80, amber: 60,", "«»green: 800, amber: 60,"),
    Fault(FULL, "HC631", "[0.20, 0.35, 0.50, 0.75]", "«»[20, 35, 50, 75]"),
    Fault(
        MINI,
        "HC631",
        "raci:\n",
        "thresholds:\n  rag:\n    adoption: {«»amber: 55, red: 35}\n\nraci:\n",
    ),
    # The two limits exchanged, or one of them moved beyond the other.
    Fault(FULL, "HC632", "amber: 0.15, red: 0.25", "«»amber: 0.25, red: 0.15"),
    Fault(ENGLISH, "HC632", "amber: 0.15, red: 0.25", "«»amber: 0.25, red: 0.25"),
    Fault(FULL, "HC632", "green: 80, amber: 60", "«»green: 60, amber: 80"),
    Fault(
        MINI_EN,
        "HC632",
        "raci:\n",
        "thresholds:\n  rag:\n    value: {«»amber: 0.35}\n\nraci:\n",
    ),
    # Bands of a figure that is in no dimension.
    Fault(FULL, "HC633", "adoption.depth: [", "«»adoption.ready_rate: ["),
    Fault(ENGLISH, "HC633", "adoption.depth: [", "«»adoption.satisfaction: ["),
)

OVERRIDES = (
    # It has ended: agreed for four days, or a digit wrong.
    Fault(FULL, "HC641", "start: T+84, end: T+95", "start: T+84, «»end: T+88"),
    Fault(ENGLISH, "HC641", "start: T+84, end: T+95", "start: T+84, «»end: T+85"),
    # For good: a digit too many, a digit lost, next year.
    Fault(FULL, "HC642", "start: T+84, end: T+95", "start: T+84, «»end: T+195"),
    Fault(ENGLISH, "HC642", "start: T+84, end: T+95", "start: T+8, «»end: T+95"),
    Fault(FULL, "HC642", "start: T+84, end: T+95", "start: T+84, «»end: 2027-04-10"),
    # Agreed a second time by somebody else; pasted twice.
    Fault(
        FULL,
        "HC643",
        GOVERNANCE,
        GOVERNANCE
        + "    - {«»stream: governance, colour: amber, reason: Deux absences, by: po, start: T+88,"
        " end: T+100}\n",
    ),
    Fault(FULL, "HC643", GOVERNANCE, GOVERNANCE + GOVERNANCE.replace("{", "{«»")),
    # It ends before it starts, and that is all there is to say.
    Fault(FULL, "HC107", "start: T+84, end: T+95", "start: T+84, «»end: T+79"),
    Fault(ENGLISH, "HC107", "start: T+84, end: T+95", "start: T+84, «»end: T+9", as_of=day(60)),
)

FAULTS = ASSESSED + WEIGHTED + LIMITS + OVERRIDES


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.after[:40]!r}")
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
