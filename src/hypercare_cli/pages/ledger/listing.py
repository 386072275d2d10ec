"""A table of the ledger as the plan has it: where its entries stand, what each of its cells holds.

Kind, words and references of a cell are read from the annotation of the field, so that nothing of the
plan is said twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from hypercare_cli.clean import clean
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.part import Part
from hypercare_cli.sheet import Value

WHOLE = "*"
"""The id of a row whose key is empty: the budget that is one amount."""
Form = Literal[
    "id", "text", "lines", "number", "money", "share", "range", "date", "word", "truth",
    "reference", "references",
]  # fmt: skip
"""What a cell holds. `lines` are one text a line, `references` several ids or names, and `word` a code
of the plan shown as the word of a language."""


class Mapped(NamedTuple):
    """A column that the plan has: its field is `path` below the entry, or is called like the column.

    `terms` is the kind of word in `i18n/terms.py`; a text with terms is an open list of words.
    """

    key: str
    path: str = ""
    terms: str = ""
    money: bool = False

    @property
    def field(self) -> str:
        return self.path or self.key


class Cell(NamedTuple):
    """What a field holds: its form, the words that it may say, the kinds of entry that it names."""

    form: Form
    codes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    links: bool = False
    """An id may have a lag behind it: `T2+3wd`."""


class Listing(NamedTuple):
    """A table of the ledger.

    `section` is a path from the plan, or from the entry of the table `within` that the column `parent`
    names. `required` columns make a row: without any of them it is only a beginning.
    """

    table: str
    section: str
    part: type[Part]
    columns: tuple[Mapped, ...]
    key: tuple[str, ...] = ("id",)
    parent: str = ""
    within: str = ""
    spare: int = 5

    def column(self, key: str) -> Mapped:
        return next(column for column in self.columns if column.key == key)

    def cell(self, key: str) -> Cell:
        """What the cells of a column hold."""
        column = self.column(key)
        found = cell_of(annotation(self.part, column.field))
        return Cell("money") if column.money and found.form == "number" else found


# -- what the plan's classes say ------------------------------------------------------------------


def bare(declared: Any) -> Any:
    """The annotation without its `| None`."""
    if get_origin(declared) in (Union, UnionType):
        options = [option for option in get_args(declared) if option is not NoneType]
        return options[0] if len(options) == 1 else declared
    return declared


def annotation(part: type[Part], path: str) -> Any:
    """How the field at a path below a part is declared."""
    declared: Any = part
    for name in path.split("."):
        if get_origin(declared) is Mapping:
            declared = bare(get_args(declared)[1])
        else:
            fields = declared.fields
            declared = bare(fields[name] if name in fields else fields[f"{name}_"])
    return declared


def cell_of(declared: Any) -> Cell:
    """What a cell of such a field holds."""
    if declared is bool:
        return Cell("truth", ("true", "false"))
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Literal:
        return Cell("word", arguments)
    if origin is tuple:
        inner = cell_of(bare(arguments[0]))
        if inner.sections:
            return Cell("references", (), inner.sections, inner.links)
        return Cell("lines")
    if origin is Annotated:
        return cell_of_kind(arguments[1])
    raise TypeError(f"no cell can hold {declared!r}")


def cell_of_kind(kind: Any) -> Cell:
    if isinstance(kind, k.IdKind):
        return Cell("id")
    if isinstance(kind, k.ReferenceKind):
        return Cell("reference", (), kind.sections, isinstance(kind, k.LinkKind))
    if isinstance(kind, k.DateKind):
        return Cell("date")
    if isinstance(kind, k.RangeKind):
        return Cell("range")
    if isinstance(kind, k.NumberKind):
        return Cell("share" if (kind.least, kind.most) == (0, 1) else "number")
    if isinstance(kind, k.TextKind | k.CodeKind):
        return Cell("text")
    raise TypeError(f"no cell can hold {kind!r}")


# -- one entry ------------------------------------------------------------------------------------


def found(part: Any, path: str) -> Any:
    """The value at a path below an entry; None where something on the way is absent."""
    for name in path.split("."):
        if isinstance(part, Mapping):
            part = part.get(name)
        elif part is not None:
            part = getattr(part, name if name in type(part).fields else f"{name}_", None)
    return part


def row_ids(listing: Listing, entries: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """What tells each row from the others, for entries with the one that they stand in (or None)."""
    seen: dict[str, int] = {}
    for entry, parent in entries:
        parts = [str(found(entry, name)) for name in listing.key]
        if parent is not None and listing.key != ("id",):
            parts.insert(0, parent.id)
        text = clean(" ".join(parts)) or WHOLE
        seen[text] = seen.get(text, 0) + 1
        yield text if seen[text] == 1 else f"{text}#{seen[text]}"


def plain(value: Value) -> str | None:
    """A value as the base keeps it."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
