"""HC80x: contracts that do not stop in time, or that nobody will see coming to their end."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.finding import Path
from hypercare_cli.metrics.contracts import to_be_ended
from hypercare_cli.plan.contracts import Contract
from hypercare_cli.rule import Hit, Look, rule

A_DAY = timedelta(days=1)


def register(look: Look) -> Iterator[tuple[Path, Contract]]:
    """Every contract of the register, each with its path."""
    for number, contract in enumerate(look.plan.contracts.register):
        yield ("contracts", "register", number), contract


@rule(
    "HC801",
    "notice-due-soon",
    "warning",
    "“{title}” runs on after {end} unless notice is given by {last}",
    "Send the letter, file it under `evidence`, and name its id in `evidence:` of the contract.",
)
def notice_due_soon(look: Look) -> Iterator[Hit]:
    """The last day to give notice is the end of the contract less its notice. It falls into the
    busiest weeks of the rollout, and missing it means paying for two tools. Told 30 days before.

    Bad:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+0, end: T+730}
            - id: C2
              title: Old archive
              kind: hosting
              existing: true
              end: T+140
              notice: 90d  # <- HC801:15
              replaced_by: C1

    Good:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+0, end: T+730}
            - id: C2
              title: Old archive
              kind: hosting
              existing: true
              end: T+140
              notice: 90d
              replaced_by: C1
              evidence: [E1]
        evidence:
          - {id: E1, title: Notice to the host, date: T+20, kind: letter, url: "https://example.org/e1"}
    """
    for number, contract, last in to_be_ended(look.f):
        if last >= look.as_of:
            path = ("contracts", "register", number, "notice")
            yield look.at(*path, title=contract.title, last=last, end=contract.end)


@rule(
    "HC802",
    "notice-missed",
    "error",
    "notice for “{title}” had to be given by {last}: it no longer stops on {end}",
    "Agree an earlier end in writing, budget both contracts, or file the letter that gave notice.",
)
def notice_missed(look: Look) -> Iterator[Hit]:
    """The old contract goes on beside the new one, and its price is in no business case.

    Bad:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+0, end: T+730}
            - id: C2
              title: Old archive
              kind: hosting
              existing: true
              end: T+100
              notice: 90d  # <- HC802:15
              replaced_by: C1

    Good:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+0, end: T+730}
            - id: C2
              title: Old archive
              kind: hosting
              existing: true
              end: T+100
              notice: 90d
              replaced_by: C1
              evidence: [E1]
        evidence:
          - {id: E1, title: Notice to the host, date: T+5, kind: letter, url: "https://example.org/e1"}
    """
    for number, contract, last in to_be_ended(look.f):
        if last < look.as_of:
            path = ("contracts", "register", number, "notice")
            yield look.at(*path, title=contract.title, last=last, end=contract.end)


@rule(
    "HC803",
    "gap-between-contracts",
    "warning",
    "“{title}” ends on {end}, before “{successor}” starts on {start}",
    "Extend the old contract, or let the new one start earlier.",
)
def gap_between_contracts(look: Look) -> Iterator[Hit]:
    """Between the two nobody is obliged to anything: no service level, no data protection.

    Bad:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+30, end: T+730}
            - {id: C2, title: Old, kind: hosting, existing: true, end: T+9, replaced_by: C1}  # <- HC803:64

    Good:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+30, end: T+730}
            - {id: C2, title: Old, kind: hosting, existing: true, end: T+29, replaced_by: C1}
    """
    by_id = {contract.id: contract for contract in look.plan.contracts.register}
    for path, old in register(look):
        new = by_id.get(old.replaced_by or "")
        if new and new.start and old.end and old.end + A_DAY < new.start:
            values = {"end": old.end, "successor": new.title, "start": new.start}
            yield look.at(*path, "end", title=old.title, **values)


@rule(
    "HC804",
    "signed-after-start",
    "warning",
    "“{title}” is only signed on {signed}, after its start on {start}",
    "Correct the date, or write down what covers the days between: an order letter, an amendment.",
)
def signed_after_start(look: Look) -> Iterator[Hit]:
    """Work, or personal data, handed over before the signature is covered by nothing.

    Bad:
        contracts:
          register:
            - id: C1
              title: Data processing
              kind: dpa
              signed_on: T+12  # <- HC804:18
              start: T+0
              end: T+730

    Good:
        contracts:
          register:
            - {id: C1, title: Data processing, kind: dpa, signed_on: T+0, start: T+0, end: T+730}
    """
    for path, contract in register(look):
        signed, start = contract.signed_on, contract.start
        if signed is not None and start is not None and start < signed and start <= look.as_of:
            yield look.at(*path, "signed_on", title=contract.title, signed=signed, start=start)


@rule(
    "HC805",
    "contract-without-end",
    "note",
    "“{title}” is in force, and the plan does not say when it ends",
    "Add `end:` (and `notice:`); without them nobody is warned before it renews itself.",
)
def contract_without_end(look: Look) -> Iterator[Hit]:
    """Contracts renew themselves quietly. The plan can only warn of the last day to give notice
    where it knows the end.

    Bad:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, signed_on: T-20, start: T+0}  # <- HC805:7

    Good:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, signed_on: T-20, start: T+0, end: T+730}
            - {id: C2, title: Integration, kind: integration}
    """
    came = look.f.came
    for path, contract in register(look):
        if contract.end is None and (
            contract.existing or came(contract.start) or came(contract.signed_on)
        ):
            yield look.at(*path, title=contract.title)
