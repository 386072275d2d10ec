"""Actions: which of them exist, are late, or lack their figures."""

import pytest

from tests.hits import hits, told

PEOPLE = "people: [{id: it, role: it, side: customer}]\n"
DONE = "owner: it, due: T+23, status: done"
CODES = ("HC711", "HC712", "HC713", "HC714", "HC715")


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("owner: it, due: T+16, status: open", []),
        ("owner: it, due: T+15, status: open", ["HC712"]),
        ("owner: it, due: T+15, status: done", []),
        ("owner: it, due: T+15, status: done, done_on: T+31", ["HC712"]),
        ("due: T+15, status: dropped", []),
        ("due: T+15, status: open, opened_on: T+31", []),
        # another rule names these faults
        ("owner: it, due: T+3, status: open, opened_on: T+10", []),
        ("owner: it, due: T+3, status: open, done_on: T+20", []),
        ("owner: it, status: open", ["HC711"]),
        ("status: open, due: T+3", ["HC711", "HC712"]),
        ("owner: it, due: T+40, status: open, playbook: adoption-red", ["HC713"]),
        # without a figure from before, the one after is not asked for as well
        ("owner: it, due: T+3, status: done, playbook: adoption-red", ["HC713"]),
        ("owner: it, due: T+3, status: done, before: {metric: support.csat, value: 0}", ["HC714"]),
        ("owner: it, due: T+40, status: open, before: {metric: support.csat, value: 0}", []),
        (f"{DONE}, done_on: T+24, before: {{metric: support.csat, value: 0}}", []),
        (f"{DONE}, done_on: T+23, before: {{metric: support.csat, value: 0}}", ["HC714"]),
    ],
)
def test_what_an_action_lacks(fields, codes) -> None:
    sections = f"{PEOPLE}actions: [{{id: A1, title: A, {fields}}}]\n"
    assert [code for code in CODES if hits(code, sections)] == codes


def test_both_fields_are_named_in_one_finding() -> None:
    assert told("HC711", "actions: [{id: A1, title: A, status: open}]\n") == [
        "the action “A” has no `owner`, `due`"
    ]
