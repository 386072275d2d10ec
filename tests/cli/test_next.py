"""The command `next`: the work of the week as text, JSON and Markdown, and what it refuses."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare
from tests.plans import HEAD

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "next"
FULL = ROOT / "examples" / "full-case"
FULL_EN = ROOT / "examples" / "full-case-en"
T90 = ("--as-of", "2026-04-05")

HIDDEN = f"""{HEAD}
people:
  - {{id: po, role: product_owner, side: customer}}
  - {{id: seller, role: csm, side: provider, audience: internal}}
actions:
  - {{id: A1, title: Sell the second wave, owner: po, due: T+91, status: open, audience: internal}}
  - {{id: A2, title: Train the partners, owner: po, due: T+91, status: open, audience: partner}}
  - {{id: A3, title: Open the accounts, owner: seller, due: T+91, status: open}}
  - {{id: A4, title: Coach, owner: po, due: T+91, status: open}}
"""


@pytest.fixture
def hidden(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(HIDDEN)
    return tmp_path


@pytest.mark.parametrize(("plan", "language"), [(FULL, "fr"), (FULL_EN, "en")])
def test_shows_the_full_case_as_it_was_reviewed(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, plan: Path, language: str
) -> None:
    monkeypatch.chdir(plan)
    found = hypercare("next", *T90, "--all")
    assert (found.code, found.err) == (0, "")
    expected = (GOLDEN / f"full-case.{language}.txt").read_text(encoding="utf-8")
    assert found.out == expected


def test_shows_five_of_each_owner_and_all_of_one(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FULL_EN)
    lines = hypercare("next", *T90).out.splitlines()
    assert "… and 14 more: --all" in lines
    assert "… and 2 more: --all" in lines
    one = hypercare("next", *T90, "--owner", "nobody").out
    assert [line for line in one.splitlines() if " – " in line][1:] == ["Nobody – 7 to do, 3 due"]
    assert "more" not in one


def test_json_has_all_items_with_their_place(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FULL_EN)
    found = json.loads(hypercare("next", *T90, "--format", "json").out)
    assert list(found) == ["schema", "plan", "as_of", "until", "counts", "items"]
    assert (found["schema"], found["as_of"], found["until"]) == (1, "2026-04-05", "2026-04-12")
    assert sum(found["counts"].values()) == len(found["items"]) == 33
    item = next(item for item in found["items"] if item["id"] == "OB1")
    line = FULL_EN.joinpath("contracts.yaml").read_text().splitlines()[item["line"] - 1]
    assert "{id: OB1," in line
    assert item == {
        "kind": "obligation",
        "id": "OB1",
        "title": "Deliver the ERP interface",
        "owner": "tam",
        "urgency": "overdue",
        "due": "2026-03-26",
        "days_late": 10,
        "priority": None,
        "points": 0,
        "penalty": 2000,
        "figures": {},
        "why": "was due on 26 Mar 2026",
        "command": "hypercare done OB1",
        "audience": "customer",
        "path": "contracts.obligations[0]",
        "file": "contracts.yaml",
        "line": item["line"],
        "column": 7,
    }


@pytest.mark.parametrize(
    ("options", "until"),
    [
        (("--horizon", "0"), "2026-04-05"),
        (("--horizon", "14"), "2026-04-19"),
        (("--until", "T+120"), "2026-05-05"),
    ],
)
def test_looks_as_far_as_it_is_told(
    hypercare: Hypercare, options: tuple[str, str], until: str
) -> None:
    found = json.loads(hypercare("next", FULL, *T90, *options, "--format", "json").out)
    assert found["until"] == until


def test_markdown_has_boxes_to_tick_and_no_commands(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FULL_EN)
    out = hypercare("next", *T90, "--format", "markdown", "--owner", "tam").out
    assert out.splitlines()[4:] == [
        "### Technical account manager",
        "",
        "- [ ] Deliver the ERP interface (`OB1`) – 10 days late",
        "- [ ] Interface from ERP to CLM (`TE4`) – 10 days late",
        "- [ ] Finish the ERP interface (`A3`) – 5 days late",
    ]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ((), "A1 A2 A4 A3"),
        (("--audience", "partner"), "A2 A4 A3"),
        (("--audience", "customer"), "A4 A3"),
    ],
)
def test_readers_see_what_is_for_them(
    hypercare: Hypercare, hidden: Path, options: tuple[str, ...], titles: str
) -> None:
    """Whom they do not know owns nothing, and so comes last."""
    found = json.loads(hypercare("next", hidden, *T90, *options, "--format", "json").out)
    items = [item for item in found["items"] if item["kind"] == "action"]
    assert {item["id"] for item in items} == set(titles.split())
    known = {item["id"]: item["owner"] for item in items}
    assert known["A3"] == ("seller" if not options else None)


def test_an_entry_is_as_close_as_what_it_stands_in(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(f"""{HEAD}
roadmap:
  - id: m
    offset: 90
    title: M
    audience: internal
    tasks: [{{id: B, title: B, status: planned, due: T+91, audience: partner}}]
