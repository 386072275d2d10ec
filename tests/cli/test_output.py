"""Where results go: UTF-8 for programs, no plan written over, a full disk, commands to be pasted."""

import io
import json
import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Hypercare
from tests.plans import HEAD

PLAN = f"""{HEAD}
people:
  - {{id: po, role: product_owner, title: Cheffe de l’équipe, side: customer}}
actions:
  - {{id: A1, title: Élargir, owner: po, opened_on: T+1, due: T+80, status: open}}
roadmap:
  - id: go_live
    offset: 90
    title: Mise en œuvre
    criteria: [{{id: C1, title: Note, when: health.score >= 80}}]
    tasks: [{{id: M1, title: Préparer, owner: po, due: T+80, status: planned}}]
"""
T90 = ("--as-of", "2026-04-05")
DATA = (
    ("schedule", "--format", "svg"),
    ("schedule", "--format", "mermaid"),
    ("schedule", "--format", "markdown"),
    ("next", "--format", "json"),
    ("validate", "--format", "sarif"),
)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the folder `cust` below the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cust").mkdir()
    path = tmp_path / "cust" / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


class Latin(io.TextIOWrapper):
    """A standard output in the encoding of an older Windows."""

    def __init__(self) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, "cp1252", newline="")


@pytest.mark.parametrize("command", DATA, ids=" ".join)
def test_data_is_utf_8_whatever_the_stream_is(
    hypercare: Hypercare, plan: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    verb, *options = command
    expected = hypercare(verb, "cust", *T90, *options).out
    stream = Latin()
    monkeypatch.setattr(sys, "stdout", stream)
    hypercare(verb, "cust", *T90, *options)
    assert stream.kept.getvalue().decode("utf-8") == expected
    if "svg" in command:
        ElementTree.fromstring(expected)


def test_a_page_keeps_to_the_stream(
    hypercare: Hypercare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Latin()
    monkeypatch.setattr(sys, "stdout", stream)
    assert hypercare("next", "cust", *T90).code == 0
    assert "→" not in stream.kept.getvalue().decode("cp1252")


@pytest.mark.parametrize("named", ["cust", "cust/plan.yaml"])
@pytest.mark.parametrize("target", ["cust/plan.yaml", "cust/../cust/plan.yaml"])
@pytest.mark.parametrize(
    "command", ["schedule --format svg", "next", "playbooks", "score", "change", "validate", "rag"]
)
def test_the_plan_is_never_written_over(
    hypercare: Hypercare, plan: Path, named: str, target: str, command: str
) -> None:
    verb, *options = command.split()
    found = hypercare(verb, named, *T90, *options, "-o", target, "--force")
    assert found.code == 2
    assert f"{Path(target).as_posix()} is a file of the plan itself" in found.err
    assert plan.read_text(encoding="utf-8") == PLAN


def test_nor_by_the_gate_or_a_baseline(hypercare: Hypercare, plan: Path) -> None:
    target = "cust/plan.yaml"
    assert hypercare("gate", "next", "cust", *T90, "-o", target, "--force").code == 2
    assert hypercare("validate", "cust", *T90, "--write-baseline", target).code == 2
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_hard_link_to_the_plan_is_the_plan(hypercare: Hypercare, plan: Path) -> None:
    os.link(plan, "other.json")
    assert hypercare("next", "cust", *T90, "-o", "other.json", "--force").code == 2
    assert plan.read_text(encoding="utf-8") == PLAN


def test_another_file_is_replaced(hypercare: Hypercare, plan: Path) -> None:
    Path("next.json").write_text("old")
    arguments = ("next", "cust", *T90, "--format", "json", "-o", "next.json")
    assert hypercare(*arguments).code == 2
    assert hypercare(*arguments, "--force").code == 0
    assert json.loads(Path("next.json").read_text(encoding="utf-8"))["plan"]


@pytest.mark.parametrize(
    "command", ["next", "next --format json", "validate", "schedule --format svg"]
)
def test_a_dash_is_standard_output(hypercare: Hypercare, plan: Path, command: str) -> None:
    verb, *options = command.split()
    plain = hypercare(verb, "cust", *T90, *options)
    assert hypercare(verb, "cust", *T90, *options, "-o", "-") == plain
    assert not Path("-").exists()


@pytest.mark.parametrize("target", ["~/x.json", "~", "~me/x.json"])
def test_a_tilde_makes_no_folder(hypercare: Hypercare, plan: Path, target: str) -> None:
    found = hypercare("next", "cust", *T90, "-o", target)
    assert (found.code, found.out) == (2, "")
    assert "~" in found.err
    assert [each.name for each in Path().iterdir()] == ["cust"]


# -- what a command did, where its result is lost ---------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("record action title=More", True),
        ("record action title=More --format json", True),
        ("set actions.A1.owner po", False),
        ("set actions.A1.status done", True),
        ("done A1", True),
        ("schedule cust --save-baseline signed", True),
        ("record action title=More --dry-run", False),
    ],
)
def test_a_full_disk_says_that_the_plan_is_changed(
    hypercare: Hypercare,
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    said: bool,
) -> None:
    arguments = command.split() + ([] if "cust" in command else ["-p", "cust"])
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        found = hypercare(*arguments, *T90)
        monkeypatch.undo()
        with suppress(OSError):
            full.close()
    assert ("The plan has been changed: do not repeat the command." in found.err) is said
    assert (plan.read_text(encoding="utf-8") != PLAN) is said
    assert found.code == (3 if said or "--dry-run" in command else found.code)


