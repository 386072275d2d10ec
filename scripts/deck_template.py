"""The parts of templates/deck.pptx: theme, master, four layouts and the notes master.

16 : 9, 960 × 540 points. Every layout has real placeholders for title, texts, date, footer and
number, so that slides are found by outline view and screen readers, and so that a company may give
the deck its own look by replacing the master alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hypercare_cli.charts import palette
from scripts.opc import (
    PACKAGE,
    RELATIONS,
    application,
    core_properties,
    package_relations,
    relations,
)

FONT = "Arial"
POINT = 12700
"""EMU."""
WIDE, HIGH = 960, 540
MARGIN = 36
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
SPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:p="{SLIDES}"'
OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "presentation": "presentationml.presentation.main",
    "presProps": "presentationml.presProps",
    "viewProps": "presentationml.viewProps",
    "tableStyles": "presentationml.tableStyles",
    "slideMasters/slideMaster1": "presentationml.slideMaster",
    "slideLayouts/slideLayout1": "presentationml.slideLayout",
    "slideLayouts/slideLayout2": "presentationml.slideLayout",
    "slideLayouts/slideLayout3": "presentationml.slideLayout",
    "slideLayouts/slideLayout4": "presentationml.slideLayout",
    "notesMasters/notesMaster1": "presentationml.notesMaster",
    "theme/theme1": "theme",
    "theme/theme2": "theme",
}
"""Parts of the ppt folder: name → content type without what all have in common."""
FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"'
)


def parts() -> Iterator[tuple[str, str]]:
    """(name in the package, content) in the order in which PowerPoint writes them."""
    yield "[Content_Types].xml", content_types()
    yield "_rels/.rels", package_relations("ppt/presentation.xml")
    yield "docProps/core.xml", core_properties()
    yield "docProps/app.xml", application()
    yield "ppt/presentation.xml", presentation()
    yield "ppt/_rels/presentation.xml.rels", presentation_relations()
    yield "ppt/presProps.xml", f"<p:presentationPr {SPACES}/>"
    yield "ppt/viewProps.xml", f"<p:viewPr {SPACES}/>"
    yield (
        "ppt/tableStyles.xml",
        f'<a:tblStyleLst xmlns:a="{DRAWING}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>',
    )
    yield "ppt/slideMasters/slideMaster1.xml", master()
    yield (
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relations(
            [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, 5)]
            + [("theme", "../theme/theme1.xml")]
        ),
    )
    for number, layout in enumerate(LAYOUTS, 1):
        yield f"ppt/slideLayouts/slideLayout{number}.xml", layout_xml(layout)
        yield (
            f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels",
            relations([("slideMaster", "../slideMasters/slideMaster1.xml")]),
        )
    yield "ppt/notesMasters/notesMaster1.xml", notes_master()
    yield (
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        relations([("theme", "../theme/theme2.xml")]),
    )
    yield "ppt/theme/theme1.xml", theme()
    yield "ppt/theme/theme2.xml", theme()


# -- the package --------------------------------------------------------------------------------


def content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/ppt/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
        for name, kind in KINDS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        f'ContentType="{OFFICE}.extended-properties+xml"/>{overrides}</Types>'
    )


def presentation() -> str:
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 457200}">'
        f'<a:defRPr sz="1800">{FACES}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f'<p:presentation {SPACES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{WIDE * POINT}" cy="{HIGH * POINT}"/>'
        f'<p:notesSz cx="{540 * POINT}" cy="{720 * POINT}"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>"
    )


def presentation_relations() -> str:
    return relations(
        [
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ]
    )


def theme() -> str:
    """Colours and fonts; the formats are the plainest that the schema allows."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in palette.THEME.items()
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="hypercare"><a:themeElements>'
        f'<a:clrScheme name="hypercare">{colours}</a:clrScheme>'
        f'<a:fontScheme name="hypercare"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="hypercare"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


# -- shapes -------------------------------------------------------------------------------------


class Box(NamedTuple):
    """Left, top, width and height in points."""

    left: float
    top: float
    wide: float
    high: float

    def xfrm(self) -> str:
        left, top, wide, high = (round(side * POINT) for side in self)
        return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


