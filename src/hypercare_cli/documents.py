"""The documents that can be written: which page each needs, and which renderer gives it its look."""

from collections.abc import Callable
from dataclasses import dataclass

from hypercare_cli.analysis import Analysis
from hypercare_cli.i18n.words import Words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: `make` gives its bytes, `suffix` ends its file name."""

    make: Callable[[Analysis, Words], bytes]
    suffix: str


def word_plan(analysis: Analysis, words: Words) -> bytes:
    from hypercare_cli.pages.plan.report import plan_report
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.renderers.word import render

    return render(plan_report(analysis, words, stamp_of(analysis)))


def excel_ledger(analysis: Analysis, words: Words) -> bytes:
    from hypercare_cli.pages.ledger.workbook import ledger
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.renderers.excel import render

    return render(ledger(analysis, words, stamp_of(analysis)))


KINDS: dict[str, Kind] = {
    "plan": Kind(word_plan, "plan.docx"),
    "ledger": Kind(excel_ledger, "ledger.xlsx"),
}


def file_name(analysis: Analysis, kind: str, words: Words) -> str:
    """`<plan id>-<kind>-<language>.<suffix>`; the plan's id is safe in a file name."""
    stem, _dot, suffix = KINDS[kind].suffix.partition(".")
    return f"{analysis.plan.plan.id}-{stem}-{words.language}.{suffix}"
