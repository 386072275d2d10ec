"""The work of the week: what is in it, whose it is, in which order; worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from hypercare_cli import rules as _declares_every_rule  # noqa: F401  # fills the catalogue
from hypercare_cli.analysis import on_day
from hypercare_cli.i18n.terms import TERMS
from hypercare_cli.i18n.words import Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue, Figures
from hypercare_cli.plan.model import Plan
from hypercare_cli.rule import RULES, Look, run
from hypercare_cli.steering.agenda.collection import by_owner, work
from hypercare_cli.steering.agenda.item import Item, Kind
from tests.plans import EXAMPLES, day, digests_of, figures, files_of

HEAD = """\
hypercare: 1
plan: {id: p, title: A plan, kickoff: 2026-01-05, language: en, owner: csm}
people:
  - {id: csm, role: csm, side: provider}
  - {id: it, role: it, side: customer}
  - {id: boss, role: sponsor, side: customer}
"""
BY_HAND = {
    "csm": (
        "M60-2 steering M90-C1 X2 X3 monthly retro weekly handling_time workflow_completion"
        " widening A5 R1 change-leader-message change-populations fundamentals"
        " go_live_1 kickoff people-budget-owner"
    ),
    "tam": "OB1 TE4 A3",
    "po": "H3",
    "key_users": "H4",
    "sponsor": "D2",
    "ops_it": "R2",
    None: "DOC2 CO4 C4 AS2 FB4 FB3 FB2",
}
"""The full case on T+90; tests/golden/next/README.md says why."""


def of_example(name: str, as_of: date) -> Figures:
    folder = EXAMPLES / name
    loaded = load(files_of(folder), Catalogue())
    assert loaded.plan is not None
    return Figures(loaded.plan, as_of, digests_of(folder))


def week(text: str, as_of: int = 30, days: int = 7) -> list[Item]:
    """The work of a plan from so many days after T0, without checklist and playbooks."""
    found = work(figures(HEAD + text, as_of), day(as_of + days))
    return [item for item in found if item.kind not in ("checklist", "playbook")]


def all_of(text: str) -> list[Item]:
    return list(work(figures(HEAD + text, 30), day(37)))


def ids(items: list[Item]) -> list[str]:
    return [item.id for item in items]


def only(text: str, as_of: int = 30, days: int = 7) -> Item:
    (item,) = week(text, as_of, days)
    return item


def said(item: Item) -> str:
    return Words("en").say(item.why)


@pytest.mark.parametrize("name", ["full-case", "full-case-en"])
def test_the_full_case_is_as_listed_by_hand(name: str) -> None:
    found = by_owner(work(of_example(name, day(90)), day(97)))
    assert {owner: " ".join(i.id for i in items) for owner, items in found.items()} == BY_HAND


def test_the_points_of_the_full_case_are_as_worked_out_by_hand() -> None:
    found = {i.id: i.points for i in work(of_example("full-case", day(90)), day(97))}
    assert {id_: found[id_] for id_ in ("TE4", "A3", "M90-C1", "X2", "M60-2", "D2")} == {
        "TE4": 4, "A3": 0, "M90-C1": 3, "X2": 3, "M60-2": 0, "D2": 0,
    }  # fmt: skip
    assert found["A5"] is not None
    assert abs(found["A5"] - 1) < Decimal("1e-40")
    assert found["handling_time"] is found["FB4"] is None


def test_two_weeks_ahead_there_is_more() -> None:
    f = of_example("full-case", day(90))
    more = {item.id: item.urgency for item in work(f, day(104))}
    assert more["A5"] == "due"  # T+100
    assert "CP2" not in more  # T+120
    assert "CP2" in {item.id for item in work(f, day(120))}


def test_a_plan_that_is_up_to_date_has_nothing_but_its_checklist() -> None:
    assert {i.kind for i in work(of_example("mini-case", day(90)), day(97))} == {"checklist"}


# -- order ------------------------------------------------------------------------------------------


def test_what_others_wait_for_comes_before_what_is_later_still() -> None:
    found = week("""\
