"""The stamp as properties, there and back; and the seal."""

from datetime import date

import pytest

from hypercare_cli.blocks import Stamp
from hypercare_cli.origin import CUSTOM, digest_of, facts_of, seal, stamp_from
from hypercare_cli.source import File

STAMP = Stamp(
    "clm",
    date(2026, 4, 5),
    "hypercare 0.1.0",
    "ab" * 32,
    "1.10",
    "cd" * 20,
    "plan",
    "fr",
    "customer",
)


def test_what_is_written_is_read() -> None:
    assert stamp_from(facts_of(STAMP)) == STAMP


def test_every_field_has_its_property() -> None:
    assert [name.removeprefix("hypercare.") for name in facts_of(STAMP)] == list(Stamp._fields)


def test_what_is_empty_is_left_out() -> None:
    bare = Stamp("clm", date(2026, 4, 5), "hypercare 0.1.0", "ab" * 32)
    assert "hypercare.commit" not in facts_of(bare)
    assert stamp_from(facts_of(bare)) == bare


def test_a_property_is_one_line_without_controls_of_255_characters() -> None:
    facts = facts_of(STAMP._replace(revision="a\nb\x00" + "é" * 300))
    assert facts["hypercare.revision"] == "a b�" + "é" * 251


@pytest.mark.parametrize(
    ("name", "text"),
    [("as_of", "yesterday"), ("as_of", ""), ("plan", ""), ("tool", ""), ("digest", "ab")],
)
def test_a_stamp_that_is_none(name: str, text: str) -> None:
    assert stamp_from(facts_of(STAMP) | {f"hypercare.{name}": text}) is None


def sealed(parts: dict[str, bytes], facts: dict[str, str]) -> str:
    return seal(parts, parts.__getitem__, facts)


def test_the_seal_covers_parts_and_facts_but_not_where_it_stands() -> None:
    parts, facts = {"a": b"1", "b": b"2", CUSTOM: b"x"}, facts_of(STAMP)
    known = sealed(parts, facts)
    assert sealed(dict(reversed(parts.items())), facts) == known
    assert sealed(parts | {CUSTOM: b"other"}, facts | {"hypercare.seal": "x"}) == known
    changed = [
        sealed(parts | {"a": b"3"}, facts),
        sealed(parts | {"c": b""}, facts),
        sealed({"a": b"12", "b": b"", CUSTOM: b"x"}, facts),
        sealed(parts, facts | {"hypercare.plan": "other"}),
    ]
    assert len({known, *changed}) == 5


def test_the_digest_takes_names_without_folder_and_texts() -> None:
    one = digest_of([File("here/plan.yaml", "a"), File("here/logs.yaml", "b")])
    assert digest_of([File("/elsewhere/plan.yaml", "a"), File("logs.yaml", "b")]) == one
    assert digest_of([File("plan.yaml", "ab"), File("logs.yaml", "")]) != one
    assert digest_of([File("plan.yml", "a"), File("logs.yaml", "b")]) != one


def test_blank_sheets_come_from_no_plan() -> None:
    blank = Stamp("", date(2026, 4, 5), "hypercare 0.1.0", "", kind="blank", language="fr")
    assert stamp_from(facts_of(blank)) == blank
