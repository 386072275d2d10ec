"""A date as people write it → the day that it means, or the fault in it."""

import re
from calendar import monthrange
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from hypercare_cli.finding import Check
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Node, Scalar, empty
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import ANCHORED, ANCHORS, Calendar, NoAnchor
from hypercare_cli.values import WRONG_TYPE, Fault, kind_of, quoted, scalar

BAD_DATE = Check("HC016", "bad-date", "error", "“{text}” is not a date", "{advice}")
NO_ANCHOR = Check(
    "HC027",
    "no-anchor",
    "error",
    "“{text}” counts from a day that the plan does not give",
    "Add `{field}:` to the section `plan`, or write a date, or days from the kick-off: T+30.",
)
A_DATE = message("a date")
FIXED = message("T0 is a day such as 2026-01-05.")
CLOSING = message("Write a closing day as a date, or as days from the kick-off: T+30, T+3wd.")
CIRCLE = message("It counts from itself: write a date, or days from the kick-off: T+30, T+3wd.")
DATE_FORMS = message("Write it as 2026-01-05, or as days from the kick-off: T+30, T-7, T+3wd.")
DAYS = r"([0-9]{1,5})\s*(wd|jo|jours? ouvrés|working days|j|d|jours?|days?|)"
RELATIVELY = re.compile(rf"[TtJjDd]\s*([+-]?)\s*{DAYS}", re.IGNORECASE)
ANCHOR = re.compile(
    r"(go[ _-]?live|mise en (?:service|production)|mep|signature|signed[ _]on|signing)"
    rf"\s*(?:([+-])\s*{DAYS})?",
    re.IGNORECASE,
)
SIGNING = frozenset(("signature", "signing", "signed on", "signed_on"))
WORKING = frozenset(("wd", "jo", "jour ouvrés", "jours ouvrés", "working days"))
SERIAL_0 = date(1899, 12, 30)
"""Day 0 of the date numbers of spreadsheets, for days after February 1900."""
NO_CALENDAR = Calendar(date(2000, 1, 3), anchors=dict.fromkeys(ANCHORS, date(2000, 1, 3)))


def day(node: Node, kind: k.DateKind, calendar: Calendar | None) -> date:
    """A date; relative ones need the calendar, which is None while T0 is not known.

    Raises Fault, NoHolidays where working days cannot be counted, and NoAnchor where the field that
    it counts from is there but has a fault of its own.
    """
    found = scalar(node, A_DATE)
    if kind.days and isinstance(found.value, Decimal):
        written = f"T{int(found.value):+d}" if not found.value % 1 else found.text
    elif isinstance(found.value, str):
        written = found.value
    elif found.value is None:
        raise Fault(WRONG_TYPE, wanted=A_DATE, found=kind_of(found), advice=DATE_FORMS)
    else:
        raise Fault(BAD_DATE, text=quoted(found.text), advice=meant_date(found.text))
    return resolved(written, kind, calendar or NO_CALENDAR)


def resolved(written: str, kind: k.DateKind, calendar: Calendar) -> date:
    """The day that a text means; raises what `day` raises."""
    anchored = ANCHORED.match(written)
    if kind.fixed and (written.startswith("T") or anchored):
        raise Fault(BAD_DATE, text=quoted(written), advice=FIXED)
    if kind.closing and anchored:
        raise Fault(BAD_DATE, text=quoted(written), advice=CLOSING)
    try:
        found = (calendar.unclosed if kind.closing else calendar).resolve(written)
    except ValueError:
        raise Fault(BAD_DATE, text=quoted(written), advice=no_such_day(written)) from None
    except NoAnchor as error:
        if error.anchor in calendar.anchors:
            raise
        field = ANCHORS[error.anchor]
        raise Fault(NO_ANCHOR, text=quoted(written), field=field) from None
    if found is None:
        advice = meant_date(written)
        if kind.fixed and (advice is DATE_FORMS or counted_form(written)):
            advice = FIXED
        raise Fault(BAD_DATE, text=quoted(written), advice=advice)
    return found


def given_anchors(entries: Mapping[str, Node]) -> dict[str, Node]:
    """What the section `plan` gives for each day that dates may count from."""
    fields = ((name, entries.get(field)) for name, field in ANCHORS.items())
    return {name: node for name, node in fields if node is not None and not empty(node)}


def anchor_days(given: Mapping[str, Node], calendar: Calendar) -> dict[str, date | None]:
    """The days that dates may count from, of the anchors that the plan gives; None for a faulty one.

    One may count from another, in any order.
    """
    found: dict[str, date] = {}
    for _pass in given:
        for name in given.keys() - found:
            with suppress(Fault, LookupError):
                found[name] = day(given[name], k.DateKind(), calendar.counting_from(found))
    return {name: found.get(name) for name in given}


def circular(given: Mapping[str, Node]) -> list[tuple[str, Fault]]:
    """The anchors that count from themselves, directly or by way of another."""
    texts = {name: node.text for name, node in given.items() if isinstance(node, Scalar)}
    matches = {name: ANCHORED.match(text) for name, text in texts.items()}
    follows = {name: match[1] for name, match in matches.items() if match}
    return [
        (name, Fault(BAD_DATE, text=quoted(texts[name]), advice=CIRCLE))
        for name, other in follows.items()
        if name in (other, follows.get(other))
    ]


def counted_form(written: str) -> str | None:
    """`T+30` for `J+30`, `golive-3wd` for `Go-live - 3 jo`; None where no count of days is meant."""
    found, anchor = RELATIVELY.fullmatch(written), "T"
    if found is not None:
        sign, days, unit = found[1] or "+", found[2], found[3]
    else:
        found = ANCHOR.fullmatch(written)
        if found is None:
            return None
        anchor = "signature" if found[1].casefold() in SIGNING else "golive"
        sign, days, unit = (part or "" for part in found.group(2, 3, 4))
    return f"{anchor}{sign}{days}{'wd' if unit.casefold() in WORKING else ''}"


def no_such_day(written: str) -> Message:
    parts = [int(part) for part in re.findall(r"[0-9]+", written)]
    if len(parts) == 3 and 1 <= parts[1] <= 12 and parts[0] >= 1:
        last = monthrange(parts[0], parts[1])[1]
        return message(
            "{month} has {days} days.", month=f"{parts[0]:04d}-{parts[1]:02d}", days=last
        )
    return DATE_FORMS


def meant_date(written: str) -> Message:
    """The ISO form of a date written the usual ways, where only one can be meant."""
    year_first = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", written)
    digits = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", written)
    day_first = re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", written)
    found = year_first or digits or day_first
    parts = [int(part) for part in found.groups()] if found else []
    with suppress(ValueError):
        meant = date(*(parts[::-1] if day_first else parts)) if parts else None
        if meant is not None:
            return message("Write {date} if that is the day you mean.", date=meant.isoformat())
    counted = counted_form(written)
    if counted is not None:
        return message("Write {date}.", date=counted)
    if re.fullmatch(r"[1-9][0-9]{0,2}", written):
        return message(
            "Write {date} if that many days after the kick-off are meant.", date=f"T+{written}"
        )
    if re.fullmatch(r"[3-6][0-9]{4}", written):
        day_number = SERIAL_0 + timedelta(days=int(written))
        return message(
            "Is this a date as a spreadsheet counts it? Write {date}.", date=day_number.isoformat()
        )
    return DATE_FORMS
