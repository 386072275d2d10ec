"""Every figure of the catalogue, as a table or as the documented JSON shape."""

from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Column, Page, Paragraph, Table
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.figures import badge, figure, label, when
from hypercare_cli.pages.shape import data_head


def metrics_page(analysis: Analysis, words: Words) -> Page:
    """Id, name and value of each metric."""
    f = analysis.figures
    rows = tuple(
        (
            id_,
            label(analysis, words, id_),
            badge(words, f[id_])
            if f.declaration(id_).unit == "colour"
            else figure(analysis, words, id_),
        )
        for id_ in f.ids()
    )
    columns = (
        Column(words.say("Metric"), whole=True),
        Column(words.say("Name"), width=2),
        Column(words.say("Value"), "right"),
    )
    title = words.say("All figures – {plan}", plan=analysis.plan.plan.title)
    return Page(title, (Paragraph(when(analysis, words), "note"), Table(columns, rows)))


def metrics_data(analysis: Analysis) -> dict[str, Any]:
    """`{"schema": 1, "plan", "as_of", "metrics": {id: value}}`; null means not known."""
    f = analysis.figures
    return {
        **data_head(analysis),
        "metrics": {id_: f[id_] for id_ in f.ids()},
    }
