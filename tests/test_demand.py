"""The words in which the checklist demands things of a plan, each on a plan of a few lines."""

from datetime import date
from typing import Any

import pytest

from hypercare_cli import demand
from hypercare_cli.demand import Gap
from hypercare_cli.document import read
from hypercare_cli.finding import dotted
from hypercare_cli.method.method import plain
from hypercare_cli.source import File
from hypercare_cli.view import View
from tests.plans import HEAD, day, figures

PLAN = """\
value: {budget: 9000}
customer: {name: Acme, facts: [], perimeter: {products: [Bread], zones: []}}
people:
  - {id: boss, role: sponsor, side: customer, attitude: ally}
  - {id: buyer, role: user, side: customer, attitude: resistant}
kpis:
  - {id: delay, title: Delay, baseline: 8, target: 6, source: {tool: BI}}
  - {id: error_rate, title: Errors, baseline: 4}
  - {id: use, title: Use, kind: adoption}
risks:
  - {id: R1, title: A, probability: L, impact: L, owner: boss, mitigation: Ask}
  - {id: R2, title: B, probability: L, impact: L, owner: boss}
  - {id: R3, title: C, probability: L, impact: L, status: closed}
roadmap:
  - {id: M1, offset: 0, title: Start, tasks: [{id: T1, title: A, status: planned, owner: boss}]}
  - {id: M2, offset: 30, title: Next, tasks: [{id: T2, title: B, status: planned}]}
outcomes: [{id: O1, title: A, serves: [field, management]}]
change:
  populations: [{id: P1, title: A, size: 1, load: 1, backing: 1}, {id: P2, title: B, size: 1, load: 1, backing: 1}]
  workshops: [{id: W1, date: T+3, populations: [P1]}]
  communications:
    - {id: C1, date: T-3, audience: all, direction: down, owner: boss, status: sent}
    - {id: C2, date: T+20, audience: [buyer], direction: up, status: planned}
adoption:
  quick_wins: [{date: T+40, title: A}]
  champions: [{id: CH1, since: T+10}]
contracts:
  strategy: {security: {title: A, status: open}}
glossary: {T0: Start, SLA: Agreed times}
technical:
  - {id: TE1, kind: access, title: A, status: done, done_on: T+12}
"""


def demands(text: str) -> demand.Demand:
    """A demand as the checklist writes it."""
    document, findings = read((File("x.yaml", f"needs: {text}"),))
    assert not findings
    return demand.read(plain(document)["needs"])


def gap(text: str, as_of: int = 5, plan: str = PLAN) -> Gap | None:
    f = figures(HEAD + plan, as_of)
    return demands(text).gap(View(f.plan, f.as_of, f.__getitem__))


