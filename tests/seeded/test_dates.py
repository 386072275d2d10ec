"""Faults in the dates of the reference plans (HC1xx): mistyped, contradicting, or without their status."""

from datetime import date
from typing import NamedTuple

import pytest

from tests.seeded.harness import FULL as T90
from tests.seeded.harness import Fault, check


class Seed(NamedTuple):
    """What somebody did, what stood there, what stands there now; `gone` as in `Fault`."""

    kind: str
    before: str
    after: str
    gone: tuple[str, ...] = ()


FULL: dict[str, list[Seed]] = {
    "HC101": [
        Seed("put off beyond the last milestone", "due: T+88, status: done, done_on: T+87}", "«»due: T+98, status: in_progress}"),
        Seed("a digit mistyped", "Mettre en production le circuit d'achat, owner: tam, due: T+30, status: done, done_on: T+30}", "Mettre en production le circuit d'achat, owner: tam, «»due: T+130, status: planned}"),
    ],
    "HC102": [
        Seed("a digit too many in the second", "offset: 7\n", "«»offset: 70\n"),
        Seed("a digit lost", "offset: 60\n", "«»offset: 6\n", ("HC101",)),
        Seed("a digit lost in the last", "offset: 90\n", "«»offset: 9\n"),
        Seed("the year before", "offset: 60\n", "«»offset: 2025-03-06\n", ("HC101",)),
    ],
    "HC103": [
        Seed("a digit too many", "golive: T+30\n", "«»golive: T+300\n"),
        Seed("the year after", "golive: T+30\n", "«»golive: 2027-02-04\n"),
    ],
    "HC104": [
        Seed("a milestone years after the contracts", "offset: 90\n", "«»offset: 2090\n"),
    ],
    "HC105": [
        Seed("abbreviation", "timezone: Europe/Paris", "«»timezone: CET"),
        Seed("city alone", "timezone: Europe/Paris", "«»timezone: Paris"),
        Seed("difference to Greenwich", "timezone: Europe/Paris", "«»timezone: UTC+1"),
    ],
    "HC106": [
        Seed("done before it was opened", "due: T+67, status: done, done_on: T+66", "due: T+67, status: done, «»done_on: T+6"),
        Seed("digits of the day swapped", "due: T+60, status: done, done_on: T+71", "due: T+60, status: done, «»done_on: T+17"),
        Seed("the year before", "due: T+64, status: done, done_on: T+64", "due: T+64, status: done, «»done_on: 2025-03-10"),
        Seed("due before it was opened", "opened_on: T+80, due: T+100", "opened_on: T+80, «»due: T+78"),
    ],
    "HC107": [
        Seed("hold", "start: T+36, end: T+41", "start: T+36, «»end: T+4"),
        Seed("period of tickets", "start: T+31, end: T+60", "start: T+31, «»end: T+6"),
        Seed("contract", "start: T+3, end: T+1095", "start: T+3, «»end: T-1095"),
        Seed("contract of the rollout", "start: T+0, end: T+120", "start: T+0, «»end: 2025-05-05"),
        Seed("reinforced support", "    start: T+30\n    end: T+60\n", "    start: T+30\n    «»end: T+6\n"),
        Seed("override", "start: T+84, end: T+95", "start: T+84, «»end: 2025-04-10"),
        Seed("campaign", "start: T+40, end: T+70", "start: T+40, «»end: T+7"),
    ],
    "HC108": [
        Seed("measurement of the year before", "{date: T+30, value: 3.4}", "{«»date: 2025-02-04, value: 3.4}"),
        Seed("committee of the year before", "{date: T+45, held: true", "{«»date: 2025-02-19, held: true"),
        Seed("quick win of the year before", "{date: T+12, title: Premier", "{«»date: 2025-01-17, title: Premier"),
        Seed("snapshot of the year before", "{date: T+60, eligible: 120", "{«»date: 2025-03-06, eligible: 120"),
        Seed("minus for plus", "{date: T+60, value: 24}", "{«»date: T-60, value: 24}"),
    ],
    "HC109": [
        Seed("measurement", "{date: T+60, value: 6.5}", "{«»date: T+30, value: 6.5}"),
        Seed("session", "{date: T+14, held: true, present: [po, csm]}", "{«»date: T+7, held: true, present: [po, csm]}"),
        Seed("snapshot", "{date: T+60, eligible: 120", "{«»date: 2026-02-04, eligible: 120"),
        Seed("satisfaction", "{date: T+85, responses: 72", "{«»date: T+45, responses: 72"),
        Seed("data quality", "{date: T+75, score: 0.93}", "{«»date: T+30, score: 0.93}"),
        Seed("hold", "{start: T+80, end: T+90, cause", "{«»start: T+36, end: T+90, cause"),
    ],
    "HC110": [
        Seed("task", "due: T+0, status: done, done_on: T+0}", "due: T+0, status: done«»}"),
        Seed("action", "due: T+67, status: done, done_on: T+66,", "due: T+67, status: done,«»"),
        Seed("technical item", "due: T+60, status: done, done_on: T+58}\n\ndata_quality", "due: T+60, status: done«»}\n\ndata_quality"),
        Seed("capability", "owner: key_users, status: done, done_on: T+70", "owner: key_users, status: done«»"),
        Seed("obligation", "kind: compliance, due: T+60, status: done, done_on: T+58", "kind: compliance, due: T+60, status: done«»"),
    ],
    "HC111": [
        Seed("task", "due: T+70, status: in_progress", "due: T+70, «»done_on: T+69, status: in_progress"),
        Seed("action", "opened_on: T+80, due: T+100, status: open", "opened_on: T+80, due: T+100, «»done_on: T+88, status: open"),
        Seed("technical item", "due: T+7, status: done, done_on: T+6, blocking: true", "due: T+7, status: planned, «»done_on: T+6, blocking: true"),
        Seed("capability", "title: Piloter les indicateurs, owner: po, status: in_progress", "title: Piloter les indicateurs, owner: po, status: in_progress, «»done_on: T+88"),
        Seed("obligation", "due: T+80, status: open, penalty", "due: T+80, status: open, «»done_on: T+89, penalty", ("HC812",)),
    ],
}  # fmt: skip
MINI: dict[str, list[Seed]] = {
    "HC105": [Seed("zone in French", "timezone: Europe/Paris", "«»timezone: Heure de Paris")],
    "HC108": [
        Seed("last year in January", "{date: 2026-02-04, value: 7.2}", "{«»date: 2025-02-04, value: 7.2}"),
    ],
    "HC109": [
        Seed("line copied, figure changed", "{date: 2026-03-06, value: 6.5}", "{«»date: 2026-02-04, value: 6.5}"),
    ],
}  # fmt: skip
ENGLISH: dict[str, list[Seed]] = {
    "HC102": [Seed("a digit lost", "offset: 60\n", "«»offset: 6\n", ("HC101",))],
    "HC107": [Seed("hold", "start: T+36, end: T+41", "start: T+36, «»end: T+14")],
}
BEFORE_GOLIVE = date(2026, 1, 25)
"""The day on which a go-live is looked at: once it is past, other rules count from it."""
PLANS = {"full-case": FULL, "mini-case": MINI, "full-case-en": ENGLISH}
SOWN = [
    pytest.param(
        Fault(plan, code, seed.before, seed.after, day, seed.gone), id=f"{plan} {code} {seed.kind}"
    )
    for plan, codes in PLANS.items()
    for code, seeds in codes.items()
    for day in (BEFORE_GOLIVE if code == "HC103" else T90,)
    for seed in seeds
]


@pytest.mark.parametrize("fault", SOWN)
def test_a_fault_in_a_date_is_found_alone(fault: Fault) -> None:
    check(fault)
