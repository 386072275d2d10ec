"""Faults of shape: each is found at its line and column, all in one run, and none brings another."""

import copy
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.load import language_of
from tests.oracle.mutate import dump
from tests.oracle.naive import read
from tests.oracle.shape import REQUIRED, walk
from tests.plans import EXAMPLES, HEAD, faults, load_text, said, spot

SOUND = """\
hypercare: 1
plan:
  id: clm
  title: Contracts
  kickoff: 2026-01-05
  language: en
  currency: EUR
  country: FR
  complexity: 3
  revision: 1.10
  closing_days: [2026-05-15]
customer:
  name: Pilot
  sector: Industry
  facts: [Three entities]
kpis:
  - {id: delay, title: Delay, unit: h, baseline: 8.0, target: 6.0}
  - {id: errors, title: Errors, unit: percent, baseline: 4}
  - id: rate
    title: Rate
    baseline: 22.5
    target: 12500
    measurements:
      - {date: T+30, value: 24}
      - {date: 2026-03-06, value: 25}
people:
  - {id: po, role: product_owner, side: customer}
  - {id: csm, role: csm, side: provider, influence: H}
raci:
  - {activity: Open the accounts, accountable: po, responsible: [csm]}
roadmap:
  - {id: start, offset: 0, title: Start}
  - {id: live, offset: 30, title: Go-live, evidence: [E1]}
  - id: wide
    offset: T+60
    title: Widening
    tasks:
      - {id: M1, title: Open, status: done, owner: po}
      - {id: M2, title: Train, status: planned, depends_on: [M1]}
    criteria:
      - {id: C1, title: Ready, when: adoption.ready_rate >= 0.60}
      - {id: C2, title: Wins, when: adoption.quick_wins >= 1}
      - {id: C3, title: Delay, when: kpi.delay.attainment > 0.5}
      - {id: C4, title: Colour, when: rag.tech != red}
outcomes:
  - {id: O1, title: Faster, kpis: [delay]}
next_steps:
  - {id: N1, title: Next wave, milestone: live}
  - {id: N2, title: Module, milestone: T+60}
governance:
  rituals:
    - {id: weekly, title: Weekly, cadence: weekly, sessions: [{date: T+7, held: true}]}
support:
  business_hours: {opens: "08:30", closes: "18:00"}
  sla:
    - {priority: P1, respond: 1h, resolve: 4h}
health:
  dimensions: {activation: {weight: 20}, adoption: {weight: 30}, value: {weight: 25}, engagement: {weight: 15}, support: {weight: 10}}
data_quality:
  tolerance: 0.9
  scores: [{date: T+30, score: 0.82}]
actions:
  - {id: A1, title: Coach, status: open, owner: csm, effort: 2}
  - {id: A2, title: Review, status: done, done_on: T+3wd}
risks:
  - {id: R1, title: Sponsor, probability: M, impact: H}
  - {id: R2, title: Data, probability: L, impact: M}
contracts:
  register: [{id: K1, title: Licence, kind: licence}]
  obligations:
    - {id: B1, contract: K1, title: Deliver, status: open}
evidence:
  - {id: E1, title: Minutes, date: T+1, kind: minutes, file: a.txt, sha256: d0bd701f723a9c355a6ef138e8be36942b2d40a4e82c764343efc7ebae842d28}
thresholds:
  bands: {adoption.depth: [0.2, 0.35, 0.5, 0.7]}
playbooks:
  - {id: backlog, when: support.backlog > 10, action: Sort it}
glossary: {CLM: Contract lifecycle management}
"""


class Seed(NamedTuple):
    """A fault: what it is, the words of SOUND that it replaces on their line, and where it is found."""

    kind: str
    sound: str
    wrong: str
    found: str


