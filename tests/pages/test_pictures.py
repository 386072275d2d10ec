"""Pictures of a plan: their figures are those of the catalogue, and they stay out where little is known."""

from decimal import Decimal

import pytest

from hypercare_cli.blocks import Chart, Grid, Series, Timeline, Trend
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.matrices import risk_matrix, stakeholder_map
from hypercare_cli.pages.pictures import (
    adoption_curve,
    factor_radar,
    roadmap_timeline,
    sla_chart,
    value_bridge,
)
from hypercare_cli.pages.trends import kpi_line, kpi_trend
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience
from tests.plans import HEAD, day
from tests.reports import analysis_of, example

ALL = (
    adoption_curve,
    value_bridge,
    roadmap_timeline,
    risk_matrix,
    factor_radar,
    stakeholder_map,
    sla_chart,
)


def edition(text: str, as_of: int = 90, audience: Audience = "internal") -> Edition:
    analysis = analysis_of(HEAD + text, as_of)
    return Edition(analysis, visible(analysis.plan, audience), Words("en"), audience)


@pytest.fixture(scope="module")
def full() -> Edition:
    analysis = example("full-case-en")
    return Edition(analysis, analysis.plan, Words("en"), "customer")


def values(series: Series) -> list[str]:
    """Up to six digits after the point; a dash for a gap."""
    return [
        "—" if value is None else f"{value:.6f}".rstrip("0").rstrip(".") for value in series.values
    ]


def latest(chart: Chart | None, place: int) -> Decimal | None:
    assert chart is not None
    return [value for value in chart.series[place].values if value is not None][-1]


def test_nothing_is_drawn_of_an_empty_plan():
    found = edition("")
    assert [picture(found) for picture in ALL] == [None] * len(ALL)


def test_the_adoption_curve_ends_at_the_figures_of_the_catalogue(full):
    chart = adoption_curve(full)
    assert chart is not None
    ends = [latest(chart, place) for place in range(4)]
    names = ("adoption.ready_rate", "adoption.active_30d_rate", "adoption.active_7d_rate")
    assert ends == [*(full.f[name] for name in names), Decimal("0.60")]
    assert "75.0%" in chart.summary


def test_the_adoption_curve_needs_two_snapshots_to_date():
    text = """\
adoption:
  snapshots:
    - {date: T+10, eligible: 100, ready: 50}
    - {date: T+60, eligible: 100, ready: 90}
"""
    assert adoption_curve(edition(text, 59)) is None
    chart = adoption_curve(edition(text, 60))
    assert chart is not None
    assert [line.name for line in chart.series] == ["Ready", "Goal 30 d"]
    assert chart.series[0].values == (Decimal("0.5"), Decimal("0.9"))


KPI = """\
kpis:
  - id: time
    title: Time
    unit: h
    baseline: 8
    target: 6
    measurements: [{date: T+30, value: 7.5}, {date: T+60, value: 7}]
  - {id: rate, title: Rate, unit: percent, baseline: 4, target: 2, measurements: [{date: T+0, value: 4}, {date: T+90, value: 3}]}
  - {id: bare, title: Bare, measurements: [{date: T+30, value: 1}]}
"""


def test_a_kpi_goes_from_its_baseline_and_the_goal_to_its_target():
    found = edition(KPI)
    chart = kpi_trend(found, found.plan.kpis[0])
    assert chart is not None
    assert chart.title == "Time (h)"
    assert chart.categories == (day(0), day(30), day(60), day(90))
    actual, goal = chart.series
    assert values(actual) == ["8", "7.5", "7", "—"]
    assert values(goal) == ["8", "7.333333", "6.666667", "6"]
    assert chart.summary.replace("\u00a0", " ") == "Time: baseline 8 h, actual 7 h, target 6 h."


def test_a_percentage_is_drawn_as_a_share():
    found = edition(KPI)
    chart = kpi_trend(found, found.plan.kpis[1])
    assert chart is not None
    assert chart.unit == "share"
    assert chart.series[0].values == (Decimal("0.04"), Decimal("0.03"))


def test_one_measurement_is_no_trend():
    found = edition(KPI)
    assert kpi_trend(found, found.plan.kpis[2]) is None
    assert kpi_line(found, found.plan.kpis[2]) == UNKNOWN


def test_a_small_line_says_where_it_goes():
    found = edition(KPI)
    cell = kpi_line(found, found.plan.kpis[0])
    assert isinstance(cell, Trend)
    assert (cell.word, cell.target) == ("falling, 8 → 7", Decimal(6))
    assert [value for _day, value in cell.points] == [8, Decimal("7.5"), 7]


def test_the_bridge_adds_up_to_the_value_of_the_catalogue(full):
    chart = value_bridge(full)
    assert chart is not None
    *steps, total = chart.series[0].values
    assert sum(filter(None, steps)) == total == full.f["value.annual"]
    assert chart.currency == "EUR"
    assert "€217,300" in chart.summary


LEDGER = """\
value:
  ledger:
    - {id: V1, hypothesis: One, annual: 100}
    - {id: V2, hypothesis: Two, annual: 50, audience: internal}
    - {id: V3, hypothesis: Three, annual: 70, status: rejected}
"""


