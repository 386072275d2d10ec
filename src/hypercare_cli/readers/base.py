"""What a ledger said when it was written, from the lines of its hidden sheet.

Anybody can change that sheet, so nothing of it is believed: it must have every table, column and single
value that `pages/ledger/columns.py` declares, each with its own field, and no other.
"""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from hypercare_cli.clean import clean
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import (
    FACTS,
    LETTERS,
    LISTINGS,
    MARKS,
    PARENT,
    VERSION,
    fact,
)
from hypercare_cli.pages.ledger.listing import Form, Listing

Texts = dict[str, str]
NUMBERS: set[Form] = {"number", "money", "share", "range"}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
PARTS = set(LETTERS.values())
"""The columns of RACI while nobody is known: it has them, or one for each person."""


class Heading(NamedTuple):
    """A column as it was written; without a field it is computed and does not come back."""

    title: str
    field: str


class Base(NamedTuple):
    """What a ledger says in texts: its columns, rows and single values."""

    columns: dict[str, dict[str, Heading]]
    """Table → column → its heading."""
    rows: dict[str, dict[str, Texts]]
    """Table → row id → column → text, of the cells that people may edit."""
    facts: Texts


def no_way_back(name: str) -> HypercareError:
    return HypercareError(
        message("{name} does not say what it said when it was written", name=name),
        message("Only a ledger of `hypercare report ledger`, saved as .xlsx, can come back."),
    )


def base_of(found: Iterable[tuple[str, ...]], name: str) -> Base:
    """The lines of a store as tables; raises HypercareError for a later version or a damaged one."""
    lines = tuple(found)
    try:
        version = next((line[1] for line in lines if line[0] == "ledger"), "")
        if version.isdecimal() and version != str(VERSION):
            raise HypercareError(
                message("{name} was written by another version of hypercare", name=name),
                message("Read it with the version that its sheet of origin names."),
            )
        if version != str(VERSION):
            raise ValueError(version)
        base = Base({}, {}, {})
        for line in lines:
            take(base, *line)
        check(base)
    except (IndexError, TypeError, ValueError, RecursionError):
        raise no_way_back(name) from None
    return base


def take(base: Base, first: str, *rest: str) -> None:
    """One line into its table; raises ValueError for one that no ledger has."""
    if first == "column":
        table, key, title, field = (*rest, "")[:4]
        headings = base.columns.setdefault(table, {})
        headings[new(key, headings)] = Heading(title, field)
    elif first == "row":
        rows = base.rows.setdefault(rest[0], {})
        rows[new(rest[1], rows)] = texts_of("".join(rest[2:]))
    elif first == "field":
        base.facts[new(rest[0], base.facts)] = (*rest, "")[1]
    elif first not in ("ledger", "word"):
        raise ValueError(first)


def new(key: str, found: Container[str]) -> str:
    """A key that nothing has yet."""
    if key in found or not key.strip():
        raise ValueError(key)
    return key


def texts_of(said: str) -> Texts:
    """The texts of a row; an empty one is none."""
    texts = json.loads(said)
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(said)
    return {key: text for key, text in texts.items() if text}


# -- what a ledger must have ----------------------------------------------------------------------


def check(base: Base) -> None:
    """Raises ValueError where a store is not what this program writes."""
    if base.columns.keys() != LISTINGS.keys() or not base.rows.keys() <= LISTINGS.keys():
        raise ValueError("tables")
    for table, listing in LISTINGS.items():
        check_columns(listing, base.columns[table])
        forms = dict(forms_of(listing, base.columns[table]))
        for texts in base.rows.get(table, {}).values():
            check_texts(texts, forms)
    check_texts(base.facts, {each.key: fact(each.key)[1].form for each in FACTS})
    if len(base.facts) != len(FACTS):
        raise ValueError("facts")


def check_columns(listing: Listing, headings: Mapping[str, Heading]) -> None:
    """Every column that is declared, with the field that is declared."""
    declared = {column.key: column.field for column in listing.columns}
    if listing.parent:
        declared[listing.parent] = PARENT
    fields = {key: heading.field for key, heading in headings.items() if heading.field}
    if listing.table == "raci" and MARKS in fields.values():
        declared = {key: field for key, field in declared.items() if key not in PARTS}
        declared |= {key: MARKS for key, field in fields.items() if field == MARKS}
    if fields != declared or declared.keys() & headings.keys() != declared.keys():
        raise ValueError(listing.table)


def forms_of(listing: Listing, headings: Mapping[str, Heading]) -> Iterator[tuple[str, Form]]:
    """What the texts of each column are; a name or a letter is a text."""
    for key, heading in headings.items():
        if heading.field in (PARENT, MARKS):
            yield key, "text"
        elif heading.field:
            yield key, listing.cell(key).form


def check_texts(texts: Texts, forms: Mapping[str, Form]) -> None:
    """Texts of columns that there are, each in the form in which the store has it."""
    for key, text in texts.items():
        form = forms.get(key)
        if form is None or text != clean(text):
            raise ValueError(key)
        if text and form in NUMBERS and not NUMBER.fullmatch(text):
            raise ValueError(text)
        if text and form == "date" and date.fromisoformat(text).isoformat() != text:
            raise ValueError(text)
