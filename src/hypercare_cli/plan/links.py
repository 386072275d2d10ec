"""What a task waits for, as `depends_on` writes it: `T1`, `T2+3wd`, `T2 + 2d`, `T3-1d`."""

import re
from collections.abc import Container
from typing import Literal, NamedTuple

LINK = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]*?) *([+-]) *([0-9]{1,4}) *(wd|d)\Z")

HABIT = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]*?) *(?:FS|FD)? *([+-]) *([0-9]{1,4}) *[^0-9]*\Z")
"""As other tools write a lag: `T1FS+3 days`, `T1 + 3j`, `T1+3`."""


class Waiting(NamedTuple):
    """The id that is waited for, and the lag after its finish; a negative one is a lead.

    `wd` are working days, `d` days of the calendar.
    """

    id: str
    lag: int = 0
    unit: Literal["d", "wd"] = "wd"


def waiting(text: str, ids: Container[str]) -> Waiting:
    """What a text of `depends_on` means.

    The whole text is tried as an id first: `M7-2d` may be one, or two days before `M7` is finished.
    """
    found = None if text in ids else LINK.match(text)
    if found is None:
        return Waiting(text)
    unit: Literal["d", "wd"] = "wd" if found[4] == "wd" else "d"
    return Waiting(found[1], int(found[2] + found[3]), unit)


def meant_lag(text: str, ids: Container[str]) -> dict[str, str] | None:
    """What a lag in another form should be written as; None where no known id stands before it."""
    found = HABIT.match(text)
    if found is None or found[1] not in ids:
        return None
    lag = f"{found[1]}{found[2]}{found[3]}"
    return {"days": f"{lag}wd", "any": f"{lag}d"}
