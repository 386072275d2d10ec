"""HC42x: technical items, data flows, data quality and processes that are not ready for go-live."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.metric import Figures
from hypercare_cli.plan.technical import TechnicalItem
from hypercare_cli.rule import Hit, Look, rule

MEASURED_WITHIN = timedelta(days=30)


@rule(
    "HC421",
    "go-live-before-blocking-item",
    "error",
    "the go-live of {golive} comes before the blocking item “{title}” is done",
    "Finish it first, move `golive:`, or take `blocking: true` away if users can do without it.",
)
def go_live_before_blocking_item(look: Look) -> Iterator[Hit]:
    """An item is blocking because users cannot work without it. A go-live that is planned, or was
    held, before it is done starts with a failure that everybody remembers.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        technical:
          - id: sso
            kind: access
            title: Single sign-on
            owner: it
            due: T+40  # <- HC421:10
            status: planned
            blocking: true
          - id: load
            kind: data
            title: First load
            owner: it
            due: T+20
            status: in_progress  # <- HC421:13
            blocking: true

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+40}
        technical:
          - {id: sso, kind: access, title: SSO, owner: it, due: T+35, status: planned, blocking: true}
    """
    golive = look.plan.plan.golive
    if golive is None:
        return
    for number, item in enumerate(look.plan.technical):
        if not item.blocking or not is_open(look.f, item):
            continue
        if item.due is not None and item.due > golive:
            yield look.at("technical", number, "due", title=item.title, golive=golive)
        elif look.as_of > golive:
            yield look.at("technical", number, "status", title=item.title, golive=golive)


def is_open(f: Figures, item: TechnicalItem) -> bool:
    """Neither done nor dropped; one that only forgot its status has a rule of its own."""
    forgotten = item.status != "done" and f.came(item.done_on)
    return item.status != "dropped" and not forgotten and not f.is_done(item)


@rule(
    "HC422",
    "go-live-with-open-data",
    "warning",
    "the go-live was on {golive}, and the data item “{title}” is still open",
    "Finish it and set `status: done` with `done_on:`; until then, tell users what is missing.",
)
def go_live_with_open_data(look: Look) -> Iterator[Hit]:
    """Users who look for their data and do not find it go back to their own files, and rarely
    return. Blocking items have a rule of their own.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        technical:
          - id: prices
            kind: data
            title: Prices of the ERP
            owner: it
            due: T+40
            status: in_progress  # <- HC422:13

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        technical:
          - {id: prices, kind: data, title: Prices, owner: it, due: T+20, status: done, done_on: T+21}
    """
    golive = look.plan.plan.golive
    if golive is None or look.as_of <= golive:
        return
    for number, item in enumerate(look.plan.technical):
        if item.kind == "data" and not item.blocking and is_open(look.f, item):
            yield look.at("technical", number, "status", title=item.title, golive=golive)


@rule(
    "HC423",
    "technical-item-without-owner-or-date",
    "warning",
    "the technical item “{title}” has no {fields}",
    "Add `owner:` (an id of `people`) and `due:`; an item without a date is never late.",
)
def technical_item_without_owner_or_date(look: Look) -> Iterator[Hit]:
    """Accounts and interfaces depend on other teams with other priorities. Without an owner nobody
    asks for them, without a date the stream stays green while nothing happens.

    Bad:
        technical:
          - {id: sso, kind: access, title: Single sign-on, due: T+40, status: planned}  # <- HC423:5
          - {id: load, kind: data, title: First load, owner: it, status: in_progress}  # <- HC423:5

    Good:
        technical:
          - {id: sso, kind: access, title: Single sign-on, owner: it, due: T+40, status: planned}
          - {id: load, kind: data, title: First load, status: done}
    """
    for number, item in enumerate(look.plan.technical):
        if item.owner is not None and item.due is not None:
            continue
        if is_open(look.f, item):
            fields = ", ".join(f"`{n}`" for n in ("owner", "due") if getattr(item, n) is None)
            yield look.at("technical", number, title=item.title, fields=fields)


@rule(
    "HC424",
    "data-flow-not-described",
    "warning",
    "the go-live is past, and the data flow “{title}” has no {fields}",
    "Write which fields go where (`mapping:` in `flow`) and what proves it right (`criteria:`).",
)
def data_flow_not_described(look: Look) -> Iterator[Hit]:
    """A flow whose mapping is in somebody's head cannot be repaired once they are away, and one
    without acceptance criteria is never finished. Once it is done, only the mapping is asked for.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        technical:
          - id: prices
            kind: data
            title: Prices of the ERP
            owner: it
            due: T+24
            status: done
            flow: {source: ERP, target: CRM, mode: api}  # <- HC424:11

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        technical:
          - id: prices
            kind: data
            title: Prices of the ERP
            owner: it
            due: T+24
            status: done
            flow: {source: ERP, target: CRM, mode: api, mapping: Article and price}
    """
    golive = look.plan.plan.golive
    if golive is None or look.as_of <= golive:
        return
    for number, item in enumerate(look.plan.technical):
        if item.flow is None or item.status == "dropped":
            continue
        missing = []
        if item.flow.mapping is None:
            missing.append("`mapping`")
        if item.criteria is None and not look.f.is_done(item):
            missing.append("`criteria`")
        if missing:
            fields = ", ".join(missing)
            yield look.at("technical", number, "flow", title=item.title, fields=fields)


@rule(
    "HC425",
    "data-quality-not-measured",
    "warning",
    "a tolerance is set for data quality, but it has not been measured since the go-live of {golive}",
    "Measure a sample and add it: `scores: [{{date: …, score: 0.93}}]`, then once a month.",
)
def data_quality_not_measured(look: Look) -> Iterator[Hit]:
    """Data is at its best on the day it is loaded. A tolerance that nobody compares with anything
    gives a green stream and users who stop trusting what they see. Due 30 days after go-live.

    As of: T+60

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        data_quality:
          tolerance: 0.90
          scores:  # measured once, before anybody worked with it
            - {date: T+20, score: 0.95}  # <- HC425:5

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        data_quality:
          tolerance: 0.90
          scores:
            - {date: T+50, score: 0.91}
    """
    golive, quality = look.plan.plan.golive, look.plan.data_quality
    if golive is None or look.as_of < golive + MEASURED_WITHIN:
        return
    if any(golive <= score.date <= look.as_of for score in quality.scores):
        return
    if look.f["data.tolerance"] is not None:
        yield look.at("data_quality", "scores", golive=golive)


@rule(
    "HC426",
    "data-quality-without-tolerance",
    "warning",
    "no tolerance is in force for data quality: nothing says whether a score is good enough",
    "Add `tolerance: 0.90`: the share of records that must be right for people to work with them.",
)
def data_quality_without_tolerance(look: Look) -> Iterator[Hit]:
    """A score is good or bad only against what was agreed. A provisional tolerance that ends
    without a lasting one after it switches the warning off for good.

    Bad:
        data_quality:
          provisional: {tolerance: 0.65, end: T+20}  # <- HC426:39
          scores:
            - {date: T+18, score: 0.70}

    Good:
        data_quality:
          tolerance: 0.85
          provisional: {tolerance: 0.65, end: T+20}
          scores:
            - {date: T+18, score: 0.70}
    """
    quality = look.plan.data_quality
    if quality.tolerance is not None or (quality.provisional is None and not quality.scores):
        return
    if look.f["data.tolerance"] is None:
        if quality.provisional is not None and quality.provisional.tolerance is not None:
            yield look.at("data_quality", "provisional", "end")
        elif any(score.date <= look.as_of for score in quality.scores):
            yield look.at("data_quality", "scores")


@rule(
    "HC427",
    "process-leaves-the-standard",
    "note",
    "“{title}” leaves the standard process, and nothing says why",
    "Adopt the standard, or give the reason in `notes:`; the sponsor signs every deviation.",
)
def process_leaves_the_standard(look: Look) -> Iterator[Hit]:
    """In a move to the cloud every deviation from the standard is paid again at each release. Some
    are worth it; those are the ones with a reason.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, context: cloud_migration}
        processes:
          - {id: PR1, title: Approval of a purchase, decision: adapt}  # <- HC427:56

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, context: cloud_migration}
        processes:
          - {id: PR1, title: Approval of a purchase, decision: adopt}
          - {id: PR2, title: Numbering of equipment, decision: keep, notes: The plates are of steel}
    """
    if look.plan.plan.context != "cloud_migration":
        return
    for number, process in enumerate(look.plan.processes):
        if process.decision in ("adapt", "keep") and process.notes is None:
            yield look.at("processes", number, "decision", title=process.title)
