"""Runs the command line in this process: arguments in; exit code, output and errors out."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from hypercare_cli.cli import app, options
from hypercare_cli.cli.output import Output


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Hypercare = Callable[..., Outcome]
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def hypercare(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Hypercare:
    """`hypercare("score", plan, "--as-of", "2026-04-05")`."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", *LOCALE):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp("cache")))

    def run(*arguments: object) -> Outcome:
        Output.current = None
        monkeypatch.setattr(sys, "argv", ["hypercare", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            app.run()
        captured = capsys.readouterr()
        return Outcome(int(exit_.value.code or 0), captured.out, captured.err)

    return run


AtWork = Callable[[str, date], Path]


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AtWork:
    """`at_work(text, today)`: a plan as `plan.yaml` in the current folder, on a day of the clock."""

    def start(text: str, today: date) -> Path:
        monkeypatch.setattr(options, "today", lambda: today)
        monkeypatch.chdir(tmp_path)
        path = tmp_path / "plan.yaml"
        path.write_text(text)
        return path

    return start
