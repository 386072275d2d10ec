"""The JSON Schema (draft-07) of a plan, generated from the declarations in `plan/`, for editors.

It says what the loader says about shape, as far as a schema can: that references resolve, ids are
unique, weights add up and conditions make sense is left to `hypercare validate`.
"""

import sys
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.codes import COUNTRIES, CURRENCIES
from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.value import BudgetItem, Range

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
TITLE = "Onboarding plan of hypercare, schema version 1"
NULL: Schema = {"type": "null"}
AMOUNT: Schema = {"type": "number", "minimum": 0}

# The patterns stay within what JavaScript and Python understand alike.
ID = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
ID_LETTERS = "letters without accents, digits, `_`, `-` and `.`"
METRIC = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
ISO_DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
RELATIVE_DATE = r"T[+-][0-9]{1,5}(?:wd)?"
ANCHORED_DATE = r"(?:golive|signature)(?: *[+-] *[0-9]{1,5}(?:wd)?)?"
ANY_DATE = f"{ISO_DATE}|{RELATIVE_DATE}|{ANCHORED_DATE}"
DURATION = r"[0-9]{1,4}(?:m|h|d|wd)"
WHOLE_DAYS = r"[0-9]{1,4}(?:d|wd)"
LAG = r"(?: *[+-] *[0-9]{1,4} *(?:wd|d))?"

DATE_FORMS = (
    "A date such as 2026-01-05, or days from the kick-off: T+30, T-7, T+3wd (working days); also from"
    " the go-live or the signature: golive-5wd, signature+10."
)
CLOSING_FORMS = (
    "A date such as 2026-01-05, or days from the kick-off: T+30, T-7, T+3wd (working days)."
)
DAYS_FORMS = "Days after the kick-off, such as 30, or a date: T+30, golive+7, 2026-01-05."
FIXED_FORM = "A date such as 2026-01-05."


def json_schema() -> Schema:
    """The schema of a whole plan; each part stands once under `definitions`."""
    definitions = Definitions()
    plan = definitions.part(Plan)
    plan["properties"] = {
        name: explained(section_text(Plan.fields[name]), schema)
        for name, schema in plan["properties"].items()
    }
    return {
        "$schema": DRAFT,
        **plan,
        "title": TITLE,
        "definitions": dict(sorted(definitions.made.items())),
    }


class Definitions:
    """The parts met so far, by the name of their class."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}
        self.parts: dict[str, type[Part]] = {}

    def reference(self, part: type[Part]) -> Schema:
        """A reference to a part, which is described once."""
        name = part.__name__
        if self.parts.setdefault(name, part) is not part:
            raise TypeError(f"two parts are called {name}")
        if name not in self.made:
            self.made[name] = {}  # a part may hold itself
            self.made[name] = self.part(part)
        return {"$ref": f"#/definitions/{name}"}

    def part(self, part: type[Part]) -> Schema:
        """The fields of one part; a field with a default may be null, which counts as absent."""
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for attribute in own_first(part):
            name = attribute.rstrip("_")
            schema = self.schema(part.fields[attribute])
            if hasattr(part, attribute):
                properties[name] = nullable(schema) | default(getattr(part, attribute))
            else:
                properties[name] = schema
                required.append(name)
        described = explained(doc(part), {"type": "object", "properties": properties})
        needed = {"required": required} if required else {}
        return {"title": title(part)} | described | needed | {"additionalProperties": False}

    def schema(self, annotation: Any) -> Schema:
        """What a field of this type may hold, null aside."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin in (Union, UnionType):
            return self.union([option for option in arguments if option is not NoneType])
        if origin is Annotated:
            return self.annotated(*arguments)
        if origin is tuple:
            return {"type": "array", "items": self.schema(arguments[0])}
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is Mapping:
            return self.mapping(*arguments)
        if annotation is bool:
            return {"type": "boolean"}
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self.reference(annotation)
        raise TypeError(f"a field cannot be declared as {annotation!r}")

    def union(self, options: list[Any]) -> Schema:
        """A single type, or the words of several closed lists together."""
        if len(options) == 1:
            return self.schema(options[0])
        return {"enum": [word for option in options for word in get_args(option)]}

    def annotated(self, inner: Any, kind: k.Kind) -> Schema:
        if isinstance(kind, k.OneOrMore):
            several = self.schema(inner)
            return explained(doc(type(kind)), {"anyOf": [several["items"], several]})
        if isinstance(kind, k.RangeKind):
            return explained(doc(type(kind)), {"anyOf": [AMOUNT, self.reference(Range)]})
        if isinstance(kind, k.BudgetKind):
            items = {"type": "array", "items": self.reference(BudgetItem)}
            return explained(doc(type(kind)), {"anyOf": [AMOUNT, items]})
        return SCALARS[type(kind)](kind)

    def mapping(self, key: Any, value: Any) -> Schema:
        """A map with free keys, keys of a closed list, or metric ids; a null value counts as absent."""
        schema = nullable(self.schema(value))
        if get_origin(key) is Literal:
            properties = dict.fromkeys(get_args(key), schema)
            return {"type": "object", "properties": properties, "additionalProperties": False}
        names = {"propertyNames": {"pattern": whole(METRIC)}} if key is k.MetricId else {}
        return {"type": "object", **names, "additionalProperties": schema}


