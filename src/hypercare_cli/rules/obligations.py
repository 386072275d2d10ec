"""HC81x: obligations that nobody can ask for, penalties that cannot be computed."""

from collections.abc import Iterator

from hypercare_cli.finding import Path
from hypercare_cli.plan.contracts import Obligation
from hypercare_cli.rule import Hit, Look, rule


def standing(look: Look) -> Iterator[tuple[Path, Obligation]]:
    """The obligations that were not waived, each with its path."""
    for number, owed in enumerate(look.plan.contracts.obligations):
        if owed.status != "waived":
            yield ("contracts", "obligations", number), owed


def is_unmeasured_penalty(obligation: Obligation) -> bool:
    """A penalty whose obligation has neither a date nor a condition."""
    return obligation.penalty is not None and obligation.due is None and obligation.when is None


@rule(
    "HC811",
    "obligation-without-owner-or-date",
    "warning",
    "the obligation “{title}” has no {fields}",
    "Add `owner:` (who asks for it) and `due:` (for a service level, the end of the period).",
)
def obligation_without_owner_or_date(look: Look) -> Iterator[Hit]:
    """What nobody asks for is not delivered, and without a date an obligation is never overdue,
    whatever the contract says.

    Bad:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - {id: OB1, contract: C1, title: Daily interface, due: T+40, status: open}  # <- HC811:7
            - {id: OB2, contract: C1, title: Handbook, owner: it, status: open}  # <- HC811:7

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - {id: OB1, contract: C1, title: Daily interface, owner: it, due: T+40, status: open}
            - {id: OB2, contract: C1, title: Handbook, status: waived}
    """
    for path, owed in standing(look):
        fields = ["`owner`"] if owed.owner is None else []
        if owed.due is None and not is_unmeasured_penalty(owed):
            fields.append("`due`")
        if fields:
            yield look.at(*path, title=owed.title, fields=", ".join(fields))


@rule(
    "HC812",
    "obligation-overdue",
    "warning",
    "the obligation “{title}” was due on {due} and is not done",
    "Ask for it in writing and file the letter; note a difficulty or a claim, or a new `due:`.",
)
def obligation_overdue(look: Look) -> Iterator[Hit]:
    """Rights that are not claimed in time are lost: a delay that nobody mentioned counts as accepted.

    Bad:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - id: OB1
              contract: C1
              title: Daily interface
              owner: it
              due: T+20  # <- HC812:12
              status: open

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - {id: OB1, contract: C1, title: Daily interface, owner: it, due: T+40, status: open}
            - {id: OB2, contract: C1, title: Handbook, owner: it, due: T+20, status: waived}
    """
    for path, owed in standing(look):
        # A day of doing it that has come, with another status, is a fault of its own.
        if owed.due is not None and look.f.is_late(owed) and not look.f.came(owed.done_on):
            yield look.at(*path, "due", title=owed.title, due=owed.due)


@rule(
    "HC813",
    "penalty-without-measured-obligation",
    "warning",
    "the penalty of “{title}” cannot be due: nothing measures the obligation",
    "Add `due:`, or `when:` with the figure that the clause is about.",
)
def penalty_without_measured_obligation(look: Look) -> Iterator[Hit]:
    """A penalty clause needs a day or a figure that both sides read alike. Without it the penalty is
    a threat that no letter can put a number on.

    Bad:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - id: OB1
              contract: C1
              title: Keep the service available
              owner: it
              status: open
              penalty: {per_day: 200, cap: 6000}  # <- HC813:16

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - id: OB1
              contract: C1
              title: Resolve tickets in time
              owner: it
              due: T+90
              when: support.in_sla_rate >= 0.80
              status: open
              penalty: {per_day: 200, cap: 6000}
    """
    for path, owed in standing(look):
        if is_unmeasured_penalty(owed):
            yield look.at(*path, "penalty", title=owed.title)


@rule(
    "HC814",
    "penalty-without-formula",
    "error",
    "the penalty of “{title}” cannot be computed",
    "Write `per_day:`, or both `value:` and `v_r_over:` (1000 for supplies and IT, 3000 for"
    " intellectual services).",
)
def penalty_without_formula(look: Look) -> Iterator[Hit]:
    """A penalty is days × an amount a day, or value × days / n as in French public contracts. With
    half of the formula it counts as nothing, and the claim is short of it.

    Bad:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - id: OB1
              contract: C1
              title: Daily interface
              owner: it
              due: T+40
              status: open
              penalty: {value: 12000, cap: 6000}  # <- HC814:16

    Good:
        contracts:
          register: [{id: C1, title: Integration, kind: integration}]
          obligations:
            - id: OB1
              contract: C1
              title: Daily interface
              owner: it
              due: T+40
              status: open
              penalty: {value: 12000, v_r_over: 3000, cap: 6000}
    """
    for path, owed in standing(look):
        terms = owed.penalty
        if terms is None or terms.per_day is not None:
            continue
        if terms.value is None or terms.v_r_over is None:
            yield look.at(*path, "penalty", title=owed.title)
