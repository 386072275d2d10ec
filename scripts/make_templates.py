"""Make templates/report.docx and templates/deck.pptx: what every Word document and slide starts from.

Usage: python -m scripts.make_templates [--check]

The templates are written part by part, so that a change of the house style is a readable diff of
this file and of `deck_template.py`. With `--check` nothing is written, and the exit code is 1 where
a file on disk differs.
The font is Arial: Windows and macOS have it, Linux has its metric twin Liberation Sans, so that
lines and pages break in the same places everywhere.
"""

import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypercare_cli.renderers.package import pack
from scripts import deck_template
from scripts.opc import (
    PACKAGE,
    RELATIONS,
    application,
    core_properties,
    package_relations,
    relations,
)

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "templates"
DAY = date(2026, 1, 1)

FONT = "Arial"
INK, PRIMARY, ACCENT, MUTED = "1F2933", "1B365D", "2F6F8F", "5B6776"
LINE, BAND, WHITE = "CBD5E1", "F5F7FA", "FFFFFF"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "numbering": "numbering",
    "header1": "header",
    "footer1": "footer",
}
"""Parts of the word folder: file name → content type and, without digits, relation."""


def main(arguments: list[str]) -> int:
    """1 when a file on disk is not what this script makes."""
    made = {
        FOLDER / "report.docx": encoded(parts()),
        FOLDER / "deck.pptx": encoded(deck_template.parts()),
    }
    results = [write(path, content, "--check" in arguments) for path, content in made.items()]
    return 0 if all(results) else 1


def encoded(made: Iterator[tuple[str, str]]) -> list[tuple[str, bytes]]:
    return [(name, (HEAD + xml).encode()) for name, xml in made]


def write(path: Path, content: list[tuple[str, bytes]], only_check: bool) -> bool:
    """Whether the file is as made, after writing it unless it is only to be checked."""
    name = path.relative_to(ROOT)
    if only_check:
        same = path.exists() and on_disk(path) == content
        print(f"{name}: {'as made' if same else 'run make_templates.py'}")
        return same
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pack(content, DAY))
    print(f"{name}: {path.stat().st_size} bytes")
    return True


def on_disk(path: Path) -> list[tuple[str, bytes]]:
    """The parts of the file; compressed bytes would differ between versions of zlib."""
    with zipfile.ZipFile(path) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def parts() -> Iterator[tuple[str, str]]:
    """(name in the package, content) in the order in which Word writes them."""
    yield "[Content_Types].xml", content_types()
    yield "_rels/.rels", package_relations("word/document.xml")
    yield "docProps/core.xml", core_properties()
    yield "docProps/app.xml", application()
    yield "word/document.xml", document()
    yield "word/_rels/document.xml.rels", document_relations()
    yield "word/styles.xml", styles()
    yield "word/settings.xml", settings()
    yield "word/fontTable.xml", fonts()
    yield "word/numbering.xml", numbering()
    yield "word/theme/theme1.xml", deck_template.theme()
    yield "word/header1.xml", f"<w:hdr {SPACES}><w:p>{style_of('Header')}</w:p></w:hdr>"
    yield "word/footer1.xml", f"<w:ftr {SPACES}><w:p>{style_of('Footer')}</w:p></w:ftr>"


# -- the package --------------------------------------------------------------------------------


def content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for name, kind in PARTS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f"{overrides}</Types>"
    )


def document_relations() -> str:
    names = [name for name in PARTS if name != "document"]
    targets = [(name.rstrip("1"), f"{name}.xml") for name in names]
    return relations([*targets, ("theme", "theme/theme1.xml")])


