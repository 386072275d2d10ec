"""What comes from elsewhere: notice to be given, long holds, playbooks, what is not written yet."""

from collections.abc import Iterator

from hypercare_cli.completeness import STAGES, completeness
from hypercare_cli.i18n.message import message
from hypercare_cli.metrics.contracts import to_be_ended
from hypercare_cli.steering.agenda import rhythm
from hypercare_cli.steering.agenda.item import Item
from hypercare_cli.steering.agenda.week import Week, setting
from hypercare_cli.steering.playbooks.firing import firings

MOST_MISSING = 3
"""Items of the checklist; `validate --missing` has them all."""


def notices(week: Week) -> Iterator[Item]:
    """Old contracts that run on unless notice is given: told 30 days before the last day for it."""
    for number, contract, last in to_be_ended(week.f):
        yield week.item(
            "contract",
            contract.id,
            message("Give notice: {title}", title=contract.title),
            None,
            ("contracts", "register", number),
            "hypercare record evidence kind=letter title=… file=…",
            due=last,
            urgency=week.urgency(last) or "due",
            why=message(
                "the last day is {last}, or it runs on after {end}", last=last, end=contract.end
            ),
        )


def claims(week: Week) -> Iterator[Item]:
    """Claims that are written and not sent: until then they stop no delay."""
    for number, claim in enumerate(week.plan.contracts.claims):
        if claim.status == "draft" and week.f.came(claim.opened_on):
            yield week.item(
                "claim",
                claim.id,
                claim.text,
                None,
                ("contracts", "claims", number),
                setting(("contracts", "claims", claim.id, "status"), "notified"),
                why=message("a draft of {date}, not sent yet", date=claim.opened_on),
            )


def holds(week: Week) -> Iterator[Item]:
    """Holds that have been running for long without an end: the rollout stands still."""
    for number, hold in rhythm.long_holds(week.f):
        yield week.item(
            "hold",
            f"holds.{number}",
            hold.text or message("The rollout stands still"),
            week.lead,
            ("holds", number),
            f"hypercare set holds.{number}.end …",
            due=rhythm.plus(hold.start, rhythm.LONG_HOLD),
            urgency="blocking",
            why=message("running since {start}, without an end", start=hold.start),
        )


def checklist(week: Week) -> Iterator[Item]:
    """The first things that the plan lacks of the checklist: the earliest stage, the heaviest first."""
    missing = [answer.item for answer in completeness(week.f).missing]
    stages = list(STAGES)
    first = sorted(missing, key=lambda one: (stages.index(one.stage), -one.weight))[:MOST_MISSING]
    for one in first:
        yield week.item(
            "checklist",
            one.id,
            message(one.title),
            week.lead,
            (one.section,),
            "hypercare validate --missing",
            why=message("missing from the plan since {stage}", stage=one.stage),
        )


def playbooks(week: Week) -> Iterator[Item]:
    """Playbooks that fire and whose action is not in the plan yet."""
    own = {playbook.id: number for number, playbook in enumerate(week.plan.playbooks)}
    for firing in firings(week.f):
        proposed = firing.proposal
        if proposed is not None:
            id_ = firing.play.id
            yield week.item(
                "playbook",
                id_,
                proposed.title,
                proposed.owner,
                ("playbooks", own[id_]) if id_ in own else (),
                "hypercare playbooks --apply",
                due=proposed.due,
                urgency="firing",
                why=message("“{title}” fires", title=firing.play.title),
                points=None,
                figures=tuple(firing.values),
            )
