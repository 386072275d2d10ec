"""`validate` on completeness: the list in text and JSON, the stage, the bound, what the cache keeps."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hypercare_cli import cache
from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.cli import validate
from hypercare_cli.i18n.words import Words
from hypercare_cli.missing import Progress
from hypercare_cli.pages.completeness import completeness_text
from tests.cli.conftest import Hypercare
from tests.plans import EXAMPLES, HEAD

FULL = EXAMPLES / "full-case-en"
DAY, EN = date(2026, 4, 5), Words("en")
LAST = ("--as-of", "2026-04-05", "--lang", "en")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a small plan and one that cannot be loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "small.yaml").write_text(
        HEAD + "value:\n  budget: 9000\nroadmap: [{id: M1, offset: 30, title: Go-live}]\n"
    )
    (tmp_path / "bad.yaml").write_text(HEAD + "risks: [{id: R1}]\n")
    return tmp_path


def data(hypercare: Hypercare, *arguments: object) -> Any:
    return json.loads(hypercare("validate", *arguments, "--format", "json").out)


# -- for people -------------------------------------------------------------------------------------


def test_text_has_the_sections_and_what_to_write_first(hypercare: Hypercare, folder: Path) -> None:
    out = hypercare("validate", FULL, *LAST, "--ignore", "HC").out
    assert out.startswith(
        f"Completeness of {FULL} at T+90: 89%\n\n"
        "  95%  kpis        KPIs\n"
        "  86%  people      People\n"
    )
    assert "\nComplete: Plan, Customer, Needs, Existing software and data, Processes, " in out
    first = out.partition("\nWhat to write first:\n")[2].splitlines()[:2]
    assert first[0].endswith(" T0 A leader sends the formal message of the start")
    assert first[1] == f"{FULL}/plan.yaml:115:1 T0 The budget owner is in the team"
    assert "budget_owner" not in out
    assert out.endswith("lines to paste.\n\n1 plan checked: no fault.\n")


def test_what_is_due_longest_and_weighs_most_comes_first(
    hypercare: Hypercare, folder: Path
) -> None:
    out = hypercare("validate", "small.yaml", *LAST, "--ignore", "HC").out
    listed = out.partition("What to write first:\n")[2].partition("\n\n")[0].splitlines()
    shape = data(hypercare, "small.yaml", *LAST)["missing"]
    stages = ["T0", "T+7", "T+30", "T+60", "T+90"]
    ordered = sorted(shape, key=lambda item: (stages.index(item["stage"]), -item["weight"]))
    assert [line.split(" ", 2)[2] for line in listed[:-1]] == [i["title"] for i in ordered[:10]]
    assert listed[-1] == f"… and {len(shape) - 10} more."


def test_a_plan_that_lacks_nothing_gets_no_list(hypercare: Hypercare, folder: Path) -> None:
    out = hypercare("validate", FULL, *LAST, "--ignore", "HC", "--stage", "T-90").out
    assert "What to write first" in out
    checked = Checked((CheckedPlan("p", (), (), Progress(0, {"risks": (6, 6)}, ())),), DAY, EN)
    assert completeness_text(checked) == "Completeness of p at T0: 100%\n\nComplete: Risks\n"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_fits_on_a_screen_or_two(hypercare: Hypercare, folder: Path, language: str) -> None:
    out = hypercare("validate", "small.yaml", *LAST[:2], "--lang", language, "--ignore", "HC").out
    assert len(out.splitlines()) <= 50
    table = [line for line in out.splitlines() if line.startswith("  ")]
    assert len(table) > 15
    assert max(map(len, table)) <= 80


def test_missing_says_what_is_missing_where_and_what_to_paste(
    hypercare: Hypercare, folder: Path
) -> None:
    out = hypercare("validate", FULL, *LAST, "--ignore", "HC", "--missing").out
    assert out.startswith(f"Completeness of {FULL} at T+90: 89%\n\nKPIs (`kpis`): 95%\n{FULL}/")
    assert (
        f"People (`people`): 86%\n{FULL}/plan.yaml:115:1 The budget owner is in the team\n"
        "  - {id: budget_owner, role: budget_owner, side: customer, influence: H, attitude: neutral}\n"
    ) in out
    assert "\nComplete: Plan, Customer, Needs, Existing software and data, Processes, " in out
    assert out.endswith("validate again.\n\n1 plan checked: no fault.\n")


def test_the_same_lines_are_shown_once(hypercare: Hypercare, folder: Path) -> None:
    people = "people: [{id: boss, role: sponsor, side: customer}]\n"
    (folder / "small.yaml").write_text((folder / "small.yaml").read_text() + people)
    day = ("--as-of", "2026-01-05")
    out = hypercare("validate", "small.yaml", *day, "--ignore", "HC", "--missing").out
    assert "Deliverables have a deadline" in out
    assert "Each task of the roadmap has an owner and a due date" in out
    assert out.count("tasks: [{id: M0-1, ") == 1


def test_several_plans_have_a_line_each(hypercare: Hypercare, folder: Path) -> None:
    plans = ("small.yaml", "bad.yaml", FULL)
    out = hypercare("validate", *plans, *LAST).out
    assert re.search(f"\n\nCompleteness of small.yaml .*\nCompleteness of {FULL} .*\n\nFound", out)
    assert "Completeness of bad.yaml" not in out
    assert hypercare("validate", *plans, *LAST, "--missing").out.count("Completeness of ") == 2


def test_quiet_hides_the_list(hypercare: Hypercare, folder: Path) -> None:
    assert hypercare("validate", "small.yaml", "-q", "--ignore", "HC") == (0, "", "")
    assert "Completeness" not in hypercare("validate", "bad.yaml", "small.yaml", "-q").out


def test_markdown_has_a_short_table(hypercare: Hypercare, folder: Path) -> None:
    out = hypercare("validate", FULL, *LAST, "--format", "markdown").out
    assert f"\n| Completeness of `{FULL}` at T+90 | 89% |\n| --- | ---: |\n| KPIs" in out
    assert "| Next steps (`next_steps`) | 0% |\n" in out
    two = hypercare("validate", FULL, "small.yaml", *LAST, "--format", "markdown").out
    assert len([line for line in two.splitlines() if line.startswith("| ")]) == 3


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab"])
def test_other_services_leave_it_out(hypercare: Hypercare, folder: Path, form: str) -> None:
    out = hypercare("validate", "small.yaml", "--format", form, "--ignore", "HC").out
    assert "ompleteness" not in out


# -- for programs -----------------------------------------------------------------------------------


def test_json_has_shares_and_what_is_missing(hypercare: Hypercare, folder: Path) -> None:
    shape = data(hypercare, FULL, *LAST)
    completeness = shape["completeness"]
    assert completeness["overall"] == pytest.approx(156 / 176)
    assert completeness["sections"]["risks"] == 1
    assert completeness["sections"]["contracts"] is None
    assert completeness["plans"] == [
        {"name": str(FULL), "day": 90, "overall": completeness["overall"]}
    ]
    assert [item["id"] for item in shape["missing"]][:2] == ["kpis-agreed", "people-budget-owner"]
    assert shape["missing"][1] == {
        "id": "people-budget-owner",
        "section": "people",
        "title": "The budget owner is in the team",
        "stage": "T0",
        "weight": 2,
        "file": f"{FULL}/plan.yaml",
        "line": shape["missing"][1]["line"],
        "column": 1,
        "snippet": "  - {id: budget_owner, role: budget_owner, side: customer, influence: H,"
        " attitude: neutral}\n",
    }
    lines = (FULL / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[shape["missing"][1]["line"] - 1] == "people:"


def test_several_plans_are_weighted_together(hypercare: Hypercare, folder: Path) -> None:
    one = data(hypercare, "small.yaml", *LAST)["completeness"]
    both = data(hypercare, "small.yaml", FULL, "bad.yaml", *LAST)["completeness"]
    assert [plan["name"] for plan in both["plans"]] == ["small.yaml", str(FULL)]
    assert one["overall"] < both["overall"] < 156 / 176
    assert both["sections"]["risks"] == 0.5, "6 of 6 and 0 of 6"


def test_a_plan_that_cannot_be_loaded_has_none(hypercare: Hypercare, folder: Path) -> None:
    shape = data(hypercare, "bad.yaml")
    assert shape["missing"] == shape["completeness"]["plans"] == []
    assert shape["completeness"]["overall"] is None
    assert set(shape["completeness"]["sections"].values()) == {None}


# -- the stage --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "number"), [("T0", 0), ("T+30", 30), ("go_live_1", 30), ("T+45", 45)]
)
def test_the_stage_can_be_chosen(
    hypercare: Hypercare, folder: Path, stage: str, number: int
) -> None:
    shape = data(hypercare, FULL, *LAST, "--stage", stage)
    assert shape["completeness"]["plans"][0]["day"] == number
    stages = ["T0", "T+7", "T+30"]
    assert {item["stage"] for item in shape["missing"]} <= set(stages if number else stages[:1])


def test_a_stage_that_is_none_is_refused(hypercare: Hypercare, folder: Path) -> None:
    code, out, err = hypercare("validate", "small.yaml", "--stage", "golive")
    assert (code, out) == (2, "")
    assert "“golive” is no stage of small.yaml" in err
    assert "M1" in err


# -- the bound --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("0.88", 0), ("0.89", 1), ("1", 1)])
@pytest.mark.parametrize("form", validate.FORMATS)
def test_less_than_asked_for_exits_1(
    hypercare: Hypercare, folder: Path, form: str, least: str, code: int
) -> None:
    arguments = (FULL, *LAST, "--ignore", "HC", "--format", form, "--min-completeness", least)
    result = hypercare("validate", *arguments)
    assert result.code == code
    assert (f"{FULL} is not complete enough: 88.6%, and " in result.err) == bool(code)


def test_each_plan_has_to_reach_the_bound(hypercare: Hypercare, folder: Path) -> None:
    arguments = (*LAST, "--ignore", "HC", "--min-completeness", "0.5")
    assert hypercare("validate", FULL, *arguments).code == 0
    result = hypercare("validate", FULL, "small.yaml", *arguments)
    assert result.code == 1
    assert len(result.err.splitlines()) == 1
    assert "small.yaml is not complete enough" in result.err


def test_not_known_is_not_enough(hypercare: Hypercare, folder: Path) -> None:
    arguments = ("bad.yaml", "--fail-on", "never")
    assert hypercare("validate", *arguments).code == 0
    assert hypercare("validate", *arguments, "--min-completeness", "0").code == 1


@pytest.mark.parametrize("least", ["80", "-0.1", "80%", "much"])
def test_a_bound_is_a_share(hypercare: Hypercare, folder: Path, least: str) -> None:
    code, out, err = hypercare("validate", "small.yaml", "--min-completeness", least)
    assert (code, out) == (2, "")
    assert "--min-completeness" in err


# -- the cache --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_second_run_says_the_same(
    hypercare: Hypercare, folder: Path, form: str, language: str
) -> None:
    arguments = ("validate", "small.yaml", FULL, "--format", form, "--lang", language)
    fresh = hypercare(*arguments, "--no-cache", "--as-of", "T+60")
    first, second = (hypercare(*arguments, "--as-of", "T+60") for _run in range(2))
    assert first == second == fresh


def test_another_stage_is_another_answer(hypercare: Hypercare, folder: Path) -> None:
    days = [
        data(hypercare, "small.yaml", *LAST, *stage)["completeness"]["plans"][0]["day"]
        for stage in ((), ("--stage", "T0"), ("--stage", "M1"), ())
    ]
    assert days == [90, 0, 30, 90]


def test_a_damaged_entry_counts_as_absent() -> None:
    text = '{"form": %d, "language": "en", "files": {}, "findings": [], "day": "2026-01-05"%s}'
    for progress in ("", ', "progress": [1]', ', "progress": [0, {"kpis": 3}, []]'):
        assert cache.decoded(text % (cache.FORM, progress), str) is None
    assert cache.decoded(text % (cache.FORM, ', "progress": null'), str) is not None