@pytest.mark.parametrize(
    "command", ["set actions.A1.status done", "record action title=More", "done A1"]
)
def test_a_dry_run_says_so(hypercare: Hypercare, plan: Path, command: str) -> None:
    found = hypercare(*command.split(), "-p", "cust", *T90, "--dry-run")
    assert found.err.splitlines()[-1] == "Nothing was written (--dry-run)."
    french = hypercare(*command.split(), "-p", "cust", *T90, "--dry-run", "--lang", "fr")
    assert french.err.splitlines()[-1] == "Rien n’a été écrit (--dry-run)."
    quiet = hypercare(*command.split(), "-p", "cust", *T90, "--dry-run", "-q")
    assert "Nothing was written" not in quiet.err
    assert plan.read_text(encoding="utf-8") == PLAN


# -- commands to be pasted --------------------------------------------------------------------------


def commands(hypercare: Hypercare, *plan: str) -> list[str]:
    shape = hypercare("next", *plan, *T90, "--format", "json").out
    return [item["command"] for item in json.loads(shape)["items"]]


def test_commands_name_the_plan_that_was_named(hypercare: Hypercare, plan: Path) -> None:
    found = commands(hypercare, "cust")
    assert {"hypercare done A1 -p cust", "hypercare gate go_live cust"} <= set(found)
    assert "hypercare done A1 -p cust" in hypercare("next", "cust", *T90).out
    for command in found:
        assert command.endswith(" cust")


def test_in_the_folder_of_the_plan_they_do_not(
    hypercare: Hypercare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("cust")
    assert "hypercare done A1" in commands(hypercare)


def test_the_name_is_quoted_for_the_shell(hypercare: Hypercare, plan: Path) -> None:
    Path("cust").rename("our cust")
    command = next(one for one in commands(hypercare, "our cust") if "done A1" in one)
    assert command == "hypercare done A1 -p 'our cust'"
    assert hypercare(*shlex.split(command)[1:], *T90).code == 0


def test_a_kpi_value_is_its_actual(hypercare: Hypercare, plan: Path) -> None:
    plan.write_text(
        PLAN + "kpis: [{id: speed, title: Speed, baseline: 1, target: 2}]\n", encoding="utf-8"
    )
    for word in ("value", "current"):
        found = hypercare("score", "cust", *T90, "--what-if", f"kpi.speed.{word}=6")
        assert found.code == 2
        assert "Did you mean `kpi.speed.actual`?" in found.err
