"""What a ledger did or could not do, for people and as data."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from hypercare_cli.amendment import Amendment
from hypercare_cli.analysis import Analysis
from hypercare_cli.cells.remark import Remark
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.masking import masked
from hypercare_cli.pages.amendment import amendment_data
from hypercare_cli.pages.figures import shortened
from hypercare_cli.rounding import WIDE
from hypercare_cli.sync.back import Back
from hypercare_cli.sync.choices import Unused
from hypercare_cli.sync.result import Clash, Conflict

MOST = 40
"""Conflicts, and again so many faults and notes, that are told one by one."""
LONGEST = 40
"""Characters of a text of a cell."""
NUMERIC = ("number", "money", "share", "range")
CLASHES: dict[Clash, str] = {
    "cell": message(
        "{place}: changed on both sides: it was {base}, the plan says {ours}, the ledger {theirs}"
    ).text,
    "gone-from-plan": message(
        "{place}: the ledger changed this line, and the plan no longer has its entry"
    ).text,
    "gone-from-ledger": message(
        "{place}: the ledger no longer has this line, and the plan changed its entry"
    ).text,
}


def problem_lines(back: Back, words: Words) -> Iterator[str]:
    """Every conflict and every fault with its cell."""
    merged = back.merged
    for conflict in merged.conflicts[:MOST]:
        yield conflict_line(conflict, words)
    yield from rest(merged.conflicts, words)
    if merged.conflicts:
        yield words.say(
            "Settle each with --ours CELL (the plan counts) or --theirs CELL (the ledger counts);"
            " SHEET[ID] is all of a line, `all` is every one."
        )
    yield from remark_lines(merged.faults, words)


def conflict_line(conflict: Conflict, words: Words) -> str:
    texts = {
        side: words.say("“{text}”", text=readable(text, conflict, words)) if text else UNKNOWN
        for side, text in (
            ("base", conflict.base),
            ("ours", conflict.ours),
            ("theirs", conflict.theirs),
        )
    }
    return words.say(CLASHES[conflict.clash], place=conflict.place, **texts)


def readable(text: str, conflict: Conflict, words: Words) -> str:
    """A text of a cell as people read it: amounts, shares and days as the language writes them."""
    with suppress(ValueError, ArithmeticError):
        if conflict.form == "date":
            return words.day(date.fromisoformat(text))
        if conflict.form in NUMERIC:
            return exactly(Decimal(text), conflict, words)
    return shortened(" ".join(masked(text).split()), LONGEST)


def exactly(value: Decimal, conflict: Conflict, words: Words) -> str:
    """A number with all its decimals: two that differ do not look alike."""
    is_share = conflict.form == "share"
    digits = -int((value * 100 if is_share else value).normalize(WIDE).as_tuple().exponent)
    digits = max(0, digits)
    if is_share:
        return words.share(value, digits)
    if conflict.form == "money":
        return words.money(value, conflict.currency, digits)
    return words.number(value, digits)


def unused_line(unused: Unused, words: Words) -> str:
    """A cell that was typed and has no conflict, with the nearest one."""
    if unused.close is None:
        return words.say("{cell}: there is no conflict", cell=unused.typed)
    return words.say(
        "{cell}: there is no conflict; did you mean {close}?", cell=unused.typed, close=unused.close
    )


def remark_lines(remarks: Sequence[Remark], words: Words) -> Iterator[str]:
    for remark in remarks[:MOST]:
        yield remark_line(remark, words)
    yield from rest(remarks, words)


def remark_line(remark: Remark, words: Words) -> str:
    return masked(words.say("{place}: {said}", place=remark.place, said=remark.text))


def rest(told: Sequence[object], words: Words) -> Iterator[str]:
    if len(told) > MOST:
        yield words.plural("… and {n} more.", "… and {n} more.", len(told) - MOST)


# -- as data --------------------------------------------------------------------------------------


def sync_data(back: Back, before: Analysis, words: Words, *, written: bool) -> dict[str, Any]:
    """What `record` gives, and each conflict, fault and note; `before` is the plan as it was."""
    merged, texts = back.merged, before.document.files
    amendment = back.amendment or Amendment(texts, texts, before, before, ())
    return amendment_data(amendment, words, written=written) | {
        "conflicts": [
            {
                "place": conflict.place,
                "clash": conflict.clash,
                "base": hidden(conflict.base),
                "ours": hidden(conflict.ours),
                "theirs": hidden(conflict.theirs),
            }
            for conflict in merged.conflicts
        ],
        "faults": [remark(each, words) for each in merged.faults],
        "notes": [remark(each, words) for each in merged.notes],
    }


def remark(found: Remark, words: Words) -> dict[str, str]:
    return {"place": found.place, "message": masked(words.say(found.text))}


def hidden(text: str | None) -> str | None:
    return None if text is None else masked(text)
