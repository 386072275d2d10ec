"""HC82x: claims that cannot be won, difficulties that nobody answers."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.finding import Path
from hypercare_cli.metrics.contracts import open_claims, penalty
from hypercare_cli.plan.contracts import Claim
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.values import quoted

ANSWERED_WITHIN = timedelta(days=30)


def claims(look: Look) -> Iterator[tuple[Path, Claim]]:
    """Every claim, each with its path."""
    for number, claim in enumerate(look.plan.contracts.claims):
        yield ("contracts", "claims", number), claim


def pending(look: Look) -> Iterator[tuple[Path, Claim]]:
    """The open claims."""
    still_open = {claim.id for claim in open_claims(look.f)} if look.plan.contracts.claims else ()
    return ((path, claim) for path, claim in claims(look) if claim.id in still_open)


@rule(
    "HC821",
    "claim-without-evidence",
    "warning",
    "the claim `{id}` has no evidence",
    "File the letter, the export or the minutes under `evidence`, and name the id in the claim.",
)
def claim_without_evidence(look: Look) -> Iterator[Hit]:
    """A claim is worth what can be shown. Proof is easy to gather on the day of the difficulty and
    gone three months later. Only evidence dated by the day of the report counts.

    Bad:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          claims:
            - {id: CL1, contract: C1, opened_on: T+20, text: Interface late, status: notified}  # <- HC821:7

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          claims:
            - {id: CL1, contract: C1, opened_on: T+20, text: Interface late, status: draft, evidence: [E1]}
        evidence:
          - {id: E1, title: Formal notice, date: T+20, kind: letter, url: "https://example.org/e1"}
    """
    filed = {proof.id for proof in look.plan.evidence if proof.date <= look.as_of}
    for path, claim in pending(look):
        if filed.isdisjoint(claim.evidence):
            yield look.at(*path, "evidence", id=claim.id)


@rule(
    "HC822",
    "claim-above-penalty",
    "warning",
    "the claim `{id}` asks for {amount}, but the penalty of “{title}” comes to {owed} so far",
    "Claim what the clause gives, or say in `notes:` what the rest is for.",
)
def claim_above_penalty(look: Look) -> Iterator[Hit]:
    """A claim above the penalty of its clause is refused as a whole, with good reason. The penalty is
    computed to the day of the report, up to its cap. With `notes:` the claim is taken as explained.

    Bad:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - {id: OB1, contract: C1, title: Interface, due: T+20, status: open, penalty: {per_day: 200}}
          claims:
            - id: CL1
              contract: C1
              obligation: OB1
              opened_on: T+25
              text: Interface late
              amount: 5000  # <- HC822:15
              status: notified

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - {id: OB1, contract: C1, title: Interface, due: T+20, status: open, penalty: {per_day: 200}}
          claims:
            - id: CL1
              contract: C1
              obligation: OB1
              opened_on: T+25
              text: Interface late
              amount: 2000
              status: notified
    """
    obligations = look.plan.contracts.obligations
    clauses = {owed.id: owed for owed in obligations if owed.penalty is not None}
    for path, claim in pending(look):
        owed = clauses.get(claim.obligation or "")
        if owed is None or claim.amount is None or claim.notes:
            continue
        if owed.due is None or (look.f.is_done(owed) and owed.done_on is None):
            continue  # nobody knows how late it is
        most = penalty(look.f, owed)
        if most is not None and claim.amount > most:
            values = {"id": claim.id, "amount": claim.amount, "title": owed.title, "owed": most}
            yield look.at(*path, "amount", **values)


@rule(
    "HC823",
    "claim-on-another-contract",
    "error",
    "the claim `{id}` is on contract `{contract}`, its obligation `{obligation}` on `{other}`",
    "Correct `contract:` or `obligation:` of the claim.",
)
def claim_on_another_contract(look: Look) -> Iterator[Hit]:
    """A claim goes to the party of its contract; on the wrong one it goes to the wrong party.

    Bad:
        contracts:
          register:
            - {id: C1, title: Integration, kind: integration}
            - {id: C2, title: Subscription, kind: licence}
          obligations:
            - {id: O1, contract: C1, title: Daily interface, owner: it, due: T+40, status: open}
          claims:
            - {id: G1, contract: C2, obligation: O1, opened_on: T+9, text: Late, status: draft}  # <- HC823:26

    Good:
        contracts:
          register:
            - {id: C1, title: Integration, kind: integration}
          obligations:
            - {id: O1, contract: C1, title: Daily interface, owner: it, due: T+40, status: open}
          claims:
            - {id: G1, contract: C1, obligation: O1, opened_on: T+9, text: Late, status: draft}
    """
    contract_of = {owed.id: owed.contract for owed in look.plan.contracts.obligations}
    for path, claim in claims(look):
        other = contract_of.get(claim.obligation or "", claim.contract)
        if other != claim.contract:
            yield look.at(
                *(*path, "contract"),
                id=claim.id,
                contract=claim.contract,
                obligation=claim.obligation,
                other=other,
            )


@rule(
    "HC824",
    "difficulty-without-answer",
    "warning",
    "the difficulty “{text}” has had no answer for {days} days",
    "Name the `obligation:` that ends it, open a claim and name it in `claim:`, or remove it.",
)
def difficulty_without_answer(look: Look) -> Iterator[Hit]:
    """The register of difficulties is read by whoever settles a dispute: what stood there unanswered
    was accepted. An answer is a claim, or its obligation done or waived; a month is enough for one.

    As of: T+60

    Bad:
        contracts:
          difficulties:
            - {id: DF1, date: T+20, text: The supplier stays away from the meetings}  # <- HC824:7

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - {id: OB1, contract: C1, title: Handbook, due: T+40, status: done, done_on: T+40}
          difficulties:
            - {id: DF1, date: T+20, text: The handbook is empty, obligation: OB1}
            - {id: DF2, date: T+50, text: The supplier stays away from the meetings}
    """
    contracts = look.plan.contracts
    latest = look.as_of - ANSWERED_WITHIN
    old = [
        (n, trouble) for n, trouble in enumerate(contracts.difficulties) if trouble.date < latest
    ]
    if not old:
        return
    opened = look.f.to_date(contracts.claims, "opened_on")
    answers = {claim.id for claim in opened}
    ended = {claim.obligation for claim in opened}
    ended |= {o.id for o in contracts.obligations if o.status == "waived" or look.f.is_done(o)}
    for number, trouble in old:
        answered = trouble.obligation is not None and trouble.obligation in ended
        if trouble.claim not in answers and not answered:
            days = (look.as_of - trouble.date).days
            path = ("contracts", "difficulties", number)
            yield look.at(*path, text=quoted(trouble.text), days=days)
