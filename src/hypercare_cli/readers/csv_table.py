"""Rows of a CSV file as people export it: encoding and separator are found out, and said."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message

MOST_ROWS = 5000
SIGNS = (";", "\t", ",")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Row(NamedTuple):
    """Field → text, in the order of the columns, and the line on which the row starts."""

    line: int
    fields: tuple[tuple[str, str], ...]


class CsvTable(NamedTuple):
    """The rows of a file, and how it was read."""

    rows: tuple[Row, ...]
    encoding: str
    separator: str


def read_csv(data: bytes, name: str) -> CsvTable:
    """All rows below the header; HypercareError with the line where one is not as the header says."""
    text, encoding = decoded(data, name)
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SIGNS, key=head.count)  # of the same number, the first
    lines = records(text, separator, name)
    header = checked(next(lines, (1, []))[1], name)
    rows = []
    for line, values in lines:
        if len(values) != len(header):
            raise HypercareError(
                message(
                    "{name}:{line}: {found} values, and the header has {wanted}",
                    name=name,
                    line=line,
                    found=len(values),
                    wanted=len(header),
                ),
                message("Put a text with the separator in it between quotes."),
            )
        rows.append(Row(line, tuple(zip(header, values, strict=True))))
        if len(rows) > MOST_ROWS:
            raise HypercareError(message("{name} has more than {n} lines", name=name, n=MOST_ROWS))
    if not rows:
        raise HypercareError(message("{name} has no entries", name=name))
    return CsvTable(tuple(rows), encoding.removesuffix("-sig"), separator)


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding: by its mark, as UTF-8, else as Windows has it."""
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    encodings = (marked,) if marked else ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise HypercareError(
        message("{name} cannot be read as a table of text", name=name),
        message("Save it as CSV, with the encoding UTF-8."),
    )


def records(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The records with the line on which each starts; empty lines are left out."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            values = next(reader, None)
        except csv.Error:
            raise HypercareError(
                message("{name}:{line}: a quote is not closed", name=name, line=line),
                message("Close it, or write the quote twice where it is meant."),
            ) from None
        if values is None:
            return
        if any(value.strip() for value in values):
            yield line, values
        line = reader.line_num + 1


def checked(header: list[str], name: str) -> tuple[str, ...]:
    """The names of the columns, each its own."""
    names = tuple(each.strip() for each in header)
    advice = message("The first line names the field of each column.")
    if not names:
        raise HypercareError(message("{name} has no entries", name=name), advice)
    if "" in names:
        raise HypercareError(
            message("{name}: a column has no name in the header", name=name), advice
        )
    twice = next((each for each in names if names.count(each) > 1), None)
    if twice is not None:
        raise HypercareError(
            message("{name}: the header names “{field}” twice", name=name, field=twice), advice
        )
    return names
