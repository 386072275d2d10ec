"""Percentages typed for a KPI that counts in per cent: `32,5 %` is 32.5 points, however it is typed.

A spreadsheet makes 0.325 of it and only the look of the cell still says so.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal

from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Type, exact, key
from hypercare_cli.readers.ledger import Read, Row
from hypercare_cli.readers.sheets import Raw

NUMBERS = {"kpis": ("baseline", "target"), "measurements": ("value",)}
"""The columns that count in the unit of a KPI."""
UNIT = "percent"


class Points:
    """Which KPIs of a ledger count in per cent, by their ids and titles.

    `units` is what the cells of the column of units hold, `names` the words for KPIs.
    """

    def __init__(self, kpis: Iterable[Row], units: Type, names: Mapping[str, str]):
        self.units, self.names = units, names
        self.known: dict[str, bool] = {}
        for row in kpis:
            counts = self.counts(row)
            for word in {key(text(row.cells.get(name))) for name in ("id", "title")} | {
                key(row.id)
            }:
                self.known[word] = self.known.get(word, counts) and counts

    def counts(self, row: Row) -> bool:
        """Whether the KPI of a row counts in per cent."""
        unit = text(row.cells.get("unit"))
        return self.units.words.get(key(unit), unit) == UNIT

    def taken(self, table: str, row: Row) -> Row:
        """A row with its percentages as points; the one of another unit stays as it is."""
        if table not in NUMBERS or not (self.counts(row) if table == "kpis" else self.named(row)):
            return row
        return row._replace(cells=row.cells | {c: points(row.cells[c]) for c in NUMBERS[table]})

    def named(self, row: Row) -> bool:
        """Whether the KPI that a measurement names counts in per cent."""
        word = key(text(row.cells.get("kpi")))
        return bool(word) and self.known.get(key(self.names.get(word) or word), False)


def text(read: Read | None) -> str:
    return (read.raw.text or "").strip() if read is not None and read.raw is not None else ""


def points(read: Read) -> Read:
    """A cell with a percentage as the number before the sign."""
    raw = read.raw
    if raw is None or not raw.text:
        return read
    if raw.kind == "number" and raw.look == "percent":
        with suppress(Fault):
            number = Decimal(100) * exact(raw.text)
            return Read(read.place, Raw("number", f"{number:f}", raw.formula))
    elif raw.kind == "text":
        return Read(read.place, raw._replace(text=raw.text.strip().removesuffix("%")))
    return read
