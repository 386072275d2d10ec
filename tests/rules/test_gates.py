"""Gates: when proof is asked for, and which day a criterion is judged on."""

import pytest

from tests.hits import hits, told

PROOF = """\
roadmap: [{{id: m, offset: 20, title: M, {0}, expects: [minutes], evidence: [E1]}}]
evidence: [{{id: E1, title: Minutes, kind: minutes, date: T+25}}]
"""


@pytest.mark.parametrize(
    ("done", "as_of", "expected"),
    [
        ("done_on: T+18", 17, 0),
        ("done_on: T+18", 18, 1),
        ("notes: not done", 20, 0),
        ("notes: not done", 21, 1),
        ("done_on: T+18", 24, 1),
        ("done_on: T+18", 25, 0),
    ],
)
def test_proof_is_asked_for_once_the_milestone_is_past(done, as_of, expected) -> None:
    assert len(hits("HC405", PROOF.format(done), as_of)) == expected


GATE = """\
people: [{{id: boss, role: sponsor, side: customer}}]
roadmap:
  - id: m
    offset: 20
    title: M
    done_on: T+20
    criteria:
      - {{id: C1, title: A quick win, when: adoption.quick_wins >= 1}}
      - {{id: C2, title: Ready, {0}}}
adoption:
  quick_wins: [{{date: {1}, title: First}}]
  satisfaction: [{{date: T+15, responses: 10, satisfied: 9}}, {{date: T+40, responses: 10, satisfied: 2}}]
"""
SIGNED = "signed_by: boss, signed_on: T+20"


@pytest.mark.parametrize(
    ("second", "win", "as_of", "expected"),
    [
        (SIGNED, "T+20", 20, []),
        (SIGNED, "T+21", 20, ["roadmap[0].criteria[0]"]),
        # late, but met by now
        (SIGNED, "T+21", 21, []),
        # met on the day, whatever came after
        ("when: adoption.satisfaction >= 0.5", "T+10", 60, []),
        # unknown is not met
        ("when: adoption.training_nps > 0", "T+10", 60, ["roadmap[0].criteria[1]"]),
        ("signed_by: boss", "T+10", 60, ["roadmap[0].criteria[1]"]),
        ("signed_by: boss, signed_on: T+61", "T+10", 60, ["roadmap[0].criteria[1]"]),
        # with both, both are wanted
        (f"when: risks.count >= 0, {SIGNED}", "T+10", 60, []),
        (f"when: risks.count >= 1, {SIGNED}", "T+10", 60, ["roadmap[0].criteria[1]"]),
        ("when: risks.count >= 0, signed_by: boss", "T+10", 60, ["roadmap[0].criteria[1]"]),
        # two of them put the date in doubt
        ("signed_by: boss", "T+90", 60, ["roadmap[0].done_on"]),
        # these have rules of their own
        ("notes: no test", "T+10", 60, []),
        ("when: kpi.count >= 3", "T+10", 60, []),
        # not done yet
        ("signed_by: boss", "T+90", 19, []),
    ],
)
def test_a_milestone_is_passed_by_its_criteria(second, win, as_of, expected) -> None:
    assert hits("HC406", GATE.format(second, win), as_of) == expected


BROKEN = """\
people: [{{id: boss, role: sponsor, side: customer}}]
roadmap:
  - id: m
    offset: 20
    title: M
    done_on: T+20
    criteria:
      - {{id: C1, title: Happy, when: adoption.satisfaction >= 0.5{0}}}
adoption:
  satisfaction: [{{date: T+15, responses: 10, satisfied: 9}}, {{date: {1}, responses: {2}, satisfied: 2}}]
"""


@pytest.mark.parametrize(
    ("more", "asked", "responses", "as_of", "expected"),
    [
        ("", "T+40", 10, 39, 0),
        ("", "T+40", 10, 40, 1),
        # not met on its day either: that is another finding
        ("", "T+20", 10, 40, 0),
        # a figure that is not known any more is not broken
        ("", "T+40", 0, 40, 0),
        (", signed_by: boss, signed_on: T+20", "T+40", 10, 40, 1),
        # lasting: on T+20 it had held for five days, and on T+40 it does not
        (", lasting: 5d", "T+40", 10, 40, 1),
        (", lasting: 10d", "T+40", 10, 40, 0),
    ],
)
def test_what_broke_after_it_was_passed_is_told(more, asked, responses, as_of, expected) -> None:
    text = BROKEN.format(more, asked, responses)
    assert hits("HC408", text, as_of) == ["roadmap[0].criteria[0]"] * expected


def test_it_is_told_since_when() -> None:
    (said,) = told("HC408", BROKEN.format("", "T+40", 10), 60)
    assert (
        said == "“M” was passed on 25 Jan 2026, but “Happy” is not met any more since 14 Feb 2026"
    )


def test_a_time_without_a_condition_asks_for_nothing() -> None:
    text = """\
people: [{id: boss, role: sponsor, side: customer}]
roadmap:
  - id: m
    offset: 20
    title: M
    criteria:
      - {id: C1, title: A, signed_by: boss, periods: 2}
      - {id: C2, title: B, when: risks.count >= 0, signed_by: boss, lasting: 5d}
      - {id: C3, title: C, lasting: 5d, periods: 1}
"""
    assert hits("HC409", text) == [
        "roadmap[0].criteria[0].periods",
        "roadmap[0].criteria[2].periods",
        "roadmap[0].criteria[2].lasting",
    ]
