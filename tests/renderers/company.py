"""Company templates made by code, as unlike our own as such files come: three of each kind.

`WORD` and `SLIDES` map their names to functions that give the bytes.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from struct import pack as packed_numbers

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tests.readers.packages import changed, packed, parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
FRENCH = {
    "Normal": "Normal", "Heading1": "Titre1", "Heading2": "Titre2", "Heading3": "Titre3",
    "Title": "Titre", "Subtitle": "Sous-titre", "Caption": "Lgende", "ListBullet": "Listepuces",
    "Header": "En-tte", "Footer": "Pieddepage", "TableGrid": "Grilledutableau",
}  # fmt: skip
SAMPLE = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. " * 4
SECRET = "Sample of another customer"


def logo(red: int, green: int, blue: int, wide: int = 120, high: int = 40) -> BytesIO:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return packed_numbers(">I", len(data)) + body + packed_numbers(">I", zlib.crc32(body))

    head = packed_numbers(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((red, green, blue)) * wide) * high
    return BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def w(xml: str):
    return parse_xml(xml.replace(" ", f' xmlns:w="{W}" ', 1))


def saved(document: WordDocument) -> bytes:
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def field(paragraph, instruction: str, shown: str = "1") -> None:
    for kind, text in (
        ("begin", ""),
        ("", instruction),
        ("separate", ""),
        ("show", shown),
        ("end", ""),
    ):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            run._r.append(w(f'<w:fldChar w:fldCharType="{kind}"/>'))
        elif kind == "show":
            run.text = text
        else:
            node = w('<w:instrText xml:space="preserve"/>')
            node.text = f" {text} "
            run._r.append(node)


def control(text: str, bound: str = "", hint: bool = True, size: int = 0) -> str:
    """A content control in a line, bound to a core property."""
    binding = (
        f"<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
        f'xmlns:ns1=\'{CORE}\'" w:xpath="/ns1:coreProperties[1]/ns0:{bound}[1]" '
        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
        if bound
        else ""
    )
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="x"/>{binding}{"<w:showingPlcHdr/>" if hint else ""}</w:sdtPr>'
        f"<w:sdtContent><w:r>{look}<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def fonts(document: WordDocument, font: str, heading: str, size: float) -> None:
    """One font for text and one for headings, by name rather than by theme."""
    for style in document.styles:
        if style.type != WD_STYLE_TYPE.PARAGRAPH:
            continue
        for old in style.element.findall(f"{qn('w:rPr')}/{qn('w:rFonts')}"):
            old.getparent().remove(old)
        if style.name.startswith(("Heading", "Title", "Subtitle")):
            style.font.name = heading
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(size)


def sample(document: WordDocument, chapters: int = 3) -> None:
    for number in range(chapters):
        document.add_heading(f"Chapter {number}", 1)
        document.add_paragraph(SAMPLE + SECRET)
        document.add_heading("Part", 2)
        document.add_paragraph("Point", style="List Bullet")
        document.add_paragraph().add_run().add_picture(logo(9, 9, number), width=Cm(4))
        table = document.add_table(3, 3)
        table.style = document.styles["Table Grid"]


def numbered_headings(document: WordDocument, first: str = "%1.", second: str = "%1.%2.") -> None:
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{600 + 200 * level}" w:hanging="{600 + 200 * level}"/></w:pPr></w:lvl>'
        for level, (kind, text) in enumerate((("decimal", first), ("decimal", second)))
    )
    root.insert(
        0,
        w(
            f'<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    root.append(w('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in (0, 1):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        properties.insert_element_before(
            w(f'<w:numPr ><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'),
            "w:spacing", "w:ind", "w:outlineLvl",
        )  # fmt: skip


def french_word() -> bytes:
    """French style ids, a cover with bound controls, numbered headings, a logo table in the header."""
    document = Document()
    fonts(document, "Times New Roman", "Arial", 11)
    numbered_headings(document)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x3D)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    body = document.element.body
    document.add_paragraph().add_run().add_picture(logo(122, 31, 61), width=Cm(5))
    for _line in range(6):
        document.add_paragraph()
    body.insert(
        len(body) - 1,
        w(
            f'<w:p ><w:pPr><w:pStyle w:val="Title"/></w:pPr>{control("[Titre du document]", "title")}</w:p>'
        ),
    )
    body.insert(
        len(body) - 1,
        w(
            f'<w:p ><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr>{control("[Objet]", "subject")}</w:p>'
        ),
    )
    body.insert(len(body) - 1, w(f"<w:p >{control('[Nom de la société]')}</w:p>"))
    document.add_section(WD_SECTION.NEW_PAGE)
    body_section = document.sections[-1]
    body_section.different_first_page_header_footer = False
    rich_edges(body_section)
    sample(document)
    document.core_properties.author = "Somebody"
    document.add_comment(document.paragraphs[-1].add_run("x"), text=SECRET, author="Somebody")
    package = saved(document)
    return renamed(package, FRENCH)


def rich_edges(section) -> None:
    section.header.is_linked_to_previous = False
    header = section.header
    table = header.add_table(1, 2, Cm(16))
    table.alignment = WD_TABLE_ALIGNMENT.RIGHT
    table.cell(0, 0).paragraphs[0].add_run("Société Exemple – ")
    field(table.cell(0, 0).paragraphs[0], "TITLE", "Ancien titre")
    right = table.cell(0, 1).paragraphs[0]
    right.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    right.add_run().add_picture(logo(122, 31, 61), height=Cm(1.4))
    section.footer.is_linked_to_previous = False
    footer = section.footer
    table = footer.add_table(1, 3, Cm(16))
    table.cell(0, 0).text = "Société Exemple SA\n1 rue de l’Exemple"
    table.cell(0, 1).text = "Confidentiel"
    field(table.cell(0, 2).paragraphs[0], "PAGE")


def renamed(package: bytes, ids: dict[str, str]) -> bytes:
    """Style ids as another language gives them."""
    found = parts(package)
    for name, content in found.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for old, new in ids.items():
                for attribute in ("styleId", "val"):
                    mark = f'w:{attribute}="{old}"'
                    if attribute == "styleId":
                        content = content.replace(mark.encode(), f'w:styleId="{new}"'.encode())
                    else:
                        for tag in ("pStyle", "basedOn", "next", "link", "tblStyle"):
                            content = content.replace(
                                f'<w:{tag} w:val="{old}"/>'.encode(),
                                f'<w:{tag} w:val="{new}"/>'.encode(),
                            )
            found[name] = content
    return packed(found)


def landscape_word() -> bytes:
    """Lying pages, own heading styles by outline level, a table style of its own, no cover."""
    document = Document()
    fonts(document, "Arial Narrow", "Arial Narrow", 12)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(3)
    section.header.paragraphs[0].add_run().add_picture(logo(0, 110, 90), height=Cm(1.2))
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.footer.paragraphs[0].text = "Example Group · Internal use · "
    document.settings.odd_and_even_pages_header_footer = True
    section.even_page_header.paragraphs[0].add_run().add_picture(logo(0, 110, 90), height=Cm(1.2))
    section.even_page_footer.paragraphs[0].text = "Example Group (even) · Internal use"
    for level in (1, 2):
        style = document.styles.add_style(f"Group Head {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.bold = Pt(24 - 6 * level), True
        style.font.color.rgb = RGBColor(0, 0x6E, 0x5A)
        style.font.all_caps = level == 1
        style.paragraph_format.space_before = Pt(18)
        style.element.get_or_add_pPr().append(w(f'<w:outlineLvl w:val="{level - 1}"/>'))
    table_style = w(
        '<w:style w:type="table" w:customStyle="1" w:styleId="GroupTable"><w:name w:val="Group Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        '<w:insideH w:val="single" w:sz="6" w:space="0" w:color="9CCFC4"/></w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="003D32"/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="BFE5DC"/></w:tcPr></w:tblStylePr></w:style>'
    )
    document.styles.element.append(table_style)
    for number in range(2):
        document.add_paragraph(f"Part {number}", style="Group Head 1")
        document.add_paragraph(SAMPLE + SECRET)
        document.add_paragraph("Detail", style="Group Head 2")
        table = document.add_table(2, 2)
        table._tbl.tblPr.insert(0, w('<w:tblStyle w:val="GroupTable"/>'))
    return saved(document)


def bare_word() -> bytes:
    """A .dotx in Letter size with one style, 12 points of Verdana, a title and a page break."""
    document = Document()
    root = document.styles.element
    for style in list(root.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in (
            "Normal",
            "DefaultParagraphFont",
            "TableNormal",
            "Title",
        ):
            root.remove(style)
    fonts(document, "Courier New", "Courier New", 12)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    document.add_paragraph("My title", style="Title")
    document.add_paragraph("Some words below it")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for _line in range(5):
        document.add_paragraph(SAMPLE + SECRET)
    return changed(
        saved(document),
        "[Content_Types].xml",
        b"wordprocessingml.document.main+xml",
        b"wordprocessingml.template.main+xml",
    )


WORD: dict[str, Callable[[], bytes]] = {
    "french": french_word,
    "landscape": landscape_word,
    "bare": bare_word,
}


# -- slides -----------------------------------------------------------------------------------------


def presentation_of(wide: float, high: float):
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()  # 4:3, eleven layouts
    made.slide_width, made.slide_height = Inches(wide), Inches(high)
    return made


def stored(made) -> bytes:
    output = BytesIO()
    made.save(output)
    return output.getvalue()


def themed(package: bytes, font: str, **colours: str) -> bytes:
    """The package with another font and other colours in its themes."""
    import re

    found = parts(package)
    for name, content in found.items():
        if "/theme/theme" in name:
            text = content.decode()
            text = re.sub(
                r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", text
            )
            for key, digits in colours.items():
                text = re.sub(
                    rf"<a:{key}>.*?</a:{key}>",
                    f'<a:{key}><a:srgbClr val="{digits}"/></a:{key}>',
                    text,
                    flags=re.S,
                )
            found[name] = text.encode()
    return packed(found)


def sample_slides(made) -> None:
    """Slides with a picture, a chart with its workbook, notes and a link between them."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    for number, layout in enumerate(made.slide_layouts):
        slide = made.slides.add_slide(layout)
        if slide.shapes.title is not None:
            slide.shapes.title.text = f"{SECRET} {number}"
        slide.notes_slide.notes_text_frame.text = SECRET
    slide.shapes.add_picture(logo(1, 2, 3), Inches(1), Inches(1))
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("c", (1, 2))
    slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data
    )


