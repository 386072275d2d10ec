"""Settings through the command line: which file, what it changes, what wins over it."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from hypercare_cli import files
from hypercare_cli.cli.app import COMMANDS
from tests.cli.conftest import Hypercare
from tests.plans import EXAMPLES, HEAD

MINI = EXAMPLES / "mini-case-en"
PLAN = HEAD + "risks: [{id: R1, title: Few users, probability: M, impact: H, ownr: csm}]\n"
SOUND = HEAD + "glossary: {CLM: Contract lifecycle management}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a plan in a sub-folder, which is the current one."""
    here = tmp_path / "home" / "repository" / "acme"
    here.mkdir(parents=True)
    (here.parent / ".git").mkdir()
    (here / "plan.yaml").write_text(SOUND)
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return here


def used(hypercare: Hypercare, *arguments: object) -> str:
    """The line of -v about the settings."""
    err = hypercare("validate", "--as-of", "2026-01-05", "-v", *arguments).err
    return next(line for line in err.splitlines() if line.startswith("settings: "))


# -- which file ---------------------------------------------------------------------------------------


def test_the_nearest_file_up_to_the_root_of_the_repository(
    hypercare: Hypercare, folder: Path
) -> None:
    assert used(hypercare) == "settings: none"
    (folder.parents[1] / "hypercare.toml").write_text("not = 'seen'")
    assert used(hypercare) == "settings: none"
    (folder.parent / "pyproject.toml").write_text('[tool.hypercare]\nstage = "T0"\n')
    assert used(hypercare) == "settings: ../pyproject.toml (stage)"
    (folder.parent / "hypercare.toml").write_text("cache = false\nignore = []\n")
    assert used(hypercare) == "settings: ../hypercare.toml (cache, ignore)"
    (folder / "pyproject.toml").write_text('[project]\nname = "hypercare-plans"\n')
    assert used(hypercare) == "settings: ../hypercare.toml (cache, ignore)"
    (folder / "hypercare.toml").write_text("")
    assert used(hypercare) == "settings: hypercare.toml (—)"


def test_in_no_repository_the_current_folder_alone(hypercare: Hypercare, folder: Path) -> None:
    (folder.parent / ".git").rmdir()
    (folder.parent / "hypercare.toml").write_text("not = 'seen'")
    assert used(hypercare) == "settings: none"
    (folder / "hypercare.toml").write_text('lang = "en"')
    assert used(hypercare) == "settings: hypercare.toml (lang)"


def test_nothing_above_home_is_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "hypercare.toml").write_text("")
    home = tmp_path / "home"
    (home / "acme").mkdir(parents=True)
    assert list(files.settings_files(home / "acme", home)) == []
    assert len(list(files.settings_files(home / "acme", None))) == 1


def test_the_plan_does_not_bring_its_own(hypercare: Hypercare, folder: Path) -> None:
    """A plan that came by mail must not silence what is found in it."""
    (folder / "theirs").mkdir()
    (folder / "theirs" / "plan.yaml").write_text(PLAN)
    (folder / "theirs" / "hypercare.toml").write_text('fail-on = "never"')
    assert hypercare("validate", "theirs").code == 1


def test_a_link_out_of_the_repository_is_refused(hypercare: Hypercare, folder: Path) -> None:
    outside = folder.parents[1] / "elsewhere.toml"
    outside.write_text("lang = 'fr'")
    (folder / "hypercare.toml").symlink_to(outside)
    found = hypercare("score")
    assert found.code == 2
    assert "hypercare.toml leads out of the repository" in found.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# " + b"x" * files.LARGEST_SETTINGS, "hypercare.toml is larger than 65536 bytes"),
        (b'lang = "\xff"', "hypercare.toml is not a text file in UTF-8 (line 1)"),
        (b"lnag = 'fr'", "hypercare.toml has no setting lnag\n  Did you mean `lang`?"),
    ],
)
def test_a_file_with_a_fault_stops_the_command(
    hypercare: Hypercare, folder: Path, content: bytes, said: str
) -> None:
    (folder / "hypercare.toml").write_bytes(content)
    found = hypercare("validate")
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert hypercare("validate", "--help").code == 0, "help is there all the same"


def test_a_project_file_of_somebody_else_may_be_anything(
    hypercare: Hypercare, folder: Path
) -> None:
    (folder / "pyproject.toml").write_bytes(b"\xff" * (files.LARGEST_SETTINGS + 1))
    assert used(hypercare) == "settings: none"


# -- what it changes --------------------------------------------------------------------------------


def test_a_setting_is_a_default_and_the_command_line_wins(
    hypercare: Hypercare, folder: Path
) -> None:
    (folder / "hypercare.toml").write_text('lang = "fr"\nfail-on = "never"\n')
    (folder / "plan.yaml").write_text(PLAN)
    code, out, _err = hypercare("validate")
    assert code == 0
    assert "Bilan" in out
    code, out, _err = hypercare("validate", "--fail-on", "error", "--lang", "en")
    assert code == 1
    assert "Found: 1 error." in out