SEEDS = [
    Seed("schema version", "hypercare: 1", "hypercare: 2", "1:12 HC024"),
    Seed("unknown currency", "EUR", "EURO", "7:13 HC018"),
    Seed("unknown country", "country: FR", "country: ZZ", "8:12 HC018"),
    Seed("out of range", "complexity: 3", "complexity: 6", "9:15 HC015"),
    Seed("day that does not exist", "2026-05-15", "2026-02-29", "11:18 HC016"),
    Seed("unknown key", "sector: Industry", "sectro: Industry", "14:3 HC010"),
    Seed("text for a list", "facts: [Three entities]", "facts: Three entities", "15:10 HC012"),
    Seed("bad id", "id: rate", "id: Rate", "19:9 HC017"),
    Seed("reserved id", "id: errors", "id: reached", "18:10 HC017"),
    Seed("decimal comma", "baseline: 22.5", "baseline: 22,5", "21:15 HC014"),
    Seed("number with a space", "target: 12500", "target: 12 500", "22:13 HC014"),
    Seed("endless number", "value: 24}", "value: 1e400}", "24:29 HC014"),
    Seed("no number", "value: 25}", "value: .nan}", "25:35 HC014"),
    Seed("day first", "2026-03-06", "06/03/2026", "25:16 HC016"),
    Seed("unknown word", "side: customer", "side: client", "27:41 HC013"),
    Seed("missing field", "{id: csm, role: csm, ", "{id: csm, ", "28:5 HC011"),
    Seed("list for one", "accountable: po", "accountable: [po]", "30:48 HC012"),
    Seed("bad offset", "offset: 0", "offset: soon", "32:25 HC016"),
    Seed("broken reference to evidence", "[E1]", "[E9]", "33:55 HC020"),
    Seed("broken reference to a person", "owner: po", "owner: pro", "38:52 HC020"),
    Seed("broken reference to a task", "depends_on: [M1]", "depends_on: [M7]", "39:62 HC020"),
    Seed("condition that is none", ">= 0.60", "=> 0.60", "41:38 HC021"),
    Seed("unknown metric", "quick_wins >=", "quick_winz >=", "42:37 HC021"),
    Seed("metric of no KPI", "kpi.delay.", "kpi.delai.", "43:38 HC021"),
    Seed("word against number", "rag.tech != red", "rag.tech > 2", "44:39 HC021"),
    Seed("broken reference to a KPI", "kpis: [delay]", "kpis: [dely]", "46:36 HC020"),
    Seed("broken reference to a milestone", "milestone: live", "milestone: lime", "48:43 HC020"),
    Seed("offset of no milestone", "milestone: T+60", "milestone: T+61", "49:40 HC020"),
    Seed("yes for true", "held: true", "held: yes", "52:81 HC012"),
    Seed("bad time", '"08:30"', "8h30", "54:27 HC017"),
    Seed("bad duration", "resolve: 4h", "resolve: 4 hours", "56:44 HC017"),
    Seed("weights", "weight: 30", "weight: 31", "58:15 HC023"),
    Seed("per cent for a share", "tolerance: 0.9", "tolerance: 90 %", "60:14 HC014"),
    Seed("day without zeros", "[{date: T+30", "[{date: 2026-2-4", "61:19 HC016"),
    Seed("not above zero", "effort: 2", "effort: 0", "63:62 HC015"),
    Seed("T0 plus days", "T+3wd", "T+3days", "64:52 HC016"),
    Seed("duplicate id", "id: R2", "id: R1", "67:10 HC019"),
    Seed("duplicate key", "impact: H}", "impact: H, title: Two}", "66:57 HC004"),
    Seed("number for text", "title: Licence", "title: 2026", "69:30 HC012"),
    Seed("broken reference to a contract", "contract: K1", "contract: K2", "71:26 HC020"),
    Seed("tag", "title: Minutes", "title: !!str Minutes", "73:21 HC003"),
    Seed("bad digest", "d0bd701f", "d0bd701", "73:77 HC017"),
    Seed("bands that do not rise", "0.2, 0.35", "0.4, 0.35", "75:27 HC025"),
    Seed("list as a key", "{CLM:", "{[CLM]:", "78:12 HC005"),
    Seed("key without its entry", "  - {id: backlog", "  - {idd: backlog", "77:6 HC010"),
]
SHIFTING = "tag"
"""Stands on the line of another fault and would move its column."""


