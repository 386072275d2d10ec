"""The plan in git: which commit has it, and what it was there. Real repositories, made in a folder."""

from pathlib import Path

import pytest

from hypercare_cli import files
from hypercare_cli.history.commits import commit_of, listed, texts_at
from hypercare_cli.source import LIMITS
from tests.repositories import commit, git, repository

PLAN = "hypercare: 1\nplan: {id: p}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path, {"customer/plan.yaml": PLAN, "customer/logs.yaml": "risks: []\n"})


def found(path: Path) -> str:
    return commit_of(files.history(str(path)), files.read_plan(str(path)))


def head(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD")


def test_the_last_commit_that_changed_the_plan(folder: Path) -> None:
    first = head(folder)
    assert found(folder / "customer") == first
    commit(folder, {"elsewhere.txt": "x", "customer/photo.png": "x", "customer/old/x.yaml": "x"})
    assert found(folder / "customer") == first
    commit(folder, {"customer/logs.yaml": "needs: []\n"})
    assert found(folder / "customer") == head(folder) != first


def test_one_file_is_a_plan_of_its_own(folder: Path) -> None:
    first = head(folder)
    commit(folder, {"customer/logs.yaml": "needs: []\n"})
    assert found(folder / "customer" / "plan.yaml") == first


def test_a_name_is_no_pattern(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"a[b].yaml": PLAN})
    first = head(folder)
    commit(folder, {"ab.yaml": PLAN})
    assert found(folder / "a[b].yaml") == first


def test_a_file_that_was_deleted_changed_the_plan(folder: Path) -> None:
    (folder / "customer" / "logs.yaml").unlink()
    assert found(folder / "customer") == ""
    commit(folder, {})
    assert found(folder / "customer") == head(folder)


@pytest.mark.parametrize("name", ["plan.yaml", "more.yaml"])
def test_a_plan_that_is_not_as_committed_has_no_commit(folder: Path, name: str) -> None:
    (folder / "customer" / name).write_text("needs: []\n")
    assert found(folder / "customer") == ""


def test_other_line_ends_are_the_same_plan(folder: Path) -> None:
    path = folder / "customer" / "plan.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(folder / "customer") == head(folder)


def test_no_repository_no_commit(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN)
    assert found(tmp_path) == ""


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "plan.yaml").write_text(PLAN)
    assert found(tmp_path) == ""


def test_no_git_no_commit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert found(folder / "customer") == ""


def test_standard_input_stands_nowhere() -> None:
    assert commit_of(files.history("-"), ()) == ""


def test_the_texts_of_a_commit(folder: Path) -> None:
    first, before = head(folder), files.read_plan(str(folder / "customer"))
    commit(folder, {"customer/logs.yaml": "needs: []\n", "customer/new.yml": "kpis: []\n"})
    history = files.history(str(folder / "customer"))
    then = texts_at(history, first)
    assert then is not None
    assert [file.text for file in then] == [file.text for file in before]
    now = texts_at(history, head(folder))
    assert now is not None
    assert [file.name for file in now] == ["logs.yaml", "new.yml", "plan.yaml"]


@pytest.mark.parametrize("name", ["0" * 40, "HEAD", "main", "--help", "--output=x", "", "abc"])
def test_only_a_whole_commit_is_asked_for(folder: Path, name: str) -> None:
    assert texts_at(files.history(str(folder / "customer")), name) is None


def test_what_is_no_plan_at_a_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"plan.yaml": "x" * (LIMITS.bytes + 1)})
    history = files.history(str(folder))
    assert texts_at(history, head(folder)) is None
    (folder / "plan.yaml").write_bytes(b"\xff\xfe\x00")
    commit(folder, {})
    assert texts_at(history, head(folder)) is None
    (folder / "plan.yaml").unlink()
    (folder / "plan.yaml").symlink_to("/etc/passwd")
    commit(folder, {})
    assert texts_at(history, head(folder)) is None


def test_a_listing_keeps_regular_files() -> None:
    lines = (
        b"100644 blob " + b"a" * 40 + b"      12\tb.yaml",
        b"120000 blob " + b"b" * 40 + b"      12\tlink.yaml",
        b"160000 commit " + b"c" * 40 + b"       -\tmodule",
        b"040000 tree " + b"d" * 40 + b"       -\told.yaml",
        b"100755 blob " + b"e" * 40 + b"       3\ta\tb\nc.yaml",
    )
    names = [(blob.name, blob.size) for blob in listed(b"\0".join(lines) + b"\0")]
    assert names == [("a\tb\nc.yaml", 3), ("b.yaml", 12)]


def test_the_configuration_of_a_repository_starts_nothing(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.sshCommand",
                 "filter.x.clean", "filter.x.smudge", "alias.ls-tree", "diff.x.textconv"):  # fmt: skip
        git(folder, "config", name, str(trap))
    git(folder, "config", "log.showSignature", "true")
    commit(folder, {".gitattributes": "*.yaml filter=x diff=x\n"}, "-c", "core.fsmonitor=false")
    (tmp_path / "sprung").unlink(missing_ok=True)
    history = files.history(str(folder / "customer"))
    assert commit_of(history, files.read_plan(str(folder / "customer")))
    assert texts_at(history, head(folder)) is not None
    assert not (tmp_path / "sprung").exists()


def test_the_environment_leads_to_no_other_repository(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert found(folder / "customer")


def test_git_that_hangs_is_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "GIT_SECONDS", 0)
    assert found(folder / "customer") == ""
