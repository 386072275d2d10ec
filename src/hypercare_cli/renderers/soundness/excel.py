"""What Excel asks of a workbook: names, lengths, cells in order, tables that match their headings."""

import re
from collections.abc import Iterator

from lxml import etree

from hypercare_cli.renderers.soundness.parts import RELATIONS, Package, doubled, resolved

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LONGEST_SHEET, LONGEST_TEXT, LONGEST_FORMULA, LONGEST_NAME = 31, 32_767, 8_192, 255
LONGEST_LIST, LONGEST_EDGE = 255, 255
ROWS, COLUMNS = 1_048_576, 16_384
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
NAME = re.compile(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*|_[\w.\\?]*")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr]([0-9]+)?([Cc]([0-9]+)?)?|[Cc]([0-9]+)?")
CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
BUILT_IN = "_xlnm."


def faults(package: Package, main: str) -> Iterator[str]:
    root = package.tree(main)
    sheets = list(root.iterfind(f"{S}sheets/{S}sheet"))
    yield from sheet_names(sheets)
    yield from defined_names(root)
    texts = shared_texts(package, main)
    yield from long_texts(texts)
    looks = look_count(package, main)
    links = {link.id: resolved(main, link.target) for link in package.relations(main)}
    tables: list[str] = []
    for sheet in sheets:
        name = links.get(sheet.get(f"{{{RELATIONS}}}id") or "", "")
        if name in package.parts and package.type_of(name or "") is not None:
            page = package.tree(name)
            yield from cells(page, name, len(texts), looks)
            yield from details(page, name)
            for part in package.targets(name, "table"):
                tables.append(part)
                yield from table(package.tree(part), part, headings(page, texts))
    yield from table_names(package, tables, root)


def sheet_names(sheets: list[etree._Element]) -> Iterator[str]:
    names = [sheet.get("name") or "" for sheet in sheets]
    for name in names:
        if not name or size(name) > LONGEST_SHEET or FORBIDDEN.search(name):
            yield f"{name!r} is no name of a sheet"
    for name in doubled(name.casefold() for name in names):
        yield f"two sheets have the name {name}"
    for id_ in doubled(sheet.get("sheetId") or "" for sheet in sheets):
        yield f"two sheets have the id {id_}"
    if not any(sheet.get("state") in (None, "visible") for sheet in sheets):
        yield "no sheet can be seen"


def defined_names(root: etree._Element) -> Iterator[str]:
    found = list(root.iterfind(f"{S}definedNames/{S}definedName"))
    names = [node.get("name") or "" for node in found]
    for name in names:
        plain = name.removeprefix(BUILT_IN)
        if size(name) > LONGEST_NAME or not NAME.fullmatch(plain) or LIKE_A_CELL.fullmatch(plain):
            yield f"{name!r} cannot be the name of cells"
    scoped = (
        f"{name.casefold()}@{node.get('localSheetId', '')}"
        for name, node in zip(names, found, strict=True)
    )
    for name in doubled(scoped):
        yield f"the name {name} is given twice"
    for node in found:
        if not node.text or "#REF!" in node.text:
            yield f"the name {node.get('name')} leads nowhere"