def seeded(*seeds: Seed) -> str:
    text = SOUND
    for seed in seeds:
        assert text.count(seed.sound) == 1, seed.kind
        text = text.replace(seed.sound, seed.wrong)
    return text


def test_the_plan_without_a_fault_is_loaded() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.kind for seed in SEEDS])
def test_a_fault_alone_is_one_finding(seed: Seed) -> None:
    assert faults(seeded(seed)) == [seed.found]


def in_order(found: list[str]) -> list[str]:
    return sorted(found, key=lambda text: [int(n) for n in text.split()[0].split(":")])


def test_every_fault_is_found_in_one_run() -> None:
    chosen = [seed for seed in SEEDS if seed.kind != SHIFTING]
    assert len(chosen) > 40
    assert faults(seeded(*chosen)) == in_order([seed.found for seed in chosen])


@given(st.sets(st.sampled_from([seed for seed in SEEDS if seed.kind != SHIFTING])))
def test_any_set_of_faults_is_found_whole(seeds: set[Seed]) -> None:
    assert faults(seeded(*seeds)) == in_order([seed.found for seed in seeds])


HELP = {
    "unknown key": "Did you mean `sector`?",
    "unknown word": "Allowed: customer, provider, partner.",
    "day that does not exist": "“2026-02-29” is not a date. 2026-02 has 28 days.",
    "day first": "“06/03/2026” is not a date. Write 2026-03-06 if that is the day you mean.",
    "day without zeros": "“2026-2-4” is not a date. Write 2026-02-04 if that is the day you mean.",
    "decimal comma": "“22,5” cannot be read as an exact number. Write 22.5,",
    "number with a space": "Write 12500, without spaces, units or quotes.",
    "endless number": "“1e400” cannot be read as an exact number. Write it in full",
    "per cent for a share": "“90 %” cannot be read as an exact number",
    "missing field": "`role` is missing in `people`. Add `role: …`.",
    "broken reference to a person": "Did you mean `po`?",
    "broken reference to a KPI": "`dely` is not the id of anything in kpis. Did you mean `delay`?",
    "unknown metric": "Did you mean `adoption.quick_wins`?",
    "metric of no KPI": "Did you mean `kpi.delay.attainment`?",
    "word against number": "a number cannot be compared with a word",
    "duplicate id": "the id `R1` is already used at plan.yaml:66:10.",
    "duplicate key": "`title` stands here for the second time; the first is at plan.yaml:66:14.",
    "weights": "the weights add up to 101, not to 100.",
    "schema version": "schema version 2 is not known.",
    "T0 plus days": "“T+3days” is not a date. Write T+3.",
    "number for text": "Put it between quotes: '2026'.",
}


@pytest.mark.parametrize("kind", HELP)
def test_a_fault_says_how_to_mend_it(kind: str) -> None:
    seed = next(seed for seed in SEEDS if seed.kind == kind)
    (finding,) = load_text(seeded(seed)).findings
    assert HELP[kind] in said(finding)


LISTED = """\
people:
  - {id: csm, role: csm, side: provider}
  - {id: it, role: it, side: customer}
"""
OWNED = "actions: [{id: A, title: Call, status: open, owner: csm}]\n"


