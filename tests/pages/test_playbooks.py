"""Playbooks on a page, and in the annexes of the plan document."""

import pytest

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.pages.playbooks import playbooks_page
from hypercare_cli.steering.playbooks.firing import firings
from tests.plans import HEAD
from tests.reports import analysis_of, report_of

PLAN = f"""{HEAD}people:
  - {{id: anna, role: csm, side: provider, title: Anna's team}}
adoption: {{snapshots: [{{date: T+30, eligible: 100, active_30d: 39, depth: 0.2}}]}}
actions:
  - {{id: A1, title: Look, playbook: dry, status: done, opened_on: T+31, done_on: T+33}}
  - {{id: A2, title: Again, playbook: late, owner: anna, due: T+36, opened_on: T+31, status: open}}
playbooks:
  - {{id: dry, title: Dry run, when: adoption.depth < 0.3, action: Look}}
  - {{id: late, title: Too late, when: adoption.depth < 0.3, lasting: 1d, until: adoption.depth > 0.5, action: B}}
  - {{id: soon, when: adoption.depth < 0.3, lasting: 10d, action: C, owner: anna, due: 2wd}}
"""


def page(analysis: Analysis, language: Language = "en") -> Page:
    return playbooks_page(analysis, Words(language), firings(analysis.figures))


def facts(found: Page) -> dict[str, dict[str, str]]:
    """The facts under each heading."""
    pairs = zip(found.blocks, found.blocks[1:], strict=False)
    return {
        heading.text: {label: str(value) for label, value in block.pairs}
        for heading, block in pairs
        if isinstance(heading, Heading) and isinstance(block, Facts)
    }


FOUND = page(analysis_of(PLAN, 38))


def test_what_fires_says_why_and_what_is_to_be_done() -> None:
    assert facts(FOUND)["Few people use it (adoption-red)"] == {
        "Fires when": "Active users, 30 days: less than 40%",
        "Figures": "39.0%",
        "Fires since": "4 Feb 2026 (8 days)",
        "Proposed action": "Targeted coaching session and a path of short videos",
        "Deliverable": "Coaching held, video path published",
        "Owner": "Anna's team",
        "Due": "19 Feb 2026 (5 working days)",
    }


def test_an_open_action_stands_there_with_its_age() -> None:
    """It began on T+30 and fires since T+31, a day later."""
    assert facts(FOUND)["Too late (late)"] == {
        "Fires when": "Depth of use: less than 30%, for 1 day",
        "Figures": "20.0%",
        "Ends when": "Depth of use: more than 50%",
        "Fires since": "5 Feb 2026 (7 days)",
        "Playbook": "of this plan",
        "Open action": "A2 Again · Anna's team · due 10 Feb 2026, 2 days late · open for 7 days",
    }


def test_an_action_that_was_done_says_why_nothing_is_proposed() -> None:
    assert facts(FOUND)["Dry run (dry)"]["Answered by"] == (
        "A1 Look, done on 7 Feb 2026; nothing measured since"
    )


def test_the_others_stand_in_a_table() -> None:
    (table,) = [block for block in FOUND.blocks if isinstance(block, Table)]
    rows = {str(row[0]): tuple(map(str, row[1:])) for row in table.rows}
    assert rows["soon"] == (
        "Depth of use: less than 30%, for 10 days",
        "20.0% · fires on 14 Feb 2026 if it lasts",
    )
    assert rows["Too many tickets out of SLA (support-amber)"][1] == "—"
    assert "Dry run (dry)" not in rows


@pytest.mark.parametrize("audience", ["customer", "internal"])
def test_the_plan_document_has_the_own_playbooks_in_words(audience: str) -> None:
    text = PLAN.replace("id: dry,", "id: dry, audience: internal,")
    report = report_of(analysis_of(text, 38), audience=audience)  # type: ignore[arg-type]  # one of the words
    (table,) = [
        block
        for each in report.pages
        for block in each.blocks
        if isinstance(block, Table) and block.columns[0].title == "Playbook"
    ]
    rows = {str(row[0]): str(row[1]) for row in table.rows}
    assert ("Dry run" in rows) == (audience == "internal")
    assert rows["Too late"] == (
        "Depth of use: less than 30%, for 1 day\nEnds when: Depth of use: more than 50%"
    )


def test_the_page_is_in_the_language_of_its_reader() -> None:
    french = page(analysis_of(PLAN, 38), "fr")
    assert facts(french)["L’outil est peu utilisé (adoption-red)"]["Échéance"] == (
        "19 févr. 2026 (5 jours ouvrés)"
    )


def test_before_the_kick_off_nothing_fires_and_the_page_says_so() -> None:
    """Depth of use 0.2 is known since T-9: both conditions hold, from T0 on they fire."""
    text = PLAN.replace("T+30, eligible", "T-9, eligible")
    early, late = page(analysis_of(text, -1)), page(analysis_of(text, 0))
    assert Paragraph("No playbook fires before T0.", "note") in early.blocks
    assert not any(isinstance(block, Paragraph) and "T0" in block.text for block in late.blocks)
    assert not facts(early)
    assert "Dry run (dry)" in facts(late)