def size(text: str) -> int:
    """Characters as Excel counts them."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def shared_texts(package: Package, main: str) -> list[str]:
    parts = package.targets(main, "sharedStrings")
    return [
        "".join(node.text or "" for node in item.iter(f"{S}t"))
        for part in parts[:1]
        for item in package.tree(part).iterchildren(f"{S}si")
    ]


def long_texts(texts: list[str]) -> Iterator[str]:
    for text in texts:
        if len(text) * 2 > LONGEST_TEXT and size(text) > LONGEST_TEXT:
            yield f"a text has more than {LONGEST_TEXT} characters: {text[:40]}"


def look_count(package: Package, main: str) -> int:
    """How many looks a cell can have."""
    parts = package.targets(main, "styles")
    return len(package.tree(parts[0]).findall(f"{S}cellXfs/{S}xf")) if parts else 1


def cells(page: etree._Element, name: str, texts: int, looks: int) -> Iterator[str]:
    """Rows and cells in order, inside the sheet, with texts and looks that are there."""
    last_row = 0
    for row in page.iterfind(f"{S}sheetData/{S}row"):
        number = int(row.get("r") or last_row + 1)
        if not last_row < number <= ROWS:
            yield f"{name}: row {number} stands after row {last_row}"
        last_row, last_column = number, 0
        for cell in row:
            place = CELL.fullmatch(cell.get("r") or "")
            column = letters(place[1]) if place else 0
            if place is None or int(place[2]) != number or not last_column < column <= COLUMNS:
                yield f"{name}: the cell {cell.get('r')} stands at the wrong place"
            last_column = column
            if int(cell.get("s") or 0) >= looks:
                yield f"{name}: {cell.get('r')} has a look that is not there"
            yield from content(cell, f"{name}: {cell.get('r')}", texts)


def content(cell: etree._Element, where: str, texts: int) -> Iterator[str]:
    kind = cell.get("t")
    for part in cell:
        said = part.text or ""
        if part.tag == f"{S}v" and kind == "s":
            if not said.isdecimal() or int(said) >= texts:
                yield f"{where} names a text that is not there"
        elif part.tag == f"{S}v" and kind in (None, "n"):
            if said.lower().strip("-+") in ("nan", "inf", "infinity"):
                yield f"{where} is no number: {said}"
        elif part.tag == f"{S}f" and size(said) > LONGEST_FORMULA:
            yield f"{where} has a formula of more than {LONGEST_FORMULA} characters"
        elif size(said) > LONGEST_TEXT:
            yield f"{where} has a text of more than {LONGEST_TEXT} characters"


def letters(name: str) -> int:
    """`AA` → 27"""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def details(page: etree._Element, name: str) -> Iterator[str]:
    """Lists, header and footer within their length; merged cells that do not overlap."""
    for formula in page.iterfind(f"{S}dataValidations/{S}dataValidation/{S}formula1"):
        said = formula.text or ""
        if said.startswith('"') and size(said) - 2 > LONGEST_LIST:
            yield f"{name}: a list has more than {LONGEST_LIST} characters"
    for edge in page.iterfind(f"{S}headerFooter/*"):
        if size(edge.text or "") > LONGEST_EDGE:
            yield f"{name}: a header or footer has more than {LONGEST_EDGE} characters"
    taken: list[tuple[int, int, int, int]] = []
    for node in page.iterfind(f"{S}mergeCells/{S}mergeCell"):
        area = corners(node.get("ref") or "")
        if area is None or any(overlap(area, other) for other in taken):
            yield f"{name}: the merged cells {node.get('ref')} meet others"
        else:
            taken.append(area)


def corners(reference: str) -> tuple[int, int, int, int] | None:
    """`A1:B3` → first column and row, last column and row."""
    ends = [CELL.fullmatch(end) for end in reference.split(":")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        return None
    return letters(first[1]), int(first[2]), letters(last[1]), int(last[2])


def overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return not (one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1])


def headings(page: etree._Element, texts: list[str]) -> dict[str, str]:
    """The texts of a sheet's cells by their reference."""
    found = {}
    for cell in page.iter(f"{S}c"):
        if cell.get("t") == "s":
            number = int(cell.findtext(f"{S}v") or -1)
            if 0 <= number < len(texts):
                found[cell.get("r") or ""] = texts[number]
    return found


def table(root: etree._Element, name: str, texts: dict[str, str]) -> Iterator[str]:
    """As many columns as it is wide, each with the text of its heading, none twice."""
    columns = [node.get("name") or "" for node in root.iterfind(f"{S}tableColumns/{S}tableColumn")]
    area = corners(root.get("ref") or "")
    if area is None or area[2] - area[0] + 1 != len(columns) or area[3] <= area[1]:
        yield f"{name}: the table has {len(columns)} columns in {root.get('ref')}"
        return
    for title in doubled(column.casefold() for column in columns):
        yield f"{name}: two columns are called {title}"
    for column, number in zip(columns, range(area[0], area[2] + 1), strict=True):
        if size(column) > LONGEST_NAME or not column:
            yield f"{name}: {column[:40]!r} is no name of a column"
        heading = texts.get(f"{column_name(number)}{area[1]}", "")
        if root.get("headerRowCount") != "0" and unescaped(column) != heading:
            yield f"{name}: the heading of the column {column[:40]!r} is another"


def unescaped(text: str) -> str:
    """A name as its cell has it: line ends are written as codes there."""
    return text.replace("_x000a_", "\n").replace("_x000A_", "\n").replace("_x000d_", "\r")


def column_name(number: int) -> str:
    """27 → `AA`"""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def table_names(package: Package, parts: list[str], root: etree._Element) -> Iterator[str]:
    trees = [package.tree(part) for part in parts]
    names = [(tree.get("displayName") or "").casefold() for tree in trees]
    names += [
        (node.get("name") or "").casefold()
        for node in root.iterfind(f"{S}definedNames/{S}definedName")
        if node.get("localSheetId") is None
    ]
    for name in doubled(names):
        yield f"two tables or names are called {name}"
    for id_ in doubled(tree.get("id") or "" for tree in trees):
        yield f"two tables have the id {id_}"
