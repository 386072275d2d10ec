"""The JSON Schema says what the loader says about shape."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from hypercare_cli.document import read
from hypercare_cli.load import load
from hypercare_cli.method.method import plain
from hypercare_cli.metric import Catalogue
from hypercare_cli.plan.calendar import ISO, RELATIVE
from hypercare_cli.plan.identity import Context
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.resources import resource
from hypercare_cli.schema import ISO_DATE, RELATIVE_DATE, json_schema
from hypercare_cli.source import File
from hypercare_cli.starter import starter
from tests import draft07
from tests.test_starter import answers

SCHEMA = json_schema()
EXAMPLES = sorted({path.parent for path in resource("examples").rglob("*.yaml")})
BEYOND = {"HC019", "HC020", "HC021", "HC022", "HC023", "HC025"}
"""What no schema says: unique ids, references, conditions, metrics, weights, rising bands."""

START = "hypercare: 1\nplan: {id: p, title: P, language: en, kickoff: 2026-01-05}\n"


def faults(*files: File) -> list[str]:
    document, findings = read(files)
    assert not findings
    return list(draft07.errors(plain(document), SCHEMA, SCHEMA))


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_examples_are_valid(folder: Path) -> None:
    files = [File(p.name, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.yaml"))]
    assert not load(tuple(files), Catalogue()).findings
    assert not faults(*files)


@pytest.mark.parametrize("context", get_args(Context))
def test_the_starters_are_valid(context: Context) -> None:
    assert not faults(File("plan.yaml", starter(answers(context=context))))


GOOD = """
kpis: []
kpis:
kpis: [{id: k, title: K, baseline: null, target: -1.5, source: {tool: CRM}, driven_by: null}]
kpis: [{id: k, title: K, audience: internal, measurements: [{date: T-3wd, value: 0}]}]
risks: [{id: R1, title: R, probability: L, impact: H, status: null}]
roadmap: [{id: m, offset: 30, title: M}, {id: n, offset: T+60, title: N}, {id: o, offset: 2026-04-05, title: O}]
value: {budget: 9000}
value: {budget: [{label: L, amount: 1.5}]}
value: {ledger: [{id: V1, hypothesis: H, volume: {low: 1, base: 2, high: 3}, unit_value: 30}]}
health: {assessments: [{date: T+1, value: 5}]}
support: {sla: [{priority: P1, respond: 30m, resolve: 3wd}], business_hours: {opens: 08:30}}
support: {periods: [{start: T+0, end: T+1, opened: 1, resolved: 1, within_sla: 1, by_priority: {P1: {open: 0}, P2: null}, by_type: {x: 1}}]}
thresholds: {bands: {adoption.depth: [0.1, 0.2, 0.3, 0.4]}}
change: {communications: [{id: C1, date: T+1, direction: up, audience: all}, {id: C2, date: T+1, direction: down, audience: [all]}]}
contracts: {obligations: [], register: [{id: C1, title: C, kind: dpa, existing: true, notice: 90d}]}
checks: {severity: {HC201: note}}
glossary: {T0: Day, DPA: null}
evidence: [{id: E1, title: E, date: T+0, kind: other}]
""".strip().splitlines()

BAD = """
nonsense: 1
kpis: {id: k}
kpis: [null]
kpis: [{id: k}]
kpis: [{id: null, title: K}]
kpis: [{id: Upper, title: K}]
kpis: [{id: count, title: K}]
kpis: [{id: class, title: K}]
kpis: [{id: k, title: 12}]
kpis: [{id: k, title: K, baseline: eight}]
kpis: [{id: k, title: K, basline: 8}]
kpis: [{id: k, title: K, kind: busines}]
kpis: [{id: k, title: K, driven_by: k}]
kpis: [{id: k, title: K, target_date: 2026-02-30x}]
kpis: [{id: k, title: K, target_date: 2026-13-01}]
kpis: [{id: k, title: K, target_date: J+30}]
kpis: [{id: k, title: K, source: {frequency: monthly}}]
needs: [{id: N1, title: N, frequency: 6}]
needs: [{id: N1, title: N, frequency: 2.5}]
needs: [{id: 1, title: N}]
needs: [{id: é, title: N}]
actions: [{id: A1, title: A, status: open, effort: 0}]
actions: [{id: A1, title: A, status: "yes"}]
adoption: {snapshots: [{date: T+1, eligible: -1}]}
adoption: {snapshots: [{date: T+1, eligible: 10, depth: 1.5}]}
adoption: {key_features: [{id: F1, title: F, advanced: yes}]}
roadmap: [{id: m, offset: 1.5, title: M}]
roadmap: [{id: m, offset: null, title: M}]
value: {budget: [9000]}
value: {budget: -1}
value: {ledger: [{id: V1, hypothesis: H, volume: {low: 1, base: 2}}]}
health: {dimensions: {activation: {weight: 100}}}
support: {sla: [{priority: P5}]}
support: {sla: [{priority: P1, respond: 4 h}]}
support: {business_hours: {opens: 8h30}}
support: {business_hours: {days: [monday]}}
support: {periods: [{start: T+0, end: T+1, opened: 1, resolved: 1, within_sla: 1, by_priority: {P9: {open: 0}}}]}
thresholds: {bands: {adoption.depth: [0.1, 0.2, 0.3]}}
evidence: [{id: E1, title: E, date: T+0, kind: other, sha256: abc}]
checks: {severity: {HC201: fatal}}
glossary: [T0]
rag: {overrides: [{stream: everything, colour: red, reason: R, by: b, start: T+0, end: T+1}]}
""".strip().splitlines()


@pytest.mark.parametrize("line", GOOD)
def test_what_loads_is_valid(line: str) -> None:
    file = File("plan.yaml", START + line)
    assert not [f for f in load((file,), Catalogue()).findings if f.check.code not in BEYOND]
    assert not faults(file)


@pytest.mark.parametrize("line", BAD)
def test_what_does_not_load_is_not_valid(line: str) -> None:
    file = File("plan.yaml", START + line)
    assert load((file,), Catalogue()).findings
    assert faults(file)


@pytest.mark.parametrize(
    "plan",
    [
        "{id: p, title: P, language: en}",
        "{id: p, title: P, kickoff: 2026-01-05}",
        "{id: p, title: P, language: en, kickoff: T+0}",
        "{id: p, title: P, kickoff: 2026-01-05, language: en, currency: euro}",
        "{id: p, title: P, kickoff: 2026-01-05, language: en, country: France}",
        "{id: p, title: P, kickoff: 2026-01-05, language: de}",
        "{id: p, title: P, kickoff: 2026-01-05, language: en, complexity: 0}",
        "null",
    ],
)
def test_a_wrong_identity_is_not_valid(plan: str) -> None:
    file = File("plan.yaml", f"hypercare: 1\nplan: {plan}\n")
    assert load((file,), Catalogue()).findings
    assert faults(file)


def test_another_schema_version_is_not_valid() -> None:
    assert faults(File("plan.yaml", START.replace("hypercare: 1", "hypercare: 2")))
    assert faults(File("plan.yaml", START.replace("hypercare: 1\n", "")))


@pytest.mark.parametrize("revision", ["1.10", "'1.10'", "true", "v2"])
def test_a_version_may_stand_without_quotes(revision: str) -> None:
    assert not faults(File("plan.yaml", START.replace("}", f", revision: {revision}}}")))


def subclasses(part: type[Part]) -> Iterator[type[Part]]:
    for found in part.__subclasses__():
        yield found
        yield from subclasses(found)


def test_every_part_of_a_plan_is_described_once() -> None:
    parts = {part.__name__ for part in subclasses(Part)} - {"Plan", "Entry"}
    assert SCHEMA["definitions"].keys() == parts
    assert [*SCHEMA["properties"]] == [*Plan.fields]


def test_every_section_says_what_it_is_for() -> None:
    silent = {name for name, schema in SCHEMA["properties"].items() if "description" not in schema}
    assert silent == {"hypercare", "glossary"}


def schemas(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from schemas(inner)


def test_a_reference_has_no_neighbours() -> None:
    # Draft-07 does not read what stands beside `$ref`.
    assert not [schema for schema in schemas(SCHEMA) if "$ref" in schema and len(schema) > 1]


@pytest.mark.parametrize("text", ["2026-01-05", "2026-12-31", "T+0", "T-7", "T+3wd", "T+99999"])
def test_the_dates_of_the_calendar_fit(text: str) -> None:
    assert re.fullmatch(f"{ISO_DATE}|{RELATIVE_DATE}", text)
    assert ISO.match(text) or RELATIVE.match(text)


def test_it_is_the_same_twice() -> None:
    assert json_schema() == SCHEMA
