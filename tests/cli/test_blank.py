"""`report plan --blank`: the sheets of a workshop, of a plan or of none."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare

MINI = Path(__file__).resolve().parents[2] / "examples" / "mini-case"
DAY = ("--as-of", "2026-01-05")


def told(path: Path) -> str:
    """The main part of a Word file."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Questions à poser"), ("en", "Questions to ask")]
)
def test_without_a_plan_the_option_says_the_language(
    hypercare: Hypercare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    title: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = hypercare("report", "plan", "--blank", "--lang", language, *DAY)
    assert (found.code, found.out) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [f"plan-blank-{language}.docx"]
    assert title in told(tmp_path / f"plan-blank-{language}.docx")


def test_the_plan_of_the_folder_is_taken_in_its_language(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        hypercare("init", tmp_path, "--yes", "--lang", "fr", "--customer", "Exemple SA").code == 0
    )
    monkeypatch.chdir(tmp_path)
    assert hypercare("report", "plan", "--blank", *DAY).code == 0
    (written,) = tmp_path.glob("*-plan-blank-fr.docx")
    assert "Exemple SA" in told(written)


def test_it_stands_beside_the_plan_itself(hypercare: Hypercare, tmp_path: Path) -> None:
    for more in ((), ("--blank",), ("--blank",)):
        found = hypercare("report", "plan", MINI, *DAY, "--lang", "en", "-o", tmp_path, *more)
        assert found.code == 0, found.err
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 2
    assert names[0].endswith("-plan-blank-en.docx")


def test_the_same_day_gives_the_same_bytes(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        assert hypercare("report", "plan", "--blank", *DAY, "-o", tmp_path / folder).code == 0
    one, two = (tmp_path / folder / "plan-blank-en.docx" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_ledger_to_fill_in(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert hypercare("report", "ledger", "--blank", "--lang", "fr", *DAY).code == 0
    assert hypercare("report", "ledger", MINI, "--blank", "--lang", "en", *DAY).code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["ledger-blank-fr.xlsx", "mini-case-ledger-blank-en.xlsx"]


@pytest.mark.parametrize("kind", ["qbr", "all"])
def test_other_kinds_have_no_blank_version(hypercare: Hypercare, tmp_path: Path, kind: str) -> None:
    found = hypercare("report", kind, MINI, "--blank", "-o", tmp_path)
    assert found.code == 2
    assert f"there is no blank version of “{kind}”" in found.err
    assert "report plan --blank" in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_is_named_must_be_there(hypercare: Hypercare, tmp_path: Path) -> None:
    found = hypercare("report", "plan", tmp_path / "none.yaml", "--blank", "-o", tmp_path)
    assert found.code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["T+3", "soon"])
def test_without_a_plan_no_day_counts_from_t0(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = hypercare("report", "plan", "--blank", "--as-of", day)
    assert found.code == 2
    assert "2026-01-05" in found.err
