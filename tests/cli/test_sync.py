"""`sync`: an edited ledger into the files of a plan, and what that did; or why nothing was written."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from hypercare_cli import files
from hypercare_cli.sync.back import bring_back
from tests.cli.conftest import AtWork, Hypercare
from tests.sync.editing import PLAN, edited, put, written

FEW = edited(put(("risks.title", 0, "Few come")))
CLOSED = edited(put(("risks.status", 0, "closed"), ("actions.impact", 0, 4)))


@pytest.fixture
def plan(at_work: AtWork) -> Path:
    """A plan in the current folder with an edited ledger beside it; today is 2026-04-05."""
    path = at_work(PLAN, date(2026, 4, 5))
    path.with_name("few.xlsx").write_bytes(FEW)
    return path


def in_two_files(folder: Path) -> Path:
    """The same plan as a folder, its actions in a file of their own."""
    place = folder / "acme"
    place.mkdir()
    start, end = PLAN.index("actions:"), PLAN.index("risks:")
    (place / "actions.yaml").write_text(PLAN[start:end])
    (place / "plan.yaml").write_text(PLAN[:start] + PLAN[end:])
    (folder / "closed.xlsx").write_bytes(CLOSED)
    return place


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


# -- written --------------------------------------------------------------------------------------


def test_it_writes_and_says_what_it_did(plan: Path, hypercare: Hypercare) -> None:
    outcome = hypercare("sync", "few.xlsx", "plan.yaml")
    assert outcome == (
        0,
        "Changed: risks[R1].title: Nobody comes → Few come\n"
        "No headline figure moves as of 5 Apr 2026 (T+90).\n"
        "plan.yaml:39:5 HC701: the high risk “Few come” (score 6 of 9) has no mitigation\n"
        "plan.yaml:39:5 HC702: nobody owns the open risk “Few come”\n"
        "plan.yaml:39:5 HC703: the high risk “Few come” (score 6 of 9) has no date\n",
        "",
    )
    assert plan.read_text() == PLAN.replace("Nobody comes", "Few come")
    assert sorted(path.name for path in plan.parent.iterdir()) == ["few.xlsx", "plan.yaml"]


def test_the_plan_of_the_folder_is_the_default(plan: Path, hypercare: Hypercare) -> None:
    assert hypercare("sync", "few.xlsx").code == 0
    assert "Few come" in plan.read_text()


def test_it_says_what_moves_as_record_does(plan: Path, hypercare: Hypercare) -> None:
    line = ("kpi", "delay"), ("date", "2026-03-20"), ("value", 5)
    Path("value.xlsx").write_bytes(edited(put(*((f"measurements.{n}", 2, v) for n, v in line))))
    by_ledger = hypercare("sync", "value.xlsx", "--dry-run")
    by_hand = hypercare(
        "record", "measurement", "kpi=delay", "date=2026-03-20", "value=5", "--dry-run"
    )
    assert by_ledger == by_hand
    assert "Time to value: — → 74 days" in by_ledger.err


def test_comments_mark_and_line_ends_stay(plan: Path, hypercare: Hypercare) -> None:
    text = "\ufeff" + PLAN.replace("\n", "\r\n")
    plan.write_bytes(text.encode())
    assert hypercare("sync", "few.xlsx").code == 0
    assert plan.read_bytes() == text.replace("Nobody comes", "Few come").encode()


def test_each_change_goes_into_its_file(plan: Path, hypercare: Hypercare) -> None:
    folder = in_two_files(plan.parent)
    before = texts(folder)
    assert hypercare("sync", "closed.xlsx", "acme").code == 0
    assert texts(folder) == {
        "actions.yaml": before["actions.yaml"].replace("impact: 3", "impact: 4"),
        "plan.yaml": before["plan.yaml"].replace("status: open", "status: closed", 1),
    }


def test_a_second_run_changes_nothing(plan: Path, hypercare: Hypercare) -> None:
    hypercare("sync", "few.xlsx")
    stamp = plan.stat().st_mtime_ns
    outcome = hypercare("sync", "few.xlsx")
    said = "Nothing to bring back: the plan says all that was changed in the ledger.\n"
    assert outcome == (0, "", said)
    assert plan.stat().st_mtime_ns == stamp


def test_what_happened_after_the_ledger_was_sent_comes_back_once(
    plan: Path, hypercare: Hypercare
) -> None:
    """The ledger is of 5 April (T+90); it was filled in on the days after."""
    late = date(2026, 4, 9)
    lines = put(
        ("actions.title", 2, "Call again"),
        ("actions.opened_on", 2, late),
        ("actions.status", 0, "done"),
        ("actions.done_on", 0, late),
        ("measurements.kpi", 2, "delay"),
        ("measurements.date", 2, late),
        ("measurements.value", 2, 6),
    )
    (plan.parent / "late.xlsx").write_bytes(edited(lines))
    assert hypercare("sync", "late.xlsx", "--as-of", "T+95").code == 0
    once = plan.read_text()
    assert once.count("Call again") == 1
    assert once.count("2026-04-09") == 3
    assert hypercare("sync", "late.xlsx", "--as-of", "T+95").code == 0
    assert plan.read_text() == once


def test_a_dry_run_writes_nothing(plan: Path, hypercare: Hypercare) -> None:
    stamp, data = plan.stat().st_mtime_ns, plan.read_bytes()
    outcome = hypercare("sync", "few.xlsx", "plan.yaml", "--dry-run")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert [line for line in lines if line[:1] in "+-" and line[:3] not in ("---", "+++")] == [
        "-    title: Nobody comes",
        "+    title: Few come",
    ]
    assert outcome.err.startswith("Changed: risks[R1].title: Nobody comes → Few come\n")
    assert (plan.stat().st_mtime_ns, plan.read_bytes()) == (stamp, data)


def test_quiet(plan: Path, hypercare: Hypercare) -> None:
    assert hypercare("sync", "few.xlsx", "-q") == (0, "", "")
    assert "Few come" in plan.read_text()


# -- others at work -------------------------------------------------------------------------------


def test_a_plan_that_somebody_saves_meanwhile_is_a_conflict(
    plan: Path, hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = PLAN + "# saved by somebody else\n"

    def slow(*given: object) -> object:
        plan.write_text(theirs)
        return bring_back(*given)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr("hypercare_cli.cli.sync.bring_back", slow)
    outcome = hypercare("sync", "few.xlsx", "plan.yaml")
    assert (outcome.code, outcome.out) == (2, "")
    assert "plan.yaml was changed by somebody else meanwhile" in outcome.err
    assert plan.read_text() == theirs


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
@pytest.mark.parametrize("moves", range(4))
def test_a_run_that_is_killed_is_completed_by_the_next(
    plan: Path, hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    """Of two files, when so many moves on the disk were made: the old plan or the new, never a mix."""
    folder = in_two_files(plan.parent)
    old = texts(folder)
    child = os.fork()
    if child == 0:
        left = moves

        def replace(one: object, other: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os._exit(0)
            rename(one, other)  # type: ignore[arg-type]  # as they came

        rename = os.replace
        monkeypatch.setattr(os, "replace", replace)
        hypercare("sync", "closed.xlsx", "acme")
        os._exit(0)
    os.waitpid(child, 0)
    read = {Path(file.name).name: file.text for file in files.read_plan("acme")}
    new = {
        "actions.yaml": old["actions.yaml"].replace("impact: 3", "impact: 4"),
        "plan.yaml": old["plan.yaml"].replace("status: open", "status: closed", 1),
    }
    assert read == (new if moves else old)
    assert hypercare("sync", "closed.xlsx", "acme").code == 0
    assert texts(folder) == new


# -- not written ----------------------------------------------------------------------------------


def test_a_conflict_is_told_and_settled(plan: Path, hypercare: Hypercare) -> None:
    now = PLAN.replace("Nobody comes", "All come")
    plan.write_text(now)
    outcome = hypercare("sync", "few.xlsx")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "Risks!B5: changed on both sides: it was “Nobody comes”, the plan says “All come”,"
        " the ledger “Few come”\n"
        "Settle each with --ours CELL (the plan counts) or --theirs CELL (the ledger counts);"
        " SHEET[ID] is all of a line, `all` is every one.\n"
        "Nothing was written.\n"
    )
    assert plan.read_text() == now
    assert hypercare("sync", "few.xlsx", "--ours", "Risks!B5").code == 0
    assert plan.read_text() == now
    assert hypercare("sync", "few.xlsx", "--theirs", "all").code == 0
    assert plan.read_text() == PLAN.replace("Nobody comes", "Few come")


def test_a_cell_without_a_conflict_is_told(plan: Path, hypercare: Hypercare) -> None:
    outcome = hypercare("sync", "few.xlsx", "--theirs", "Risks!B9")
    assert outcome.code == 0
    assert outcome.err == "Risks!B9: there is no conflict\n"


def test_a_fault_is_told(plan: Path, hypercare: Hypercare) -> None:
    Path("bad.xlsx").write_bytes(edited(put(("risks.title", 0, "Few"), ("actions.impact", 0, 9))))
    outcome = hypercare("sync", "bad.xlsx")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "Actions!F5: 9 is outside what is allowed. Write a whole number from 0 to 5.\n"
        "Nothing was written.\n"
    )
    assert plan.read_text() == PLAN


def test_a_ledger_of_another_plan(plan: Path, hypercare: Hypercare) -> None:
    plan.write_text(PLAN.replace("id: p,", "id: q,"))
    outcome = hypercare("sync", "few.xlsx")
    assert outcome.code == 2
    assert "few.xlsx comes from the plan p, this is the plan q" in outcome.err


def test_a_document_that_is_no_ledger(plan: Path, hypercare: Hypercare) -> None:
    hypercare("report", "plan", "plan.yaml")
    outcome = hypercare("sync", "p-plan-en.docx", "plan.yaml")
    assert outcome.code == 2
    assert outcome.err.startswith("hypercare: p-plan-en.docx is not a ledger\n")


def test_a_blank_ledger_of_no_plan(plan: Path, hypercare: Hypercare) -> None:
    (plan.parent / "other").mkdir()
    os.chdir("other")
    hypercare("report", "ledger", "--blank", "-o", "blank.xlsx")
    outcome = hypercare("sync", "blank.xlsx", "../plan.yaml")
    assert outcome.code == 2
    assert "init --from-ledger blank.xlsx" in outcome.err


def test_a_blank_ledger_of_a_plan_is_filled_in(plan: Path, hypercare: Hypercare) -> None:
    hypercare("report", "ledger", "plan.yaml", "--blank", "-o", "blank.xlsx")
    assert hypercare("sync", "blank.xlsx", "plan.yaml").code == 0
    assert plan.read_text() == PLAN


def test_a_plan_from_standard_input_cannot_be_changed(plan: Path, hypercare: Hypercare) -> None:
    assert hypercare("sync", "few.xlsx", "-").code == 2


def test_a_plan_with_faults(plan: Path, hypercare: Hypercare) -> None:
    plan.write_text(PLAN.replace("owner: lead", "owner: nobody"))
    outcome = hypercare("sync", "few.xlsx")
    assert (outcome.code, outcome.out) == (2, "")
    assert "HC020" in outcome.err


def test_wrong_options(plan: Path, hypercare: Hypercare) -> None:
    both = hypercare("sync", "few.xlsx", "--ours", "all", "--theirs", "all")
    assert both.code == 2
    assert both.err.startswith("hypercare: all is under --ours and under --theirs\n")
    assert hypercare("sync", "few.xlsx", "--format", "xml").code == 2
    assert hypercare("sync", "few.xlsx", "--lang", "de").code == 2
    assert hypercare("sync", "none.xlsx").code == 2
    assert hypercare("sync").code == 2
    assert plan.read_text() == PLAN


# -- as data --------------------------------------------------------------------------------------


def test_json(plan: Path, hypercare: Hypercare) -> None:
    outcome = hypercare("sync", "few.xlsx", "--format", "json", "--dry-run")
    assert outcome.err == ""
    data = json.loads(outcome.out)
    assert data.pop("diff").count("\n+    title: Few come\n") == 1
    assert [finding["code"] for finding in data.pop("findings")] == ["HC701", "HC702", "HC703"]
    assert data.pop("completeness").keys() == {"before", "after"}
    assert data == {
        "schema": 1,
        "plan": "p",
        "as_of": "2026-04-05",
        "written": False,
        "changes": [
            {
                "change": "changed",
                "section": "risks",
                "entry": "risks[R1]",
                "path": "risks[R1].title",
                "before": "Nobody comes",
                "after": "Few come",
                "file": "plan.yaml",
                "line": 40,
            }
        ],
        "figures": {},
        "conflicts": [],
        "faults": [],
        "notes": [],
        "remarks": [],
    }
    assert json.loads(hypercare("sync", "few.xlsx", "--format", "json").out)["written"] is True


def test_json_of_a_conflict(plan: Path, hypercare: Hypercare) -> None:
    plan.write_text(PLAN.replace("Nobody comes", "All come"))
    outcome = hypercare("sync", "few.xlsx", "--format", "json")
    assert outcome.code == 1
    data = json.loads(outcome.out)
    assert data["written"] is False
    assert data["conflicts"] == [
        {
            "place": "Risks!B5",
            "clash": "cell",
            "base": "Nobody comes",
            "ours": "All come",
            "theirs": "Few come",
        }
    ]


def test_a_secret_is_not_repeated(plan: Path, hypercare: Hypercare) -> None:
    """Neither one of the plan nor one that somebody typed into the ledger."""
    key = "ghp_0123456789abcdefABCDEF"
    plan.write_text(PLAN.replace("Nobody comes", f"see {key}1"))
    Path("key.xlsx").write_bytes(edited(put(("risks.title", 0, f"use {key}2"))))
    for form in ("text", "json"):
        outcome = hypercare("sync", "key.xlsx", "--format", form)
        assert outcome.code == 1
        assert key not in outcome.out + outcome.err


def test_an_unchanged_ledger(plan: Path, hypercare: Hypercare) -> None:
    Path("same.xlsx").write_bytes(written())
    stamp = plan.stat().st_mtime_ns
    assert hypercare("sync", "same.xlsx").code == 0
    assert (plan.read_text(), plan.stat().st_mtime_ns) == (PLAN, stamp)