actions:
  - {id: A1, title: Old, owner: it, opened_on: T+0, due: T+1, status: open}
technical:
  - {id: TE1, kind: access, title: Accounts, owner: it, due: T+28, status: planned, blocking: true}
roadmap:
  - id: m
    offset: 60
    title: M
    tasks:
      - {id: B1, title: First, owner: it, due: T+29, status: planned}
      - {id: B2, title: Second, owner: it, due: T+33, status: planned, depends_on: [B1]}
      - {id: B3, title: Alone, owner: it, due: T+20, status: planned}
""")
    assert [(i.urgency, i.id) for i in found] == [
        ("blocking", "TE1"),
        ("blocking", "B1"),
        ("overdue", "A1"),
        ("overdue", "B3"),
        ("due", "B2"),
    ]
    assert [i.days_late for i in found] == [2, 1, 29, 10, 0]
    assert said(found[1]) == "was due on 3 Feb 2026; it holds up B2"
    assert said(found[4]) == "due on 7 Feb 2026; waits for B1"


def test_within_an_urgency_lateness_then_priority_then_date_then_id() -> None:
    """6 / 2 = 3 comes before 20 / 10 = 2; without a rank they come by date, then by id."""
    found = week("""\
actions:
  - {id: A9, title: No rank, due: T+32, status: open}
  - {id: A2, title: Low, due: T+31, status: open, impact: 5, urgency: 4, effort: 10}
  - {id: A3, title: High, due: T+36, status: open, impact: 3, urgency: 2, effort: 2}
  - {id: A8, title: No rank, due: T+32, status: open}
  - {id: A1, title: No rank, due: T+33, status: open}
  - {id: A7, title: Late, due: T+28, status: open, impact: 5, urgency: 5, effort: 1}
  - {id: A6, title: Later, due: T+27, status: open}
""")
    assert ids(found) == ["A6", "A7", "A3", "A2", "A8", "A9", "A1"]


def test_nobody_comes_last() -> None:
    found = week("""\
