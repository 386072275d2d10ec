"""Faults in people counts, surveys, training and champions (HC50x, HC51x)."""

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI = "full-case", "full-case-en", "mini-case"

ABOVE_ELIGIBLE = (
    # A key that stuck: one digit too many.
    Fault(FULL, "HC501", "ready: 98,", "«»ready: 980,"),
    Fault(ENGLISH, "HC501", "active_30d: 78,", "«»active_30d: 780,"),
    Fault(FULL, "HC501", "advanced: 27,", "«»advanced: 270,", gone=("HC505",)),
    # One digit too few in the users who are to use the tool: every rate of that day is above 100 %.
    Fault(FULL, "HC501", "T+90, eligible: 120", "T+90, «»eligible: 12"),
    Fault(ENGLISH, "HC501", "T+7, eligible: 120", "T+7, «»eligible: 20"),
    # The first count of a plan that had none, its columns exchanged.
    Fault(
        MINI,
        "HC501",
        "raci:\n",
        "adoption:\n  snapshots:\n    - {date: T+85, eligible: 96, «»accounts: 120}\n\nraci:\n",
    ),
)

WEEK_AND_MONTH = (
    # The two columns of the report exchanged, a wrong key, a digit lost.
    Fault(FULL, "HC502", "active_7d: 42, active_30d: 60", "«»active_7d: 60, active_30d: 42"),
    Fault(ENGLISH, "HC502", "active_7d: 55", "«»active_7d: 85"),
    Fault(FULL, "HC502", "active_30d: 90", "«»active_30d: 9"),
)

FALLING = (
    # A zero left out, and a count of one site only.
    Fault(FULL, "HC503", "ready: 104", "«»ready: 14", follows=("HC408",)),
    Fault(ENGLISH, "HC503", "accounts: 114", "«»accounts: 86"),
    # The zero of T+60 lost: the best count stands before the first one.
    Fault(FULL, "HC503", "{date: T+60, eligible", "{«»date: T+6, eligible"),
    # A key pressed twice: the first count stands among the last.
    Fault(ENGLISH, "HC503", "{date: T+7, eligible", "{«»date: T+77, eligible"),
    # Last year: that it lies before T0 is all there is to say.
    Fault(FULL, "HC108", "{date: T+60, eligible", "{«»date: 2025-03-06, eligible"),
    Fault(
        ENGLISH,
        "HC108",
        "{date: T+90, eligible",
        "{«»date: 2025-04-05, eligible",
        as_of=day(97),
        gone=("HC505",),
    ),
)

BEYOND_THE_ACCOUNTS = (
    Fault(FULL, "HC507", "accounts: 118", "«»accounts: 18"),
    Fault(FULL, "HC507", "accounts: 110", "«»accounts: 11"),
    Fault(ENGLISH, "HC507", "active_30d: 78", "«»active_30d: 118"),
    Fault(
        MINI,
        "HC507",
        "raci:\n",
        "adoption:\n"
        "  snapshots:\n"
        "    - {date: T+88, eligible: 60, accounts: 58, «»active_7d: 59}\n"
        "\n"
        "raci:\n",
    ),
)

OUT_OF_DATE = (
    # The last count removed with its line: the one before is 37 days old.
    Fault(
        FULL,
        "HC504",
        "    - {date: T+60, eligible: 120, accounts: 114, ready: 98, active_7d: 55, active_30d: 78,"
        " depth: 0.48}\n"
        "    - {date: T+90, eligible: 120, accounts: 118, ready: 104, active_7d: 66,"
        " active_30d: 90, depth: 0.55, advanced: 27, joined: 3, left: 5}\n",
        "    - {«»date: T+60, eligible: 120, accounts: 114, ready: 98, active_7d: 55,"
        " active_30d: 78, depth: 0.48}\n",
        as_of=day(97),
        gone=("HC505",),
    ),
    # Nobody has counted since the go-live.
    Fault(
        ENGLISH,
        "HC504",
        "{date: T+30, eligible: 120, accounts: 110, ready: 90, active_7d: 42, active_30d: 60,"
        " depth: 0.40}\n"
        "    - {date: T+60, eligible: 120, accounts: 114, ready: 98, active_7d: 55, active_30d: 78,"
        " depth: 0.48}\n"
        "    - {date: T+90, eligible: 120, accounts: 118, ready: 104, active_7d: 66,"
        " active_30d: 90, depth: 0.55, advanced: 27, joined: 3, left: 5}\n",
        "{«»date: T+30, eligible: 120, accounts: 110, ready: 90, active_7d: 42, active_30d: 60,"
        " depth: 0.40}\n",
        gone=("HC505",),
        follows=("HC408",),
    ),
    # Users of a feature that opens next month.
    Fault(
        FULL,
        "HC505",
        "active_30d: 78, depth: 0.48",
        "active_30d: 78, depth: 0.48, «»advanced: 12",
        as_of=day(70),
    ),
)

