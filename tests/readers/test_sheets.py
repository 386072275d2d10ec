"""The cells of a workbook as several programs write them."""

from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Setting, Type, typed
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.readers.looks import look_of
from hypercare_cli.readers.package import opened
from hypercare_cli.readers.places import place_of, position
from hypercare_cli.readers.sheets import Raw, read_sheets
from tests.readers.packages import packed, parts
from tests.sync.editing import written

CALENDAR = Calendar(date(2026, 1, 5))
FRENCH, ENGLISH = Setting("fr", CALENDAR), Setting("en", CALENDAR)
ROW = 900


def raw(cell: str) -> Raw | None:
    """One cell that a program wrote, below everything else on the sheet of risks."""
    found = parts(written())
    sheet = next(
        name
        for name, part in found.items()
        if b"Risk register" in part or name.endswith("sheet9.xml")
    )
    end = b"</sheetData>"
    row = f'<row r="{ROW}">{cell}</row>'.encode()
    data = packed(found | {sheet: found[sheet].replace(end, row + end)})
    grids = read_sheets(opened(data, "l.xlsx")).grids
    return next((g.cells[key] for g in grids for key in g.cells if key[0] == ROW), None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c t="inlineStr"><is><t>a</t></is></c>', Raw("text", "a")),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>', Raw("text", "a b")),
        ('<c t="str"><f>"a"</f><v>a</v></c>', Raw("text", "a", formula=True)),
        ('<c t="str"><f>""</f><v></v></c>', Raw("text", "", formula=True)),
        ('<c><f>1+1</f></c>', Raw("number", None, formula=True)),
        ('<c><f>1+1</f><v/></c>', Raw("number", None, formula=True)),
        ('<c t="b"><v>1</v></c>', Raw("truth", "1")),
        ('<c t="e"><v>#REF!</v></c>', Raw("error", "#REF!")),
        ('<c t="d"><v>2026-02-10T00:00:00</v></c>', Raw("day", "2026-02-10T00:00:00")),
        ('<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', Raw("text", "a\rb_x0041_")),
        ('<c t="inlineStr"><is><t></t></is></c>', None),
        ("<c><v></v></c>", None),
        ('<c s="1"/>', None),
        ('<c r="C900" s="99999999"><v>2</v></c>', Raw("number", "2")),
    ],
)  # fmt: skip
def test_a_cell(cell: str, expected: Raw | None) -> None:
    assert raw(cell) == expected


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", ""), ("Standard", ""), ("0.00", ""), ("#,##0 [$€-40C]", ""), ('0 "days"', ""), (r"0\d", ""),
        ("[Red]-0", ""), ("0.00E+00", ""), ("@", ""), ("0%", "percent"), ("0.0 %;[Red]-0.0 %", "percent"),
        ("dd/mm/yyyy", "day"), ("[$-40C]d mmmm yyyy;@", "day"), ("yyyy-mm-dd hh:mm", "day"), ("h:mm", ""),
    ],
)  # fmt: skip
def test_what_a_format_says(code: str, look: str) -> None:
    assert look_of(code) == look


@pytest.mark.parametrize(("place", "cell"), [("A1", (1, 1)), ("AA10", (10, 27)), ("$C$7", (7, 3))])
def test_places(place: str, cell: tuple[int, int]) -> None:
    assert position(place) == cell
    assert place_of(*cell) == place.replace("$", "")


@pytest.mark.parametrize("place", ["", "A0", "A", "1", "AAAA1", "A1:B2", "#REF!", "a1"])
def test_what_is_no_place(place: str) -> None:
    assert position(place) is None


@pytest.mark.parametrize(
    ("setting", "text", "expected"),
    [
        (FRENCH, "03/04/2026", date(2026, 4, 3)),
        (ENGLISH, "03/03/2026", date(2026, 3, 3)),
        (FRENCH, "1er août 2026", date(2026, 8, 1)),
        (ENGLISH, "1 Aug. 2026", date(2026, 8, 1)),
        (ENGLISH, "2026-4-5", date(2026, 4, 5)),
        (ENGLISH, "2026-04-05 00:00:00", date(2026, 4, 5)),
        (ENGLISH, "T-7", date(2025, 12, 29)),
    ],
)
def test_days(setting: Setting, text: str, expected: date) -> None:
    assert typed(Raw("text", text), Type("date"), setting) == expected


def test_days_of_the_other_calendar() -> None:
    """Old workbooks of the Mac count from 1904: 44601 days later it is 10 February 2026."""
    found = typed(Raw("number", "44601"), Type("date"), Setting("en", None, from_1904=True))
    assert found == date(2026, 2, 10)


@pytest.mark.parametrize(
    ("setting", "text", "expected"),
    [
        (FRENCH, "1,5", "1.5"), (FRENCH, "1.5", "1.5"), (FRENCH, "12.500,5", "12500.5"), (FRENCH, "1,234", "1.234"),
        (ENGLISH, "1,234", "1234"), (ENGLISH, "1,234.5", "1234.5"), (ENGLISH, "1,5", "1.5"), (ENGLISH, "£ 12", "12"),
        (ENGLISH, "CHF 12\u202f500", "12500"), (FRENCH, "12\u00a0500 EUR", "12500"), (FRENCH, "−3", "-3"),
    ],
)  # fmt: skip
def test_numbers(setting: Setting, text: str, expected: str) -> None:
    assert typed(Raw("text", text), Type("number"), setting) == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["", "1e5", "1.2.3", "1-2", "+", "12 h", "½", "٣x", "1,2,3,4.5.6", "9" * 61]
)
def test_no_numbers(text: str) -> None:
    if not text:
        assert typed(Raw("text", text), Type("number"), FRENCH) is None
        return
    with pytest.raises(Fault):
        typed(Raw("text", text), Type("number"), FRENCH)


@pytest.mark.parametrize(
    ("raw_", "expected"),
    [
        (Raw("truth", "1"), True), (Raw("truth", "0"), False), (Raw("text", "VRAI"), True),
        (Raw("text", "FAUX"), False), (Raw("text", "TRUE"), True), (Raw("text", "oui"), True),
        (Raw("text", "No"), False), (Raw("number", "1"), True), (Raw("text", "x"), True),
    ],
)  # fmt: skip
def test_truths(raw_: Raw, expected: bool) -> None:
    assert typed(raw_, Type("truth"), FRENCH) is expected
