"""A chart block → the chart part of an Office file and the workbook that “Edit data” opens.

The XML is written here rather than by a library: it takes direct labels, gaps, dashes and hatches as
they are wanted, costs no import, and serves Word and PowerPoint alike. The part refers to its
workbook as RELATION; whoever adds the part gives it that relation.
"""

from typing import NamedTuple

from lxml import etree

from hypercare_cli import extent
from hypercare_cli.blocks import Chart
from hypercare_cli.charts import formats
from hypercare_cli.charts.axes import (
    CATEGORIES,
    VALUES,
    category_axis,
    date_axis,
    value_axis,
)
from hypercare_cli.charts.bridge import WAYS, Way, steps
from hypercare_cli.charts.contrast import THEME_INKS, Inks
from hypercare_cli.charts.drawingml import (
    MAIN,
    RELATIONS,
    Element,
    a,
    c,
    fill,
    letters,
    stroke,
    worded,
)
from hypercare_cli.charts.frame import USUAL, Frame, Size, days_of, last_known
from hypercare_cli.charts.looks import PLAIN, STEPS, alone, looks
from hypercare_cli.charts.scale import scale
from hypercare_cli.charts.series import Drawn, Label, series
from hypercare_cli.charts.workbook import Column, Rows, serial, workbook
from hypercare_cli.i18n.words import Language, Words

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATION = "rId1"
"""The relation from a chart part to its workbook."""
LOCALE = {"fr": "fr-FR", "en": "en-GB"}
PLOT = 0.75
"""About how much of the height of a frame the plot takes where the program decides."""
ROOMY = 1.6
"""Height of a column in sizes of the text from which on its label fits inside."""
BRIDGE_GAP = 40
"""Between the columns of a bridge, in hundredths of their width."""
SIGNS = {"rising": ("+", "+"), "falling": ("−", "−"), "total": ("", "−")}


class ChartPart(NamedTuple):
    """The bytes of the chart part and of its workbook."""

    xml: bytes
    workbook: bytes


def chart_part(
    chart: Chart,
    language: Language,
    size: Size = USUAL,
    text: float = 9.0,
    titled: bool = False,
    inks: Inks = THEME_INKS,
) -> ChartPart:
    """Chart and workbook for a frame of this size, with letters of `text` points.

    `titled` writes the title into the chart; leave it out where a caption or a slide has it. `inks`
    knows the theme of the document, so that labels on columns can be read.
    """
    drawing = Drawing(chart, language, size, text, titled, inks)
    root = drawing.space()
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ChartPart(xml, workbook(drawing.rows))


