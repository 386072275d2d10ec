"""The plan document as blocks: what stands where, that every figure is the catalogue's, who sees what."""

from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.blocks import Badge, Contents, Facts, Heading, PageBreak, Table
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages import figures
from tests.plans import HEAD
from tests.reports import (
    analysis_of,
    blocks,
    example,
    facts,
    headings,
    plain,
    report_of,
    table,
    tables,
    text_of,
)

CHAPTERS = [
    "Dashboard",
    "Key facts",
    "Success and KPIs",
    "Stakeholders and governance",
    "Roadmap",
    "Adoption and training",
    "Technical requirements",
    "Risks",
    "Support and service levels",
    "Change",
    "Value, ROI and quarterly review",
    "Contracts",
    "Next steps and handover",
    "Logs",
    "Annexes",
]
NAMES = (
    "cloud-migration digital-relationship first-tool full-case full-case-en generic hostile"
    " marketing-automation mini-case mini-case-en relaunch"
).split()
PEOPLE = """\
people:
  - {id: boss, role: sponsor, title: The sponsor, side: customer}
  - {id: csm, role: csm, side: provider}
"""


@pytest.fixture(scope="module")
def full():
    return report_of(example("full-case-en"))


@pytest.fixture(scope="module")
def f():
    return example("full-case-en").figures


# -- what stands where --------------------------------------------------------------------------


def test_chapters_in_the_order_in_which_people_read_them(full):
    assert [title for level, title in headings(full) if level == 1] == CHAPTERS


def test_page_two_is_the_dashboard_and_the_contents_follow(full):
    assert full.pages[0].title == "Dashboard"
    assert full.pages[1].blocks == (Contents(),)
    titles = [block.text for block in full.pages[0].blocks if isinstance(block, Heading)]
    assert titles == ["KPIs", "Open actions", "Top risks", "Next decision expected"]


def test_every_section_of_the_method_has_its_heading(full):
    found = {title for _level, title in headings(full)}
    wanted = (
        "The customer|Perimeter and use cases|Needs and difficulties|Existing landscape"
        "|Processes before and after|Outcomes|Business KPIs|Leading indicators|Measurements"
        "|Time to value|People|RACI matrix|Rituals|Escalation|Decisions|Overview"
        "|Where adoption stands|Key features and access|Training|Teams and champions"
        "|Adoption assets|Satisfaction and quick wins|Requirements|Data flows|Data quality"
        "|Open risks|Closed risks|Channels and tiers|Service levels|Reinforced period|Tickets"
        "|Knowledge base|Vision and factors|Populations|Impacts and workshops|Communication"
        "|Commitments|Return on investment|Value ledger|Campaigns|Health score|Quarterly review"
        "|Register|Requirements and acceptance|Obligations|Difficulties and claims|Compliance"
        "|Next steps|Handover|Exit of the hypercare period|Actions|Days lost|Feedback"
        "|Retrospectives and lessons|Releases|Evidence file|Contracts strategy"
        "|Data dictionary and glossary|Method"
    )
    assert set(wanted.split("|")) <= found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", ["2025-12-01", "2026-02-04", "2026-04-05", "2027-01-01"])
def test_no_table_is_empty_and_no_heading_stands_alone(name, day):
    report = report_of(example(name, date.fromisoformat(day)))
    for block in blocks(report):
        if isinstance(block, Table):
            assert block.rows
            assert all(len(row) == len(block.columns) for row in block.rows)
        if isinstance(block, Facts):
            assert block.pairs
    for page in report.pages:
        for one, following in zip(page.blocks, (*page.blocks[1:], None), strict=True):
            if isinstance(one, Heading):
                assert not isinstance(following, PageBreak | None)
                assert not isinstance(following, Heading) or following.level > one.level


def test_columns_in_which_nothing_stands_are_left_out():
    text = HEAD + PEOPLE + "risks:\n  - {id: R1, title: One, probability: L, impact: L}\n"
    (row,) = table(report_of(analysis_of(text)), "Risk", "Probability")
    assert set(row) == {"Ref.", "Risk", "Probability", "Impact", "Score"}


def test_a_kpi_without_values_has_no_results():
    text = """\
kpis:
  - {id: bare, title: Bare, kind: process}
  - {id: known, title: Known, kind: process, measurements: [{date: T+10, value: 7}]}
"""
    report = report_of(analysis_of(HEAD + text))
    (row,) = table(report, "KPI", "Expected by now")
    assert (row["KPI"], row["Actual"]) == ("Known", "7")
    bare = report_of(analysis_of(HEAD + "kpis: [{id: bare, title: Bare, kind: process}]\n"))
    titles = [{c.title for c in one.columns} for one in tables(bare)]
    assert {"Expected by now", "Target for"} & set().union(*titles) == set()


