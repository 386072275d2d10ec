"""HC63x: limits of the colours that no value can reach, or that contradict each other."""

from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.method.method import table
from hypercare_cli.metrics.health import bounds
from hypercare_cli.metrics.rag import limits
from hypercare_cli.rule import Hit, Look, rule

HIGHEST_SCORE = 100
STREAMS = ("adoption", "value", "support")


def noted() -> frozenset[str]:
    """What the notes of the health score are made from."""
    by_dimension = table("health")["measures"].values()
    return frozenset(measure for bands in by_dimension for measure in bands)


def off_scale(look: Look) -> Iterator[tuple[tuple[str, ...], Decimal, int]]:
    """Limits that no value of their figure can reach, or that all do: path, limit, end of scale.

    One for each group: whoever mistakes the scale does so for both limits of a stream.
    """
    own = look.plan.thresholds
    for stream in STREAMS if own.rag is not None else ():
        bounds_of = getattr(own.rag, stream)
        for colour in ("amber", "red"):
            limit = getattr(bounds_of, colour, None)
            if limit is not None and limit > 1:
                yield ("thresholds", "rag", stream, colour), limit, 1
                break
    for metric, bands in own.bands.items():
        if bands[-1] > 1 and metric in noted() and look.f.declaration(metric).unit == "share":
            yield ("thresholds", "bands", metric), bands[-1], 1
    for colour in ("green", "amber") if own.health is not None else ():
        limit = getattr(own.health, colour)
        if limit is not None and not 1 < limit <= HIGHEST_SCORE:
            yield ("thresholds", "health", colour), limit, HIGHEST_SCORE
            break


@rule(
    "HC631",
    "limit-on-another-scale",
    "error",
    "the limit `{name}: {limit}` does not fit its scale, which ends at {end}",
    "Rates are fractions (`amber: 0.15` is 15 %), the health score goes from 0 to 100.",
)
def limit_on_another_scale(look: Look) -> Iterator[Hit]:
    """65 where 0.65 is meant can never be reached: the stream is red for good. 0.8 where 80 is
    meant makes every score green.

    Bad:
        thresholds:
          rag:
            adoption: {amber: 65}  # <- HC631:23
          health:
            green: 0.8  # <- HC631:12

    Good:
        thresholds:
          rag:
            adoption: {amber: 0.65}
          health:
            green: 85
    """
    for path, limit, end in off_scale(look):
        yield look.at(*path, name=path[-1], limit=limit, end=end)


@rule(
    "HC632",
    "limits-contradict",
    "error",
    "no value of `{name}` can be amber: green ends at {green}, red begins at {red}",
    "Swap or correct them; a limit that is left out is the one of the method.",
)
def limits_contradict(look: Look) -> Iterator[Hit]:
    """Amber is the warning before red. With the limits crossed a stream jumps from green to red, or
    turns red while its value is better than agreed.

    Bad:
        thresholds:
          rag:
            support: {amber: 0.30, red: 0.15}  # <- HC632:14
          health: {green: 60, amber: 80}  # <- HC632:11

    Good:
        thresholds:
          rag:
            support: {amber: 0.15, red: 0.30}
            adoption: {amber: 0.60, red: 0.40}
          health: {green: 80, amber: 60}
    """
    own = look.plan.thresholds
    if own.rag is None and own.health is None:
        return
    if any(off_scale(look)):
        return
    for stream in STREAMS if own.rag is not None else ():
        if getattr(own.rag, stream) is not None:
            green, red = limits(look.f, stream)
            if green >= red if stream == "support" else green <= red:
                yield look.at("thresholds", "rag", stream, name=stream, green=green, red=red)
    if own.health is not None:
        bound = bounds(look.f)
        if bound["green"] <= bound["amber"]:
            slots = {"green": bound["green"], "red": bound["amber"]}
            yield look.at("thresholds", "health", name="health", **slots)


@rule(
    "HC633",
    "bands-without-effect",
    "warning",
    "bands for `{metric}` change nothing: no note of the health score is made from it",
    "Remove them, or write the measure that you mean, such as `adoption.active_30d_rate`.",
)
def bands_without_effect(look: Look) -> Iterator[Hit]:
    """Whoever agreed on these limits believes that they hold. Only the measures of the five
    dimensions have bands.

    Bad:
        thresholds:
          bands:
            adoption.satisfaction: [0.50, 0.60, 0.70, 0.80]  # <- HC633:28

    Good:
        thresholds:
          bands:
            support.csat: [0.50, 0.60, 0.70, 0.80]
    """
    for metric in look.plan.thresholds.bands:
        if metric not in noted():
            yield look.at("thresholds", "bands", metric, metric=metric)
