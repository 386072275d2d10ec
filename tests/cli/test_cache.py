"""Findings kept between runs: the same again, afresh after any change, never trusted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hypercare_cli import cache
from hypercare_cli.finding import Check, Finding, Place
from hypercare_cli.i18n.message import message
from hypercare_cli.source import File
from tests.cli.conftest import Hypercare

CHECK = Check("HC201", "a-name", "warning", "{a} {b} {c} {d}", "{e}")
FINDING = CHECK.at(
    Place("plan.yaml", 3, 5, 3, 9),
    ("kpis", 0, "target"),
    a="text",
    b=Decimal("1.10"),
    c=date(2026, 1, 5),
    d=message("inner {x}", x=3),
    e=Place("other.yaml", 1, 2, 1, 3),
    f=(message("one"), "two"),
)
ENTRY = cache.Entry((FINDING,), date(2026, 4, 5), "fr")


def unsigned(_path: str) -> str:
    return ""


def test_what_comes_out_is_what_went_in() -> None:
    found = cache.decoded(cache.encoded(ENTRY, {}), unsigned)
    assert found == ENTRY
    assert found is not None
    assert type(found.findings[0]) is Finding
    assert found.findings[0].values["b"] == Decimal("1.10")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"form": 0}', '{"form": 1}', "null", "3"])
def test_a_damaged_entry_counts_as_absent(damage: str) -> None:
    assert cache.decoded(damage, unsigned) is None


def test_a_proof_that_changed_makes_an_entry_old() -> None:
    text = cache.encoded(ENTRY, {"proof.txt": "12 34"})
    assert cache.decoded(text, lambda _path: "12 34") == ENTRY
    assert cache.decoded(text, lambda _path: "13 34") is None


def test_the_key_depends_on_names_texts_and_settings() -> None:
    one = (File("a.yaml", "x"), File("b.yaml", "y"))
    keys = {
        cache.key(one, "2026-04-05"),
        cache.key(one, "2026-04-06"),
        cache.key((File("a.yaml", "xy"), File("b.yaml", "")), "2026-04-05"),
        cache.key((File("b.yaml", "x"), File("a.yaml", "y")), "2026-04-05"),
        cache.key((File("a.yaml", "x"),), "2026-04-05"),
        cache.key(one, "2026", "-04-05"),
    }
    assert len(keys) == 6


def test_a_second_run_says_the_same_and_a_change_is_seen(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.yaml"
    text = "hypercare: 1\nplan: {id: p, title: P, kickoff: 2026-01-05, language: en}\nrisks: 3\n"
    plan.write_text(text)
    first = hypercare("validate", plan)
    assert first.code == 1
    assert hypercare("validate", plan) == first
    monkeypatch.setattr("hypercare_cli.cli.checker.load", None)  # nothing is looked at again
    assert hypercare("validate", plan) == first
    assert hypercare("validate", plan, "--no-cache").code == 3
    plan.write_text(text.replace("risks: 3", "risks: []"))
    assert hypercare("validate", plan).code == 3


def test_a_cache_that_cannot_be_written_is_no_fault(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    plan = tmp_path / "plan.yaml"
    plan.write_text("hypercare: 1\nplan: {id: p, title: P, kickoff: 2026-01-05, language: en}\n")
    assert hypercare("validate", plan, "--as-of", "T+0").code == 0


@pytest.mark.parametrize("first", [("-q",), ("--format", "sarif"), ("--format", "markdown"), ()])
@pytest.mark.parametrize("then", [("-q", "--min-completeness", "0.9"), (), ("--missing",)])
def test_what_one_run_did_not_need_is_not_missing_in_the_next(
    hypercare: Hypercare, tmp_path: Path, first: tuple[str, ...], then: tuple[str, ...]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("hypercare: 1\nplan: {id: p, title: P, kickoff: 2026-01-05, language: en}\n")
    fixed = ("validate", plan, "--as-of", "T+0", "--fail-on", "never")
    hypercare(*fixed, *first)
    assert hypercare(*fixed, *then) == hypercare(*fixed, *then, "--no-cache")