def test_lines_that_readers_do_not_see_are_in_the_total():
    chart = value_bridge(
        edition(LEDGER + "    - {id: V4, hypothesis: Four, annual: 25}\n", audience="customer")
    )
    assert chart is not None
    assert chart.categories == ("V1 – One", "V4 – Four", "Other lines", "Total")
    assert values(chart.series[0]) == ["100", "25", "50", "175"]


def test_the_largest_line_is_a_line_that_readers_see():
    hidden = "    - {id: V4, hypothesis: Four, annual: 900, audience: internal}\n"
    seen = "    - {id: V5, hypothesis: Five, annual: 20}\n"
    chart = value_bridge(edition(LEDGER + hidden + seen, audience="customer"))
    assert chart is not None
    assert "the largest line is V1 – One with" in chart.summary


ROADMAP = """\
roadmap:
  - {id: M60, offset: 60, title: Wider}
  - {id: M0, offset: 0, title: Start, done_on: T+1}
  - {id: M30, offset: 30, title: Live, tasks: [{id: A, title: a, status: done}, {id: B, title: b, status: planned}]}
  - {id: M90, offset: 90, title: Stable}
"""


@pytest.mark.parametrize(
    ("as_of", "phases"),
    [
        (0, ["current", "planned", "planned", "planned"]),
        (30, ["done", "current", "planned", "planned"]),
        (31, ["done", "late", "current", "planned"]),
        (120, ["done", "late", "late", "late"]),
    ],
)
def test_phases_of_the_roadmap(as_of, phases):
    found = roadmap_timeline(edition(ROADMAP, as_of))
    assert found is not None
    assert [span.name for span in found.spans] == ["Start", "Live", "Wider", "Stable"]
    assert [span.phase for span in found.spans] == phases
    assert [(span.start, span.end) for span in found.spans] == [
        (day(0), day(0)), (day(0), day(30)), (day(30), day(60)), (day(60), day(90)),
    ]  # fmt: skip
    assert [name for _day, name in found.ticks] == ["T0", "T+30", "T+60", "T+90"]
    assert found.spans[1].note.endswith("tasks done: 1 of 2")


def test_open_risks_stand_in_their_fields(full):
    found = risk_matrix(full)
    assert found is not None
    fields = [
        (name, [field.ground and field.ground.word for field in row])
        for name, row in found.rows
        if row
    ]
    assert fields == [
        ("high", ["3", "6", "9"]),
        ("medium", ["2", "4", "6"]),
        ("low", ["1", "2", "3"]),
    ]
    colours = [field.ground and field.ground.colour for _name, row in found.rows for field in row]
    assert colours == [
        "green",
        "amber",
        "red",
        "green",
        "green",
        "amber",
        "green",
        "green",
        "green",
    ]
    shown = sum(len(field.items) for _name, row in found.rows for field in row)
    assert shown == full.f["risks.open"] == 4


def test_a_full_field_names_only_the_ids():
    lines = "".join(
        f"  - {{id: R{n}, title: Risk {n}, probability: H, impact: H}}\n" for n in range(1, 8)
    )
    found = risk_matrix(edition("risks:\n" + lines))
    assert found is not None
    assert found.rows[0][1][2].items == ("R1, R2, R3, R4, R5, R6, R7",)


def test_the_radar_shows_the_latest_notes_against_the_first(full):
    chart = factor_radar(full)
    assert chart is not None
    latest, first = chart.series
    assert list(latest.values) == [full.f[f"change.{name}"] for name in
        ("sponsors", "governance", "scoping", "human_impact", "communication")]  # fmt: skip
    assert values(first) == list("34423")


def test_the_columns_of_the_sla_end_at_the_figure_of_the_catalogue(full):
    chart = sla_chart(full)
    assert chart is not None
    assert latest(chart, 0) == full.f["support.in_sla_rate"]
    assert chart.categories == ("T+31 – T+60", "T+61 – T+90")
    assert values(chart.series[1]) == ["0.85", "0.85"]


def test_stakeholders_by_influence_and_attitude(full):
    found = stakeholder_map(full)
    assert found is not None
    assert found.columns == ("resistant", "neutral", "ally")
    people = {
        (name, column): field.items
        for name, row in found.rows
        for column, field in zip(found.columns, row, strict=True)
    }
    placed = [p for p in full.plan.people if p.influence and p.attitude]
    assert sum(map(len, people.values())) == len(placed)
    assert len(people["high", "resistant"]) == 1


@pytest.mark.parametrize("name", ["full-case", "mini-case", "first-tool", "relaunch", "hostile"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_picture_says_what_it_shows(name, language):
    analysis = example(name)
    found = Edition(analysis, analysis.plan, Words(language), "internal")
    for picture in (
        *(make(found) for make in ALL),
        *(kpi_trend(found, k) for k in found.plan.kpis),
    ):
        if picture is not None:
            assert isinstance(picture, Chart | Timeline | Grid)
            assert picture.title
            assert picture.summary
