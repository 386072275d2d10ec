"""The natural order of the fields of a plan: as `plan/` declares them, what any entry has last."""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypercare_cli.finding import Path
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.value import BudgetItem, Range


@cache
def order_at(path: Path) -> tuple[str, ...]:
    """The names that the group at a path may have, in order; none where they are free."""
    found: Any = Plan
    for part in path:
        found = below(found, part)
    return names(found) if isinstance(found, type) and issubclass(found, Part) else ()


def names(part: type[Part]) -> tuple[str, ...]:
    common = Entry.fields if issubclass(part, Entry) else {}
    own = (name.rstrip("_") for name in part.fields if name not in common)
    return (*own, *common)


def below(annotation: Any, part: str | int) -> Any:
    """What stands under a name or at a position of something declared, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        fields = annotation.fields
        return peeled(fields.get(str(part), fields.get(f"{part}_")))
    origin = get_origin(annotation)
    if origin is tuple and isinstance(part, int):
        return peeled(get_args(annotation)[0])
    return peeled(get_args(annotation)[1]) if origin is Mapping else None


def peeled(annotation: Any) -> Any:
    """The declaration without what says that it may be absent, or which kind it is."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        options = [option for option in get_args(annotation) if option is not NoneType]
        return peeled(options[0]) if len(options) == 1 else None
    if origin is Annotated:
        inner, kind = get_args(annotation)
        if isinstance(kind, k.RangeKind):
            return Range
        return tuple[BudgetItem, ...] if isinstance(kind, k.BudgetKind) else peeled(inner)
    return annotation
