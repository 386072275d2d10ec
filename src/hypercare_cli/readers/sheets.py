"""The cells of a workbook from outside: streamed, bounded, values only. No formula is ever run."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.readers import guard
from hypercare_cli.readers.looks import Look, Looks
from hypercare_cli.readers.package import Package
from hypercare_cli.readers.places import Place, area_of, named, place_of, position
from hypercare_cli.readers.streamed import parsed

MOST_CELLS = 400_000
"""Rows and cells of the whole workbook, also empty ones; a ledger of 2,000 lines has 40,000."""
MOST_ROWS, MOST_COLUMNS = 50_000, 600
"""Beyond them nothing may stand."""
LONGEST = 32_767
"""Characters of a cell, as Excel has it."""
MOST_CHARACTERS = 8_000_000
"""Of all cells; those that share a text count it each. A ledger of 2,000 lines has two million."""
LARGEST_INDEX = 4 * guard.MIB
"""Bytes of the part that names the sheets: a small one."""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
ESCAPED = re.compile("_x([0-9a-fA-F]{4})_")
"""How a character that XML cannot hold is written in a cell."""

Kind = Literal["text", "number", "truth", "error", "day"]


class Raw(NamedTuple):
    """What a cell holds. `text` is None for a formula that came without its value."""

    kind: Kind
    text: str | None
    formula: bool = False
    look: Look = ""


class Grid(NamedTuple):
    """One sheet: its cells that hold something by (row, column), from 1, and its merged areas."""

    name: str
    cells: dict[tuple[int, int], Raw]
    merged: tuple[str, ...]


class Sheets(NamedTuple):
    """A workbook. `names` are those that it gives to single cells: name → sheet, row, column."""

    grids: tuple[Grid, ...]
    names: dict[str, Place]
    from_1904: bool


def read_sheets(package: Package) -> Sheets:
    """Every sheet of a workbook that passed the guard. Raises HypercareError for what is too large."""
    index = Index(package)
    shared = Shared(Texts(package).found, Looks(package), Budget(package.name))
    grids = [Reader(package, part, name, shared).grid for name, part in index.parts(package)]
    return Sheets(tuple(grids), index.names, index.from_1904)


class Budget:
    """What may still be read of a workbook."""

    def __init__(self, name: str):
        self.name = name
        self.left, self.characters = MOST_CELLS, MOST_CHARACTERS

    def take(self, sheet: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise HypercareError(
                message("{name} has too many cells (at {sheet})", name=self.name, sheet=sheet),
                message("Delete the rows and columns that are not needed, and save it again."),
            )

    def take_text(self, text: str, place: str) -> None:
        """A text before anybody looks into it."""
        if len(text) > LONGEST:
            raise HypercareError(
                message(
                    "{name} has a cell with {n} characters ({place})",
                    name=self.name,
                    n=len(text),
                    place=place,
                ),
                message("A cell of Excel holds {n} at most: shorten it.", n=LONGEST),
            )
        self.characters -= len(text)
        if self.characters < 0:
            raise HypercareError(
                message("{name} has too much text (at {place})", name=self.name, place=place),
                message("Delete the rows and columns that are not needed, and save it again."),
            )


class Index:
    """What the main part says: the sheets in their order, and the names of cells."""

    def __init__(self, package: Package):
        self.sheets: list[tuple[str, str]] = []
        self.names: dict[str, Place] = {}
        self.from_1904 = False
        self.name, self.said = "", ""
        if package.archive.getinfo(package.main).file_size > LARGEST_INDEX:
            raise guard.too_large(package.name, LARGEST_INDEX)
        parsed(package, package.main, self.start, self.end, self.text)

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((given.get("name", ""), given.get(RELATION, "")))
        elif name == "workbookPr":
            self.from_1904 = given.get("date1904") in ("1", "true")
        elif name == "definedName":
            self.name, self.said = given.get("name", ""), ""

    def text(self, text: str) -> None:
        if self.name:
            self.said += text

    def end(self, name: str) -> None:
        if name == "definedName":
            sheet, _mark, place = self.said.rpartition("!")
            found = position(place)
            if found is not None:
                self.names[self.name] = (named(sheet.strip("'").replace("''", "'")), *found)
            self.name = ""

    def parts(self, package: Package) -> Iterator[tuple[str, str]]:
        """Name and part of each sheet of cells."""
        targets = {r.id: r for r in package.of(package.main) if r.kind == "worksheet"}
        for name, id_ in self.sheets:
            if id_ in targets and not targets[id_].external:
                yield named(name), targets[id_].target


class Texts:
    """The texts that cells share, by number."""

    def __init__(self, package: Package):
        self.found: list[str] = []
        self.budget = Budget(package.name)
        self.pieces: list[str] = []
        self.listens, self.sounds = False, 0
        for relation in package.of(package.main):
            if relation.kind == "sharedStrings" and not relation.external:
                parsed(package, relation.target, self.start, self.end, self.text)

    def start(self, name: str, _given: dict[str, str]) -> None:
        if name == "si":
            self.pieces = []
        elif name == "rPh":
            self.sounds += 1
        self.listens = name == "t" and not self.sounds

    def text(self, text: str) -> None:
        if self.listens:
            self.pieces.append(text)

    def end(self, name: str) -> None:
        self.listens = False
        if name == "rPh":
            self.sounds -= 1
        elif name == "si":
            self.budget.take("sharedStrings")
            self.found.append(unescaped("".join(self.pieces)))


def unescaped(text: str) -> str:
    """A text with the characters that its codes stand for; half of a pair is none."""
    if "_x" not in text:
        return text
    found = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


KINDS: dict[str, Kind] = {"s": "text", "str": "text", "inlineStr": "text", "b": "truth"}
KINDS |= {"e": "error", "n": "number", "d": "day"}


class Shared(NamedTuple):
    """What the sheets of a workbook have in common."""

    texts: list[str]
    looks: Looks
    budget: Budget


class Reader:
    """One sheet while it is read."""

    def __init__(self, package: Package, part: str, name: str, shared: Shared):
        self.package = package
        self.name = name
        self.texts, self.looks, self.budget = shared
        self.cells: dict[tuple[int, int], Raw] = {}
        self.merged: dict[str, None] = {}
        self.row, self.column = 0, 0
        self.type, self.look = "n", ""
        self.formula, self.valued, self.listens = False, False, False
        self.pieces: list[str] = []
        parsed(package, part, self.start, self.end, self.text)
        self.grid = Grid(name, self.cells, tuple(filter(None, self.merged)))

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            self.budget.take(self.name)
            self.column += 1
            found = position(given.get("r", ""))
            if found is not None:
                self.row, self.column = found
            self.type, self.look = given.get("t", "n"), given.get("s", "")
            self.formula = self.valued = False
            self.pieces = []
        elif name == "row":
            self.budget.take(self.name)
            number = given.get("r", "")
            self.row = int(number) if number.isdecimal() and len(number) < 8 else self.row + 1
            self.column = 0
        elif name in ("v", "t"):
            self.listens = self.valued = True
        elif name == "f":
            self.formula = True
        elif name == "mergeCell":
            self.budget.take(self.name)
            self.merged[area_of(given.get("ref", ""))] = None

    def text(self, text: str) -> None:
        if self.listens:
            self.pieces.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.listens = False
        elif name == "c" and (self.valued or self.formula):
            self.keep("".join(self.pieces))

    def keep(self, text: str) -> None:
        place = f"{self.name}!{place_of(self.row, self.column)}"
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise HypercareError(
                message("{name} has a cell far out ({place})", name=self.package.name, place=place),
                message("Delete the rows and columns that are not needed, and save it again."),
            )
        if self.type == "s":
            number = int(text) if text.isdecimal() and len(text) < 8 else -1
            if not 0 <= number < len(self.texts):
                raise guard.broken(self.package.name, self.name)
            text = self.texts[number]
        elif self.type in ("str", "inlineStr"):
            text = unescaped(text)
        self.budget.take_text(text, place)
        kind = KINDS.get(self.type, "text")
        without = self.formula and not text and self.type != "str"  # `<v/>` is no value
        said = None if without else text
        if said != "" or self.formula:
            look = self.looks.of(self.look) if kind == "number" else ""
            self.cells[self.row, self.column] = Raw(kind, said, self.formula, look)
