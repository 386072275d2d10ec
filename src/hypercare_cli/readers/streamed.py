"""Parts of a workbook read as a stream: no tree is built, so that a large one costs no memory."""

from collections.abc import Callable
from xml.parsers import expat

from hypercare_cli.readers import guard
from hypercare_cli.readers.package import Package

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def parsed(
    package: Package,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Run the handlers over a part; names come without the namespace of spreadsheets."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    prefix = f"{NAMESPACE} "
    parser.StartElementHandler = lambda name, given: start(name.removeprefix(prefix), given)
    parser.EndElementHandler = lambda name: end(name.removeprefix(prefix))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(package.read(part), True)
    except expat.ExpatError:
        raise guard.broken(package.name, part) from None
