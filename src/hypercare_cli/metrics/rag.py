"""Red, amber, green per stream, and for the whole rollout."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from hypercare_cli.method.method import table
from hypercare_cli.metric import Figures, metric
from hypercare_cli.metrics.change import FACTORS
from hypercare_cli.metrics.engagement import sessions
from hypercare_cli.metrics.risks import open_risks, score
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.plan.rag import Override
from hypercare_cli.plan.thresholds import Bounds
from hypercare_cli.rounding import comparable

WORST = ("red", "amber", "green")
RISK_AMBER = 6
RISK_RED = 9


def worst(colours: Iterable[str | None]) -> str | None:
    """The worst of the known colours; None where none is known."""
    known = set(colours)
    return next((colour for colour in WORST if colour in known), None)


def limits(f: Figures, stream: str) -> tuple[Decimal, Decimal]:
    """The limit of green and the limit of amber; the plan's own before the method's."""
    own: Bounds | None = getattr(f.plan.thresholds.rag, stream, None)
    bounds = table("rag")[stream]
    if own is None:
        return bounds["amber"], bounds["red"]
    return (
        bounds["amber"] if own.amber is None else own.amber,
        bounds["red"] if own.red is None else own.red,
    )


def rising(f: Figures, stream: str, value: Decimal | None) -> str | None:
    """More is better; a value on the limit keeps the better colour."""
    if value is None:
        return None
    amber, red = limits(f, stream)
    value = comparable(value)
    return "green" if value >= amber else "amber" if value >= red else "red"


def items(f: Figures, *kinds: str) -> str | None:
    """None late / an item late / a blocking item late."""
    found = [item for item in f.plan.technical if item.kind in kinds]
    if not found:
        return None
    for item in found:
        f.cite(item, "due", "status", "done_on", "blocking")
    late = [item for item in found if f.is_late(item)]
    if any(item.blocking for item in late):
        return "red"
    return "amber" if late else "green"


def tech(f: Figures) -> str | None:
    return items(f, "access", "environment", "security")


def data(f: Figures) -> str | None:
    quality, tolerance = f["data.quality"], f["data.tolerance"]
    by_quality = None
    if quality is not None and tolerance is not None:
        by_quality = "amber" if comparable(quality) < comparable(tolerance) else "green"
    return worst((items(f, "data"), by_quality))


def adoption(f: Figures) -> str | None:
    return rising(f, "adoption", f["adoption.active_30d_rate"])


def value(f: Figures) -> str | None:
    return rising(f, "value", f["kpi.attainment_vs_plan"])


def governance(f: Figures) -> str | None:
    if not sessions(f):
        return None
    missed = f["engagement.rituals_missed"]
    return "green" if missed == 0 else "amber" if missed == 1 else "red"


def support(f: Figures) -> str | None:
    rate = f["support.out_of_sla_rate"]
    if rate is None:
        return None
    amber, red = limits(f, "support")
    rate = comparable(rate)
    return "green" if rate <= amber else "amber" if rate <= red else "red"


def change(f: Figures) -> str | None:
    known = [f[f"change.{name}"] for name in FACTORS]
    lowest = min((note for note in known if note is not None), default=None)
    if lowest is None:
        return None
    return "green" if lowest >= 3 else "amber" if lowest == 2 else "red"


def contract(f: Figures) -> str | None:
    if not f.plan.contracts.obligations:
        return None
    if not f["contracts.obligations_overdue"]:
        return "green"
    return "red" if f["contracts.claims_open"] else "amber"


BY_STREAM: dict[str, Callable[[Figures], str | None]] = {
    "tech": tech,
    "data": data,
    "adoption": adoption,
    "value": value,
    "governance": governance,
    "support": support,
    "change": change,
    "contract": contract,
}


def by_risk(f: Figures, stream: str) -> str | None:
    """An open risk lifts its stream to amber at score 6 and to red at 9."""
    found = [risk for risk in open_risks(f) if risk.stream == stream and score(risk) >= RISK_AMBER]
    for risk in found:
        f.cite(risk, "probability", "impact", "stream")
    if not found:
        return None
    return "red" if score(found[0]) >= RISK_RED else "amber"


def computed(f: Figures, stream: str) -> str | None:
    """The colour of a stream before any override."""
    return worst((BY_STREAM[stream](f), by_risk(f, stream)))


def override(f: Figures, stream: str) -> Override | None:
    """The override in force at as-of; where several apply, the last in the file."""
    found = [o for o in f.plan.rag.overrides if o.stream == stream and o.start <= f.as_of <= o.end]
    return found[-1] if found else None


def in_force(f: Figures, stream: str, colour: str | None) -> str | None:
    replacement = override(f, stream)
    if replacement is None:
        return colour
    f.cite(replacement, "colour", "reason", "start", "end")
    return replacement.colour


@metric("rag.{}", unit="colour", label="Colour of the stream", over=STREAMS)
def stream_colour(f: Figures, stream: str) -> str | None:
    """The colour of the stream's own rule, lifted by its open risks (amber at 6, red at 9), then
    replaced by an override in force."""
    return in_force(f, stream, computed(f, stream))


def computed_global(f: Figures) -> str | None:
    """The colour of the health score, at most amber while any stream is red; without a score the
    worst stream."""
    streams = [f[f"rag.{stream}"] for stream in STREAMS]
    if f["health.score"] is None:
        return worst(streams)
    colour: str | None = f["health.rag"]
    return worst((colour, "amber")) if "red" in streams else colour


@metric("rag.global", unit="colour", label="Colour of the rollout")
def global_colour(f: Figures) -> str | None:
    """The colour of the health score, at most amber while any stream is red; without a score the
    worst stream; then replaced by an override in force."""
    return in_force(f, "global", computed_global(f))