SURVEYS = (
    # Columns exchanged, a digit too many, digits exchanged.
    Fault(FULL, "HC506", "responses: 60, satisfied: 36", "responses: 36, «»satisfied: 60"),
    Fault(ENGLISH, "HC506", "responses: 72, satisfied: 54", "responses: 72, «»satisfied: 540"),
    Fault(FULL, "HC506", "responses: 25, satisfied: 22", "responses: 25, «»satisfied: 52"),
    Fault(
        MINI,
        "HC506",
        "raci:\n",
        "adoption:\n  satisfaction:\n    - {date: T+80, responses: 8, «»satisfied: 12}\n\nraci:\n",
    ),
    # A mailing list instead of the users; a digit too many.
    Fault(FULL, "HC508", "responses: 72", "«»responses: 720"),
    Fault(ENGLISH, "HC508", "responses: 60, satisfied: 36", "«»responses: 600, satisfied: 360"),
)

TRAINING = (
    # A merge that lost the second session, the champions and what to read.
    Fault(
        ENGLISH,
        "HC511",
        "    - {id: F2, date: T+12, persona: manager, invited: 16, attended: 14, nps: "
        "{promoters: 8, passives: 5, detractors: 1}}\n"
        "    - {id: F3, date: T+40, persona: operational, invited: 48, attended: 38, nps:"
        " {promoters: 22, passives: 12, detractors: 4}}\n"
        "  champions:\n"
        "    - {id: CH1, team: achats, person: key_users, since: T+10}\n"
        "    - {id: CH2, team: ventes, since: T+45}\n"
        "  teams:\n"
        "    - {id: achats, title: Purchasing, autonomous_on: T+65}\n"
        "    - {id: ventes, title: Sales}\n"
        "    - {id: filiale, title: Belgian subsidiary}\n"
        "    - {id: siege, title: Head office, autonomous_on: T+85}\n"
        "  assets:\n"
        '    - {id: AS1, title: "Tip sheet: one problem, one answer", kind: guide, '
        "status: done, url: https://clm.example.org/help/tip-sheet-1}\n"
        "    - {id: AS2, title: 90-second demonstration, kind: video, status: "
        "in_progress}\n",
        "    - {«»id: F2, date: T+12, persona: manager, invited: 16, attended: 14, nps: "
        "{promoters: 8, passives: 5, detractors: 1}}\n",
    ),
    # One session at the start of the project, nothing since.
    Fault(
        MINI,
        "HC511",
        "raci:\n",
        "adoption:\n  training:\n    - {«»id: F1, date: T+5, invited: 10, attended: 9}\n\nraci:\n",
    ),
    # Two rooms were not free, an afternoon for all managers, a video call for everybody.
    Fault(FULL, "HC512", "groups: 5, invited: 50", "«»groups: 3, invited: 50"),
    Fault(ENGLISH, "HC512", "manager, invited: 16", "manager, «»groups: 1, invited: 16"),
    Fault(FULL, "HC512", "invited: 48", "mode: remote, «»groups: 1, invited: 48"),
    # Planned for next week: still time to form more groups.
    Fault(
        MINI,
        "HC512",
        "raci:\n",
        "adoption:\n"
        "  training:\n"
        "    - {id: F1, date: T+97, mode: workshop, «»groups: 2, invited: 40}\n"
        "\n"
        "raci:\n",
    ),
    # A wrong key, the column of another session, a one before the eight, digits exchanged.
    Fault(FULL, "HC513", "invited: 50, attended: 44", "invited: 50, «»attended: 64"),
    Fault(ENGLISH, "HC513", "quiz_passed: 40", "«»quiz_passed: 48"),
    Fault(FULL, "HC513", "promoters: 8,", "«»promoters: 18,"),
    Fault(ENGLISH, "HC513", "invited: 48, attended: 38", "invited: 48, «»attended: 83"),
)

CHAMPIONS = (
    # The list of champions went to another tool.
    Fault(
        ENGLISH,
        "HC514",
        "  champions:\n"
        "    - {id: CH1, team: achats, person: key_users, since: T+10}\n"
        "    - {id: CH2, team: ventes, since: T+45}\n"
        "  teams:\n"
        "    - {id: achats",
        "  teams:\n    - {«»id: achats",
    ),
    Fault(
        MINI,
        "HC514",
        "raci:\n",
        "adoption:\n"
        "  teams:\n"
        "    - {«»id: nord, title: Nord}\n"
        "    - {id: sud, title: Sud}\n"
        "\n"
        "raci:\n",
    ),
    # Nobody wrote down since when.
    Fault(FULL, "HC515", "{id: CH2, team: ventes, since: T+45}", "{«»id: CH2, team: ventes}"),
    Fault(
        ENGLISH,
        "HC515",
        "{id: CH1, team: achats, person: key_users, since: T+10}",
        "{«»id: CH1, team: achats, person: key_users}",
    ),
)

FAULTS = (
    ABOVE_ELIGIBLE
    + WEEK_AND_MONTH
    + FALLING
    + BEYOND_THE_ACCOUNTS
    + OUT_OF_DATE
    + SURVEYS
    + TRAINING
    + CHAMPIONS
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.after[:40]!r}")
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
