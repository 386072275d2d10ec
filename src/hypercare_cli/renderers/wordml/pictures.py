"""Pictures in a Word document: charts with their parts, scenes as groups of native shapes.

All of them stand in the line of text. Each has a text that says what it shows, and an id of its own.
"""

from collections.abc import Callable, Iterator
from itertools import count

from lxml import etree

from hypercare_cli.blocks import Chart, Timeline, Trend
from hypercare_cli.charts.drawingml import CHART, MAIN, RELATIONS, a, c, element, emu
from hypercare_cli.charts.frame import Size
from hypercare_cli.charts.geometry import properties
from hypercare_cli.charts.office import ChartPart, chart_part
from hypercare_cli.charts.palette import Colour, rgb
from hypercare_cli.charts.scene import Line, Scene, Shape, Text
from hypercare_cli.charts.timeline import timeline_scenes
from hypercare_cli.charts.trend import trend_scene
from hypercare_cli.clean import clean
from hypercare_cli.i18n.words import Language
from hypercare_cli.renderers.wordml.markup import Element, paragraph, run, t, w
from hypercare_cli.renderers.wordml.theme import Theme

PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
OFFICE = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
GROUP, SHAPE = f"{OFFICE}Group", f"{OFFICE}Shape"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEIGHTS = {"line": 195.0, "column": 175.0, "bridge": 210.0, "radar": 235.0}
BAR, BARS = 24.0, 40.0
"""Height of a bar, and of what surrounds all of them."""
WIDEST = {"radar": 380.0}
"""Pictures that want no more than this of a wide page."""
HIGHEST = 560.0
"""Pictures no higher than this fit on a page with their heading."""
LONGEST = 2_000
"""Signs of a text for those who do not see the picture."""
THEMED = {"tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2"}
"""What text calls the colours of a theme."""

Attach = Callable[[ChartPart], str]
"""Adds a chart to the package and gives the id of its relation."""


class Gallery:
    """Draws the pictures of one document; `first` is the first id that its template leaves free."""

    def __init__(self, language: Language, attach: Attach, theme: Theme, first: int = 1):
        self.language = language
        self.attach = attach
        self.inks = theme.inks
        self.ids = count(first)

    def chart(self, chart: Chart, width: float, height: float) -> Element:
        """A run with a chart in a frame of so many points."""
        part = chart_part(chart, self.language, Size(width, height), inks=self.inks)
        data = c("chart")
        data.set(f"{{{RELATIONS}}}id", self.attach(part))
        return w("r", self.inline(data, CHART, width, height, chart.title, chart.summary))

    def scene(self, scene: Scene) -> Element:
        """A run with a group of shapes; programs that know none show its text.

        An unseen shape holds the whole place: LibreOffice fits a group to its parts.
        """
        group = element(GROUP, "wpg", "wgp", (), {})
        group.append(element(GROUP, "wpg", "cNvGrpSpPr", (), {}))
        box = a("xfrm", a("off", x=0, y=0), a("ext", cx=emu(scene.width), cy=emu(scene.height)))
        box.append(a("chOff", x=0, y=0))
        box.append(a("chExt", cx=emu(scene.width), cy=emu(scene.height)))
        group.append(element(GROUP, "wpg", "grpSpPr", (box,), {}))
        ground = Shape("rect", 0, 0, scene.width, scene.height)
        group.extend(map(self.part, (ground, *scene.parts)))
        drawn = self.inline(group, GROUP, scene.width, scene.height, scene.title, scene.summary)
        choice = element(COMPATIBLE, "mc", "Choice", (drawn,), {"Requires": "wpg"})
        other = element(COMPATIBLE, "mc", "Fallback", (t(clean(scene.summary)),), {})
        both = etree.Element(
            f"{{{COMPATIBLE}}}AlternateContent",
            nsmap={"mc": COMPATIBLE, "wpg": GROUP, "wps": SHAPE},
        )
        both.extend((choice, other))
        return w("r", both)

    def timeline(self, timeline: Timeline, width: float) -> Iterator[tuple[Element, float]]:
        """The picture with its height; several where it is higher than a page."""
        for scene in timeline_scenes(timeline, width, HIGHEST):
            yield self.scene(scene), scene.height

    def trend(self, trend: Trend) -> Element:
        return self.scene(trend_scene(trend))

    # -- parts ----------------------------------------------------------------------------------

    def inline(
        self, content: Element, kind: str, width: float, height: float, title: str, summary: str
    ) -> Element:
        """A drawing in the line of text, with the text that stands for it."""
        number = next(self.ids)
        named: dict[str, str | int] = {"id": number, "name": f"Picture {number}"}
        named["descr"] = clean(summary)[:LONGEST]
        if title:
            named["title"] = clean(title)[:LONGEST]
        frame = element(PLACE, "wp", "inline", (), {"distT": 0, "distB": 0, "distL": 0, "distR": 0})
        frame.append(element(PLACE, "wp", "extent", (), {"cx": emu(width), "cy": emu(height)}))
        edges: dict[str, str | int] = {"l": 0, "t": 0, "r": 0, "b": 0}
        frame.append(element(PLACE, "wp", "effectExtent", (), edges))
        frame.append(element(PLACE, "wp", "docPr", (), named))
        frame.append(element(PLACE, "wp", "cNvGraphicFramePr", (), {}))
        data = a("graphicData", content, uri=kind)
        graphic = etree.Element(f"{{{MAIN}}}graphic", nsmap={"a": MAIN})
        graphic.append(data)
        frame.append(graphic)
        return w("drawing", frame)

    def part(self, part: Shape | Line | Text) -> Element:
        """One shape of a group; a text is a shape without fill or edge."""
        number = next(self.ids)
        named = element(SHAPE, "wps", "cNvPr", (), {"id": number, "name": f"Shape {number}"})
        is_text = isinstance(part, Text)
        kind = element(SHAPE, "wps", "cNvSpPr", (), {"txBox": 1} if is_text else {})
        look = element(SHAPE, "wps", "spPr", tuple(properties(part)), {})
        node = element(SHAPE, "wps", "wsp", (named, kind, look), {})
        if isinstance(part, Text):
            box = element(SHAPE, "wps", "txbx", (w("txbxContent", line_of(part)),), {})
            node.append(box)
        node.append(body(part))
        return node


