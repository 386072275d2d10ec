"""Playbooks: which fire on hand-made plans, since when, and what they propose. T0 is a Monday."""

from decimal import Decimal

import pytest

from hypercare_cli.i18n.words import Words
from hypercare_cli.steering.playbooks.firing import Firing, firings
from tests.plans import HEAD, day, figures

BUILT_IN = (
    "adoption-red",
    "value-amber",
    "support-amber",
    "governance-red",
    "data-amber",
    "health-red",
)
PEOPLE = """
people:
  - {id: anna, role: csm, side: provider, title: CSM}
  - {id: bert, role: sponsor, side: customer}
  - {id: cleo, role: key_user, side: customer}
  - {id: dora, role: support, side: provider}
  - {id: emil, role: csm, side: provider}
"""
LOW = "adoption: {snapshots: [{date: T+30, eligible: 100, active_30d: 39}]}\n"


def found(text: str, as_of: int, id_: str, head: str = HEAD) -> Firing:
    return {one.id: one for one in firings(figures(head + text, as_of))}[id_]


def own(fields: str, rest: str = "") -> str:
    return f"playbooks:\n  - {{id: mine, action: Do it, {fields}}}\n{rest}"


SNAPSHOT = "adoption: {{snapshots: [{{date: T+1, eligible: 100, active_30d: {}}}]}}"
KPI = (
    "kpis: [{{id: k, title: K, baseline: 0, target: 100,"
    " measurements: [{{date: T+40, value: {}}}]}}]"
)
PERIOD = (
    "support: {{periods: [{{start: T0, end: T+30, opened: 9, resolved: 100, within_sla: {}}}]}}"
).replace("T0", "T+0")
RITUAL = (
    "governance: {{rituals: [{{id: w, title: W, cadence: weekly, sessions:"
    " [{{date: T+7, held: {}}}, {{date: T+14, held: false}}]}}]}}"
)
QUALITY = "data_quality: {{tolerance: 0.9, scores: [{{date: T+3, score: {}}}]}}"
NOTES = "health: {{assessments: [{{date: T+2, {}}}]}}"
ALL_THREES = "activation: 3, adoption: 3, value: 3, engagement: 3, support: 3"


@pytest.mark.parametrize(
    ("id_", "text", "as_of", "fires"),
    [
        ("adoption-red", SNAPSHOT.format(39), 45, True),
        ("adoption-red", SNAPSHOT.format(40), 45, False),
        ("adoption-red", "", 45, None),
        ("adoption-red", SNAPSHOT.format(39), 0, None),  # the snapshot is not there yet
        # 45 of 90 days: half of the way is expected; 35 of 100 is 70% of that
        ("value-amber", KPI.format(34), 45, True),
        ("value-amber", KPI.format(35), 45, False),
        ("value-amber", KPI.format(34), 39, None),
        ("support-amber", PERIOD.format(84), 45, True),
        ("support-amber", PERIOD.format(85), 45, False),
        ("support-amber", PERIOD.format(84), 29, None),
        ("governance-red", RITUAL.format("false"), 45, True),
        ("governance-red", RITUAL.format("true"), 45, False),
        ("governance-red", RITUAL.format("false"), 13, False),
        ("governance-red", "", 45, False),  # a count over nothing is 0
        ("data-amber", QUALITY.format(0.89), 45, True),
        ("data-amber", QUALITY.format(0.9), 45, False),
        ("data-amber", "data_quality: {scores: [{date: T+3, score: 0.1}]}", 45, None),
        ("health-red", NOTES.format(ALL_THREES.replace("support: 3", "support: 2")), 45, True),
        ("health-red", NOTES.format(ALL_THREES), 45, False),
        ("health-red", "", 45, None),
    ],
)
def test_a_built_in_playbook_fires_beyond_its_limit(
    id_: str, text: str, as_of: int, fires: bool | None
) -> None:
    assert found(text, as_of, id_).fires is fires


def test_every_playbook_is_there_with_those_built_in_first() -> None:
    f = figures(HEAD + own("when: risks.open > 0"), 0)
    assert tuple(one.id for one in firings(f)) == (*BUILT_IN, "mine")


# -- what it proposes --------------------------------------------------------------------------------


def test_the_action_has_owner_helpers_due_date_and_figure() -> None:
    """T+30 is Wednesday 4 February: five working days later is Wednesday 11 February, T+37."""
    one = found(PEOPLE + LOW, 30, "adoption-red")
    proposal = one.proposal
    assert proposal is not None
    assert (proposal.owner, proposal.roles, proposal.with_) == ("anna", (), ("cleo",))
    assert (proposal.opened_on, proposal.due) == (day(30), day(37))
    assert proposal.before == ("adoption.active_30d_rate", Decimal("0.39"))
    assert (proposal.stream, proposal.playbook) == ("adoption", "adoption-red")
    assert one.values == {"adoption.active_30d_rate": Decimal("0.39")}


