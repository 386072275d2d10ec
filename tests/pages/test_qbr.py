"""The pack of the quarterly review: its messages, its figures, and what it leaves out."""

import json
from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.blocks import Chart, Grid, Paragraph, Slide, Table, Timeline
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages import figures
from tests.decks import deck_of, facts, opened, rows, slide, texts, told
from tests.pages.test_plan_report import SECRET
from tests.plans import EXAMPLES, HEAD
from tests.reports import analysis_of, example


@pytest.fixture(scope="module")
def full():
    return deck_of(example("full-case-en"))


def titles(deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def said(deck) -> str:
    """Titles, texts and notes of all slides."""
    return "\n".join("\n".join((told(slide), *slide.notes)) for slide in deck.slides)


# -- order and messages -------------------------------------------------------------------------


def test_titles_are_messages_with_figures(full):
    assert titles(full) == [
        "Overall: amber, health 77.0 of 100, 1 stream red",
        "Adoption: 75.0% active over 30 days, green",
        "KPIs: 0 of 3 at target, mean attainment 89.4%",
        "KPIs since the baseline: 3 targets nearer",
        "Value: €217,300 a year, return on investment 2,314%",
        "2 open actions, 1 overdue; 4 open risks, 2 of them high",
        "Roadmap: 87.5% of the tasks done, 1 overdue",
        "Priorities: first “Search is too slow”",
        "Lessons: what to repeat and what to change",
        "Annexes",
        "Action log",
        "Service levels: 85.7% of the tickets within the SLA",
        "Tickets by period",
        "People and change: readiness 3.8 of 5",
        "Training: NPS +38.5",
        "What users say",
    ]


def test_the_cover_names_customer_day_and_colour(full):
    assert full.title == "Hypercare of the legal department's contract management system"
    assert full.subtitle == "Quarterly review, as of 5 April 2026"
    labels = dict(full.facts.pairs)
    assert labels["Customer"] == "Pilot group"
    assert labels["As of"] == "5 Apr 2026 (T+90)"
    assert labels["Overall"].word == "amber"


def test_pictures_are_on_their_slides(full):
    found = {
        slide.title.split(":")[0]: [type(b) for c in slide.columns for b in c]
        for slide in full.slides
    }
    assert Chart in found["Adoption"]
    assert found["KPIs since the baseline"] == [Chart, Chart, Chart]
    assert Chart in found["Value"]
    assert Grid in found["2 open actions, 1 overdue; 4 open risks, 2 of them high"]
    assert Timeline in found["Roadmap"]
    assert Chart in found["Service levels"]


def test_in_french():
    deck = deck_of(example("full-case"), "fr")
    assert deck.subtitle == "Revue trimestrielle, arrêtée au 5 avril 2026"
    assert deck.slides[0].title == "Ensemble\u00a0: orange, santé 77,0 sur 100, 1 volet au rouge"
    assert deck.slides[1].title == "Adoption\u00a0: 75,0\u00a0% d’actifs sur 30 jours, vert"
    english = said(deck_of(example("full-case"), "en")).splitlines()
    both = set(english) & set(said(deck).splitlines())
    for word in (" the ", " of ", " and ", " open ", "Decision"):
        assert [line for line in both if word in f" {line} "] == []


def test_the_same_plan_gives_the_same_deck():
    assert deck_of(example("full-case")) == deck_of(example("full-case"))


# -- summary ------------------------------------------------------------------------------------


def test_what_moved_most_is_told_with_both_values(full):
    moved = rows(full.slides[0], "What moved most since 5 Jan 2026")
    assert [tuple(row.values()) for row in moved] == [
        (
            "Processing time: 95.0% of the way to the target, against 0.0% on 5 Jan 2026",
            "●\u00a0better",
        ),
        ("Value a year: €217,300, against €48,000 on 5 Jan 2026", "●\u00a0better"),
        ("Tickets opened: 40, against 64 on 6 Mar 2026", "●\u00a0better"),
    ]


def test_every_coloured_stream_has_its_word_and_reason(full):
    found = {row["Stream"]: row for row in rows(full.slides[0], "Stream")}
    assert found["Contract"]["Colour"] == "■\u00a0red"
    assert found["Contract"]["Why"] == "1 overdue obligation · 1 open claim"
    assert found["Governance"]["Why"].endswith("set by hand")


def test_decisions_expected_then_those_taken():
    expected = "decisions: [{id: D1, text: Go on, due: T+95, status: expected}]\n"
    taken = "decisions:\n" + "".join(
        f"  - {{id: D{n}, text: Decision {n}, date: T+{n}}}\n" for n in (10, 20, 30, 40)
    )
    (one,) = rows(deck_of(analysis_of(HEAD + expected)).slides[0], "Decisions expected")
    assert (one["Decisions expected"], one["When"]) == ("Go on", "10 Apr 2026")
    found = rows(deck_of(analysis_of(HEAD + taken)).slides[0], "Decisions taken")
    assert [row["Decisions taken"] for row in found] == [
        "Decision 40",
        "Decision 30",
        "Decision 20",
    ]


# -- figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full-case", "full-case-en", "mini-case", "generic", "relaunch"])
def test_every_fact_is_the_figure_of_the_catalogue(name):
    analysis, words = example(name), Words("en")
    wanted = {
        figures.label(analysis, words, id_): figures.figure(analysis, words, id_)
        for id_ in analysis.figures.ids()
    }
    found = facts(deck_of(analysis))
    assert len(found) >= 2
    assert {pair: wanted.get(pair[0]) for pair in found if pair[1] != wanted.get(pair[0])} == {}


def test_the_file_prints_the_figures_of_the_reference():
    """Read back from the slides, worked out from the reference values by hand."""
    (reference,) = (
        one["metrics"]
        for one in json.loads((EXAMPLES / "full-case" / "expected.json").read_text())
        if one["as_of"] == "2026-04-05"
    )
    shown = "\n".join(texts(opened(deck_of(example("full-case-en")))))

    def percent(id_: str, digits: int = 1) -> str:
        return f"{Decimal(str(reference[id_])) * 100:,.{digits}f}%"

    for label, value in {
        "Active users, 30 days": percent("adoption.active_30d_rate"),
        "Active users, 7 days": percent("adoption.active_7d_rate"),
        "Depth of use": percent("adoption.depth"),
        "Tickets within the SLA": percent("support.in_sla_rate"),
        "Value a year": f"€{reference['value.annual']:,.0f}",
        "Return on investment": percent("value.roi", 0),
        "Tasks done": percent("roadmap.progress"),
    }.items():
        assert f"{label}\n{value}" in shown, label
    assert f"mean attainment {percent('kpi.attainment')}" in shown
    assert f"health {reference['health.score']:.1f} of 100" in shown
    assert f"NPS +{reference['adoption.training_nps']:.1f}" in shown


def test_kpis_with_variance_trend_and_comment(full):
    (first, *others) = rows(slide(full, "KPIs"), "KPI")
    assert list(first.values()) == [
        "Processing time (h/case)", "8", "6.1", "6", "+0.1", "95.0%", "falling, 8 → 6.1",
        "Two teams still to be trained",
    ]  # fmt: skip
    assert [row["Comment"] for row in others] == ["—", "—", "—"]


def test_the_funnel_leads_from_use_to_value(full):
    found = rows(slide(full, "KPIs"), "Business KPI")
    assert list(found[0].values()) == [
        "Workflows carried through to the end: 40% → 76%",
        "Processing time: 8\u00a0h/case → 6.1\u00a0h/case",
        "€136,800",
    ]
    assert found[1]["Use"] == "Active users, 30 days: 75.0%"


def test_priorities_by_impact_urgency_and_effort(full):
    found = rows(slide(full, "Priorities"), "Priorities")
    ranks = [Decimal(row["Priority"]) for row in found]
    assert ranks == sorted(ranks, reverse=True)
    for row in found:
        product = Decimal(row["Impact"]) * Decimal(row["Urgency"]) / Decimal(row["Effort"])
        assert row["Priority"] == f"{product:.1f}"


def test_lessons_next_steps_and_co_investments(full):
    found = rows(slide(full, "Priorities"), "After hypercare")
    assert [row["Co-investment"] for row in found] == ["—", "yes"]
    assert "Processing time halved" in told(slide(full, "Lessons"))


KPIS = """\
kpis:
  - {id: done, title: Done, baseline: 8, target: 6, measurements: [{date: T+10, value: 7}, {date: T+50, value: 6}]}
  - {id: near, title: Near, baseline: 8, target: 6, measurements: [{date: T+10, value: 8}, {date: T+50, value: 7}]}
  - {id: away, title: Away, baseline: 8, target: 6, measurements: [{date: T+10, value: 8}, {date: T+50, value: 8.4}]}
"""


def test_the_title_of_the_curves_is_true_of_each():
    assert "KPIs since the baseline: 1 target reached, 1 target nearer, 1 target further away" in (
        titles(deck_of(analysis_of(HEAD + KPIS)))
    )


def test_what_got_worse_is_told_beside_what_got_better():
    """Two KPIs of one area: the one that went back by 20 % of its way is told too."""
    found = rows(deck_of(analysis_of(HEAD + KPIS)).slides[0], "What moved most since 5 Jan 2026")
    assert [tuple(row.values()) for row in found][1:] == [
        ("Near: 50.0% of the way to the target, against 0.0% on 5 Jan 2026", "●\u00a0better"),
        ("Away: \u221220.0% of the way to the target, against 0.0% on 5 Jan 2026", "■\u00a0worse"),
    ]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("en", "KPIs: 1 of 3 at target, mean"), ("fr", "KPI\u00a0: 1 sur 3 à la cible, atteinte")],
)
def test_the_count_of_targets_needs_no_plural(language, wanted):
    found = titles(deck_of(analysis_of(HEAD + KPIS), language))
    assert [title for title in found if title.startswith(wanted)]


