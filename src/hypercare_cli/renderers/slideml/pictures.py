"""Charts as native, editable charts; timelines as a group of native shapes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypercare_cli.blocks import Chart, Timeline
from hypercare_cli.charts.drawingml import Element, a, emu
from hypercare_cli.charts.frame import Size
from hypercare_cli.charts.geometry import properties
from hypercare_cli.charts.office import chart_part
from hypercare_cli.charts.scene import Scene, Text
from hypercare_cli.charts.timeline import timeline_scene
from hypercare_cli.renderers.slideml.canvas import Canvas, Style
from hypercare_cli.renderers.slideml.flow import Piece
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.markup import Box, Letters, p, paragraph

LEAST, USUAL, MOST = 150.0, 0.4, (0.72, 320.0)
"""The height of a chart: the least in points, the usual as a share of its width; the largest as a
share of the width, or in points for one that is narrow."""
LETTERS, NAMES = 10.5, 10.5
"""Sizes of the text of charts and of timelines."""
ALIGNED = {"left": "l", "right": "r", "centre": "ctr"}
ANCHORED = {"middle": "ctr", "top": "t"}


@dataclass(frozen=True)
class Graph(Piece):
    """A chart; it takes whatever room it is given."""

    block: Chart
    style: Style

    def height(self, width: float, scale: float) -> float:
        return max(self.style.size(LEAST), width * USUAL) * min(scale, 1.0)

    def most(self, width: float) -> float:
        share, points = MOST
        return max(width * share, min(width * 1.2, self.style.size(points)))

    def divide(
        self, width: float, scale: float, room: float, fresh: bool
    ) -> tuple[Piece | None, Piece | None]:
        return (self, None) if fresh else (None, self)

    def draw(self, canvas: Canvas, place: Box, scale: float, holder: Holder | None) -> None:
        size = Size(place.wide, place.high)
        text = self.style.size(LETTERS, scale)
        made = chart_part(self.block, self.style.language, size, text, inks=self.style.theme.inks)
        described = f"{self.block.title}. {self.block.summary}"
        canvas.frame("Chart", place, described, canvas.chart(made), holder)


@dataclass(frozen=True)
class Path(Piece):
    """A timeline; too many rows go on to a further slide."""

    block: Timeline
    style: Style

    def scene(self, width: float, scale: float) -> Scene:
        return timeline_scene(self.block, width, self.style.size(NAMES, scale))

    def height(self, width: float, scale: float) -> float:
        return self.scene(width, scale).height

    def divide(
        self, width: float, scale: float, room: float, fresh: bool
    ) -> tuple[Piece | None, Piece | None]:
        spans = self.block.spans
        count = len(spans) - 1
        while count > 1 and self.part(0, count).height(width, scale) > room:
            count -= 1
        if count < 1 or self.part(0, count).height(width, scale) > room:
            return (self, None) if fresh else (None, self)
        return self.part(0, count), self.part(count, len(spans))

    def part(self, first: int, end: int) -> "Path":
        return replace(self, block=self.block._replace(spans=self.block.spans[first:end]))

    def draw(self, canvas: Canvas, place: Box, scale: float, holder: Holder | None) -> None:
        scene = self.scene(place.wide, scale)
        group = p("grpSp")
        group.append(
            p(
                "nvGrpSpPr",
                canvas.named("Timeline", f"{scene.title}. {scene.summary}"),
                p("cNvGrpSpPr"),
                p("nvPr"),
            )
        )
        wide, high = emu(scene.width), emu(scene.height)
        frame = a("xfrm", *place._replace(wide=scene.width, high=scene.height).xfrm())
        frame.extend((a("chOff", x=0, y=0), a("chExt", cx=wide, cy=high)))
        group.append(p("grpSpPr", frame))
        group.extend(shapes(scene, canvas, self.style))
        canvas.tree.append(group)


def shapes(scene: Scene, canvas: Canvas, style: Style) -> Iterator[Element]:
    """The parts of a scene, from back to front."""
    for part in scene.parts:
        is_text = isinstance(part, Text)
        locks = p("cNvSpPr", txBox=1) if is_text else p("cNvSpPr")
        head = p("nvSpPr", canvas.named("Label" if is_text else "Shape"), locks, p("nvPr"))
        drawn = p("sp", head, p("spPr", *properties(part)))
        if isinstance(part, Text):
            drawn.append(text_body(part, style))
        yield drawn


def text_body(part: Text, style: Style) -> Element:
    edges = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    look = Letters(part.size, part.colour, part.bold)
    aligned = a("pPr", algn=ALIGNED[part.align])
    return p(
        "txBody",
        a("bodyPr", wrap="square", anchor=ANCHORED[part.anchor], **edges),
        a("lstStyle"),
        paragraph(part.text, look, style.locale, aligned),
    )
