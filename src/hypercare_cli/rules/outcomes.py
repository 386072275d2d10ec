"""HC2xx, continued: the thread from usage to KPI to outcome, where it is cut or runs in a circle."""

from collections.abc import Iterator, Mapping

from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.rule import Hit, Look, rule

FUNDAMENTALS = 7
"""Days after T0 by which the hypotheses are written."""


@rule(
    "HC211",
    "outcome-without-kpi",
    "warning",
    "no KPI shows whether the outcome “{title}” is reached",
    "Add `kpis: [id]`, or reword the outcome until it can be measured.",
)
def outcome_without_kpi(look: Look) -> Iterator[Hit]:
    """An outcome that nothing measures is a wish: at T+90 nobody can say whether it came true.

    Bad:
        outcomes:
          - {id: O1, title: Work better together}  # <- HC211:5

    Good:
        outcomes:
          - {id: O1, title: Answer within a day, kpis: [delay]}
        kpis:
          - {id: delay, title: Delay, baseline: 3, target: 1}
    """
    for number, outcome in enumerate(look.plan.outcomes):
        if not outcome.kpis:
            yield look.at("outcomes", number, "kpis", title=outcome.title)


@rule(
    "HC212",
    "outcome-without-hypothesis",
    "note",
    "nothing says why the tool should bring the outcome “{title}”",
    "Add `hypothesis:` what changes in the work, and why this moves the KPI.",
)
def outcome_without_hypothesis(look: Look) -> Iterator[Hit]:
    """Without the reason, a KPI that moves may be luck, and one that does not teaches nothing.

    It is asked for after T+7, once a KPI of the outcome has its target.

    Bad:
        outcomes:
          - {id: O1, title: Answer within a day, kpis: [delay]}  # <- HC212:5
        kpis:
          - {id: delay, title: Delay, baseline: 3, target: 1}

    Good:
        outcomes:
          - {id: O1, title: Answer within a day, kpis: [delay], hypothesis: One inbox ends hand-offs}
        kpis:
          - {id: delay, title: Delay, baseline: 3, target: 1}
    """
    if look.f.day <= FUNDAMENTALS:
        return
    for number, outcome in enumerate(look.plan.outcomes):
        if not outcome.hypothesis and any(
            look.f.kpis[id_].target is not None for id_ in outcome.kpis
        ):
            yield look.at("outcomes", number, "hypothesis", title=outcome.title)


@rule(
    "HC213",
    "kpi-without-outcome",
    "note",
    "no outcome uses the business KPI “{title}”",
    "Add it to the `kpis` of the outcome that it shows, or drop it.",
)
def kpi_without_outcome(look: Look) -> Iterator[Hit]:
    """A figure that stands for nothing that the customer wants only costs the time to collect it.

    Bad:
        outcomes:
          - {id: O1, title: Answer within a day, kpis: [delay]}
        kpis:
          - {id: delay, title: Delay}
          - {id: logins, title: Logins}  # <- HC213:5

    Good:
        outcomes:
          - {id: O1, title: Answer within a day, kpis: [delay]}
        kpis:
          - {id: delay, title: Delay}
          - {id: logins, title: Logins, kind: adoption}
    """
    outcomes = look.plan.outcomes
    if not outcomes or not all(outcome.kpis for outcome in outcomes):
        return  # an outcome without KPI is the first thing to mend
    used = {id_ for outcome in outcomes for id_ in outcome.kpis}
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.kind == "business" and kpi.id not in used:
            yield look.at("kpis", number, title=kpi.title)


@rule(
    "HC214",
    "circular-drivers",
    "error",
    "“{title}” drives itself, through `{driver}`",
    "Remove the backward one: usage drives an intermediate gain, which drives the business KPI.",
)
def circular_drivers(look: Look) -> Iterator[Hit]:
    """The path from usage to value has a direction; in a circle nothing explains anything.

    Bad:
        kpis:
          - {id: delay, title: Delay, driven_by: [weekly]}
          - {id: weekly, title: Weekly users, kind: adoption, driven_by: [delay]}  # <- HC214:67

    Good:
        kpis:
          - {id: delay, title: Delay, driven_by: [weekly]}
          - {id: weekly, title: Weekly users, kind: adoption}
    """
    for number, index in circles(look.plan.kpis, look.f.kpis):
        kpi = look.plan.kpis[number]
        driver = kpi.driven_by[index]
        yield look.at("kpis", number, "driven_by", index, title=kpi.title, driver=driver)


def circles(kpis: tuple[Kpi, ...], by_id: Mapping[str, Kpi]) -> Iterator[tuple[int, int]]:
    """One link of each circle: KPI and driver by their numbers.

    A business KPI that drives a leading indicator is the link that runs backwards.
    """
    driven = [n for n, kpi in enumerate(kpis) if kpi.driven_by]
    seen: set[str] = set()
    for number in sorted(driven, key=lambda n: kpis[n].kind == "business"):
        kpi = kpis[number]
        for index, driver in enumerate(kpi.driven_by):
            if kpi.id in seen:
                break
            passed = origins(driver, by_id)
            if kpi.id in passed:
                seen |= passed
                yield number, index


def origins(id_: str, by_id: Mapping[str, Kpi]) -> set[str]:
    """A KPI and all that drive it, directly or not."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += by_id[current].driven_by
    return found


@rule(
    "HC215",
    "leading-indicator-drives-nothing",
    "note",
    "the leading indicator “{title}” drives no other KPI, and no outcome names it",
    "Name it in the `driven_by` of the KPI that it announces, or drop it.",
)
def leading_indicator_drives_nothing(look: Look) -> Iterator[Hit]:
    """Usage that leads to no gain is activity: the impact funnel of the review starts nowhere.

    An indicator that an outcome names is wanted for itself.

    Bad:
        kpis:
          - {id: delay, title: Delay}
          - {id: logins, title: Logins, kind: adoption}  # <- HC215:5

    Good:
        kpis:
          - {id: delay, title: Delay, driven_by: [logins]}
          - {id: logins, title: Logins, kind: adoption}
    """
    kpis = look.plan.kpis
    leading = [(n, kpi) for n, kpi in enumerate(kpis) if kpi.kind != "business"]
    if not leading or len(leading) == len(kpis):
        return
    drivers = {id_ for kpi in kpis for id_ in kpi.driven_by}
    drivers.update(id_ for outcome in look.plan.outcomes for id_ in outcome.kpis)
    idle = [(number, kpi) for number, kpi in leading if kpi.id not in drivers]
    if idle and not any(circles(kpis, look.f.kpis)):
        for number, kpi in idle:
            yield look.at("kpis", number, title=kpi.title)
