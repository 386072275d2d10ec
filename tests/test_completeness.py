"""The checklist on real plans: the full case against a list written by hand, stages, empty sections."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest

from hypercare_cli import completeness as checklist
from hypercare_cli.completeness import SECTIONS, STAGES, Completeness, completeness, stage_day
from hypercare_cli.load import load
from hypercare_cli.method.method import table
from hypercare_cli.metric import Catalogue, Figures
from hypercare_cli.plan.identity import Context
from tests.oracle.mutate import dump, mutations
from tests.oracle.naive import read
from tests.plans import EXAMPLES, HEAD, day, digests_of, figures, files_of, fraction, load_text

FOLDER = EXAMPLES / "full-case"

# Written by reading examples/full-case: + met, - missing, . not yet due, at T+0, T+30 and T+90.
BY_HAND = """
plan-frame                + + + EUR, FR, go-live T+30, owned by csm
customer-facts            + + + a summary and two facts
customer-use-cases        + + + UC1 to UC3 have ranks
needs-triaged             + + + N1 to N3 have frequency and severity
landscape-listed          + + + applications L2 and L3, data set L1
landscape-fate            . + + L1 to L4 all have owner and fate
processes-before-after    . + + PR1 and PR2 have both sides
outcomes-hypotheses       + + + O1 to O3 name a KPI and a hypothesis
kpis-three-to-five        + + + three of business, one of adoption
kpis-baseline-target      + + + all three
kpis-source               + + + BI, Qualité, CRM
kpis-drivers              + + + workflow_completion drives handling_time
kpis-agreed               . - - only handling_time is agreed
kpis-measured             . - + conversion is first measured at T+60
kpis-workflow-completion  + + + workflow_completion
kpis-validation-delay     + + + handling_time
people-sponsor            + + + sponsor
people-lead               + + + po
people-budget-owner       - - - nobody has that role
people-users              + + + key_users and buyers
people-provider           + + + csm and tam
people-stance             . + + all seven on the side of the customer
people-local-contacts     + + + key_users
raci-activities           + + + four lines, each with somebody responsible
governance-rituals        + + + weekly; monthly and steering; qbr
governance-escalation     + + + key_users, csm, sponsor
governance-sessions       . + + the weekly meeting from T+7 on
governance-listening      . . - neither key_users nor buyers attend a ritual
governance-qbr            . . + held on T+90
decisions-logged          . + + D1 of T+1 by the sponsor
roadmap-milestones        + + + five milestones, all with objectives
roadmap-deliverables      + + + M0-2 delivers the signed agreement by T+5
roadmap-tasks             + + + all have owner and due
roadmap-criteria          + + + M0-C1 to M90-C3
roadmap-proof             . - - widening and stabilisation expect nothing
adoption-features         + + + four
adoption-personas         + + + four with sizes
adoption-training-groups  . + + F1: operational, five groups
adoption-ready            . + + 96 accounts and 78 ready at T+7
adoption-access           . + + url, steps and first minute
adoption-usage            . + + from T+30 on
adoption-quick-wins       . + + T+12
adoption-teams            . + + four
adoption-champions        . . - CH2 is no person yet
adoption-self-service     . . + AS1 is done
adoption-satisfaction     . . + T+45 and T+85
adoption-advanced         . . + 27 at T+90
technical-kinds           + + + TE1, TE3, TE5, TE6
technical-owners          + + + all six
data-quality-tolerance    . + + admin_clm and 0.90
data-quality-score        . + + 0.82 at T+30
support-channels          . + + portal and hotline with address and hours
support-hotline           . + + extension 4242
support-tiers             . + + key_users, csm, tam
support-sla               . + + P1 to P4
support-reinforced        . + + T+30 to T+60
support-tickets           . . + two periods
support-triage            . . + 25, 12 and 5 in the second period
support-knowledge-base    . . + KB1 of T+33, read 140 times
value-budget              + + + three items
value-ledger              . + + V1 to V3 have amounts and notes
value-verified            . . + V1 by Contrôle de gestion
actions-owned             . - + nothing is opened before T+40
risks-listed              + + + five
risks-mitigated           + + + R1, R2, R3 and R5
feedback-sorted           . . + all but the testimonial
feedback-topics           . . - no feedback has a topic
feedback-next-wave        . . + FB3
feedback-testimonials     . . + FB5
next-steps-written        . . - NS2 says nothing about resources
releases-told             . . + T+60
improvement-retros        . + + T+30
improvement-lessons       . . + LE1
change-leader-message     - - - CO1 does not say who sends it
change-vision             + + + one place
change-factors            . + + all five at T+0
change-golive-message     . + + CO2
change-upwards            . + + CO3, a questionnaire
change-populations        . - - POP3 has only its size
change-staff              . + + CM1
change-partners           . + + CM2
change-impacts            . + + IM1 and IM2
change-workshops          . + + WS1 with POP1 and POP2
change-first-gains        . . - no such message
evidence-kickoff          . + + E1
evidence-fingerprints     . + + E1 and E2, later E3
handover-capabilities     . . + H1 to H4
handover-exit             . . + X1 to X4
handover-content          . . + H1, H2, H3
handover-transfers        . . + T+78 to ops_it
data-dictionary-sources   . + + DD1 and DD2
"""
SIGN = {"+": "met", "-": "missing", ".": "later"}
SHARES = {0: Fraction(71, 76), 30: Fraction(122, 136), 90: Fraction(156, 176)}
"""The weights of the items met, of those due: added up by hand too."""


def full_case(as_of: int) -> Figures:
    plan = load(files_of(FOLDER), Catalogue()).plan
    assert plan is not None
    return Figures(plan, day(as_of), digests_of(FOLDER))


def states(found: Completeness) -> dict[str, str]:
    return {answer.item.id: answer.state for answer in found.answers}


def by_hand(column: int) -> dict[str, str]:
    rows = [line.split(maxsplit=4) for line in BY_HAND.strip().splitlines()]
    assert all(len(row) == 5 for row in rows), "every line says why"
    return {row[0]: SIGN[row[1 + column]] for row in rows}


@pytest.mark.parametrize(("column", "as_of"), list(enumerate(SHARES)))
def test_the_full_case_against_the_list_by_hand(column: int, as_of: int) -> None:
    found = completeness(full_case(as_of))
    assert states(found) == by_hand(column)
    assert found.overall is not None
    assert fraction(found.overall) == SHARES[as_of]


def test_shares_by_section() -> None:
    """At T+90: five of seven in people by weight (sponsor 3, lead 3, budget 2, users 2, 1, 1, 2)."""
    found = completeness(full_case(90))
    assert found.section("people") == Decimal(12) / 14
    assert found.section("risks") == 1
    assert found.section("next_steps") == 0
    assert {name for name in SECTIONS if found.section(name) is None} == {
        "campaigns", "contracts", "glossary",
    }  # fmt: skip


# -- stages -----------------------------------------------------------------------------------------


def due(found: Completeness) -> set[str]:
    return {answer.item.stage for answer in found.answers if answer.state != "later"}


@pytest.mark.parametrize(
    ("as_of", "stages"),
    [
        (-20, {"T0"}),
        (0, {"T0"}),
        (6, {"T0"}),
        (7, {"T0", "T+7"}),
        (59, {"T0", "T+7", "T+30"}),
        (60, {"T0", "T+7", "T+30", "T+60"}),
        (400, set(STAGES)),
    ],
)
def test_an_item_counts_from_its_stage_on(as_of: int, stages: set[str]) -> None:
    assert due(completeness(figures(HEAD, as_of))) == stages


def test_the_stages_are_the_milestones_of_the_method() -> None:
    gates = {id_: gate["offset"] for id_, gate in table("gates").items() if id_ != "exit"}
    assert dict(STAGES.values()) == gates
    assert [f"T+{start}".replace("T+0", "T0") for _id, start in STAGES.values()] == list(STAGES)


MOVED = (
    HEAD
    + "roadmap: [{id: go_live_1, offset: 45, title: Go-live}, {id: M1, offset: 10, title: A}]\n"
)


def test_a_milestone_that_the_plan_has_moved_moves_its_stage() -> None:
    assert due(completeness(figures(MOVED, 44))) == {"T0", "T+7"}
    assert due(completeness(figures(MOVED, 45))) == {"T0", "T+7", "T+30"}
    early = MOVED.replace("offset: 45", "offset: 5")
    assert due(completeness(figures(early, 5))) == {"T0", "T+30"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("T0", 0),
        ("T+30", 45),
        ("T+90", 90),
        ("go_live_1", 45),
        ("M1", 10),
        ("T+31", 31),
        ("T+5wd", 7),
        ("2026-02-04", 30),
        ("2026-02-30", None),
        ("golive", None),
        ("", None),
    ],
)
def test_what_a_stage_means(text: str, number: int | None) -> None:
    plan = load_text(MOVED).plan
    assert plan is not None
    assert stage_day(plan, text) == number


def test_a_stage_ahead_still_looks_at_today() -> None:
    """Judged by T+90 on the first day: nothing that comes later is there yet."""
    ahead = states(completeness(full_case(0), 90))
    assert set(ahead.values()) == {"met", "missing"}
    assert ahead["governance-qbr"] == "missing"
    assert ahead["kpis-measured"] == "missing"
    assert states(completeness(full_case(0), 0)) == states(completeness(full_case(0)))


# -- sections and contexts ----------------------------------------------------------------------------


def test_what_is_not_due_is_not_known() -> None:
    found = completeness(figures(HEAD, 0))
    assert found.overall == 0
    assert found.section("needs") == 0
    for name in ("evidence", "handover", "campaigns", "contracts", "glossary"):
        assert found.section(name) is None, name
    nothing = completeness(figures(HEAD, 0), section="evidence")
    assert nothing.overall is None


@pytest.mark.parametrize("context", get_args(Context))
def test_each_context_has_the_common_core_and_its_own(context: Context) -> None:
    items = checklist.items_of(context)
    core = {item.id for item in checklist.checklist() if not item.contexts}
    own = {item.id for item in items} - core
    assert core <= {item.id for item in items}
    assert bool(own) == (context != "generic")
    assert checklist.items_of(context, "kpis") == tuple(i for i in items if i.section == "kpis")


def test_missing_items_come_in_the_order_of_the_plan() -> None:
    found = completeness(figures(HEAD, 90)).missing
    keys = [
        (SECTIONS.index(a.item.section), list(STAGES).index(a.item.stage), -a.item.weight)
        for a in found
    ]
    assert keys == sorted(keys)
    assert len(found) > 50


# -- nothing breaks it --------------------------------------------------------------------------------


def all_states(text: str, as_of: int) -> Iterator[str]:
    yield from states(completeness(figures(text, as_of))).values()


def test_a_section_less_never_raises_the_share() -> None:
    """Share by share: what is taken away was met or missing, and is missing now."""
    raw = read(FOLDER)
    before = states(completeness(full_case(90)))
    for section in ("needs", "technical", "adoption", "support", "value", "risks", "change"):
        text = dump({name: value for name, value in raw.items() if name != section})
        f = figures(text, 90)
        after = states(completeness(f))
        fallen = {id_ for id_ in before if before[id_] != after[id_]}
        assert fallen, section
        assert all(before[id_] == "met" and after[id_] == "missing" for id_ in fallen)
        assert f[f"completeness.{section}"] == 0


def test_any_plan_that_loads_has_its_answers() -> None:
    for description, raw in mutations(read(FOLDER), seed=5, count=40):
        for as_of in (-5, 37, 90):
            assert set(all_states(dump(raw), as_of)) <= set(SIGN.values()), description
