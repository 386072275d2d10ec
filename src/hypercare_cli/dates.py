"""A date as people write it → the day that it means, or the fault in it."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from hypercare_cli.finding import Check
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Node
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.values import WRONG_TYPE, Fault, kind_of, quoted, scalar

BAD_DATE = Check("HC016", "bad-date", "error", "“{text}” is not a date", "{advice}")
A_DATE = message("a date")
FIXED = message("T0 is a day such as 2026-01-05.")
DATE_FORMS = message("Write it as 2026-01-05, or as days from the kick-off: T+30, T-7, T+3wd.")
RELATIVELY = re.compile(
    r"[TtJjDd]\s*([+-]?)\s*([0-9]{1,5})\s*(wd|jo|jours? ouvrés|working days|j|d|jours?|days?|)",
    re.IGNORECASE,
)
WORKING = frozenset(("wd", "jo", "jour ouvrés", "jours ouvrés", "working days"))
SERIAL_0 = date(1899, 12, 30)
"""Day 0 of the date numbers of spreadsheets, for days after February 1900."""
NO_CALENDAR = Calendar(date(2000, 1, 3))


def day(node: Node, kind: k.DateKind, calendar: Calendar | None) -> date:
    """A date; relative ones need the calendar, which is None while T0 is not known.

    Raises Fault, and NoHolidays where working days cannot be counted.
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
    if kind.fixed and written.startswith("T"):
        raise Fault(BAD_DATE, text=quoted(written), advice=FIXED)
    counted = calendar or NO_CALENDAR
    try:
        result = (counted.unclosed if kind.closing else counted).resolve(written)
    except ValueError:
        raise Fault(BAD_DATE, text=quoted(written), advice=no_such_day(written)) from None
    if result is None:
        advice = meant_date(written)
        if kind.fixed and advice is DATE_FORMS:
            advice = FIXED
        raise Fault(BAD_DATE, text=quoted(written), advice=advice)
    return result


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
    relative = RELATIVELY.fullmatch(written)
    if relative:
        sign, days, unit = relative[1] or "+", relative[2], relative[3].casefold()
        return message("Write {date}.", date=f"T{sign}{days}{'wd' if unit in WORKING else ''}")
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
