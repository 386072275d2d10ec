"""JSON: the numbered, documented shapes of the command line, never internal types."""

import json
import re
from decimal import Decimal
from typing import Any

from hypercare_cli.renderers.plain import CONTROL, SHARPS
from hypercare_cli.rounding import comparable

ESCAPED = re.compile(f"{CONTROL.pattern}|{SHARPS.pattern}")


def render(shape: dict[str, Any] | list[Any]) -> str:
    """The shape as indented JSON in its own order; figures carry nine decimals.

    Codes that a terminal or a CI runner would obey are written as `\\uXXXX`: the values stay.
    """
    text = json.dumps(shape, ensure_ascii=False, indent=1, default=plain)
    return ESCAPED.sub(escaped, text) + "\n"


def escaped(found: re.Match[str]) -> str:
    """The first character by its number, which means the same to whoever parses it."""
    return f"\\u{ord(found[0][0]):04x}{found[0][1:]}"


def plain(value: object) -> Any:
    """Decimals as numbers and dates as ISO text; anything else is a bug."""
    if isinstance(value, Decimal):
        rounded = comparable(value)
        return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")
