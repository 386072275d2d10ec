"""HC80x, continued: deliveries taken into use without acceptance, compliance that comes too late."""

from collections.abc import Iterator

from hypercare_cli.rule import Hit, Look, rule

ENDED = frozenset({"done", "dropped"})


@rule(
    "HC806",
    "acceptance-without-date",
    "warning",
    "“{title}” is accepted, but not since when",
    "Add `accepted_on:`, the date of the acceptance report.",
)
def acceptance_without_date(look: Look) -> Iterator[Hit]:
    """Warranty, payment and the end of penalties count from the day of acceptance. Without it an
    acceptance counts at every date, even before the delivery.

    Bad:
        contracts:
          requirements:
            - {id: RQ1, title: Daily interface, level: must, acceptance: passed}  # <- HC806:66

    Good:
        contracts:
          requirements:
            - {id: RQ1, title: Daily interface, level: must, acceptance: passed, accepted_on: T+25}
            - {id: RQ2, title: Export, level: could, acceptance: pending}
    """
    for number, wanted in enumerate(look.plan.contracts.requirements):
        if wanted.accepted_on is None and wanted.acceptance in ("passed", "reservations"):
            path = ("contracts", "requirements", number, "acceptance")
            yield look.at(*path, title=wanted.title)


@rule(
    "HC807",
    "must-requirement-not-accepted",
    "error",
    "“{title}” is a must, and has not been accepted since the go-live on {golive}",
    "Get it delivered and accepted, file a claim, or agree that it is a `should`.",
)
def must_requirement_not_accepted(look: Look) -> Iterator[Hit]:
    """People work with something that the contract says cannot be used. The longer they do, the
    harder it is to refuse it. One that waits for an obligation is reported there, once that is
    overdue.

    As of: T+45

    Bad:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+30}
        contracts:
          requirements:
            - {id: RQ1, title: Daily interface, level: must, acceptance: failed}  # <- HC807:66

    Good:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+30}
        contracts:
          requirements:
            - {id: RQ1, title: Daily interface, level: must, acceptance: passed, accepted_on: T+28}
            - {id: RQ2, title: Export, level: should, acceptance: failed, accepted_on: T+40}
    """
    golive, requirements = look.plan.plan.golive, look.plan.contracts.requirements
    if golive is None or golive >= look.as_of or not requirements:
        return
    promised = {
        owed.requirement
        for owed in look.plan.contracts.obligations
        if owed.due is not None and owed.status != "waived" and not look.f.is_done(owed)
    }
    for number, wanted in enumerate(requirements):
        if wanted.level != "must":
            continue
        known = wanted.accepted_on is None or wanted.accepted_on <= look.as_of
        state = wanted.acceptance if known else "pending"
        if state == "failed" or (state == "pending" and wanted.id not in promised):
            path = ("contracts", "requirements", number, "acceptance")
            yield look.at(*path, title=wanted.title, golive=golive)


@rule(
    "HC808",
    "compliance-overdue",
    "warning",
    "“{title}” was due on {due} and is not done",
    "Finish it and set `status: done`, or agree a new `due:` with its owner.",
)
def compliance_overdue(look: Look) -> Iterator[Hit]:
    """An impact assessment that comes after the data is no assessment, and an auditor reads dates.

    Bad:
        contracts:
          compliance:
            - {id: CP1, framework: GDPR, title: Impact assessment, due: T+20, status: open}  # <- HC808:65

    Good:
        contracts:
          compliance:
            - {id: CP1, framework: GDPR, title: Impact assessment, due: T+20, status: done}
            - {id: CP2, framework: ISO 27001, title: Security plan, due: T+60, status: open}
    """
    for number, item in enumerate(look.plan.contracts.compliance):
        if item.due is not None and item.due < look.as_of and item.status not in ENDED:
            yield look.at("contracts", "compliance", number, "due", title=item.title, due=item.due)
