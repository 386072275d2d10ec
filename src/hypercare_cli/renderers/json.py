"""JSON: the numbered, documented shapes of the command line, never internal types."""

import json
from decimal import Decimal
from typing import Any

from hypercare_cli.condition import round_to


def render(shape: dict[str, Any]) -> str:
    """The shape as indented JSON in its own order; figures carry nine decimals.

    `#` before `[` is escaped, so that no line can be taken for a command of a CI runner.
    """
    text = json.dumps(shape, ensure_ascii=False, indent=1, default=plain)
    return text.replace("##[", "\\u0023#[") + "\n"


def plain(value: object) -> Any:
    """Decimals as numbers and dates as ISO text; anything else is a bug."""
    if isinstance(value, Decimal):
        rounded = round_to(value)
        return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")
