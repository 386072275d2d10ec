"""What the cells of a column hold, from the declaration of the field in `plan/`."""

from collections.abc import Callable, Mapping

from hypercare_cli.cells.names import together
from hypercare_cli.cells.typed import Type, key
from hypercare_cli.i18n.terms import TERMS
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.pages.ledger.listing import Cell, Mapped


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
    return Type(cell.form, share or cell.form == "share", words, listed)


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
