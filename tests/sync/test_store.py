"""The hidden sheet that says what a ledger said: whatever somebody makes of it, never a crash."""

import json
from functools import cache
from html import escape, unescape
from random import Random
from re import findall, search
from typing import Any

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.from_ledger.plan import Wanted, plan_from
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.ledger.columns import STORE
from hypercare_cli.readers.ledger import read_ledger
from hypercare_cli.readers.places import place_of
from hypercare_cli.readers.stamp import read_stamp
from tests.ledgers import AS_OF
from tests.readers.packages import packed, parts
from tests.sync.editing import back, edited, fact, put, written

Lines = list[list[str]]
SAID = "does not say what it said when it was written"
VALUES = (
    "sNaN", "NaN", "1e400", "9" * 5_000, "", "\u202eabc", "../../x", "evidence.file", "audience", "*",
    "^", "letters", "..", "id", "plan.title/../x", '{"id":"\\ud800"}', '{"title":{"a":1}}', "[1]",
    "null", '{"due":"9999-12-31"}', '{"a":' * 2_000,
)  # fmt: skip


@cache
def store() -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The part of the hidden sheet, and its lines."""
    book = parts(written())
    names = findall(r'<sheet name="([^"]*)"', book["xl/workbook.xml"].decode())
    part = f"xl/worksheets/sheet{names.index(STORE) + 1}.xml"
    shared = findall(r"<si>(.*?)</si>", book["xl/sharedStrings.xml"].decode())
    texts = [unescape("".join(findall(r"<t[^>]*>([^<]*)</t>", each))) for each in shared]
    rows = findall(r"<row [^>]*>(.*?)</row>", book[part].decode())
    return part, tuple(tuple(texts[int(n)] for n in findall(r"<v>(\d+)</v>", row)) for row in rows)


def lines() -> Lines:
    return [list(line) for line in store()[1]]


def tampered(changed: Lines, book: bytes = b"") -> bytes:
    """The ledger with other lines in its hidden sheet."""
    rows = "".join(
        f'<row r="{n}">' + "".join(map(cell, range(1, 99), [n] * len(line), line)) + "</row>"
        for n, line in enumerate(changed, 1)
    )
    part, _lines = store()
    found = parts(book or written())
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    xml = f"{head}<sheetData>{rows}</sheetData></worksheet>".encode()
    return packed(found | {part: xml})


def cell(column: int, row: int, text: str) -> str:
    inner = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{place_of(row, column)}" t="inlineStr">{inner}</c>' if text else ""


def outcome(data: bytes) -> str:
    """What `sync` and `init --from-ledger` say of a ledger that cannot be read; nothing else breaks."""
    try:
        back(data, delete=True)
        ledger, stamp = read_ledger(data, "l.xlsx"), read_stamp(data, "l.xlsx").stamp
        plan_from(ledger, stamp, Wanted(AS_OF, "en", {}), "l.xlsx")
    except HypercareError as error:
        return Words("en").say(error.message)
    return ""


def without(number: int) -> Lines:
    return [line for n, line in enumerate(lines()) if n != number]


def numbered(*start: str) -> int:
    """The number of the first line that starts so."""
    return next(n for n, line in enumerate(lines()) if tuple(line[: len(start)]) == start)


def replaced(number: int, line: list[str]) -> Lines:
    return [line if n == number else each for n, each in enumerate(lines())]


def test_the_sheet_as_it_was_written_is_understood() -> None:
    assert len(lines()) > 250
    assert outcome(tampered(lines())) == ""


@pytest.mark.parametrize(
    "start",
    [
        ("column", "measurements", "kpi"),
        ("column", "people", "role"),
        ("column", "people", "id"),
        ("column", "milestones", "id"),
        ("column", "risks", "title"),
        ("field", "plan.title"),
        ("field", "plan.kickoff"),
        ("ledger",),
    ],
)
def test_a_line_that_a_ledger_needs_cannot_be_deleted(start: tuple[str, ...]) -> None:
    assert SAID in outcome(tampered(without(numbered(*start))))


@pytest.mark.parametrize(
    "field", ["audience", "owner", "evidence.file", "", "letters", "^", "title.x"]
)
def test_the_field_of_a_column_is_not_taken_from_the_file(field: str) -> None:
    number = numbered("column", "risks", "title")
    changed = replaced(number, [*lines()[number][:4], field])
    assert SAID in outcome(tampered(changed, edited(put(("risks.title", 0, "internal")))))


@pytest.mark.parametrize(
    "line",
    [
        ["column", "risks", "audience", "Audience", "audience"],
        ["column", "evidence", "file", "File", "file"],
        ["field", "plan.audience", "internal"],
        ["row", "evidence", "E1", "{}"],
        ["row", "risks", "R1", "{}"],
        ["row", "risks", "", "{}"],
        ["row", "risks", "R9", '{"audience":"internal"}'],
        ["row", "risks", "R9", '{"title":1}'],
        ["row", "risks", "R9", "[]"],
        ["row", "risks", "R9"],
        ["something"],
    ],
)
def test_a_line_that_no_ledger_has_is_refused(line: list[str]) -> None:
    assert SAID in outcome(tampered([*lines(), line]))


@pytest.mark.parametrize(
    ("column", "value"),
    [("baseline", "sNaN"), ("target", "Infinity"), ("baseline", "1_0"), ("target_date", "soon"),
     ("target_date", "20260101"), ("title", "\x1b")],
)  # fmt: skip
def test_what_a_cell_said_has_the_form_of_its_column(column: str, value: str) -> None:
    number = numbered("row", "kpis", "delay")
    *start, texts = lines()[number]
    changed = json.dumps(json.loads(texts) | {column: value})
    assert SAID in outcome(tampered(replaced(number, [*start, changed])))


@pytest.mark.slow
def test_each_line_may_be_missing() -> None:
    for number in range(len(lines())):
        assert SAID in (outcome(tampered(without(number))) or SAID), lines()[number]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150))
def test_values_may_be_anything(seed: int) -> None:
    random, changed = Random(seed), lines()
    pool = (*VALUES, *(text for line in changed for text in line))
    for _ in range(random.choice((1, 1, 1, 3, 10))):
        line = random.choice(changed)
        match random.randrange(4):
            case 0 if len(line) > 1:
                del line[random.randrange(len(line))]
            case 1:
                line.append(random.choice(pool))
            case 2:
                changed.insert(random.randrange(len(changed)), list(random.choice(changed)))
            case _:
                line[random.randrange(len(line))] = random.choice(pool)
    outcome(tampered(changed))


# -- single values --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place", ["Risks!$B$5", "'Key facts'!$B$6", "Summary!$B$5", "_hypercare!$B$2"]
)
def test_a_single_value_has_a_cell_of_its_own_on_its_sheet(place: str) -> None:
    def edit(book: Any) -> None:
        assert fact(book, "plan.kickoff").coordinate == "B6"
        book.defined_names["field.plan.title"].attr_text = place

    assert "has no cell any more for `plan." in outcome(edited(edit))


def test_the_sheet_of_the_key_facts_may_be_called_otherwise() -> None:
    def edit(book: Any) -> None:
        book["Key facts"].title = "Facts & more"
        for name in book.defined_names.values():
            name.attr_text = name.attr_text.replace("'Key facts'", "'Facts & more'")

    assert outcome(edited(edit)) == ""


def test_the_name_of_a_sheet_stays_on_one_line() -> None:
    def edit(book: Any) -> None:
        put(("risks.probability", 0, "nonsense"))(book)

    found = parts(edited(edit))
    name = b"&#10;::error::x ##[error]&#x202e;"
    index = found["xl/workbook.xml"]
    old = search(rb'<sheet [^>]*name="Risks"', index)
    assert old is not None
    new = old[0].replace(b'name="Risks"', b'name="' + name + b'"')
    data = packed(found | {"xl/workbook.xml": index.replace(old[0], new)})
    (fault,) = back(data).merged.faults
    assert fault.place == "__error__x ##_error_\ufffd!E5"