""")
    for audience, seen in (("internal", 1), ("partner", 0)):
        options = ("--audience", audience, "--format", "json")
        items = json.loads(hypercare("next", tmp_path, *T90, *options).out)["items"]
        assert sum(item["kind"] == "task" for item in items) == seen


def test_a_figure_that_is_awaited_and_not_old_says_since_when(hypercare: Hypercare) -> None:
    """Measured monthly, last on 5 April: awaited on 6 May, old from 20 May on."""
    mini = ROOT / "examples" / "mini-case-en"
    lines = hypercare("next", mini, "--as-of", "2026-05-10").out.splitlines()
    assert any(line.startswith("since 6 May 2026  Processing time") for line in lines)
    late = hypercare("next", mini, "--as-of", "2026-05-21").out
    assert "■ 15 days late" in late


def test_markdown_hides_what_is_internal_unless_asked(hypercare: Hypercare, hidden: Path) -> None:
    out = hypercare("next", hidden, *T90, "--format", "markdown").out
    assert "Coach" in out
    assert "second wave" not in out
    assert "Train the partners" not in out
    asked = hypercare("next", hidden, *T90, "--format", "markdown", "--audience", "internal").out
    assert "second wave" in asked


def test_text_marks_what_is_internal(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, hidden: Path
) -> None:
    monkeypatch.chdir(hidden)
    out = hypercare("next", *T90, "--owner", "po").out
    assert "Action · internal · " in out
    assert "Action · for partners · " in out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_almost_empty_plan_has_its_first_steps(
    hypercare: Hypercare, tmp_path: Path, language: str
) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD)
    found = hypercare("next", tmp_path, "--as-of", "T+0", "--lang", language)
    assert (found.code, found.err) == (0, "")
    assert found.out.count("hypercare validate --missing") == 3


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--owner", "tom"), "there is no “tom” among the people of the plan"),
        (("--horizon", "1.5"), "“1.5” is no number of days for --horizon"),
        (("--horizon", "367"), "“367” is no number of days for --horizon"),
        (("--until", "T+80"), "26 Mar 2026 is before 5 Apr 2026"),
        (("--until", "soon"), "“soon” is not a date"),
        (
            ("--until", "T+95", "--horizon", "7"),
            "--horizon and --until cannot be given together",
        ),
        (("--format", "xml"), "“xml” is not known for --format"),
        (("--audience", "me"), "“me” is not known for --audience"),
    ],
)
def test_wrong_usage_is_one_clear_line(
    hypercare: Hypercare, options: tuple[str, ...], problem: str
) -> None:
    found = hypercare("next", FULL_EN, *T90, *options)
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[0] == f"hypercare: {problem}"


RUNNABLE = ("done", "set", "sign", "gate", "playbooks", "validate", "record")


@pytest.mark.parametrize(
    "example", ["full-case-en", "first-tool", "generic", "relaunch", "hostile"]
)
def test_every_command_that_is_complete_can_be_run(
    hypercare: Hypercare, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    """On a day after all that is in the plan: what is done later cannot be done again."""
    as_of = "T+180"
    monkeypatch.chdir(ROOT / "examples" / example)
    shape = hypercare("next", "--as-of", as_of, "--horizon", "60", "--format", "json").out
    commands = sorted({item["command"] for item in json.loads(shape)["items"]})
    for command in commands:
        _name, verb, *arguments = shlex.split(command)
        assert verb in RUNNABLE
        if "…" not in command and verb in ("done", "set", "sign"):
            found = hypercare(verb, *arguments, "--dry-run", "--as-of", as_of)
            assert found.code == 0, f"{command}: {found.err}"
