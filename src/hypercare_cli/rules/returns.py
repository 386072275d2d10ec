"""HC61x: what value is shown for: budget and return, the quarterly review, campaigns."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.metrics.engagement import sessions
from hypercare_cli.metrics.value import counted, is_verified_in_vain
from hypercare_cli.rule import Hit, Look, rule

VERIFIED_BY = 60
REPORTED_BY = 90
"""Days after T0 by which a line is verified, value and review shown."""
RETURN_KNOWN = timedelta(days=30)
HIGHEST_RETURN = 50
"""What no sponsor expects: fifty times the money. From here on it was meant in percent."""


@rule(
    "HC611",
    "return-on-unverified-lines-only",
    "warning",
    "a return is shown, but after T+60 not one line of the value ledger is verified",
    "Ask finance to confirm the largest line, then write `status: verified` and `verified_by:`.",
)
def return_on_unverified_lines_only(look: Look) -> Iterator[Hit]:
    """Two months in, the sponsor defends the return before others. One confirmed line carries the
    argument; none, and the whole figure is the opinion of those who sold it.

    As of: T+61

    Bad:
        value:
          budget: 9000
          ledger:  # claimed, and left at that
            - {id: V1, hypothesis: Errors, annual: 48000, notes: 16 cases, status: claimed}  # <- HC611:5

    Good:
        value:
          budget: 9000
          ledger:
            - {id: V1, hypothesis: Errors, annual: 48000, status: verified, verified_by: Finance}
            - {id: V2, hypothesis: Delay, annual: 9000, status: claimed}
    """
    value = look.plan.value
    if not value.ledger or not value.budget or look.f.day <= VERIFIED_BY:
        return
    verified = any(line.status == "verified" or is_verified_in_vain(line) for line in value.ledger)
    if not verified and look.f["value.roi"] is not None:
        yield look.at("value", "ledger")


def is_at_work(look: Look) -> bool:
    """Actions were opened, or meetings held."""
    f = look.f
    return bool(f.existing(f.plan.actions)) or any(s.held for _ritual, s in sessions(f))


@rule(
    "HC612",
    "activity-without-value",
    "warning",
    "T+90 is past: actions and meetings are reported, but not one line of value",
    "Add a line to `value.ledger`, even a forecast: which KPI, how many a year, worth how much.",
)
def activity_without_value(look: Look) -> Iterator[Hit]:
    """A full calendar is not a result. After the first quarter the sponsor asks what it brought; a
    plan that lists only what was done has no answer, and the renewal is decided without one.

    As of: T+91

    Bad:
        actions:  # <- the work is all there is
          - {id: A1, title: Coach the team, opened_on: T+10, due: T+15, status: done}  # <- HC612:3

    Good:
        actions:
          - {id: A1, title: Coach the team, opened_on: T+10, due: T+15, status: done}
        value:
          ledger:
            - {id: V1, hypothesis: Fewer errors, annual: 48000, notes: 16 amendments at 3000 each}
    """
    if look.f.day > REPORTED_BY and not counted(look.f) and is_at_work(look):
        at_work = ("actions",) if look.plan.actions else ("governance", "rituals")
        yield look.at(*(("value", "ledger") if "value" in look.document.sections else at_work))


@rule(
    "HC613",
    "activity-without-review",
    "warning",
    "T+90 is past, and no quarterly business review was held",
    "Hold it, and note it under a ritual with `cadence: quarterly`: `sessions: [{{date: …, held: true}}]`.",
)
def activity_without_review(look: Look) -> Iterator[Hit]:
    """The quarterly review is where results, the next steps and the money for them are decided. A
    rollout that never holds it ends with the last ticket.

    As of: T+91

    Bad:
        governance:
          rituals:
            - {id: weekly, title: Weekly, cadence: weekly, sessions: [{date: T+7, held: true}]}
            - {id: qbr, title: Quarterly review, cadence: quarterly}  # <- HC613:7

    Good:
        governance:
          rituals:
            - {id: qbr, title: Quarterly, cadence: quarterly, sessions: [{date: T+88, held: true}]}
    """
    if look.f.day <= REPORTED_BY or look.f["engagement.qbr_held"] or not is_at_work(look):
        return
    rituals = enumerate(look.plan.governance.rituals)
    quarterly = next((n for n, ritual in rituals if ritual.cadence == "quarterly"), None)
    where = ("governance", "rituals") if quarterly is None else ("governance", "rituals", quarterly)
    yield look.at(*where, day=REPORTED_BY)


@rule(
    "HC614",
    "budget-of-zero",
    "warning",
    "the budget is zero, so no return can be computed",
    "Write what the rollout costs, licences and hours included, or leave `budget:` empty.",
)
def budget_of_zero(look: Look) -> Iterator[Hit]:
    """Return divides by the budget. A zero that stands for “not known” or “paid by others” hides
    the figure that the sponsor asks for first.

    Bad:
        value:
          budget: 0  # <- HC614:11

    Good:
        value:
          budget: 9000
    """
    budget = look.plan.value.budget
    if budget and not any(item.amount for item in budget):
        yield look.at("value", "budget")


@rule(
    "HC615",
    "campaign-without-revenue",
    "warning",
    "“{title}” ended on {end}, and its revenue is not known yet; it counts as zero",
    "Add `revenue:`, 0 if it brought nothing.",
)
def campaign_without_revenue(look: Look) -> Iterator[Hit]:
    """The return of campaigns counts one without revenue as a total loss. A month after its end the
    figure is known, or nobody is going to look for it.

    As of: T+75

    Bad:
        campaigns:
          - {id: CA1, title: Webinar, start: T+30, end: T+44, cost: 3000, leads: 60}  # <- HC615:5

    Good:
        campaigns:
          - {id: CA1, title: Webinar, start: T+30, end: T+44, cost: 3000, leads: 60, revenue: 0}
          - {id: CA2, title: Spring offer, start: T+30, end: T+60, cost: 3000}
    """
    for number, campaign in enumerate(look.plan.campaigns):
        if campaign.revenue is None and look.as_of > campaign.end + RETURN_KNOWN:
            yield look.at("campaigns", number, title=campaign.title, end=campaign.end)


@rule(
    "HC616",
    "more-qualified-than-leads",
    "error",
    "“{title}” has more qualified leads ({qualified}) than leads ({leads})",
    "Correct one of the two; the qualified ones are part of the leads.",
)
def more_qualified_than_leads(look: Look) -> Iterator[Hit]:
    """The funnel narrows: whoever compares campaigns by it would put this one on top.

    Bad:
        campaigns:
          - id: CA1
            title: Webinar
            end: T+20
            cost: 3000
            leads: 30
            qualified: 120  # <- HC616:16
            revenue: 10000

    Good:
        campaigns:
          - {id: CA1, title: Webinar, end: T+20, cost: 3000, leads: 30, qualified: 30, revenue: 1}
    """
    for number, campaign in enumerate(look.plan.campaigns):
        leads, qualified = campaign.leads, campaign.qualified
        if leads is not None and qualified is not None and qualified > leads:
            path = ("campaigns", number, "qualified")
            yield look.at(*path, title=campaign.title, qualified=qualified, leads=leads)


@rule(
    "HC617",
    "expected-return-in-percent",
    "warning",
    "the expected return of {expected} is {expected} times the budget: it seems to be meant in percent",
    "Write it as a number: 2 is 200%, 10 is 1,000%.",
)
def expected_return_in_percent(look: Look) -> Iterator[Hit]:
    """The return that the sponsor asked for stands beside the computed one. A hundred times too
    high, it makes the best rollout look like a failure.

    Bad:
        value:
          expected_roi: 200  # <- HC617:17

    Good:
        value:
          expected_roi: 2
    """
    expected = look.plan.value.expected_roi
    if expected is not None and expected >= HIGHEST_RETURN:
        yield look.at("value", "expected_roi", expected=expected)