class Holder(NamedTuple):
    """A placeholder; `level` is what its first level of text looks like, `anchor` where it stands."""

    kind: str
    name: str
    idx: int | None
    box: Box | None
    prompt: str
    level: str = ""
    anchor: str = ""


TITLE = Box(MARGIN, 22, WIDE - 2 * MARGIN, 62)
BODY = Box(MARGIN, 102, WIDE - 2 * MARGIN, 390)
GAP = 24
HALF = (BODY.wide - GAP) / 2
FOOT = 506
DATE = Box(700, FOOT, 140, 20)
FOOTER = Box(MARGIN, FOOT, 640, 20)
NUMBER = Box(WIDE - MARGIN - 72, FOOT, 72, 20)


def letters(size: float, colour: str, bold: bool = False) -> str:
    return (
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill>{FACES}</a:defRPr>'
    )


def plain_level(size: float, colour: str, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
        f"{letters(size, colour, bold)}</a:lvl1pPr>"
    )


EDGES = (
    Holder("dt", "Date", 10, DATE, "Date", plain_level(9, "tx1", align="r")),
    Holder("ftr", "Footer", 11, FOOTER, "Footer", plain_level(9, "tx1")),
    Holder("sldNum", "Slide number", 12, NUMBER, "‹#›", plain_level(9, "tx1", align="r")),
)


def holder(id_: int, found: Holder, inherits: bool) -> str:
    """A placeholder as a shape; one that inherits takes what it does not say from the master."""
    index = "" if found.idx is None else f' idx="{found.idx}"'
    kind = f' type="{found.kind}"' if found.kind != "obj" else ""
    size = ' sz="quarter"' if found.kind in ("dt", "ftr", "sldNum") else ""
    place = "" if found.box is None else found.box.xfrm()
    shape = "" if inherits else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    edges = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    anchor = f' anchor="{found.anchor}"' if found.anchor else ""
    body = "<a:bodyPr/>" if inherits and not found.anchor else f"<a:bodyPr {edges}{anchor}/>"
    text = f'<a:r><a:rPr lang="en-GB"/><a:t>{found.prompt}</a:t></a:r>'
    if found.kind == "sldNum":
        text = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="en-GB"/><a:t>{found.prompt}</a:t></a:fld>'
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{found.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{size}{index}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{place}{shape}</p:spPr><p:txBody>{body}"
        f"<a:lstStyle>{found.level}</a:lstStyle><a:p>{text if found.prompt else ''}</a:p>"
        "</p:txBody></p:sp>"
    )


