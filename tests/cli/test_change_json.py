"""What `record`, `set`, `done` and `sign` give to programs: what was written, where, what it did."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Hypercare
from tests.plans import HEAD

PLAN = (
    HEAD
    + """\
people:
  - {id: lead, role: sponsor, side: customer, title: Head of sales}
kpis:
  - id: delay
    title: Delay
    baseline: 9
    target: 5
    measurements:
      - {date: T+0, value: 9}
risks:
  - {id: R1, title: Late, probability: H, impact: H, mitigation: "token ghp_0123456789abcdefghijABCDEFGHIJ012345"}
  - {id: R2, title: Thin, probability: M, impact: L}
actions:
  - {id: A1, title: Call, owner: lead, opened_on: T+1, status: open, before: {metric: kpi.delay.attainment, value: 0}}
roadmap:
  - id: M1
    title: Start
    offset: T+30
    criteria:
      - {id: C1, title: Ready, signed_by: lead}
"""
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN)
    return file


def data(hypercare: Hypercare, plan: Path, *arguments: str) -> Any:
    given = ("-p", plan, "--as-of", "T+20", "--format", "json")
    found = hypercare(arguments[0], *arguments[1:], *given)
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)


def test_an_entry_is_told_with_its_line_and_its_effect(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "record", "measurement", "kpi=delay", "value=7")
    (change,) = found["changes"]
    assert change["change"] == "added"
    assert change["path"] == "kpis[delay].measurements[2026-01-25]"
    assert change["after"] == {"date": "2026-01-25", "value": 7}
    lines = plan.read_text().splitlines()
    assert lines[change["line"] - 1] == "      - {date: 2026-01-25, value: 7}"
    assert Path(change["file"]).name == "plan.yaml"
    assert (found["schema"], found["plan"], found["as_of"]) == (1, "p", "2026-01-25")
    assert found["written"] is True
    assert found["figures"]["kpi.attainment"] == {"before": 0, "after": 0.5}


def test_a_value_is_told_before_and_after(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "set", "risks[R2].probability", "H")
    (change,) = found["changes"]
    assert (change["before"], change["after"], change["line"]) == ("M", "H", 14)
    assert change["entry"] == "risks[R2]"
    assert "probability: H" in found["diff"]


def test_a_dry_run_writes_nothing(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "set", "risks[R2].probability", "H", "--dry-run")
    assert found["written"] is False
    assert found["changes"]
    assert plan.read_text() == PLAN


def test_what_the_plan_says_already_is_no_change(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "set", "risks[R2].probability", "M")
    assert (found["written"], found["changes"], found["figures"]) == (False, [], {})
    assert found["diff"] == ""


def test_what_is_taken_away_has_no_line(hypercare: Hypercare, plan: Path) -> None:
    (change,) = data(hypercare, plan, "set", "actions[A1].owner", "")["changes"]
    assert (change["change"], change["before"], change["after"]) == ("removed", "lead", None)
    assert (change["file"], change["line"]) == (None, None)


def test_done_has_its_remarks(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "done", "A1")
    assert {c["path"] for c in found["changes"]} >= {"actions[A1].status", "actions[A1].done_on"}
    assert {c["line"] for c in found["changes"]} == {16}
    assert all(isinstance(remark, str) for remark in found["remarks"])


def test_sign(hypercare: Hypercare, plan: Path) -> None:
    (change,) = data(hypercare, plan, "sign", "C1")["changes"]
    assert change["path"] == "roadmap[M1].criteria[C1].signed_on"
    assert (change["after"], change["line"]) == ("2026-01-25", 22)


def test_a_new_finding_comes_in_the_shape_of_validate(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "record", "measurement", "kpi=delay", "value=8", "date=T+0")
    (finding,) = [f for f in found["findings"] if f["name"] == "same-date-twice"]
    checked = json.loads(hypercare("validate", plan, "--format", "json", "--as-of", "T+20").out)
    assert finding in checked["findings"]


def test_a_secret_is_not_repeated(hypercare: Hypercare, plan: Path) -> None:
    found = data(hypercare, plan, "set", "risks[R1].title", "Later")
    assert "ghp_" not in json.dumps(found)


def test_a_change_that_cannot_be_gives_nothing(hypercare: Hypercare, plan: Path) -> None:
    given = ("-p", plan, "--format", "json")
    found = hypercare("set", "risks[R1].owner", "nobody", *given)
    assert (found.code, found.out) == (2, "")
    assert plan.read_text() == PLAN


@pytest.mark.parametrize(
    "wrong", [("record",), ("record", "action"), ("set", "a", "b", "--format", "xml")]
)
def test_wrong_usage(hypercare: Hypercare, plan: Path, wrong: tuple[str, ...]) -> None:
    found = hypercare(
        wrong[0], *wrong[1:], "-p", plan, *(() if "xml" in wrong else ("--format", "json"))
    )
    assert (found.code, found.out) == (2, "")
    assert "Traceback" not in found.err
