"""What an intake does with each kind of single value: read it, note its id, keep it for later."""

from collections.abc import Callable
from typing import Any

from hypercare_cli import dates, values
from hypercare_cli.document import Reference
from hypercare_cli.finding import Check, Path
from hypercare_cli.intake import INVALID, Intake
from hypercare_cli.node import Node, Scalar, place_of
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import NoAnchor, NoHolidays
from hypercare_cli.plan.links import LINK

SCHEMA_VERSION = Check(
    "HC024",
    "schema-version",
    "error",
    "schema version {text} is not known",
    "This version of the tool reads `hypercare: 1`.",
)

Reader = Callable[[Intake, Node, Path], Any]
KindReader = Callable[[Intake, Node, Path, Any], Any]


def read_word(words: tuple[Any, ...]) -> Reader:
    allowed = frozenset(words)

    def read(intake: Intake, node: Node, path: Path) -> Any:
        if type(node) is Scalar and isinstance(node.value, str) and node.value in allowed:
            return node.value
        try:
            return values.word(node, words, intake.nearest)
        except values.Fault as fault:
            if path == ("hypercare",) and fault.check is values.WORD:
                fault.check = SCHEMA_VERSION
            return intake.fault(fault, node, path)

    return read


def read_truth(intake: Intake, node: Node, path: Path) -> Any:
    try:
        return values.truth(node)
    except values.Fault as fault:
        return intake.fault(fault, node, path)


def read_text(intake: Intake, node: Node, path: Path, kind: k.TextKind) -> Any:
    """Most fields are plain text: those take the short way."""
    if type(node) is Scalar and kind.pattern is None and isinstance(node.value, str):
        return node.value
    try:
        return values.plain_text(node, kind)
    except values.Fault as fault:
        return intake.fault(fault, node, path)


def guarded(read: Callable[[Intake, Node, Any], Any]) -> Callable[[Intake, Node, Path, Any], Any]:
    """A reader of one scalar whose fault becomes a finding."""

    def guarded_read(intake: Intake, node: Node, path: Path, kind: Any) -> Any:
        try:
            return read(intake, node, kind)
        except values.Fault as fault:
            return intake.fault(fault, node, path)

    return guarded_read


def read_id(intake: Intake, node: Node, path: Path, kind: k.IdKind) -> Any:
    if isinstance(node, Scalar) and node.text:
        intake.register(kind.section, node.text, node, path)
    else:
        intake.nameless[kind.section] += 1
    try:
        return values.identifier(node, kind)
    except values.Fault as fault:
        if isinstance(node, Scalar):
            intake.unfit.setdefault(kind.section, []).append(node.text)
        return intake.fault(fault, node, path)


def read_reference(intake: Intake, node: Node, path: Path, kind: k.ReferenceKind) -> Any:
    try:
        found = values.text(node)
    except values.Fault as fault:
        return intake.fault(fault, node, path)
    if found not in kind.words:
        intake.references.append(Reference(kind.sections, found, path, intake.file, node))
    return found


def read_link(intake: Intake, node: Node, path: Path, kind: k.LinkKind) -> Any:
    """Which part of it is the id is decided once all ids are known."""
    found = read_reference(intake, node, path, kind)
    lag = LINK.match(found) if isinstance(found, str) else None
    if lag and lag[4] == "wd":
        need_holidays(intake)
    return found


def need_holidays(intake: Intake) -> None:
    """Note that working days are counted, so that a country without known holidays is told."""
    try:
        if intake.calendar is not None:
            intake.calendar.public_holidays(intake.calendar.kickoff.year)
    except NoHolidays as error:
        intake.no_holidays = error


def read_duration(intake: Intake, node: Node, path: Path, kind: k.DurationKind) -> Any:
    try:
        found = values.duration(node, kind)
    except values.Fault as fault:
        return intake.fault(fault, node, path)
    if kind.days and found.unit == "wd":
        need_holidays(intake)
    return found


def read_milestone(intake: Intake, node: Node, path: Path, _kind: k.MilestoneKind) -> Any:
    try:
        found = values.text(node)
    except values.Fault as fault:
        return intake.fault(fault, node, path)
    intake.milestones.append(Reference(("milestones",), found, path, intake.file, node))
    return found


def read_later(store: str) -> Callable[[Intake, Node, Path, Any], Any]:
    """A text that can only be checked once all ids are known."""

    def read(intake: Intake, node: Node, path: Path, _kind: Any) -> Any:
        try:
            found = values.text(node)
        except values.Fault as fault:
            return intake.fault(fault, node, path)
        getattr(intake, store).append((found, path, place_of(intake.file, node)))
        return found

    return read


def read_day(intake: Intake, node: Node, path: Path, kind: k.DateKind) -> Any:
    try:
        found = dates.day(node, kind, intake.calendar)
    except values.Fault as fault:
        return intake.fault(fault, node, path)
    except NoHolidays as error:
        intake.no_holidays = error
        return INVALID
    except NoAnchor:  # the field that it counts from has its own finding
        return INVALID
    if kind.days:
        intake.offsets.add(found)
    return found


SCALARS: dict[type, KindReader] = {
    k.TextKind: read_text,
    k.NumberKind: guarded(lambda _intake, node, kind: values.number(node, kind)),
    k.DurationKind: read_duration,
    k.CodeKind: guarded(lambda _intake, node, kind: values.code(node, kind)),
    k.IdKind: read_id,
    k.ReferenceKind: read_reference,
    k.LinkKind: read_link,
    k.MilestoneKind: read_milestone,
    k.ConditionKind: read_later("conditions"),
    k.MetricKind: read_later("metrics"),
    k.DateKind: read_day,
}
