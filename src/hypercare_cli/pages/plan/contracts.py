"""Contracts: the register, requirements, obligations with the penalties due, claims, compliance."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypercare_cli.blocks import Badge, Block, Cell, Column, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.contracts import days_late, penalty
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, paragraph, section, table
from hypercare_cli.plan.contracts import Contract, Obligation, Requirement
from hypercare_cli.plan.kinds import Colour

ACCEPTANCE: dict[str, Colour] = {"passed": "green", "reservations": "amber", "failed": "red"}


def contracts(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from paragraph(e.plan.contracts.notes)
    yield from section(w.say("Register"), register(e))
    yield from section(w.say("Requirements and acceptance"), conformity(e), requirements(e))
    yield from section(w.say("Obligations"), obligations(e), penalties(e))
    parts = (difficulties(e), claims_standing(e), claims(e))
    yield from section(w.say("Difficulties and claims"), *parts)
    yield from section(w.say("Compliance"), compliance(e))
    if e.audience == "internal":
        yield from section(w.say("Negotiation"), negotiation(e))


def contract_title(e: Edition, id_: str | None) -> str:
    return e.titles(e.plan.contracts.register, [id_] if id_ else [])


# -- register -----------------------------------------------------------------------------------


def register(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Contract")),
        Column(w.say("Party")),
        Column(w.say("Signed on")),
        Column(w.say("Term")),
        Column(w.say("Notice")),
        Column(w.say("Value"), "right"),
    )
    yield from table(columns, [contract_row(e, c) for c in e.plan.contracts.register])


def contract_row(e: Edition, contract: Contract) -> tuple[Cell, ...]:
    w = e.words
    lines = [w.term("contract_kind", contract.kind)]
    if contract.existing:
        lines.append(w.say("existing contract"))
    if contract.replaced_by:
        title = contract_title(e, contract.replaced_by)
        lines.append(w.say("replaced by {title}", title=title))
    if contract.warranty_end is not None:
        lines.append(w.say("warranty until {day}", day=contract.warranty_end))
    return (
        contract.id,
        e.what(contract, contract.title, *lines),
        contract.party or UNKNOWN,
        e.past(contract.signed_on),
        e.span(contract.start, contract.end, "\n"),
        notice(e, contract),
        e.money(contract.value),
    )


def notice(e: Edition, contract: Contract) -> str:
    """The period of notice and, where it counts in days, the last day to give it."""
    found = contract.notice
    if found is None:
        return UNKNOWN
    length = e.duration(found)
    if found.unit != "d" or contract.end is None:
        return length
    if found.amount > (contract.end - date.min).days:
        return length
    last = contract.end - timedelta(days=found.amount)
    return e.words.say("{length}, to be given by {day}", length=length, day=last)


# -- requirements and obligations ---------------------------------------------------------------


def conformity(e: Edition) -> Iterator[Block]:
    if e.plan.contracts.requirements:
        yield from facts(e.facts("contracts.conformity_rate"))


def requirements(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Requirement")),
        Column(w.say("Contract")),
        Column(w.say("Level")),
        Column(w.say("Acceptance")),
        Column(w.say("Decided on")),
    )
    yield from table(
        columns,
        [
            (
                requirement.id,
                e.what(requirement, requirement.title),
                contract_title(e, requirement.contract),
                w.term("requirement_level", requirement.level),
                acceptance(e, requirement),
                e.past(requirement.accepted_on),
            )
            for requirement in e.plan.contracts.requirements
        ],
    )


def acceptance(e: Edition, requirement: Requirement) -> Cell:
    """The result as of that day: one decided later is still pending."""
    decided = requirement.accepted_on is None or e.f.came(requirement.accepted_on)
    result = requirement.acceptance if decided else "pending"
    text = e.words.term("status", result)
    return Badge(ACCEPTANCE[result], text) if result in ACCEPTANCE else text


def obligations(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Obligation"), width=1.3),
        Column(w.say("Owner")),
        Column(w.say("Due")),
        Column(w.say("Done on")),
        Column(w.say("Status")),
        Column(w.say("Days late"), "right"),
        Column(w.say("Penalty due"), "right"),
    )
    yield from table(columns, [obligation_row(e, o) for o in e.plan.contracts.obligations])


def obligation_row(e: Edition, obligation: Obligation) -> tuple[Cell, ...]:
    w = e.words
    parts = [contract_title(e, obligation.contract)]
    if obligation.clause:
        parts.append(w.say("clause {clause}", clause=obligation.clause))
    if obligation.kind:
        parts.append(w.term("obligation_kind", obligation.kind))
    late = days_late(e.f, obligation)
    owed = penalty(e.f, obligation)
    return (
        obligation.id,
        e.what(obligation, obligation.title, " · ".join(parts)),
        e.person(obligation.owner),
        e.day(obligation.due),
        e.past(obligation.done_on),
        e.state(obligation),
        w.number(late) if late else UNKNOWN,
        w.figure("money", owed, e.plan.plan.currency),
    )


def penalties(e: Edition) -> Iterator[Block]:
    if e.plan.contracts.obligations:
        text = e.words.say(
            "Penalties due to date: {amount}. Overdue obligations: {overdue}.",
            amount=e.figure("contracts.penalties_due"),
            overdue=e.figure("contracts.obligations_overdue"),
        )
        yield Paragraph(text)


def negotiation(e: Edition) -> Iterator[Block]:
    """Positions and fallbacks: for our own people only."""
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Contract")),
        Column(w.say("Risk")),
        Column(w.say("Position")),
        Column(w.say("Fallback")),
        Column(w.say("Status")),
    )
    yield from table(
        columns,
        [
            (
                point.id,
                contract_title(e, point.contract),
                e.what(point, point.risk),
                point.position or UNKNOWN,
                point.fallback or UNKNOWN,
                w.term("status", point.status),
            )
            for point in e.plan.contracts.negotiation
        ],
    )


# -- disputes and compliance --------------------------------------------------------------------


def difficulties(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Date")),
        Column(w.say("Difficulty")),
        Column(w.say("Obligation")),
        Column(w.say("Claim")),
    )
    yield from table(
        columns,
        [
            (
                d.id,
                e.day(d.date),
                e.what(d, d.text),
                e.titles(e.plan.contracts.obligations, [d.obligation] if d.obligation else []),
                d.claim or UNKNOWN,
            )
            for d in e.f.to_date(e.plan.contracts.difficulties)
        ],
        w.say("Difficulties"),
    )


def claims_standing(e: Edition) -> Iterator[Block]:
    if e.f.to_date(e.plan.contracts.claims, "opened_on"):
        yield from facts(e.facts("contracts.claims_open", "contracts.claims_amount"))


def claims(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Opened on")),
        Column(w.say("Claim")),
        Column(w.say("Contract")),
        Column(w.say("Obligation")),
        Column(w.say("Status")),
        Column(w.say("Amount"), "right"),
    )
    yield from table(
        columns,
        [
            (
                claim.id,
                e.day(claim.opened_on),
                e.what(claim, claim.text),
                contract_title(e, claim.contract),
                e.titles(
                    e.plan.contracts.obligations, [claim.obligation] if claim.obligation else []
                ),
                w.term("status", claim.status),
                e.money(claim.amount),
            )
            for claim in e.f.to_date(e.plan.contracts.claims, "opened_on")
        ],
        w.say("Claims"),
    )


def compliance(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Framework")),
        Column(w.say("What")),
        Column(w.say("Owner")),
        Column(w.say("Due")),
        Column(w.say("Status")),
    )
    yield from table(
        columns,
        [
            (
                item.framework or UNKNOWN,
                e.what(item, item.title),
                e.person(item.owner),
                e.day(item.due),
                e.state(item),
            )
            for item in e.plan.contracts.compliance
        ],
    )
