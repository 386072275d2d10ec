"""A ledger that nobody changed changes nothing, whatever the plan and whichever program saved it."""

import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.i18n.words import Language
from hypercare_cli.plan.identity import Context
from hypercare_cli.source import File
from hypercare_cli.starter import Answers, starter
from tests import extreme
from tests.hostile import Planter, turned
from tests.ledgers import analysis_of, example, on
from tests.plans import EXAMPLES
from tests.sync.editing import PLAN, back, edited, lines, made
from tests.sync.test_edits import EDITS

LANGUAGES: tuple[Language, ...] = ("en", "fr")
EXAMPLE_NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
TEXTS = {
    "edited": PLAN,
    "large": extreme.large(),
    "empty": extreme.empty(),
    "wordy": extreme.wordy(),
    **{f"hostile {turn}": Planter(turned(turn)).plan for turn in (0, 40, 80, 120)},
}
STARTERS: tuple[tuple[Context, Language], ...] = tuple(
    (context, language) for context in get_args(Context) for language in LANGUAGES
)


def started(context: Context, language: Language) -> Analysis:
    kickoff = date(2026, 1, 5)
    answers = Answers("pilot", "A pilot", "Pilot AG", context, kickoff, language, "CHF", "CH")
    text = starter(answers)
    return analyse((File("plan.yaml", text),), kickoff, lambda _path: None)


@cache
def plans() -> dict[str, Analysis]:
    """Every plan by name."""
    found = {name: example(name) for name in EXAMPLE_NAMES}
    found |= {name: analysis_of(text) for name, text in TEXTS.items()}
    found |= {f"{c}-{language}": started(c, language) for c, language in STARTERS}
    found["before T0"] = on(PLAN, date(2025, 12, 1))
    return found


NAMES = (*EXAMPLE_NAMES, *TEXTS, *("-".join(each) for each in STARTERS), "before T0")


def check_unchanged(data: bytes, name: str) -> None:
    merged, amendment = back(data, plans()[name])
    assert (merged.faults, merged.conflicts, merged.notes) == ([], [], [])
    assert merged.changes == []
    assert amendment is None


def test_there_are_thirty_plans() -> None:
    assert len(set(NAMES)) >= 30
    assert set(NAMES) == set(plans())


@pytest.mark.parametrize("name", NAMES)
def test_unchanged_changes_nothing(name: str) -> None:
    check_unchanged(made(plans()[name]), name)


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_in_french(name: str) -> None:
    check_unchanged(made(plans()[name], "fr"), name)


def saved_again(data: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Workbooks as LibreOffice saves them, all in one run of it."""
    for name, content in data.items():
        (folder / name).write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    files = [str(folder / name) for name in data]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return {name: (folder / "out" / name).read_bytes() for name in data}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_also_after_libreoffice_saved_them(tmp_path: Path) -> None:
    """Half of them in French; and some kinds of edits come back from it as well."""
    given = {f"{n}.xlsx": made(plans()[name], LANGUAGES[n % 2]) for n, name in enumerate(NAMES)}
    kinds = sorted(EDITS)[::8]
    given |= {
        f"edit {n}.xlsx": edited(EDITS[kind][1], EDITS[kind][0]) for n, kind in enumerate(kinds)
    }
    found = saved_again(given, tmp_path)
    for n, name in enumerate(NAMES):
        check_unchanged(found[f"{n}.xlsx"], name)
    for n, kind in enumerate(kinds):
        assert lines(back(found[f"edit {n}.xlsx"])) == EDITS[kind][2], kind
