"""The page and the data of `change`, and the same in the documents."""

from hypercare_cli.blocks import Badge, Grid, Page, Paragraph, Table
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.change.data import change_data
from hypercare_cli.pages.change.page import change_page
from hypercare_cli.pages.matrices import scale_of
from tests.plans import HEAD
from tests.reports import analysis_of, report_of

PLAN = f"""{HEAD}people:
  - {{id: boss, role: sponsor, title: Boss, side: customer, influence: H, attitude: ally}}
  - {{id: desk, role: user, title: Desk, side: customer, influence: H, attitude: resistant}}
  - {{id: it, role: it, title: IT, side: customer, influence: M, attitude: resistant, levers: Test first}}
  - {{id: odd, role: legal, title: Odd, side: customer, influence: L}}
  - {{id: ours, role: csm, title: Ours, side: provider}}
change:
  factors:
    - {{date: T+0, sponsors: 4, governance: 3}}
    - {{date: T+30, sponsors: 2}}
  populations:
    - {{id: P1, title: Sellers, size: 30, load: 2, backing: 4, adkar: {{awareness: 5, desire: 4}}}}
    - {{id: P2, title: Buyers, size: 50, load: 5, backing: 3, adkar: {{awareness: 4, desire: 2}}}}
    - {{id: P3, title: Clerks, size: 9, load: 3, backing: 3, audience: internal}}
  communications:
    - {{id: C1, date: T+5, audience: all, channel: email, direction: down, status: sent}}
    - {{id: C2, date: T+50, audience: P2, channel: video, direction: down, owner: boss, status: planned}}
  commitments:
    - {{id: K1, party: staff, text: Use it, owner: boss, due: T+55, status: open}}
"""
ANALYSIS = analysis_of(PLAN, 60)
PAGE = change_page(ANALYSIS, Words("en"))


def headed(page: Page, first: str) -> Table:
    """The table whose first column has this title."""
    (found,) = [b for b in page.blocks if isinstance(b, Table) and b.columns[0].title == first]
    return found


def words_of(table: Table) -> list[list[str]]:
    return [[c.word if isinstance(c, Badge) else str(c) for c in row] for row in table.rows]


def test_people_stand_by_influence_and_attitude() -> None:
    assert words_of(headed(PAGE, "Influence")) == [
        ["high", "WIN OVER FIRST\nDesk", "", "RELY ON\nBoss"],
        ["medium", "WIN OVER\nIT", "", ""],
        ["low", "", "", ""],
    ]
    assert Paragraph("Without influence or attitude: Odd.", "note") in PAGE.blocks


def test_who_resists_without_a_lever_is_named() -> None:
    assert words_of(headed(PAGE, "Resistant")) == [
        ["Desk", "no lever named"],
        ["IT", "Test first"],
    ]


def test_populations_come_by_the_gap_with_their_barrier() -> None:
    table = headed(PAGE, "Population")
    assert [column.title for column in table.columns] == [
        "Population", "People", "Load", "Backing", "Gap", "Barrier"
    ]  # fmt: skip
    assert words_of(table) == [
        ["Buyers", "50", "5", "3", "+2", "Desire"],
        ["Clerks", "9", "3", "3", "0", "—"],
        ["Sellers", "30", "2", "4", "−2", "none"],
    ]


def test_factors_have_their_way_since_the_first_note() -> None:
    assert words_of(headed(PAGE, "Factor")) == [
        ["Sponsors", "2", "falling, 4 → 2"],
        ["Governance", "3", "—"],
    ]


def test_what_is_late_is_said() -> None:
    assert words_of(headed(PAGE, "To send on")) == [
        ["24 Feb 2026", "Buyers", "video", "to users", "Boss", "late"]
    ]
    assert words_of(headed(PAGE, "Commitment")) == [
        ["Use it", "staff", "Boss", "1 Mar 2026", "late"]
    ]
    assert Paragraph("Users have heard nothing for more than a month.", "warning") in PAGE.blocks


def test_a_plan_without_people_says_so() -> None:
    page = change_page(analysis_of(HEAD), Words("en"))
    assert Paragraph("The plan says nothing yet about people and change.", "note") in page.blocks


def test_the_data_say_the_same() -> None:
    found = change_data(ANALYSIS)
    assert (found["schema"], found["plan"], found["metrics"]["change.readiness"]) == (1, "p", 2.5)
    assert found["metrics"]["change.gap_population"] == 50
    assert found["metrics"]["change.resistant_unaddressed"] == 1
    assert [one["id"] for one in found["stakeholders"] if one["unaddressed"]] == ["desk"]
    first, second, third = found["populations"]
    assert (first["id"], first["gap"], first["barrier"]) == (
        "P2",
        2,
        {"step": "desire", "note": 2},
    )
    assert (second["adkar"], second["barrier"]) == (None, None)
    assert (third["gap"], third["barrier"]) == (-2, None)
    assert found["factors"][0] == {"id": "sponsors", "note": 2, "notes": [4, 2]}
    assert found["communications"]["silent_days"] == 55
    assert [(one["id"], one["late"]) for one in found["communications"]["to_send"]] == [
        ("C2", True)
    ]
    assert [(one["id"], one["late"]) for one in found["commitments"]] == [("K1", True)]


# -- in the documents -------------------------------------------------------------------------------


def blocks_of(audience: str) -> list[object]:
    report = report_of(ANALYSIS, audience=audience)  # type: ignore[arg-type]  # one of the words
    return [block for page in report.pages for block in page.blocks]


def test_the_plan_document_has_map_and_steps_without_what_is_internal() -> None:
    found = blocks_of("customer")
    (grid,) = [b for b in found if isinstance(b, Grid) and "backing" in b.title]
    assert (grid.columns, [name for name, _fields in grid.rows]) == (
        ("3", "4", "5"),
        ["5", "4", "3", "2"],
    )
    shown = {
        (name, grid.columns[number]): field.items
        for name, fields in grid.rows
        for number, field in enumerate(fields)
        if field.items
    }
    assert shown == {("5", "3"): ("Buyers (50)",), ("2", "4"): ("Sellers (30)",)}
    (steps,) = [b for b in found if isinstance(b, Table) and "ADKAR" in b.caption]
    assert [column.title for column in steps.columns] == [
        "Population", "Awareness", "Desire", "Barrier", "What moves them on"
    ]  # fmt: skip
    assert words_of(steps)[0][:4] == ["Buyers", "4", "2", "Desire"]
    assert words_of(steps)[1][1:] == ["5", "4", "none", "Keep it going."]
    assert "Clerks" not in str(found)
    assert "Clerks" in str(blocks_of("internal"))


def test_a_late_message_is_late_in_the_plan_document() -> None:
    (table,) = [
        b for b in blocks_of("customer") if isinstance(b, Table) and "Readers" in str(b.columns)
    ]
    assert [row[-1] for row in words_of(table)] == ["sent", "late"]


def test_the_scale_of_a_map_has_three_notes_at_least() -> None:
    assert scale_of([3]) == range(3, 6)
    assert scale_of([5, 5]) == range(3, 6)
    assert scale_of([1, 2]) == range(1, 4)
    assert scale_of([1, 5]) == range(1, 6)