def test_the_owner_is_the_first_of_its_roles_that_the_plan_has() -> None:
    """`tam` before `support`: nobody is technical account manager here."""
    proposal = found(PEOPLE + PERIOD.format(80), 30, "support-amber").proposal
    assert proposal is not None
    assert proposal.owner == "dora"


def test_an_action_without_owner_says_whose_role_nobody_has() -> None:
    proposal = found(PEOPLE + QUALITY.format(0.5), 30, "data-amber").proposal
    assert proposal is not None
    assert (proposal.owner, proposal.roles) == (None, ("it", "functional_admin"))


def test_texts_of_the_method_are_in_the_language_of_the_reader() -> None:
    proposal = found(PEOPLE + LOW, 30, "adoption-red").proposal
    assert proposal is not None
    titles = [Words(language).show(proposal.title) for language in ("en", "fr")]
    assert titles[0] == "Targeted coaching session and a path of short videos"
    assert titles[1] != titles[0]


GERMANY = HEAD.replace("language: en", "language: en, country: DE")


@pytest.mark.parametrize(
    ("as_of", "due", "expected", "head"),
    [
        (0, "5wd", 7, HEAD),  # Monday and five working days: next Monday
        (0, "2wd", 2, HEAD),
        (4, "1wd", 7, HEAD),  # Friday and one: Monday
        (0, "5d", 7, HEAD),  # Saturday is moved on to Monday
        (0, "4d", 4, HEAD),
        (0, "48h", 2, HEAD),
        (0, "4h", 1, HEAD),  # the day that it begins
        (2, "90m", 3, HEAD),
        # Good Friday 3 April and Easter Monday 6 April 2026 are T+88 and T+91
        (87, "1d", 92, GERMANY),
        (87, "1wd", 92, GERMANY),
        (87, "1d", 88, HEAD),
        # a closing day, too
        (0, "1d", 2, HEAD.replace("language: en", "language: en, closing_days: [2026-01-06]")),
    ],
)
def test_it_is_due_on_a_day_on_which_people_work(
    as_of: int, due: str, expected: int, head: str
) -> None:
    proposal = found(own(f"when: plan.day >= 0, due: {due}"), as_of, "mine", head).proposal
    assert proposal is not None
    assert proposal.due == day(expected)


def test_without_a_length_nothing_is_due() -> None:
    proposal = found(own("when: plan.day >= 0"), 5, "mine").proposal
    assert proposal is not None
    assert (proposal.due, proposal.before) == (None, None)  # the day of the plan moves by itself


@pytest.mark.parametrize(
    ("when", "before"),
    [
        ("plan.day > 9 and risks.open >= 1", ("risks.open", Decimal(2))),
        ("rag.global == green or risks.high < 1", ("risks.high", Decimal(0))),
        ("not health.score > 3 or risks.open > 1", ("risks.open", Decimal(2))),
        ("adoption.ready_rate > 0.5", ("adoption.ready_rate", Decimal("0.6667"))),
    ],
)
def test_the_figure_before_is_the_first_known_number_of_its_condition(
    when: str, before: tuple[str, Decimal]
) -> None:
    text = own(
        f"when: '{when}'",
        "risks: [{id: R1, title: A, probability: L, impact: L},"
        " {id: R2, title: B, probability: L, impact: L}]\n"
        "adoption: {snapshots: [{date: T+1, eligible: 3, ready: 2}]}\n",
    )
    proposal = found(text, 10, "mine").proposal
    assert proposal is not None
    assert proposal.before == before


# -- once there is an action -------------------------------------------------------------------------


def with_action(fields: str, text: str = LOW) -> str:
    return f"{PEOPLE}{text}actions:\n  - {{id: A1, title: A, playbook: adoption-red, {fields}}}\n"


@pytest.mark.parametrize("fields", ["status: open", "status: open, opened_on: T+31, due: T+32"])
def test_nothing_more_is_proposed_while_an_action_is_open(fields: str) -> None:
    one = found(with_action(fields), 40, "adoption-red")
    assert [action.id for action in one.actions] == ["A1"]
    assert (one.fires, one.proposal) == (True, None)


def test_an_action_that_is_opened_later_does_not_exist_yet() -> None:
    one = found(with_action("status: open, opened_on: T+41"), 40, "adoption-red")
    assert one.actions == ()
    assert one.proposal is not None


def test_an_action_of_another_playbook_answers_nothing() -> None:
    text = with_action("status: open").replace("playbook: adoption-red", "playbook: health-red")
    assert found(text, 40, "adoption-red").proposal is not None


