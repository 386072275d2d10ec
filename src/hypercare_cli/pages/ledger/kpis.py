"""The sheets of the indicators: each against its baseline and target, and every measurement."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from hypercare_cli.metrics.kpi import HORIZON
from hypercare_cli.pages.ledger.columns import KPIS, MEASUREMENTS
from hypercare_cli.pages.ledger.fields import Field, digits_of, edited, field, mapped, parent
from hypercare_cli.pages.ledger.formula import known, lookup, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.pages.trends import FEWEST, kpi_summary, way
from hypercare_cli.plan.kpis import Kpi, Measurement
from hypercare_cli.sheet import Plot, Plots, Sheet, Value

MOST_DIGITS = 4
MOST_PLOTS = 12
AHEAD = 30
"""Days of a chart that are free for what comes."""
Row = tuple[Kpi, Measurement]

LATEST = (
    "SUMPRODUCT(MAX(({measurements[kpi]}={@id})"
    "*({measurements[date]}<={as_of})*{measurements[date]}))"
)
MEASURED_ON = known(f'IFERROR(IF({LATEST}=0,"",{LATEST}),"")', "id")
ACTUAL = known(
    "LOOKUP(2,1/(({measurements[kpi]}={@id})*({measurements[date]}={@measured_on})),"
    "{measurements[value]})",
    "measured_on",
)
VARIANCE = known("{@actual}-{@target}", "actual", "target")
COMPARABLE = ("actual", "baseline", "target")
ATTAINMENT = known(
    'IF({@target}={@baseline},"",({@actual}-{@baseline})/({@target}-{@baseline}))', *COMPARABLE
)
AS_GOOD = "IF({@target}<{@baseline},{@actual}<={@target},{@actual}>={@target})"
BY = f'IF({{@target_date}}="",{{kickoff}}+{HORIZON.days},{{@target_date}})'
ELAPSED = f"({{as_of}}-{{kickoff}})/({BY}-{{kickoff}})"
EXPECTED = known(f'IF({{kickoff}}="","",IF({BY}<={{kickoff}},1,MIN(1,MAX(0,{ELAPSED}))))', "id")
VS_PLAN = known('IF({@expected}=0,"",{@attainment}/{@expected})', "attainment", "expected")


def kpi_sheet(scope: Scope) -> Sheet:
    """Every KPI; its actual value is the latest measurement."""
    say = scope.words.say
    table = edited(scope, KPIS, [*about(scope), *figures(scope)], scope.shared(scope.plan.kpis))
    return Sheet(
        say("KPI"),
        say("Indicators: from the baseline to the target"),
        (table, Plots(tuple(trends(scope))[:MOST_PLOTS])),
        say("The actual value is the latest measurement: add a line to the sheet Measurements."),
        frozen=2,
    )


def about(scope: Scope) -> Iterator[Field[Kpi]]:
    """What the plan says about a KPI."""
    say, digits = scope.words.say, kpi_digits(scope)
    yield mapped(scope, KPIS, "id", say("Id"), 16)
    yield mapped(scope, KPIS, "title", say("Title"), 21)
    yield mapped(scope, KPIS, "kind", say("Kind"), 10)
    yield mapped(scope, KPIS, "unit", say("Unit"), 9, value=lambda kpi: unit(scope, kpi))
    yield mapped(scope, KPIS, "baseline", say("Baseline"), 9, digits=digits)
    yield mapped(scope, KPIS, "target", say("Target"), 8, digits=digits)


def figures(scope: Scope) -> Iterator[Field[Kpi]]:
    """What is computed from the measurements, and where these come from."""
    say, f, digits = scope.words.say, scope.f, kpi_digits(scope)

    def of(name: str) -> Callable[[Kpi], Value]:
        return lambda kpi: f[f"kpi.{kpi.id}.{name}"]

    yield field("measured_on", say("Measured on"), lambda kpi: measured_on(scope, kpi), "date", 11,
                formula=MEASURED_ON)  # fmt: skip
    yield field("actual", say("Actual"), of("actual"), "number", 8, digits=digits, formula=ACTUAL)
    yield field("variance", say("Variance"), of("variance"), "number", 8,
                digits=digits, formula=VARIANCE)  # fmt: skip
    yield field("attainment", say("Attained"), of("attainment"), "share", 8, digits=1,
                formula=ATTAINMENT)  # fmt: skip
    yield field("reached", say("Reached"), lambda kpi: scope.truth(f[f"kpi.{kpi.id}.reached"]),
                "word", 8, formula=reached(scope))  # fmt: skip
    yield mapped(scope, KPIS, "target_date", say("Target date"),
                 value=lambda kpi: target_date(scope, kpi))  # fmt: skip
    yield field("expected", say("Time elapsed"), of("expected"), "share", 8, digits=1,
                formula=EXPECTED)  # fmt: skip
    yield field("vs_plan", say("Against plan"), of("vs_plan"), "share", 8, digits=1,
                formula=VS_PLAN)  # fmt: skip
    yield mapped(scope, KPIS, "source", say("Source"), 10)
    yield mapped(scope, KPIS, "frequency", say("Frequency"), 13)
    yield mapped(scope, KPIS, "owner", say("Owner"), 14)
    yield mapped(scope, KPIS, "notes", say("Notes"), 10)


def reached(scope: Scope) -> str:
    yes, no = (text(scope.truth(answer) or "") for answer in (True, False))
    return known(f'IF({{@target}}={{@baseline}},"",IF({AS_GOOD},{yes},{no}))', *COMPARABLE)


def unit(scope: Scope, kpi: Kpi) -> str | None:
    """The unit as documents show it; the sign of per cent means that and nothing else."""
    if kpi.unit != "percent" and kpi.unit == percent(scope):
        return scope.words.say("{unit}, as a free unit", unit=kpi.unit)
    return scope.word("unit", kpi.unit)


def percent(scope: Scope) -> str:
    """The unit by which formulas know that a KPI counts in points / 100."""
    return scope.words.term("unit", "percent")


def target_date(scope: Scope, kpi: Kpi) -> Value:
    """T+90 unless the plan has another day; empty beyond the year 9999, the formulas know T+90."""
    if kpi.target_date is None and date.max - scope.plan.kickoff < HORIZON:
        return None
    return kpi.target_date or scope.plan.kickoff + HORIZON


def to_date(scope: Scope, kpi: Kpi) -> list[Measurement]:
    """The measurements that exist, one a day, oldest first."""
    return scope.f.to_date(scope.f.distinct(kpi.measurements))


def measured_on(scope: Scope, kpi: Kpi) -> Value:
    found = to_date(scope, kpi)
    return found[-1].date if found else None


def kpi_digits(scope: Scope) -> int:
    """Digits after the point that every value of every KPI is shown with."""
    values = [value for kpi in scope.plan.kpis for value in (kpi.baseline, kpi.target)]
    measured = [m.value for kpi in scope.plan.kpis for m in kpi.measurements]
    return digits_of([*values, *measured], MOST_DIGITS)


# -- measurements -------------------------------------------------------------------------------


def measurement_sheet(scope: Scope) -> Sheet:
    """Every measurement to date, by KPI and day."""
    say = scope.words.say
    table = edited(scope, MEASUREMENTS, list(fields(scope)), measurements(scope))
    return Sheet(
        say("Measurements"),
        say("Measurements of the indicators"),
        (table,),
        say("One line a measurement; of two on one day keep the right one only."),
        frozen=2,
    )


def measurements(scope: Scope) -> list[Row]:
    return [(kpi, m) for kpi in scope.shared(scope.plan.kpis) for m in to_date(scope, kpi)]


def fields(scope: Scope) -> Iterator[Field[Row]]:
    say, digits = scope.words.say, kpi_digits(scope)
    yield parent(scope, MEASUREMENTS, say("KPI"), 20)
    yield field("title", say("Title"), lambda row: row[0].title, width=34,
                formula=lookup("kpis", "title", "kpi"))  # fmt: skip
    yield mapped(scope, MEASUREMENTS, "date", say("Date"))
    yield mapped(scope, MEASUREMENTS, "value", say("Value"), 10, digits=digits)
    yield field("unit", say("Unit"), lambda row: unit(scope, row[0]), width=11,
                formula=lookup("kpis", "unit", "kpi"))  # fmt: skip
    yield field("goal", say("Goal of the day"), lambda row: way(scope.edition, row[0], row[1].date),
                "number", 10, digits=digits, formula=goal())  # fmt: skip
    yield mapped(scope, MEASUREMENTS, "comment", say("Comment"), 56,
                 value=lambda row: comment(scope, row[1]))  # fmt: skip


def comment(scope: Scope, measurement: Measurement) -> str | None:
    return measurement.comment if scope.sees(measurement) else None


def goal() -> str:
    """The value of this day on the straight way from the baseline at T0 to the target."""
    found = {
        key: f"INDEX({{kpis[{key}]}},MATCH({{@kpi}},{{kpis[id]}},0))"
        for key in ("baseline", "target", "target_date")
    }
    start, end = found["baseline"], found["target"]
    by = f'IF({found["target_date"]}="",{{kickoff}}+{HORIZON.days},{found["target_date"]})'
    between = f"{start}+({end}-{start})*({{@date}}-{{kickoff}})/({by}-{{kickoff}})"
    on_the_way = f'IF({{@date}}<{{kickoff}},"",{between})'
    arrived = f'IF({end}="","",IF(OR({start}="",{{@date}}>={by}),{end},{on_the_way}))'
    return known(f'IFERROR({arrived},"")', "kpi", "date")


def ends(scope: Scope, days: list[date]) -> tuple[date, date]:
    """The first and the last day of a chart: from T0, with room for what is typed in later."""
    first = min([scope.plan.kickoff, *days])
    last = max([scope.f.as_of, *days])
    return first, last + timedelta(min(AHEAD, (date.max - last).days))


def trends(scope: Scope) -> Iterator[Plot]:
    """A chart for each KPI that has been measured more than once."""
    say, first = scope.words.say, 0
    for kpi in scope.shared(scope.plan.kpis):
        found = to_date(scope, kpi)
        if len(found) >= FEWEST:
            yield Plot(
                "line",
                f"{kpi.title} ({unit(scope, kpi)})" if kpi.unit else kpi.title,
                "measurements",
                "date",
                (("value", say("Actual")), ("goal", say("Goal"))),
                goal="goal",
                rows=(first, first + len(found) - 1),
                days=ends(scope, [measurement.date for measurement in found]),
                format=("number", min(1, kpi_digits(scope))),
                summary=kpi_summary(scope.edition, kpi),
            )
        first += len(found)