def bar(id_: int, box: Box, colour: str) -> str:
    """A rectangle that is there to be looked at only."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="Bar {id_}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box.xfrm()}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/>'
        "</a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def tree(shapes: list[str]) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:spTree>'
    )


def ground(colour: str) -> str:
    return (
        f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:effectLst/>'
        "</p:bgPr></p:bg>"
    )


# -- master and layouts -------------------------------------------------------------------------


def master() -> str:
    main = [
        Holder("title", "Title", None, TITLE, "Title", anchor="b"),
        Holder("body", "Text", 1, BODY, "Text"),
    ]
    shapes = [holder(number, one, inherits=False) for number, one in enumerate((*main, *EDGES), 2)]
    shapes.append(bar(7, Box(MARGIN, 90, 48, 3), "accent2"))
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>' for number in range(1, 5)
    )
    return (
        f"<p:sldMaster {SPACES}><p:cSld>{ground('bg1')}{tree(shapes)}</p:cSld>"
        f"<p:clrMap {COLOUR_MAP}/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles>{text_styles()}</p:txStyles></p:sldMaster>"
    )


def text_styles() -> str:
    bullets = "".join(
        f'<a:lvl{level}pPr marL="{level * 14 * POINT}" indent="{-14 * POINT}" algn="l">'
        '<a:spcBef><a:spcPts val="400"/></a:spcBef><a:buClr><a:schemeClr val="accent2"/></a:buClr>'
        f'<a:buFont typeface="{FONT}"/><a:buChar char="•"/>{letters(size, "tx1")}</a:lvl{level}pPr>'
        for level, size in ((1, 14), (2, 13), (3, 12), (4, 12), (5, 12))
    )
    others = f'<a:lvl1pPr marL="0" algn="l">{letters(14, "tx1")}</a:lvl1pPr>'
    return (
        f'<p:titleStyle><a:lvl1pPr algn="l"><a:buNone/>{letters(24, "tx2", bold=True)}</a:lvl1pPr>'
        f"</p:titleStyle><p:bodyStyle>{bullets}</p:bodyStyle><p:otherStyle>{others}</p:otherStyle>"
    )


class Layout(NamedTuple):
    """A layout: its name and type, what stands on it, and its ground where it is not that of the master."""

    name: str
    kind: str
    holders: tuple[Holder, ...]
    bars: tuple[tuple[Box, str], ...] = ()
    colour: str = ""


def light(found: Holder) -> Holder:
    """A placeholder of the edge for a dark ground."""
    return found._replace(level=found.level.replace('"tx1"', '"bg1"'))


LAYOUTS = (
    Layout(
        "Cover",
        "title",
        (
            Holder("ctrTitle", "Title", None, Box(84, 150, 792, 110), "Title",
                   plain_level(36, "bg1", bold=True), "b"),
            Holder("subTitle", "Subtitle", 1, Box(84, 274, 792, 34), "Subtitle",
                   plain_level(18, "bg1")),
            Holder("body", "Facts", 13, Box(84, 336, 792, 130), "Facts", plain_level(14, "bg1")),
            *map(light, EDGES),
        ),
        ((Box(60, 150, 6, 316), "accent2"),),
        "tx2",
    ),
    Layout(
        "Section",
        "secHead",
        (
            Holder("title", "Title", None, Box(84, 170, 792, 100), "Title",
                   plain_level(32, "bg1", bold=True), "b"),
            Holder("body", "Text", 1, Box(84, 284, 792, 150), "Text", plain_level(16, "bg1")),
            *map(light, EDGES),
        ),
        ((Box(60, 170, 6, 264), "accent2"),),
        "tx2",
    ),
    Layout(
        "Title and content",
        "obj",
        (
            Holder("title", "Title", None, None, "Title"),
            Holder("obj", "Content", 1, None, "Text"),
            *(one._replace(box=None) for one in EDGES),
        ),
    ),
    Layout(
        "Title and two columns",
        "twoObj",
        (
            Holder("title", "Title", None, None, "Title"),
            Holder("obj", "Content left", 1, BODY._replace(wide=HALF), "Text"),
            Holder("obj", "Content right", 2,
                   BODY._replace(left=MARGIN + HALF + GAP, wide=HALF), "Text"),
            *(one._replace(box=None) for one in EDGES),
        ),
    ),
)  # fmt: skip


def layout_xml(layout: Layout) -> str:
    shapes = [bar(2 + number, *one) for number, one in enumerate(layout.bars)]
    first = 2 + len(shapes)
    shapes += [holder(first + n, one, inherits=True) for n, one in enumerate(layout.holders)]
    background = ground(layout.colour) if layout.colour else ""
    hidden = ' showMasterSp="0"' if layout.colour else ""
    return (
        f'<p:sldLayout {SPACES}{hidden} type="{layout.kind}" preserve="1">'
        f'<p:cSld name="{layout.name}">{background}{tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master() -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        f'</p:nvSpPr><p:spPr>{Box(54, 54, 432, 243).xfrm()}<a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        "</a:ln></p:spPr></p:sp>"
    )
    text = Holder("body", "Notes", 3, Box(54, 315, 432, 360), "Notes")
    number = Holder("sldNum", "Slide number", 5, Box(414, 684, 72, 20), "‹#›",
                    plain_level(9, "tx1", align="r"))  # fmt: skip
    shapes = [image, holder(3, text, inherits=False), holder(4, number, inherits=False)]
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" algn="l"><a:spcBef><a:spcPts val="300"/></a:spcBef>'
        f"{letters(11, 'tx1')}</a:lvl{level}pPr>"
        for level in range(1, 4)
    )
    return (
        f"<p:notesMaster {SPACES}><p:cSld>{ground('bg1')}{tree(shapes)}</p:cSld>"
        f"<p:clrMap {COLOUR_MAP}/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )
