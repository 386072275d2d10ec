"""What the speaker may say about figures: how each was made, and where its inputs stand."""

from collections.abc import Iterable, Iterator

from hypercare_cli.pages.edition import Edition

PLACES = 4
"""Lines of the plan that are named behind one figure; of more only how many."""


def notes(e: Edition, metrics: Iterable[str]) -> tuple[str, ...]:
    """A line a figure that is known, each figure once."""
    return tuple(line for metric in dict.fromkeys(metrics) for line in note(e, metric))


def note(e: Edition, metric: str) -> Iterator[str]:
    """Name and value, the formula in words, and where the inputs stand."""
    if e.f[metric] is None:
        return
    w = e.words
    slots = {
        "label": e.label(metric),
        "value": e.figure(metric),
        "formula": w.say(e.f.declaration(metric).formula),
        "metric": metric,
    }
    places, others = where(e, metric), made_from(e, metric)
    if places:
        yield w.say(
            "{label}: {value}. {formula} Metric {metric}; read from {places}.",
            places=w.listing(places),
            **slots,
        )
    elif others:
        yield w.say(
            "{label}: {value}. {formula} Metric {metric}; made from {metrics}.",
            metrics=w.listing(others[:PLACES]),
            **slots,
        )
    else:
        yield w.say("{label}: {value}. {formula} Metric {metric}.", **slots)


def made_from(e: Edition, metric: str) -> list[str]:
    """The metrics behind one, without those of KPIs whom these readers do not know."""
    hidden = set(e.f.kpis) - {kpi.id for kpi in e.plan.kpis}
    return [
        other
        for other in e.provenance.metrics(metric)
        if not (other.startswith("kpi.") and e.f.name(other) in hidden)
    ]


def where(e: Edition, metric: str) -> list[str]:
    """`plan.yaml:12`, each line once; the folder of the plan is nobody's business."""
    found = e.provenance.fields(metric)
    lines = dict.fromkeys(
        f"{one.place.file.rpartition('/')[2]}:{one.place.line}" for one in found if one.place
    )
    shown = list(lines)[:PLACES]
    more = len(lines) - len(shown)
    if more > 0:
        shown.append(e.words.plural("{n} more line", "{n} more lines", more))
    return shown
