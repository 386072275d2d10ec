"""Every command on every example, as a person and as a script would run it."""

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from hypercare_cli.cli.app import COMMANDS
from tests.cli.conftest import Hypercare
from tests.plans import HEAD

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))
FULL = ROOT / "examples" / "full-case"
FULL_EN = ROOT / "examples" / "full-case-en"
MINI = ROOT / "examples" / "mini-case"
FIGURES = ("status", "score", "roi", "ttv", "rag", "kpi", "metrics")
T90 = ("--as-of", "2026-04-05")
EMPTY = "hypercare: 1\nplan: {id: p, title: Plan, kickoff: 2026-01-05, language: en}\n"

each_example = pytest.mark.parametrize("plan", EXAMPLES, ids=lambda path: path.name)
each_language = pytest.mark.parametrize("language", ["fr", "en"])


@each_example
@each_language
@pytest.mark.parametrize("command", FIGURES)
def test_says_something_on_every_example(
    hypercare: Hypercare, command: str, plan: Path, language: str
) -> None:
    found = hypercare(command, plan, *T90, "--lang", language)
    assert (found.code, found.err) == (0, "")
    lines = found.out.splitlines()
    assert len(lines) > 3
    assert all(len(line) <= 80 for line in lines)
    assert "\x1b" not in found.out


