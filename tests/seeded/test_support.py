"""Faults in ticket figures and service levels (HC52x, HC53x)."""

import pytest

from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI = "full-case", "full-case-en", "mini-case"

TICKETS = (
    # Digits exchanged.
    Fault(FULL, "HC521", "within_sla: 46", "«»within_sla: 64"),
    Fault(ENGLISH, "HC521", "      within_sla: 36", "      «»within_sla: 63"),
    # A digit lost in a total: its parts say that the total is wrong.
    Fault(FULL, "HC521", "      resolved: 42", "      «»resolved: 4"),
    Fault(ENGLISH, "HC521", "      opened: 40", "      «»opened: 4"),
    # A decimal point lost or put in the wrong place.
    Fault(ENGLISH, "HC521", "response_hours: 2.1\n", "«»response_hours: 21\n"),
    Fault(FULL, "HC521", "resolution_hours: 21.0", "«»resolution_hours: 2.1"),
    # A part mistyped: more than all tickets.
    Fault(FULL, "HC521", "by_level: {n1: 25", "«»by_level: {n1: 52"),
    Fault(ENGLISH, "HC521", "by_type: {question: 22", "«»by_type: {question: 220"),
    Fault(FULL, "HC521", "P3: {opened: 20", "P3: {«»opened: 200"),
    Fault(ENGLISH, "HC521", "P4: {opened: 13, resolved: 13", "P4: {opened: 13, «»resolved: 31"),
    # The survey of the whole company.
    Fault(FULL, "HC521", "csat: {responses: 25", "csat: {«»responses: 250"),
    # Copied from the figures of the year: resolved since January, in time since January.
    Fault(
        MINI,
        "HC521",
        "raci:\n",
        "support:\n"
        "  periods:\n"
        "    - {start: T+60, end: T+89, opened: 21, resolved: 19, «»within_sla: 54}\n"
        "\n"
        "raci:\n",
    ),
)

PERIODS = (
    # The last day counted twice; a digit wrong; two weeks forgotten.
    Fault(FULL, "HC525", "start: T+61", "«»start: T+60"),
    Fault(ENGLISH, "HC525", "start: T+61", "«»start: T+16"),
    Fault(FULL, "HC525", "start: T+61", "«»start: T+71"),
    Fault(
        MINI,
        "HC525",
        "raci:\n",
        "support:\n"
        "  periods:\n"
        "    - {start: T+30, end: T+50, opened: 9, resolved: 9, within_sla: 8}\n"
        "    - {«»start: T+60, end: T+89, opened: 8, resolved: 8, within_sla: 7}\n"
        "\n"
        "raci:\n",
    ),
    # A digit too many; last year; next year.
    Fault(FULL, "HC528", "      end: T+90", "      «»end: T+190"),
    Fault(ENGLISH, "HC528", "start: T+61", "«»start: 2025-03-07"),
    Fault(FULL, "HC528", "{start: T+31, end: T+60", "{start: T+31, «»end: 2027-03-06"),
    # A digit lost: it ends before it starts. And the start of the period before, copied.
    Fault(FULL, "HC107", "      end: T+90", "      «»end: T+9"),
    Fault(ENGLISH, "HC109", "start: T+61", "«»start: T+31"),
)

