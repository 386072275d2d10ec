"""HC2xx, continued: measurements that are missing, old, or not to be believed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import first_measured_by, patience

PLAUSIBLE = 3
"""How often the way from baseline to target a value may lie beyond either."""
SMALLER = 8
"""How many times smaller than both a value may be: with a digit lost it is ten times."""
WHOLE = Decimal(100)
PERCENT = frozenset(
    ("%", "percent", "percents", "per cent", "percentage", "pct", "in %", "en %", "pour cent",
     "pourcent", "pourcents", "pourcentage")
)  # fmt: skip
"""What people write for `percent`."""


@rule(
    "HC207",
    "kpi-never-measured",
    "warning",
    "“{title}” has no measurement yet, {days} days after T0",
    "Add `measurements: [{{date: T+30, value: …}}]`, or drop a KPI that nobody can measure.",
)
def kpi_never_measured(look: Look) -> Iterator[Hit]:
    """A month in, a target without a figure shows neither progress nor that there is none.

    A KPI that comes once a quarter has 120 days, and adoption is counted from the go-live on.

    As of: T+40

    Bad:
        kpis:
          - {id: delay, title: Delay, baseline: 8, target: 6}  # <- HC207:5

    Good:
        kpis:
          - {id: delay, title: Delay, baseline: 8, target: 6, measurements: [{date: T+30, value: 7}]}
          - {id: renewals, title: Renewals, baseline: 80, source: {tool: CRM, frequency: quarterly}}
    """
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.baseline is None and kpi.target is None:
            continue
        if look.as_of > first_measured_by(look.f, kpi) and not any(
            measured.date <= look.as_of for measured in kpi.measurements
        ):
            yield look.at("kpis", number, title=kpi.title, days=look.f.day)


@rule(
    "HC208",
    "kpi-measurement-stale",
    "warning",
    "“{title}” was last measured on {day}, {age} days ago; its source allows {allowed}",
    "Add the latest value, or correct the `frequency` of its source.",
)
def kpi_measurement_stale(look: Look) -> Iterator[Hit]:
    """An old figure is shown as today's: decisions are then taken on how things were.

    A daily figure is old after 3 days, a weekly one after 14, a monthly one after 45 and a
    quarterly one after 120.

    As of: T+40

    Bad:
        kpis:
          - id: delay
            title: Delay
            source: {tool: BI, frequency: weekly}
            measurements:
              - {date: T+0, value: 8}
              - {date: T+20, value: 7.6}  # <- HC208:16

    Good:
        kpis:
          - id: delay
            title: Delay
            source: {tool: BI, frequency: monthly}
            measurements:
              - {date: T+0, value: 8}
              - {date: T+20, value: 7.6}
    """
    as_of = look.as_of
    for number, kpi in enumerate(look.plan.kpis):
        allowed = patience(kpi)
        known = [(m.date, n) for n, m in enumerate(kpi.measurements) if m.date <= as_of]
        if allowed is None or not known:
            continue
        day, index = max(known)
        age = (as_of - day).days
        if age > allowed and not is_misdated(kpi, look.plan.kickoff):
            yield look.at(
                *("kpis", number, "measurements", index, "date"),
                title=kpi.title,
                day=day,
                age=age,
                allowed=allowed,
            )


def is_misdated(kpi: Kpi, kickoff: date) -> bool:
    """Whether a date is wrong already: the same twice, or a result before T0."""
    days = {measured.date for measured in kpi.measurements}
    return len(days) < len(kpi.measurements) or any(
        measured.date < kickoff and kpi.baseline not in (None, measured.value)
        for measured in kpi.measurements
    )


@rule(
    "HC209",
    "implausible-measurement",
    "warning",
    "{value} is far from baseline ({baseline}) and target ({target}) of “{title}”",
    "Check the value, its unit and its decimal point. If it is right, ignore the rule on this line with "
    "the reason.",
)
def implausible_measurement(look: Look) -> Iterator[Hit]:
    """A lost decimal point moves mean attainment, health score and value before anybody sees it.

    Far means: more than three times the way from baseline to target beyond either, and more than
    half of the larger one; of the other sign than both; or more than eight times smaller than both,
    but not 0.

    Bad:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            measurements:
              - {date: T+15, value: 72}  # <- HC209:29
              - {date: T+28, value: 0.7}  # <- HC209:29

    Good:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            measurements:
              - {date: T+15, value: 7.2}
              - {date: T+28, value: 11}
    """
    for number, kpi in enumerate(look.plan.kpis):
        baseline, target = kpi.baseline, kpi.target
        if baseline is None or target is None or baseline == target or not kpi.measurements:
            continue
        least, most, smallest = plausible(baseline, target)
        shares = is_share(kpi)
        for index, measured in enumerate(kpi.measurements):
            value = measured.value
            if (least <= value <= most and (not value or abs(value) >= smallest)) or (
                measured.date > look.as_of or (shares and outside(value))
            ):
                continue
            yield look.at(
                *("kpis", number, "measurements", index, "value"),
                title=kpi.title,
                value=value,
                baseline=baseline,
                target=target,
            )


def plausible(baseline: Decimal, target: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Within which limits a value is believed, and how small it may be, unless it is 0."""
    low, high = sorted((baseline, target))
    room = max(PLAUSIBLE * (high - low), max(abs(low), abs(high)) / 2)
    least, most, zero = low - room, high + room, Decimal(0)
    if low > 0:
        return max(least, zero), most, low / SMALLER
    if high < 0:
        return least, min(most, zero), -high / SMALLER
    return least, most, zero