@pytest.mark.parametrize(
    ("people", "found"),
    [
        (LISTED, []),
        (LISTED.replace("id: csm, ", ""), ["4:5 HC011"]),
        (LISTED.replace("id: csm", "idd: csm"), ["4:6 HC010"]),
        (LISTED.replace("id: csm", "id: [csm]"), ["4:10 HC012"]),
        (LISTED.replace("id: csm", "id: c s m"), ["4:10 HC017"]),
        (LISTED.replace("id: csm", "id: Équipe"), ["4:10 HC017", "6:53 HC020"]),
        (LISTED.replace("id: csm", "id: it"), ["5:10 HC019"]),
        (LISTED.replace("id: csm", "nom: csm"), ["4:6 HC010"]),
        (LISTED.replace("people", "poeple"), ["3:1 HC010"]),
        (LISTED.replace("role: csm", "role: cms"), ["4:21 HC013"]),
        ("people: everybody\n", ["3:9 HC012"]),
        ("people: [csm]\n", ["3:10 HC012"]),
        (f"people: [{{id: po, role: csm, side: provider}}]\n{LISTED}", ["4:1 HC004"]),
        (LISTED.replace("csm, role: csm", "nobody, role: csm"), ["6:53 HC020"]),
    ],
)
def test_who_cannot_be_read_breaks_no_reference(people: str, found: list[str]) -> None:
    """A reference is broken where the id is known to be missing, not where its entry is at fault."""
    assert faults(HEAD + people + OWNED) == found


def test_a_missing_id_excuses_no_more_references_than_it_may_have() -> None:
    """One entry without id: one unknown owner may be it, two cannot both be."""
    people = LISTED.replace("id: csm, ", "")
    other = "risks: [{id: R, title: Risk, probability: L, impact: L, owner: ghost}]\n"
    assert faults(HEAD + people + OWNED + other) == ["4:5 HC011", "6:53 HC020", "7:64 HC020"]


def test_a_misspelt_field_is_not_missing_too() -> None:
    text = "actions: [{id: A, titel: Call, status: open}]\n"
    assert faults(HEAD + text) == ["3:19 HC010"]
    assert faults("hypercare: 1\nplans: {id: p, title: P, language: en}\n") == ["2:1 HC010"]


@pytest.mark.parametrize(
    ("roadmap", "found"),
    [
        ("[{id: go, offset: 30, title: Go}]", []),
        ("[{id: go, offset: 2026-02-04, title: Go}]", []),
        ("[{id: go, offset: T+2wd, title: Go}]", ["4:43 HC020"]),
        ("[{id: go, offset: T+3O, title: Go}]", ["3:28 HC016", "4:43 HC020"]),
        ("soon", ["3:10 HC012"]),
        ("[{offset: 7, title: Go}]", ["3:11 HC011"]),
        ("[]", ["4:43 HC020"]),
    ],
)
def test_a_milestone_is_found_by_its_day(roadmap: str, found: list[str]) -> None:
    """`T+30` names the milestone of that day, in whatever way its own offset is written."""
    steps = "next_steps: [{id: N, title: N, milestone: T+30}]\n"
    assert faults(f"{HEAD}roadmap: {roadmap}\n{steps}") == found


def test_conditions_of_kpis_that_cannot_be_read_are_not_judged() -> None:
    when = "playbooks: [{id: P, when: kpi.delay.actual < 2, action: Go}]\n"
    assert faults(HEAD + "kpis: none\n" + when) == ["3:7 HC012"]
    assert faults(HEAD + "kpis: [{title: Delay}]\n" + when) == ["3:8 HC011"]
    assert faults(HEAD + "kpis: [{id: delai, title: D}]\n" + when) == ["4:27 HC021"]
    assert faults(HEAD + "kpis: none\n" + when.replace("delay.actual", "x.y")) == [
        "3:7 HC012",
        "4:27 HC021",
    ]


def test_a_wrong_country_is_one_finding() -> None:
    """Its working days are then those of no country; the dates themselves are not at fault."""
    text = HEAD.replace("}", ", country: UK}") + "holds: [{start: T+3wd, cause: customer}]\n"
    assert faults(text) == ["2:74 HC018"]


