"""Where the row of a table stands in the plan: its entry, and the path that a change takes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.clean import clean
from hypercare_cli.finding import Path
from hypercare_cli.node import Sequence
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.pages.ledger.listing import WHOLE, Listing, found


class Home(NamedTuple):
    """An entry of the plan and its path; `parent` is the id of the one that it stands in."""

    entry: Any
    path: Path
    parent: str = ""


def homes(analysis: Analysis, listing: Listing) -> dict[str, list[Home]]:
    """The entries of a table by the id of their rows, without what tells equal ones apart."""
    known: dict[str, list[Home]] = {}
    for home in entries(analysis, listing):
        parts = [str(found(home.entry, name)) for name in listing.key]
        if home.parent and listing.key != ("id",):
            parts.insert(0, home.parent)
        known.setdefault(clean(" ".join(parts)) or WHOLE, []).append(home)
    return known


def entries(analysis: Analysis, listing: Listing) -> Iterator[Home]:
    """Every entry of a table, also those that its readers do not see."""
    if listing.within:
        above = LISTINGS[listing.within]
        for home in entries(analysis, above):
            for n, entry in enumerate(found(home.entry, listing.section)):
                yield Home(entry, (*home.path, listing.section, n), home.entry.id)
        return
    path = tuple(listing.section.split("."))
    single = not isinstance(analysis.document.node(path), Sequence)
    for n, entry in enumerate(found(analysis.plan, listing.section) or ()):
        yield Home(entry, path if single else (*path, n))