@rule(
    "HC210",
    "percent-out-of-range",
    "warning",
    "“{title}” is a share in percent, but {value} is not between 0 and 100",
    "Correct the value: 4 is 4%. If the figure can grow beyond 100, ignore this rule with the reason.",
)
def percent_out_of_range(look: Look) -> Iterator[Hit]:
    """Of a hundred cases at most a hundred can be right: more is a fraction or a typing mistake.

    A KPI whose baseline and target both lie outside 0 to 100 is a rate of growth, and left alone.

    Bad:
        kpis:
          - id: complete
            title: Complete records
            unit: percent
            baseline: 40
            target: 85
            measurements:
              - {date: T+15, value: 560}  # <- HC210:29
          - {id: won, title: Offers won, unit: percent, baseline: 22, target: 270}  # <- HC210:71

    Good:
        kpis:
          - id: complete
            title: Complete records
            unit: percent
            baseline: 40
            target: 85
            measurements:
              - {date: T+15, value: 56}
          - {id: growth, title: Orders against last year, unit: percent, baseline: 105, target: 130}
    """
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.unit != "percent":
            continue
        if is_share(kpi):
            for index, measured in enumerate(kpi.measurements):
                if outside(measured.value) and measured.date <= look.as_of:
                    path = ("kpis", number, "measurements", index, "value")
                    yield look.at(*path, title=kpi.title, value=measured.value)
        elif kpi.baseline is not None and kpi.target is not None:
            wrong = [f for f in ("baseline", "target") if outside(getattr(kpi, f))]
            if len(wrong) == 1:
                value = getattr(kpi, wrong[0])
                yield look.at("kpis", number, wrong[0], title=kpi.title, value=value)


def is_share(kpi: Kpi) -> bool:
    """A percentage that cannot leave 0 to 100, as far as its baseline and target tell."""
    return kpi.unit == "percent" and not (outside(kpi.baseline) or outside(kpi.target))


def outside(value: Decimal | None) -> bool:
    return value is not None and not 0 <= value <= WHOLE


@rule(
    "HC216",
    "percent-unit-misspelt",
    "error",
    "the unit “{unit}” of “{title}” is taken for a name, not for percent",
    "Write `unit: percent`: 4 is then 4%, and in money it counts as 4 hundredths.",
)
def percent_unit_misspelt(look: Look) -> Iterator[Hit]:
    """Any other word is a unit of its own: a gain of 4 points then counts four whole cases instead of
    4 in a hundred, and the value of the plan is a hundred times too high.

    Bad:
        kpis:
          - {id: errors, title: Cases with an error, unit: "%", baseline: 4, target: 2}  # <- HC216:52
          - {id: won, title: Offers won, unit: Pct., baseline: 22, target: 27}  # <- HC216:40

    Good:
        kpis:
          - {id: errors, title: Cases with an error, unit: percent, baseline: 4, target: 2}
          - {id: score, title: Recommendation, unit: points, baseline: 22, target: 27}
    """
    for number, kpi in enumerate(look.plan.kpis):
        unit = kpi.unit
        if unit is not None and unit != "percent" and unit.casefold().strip(" .") in PERCENT:
            yield look.at("kpis", number, "unit", title=kpi.title, unit=unit)