def test_weights_are_added_up_whatever_else_stands_there() -> None:
    weights = "activation: {weight: 20}, adoption: {weight: 30}, value: {weight: 25}"
    rest = "engagement: {weight: 15}, support: {weight: 11}"
    text = f"{HEAD}health: {{dimensions: {{notes: own, {weights}, {rest}}}}}\n"
    assert faults(text) == ["3:22 HC023"]
    assert faults(text.replace("11", "10")) == []
    assert faults(text.replace("11", "9.5").replace("15", "15.5")) == []
    assert faults(text.replace(", support: {weight: 11}", "")) == ["3:22 HC011"]
    assert faults(text.replace("weight: 11", "weight: much")) == ["3:150 HC012"]


@pytest.mark.parametrize("nothing", ["", "null", "~", "[]", "{}"])
def test_null_or_empty_counts_as_absent(nothing: str) -> None:
    for section in ("customer", "kpis", "governance", "value", "glossary", "thresholds"):
        assert faults(f"{HEAD}{section}: {nothing}\n") == []
    kpi = f"{HEAD}kpis:\n  - {{id: a, title: A, source: {nothing}, measurements: {nothing}}}\n"
    assert faults(kpi) == []
    assert faults(kpi.replace("title: A,", f"title: {nothing},")) == ["4:5 HC011"]
    assert faults(f"hypercare: 1\nplan: {nothing}\n") == ["1:1 HC011"]


def test_a_null_item_of_a_list_is_a_fault() -> None:
    assert faults(HEAD + "people:\n  -\n  - null\n") == ["4:4 HC012", "5:5 HC012"]
    assert faults(HEAD + "customer: {name: C, facts: [one, ~]}\n") == ["3:34 HC012"]


PERIOD = "start: T+1, end: T+30, opened: 1, resolved: 1, within_sla: 1"


@pytest.mark.parametrize(
    ("section", "found"),
    [
        (f"support: {{periods: [{{{PERIOD}, by_priority: {{P1: {{open: 1}}}}}}]}}", []),
        (f"support: {{periods: [{{{PERIOD}, by_priority: {{P5: {{open: 1}}}}}}]}}", ["3:98 HC010"]),
        (f"support: {{periods: [{{{PERIOD}, by_priority: {{P1: {{opne: 1}}}}}}]}}", ["3:103 HC010"]),
        (f"support: {{periods: [{{{PERIOD}, by_priority: [P1]}}]}}", ["3:97 HC012"]),
        (f"support: {{periods: [{{{PERIOD}, by_priority: {{P1: }}}}]}}", []),
        (f"support: {{periods: [{{{PERIOD}, by_type: {{any: 1, other: -1}}}}]}}", ["3:109 HC015"]),
        ("glossary: [CLM]", ["3:11 HC012"]),
        ("glossary: {CLM: 1}", ["3:17 HC012"]),
        ("checks: {severity: {HC201: notes}}", ["3:28 HC013"]),
        ("thresholds: {bands: {adoption.deep: [1, 2, 3, 4]}}", ["3:22 HC022"]),
        ("thresholds: {bands: {adoption.depth: [1, 2, 3]}}", ["3:38 HC025"]),
        ("thresholds: {bands: {adoption.depth: [1, 2, 2, 3]}}", ["3:38 HC025"]),
        ("thresholds: {bands: {adoption.depth: [1, x, 3, 4]}}", ["3:42 HC012"]),
        ("thresholds: {bands: {adoption.depth: 1}}", ["3:38 HC012"]),
        ("actions: [{id: A, title: A, status: open, playbook: health-red}]", []),
        ("actions: [{id: A, title: A, status: open, playbook: health}]", ["3:53 HC020"]),
        ("actions: [{id: A, title: A, status: open, owner: health-red}]", ["3:50 HC020"]),
        ("actions: [{id: A, title: A, status: open, before: {metric: a.b, value: 1}}]", ["3:60 HC022"]),
    ],
)  # fmt: skip
def test_maps_metrics_and_playbooks(section: str, found: list[str]) -> None:
    assert faults(f"{HEAD}{section}\n") == found


