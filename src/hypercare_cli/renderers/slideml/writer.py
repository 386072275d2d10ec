"""A deck onto the layouts of a template: cover, slides and those that go on with them, notes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pptx.presentation import Presentation
from pptx.slide import Slide as Drawn

from hypercare_cli.blocks import Deck, Slide
from hypercare_cli.charts.office import LOCALE
from hypercare_cli.renderers.badges import shown
from hypercare_cli.renderers.slideml import filling
from hypercare_cli.renderers.slideml.blocks import leading, pieces
from hypercare_cli.renderers.slideml.canvas import Canvas, Style
from hypercare_cli.renderers.slideml.flow import Placed, evened, filled, scale_for, space
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.layouts import Layout, Layouts, columns, layouts_of
from hypercare_cli.renderers.slideml.markup import Box, Letters, paragraph
from hypercare_cli.renderers.slideml.theme import theme_of

HEIGHT = 540.0
"""Of the slide for which all sizes are meant, in points."""
CONTINUED = "{title} ({part}/{parts})"
PAIR = "{label}: {value}"


class Sheet(NamedTuple):
    """One slide as it will be drawn: what stands in each column, and where."""

    layout: Layout
    columns: list[tuple[Box, list[Placed]]]
    scale: float


class Writer:
    """Writes the cover and the slides of a deck."""

    def __init__(self, deck: Deck, presentation: Presentation):
        self.deck = deck
        self.presentation = presentation
        self.layouts: Layouts = layouts_of(presentation)
        master = self.layouts.one.source.slide_master
        unit = self.layouts.high / HEIGHT
        self.style = Style(theme_of(master), LOCALE[deck.language], deck.language, unit)
        self.edges = {"dt": deck.labels.get("date", ""), "ftr": deck.labels.get("origin", "")}
        self.titles: Counter[str] = Counter()

    def write(self) -> None:
        self.cover()
        for slide in self.deck.slides:
            if slide.kind == "section":
                self.section(slide)
            else:
                self.content(slide)

    # -- slides ---------------------------------------------------------------------------------

    def cover(self) -> None:
        deck, layout = self.deck, self.layouts.cover
        pattern = deck.labels.get("pair", PAIR)
        facts = [pattern.format(label=name, value=shown(cell)) for name, cell in deck.facts.pairs]
        canvas = self.start(layout, deck.title, [])
        first, *others = layout.bodies or (None,)
        plain = layout is self.layouts.one
        if first is not None and others:
            filling.fill(canvas, first, [deck.subtitle], "Subtitle", plain=plain)
            filling.fill(canvas, others[0], facts, plain=plain)
        elif first is not None:
            filling.fill(canvas, first, [deck.subtitle, *facts], "Subtitle", plain=plain)
        self.finish(canvas, layout)

    def section(self, slide: Slide) -> None:
        """A slide between two parts; its texts stand in the placeholder of the layout."""
        layout = self.layouts.section
        canvas = self.start(layout, slide.title, slide.notes)
        lines = (line for column in slide.columns for block in column for line in leading(block))
        texts = [line.text for line in lines]
        if layout.bodies and texts:
            filling.fill(canvas, layout.bodies[0], texts, plain=layout is self.layouts.one)
        self.finish(canvas, layout)

    def content(self, slide: Slide) -> None:
        """A slide, or as many as its columns take; the notes stand on the first one."""
        sheets = list(self.sheets(slide))
        pattern = self.deck.labels.get("continued", CONTINUED)
        for number, sheet in enumerate(sheets, 1):
            title = slide.title
            if len(sheets) > 1:
                title = pattern.format(title=slide.title, part=number, parts=len(sheets))
            canvas = self.start(sheet.layout, title, slide.notes if number == 1 else [])
            held = sheet.layout.bodies if len(sheet.layout.bodies) == len(sheet.columns) else ()
            for column, (place, placed) in enumerate(sheet.columns):
                holder = held[column] if held else None
                self.stack(canvas, place, placed, sheet.scale, holder)
            self.finish(canvas, sheet.layout)

    def sheets(self, slide: Slide) -> Iterator[Sheet]:
        """The slide and those that go on with it: what is left of one column gets the whole width."""
        left = [list(pieces(column, self.style)) for column in slide.columns]
        shares: Sequence[float] = slide.widths
        left = [column for column in left if column] or [[]]
        if len(left) != len(shares):
            shares = ()
        layout, places = columns(self.layouts, len(left), shares)
        scale = scale_for(left, places)
        while True:
            if len(left) == 1:
                places = [evened(left[0], places[0], scale)]
            done = [
                filled(column, place, scale) for column, place in zip(left, places, strict=True)
            ]
            pairs = zip(places, done, strict=True)
            yield Sheet(layout, [(place, placed) for place, (placed, _rest) in pairs], scale)
            left = [rest for _placed, rest in done if rest]
            if not left:
                return
            layout, places = columns(self.layouts, len(left), ())

    def stack(
        self,
        canvas: Canvas,
        place: Box,
        placed: Sequence[Placed],
        scale: float,
        holder: Holder | None,
    ) -> None:
        """The pieces of a column below each other; the first that is no caption fills the holder."""
        top = place.top
        main = next((n for n, one in enumerate(placed) if not one.piece.keep), 0)
        for number, (piece, high) in enumerate(placed):
            top += space(placed[:number], piece, scale)
            box = place._replace(top=top, high=high)
            piece.draw(canvas, box, scale, holder if number == main else None)
            top += high

    # -- what every slide has -------------------------------------------------------------------

    def start(self, layout: Layout, title: str, notes: Sequence[str]) -> Canvas:
        """A new slide with its title; one that is cut stands whole in the notes."""
        slide = added(self.presentation, layout)
        title = self.unique(title)
        canvas = Canvas(slide, self.style, title)
        whole = layout.title is not None and filling.fill(canvas, layout.title, [title], "Title")
        self.notes(slide, notes if whole else [title, *notes])
        return canvas

    def unique(self, title: str) -> str:
        """The same title twice would be one for a screen reader."""
        self.titles[title] += 1
        count = self.titles[title]
        return title if count == 1 else self.unique(f"{title} ({count})")

    def finish(self, canvas: Canvas, layout: Layout) -> None:
        number = len(self.presentation.slides)
        for holder in layout.edges:
            filling.edge(canvas, holder, number, self.edges)

    def notes(self, slide: Drawn, lines: Sequence[str]) -> None:
        frame = slide.notes_slide.notes_text_frame if lines else None
        if frame is None:
            return
        body = frame._txBody
        for old in list(frame.paragraphs):
            body.remove(old._p)
        body.extend(paragraph(line, Letters(), self.style.locale) for line in lines)


def added(presentation: Presentation, layout: Layout) -> Drawn:
    """A new slide without a shape: python-pptx's own would copy placeholders that nobody fills."""
    relation, made = presentation.part.add_slide(layout.source)
    presentation.slides._sldIdLst.add_sldId(relation)
    slide: Drawn = made
    return slide
