"""`playbooks`: what fires, the actions that --apply writes, and the figure after them."""

import json
import random
from pathlib import Path

import pytest

from hypercare_cli import edit
from hypercare_cli.amendment import amend
from hypercare_cli.analysis import Analysis, on_day
from hypercare_cli.cli.proposing import actions
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.source import File
from hypercare_cli.steering.playbooks.firing import Firing, firings
from tests.cli.conftest import Hypercare, Outcome
from tests.oracle.mutate import dump, mutations
from tests.oracle.naive import read
from tests.plans import EXAMPLES, day, digests_of, files_of, no_files

PLAN = """\
hypercare: 1
plan: {id: acme, title: Roll-out, kickoff: 2026-01-05, language: en}
people:
  - {id: lead, side: provider, role: csm, title: CSM}
  - {id: boss, side: customer, role: sponsor, title: Sponsor}
adoption:
  snapshots:
    - {date: T+30, eligible: 300, active_30d: 100}   # from BI
data_quality: {tolerance: 0.9, scores: [{date: T+20, score: 0.8}]}
health: {assessments: [{date: T+20, activation: 4, adoption: 4, engagement: 4}]}
actions:
  - {id: A07, title: Call the sponsor, owner: lead, opened_on: T+1, due: T+9, status: open}
playbooks:
  - {id: quiet, title: Quiet, when: risks.open > 0, action: Look, owner: lead, audience: internal}
"""
ADOPTION = (
    "  - {id: A08, title: Targeted coaching session and a path of short videos, owner: lead,"
    " opened_on: 2026-02-05, due: 2026-02-12, status: open, stream: adoption, playbook: adoption-red,"
    " deliverable: 'Coaching held, video path published',"
    " before: {metric: adoption.active_30d_rate, value: 0.3333}}\n"
)
DATA = (
    "  - {id: A09, title: Clean-up plan and an entry rule, opened_on: 2026-02-05, due: 2026-02-19,"
    " status: open, stream: data, playbook: data-amber,"
    " deliverable: Clean-up plan with an entry rule, before: {metric: data.quality, value: 0.8}}\n"
)
ON = ("--as-of", "T+31")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    return path


def data(outcome: Outcome, id_: str) -> dict[str, object]:
    assert (outcome.code, outcome.err) == (0, "")
    found = json.loads(outcome.out)
    assert (found["schema"], found["plan"], found["as_of"]) == (1, "acme", "2026-02-05")
    (one,) = [each for each in found["playbooks"] if each["id"] == id_]
    assert isinstance(one, dict)
    return one


# -- reading ----------------------------------------------------------------------------------------


def test_the_data_have_each_playbook_with_figures_and_actions(
    plan: Path, hypercare: Hypercare
) -> None:
    result = hypercare("playbooks", plan, *ON, "--format", "json")
    one = data(result, "adoption-red")
    assert one["fires"] is True
    assert one["when"] == "adoption.active_30d_rate < 0.40"
    assert one["values"] == {"adoption.active_30d_rate": 0.333333333}
    assert one["since"] == "2026-02-04"
    assert one["actions"] == [
        {
            "title": "Targeted coaching session and a path of short videos",
            "owner": "lead",
            "roles": [],
            "with": [],
            "stream": "adoption",
            "deliverable": "Coaching held, video path published",
            "opened_on": "2026-02-05",
            "due": "2026-02-12",
            "before": {"metric": "adoption.active_30d_rate", "value": 0.3333},
        }
    ]
    for id_, fires in (("support-amber", None), ("quiet", False)):
        one = data(result, id_)
        assert (one["fires"], one["actions"], one["since"]) == (fires, [], None)


def test_the_page_says_what_fires_since_when_and_who_is_missing(
    plan: Path, hypercare: Hypercare
) -> None:
    out = hypercare("playbooks", plan, *ON).out
    assert "Few people use it (adoption-red)" in out
    assert "Active users, 30 days: less than 40%" in out
    assert "Figures          33.3%" in out
    assert "4 Feb 2026 (1 day)" in out
    assert "12 Feb 2026 (5 working days)" in out
    assert "nobody: no person of the plan has the role IT, Functional administrator" in " ".join(
        out.split()
    )


