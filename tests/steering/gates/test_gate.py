"""Gates: criteria met, not met or unknown on a day, and the proof that is there."""

from hypercare_cli.steering.gates.gate import (
    Gate,
    all_gates,
    all_met,
    exit_gate,
    is_due,
    milestone_gate,
    next_gate,
)
from tests.plans import HEAD, day, figures

PLAN = f"""{HEAD}
people: [{{id: boss, role: sponsor, side: customer}}]
roadmap:
  - id: start
    offset: 0
    title: Start
    expects: [minutes, raci]
    evidence: [E1, E2]
    tasks: [{{id: M1, title: Never done, due: T+1, status: planned}}]
    criteria:
      - {{id: C1, title: Wins, when: adoption.quick_wins >= 1}}
      - {{id: C2, title: Signed, signed_by: boss, signed_on: T+10}}
  - id: later
    offset: 30
    title: Later
    criteria:
      - {{id: C3, title: Score, when: health.score >= 80}}
      - {{id: C4, title: Wins, when: adoption.quick_wins >= 1}}
  - {{id: open, offset: 60, title: Open}}
adoption: {{quick_wins: [{{date: T+5, title: First}}]}}
evidence:
  - {{id: E1, title: Minutes, date: T+1, kind: minutes, url: https://example.org/1}}
  - {{id: E2, title: RACI, date: T+20, kind: raci, url: https://example.org/2}}
  - {{id: E3, title: Not of this gate, date: T+1, kind: raci, url: https://example.org/3}}
handover:
  exit_criteria:
    - {{id: X1, title: P1, when: support.p1_open == 0}}
    - {{id: X2, title: Promised, signed_by: boss}}
    - {{id: X3, title: Empty}}
"""


def gate(number: int, as_of: int) -> Gate:
    f = figures(PLAN, as_of)
    return milestone_gate(f, f.plan.roadmap[number])


def verdicts(found: Gate) -> list[str]:
    return [answer.verdict for answer in found.answers]


def test_a_gate_is_met_once_all_its_criteria_are() -> None:
    """The quick win comes on T+5, the signature on T+10; the task that nobody did does not count."""
    assert (verdicts(gate(0, 4)), gate(0, 4).verdict) == (["not_met", "not_met"], "not_met")
    assert (verdicts(gate(0, 5)), gate(0, 5).verdict) == (["met", "not_met"], "not_met")
    assert (verdicts(gate(0, 9)), gate(0, 9).verdict) == (["met", "not_met"], "not_met")
    assert (verdicts(gate(0, 10)), gate(0, 10).verdict) == (["met", "met"], "met")


def test_an_unknown_criterion_leaves_the_gate_unknown_unless_another_is_not_met() -> None:
    """There is no health note, so no score."""
    assert (verdicts(gate(1, 30)), gate(1, 30).verdict) == (["unknown", "met"], "unknown")
    assert (verdicts(gate(1, 4)), gate(1, 4).verdict) == (["unknown", "not_met"], "not_met")


def test_a_milestone_without_criteria_has_no_verdict() -> None:
    assert (gate(2, 90).answers, gate(2, 90).verdict) == ((), None)


def test_proof_is_what_the_milestone_names_and_has_by_then() -> None:
    early, late = gate(0, 5), gate(0, 20)
    assert ([e.id for e in early.evidence], early.missing_proof) == (["E1"], ("raci",))
    assert ([e.id for e in late.evidence], late.missing_proof) == (["E1", "E2"], ())


def test_the_exit_is_a_gate() -> None:
    """No support period: the P1 are unknown. A signature without a date is not given; a criterion
    that is neither a condition nor a signature is unknown."""
    found = exit_gate(figures(PLAN))
    assert (found.id, verdicts(found)) == ("exit", ["unknown", "not_met", "unknown"])
    period = "support: {periods: [{start: T+1, end: T+30, opened: 1, resolved: 1, within_sla: 1, "
    text = f"{PLAN}{period}by_priority: {{P1: {{open: 0}}}}}}]}}\n"
    assert verdicts(exit_gate(figures(text))) == ["met", "not_met", "unknown"]


