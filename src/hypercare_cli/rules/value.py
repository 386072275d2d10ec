"""HC60x: lines of the value ledger without a reason, not computed, counted twice or unconfirmed."""

from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.metrics.value import base, is_verified_in_vain
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.plan.value import LedgerLine
from hypercare_cli.rule import Hit, Look, rule

FILLED_BY = 30
"""Days after T0 from which a line that nobody has begun to fill is asked for."""
NEEDED = ("kpi", "volume", "unit_value")


def is_valued(line: LedgerLine) -> bool:
    """A line that says what it is worth; a fresh one that is still to be filled does not."""
    return line.annual is not None or (line.volume is not None and line.unit_value is not None)


@rule(
    "HC601",
    "value-line-without-rationale",
    "warning",
    "the value line “{hypothesis}” does not say where its figures come from",
    "Add `notes:`: whose cost or margin it is, of which year, and who agreed to it.",
)
def value_line_without_rationale(look: Look) -> Iterator[Hit]:
    """The first question of finance is where a figure comes from. A line that cannot answer takes
    the credit of all the others with it; for a stated amount it is all there is.

    Bad:
        value:
          ledger:
            - {id: V1, hypothesis: Fewer errors, annual: 48000}  # <- HC601:7

    Good:
        value:
          ledger:
            - {id: V1, hypothesis: Fewer errors, annual: 48000, notes: 16 amendments at 3000 each}
            - {id: V2, hypothesis: Shorter delay}  # not filled yet
    """
    for number, line in enumerate(look.plan.value.ledger):
        if line.notes is None and line.status != "rejected" and is_valued(line):
            yield look.at("value", "ledger", number, hypothesis=line.hypothesis)


@rule(
    "HC602",
    "value-line-not-computed",
    "warning",
    "the value line “{hypothesis}” cannot be computed and counts for nothing; missing: {fields}",
    "Fill it in, or state the amount: `annual:` with `notes:` that say how it was reckoned.",
)
def value_line_not_computed(look: Look) -> Iterator[Hit]:
    """A line is gain × volume × unit value × attribution. One that lacks a part stands in the
    ledger as if it counted, while value and return are silently lower. A line that nobody has
    begun to fill is left alone until T+30.

    Bad:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6, source: {tool: BI}}
        value:
          ledger:
            - {id: V1, hypothesis: Shorter delay, kpi: delay, unit_value: 30}  # <- HC602:7

    Good:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6, source: {tool: BI}}
        value:
          ledger:
            - {id: V1, hypothesis: Shorter delay, kpi: delay, volume: 2400, unit_value: 30}
    """
    due = look.f.day > FILLED_BY
    for number, line in enumerate(look.plan.value.ledger):
        if line.annual is not None or line.status == "rejected":
            continue
        missing = [name for name in NEEDED if getattr(line, name) is None]
        if missing:
            begun = line.volume is not None or line.unit_value is not None
            missing = missing if due or begun else []
        elif due and line.kpi is not None:
            missing = missing_of_kpi(look.f.kpis[line.kpi])
        if missing:
            fields = ", ".join(f"`{name}`" for name in missing)
            yield look.at("value", "ledger", number, hypothesis=line.hypothesis, fields=fields)


def missing_of_kpi(kpi: Kpi) -> list[str]:
    """What a KPI lacks for a gain; one that was never measured has a rule of its own."""
    return [f"kpi.{kpi.id}.{name}" for name in ("baseline", "target") if getattr(kpi, name) is None]


