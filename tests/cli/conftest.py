"""Runs the command line in this process: arguments in; exit code, output and errors out."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from hypercare_cli.cli import app
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
