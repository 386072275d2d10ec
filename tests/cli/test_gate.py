"""`hypercare gate`: which gate a word means, exit codes, and every form of the answer."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare
from tests.plans import EXAMPLES, HEAD

FULL = EXAMPLES / "full-case"
T90 = ("--as-of", "2026-04-05")

PLAN = f"""{HEAD}
roadmap:
  - {{id: a, offset: 7, title: Alpha, criteria: [{{id: A, title: A, when: adoption.quick_wins >= 1}}]}}
  - {{id: b, offset: 30, title: Beta, criteria: [{{id: B, title: B, when: health.score >= 70}}]}}
  - {{id: c, offset: 30, title: Gamma}}
adoption: {{quick_wins: [{{date: T+5, title: First}}]}}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("milestone", "as_of", "code"),
    [
        ("a", "T+4", 1),  # not met
        ("a", "T+5", 0),  # met before its day
        ("b", "T+30", 1),  # not known
        ("c", "T+30", 1),  # no criteria
        ("exit", "T+30", 1),  # none either
        ("next", "T+5", 0),  # alpha, which is met but not due
        ("next", "T+7", 1),  # beta
        ("all", "T+4", 0),  # nothing is due
        ("all", "T+29", 0),  # alpha is due and met
        ("all", "T+30", 1),  # beta is due
    ],
)
def test_the_exit_code_is_1_unless_the_gate_is_met(
    hypercare: Hypercare, plan: Path, milestone: str, as_of: str, code: int
) -> None:
    found = hypercare("gate", milestone, plan, "--as-of", as_of)
    assert (found.code, found.err) == (code, "")
    told = hypercare("gate", milestone, plan, "--as-of", as_of, "--format", "json")
    assert told.code == code
    assert json.loads(told.out)["met"] is (code == 0)


@pytest.mark.parametrize("written", ["go_live_1", "T+30", "t+30", "2026-02-04"])
def test_a_milestone_is_found_by_id_and_by_its_day(hypercare: Hypercare, written: str) -> None:
    found = hypercare("gate", written, FULL, *T90, "--lang", "en")
    assert (found.code, found.out.splitlines()[0]) == (0, "Gate: Go-live 1")


@pytest.mark.parametrize("written", ["kickoff", "T0", "T+0", "2026-01-05"])
def test_so_is_the_kick_off(hypercare: Hypercare, written: str) -> None:
    assert hypercare("gate", written, FULL, *T90).out.splitlines()[0] == "Passage\u00a0: Kick-off"


