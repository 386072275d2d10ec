"""What people typed into a cell, as the value that its column declares."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal

from hypercare_cli.cells.remark import Fault, quoted
from hypercare_cli.clean import clean
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Language
from hypercare_cli.pages.ledger.columns import LETTERS
from hypercare_cli.pages.ledger.listing import Form
from hypercare_cli.plan.calendar import Calendar, NoHolidays
from hypercare_cli.plan.links import waiting
from hypercare_cli.readers.sheets import Raw

Typed = Decimal | date | bool | str | tuple[str, ...] | None
DAY_ZERO, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
LAST_DAY = 2_958_465
"""31 December 9999, the last one that a spreadsheet knows."""
FIRST_DAY = 18_264
"""1 January 1950: a smaller number is a year or an amount that somebody typed where a date belongs."""
LONGEST = 30_000
"""Characters of which a cell has all; what is longer goes on in another sheet."""
DIGITS = 15
"""What a spreadsheet keeps of a number."""
SPACES = re.compile(r"\s")
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?\Z")
NUMERIC_DAY = re.compile(r"(\d\d?)[./-](\d\d?)[./-](\d{4})\Z")
WORDED_DAY = re.compile(
    r"(?:(?:le|the) )?(\d\d?)(?:er|st|nd|rd|th)?(?: of)? ([^\W\d_]+)\.?,? (\d{4})\Z", re.IGNORECASE
)
MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? (\d\d?)(?:st|nd|rd|th)?(?:, ?| )(\d{4})\Z", re.IGNORECASE)
OFFSET = re.compile(r"T\s*([+-])\s*(\d{1,5})\s*(wd)?\Z", re.IGNORECASE)
MONTHS = (
    "jan janv january janvier", "feb fev fevr february fevrier", "mar mars march",
    "apr avr april avril", "may mai", "jun juin june", "jul juil july juillet",
    "aug aou aout august", "sep sept september septembre", "oct october octobre",
    "nov november novembre", "dec december decembre",
)  # fmt: skip
MONTH_OF = {name: n for n, names in enumerate(MONTHS, 1) for name in names.split()}
ACCENTS = str.maketrans("éèêûôàç", "eeeuoac")
CURRENCY = re.compile(r"\A(?:[^\W\d_]{3}|[$€£¥])|(?:[^\W\d_]{3}|[$€£¥])\Z")
PLAIN = re.compile(r"-?\d+(?:\.\d+)?\Z")
GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+\Z")
TRUE = {"true", "vrai", "yes", "oui", "x", "1"}
FALSE = {"false", "faux", "no", "non", "0"}


@dataclass(frozen=True)
class Setting:
    """What the reading of a cell depends on: the ledger's language, the calendar that counts from T0,
    the days of its program.
    """

    language: Language
    calendar: Calendar | None
    from_1904: bool = False


@dataclass(frozen=True)
class Type:
    """What the cells of a column hold.

    `words` are what may be typed, each with what the plan has; nothing where that could be several.
    """

    form: Form | Literal["letters"]
    share: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    """The words of a closed list, as the ledger shows them."""
    agreed: Mapping[str, str] = field(default_factory=dict)
    """French words by `agreed`, nothing where several words of the list would be alike."""
    links: bool = False
    """A name may have a lag behind it: `T2+3wd`."""


def typed(raw: Raw | None, type_: Type, setting: Setting) -> Typed:
    """The value of a cell; None where it is empty. Raises Fault."""
    if raw is None or raw.text == "":
        return None
    if raw.text is None:
        raise Fault(message("a formula without its value: open the file, calculate and save it"))
    if raw.kind == "error":
        raise Fault(message("the error {text} instead of a value", text=quoted(raw.text)))
    text = clean(raw.text)
    if not text.strip():
        return None
    if type_.form == "truth":
        return truth(text, type_)
    if raw.kind == "truth":
        raise Fault(message("true or false where something else belongs"))
    return READERS[type_.form](raw, text, type_, setting)


def as_text(raw: Raw, text: str, type_: Type, setting: Setting) -> Typed:
    """A text; a day that a spreadsheet made a number of is written as a day."""
    if raw.kind == "number":
        is_day = raw.look == "day"
        text = str(as_date(raw, text, type_, setting)) if is_day else f"{exact(text):f}"
    text = text.strip()
    return type_.words.get(key(text), text)


def as_lines(raw: Raw, text: str, type_: Type, setting: Setting) -> Typed:
    found = str(as_text(raw, text, type_, setting)).splitlines()
    return tuple(line.strip() for line in found if line.strip())


def as_number(raw: Raw, text: str, type_: Type, setting: Setting) -> Typed:
    """A number; one typed as text with the signs of French or English, and a unit of money."""
    if raw.kind == "day" or raw.look == "day":
        raise Fault(message("a date where a number belongs"))
    if raw.look == "percent" and not type_.share:
        raise Fault(message("a percentage, and this column has none: type a plain number"))
    found = exact(text) if raw.kind == "number" else number_in(text, type_, setting)
    if type_.share and found > 1:
        raise Fault(message("{text} is more than 100%: type 80% or 0.8", text=quoted(text)))
    return found


def exact(text: str) -> Decimal:
    """A number as a spreadsheet shows it: with 15 digits."""
    try:
        found = Decimal(f"{float(text):.{DIGITS}g}")
    except (ValueError, InvalidOperation, OverflowError):
        raise Fault(message("“{text}” is not a number", text=quoted(text))) from None
    if not found.is_finite():
        raise Fault(message("“{text}” is not a number", text=quoted(text)))
    return found


def number_in(text: str, type_: Type, setting: Setting) -> Decimal:
    """`1,5`, `12 500 €`, `5 %`, `1,234.50`."""
    bare = SPACES.sub("", text).replace("\u2212", "-")
    percent = bare.endswith("%")
    bare = CURRENCY.sub("", bare.removesuffix("%"))
    if "," in bare and "." in bare:
        thousand = "," if bare.rfind(".") > bare.rfind(",") else "."
        bare = bare.replace(thousand, "").replace(",", ".")
    elif setting.language != "fr" and GROUPED.match(bare):
        bare = bare.replace(",", "")
    else:
        bare = bare.replace(",", ".")
    if not PLAIN.match(bare) or len(bare) > 60:
        raise Fault(message("“{text}” is not a number", text=quoted(text)))
    if percent and not type_.share:
        raise Fault(
            message("“{text}” is a percentage, and this column has none", text=quoted(text))
        )
    return Decimal(bare) / (100 if percent else 1)


def as_date(raw: Raw, text: str, _type: Type, setting: Setting) -> Typed:
    try:
        if raw.kind == "number":
            return from_serial(float(text), setting)
        return day_in(" ".join(text.split()), setting)
    except (ValueError, OverflowError, NoHolidays):
        raise Fault(message("“{text}” is not a date", text=quoted(text))) from None


def from_serial(serial: float, setting: Setting) -> date:
    """The day that a spreadsheet counts; the time of day is left out."""
    zero = DAY_ZERO_1904 if setting.from_1904 else DAY_ZERO
    if not FIRST_DAY <= serial + (zero - DAY_ZERO).days <= LAST_DAY:
        raise ValueError(serial)
    return zero + timedelta(days=int(serial))


def day_in(text: str, setting: Setting) -> date:
    """`2026-04-05`, `05/04/2026` where that is only one day, `5 avril 2026`, `T+3wd`.

    `text` has single blanks.
    """
    if found := ISO.match(text):
        return date(*map(int, found.groups()))
    if found := NUMERIC_DAY.match(text):
        first, second, year = map(int, found.groups())
        if setting.language != "fr" and first <= 12 and second <= 12 and first != second:
            raise Fault(
                message(
                    "“{text}” may be two different days: type it like 2026-04-05", text=quoted(text)
                )
            )
        return date(year, second, first) if second <= 12 else date(year, first, second)
    if found := WORDED_DAY.match(text):
        return date(int(found[3]), month_of(found[2]), int(found[1]))
    if found := MONTH_FIRST.match(text):
        return date(int(found[3]), month_of(found[1]), int(found[2]))
    day = setting.calendar.resolve(offset_in(text)) if setting.calendar is not None else None
    if day is None:
        raise ValueError(text)
    return day


def month_of(name: str) -> int:
    """A month by its name in French or English; 0 where it is none."""
    return MONTH_OF.get(name.casefold().translate(ACCENTS), 0)


def offset_in(text: str) -> str:
    """`T+3wd` of `t + 3 WD`: days from T0 as a plan has them; empty for anything else."""
    found = OFFSET.match(text.strip())
    return f"T{found[1]}{int(found[2])}{(found[3] or '').lower()}" if found else ""


def as_word(_raw: Raw, text: str, type_: Type, _setting: Setting) -> Typed:
    """A word of the plan, as this ledger or another language of it says it."""
    found = type_.words.get(key(text)) or type_.agreed.get(agreed(text))
    if found:
        return found
    if type_.listed:
        listed = ", ".join(type_.listed)
        raise Fault(message("“{text}” is none of: {words}", text=quoted(text), words=listed))
    raise Fault(message("“{text}” is not a word of the list", text=quoted(text)))


def truth(text: str, type_: Type) -> bool:
    word = type_.words.get(key(text), key(text))
    if word in TRUE or word in FALSE:
        return word in TRUE
    raise Fault(message("“{text}” is neither yes nor no", text=quoted(text)))


def as_reference(_raw: Raw, text: str, type_: Type, _setting: Setting) -> Typed:
    found = type_.words.get(key(text))
    if found is None and type_.links:
        ids = set(type_.words.values())
        link = waiting(text.strip(), ids)
        if link.id in ids:
            return f"{link.id}{link.lag:+d}{link.unit}"
    if found is None:
        raise Fault(message("nothing in the ledger is called “{text}”", text=quoted(text)))
    if not found:
        raise several(text, type_)
    return found


def several(text: str, type_: Type) -> Fault:
    """A name of several entries, with the ids that tell them apart."""
    before = f"{key(text)} ("
    ids = {id_ for word, id_ in type_.words.items() if word == f"{before}{key(id_)})"}
    if not ids:
        return Fault(message("several entries are called “{text}”: type the id", text=quoted(text)))
    why = message(
        "several entries are called “{text}”: type the id, one of: {ids}",
        text=quoted(text),
        ids=tuple(sorted(ids)),
    )
    return Fault(why)


def as_references(raw: Raw, text: str, type_: Type, setting: Setting) -> Typed:
    """Several names with semicolons, or with commas where no name has one."""
    found: list[str] = []
    for part in filter(None, map(str.strip, re.split("[;\n]", text))):
        one = type_.words.get(key(part))
        names = [part] if one is not None else part.split(",")
        found += [str(as_reference(raw, name, type_, setting)) for name in names if name.strip()]
    return tuple(dict.fromkeys(found))


def key(text: str) -> str:
    """A word as it is looked for: case and spaces make no difference."""
    return " ".join(text.casefold().split())


def agreed(text: str) -> str:
    """A French word without its agreement: `terminé`, `terminée` and `terminés` are the same."""
    return " ".join(word.rstrip("es") or word for word in key(text).split())


def as_letters(_raw: Raw, text: str, _type: Type, _setting: Setting) -> Typed:
    """The letters of a person in the RACI matrix: `R C`, also of `r/c` or `RC`."""
    found = set(re.sub(r"[\s,;/+]", "", text).upper())
    if not found <= set(LETTERS):
        raise Fault(message("“{text}” is none of the letters R, A, C and I", text=quoted(text)))
    return " ".join(letter for letter in LETTERS if letter in found)


READERS: dict[str, Callable[[Raw, str, Type, Setting], Typed]] = {
    "id": as_text,
    "text": as_text,
    "lines": as_lines,
    "number": as_number,
    "money": as_number,
    "share": as_number,
    "range": as_number,
    "date": as_date,
    "word": as_word,
    "reference": as_reference,
    "references": as_references,
    "letters": as_letters,
}