def test_an_answer_names_the_figures_that_decided_it() -> None:
    assert gate(1, 30).answers[0].figures == ("health.score",)
    assert gate(0, 30).answers[1].figures == ()


# -- time after time ----------------------------------------------------------------------------

EXIT = f"{HEAD}handover: {{exit_criteria: [{{id: X1, title: X, when: %s}}]}}\n"
PERIODS = """\
support:
  periods:
"""


def period(start: int, end: int, within: int, p1: int | None = None) -> str:
    """Ten tickets resolved, so many of them within the SLA; the P1 that are open where given."""
    tickets = "" if p1 is None else f", by_priority: {{P1: {{open: {p1}}}}}"
    counts = f"opened: 10, resolved: 10, within_sla: {within}{tickets}"
    return f"    - {{start: T+{start}, end: T+{end}, {counts}}}\n"


def asked(when: str, *periods: str, country: str = "FR") -> str:
    text = (EXIT % when).replace("language: en", f"language: en, country: {country}")
    return text + (PERIODS + "".join(periods) if periods else "")


def on(text: str, *days: int) -> list[str]:
    return [exit_gate(figures(text, day)).answers[0].verdict for day in days]


SLA = "support.in_sla_rate >= 0.9, periods: 2"


def test_a_condition_holds_at_the_end_of_each_of_the_last_periods() -> None:
    """Weeks of 9, 10, 8, 9 and 9 within the SLA of 10: two running after the second and the fifth."""
    weeks = [period(7 * n, 7 * n + 6, within) for n, within in enumerate((9, 10, 8, 9, 9))]
    text = asked(SLA, *weeks)
    assert on(text, 5, 6, 12) == ["unknown", "unknown", "unknown"]
    assert on(text, 13, 20, 27, 33) == ["met", "not_met", "not_met", "not_met"]
    assert on(text, 34, 90) == ["met", "met"]


def test_one_bad_period_is_enough_to_be_not_met() -> None:
    assert on(asked(SLA, period(0, 6, 8)), 6) == ["not_met"]


def test_periods_run_on_over_a_weekend_and_holidays_but_over_no_working_day() -> None:
    """T0 is a Monday. Monday to Friday twice; then Tuesday on, a Monday being left out. Easter Monday,
    6 April 2026 (T+91), is no working day in France, and is one in the United States."""
    friday, next_week = period(0, 4, 9), period(7, 11, 9)
    assert on(asked(SLA, friday, next_week), 11) == ["met"]
    assert on(asked(SLA, friday, period(8, 11, 9)), 11) == ["unknown"]
    easter = (period(84, 88, 9), period(92, 95, 9))
    assert on(asked(SLA, *easter), 95) == ["met"]
    assert on(asked(SLA, *easter, country="US"), 95) == ["unknown"]


def test_periods_may_overlap_and_of_equal_ends_the_last_counts() -> None:
    text = asked(SLA, period(0, 6, 8), period(1, 6, 9), period(5, 13, 9))
    assert on(text, 6, 13) == ["unknown", "met"]


P1 = "support.p1_open == 0, lasting: 10wd"


def test_a_condition_that_must_last_holds_on_every_day_of_that_time() -> None:
    """No P1 from Sunday T+13 on: by Friday T+25 ten working days have gone by."""
    text = asked(P1, period(0, 6, 9, 1), period(7, 13, 9, 0))
    assert on(text, 6, 13, 18, 24) == ["not_met"] * 4
    assert on(text, 25, 26, 60) == ["met"] * 3


