"""`set`: a path and a value as people type them; one line changes, and the message says what it did."""

from datetime import date
from pathlib import Path

import pytest

from hypercare_cli import saving
from tests.cli.conftest import AtWork, Hypercare

PLAN = """\
# Acme, from the workshop
hypercare: 1
plan: {id: acme, title: Roll-out, kickoff: 2026-01-05, language: en}
customer: {name: Acme}
people:
  - {id: lead, side: provider, role: csm, title: CSM}
  - {id: boss, side: customer, role: sponsor, title: Sponsor}
kpis:
  - id: handling_time   # agreed
    title: Time to handle a case
    baseline: 8
    target: 6
    measurements:
      - {date: 2026-02-01, value: 7}
risks:
  - {id: R1, title: Late data, probability: H, impact: H, stream: data, owner: lead, status: open}
  - {id: R2, title: "010", probability: L, impact: L, stream: data, owner: lead}
"""
T90 = ("--as-of", "2026-04-05")


@pytest.fixture
def plan(at_work: AtWork) -> Path:
    """A plan in the current folder; today is 2026-04-05."""
    return at_work(PLAN, date(2026, 4, 5))


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("kpis[handling_time].target", "5.5", "target: 6", "target: 5.5"),
        ("kpis.handling_time.target", "-2", "target: 6", "target: -2"),
        ("kpis[0].target", "5.50", "target: 6", "target: 5.50"),
        ("kpis[0].measurements[2026-02-01].value", "7.1", "value: 7}", "value: 7.1}"),
        ("risks[R1].status", "closed", "owner: lead, status: open", "owner: lead, status: closed"),
        ("risks[R1].due", "today", "owner: lead, st", "owner: lead, due: 2026-04-05, st"),
        ("risks[R1].due", "T+90", "owner: lead, st", "owner: lead, due: T+90, st"),
        ("risks[R1].title", "yes", "title: Late data", "title: 'yes'"),
        ("risks[R1].title", "2026", "title: Late data", "title: '2026'"),
        ("plan.closing_days", "2026-02-02, T+30", "title: Roll-out, k", "title: Roll-out, k"),
        ("risks[R1].owner", "", "owner: lead, status: open", "status: open"),
    ],
)
def test_only_the_value_changes(
    hypercare: Hypercare, plan: Path, path: str, value: str, old: str, new: str
) -> None:
    found = hypercare("set", path, "--", value)
    assert (found.code, found.err) == (0, "")
    text = plan.read_text()
    if path == "plan.closing_days":
        assert "closing_days: [2026-02-02, T+30]" in text
        text = text.replace(", closing_days: [2026-02-02, T+30]", "")
    assert text == PLAN.replace(old, new, 1)


def test_the_message_says_what_the_change_did(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("set", "risks[R1].probability", "L")
    assert found.out.splitlines() == [
        "Changed: risks[R1].probability: H → L",
        "As of 5 Apr 2026 (T+90):",
        "  Data – Colour of the stream: red → not known",
        "  High risks: 1 → 0",
    ]


def test_in_french(hypercare: Hypercare, plan: Path) -> None:
    out = hypercare("set", "risks[R1].probability", "L", "--lang", "fr").out
    assert out.startswith(
        "Modifié\u00a0: risks[R1].probability\u00a0: H → L\nAu 5 avr. 2026 (T+90)\u00a0:\n"
    )


def test_what_is_said_already_changes_nothing(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("set", "kpis[0].target", "6.0")
    assert found.code == 0
    found = hypercare("set", "risks[R1].status", "open")
    assert found.out == "Nothing changes: the plan says so already.\n"


def test_a_new_finding_at_the_line_is_told_and_an_old_one_is_not(
    hypercare: Hypercare, plan: Path
) -> None:
    found = hypercare("set", "kpis[0].target", "8")
    assert found.code == 0
    assert "plan.yaml:12:13 HC2" in found.out


def test_a_dry_run_shows_the_lines_and_writes_nothing(hypercare: Hypercare, plan: Path) -> None:
    found = hypercare("set", "kpis[0].target", "5", "--dry-run")
    assert found.code == 0
    assert "-    target: 6\n+    target: 5\n" in found.out
    assert found.out.startswith("--- plan.yaml\n+++ plan.yaml\n")
    assert "Changed: kpis[handling_time].target: 6 → 5" in found.err
    assert plan.read_text() == PLAN
    assert list(plan.parent.iterdir()) == [plan]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("risks[R1].owner", "leda", "Did you mean `lead`?"),
        ("risks[R1].status", "closd", "Did you mean `closed`?"),
        ("kpis[0].target", "5,5", "Write 5.5, without spaces, units or quotes."),
        ("kpis[0].target", "many", "Write a number"),
        ("risks[R1].due", "2026-02-30", "2026-02 has 28 days."),
        ("risks[R1].due", "5/4/2026", "Write 2026-04-05 if that is the day you mean."),
        ("risk[R1].due", "T0", "Did you mean `risks`?"),
        ("risks[R9].due", "T0", "Allowed: R1, R2"),
        ("risks[R1].dew", "T0", "Did you mean `due`?"),
        ("risks[R1]", "x", "`risks[0]` is a group of fields"),
        ("risks", "x", "`risks` is a list of entries"),
        ("risks[R1].title.x", "x", "`risks[0].title` has no fields"),
        ("risks[R1", "x", "is not a path"),
        ("decisions[0].text", "x", "`decisions` has no entry"),
        ("risks[R1].title", "", "`title` is missing"),
        ("risks[R1]", "", "name one of its fields"),
        ("plan.id", "a b", "Use letters without accents"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(
    hypercare: Hypercare, plan: Path, path: str, value: str, said: str
) -> None:
    found = hypercare("set", path, value)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert plan.read_text() == PLAN


def test_a_plan_that_cannot_be_loaded_is_left_as_it_is(hypercare: Hypercare, plan: Path) -> None:
    plan.write_text(PLAN + "riks: 1\n")
    found = hypercare("set", "kpis[0].target", "5")
    assert (found.code, found.out) == (2, "")
    assert "HC010" in found.err
    assert plan.read_text() == PLAN + "riks: 1\n"


def test_a_plan_changed_meanwhile_is_a_conflict(
    hypercare: Hypercare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = saving.Held.read

    def read_then_change(held: saving.Held) -> object:
        texts = read(held)
        plan.write_text(PLAN + "# somebody else\n")
        return texts

    monkeypatch.setattr(saving.Held, "read", read_then_change)
    found = hypercare("set", "kpis[0].target", "5")
    assert found.code == 2
    assert "was changed by somebody else meanwhile" in found.err
    assert plan.read_text() == PLAN + "# somebody else\n"


def test_the_right_file_of_a_folder_changes(
    hypercare: Hypercare, tmp_path: Path, plan: Path
) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    head, _, tail = PLAN.partition("risks:")
    (folder / "plan.yaml").write_text(head)
    (folder / "logs.yaml").write_text("risks:" + tail)
    assert hypercare("set", "risks[R1].status", "closed", "-p", folder).code == 0
    assert (folder / "plan.yaml").read_text() == head
    assert "status: closed" in (folder / "logs.yaml").read_text()
