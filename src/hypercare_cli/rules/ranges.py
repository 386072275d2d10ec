"""HC60x, continued: shares above the whole, and ranges whose middle lies outside."""

from collections.abc import Iterator

from hypercare_cli.plan.value import Range
from hypercare_cli.rule import Hit, Look, rule

RANGES = ("volume", "unit_value", "attribution")


def is_ordered(found: Range) -> bool:
    return found.low <= found.base <= found.high


@rule(
    "HC605",
    "attribution-above-one",
    "error",
    "the attribution of “{hypothesis}” is {share}: a tool cannot bring more than the whole gain",
    "Write a share from 0 to 1: `attribution: 0.5` is half of the gain.",
)
def attribution_above_one(look: Look) -> Iterator[Hit]:
    """Attribution is the part of the gain that is due to the tool. 50 for 50 % multiplies the line
    by fifty.

    Bad:
        value:
          ledger:
            - id: V1
              hypothesis: Shorter delay
              attribution: 50  # <- HC605:20

    Good:
        value:
          ledger:
            - {id: V1, hypothesis: Shorter delay, attribution: 0.5}
            - {id: V2, hypothesis: Fewer errors, attribution: {low: 0.4, base: 0.5, high: 1}}
    """
    for number, line in enumerate(look.plan.value.ledger):
        share = line.attribution
        if share is not None and share.high > 1 and is_ordered(share):
            path = ("value", "ledger", number, "attribution")
            yield look.at(*path, hypothesis=line.hypothesis, share=share.high)


@rule(
    "HC606",
    "range-out-of-order",
    "error",
    "`{field}` of “{hypothesis}” runs from {low} over {base} to {high}",
    "Write `low` ≤ `base` ≤ `high`; the figures take `base`.",
)
def range_out_of_order(look: Look) -> Iterator[Hit]:
    """A range says how sure a figure is. Where the middle lies outside, two numbers were swapped or
    one has a digit too many, and every forecast drawn from it is wrong.

    Bad:
        value:
          ledger:
            - id: V1
              hypothesis: More leads
              volume: {low: 4000, base: 50000, high: 5500}  # <- HC606:15

    Good:
        value:
          ledger:
            - {id: V1, hypothesis: More leads, volume: {low: 4000, base: 5000, high: 5000}}
    """
    for number, line in enumerate(look.plan.value.ledger):
        for field in RANGES:
            found: Range | None = getattr(line, field)
            if found is not None and not is_ordered(found):
                slots = {"low": found.low, "base": found.base, "high": found.high}
                path = ("value", "ledger", number, field)
                yield look.at(*path, field=field, hypothesis=line.hypothesis, **slots)
