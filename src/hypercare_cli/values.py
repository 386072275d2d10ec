"""One scalar of a document → the value that a field wants, or the fault in it."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from hypercare_cli.finding import Check
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import ODD_NUMBER, Mapping, Node, Scalar, Sequence, bare
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.codes import COUNTRIES, CURRENCIES

WRONG_TYPE = Check("HC012", "wrong-type", "error", "this must be {wanted}, not {found}", "{advice}")
WORD = Check(
    "HC013", "unknown-word", "error", "“{text}” is not one of the words allowed here", "{advice}"
)
BAD_NUMBER = Check(
    "HC014", "bad-number", "error", "“{text}” cannot be read as an exact number", "{advice}"
)
RANGE = Check("HC015", "out-of-range", "error", "{text} is outside what is allowed", "{advice}")
BAD_TEXT = Check("HC017", "bad-text", "error", "“{text}” does not have the right form", "{advice}")
CODE = Check("HC018", "unknown-code", "error", "“{text}” is not a known code", "{advice}")

LONGEST_QUOTE = 60
DURATION = re.compile(r"([0-9]{1,4})(m|h|d|wd)\Z")
Guess = Callable[[str, tuple[str, ...]], str | None]
"""What was written, and the names it may mean → the one most like it."""
A_NUMBER = message("a number")
A_TEXT = message("text")
TRUTH = message("true or false")


class Fault(Exception):
    """What is wrong with one value; the loader adds the place."""

    def __init__(self, check: Check, **values: object):
        super().__init__(check.code)
        self.check = check
        self.values = values


def quoted(text: str) -> str:
    """The text as a message shows it: one line, not endless."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def kind_of(node: Node) -> Message:
    """What stands there, in words."""
    if isinstance(node, Mapping):
        return message("a group of fields")
    if isinstance(node, Sequence):
        return message("a list")
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool):
        return message("true or false")
    if isinstance(value, str):
        return A_TEXT
    return message("nothing") if value is None else A_NUMBER


def scalar(node: Node, wanted: Message) -> Scalar:
    if isinstance(node, Scalar):
        return node
    advice = message("Write a single value.")
    if isinstance(node, Sequence):
        advice = message(
            "Write a single value; put a text that starts with a bracket or a dash between quotes."
        )
    elif isinstance(node, Mapping) and wanted is A_TEXT and len(node.entries) == 1:
        ((key, value),) = node.entries.items()
        advice = (
            message("Put a text that starts with a brace between quotes.")
            if bare(node.keys[key], value)
            else message("If the text contains a colon, put it between quotes.")
        )
    raise Fault(WRONG_TYPE, wanted=wanted, found=kind_of(node), advice=advice)


def text(node: Node) -> str:
    """Text; a number or true/false without quotes is a fault, since YAML would change it."""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return node.value
    found = scalar(node, A_TEXT)
    advice = (
        message("Write the text, or delete the empty line.")
        if found.value is None
        else message("Put it between quotes: '{text}'.", text=quoted(found.text))
    )
    raise Fault(WRONG_TYPE, wanted=A_TEXT, found=kind_of(node), advice=advice)


def plain_text(node: Node, kind: k.TextKind) -> str:
    """A text field, narrowed by its pattern."""
    if kind.as_written:
        return scalar(node, A_TEXT).text
    found = text(node)
    if kind.pattern and not re.fullmatch(kind.pattern, found):
        advice = message("Write it like this: {example}.", example=kind.example)
        raise Fault(BAD_TEXT, text=quoted(found), advice=advice)
    return found


def number(node: Node, kind: k.NumberKind) -> Decimal | int:
    """An exact decimal within the bounds of its kind; an int where it must be whole."""
    found = scalar(node, A_NUMBER)
    value = found.value
    if not isinstance(value, Decimal):
        raise not_a_number(found, kind)
    if (
        (kind.least is not None and value < kind.least)
        or (kind.most is not None and value > kind.most)
        or (kind.above is not None and value <= kind.above)
        or (kind.whole and value % 1)
    ):
        raise Fault(RANGE, text=quoted(found.text), advice=bounds(kind))
    return int(value) if kind.whole else value


def not_a_number(found: Scalar, kind: k.NumberKind) -> Fault:
    """Why a value is no number: another type, or a number written the spreadsheet way."""
    written = found.text
    if isinstance(found.value, bool) or found.value is None:
        advice = message("Write a number.")
        return Fault(WRONG_TYPE, wanted=A_NUMBER, found=kind_of(found), advice=advice)
    meant = re.sub(r"[\s_'’\u00a0\u202f]", "", written).replace(",", ".").rstrip("%€$£")
    if isinstance(found.value, str) and re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", meant):
        advice = message("Write {number}, without spaces, units or quotes.", number=meant)
        if "%" in written:
            advice = percentage(meant, kind)
        return Fault(BAD_NUMBER, text=quoted(written), advice=advice)
    if isinstance(found.value, str) and not ODD_NUMBER.match(written):
        advice = message("Write a number, such as 12.5; “{text}” is text.", text=quoted(written))
        return Fault(WRONG_TYPE, wanted=A_NUMBER, found=A_TEXT, advice=advice)
    advice = message("Write it in full, with at most 15 digits before the point: 1200 or 12.5.")
    return Fault(BAD_NUMBER, text=quoted(written), advice=advice)


