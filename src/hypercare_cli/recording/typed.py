"""What somebody types for a field → the value that the plan will have, by the field's declaration.

Only the kind of value is decided here: whether a word is known, an id exists or a number is within its
bounds is found where every plan is read, once the change is made and before it is written.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from hypercare_cli.edit import Given
from hypercare_cli.editing.order import below, names, peeled
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path, dotted
from hypercare_cli.i18n.message import message
from hypercare_cli.node import NUMBER, exact_number
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import ISO
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part

TODAY = "today"
TRUTH = {
    **dict.fromkeys(("true", "yes", "oui", "vrai"), True),
    **dict.fromkeys(("false", "no", "non", "faux"), False),
}
NUMERIC = (k.NumberKind, k.RangeKind, k.BudgetKind)


class Manner(NamedTuple):
    """How values are typed: the day that `today` is, and whether numbers have a decimal comma."""

    today: date
    comma: bool = False


def declared(path: Path) -> Any:
    """The declaration of the field at a path, None where nothing is declared."""
    above: Any = Plan
    for part in path[:-1]:
        above = below(above, part)
    last = path[-1]
    if isinstance(above, type) and issubclass(above, Part):
        return above.fields.get(str(last), above.fields.get(f"{last}_"))
    origin = get_origin(above)
    if origin is tuple and isinstance(last, int):
        return get_args(above)[0]
    return get_args(above)[1] if origin is Mapping else None


def typed(text: str, annotation: Any, path: Path, manner: Manner) -> Given:
    """One value; HypercareError where the field holds no single value."""
    annotation = present(annotation)
    origin = get_origin(annotation)
    if annotation is bool:
        return TRUTH.get(text.strip().casefold(), text)
    if origin is Annotated:
        inner, kind = get_args(annotation)
        return of_kind(text, inner, kind, path, manner)
    if origin in (Literal, Union, UnionType):
        return word(text, annotation)
    if origin is tuple:
        return several(text, get_args(annotation)[0], path, manner)
    is_part = isinstance(annotation, type) and issubclass(annotation, Part)
    fields = names(annotation) if is_part else ()
    raise HypercareError(
        message("`{path}` is a group of fields", path=dotted(path)),
        message("Name one of them: {names}.", names=", ".join(fields))
        if fields
        else message("Name what is in it: {path}.…", path=dotted(path)),
    )


def present(annotation: Any) -> Any:
    """The declaration of a field that is there."""
    if get_origin(annotation) in (Union, UnionType):
        options = [option for option in get_args(annotation) if option is not NoneType]
        return options[0] if len(options) == 1 else annotation
    return annotation


def of_kind(text: str, inner: Any, kind: Any, path: Path, manner: Manner) -> Given:
    if isinstance(kind, NUMERIC):
        return number(text, manner)
    if isinstance(kind, k.DateKind):
        return day(text, kind, manner)
    if isinstance(kind, k.OneOrMore):
        found = several(text, get_args(inner)[0], path, manner)
        return found[0] if len(found) == 1 else found
    if isinstance(kind, k.Rising):
        return [number(each, manner) for each in parts(text)]
    return text


def number(text: str, manner: Manner) -> Decimal | str:
    """An exact number; what is none stays text, and is told as in any plan."""
    written = text.strip()
    if manner.comma and written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    found = exact_number(written) if NUMBER.match(written) else None
    return found if isinstance(found, Decimal) else text


def day(text: str, kind: k.DateKind, manner: Manner) -> Given:
    """A date, or days from the kick-off as text."""
    written = text.strip()
    if written.casefold() in (TODAY, "aujourd'hui", "aujourd’hui"):
        return manner.today
    if kind.days and NUMBER.match(written):
        return number(written, manner)
    if ISO.match(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            return written
    return written


def word(text: str, annotation: Any) -> Given:
    """A word of a closed list; some lists are of numbers."""
    found = text.strip()
    options = get_args(annotation)
    if get_origin(annotation) is not Literal:
        options = tuple(each for option in options for each in get_args(option))
    if NUMBER.match(found) and any(isinstance(option, int) for option in options):
        return Decimal(found)
    return found


def several(text: str, item: Any, path: Path, manner: Manner) -> list[Given]:
    """The items of a list: `;` or commas between ids, words and numbers, `;` between texts."""
    found = peeled(item)
    if isinstance(found, type) and issubclass(found, Part):
        raise HypercareError(
            message("`{path}` is a list of entries", path=dotted(path)),
            message("`hypercare record` adds an entry; to change one, name it and its field."),
        )
    commas = ";" if is_prose(item) else ",;"
    return [typed(each, item, path, manner) for each in parts(text, commas)]


def is_prose(annotation: Any) -> bool:
    """Whether an item may itself have a comma."""
    kinds = get_args(present(annotation))[1:]
    return get_origin(annotation) is Annotated and isinstance(kinds[0], k.TextKind)


def parts(text: str, signs: str = ",;") -> list[str]:
    for sign in signs[1:]:
        text = text.replace(sign, signs[0])
    return [part.strip() for part in text.split(signs[0]) if part.strip()]
