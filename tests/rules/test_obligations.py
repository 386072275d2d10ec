"""Obligations and penalties: one finding for each cause."""

import pytest

from tests.hits import hits, told

CODES = ("HC811", "HC812", "HC813", "HC814")


def obligation(fields: str) -> str:
    return f"""\
people: [{{id: it, role: it, side: customer}}]
contracts:
  register: [{{id: C1, title: C, kind: integration}}]
  obligations: [{{id: OB1, title: O, contract: C1, {fields}}}]
"""


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("owner: it, due: T+30, status: open", []),
        ("owner: it, due: T+29, status: open", ["HC812"]),
        ("owner: it, due: T+29, status: done", []),
        ("owner: it, due: T+29, status: done, done_on: T+31", ["HC812"]),
        ("owner: it, due: T+29, status: waived", []),
        # another rule names this fault
        ("owner: it, due: T+9, status: open, done_on: T+9", []),
        ("owner: it, status: open", ["HC811"]),
        ("status: waived, penalty: {per_day: 1}", []),
        ("owner: it, status: open, penalty: {per_day: 1}", ["HC813"]),
        ("status: open, penalty: {per_day: 1}", ["HC811", "HC813"]),
        ("owner: it, when: support.csat > 0, status: open, penalty: {per_day: 1}", ["HC811"]),
        ("owner: it, due: T+40, status: open, penalty: {per_day: 0}", []),
        ("owner: it, due: T+40, status: open, penalty: {value: 9}", ["HC814"]),
        ("owner: it, due: T+40, status: open, penalty: {v_r_over: 9}", ["HC814"]),
        ("owner: it, due: T+40, status: open, penalty: {cap: 9}", ["HC814"]),
        ("owner: it, due: T+40, status: waived, penalty: {cap: 9}", []),
        ("owner: it, due: T+40, status: open, penalty: {value: 9, v_r_over: 9}", []),
    ],
)
def test_what_an_obligation_lacks(fields, codes) -> None:
    assert [code for code in CODES if hits(code, obligation(fields))] == codes


def test_a_date_that_the_penalty_misses_is_not_asked_for_twice() -> None:
    assert told("HC811", obligation("status: open, penalty: {per_day: 1}")) == [
        "the obligation “O” has no `owner`"
    ]