def test_a_day_off_makes_it_last_longer() -> None:
    """From Wednesday T+86: T+87 and 88, not Easter Monday T+91, T+92 to 95, T+98 to 101."""
    text = asked(P1, period(80, 86, 9, 0))
    assert on(text, 100, 101) == ["unknown", "met"]
    assert on(asked(P1, period(80, 86, 9, 0), country="US"), 99, 100) == ["unknown", "met"]


def test_what_is_not_known_on_one_of_the_days_leaves_it_unknown() -> None:
    """Nothing is known before the first period ends on Sunday T+6."""
    text = asked(P1, period(0, 6, 9, 0))
    assert on(text, 17, 18) == ["unknown", "met"]
    assert on(asked(P1, period(0, 6, 9, 0), period(7, 13, 9)), 30) == ["unknown"]


def test_nothing_is_known_of_the_days_before_the_kick_off() -> None:
    """No risk is open on any day, but ten calendar days before T+9 there was no plan."""
    text = asked("risks.open == 0, lasting: 10d")
    assert on(text, -3, 0, 9, 10) == ["unknown", "unknown", "unknown", "met"]


def test_both_may_be_asked_and_both_must_hold() -> None:
    both = "support.in_sla_rate >= 0.9, periods: 2, lasting: 5d"
    text = asked(both, period(0, 6, 9), period(7, 13, 9))
    assert on(text, 10, 11, 13, 14) == ["unknown", "unknown", "met", "met"]
    assert on(asked(both, period(0, 6, 8), period(7, 13, 9)), 30) == ["not_met"]


def test_a_lasting_condition_may_be_signed_too() -> None:
    people = "people: [{id: boss, role: sponsor, side: customer}]\n"
    text = asked("risks.open == 0, lasting: 10d, signed_by: boss, signed_on: T+12") + people
    assert on(text, 9, 11, 12) == ["not_met", "not_met", "met"]


# -- which gates --------------------------------------------------------------------------------


def names(found: tuple[Gate, ...]) -> list[str]:
    return [one.id for one in found]


def test_the_gates_come_by_date_and_the_exit_last() -> None:
    swapped = PLAN.replace("offset: 0", "offset: 40")
    assert names(all_gates(figures(swapped))) == ["later", "start", "open", "exit"]


def test_the_exit_is_due_with_the_last_milestone() -> None:
    assert exit_gate(figures(PLAN)).day == day(60)
    assert exit_gate(figures(HEAD)).day == day(90)
    f = figures(PLAN, 59)
    assert not is_due(f, exit_gate(f))
    assert is_due(f.on(day(60)), exit_gate(f))


def test_the_next_gate_is_the_first_that_is_not_passed() -> None:
    """`start` is met from T+10 on; `open` has no criteria: there is nothing to pass."""
    assert [next_id(PLAN, n) for n in (5, 10)] == ["start", "later"]
    done = PLAN.replace("offset: 30", "offset: 30\n    done_on: T+20")
    assert [next_id(done, n) for n in (19, 20)] == ["later", "exit"]
    assert next_id(HEAD, 10) is None


def test_a_gate_that_is_met_before_its_day_is_not_passed_yet() -> None:
    early = PLAN.replace("offset: 0", "offset: 20")
    assert [next_id(early, n) for n in (10, 19, 20)] == ["start", "start", "later"]


def next_id(text: str, as_of: int) -> str | None:
    found = next_gate(figures(text, as_of))
    return found.id if found is not None else None


def test_all_is_met_where_each_gate_is_that_should_be() -> None:
    def met(text: str, as_of: int) -> bool:
        f = figures(text, as_of)
        return all_met(f, all_gates(f))

    assert [met(PLAN, n) for n in (-1, 0, 9, 10, 29, 30)] == [True, False, False, True, True, False]
    marked = PLAN.replace("offset: 30", "offset: 30\n    done_on: T+20")
    assert [met(marked, n) for n in (19, 20)] == [True, False]
    assert not met(HEAD, 5)  # nothing is decided where nothing is asked
