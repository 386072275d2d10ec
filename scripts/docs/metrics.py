"""docs/metrics.md: the catalogue of figures, as it is declared in `metrics/`."""

from collections.abc import Iterable
from typing import get_args

from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # fills the catalogue
from hypercare_cli.method.method import table as method
from hypercare_cli.metric import CATALOGUE, Declaration, Unit
from scripts.docs.markdown import blocks, code, table, words

UNITS = {
    "count": "a number of things",
    "days": "calendar days",
    "hours": "hours",
    "months": "months",
    "share": "a fraction, usually from 0 to 1: 0.75 reads 75%",
    "ratio": "a fraction without a limit: 14.2 reads 1,420%",
    "money": "an amount in the currency of the plan",
    "number": "a number in the unit of the KPI",
    "nps": "a net promoter score, from -100 to 100",
    "note": "a note from 1 to 5",
    "score": "points from 0 to 100",
    "colour": "`green`, `amber` or `red`",
    "truth": "`true` or `false`",
}
NAMES = {
    "kpi": "kpi",
    "health": "dimension",
    "change": "factor",
    "rag": "stream",
    "completeness": "section",
}

INTRO = """\
# Figures

Every figure has an id. Conditions, reports and JSON use it, `hypercare metrics` lists the figures of a plan,
and `hypercare explain ID` shows what one was made from, with file and line.

- Every figure is computed on one day, the as-of date: what is dated later does not exist yet.
- A figure without data is not known (`null` in JSON, — on paper). It is never counted as 0 and never as 100%.
  Counts and sums over an empty section are 0.
- Figures are exact inside. A comparison rounds to 9 decimals; only what is shown to read is rounded further.
"""


def page() -> str:
    """The whole page."""
    units = table(("unit", "meaning"), ((code(unit), UNITS[unit]) for unit in get_args(Unit)))
    areas: dict[str, list[Declaration]] = {}
    for declaration in CATALOGUE.values():
        areas.setdefault(declaration.id.partition(".")[0], []).append(declaration)
    return blocks(
        (INTRO, units, *(area(name, found) for name, found in areas.items()), score(), colours()),
    )


def area(name: str, declarations: Iterable[Declaration]) -> str:
    """The figures whose id starts with the same word."""
    found = list(declarations)
    titles = ("id", "name", "unit", "formula")
    rows = ((code(shown(d)), d.label, code(d.unit), d.formula) for d in found)
    return blocks((f"## {name}", table(titles, rows), *families(name, found)))


def shown(declaration: Declaration) -> str:
    """The id; a family of figures with the kind of name that stands in the gap."""
    head = declaration.id.partition(".")[0]
    return declaration.id.replace("{}", f"<{NAMES.get(head)}>")


def families(name: str, declarations: Iterable[Declaration]) -> Iterable[str]:
    """What may stand in the gap of the ids of this area."""
    over = next((d.over for d in declarations if d.over is not None), None)
    if callable(over):
        return ("`<kpi>` is the id of a KPI of the plan.",)
    return (f"`<{NAMES.get(name, 'name')}>` is one of {words(over)}.",) if over else ()


def score() -> str:
    """What the health score is made of when the plan changes nothing."""
    health = method("health")
    rows = [
        (dimension, str(health["weights"][dimension]), code(measure), *map(str, bands))
        for dimension, measures in health["measures"].items()
        for measure, bands in measures.items()
    ]
    bounds = health["bounds"]
    text = (
        "A dimension that is measured takes the mean of the notes of its measures. A measure has"
        " note 1, and one more for each limit that it reaches. "
        f"The score is green from {bounds['green']} and amber from {bounds['amber']}; with notes for"
        f" less than {bounds['coverage']:.0%} of the weight it is never green."
        " `thresholds` and `health.dimensions` in the plan replace these values."
    )
    titles = ("dimension", "weight", "measure", "note 2", "note 3", "note 4", "note 5")
    return blocks(("## What the health score is made of", text, table(titles, rows)))


def colours() -> str:
    """The limits of the streams that have one."""
    rows = [
        (stream, str(limits["amber"]), str(limits["red"]))
        for stream, limits in method("rag").items()
    ]
    text = (
        "The limit of green and the limit of amber; a value on a limit keeps the better colour."
        " `thresholds.rag` in the plan replaces them."
    )
    return blocks(
        ("## Limits of the streams", text, table(("stream", "green to", "amber to"), rows))
    )
