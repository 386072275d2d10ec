"""A company's Word file, made ready to be written on: its look stays, its sample text goes.

After `Company(data)` the styles have the ids that the renderer writes, the body holds the cover and
the properties of the section that follows it, and nothing of the sample is left in the package.
"""

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart

from hypercare_cli.blocks import Report
from hypercare_cli.i18n.message import message
from hypercare_cli.renderers.package import as_document
from hypercare_cli.renderers.wordml import cover, edges, heights
from hypercare_cli.renderers.wordml.brought import Brought
from hypercare_cli.renderers.wordml.markup import WORD, Element, qualified, run, w
from hypercare_cli.renderers.wordml.mending import mend
from hypercare_cli.renderers.wordml.notes import empty_notes
from hypercare_cli.renderers.wordml.numbering import Numbering
from hypercare_cli.renderers.wordml.roles import give_roles
from hypercare_cli.renderers.wordml.styles import POINTS, Styles, number
from hypercare_cli.renderers.wordml.theme import theme_of
from hypercare_cli.template import Template, Unusable

NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
APPLICATION = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
KEPT_OF_FILE = (KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES, KIND.EXTENDED_PROPERTIES)
CUSTOM = "/custom-properties"
SHARED = {
    f"{KIND.STYLES.rpartition('/')[0]}/{name}"
    for name in ("styles", "numbering", "settings", "theme", "fontTable", "footnotes", "endnotes")
}
"""Parts of the document that stay whatever the body refers to."""
SETTINGS = (
    "writeProtection documentProtection trackRevisions revisionView mailMerge attachedTemplate"
    " linkStyles docVars rsids updateFields forceUpgrade stylePaneFormatFilter"
).split()
"""Settings that belonged to the sample, or would lock the document."""
OF_SECTION = "type cols lnNumType vAlign textDirection docGrid sectPrChange formProt".split()
ROOM_ON_COVER = 0.8
"""The part of a cover that may be filled before the facts get a page of their own."""