def test_one_playbook_can_be_asked_for(plan: Path, hypercare: Hypercare) -> None:
    result = hypercare("playbooks", plan, *ON, "--only", "quiet", "--format", "json")
    assert [one["id"] for one in json.loads(result.out)["playbooks"]] == ["quiet"]
    wrong = hypercare("playbooks", plan, *ON, "--only", "quit")
    assert (wrong.code, wrong.out) == (2, "")
    assert "there is no playbook quit" in wrong.err
    assert "quiet" in wrong.err.splitlines()[1]


@pytest.mark.parametrize(
    "options", [("--apply", "--format", "yaml"), ("--apply", "-o", "x.txt"), ("--dry-run",)]
)
def test_options_that_do_not_go_together_are_refused(
    plan: Path, hypercare: Hypercare, options: tuple[str, ...]
) -> None:
    result = hypercare("playbooks", plan, *ON, *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("hypercare: ")
    assert plan.read_text() == PLAN


# -- writing ----------------------------------------------------------------------------------------


def test_apply_adds_one_line_an_action_in_the_manner_of_the_file(
    plan: Path, hypercare: Hypercare
) -> None:
    result = hypercare("playbooks", plan, *ON, "--apply")
    assert result.code == 0
    assert plan.read_text() == PLAN.replace("status: open}\n", f"status: open}}\n{ADOPTION}{DATA}")
    assert "Added: actions[A08]" in result.out
    assert "entry rule” has no owner: no person of the plan has the role IT" in result.out


def test_a_second_time_there_is_nothing_to_do(plan: Path, hypercare: Hypercare) -> None:
    hypercare("playbooks", plan, *ON, "--apply")
    once = plan.read_bytes()
    result = hypercare("playbooks", plan, *ON, "--apply")
    assert (result.code, result.err) == (0, "")
    assert result.out == "Nothing to do: no playbook asks for a further action.\n"
    assert plan.read_bytes() == once
    shown = hypercare("playbooks", plan, *ON, "--format", "json")
    assert data(shown, "adoption-red")["open"] == [
        {
            "id": "A08",
            "title": "Targeted coaching session and a path of short videos",
            "owner": "lead",
            "opened_on": "2026-02-05",
            "due": "2026-02-12",
        }
    ]


def test_a_dry_run_shows_the_lines_and_writes_nothing(plan: Path, hypercare: Hypercare) -> None:
    result = hypercare("playbooks", plan, *ON, "--apply", "--dry-run")
    assert f"+{ADOPTION}+{DATA}" in result.out
    assert plan.read_text() == PLAN


def test_what_was_written_is_told_as_data_too(plan: Path, hypercare: Hypercare) -> None:
    found = json.loads(hypercare("playbooks", plan, *ON, "--apply", "--format", "json").out)
    assert found["written"] is True
    assert [one["path"] for one in found["changes"]] == ["actions[A08]", "actions[A09]"]
    assert len(found["remarks"]) == 1
    again = json.loads(hypercare("playbooks", plan, *ON, "--apply", "--format", "json").out)
    assert (again["written"], again["changes"], again["remarks"]) == (False, [], [])


def test_only_some_can_be_applied(plan: Path, hypercare: Hypercare) -> None:
    hypercare("playbooks", plan, *ON, "--apply", "--only", "adoption-red", "-q")
    assert plan.read_text() == PLAN.replace("status: open}\n", f"status: open}}\n{ADOPTION}")


def test_texts_are_written_in_the_language_of_the_plan(plan: Path, hypercare: Hypercare) -> None:
    """However the run speaks."""
    plan.write_text(PLAN.replace("language: en", "language: fr"))
    hypercare("playbooks", plan, *ON, "--apply", "--lang", "en")
    written = plan.read_text()
    assert "title: Targeted" not in written
    assert "title: Session de coaching ciblée" in written


def test_what_only_the_team_may_see_stays_with_it(plan: Path, hypercare: Hypercare) -> None:
    plan.write_text(PLAN + "risks: [{id: R1, title: A, probability: L, impact: L}]\n")
    hypercare("playbooks", plan, *ON, "--apply", "--only", "quiet")
    (line,) = [line for line in plan.read_text().splitlines() if "id: A08" in line]
    assert "audience: internal" in line
    assert "playbook: quiet" in line


# -- the figure after it ----------------------------------------------------------------------------


def test_done_writes_the_figure_after_it(plan: Path, hypercare: Hypercare) -> None:
    hypercare("playbooks", plan, *ON, "--apply", "-q")
    hypercare(
        "record",
        "snapshot",
        "date=T+40",
        "eligible=300",
        "active_30d=150",
        "-p",
        plan,
        "--as-of",
        "T+40",
    )
    result = hypercare("done", "A08", "-p", plan, "--on", "T+41", "--as-of", "T+45")
    assert result.code == 0
    (line,) = [line for line in plan.read_text().splitlines() if "id: A08" in line]
    assert "after: {metric: adoption.active_30d_rate, value: 0.5}" in line
    assert "recorded" not in result.out


def test_done_says_that_nothing_was_measured_since(plan: Path, hypercare: Hypercare) -> None:
    hypercare("playbooks", plan, *ON, "--apply", "-q")
    result = hypercare("done", "A08", "-p", plan, "--as-of", "T+35")
    assert "value: 0.3333}, after: {metric: adoption.active_30d_rate, value: 0.3333}" in (
        plan.read_text()
    )
    assert "Nothing was recorded for adoption.active_30d_rate since the action began" in result.out


def test_an_unknown_figure_is_said_and_not_written(plan: Path, hypercare: Hypercare) -> None:
    text = PLAN.replace("due: T+9,", "due: T+9, before: {metric: support.csat, value: 0.5},")
    plan.write_text(text)
    result = hypercare("done", "A07", "-p", plan, "--on", "T+9", *ON)
    assert "after" not in plan.read_text()
    assert "once support.csat is, write it beside `before`" in result.out


def test_a_figure_after_it_that_is_there_stays(plan: Path, hypercare: Hypercare) -> None:
    both = "before: {metric: data.quality, value: 0.5}, after: {metric: data.quality, value: 0.6}"
    plan.write_text(PLAN.replace("due: T+9,", f"due: T+9, {both},"))
    hypercare("done", "A07", "-p", plan, "--on", "T+25", *ON)
    assert both in plan.read_text()


def test_a_task_has_no_figure(plan: Path, hypercare: Hypercare) -> None:
    plan.write_text(PLAN + "technical: [{id: X1, kind: access, title: SSO, status: planned}]\n")
    assert hypercare("done", "X1", "-p", plan, *ON).code == 0


# -- once is enough, on every plan ------------------------------------------------------------------


def once_and_again(before: Analysis, texts: tuple[File, ...]) -> int:
    """Apply, and look again: nothing may be left. The number of actions written."""

    def chosen(analysis: Analysis) -> tuple[Firing, ...]:
        return firings(analysis.figures)

    wanted = actions(before, chosen, [])
    if not wanted:
        return 0
    amendment = amend(before, texts, wanted)
    assert actions(amendment.after, chosen, []) == []
    after = [one for one in firings(amendment.after.figures) if one.fires]
    assert [one.id for one in after] == [one.id for one in firings(before.figures) if one.fires]
    assert edit.apply(amendment.new, []) == amendment.new
    return len(wanted)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_applying_twice_changes_nothing_on_every_example(name: str) -> None:
    texts = files_of(EXAMPLES / name)
    loaded = load(texts, Catalogue())
    assert loaded.plan is not None
    counts = [
        once_and_again(
            on_day(loaded, loaded.plan.kickoff + (day(n) - day(0)), digests_of(EXAMPLES / name)),
            texts,
        )
        for n in (0, 15, 30, 45, 60, 75, 90, 120)
    ]
    assert sum(counts) > 0


@pytest.mark.parametrize("case", ["mini-case", "full-case"])
def test_applying_twice_changes_nothing_on_mutated_plans(case: str) -> None:
    rng, count = random.Random(6), 0
    for _description, raw in mutations(read(EXAMPLES / case), 63, 30):
        texts = (File("plan.yaml", dump(raw)),)
        loaded = load(texts, Catalogue())
        assert loaded.plan is not None
        count += once_and_again(on_day(loaded, day(rng.randint(0, 120)), no_files), texts)
    assert count > 10