@pytest.mark.parametrize(
    ("risks", "title"),
    [
        ("", "No open action"),
        (
            "risks: [{id: R1, title: R, probability: L, impact: L, status: closed}]\n",
            "No open action; no open risk",
        ),
    ],
)
def test_without_an_open_action_or_risk_the_title_says_so(risks, title):
    actions = "actions: [{id: A1, title: Done, due: T+10, status: done, done_on: T+9}]\n"
    assert title in titles(deck_of(analysis_of(HEAD + actions + risks)))


def test_the_funnel_has_no_arrow_between_two_unknowns():
    text = """\
kpis:
  - {id: driver, title: Standard, kind: process}
  - {id: known, title: Known, driven_by: [driver], measurements: [{date: T+10, value: 7}]}
  - {id: nothing, title: Nothing, driven_by: [driver]}
"""
    found = rows(slide(deck_of(analysis_of(HEAD + text)), "KPIs"), "Business KPI")
    assert [list(row.values())[:2] for row in found] == [["Standard: not measured yet", "Known: 7"]]


# -- notes --------------------------------------------------------------------------------------


def test_notes_say_where_each_figure_comes_from(full):
    note = next(n for n in slide(full, "Adoption").notes if n.startswith("Active users, 30 days"))
    file = EXAMPLES / "full-case-en" / "plan.yaml"
    lines = file.read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "active_30d: 90" in text)
    assert note == (
        "Active users, 30 days: 75.0%. Users active in the last 30 days / eligible users, of the "
        "latest snapshot that gives them. Metric adoption.active_30d_rate; read from "
        f"plan.yaml:{line}."
    )