def body(part: Shape | Line | Text) -> Element:
    """Where text stands inside its shape: without margins."""
    attributes: dict[str, str | int] = {"rot": 0, "vert": "horz", "wrap": "square"}
    attributes |= dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    top = isinstance(part, Text) and part.anchor == "top"
    attributes["anchor"] = "t" if top else "ctr"
    return element(SHAPE, "wps", "bodyPr", (a("noAutofit"),), attributes)


def line_of(part: Text) -> Element:
    """The paragraph of a text, without the space and the letters of a style."""
    half = round(part.size * 2)
    look = (
        *((w("b"),) if part.bold else ()),
        ink(part.colour),
        w("sz", val=half),
        w("szCs", val=half),
    )
    side = {"left": "left", "right": "right", "centre": "center"}[part.align]
    space = w("spacing", before=0, after=0, line=240, lineRule="auto")
    return w("p", w("pPr", space, w("jc", val=side)), run(part.text, *look))


def ink(colour: Colour) -> Element:
    """A colour of text: that of the theme, and ours for programs that know no theme."""
    node = w("color", val=rgb(colour), themeColor=THEMED.get(colour.scheme, colour.scheme))
    if colour.lighter:
        tint = w("color", themeTint=f"{round(255 * (1 - colour.lighter)):02X}")
        for name, value in tint.attrib.items():
            node.set(name, value)
    return node


def size_of(chart: Chart, room: float, abreast: bool = False) -> Size:
    """Width and height of a chart in points, in a column of `room`."""
    if chart.kind == "bar":
        return Size(room, BARS + BAR * len(chart.categories))
    high = HEIGHTS[chart.kind]
    return Size(min(room, WIDEST.get(chart.kind, room)), high * (0.75 if abreast else 1))


def picture_line(drawn: Element, keep: bool = False) -> Element:
    """A paragraph with nothing but a picture, centred."""
    kept = (w("keepNext"),) if keep else ()
    space = w("spacing", before=0, after=200, line=240, lineRule="auto")
    return paragraph("Normal", drawn, properties=(*kept, space, w("jc", val="center")))
