"""What a change of a plan did, and what can be recorded: the sentences of `set`, `record`, `done`."""

from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypercare_cli import difference
from hypercare_cli.amendment import Amendment
from hypercare_cli.analysis import Analysis
from hypercare_cli.completeness import completeness
from hypercare_cli.difference import Change, Item, Plain
from hypercare_cli.document import Document, inside
from hypercare_cli.editing.order import names, peeled
from hypercare_cli.finding import Path
from hypercare_cli.history.effect import Effect, normal
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import Words
from hypercare_cli.masking import masked
from hypercare_cli.node import Sequence
from hypercare_cli.pages.figures import figure, label, shortened, when
from hypercare_cli.pages.shape import data_head
from hypercare_cli.pages.validate import finding_shape
from hypercare_cli.pages.verify import LONGEST, TITLES, entry, told
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.part import Part
from hypercare_cli.recording.kinds import Kind, is_required
from hypercare_cli.recording.typed import present

MOST_CHANGES = 40
SORTS: tuple[tuple[tuple[type, ...], Message], ...] = (
    ((k.DateKind,), message("a date: today, 2026-01-05 or T+30")),
    ((k.NumberKind, k.RangeKind, k.BudgetKind), message("a number")),
    ((k.DurationKind,), message("a duration: 4h, 2d or 3wd")),
    ((k.ConditionKind,), message("a condition")),
    ((k.MetricKind,), message("the id of a metric")),
    ((k.MilestoneKind,), message("a milestone: its id or T+30")),
    ((k.CodeKind,), message("a code")),
    ((k.TextKind,), message("text")),
)


def amendment_text(amendment: Amendment, words: Words) -> str:
    """What changed in the plan, in its figures and in its completeness, and new findings there."""
    return "".join(f"{line}\n" for line in amendment_lines(amendment, words))


def done_text(amendment: Amendment, words: Words, remarks: Iterable[Message]) -> str:
    """The same, with what is to be said of the figures before and after an action."""
    said = (f"{words.say(remark)}\n" for remark in remarks)
    return "".join((amendment_text(amendment, words), *said))


def amendment_lines(amendment: Amendment, words: Words) -> Iterator[str]:
    changes = amendment.changes
    if not changes:
        yield words.say("Nothing changes: the plan says so already.")
        return
    for change in changes[:MOST_CHANGES]:
        yield masked(change_line(change, words))
    left = len(changes) - MOST_CHANGES
    if left > 0:
        yield words.plural("… and {n} more change.", "… and {n} more changes.", left)
    yield from effect_lines(amendment, words)
    for finding in amendment.findings:
        yield masked(f"{finding.place} {finding.check.code}: {words.say(finding.message)}")


def change_line(change: Change, words: Words) -> str:
    """One change: what is new, what is gone, or both."""
    before, after = said(change.before, words), said(change.after, words)
    place = change.place
    if change.kind == "added":
        return words.say("Added: {place} – {value}", place=place, value=after)
    if change.kind == "removed":
        return words.say("Removed: {place} – {value}", place=place, value=before)
    return words.say(
        "Changed: {place}: {before} → {after}", place=place, before=before, after=after
    )


def said(value: Plain, words: Words) -> str:
    """A value; an entry by its title, or by its fields where it has none."""
    if isinstance(value, Mapping) and not any(value.get(name) for name in TITLES):
        fields = (
            f"{name}: {told(each, words)}" for name, each in value.items() if each is not None
        )
        return shortened(", ".join(fields), LONGEST)
    if isinstance(value, tuple) and all(isinstance(each, Mapping) for each in value):
        return shortened(words.listing(named_entry(each, words) for each in value), LONGEST)
    return told(value, words)


def named_entry(value: Plain, words: Words) -> str:
    """An entry of a list that is new as a whole, with its id where it has one."""
    id_ = value.get("id") if isinstance(value, Mapping) else None
    return f"{told(id_, words)}: {said(value, words)}" if id_ else said(value, words)


def effect_lines(amendment: Amendment, words: Words) -> Iterator[str]:
    """The headline figures that moved, then how complete the plan is."""
    before, after = amendment.before, amendment.after
    day = when(after, words)
    if not amendment.effects:
        yield words.say("No headline figure moves as of {day}.", day=day)
    else:
        yield words.say("As of {day}:", day=day)
    for effect in amendment.effects:
        yield "  " + effect_line(effect, before, after, words)
    shares = [completeness(each.figures).overall for each in (before, after)]
    if normal(shares[0]) != normal(shares[1]):
        one, other = (words.share(share, 1) for share in shares)
        yield words.say("Completeness: {before} → {after}", before=one, after=other)


def effect_line(effect: Effect, before: Analysis, after: Analysis, words: Words) -> str:
    one, other = shown(before, words, effect), shown(after, words, effect)
    name = label(after, words, effect.metric)
    return words.say("{figure}: {before} → {after}", figure=name, before=one, after=other)


