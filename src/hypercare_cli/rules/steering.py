"""HC70x: risks that nobody watches, decisions that nobody takes, time lost without an end."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.metrics.risks import HIGH, score
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import last_retro, long_holds
from hypercare_cli.steering.highlights import is_expected
from hypercare_cli.values import quoted

GRACE = timedelta(days=14)
RETRO_EVERY = timedelta(days=45)
"""Retros are monthly; two weeks of delay are forgiven."""


@rule(
    "HC701",
    "high-risk-without-mitigation",
    "warning",
    "the high risk “{title}” (score {score} of 9) has no mitigation",
    "Write what lowers it: `mitigation: …`, or assess it again with the sponsor.",
)
def high_risk_without_mitigation(look: Look) -> Iterator[Hit]:
    """A high risk that is only written down still happens; it colours its stream and nothing else.
    High means probability × impact of 6 or more.

    Bad:
        risks:
          - id: R1  # <- HC701:5
            title: Sponsor hardly seen
            probability: M
            impact: H
            owner: csm
            due: T+40

    Good:
        risks:
          - id: R1
            title: Sponsor hardly seen
            probability: M
            impact: H
            owner: csm
            due: T+40
            mitigation: Monthly note
          - {id: R2, title: Slow network, probability: L, impact: H, owner: it}
    """
    for number, risk in enumerate(look.plan.risks):
        if risk.mitigation is None and risk.status == "open" and score(risk) >= HIGH:
            yield look.at("risks", number, title=risk.title, score=score(risk))


@rule(
    "HC702",
    "risk-without-owner",
    "warning",
    "nobody owns the open risk “{title}”",
    "Add `owner:` (an id of `people`): who watches it and says when it comes closer.",
)
def risk_without_owner(look: Look) -> Iterator[Hit]:
    """A risk that is everybody's is nobody's: it is read out in every meeting and lowered in none.

    Bad:
        risks:
          - {id: R1, title: Slow network, probability: L, impact: H}  # <- HC702:5

    Good:
        risks:
          - {id: R1, title: Slow network, probability: L, impact: H, owner: it}
          - {id: R2, title: Accounts too late, probability: M, impact: H, status: closed}
    """
    for number, risk in enumerate(look.plan.risks):
        if risk.owner is None and risk.status == "open":
            yield look.at("risks", number, title=risk.title)


@rule(
    "HC703",
    "high-risk-without-date",
    "warning",
    "the high risk “{title}” (score {score} of 9) has no date",
    "Add `due:`, the day by which its mitigation has worked or it is looked at again.",
)
def high_risk_without_date(look: Look) -> Iterator[Hit]:
    """A mitigation without a date is an intention. A high risk is looked at again on a day that is
    agreed, not when it has happened; lower ones may wait for the next review.

    Bad:
        risks:
          - id: R1  # <- HC703:5
            title: Data incomplete
            probability: H
            impact: M
            mitigation: Check at entry
            owner: it

    Good:
        risks:
          - id: R1
            title: Data incomplete
            probability: H
            impact: M
            mitigation: Check at entry
            owner: it
            due: T+40
          - {id: R2, title: Slow network, probability: L, impact: H, owner: it}
    """
    for number, risk in enumerate(look.plan.risks):
        if risk.due is None and risk.status == "open" and score(risk) >= HIGH:
            yield look.at("risks", number, title=risk.title, score=score(risk))


@rule(
    "HC704",
    "risk-past-its-date",
    "note",
    "the risk “{title}” is still open {days} days after its date",
    "Look at it again: close it (`status: closed`), or give it a new `due:`.",
)
def risk_past_its_date(look: Look) -> Iterator[Hit]:
    """The date of a risk is the day by which its mitigation should have worked. A register that
    nobody looks at again misleads whoever reads its colours. Two weeks are forgiven.

    As of: T+60

    Bad:
        risks:
          - {id: R1, title: Slow network, probability: L, impact: H, owner: it, due: T+30}  # <- HC704:78

    Good:
        risks:
          - {id: R1, title: Slow network, probability: L, impact: H, owner: it, due: T+50}
          - {id: R2, title: Accounts too late, probability: M, impact: H, owner: it, due: T+7, status: closed}
    """
    latest = look.as_of - GRACE
    for number, risk in enumerate(look.plan.risks):
        if risk.due is not None and risk.due < latest and risk.status == "open":
            days = (look.as_of - risk.due).days
            yield look.at("risks", number, "due", title=risk.title, days=days)


@rule(
    "HC705",
    "decision-overdue",
    "warning",
    "the decision “{text}” was expected by {due} and has not been taken",
    "Write `status: taken` with its `date:`, or agree a new `due:` with who decides.",
)
def decision_overdue(look: Look) -> Iterator[Hit]:
    """Everything that waits for a decision is late with it, and a steering committee that does not
    see what it owes will not decide.

    Bad:
        decisions:
          - {id: D1, text: Two approvers instead of four, by: sponsor, due: T+20}  # <- HC705:69
          - {id: D2, text: Open the second site, due: T+25, status: deferred}  # <- HC705:47

    Good:
        decisions:
          - {id: D1, text: Two approvers instead of four, by: sponsor, due: T+20, date: T+19}
          - {id: D2, text: Open the second site, due: T+45, status: expected}
    """
    for number, decision in enumerate(look.plan.decisions):
        due = decision.due
        if due is not None and due < look.as_of and is_expected(decision, look.f):
            yield look.at("decisions", number, "due", text=quoted(decision.text), due=due)


@rule(
    "HC706",
    "hold-without-end",
    "warning",
    "this hold has been running for {days} days: the rollout stands still, or its `end` is missing",
    "Add `end:`, the first day on which work went on, or take the hold to the sponsor.",
)
def hold_without_end(look: Look) -> Iterator[Hit]:
    """A hold without an end runs to the day of every report. Those that are not due to the provider
    are taken off the time to value, so a forgotten one makes it look better every day.

    As of: T+60

    Bad:
        holds:
          - {start: T+20, cause: customer, text: Audit of the access rights}  # <- HC706:5

    Good:
        holds:
          - {start: T+20, end: T+26, cause: customer, text: Audit of the access rights}
          - {start: T+50, cause: third_party, text: Interface not delivered}
    """
    for number, hold in long_holds(look.f):
        yield look.at("holds", number, days=(look.as_of - hold.start).days)


@rule(
    "HC707",
    "retro-overdue",
    "note",
    "there has been no retro for {days} days",
    "Hold one and note it under `improvement.retros`: one process to simplify, one content to"
    " create, one risk to eliminate.",
)
def retro_overdue(look: Look) -> Iterator[Hit]:
    """A monthly retro turns what was learnt into one thing less that hinders. It is asked for from
    45 days after the go-live until T+120.

    As of: T+80

    Bad:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+30}  # <- HC707:68

    Good:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+30}
        improvement:
          retros:
            - {date: T+40, simplify: Approval of small amounts}
    """
    golive, found = look.plan.plan.golive, last_retro(look.f)
    if found is None or golive is None or golive > look.as_of - RETRO_EVERY:
        return
    since, number = found
    if since < look.as_of - RETRO_EVERY:
        last = ("improvement", "retros", number)
        where = last if number >= 0 else ("plan", "golive")
        yield look.at(*where, days=(look.as_of - since).days)