def own_first(part: type[Part]) -> list[str]:
    """The fields in the order in which editors propose them: what any entry may have comes last."""
    common = Entry.fields if issubclass(part, Entry) else {}
    return sorted(part.fields, key=lambda name: name in common)


# -- scalars ----------------------------------------------------------------------------------------


def text(kind: k.TextKind) -> Schema:
    if kind.as_written:
        return {
            "description": "Text; it is kept as written, quoted or not.",
            "type": ["string", "number", "boolean"],
        }
    if kind.pattern is None:
        return {"type": "string"}
    return patterned(kind.pattern, f"Written like this: {kind.example}.")


def number(kind: k.NumberKind) -> Schema:
    bounds = {"minimum": kind.least, "maximum": kind.most, "exclusiveMinimum": kind.above}
    return {
        "type": "integer" if kind.whole else "number",
        **{name: bound for name, bound in bounds.items() if bound is not None},
    }


def identifier(kind: k.IdKind) -> Schema:
    letters = "lower-case letters, digits and `_`" if kind.section == "kpis" else ID_LETTERS
    schema = patterned(kind.pattern, f"Unique among `{kind.section}`: {letters}.")
    return schema | ({"not": {"enum": sorted(kind.reserved)}} if kind.reserved else {})


def reference(kind: k.ReferenceKind) -> Schema:
    places = " or ".join(f"`{section}`" for section in kind.sections)
    fixed = "".join(f", or `{word}`" for word in kind.words)
    return patterned(ID, f"The id of an entry of {places}{fixed}.")


def link(kind: k.LinkKind) -> Schema:
    places = " or ".join(f"`{section}`" for section in kind.sections)
    return patterned(
        ID + LAG, f"The id of an entry of {places}, with a lag or a lead: T1, T2+3wd, T3-1d."
    )


def duration(kind: k.DurationKind) -> Schema:
    return patterned(WHOLE_DAYS if kind.days else DURATION, doc(type(kind)))


def day(kind: k.DateKind) -> Schema:
    if kind.fixed:
        return patterned(ISO_DATE, FIXED_FORM)
    if kind.closing:
        return patterned(f"{ISO_DATE}|{RELATIVE_DATE}", CLOSING_FORMS)
    if kind.days:
        return patterned(ANY_DATE, DAYS_FORMS) | {"type": ["string", "integer"]}
    return patterned(ANY_DATE, DATE_FORMS)


def code(kind: k.CodeKind) -> Schema:
    if kind.listing == "currency":
        return {"description": "A currency code of ISO 4217.", "enum": sorted(CURRENCIES)}
    return {"description": "A country code of ISO 3166.", "enum": sorted(COUNTRIES)}


def rising(kind: k.Rising) -> Schema:
    return {
        "description": f"{kind.count} rising numbers.",
        "type": "array",
        "items": {"type": "number"},
        "minItems": kind.count,
        "maxItems": kind.count,
    }


SCALARS: dict[type, Callable[[Any], Schema]] = {
    k.TextKind: text,
    k.NumberKind: number,
    k.IdKind: identifier,
    k.ReferenceKind: reference,
    k.LinkKind: link,
    k.MilestoneKind: lambda kind: patterned(f"{ID}|{ANY_DATE}", doc(type(kind))),
    k.DateKind: day,
    k.DurationKind: duration,
    k.ConditionKind: lambda kind: explained(doc(type(kind)), {"type": "string"}),
    k.MetricKind: lambda kind: patterned(METRIC, doc(type(kind))),
    k.CodeKind: code,
    k.Rising: rising,
}


def patterned(pattern: str, description: str) -> Schema:
    """Text of one form; `patternErrorMessage` is what editors show instead of the expression."""
    schema = {"type": "string", "pattern": whole(pattern)}
    return explained(description, schema | {"patternErrorMessage": description})


def whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def nullable(schema: Schema) -> Schema:
    """The same, or null. Written so that editors still complete words and name the wrong type."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*types, "null"]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], NULL]}
    return {"anyOf": [schema, NULL]}


def default(value: object) -> Schema:
    """What counts where a field is absent, if it is a word or a truth value."""
    return {"default": value} if isinstance(value, str | bool) else {}


# -- words for people -------------------------------------------------------------------------------


def explained(description: str, schema: Schema) -> Schema:
    """A schema with its description; what stands beside a `$ref` would not be read."""
    if not description:
        return schema
    return {"description": description, **({"allOf": [schema]} if "$ref" in schema else schema)}


def doc(declared: type) -> str:
    """The first paragraph of a docstring, unfolded; nothing under `python -OO`."""
    return " ".join((declared.__doc__ or "").split("\n\n")[0].split())


def title(part: type[Part]) -> str:
    """The name of a part as words: `QuickWin` is “Quick win”."""
    name = "".join(f" {c.lower()}" if c.isupper() else c for c in part.__name__)
    return name.strip().capitalize()


def section_text(annotation: Any) -> str:
    """What a section is for: the docstring of the module that declares it, after its name."""
    part = annotation
    while get_args(part):
        part = get_args(part)[0]
    if not (isinstance(part, type) and issubclass(part, Part)):
        return ""
    text = (sys.modules[part.__module__].__doc__ or "").partition(": ")[2].strip()
    return text[:1].upper() + text[1:]
