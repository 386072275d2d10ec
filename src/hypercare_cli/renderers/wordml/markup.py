"""Elements of WordprocessingML. Text goes in as text: a plan can neither add markup nor a field."""

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from hypercare_cli.clean import clean

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = etree._Element


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace; `w("jc", val="right")` is `<w:jc w:val="right"/>`."""
    node = etree.Element(f"{{{WORD}}}{tag}", nsmap={"w": WORD})
    for name, value in attributes.items():
        node.set(f"{{{WORD}}}{name}", str(value))
    node.extend(children)
    return node


def qualified(name: str) -> str:
    """The full name of an attribute or element of the main namespace."""
    return f"{{{WORD}}}{name}"


def t(text: str) -> Element:
    """Text of a run; spaces at its ends are kept."""
    node = w("t")
    node.text = text
    node.set(SPACE, "preserve")
    return node


def run(text: str, *properties: Element) -> Element:
    """Text with its formatting; a newline breaks the line, a tab moves on."""
    node = w("r", w("rPr", *properties)) if properties else w("r")
    node.extend(pieces(clean(text)))
    return node


def pieces(text: str) -> Iterator[Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield w("br")
        for place, part in enumerate(line.split("\t")):
            if place:
                yield w("tab")
            if part:
                yield t(part)


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style of the template; `properties` in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def field(instruction: str, shown: str, *properties: Element) -> Iterator[Element]:
    """A field with the result that stands there until Word computes it again."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(SPACE, "preserve")
    yield mark("begin")
    yield w("r", code)
    yield mark("separate")
    yield run(shown, *properties)
    yield mark("end")


def mark(kind: Literal["begin", "separate", "end"]) -> Element:
    """One of the three limits of a field."""
    return w("r", w("fldChar", fldCharType=kind))
