"""Rows that are gone: their entries go, too, if that was asked for and nothing hangs on them."""

import shlex

from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.sync import writing
from hypercare_cli.sync.cells import Cells
from hypercare_cli.sync.existing import home_of, place_of
from hypercare_cli.sync.result import Conflict, Former
from hypercare_cli.sync.sides import alike
from hypercare_cli.sync.table import Table


def bring_removal(cells: Cells, table: Table, id_: str) -> None:
    """A row of the base that the ledger no longer has, while the plan still has its entry."""
    place = place_of(table, id_)
    if is_changed(table, id_):
        side = cells.choices.side(place)
        if side is None:
            cells.merged.conflicts.append(Conflict(place, "gone-from-ledger"))
        if side != "theirs":
            return
    elif cells.choices.keeps(place):
        return
    home = home_of(cells, table, id_, place)
    if home is None:
        return
    if not cells.choices.delete:
        why = message(
            "this line is gone: --delete takes its entry out of the plan, too, --ours {place} keeps it",
            place=shlex.quote(place),
        )
        cells.fault(place, why)
    elif (kept := kept_inside(cells, table, id_)) is not None:
        cells.fault(place, message("this line is gone, but {id} still belongs to it", id=kept))
    else:
        cells.merged.removed.append(writing.item(cells.merged, home))
        if table.has_ids:
            cells.merged.former.append(Former(id_, place))


def is_changed(table: Table, id_: str) -> bool:
    """Whether the plan says something else than the row did."""
    base, ours, value = table.base[id_], table.ours[id_], table.sides.value
    return not all(
        alike(value(base.get(column), type_), value(ours.get(column), type_))
        for column, type_ in table.types.items()
    )


def kept_inside(cells: Cells, table: Table, id_: str) -> str | None:
    """The row of an entry that stands inside this one and has not been deleted with it."""
    for listing in LISTINGS.values():
        if listing.within != table.name:
            continue
        inner = Table(cells.sides, listing.table)
        left = {row.id for row in inner.rows}
        for child, found in inner.homes.items():
            is_inside = any(home.parent == id_ for home in found)
            if is_inside and (child in left or stays(cells, inner, child)):
                return child
    return None


def stays(cells: Cells, table: Table, id_: str) -> bool:
    """Whether an entry stays that has no row: nobody saw it, or the user keeps it."""
    if id_ not in table.base or id_ not in table.ours:
        return id_ not in table.ours
    place = place_of(table, id_)
    if is_changed(table, id_):
        return cells.choices.side(place) == "ours"
    return cells.choices.keeps(place)
