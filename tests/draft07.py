"""As much of JSON Schema draft-07 as the generated schema uses; an unknown keyword is an error."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

ABOUT = {"$schema", "title", "description", "default", "definitions", "patternErrorMessage"}
TYPES = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, Decimal),
    "integer": lambda value: isinstance(value, Decimal) and value % 1 == 0,
    "array": lambda value: isinstance(value, tuple),
    "object": lambda value: isinstance(value, dict),
}


def errors(value: Any, schema: Any, root: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where a value is not what the schema wants, as `path: keyword`."""
    if isinstance(schema, bool):
        yield from () if schema else (f"{path}: false",)
        return
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/definitions/")
        yield from errors(value, root["definitions"][name], root, path)  # its siblings do not count
        return
    for keyword, wanted in schema.items():
        if keyword not in ABOUT:
            yield from CHECKS[keyword](value, wanted, schema, root, path)


def simple(holds: Any) -> Any:
    """A keyword that is true or false of the value alone."""

    def check(value: Any, wanted: Any, *context: Any) -> Iterator[str]:
        if not holds(value, wanted):
            yield f"{context[-1]}: {holds.__name__}"

    return check


def type_(value: Any, wanted: str | list[str]) -> bool:
    return any(TYPES[name](value) for name in ([wanted] if isinstance(wanted, str) else wanted))


def enum(value: Any, wanted: list[Any]) -> bool:
    return any(
        value == word and isinstance(value, bool) == isinstance(word, bool) for word in wanted
    )


def pattern(value: Any, wanted: str) -> bool:
    return not isinstance(value, str) or re.search(wanted, value) is not None


def minimum(value: Any, wanted: int) -> bool:
    return not isinstance(value, Decimal) or value >= wanted


def maximum(value: Any, wanted: int) -> bool:
    return not isinstance(value, Decimal) or value <= wanted


def exclusive_minimum(value: Any, wanted: int) -> bool:
    return not isinstance(value, Decimal) or value > wanted


def required(value: Any, wanted: list[str]) -> bool:
    return not isinstance(value, dict) or value.keys() >= set(wanted)


def min_items(value: Any, wanted: int) -> bool:
    return not isinstance(value, tuple) or len(value) >= wanted


def max_items(value: Any, wanted: int) -> bool:
    return not isinstance(value, tuple) or len(value) <= wanted


def properties(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    for name in wanted.keys() & value.keys() if isinstance(value, dict) else ():
        yield from errors(value[name], wanted[name], root, f"{path}.{name}")


def additional(value: Any, wanted: Any, schema: Any, root: Any, path: str) -> Iterator[str]:
    for name in (
        value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else ()
    ):
        yield from errors(value[name], wanted, root, f"{path}.{name}")


def names(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    for name in value if isinstance(value, dict) else ():
        yield from errors(name, wanted, root, f"{path}.{name}")


def items(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    for index, item in enumerate(value if isinstance(value, tuple) else ()):
        yield from errors(item, wanted, root, f"{path}[{index}]")


def any_of(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    found = [list(errors(value, option, root, path)) for option in wanted]
    if all(found):
        yield from min(found, key=len)


def all_of(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    for option in wanted:
        yield from errors(value, option, root, path)


def not_(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    if not list(errors(value, wanted, root, path)):
        yield f"{path}: not"


CHECKS: dict[str, Any] = {
    "type": simple(type_),
    "enum": simple(enum),
    "pattern": simple(pattern),
    "minimum": simple(minimum),
    "maximum": simple(maximum),
    "exclusiveMinimum": simple(exclusive_minimum),
    "required": simple(required),
    "minItems": simple(min_items),
    "maxItems": simple(max_items),
    "properties": properties,
    "additionalProperties": additional,
    "propertyNames": names,
    "items": items,
    "anyOf": any_of,
    "allOf": all_of,
    "not": not_,
}
