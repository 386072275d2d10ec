"""The plan that `init` writes: loads as it is and with every example switched on, invents nothing."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.analysis import analyse
from hypercare_cli.document import read
from hypercare_cli.finding import dotted
from hypercare_cli.load import Loaded, load
from hypercare_cli.method.method import plain
from hypercare_cli.metric import Catalogue
from hypercare_cli.missing import progress
from hypercare_cli.plan.identity import Context
from hypercare_cli.plan.model import Plan
from hypercare_cli.source import File
from hypercare_cli.starter import Answers, Say, id_from, render, starter

CONTEXTS: tuple[Context, ...] = get_args(Context)
each_starter = pytest.mark.parametrize("language", ["en", "fr"])
each_context = pytest.mark.parametrize("context", CONTEXTS)
LONGEST = 364  # a line for each section at least
"""Lines: what a person reads once before the first workshop."""

# The only numbers of a starter: they belong to the method or to the form, not to the customer.
STRUCTURE = re.compile(
    r"hypercare|roadmap\[\d+\]\.offset|support\.tiers\[\d+\]\.level"
    r"|handover\.exit_criteria\[\d+\]\.periods"
)
EXAMPLE = re.compile(r"#(?=\S|  )")


def answers(**given: Any) -> Answers:
    standard = {
        "id": "pilot",
        "title": "A pilot",
        "customer": "Pilot company",
        "context": "generic",
        "kickoff": date(2026, 1, 5),
        "language": "en",
        "currency": "EUR",
        "country": "FR",
    }
    return Answers(**{**standard, **given})


def loaded(text: str) -> Loaded:
    return load((File("plan.yaml", text),), Catalogue())


def assert_loads(text: str) -> Plan:
    result = loaded(text)
    assert not [f"{f.place} {f.check.code} {dotted(f.path)}" for f in result.findings]
    assert result.plan
    return result.plan


def scalars(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, Any]]:
    """(path, value) of everything in a plan that is neither a list nor a map."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        if isinstance(inner, dict | tuple):
            yield from scalars(inner, (*path, key))
        else:
            yield dotted((*path, key)), inner


def content(text: str) -> dict[str, Any]:
    document, findings = read((File("plan.yaml", text),))
    assert not findings
    return plain(document)


@each_context
@each_starter
class TestEveryStarter:
    def test_loads_without_a_finding(self, context: Context, language: str) -> None:
        plan = assert_loads(starter(answers(context=context, language=language)))
        assert (plan.plan.context, plan.plan.language) == (context, language)

    def test_its_examples_load_too(self, context: Context, language: str) -> None:
        text = starter(answers(context=context, language=language))
        lines = [EXAMPLE.sub("", line, count=1) for line in text.splitlines()]
        plan = assert_loads("\n".join(lines))
        assert plan.health.dimensions
        assert plan.thresholds.health

    def test_shows_every_section_in_the_order_of_the_model(
        self, context: Context, language: str
    ) -> None:
        text = starter(answers(context=context, language=language))
        assert re.findall(r"^#?([a-z_]+):", text, re.MULTILINE) == [*Plan.fields]

    def test_invents_no_figure(self, context: Context, language: str) -> None:
        text = starter(answers(context=context, language=language))
        numbers = [path for path, value in scalars(content(text)) if isinstance(value, Decimal)]
        assert not [path for path in numbers if not STRUCTURE.fullmatch(path)]

    def test_claims_no_work_done(self, context: Context, language: str) -> None:
        found = list(scalars(content(starter(answers(context=context, language=language)))))
        statuses = {value for path, value in found if path.endswith((".status", ".acceptance"))}
        assert statuses <= {"planned", "open", "expected", "forecast", "pending"}
        assert not [
            path for path, _value in found if re.search(r"(done|signed|live|taken)_on$", path)
        ]

    def test_is_short_enough_to_read(self, context: Context, language: str) -> None:
        lines = starter(answers(context=context, language=language)).splitlines()
        assert len(lines) <= LONGEST
        assert not [line for line in lines if line != line.rstrip() or "\t" in line]
        assert not [line for line in lines if re.match(r"# \S", line) and len(line) > 110]

    def test_is_the_same_twice(self, context: Context, language: str) -> None:
        given = answers(context=context, language=language)
        assert starter(given) == starter(given)