def test_an_impact_that_only_has_a_kind_is_left_out():
    text = "change:\n  impacts: [{id: I1, kind: role}, {id: I2, kind: role, after: Signs online}]\n"
    (row,) = table(report_of(analysis_of(HEAD + text)), "Kind", "After")
    assert row["After"] == "Signs online"
    bare = report_of(analysis_of(HEAD + "change:\n  impacts: [{id: I1, kind: role}]\n"))
    assert "Impacts" not in [one.caption for one in tables(bare)]


def test_a_plan_of_two_lines_is_a_document():
    report = report_of(analysis_of(HEAD))
    assert [title for level, title in headings(report) if level == 1] == [
        "Dashboard",
        "Key facts",
        "Value, ROI and quarterly review",
        "Annexes",
    ]
    said = text_of(report)
    assert "No KPI is defined yet." in said
    assert "No stream has a colour yet" in said
    assert "Nothing is listed in the plan yet about: Success and KPIs, Stakeholders" in said


def test_in_french():
    report = report_of(example("full-case"), "fr")
    assert (report.language, report.subtitle) == ("fr", "Plan d’intégration")
    assert headings(report)[0] == (1, "Tableau de bord")
    assert ("Score de santé", "77,0") in facts(report)


def test_the_same_plan_gives_the_same_document():
    assert report_of(example("full-case")) == report_of(example("full-case"))


# -- figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full-case", "full-case-en", "mini-case", "generic", "relaunch"])
def test_every_fact_that_is_a_figure_is_the_one_of_the_catalogue(name):
    analysis, words = example(name), Words("en")
    wanted = {
        figures.label(analysis, words, id_): figures.figure(analysis, words, id_)
        for id_ in analysis.figures.ids()
        if id_ != "rag.global"
    }
    found = [(label, plain(cell)) for label, cell in facts(report_of(analysis)) if label in wanted]
    assert len(found) >= 5
    assert {pair: wanted[pair[0]] for pair in found if pair[1] != wanted[pair[0]]} == {}


def test_the_reference_case_prints_its_figures(full):
    expected = {
        "Health score": "77.0",
        "Time to value": "60 days",
        "Value a year": "€217,300",
        "Return on investment": "2,314%",
        "Payback": "0.5 months",
        "Active users, 30 days": "75.0%",
        "Training NPS": "38.5",
        "Tickets within the SLA": "85.7%",
        "Rituals held": "81.8%",
        "Data quality": "93.0%",
        "Readiness for change": "3.8",
        "Amount of open claims": "€2,000",
        "Handover ready": "50.0%",
        "Return on campaigns": "150%",
    }
    found = {label: plain(cell) for label, cell in facts(full)}
    assert {label: found.get(label) for label in expected} == expected


def test_kpis_against_their_targets(full):
    first = table(full, "KPI", "Variance")[0]
    assert first == {
        "KPI": "Processing time (h/case)",
        "Baseline": "8",
        "Actual": "6.1",
        "Target": "6",
        "Variance": "+0.1",
        "Attainment": "95.0%",
        "Expected by now": "100.0%",
        "Reached": "no",
        "Trend": "falling, 8 → 6.1",
    }
    assert table(full, "KPI", "Variance")[1]["Variance"] == "+0.1 pt"
    (leading,) = table(full, "KPI", "Drives")
    assert leading["Drives"] == "Processing time"


def test_the_points_of_the_dimensions_add_up_to_the_score(full, f):
    rows = table(full, "Dimension", "Points")
    assert sum(Decimal(row["Points"]) for row in rows[:-1]) == f["health.score"]
    assert rows[-1]["Points"] == "77.0"


def test_the_lines_of_the_ledger_add_up_to_the_value(full):
    rows = table(full, "Hypothesis", "Value a year")
    amounts = [int(row["Value a year"].replace("€", "").replace(",", "")) for row in rows]
    assert sum(amounts[:-1]) == amounts[-1] == 217_300


def test_the_penalties_of_the_obligations_add_up(full, f):
    rows = table(full, "Obligation", "Penalty due")
    owed = [row["Penalty due"] for row in rows if row["Penalty due"] != UNKNOWN]
    assert owed == ["€2,000", "€24"]
    assert f["contracts.penalties_due"] == 2024
    assert "Penalties due to date: €2,024. Overdue obligations: 1." in text_of(full)