class Drawing:
    """One chart: its rows, its axes and its series."""

    def __init__(
        self, chart: Chart, language: Language, size: Size, text: float, titled: bool, inks: Inks
    ) -> None:
        self.chart = chart
        self.language = language
        self.words = Words(language)
        self.size = size
        self.text = text
        self.titled = titled
        self.inks = inks
        self.scale = scale(chart)
        self.digits = formats.digits(chart)
        self.code = formats.code(chart, language, self.digits)
        self.days = days_of(chart)
        self.rows = Rows(self.words.term("stream", "data"), tuple(self.columns()))
        self.frame = Frame(chart, self.words, size, text, titled)
        self.direct = self.frame.direct

    # -- data -----------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """The categories, then the series; of a bridge what its columns are made of."""
        chart = self.chart
        if self.days:
            code = formats.day_code(self.days, self.language)
            cells = [serial(day) for day in self.days]
            first = Column(self.words.say("Date"), cells, code)
        else:
            first = Column("", [self.words.show(name) for name in chart.categories])
        if chart.kind == "bridge":
            return [first, *self.bridge_columns()]
        return [
            first,
            *(
                Column(one.name, [None if v is None else float(v) for v in one.values], self.code)
                for one in chart.series
            ),
        ]

    def bridge_columns(self) -> list[Column]:
        """The invisible base and a column for each way; more where a step crosses the zero."""
        w, found = self.words, steps(self.chart)
        names = {"rising": w.say("Rise"), "falling": w.say("Fall"), "total": w.say("Total")}
        columns = [Column(w.say("Base"), [float(step.base) for step in found], self.code)]
        for part in range(1 + any(step.parts[1] for step in found)):
            for way in WAYS:
                cells = [
                    float(s.parts[part]) if s.way == way and s.parts[part] else None for s in found
                ]
                columns.append(Column(names[way], cells, self.code))
        return columns

    # -- the chart ------------------------------------------------------------------------------

    def space(self) -> Element:
        """The root element."""
        chart = c("chart")
        if self.titled:
            chart.append(self.title())
        chart.append(c("autoTitleDeleted", val=int(not self.titled)))
        chart.append(self.plot())
        if self.legend_needed():
            legend = c("legend", c("legendPos", val="b"), c("overlay", val=0))
            legend.append(letters(self.text))
            chart.append(legend)
        chart.extend((c("plotVisOnly", val=1), c("dispBlanksAs", val="gap")))
        root = c("chartSpace", c("date1904", val=0), c("lang", val=LOCALE[self.language]))
        root.extend((c("roundedCorners", val=0), chart))
        root.append(c("spPr", fill(None), stroke(None)))
        root.append(letters(self.text))
        data = c("externalData", c("autoUpdate", val=0))
        data.set(f"{{{RELATIONS}}}id", RELATION)
        root.append(data)
        etree.cleanup_namespaces(root, top_nsmap={"a": MAIN, "r": RELATIONS})
        return root

    def title(self) -> Element:
        run = a("r", a("rPr", lang=LOCALE[self.language], b=1, sz=round(self.text * 120)))
        run.append(worded(a("t"), self.chart.title))
        rich = c("rich", a("bodyPr"), a("lstStyle"), a("p", run))
        return c("title", c("tx", rich), c("overlay", val=0))

    def legend_needed(self) -> bool:
        if self.direct or self.chart.kind == "bridge":
            return False
        return len(self.chart.series) > 1

    def plot(self) -> Element:
        area = c("plotArea", self.layout())
        drawn = self.drawn()
        axes = (c("axId", val=CATEGORIES), c("axId", val=VALUES))
        kind = self.chart.kind
        surfaces = [one for one in drawn if kind not in ("line", "radar") and not self.is_line(one)]
        lines = [one for one in drawn if one not in surfaces]
        if surfaces:
            area.append(self.bars(surfaces, axes))
        if lines and kind != "radar":
            group = c("lineChart", c("grouping", val="standard"), c("varyColors", val=0))
            group.extend(self.numbered(lines, "line", len(surfaces)))
            group.extend((c("marker", val=1), *copies(axes)))
            area.append(group)
        if kind == "radar":
            group = c("radarChart", c("radarStyle", val="marker"), c("varyColors", val=0))
            group.extend((*self.numbered(lines, "radar", 0), *axes))
            area.append(group)
        area.extend(self.axes())
        return area

    def is_line(self, one: Drawn) -> bool:
        """A goal across columns; beside bars it is a bar of its own."""
        return one.goal and self.chart.kind == "column"

    def numbered(self, drawn: list[Drawn], kind: str, first: int) -> list[Element]:
        return [
            series(self.rows, one, number, kind, self.days)
            for number, one in enumerate(drawn, first)
        ]

    def bars(self, drawn: list[Drawn], axes: tuple[Element, ...]) -> Element:
        bridge = self.chart.kind == "bridge"
        group = c("barChart", c("barDir", val="bar" if self.chart.kind == "bar" else "col"))
        group.append(c("grouping", val="stacked" if bridge else "clustered"))
        group.append(c("varyColors", val=0))
        group.extend(self.numbered(drawn, "bar", 0))
        group.append(c("gapWidth", val=BRIDGE_GAP if bridge else 80))
        group.append(c("overlap", val=100 if bridge else -5))
        group.extend(axes)
        return group

    def axes(self) -> tuple[Element, Element]:
        size, sideways = self.text, self.chart.kind == "bar"
        marks = formats.digits(self.chart, self.scale)
        code = formats.code(self.chart, self.language, marks)
        if self.days:
            code += formats.AWAY
            across = date_axis(
                self.days, self.rows.columns[0].code, size, self.frame.plot()[2] * self.size.width
            )
        else:
            across = category_axis("l" if sideways else "b", size, downwards=sideways)
        between = not self.days
        up = value_axis("b" if sideways else "l", self.scale, code, size, between=between)
        return across, up

    # -- series ---------------------------------------------------------------------------------

    def drawn(self) -> list[Drawn]:
        """The series with their looks and labels."""
        if self.chart.kind == "bridge":
            return self.bridge()
        lower = self.frame.lowered() if self.direct else {}
        pencils = enumerate(zip(self.chart.series, looks(self.chart), strict=True), 1)
        return [
            Drawn(column, pen, one.goal, self.label(column, lower), outlined=pen == PLAIN)
            for column, (one, pen) in pencils
        ]

    def label(self, column: int, lower: dict[int, float]) -> Label | None:
        """At the end of a line its name and value, on a column its value."""
        kind, one = self.chart.kind, self.chart.series[column - 1]
        if kind == "line" and self.direct:
            last = last_known(one.values)
            if last is None:
                return None
            side = self.frame.side(column)
            moved = {last: lower[column]} if side == "r" and lower.get(column) else {}
            return Label(self.text, self.code, side, named=True, only=last, lower=moved)
        if kind in ("line", "radar") or (one.goal and kind == "column"):
            return None
        crossed = kind == "column" and alone(self.chart) and len(self.chart.series) > 1
        if crossed:
            return Label(self.text, self.code, "inBase", ink=self.inks.inside(PLAIN))
        return Label(self.text, self.code, "outEnd")

    def bridge(self) -> list[Drawn]:
        found = [Drawn(1, None)]
        for column in range(2, len(self.rows.columns)):
            way = WAYS[(column - 2) % len(WAYS)]
            code = formats.signed(self.code, self.language, *SIGNS[way])
            label = (
                Label(
                    self.text, code, "ctr", lower=self.above(way), ink=self.inks.inside(STEPS[way])
                )
                if column < 2 + len(WAYS)
                else None
            )
            found.append(Drawn(column, STEPS[way], label=label))
        return found

    def above(self, way: Way) -> dict[int, float]:
        """Labels for which a column is too low or too narrow move up, to above it."""
        high = self.size.height * PLOT
        length, all_steps, found = self.scale.high - self.scale.low, steps(self.chart), {}
        column = self.size.width * PLOT / len(all_steps) / (1 + BRIDGE_GAP / 100)
        for place, step in enumerate(all_steps):
            tall = float(abs(step.size) / length) * high
            shown = formats.shown(self.chart, self.words, step.size, self.digits)
            wide = extent.width(f"+{shown}", self.text)
            if step.way == way and (tall < self.text * ROOMY or wide > column):
                found[place] = -(tall / 2 + self.text * 0.75) / self.size.height
        return found

    def layout(self) -> Element:
        """Room at the right where names stand at the ends of lines; else as the program likes."""
        if not self.direct:
            return c("layout")
        place = c("manualLayout", c("layoutTarget", val="inner"))
        place.extend((c("xMode", val="edge"), c("yMode", val="edge")))
        for name, share in zip("xywh", self.frame.plot(), strict=True):
            place.append(c(name, val=f"{share:.4f}"))
        return c("layout", place)


def copies(nodes: tuple[Element, ...]) -> list[Element]:
    """Nodes for a second group on the same axes."""
    return [c("axId", val=node.get("val") or "") for node in nodes]