def test_once_done_it_is_proposed_again_when_the_figure_was_measured_since() -> None:
    """Done on T+38. The snapshot of T+45 is still too low: now the next action is due."""
    done = "status: done, opened_on: T+30, done_on: T+38"
    twice = LOW.replace("]}", ", {date: T+45, eligible: 100, active_30d: 35}]}")
    one = found(with_action(done, twice), 44, "adoption-red")
    assert (one.closed and one.closed.id, one.proposal) == ("A1", None)
    again = found(with_action(done, twice), 45, "adoption-red").proposal
    assert again is not None
    assert again.before == ("adoption.active_30d_rate", Decimal("0.35"))


def test_an_action_of_an_earlier_firing_answers_not_this_one() -> None:
    """It fired from T+10 to T+19; the action of then says nothing of what began on T+30."""
    text = (
        "adoption: {snapshots: [{date: T+10, eligible: 100, active_30d: 30},"
        " {date: T+20, eligible: 100, active_30d: 60}, {date: T+30, eligible: 100, active_30d: 30}]}\n"
    )
    done = "status: done, opened_on: T+10, done_on: T+15"
    one = found(with_action(done, text), 31, "adoption-red")
    assert (one.since, one.closed) == (day(30), None)
    assert one.proposal is not None


def test_a_dropped_action_is_not_proposed_again_while_it_goes_on() -> None:
    one = found(with_action("status: dropped, opened_on: T+31"), 90, "adoption-red")
    assert (one.closed and one.closed.id, one.proposal) == ("A1", None)
    earlier = found(with_action("status: dropped, opened_on: T+29"), 90, "adoption-red")
    assert earlier.proposal is not None


def test_only_the_last_action_counts() -> None:
    """The first was dropped, the second done; measured on T+45, the figure is still too low."""
    both = (
        "status: dropped, opened_on: T+31}\n"
        "  - {id: A2, title: B, playbook: adoption-red, status: done, opened_on: T+32, done_on: T+38"
    )
    twice = LOW.replace("]}", ", {date: T+45, eligible: 100, active_30d: 35}]}")
    waiting = found(with_action(both, twice), 44, "adoption-red")
    assert (waiting.closed and waiting.closed.id, waiting.proposal) == ("A2", None)
    assert found(with_action(both, twice), 45, "adoption-red").proposal is not None


def test_an_action_done_on_an_unknown_day_answers_nothing() -> None:
    assert found(with_action("status: done"), 40, "adoption-red").proposal is not None


# -- own playbooks -----------------------------------------------------------------------------------


def test_an_own_playbook_is_taken_as_it_stands() -> None:
    text = PEOPLE + own(
        "title: Mine, when: risks.open > 0, owner: bert, with: [anna, cleo], due: 3wd,"
        " stream: change, deliverable: A list, audience: internal",
        "risks: [{id: R1, title: A, probability: L, impact: L}]\n",
    )
    proposal = found(text, 0, "mine").proposal
    assert proposal is not None
    assert proposal == (
        "mine",
        "Do it",
        "bert",
        (),
        ("anna", "cleo"),
        day(0),
        day(3),
        "change",
        "A list",
        ("risks.open", Decimal(1)),
        "internal",
    )


def test_an_override_takes_what_it_says_and_keeps_the_rest() -> None:
    """But for the deliverable, which belongs to the action that is no longer there."""
    text = PEOPLE + LOW
    text += (
        "playbooks: [{id: adoption-red, when: adoption.active_30d_rate < 0.5, action: Call them}]\n"
    )
    one = found(text, 30, "adoption-red")
    proposal = one.proposal
    assert (one.play.origin, proposal is not None) == ("overridden", True)
    assert proposal is not None
    assert (proposal.title, proposal.deliverable, proposal.stream) == (
        "Call them",
        None,
        "adoption",
    )
    assert (proposal.owner, proposal.with_, proposal.due) == ("anna", ("cleo",), day(37))
    assert one.title == found(PEOPLE, 30, "adoption-red").title


def test_an_override_with_another_figure_is_measured_by_that() -> None:
    text = PEOPLE + LOW.replace("active_30d", "depth: 0.1, active_30d")
    text += (
        "playbooks: [{id: adoption-red, when: adoption.depth < 0.2, action: Call,"
        " owner: cleo, due: 1wd, lasting: 2d}]\n"
    )
    one = found(text, 40, "adoption-red")
    assert one.proposal is not None
    assert one.proposal.before == ("adoption.depth", Decimal("0.1"))
    assert (one.proposal.owner, one.proposal.with_) == ("cleo", ())  # nobody is beside himself
    assert (one.since, one.fires_on) == (day(30), day(32))
