"""From the annotation of a field to the function that reads its value from a node."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from hypercare_cli import node as nodes
from hypercare_cli import values
from hypercare_cli.finding import Check, Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.intake import INVALID, Intake, listed
from hypercare_cli.node import Node, bare, empty, place_of, spoilt
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.health import DIMENSIONS, Dimensions
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.value import BudgetItem, Range
from hypercare_cli.scalars import SCALARS, KindReader, Reader, read_truth, read_word

WEIGHTS = Check(
    "HC023",
    "weights",
    "error",
    "the weights add up to {total}, not to 100",
    "Change the weights of the five dimensions so that they add up to 100.",
)
RISING = Check(
    "HC025", "bands", "error", "bands are four rising numbers", "For example [0.2, 0.4, 0.6, 0.8]."
)


class Field(NamedTuple):
    """How one field of a part is read."""

    attribute: str
    required: bool
    read: Reader


FIELDS: dict[type[Part], dict[str, Field]] = {}
REQUIRED: dict[type[Part], tuple[str, ...]] = {}


def fields_of(part: type[Part]) -> dict[str, Field]:
    """The fields of a part by their name in the file; made once, when a document first has one."""
    known = FIELDS.get(part)
    if known is None:
        known = FIELDS[part] = {
            name.rstrip("_"): Field(name, not hasattr(part, name), reader(annotation))
            for name, annotation in part.fields.items()
        }
    return known


def required_of(part: type[Part]) -> tuple[str, ...]:
    """The fields without which an entry of this part is incomplete."""
    known = REQUIRED.get(part)
    if known is None:
        names = (name for name, field in fields_of(part).items() if field.required)
        known = REQUIRED[part] = tuple(names)
    return known


def reader(annotation: Any) -> Reader:
    """The function that reads a value of this type."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        options = [option for option in get_args(annotation) if option is not NoneType]
        if len(options) == 1:
            return reader(options[0])
        return read_word(tuple(word for option in options for word in get_args(option)))
    if origin is Annotated:
        inner, kind = get_args(annotation)
        if isinstance(kind, k.OneOrMore):
            return read_one_or_more(reader(get_args(inner)[0]))
        return of_kind(READERS[type(kind)], kind)
    if origin is tuple:
        return read_list(annotation)
    if origin is Literal:
        return read_word(get_args(annotation))
    if origin is Mapping:
        return read_map(*get_args(annotation))
    if annotation is bool:
        return read_truth
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return lambda intake, node, path: read_part(intake, node, path, annotation)
    raise TypeError(f"a field cannot be declared as {annotation!r}")


def of_kind(read: KindReader, kind: Any) -> Reader:
    return lambda intake, node, path: read(intake, node, path, kind)


def where(path: Path) -> Message:
    """The entry that a message is about, by its sections: `kpis.measurements`."""
    return message("`{name}`", name=".".join(p for p in path if isinstance(p, str)))


def read_part(intake: Intake, node: Node, path: Path, part: type[Part]) -> Any:
    """One entry: unknown keys and missing fields are faults, null counts as absent."""
    if not isinstance(node, nodes.Mapping):
        intake.unreadable |= sections_under(part)
        wanted, kind = message("a group of fields"), values.kind_of(node)
        advice = message("Fields: {names}.", names=listed(fields_of(part)))
        fault = values.Fault(values.WRONG_TYPE, wanted=wanted, found=kind, advice=advice)
        return intake.fault(fault, node, path)
    fields = fields_of(part)
    found: dict[str, Any] = {}
    entries = node.entries
    strangers: list[str] = []
    for key, value in entries.items():
        field = fields.get(key)
        if field is None:
            strangers.append(key)
        elif value.value is not None if type(value) is nodes.Scalar else not empty(value):
            read_value = field.read(intake, value, (*path, key))
            if read_value is not INVALID:
                found[field.attribute] = read_value
    for key, value in node.repeated:
        glance(intake, part, key, value, (*path, key))
    misspelt = read_strangers(intake, node, path, part, strangers) if strangers else set()
    absent = [key for key in required_of(part) if key not in found and key not in misspelt]
    if absent and not spoilt(node):
        report_missing(intake, node, path, part, absent)
    if part is Dimensions:
        check_weights(intake, node, path, found)
    made = part.__new__(part)
    made.__dict__.update(found)
    return made


def report_missing(
    intake: Intake, node: nodes.Mapping, path: Path, part: type[Part], keys: list[str]
) -> None:
    for key in keys:
        if key not in node.entries or empty(node.entries[key]):
            intake.missing(key, where(path), place_of(intake.file, node), (*path, key))
            intake.nameless.update(sections_under(part.fields[key]) if key == "id" else ())


def read_strangers(
    intake: Intake, node: nodes.Mapping, path: Path, part: type[Part], strangers: list[str]
) -> set[str | None]:
    """Report the keys that no field has; the answer is the fields that were probably meant.

    A key that is like none is taken for a required field that is missing.
    """
    fields, entries, keys = fields_of(part), node.entries, node.keys
    names = tuple(fields)
    absent = tuple(name for name in names if name not in entries or empty(entries[name]))
    guesses = {k: intake.nearest(k, absent) for k in strangers if not bare(keys[k], entries[k])}
    missing = [n for n in required_of(part) if n in absent and n not in guesses.values()]
    for key in strangers:
        if key not in guesses:
            intake.comma(keys[key], where(path), (*path, key))
            continue
        if guesses[key] is None and missing:
            guesses[key] = missing.pop(0)
        intake.unknown_key(keys[key], guesses[key], names, where(path), (*path, key))
        glance(intake, part, guesses[key], entries[key], (*path, key))
    if None in guesses.values():
        intake.unreadable |= set().union(
            *(sections_under(part.fields[fields[n].attribute]) for n in absent)
        )
    return set(guesses.values())


