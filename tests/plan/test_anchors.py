"""Dates that count from the go-live or the signature.

T0 is Monday 5 January 2026; T+30 is Wednesday 4 February.
"""

from datetime import date

import pytest

from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import Calendar, NoAnchor
from hypercare_cli.recording.typed import Manner, typed
from tests.plans import T0, faults, load_text, said

PLAN = """\
hypercare: 1
plan: {{id: p, title: P, kickoff: 2026-01-05, language: en{0}}}
decisions:
  - {{id: D, text: D, due: {1}}}
"""


def due(written: str, plan: str = ", golive: T+30, signed_on: 2025-12-31") -> date | None:
    loaded = load_text(PLAN.format(plan, written))
    assert loaded.plan is not None, [said(finding) for finding in loaded.findings]
    return loaded.plan.decisions[0].due


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("golive", date(2026, 2, 4)),
        ("golive+7", date(2026, 2, 11)),
        ("golive - 3wd", date(2026, 1, 30)),
        ("golive+0wd", date(2026, 2, 4)),
        ("signature+10", date(2026, 1, 10)),
        ("signature-1", date(2025, 12, 30)),
        ("'golive+3wd'", date(2026, 2, 9)),
    ],
)
def test_days_from_the_golive_and_the_signature(written: str, day: date) -> None:
    assert due(written) == day


def test_one_may_count_from_the_other_in_any_order() -> None:
    assert due("golive+1", ", golive: signature+20, signed_on: T+5") == date(2026, 1, 31)
    assert due("signature+1", ", signed_on: golive-20, golive: T+30") == date(2026, 1, 16)


def test_offsets_of_milestones_and_their_references() -> None:
    text = PLAN.format(", golive: T+30", "T+1") + (
        "roadmap: [{id: m, offset: golive+60, title: M}]\n"
        "next_steps: [{id: N, title: N, milestone: golive+60}, {id: O, title: O, milestone: T+90}]\n"
    )
    plan = load_text(text).plan
    assert plan is not None
    assert plan.roadmap[0].offset == date(2026, 4, 5)
    assert plan.calendar.resolve("golive+60") == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("plan", "written", "found"),
    [
        ("", "golive+7", ["4:27 HC027"]),
        (", golive: null", "golive+7", ["4:27 HC027"]),
        (", golive: T+30", "signature", ["4:27 HC027"]),
        # the fault of the go-live is told once, where it stands
        (", golive: soon", "golive+7", ["2:68 HC016"]),
        (", golive: signature+3", "golive+7", ["2:68 HC027"]),
        # round and round
        (", golive: golive+3", "golive+7", ["2:68 HC016"]),
        (", golive: signature+3, signed_on: golive-3", "T+1", ["2:68 HC016", "2:92 HC016"]),
        # T0 and closing days count from no other day
        (", golive: T+3, closing_days: [golive+1]", "T+1", ["2:88 HC016"]),
    ],
)
def test_what_it_cannot_count_from(plan: str, written: str, found: list[str]) -> None:
    assert faults(PLAN.format(plan, written)) == found


def test_t0_counts_from_nothing() -> None:
    text = PLAN.format(", golive: T+30", "T+1").replace("2026-01-05", "golive-30")
    findings = load_text(text).findings
    assert [said(finding) for finding in findings] == [
        "“golive-30” is not a date. T0 is a day such as 2026-01-05."
    ]


def test_what_is_missing_is_named() -> None:
    (finding,) = load_text(PLAN.format("", "signature+3")).findings
    assert said(finding) == (
        "“signature+3” counts from a day that the plan does not give. Add `signed_on:` to the section"
        " `plan`, or write a date, or days from the kick-off: T+30."
    )


def test_a_calendar_without_anchors_says_so() -> None:
    with pytest.raises(NoAnchor):
        Calendar(T0).resolve("golive+1")
    for text in ("golive+", "golive 7", "Golive+7", "golive+7d", "go-live+7", "kickoff+3"):
        assert Calendar(T0, anchors={"golive": T0}).resolve(text) is None
    with pytest.raises(ValueError, match="golive"):
        Calendar(T0, anchors={"golive": T0}).resolve("golive+99999wd")


def test_typed_on_the_command_line_it_stays_as_it_is() -> None:
    assert typed("golive-3wd", k.When, ("decisions", 0, "due"), Manner(T0)) == "golive-3wd"