def shown(analysis: Analysis, words: Words, effect: Effect) -> str:
    if analysis.figures.declaration(effect.metric).unit == "colour":
        return words.term("colour", str(analysis.figures[effect.metric] or "unknown"))
    return figure(analysis, words, effect.metric)


# -- the same as data ---------------------------------------------------------------------------------


def amendment_data(
    amendment: Amendment, words: Words, remarks: Iterable[Message] = (), *, written: bool
) -> dict[str, Any]:
    """What changed and where, the headline figures that moved, new findings at these lines."""
    before, after = amendment.before, amendment.after
    shares = [completeness(each.figures).overall for each in (before, after)]
    return {
        **data_head(after),
        "written": written and amendment.old != amendment.new,
        "changes": [placed(change, after.document) for change in amendment.changes],
        "figures": {e.metric: {"before": e.before, "after": e.after} for e in amendment.effects},
        "completeness": {"before": shares[0], "after": shares[1]},
        "findings": [
            finding_shape(f, masked(words.say(f.message)), masked(words.say(f.help)))
            for f in amendment.findings
        ],
        "remarks": [words.say(remark) for remark in remarks],
        "diff": amendment.diff(),
    }


def placed(change: Change, after: Document) -> dict[str, Any]:
    """One change, and the line on which it stands now; none for what is gone."""
    path = steps(change.path, after)
    place = after.place(path) if change.kind != "removed" and after.node(path) else None
    where = {"file": place.file, "line": place.line} if place else {"file": None, "line": None}
    return {**entry(change), **where}


def steps(path: difference.Path, document: Document) -> Path:
    """A path of a difference as one of the document: entries by their number."""
    found: Path = ()
    for part in path:
        if not isinstance(part, Item):
            found = (*found, part)
            continue
        node = document.node(found)
        entries = node.items if isinstance(node, Sequence) else []
        keys = (inside(each, part.field) for each in entries)
        numbers = (n for n, key in enumerate(keys) if getattr(key, "text", None) == part.key)
        found = (*found, next(numbers, 0))
    return found


# -- what can be recorded -----------------------------------------------------------------------------


def kinds_text(kinds: Mapping[str, Kind], words: Words) -> str:
    """Every kind with the fields that it needs."""
    wide = max(map(len, kinds)) + 2
    lines = [words.say("Kinds of entry, and what each needs:")]
    lines += [f"  {name:<{wide}}{' '.join(kind.required)}" for name, kind in kinds.items()]
    lines.append(words.say("`hypercare record KIND` lists all fields of one."))
    return "\n".join(lines) + "\n"


def kind_text(kind: Kind, words: Words) -> str:
    """The fields of one kind: what must be given, what has a default, what each may hold."""
    lines = [words.say("Fields of {kind} (* must be given):", kind=kind.name)]
    wide = max(map(len, kind.fields)) + 3
    for field in kind.fields:
        star = "*" if field in kind.required else ""
        lines.append(f"  {field + star:<{wide}}{accepted(kind, field, words)}")
    return "\n".join(lines) + "\n"


def accepted(kind: Kind, field: str, words: Words) -> str:
    if field == kind.chooser:
        return words.say("an id of {sections}", sections=kind.home.split(".")[-1])
    if field == "id" and kind.section:
        return words.say("an id; by default the next that is free")
    sort = words.say(sort_of(kind.annotation(field)))
    if field == kind.day:
        return words.say("{sort}; by default today", sort=sort)
    if field == kind.initial[0] and is_required(kind.part, field):
        return words.say("{sort}; by default {word}", sort=sort, word=kind.initial[1])
    return sort


def sort_of(annotation: Any) -> Message:
    """What a field holds, in a few words."""
    annotation = present(annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation is bool:
        return message("yes or no")
    if origin is Literal:
        return message("{words}", words=", ".join(map(str, inner)))
    if origin in (Union, UnionType):
        return message("{words}", words=", ".join(str(w) for o in inner for w in get_args(o)))
    if origin is tuple:
        return message("a list of: {sort}", sort=sort_of(inner[0]))
    if origin is Annotated:
        return sort_of_kind(inner[1], inner[0])
    part = peeled(annotation)
    if isinstance(part, type) and issubclass(part, Part):
        return message("a group; write NAME.{names}", names=", ".join(names(part)))
    return message("a group; write NAME.KEY")


def sort_of_kind(kind: Any, inner: Any) -> Message:
    if isinstance(kind, k.ReferenceKind):
        return message("an id of {sections}", sections=", ".join(kind.sections))
    if isinstance(kind, k.OneOrMore):
        return sort_of(inner)
    return next((said for types, said in SORTS if isinstance(kind, types)), message("text"))
