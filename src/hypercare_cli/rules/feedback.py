"""HC72x: what users said, and nobody answered."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import PAINS, QUICK, TRIAGED_WITHIN, is_open
from hypercare_cli.values import quoted


@rule(
    "HC721",
    "complaint-without-triage",
    "warning",
    "“{text}” has waited for triage for {days} days",
    "Say how hard it is to end: `triage: quick_win`, `simple` or `complex`.",
)
def complaint_without_triage(look: Look) -> Iterator[Hit]:
    """Whoever complains and hears nothing stops both complaining and using the tool. Two weeks are
    enough to say whether it is a quick win, simple or complex.

    Bad:
        feedback:
          - {id: FB1, date: T+10, kind: complaint, text: Search is slow, status: open}  # <- HC721:5

    Good:
        feedback:
          - {id: FB1, date: T+10, kind: complaint, text: Search is slow, triage: simple, status: open}
          - {id: FB2, date: T+20, kind: friction, text: Four approvers, status: open}
          - {id: FB3, date: T+10, kind: works_well, text: Fast signature}
    """
    latest = look.as_of - timedelta(days=TRIAGED_WITHIN)
    for number, said in enumerate(look.plan.feedback):
        if said.triage is None and said.kind in PAINS and said.date < latest and is_open(said):
            days = (look.as_of - said.date).days
            yield look.at("feedback", number, text=quoted(said.text), days=days)


@rule(
    "HC722",
    "quick-win-still-open",
    "warning",
    "the quick win “{text}” has been open for {days} days",
    "Do it and set `status: done`, or be honest about it: `triage: simple` or `complex`.",
)
def quick_win_still_open(look: Look) -> Iterator[Hit]:
    """A quick win is the proof that feedback counts. After a month it is neither quick nor a win.

    As of: T+60

    Bad:
        feedback:
          - {id: FB1, date: T+20, kind: friction, text: Four approvers, triage: quick_win}  # <- HC722:73

    Good:
        feedback:
          - {id: FB1, date: T+20, kind: friction, text: Four approvers, triage: quick_win, status: done}
          - {id: FB2, date: T+40, kind: friction, text: Too many e-mails, triage: quick_win, status: open}
    """
    latest = look.as_of - timedelta(days=QUICK)
    for number, said in enumerate(look.plan.feedback):
        if said.triage == "quick_win" and said.date < latest and is_open(said):
            days = (look.as_of - said.date).days
            yield look.at("feedback", number, "triage", text=quoted(said.text), days=days)


@rule(
    "HC723",
    "out-of-scope-without-horizon",
    "note",
    "“{text}” is out of scope, and nothing says when it will be looked at",
    "Add `horizon: next_wave` or `later`, or a next step with `from_feedback: {id}`.",
)
def out_of_scope_without_horizon(look: Look) -> Iterator[Hit]:
    """What is out of scope today is the business case of the next wave. Without a horizon it is
    neither refused nor planned, only forgotten.

    Bad:
        feedback:
          - {id: FB1, date: T+20, kind: out_of_scope, text: Link with purchasing, status: open}  # <- HC723:5

    Good:
        feedback:
          - {id: FB1, date: T+20, kind: out_of_scope, text: Link with purchasing, horizon: next_wave}
          - {id: FB2, date: T+22, kind: out_of_scope, text: Second site}
        next_steps:
          - {id: NS1, title: Open the second site, kind: wave, from_feedback: FB2, horizon: T+180}
    """
    for number, said in enumerate(look.plan.feedback):
        if said.kind == "out_of_scope" and said.horizon is None and is_open(said):
            followed = any(step.from_feedback == said.id for step in look.plan.next_steps)
            if look.f.came(said.date) and not followed:
                yield look.at("feedback", number, text=quoted(said.text), id=said.id)