def said(text: str, as_of: int = 5, plan: str = PLAN) -> str:
    """`met`, or what is missing: `kpis[1]: target`, `risks: 2 more`."""
    found = gap(text, as_of, plan)
    if found is None:
        return "met"
    wanted = ", ".join(found.fields) or f"{found.entries} more"
    return f"{dotted(found.path)}: {wanted}"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # has: filled in, nothing empty counts
        ("{has: value.budget}", "met"),
        ("{has: [value.budget, value.expected_roi]}", "value: expected_roi"),
        ("{has: [customer.summary, value.budget, customer.facts]}", "customer: summary, facts"),
        ("{has: customer.perimeter.products}", "met"),
        ("{has: customer.perimeter.zones}", "customer.perimeter: zones"),
        ("{has: support.reinforced.end}", "support.reinforced: end"),
        ("{has: [change.workshops.topic]}", "change.workshops[0]: topic"),
        # some: at least, at most
        ("{some: risks}", "met"),
        ("{some: risks, least: 3}", "met"),
        ("{some: risks, least: 5}", "risks: 2 more"),
        ("{some: risks, most: 3}", "met"),
        ("{some: risks, most: 2}", "risks: 0 more"),
        ("{some: needs}", "needs: 1 more"),
        ("{some: risks, with: [mitigation]}", "met"),
        ("{some: risks, with: [mitigation], least: 2}", "risks[1]: mitigation"),
        ("{some: customer.perimeter}", "met"),
        ("{some: glossary, least: 2}", "met"),
        ("{some: glossary, least: 3}", "glossary: 1 more"),
        # where
        ("{some: people, where: {role: sponsor}}", "met"),
        ("{some: people, where: {role: [dpo, sponsor]}}", "met"),
        ("{some: people, where: {role: dpo}}", "people: 1 more"),
        ("{some: people, where: {role: sponsor, attitude: neutral}}", "people: 1 more"),
        ("{some: kpis, where: {kind: business}, least: 2}", "met"),
        ("{some: kpis, where: {id: '*rate'}}", "met"),
        ("{some: kpis, where: {id: ['*rates', 'd*y']}}", "met"),
        ("{some: kpis, where: {id: '*rates'}}", "kpis: 1 more"),
        ("{some: outcomes, where: {serves: management}}", "met"),
        ("{some: change.communications, where: {audience: all}}", "met"),
        ("{some: change.communications, where: {owner.role: sponsor}}", "met"),
        ("{some: change.communications, where: {owner.role: user}}", "change.communications: 1 more"),
        ("{some: contracts.strategy.security, where: {status: open}}", "met"),
        ("{some: contracts.strategy.security, where: {status: done}}", "contracts.strategy.security: 1 more"),
        # every
        ("{every: kpis, with: [title]}", "met"),
        ("{every: kpis, where: {kind: business}, with: [baseline]}", "met"),
        ("{every: kpis, where: {kind: business}, with: [baseline, target, source]}", "kpis[1]: target, source"),
        ("{every: kpis, with: [[target, baseline, source]]}", "kpis[2]: target"),
        ("{every: kpis, where: {kind: business}, with: [[target, baseline]]}", "met"),
        ("{every: needs, with: [title]}", "needs: 1 more"),
        ("{every: kpis, where: {kind: quality}, with: [title]}", "kpis: 1 more"),
        ("{every: roadmap.tasks, with: [owner]}", "roadmap[1].tasks[0]: owner"),
        # none
        ("{none: risks, where: {status: open}, lacking: [owner]}", "met"),
        ("{none: risks, where: {status: open}, lacking: [mitigation, owner]}", "risks[1]: mitigation"),
        ("{none: risks, with: [mitigation], lacking: [owner]}", "met"),
        ("{none: needs, lacking: [outcome]}", "met"),
        ("{none: people, where: {attitude: resistant}, lacking: [levers]}", "people[1]: levers"),
        # named
        ("{named: change.populations, in: change.workshops.populations}", "change.workshops: 1 more"),
        ("{named: needs, in: change.workshops.populations}", "needs: 1 more"),
        ("{named: change.workshops, in: change.communications.audience}", "change.communications: 1 more"),
        # when: unknown is not met
        ("{when: risks.count >= 3}", "met"),
        ("{when: risks.count >= 4}", ": 1 more"),
        ("{when: ttv.days <= 90}", ": 1 more"),
        # all, any
        ("{all: [{some: risks}, {has: value.budget}]}", "met"),
        ("{all: [{some: risks}, {some: needs}]}", "needs: 1 more"),
        ("{all: [{has: plan.golive}, {some: needs}]}", "plan: golive"),
        ("{all: [{some: people, where: {role: dpo}}, {some: people, where: {role: it}}]}", "people: 2 more"),
        ("{any: [{some: needs}, {some: risks}]}", "met"),
        ("{any: [{some: needs}, {has: plan.golive}]}", "needs: 1 more"),
    ],
)  # fmt: skip
def test_each_word(text: str, answer: str) -> None:
    assert said(text) == answer


