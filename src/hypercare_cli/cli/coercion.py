"""Parameters reach a command as they were typed, without Typer's detour through pydantic.

Typer 0.29 imports pydantic to turn the text of an option into its type, which takes ten times as
long as `python -c pass`. Our parameters are text, lists of text and flags, so there is nothing to
turn; a parameter of another type still goes Typer's way.
"""

from typing import Any


class AsTyped:
    """Stands in for Typer's `RuntimeParam` where the text is the value."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if param.multiple or param.nargs == -1:
            return list(value or ())
        return value


AS_TYPED = AsTyped()
TEXT = (str, bool, list[str])


def as_typed(params: list[Any]) -> list[Any]:
    """The same parameters; text, lists of text and flags are left as typed."""
    for param in params:
        if getattr(param.type_descriptor, "annotation", None) in TEXT:
            param._runtime_param = AS_TYPED
    return params
