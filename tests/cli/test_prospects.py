"""`score --what-if` and `score --reach`, and the forecasts of `score`, as people and scripts run them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare
from tests.plans import HEAD

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))
FULL = ROOT / "examples" / "full-case-en"
MINI = ROOT / "examples" / "mini-case-en"
T90 = ("--as-of", "2026-04-05")
SCORE = ("score", FULL, *T90)

PROSPECTS = (
    ("--what-if", "adoption.active_30d_rate=0.3"),
    ("--what-if", "health.value=2", "--reach", "95"),
    ("--reach", "100"),
    ("--reach", "exit"),
)


@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("asked", PROSPECTS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_says_something_on_every_example(
    hypercare: Hypercare, plan: Path, asked: tuple[str, ...], language: str
) -> None:
    found = hypercare("score", plan, *T90, *asked, "--lang", language)
    assert (found.code, found.err) == (0, "")
    assert all(len(line) <= 80 for line in found.out.splitlines())
    shape = hypercare("score", plan, *T90, *asked, "--lang", language, "--format", "json")
    assert json.loads(shape.out)["schema"] == 1


def test_what_if_shows_before_and_after(hypercare: Hypercare) -> None:
    """30% active users are note 2 instead of 4, with three measures: −2/3 × 6 points."""
    out = hypercare(*SCORE, "--what-if", "adoption.active_30d_rate=30 %").out
    assert "Score         77.0 → 73.0 (−4.0 points)" in out
    assert "Active users, 30 days  75.0%  30.0%" in out
    assert "Adoption     4.00   3.33   −4.00" in out
    assert "Few people use it  does not fire  fires" in out
    assert "Adoption – Colour of the stream  ● green  ■ red" in out


def test_gates_with_their_criteria(hypercare: Hypercare) -> None:
    out = hypercare(*SCORE, "--what-if", "kpi.attainment_vs_plan=0.9").out
    assert "Colour today  ▲ amber\nColour then   ● green" in out
    assert "Stabilisation                 ■ not met      ● met" in out


def test_what_if_in_french(hypercare: Hypercare) -> None:
    out = hypercare(*SCORE, "--what-if", "adoption.active_30d_rate=0,3", "--lang", "fr").out
    assert "Score                77,0 → 73,0 (−4,0 points)" in out
    assert "Utilisateurs actifs, 30 jours       75,0\u00a0%  30,0\u00a0%" in out
    assert "L’outil est peu utilisé  ne se déclenche pas  se déclenche" in out


def test_nothing_depends_on_it(hypercare: Hypercare) -> None:
    out = hypercare(*SCORE, "--what-if", "adoption.satisfaction=0.5").out
    assert "Satisfied users: nothing in this plan depends on it." in out
    assert "77.0, as today" in out


def test_a_measure_of_a_note_given_by_hand(hypercare: Hypercare) -> None:
    out = hypercare("score", MINI, *T90, "--what-if", "adoption.depth=0.9").out
    assert "Depth of use: the dimension is rated by hand" in " ".join(out.split())


def test_reach_shows_people_and_points(hypercare: Hypercare) -> None:
    """96 of 120 are 80%: six more than the 90 of today."""
    out = hypercare(*SCORE, "--reach", "86").out
    assert "Active users, 30 days" in out
    assert "75.0% → 80.0%" in out
    assert "6 more users of" in out
    shape = json.loads(hypercare(*SCORE, "--reach", "86", "--format", "json").out)["reach"]
    assert (shape["target"], shape["reached"], shape["rag"]) == (86, True, "green")
    assert shape["score"] >= 86
    assert sum(one["points"] for one in shape["changes"]) == pytest.approx(shape["score"] - 77)
    active = next(c for c in shape["changes"] if c["metric"] == "adoption.active_30d_rate")
    assert (active["more"], active["whole"], active["to_come"]) == (6, 120, False)


def test_what_reach_promises_is_what_the_score_then_is(hypercare: Hypercare) -> None:
    shape = json.loads(hypercare(*SCORE, "--reach", "95", "--format", "json").out)
    given = [f"--what-if={c['metric']}={c['target']}" for c in shape["reach"]["changes"]]
    after = json.loads(hypercare(*SCORE, *given, "--format", "json").out)
    assert after["what_if"]["score"] == shape["reach"]["score"]
    assert after["score"] == shape["score"] == 77


def test_a_gate_names_what_each_criterion_takes(hypercare: Hypercare) -> None:
    shape = json.loads(hypercare(*SCORE, "--reach", "exit", "--format", "json").out)["reach"]
    assert (shape["gate"], shape["verdict"], shape["enough"]) == ("exit", "not_met", True)
    assert shape["given"] == {"handover.readiness": 0.9, "kpi.attainment_vs_plan": 0.9}
    out = hypercare(*SCORE, "--reach", "gate:T+90").out
    assert "Health score: 77.0 → 80.0" in out
    assert "With these changes every criterion is met." in out
    assert "Every criterion is met." in hypercare(*SCORE, "--reach", "T+30").out


def test_a_score_on_little_coverage(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        HEAD + "health: {assessments: [{date: T+1, adoption: 3, value: 3}]}\n"
    )
    out = " ".join(hypercare("score", tmp_path, *T90, "--reach", "80").out.split())
    assert "It stays amber: green needs notes for 70% of the weight" in out
    assert "there are notes for 55.0%. Without a note: Activation, Engagement, Support." in out


def test_a_score_that_cannot_be_reached(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        HEAD
        + "adoption: {snapshots: [{date: T+1, eligible: 10, depth: 0.1}]}\n"
        + "thresholds: {bands: {adoption.depth: [0.2, 0.5, 1.5, 2]}}\n"
    )
    out = hypercare("score", tmp_path, *T90, "--reach", "80").out
    assert "What is known today cannot reach 80: at best 60.0." in out


def test_a_plan_without_a_score(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD)
    out = hypercare("score", tmp_path, *T90, "--reach", "80").out
    assert "No dimension has a note yet" in out
    found = hypercare("score", tmp_path, *T90, "--reach", "80", "--format", "json")
    assert json.loads(found.out)["reach"] == {"target": 80, "reached": False}
    assert "This gate has no criteria." in hypercare("score", tmp_path, *T90, "--reach", "exit").out


def test_fail_under_looks_at_the_score_that_is_shown(hypercare: Hypercare) -> None:
    given = ("--what-if", "kpi.attainment_vs_plan=0.9", "--fail-under")
    assert hypercare(*SCORE, *given, "80").code == 0
    assert hypercare(*SCORE, *given, "83").code == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--what-if", "adoption.active_30d=0.8"), "Did you mean `adoption.active_30d_rate`?"),
        (("--what-if", "adoption.active_30d_rate=3"), "It is a share from 0 to 1"),
        (("--what-if", "nothing"), "Write it like --what-if"),
        (("--reach", "101"), "It goes from 20 to 100."),
        (("--reach", "T+31"), "the gates are: kickoff (T0), fundamentals (T+7)"),
        (("--reach", ""), "is neither a score nor a gate"),
        (("--reach", "80", "--since", "T+30"), "--since does not go with"),
        (("--reach", "80", "--what-if", "health.score=70"), "that --what-if gives already"),
    ],
)
def test_wrong_usage_is_said_in_one_line(
    hypercare: Hypercare, asked: tuple[str, ...], said: str
) -> None:
    found = hypercare(*SCORE, *asked)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert "Traceback" not in found.err


def test_nothing_is_written(hypercare: Hypercare, tmp_path: Path) -> None:
    text = (MINI / "plan.yaml").read_text()
    (tmp_path / "plan.yaml").write_text(text)
    hypercare("score", tmp_path, *T90, "--what-if", "health.adoption=5", "--reach", "90")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]
    assert (tmp_path / "plan.yaml").read_text() == text


# -- forecasts ----------------------------------------------------------------------------------

RISING = HEAD + (
    "health:\n  assessments:\n"
    "    - {date: T+20, activation: 3, adoption: 3, value: 3, engagement: 3, support: 3}\n"
    "    - {date: T+30, adoption: 4}\n"
    "    - {date: T+40, adoption: 5}\n"
)


def test_when_the_score_will_be_green(hypercare: Hypercare, tmp_path: Path) -> None:
    """60, 66, 72 ten days apart: 80 in 13.3 days."""
    (tmp_path / "plan.yaml").write_text(RISING)
    out = hypercare("score", tmp_path, "--as-of", "T+45").out
    row = "reached on 28 Feb 2026, between 28 Feb 2026 and 28 Feb"
    assert f"80 or more: green  {row}" in " ".join(out.split()).replace("green ", "green  ")
    shape = json.loads(hypercare("score", tmp_path, "--as-of", "T+45", "--format", "json").out)
    assert shape["forecasts"][0] == {
        "limit": 80,
        "rag": "green",
        "rising": True,
        "forecast": {"day": "2026-02-28", "earliest": "2026-02-28", "latest": "2026-02-28"},
    }


def test_when_the_score_will_fall_out_of_its_colour(hypercare: Hypercare, tmp_path: Path) -> None:
    """Adoption 5, 4, 3 with all others at 4: 86, 80, 74; amber ends below 60, 23.3 days later."""
    falling = RISING.replace(
        "activation: 3, adoption: 3, value: 3, engagement: 3, support: 3",
        "activation: 4, adoption: 5, value: 4, engagement: 4, support: 4",
    )
    falling = falling.replace("T+40, adoption: 5", "T+40, adoption: 3")
    (tmp_path / "plan.yaml").write_text(falling)
    out = " ".join(hypercare("score", tmp_path, "--as-of", "T+45").out.split())
    assert "80 or more: green not on this slope" in out
    assert "below 60: no longer amber reached on 10 Mar 2026" in out
