"""The sheets of the money: the value ledger with its return, and the budget."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from hypercare_cli.metrics.kpi import kpi_of
from hypercare_cli.metrics.value import counted, gain, line_value
from hypercare_cli.pages.ledger.columns import BUDGET, LEDGER
from hypercare_cli.pages.ledger.fields import Field, edited, field, mapped
from hypercare_cli.pages.ledger.formula import ANY_NUMBER, known, lookup, text, unlike
from hypercare_cli.pages.ledger.kpis import kpi_digits, percent, unit
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.plan.value import BudgetItem, LedgerLine
from hypercare_cli.sheet import Figure, Formula, Panel, Sheet, Total, Value

BASED_ON_KPI = ("baseline", "target", "actual")
SHARE_OF_GAIN = 'IF({@attribution}="",1,{@attribution})'
PAYBACK = (
    'IF(OR({value.budget}="",{value.annual}=""),"",'
    'IF(OR({value.budget}<=0,{value.annual}<=0),"",12*{value.budget}/{value.annual}))'
)


def value_sheet(scope: Scope) -> Sheet:
    """The ledger, its totals, and what they mean against the budget."""
    say = scope.words.say
    fields = [*about(scope), *from_kpi(scope), *money(scope), *proof(scope)]
    lines = [line for line in scope.plan.value.ledger if is_shown(scope, line)]
    ledger = edited(scope, LEDGER, fields, lines, totals(scope))
    return Sheet(
        say("Value"),
        say("Value ledger"),
        (ledger, return_panel(scope)),
        say(
            "A year’s value is gain × volume × unit value × attribution, or the stated amount."
            " Rejected lines count nowhere."
        ),
        frozen=2,
    )


def is_shown(scope: Scope, line: LedgerLine) -> bool:
    """A line is kept from readers who may not see its KPI either."""
    return scope.sees(line) and (line.kpi is None or scope.sees(kpi_of(scope.f, line.kpi)))


# -- columns ------------------------------------------------------------------------------------


def about(scope: Scope) -> Iterator[Field[LedgerLine]]:
    say = scope.words.say
    yield mapped(scope, LEDGER, "id", say("Id"), 6)
    yield mapped(scope, LEDGER, "hypothesis", say("Hypothesis"), 20)
    yield mapped(scope, LEDGER, "kpi", say("KPI"), 13)


def from_kpi(scope: Scope) -> Iterator[Field[LedgerLine]]:
    """What the sheet of the KPIs says, and the gain that follows."""
    say, digits = scope.words.say, kpi_digits(scope)

    def of(read: Callable[[Kpi], Value]) -> Callable[[LedgerLine], Value]:
        return lambda line: None if line.kpi is None else read(kpi_of(scope.f, line.kpi))

    def actual(kpi: Kpi) -> Decimal | None:
        found: Decimal | None = scope.f[f"kpi.{kpi.id}.actual"]
        return found

    yield field("unit", say("Unit"), of(lambda kpi: unit(scope, kpi)), width=9,
                formula=lookup("kpis", "unit", "kpi"))  # fmt: skip
    yield field("baseline", say("Baseline"), of(lambda kpi: kpi.baseline), "number", 8,
                digits=digits, formula=lookup("kpis", "baseline", "kpi"))  # fmt: skip
    yield field("target", say("Target"), of(lambda kpi: kpi.target), "number", 8,
                digits=digits, formula=lookup("kpis", "target", "kpi"))  # fmt: skip
    yield field("actual", say("Actual"), of(actual), "number", 8,
                digits=digits, formula=lookup("kpis", "actual", "kpi"))  # fmt: skip
    yield field("variance", say("Variance"), of(lambda kpi: scope.f[f"kpi.{kpi.id}.variance"]),
                "number", 8, digits=digits, formula=lookup("kpis", "variance", "kpi"))  # fmt: skip
    if has_percent(scope):
        digits += 2
    yield field("gain", say("Gain"), of(lambda kpi: gain(kpi, actual(kpi))), "number", 7,
                digits=digits, formula=gain_formula(scope))  # fmt: skip


def money(scope: Scope) -> Iterator[Field[LedgerLine]]:
    """From the gain to the amount a year."""
    say, f = scope.words.say, scope.f
    yield mapped(scope, LEDGER, "volume", say("Volume a year"), 8)
    yield mapped(scope, LEDGER, "unit_value", say("Unit value"), 9, kind="money")
    yield mapped(scope, LEDGER, "attribution", say("Attribution"), 9, kind="share")
    yield mapped(scope, LEDGER, "stated", say("Stated amount"), 9)
    yield field("annual", say("Value a year"), lambda line: line_value(f, line), "money", 11,
                digits=0, formula=amount("{@gain}", "gain"))  # fmt: skip
    yield field("at_target", say("Value a year at target"),
                lambda line: line_value(f, line, at_target=True), "money", 11, digits=0,
                formula=amount(gain_at_target(scope), "baseline", "target"))  # fmt: skip


def proof(scope: Scope) -> Iterator[Field[LedgerLine]]:
    say = scope.words.say
    yield mapped(scope, LEDGER, "status", say("Status"), 9)
    yield mapped(scope, LEDGER, "verified_by", say("Verified by"), 10)
    if any(is_uncertain(line) for line in scope.plan.value.ledger):
        yield field("range", say("Range"), lambda line: ranges(scope, line), width=13)
    yield mapped(scope, LEDGER, "notes", say("Notes"), 13)


def is_uncertain(line: LedgerLine) -> bool:
    return any(
        r is not None and r.low != r.high for r in (line.volume, line.unit_value, line.attribution)
    )


def ranges(scope: Scope, line: LedgerLine) -> str | None:
    """Each factor that is a range, with its ends; the figures take its base."""
    say = scope.words.say
    factors = (
        (say("Volume a year"), line.volume),
        (say("Unit value"), line.unit_value),
        (say("Attribution"), line.attribution),
    )
    found = [
        say("{factor}: {low} to {high}", factor=name, low=r.low, high=r.high)
        for name, r in factors
        if r is not None and r.low != r.high
    ]
    return "\n".join(found) or None


# -- formulas -----------------------------------------------------------------------------------


def has_percent(scope: Scope) -> bool:
    return any(kpi.unit == "percent" for kpi in scope.plan.kpis)


def points(scope: Scope) -> str:
    """What a gain is divided by: a KPI in per cent counts in points / 100."""
    return f"IF({{@unit}}={text(percent(scope))},100,1)"


def gain_formula(scope: Scope) -> str:
    better = "IF({@target}<{@baseline},{@baseline}-{@actual},{@actual}-{@baseline})"
    return known(f'IF({{@target}}={{@baseline}},"",{better}/{points(scope)})', *BASED_ON_KPI)


def gain_at_target(scope: Scope) -> str:
    return f"ABS({{@target}}-{{@baseline}})/{points(scope)}"


def amount(improvement: str, *needed: str) -> str:
    """The stated amount, else improvement × volume × unit value × attribution."""
    product = f"{improvement}*{{@volume}}*{{@unit_value}}*{SHARE_OF_GAIN}"
    computed = known(product, *needed, "volume", "unit_value")
    if "target" in needed:
        computed = f'IF({{@target}}={{@baseline}},"",{computed})'
    return f'IF({{@stated}}<>"",{{@stated}},{computed})'


def total_of(scope: Scope, column: str) -> str:
    """The sum of the lines that are known and not rejected; nothing where there is none."""
    cells, states = f"{{ledger[{column}]}}", "{ledger[status]}"
    rejected = unlike(scope.words.term("status", "rejected"))
    known_lines = f"COUNTIFS({cells},{ANY_NUMBER},{states},{rejected})"
    return f'IF({known_lines}=0,"",SUMIFS({cells},{states},{rejected}))'


def return_on(earned: str) -> str:
    """(earned − budget) / budget, once both are known and the budget is above 0."""
    quotient = f"({earned}-{{value.budget}})/{{value.budget}}"
    return f'IF(OR({{value.budget}}="",{earned}=""),"",IF({{value.budget}}<=0,"",{quotient}))'


def hidden(scope: Scope) -> bool:
    """Whether lines that count are kept from these readers."""
    return not all(is_shown(scope, line) for line in counted(scope.f))


def live(scope: Scope, metric: str, expression: str) -> Formula | Value:
    """A formula, unless it would miss lines that these readers do not see."""
    value: Value = scope.f[metric]
    return value if hidden(scope) else Formula(expression, value)


def totals(scope: Scope) -> dict[str, Total]:
    say = scope.words.say
    label = say("Total without rejected lines")
    if hidden(scope):
        label = say("Total without rejected lines, with lines not shown here")
    annual = live(scope, "value.annual", total_of(scope, "annual"))
    at_target = live(scope, "value.annual_at_target", total_of(scope, "at_target"))
    return {
        "hypothesis": Total(label),
        "annual": Total(annual, "value.annual"),
        "at_target": Total(at_target, "value.annual_at_target"),
    }


def return_panel(scope: Scope) -> Panel:
    """What the ledger means: verified, budget, return, payback."""
    f = scope.f
    verified = text(scope.words.term("status", "verified"))
    sum_of = f"SUMIFS({{ledger[annual]}},{{ledger[status]}},{verified})"
    shares = f'IF(COUNTA({{ledger[hypothesis]}})=0,"",{sum_of})'
    formulas: dict[str, Formula | Value] = {
        "value.annual_verified": live(scope, "value.annual_verified", shares),
        "value.roi": Formula(return_on("{value.annual}"), f["value.roi"]),
        "value.roi_at_target": Formula(
            return_on("{value.annual_at_target}"), f["value.roi_at_target"]
        ),
        "value.payback_months": Formula(PAYBACK, f["value.payback_months"]),
    }
    figures = [
        Figure(id_, scope.named(id_), cell, *scope.look(id_)) for id_, cell in formulas.items()
    ]
    budget = Figure("", scope.metric("value.budget"), Formula("{value.budget}", f["value.budget"]),
                    *scope.look("value.budget"))  # fmt: skip
    return Panel((figures[0], budget, *figures[1:]), under=("hypothesis", "annual"))


# -- budget -------------------------------------------------------------------------------------


def budget_sheet(scope: Scope) -> Sheet:
    """The items of the budget and their sum."""
    say = scope.words.say
    items = scope.plan.value.budget
    fields: list[Field[BudgetItem]] = [
        mapped(scope, BUDGET, "label", say("Item"), 44,
               value=lambda item: item.label or say("Budget")),
        mapped(scope, BUDGET, "amount", say("Amount"), 16),
        mapped(scope, BUDGET, "notes", say("Notes"), 60),
    ]  # fmt: skip
    expression = 'IF(COUNT({budget[amount]})=0,"",SUM({budget[amount]}))'
    totals = {
        "label": Total(say("Total")),
        "amount": Total(scope.live("value.budget", expression, items), "value.budget"),
    }
    return Sheet(
        say("Budget"),
        say("Budget of the rollout"),
        (edited(scope, BUDGET, fields, scope.shared(items), totals),),
        frozen=1,
    )
