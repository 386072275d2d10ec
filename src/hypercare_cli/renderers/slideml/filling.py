"""Placeholders of a layout filled with text that fits: shrunk within limits, then cut."""

from collections.abc import Iterator, Sequence

from hypercare_cli import extent
from hypercare_cli.charts.drawingml import Element, a
from hypercare_cli.renderers.slideml.canvas import Canvas, Style
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.markup import Letters, paragraph, slide_number

LEAST = 0.65
"""What the text of a placeholder may shrink to."""
STEP = 0.05
DOTS = "…"


def fill(
    canvas: Canvas,
    holder: Holder,
    texts: Sequence[str],
    kind: str = "Text",
    *,
    plain: bool = False,
) -> bool:
    """Fill a placeholder with a paragraph a text; whether all of it fits.

    What does not fit at the smallest size is cut, with dots at its end. `plain` leaves out the
    bullets of a layout that is meant for lists.
    """
    style, place = canvas.style, holder.room
    usual, bold = holder.size, holder.bold
    size = usual
    while size > usual * LEAST and tall(style, texts, place.wide, size, bold) > place.high:
        size -= usual * STEP
    lines = max(1, int(place.high / style.line(size)))
    shown = list(shortened(style, texts, place.wide, size, bold, lines))
    look = Letters(None if size == usual else size)
    drawn = [
        paragraph(text, look, style.locale, without_bullet() if plain else None) for text in shown
    ]
    canvas.text(kind, drawn, None, holder, fixed=False)
    return shown == list(texts)


def without_bullet() -> Element:
    return a("pPr", a("buNone"), marL=0, indent=0)


def tall(style: Style, texts: Sequence[str], width: float, size: float, bold: bool) -> float:
    return sum(style.height(text, width, size, bold) for text in texts)


def shortened(
    style: Style, texts: Sequence[str], width: float, size: float, bold: bool, lines: int
) -> Iterator[str]:
    """The texts as far as so many lines go."""
    for text in texts:
        needed = style.lines(text, width, size, bold)
        if needed > lines:
            wide = width / style.theme.wider - size
            if lines:
                yield extent.cut(text, wide, size, lines, bold)[0] + DOTS
            return
        yield text
        lines -= needed


def edge(canvas: Canvas, holder: Holder, number: int, texts: dict[str, str]) -> None:
    """Date, footer or number of a slide; one for which there is no text stays away."""
    kind = holder.kind
    if kind == "sldNum":
        drawn: list[Element] = [slide_number(canvas.style.locale, number)]
        canvas.text("Slide number", drawn, None, holder, fixed=False)
    elif texts.get(kind):
        fill(canvas, holder, [texts[kind]], "Date" if kind == "dt" else "Footer")
