"""`init` with options and with questions: what it writes loads, and it never overwrites."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from hypercare_cli.cli.init import CONTEXTS, next_monday
from tests.cli.conftest import Hypercare


class Terminal(StringIO):
    """Standard input of a person who types these lines."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("context", CONTEXTS)
def test_what_it_writes_validates(
    hypercare: Hypercare, tmp_path: Path, context: str, language: str
) -> None:
    arguments = ("--context", context, "--lang", language, "--kickoff", "2026-01-05", "--yes")
    assert hypercare("init", tmp_path / "plan", *arguments).code == 0
    checked = hypercare("validate", tmp_path / "plan", "--fail-on", "note", "--as-of", "T+0")
    assert checked.code == 0, checked.out
    assert hypercare("status", tmp_path / "plan", "--as-of", "T+0").code == 0


def test_it_takes_every_answer_from_the_options(hypercare: Hypercare, tmp_path: Path) -> None:
    hypercare(
        "init", tmp_path / "acme", "--customer", "Acme: #1", "--title", "Yes", "--currency", "chf",
        "--country", "CH", "--kickoff", "2026-03-02", "--yes",
    )  # fmt: skip
    text = (tmp_path / "acme" / "plan.yaml").read_text()
    for line in ("  id: acme", "  currency: CHF", "  country: CH", "  kickoff: 2026-03-02"):
        assert line in text
    assert "'Acme: #1'" in text
    assert "title: 'Yes'" in text


def test_it_never_overwrites(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine")
    found = hypercare("init", tmp_path, "--yes")
    assert found.code == 2
    assert (tmp_path / "plan.yaml").read_text() == "mine"
    assert hypercare("init", tmp_path, "--yes", "--force").code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("--context", "crm"),
        ("--kickoff", "soon"),
        ("--currency", "EURO"),
        ("--country", "FRA"),
        ("--lang", "de"),
    ],
)
def test_a_wrong_answer_writes_nothing(
    hypercare: Hypercare, tmp_path: Path, wrong: tuple[str, str]
) -> None:
    assert hypercare("init", tmp_path / "plan", *wrong, "--yes").code == 2
    assert not (tmp_path / "plan").exists()


def test_on_a_terminal_it_asks_until_the_answer_fits(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "fr\ncrm\nrelaunch\nSociété\n\n2026-13-01\n2026-01-05\nfr\nEURO\nEUR\n"
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    found = hypercare("init", tmp_path / "plan")
    assert found.code == 0, found.err
    text = (tmp_path / "plan" / "plan.yaml").read_text()
    for line in ("language: fr", "context: relaunch", "country: FR", "currency: EUR"):
        assert line in text


def test_the_default_kickoff_is_the_monday_after() -> None:
    """2026-11-22 is a Sunday, 2026-11-23 a Monday."""
    from datetime import date

    assert next_monday(date(2026, 11, 22)) == date(2026, 11, 23)
    assert next_monday(date(2026, 11, 23)) == date(2026, 11, 30)