@rule(
    "HC603",
    "gain-counted-twice",
    "warning",
    "“{hypothesis}” counts the gain that “{other}” counts already",
    "Keep one of the two lines, or share the gain between them through `attribution:`.",
)
def gain_counted_twice(look: Look) -> Iterator[Hit]:
    """Hours saved and cases handled faster are the same hours. A sponsor who finds one gain in two
    lines halves the whole ledger. This looks at two lines on one KPI, at a line on a KPI beside
    one on another that it drives (`driven_by`), and at the same words twice.

    Bad:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6, driven_by: [usage]}
          - {id: usage, title: Usage, kind: adoption, unit: percent, baseline: 10, target: 90}
        value:
          ledger:
            - {id: V1, hypothesis: Shorter delay, kpi: delay, volume: 2400, unit_value: 30}
            - id: V2
              hypothesis: Time saved
              kpi: delay  # <- HC603:12
              volume: 2400
              unit_value: 12
            - id: V3
              hypothesis: More use
              kpi: usage  # <- HC603:12
              annual: 9000

    Good:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6}
        value:
          ledger:
            - {id: V1, hypothesis: Purchases, kpi: delay, volume: 9, unit_value: 3, attribution: 0.5}
            - {id: V2, hypothesis: Sales, kpi: delay, volume: 9, unit_value: 3, attribution: 0.5}
    """
    if len(look.plan.value.ledger) < 2:
        return
    first: dict[str, LedgerLine] = {}
    shares: dict[str, Decimal] = {}
    for number, line in enumerate(look.plan.value.ledger):
        if line.kpi is None or line.status == "rejected" or not is_valued(line):
            continue
        other = first.setdefault(line.kpi, line)
        shares[line.kpi] = shares.get(line.kpi, Decimal(0)) + base(line.attribution)
        if other is not line and shares[line.kpi] > 1:
            slots = {"hypothesis": line.hypothesis, "other": other.hypothesis}
            yield look.at("value", "ledger", number, "kpi", **slots)
    yield from along_the_chain(look, first)
    yield from word_for_word(look)


def along_the_chain(look: Look, valued: dict[str, LedgerLine]) -> Iterator[Hit]:
    """A line on a KPI beside a line on another that it drives."""
    effects = {
        cause: effect
        for effect in valued
        for cause in look.f.kpis[effect].driven_by
        if cause != effect
    }
    for number, line in enumerate(look.plan.value.ledger):
        if line.kpi in effects and valued.get(line.kpi) is line:
            other = valued[effects[line.kpi]]
            slots = {"hypothesis": line.hypothesis, "other": other.hypothesis}
            yield look.at("value", "ledger", number, "kpi", **slots)


def word_for_word(look: Look) -> Iterator[Hit]:
    """A line with the hypothesis of another, where no KPI tells the two apart."""
    seen: dict[str, LedgerLine] = {}
    for number, line in enumerate(look.plan.value.ledger):
        if line.status == "rejected" or not is_valued(line):
            continue
        other = seen.setdefault(line.hypothesis.strip().casefold(), line)
        if other is not line and (line.kpi is None or other.kpi is None):
            slots = {"hypothesis": line.hypothesis, "other": other.id}
            yield look.at("value", "ledger", number, "hypothesis", **slots)


@rule(
    "HC604",
    "verified-without-verifier",
    "error",
    "the value line “{hypothesis}” is verified, but nobody is named who verified it",
    "Add `verified_by:` (a function such as finance), or write `status: claimed`.",
)
def verified_without_verifier(look: Look) -> Iterator[Hit]:
    """Verified value is shown to the sponsor as money that finance has found. Without a name it is
    a claim like any other, and it is counted in the wrong figure.

    Bad:
        value:
          ledger:
            - id: V1
              hypothesis: Fewer errors
              annual: 48000
              status: verified  # <- HC604:15
              notes: 16 amendments at 3000 each

    Good:
        value:
          ledger:
            - id: V1
              hypothesis: Fewer errors
              annual: 48000
              status: verified
              verified_by: Management accounting
              notes: 16 amendments at 3000 each
    """
    for number, line in enumerate(look.plan.value.ledger):
        if line.status == "verified" and not (line.verified_by and line.verified_by.strip()):
            yield look.at("value", "ledger", number, "status", hypothesis=line.hypothesis)


@rule(
    "HC607",
    "verifier-of-an-unverified-line",
    "note",
    "“{hypothesis}” was verified ({verifier}), but it is not counted as verified",
    "Write `status: verified`, or take `verified_by:` away until they have.",
)
def verifier_of_an_unverified_line(look: Look) -> Iterator[Hit]:
    """Only `status: verified` puts a line among the verified ones: a forgotten status hides the
    best money of the ledger.

    Bad:
        value:
          ledger:
            - id: V1
              hypothesis: Fewer errors
              annual: 48000
              status: claimed
              verified_by: Management accounting  # <- HC607:20

    Good:
        value:
          ledger:
            - {id: V1, hypothesis: Errors, annual: 48000, status: verified, verified_by: Finance}
    """
    for number, line in enumerate(look.plan.value.ledger):
        if is_verified_in_vain(line):
            slots = {"hypothesis": line.hypothesis, "verifier": line.verified_by}
            yield look.at("value", "ledger", number, "verified_by", **slots)
