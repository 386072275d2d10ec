"""Sheet 2: what the customer wants, the KPIs that show it, and what drives them."""

from collections.abc import Iterator, Sequence

from hypercare_cli.blocks import Answer, Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.plan.kpis import Kpi

SERVES = ("field", "management")
DRIVERS = ("adoption", "process", "quality")
MOST = 5
"""Business KPIs that people keep in mind."""


def success(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("What does the sponsor want to see after 90 days?"),
        w.say("Why should the tool bring it: what will people do differently?"),
        w.say("Where does each figure come from, who takes it, and how often?"),
        w.say("Which use of the tool drives the result?"),
    )
    yield Heading(w.say("Outcomes and why the tool should bring them"), 2)
    yield outcomes(s)
    yield Heading(w.say("Business KPIs: three to five"), 2)
    text = w.say(
        "Baseline: the figure of today, measured before the start. Target: the figure at T+90, unless"
        " another day is written beside it. A KPI without a source is only an opinion."
    )
    yield s.note(text)
    yield business(s)
    yield Heading(w.say("Leading indicators: what drives the KPIs"), 2)
    yield leading(s)
    yield Heading(w.say("Agreement on baselines and targets"), 2)
    agreed = [kpi.agreed for kpi in s.plan.kpis if kpi.agreed]
    by = s.people(dict.fromkeys(id_ for one in agreed for id_ in one.by))
    yield s.labelled((w.say("Agreed by"), s.text(by)), (w.say("On"), ""))
    yield from s.ready("outcomes", "kpis")


def outcomes(s: Workshop) -> Form:
    w = s.words
    heads = Heads(
        (w.say("Outcome"), w.say("Why the tool should bring it"), w.say("Serves"), w.say("KPI")),
        (0.27, 0.37, 0.16, 0.2),
    )
    found = s.plan.outcomes if s.is_known else ()
    known = [
        (
            one.title,
            one.hypothesis or "",
            s.boxes("serves", SERVES, one.serves),
            s.text(s.edition.titles(s.plan.kpis, one.kpis)),
        )
        for one in found
    ]
    model = s.example.outcomes[0]
    example = (
        w.say(model.title),
        w.say(model.hypothesis or ""),
        w.listing(w.term("serves", one) for one in model.serves),
        w.say(s.example.kpis[0].title),
    )
    blank = ("", "", s.boxes("serves", SERVES), "")
    return s.form(heads, known, blank, least=3, example=example, high=32.0)


def business(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("KPI"),
        w.say("Unit"),
        w.say("Baseline"),
        w.say("Target"),
        w.say("Source"),
        w.say("How often"),
        w.say("Owner"),
    )
    heads = Heads(titles, (0.28, 0.1, 0.1, 0.1, 0.14, 0.13, 0.15))
    found = [kpi for kpi in s.plan.kpis if kpi.kind == "business"] if s.is_known else []
    model = s.example.kpis[1]
    example = (
        w.say(model.title),
        w.term("unit", model.unit),
        w.number(model.baseline),
        w.number(model.target),
        model.source.tool if model.source else "",
        w.term("cadence", model.source.frequency if model.source else None),
        w.term("role", model.source.owner if model.source else None),
    )
    return s.form(
        heads, [kpi_row(s, kpi) for kpi in found], least=MOST, spare=0, example=example, high=28.0
    )


def kpi_row(s: Workshop, kpi: Kpi) -> Sequence[Answer]:
    w, source = s.words, kpi.source
    return (
        kpi.title,
        w.term("unit", kpi.unit) if kpi.unit else "",
        "" if kpi.baseline is None else w.number(kpi.baseline),
        "" if kpi.target is None else w.number(kpi.target),
        source.tool if source else "",
        w.term("cadence", source.frequency) if source and source.frequency else "",
        s.person(source.owner) if source else "",
    )


def leading(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Indicator"),
        w.say("Kind"),
        w.say("Baseline"),
        w.say("Target"),
        w.say("Source"),
        w.say("KPI that it drives"),
    )
    heads = Heads(titles, (0.28, 0.2, 0.1, 0.1, 0.14, 0.18))
    found = [kpi for kpi in s.plan.kpis if kpi.kind != "business"] if s.is_known else []
    known = []
    for kpi in found:
        title, _unit, baseline, target, source, _often, _owner = kpi_row(s, kpi)
        driven = [one.title for one in s.plan.kpis if kpi.id in one.driven_by]
        kinds = s.boxes("kpi_kind", DRIVERS, [kpi.kind])
        known.append((title, kinds, baseline, target, source, ", ".join(driven)))
    blank = ("", s.boxes("kpi_kind", DRIVERS), "", "", "", "")
    return s.form(heads, known, blank, least=3, high=40.0)
