"""Boxes to tick: content controls of Word 2010, which other programs show as a sign."""

from lxml import etree

from hypercare_cli.renderers.wordml.markup import Element, t, w

WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
EMPTY, TICKED = "\u2610", "\u2612"
SYMBOLS = "MS Gothic"
"""The font in which Word shows a box, ticked or not."""


def box(ticked: bool, size: float, id_: int) -> Element:
    """A box that a click ticks in Word; its size in points."""
    half = round(size * 2)
    face = w("rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, hint="eastAsia")
    look = w("rPr", face, w("sz", val=half), w("szCs", val=half))
    control = office("checkbox")
    control.append(office("checked", val=int(ticked)))
    control.append(office("checkedState", val="2612", font=SYMBOLS))
    control.append(office("uncheckedState", val="2610", font=SYMBOLS))
    settings = w("sdtPr", w("id", val=id_), control)
    shown = w("r", look, t(TICKED if ticked else EMPTY))
    return w("sdt", settings, w("sdtContent", shown))


def office(tag: str, **attributes: str | int) -> Element:
    """An element of Word 2010."""
    node = etree.Element(f"{{{WORD_2010}}}{tag}", nsmap={"w14": WORD_2010})
    for name, value in attributes.items():
        node.set(f"{{{WORD_2010}}}{name}", str(value))
    return node


def declare(root: Element) -> None:
    """Say at the root of a part that programs older than the boxes may pass over them."""
    prefixes = {prefix for prefix in root.nsmap if prefix} | {"mc", "w14"}
    above = {"mc": COMPATIBLE, "w14": WORD_2010}
    etree.cleanup_namespaces(root, top_nsmap=above, keep_ns_prefixes=list(prefixes))
    name = f"{{{COMPATIBLE}}}Ignorable"
    known = (root.get(name) or "").split()
    if "w14" not in known:
        root.set(name, " ".join((*known, "w14")))