def test_gates_show_verdict_and_the_figures_that_decided(full):
    rows = table(full, "Milestone", "Gate")
    assert [row["Gate"] for row in rows] == ["met", "met", "met", "met", "not met"]
    found = [
        (plain(row[0]), row[1], plain(row[2]))
        for block in tables(full)
        if [c.title for c in block.columns] == ["Criterion", "Verdict", "Decided by"]
        for row in block.rows
    ]
    assert ("Health of at least 80", Badge("red", "not met"), "Health score: 77.0") in found
    assert any("signed by General Counsel's office on 6 Jan 2026" in row[2] for row in found)


def test_a_colour_never_stands_alone(full):
    badges = [
        cell for t in tables(full) for row in t.rows for cell in row if isinstance(cell, Badge)
    ]
    badges += [cell for _label, cell in facts(full) if isinstance(cell, Badge)]
    assert len(badges) > 60
    assert all(badge.word for badge in badges)


def test_an_override_is_said_beside_the_colour_that_it_hides(full):
    assert (
        "Governance: set to green by General Counsel's office until 10 Apr 2026 (computed: amber)."
        " Meeting postponed by mutual agreement"
    ) in text_of(full)


# -- the dashboard ------------------------------------------------------------------------------

ACTIONS = """\
actions:
  - {id: A1, title: No rank, status: open, due: T+1}
  - {id: A2, title: Small, status: open, impact: 1, urgency: 1, effort: 1}
  - {id: A3, title: Cheap, status: open, impact: 4, urgency: 4, effort: 1}
  - {id: A4, title: Dear, status: open, impact: 4, urgency: 4, effort: 4, owner: boss}
  - {id: A5, title: Dear and sooner, status: open, impact: 4, urgency: 4, effort: 4, due: T+95}
  - {id: A6, title: Done later, status: done, done_on: T+99, impact: 5, urgency: 5, effort: 1}
  - {id: A7, title: Done, status: done, done_on: T+9}
  - {id: A8, title: Not there yet, status: open, opened_on: T+91}
"""


def test_the_dashboard_shows_the_five_most_pressing_actions():
    report = report_of(analysis_of(HEAD + PEOPLE + ACTIONS))
    rows = table(report, "What", "Who")
    assert [row["What"] for row in rows] == [
        "Done later",
        "Cheap",
        "Dear and sooner",
        "Dear",
        "Small",
    ]
    assert rows[3]["Who"] == "The sponsor"
    assert "1 more open action is in the logs." in text_of(report)
    logged = {row["Ref."]: row["Status"] for row in table(report, "Ref.", "Action")}
    assert logged == {
        "A1": "late",
        "A2": "open",
        "A3": "open",
        "A4": "open",
        "A5": "open",
        "A6": "open",
        "A7": "done",
    }


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("date: T+1", "taken"),
        ("date: T+91", None),
        ("due: T+95", "expected"),
        ("due: T+95, date: T+91", "expected"),
        ("due: T+80, date: T+80", "taken"),
        ("status: taken", "taken"),
        ("status: expected", "expected"),
        ("status: deferred, date: T+10", "deferred"),
    ],
)
def test_a_decision_is_taken_or_expected(fields, state):
    report = report_of(
        analysis_of(HEAD + PEOPLE + f"decisions:\n  - {{id: D1, text: Go, {fields}}}\n")
    )
    expected = [b for b in tables(report) if b.caption == "Decisions expected"]
    taken = [b for b in tables(report) if b.caption == "Decisions taken"]
    assert bool(taken) == (state == "taken")
    assert bool(expected) == (state in ("expected", "deferred"))
    if expected:
        assert plain(expected[0].rows[0][-1]) == state


# -- time ---------------------------------------------------------------------------------------


def test_what_comes_after_as_of_is_not_there():
    said = text_of(report_of(example("full-case-en", date(2026, 2, 4))))
    later = [
        "Two teams still to be trained",
        "ERP interface not delivered on the agreed date",
        "My contracts go out twice as fast",
        "Train the Belgian subsidiary",
        "Two approvers below",
        "Meeting postponed by mutual agreement",
    ]
    assert [text for text in later if text in said] == []


def test_what_was_finished_after_as_of_is_still_open():
    report = report_of(example("full-case-en", date(2026, 1, 8)))
    tasks = {row["Ref."]: row["Status"] for row in table(report, "Ref.", "Task")}
    assert tasks == {"M0-1": "done", "M0-2": "open"}
    items = {row["Ref."]: row["Status"] for row in table(report, "Ref.", "Requirement", "Kind")}
    assert set(items.values()) == {"open", "in progress"}