@each_context
def test_a_new_plan_has_its_figures(context: Context) -> None:
    text = starter(answers(context=context))
    analysis = analyse((File("plan.yaml", text),), date(2026, 1, 5), lambda _path: None)
    figures = {id_: analysis.figures[id_] for id_ in analysis.figures.ids()}
    assert figures["kpi.count"] == 3
    assert {figures[id_] for id_ in ("kpi.attainment", "value.annual", "value.budget")} == {None}
    assert len(analysis.gates) == 6
    assert {gate.verdict for gate in analysis.gates} <= {"not_met", "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "010",
        "a: b #c",
        "- x",
        "two\nlines",
        "🚀",
        'it\'s "quoted"',
        "",
        "{{ 7*7 }}",
        "*a",
        "\t\x07",
        "\u2028# x",
    ],
)
def test_answers_read_back_as_typed(text: str) -> None:
    plan = assert_loads(starter(answers(title=text, customer=text, timezone=text)))
    assert plan.customer
    assert (plan.plan.title, plan.customer.name, plan.plan.timezone) == (text, text, text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_answer_reads_back(text: str) -> None:
    assert content(starter(answers(title=text)))["plan"]["title"] == text


def test_what_is_not_known_is_left_out() -> None:
    plan = assert_loads(starter(answers(currency=None, country=None)))
    assert (plan.plan.currency, plan.plan.country, plan.plan.timezone) == (None, None, None)


def marked(tail: str) -> Say:
    """A catalogue whose translations all end in the same way."""
    return lambda text, **values: text.format(**values) + tail if values else text + tail


@each_context
@pytest.mark.parametrize("tail", [" ✓", ": x", " # x", "', ]}", '"', "\n- x: y", " {x}", "\\"])
def test_no_translation_breaks_the_plan(context: Context, tail: str) -> None:
    text = render(answers(context=context), marked(tail), lambda _kind, word: word + tail)
    plan = assert_loads(text)
    assert all(milestone.title.endswith(tail) for milestone in plan.roadmap)


@each_context
def test_every_text_goes_through_the_catalogue(context: Context) -> None:
    found = content(render(answers(context=context), marked("✓"), lambda _kind, word: f"{word}✓"))
    keys = (
        "title hypothesis activity text mitigation deliverable scope channel risk framework".split()
    )
    said = [(p, v) for p, v in scalars(found) if p.rpartition(".")[2] in keys and v is not None]
    assert len(said) > 90
    assert not [path for path, value in said if not value.endswith("✓") and path != "plan.title"]


def test_a_context_brings_its_own() -> None:
    plan = assert_loads(starter(answers(context="digital_relationship")))
    assert [o.owner for o in plan.contracts.obligations] == ["integrator", "support", "dpo"]
    assert plan.glossary
    plan = assert_loads(starter(answers(context="contract_management")))
    assert [tier.level for tier in plan.support.tiers] == [1, 2, 3]
    assert [channel.kind for channel in plan.support.channels] == ["hotline"]
    assert plan.support.knowledge_base
    plan = assert_loads(starter(answers(context="cloud_migration")))
    assert {item.fate for item in plan.landscape} == {"replace", "migrate", "integrate"}
    assert plan.change.impacts


@each_context
@each_starter
def test_an_arrow_names_what_the_tool_makes(context: Context, language: str) -> None:
    documents = {
        "en": {"word plan", "qbr", "ledger", "dashboard", "every document"},
        "fr": {
            "plan d’intégration", "revue trimestrielle", "registre", "tableau de bord",
            "tous les documents",
        },
    }  # fmt: skip
    text = starter(answers(context=context, language=language))
    places = re.findall(r"# → (.+?)(?: · .*)?$", text, re.MULTILINE)
    named = {name.lower() for place in places for name in place.split(", ")}
    assert len(places) > 10
    assert named <= documents[language]


@each_context
def test_nothing_stands_in_for_what_only_the_customer_knows(context: Context) -> None:
    """Numbered stand-ins are examples in comments: in an entry they would be printed as they are."""
    found = scalars(content(starter(answers(context=context))))
    own = re.compile(r"(landscape|processes|adoption\.key_features)\[\d+\]\.title")
    titles = [value for path, value in found if own.fullmatch(path)]
    assert titles
    assert not [t for t in titles if re.match("First|Second|Third|Priority|Standard", t)]


def test_what_is_an_example_counts_as_missing() -> None:
    wanted = {
        "generic": {"adoption-features"},
        "cloud_migration": {"processes-before-after", "landscape-customisations"},
    }
    for context, ids in wanted.items():
        file = File("plan.yaml", starter(answers(context=context)))
        made = progress(analyse((file,), date(2026, 1, 20), lambda _path: None))
        assert ids <= {missing.id for missing in made.missing}


def test_notes_stand_in_one_column() -> None:
    lines = starter(answers()).split("\nneeds:")[0].splitlines()
    columns = {line.index("  # ") for line in lines if "  # " in line and not line.startswith("#")}
    assert columns == {33}


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Portail du réseau de distribution", "portail-du-reseau-de-distribution"),
        ("Chœur d'Été & Cie – 2026", "choeur-d-ete-cie-2026"),
        ("Straße № 5", "strasse-no-5"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本語", "plan"),
        ("", "plan"),
        ("x" * 100, "x" * 40),
        ("a" * 39 + " b", "a" * 39),
    ],
)
def test_an_id_is_made_from_a_title(title: str, id_: str) -> None:
    assert id_from(title) == id_


@given(st.text(max_size=60))
def test_an_id_is_always_one(title: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", id_from(title))