def glance(intake: Intake, part: type[Part], name: str | None, node: Node, path: Path) -> None:
    """Learn the ids below a misspelt or repeated field, so that it is its own only finding."""
    field = fields_of(part).get(name or "")
    kept: list[list[Any]] = [intake.findings, intake.references, intake.milestones]
    kept += [intake.conditions, intake.metrics]
    lengths = [len(collected) for collected in kept]
    if field is not None and not empty(node):
        field.read(intake, node, path)
    for collected, length in zip(kept, lengths, strict=True):
        del collected[length:]


def check_weights(intake: Intake, node: Node, path: Path, found: Mapping[str, Any]) -> None:
    weights = [getattr(found.get(name), "weight", None) for name in DIMENSIONS]
    known = [weight for weight in weights if weight is not None]
    if len(known) == len(DIMENSIONS) and sum(known) != 100:
        place = place_of(intake.file, node)
        intake.findings.append(WEIGHTS.at(place, path, total=sum(known)))


def sections_under(annotation: Any) -> set[str]:
    """The kinds of id that are declared somewhere below an annotation."""
    if isinstance(annotation, k.IdKind):
        return {annotation.section}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return set().union(*(sections_under(inner) for inner in annotation.fields.values()))
    return set().union(*(sections_under(inner) for inner in get_args(annotation)))


def read_list(annotation: Any) -> Reader:
    item = get_args(annotation)[0]
    read_item = reader(item)

    def read(intake: Intake, node: Node, path: Path) -> Any:
        if not isinstance(node, nodes.Sequence):
            intake.unreadable |= sections_under(item)
            fault = values.Fault(
                values.WRONG_TYPE,
                wanted=message("a list"),
                found=values.kind_of(node),
                advice=message("Start each item on a line of its own with `- `, or write [a, b]."),
            )
            return intake.fault(fault, node, path)
        return tuple([read_item(intake, each, (*path, i)) for i, each in enumerate(node.items)])

    return read


def read_one_or_more(read_item: Reader) -> Reader:
    def read(intake: Intake, node: Node, path: Path) -> Any:
        if isinstance(node, nodes.Sequence):
            return tuple(read_item(intake, each, (*path, i)) for i, each in enumerate(node.items))
        return (read_item(intake, node, path),)

    return read


def read_map(key_type: Any, value_type: Any) -> Reader:
    """A map with free keys, keys of a closed list, or metric ids."""
    words = get_args(key_type) if get_origin(key_type) is Literal else ()
    metrics = key_type is k.MetricId
    read_value = reader(value_type)

    def read(intake: Intake, node: Node, path: Path) -> Any:
        if not isinstance(node, nodes.Mapping):
            fault = values.Fault(
                values.WRONG_TYPE,
                wanted=message("a group of fields"),
                found=values.kind_of(node),
                advice=message("Write it as `name: value`, one a line."),
            )
            return intake.fault(fault, node, path)
        found = {}
        for key, value in node.entries.items():
            if words and key not in words:
                close = intake.nearest(key, words)
                intake.unknown_key(node.keys[key], close, words, where(path[-1:]), (*path, key))
                continue
            if metrics:
                intake.metrics.append((key, (*path, key), place_of(intake.file, node.keys[key])))
            if not empty(value):
                found[key] = read_value(intake, value, (*path, key))
        return MappingProxyType(found)

    return read


def read_range(intake: Intake, node: Node, path: Path, _kind: k.RangeKind) -> Any:
    if isinstance(node, nodes.Mapping):
        return read_part(intake, node, path, Range)
    try:
        amount = values.number(node, k.NumberKind(least=0))
    except values.Fault as fault:
        return intake.fault(fault, node, path)
    return Range(low=Decimal(amount), base=Decimal(amount), high=Decimal(amount))


def read_budget(intake: Intake, node: Node, path: Path, _kind: k.BudgetKind) -> Any:
    if isinstance(node, nodes.Sequence):
        return read_list(tuple[BudgetItem, ...])(intake, node, path)
    try:
        if isinstance(node, nodes.Mapping):
            advice = message(
                "Write the amount alone, or a list of items with `label` and `amount`."
            )
            found = values.kind_of(node)
            wanted = message("an amount or a list")
            raise values.Fault(values.WRONG_TYPE, wanted=wanted, found=found, advice=advice)
        amount = values.number(node, k.NumberKind(least=0))
    except values.Fault as fault:
        return intake.fault(fault, node, path)
    return (BudgetItem(label="", amount=Decimal(amount)),)


def read_rising(intake: Intake, node: Node, path: Path, kind: k.Rising) -> Any:
    numbers = read_list(tuple[k.Number, ...])(intake, node, path)
    if numbers is INVALID or INVALID in numbers:
        return INVALID
    if len(numbers) != kind.count or any(a >= b for a, b in pairwise(numbers)):
        intake.findings.append(RISING.at(place_of(intake.file, node), path))
    return numbers


READERS: dict[type, KindReader] = {
    **SCALARS,
    k.RangeKind: read_range,
    k.BudgetKind: read_budget,
    k.Rising: read_rising,
}