def test_notes_name_the_figures_that_a_figure_is_made_from(full):
    (note,) = (n for n in full.slides[0].notes if n.startswith("Health score: "))
    assert "health.activation, health.adoption" in note


# -- what is left out ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_plan_of_two_lines_is_a_deck(language):
    deck = deck_of(analysis_of(HEAD), language)
    assert len(deck.slides) == 2
    last = deck.slides[-1].columns[0][0]
    assert isinstance(last, Paragraph)
    for theme in ("adoption", "KPI"):
        assert theme in last.text
    assert len(opened(deck).slides) == 3


@pytest.mark.parametrize("name", ["full-case", "mini-case", "hostile", "generic"])
@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 2, 4), date(2026, 4, 5)])
def test_no_slide_and_no_table_is_empty(name, day):
    for found in deck_of(example(name, day)).slides:
        blocks = [block for column in found.columns for block in column]
        assert blocks, found.title
        assert all(column for column in found.columns)
        assert all(block.rows for block in blocks if isinstance(block, Table))


def test_what_comes_after_as_of_is_not_there():
    early = said(deck_of(example("full-case-en", date(2026, 2, 4))))
    later = [
        "Two teams still to be trained",
        "My contracts go out twice as fast",
        "Train the Belgian subsidiary",
        "Two approvers below",
    ]
    assert [text for text in later if text in early] == []


@pytest.mark.parametrize("audience", ["customer", "internal"])
def test_internal_entries_do_not_go_in(audience):
    deck = deck_of(analysis_of(HEAD + SECRET), audience=audience)
    shown = said(deck) + "\n".join(texts(opened(deck)))
    assert "Shown KPI" in shown
    assert ("Internal KPI" in shown) == (audience == "internal")
    assert ("Internal risk" in shown) == (audience == "internal")


def test_hidden_kpis_are_not_named_in_notes_either():
    text = """\
kpis:
  - {id: shown_one, title: Shown, baseline: 8, target: 6, measurements: [{date: T+10, value: 7}]}
  - {id: hidden_one, title: Hidden, audience: internal, baseline: 8, target: 6, measurements: [{date: T+10, value: 7}]}
"""
    shown = said(deck_of(analysis_of(HEAD + text)))
    assert "shown_one" in shown
    assert "hidden_one" not in shown


def test_slides_without_notes_have_none():
    assert all(isinstance(one, Slide) for one in deck_of(analysis_of(HEAD)).slides)