def test_a_broken_reference_proposes_what_there_is() -> None:
    def told(people: int, owner: str) -> str:
        listed = "".join(f"  - {{id: p{n}, role: user, side: customer}}\n" for n in range(people))
        action = f"actions: [{{id: A, title: A, status: open, owner: {owner}}}]\n"
        return said(load_text(f"{HEAD}people:\n{listed}{action}").findings[0])

    assert "Nothing is listed there yet" in told(0, "zoe")
    assert told(3, "zoe").endswith("Allowed: p0, p1, p2.")
    assert told(3, "p11").endswith("Did you mean `p1`? Allowed: p0, p1, p2.")
    assert told(20, "zoe").endswith("p18, p19.")
    assert told(21, "zoe").endswith("p18, p19 ….")


def test_an_unknown_section_may_be_what_a_reference_is_about() -> None:
    """Nobody can say what `team` was meant to be; `people` is not there."""
    assert faults(HEAD + "team: [{id: csm}]\n" + OWNED) == ["3:1 HC010"]
    assert faults(HEAD + "team: [{id: csm}]\n" + LISTED.replace("csm,", "tam,") + OWNED) == [
        "3:1 HC010",
        "7:53 HC020",
    ]


@pytest.mark.parametrize(
    ("plan", "language"),
    [
        ("plan: {language: fr}", "fr"),
        ("plan: {language: en}", "en"),
        ("plan: {language: de}", "en"),
        ("plan: {language: [fr]}", "en"),
        ("plan: fr", "en"),
        ("customer: {name: C}", "en"),
    ],
)
def test_the_language_of_a_plan_that_cannot_be_loaded(plan: str, language: str) -> None:
    loaded = load_text(plan + "\n")
    assert loaded.plan is None
    assert language_of(loaded.document) == language


def test_what_is_like_no_field_is_taken_for_the_one_that_is_missing() -> None:
    def told(people: str) -> list[str]:
        return [
            said(f).split(" Allowed")[0] for f in load_text(f"{HEAD}people: [{people}]\n").findings
        ]

    assert told("{id: a, metier: csm, side: provider}") == [
        "`metier` is not known in `people`. Did you mean `role`?"
    ]
    assert told("{id: a, metier: csm, tier: 1}") == [
        "`side` is missing in `people`. Add `side: …`.",
        "`metier` is not known in `people`. Did you mean `role`?",
        "`tier` is not known in `people`. Did you mean `title`?",
    ]
    assert told("{id: a, role: csm, side: provider, metier: csm}") == [
        "`metier` is not known in `people`."
    ]


def test_what_follows_a_comma_is_no_field() -> None:
    """`csm` cannot be what was meant by the missing field: it has no value."""
    found = load_text(f"{HEAD}actions: [{{id: A, status: open, deliverable: a, b}}]\n").findings
    assert said(found[1]) == (
        "`b` is not known in `actions`. Does it belong to what is before it? "
        "Put a text with a comma in quotes."
    )
    assert [spot(finding) for finding in found] == ["3:11 HC011", "3:49 HC010"]


