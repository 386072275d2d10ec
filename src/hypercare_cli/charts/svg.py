"""A scene as SVG for a page: with its text alternative, without script, style or link.

Texts of the plan are escaped; the colours are those of our own theme.
"""

from collections.abc import Iterator
from html import escape

from hypercare_cli import extent
from hypercare_cli.charts.palette import PAPER, Colour, rgb
from hypercare_cli.charts.scene import Line, Part, Scene, Shape, Text
from hypercare_cli.clean import clean

FONT = "Arial, 'Liberation Sans', sans-serif"
DASHES = {
    "dash": (4, 3),
    "sysDot": (1.2, 2.2),
    "lgDash": (8, 3),
    "lgDashDot": (8, 3, 1, 3),
}
"""Lengths in widths of the line."""
HATCHES = {
    "wdUpDiag": "M-1 1L1 -1M0 6L6 0M5 7L7 5",
    "ltUpDiag": "M-1 1L1 -1M0 6L6 0M5 7L7 5",
    "pct50": "M1 1h1.5M4 4h1.5",
    "dkHorz": "M0 1.5h6M0 4.5h6",
    "smGrid": "M0 3h6M3 0v6",
}
"""What stands for a pattern of DrawingML, on a field of six points."""
ANCHORS = {"left": "start", "right": "end", "centre": "middle"}
BASELINE = 0.905
"""Height of a letter of Arial above its line, in sizes."""


def svg(scene: Scene, name: str) -> str:
    """The picture; `name` is unique on its page and starts the ids."""
    title, summary = safe(scene.title), safe(scene.summary)
    labels = [f"{name}-{part}" for part, text in (("t", title), ("d", summary)) if text]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{" ".join(labels)}" '
        f'viewBox="0 0 {number(scene.width)} {number(scene.height)}" '
        f'width="{number(scene.width)}" height="{number(scene.height)}" font-family="{FONT}">'
    )
    said = f'<title id="{name}-t">{title}</title>' if title else ""
    said += f'<desc id="{name}-d">{summary}</desc>' if summary else ""
    patterns = "".join(hatches(scene, name))
    defs = f"<defs>{patterns}</defs>" if patterns else ""
    parts = "".join(drawn(part, name) for part in scene.parts)
    return f"{head}{said}{defs}{parts}</svg>"


def safe(text: str) -> str:
    return escape(clean(text), quote=True)


def number(value: float) -> str:
    """At most two digits after the point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tint(colour: Colour) -> str:
    return f"#{rgb(colour)}"


def drawn(part: Part, name: str) -> str:
    if isinstance(part, Text):
        return "".join(lines(part))
    if isinstance(part, Line):
        points = " ".join(f"{number(x)},{number(y)}" for x, y in part.points)
        return f'<polyline points="{points}" fill="none"{stroke(part.colour, part)}/>'
    return f"<{outline(part)}{ground(part, name)}{stroke(part.edge, part)}/>"


def outline(part: Shape) -> str:
    """The element of a form with its place."""
    x, y, wide, high = part.x, part.y, part.width, part.height
    middle, half = x + wide / 2, y + high / 2
    if part.form == "ellipse":
        centre = f'ellipse cx="{number(middle)}" cy="{number(half)}"'
        return f'{centre} rx="{number(wide / 2)}" ry="{number(high / 2)}"'
    if part.form in ("rect", "roundRect"):
        box = f'rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
        return f'{box} rx="{number(min(wide, high) / 6)}"' if part.form == "roundRect" else box
    corners = [(middle, y), (x + wide, half), (middle, y + high), (x, half)]
    if part.form == "triangle":
        corners = [(middle, y), (x + wide, y + high), (x, y + high)]
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return f'polygon points="{points}"'


def ground(part: Shape, name: str) -> str:
    if part.fill is None:
        return ' fill="none"'
    if part.hatch:
        return f' fill="url(#{pattern_id(part.fill, part.hatch, name)})"'
    return f' fill="{tint(part.fill)}"'


def stroke(colour: Colour | None, part: Shape | Line) -> str:
    if colour is None:
        return ""
    look = f' stroke="{tint(colour)}" stroke-width="{number(part.weight)}"'
    look += ' stroke-linejoin="round"'
    lengths = DASHES.get(part.dash)
    if lengths:
        dashes = " ".join(number(length * part.weight) for length in lengths)
        look += f' stroke-dasharray="{dashes}"'
    return look


def lines(part: Text) -> Iterator[str]:
    """A text element for each line, as SVG does not wrap."""
    found = list(extent.broken(part.text, part.width, part.size, part.bold))
    leading = part.size * extent.LINE
    top = part.y
    if part.anchor == "middle":
        top += (part.height - leading * len(found)) / 2
    x = part.x + {"left": 0.0, "centre": part.width / 2, "right": part.width}[part.align]
    look = f'font-size="{number(part.size)}" fill="{tint(part.colour)}"'
    look += ' font-weight="bold"' if part.bold else ""
    look += f' text-anchor="{ANCHORS[part.align]}"'
    for place, line in enumerate(found):
        y = top + leading * place + part.size * BASELINE
        yield f'<text x="{number(x)}" y="{number(y)}" {look}>{safe(line)}</text>'


def pattern_id(colour: Colour, hatch: str, name: str) -> str:
    return f"{name}-{hatch}-{rgb(colour)}"


def hatches(scene: Scene, name: str) -> Iterator[str]:
    """The patterns that shapes refer to, each once."""
    used = {
        (part.fill, part.hatch): None
        for part in scene.parts
        if isinstance(part, Shape) and part.fill is not None and part.hatch
    }
    for colour, hatch in used:
        assert colour is not None
        yield (
            f'<pattern id="{pattern_id(colour, hatch, name)}" width="6" height="6" '
            f'patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{tint(PAPER)}"/>'
            f'<path d="{HATCHES[hatch]}" stroke="{tint(colour)}" stroke-width="1.4"/></pattern>'
        )
