"""docs/fields.md: every section and field of a plan, from the declarations in `plan/`."""

import sys
from collections.abc import Iterator, Mapping
from keyword import kwlist
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.value import BudgetItem, Range
from scripts.docs.markdown import blocks, code, link, table, words

INTRO = """\
# Fields of a plan

Schema version 1. Only `hypercare` and `plan` have to be there; every other section may be absent, empty or
null. What stands under “must be there” is needed once its entry exists. An unknown field is a fault, with the
nearest known name. How to write dates, numbers and ids is in the [guide](guide.md).

- **date**: `2026-01-05`, `T+30` or `T-7` (days from the kick-off), `T+3wd` (working days); the same from the
  go-live or the signature: `golive-5wd`, `signature+10`.
- **number**: a decimal point, no spaces, no unit: `12500.50`.
- **id**: letters without accents, digits, `_`, `-` and `.`; unique within its kind. KPI ids are lower case
  with `_`.
- **condition**: comparisons of [figures](metrics.md), such as
  `adoption.active_30d_rate < 0.40 and plan.day >= 30`.

Every entry may also have:
"""
OWN = {
    "hypercare": "The version of the schema; must be there.",
    "glossary": "The words of the project and what they mean.",
}
"""The sections that are no group of fields."""
NOWHERE: Mapping[type[Part], str] = {}
KEYWORDS = frozenset(kwlist)
TITLES = ("field", "type", "must be there", "what is allowed")


class Kind(NamedTuple):
    """What a field holds: its sort in a word or two, what is allowed, and the part inside."""

    sort: str
    allowed: str = ""
    part: type[Part] | None = None

    def several(self) -> "Kind":
        """A list of these."""
        return self._replace(sort=f"list of {plural(self.sort)}")


class Group(NamedTuple):
    """A part of the plan and where it stands."""

    path: str
    part: type[Part]


def page() -> str:
    """The whole page."""
    common = table(TITLES, (row(Entry, name) for name in Entry.fields))
    listing = table(("section", "holds"), (entry(name) for name in Plan.fields))
    return blocks((INTRO, common, listing, *sections()))


def entry(name: str) -> tuple[str, str]:
    """A line of the table of contents."""
    part = kind(Plan.fields[name]).part
    return link(code(name), name), OWN.get(name) or module_text(part or Plan)


def sections() -> Iterator[str]:
    """One chapter a section, with the groups inside it; a group seen before is linked."""
    seen: dict[type[Part], str] = {}
    for name, annotation in Plan.fields.items():
        found = kind(annotation)
        if found.part is None:
            yield blocks((f"## `{name}`", f"{OWN[name]} {found.allowed.capitalize()}."))
            continue
        inside = list(groups(name, found.part, seen))  # every path is known before it is linked
        yield from (chapter(group, name, found, seen) for group in inside)


def groups(path: str, part: type[Part], seen: dict[type[Part], str]) -> Iterator[Group]:
    """The part and all parts inside it, each once, in the order of the fields."""
    if part in seen:
        return
    seen[part] = path
    yield Group(path, part)
    for name, annotation in part.fields.items():
        inner = kind(annotation).part
        if inner is not None:
            yield from groups(f"{path}.{name.rstrip('_')}", inner, seen)


def chapter(group: Group, section: str, found: Kind, seen: Mapping[type[Part], str]) -> str:
    """Heading, what it is for, and its fields."""
    top = group.path == section
    says = module_text(group.part) if top else doc(group.part)
    note = f"A {found.sort}." if top else ""
    rows = [
        row(group.part, name, seen)
        for name in sorted(group.part.fields, key=Entry.fields.__contains__)
        if group.part.fields[name] != Entry.fields.get(name)
    ]
    heading = f"{'##' if top else '###'} `{group.path}`"
    return blocks((heading, " ".join(filter(None, (says, note))), table(TITLES, rows)))


def row(
    part: type[Part], attribute: str, seen: Mapping[type[Part], str] = NOWHERE
) -> tuple[str, ...]:
    """One field: name, type, whether it must be there, what it may hold."""
    found = kind(part.fields[attribute])
    allowed = found.allowed
    if found.part is not None:
        where = seen[found.part]
        allowed = f"{allowed}; see".removeprefix("; ") + f" {link(code(where), where)}"
    default = getattr(part, attribute, None)
    if isinstance(default, str):
        allowed += f"; {code(default)} if absent"
    needed = "" if hasattr(part, attribute) else "yes"
    return code(attribute.rstrip("_")), found.sort, needed, allowed


# -- from an annotation to words ----------------------------------------------------------------------