@pytest.mark.parametrize(
    ("text", "first_day"),
    [
        ("{some: change.workshops}", 3),
        ("{has: adoption.quick_wins}", 40),
        ("{some: change.communications, where: {direction: up}}", 20),
        ("{some: adoption.champions, with: [since]}", 10),
        ("{some: technical, where: {status: done}}", 12),
        ("{some: technical, with: [done_on]}", 12),
    ],
)
def test_what_is_dated_later_does_not_exist(text: str, first_day: int) -> None:
    assert said(text, first_day - 1) != "met"
    assert said(text, first_day) == "met"


def test_ahead_counts_what_is_planned() -> None:
    assert said("{some: change.communications, ahead: true, where: {direction: up}}", -20) == "met"
    assert said("{every: change.communications, ahead: true, with: [owner]}") == (
        "change.communications[1]: owner"
    )


PERIODS = "support: {periods: [{start: T+0, end: T+29, opened: 1, resolved: 1, within_sla: 1}]}\n"


def test_a_period_exists_once_it_is_over() -> None:
    assert said("{has: support.periods}", 28, PERIODS) == "support: periods"
    assert said("{has: support.periods}", 29, PERIODS) == "met"


@pytest.mark.parametrize(
    ("golive", "answer"),
    [("T+4", "met"), ("T+3", "change.workshops: 1 more"), ("null", "change.workshops: 1 more")],
)
def test_until_leaves_what_is_dated_before(golive: str, answer: str) -> None:
    head = HEAD.replace("language: en}", f"language: en, golive: {golive}}}")
    f = figures(head + PLAN, 50)
    found = demands("{some: change.workshops, until: plan.golive}").gap(
        View(f.plan, f.as_of, f.__getitem__)
    )
    assert (found is None) == (answer == "met")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{want: risks}",
        "{some: risks, most_of: 3}",
        "{has: value.budget, where: {kind: x}}",
        "{every: kpis, least: 3}",
        "{all: [{want: risks}]}",
    ],
)
def test_an_unknown_word_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no demand"):
        demands(text)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("{has: [value.budget, plan.golive]}", "value.budget plan.golive"),
        (
            "{some: change.communications, where: {owner.role: x}, with: [[a, b]], until: plan.golive}",
            "change.communications change.communications.owner.role change.communications.a"
            " change.communications.b plan.golive",
        ),
        ("{none: risks, where: {status: open}, lacking: [owner]}", "risks risks.status risks.owner"),
        ("{named: needs, in: change.workshops.populations}", "needs change.workshops.populations"),
        ("{all: [{some: risks}, {when: risks.count > 1}]}", "risks"),
    ],
)  # fmt: skip
def test_a_demand_says_what_it_looks_at(text: str, paths: str) -> None:
    assert [".".join(path) for path in demands(text).paths()] == paths.split()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{some: risks, with: [mitigation]}", ["risks[0]"]),
        ("{every: kpis, where: {kind: business}, with: [target]}", ["kpis[0]"]),
        ("{has: value.budget}", ["value"]),
        ("{none: risks, lacking: [owner]}", ["risks[0]", "risks[1]"]),
        ("{when: risks.count > 1}", []),
        ("{all: [{some: people, where: {role: user}}, {some: people}]}", ["people[1]", "people[0]"]),
        (
            "{named: change.populations, in: change.workshops.populations}",
            ["change.populations[0]", "change.populations[1]", "change.workshops[0]"],
        ),
    ],
)  # fmt: skip
def test_a_demand_finds_samples_of_what_it_wants(text: str, places: list[str]) -> None:
    f = figures(HEAD + PLAN)
    view = View(f.plan, date.max, f.__getitem__)
    assert [dotted(path) for path in demands(text).samples(view)] == places


def test_a_view_is_of_one_day() -> None:
    f = figures(HEAD + PLAN)
    early, late = (View(f.plan, day(n), f.__getitem__) for n in (0, 50))
    assert len(early.entries(("change", "communications"))) == 1
    assert len(late.entries(("change", "communications"))) == 2
    task: Any = late.entries(("roadmap", "tasks"))[1]
    assert dotted(late.place(("roadmap", "tasks"), task)) == "roadmap[1].tasks[0]"
