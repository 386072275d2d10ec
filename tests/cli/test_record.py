"""`record`, `done` and `sign`: entries with ids and days of their own, in the right list."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args, get_origin

import pytest

from hypercare_cli.plan.model import Plan
from hypercare_cli.recording.kinds import LISTS, kinds
from hypercare_cli.recording.lists import lists_of
from tests.cli.conftest import AtWork, Hypercare

PLAN = """\
hypercare: 1
plan: {id: acme, title: Roll-out, kickoff: 2026-01-05, language: en}
people:
  - {id: lead, side: provider, role: csm, title: CSM}
  - {id: boss, side: customer, role: sponsor, title: Sponsor}
kpis:
  - id: handling_time
    title: Time to handle a case
    baseline: 8
    target: 6
    measurements:
      - {date: 2026-02-01, value: 7}   # from BI
governance:
  rituals:
    - {id: weekly, title: Weekly, cadence: weekly}
roadmap:
  - id: go
    offset: 30
    title: Go
    tasks: [{id: T07, title: Train, status: planned}]
    criteria:
      - {id: CR1, title: Accepted, signed_by: boss}
      - {id: CR2, title: Used, when: plan.day > 3}
# -- logs
actions:
  - {id: A6, title: Call the sponsor, status: open, due: 2026-03-01, opened_on: 2026-02-20}
contracts:
  register: [{id: C1, title: Licence, kind: licence}]
  obligations:
    - {id: A6, contract: C1, title: Deliver, status: open}
    - {id: O2, contract: C1, title: Report, status: open}
"""


@pytest.fixture
def plan(at_work: AtWork) -> Path:
    """A plan in the current folder; today is 2026-04-05."""
    return at_work(PLAN, date(2026, 4, 5))


def added(plan: Path) -> list[str]:
    """The lines that the plan has now and had not."""
    return [line.strip() for line in plan.read_text().splitlines() if line not in PLAN.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["measurement", "kpi=handling_time", "value=5.9"], "- {date: 2026-04-05, value: 5.9}"),
        (["measurement", "kpi=handling_time", "value=5.9", "date=T+60"], "- {date: T+60, value: 5.9}"),
        (
            ["action", "title=Train, again", "owner=lead", "with=lead, boss", "due=T+99"],
            "- {id: A7, title: 'Train, again', owner: lead, with: [lead, boss], opened_on: 2026-04-05,"
            " due: T+99, status: open}",
        ),
        (
            ["risk", "title=Late", "probability=L", "impact=M"],
            "- {id: R1, title: Late, probability: L, impact: M}",
        ),
        (["decision", "text=No", "status=expected"], "- {id: D1, text: 'No', status: expected}"),
        (["decision", "text=Go"], "- {id: D1, text: Go, date: 2026-04-05}"),
        (["hold", "cause=customer"], "- {start: 2026-04-05, cause: customer}"),
        (["quick-win", "title=First"], "- {date: 2026-04-05, title: First}"),
        (
            ["period", "start=T+60", "end=T+89", "opened=4", "resolved=3", "within_sla=2",
             "csat.responses=2", "csat.satisfied=1", "by_priority.P1.opened=1"],
            "- start: T+60 end: T+89 opened: 4 resolved: 3 within_sla: 2"
            " csat: {responses: 2, satisfied: 1} by_priority: {P1: {opened: 1}}",
        ),
        (["retro", "simplify=Mails"], "- {date: 2026-04-05, simplify: Mails}"),
    ],
)  # fmt: skip
def test_an_entry_comes_to_its_list(
    hypercare: Hypercare, plan: Path, arguments: list[str], line: str
) -> None:
    found = hypercare("record", *arguments)
    assert (found.code, found.err) == (0, "")
    assert " ".join(added(plan)).endswith(line)
    assert found.out.startswith("Added: ")


def test_entries_of_entries(hypercare: Hypercare, plan: Path) -> None:
    assert hypercare("record", "session", "ritual=weekly", "held=yes", "present=boss").code == 0
    assert "date: 2026-04-05, held: true, present: [boss]" in plan.read_text()
    assert hypercare("record", "task", "milestone=go", "title=More").code == 0
    assert "{id: T08, title: More, status: planned}" in plan.read_text()
    found = hypercare("record", "session", "ritual=weakly", "held=yes")
    assert (found.code, found.err.splitlines()[1]) == (
        2,
        "  Did you mean `weekly`? Allowed: weekly.",
    )


@pytest.mark.parametrize(
    ("milestone", "id_"), [("M30", "M30-3"), ("widening", "M60-2"), ("M90", "M90-1")]
)
def test_an_id_goes_on_from_those_of_its_list(
    milestone: str, id_: str, hypercare: Hypercare, plan: Path
) -> None:
    roadmap = """\
roadmap:
  - {id: widening, offset: 60, title: Wider, tasks: [{id: M60-1, title: Invite, status: planned}]}
  - {id: M90, offset: 90, title: Review}
  - id: M30
    offset: 30
    title: Go
    tasks: [{id: M30-1, title: Train, status: planned}, {id: M30-2, title: Open, status: planned}]