def document() -> str:
    """An empty body: A4, margins of 2 cm, no header on the first page."""
    return (
        f"<w:document {SPACES}><w:body><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1474" w:right="1134" w:bottom="1247" w:left="1134" '
        'w:header="624" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="567"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def settings() -> str:
    """Current layout rules; no update of fields on opening, which would ask the reader first."""
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    names = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    names |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    names |= {name: name for name in ("hyperlink", "followedHyperlink")}
    mapping = " ".join(f'w:{one}="{other}"' for one, other in names.items())
    return (
        f'<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compatible}</w:compat><w:themeFontLang w:val="en-GB"/>'
        f"<w:clrSchemeMapping {mapping}/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts() -> str:
    return (
        f'<w:fonts {SPACES}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def numbering() -> str:
    """List 1 numbers the headings, list 2 is the bullet."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="737"/></w:tabs>'
        f'<w:ind w:left="737" w:hanging="737"/></w:pPr></w:lvl>'
        for level, text in enumerate(("%1", "%1.%2"))
    )
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:hint="default"/>'
        f'<w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
    )
    return (
        f"<w:numbering {SPACES}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullet}'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


# -- styles -------------------------------------------------------------------------------------


def style_of(id_: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{id_}"/></w:pPr>'


def spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    """Twentieths of a point; `line` in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def letters(size: float, colour: str = INK, bold: bool = False) -> str:
    """Size in points."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    half = round(size * 2)
    return f'{weight}<w:color w:val="{colour}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def border(side: str, colour: str, size: int = 4, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def fill(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def style(name: str, paragraph: str, text: str, follow: str = "", based: str = "Normal") -> str:
    """A paragraph style; built-in names have the id that Word gives them."""
    id_ = name.title().replace(" ", "").replace("Toc", "TOC")
    own = name in (
        "Lead",
        "Note",
        "Warning",
        "Table Text",
        "Table Heading",
        "Table Gap",
        "Cover Gap",
    )
    return (
        f'<w:style w:type="paragraph"{" w:customStyle=" + chr(34) + "1" + chr(34) if own else ""} '
        f'w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{follow}"/>' if follow else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


KEEP = "<w:keepNext/><w:keepLines/>"


def outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def contents_line(indent: int, number: int, before: int, after: int) -> str:
    return f'{spacing(before, after)}<w:ind w:left="{indent + number}" w:hanging="{number}"/>'


def paragraph_styles() -> Iterator[str]:
    rule = f"<w:pBdr>{border('bottom', ACCENT, 6, 4)}</w:pBdr>"
    yield style(
        "heading 1",
        KEEP + numbered(0) + rule + spacing(0, 200) + outline(0),
        letters(18, PRIMARY, bold=True),
        "Normal",
    )
    yield style(
        "heading 2",
        KEEP + numbered(1) + spacing(320, 100) + outline(1),
        letters(13, PRIMARY, bold=True),
        "Normal",
    )
    yield style(
        "heading 3",
        KEEP + spacing(220, 80) + outline(2),
        letters(10.5, ACCENT, bold=True),
        "Normal",
    )
    bar = f"<w:pBdr>{border('left', ACCENT, 48, 14)}</w:pBdr>"
    edge = '<w:ind w:left="397"/>'
    yield style("Title", KEEP + bar + spacing(0, 0) + edge, letters(30, PRIMARY, bold=True))
    yield style("Subtitle", KEEP + bar + spacing(3400, 0, 300) + edge, letters(15, ACCENT))
    yield style("Cover Gap", spacing(0, 560), letters(4))
    yield style("caption", KEEP + spacing(160, 80), letters(8.5, MUTED, bold=True), "Normal")
    yield style(
        "List Bullet", '<w:numPr><w:numId w:val="2"/></w:numPr>' + spacing(0, 60, 259), letters(10)
    )
    yield style("TOC Heading", KEEP + rule + spacing(0, 200), letters(18, PRIMARY, bold=True))
    yield style(
        "toc 1", "<w:keepNext/>" + contents_line(0, 510, 120, 30), letters(9.5, PRIMARY, bold=True)
    )
    yield style("toc 2", contents_line(0, 510, 0, 20), letters(9))
    yield style(
        "header", f"<w:pBdr>{border('bottom', LINE, 4, 4)}</w:pBdr>" + spacing(), letters(8, MUTED)
    )
    yield style("footer", spacing() + '<w:jc w:val="center"/>', letters(8, MUTED))
    yield style("Lead", spacing(0, 160, 264), letters(11, PRIMARY))
    yield style("Note", spacing(0, 120, 252), letters(8.5, MUTED))
    yield style(
        "Warning",
        f"<w:pBdr>{border('left', 'C77700', 24, 6)}</w:pBdr>"
        + fill("FFF6E5")
        + spacing(60, 160, 259)
        + '<w:ind w:left="170"/>',
        letters(9.5),
    )
    yield style("Table Text", spacing(), letters(8.5))
    yield style(
        "Table Heading",
        "<w:keepNext/>" + spacing(),
        letters(8.5, WHITE, bold=True),
        based="TableText",
    )
    yield style(
        "Table Gap",
        '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
        letters(4),
    )


def table_styles() -> Iterator[str]:
    """“Plan Table” has a dark header row and thin lines, “Plan Facts” labels at the left."""
    grid = border("top", LINE) + border("bottom", LINE) + border("insideH", LINE)
    yield table_style(
        "Plan Table",
        grid,
        (
            ("firstRow", f'<w:rPr><w:b/><w:color w:val="{WHITE}"/></w:rPr>', fill(PRIMARY)),
            (
                "lastRow",
                "<w:rPr><w:b/></w:rPr>",
                f"<w:tcBorders>{border('top', PRIMARY, 8)}</w:tcBorders>{fill(BAND)}",
            ),
            ("band2Horz", "", fill(BAND)),
        ),
    )
    yield table_style(
        "Plan Facts",
        border("bottom", LINE) + border("insideH", LINE),
        (("firstCol", f'<w:rPr><w:color w:val="{MUTED}"/></w:rPr>', ""),),
    )


def table_style(name: str, borders: str, conditions: tuple[tuple[str, str, str], ...]) -> str:
    rules = "".join(
        f'<w:tblStylePr w:type="{kind}">{text}<w:tblPr/><w:tcPr>{cell}</w:tcPr></w:tblStylePr>'
        for kind, text, cell in conditions
    )
    margins = "".join(
        f'<w:{side} w:w="{wide}" w:type="dxa"/>'
        for side, wide in (("top", 45), ("left", 85), ("bottom", 45), ("right", 85))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:pPr>{spacing()}</w:pPr>"
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f"{rules}</w:style>"
    )


def styles() -> str:
    face = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "eastAsia", "hAnsi", "cs"))
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    return (
        f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {face}/>"
        f'<w:sz w:val="20"/><w:szCs w:val="20"/>{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{spacing(0, 120, 264)}</w:pPr><w:rPr>{letters(10)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f"{''.join(paragraph_styles())}{''.join(table_styles())}</w:styles>"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
