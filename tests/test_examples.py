"""Every plan under examples/ is loaded without a finding, and gives the figures listed beside it."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue, Figures
from tests.plans import EXAMPLES, digests_of, files_of, said

FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/plan.yaml"))
TOLERANCE = Decimal("1e-6")


def test_the_examples_are_there() -> None:
    assert {"mini-case", "full-case"} <= {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_an_example_is_loaded(folder: Path) -> None:
    loaded = load(files_of(folder), Catalogue())
    assert [f"{f.place} {f.check.code} {said(f)}" for f in loaded.findings] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
@pytest.mark.parametrize("day", [-5, 0, 30, 90, 400])
def test_an_example_has_figures_on_any_day(folder: Path, day: int) -> None:
    plan = load(files_of(folder), Catalogue()).plan
    assert plan is not None
    figures = Figures(plan, plan.kickoff + dt.timedelta(days=day), digests_of(folder))
    assert len([figures[id_] for id_ in figures.ids()]) > 90


def listed() -> list[Any]:
    return [
        pytest.param(folder, entry, id=f"{folder.name}-{entry['as_of']}")
        for folder in FOLDERS
        if (folder / "expected.json").is_file()
        for entry in json.loads(
            (folder / "expected.json").read_text(encoding="utf-8"), parse_float=Decimal
        )
    ]


@pytest.mark.parametrize(("folder", "entry"), listed())
def test_an_example_gives_the_figures_listed_beside_it(folder: Path, entry: dict[str, Any]) -> None:
    """Within 1e-6; true is not 1, and null is not 0."""
    plan = load(files_of(folder), Catalogue()).plan
    assert plan is not None
    figures = Figures(plan, dt.date.fromisoformat(entry["as_of"]), digests_of(folder))
    wrong = {}
    for id_, wanted in entry["metrics"].items():
        found = figures[id_]
        if isinstance(wanted, bool | str) or wanted is None:
            same = type(found) is type(wanted) and found == wanted
        else:
            same = isinstance(found, int | Decimal) and abs(found - wanted) <= TOLERANCE
        if not same:
            wrong[id_] = (found, wanted)
    assert wrong == {}
