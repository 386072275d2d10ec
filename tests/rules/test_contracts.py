"""Contracts: the last day to give notice, gaps, ends."""

from datetime import date

import pytest

from tests.hits import found, hits, told

NEW = "{id: NEW, title: New, kind: licence, start: T+10, end: T+700}"


def register(fields: str, evidence: str = "") -> str:
    old = f"{{id: OLD, title: Old, kind: hosting, {fields}}}"
    return f"contracts:\n  register: [{NEW}, {old}]\nevidence: [{evidence}]\n"


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (9, None),
        (10, None),
        (11, "HC801"),
        (40, "HC801"),
        (41, "HC802"),
        (100, "HC802"),
        (101, None),
    ],
)
def test_notice_is_told_of_in_time_and_then_missed(as_of, code) -> None:
    sections = register("existing: true, replaced_by: NEW, end: T+100, notice: 60d")
    for each in ("HC801", "HC802"):
        expected = ["contracts.register[1].notice"] if each == code else []
        assert hits(each, sections, as_of) == expected


@pytest.mark.parametrize(
    "fields",
    [
        "replaced_by: NEW, end: T+60, notice: 60d",
        "existing: true, end: T+60, notice: 60d",
        "existing: true, replaced_by: NEW, notice: 60d",
        "existing: true, replaced_by: NEW, end: T+60",
        "existing: true, replaced_by: NEW, end: T+60, notice: 60d, evidence: [E1]",
    ],
)
def test_only_a_contract_to_be_replaced_needs_notice_and_a_letter_gives_it(fields) -> None:
    sections = register(fields, "{id: E1, title: Notice, date: T+20, kind: letter}")
    assert hits("HC801", sections) == hits("HC802", sections) == []


def test_a_letter_to_come_or_another_proof_gives_no_notice() -> None:
    fields = "existing: true, replaced_by: NEW, end: T+60, notice: 60d, evidence: [E1]"
    for proof in ("date: T+31, kind: letter", "date: T+1, kind: minutes"):
        assert hits("HC802", register(fields, f"{{id: E1, title: E, {proof}}}"))


@pytest.mark.parametrize(
    ("country", "notice", "last"),
    [
        ("", "10wd", date(2026, 3, 27)),
        ("country: FR", "10wd", date(2026, 3, 26)),  # Easter Monday
        ("country: FR, subdivision: Nowhere", "10wd", date(2026, 3, 27)),
        ("", "36h", date(2026, 4, 8)),
        ("", "1d", date(2026, 4, 9)),
    ],
)
def test_notice_in_working_days_and_hours(country, notice, last) -> None:
    plan = f"plan: {{id: p, title: P, kickoff: 2026-01-05, language: en, {country}}}\n"
    sections = register(f"existing: true, replaced_by: NEW, end: 2026-04-10, notice: {notice}")
    (finding,) = found("HC801", f"hypercare: 1\n{plan}{sections}", date(2026, 3, 21))
    assert finding.values["last"] == last


@pytest.mark.parametrize(("end", "expected"), [(8, 1), (9, 0), (10, 0)])
def test_contracts_follow_each_other_from_one_day_to_the_next(end, expected) -> None:
    assert len(hits("HC803", register(f"replaced_by: NEW, end: T+{end}"))) == expected


@pytest.mark.parametrize(
    ("fields", "late", "endless"),
    [
        ("", 0, 0),
        ("start: T+30", 0, 1),
        ("start: T+31", 0, 0),
        ("existing: true", 0, 1),
        ("signed_on: T+5, start: T+5, end: T+90", 0, 0),
        ("signed_on: T+6, start: T+5, end: T+90", 1, 0),
        ("signed_on: T+31, start: T+5, end: T+90", 1, 0),  # runs unsigned
        ("signed_on: T+40, start: T+31, end: T+90", 0, 0),
    ],
)
def test_signature_and_end(fields, late, endless) -> None:
    assert len(hits("HC804", register(fields))) == late
    assert len(hits("HC805", register(fields))) == endless


def test_both_dates_are_told() -> None:
    sections = register("existing: true, replaced_by: NEW, end: T+100, notice: 60d")
    assert told("HC801", sections, 30) == [
        "“Old” runs on after 15 Apr 2026 unless notice is given by 14 Feb 2026"
    ]
