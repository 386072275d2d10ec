"""The documents that can be written: which page each needs, and which renderer gives it its look."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from hypercare_cli.analysis import Analysis
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Words

if TYPE_CHECKING:
    from hypercare_cli.blocks import Deck, Report
    from hypercare_cli.template import Template


TEMPLATES = message("A template is a .docx or .dotx for the plan, a .pptx or .potx for the slides.")


class Given(NamedTuple):
    """A template of the user's that passed the guard; `name` is what messages call it."""

    program: Literal["word", "powerpoint"]
    data: bytes
    name: str


class Make(Protocol):
    """Gives the bytes of a document, in the look of a template if one is given."""

    def __call__(
        self, analysis: Analysis, words: Words, given: Given | None = None, /
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: `make` gives its bytes, `suffix` ends its file name.

    `program` says whose files may be its template.
    """

    make: Make
    suffix: str
    program: Literal["word", "powerpoint", ""] = ""


def word_plan(analysis: Analysis, words: Words, given: Given | None = None) -> bytes:
    from hypercare_cli.pages.plan.report import plan_report
    from hypercare_cli.pages.stamp import stamp_of

    return rendered(plan_report(analysis, words, stamp_of(analysis, "plan", words.language)), given)


def excel_ledger(analysis: Analysis, words: Words, _given: Given | None = None) -> bytes:
    from hypercare_cli.pages.ledger.workbook import ledger
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.renderers.excel import render

    return render(ledger(analysis, words, stamp_of(analysis, "ledger", words.language)))


def qbr_slides(analysis: Analysis, words: Words, given: Given | None = None) -> bytes:
    from hypercare_cli.pages.qbr.deck import qbr_deck
    from hypercare_cli.pages.stamp import stamp_of

    return rendered(qbr_deck(analysis, words, stamp_of(analysis, "qbr", words.language)), given)


def rendered(content: "Report | Deck", given: Given | None) -> bytes:
    """The document in our look, or in that of a template: that work is done apart."""
    from hypercare_cli.blocks import Report

    if given is not None:
        from hypercare_cli import apart

        return apart.rendered(given.program, content, given.data, given.name)
    if isinstance(content, Report):
        from hypercare_cli.renderers import word

        return word.render(content)
    from hypercare_cli.renderers import powerpoint

    return powerpoint.render(content)


def given_template(data: bytes, name: str) -> Given:
    """The bytes of a file as a template. Raises HypercareError where they are unsafe or no such file."""
    from hypercare_cli.readers.guard import NoOffice
    from hypercare_cli.readers.package import opened

    try:
        program = opened(data, name).kind
    except NoOffice as error:
        raise HypercareError(error.message, TEMPLATES) from None
    if program == "excel":
        raise HypercareError(
            message("{name} is an Excel file, which cannot be a template", name=name), TEMPLATES
        )
    return Given(program, data, name)


def template_offer(given: Given) -> "Template":
    """What a template offers. Raises HypercareError where it cannot be used."""
    from hypercare_cli import apart

    return apart.looked_at(given.program, given.data, given.name)


def check_fits(kinds: tuple[str, ...], given: Given) -> None:
    """Refuse a template for which no document is asked."""
    if all(KINDS[kind].program != given.program for kind in kinds):
        raise HypercareError(
            message("{name} is no template for “{kind}”", name=given.name, kind=kinds[0]),
            message("The plan takes a .docx or .dotx, the QBR a .pptx or .potx."),
        )


def workshop(
    analysis: Analysis | None, words: Words, day: date, given: Given | None = None
) -> bytes:
    """The plan as sheets to fill in; without a plan those that fit any customer, made on a day."""
    from hypercare_cli.blocks import Stamp
    from hypercare_cli.pages.blank.report import blank_report
    from hypercare_cli.pages.blank.workshop import of_nobody, of_plan
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.version import VERSION

    if analysis is not None:
        stamp = stamp_of(analysis, BLANK, words.language)
        return rendered(blank_report(of_plan(analysis, words), stamp), given)
    stamp = Stamp("", day, f"hypercare {VERSION}", "", kind=BLANK, language=words.language)
    return rendered(blank_report(of_nobody(day, words), stamp), given)


def blank_ledger(analysis: Analysis | None, words: Words, day: date) -> bytes:
    """The ledger with many free rows; without a plan an empty one, for teams that start in Excel."""
    from hypercare_cli.blocks import Stamp
    from hypercare_cli.pages.ledger import workbook
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.renderers.excel import render
    from hypercare_cli.version import VERSION

    if analysis is not None:
        stamp = stamp_of(analysis, "ledger", words.language)
        return render(workbook.blank_ledger(analysis, words, stamp))
    stamp = Stamp("", day, f"hypercare {VERSION}", "", kind="ledger", language=words.language)
    return render(workbook.empty_ledger(words, stamp))


def to_fill_in(
    kind: str, analysis: Analysis | None, words: Words, day: date, given: Given | None = None
) -> bytes:
    """The version to fill in of one of `BLANKS`."""
    if kind == "ledger":
        return blank_ledger(analysis, words, day)
    return workshop(analysis, words, day, given)


BLANK = "blank"
BLANKS = ("plan", "ledger")
"""The kinds of document that have a version to fill in."""
KINDS: dict[str, Kind] = {
    "plan": Kind(word_plan, "plan.docx", "word"),
    "qbr": Kind(qbr_slides, "qbr.pptx", "powerpoint"),
    "ledger": Kind(excel_ledger, "ledger.xlsx"),
}


def file_name(analysis: Analysis, kind: str, words: Words) -> str:
    """`<plan id>-<kind>-<language>.<suffix>`; the plan's id is safe in a file name."""
    stem, _dot, suffix = KINDS[kind].suffix.partition(".")
    return f"{analysis.plan.plan.id}-{stem}-{words.language}.{suffix}"


def blank_name(analysis: Analysis | None, words: Words, kind: str = "plan") -> str:
    """`<plan id>-plan-blank-<language>.docx`; without a plan it begins with the kind."""
    start = "" if analysis is None else f"{analysis.plan.plan.id}-"
    stem, _dot, suffix = KINDS[kind].suffix.partition(".")
    return f"{start}{stem}-blank-{words.language}.{suffix}"
