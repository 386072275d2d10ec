"""`schedule`: each form, each choice of rows, baselines that are kept, and what is refused."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import AtWork, Hypercare

PLAN = """\
hypercare: 1
plan: {id: acme, title: Roll-out, kickoff: 2026-01-05, language: en}
people:
  - {id: lead, side: provider, role: csm}
  - {id: boss, side: customer, role: sponsor}
roadmap:
  - id: go_live
    offset: 14
    title: Go-live
    tasks:
      - {id: A, title: Load, owner: lead, due: T+4, status: planned}
      - {id: B, title: Check, owner: lead, duration: 2wd, status: planned, depends_on: [A+1wd]}
  - {id: end, offset: 90, title: End}
"""
# Planned: A on Friday 9 January, a working day between, B on the 13th and 14th. As of Monday 12 A is
# late: that day at the earliest, then B on the 14th and 15th. The end is Sunday 5 April: B may end on
# Friday 3, 56 working days later, so A on Tuesday 31 March, 56 days later too.
T7 = ("--as-of", "T+7")


@pytest.fixture
def plan(at_work: AtWork) -> Path:
    """A plan in the current folder; today is 2026-01-12."""
    return at_work(PLAN, date(2026, 1, 12))


def row(text: str, start: str) -> list[str]:
    """The cells of the line of the table that starts like this."""
    line = next(line for line in text.splitlines() if line.strip().startswith(start))
    return line.split()


def test_the_page(hypercare: Hypercare, plan: Path) -> None:
    code, out, err = hypercare("schedule", plan)
    assert (code, err) == (0, "")
    assert row(out, "A Load") == ["A", "Load", "lead", "9", "Jan", "12", "Jan", "+3", "56"]
    assert "◆" not in out  # nothing is done
    assert "\nB  waits for A, then 1 working day\n" in out


def test_only_milestones(hypercare: Hypercare, plan: Path) -> None:
    out = hypercare("schedule", plan, "--milestones", *T7).out
    assert "Go-live" in out
    assert "Load" not in out


def test_the_tasks_of_one_person_under_their_milestones(hypercare: Hypercare, plan: Path) -> None:
    found = json.loads(hypercare("schedule", "--owner", "lead", "--format", "json", *T7).out)
    assert [one["id"] for one in found["activities"]] == ["go_live", "A", "B"]
    assert "No task of the roadmap has this owner." in hypercare("schedule", "--owner", "boss").out


def test_json(hypercare: Hypercare, plan: Path) -> None:
    found = json.loads(hypercare("schedule", "--format", "json", *T7).out)
    assert (found["plan"], found["as_of"], found["finish"]) == ("acme", "2026-01-12", "2026-04-05")
    by_id = {one["id"]: one for one in found["activities"]}
    assert (by_id["B"]["start"], by_id["B"]["finish"]) == ("2026-01-14", "2026-01-15")
    assert by_id["A"]["reason"] == "late"


def test_markdown_has_the_table_and_the_diagram(hypercare: Hypercare, plan: Path) -> None:
    out = hypercare("schedule", "--format", "markdown", *T7).out
    assert out.startswith("# Schedule – Roll-out\n")
    assert "\n```mermaid\ngantt\n" in out
    assert "| \u00a0\u00a0A Load | lead | 9 Jan | 12 Jan | +3 | 56 |" in out


def test_pictures(hypercare: Hypercare, plan: Path) -> None:
    assert hypercare("schedule", "--format", "mermaid", *T7).out.startswith("gantt\n")
    svg = ElementTree.fromstring(hypercare("schedule", "--format", "svg", *T7).out.encode())
    texts = {node.text for node in svg.iter()}
    assert {"Go-live", "A Load", "12 Jan 2026 (+3 days) – late"} <= texts


@pytest.mark.parametrize("form", ["text", "json", "markdown", "svg", "mermaid"])
def test_into_a_file(hypercare: Hypercare, plan: Path, form: str) -> None:
    shown = hypercare("schedule", "--format", form, *T7)
    code, out, err = hypercare("schedule", "--format", form, "-o", "out.txt", *T7)
    assert (code, out, err) == (0, "", "written: out.txt\n")
    assert Path("out.txt").read_text(encoding="utf-8") == shown.out
    assert hypercare("schedule", "--format", form, "-o", "out.txt", *T7).code == 2  # it is there


def test_a_plan_without_roadmap(hypercare: Hypercare, plan: Path) -> None:
    plan.write_text(PLAN.partition("roadmap:")[0])
    code, out, err = hypercare("schedule")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 2
    assert hypercare("schedule", "--format", "json").code == 0
    code, out, err = hypercare("schedule", "--format", "svg")
    assert (code, out) == (2, "")
    assert "nothing to draw" in err


# -- baselines ------------------------------------------------------------------------------------


def test_a_baseline_is_kept_and_slip_counts_from_it(hypercare: Hypercare, plan: Path) -> None:
    code, out, err = hypercare(
        "schedule", "--save-baseline", "signed", "--reason", "Order form", "--by", "boss"
    )
    assert (code, err) == (0, "")
    assert "Added: baselines – signed" in out
    assert plan.read_text() == PLAN + (
        "baselines:\n"
        "  - id: signed\n"
        "    date: 2026-01-12\n"
        "    reason: Order form\n"
        "    by: boss\n"
        "    kickoff: 2026-01-05\n"
        "    milestones: {go_live: 2026-01-19, end: 2026-04-05}\n"
        "    tasks: {A: 2026-01-09, B: 2026-01-14}\n"
    )
    out = hypercare("schedule").out
    assert "baseline “signed”, 12 Jan 2026: Order form" in out
    assert row(out, "B Check")[2:] == "lead 14 Jan 14 Jan 15 Jan +1 56".split()
    assert "Nothing: every date is as it was." in out


def test_another_baseline_than_the_latest(hypercare: Hypercare, plan: Path) -> None:
    hypercare("schedule", "--save-baseline", "first", "--as-of", "T+1")
    moved = plan.read_text().replace("offset: 14", "offset: 21")
    plan.write_text(moved)
    hypercare("schedule", "--save-baseline", "second", "--as-of", "T+2")
    latest = json.loads(hypercare("schedule", "--format", "json", *T7).out)
    assert latest["baseline"]["id"] == "second"
    assert latest["since_baseline"]["moved"] == []
    first = json.loads(hypercare("schedule", "--baseline", "first", "--format", "json", *T7).out)
    assert [(move["id"], move["days"]) for move in first["since_baseline"]["moved"]] == [
        ("go_live", 7)
    ]


def test_a_dry_run_writes_nothing(hypercare: Hypercare, plan: Path) -> None:
    code, out, _err = hypercare("schedule", "--save-baseline", "signed", "--dry-run")
    assert code == 0
    assert "+  - id: signed" in out
    assert plan.read_text() == PLAN


def test_keeping_a_baseline_answers_as_json(hypercare: Hypercare, plan: Path) -> None:
    code, out, _err = hypercare("schedule", "--save-baseline", "signed", "--format", "json")
    told = json.loads(out)
    assert (code, told["written"], "  - id: signed" in plan.read_text()) == (0, True, True)
    assert [(one["change"], one["section"]) for one in told["changes"]] == [("added", "baselines")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--baseline", "x"), "the plan has no baseline on 12 Jan 2026"),
        (("--owner", "x"), "there is no “x” among the people of the plan"),
        (("--format", "pdf"), "“pdf” is not known for --format"),
        (("--reason", "x"), "--reason goes with --save-baseline only"),
        (("--by", "boss"), "--by goes with --save-baseline only"),
        (("--dry-run",), "--dry-run goes with --save-baseline only"),
        (("--save-baseline", "a", "--milestones"), "--save-baseline changes the plan"),
        (("--save-baseline", "a", "--format", "svg"), "--save-baseline changes the plan"),
        (("--save-baseline", "a", "-o", "x"), "--save-baseline changes the plan"),
        (("--save-baseline", "a b"), "baselines[0].id: HC017"),
        (("--save-baseline", "a", "--by", "x"), "baselines[0].by: HC020"),
    ],
)
def test_wrong_usage_is_told_in_a_line(
    hypercare: Hypercare, plan: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = hypercare("schedule", *arguments)
    assert (code, out) == (2, "")
    assert said in err.splitlines()[0]
    assert plan.read_text() == PLAN


def test_a_name_that_is_taken_is_refused(hypercare: Hypercare, plan: Path) -> None:
    hypercare("schedule", "--save-baseline", "signed")
    kept = plan.read_text()
    code, _out, err = hypercare("schedule", "--save-baseline", "signed")
    assert code == 2
    assert "there is a baseline “signed” already" in err
    assert plan.read_text() == kept


# -- readers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "text"), True),
        (("--format", "json"), True),
        (("--format", "markdown"), False),
        (("--format", "svg"), False),
        (("--format", "mermaid"), False),
        (("--audience", "customer"), False),
        (("--audience", "customer", "--format", "json"), False),
        (("--audience", "partner"), False),
        (("--audience", "internal", "--format", "markdown"), True),
    ],
)
def test_what_is_internal_stays_out_of_what_goes_into_pages(
    hypercare: Hypercare, plan: Path, arguments: tuple[str, ...], told: bool
) -> None:
    hidden = PLAN.replace("{id: A, title: Load,", "{id: SECRET, title: Load, audience: internal,")
    plan.write_text(
        hidden.replace("[A+1wd]", "[SECRET+1wd]")
        + "baselines: [{id: OURS, audience: internal, date: 2026-01-06, kickoff: 2026-01-05}]\n"
    )
    code, out, _err = hypercare("schedule", *arguments, *T7)
    assert code == 0
    assert "Check" in out
    assert [word in out for word in ("SECRET", "Load")] == [told, told]
    if "svg" not in arguments and "mermaid" not in arguments:
        assert ("OURS" in out) == told


def test_an_audience_that_there_is_not(hypercare: Hypercare, plan: Path) -> None:
    code, out, err = hypercare("schedule", "--audience", "everybody")
    assert (code, out) == (2, "")
    assert "“everybody” is not known for --audience" in err


def test_in_french(hypercare: Hypercare, plan: Path) -> None:
    out = hypercare("schedule", "--lang", "fr", *T7).out
    assert out.startswith("Planning – Roll-out\nDate d’arrêté      12 janv. 2026 (T+7)\n")
    assert "Chemin critique" in out
    assert "\nB  attend A, puis 1 jour ouvré\n" in out
    assert "A  son échéance est passée\u00a0: aujourd’hui au plus tôt\n" in out


def test_dates_without_a_forecast_are_nothing_to_draw(hypercare: Hypercare, plan: Path) -> None:
    """In the year 9999 a task of two days is more than a hundred years away, and its milestone waits."""
    plan.write_text(
        PLAN.replace("due: T+4, ", "")
        .replace("  - {id: end, offset: 90, title: End}\n", "")
        .replace("      - {id: A, title: Load, owner: lead, status: planned}\n", "")
        .replace(", depends_on: [A+1wd]", "")
    )
    code, out, err = hypercare("schedule", "--format", "svg", "--as-of", "9999-06-01")
    assert (code, out) == (2, "")
    assert "no milestone or task has a forecast" in err
    assert "more than a hundred years away" in hypercare("schedule", "--as-of", "9999-06-01").out


@pytest.mark.parametrize("form", ["text", "json", "markdown", "mermaid", "svg"])
@pytest.mark.parametrize(
    "kickoff", ["9999-12-31", "9999-12-01", "9990-01-01", "1000-01-01", "0001-01-01"]
)
def test_the_ends_of_the_calendar_are_no_trouble(
    hypercare: Hypercare, plan: Path, form: str, kickoff: str
) -> None:
    """The last milestone on T+0: T+90 would lie beyond the last day there is."""
    plan.write_text(
        PLAN.replace("2026-01-05", kickoff)
        .replace("offset: 90", "offset: 0")
        .replace("T+4", "T+0")
        .replace("offset: 14", "offset: 0")
    )
    for as_of in (kickoff, "0001-01-01", "2026-01-05", "9999-12-31"):
        assert hypercare("schedule", "--format", form, "--as-of", as_of).code == 0


@pytest.mark.parametrize("command", ["gate all", "next", "playbooks", "change", "score", "status"])
@pytest.mark.parametrize("kickoff", ["9999-12-31", "0001-01-01"])
def test_no_other_command_breaks_there(
    hypercare: Hypercare, plan: Path, command: str, kickoff: str
) -> None:
    plan.write_text(
        PLAN.replace("2026-01-05", kickoff)
        .replace("offset: 90", "offset: 0")
        .replace("T+4", "T+0")
        .replace("offset: 14", "offset: 0")
    )
    for as_of in (kickoff, "9999-12-31"):
        assert hypercare(*command.split(), "--as-of", as_of).code in (0, 1)
