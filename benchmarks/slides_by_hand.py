"""Texts and numbers → slides through the interface of python-pptx, as one would write them by hand.

What `deck_by_hand.py` measures the product against. Usage: python benchmarks/slides_by_hand.py JSON PPTX
"""

import json
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Cm

PLACE = (Cm(1), Cm(4), Cm(20), Cm(8))


def write(content: list[Any], target: str) -> None:
    """A slide for each title, a call for each of its blocks."""
    presentation = Presentation()
    layout = presentation.slide_layouts[5]
    for title, notes, blocks in content:
        slide = presentation.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = title
        for kind, *rest in blocks:
            WRITERS[kind](slide.shapes, *rest)
        if notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    presentation.save(target)


def text(shapes: Any, said: str) -> None:
    shapes.add_textbox(*PLACE).text_frame.text = said


def table(shapes: Any, rows: list[list[str]]) -> None:
    made = shapes.add_table(len(rows), len(rows[0]), *PLACE).table
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, said in zip(row.cells, texts, strict=True):
            cell.text = said


def chart(shapes: Any, categories: list[str], series: list[Any]) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # of python-pptx
    data.categories = categories
    for name, values in series:
        data.add_series(name, values)
    shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *PLACE, data)


def shape(shapes: Any, said: str) -> None:
    shapes.add_shape(MSO_SHAPE.RECTANGLE, *PLACE).text_frame.text = said


WRITERS: dict[str, Any] = {"text": text, "table": table, "chart": chart, "shape": shape}

if __name__ == "__main__":
    write(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
