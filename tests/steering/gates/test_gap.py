"""What is missing for a condition: the distance, and how many of how many where things are counted."""

from decimal import Decimal

import pytest

from hypercare_cli.condition import parse
from hypercare_cli.steering.gates.gap import Gap, gaps, parts
from tests.plans import HEAD, figures

PLAN = f"""{HEAD}
adoption:
  snapshots: [{{date: T+5, eligible: 120, ready: 70, accounts: 90}}]
  quick_wins: [{{date: T+5, title: First}}]
support:
  periods: [{{start: T+1, end: T+7, opened: 9, resolved: 58, within_sla: 46}}]
handover:
  capabilities:
    - {{id: H1, title: A, status: done}}
    - {{id: H2, title: B, status: done, done_on: T+50}}
    - {{id: H3, title: C, status: planned}}
    - {{id: H4, title: D, status: planned}}
risks: [{{id: R1, title: R, probability: H, impact: H, status: open}}]
"""


def found(condition: str, as_of: int = 60) -> list[Gap]:
    return list(gaps(figures(PLAN, as_of), parse(condition).node))


def counted(condition: str, as_of: int = 60) -> list[tuple[int | None, int | None, bool | None]]:
    return [(gap.count, gap.whole, gap.more) for gap in found(condition, as_of)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        # 60% of 120 are 72, 70 are ready
        ("adoption.ready_rate >= 0.60", [(2, 120, True)]),
        ("0.60 <= adoption.ready_rate", [(2, 120, True)]),
        ("not adoption.ready_rate < 0.60", [(2, 120, True)]),
        # more than 60%: the 73rd
        ("adoption.ready_rate > 0.60", [(3, 120, True)]),
        # 12 of 58 are out; 15% of 58 are 8.7: 8 may be, 4 are too many
        ("support.out_of_sla_rate <= 0.15", [(4, 58, False)]),
        ("support.in_sla_rate >= 0.85", [(4, 58, True)]),
        # two of four capabilities; 90% of 4 is 3.6
        ("handover.readiness >= 0.9", [(2, 4, True)]),
        ("handover.readiness == 1", [(2, 4, True)]),
        ("handover.readiness == 0.3", [(None, 4, False)]),
        ("adoption.quick_wins >= 3", [(2, None, True)]),
        ("adoption.quick_wins > 1", [(1, None, True)]),
        ("risks.open < 1", [(1, None, False)]),
        ("risks.open != 1", [(None, None, None)]),
        ("health.score >= 80", [(None, None, True)]),
        ("rag.support == green", [(None, None, None)]),
        # what holds is not missing
        ("adoption.quick_wins >= 1 and adoption.ready_rate >= 0.6", [(2, 120, True)]),
        ("adoption.quick_wins >= 1 or adoption.ready_rate >= 0.6", []),
        # figures against each other have no limit to miss
        ("adoption.quick_wins > risks.open", []),
    ],
)
def test_the_gap_in_whole_things(condition, expected) -> None:
    assert counted(condition) == expected


def test_what_is_done_later_is_still_missing() -> None:
    assert counted("handover.readiness == 1", 49) == [(3, 4, True)]


def test_the_distance_and_the_value() -> None:
    (gap,) = found("support.opened <= 5.5")
    assert (gap.value, gap.by, gap.count) == (9, Decimal("3.5"), 4)
    (gap,) = found("change.readiness >= 3")
    assert (gap.value, gap.by) == (None, None)


def test_several_of_which_one_is_enough() -> None:
    either = "adoption.ready_rate >= 0.6 or risks.open == 0"
    assert [gap.choice for gap in found(either)] == [True, True]
    both = "adoption.ready_rate >= 0.6 and risks.open == 0"
    assert [gap.choice for gap in found(both)] == [False, False]
    assert [
        gap.choice for gap in found(f"not ({both.replace('>=', '<').replace('==', '!=')})")
    ] == [
        True,
        True,
    ]


def test_a_rate_is_counted_only_where_its_fields_are_those_counts() -> None:
    f = figures(PLAN, 60)
    known = {id_ for id_ in f.ids() if parts(f, id_) is not None}
    assert known == {
        "adoption.ready_rate", "activation.accounts_rate", "support.in_sla_rate",
        "support.out_of_sla_rate", "handover.readiness",
    }  # fmt: skip