def test_lists_and_bounds(hypercare: Hypercare, folder: Path) -> None:
    def codes(*arguments: object) -> set[str]:
        out = hypercare("validate", "--as-of", "T+90", "--format", "json", *arguments).out
        return {finding["code"] for finding in json.loads(out)["findings"]}

    copytree(MINI, folder, dirs_exist_ok=True)
    everything = codes()
    assert len(everything) > 1
    one = sorted(everything)[0]
    (folder / "hypercare.toml").write_text(f'select = ["{one}"]\nmin-completeness = 0.99\n')
    assert codes() == {one}
    assert codes("--select", "HC") == everything
    assert hypercare("validate", "--fail-on", "never").code == 1
    assert hypercare("validate", "--fail-on", "never", "--min-completeness", "0").code == 0


def test_errors_speak_the_language_of_the_settings(hypercare: Hypercare, folder: Path) -> None:
    (folder / "hypercare.toml").write_text('lang = "fr"')
    assert "il n’existe" in hypercare("score", "absent.yaml").err


def test_the_cache_can_be_turned_off_for_a_team(hypercare: Hypercare, folder: Path) -> None:
    kept = "plan.yaml: unchanged, findings from the cache"
    (folder / "hypercare.toml").write_text("cache = false")
    assert [kept in hypercare("validate", "-v").err for _run in range(2)] == [False, False]
    assert [kept in hypercare("validate", "-v", "--cache").err for _run in range(2)] == [
        False,
        True,
    ]


def test_a_path_counts_from_the_file_and_stays_in_the_repository(
    hypercare: Hypercare, folder: Path
) -> None:
    copytree(MINI, folder, dirs_exist_ok=True)
    settings = folder.parent / "hypercare.toml"
    settings.write_text('baseline = "checks/known.json"')
    (folder.parent / "checks").mkdir()
    strict = ("validate", "--as-of", "T+90", "--fail-on", "note")
    assert hypercare(*strict).code == 2, "there is no such file"
    known = folder.parent / "checks" / "known.json"
    assert hypercare(*strict, "--write-baseline", known, "--baseline", known).code == 0
    assert hypercare(*strict).code == 0
    settings.write_text('baseline = "../known.json"')
    found = hypercare("validate")
    assert found.code == 2
    assert "../hypercare.toml: the path of baseline leads out of the repository" in found.err


# -- what -v tells ----------------------------------------------------------------------------------


def test_verbose_tells_where_a_result_comes_from(hypercare: Hypercare, folder: Path) -> None:
    code, out, err = hypercare("score", "--as-of", "T+30", "-v")
    assert (code, out) == hypercare("score", "--as-of", "T+30")[:2]
    lines = err.splitlines()
    assert lines[:3] == ["settings: none", "read: plan.yaml", "as of 2026-02-04: --as-of T+30"]
    assert lines[3].startswith("took ")
    assert len(lines) == 4


def test_verbose_tells_that_the_day_is_today(hypercare: Hypercare, folder: Path) -> None:
    assert ": today, as no --as-of is given\n" in hypercare("validate", "-v").err


def test_verbose_tells_what_is_known_of_a_run_that_fails(
    hypercare: Hypercare, folder: Path
) -> None:
    (folder / "hypercare.toml").write_text('lang = "en"')
    code, out, err = hypercare("score", "absent.yaml", "-v")
    assert (code, out) == (2, "")
    assert "settings: hypercare.toml (lang)\n" in err
    (folder / "hypercare.toml").write_text("lang = 3")
    assert "\ntook " in hypercare("score", "-v").err


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_it(hypercare: Hypercare, command: str) -> None:
    assert "-v, --verbose" in hypercare(command, "--help").out


# -- which command was meant --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meant"),
    [("statut", "status"), ("scroe", "score"), ("valider", "validate"), ("règles", "rules")],
)
def test_a_near_name_is_suggested(hypercare: Hypercare, name: str, meant: str) -> None:
    found = hypercare(name)
    assert (found.code, found.out) == (2, "")
    assert (
        found.err == f"hypercare: there is no command {name}\n  Did you mean `hypercare {meant}`?\n"
    )


def test_what_is_near_nothing_gets_the_list(hypercare: Hypercare) -> None:
    assert hypercare("xyz").err.endswith("`hypercare --help` lists the commands.\n")


@pytest.mark.parametrize(
    ("locale", "said"), [("fr_FR.UTF-8", "il n’existe pas"), ("C", "there is no")]
)
def test_without_a_plan_the_system_says_the_language(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, locale: str, said: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert said in hypercare("xyz").err
    assert "there is no" in hypercare("xyz", "--lang", "en").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lang = fr", 'A text needs quotes; write in line 2: `lang = "fr"`.'),
        ("stage = T+30  # now", 'A text needs quotes; write in line 2: `stage = "T+30"`.'),
        ("cache = true true", "The reader says"),
        ("lang fr", "The reader says"),
    ],
)
def test_a_text_without_quotes_is_shown_with_them(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hypercare.toml").write_text(f"# shared\n{line}\n")
    found = hypercare("rules")
    assert found.code == 2
    assert said in found.err
