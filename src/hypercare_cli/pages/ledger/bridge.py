"""The value bridge: what each line of the ledger brings a year, up to the total, as a live chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from hypercare_cli.metric import EXACT
from hypercare_cli.pages.ledger.fields import Field, field, table
from hypercare_cli.pages.ledger.formula import text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.pages.pictures import value_bridge
from hypercare_cli.sheet import Plot, Plots, Sheet

START = "IF({@is_total}=1,0,SUM({^amount})-{@amount})"
END = "IF({@is_total}=1,{@amount},SUM({^amount}))"
ZERO = Decimal(0)


class Step(NamedTuple):
    """A step with what was there before it."""

    id: str
    name: str
    amount: Decimal
    before: Decimal
    is_total: int

    @property
    def low(self) -> Decimal:
        return min(self.before, self.before + self.amount)

    @property
    def high(self) -> Decimal:
        return max(self.before, self.before + self.amount)


def bridge_sheets(scope: Scope) -> Iterator[Sheet]:
    """The chart, and the table that it is drawn from; nothing with fewer than two lines."""
    say, chart = scope.words.say, value_bridge(scope.edition)
    if chart is None:
        return
    with localcontext(EXACT):
        names = tuple(str(name) for name in chart.categories)
        found = steps(
            scope, names, [ZERO if each is None else each for each in chart.series[0].values]
        )
    fields: list[Field[Step]] = [
        field("id", say("Id"), lambda step: step.id or None, width=7),
        field("step", say("Step"), lambda step: step.name, width=40),
        field("is_total", say("Total"), lambda step: step.is_total, "number", 8),
        field("amount", say("Amount"), lambda step: step.amount, "money", 11, digits=0,
              formula=amount(scope, found)),
        field("start", say("From"), lambda step: step.before, "money", 11, digits=0, formula=START),
        field("end", say("To"), lambda step: step.before + step.amount, "money", 11, digits=0,
              formula=END),
        field("carried", say("Carried"), carried, "money", 11, digits=0,
              formula="MAX(0,MIN({@start},{@end}))+MIN(0,MAX({@start},{@end}))"),
        field("above", say("Above zero"), lambda step: max(ZERO, step.high) - max(ZERO, step.low),
              "money", 11, digits=0,
              formula="MAX(0,MAX({@start},{@end}))-MAX(0,MIN({@start},{@end}))"),
        field("below", say("Below zero"), lambda step: min(ZERO, step.low) - min(ZERO, step.high),
              "money", 11, digits=0,
              formula="MIN(0,MIN({@start},{@end}))-MIN(0,MAX({@start},{@end}))"),
    ]  # fmt: skip
    plot = Plot(
        "bridge",
        chart.title,
        "bridge",
        "step",
        (("carried", ""), ("above", say("Above zero")), ("below", say("Below zero"))),
        format=("money", 0),
        summary=chart.summary,
    )
    yield Sheet(
        say("Value bridge"),
        say("From the lines of the ledger to its total"),
        (table("bridge", fields, found, fixed=True), Plots((plot,))),
        say("The amounts follow the sheet Value; rejected lines add nothing."),
    )


def carried(step: Step) -> Decimal:
    """What a step stands on: the part of the sum that it does not change."""
    return max(ZERO, step.low) + min(ZERO, step.high)


def steps(scope: Scope, names: Sequence[str], amounts: Sequence[Decimal]) -> list[Step]:
    """The lines, what these readers do not see in one, and the total."""
    found, before = [], ZERO
    ids = [line.id for line in scope.plan.value.ledger]
    for name, amount in zip(names[:-1], amounts[:-1], strict=True):
        id_ = next((i for i in ids if name == i or name.startswith(f"{i} – ")), "")
        found.append(Step(id_, name, amount, before, 0))
        before += amount
    return [*found, Step("", names[-1], amounts[-1], ZERO, 1)]


def amount(scope: Scope, found: Sequence[Step]) -> str:
    """The line of that id unless it is rejected, the total of the ledger, or what is not shown."""
    match = "MATCH({@id},{ledger[id]},0)"
    rejected = text(scope.words.term("status", "rejected"))
    line = f"IF(INDEX({{ledger[status]}},{match})={rejected},0,INDEX({{ledger[annual]}},{match})*1)"
    rest = sum((step.amount for step in found if not step.id and not step.is_total), ZERO)
    other = f'IF({{@id}}="",{rest:f},IFERROR({line},0))'
    return f"IF({{@is_total}}=1,{{value.annual}},{other})"
