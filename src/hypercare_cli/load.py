"""Document → Plan, or every fault of its shape with its line."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from hypercare_cli import condition as conditions
from hypercare_cli import node as nodes
from hypercare_cli import values
from hypercare_cli.document import Document, File, read
from hypercare_cli.finding import Check, Finding, Path, Place, in_order
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.metric import Catalogue
from hypercare_cli.method.method import builtin_playbooks
from hypercare_cli.node import Node, Scalar, empty, place_of
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.plan.entry import Part
from hypercare_cli.plan.health import Dimensions
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.value import BudgetItem, Range

NO_PLAN = Check(
    "HC008", "no-plan", "error", "this is not a plan: {found}", "A plan starts with `hypercare: 1`."
)
UNKNOWN_KEY = Check("HC010", "unknown-key", "error", "`{key}` is not known in {where}", "{advice}")
MISSING = Check("HC011", "missing-field", "error", "`{field}` is missing in {where}", "{advice}")
DUPLICATE_ID = Check(
    "HC019",
    "duplicate-id",
    "error",
    "the id `{id}` is already used at {first}",
    "Give one of the two another id, and mend what refers to it.",
)
BROKEN_REFERENCE = Check(
    "HC020", "broken-reference", "error", "`{id}` is not the id of anything in {sections}", "{advice}"
)
CONDITION = Check("HC021", "bad-condition", "error", "the condition cannot be used: {why}", "{advice}")
METRIC = Check("HC022", "unknown-metric", "error", "there is no metric called `{id}`", "{advice}")
WEIGHTS = Check(
    "HC023",
    "weights",
    "error",
    "the weights add up to {total}, not to 100",
    "Change the weights of the five dimensions so that they add up to 100.",
)
SCHEMA_VERSION = Check(
    "HC024",
    "schema-version",
    "error",
    "schema version {text} is not known",
    "This version of the tool reads `hypercare: 1`.",
)
RISING = Check("HC025", "bands", "error", "bands are four rising numbers", "For example [0.2, 0.4, 0.6, 0.8].")

INVALID = object()
Reader = Callable[["Loader", Node, Path], Any]


class Reference(NamedTuple):
    """An id that must exist once everything is read."""

    sections: tuple[str, ...]
    id: str
    path: Path
    place: Place


class Loaded(NamedTuple):
    """The plan, or None with the findings that stand in its way, and the document behind both."""

    plan: Plan | None
    document: Document
    findings: list[Finding]


def load(files: tuple[File, ...], catalogue: Catalogue) -> Loaded:
    """Read the files of one plan; every fault of shape is reported in one run."""
    document, findings = read(files)
    loader = Loader(document, catalogue)
    plan = loader.load()
    findings = in_order(findings + loader.findings)
    return Loaded(None if findings else plan, document, findings)


class Loader:
    """Walks the document along the declarations of `plan/`, collecting faults, ids and references."""

    def __init__(self, document: Document, catalogue: Catalogue):
        self.document = document
        self.catalogue = catalogue
        self.findings: list[Finding] = []
        self.file = document.files[0].name if document.files else "-"
        self.calendar: Calendar | None = None
        self.ids: dict[str, dict[str, Place]] = {}
        self.unreadable: set[str] = set()
        self.references: list[Reference] = []
        self.milestones: list[tuple[str, Path, Place]] = []
        self.offsets: set[date] = set()
        self.conditions: list[tuple[str, Path, Place]] = []
        self.metrics: list[tuple[str, Path, Place]] = []

    def load(self) -> Plan | None:
        document = self.document
        stray = document.sections.get("")
        if stray is not None or not (document.sections or document.cut_short):
            found = message("nothing is in it") if stray is None else values.kind_of(stray)
            place = document.place(("",)) if stray else document.place(())
            self.findings.append(NO_PLAN.at(place, (), found=found))
            return None
        self.read_calendar()
        plan = self.read_sections()
        if not document.cut_short:
            self.check_references()
        self.check_conditions()
        return plan

    def read_calendar(self) -> None:
        """T0 and the working calendar come first: every other date may count from them."""
        section = self.document.sections.get("plan")
        if not isinstance(section, nodes.Mapping):
            return
        try:
            kickoff = values.day(section.entries["kickoff"], k.DateKind(fixed=True), None)
        except (KeyError, values.Fault):
            return
        country = scalar_text(section, "country")
        calendar = Calendar(kickoff, country, scalar_text(section, "subdivision"))
        closing: list[date] = []
        days = section.entries.get("closing_days")
        for item in days.items if isinstance(days, nodes.Sequence) else ():
            try:
                closing.append(values.day(item, k.DateKind(), calendar))
            except values.Fault:
                continue
        self.calendar = Calendar(kickoff, country, scalar_text(section, "subdivision"), closing)

    def read_sections(self) -> Plan:
        found: dict[str, Any] = {}
        fields = fields_of(Plan)
        for key, node in self.document.sections.items():
            self.file = self.document.file_of[key]
            if key not in fields:
                self.unknown_key(self.document.keys[key], key, fields, message("the plan"), (key,))
            elif not empty(node):
                value = fields[key].read(self, node, (key,))
                if value is not INVALID:
                    found[key] = value
        if not self.document.cut_short:
            for key in ("hypercare", "plan"):
                if key not in self.document.sections or empty(self.document.sections[key]):
                    place = self.document.place(())
                    self.missing(key, message("the plan"), place, (key,))
        return Plan(**found)

    # -- what the readers below call ------------------------------------------------------------

    def fault(self, fault: values.Fault, node: Node, path: Path) -> Any:
        place = place_of(self.file, node)
        self.findings.append(fault.check.at(place, path, **fault.values))
        return INVALID

    def unknown_key(
        self, key: Scalar, name: str, fields: Mapping[str, Any], where: Message, path: Path
    ) -> None:
        advice = values.suggestion(name, tuple(fields), ", ".join(fields))
        place = place_of(self.file, key)
        self.findings.append(UNKNOWN_KEY.at(place, path, key=name, where=where, advice=advice))

    def missing(self, field: str, where: Message, place: Place, path: Path) -> None:
        advice = message("Add a line `{field}: …`.", field=field)
        self.findings.append(MISSING.at(place, path, field=field, where=where, advice=advice))

    def register(self, section: str, id_: str, node: Node, path: Path) -> None:
        known = self.ids.setdefault(section, {})
        place = place_of(self.file, node)
        if id_ in known:
            self.findings.append(DUPLICATE_ID.at(place, path, id=id_, first=known[id_]))
        else:
            known[id_] = place

    # -- once everything is read ------------------------------------------------------------------

    def check_references(self) -> None:
        for reference in self.references:
            if any(reference.id in self.ids.get(s, ()) for s in reference.sections):
                continue
            if self.unreadable & set(reference.sections):
                continue
            if reference.sections == ("playbooks",) and reference.id in builtin_playbooks():
                continue
            self.broken(reference)
        for written, path, place in self.milestones:
            if written not in self.ids.get("milestones", ()) and not self.at_milestone(written):
                self.broken(Reference(("milestones",), written, path, place))

    def at_milestone(self, written: str) -> bool:
        try:
            return (self.calendar or values.NO_CALENDAR).resolve(written) in self.offsets
        except (ValueError, LookupError):
            return False

    def broken(self, reference: Reference) -> None:
        names = tuple(name for s in reference.sections for name in self.ids.get(s, ()))
        listing = ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
        advice = (
            values.suggestion(reference.id, names, listing)
            if names
            else message("Nothing is listed there yet: add it, or remove this reference.")
        )
        sections = ", ".join(reference.sections)
        self.findings.append(
            BROKEN_REFERENCE.at(
                reference.place, reference.path, id=reference.id, sections=sections, advice=advice
            )
        )

    def check_conditions(self) -> None:
        kpis = None if "kpis" in self.unreadable else frozenset(self.ids.get("kpis", ()))
        for id_, path, place in self.metrics:
            if self.catalogue.sort_of(id_, kpis) is None:
                self.findings.append(
                    METRIC.at(place, path, id=id_, advice=self.metric_advice(id_, kpis))
                )
        for text, path, place in self.conditions:
            try:
                parsed = conditions.parse(text)
            except conditions.ConditionError as error:
                advice = message("For example: adoption.active_30d_rate < 0.40 and plan.day >= 30")
                self.findings.append(CONDITION.at(place, path, why=error.explanation, advice=advice))
                continue
            for why in conditions.problems(parsed, lambda id_: self.catalogue.sort_of(id_, kpis)):
                unknown = str(why.values.get("metric", ""))
                advice = self.metric_advice(unknown, kpis) if unknown else Message("")
                self.findings.append(CONDITION.at(place, path, why=why, advice=advice))

    def metric_advice(self, id_: str, kpis: frozenset[str] | None) -> Message:
        close = values.nearest(id_, self.catalogue.ids(kpis or frozenset()))
        if close:
            return message("Did you mean `{close}`? `hypercare metrics` lists them all.", close=close)
        return message("`hypercare metrics` lists all metrics of a plan.")


def scalar_text(section: nodes.Mapping, key: str) -> str | None:
    node = section.entries.get(key)
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


# -- from an annotation to the function that reads it -----------------------------------------------


class Field(NamedTuple):
    """How one field of a part is read."""

    attribute: str
    required: bool
    read: Reader


FIELDS: dict[type[Part], dict[str, Field]] = {}


def fields_of(part: type[Part]) -> dict[str, Field]:
    """The fields of a part by their name in the file; made once, when a document first has one."""
    known = FIELDS.get(part)
    if known is None:
        known = FIELDS[part] = {
            name.rstrip("_"): Field(name, not hasattr(part, name), reader(annotation))
            for name, annotation in part.fields.items()
        }
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
        return lambda loader, node, path: READERS[type(kind)](loader, node, path, kind)
    if origin is tuple:
        return read_list(annotation)
    if origin is Literal:
        return read_word(get_args(annotation))
    if origin is Mapping:
        return read_map(*get_args(annotation))
    if annotation is bool:
        return read_truth
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return lambda loader, node, path: read_part(loader, node, path, annotation)
    raise TypeError(f"a field cannot be declared as {annotation!r}")


def read_part(loader: Loader, node: Node, path: Path, part: type[Part]) -> Any:
    """One entry: unknown keys and missing fields are faults, null counts as absent."""
    where = message("`{name}`", name=".".join(p for p in path if isinstance(p, str)))
    if not isinstance(node, nodes.Mapping):
        loader.unreadable |= sections_under(part)
        wanted = message("a group of fields")
        fault = values.Fault(
            values.WRONG_TYPE,
            wanted=wanted,
            found=values.kind_of(node),
            advice=message("Fields: {names}.", names=", ".join(fields_of(part))),
        )
        return loader.fault(fault, node, path)
    fields = fields_of(part)
    found: dict[str, Any] = {}
    entries = node.entries
    for key, value in entries.items():
        field = fields.get(key)
        if field is None:
            loader.unknown_key(node.keys[key], key, fields, where, (*path, key))
        elif not (type(value) is Scalar and value.value is None):
            read_value = field.read(loader, value, (*path, key))
            if read_value is not INVALID:
                found[field.attribute] = read_value
    for key, field in fields.items():
        if field.required and (key not in entries or empty(entries[key])):
            loader.missing(key, where, place_of(loader.file, node), (*path, key))
    if part is Dimensions:
        check_weights(loader, node, path, found)
    made = part.__new__(part)
    made.__dict__.update(found)
    return made


def check_weights(loader: Loader, node: Node, path: Path, found: dict[str, Any]) -> None:
    weights = [getattr(dimension, "weight", None) for dimension in found.values()]
    if len(weights) == 5 and None not in weights and sum(weights) != 100:
        total = sum(weights)
        loader.findings.append(WEIGHTS.at(place_of(loader.file, node), path, total=total))


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

    def read(loader: Loader, node: Node, path: Path) -> Any:
        if not isinstance(node, nodes.Sequence):
            loader.unreadable |= sections_under(item)
            fault = values.Fault(
                values.WRONG_TYPE,
                wanted=message("a list"),
                found=values.kind_of(node),
                advice=message("Start each item on a line of its own with `- `, or write [a, b]."),
            )
            return loader.fault(fault, node, path)
        return tuple(
            [read_item(loader, each, (*path, i)) for i, each in enumerate(node.items)]
        )

    return read


def read_one_or_more(read_item: Reader) -> Reader:
    def read(loader: Loader, node: Node, path: Path) -> Any:
        if isinstance(node, nodes.Sequence):
            return tuple(read_item(loader, each, (*path, i)) for i, each in enumerate(node.items))
        return (read_item(loader, node, path),)

    return read


def read_map(key_type: Any, value_type: Any) -> Reader:
    """A map with free keys, keys of a closed list, or metric ids."""
    words = get_args(key_type) if get_origin(key_type) is Literal else ()
    metrics = key_type is k.MetricId
    read_value = reader(value_type)

    def read(loader: Loader, node: Node, path: Path) -> Any:
        if not isinstance(node, nodes.Mapping):
            fault = values.Fault(
                values.WRONG_TYPE,
                wanted=message("a group of fields"),
                found=values.kind_of(node),
                advice=message("Write it as `name: value`, one a line."),
            )
            return loader.fault(fault, node, path)
        found = {}
        for key, value in node.entries.items():
            if words and key not in words:
                names = dict.fromkeys(words)
                where = message("`{name}`", name=str(path[-1]))
                loader.unknown_key(node.keys[key], key, names, where, (*path, key))
                continue
            if metrics:
                loader.metrics.append((key, (*path, key), place_of(loader.file, node.keys[key])))
            if not empty(value):
                found[key] = read_value(loader, value, (*path, key))
        return MappingProxyType(found)

    return read


def read_word(words: tuple[Any, ...]) -> Reader:
    allowed = frozenset(words)

    def read(loader: Loader, node: Node, path: Path) -> Any:
        if type(node) is Scalar and isinstance(node.value, str) and node.value in allowed:
            return node.value
        try:
            return values.word(node, words)
        except values.Fault as fault:
            if path == ("hypercare",) and fault.check is values.WORD:
                fault.check = SCHEMA_VERSION
            return loader.fault(fault, node, path)

    return read


def read_truth(loader: Loader, node: Node, path: Path) -> Any:
    try:
        return values.truth(node)
    except values.Fault as fault:
        return loader.fault(fault, node, path)


def guarded(read: Callable[[Loader, Node, Any], Any]) -> Callable[[Loader, Node, Path, Any], Any]:
    """A reader of one scalar whose fault becomes a finding."""

    def guarded_read(loader: Loader, node: Node, path: Path, kind: Any) -> Any:
        try:
            return read(loader, node, kind)
        except values.Fault as fault:
            return loader.fault(fault, node, path)

    return guarded_read


def read_id(loader: Loader, node: Node, path: Path, kind: k.IdKind) -> Any:
    if isinstance(node, Scalar) and node.text:
        loader.register(kind.section, node.text, node, path)
    try:
        return values.identifier(node, kind)
    except values.Fault as fault:
        return loader.fault(fault, node, path)


def read_reference(loader: Loader, node: Node, path: Path, kind: k.ReferenceKind) -> Any:
    try:
        found = values.text(node)
    except values.Fault as fault:
        return loader.fault(fault, node, path)
    if found not in kind.words:
        place = place_of(loader.file, node)
        loader.references.append(Reference(kind.sections, found, path, place))
    return found


def read_later(store: str) -> Callable[[Loader, Node, Path, Any], Any]:
    """A text that can only be checked once all ids are known."""

    def read(loader: Loader, node: Node, path: Path, _kind: Any) -> Any:
        try:
            found = values.text(node)
        except values.Fault as fault:
            return loader.fault(fault, node, path)
        getattr(loader, store).append((found, path, place_of(loader.file, node)))
        return found

    return read


def read_day(loader: Loader, node: Node, path: Path, kind: k.DateKind) -> Any:
    try:
        found = values.day(node, kind, loader.calendar)
    except values.Fault as fault:
        return loader.fault(fault, node, path)
    if kind.days:
        loader.offsets.add(found)
    return found


def read_range(loader: Loader, node: Node, path: Path, _kind: k.RangeKind) -> Any:
    if isinstance(node, nodes.Mapping):
        return read_part(loader, node, path, Range)
    try:
        amount = values.number(node, k.NumberKind(least=0))
    except values.Fault as fault:
        return loader.fault(fault, node, path)
    return Range(low=Decimal(amount), base=Decimal(amount), high=Decimal(amount))


def read_budget(loader: Loader, node: Node, path: Path, _kind: k.BudgetKind) -> Any:
    if isinstance(node, nodes.Sequence):
        return read_list(tuple[BudgetItem, ...])(loader, node, path)
    try:
        amount = values.number(node, k.NumberKind(least=0))
    except values.Fault as fault:
        return loader.fault(fault, node, path)
    return (BudgetItem(label="", amount=Decimal(amount)),)


def read_rising(loader: Loader, node: Node, path: Path, kind: k.Rising) -> Any:
    numbers = read_list(tuple[k.Number, ...])(loader, node, path)
    if numbers is INVALID or INVALID in numbers:
        return INVALID
    if len(numbers) != kind.count or any(a >= b for a, b in zip(numbers, numbers[1:], strict=False)):
        loader.findings.append(RISING.at(place_of(loader.file, node), path))
    return numbers


READERS: dict[type, Callable[[Loader, Node, Path, Any], Any]] = {
    k.TextKind: guarded(lambda _loader, node, kind: values.plain_text(node, kind)),
    k.NumberKind: guarded(lambda _loader, node, kind: values.number(node, kind)),
    k.DurationKind: guarded(lambda _loader, node, _kind: values.duration(node)),
    k.CodeKind: guarded(lambda _loader, node, kind: values.code(node, kind)),
    k.IdKind: read_id,
    k.ReferenceKind: read_reference,
    k.MilestoneKind: read_later("milestones"),
    k.ConditionKind: read_later("conditions"),
    k.MetricKind: read_later("metrics"),
    k.DateKind: read_day,
    k.RangeKind: read_range,
    k.BudgetKind: read_budget,
    k.Rising: read_rising,
}
