"""What of a plan each audience may see: an entry is shown to its own audience and all inside it."""

from collections.abc import Mapping
from typing import Any, TypeVar

from hypercare_cli.plan.kinds import Audience
from hypercare_cli.plan.part import Part

CIRCLES: tuple[Audience, ...] = ("customer", "partner", "internal")
"""From the widest to the closest."""
CLOSENESS: dict[str, int] = {circle: number for number, circle in enumerate(CIRCLES)}
"""Who sees more: the provider's own people see all, partners what is not internal."""
Visible = TypeVar("Visible", bound=Part)


def visible(part: Visible, audience: Audience) -> Visible:
    """The same part without what this audience may not see, at any depth.

    A part that hides nothing stays the very same object. Fields that a part cannot do without
    (`plan.plan`, the weight of a dimension) are kept.
    """
    values = {name: shown(value, audience) for name, value in vars(part).items()}
    optional = vars_of_class(type(part))
    kept = {
        name: vars(part)[name] if value is HIDDEN else value
        for name, value in values.items()
        if value is not HIDDEN or name not in optional
    }
    unchanged = kept.keys() == vars(part).keys() and all(
        kept[name] is value for name, value in vars(part).items()
    )
    return part if unchanged else type(part)(**kept)


class Hidden:
    """Stands for a value that is left out."""


HIDDEN = Hidden()


def vars_of_class(kind: type[Part]) -> set[str]:
    """The fields that may be absent."""
    return {name for name in kind.fields if hasattr(kind, name)}


def shown(value: Any, audience: Audience) -> Any:
    """A value as the audience sees it, or HIDDEN."""
    if isinstance(value, Part):
        return visible(value, audience) if may_see(value, audience) else HIDDEN
    if isinstance(value, tuple):
        items = tuple(item for item in (shown(i, audience) for i in value) if item is not HIDDEN)
        same = len(items) == len(value) and all(
            one is other for one, other in zip(items, value, strict=True)
        )
        return value if same else items
    if isinstance(value, Mapping):
        entries = {name: shown(item, audience) for name, item in value.items()}
        if all(entries[name] is item for name, item in value.items()):
            return value
        return {name: item for name, item in entries.items() if item is not HIDDEN}
    return value


def may_see(part: Part, audience: Audience) -> bool:
    """Whether the entry as such is for this audience; readers of a communication are no audience."""
    wanted = getattr(part, "audience", "customer")
    return not isinstance(wanted, str) or CLOSENESS[wanted] <= CLOSENESS[audience]


def audience_at(plan: Part, path: tuple[str | int, ...]) -> Audience:
    """The closest audience that an entry, or one around it, is meant for."""
    found: Audience = "customer"
    value: Any = plan
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
        if not isinstance(value, Part | tuple):
            break
        wanted = getattr(value, "audience", "customer")
        named = next((one for one in CIRCLES if one == wanted), found)
        found = max(found, named, key=CLOSENESS.__getitem__)
    return found