"""
    start, end = PLAN.index("roadmap:"), PLAN.index("# -- logs")
    plan.write_text(PLAN[:start] + roadmap + PLAN[end:])
    assert hypercare("record", "task", f"milestone={milestone}", "title=Ask").code == 0
    assert f"id: {id_}, title: Ask" in plan.read_text()


def test_every_change_is_told_up_to_forty(hypercare: Hypercare, plan: Path) -> None:
    rows = "".join(f"Call {n}\n" for n in range(42))
    Path("calls.csv").write_text(f"title\n{rows}")
    said = hypercare("record", "action", "--from-csv", "calls.csv").out
    assert said.count("Added: ") == 40
    assert "… and 2 more changes." in said


def test_the_new_entry_stands_above_the_next_banner(hypercare: Hypercare, plan: Path) -> None:
    hypercare("record", "measurement", "kpi=handling_time", "value=5.9")
    assert plan.read_text() == PLAN.replace(
        "# from BI\n", "# from BI\n      - {date: 2026-04-05, value: 5.9}\n"
    )


def test_today_is_the_day_of_as_of(hypercare: Hypercare, plan: Path) -> None:
    """An action recorded as of an earlier day is not opened in that day's future."""
    assert hypercare("record", "action", "title=Call", "--as-of", "T+30").code == 0
    assert added(plan) == ["- {id: A7, title: Call, opened_on: 2026-02-04, status: open}"]
    assert hypercare("done", "A7", "--on", "today", "--as-of", "T+31").code == 0
    assert "done_on: 2026-02-05" in plan.read_text()