ADVICE = {
    "customer: {name: [C]}": "this must be text, not a list. Write a single value; put a text that "
    "starts with a bracket or a dash between quotes.",
    "customer: {name: {C}}": "this must be text, not a group of fields. Put a text that starts with a "
    "brace between quotes.",
    "customer: {name: {C: D}}": "this must be text, not a group of fields. If the text contains a "
    "colon, put it between quotes.",
    "customer: {name: C, facts: [a, ]}\nkpis: [{id: k, title: K, baseline: {C}}]": "this must be a "
    "number, not a group of fields. Write a single value.",
    "customer: {name: {{C}}}": "the name of a field must be a plain word. Write `name: value`; put a "
    "text that starts with a brace or a bracket between quotes.",
    "customer: {name: C, facts: [~]}": "this must be text, not nothing. Write the text, or delete the "
    "empty line.",
    "value: {budget: {amount: 9}}": "this must be an amount or a list, not a group of fields. Write "
    "the amount alone, or a list of items with `label` and `amount`.",
    "\u00a0value: {budget: 9}": "`\u00a0value` is not known in the plan. It starts with what only looks "
    "like a blank: type the blanks again.",
}


@pytest.mark.parametrize("section", ADVICE)
def test_a_fault_has_one_finding_with_its_own_advice(section: str) -> None:
    assert [said(finding) for finding in load_text(f"{HEAD}{section}\n").findings] == [
        ADVICE[section]
    ]


def test_sections_may_stand_in_several_files() -> None:
    people = "people: [{id: csm, role: csm, side: provider}]\n"
    assert faults(HEAD + OWNED, people) == []
    loaded = load_text(HEAD + people, OWNED + people)
    assert [str(f.place) for f in loaded.findings] == ["2.yaml:2:1"]
    assert "the first is at 1.yaml:3:1" in said(loaded.findings[0])


def test_a_file_that_is_no_plan_hides_no_other_fault() -> None:
    assert faults(HEAD + "foo: 1\n", "- a\n- list\n") == ["3:1 HC010", "1:1 HC008"]


def test_a_syntax_error_hides_only_the_rest_of_its_file() -> None:
    """What stood before it is still checked; nothing is called missing or broken for it."""
    text = "plan: {id: p, title: P}\ncustomer: {nme: C}\nactions: [{id: A\nrisks: [\n"
    found = load_text(text).findings
    assert [spot(f) for f in found] == ["1:7 HC011", "1:7 HC011", "2:12 HC010", "3:11 HC001"]
    assert said(found[-1]).endswith("Nothing after this line of the file could be checked.")


FULL = read(EXAMPLES / "full-case")
CHOICES = {
    "roadmap[].criteria[]": {"when", "signed_by"},
    "handover.exit_criteria[]": {"when", "signed_by"},
    "evidence[]": {"file", "url"},
    "contracts.obligations[].penalty": {"per_day", "value", "v_r_over"},
    "value.ledger[]": {"notes"},
}
"""One or the other of these, or only with another field: rules ask for them, the loader does not."""
NOT_IN_FULL = {"value.ledger[].unit_value", "value.ledger[].attribution", "checks.ignore[]"}
REQUIRED_FIELDS = [
    (pattern, field)
    for pattern, fields in REQUIRED.items()
    for field in sorted(fields - CHOICES.get(pattern, set()))
    if pattern and pattern not in NOT_IN_FULL
]


def without(pattern: str, field: str) -> dict[str, Any]:
    """The full plan without one field of the first entry of this kind that has it."""
    plan = copy.deepcopy(FULL)
    site = next(s for s in walk(plan) if s.entry == pattern and s.key == field)
    del site.parent[field]
    return plan


@pytest.mark.parametrize(("pattern", "field"), REQUIRED_FIELDS)
def test_a_required_field_is_missed(pattern: str, field: str) -> None:
    """Exactly one finding, whatever refers to the entry."""
    (finding,) = load_text(dump(without(pattern, field))).findings
    assert finding.check.code == "HC011"
    names = [part for part in finding.path if isinstance(part, str)]
    assert ".".join(names) == f"{pattern}.{field}".replace("[]", "")


def test_a_missing_field_is_reported_at_the_first_line_of_its_entry() -> None:
    text = "risks:\n  - id: R\n    title: T\n    impact: L\nholds:\n  -\n    start: T+1\n"
    assert faults(HEAD + text) == ["4:5 HC011", "9:5 HC011"]