def percentage(meant: str, kind: k.NumberKind) -> Message:
    """How a percentage is written: a share as a fraction, a KPI of unit percent as it is."""
    share = f"{Decimal(meant) / 100:f}"
    if kind.most == 1:
        return message("Write {share}: this is a share, 1 is 100%.", share=share)
    return message(
        "Write {number} for a KPI whose unit is percent, {share} for a share or a return.",
        number=meant,
        share=share,
    )


def bounds(kind: k.NumberKind) -> Message:
    """The bounds of a number in words."""
    if kind.whole and kind.most is not None:
        return message(
            "Write a whole number from {least} to {most}.", least=kind.least, most=kind.most
        )
    if kind.most is not None:
        return message(
            "Write a number from {least} to {most}: 0.85 is 85%.", least=kind.least, most=kind.most
        )
    if kind.above is not None:
        return message("Write a number above {above}.", above=kind.above)
    if kind.whole:
        return message("Write a whole number, {least} or more.", least=kind.least)
    return message("Write a number, {least} or more.", least=kind.least)


def truth(node: Node) -> bool:
    """`true` or `false`; YAML 1.1's yes, no, on and off are text."""
    value = scalar(node, TRUTH).value
    if isinstance(value, bool):
        return value
    raise Fault(
        WRONG_TYPE, wanted=TRUTH, found=kind_of(node), advice=message("Write true or false.")
    )


def nearest(written: str, names: tuple[str, ...]) -> str | None:
    """The name most like what was written, if any is alike."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in names}
    close = get_close_matches(written[:LONGEST_QUOTE].casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def word(node: Node, words: tuple[object, ...], guess: Guess = nearest) -> object:
    """One of the words of a closed list."""
    found = scalar(node, A_TEXT)
    if found.value in words and not isinstance(found.value, bool):
        return int(found.value) if isinstance(found.value, Decimal) else found.value
    listing = ", ".join(str(w) for w in words)
    close = guess(found.text, tuple(str(w) for w in words))
    raise Fault(WORD, text=quoted(found.text), advice=suggestion(close, listing))


def suggestion(close: str | None, listing: str) -> Message:
    """The nearest word first, then all of them."""
    if close:
        return message("Did you mean `{close}`? Allowed: {words}.", close=close, words=listing)
    return message("Allowed: {words}.", words=listing)


def duration(node: Node, kind: k.DurationKind) -> k.Duration:
    """A length of time; only whole days where the kind says so."""
    found = scalar(node, message("a duration"))
    match = DURATION.match(found.text)
    if not match or (kind.days and match[2] not in ("d", "wd")):
        advice = (
            message("Write it like 5wd (working days) or 7d (days of the calendar).")
            if kind.days
            else message("Write it like 30m, 4h, 2d or 3wd (working days).")
        )
        raise Fault(BAD_TEXT, text=quoted(found.text), advice=advice)
    return k.Duration(int(match[1]), match[2])  # type: ignore[arg-type]  # the pattern allows only units


def code(node: Node, kind: k.CodeKind) -> str:
    """An ISO 4217 currency or an ISO 3166 country."""
    found = text(node)
    listing, example = (
        (CURRENCIES, "EUR, CHF, USD") if kind.listing == "currency" else (COUNTRIES, "FR, CH, GB")
    )
    if found not in listing:
        raise Fault(
            CODE,
            text=quoted(found),
            advice=message("Write the ISO code in capitals, such as {example}.", example=example),
        )
    return found


@cache
def compiled(pattern: str) -> Callable[[str], Any]:
    return re.compile(pattern).fullmatch


def identifier(node: Node, kind: k.IdKind) -> str:
    """A well-formed id; uniqueness is the loader's business."""
    found = text(node)
    if not compiled(kind.pattern)(found):
        example = "handling_time" if kind.section == "kpis" else "R1"
        advice = message(
            "Use letters without accents, digits, `_`, `-` and `.`: {example}.", example=example
        )
        if kind.section == "kpis":
            advice = message(
                "A KPI id is lower case with `_`, so that conditions can name it: {example}.",
                example=example,
            )
        raise Fault(BAD_TEXT, text=quoted(found), advice=advice)
    if found in kind.reserved:
        advice = message("The word is reserved for the figures; choose another id.")
        raise Fault(BAD_TEXT, text=quoted(found), advice=advice)
    return found