LEVELS = (
    # Response and resolution exchanged; days instead of hours; hours instead of minutes.
    Fault(FULL, "HC522", "respond: 1h, resolve: 4h", "«»respond: 4h, resolve: 1h"),
    Fault(ENGLISH, "HC522", "respond: 4h, resolve: 1d", "«»respond: 4d, resolve: 1d"),
    Fault(FULL, "HC522", "respond: 30m", "«»respond: 30h"),
    # A zero too many; the column of the line below; days instead of hours.
    Fault(FULL, "HC523", "respond: 4h, resolve: 1d", "respond: 4h, «»resolve: 10d"),
    Fault(ENGLISH, "HC523", "respond: 1d, resolve: 3d", "«»respond: 3d, resolve: 3d"),
    Fault(ENGLISH, "HC523", "respond: 1h, resolve: 4h", "respond: 1h, «»resolve: 4d"),
    # The line of the priority with the most tickets but one lost; the urgent one forgotten.
    Fault(
        FULL,
        "HC524",
        "    - {priority: P1, respond: 1h, resolve: 4h, hours: calendar}\n"
        "    - {priority: P2, respond: 4h, resolve: 1d, hours: business}\n"
        "    - {priority: P3, respond: 1d, resolve: 3d, hours: business}\n"
        "    - {priority: P4, respond: 2d, resolve: 10d, hours: business}\n",
        "    - {«»priority: P1, respond: 1h, resolve: 4h, hours: calendar}\n"
        "    - {priority: P2, respond: 4h, resolve: 1d, hours: business}\n"
        "    - {priority: P3, respond: 1d, resolve: 3d, hours: business}\n",
    ),
    Fault(
        ENGLISH,
        "HC524",
        "    - {priority: P1, respond: 1h, resolve: 4h, hours: calendar}\n"
        "    - {priority: P2, respond",
        "    - {«»priority: P2, respond",
    ),
    # A line copied, its priority or nothing at all changed.
    Fault(FULL, "HC527", "{priority: P3, respond: 1d", "{«»priority: P2, respond: 1d"),
    Fault(
        ENGLISH,
        "HC527",
        "    - {priority: P4, respond: 2d, resolve: 10d, hours: business}\n",
        "    - {priority: P4, respond: 2d, resolve: 10d, hours: business}\n"
        "    - {«»priority: P4, respond: 2d, resolve: 10d, hours: business}\n",
    ),
    Fault(
        FULL,
        "HC527",
        "      - {priority: P1, respond: 30m, resolve: 2h, hours: calendar}\n",
        "      - {priority: P1, respond: 30m, resolve: 2h, hours: calendar}\n"
        "      - {«»priority: P1, respond: 15m, resolve: 1h, hours: calendar}\n",
    ),
)

REINFORCED = (
    # The go-live was put off, the reinforced support was not.
    Fault(FULL, "HC529", "start: T+30\n    end: T+60", "start: T+1\n    «»end: T+20"),
    Fault(ENGLISH, "HC529", "start: T+30\n    end: T+60", "start: T+14\n    «»end: T+28"),
    # It ends before it starts: a digit lost.
    Fault(FULL, "HC107", "start: T+30\n    end: T+60", "start: T+30\n    «»end: T+6"),
    # A one before the two; minutes of another contract.
    Fault(FULL, "HC530", "respond: 30m, resolve: 2h", "respond: 30m, «»resolve: 12h"),
    Fault(ENGLISH, "HC530", "respond: 30m, resolve: 2h", "«»respond: 90m, resolve: 2h"),
    # Made stricter in the contract, and weaker than it in the weeks after the go-live.
    Fault(
        ENGLISH,
        "HC530",
        "respond: 1h, resolve: 4h, hours: calendar}\n"
        "    - {priority: P2, respond: 4h, resolve: 1d, hours: business}\n"
        "    - {priority: P3, respond: 1d, resolve: 3d, hours: business}\n"
        "    - {priority: P4, respond: 2d, resolve: 10d, hours: business}\n"
        "  reinforced:                      # the intensive period after go-live\n"
        "    start: T+30\n"
        "    end: T+60\n"
        "    sla:\n"
        "      - {priority: P1, respond",
        "respond: 30m, resolve: 1h, hours: calendar}\n"
        "    - {priority: P2, respond: 4h, resolve: 1d, hours: business}\n"
        "    - {priority: P3, respond: 1d, resolve: 3d, hours: business}\n"
        "    - {priority: P4, respond: 2d, resolve: 10d, hours: business}\n"
        "  reinforced:                      # the intensive period after go-live\n"
        "    start: T+30\n"
        "    end: T+60\n"
        "    sla:\n"
        "      - {«»priority: P1, respond",
    ),
)

FAULTS = TICKETS + PERIODS + LEVELS + REINFORCED


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.after[:40]!r}")
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
