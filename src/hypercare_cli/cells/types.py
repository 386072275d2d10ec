"""What the cells of a column hold, from the declaration of the field in `plan/`."""

from collections.abc import Callable, Mapping

from hypercare_cli.cells.names import together
from hypercare_cli.cells.typed import Type, agreed, key
from hypercare_cli.i18n.terms import TERMS
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.pages.ledger.listing import Cell, Mapped

ALSO = {"planned": ("planifié",)}
"""French words that people type beside the one that the ledger shows."""


def type_of(
    column: Mapped,
    cell: Cell,
    language: Language,
    names: Callable[[str], Mapping[str, str]],
    *,
    share: bool = False,
) -> Type:
    """How the cells of a field are read; `names` gives the words for a kind of entry."""
    if cell.form in ("reference", "references"):
        sections = cell.sections if cell.links else cell.sections[:1]
        words = together(*map(names, sections))
        return Type(cell.form, words=words, links=cell.links)
    kind = column.terms or ("truth" if cell.form == "truth" else "")
    words = spoken(kind, cell.codes, language) if kind else {}
    listed = tuple(Words(language).term(kind, code) for code in cell.codes) if kind else ()
    agreeing = french(kind, cell.codes) if listed else {}
    return Type(cell.form, share or cell.form == "share", words, listed, agreeing)


def french(kind: str, codes: tuple[str, ...]) -> dict[str, str]:
    """The French words of a kind without their agreement, each with its code."""
    found = dict[str, str]()
    for code in codes:
        for word in (Words("fr").term(kind, code), *ALSO.get(code, ())):
            found[agreed(word)] = "" if agreed(word) in found else code
    return found


def spoken(kind: str, codes: tuple[str, ...], language: Language) -> dict[str, str]:
    """The words of a kind, each with its code: in this language, then in the others.

    Without codes those of all that are known.
    """
    found = dict[str, str]()
    for each in (language, *(other for other in LANGUAGES if other != language)):
        words = Words("fr" if each == "fr" else "en")
        for code in codes or tuple(TERMS[kind]):
            found.setdefault(key(words.term(kind, code)), code)
    return {key(code): code for code in codes} | found
