"""HC2xx: KPIs that prove nothing, or that contradict themselves."""

from collections.abc import Iterator

from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.rule import Hit, Look, rule

FEWEST, MOST = 3, 5
"""Business KPIs of a plan, see method.md."""
FUNDAMENTALS = 7
"""Days after T0 by which the KPIs are agreed."""
DECIDERS = ("sponsor", "budget_owner")
"""Whose word makes a target hold."""


@rule(
    "HC201",
    "kpi-without-source",
    "warning",
    "the business KPI “{title}” has no source",
    "Add where the values come from: `source: {{tool: BI, frequency: monthly, owner: …}}`.",
)
def kpi_without_source(look: Look) -> Iterator[Hit]:
    """A figure whose source nobody can name is an opinion: it will be disputed in the first review.

    It is asked for as soon as the KPI has a figure.

    Bad:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6}  # <- HC201:5

    Good:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6, source: {tool: BI}}
    """
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.kind == "business" and kpi.source is None and has_figures(kpi):
            yield look.at("kpis", number, "source", title=kpi.title)


def has_figures(kpi: Kpi) -> bool:
    """Whether anything is to be believed; a KPI of `init` has only a title."""
    return kpi.baseline is not None or kpi.target is not None or bool(kpi.measurements)


@rule(
    "HC202",
    "kpi-target-is-baseline",
    "error",
    "the target of “{title}” equals its baseline: no progress can be measured",
    "Agree a target with the sponsor, or remove the KPI.",
)
def kpi_target_is_baseline(look: Look) -> Iterator[Hit]:
    """Attainment is (actual − baseline) / (target − baseline): with both equal it does not exist.

    Bad:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 8.0  # <- HC202:13
            source: {tool: BI}

    Good:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            source: {tool: BI}
    """
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.baseline is not None and kpi.baseline == kpi.target:
            yield look.at("kpis", number, "target", title=kpi.title)


@rule(
    "HC203",
    "too-many-business-kpis",
    "warning",
    "the plan has {count} business KPIs: “{title}” is one too many",
    "Keep the three to five that the sponsor decides by; the others may drive them, as `kind: "
    "adoption`, `process` or `quality`.",
)
def too_many_business_kpis(look: Look) -> Iterator[Hit]:
    """Nobody steers by eight figures: beyond five, the sponsor no longer knows which one counts.

    Bad:
        kpis:
          - {id: k1, title: Delay}
          - {id: k2, title: Errors}
          - {id: k3, title: Sales}
          - {id: k4, title: Renewals}
          - {id: k5, title: Cost}
          - {id: k6, title: Complaints}  # <- HC203:5

    Good:
        kpis:
          - {id: k1, title: Delay}
          - {id: k2, title: Errors}
          - {id: k3, title: Sales}
          - {id: k4, title: Renewals}
          - {id: k5, title: Cost}
          - {id: k6, title: Weekly users, kind: adoption}
    """
    business = [n for n, kpi in enumerate(look.plan.kpis) if kpi.kind == "business"]
    if len(business) > MOST:
        number = business[MOST]
        title = look.plan.kpis[number].title
        yield look.at("kpis", number, count=len(business), title=title)


@rule(
    "HC204",
    "too-few-business-kpis",
    "note",
    "the fundamentals are past, and the plan has {count} of the three to five business KPIs",
    "Agree the others with the sponsor, each with baseline, target and source.",
)
def too_few_business_kpis(look: Look) -> Iterator[Hit]:
    """Value that rests on one or two figures falls with them: one bad month and nothing is left.

    Bad:
        kpis:
          - {id: k1, title: Delay}  # <- HC204:3
          - {id: k2, title: Errors}

    Good:
        kpis:
          - {id: k1, title: Delay}
          - {id: k2, title: Errors}
          - {id: k3, title: Sales}
    """
    count = sum(kpi.kind == "business" for kpi in look.plan.kpis)
    if look.plan.kpis and count < FEWEST and look.f.day > FUNDAMENTALS:
        yield look.at("kpis", count=count)


@rule(
    "HC205",
    "kpi-due-before-kickoff",
    "error",
    "the target of “{title}” is due on {day}, not after T0 ({kickoff})",
    "Correct `target_date`; left out, it is T+90.",
)
def kpi_due_before_kickoff(look: Look) -> Iterator[Hit]:
    """From the first day on, such a KPI is compared with its full target and can only be late.

    Bad:
        kpis:
          - {id: delay, title: Delay, baseline: 8, target: 6, target_date: 2025-06-30}  # <- HC205:68

    Good:
        kpis:
          - {id: delay, title: Delay, baseline: 8, target: 6, target_date: 2026-06-30}
    """
    kickoff = look.plan.kickoff
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.target_date is not None and kpi.target_date <= kickoff:
            yield look.at(
                *("kpis", number, "target_date"),
                title=kpi.title,
                day=kpi.target_date,
                kickoff=kickoff,
            )


@rule(
    "HC206",
    "kpi-agreed-without-sponsor",
    "warning",
    "the sponsor is not among those who agreed to baseline and target of “{title}”",
    "Have them confirmed by the sponsor, and add the sponsor to `by` of `agreed`.",
)
def kpi_agreed_without_sponsor(look: Look) -> Iterator[Hit]:
    """A target that the project teams agreed among themselves is disputed as soon as it decides on
    money.

    It is asked after T+7, of business KPIs; a budget owner may agree for the sponsor.

    Bad:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            agreed: {by: [po, csm], date: T+2}  # <- HC206:18
          - id: errors
            title: Errors
            baseline: 4
            target: 2
            agreed: {date: T+2}  # <- HC206:13

    Good:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            agreed: {by: [sponsor, po], date: T+2}
    """
    if look.f.day <= FUNDAMENTALS:
        return
    deciders = {person.id for person in look.plan.people if person.role in DECIDERS}
    for number, kpi in enumerate(look.plan.kpis):
        agreed = kpi.agreed
        if agreed is None or kpi.kind != "business" or not deciders.isdisjoint(agreed.by):
            continue
        if deciders and (agreed.date is None or agreed.date <= look.as_of):
            yield look.at(
                "kpis", number, "agreed", *(("by",) if agreed.by else ()), title=kpi.title
            )