def classic_slides() -> bytes:
    """4:3 with sample slides, Times New Roman and warm colours."""
    made = presentation_of(10, 7.5)
    sample_slides(made)
    return themed(
        stored(made),
        "Times New Roman",
        dk2="5A1A1A",
        accent1="A63D2F",
        accent2="D98E04",
        accent3="5B7553",
    )


def kept_layouts(made, names: set[str]) -> None:
    """Only the layouts of these names."""
    for layout in list(made.slide_layouts):
        if layout.name not in names:
            made.slide_layouts.remove(layout)


def titles_only_slides() -> bytes:
    """Wide slides with two layouts: a cover and a title, nothing else; a logo, a bar at the foot."""
    from pptx.util import Emu, Inches

    made = presentation_of(13.333, 7.5)
    kept_layouts(made, {"Title Slide", "Title Only"})
    scale = 13.333 / 10
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = (
                    Emu(int(shape.left * scale)),
                    Emu(int(shape.width * scale)),
                )
    master = made.slide_master
    picture = made.slide_layouts[0]
    slide = made.slides.add_slide(picture)
    slide.shapes.add_picture(logo(0, 110, 90), Inches(1), Inches(1))
    tree = master.shapes._spTree
    bar = (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
        '<p:cNvPr id="99" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="{Inches(7.3)}"/><a:ext cx="{Inches(13.333)}" cy="{Inches(0.2)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill></p:spPr></p:sp>"
    )
    tree.append(parse_xml(bar))
    data = themed(stored(made), "Arial Narrow", dk2="003D32", accent1="006E5A", accent2="E07A1F")
    return changed(
        data,
        "[Content_Types].xml",
        b"presentationml.presentation.main+xml",
        b"presentationml.template.main+xml",
    )


def dark_slides() -> bytes:
    """Light text on dark, two columns, no cover layout, no footer; Courier."""
    made = presentation_of(13.333, 7.5)
    kept_layouts(made, {"Title and Content", "Two Content"})
    scale = 13.333 / 10
    from pptx.util import Emu

    for holder in (made.slide_master, *made.slide_layouts):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type in (13, 15, 16):  # number, footer, date
                shape._element.getparent().remove(shape._element)
            elif shape._element.spPr.xfrm is not None:
                shape.left, shape.width = (
                    Emu(int(shape.left * scale)),
                    Emu(int(shape.width * scale)),
                )
    return themed(stored(made), "Courier New", dk1="F2F2F2", lt1="14213D", dk2="FCA311", lt2="1F2F55",
                  accent1="FCA311", accent2="8ECAE6", accent3="90BE6D")  # fmt: skip


SLIDES: dict[str, Callable[[], bytes]] = {
    "classic": classic_slides,
    "titles": titles_only_slides,
    "dark": dark_slides,
}
