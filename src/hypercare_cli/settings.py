"""The settings that a team shares: from the text of `hypercare.toml`, or of `[tool.hypercare]`.

Each is the default of the command-line option of that name, kept as it would be typed there.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import LEVELS
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import LANGUAGES
from hypercare_cli.values import nearest

Value = str | bool | tuple[str, ...]


class Kind(NamedTuple):
    """What a setting may be: `take` gives its value, or None for what it is not."""

    take: Callable[[Any], Value | None]
    advice: Message


def word(*allowed: str) -> Kind:
    listing = message("Allowed: {words}.", words=", ".join(allowed))
    return Kind(lambda found: found if found in allowed else None, listing)


def text(found: Any) -> str | None:
    return found if isinstance(found, str) and found else None


def texts(found: Any) -> tuple[str, ...] | None:
    if not isinstance(found, list) or not all(map(text, found)):
        return None
    return tuple(found)


def share(found: Any) -> str | None:
    if isinstance(found, bool) or not isinstance(found, int | Decimal):
        return None
    number = Decimal(found)
    return str(number) if number.is_finite() and 0 <= number <= 1 else None


def truth(found: Any) -> bool | None:
    return found if isinstance(found, bool) else None


def path(found: Any) -> str | None:
    """A relative path with `/`, on every system; whether it stays inside is for the disk to say."""
    if text(found) is None or "\\" in found or ":" in found or not found.isprintable():
        return None
    return None if PurePosixPath(found).is_absolute() or found.startswith("~") else str(found)


CODES = Kind(texts, message('Write a list of codes or names: `["HC2", "HC301"]`.'))
KINDS: dict[str, Kind] = {
    "lang": word(*LANGUAGES),
    "fail-on": word(*LEVELS),
    "min-completeness": Kind(share, message("Write it from 0 to 1: 0.8 is 80%.")),
    "stage": Kind(text, message('Write it as `"T0"`, `"T+30"` or the id of a milestone.')),
    "select": CODES,
    "ignore": CODES,
    "baseline": Kind(path, message("Write a path relative to this file, with `/`.")),
    "cache": Kind(truth, message("Write true or false.")),
}
"""Every setting. None is a day: the figures of a run must not depend on a line somewhere else."""
PATHS = ("baseline",)
AT_LINE = re.compile(r"at line (\d+)")
BARE_TEXT = re.compile(
    r"\s*([\w-]{1,40})\s*=\s*(?!(?:true|false)\s*(?:#|$))"
    r"([A-Za-z][^\s\"'#,\[\]]{0,80})\s*(?:#.*)?$"
)
"""A setting whose value is a word without quotes."""
LONGEST_LINE = 1000
"""A key of as many parts takes the reader the square of it in memory."""
AS_OF = message("The day is not a setting: give it to the command with --as-of.")


def read(name: str, content: str, section: tuple[str, ...] = ()) -> Mapping[str, Value] | None:
    """The settings of a file, or of a section of it; None where it has no such section.

    Raises HypercareError (exit 2) for what is no TOML, no setting, or not of its kind.
    """
    if max(map(len, content.split("\n"))) > LONGEST_LINE:
        raise HypercareError(
            message("{file} has a line of more than {n} characters", file=name, n=LONGEST_LINE)
        )
    try:
        # Numbers as they are written: as binary fractions, 0.8 would not be 80%.
        found: Any = tomllib.loads(content, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise HypercareError(
            message("{file} is not readable as TOML", file=name), unread(content, error)
        ) from None
    for key in section:
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    if not isinstance(found, dict):
        raise refused(name, ".".join(section), message("Write it as a section, in brackets."))
    return {key: setting(name, key, value) for key, value in found.items()}


def unread(content: str, error: Exception) -> Message | None:
    """How to mend it: most often a text lacks its quotes; else what the reader says of it."""
    if isinstance(error, RecursionError):
        return None
    at = AT_LINE.search(str(error))
    line = content.split("\n")[int(at[1]) - 1] if at else ""
    bare = BARE_TEXT.match(line)
    if bare is not None:
        return message(
            "A text needs quotes; write in line {n}: `{key} = {text}`.",
            n=int(at[1]) if at else 0,
            key=bare[1],
            text=f'"{bare[2]}"',
        )
    return message("The reader says: {reason}.", reason=error)


def setting(name: str, key: str, found: Any) -> Value:
    """One value, checked."""
    kind = KINDS.get(key)
    if kind is None:
        raise HypercareError(message("{file} has no setting {key}", file=name, key=key), meant(key))
    value = kind.take(found)
    if value is None:
        raise refused(name, key, kind.advice)
    return value


def meant(key: str) -> Message:
    """What an unknown key may have been meant for."""
    spelt = key.replace("_", "-")
    if spelt == "as-of":
        return AS_OF
    listing = ", ".join(KINDS)
    close = spelt if spelt in KINDS else nearest(spelt, tuple(KINDS))
    if close is None:
        return message("Settings: {words}.", words=listing)
    return message("Did you mean `{close}`? Settings: {words}.", close=close, words=listing)


def refused(name: str, key: str, advice: Message) -> HypercareError:
    return HypercareError(
        message("{file}: the setting {key} has no usable value", file=name, key=key), advice
    )