class Company:
    """A template ready to be written on, and what was found in it."""

    def __init__(self, data: bytes):
        self.document = Document(BytesIO(as_document(data)))
        self.part = self.document.part
        self.body = self.document.element.body
        self.theme = theme_of(self.blob(KIND.THEME))
        self.styles = Styles(self.document.styles.element, self.theme)
        self.styles.ensure_language()
        self.remarks: list[str] = []
        self.removed: dict[str, int] = {}
        empty_notes(self.part)
        self.check_fields()
        self.flatten()
        numbering = self.numbering_root()
        trees = [root for root in self.trees() if root is not self.styles.root]
        self.roles = give_roles(self.styles, [*trees, numbering], deepcopy(self.body))
        self.numbering = Numbering(numbering, self.styles)
        self.remark(self.numbering.ensure(), "headings-numbered", "headings-unnumbered")
        self.cover = self.cut()
        mend(self.trees(), self.styles, numbering)
        self.settle_settings()
        self.drop_unused()
        for kind in ("header", "footer"):
            found = any(True for _root in edges.parts_of(self.document.sections[-1], kind))
            self.remark(found, f"{kind}-kept", f"{kind}-made")

    def remark(self, found: bool, yes: str, no: str = "") -> None:
        key = yes if found else no
        if key:
            self.remarks.append(key)

    # -- parts ----------------------------------------------------------------------------------

    def blob(self, kind: str) -> bytes | None:
        """A part of the document by its relation."""
        found = (rel for rel in self.part.rels.values() if rel.reltype == kind)
        return next((rel.target_part.blob for rel in found if not rel.is_external), None)

    def trees(self) -> list[Element]:
        """The document, its headers, footers and notes, as far as they are read as trees."""
        seen = [self.part, *(r.target_part for r in self.part.rels.values() if not r.is_external)]
        return [part.element for part in seen if hasattr(part, "element")]

    def numbering_root(self) -> Element:
        for relation in self.part.rels.values():
            if relation.reltype == KIND.NUMBERING and hasattr(relation.target_part, "element"):
                root: Element = relation.target_part.element
                return root
        name = PackURI("/word/numbering.xml")
        root = parse_xml(f'<w:numbering xmlns:w="{WORD}"/>')
        self.part.relate_to(
            NumberingPart(name, NUMBERING_TYPE, root, self.part.package), KIND.NUMBERING
        )
        return root

    def check_fields(self) -> None:
        """Refuse what would run or fetch something where it stays: in headers and footers."""
        for root in self.trees():
            found = edges.fetching(root)
            if found is not None:
                raise Unusable(
                    message("it has a field that fetches or runs: {field}", field=found),
                    message("Replace it by its text (Ctrl+Shift+F9) and save the template again."),
                )

    # -- the body -------------------------------------------------------------------------------

    def flatten(self) -> None:
        """The properties of the last section stand at the end, whatever the file does."""
        if len(self.body) == 0 or self.body[-1].tag != qualified("sectPr"):
            found = self.body.find(qualified("sectPr"))
            self.body.append(w("sectPr") if found is None else found)

    def cut(self) -> cover.Cover | None:
        """Keep the cover, take out the rest; what follows has the section that followed it."""
        last = self.body[-1]
        blocks = list(self.body)[:-1]
        found = cover.cover_of(blocks)
        kept = () if found is None else found.blocks
        rest = [block for block in blocks if block not in kept]
        section = next((s for block in rest for s in block.iter(qualified("sectPr"))), last)
        self.count(rest)
        cover.remove(rest)
        cover.cleaned(kept)
        self.body.remove(last)
        self.body.append(self.settled(section))
        self.remark(found is not None, "cover-kept", "cover-made")
        return found

    def count(self, rest: list[Element]) -> None:
        """What a person would call the sample text."""
        said = [b for b in rest if b.tag == qualified("p") and cover.text_of(b).strip()]
        tables = [block for block in rest if block.tag == qualified("tbl")]
        pictures = sum(1 for block in rest for _one in block.iter(qualified("drawing")))
        pairs = (("paragraphs", len(said)), ("tables", len(tables)), ("pictures", pictures))
        self.removed |= {key: n for key, n in pairs if n}

    def settled(self, section: Element) -> Element:
        """A page as the renderer writes on it: one column, no restart of page numbers."""
        section = deepcopy(section)
        for tag in OF_SECTION:
            cover.remove(section.findall(qualified(tag)))
        for node in section.findall(qualified("pgNumType")):
            if node.get(qualified("start")) is not None:
                del node.attrib[qualified("start")]
        size = self.child(section, "pgSz", w=11906, h=16838)
        margins = self.child(section, "pgMar", top=1417, right=1417, bottom=1417, left=1417,
                             header=708, footer=708, gutter=0)  # fmt: skip
        for node in (size, margins):
            for name, value in node.attrib.items():
                if str(name) not in (qualified("orient"), qualified("code")):
                    node.set(name, str(round(number(str(value)))))
        return section

    def child(self, section: Element, tag: str, **usual: int) -> Element:
        found = section.find(qualified(tag))
        if found is None:
            found = w(tag, **usual)
            places = [section.find(qualified(name)) for name in ("pgMar", "titlePg")]
            following = next((one for one in places if one is not None), None)
            section.append(found) if following is None else following.addprevious(found)
        return found

    # -- the package ----------------------------------------------------------------------------

    def settle_settings(self) -> None:
        """Take out what locks the document, follows the sample, or leads to another template."""
        settings = self.document.settings
        for tag in SETTINGS:
            found = settings.element.findall(qualified(tag))
            self.remark(bool(found) and tag == "attachedTemplate", "template-link")
            self.remark(bool(found) and tag == "documentProtection", "protection")
            cover.remove(found)
        drop(self.part._settings_part.rels, lambda relation: relation.is_external)

    def drop_unused(self) -> None:
        """Take out every part that nothing of the rest refers to."""
        used = set(self.body.xpath("//@r:*"))
        comments = [r for r in self.part.rels.values() if r.reltype == KIND.COMMENTS]
        if comments:
            marks = comments[0].target_part.blob.count(b"<w:comment ")
            self.removed |= {"comments": marks} if marks else {}
        drop(
            self.part.rels,
            lambda relation: relation.reltype not in SHARED and relation.rId not in used,
        )
        package: OpcPackage = self.part.package
        drop(
            package.rels,
            lambda relation: (
                relation.reltype not in KEPT_OF_FILE and not relation.reltype.endswith(CUSTOM)
            ),
        )
        for relation in package.rels.values():
            if relation.reltype == KIND.EXTENDED_PROPERTIES:
                part: Part = relation.target_part
                part._blob = application()

    # -- what others ask ------------------------------------------------------------------------

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        size = self.child(self.body[-1], "pgSz")
        wide, high = (number(size.get(qualified(name)) or "0") for name in ("w", "h"))
        return wide / POINTS, high / POINTS

    def room(self) -> float:
        """Width of the text in points."""
        margins = self.child(self.body[-1], "pgMar")
        sides = (
            number(margins.get(qualified(side)) or "0") for side in ("left", "right", "gutter")
        )
        return self.sheet[0] - sum(sides) / POINTS

    def free_on_cover(self) -> float:
        """Height in points that the cover leaves, so far as can be told; 0 where it may be full."""
        if self.cover is None:
            return 0.0
        page = self.sheet[1]
        if heights.floats_low(self.cover.blocks, page / 2):
            return 0.0
        used = heights.height(self.cover.blocks, self.styles, self.room())
        return max(page * ROOM_ON_COVER - used - 110, 0.0)

    def fill(self, report: Report, pages: list[Element]) -> Brought:
        """Put the report's title on cover and edges, and its stamp into the footers."""
        texts = {"title": report.title, "subtitle": report.subtitle}
        section = self.document.sections[-1]
        edges.head(section, [run(report.title)])
        origin = [run(report.labels["origin"])] if "origin" in report.labels else []
        separator = [run(" · ")] if origin and pages else []
        edges.stamp(section, origin, [*separator, *pages])
        for root in self.trees():
            if root is not self.document.element and root is not self.styles.root:
                edges.show_properties(root, texts)
        top, bottom = edges.margins(self.document, section, self.styles, self.room())
        margins = self.child(self.body[-1], "pgMar")
        high, low = (
            abs(number(margins.get(qualified(s)) or "0")) / POINTS for s in ("top", "bottom")
        )
        brought = Brought(True, top - high, bottom - low)
        if self.cover is None:
            return brought
        for block in self.cover.blocks:
            edges.show_properties(block, texts)
        placed = cover.fill(self.cover.blocks, texts)
        free = self.free_on_cover()
        end = cover.section_of(self.cover)
        lacking = frozenset(texts.keys() - placed)
        return brought._replace(free=free, lacking=lacking, section=end)

    def told(self) -> Template:
        """The report of `template check`."""
        wide, high = self.sheet
        removed = tuple(self.removed.items())
        return Template("word", wide, high, tuple(self.roles), removed, tuple(self.remarks))


def drop(relations: dict[str, object], unwanted: Callable[..., bool]) -> None:
    """Take out relations; a part that no other one leads to is not written."""
    for id_ in [id_ for id_, relation in relations.items() if unwanted(relation)]:
        del relations[id_]


def application() -> bytes:
    """Properties of the program: no names, no counts of the sample."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{space}"><Application>hypercare</Application></Properties>'
    ).encode()
