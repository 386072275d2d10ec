"""The sheets of the indicators: each against its baseline and target, and every measurement."""

from collections.abc import Callable, Iterator

from hypercare_cli.metrics.kpi import HORIZON
from hypercare_cli.pages.ledger.fields import Field, digits_of, field, table
from hypercare_cli.pages.ledger.formula import known, lookup, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.kpis import Kpi, Measurement
from hypercare_cli.sheet import Choice, Sheet, Value

KINDS = ("business", "adoption", "process", "quality")
FREQUENCIES = ("daily", "weekly", "monthly", "quarterly")
MOST_DIGITS = 4

LATEST = (
    "SUMPRODUCT(MAX(({measurements[kpi]}={@id})"
    "*({measurements[date]}<={as_of})*{measurements[date]}))"
)
MEASURED_ON = known(f'IF({LATEST}=0,"",{LATEST})', "id")
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
ELAPSED = "({as_of}-{kickoff})/({@target_date}-{kickoff})"
EXPECTED = known(f"IF({{@target_date}}<={{kickoff}},1,MIN(1,MAX(0,{ELAPSED})))", "target_date")
VS_PLAN = known('IF({@expected}=0,"",{@attainment}/{@expected})', "attainment", "expected")


def kpi_sheet(scope: Scope) -> Sheet:
    """Every KPI; its actual value is the latest measurement."""
    say = scope.words.say
    return Sheet(
        say("KPI"),
        say("Indicators: from the baseline to the target"),
        (table("kpis", [*about(scope), *figures(scope)], scope.shared(scope.plan.kpis)),),
        say("The actual value is the latest measurement: add a line to the sheet Measurements."),
        frozen=2,
    )


def about(scope: Scope) -> Iterator[Field[Kpi]]:
    """What the plan says about a KPI."""
    say, digits = scope.words.say, kpi_digits(scope)
    kinds = scope.choice("kpi_kind", say("Kind"), "kpi_kind", KINDS)
    yield field("id", say("Id"), lambda kpi: kpi.id, width=20)
    yield field("title", say("Title"), lambda kpi: kpi.title, width=30)
    yield field("kind", say("Kind"), lambda kpi: scope.word("kpi_kind", kpi.kind), choice=kinds)
    yield field("unit", say("Unit"), lambda kpi: unit(scope, kpi), width=11)
    yield field("baseline", say("Baseline"), lambda kpi: kpi.baseline, "number", digits=digits)
    yield field("target", say("Target"), lambda kpi: kpi.target, "number", digits=digits)


def figures(scope: Scope) -> Iterator[Field[Kpi]]:
    """What is computed from the measurements, and where these come from."""
    say, f, digits = scope.words.say, scope.f, kpi_digits(scope)

    def of(name: str) -> Callable[[Kpi], Value]:
        return lambda kpi: f[f"kpi.{kpi.id}.{name}"]

    yield field("measured_on", say("Measured on"), lambda kpi: measured_on(scope, kpi), "date",
                formula=MEASURED_ON)  # fmt: skip
    yield field("actual", say("Actual"), of("actual"), "number", digits=digits, formula=ACTUAL)
    yield field("variance", say("Variance"), of("variance"), "number",
                digits=digits, formula=VARIANCE)  # fmt: skip
    yield field("attainment", say("Attained"), of("attainment"), "share", digits=1,
                formula=ATTAINMENT)  # fmt: skip
    yield field("reached", say("Reached"), lambda kpi: scope.truth(f[f"kpi.{kpi.id}.reached"]),
                "word", 10, formula=reached(scope))  # fmt: skip
    yield field("target_date", say("Target date"), lambda kpi: target_date(scope, kpi), "date")
    yield field("expected", say("Time elapsed"), of("expected"), "share", digits=1,
                formula=EXPECTED)  # fmt: skip
    yield field("vs_plan", say("Against plan"), of("vs_plan"), "share", digits=1, formula=VS_PLAN)
    yield from source(scope)


def source(scope: Scope) -> Iterator[Field[Kpi]]:
    """Where the values come from."""
    say = scope.words.say
    often = scope.choice("frequency", say("Frequency"), "cadence", FREQUENCIES)
    yield field("source", say("Source"), lambda kpi: kpi.source.tool if kpi.source else None,
                width=14)  # fmt: skip
    yield field("frequency", say("Frequency"), lambda kpi: frequency(scope, kpi), choice=often)
    yield field("owner", say("Owner"), lambda kpi: owner(scope, kpi), width=24,
                choice=scope.owners)  # fmt: skip


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


def frequency(scope: Scope, kpi: Kpi) -> str | None:
    return scope.word("cadence", kpi.source.frequency) if kpi.source else None


def owner(scope: Scope, kpi: Kpi) -> str | None:
    """Who answers for the values."""
    return scope.person(kpi.source.owner) if kpi.source else None


def target_date(scope: Scope, kpi: Kpi) -> Value:
    """T+90 unless the plan has another day."""
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


def kpi_ids(scope: Scope) -> Choice:
    ids = tuple(kpi.id for kpi in scope.shared(scope.plan.kpis))
    return Choice("kpis", scope.words.say("KPI"), ids)


def measurement_sheet(scope: Scope) -> Sheet:
    """Every measurement to date, by KPI and day."""
    say = scope.words.say
    rows = [(kpi, m) for kpi in scope.shared(scope.plan.kpis) for m in to_date(scope, kpi)]
    fields: list[Field[tuple[Kpi, Measurement]]] = [
        field("kpi", say("KPI"), lambda row: row[0].id, width=20, choice=kpi_ids(scope)),
        field("title", say("Title"), lambda row: row[0].title, width=34,
              formula=lookup("kpis", "title", "kpi")),
        field("date", say("Date"), lambda row: row[1].date, "date"),
        field("value", say("Value"), lambda row: row[1].value, "number", digits=kpi_digits(scope)),
        field("unit", say("Unit"), lambda row: unit(scope, row[0]), width=11,
              formula=lookup("kpis", "unit", "kpi")),
        field("comment", say("Comment"), lambda row: comment(scope, row[1]), width=60),
    ]  # fmt: skip
    return Sheet(
        say("Measurements"),
        say("Measurements of the indicators"),
        (table("measurements", fields, rows),),
        say("One line a measurement; of two on one day keep the right one only."),
        frozen=2,
    )


def comment(scope: Scope, measurement: Measurement) -> str | None:
    return measurement.comment if scope.sees(measurement) else None