@pytest.mark.parametrize("command", FIGURES)
def test_an_almost_empty_plan_has_a_page_too(
    hypercare: Hypercare, command: str, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(EMPTY)
    assert hypercare(command, tmp_path).code == 0


@pytest.mark.parametrize("case", ["mini-case", "full-case", "mini-case-en", "full-case-en"])
def test_metrics_equal_the_reference(hypercare: Hypercare, case: str) -> None:
    folder = ROOT / "examples" / case
    for expected in json.loads((folder / "expected.json").read_text()):
        out = hypercare("metrics", folder, "--as-of", expected["as_of"], "--format", "json").out
        found = json.loads(out)
        assert (found["schema"], found["as_of"]) == (1, expected["as_of"])
        for name, value in expected["metrics"].items():
            actual = found["metrics"][name]
            if isinstance(value, float):
                assert actual == pytest.approx(value, abs=1e-6), name
            else:
                assert actual == value, name


@pytest.mark.parametrize("command", ["score", "roi", "ttv", "rag", "kpi", "metrics"])
def test_json_has_its_numbered_shape(hypercare: Hypercare, command: str) -> None:
    shape = json.loads(hypercare(command, FULL, *T90, "--format", "json").out)
    assert (shape["schema"], shape["plan"], shape["as_of"]) == (1, "clm-juridique", "2026-04-05")


def test_the_points_of_the_dimensions_add_up_to_the_score(hypercare: Hypercare) -> None:
    shape = json.loads(hypercare("score", FULL, "--as-of", "2026-02-04", "--format", "json").out)
    points = sum(dimension["points"] or 0 for dimension in shape["dimensions"])
    assert points == pytest.approx(shape["score"], abs=1e-6)
    assert shape["score"] == pytest.approx(75.740741, abs=1e-6)
    assert [d["id"] for d in shape["dimensions"] if d["points"] is None] == ["support"]


def test_explain_prints_contributions_that_add_up(hypercare: Hypercare) -> None:
    """5 × 20 + 4 × 30 + 4 × 25 + 3 × 15 + 4 × 10 over 5 is 81: 20 + 24 + 20 + 9 + 8."""
    out = hypercare("explain", "health.score", MINI, *T90, "--lang", "en").out
    table = out.partition("What adds up to it")[2].partition("Made from")[0]
    numbers = [Decimal(n) for n in re.findall(r"(\d+\.\d\d)$", table, re.MULTILINE)]
    assert numbers == [Decimal(n) for n in ("20.00", "24.00", "20.00", "9.00", "8.00", "81.00")]


def test_explain_without_a_plan_says_how_to_name_one(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = hypercare("explain", "health.score")
    assert found.code == 2
    assert "Name one: `hypercare explain health.score PLAN`." in found.err


def test_explain_gives_the_place_of_every_field(hypercare: Hypercare) -> None:
    shape = json.loads(
        hypercare("explain", "kpi.handling_time.attainment", MINI, *T90, "--format", "json").out
    )
    lines = (MINI / "plan.yaml").read_text().splitlines()
    assert {field["path"] for field in shape["fields"]} == {"kpis[0].baseline", "kpis[0].target"}
    for field in shape["fields"]:
        assert field["path"].split(".")[-1] in lines[field["line"] - 1]


def test_explain_shows_the_band_that_makes_a_rate_a_note(hypercare: Hypercare) -> None:
    """75% of 60 users, note 4 from 60%; depth has bands of the plan's own, note 4 from 50%."""
    out = hypercare("explain", "health.adoption", FULL_EN, *T90).out
    assert re.search(r"^adoption.active_30d_rate .* 75.0% +4  from 60%, below 80%$", out, re.M)
    assert re.search(r"^adoption.depth .* 55.0% +4  from 50%, below 75%$", out, re.M)
    text = hypercare("explain", "health.adoption", FULL_EN, *T90, "--format", "json").out
    assert json.loads(text)["notes"][2] == {
        "metric": "adoption.depth",
        "value": 0.55,
        "note": 4,
        "bands": [0.2, 0.35, 0.5, 0.75],
    }


def test_explain_shows_no_band_for_a_note_given_by_hand(hypercare: Hypercare) -> None:
    out = hypercare("explain", "health.adoption", MINI, *T90, "--lang", "en").out
    assert "health.assessments[0].adoption" in out
    assert "Band" not in out


def test_explain_knows_findings_and_near_names(hypercare: Hypercare) -> None:
    assert "broken-reference" in hypercare("explain", "HC020").out
    wrong = hypercare("explain", "health.scor", FULL)
    assert wrong.code == 2
    assert "health.score" in wrong.err


def test_the_cheapest_way_up_is_real(hypercare: Hypercare, tmp_path: Path) -> None:
    """What the first lever promises is what the score gives once the plan says so."""
    shape = json.loads(hypercare("score", MINI, *T90, "--format", "json").out)
    lever = shape["levers"][0]
    assert lever["metric"] == "health.adoption"
    assert (lever["change"], lever["points"]) == (1, 6)
    text = (MINI / "plan.yaml").read_text().replace("adoption: 4, value", "adoption: 5, value")
    (tmp_path / "plan.yaml").write_text(text)
    after = json.loads(hypercare("score", tmp_path, *T90, "--format", "json").out)
    assert after["score"] == shape["score"] + lever["points"]


def test_fail_under_is_the_exit_code(hypercare: Hypercare, tmp_path: Path) -> None:
    assert hypercare("score", FULL, *T90, "--fail-under", "77").code == 0
    assert hypercare("score", FULL, *T90, "--fail-under", "77", "--lang", "en").err == ""
    low = hypercare("score", FULL, *T90, "--fail-under", "77.1", "--lang", "en")
    assert (low.code, low.err) == (1, "the health score of 77.0 is below 77.1\n")
    near = hypercare("score", FULL, *T90, "--fail-under", "77.001", "--lang", "en", "-q")
    assert (near.code, near.err) == (1, "the health score of 77.0 is below 77.001\n")
    (tmp_path / "plan.yaml").write_text(HEAD)
    new = hypercare("score", tmp_path, *T90, "--fail-under", "70", "--lang", "en")
    assert (new.code, new.err) == (1, "the health score is not known, and 70 is asked for\n")
    assert hypercare("score", FULL, *T90, "--fail-under", "much").code == 2


def test_colour_follows_the_environment(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in hypercare("status", FULL, *T90).out
    assert "\x1b[" not in hypercare("status", FULL, *T90, "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in hypercare("status", FULL, *T90).out


@pytest.mark.parametrize("width", ["20", "40", "80"])
def test_the_dashboard_fits_any_width(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = hypercare("status", FULL, *T90).out
    assert max(len(line) for line in out.splitlines()) <= int(width)


def test_a_plan_can_come_from_standard_input(tmp_path: Path) -> None:
    text = (MINI / "plan.yaml").read_bytes()
    found = subprocess.run(
        [sys.executable, "-m", "hypercare_cli", "score", "-", *T90],
        input=text, capture_output=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert b"81,0 / 100" in found.stdout


def test_without_unicode_the_page_is_ascii(tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C"}
    found = subprocess.run(
        [sys.executable, "-m", "hypercare_cli", "status", str(FULL), *T90],
        capture_output=True, check=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert re.search(r"^Contrat +x rouge", found.stdout.decode("ascii"), re.MULTILINE)


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m hypercare_cli metrics {FULL}"
    found = subprocess.run(
        ["bash", "-c", f"{command} | head -1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert found.stdout.splitlines()[-1] == "0"
    assert found.stderr == ""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("absent.yaml", None, "there is no file or folder"),
        ("empty.yaml", b"", "nothing is in it"),
        ("comment.yaml", b"# nothing yet\n", "nothing is in it"),
        ("binary.yaml", b"\x7fELF\x00\x01", "is not a text file"),
        ("latin1.yaml", "hypercare: 1 # é".encode("cp1252"), "is not a text file"),
        ("utf16.yaml", "hypercare: 1".encode("utf-16"), "is not a text file"),
        ("list.yaml", b"- a\n- b\n", "a list"),
    ],
)
@pytest.mark.parametrize("command", ["score", "metrics", "validate", "report"])
def test_what_is_no_plan_gets_one_line_and_exit_2(
    hypercare: Hypercare, tmp_path: Path, command: str, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    arguments = ("plan",) if command == "report" else ()
    found = hypercare(command, *arguments, tmp_path / name)
    assert found.code == 2
    assert said in found.out + found.err
    if command != "validate":
        assert found.out == ""


def test_a_plan_with_faults_gives_them_and_no_figures(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(EMPTY + "risks:\n  - {id: R1, title: x, impact: X}\n")
    found = hypercare("score", tmp_path)
    assert (found.code, found.out) == (2, "")
    places = [line.split(" ")[0].split("plan.yaml:")[1] for line in found.err.splitlines()[:2]]
    assert places == ["4:5", "4:32"]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(hypercare: Hypercare, command: str) -> None:
    found = hypercare(command, "--help")
    assert found.code == 0
    assert f"hypercare {command}" in found.out
    assert hypercare(command, "--no-such-option").code == 2


def test_the_help_lists_every_command(hypercare: Hypercare) -> None:
    out = hypercare("--help").out
    for name, line in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}$", out, re.MULTILINE)


@pytest.mark.parametrize("plan", ["mini-case", "full-case"])
def test_the_plan_of_the_current_folder_is_all_of_its_files(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, plan: str
) -> None:
    """A `plan.yaml` alone, or one with its other files beside it."""
    folder = ROOT / "examples" / plan
    named = hypercare("score", folder, "--as-of", "2026-04-05")
    monkeypatch.chdir(folder)
    assert hypercare("score", "--as-of", "2026-04-05") == named