actions:
  - {id: A1, title: Nobody's, due: T+20, status: open}
  - {id: A2, title: Theirs, owner: it, due: T+30, status: open}
""")
    assert list(by_owner(found)) == ["it", None]


TASK = """\
roadmap:
  - {{id: m, offset: 90, title: M, tasks: [{{id: B, title: B, status: {status}, {fields}}}]}}
"""


@pytest.mark.parametrize(
    ("fields", "due", "why"),
    [
        ("start: T+31, duration: 5wd", day(37), "due on 11 Feb 2026"),
        ("start: T+31, duration: 10wd", day(31), "starts on 5 Feb 2026, due on 18 Feb 2026"),
        ("start: T+36, due: T+60", day(36), "starts on 10 Feb 2026, due on 6 Mar 2026"),
    ],
)
def test_a_task_is_there_when_it_ends_or_starts(fields: str, due: date, why: str) -> None:
    """T+31 is a Thursday: five working days end on Wednesday T+37, ten on T+44."""
    item = only(TASK.format(status="planned", fields=fields))
    assert (item.due, item.urgency, said(item)) == (due, "due", why)


def test_a_task_that_has_begun_is_there_when_it_ends() -> None:
    assert not week(TASK.format(status="in_progress", fields="start: T+25, due: T+60"))


def test_a_task_without_a_date_has_that_of_its_milestone() -> None:
    assert not week(TASK.format(status="planned", fields="stream: tech"))
    item = only(TASK.format(status="planned", fields="stream: tech"), 85)
    assert said(item) == "without a date; “M” is on 5 Apr 2026"


# -- edges of the days --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "urgency"), [(29, "overdue"), (30, "due"), (37, "due"), (38, None)]
)
def test_the_last_day_is_in_and_today_is_not_late(due: int, urgency: str | None) -> None:
    text = f"technical: [{{id: TE1, kind: data, title: Load, due: T+{due}, status: planned}}]\n"
    assert [i.urgency for i in week(text)] == ([urgency] if urgency else [])


def test_nothing_after_as_of_exists() -> None:
    assert not week("""\
actions: [{id: A1, title: Opened later, opened_on: T+31, due: T+33, status: open}]
feedback: [{id: FB1, date: T+31, kind: request, text: Said later, status: open}]
""")


def test_what_is_done_after_as_of_is_still_open() -> None:
    item = only("actions: [{id: A1, title: Soon, due: T+29, status: done, done_on: T+31}]\n")
    assert (item.urgency, item.days_late, item.command) == ("overdue", 1, "hypercare done A1")


@pytest.mark.parametrize(
    "closed",
    [
        "technical: [{id: X, kind: data, title: X, due: T+2, status: dropped}]",
        "contracts: {register: [{id: C, title: C, kind: dpa}],"
        " obligations: [{id: X, contract: C, title: X, due: T+2, status: waived}]}",
        "contracts: {negotiation: [{id: X, status: refused}]}",
        "risks: [{id: X, title: X, probability: H, impact: H, due: T+2, status: closed}]",
        "change: {commitments: [{id: X, party: staff, text: X, due: T+2, status: done}]}",
        "next_steps: [{id: X, title: X, horizon: T+2, status: done}]",
        "decisions: [{id: X, text: X, due: T+2, date: T+3}]",
        "feedback: [{id: X, date: T+2, kind: testimonial, text: X}]",
    ],
)
def test_what_is_closed_is_no_work(closed: str) -> None:
    assert not week(f"{closed}\n")


# -- whose it is, and what moves it ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "decisions: [{id: D1, text: Go, by: boss, due: T+31, status: expected}]",
            ("decision", "boss", "due", "hypercare set decisions.D1.status taken"),
        ),
        (
            "change: {communications: [{id: CO1, date: T+20, direction: down, status: planned}]}",
            ("communication", None, "overdue", "hypercare set change.communications.CO1.status sent"),
        ),
        (
            "risks: [{id: R1, title: R, probability: H, impact: M, owner: it}]",
            ("risk", "it", "open", "hypercare set risks.R1.due …"),
        ),
        (
            "risks: [{id: R.1, title: R, probability: L, impact: L, owner: it, due: T+31}]",
            ("risk", "it", "due", 'hypercare set "risks[R.1].status" closed'),
        ),
        (
            "handover: {capabilities: [{id: H1, title: H, owner: it, status: open}]}\n"
            "roadmap: [{id: m, offset: 36, title: M, done_on: T+20}]",
            ("capability", "it", "due", "hypercare done H1"),
        ),
        (
            "contracts: {strategy: {prerequisites: [{id: PQ1, title: P, status: open}]}}",
            ("prerequisite", None, "overdue",
             "hypercare set contracts.strategy.prerequisites.PQ1.status done"),
        ),
        (
            "contracts: {register: [{id: C, title: C, kind: dpa}],"
            " claims: [{id: CL1, contract: C, opened_on: T+20, text: Late, status: draft}]}",
            ("claim", None, "open", "hypercare set contracts.claims.CL1.status notified"),
        ),
        (
            "contracts: {strategy: {quality_plan: {title: Q, status: in_progress}}}",
            ("strategy", None, "open", "hypercare set contracts.strategy.quality_plan.status done"),
        ),
        (
            "next_steps: [{id: NS1, title: N, status: proposed}]",
            ("next_step", None, "open", "hypercare set next_steps.NS1.horizon …"),
        ),
        (
            "holds: [{start: T-2, cause: customer, text: Audit}]",
            ("hold", "csm", "blocking", "hypercare set holds.0.end …"),
        ),
        (
            "technical: [{id: T1, kind: data, title: T, due: T+3, status: planned, done_on: T+4}]",
            ("technical", None, "overdue", "hypercare set technical.T1.status done"),
        ),
    ],
)  # fmt: skip
def test_kind_owner_urgency_and_command(
    text: str, expected: tuple[str, str | None, str, str]
) -> None:
    item = only(f"{text}\n")
    assert (item.kind, item.owner, item.urgency, item.command) == expected


def test_done_names_the_list_where_two_have_the_id() -> None:
    found = week("""\
actions: [{id: X1, title: A, due: T+31, status: open}]
technical: [{id: X1, kind: data, title: T, due: T+31, status: planned}]
""")
    assert {i.command for i in found} == {
        'hypercare done "actions[X1]"',
        'hypercare done "technical[X1]"',
    }


def test_a_low_risk_without_a_date_waits_for_the_next_review() -> None:
    assert not week("risks: [{id: R1, title: R, probability: M, impact: M, owner: it}]\n")


def test_a_penalty_is_told_up_to_today() -> None:
    """Five days late × 200, at most 600."""
    text = """\
contracts:
  register: [{id: C1, title: C, kind: integration}]
  obligations:
    - {id: O1, contract: C1, title: O, due: T+25, status: open, penalty: {per_day: 200, cap: 600}}
"""
    assert only(text).penalty == 600


@pytest.mark.parametrize(
    ("as_of", "shown"), [(19, []), (20, ["due"]), (49, ["due"]), (50, ["overdue"])]
)
def test_notice_is_asked_for_in_the_month_before_its_last_day(as_of: int, shown: list[str]) -> None:
    """T+139 less 90 days is T+49: the rule tells it from 29 days before on."""
    text = """\
contracts:
  register:
    - {id: C1, title: New, kind: licence, start: T+0, end: T+730}
    - {id: C2, title: Old, kind: hosting, existing: true, end: T+139, notice: 90d, replaced_by: C1}
"""
    assert [i.urgency for i in week(text, as_of, 0)] == shown


# -- gates --------------------------------------------------------------------------------------------

GATE = """\
roadmap:
  - id: start
    offset: 35
    title: Start
    expects: [minutes, quiz]
    criteria:
      - {id: C1, title: Wins, when: adoption.quick_wins >= 1}
      - {id: C2, title: Counted, when: adoption.ready_rate >= 0.6}
      - {id: C3, title: Ready, signed_by: boss}
      - {id: C4, title: Both, when: risks.count == 0, signed_by: boss}
  - {id: far, offset: 90, title: Far, expects: [log], criteria: [{id: C5, title: S, when: health.score >= 80}]}
"""


def test_the_next_gate_says_what_it_lacks() -> None:
    found = week(GATE)
    assert [(i.kind, i.id, i.owner, i.urgency, said(i)) for i in found] == [
        ("criterion", "C1", "csm", "due", "not met, asked for by “Start”"),
        ("criterion", "C2", "csm", "due", "not known yet, asked for by “Start”"),
        ("signature", "C3", "boss", "due", "to be signed for “Start”"),
        ("signature", "C4", "boss", "due", "to be signed for “Start”"),
        ("proof", "start", "csm", "due", "missing: minutes, quiz"),
    ]
    assert [i.command for i in found[:3]] == [
        "hypercare gate start",
        "hypercare gate start",
        "hypercare sign C3",
    ]
    assert found[3].command == "hypercare sign C4"


def test_the_next_gate_is_there_however_far_it_is() -> None:
    far = {i.id: i.urgency for i in week(GATE, 20)}
    assert far == dict.fromkeys(("C1", "C2", "C3", "C4", "start"), "gate")
    late = {i.id: i.urgency for i in week(GATE, 36)}
    assert late == {
        **dict.fromkeys(("C1", "C2", "start"), "overdue"),
        "C3": "blocking",
        "C4": "blocking",
    }


def test_a_signature_that_is_late_blocks() -> None:
    assert {i.id: i.urgency for i in week(GATE, 40)}["C3"] == "blocking"


def test_a_gate_that_is_met_can_be_closed() -> None:
    text = "roadmap: [{id: m, offset: 20, title: M, criteria: [{id: C, title: C, when: risks.count == 0}]}]\n"
    item = only(text)
    assert (item.kind, item.command, said(item)) == (
        "milestone", "hypercare done m", "all its criteria are met",
    )  # fmt: skip


def test_a_gate_that_was_passed_and_broke_is_told() -> None:
    text = """\
roadmap:
  - {id: m, offset: 20, title: M, done_on: T+20, criteria: [{id: C, title: C, when: risks.count == 0}]}
risks: [{id: R1, title: R, probability: L, impact: L}]
"""
    assert said(only(text)) == "not met, though “M” was passed on 25 Jan 2026"


def test_a_gate_that_was_passed_without_its_signature_still_asks_for_it() -> None:
    text = """\
roadmap:
  - {id: m, offset: 20, title: M, done_on: T+20, criteria: [{id: C, title: C, signed_by: boss}]}
"""
    item = only(text)
    assert (item.kind, item.owner, item.urgency) == ("signature", "boss", "gate")


def test_a_criterion_brings_the_points_of_its_figure_at_the_limit() -> None:
    """Accounts 40 of 100: note 1. At 70 of 100: note 3, which is 60 instead of 20."""
    text = """\
roadmap:
  - {id: m, offset: 31, title: M, criteria: [{id: C, title: C, when: activation.accounts_rate >= 0.7}]}
adoption: {snapshots: [{date: T+20, eligible: 100, accounts: 40}]}
"""
    assert only(text).points == 40


@pytest.mark.parametrize(
    "when",
    ["activation.accounts_rate > 0.7", "activation.accounts_rate >= 0.7 or risks.count >= 5"],
)
def test_a_criterion_that_can_be_met_in_many_ways_has_no_points(when: str) -> None:
    text = f"""\
roadmap:
  - {{id: m, offset: 31, title: M, criteria: [{{id: C, title: C, when: {when}}}]}}
adoption: {{snapshots: [{{date: T+20, eligible: 100, accounts: 40}}]}}
"""
    assert only(text).points is None


# -- what comes again -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cadence", "due"),
    [("weekly", day(27)), ("biweekly", day(34)), ("monthly", day(51)), ("quarterly", day(112))],
)
def test_the_next_session_comes_by_its_cadence(cadence: str, due: date) -> None:
    text = (
        f"governance: {{rituals: [{{id: r, title: R, cadence: {cadence},"
        " sessions: [{date: T+20, held: false}, {date: T+31, held: true}]}]}\n"
    )
    item = only(text, days=90)
    assert (item.kind, item.owner, item.due, said(item)) == (
        "session", "csm", due, "the last one noted is of 25 Jan 2026",
    )  # fmt: skip


def test_a_daily_session_leaves_out_the_weekend() -> None:
    """Friday 30 January 2026 is T+25; the next working day is Monday, T+28."""
    text = "governance: {rituals: [{id: r, title: R, cadence: daily, sessions: [{date: T+25, held: true}]}]}\n"
    item = only(text, as_of=26)
    assert (item.due, item.urgency) == (day(28), "due")


def test_a_meeting_that_prepared_the_rollout_does_not_count() -> None:
    text = (
        "governance: {rituals: [{id: r, title: R, cadence: weekly,"
        " sessions: [{date: T-20, held: true}]}]}\n"
    )
    assert only(text, as_of=3).due == day(7)


def test_a_kpi_without_baseline_and_target_is_not_awaited() -> None:
    assert not week("kpis: [{id: k, title: K}]\n", 60)
    assert only("kpis: [{id: k, title: K, target: 5}]\n", 60).due == day(30)


@pytest.mark.parametrize(
    ("as_of", "urgency"), [(19, None), (20, "due"), (34, "due"), (35, "overdue")]
)
def test_a_measurement_is_late_where_the_rule_calls_it_old(as_of: int, urgency: str | None) -> None:
    """Weekly, measured T+20: awaited T+27, old after 14 days."""
    text = (
        "kpis: [{id: k, title: K, baseline: 8, target: 6, source: {tool: BI, frequency: weekly, owner: it},"
        " measurements: [{date: T+20, value: 7}]}]\n"
    )
    found = week(text, as_of, 7)
    if as_of < 20:
        assert ids(found) == []  # not measured yet, and not awaited before T+30
    else:
        assert [(i.urgency, i.owner, i.points) for i in found] == [(urgency, "it", None)]


GOLIVE = HEAD.replace("owner: csm", "owner: csm, golive: T+20")


@pytest.mark.parametrize(
    ("text", "as_of", "kinds"),
    [
        ("", 30, {"snapshot": day(27)}),
        ("adoption: {snapshots: [{date: T+10, eligible: 9}]}", 30, {"snapshot": day(27)}),
        ("adoption: {snapshots: [{date: T+25, eligible: 9}]}", 50, {"snapshot": day(56), "retro": day(51)}),
        ("improvement: {retros: [{date: T+40, create: X}]}\n"
         "adoption: {snapshots: [{date: T+60, eligible: 9}]}", 70, {"retro": day(71)}),
        ("support: {periods: [{start: T+20, end: T+49, opened: 9, resolved: 9, within_sla: 9}]}\n"
         "adoption: {snapshots: [{date: T+100, eligible: 9}]}", 121, {"period": day(79)}),
        ("health: {assessments: [{date: T+60, adoption: 4}]}\n"
         "adoption: {snapshots: [{date: T+118, eligible: 9}]}", 121, {"assessment": day(91)}),
        ("change: {communications: [{id: CO1, date: T+2, direction: down, status: sent}]}\n"
         "releases: [{date: T+15, new: [X]}]\n"
         "adoption: {snapshots: [{date: T+38, eligible: 9}]}", 40, {"release": day(45)}),
    ],
)  # fmt: skip
def test_what_is_taken_from_time_to_time(text: str, as_of: int, kinds: dict[str, date]) -> None:
    f = figures(f"{GOLIVE}{text}\n", as_of)
    found = {i.kind: i.due for i in work(f, day(as_of + 7)) if i.kind != "checklist"}
    assert found == kinds


def test_a_planned_message_stands_for_the_news_of_the_month() -> None:
    found = week("""\
change:
  communications:
    - {id: CO1, date: T+0, direction: down, status: sent}
    - {id: CO2, date: T+36, direction: down, channel: mail, template: golive, status: planned}
""")
    assert ids(found) == ["CO2"]
    assert Words("en").show(found[0].title) == "Tell users: go-live announcement (mail)"


# -- what users said ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "urgency", "command"),
    [
        ("kind: complaint, date: T+15", "overdue", "triage …"),
        ("kind: complaint, date: T+25", "open", "triage …"),
        ("kind: friction, date: T+2, triage: quick_win", "due", "status done"),
        ("kind: request, date: T+2", "open", "status done"),
        ("kind: request, date: T+2, horizon: later", "later", "status done"),
    ],
)
def test_feedback_waits_for_an_answer(fields: str, urgency: str, command: str) -> None:
    """Complaints wait 14 days for triage, quick wins 30; both as their rules have it."""
    item = only(f"feedback: [{{id: FB1, text: Slow, {fields}}}]\n")
    assert (item.urgency, item.command) == (urgency, f"hypercare set feedback.FB1.{command}")


# -- playbooks, checklist -------------------------------------------------------------------------------


def test_a_playbook_that_fires_is_work_until_its_action_is_in_the_plan() -> None:
    counts = "adoption: {snapshots: [{date: T+29, eligible: 100, active_30d: 30}]}\n"
    fired = [i for i in all_of(counts) if i.id == "adoption-red"]
    assert [(i.kind, i.owner, i.urgency, i.command) for i in fired] == [
        ("playbook", "csm", "firing", "hypercare playbooks --apply")
    ]
    action = "actions: [{id: A1, title: A, due: T+32, status: open, playbook: adoption-red}]\n"
    assert "adoption-red" not in ids(all_of(counts + action))


def test_no_playbook_is_work_before_the_kick_off() -> None:
    """All notes are 1, a score of 20: the health is red, but nothing is open yet on the day before T0."""
    notes = "activation: 1, adoption: 1, value: 1, engagement: 1, support: 1"
    text = f"{HEAD}health: {{assessments: [{{date: T-2, {notes}}}]}}\n"
    assert "health-red" not in ids(list(work(figures(text, -1), day(7))))
    assert "health-red" in ids(list(work(figures(text, 0), day(7))))


def test_the_first_gaps_of_a_new_plan_are_its_first_work() -> None:
    found = [i for i in work(figures(HEAD, 0), day(7)) if i.kind == "checklist"]
    assert len(found) == 3
    assert {i.owner for i in found} == {"csm"}
    assert said(found[0]) == "missing from the plan since T0"


# -- the same as elsewhere ------------------------------------------------------------------------------

ALL = sorted(path.parent.name for path in EXAMPLES.glob("*/plan.yaml"))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("days", [0, 30, 60, 90, 120])
def test_what_is_late_is_what_the_figures_count_as_late(name: str, days: int) -> None:
    f = of_example(name, date.fromordinal(plan_of(name).kickoff.toordinal() + days))
    late = [item for item in work(f, f.as_of) if item.is_late]
    dated = {task.id for m in f.plan.roadmap for task in m.tasks if task.due is not None}
    tasks = [item for item in late if item.kind == "task" and item.id in dated]
    assert len(tasks) == f["roadmap.overdue"]
    for kind, figure in (
        ("action", "engagement.actions_overdue"),
        ("obligation", "contracts.obligations_overdue"),
    ):
        assert sum(item.kind == kind for item in late) == f[figure]


@pytest.mark.parametrize("name", ALL)
def test_every_item_has_a_place_and_a_command(name: str) -> None:
    f = of_example(name, date.fromordinal(plan_of(name).kickoff.toordinal() + 90))
    found = work(f, date.max)
    assert found == work(f, date.max)
    for item in found:
        assert item.path or item.kind == "playbook"
        assert item.command.startswith("hypercare ")
        assert Words("fr").say(item.why)


TOLD = {
    "HC207": "measurement",
    "HC208": "measurement",
    "HC312": "session",
    "HC504": "snapshot",
    "HC622": "assessment",
    "HC704": "risk",
    "HC705": "decision",
    "HC706": "hold",
    "HC707": "retro",
    "HC712": "action",
    "HC721": "feedback",
    "HC734": "commitment",
    "HC743": "release",
    "HC802": "contract",
    "HC808": "compliance",
    "HC812": "obligation",
}
"""Rules that find something late, and the kind of item that asks for it."""


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("days", [20, 45, 75, 100, 140])
def test_what_a_rule_finds_late_is_late_here_too(name: str, days: int) -> None:
    kickoff = plan_of(name).kickoff.toordinal()
    loaded = load(files_of(EXAMPLES / name), Catalogue())
    analysis = on_day(loaded, date.fromordinal(kickoff + days), digests_of(EXAMPLES / name))
    late = [item for item in work(analysis.figures, analysis.as_of) if item.is_late]
    for hit in run(Look(analysis), [RULES[code] for code in TOLD]):
        kind = TOLD[hit.check.code]
        same = [i for i in late if i.kind == kind and i.path == hit.path[: len(i.path)]]
        assert len(same) == 1, f"{hit.check.code} {hit.path}"


def test_every_kind_has_its_word() -> None:
    assert set(get_args(Kind)) == set(TERMS["work"])


def plan_of(name: str) -> Plan:
    loaded = load(files_of(EXAMPLES / name), Catalogue())
    assert loaded.plan is not None
    return loaded.plan
