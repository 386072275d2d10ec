"""The section `contracts`: strategy, register, requirements, obligations, claims."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    Amount,
    ClaimId,
    Condition,
    ContractId,
    IdKind,
    Lasting,
    ObligationId,
    PersonId,
    Positive,
    RequirementId,
    Status,
    Text,
    Truth,
    VersionText,
    When,
)


class StrategyItem(Entry):
    title: Text
    status: Status


class Prerequisite(Entry):
    id: Annotated[str, IdKind("prerequisites")]
    title: Text
    status: Status


class Strategy(Entry):
    specification: StrategyItem | None = None
    quality_plan: StrategyItem | None = None
    security: StrategyItem | None = None
    prerequisites: tuple[Prerequisite, ...] = ()


class Contract(Entry):
    id: Annotated[str, IdKind("contracts")]
    title: Text
    kind: Literal["licence", "maintenance", "hosting", "integration", "dpa", "services"]
    party: Text | None = None
    signed_on: When | None = None
    start: When | None = None
    end: When | None = None
    warranty_end: When | None = None
    notice: Lasting | None = None
    existing: Truth = False
    replaced_by: ContractId | None = None
    value: Amount | None = None


class Negotiation(Entry):
    id: Annotated[str, IdKind("negotiation")]
    contract: ContractId | None = None
    risk: Text | None = None
    position: Text | None = None
    fallback: Text | None = None
    status: Literal["open", "agreed", "refused"] | None = None


class Requirement(Entry):
    id: Annotated[str, IdKind("requirements")]
    contract: ContractId | None = None
    title: Text
    level: Literal["must", "should", "could"] | None = None
    acceptance: Literal["pending", "passed", "reservations", "failed"]
    accepted_on: When | None = None


class Penalty(Entry):
    """`per_day`, or the public-contract formula `value` × days / `v_r_over`; at most `cap`."""

    per_day: Amount | None = None
    value: Amount | None = None
    v_r_over: Positive | None = None
    cap: Amount | None = None


class Obligation(Entry):
    id: Annotated[str, IdKind("obligations")]
    contract: ContractId
    clause: VersionText | None = None
    title: Text
    owner: PersonId | None = None
    kind: Literal["delivery", "sla", "payment", "compliance", "reporting"] | None = None
    requirement: RequirementId | None = None
    when: Condition | None = None
    due: When | None = None
    status: Literal["open", "done", "waived"]
    done_on: When | None = None
    penalty: Penalty | None = None


class Difficulty(Entry):
    id: Annotated[str, IdKind("difficulties")]
    date: When
    obligation: ObligationId | None = None
    text: Text
    claim: ClaimId | None = None


class Claim(Entry):
    id: Annotated[str, IdKind("claims")]
    contract: ContractId
    obligation: ObligationId | None = None
    opened_on: When
    text: Text
    amount: Amount | None = None
    status: Literal["draft", "notified", "accepted", "settled", "rejected"]


class Compliance(Entry):
    id: Annotated[str, IdKind("compliance")]
    framework: Text | None = None
    title: Text
    owner: PersonId | None = None
    due: When | None = None
    status: Status | None = None


class Contracts(Entry):
    strategy: Strategy | None = None
    register: tuple[Contract, ...] = ()
    negotiation: tuple[Negotiation, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    claims: tuple[Claim, ...] = ()
    compliance: tuple[Compliance, ...] = ()