def test_the_message_says_what_moved(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("record", "measurement", "kpi=handling_time", "value=6")
    assert found.out.splitlines()[:2] == [
        "Added: kpis[handling_time].measurements[2026-04-05] – date: 2026-04-05, value: 6",
        "As of 5 Apr 2026 (T+90):",
    ]
    assert "  Mean attainment of the business KPIs: 50.0% → 100.0%" in found.out


def test_the_first_of_a_list_is_told_with_its_id(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("record", "risk", "title=Late", "probability=L", "impact=M")
    assert found.out.startswith("Added: risks – R1: Late\n")


def test_a_secret_is_written_and_not_repeated(hypercare: Hypercare, plan: Path) -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    found = hypercare("record", "action", f"title=Use {key}", "--dry-run")
    assert found.code == 0
    assert key not in found.out + found.err
    found = hypercare("record", "action", f"title=Use {key}")
    assert key not in found.out + found.err
    assert key in plan.read_text()


@pytest.mark.parametrize(
    "title", ["\x1b[31mred", "a\u2028b", "[red]{x}", "=1+1", "::error::x", "\udc80"]
)
def test_odd_texts_are_data_or_refused(hypercare: Hypercare, plan: Path, title: str) -> None:
    for options_ in (("--dry-run",), ()):
        found = hypercare("record", "action", f"title={title}", *options_)
        assert found.code in (0, 2)
        assert "\x1b" not in found.out + found.err
        if found.code == 2:
            assert plan.read_text() == PLAN
    assert hypercare("validate", plan, "--fail-on", "never", "-q").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mesurement", "x=1"], "Did you mean `measurement`?"),
        (["measurement", "value=1"], "measurement needs: kpi"),
        (["action", "titel=x"], "Did you mean `title`?"),
        (["action", "owner=lead"], "hypercare record action title=…"),
        (["action", "title"], "Write it as field=value"),
        (["action", "title=a", "title=b"], "`title` is given twice"),
        (["action", "title=a", "owner=led"], "Did you mean `lead`?"),
        (["action", "title=a", "impact=9"], "Write a whole number from 0 to 5."),
        (["action", "title=a", "id=A6"], "already used"),
        (["action", "title=a", "before=3"], "is a group of fields"),
        (["action", "title=a", "before.valu=3"], "Did you mean `value`?"),
        (["action", "title=a", "due=soon"], "is not a date"),
        (["communication", "direction=up", "status=planned"], "communication needs: date"),
        (["period", "opened=1"], "period needs: start, end, resolved, within_sla"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(
    hypercare: Hypercare, plan: Path, arguments: list[str], said: str
) -> None:
    found = hypercare("record", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert plan.read_text() == PLAN


def test_kinds_and_fields_are_listed(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # no plan is needed
    found = hypercare("record", "--lang", "en")
    assert (found.code, found.err) == (0, "")
    assert all(f"  {name} " in found.out for name in LISTS)
    for name in LISTS:
        found = hypercare("record", name, "--lang", "fr")
        assert (found.code, found.err) == (0, "")
        assert all(f"  {field}" in found.out for field in kinds()[name].fields)


def test_every_dated_list_of_a_plan_can_be_recorded() -> None:
    known = {(*path.replace("[", ".").split("."),) for path in LISTS.values()}
    homes = {tuple(part for part in path if not part.endswith("]")) for path in known}
    dated = {
        path
        for path, part in lists_of(Plan, ())
        if {"date", "opened_on", "start", "done_on", "due"} & set(part.fields)
    }
    others = {("baselines",)}  # `schedule --save-baseline` makes these, from all dates of the plan
    assert dated - homes == others


def test_each_kind_is_a_list_of_the_plan() -> None:
    for kind in kinds().values():
        assert isinstance(kind.part, type), kind.name
        assert set(kind.required) <= set(kind.fields)
        if kind.initial[0]:
            assert kind.initial[1] in get_args(kind.part.fields["status"])
        assert get_origin(kind.part) is None


def test_a_dry_run_writes_nothing(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("record", "action", "title=More", "--dry-run")
    assert found.code == 0
    assert "+  - {id: A7, title: More, opened_on: 2026-04-05, status: open}\n" in found.out
    assert plan.read_text() == PLAN


def test_several_runs_at_once_lose_nothing(plan: Path) -> None:
    command = [sys.executable, "-m", "hypercare_cli", "record", "action", "-p", str(plan), "-q"]
    runs = [subprocess.Popen([*command, f"title=Number {n}"]) for n in range(6)]
    assert [run.wait(60) for run in runs] == [0] * 6
    text = plan.read_text()
    assert all(f"title: Number {n}" in text for n in range(6))
    assert all(f"id: A{n}," in text for n in range(6, 13))


# -- done ---------------------------------------------------------------------------------------------


def test_an_action_is_done(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("done", "actions[A6]")
    assert (found.code, found.err) == (0, "")
    assert added(plan) == [
        "- {id: A6, title: Call the sponsor, status: done, due: 2026-03-01, done_on: 2026-04-05,"
        " opened_on: 2026-02-20}"
    ]
    assert "  Overdue actions: 1 → 0" in found.out


@pytest.mark.parametrize(
    ("id_", "line"),
    [
        ("T07", "tasks: [{id: T07, title: Train, status: done, done_on: T+80}]"),
        ("O2", "- {id: O2, contract: C1, title: Report, status: done, done_on: T+80}"),
        ("go", "done_on: T+80"),
    ],
)
def test_anything_that_can_be_done(hypercare: Hypercare, plan: Path, id_: str, line: str) -> None:
    assert hypercare("done", id_, "--on", "T+80").code == 0
    assert added(plan) == [line]


def test_what_is_done_already_or_not_known(hypercare: Hypercare, plan: Path) -> None:
    hypercare("done", "O2", "--on", "T+80")
    before = plan.read_text()
    for arguments, said in (
        (["O2"], "O2 was done on T+80 already"),
        (["A6"], "Write one of: actions[0], contracts.obligations[0]."),
        (["T7"], "Did you mean `T07`?"),
        (["kpis[0]"], "`kpis[0]` has no field `done_on`"),
        (["T07", "--on", "never"], "is not a date"),
    ):
        found = hypercare("done", *arguments)
        assert (found.code, found.out) == (2, "")
        assert said in found.err
    assert plan.read_text() == before


# -- sign ---------------------------------------------------------------------------------------------


def test_a_criterion_is_signed(hypercare: Hypercare, plan: Path) -> None:
    assert hypercare("sign", "CR1").code == 0
    assert added(plan) == ["- {id: CR1, title: Accepted, signed_by: boss, signed_on: 2026-04-05}"]
    assert hypercare("sign", "CR1", "--by", "lead", "--on", "T+88").code == 0
    assert added(plan) == ["- {id: CR1, title: Accepted, signed_by: lead, signed_on: T+88}"]


def test_nothing_is_done_or_signed_in_the_future(hypercare: Hypercare, plan: Path) -> None:
    for command in ("done A7", "done T07 --on T+91", "sign CR1 --on 2026-04-06"):
        plan.write_text(PLAN.replace("id: A6, title", "id: A7, title"))
        found = hypercare(*command.split())
        late = "--on" in command
        assert (found.code, "6 Apr 2026 has not come yet: it is 5 Apr 2026" in found.err) == (
            (2, True) if late else (0, False)
        )


def test_what_has_no_day_of_its_end_is_set(hypercare: Hypercare, plan: Path) -> None:
    plan.write_text(PLAN + "risks: [{id: R1, title: R, probability: L, impact: L}]\n")
    found = hypercare("done", "R1")
    assert (found.code, "`hypercare set risks.R1.status closed` says so." in found.err) == (2, True)
    assert hypercare("set", "risks.R1.status", "closed").code == 0


def test_a_condition_may_need_a_signature_too(hypercare: Hypercare, plan: Path) -> None:
    plan.write_text(PLAN.replace("when: plan.day > 3}", "when: plan.day > 3, signed_by: boss}"))
    assert hypercare("sign", "CR2").code == 0
    assert "signed_by: boss, signed_on: 2026-04-05}" in plan.read_text()


def test_what_cannot_be_signed(hypercare: Hypercare, plan: Path) -> None:
    for arguments, said in (
        (["CR2"], "is met or not by its condition"),
        (["CR1", "--by", "bos"], "Did you mean `boss`?"),
        (["CR9"], "Did you mean `CR2`?"),
    ):
        found = hypercare("sign", *arguments)
        assert (found.code, found.out) == (2, "")
        assert said in found.err
    assert plan.read_text() == PLAN
