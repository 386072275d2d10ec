"""`init --from-ledger`: from the spreadsheet to a plan that validates, and back again."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hypercare_cli.cli import options
from hypercare_cli.i18n.words import Language
from tests.cli.conftest import Hypercare
from tests.filling import Book, Rows
from tests.plans import EXAMPLES
from tests.test_from_ledger import FACTS, FRENCH, FRENCH_FACTS

ENGLISH: Rows = {
    "people": [{"title": "Head of sales", "role": "Sponsor", "side": "Customer"}],
    "kpis": [
        {
            "title": "Time to quote",
            "unit": "days",
            "baseline": "12.5",
            "target": "6",
            "source": "ERP",
        }
    ],
    "measurements": [{"kpi": "Time to quote", "date": "5 January 2026", "value": "12.5"}],
    "actions": [{"title": "Call the branches", "owner": "Head of sales", "due": "2026-02-15"}],
    "budget": [{"label": "Licences", "amount": "€12,500.50"}],
}
FILLED: dict[Language, tuple[dict[str, Any], Rows]] = {
    "en": (FACTS, ENGLISH),
    "fr": (FRENCH_FACTS, FRENCH),
}


@pytest.fixture
def april(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three months after T0."""
    monkeypatch.setattr(options, "today", lambda: date(2026, 4, 5))


def ledger(folder: Path, language: Language, facts: dict[str, Any], rows: Rows) -> Path:
    file = folder / "ledger.xlsx"
    file.write_bytes(Book(language).fill(facts, rows).data())
    return file


@pytest.mark.usefixtures("april")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_validates_and_its_ledger_comes_back_unchanged(
    hypercare: Hypercare, tmp_path: Path, language: Language
) -> None:
    file = ledger(tmp_path, language, *FILLED[language])
    folder = tmp_path / "acme"
    made = hypercare("init", "--from-ledger", file, folder)
    assert made.code == 0, made.err
    plan = (folder / "plan.yaml").read_bytes()
    assert f"  language: {language}\n".encode() in plan
    assert hypercare("validate", folder).code == 0
    hypercare("report", "ledger", folder, "-o", tmp_path / "again.xlsx")
    back = hypercare("sync", tmp_path / "again.xlsx", folder)
    assert (back.code, back.out) == (0, "")
    assert (folder / "plan.yaml").read_bytes() == plan


def test_a_fault_leaves_nothing_behind(hypercare: Hypercare, tmp_path: Path) -> None:
    file = ledger(tmp_path, "fr", {}, {"kpis": [{"title": "Délai", "baseline": "bientôt"}]})
    found = hypercare("init", "--from-ledger", file, tmp_path / "acme")
    assert (found.code, found.out) == (1, "")
    lines = found.err.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("L’essentiel!B5: ")
    assert "--title" in lines[0]
    assert "--kickoff" in lines[1]
    assert lines[2].startswith("KPI!E5")
    assert "bientôt" in lines[2]
    assert not (tmp_path / "acme").exists()


@pytest.mark.usefixtures("april")
def test_options_stand_in_for_cells(hypercare: Hypercare, tmp_path: Path) -> None:
    file = ledger(tmp_path, "en", {}, {"kpis": [{"title": "Delay"}]})
    given = ("--title", "CRM", "--kickoff", "2026-03-02", "--currency", "chf", "--lang", "fr")
    assert hypercare("init", "--from-ledger", file, tmp_path / "acme", *given).code == 0
    text = (tmp_path / "acme" / "plan.yaml").read_text(encoding="utf-8")
    lines = ("id: acme", "title: CRM", "language: fr", "currency: CHF", "kickoff: 2026-03-02")
    assert all(f"\n  {line}" in text for line in lines)
    assert "# Trois à cinq KPI métier" in text


@pytest.mark.usefixtures("april")
def test_what_makes_no_sense_yet_is_told_with_its_cell(
    hypercare: Hypercare, tmp_path: Path
) -> None:
    late = [{"title": "End", "date": "T+90"}, {"title": "Start", "date": "T+0"}]
    file = ledger(tmp_path, "en", FACTS, {"milestones": late})
    found = hypercare("init", "--from-ledger", file, tmp_path / "acme")
    assert found.code == 0
    assert "Roadmap!C6: the milestone “Start” (5 Jan 2026) does not stand in the order" in found.err


def test_a_lost_plan_comes_back_under_its_id(hypercare: Hypercare, tmp_path: Path) -> None:
    mini = EXAMPLES / "mini-case-en"
    hypercare("report", "ledger", mini, "-o", tmp_path / "old.xlsx", "--as-of", "2026-04-05")
    found = hypercare("init", "--from-ledger", tmp_path / "old.xlsx", tmp_path / "new")
    assert found.code == 0
    assert "have no sheet" in found.err
    before, after = (
        json.loads(hypercare("kpi", place, "--format", "json", "--as-of", "2026-04-05").out)
        for place in (mini, tmp_path / "new")
    )
    assert after == before


def test_it_never_overwrites(hypercare: Hypercare, tmp_path: Path) -> None:
    file = ledger(tmp_path, "en", FACTS, ENGLISH)
    (tmp_path / "plan.yaml").write_text("mine")
    assert hypercare("init", "--from-ledger", file, tmp_path).code == 2
    assert (tmp_path / "plan.yaml").read_text() == "mine"
    assert hypercare("init", "--from-ledger", file, tmp_path, "--force", "-q").code == 0
    assert "Time to quote" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data"),
    [("none.xlsx", None), ("text.xlsx", b"hello"), ("empty.xlsx", b""), ("zip.xlsx", b"PK\3\4")],
)
def test_what_is_no_ledger_is_wrong_usage(
    hypercare: Hypercare, tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    found = hypercare("init", "--from-ledger", tmp_path / name, tmp_path / "acme")
    assert found.code == 2
    assert "Traceback" not in found.err
    assert not (tmp_path / "acme").exists()