def kind(annotation: Any) -> Kind:
    """What a field of this type holds."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return union([option for option in arguments if option is not NoneType])
    if origin is Annotated:
        return annotated(*arguments)
    if origin is tuple:
        return kind(arguments[0]).several()
    if origin is Literal:
        return Kind("word", words(arguments))
    if origin is Mapping:
        return mapping(*arguments)
    if annotation is bool:
        return Kind("truth", "`true`, `false`")
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Kind("group", "", annotation)
    return Kind("text")


def union(options: list[Any]) -> Kind:
    if len(options) == 1:
        return kind(options[0])
    return Kind("word", words(word for option in options for word in get_args(option)))


def mapping(key: Any, value: Any) -> Kind:
    inner = kind(value)
    names = "names of your own"
    if get_origin(key) is Literal:
        names = words(get_args(key))
    elif key is k.MetricId:
        names = "ids of figures"
    each = f"{inner.sort} ({inner.allowed})" if inner.allowed else inner.sort
    return Kind("map", f"{names}, each with a {each}", inner.part)


def annotated(inner: Any, declared: k.Kind) -> Kind:
    if isinstance(declared, k.OneOrMore):
        found = kind(inner)
        return Kind(f"one or a {found.sort}", found.allowed)
    if isinstance(declared, k.RangeKind):
        return Kind("number or range", f"0 or more, or `{{{', '.join(Range.fields)}}}`")
    if isinstance(declared, k.BudgetKind):
        own = [name for name in BudgetItem.fields if name not in Entry.fields]
        return Kind("number or list", f"an amount, or a list of `{{{', '.join(own)}}}`")
    return scalar(declared)


def scalar(declared: k.Kind) -> Kind:
    """One value, with its bounds or its form."""
    match declared:
        case k.TextKind():
            form = f"form: {declared.example}" if declared.pattern else ""
            return Kind("text", "kept as written" if declared.as_written else form)
        case k.NumberKind():
            return Kind("whole number" if declared.whole else "number", bounds(declared))
        case k.IdKind():
            return Kind("id", identifier(declared))
        case k.LinkKind():
            places = " or ".join(map(code, declared.sections))
            return Kind("link", f"an id of {places}, with a lag or a lead: `T1`, `T2+3wd`, `T3-1d`")
        case k.DurationKind():
            return Kind("duration", WHOLE_DAYS if declared.days else DURATIONS)
        case k.ReferenceKind():
            places = " or ".join(map(code, declared.sections))
            fixed = "".join(f", or {code(word)}" for word in declared.words)
            return Kind("id", f"of an entry of {places}{fixed}")
        case k.DateKind():
            return Kind("date", "an ISO date only" if declared.fixed else days(declared))
        case k.CodeKind():
            return Kind("code", CODES[declared.listing])
        case k.Rising():
            return Kind("list of numbers", f"{declared.count}, rising")
    return OTHERS[type(declared)]


CODES = {"currency": "ISO 4217, such as `EUR`", "country": "ISO 3166, such as `FR`"}
DURATIONS = "`30m`, `4h`, `2d`, `3wd` (working days)"
WHOLE_DAYS = "`5wd` (working days), `7d` (days of the calendar)"
OTHERS: dict[type, Kind] = {
    k.MilestoneKind: Kind("id", "of a milestone, or its offset: `T+30`"),
    k.ConditionKind: Kind("condition"),
    k.MetricKind: Kind("id", "of a figure"),
}


def days(declared: k.DateKind) -> str:
    if declared.closing:
        return "not counted from the go-live or the signature"
    return "also a bare number of days after the kick-off" if declared.days else ""


def identifier(declared: k.IdKind) -> str:
    """What the id is told apart from, and the words that it must not be."""
    if declared.section == "plans":
        return "stands in file names and on documents"
    taken = f"; none of {words(sorted(declared.reserved - KEYWORDS))}" if declared.reserved else ""
    return f"unique among `{declared.section}`{taken}"


def bounds(declared: k.NumberKind) -> str:
    if declared.most is not None:
        return f"{declared.least} to {declared.most}"
    if declared.above is not None:
        return f"above {declared.above}"
    return "" if declared.least is None else f"{declared.least} or more"


def plural(word: str) -> str:
    return {"truth": "true or false", "group": "entries"}.get(word, f"{word}s")


def doc(part: type[Part]) -> str:
    """The first paragraph of a docstring, unfolded."""
    return " ".join((part.__doc__ or "").split("\n\n")[0].split())


def module_text(part: type[Part]) -> str:
    """What a section is for: the docstring of its module, after the name."""
    text = (sys.modules[part.__module__].__doc__ or "").partition(": ")[2].strip()
    return text[:1].upper() + text[1:]