def test_all_gates_and_the_next_one(hypercare: Hypercare) -> None:
    gates = json.loads(hypercare("gate", "all", FULL, *T90, "--format", "json").out)["gates"]
    assert [gate["id"] for gate in gates] == [
        "kickoff", "fundamentals", "go_live_1", "widening", "stabilisation", "exit",
    ]  # fmt: skip
    coming = json.loads(hypercare("gate", "next", FULL, *T90, "--format", "json").out)["gates"]
    assert [gate["id"] for gate in coming] == ["stabilisation"]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("stabilization", "Did you mean `stabilisation`? There are: kickoff (T0), "),
        ("T+31", "There are: kickoff (T0), fundamentals (T+7), go_live_1 (T+30), "),
        ("T+99999", "There are: "),
        ("2026-02-30", "There are: "),
    ],
)
def test_an_unknown_milestone_is_refused_with_those_there_are(
    hypercare: Hypercare, written: str, line: str
) -> None:
    found = hypercare("gate", written, FULL, *T90, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    first, second = found.err.splitlines()
    assert first == f"hypercare: there is no milestone “{written}”"
    assert second.strip().startswith(line)


def test_a_day_with_two_milestones_is_refused_with_both(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("gate", "T+30", plan)
    assert found.code == 2
    assert found.err.splitlines()[1].strip() == "Name one of them: b, c."


def test_the_plan_of_the_folder_is_the_default(
    hypercare: Hypercare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    assert hypercare("gate", "T+7", "--as-of", "T+7").code == 0


def test_where_only_one_is_given_it_says_which_is_missing(
    hypercare: Hypercare, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    found = hypercare("gate", plan)
    assert (found.code, found.out) == (2, "")
    assert f"`hypercare gate next {plan}`" in found.err
    found = hypercare("gate", "T+30")
    assert (found.code, found.out) == (2, "")
    assert "`hypercare gate T+30 PLAN`" in found.err


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("milestone", ["T+90", "exit", "all", "kickoff"])
def test_a_page_keeps_to_its_width_in_both_languages(
    hypercare: Hypercare, language: str, milestone: str
) -> None:
    lines = hypercare("gate", milestone, FULL, *T90, "--lang", language).out.splitlines()
    assert len(lines) > 8
    assert all(len(line) <= 80 for line in lines)


def test_markdown_shows_customers_no_internal_gate(hypercare: Hypercare, plan: Path) -> None:
    text = PLAN.replace("title: Beta,", "title: Beta, audience: internal,")
    plan.write_text(text, encoding="utf-8")
    shown = hypercare("gate", "all", plan, "--as-of", "T+7", "--format", "markdown").out
    assert shown.startswith("# Gates – A plan\n")
    assert "Alpha" in shown
    assert "Beta" not in shown
    told = hypercare("gate", "b", plan, "--format", "markdown")
    assert (told.code, told.out) == (2, "")
    ours = hypercare("gate", "b", plan, "--as-of", "T+7", "--audience", "internal")
    assert "Beta" in ours.out


def test_json_leaves_out_what_its_readers_may_not_see(hypercare: Hypercare, plan: Path) -> None:
    inner = "{id: A2, title: Secret, audience: internal, when: risks.open == 0}"
    plan.write_text(PLAN.replace("criteria: [{id: A,", f"criteria: [{inner}, {{id: A,"), "utf-8")
    command = ("gate", "a", plan, "--as-of", "T+7", "--format", "json")
    ours = json.loads(hypercare(*command).out)["gates"][0]["criteria"]
    assert [one["id"] for one in ours] == ["A2", "A"]
    assert [field["line"] for field in ours[1]["figures"][0]["fields"]] == [ours[1]["line"] + 3]
    (theirs,) = json.loads(hypercare(*command, "--audience", "customer").out)["gates"][0][
        "criteria"
    ]
    assert (theirs["id"], theirs["line"]) == ("A", ours[1]["line"])
    assert theirs["figures"] == [
        {
            "metric": "adoption.quick_wins",
            "as_of": "2026-01-12",
            "value": 1,
            "fields": [],
            "metrics": {},
        }
    ]


def test_the_verdict_is_the_same_for_all_readers(hypercare: Hypercare, plan: Path) -> None:
    """An internal criterion that is not met keeps the gate shut for customers, too."""
    inner = "{id: A2, title: Secret, audience: internal, when: adoption.quick_wins >= 2}"
    plan.write_text(PLAN.replace("criteria: [{id: A,", f"criteria: [{inner}, {{id: A,"), "utf-8")
    for audience in ("internal", "customer"):
        found = hypercare(
            "gate", "a", plan, "--as-of", "T+7", "--audience", audience, "--lang", "en"
        )
        assert (found.code, "Criteria met  1 of 2" in found.out) == (1, True)
        assert ("Secret" in found.out) is (audience == "internal")


def test_who_may_not_see_a_gate_is_not_told_that_it_broke(hypercare: Hypercare, plan: Path) -> None:
    plan.write_text(f"""{HEAD}
roadmap:
  - id: a
    offset: 7
    title: Alpha
    audience: internal
    done_on: T+7
    criteria: [{{id: A, title: A, when: adoption.quick_wins >= 2}}]
  - id: b
    offset: 8
    title: Beta
    done_on: T+8
    criteria: [{{id: B, title: B, when: adoption.quick_wins >= 1}}]
adoption: {{quick_wins: [{{date: T+5, title: First}}]}}
""", encoding="utf-8")  # fmt: skip
    warning = "Passed, but not met today: a."
    for audience in ("internal", "customer"):
        shown = hypercare("gate", "next", plan, "--as-of", "T+9", "--audience", audience).out
        assert "Every gate is passed." in shown
        assert (warning in shown) is (audience == "internal")


def test_a_word_that_is_no_audience_is_refused(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("gate", "a", plan, "--audience", "all")
    assert (found.code, found.out) == (2, "")
    assert "Allowed: " in found.err


def test_the_same_input_gives_the_same_bytes(hypercare: Hypercare) -> None:
    once, again = (hypercare("gate", "all", FULL, *T90, "--format", "json") for _ in range(2))
    assert once == again