# -- people and audiences -----------------------------------------------------------------------


def test_raci_letters_and_what_they_mean(full):
    rows = table(full, "Activity", "General Counsel's office")
    assert rows[0]["General Counsel's office"] == "A"
    assert rows[0]["Business project lead"] == "R"
    assert rows[1]["Application manager"] == "R A"
    assert "R does the work, A answers for it" in text_of(full)


@pytest.mark.parametrize(("people", "sideways"), [(6, False), (7, True)])
def test_the_raci_matrix_lies_sideways_for_more_than_six_people(people, sideways):
    ids = [f"p{n}" for n in range(people)]
    text = HEAD + "people:\n"
    text += "".join(f"  - {{id: {id_}, role: user, side: customer}}\n" for id_ in ids)
    text += f"raci:\n  - {{activity: All, accountable: p0, responsible: [{', '.join(ids)}]}}\n"
    found = blocks(report_of(analysis_of(text)))
    assert (PageBreak(landscape=True) in found) == sideways


SECRET = """\
kpis:
  - {id: shown, title: Shown KPI, baseline: 1, target: 2, measurements: [{date: T+1, value: 1}]}
  - {id: secret, title: Internal KPI, audience: internal, baseline: 1, target: 2, measurements: [{date: T+1, value: 2}]}
risks:
  - {id: R1, title: Risk for all, probability: L, impact: L}
  - {id: R2, title: Partner risk, probability: L, impact: L, audience: partner}
  - {id: R3, title: Internal risk, probability: H, impact: H, audience: internal, owner: csm}
people:
  - {id: boss, role: sponsor, title: The sponsor, side: customer}
  - {id: csm, role: csm, title: Internal person, side: provider, audience: internal}
roadmap:
  - id: m
    offset: 0
    title: Start
    criteria: [{id: C1, title: Both, when: kpi.secret.attainment >= 1}]
    tasks: [{id: T1, title: Task for all, status: planned, owner: csm}, {id: T2, title: Internal task, status: planned, audience: internal}]
adoption: {audience: internal, quick_wins: [{date: T+1, title: Internal win}]}
change:
  communications: [{id: CO1, date: T+1, audience: all, channel: Channel for all, direction: down, status: sent}]
contracts:
  negotiation: [{id: NG1, position: Internal position}]
"""


@pytest.mark.parametrize("audience", ["customer", "partner", "internal"])
def test_each_audience_sees_its_own_entries(audience):
    said = text_of(report_of(analysis_of(HEAD + SECRET), audience=audience))
    for text in ("Shown KPI", "Risk for all", "Task for all", "Channel for all", "everybody"):
        assert text in said
    assert ("Partner risk" in said) == (audience != "customer")
    hidden = ("Internal KPI", "Internal risk", "Internal person", "Internal task", "Internal win")
    for text in (*hidden, "Internal position"):
        assert (text in said) == (audience == "internal")
    assert ("Some entries of the plan are not shown" in said) == (audience != "internal")


def test_figures_count_what_is_not_shown():
    report = report_of(analysis_of(HEAD + SECRET))
    assert "Open: 3; high (score 6 or more): 1." in text_of(report)


# -- proof --------------------------------------------------------------------------------------


def test_evidence_is_checked_against_its_fingerprint():
    text = (
        HEAD
        + "evidence:\n"
        + "".join(
            f"  - {{id: {id_}, title: Proof, date: T+1, kind: log, {fields}}}\n"
            for id_, fields in {
                "E1": f"file: same, sha256: {'a' * 64}",
                "E2": f"file: other, sha256: {'a' * 64}",
                "E3": f"file: gone, sha256: {'a' * 64}",
                "E4": "file: same",
                "E5": "url: https://example.org",
            }.items()
        )
    )
    digests = {"same": "a" * 64, "other": "b" * 64}
    report = report_of(analysis_of(text, digest=digests.get))
    found = {row["Ref."]: row["Check"] for row in table(report, "Ref.", "Check")}
    assert found == {
        "E1": "verified",
        "E2": "file changed",
        "E3": "file missing",
        "E4": "no fingerprint",
        "E5": UNKNOWN,
    }


def test_the_footer_says_where_the_document_comes_from(full):
    assert full.labels["origin"].startswith(
        "clm-juridique · revision 1.3 · as of 5 Apr 2026 · hyper"
    )
    assert full.labels["page"] == "page {page} of {pages}"
