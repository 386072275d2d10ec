"""What is selected, ignored, graded: on the command line, in the plan, on a line."""

from datetime import date

import pytest

from hypercare_cli.analysis import analyse
from hypercare_cli.finding import Finding
from hypercare_cli.linting import lint
from hypercare_cli.selection import Choice
from hypercare_cli.source import File
from tests.plans import no_files

HEAD = """\
hypercare: 1
plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en}
people: [{id: sponsor, role: sponsor, side: customer}]
"""
KPI = "kpis:\n  - {id: delay, title: Delay, baseline: 8, target: 8.0, source: {tool: BI}}"
"""HC202 at 5:52 and nothing else while only HC2 is selected and the plan is at T0."""
ONLY = Choice(select=("HC202", "HC201", "HC98"))


def findings(text: str, choice: Choice = ONLY, day: date = date(2026, 1, 5)) -> list[Finding]:
    return lint(analyse((File("plan.yaml", text),), day, no_files), choice)


def codes(text: str, choice: Choice = ONLY, day: date = date(2026, 1, 5)) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.check.code}" for f in findings(text, choice, day)]


def test_a_finding_stands_at_its_place() -> None:
    assert codes(HEAD + KPI) == ["5:52 HC202"]


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (Choice(select=("HC2",)), True),
        (Choice(select=("kpi-target-is-baseline",)), True),
        (Choice(select=("HC3",)), False),
        (Choice(ignore=("HC2",)), False),
        (Choice(select=("HC202",), ignore=("HC2",)), True),
        (Choice(select=("HC2",), ignore=("HC202",)), False),
    ],
)
def test_the_more_precise_choice_decides(choice: Choice, shown: bool) -> None:
    assert ("5:52 HC202" in codes(HEAD + KPI, choice)) is shown


def test_a_comment_hides_what_is_found_on_its_line() -> None:
    assert codes(f"{HEAD}{KPI}  # hypercare: ignore[HC202] agreed with finance\n") == []
    assert codes(f"{HEAD}# hypercare: ignore[HC202] agreed\n{KPI}\n") == ["4:1 HC981", "6:52 HC202"]


def test_a_comment_without_reason_or_use_is_a_finding() -> None:
    assert codes(f"{HEAD}{KPI}  # hypercare: ignore[HC202]\n") == ["5:78 HC982"]
    assert codes(f"{HEAD}# hypercare: ignore[HC201] not needed\n") == ["4:1 HC981"]
    assert codes(f"{HEAD}# hypercare: ignore[HC777] no such rule\n") == ["4:1 HC983"]


def test_a_text_that_looks_like_a_comment_is_none() -> None:
    text = KPI.replace("Delay,", '"see # hypercare: ignore[HC202] because",')
    assert [line.split()[1] for line in codes(HEAD + text)] == ["HC202"]


def test_the_plan_ignores_until_a_date() -> None:
    agreed = "checks:\n  ignore:\n    - {rule: HC202, reason: agreed, until: 2026-02-01}\n"
    assert codes(agreed.join((HEAD, KPI))) == []
    late = codes(agreed.join((HEAD, KPI)), day=date(2026, 2, 2))
    assert [line.split()[1] for line in late] == ["HC984", "HC202"]


def test_the_plan_gives_a_rule_another_severity() -> None:
    graded = findings(f"{HEAD}checks: {{severity: {{HC202: note}}}}\n{KPI}\n")
    assert [(f.check.code, f.check.severity) for f in graded] == [("HC202", "note")]
    unknown = findings(f"{HEAD}checks: {{severity: {{HC777: note}}}}\n")
    assert [f.check.code for f in unknown] == ["HC983"]


def test_an_apostrophe_opens_no_quote() -> None:
    kpi = KPI.replace("Delay", "L'avance")
    assert codes(f"{HEAD}{kpi}  # hypercare: ignore[HC202] agreed\n") == []


def test_a_line_of_a_longer_text_is_no_comment() -> None:
    text = "customer:\n  name: X\n  summary: |\n    # hypercare: ignore[HC202] no comment\n"
    assert codes(f"{HEAD}{text}") == []
