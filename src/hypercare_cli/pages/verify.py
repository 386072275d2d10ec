"""Where a document comes from, whether it still holds, and what changed in its plan since."""

from collections.abc import Iterator, Mapping
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.difference import Change, Item, Plain, named
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.figures import badge, figure, label, shortened
from hypercare_cli.verified import Verified

MOST_ROWS = 40
LONGEST = 60
FINGERPRINT = 12
KINDS = {
    "plan": message("plan (Word)"),
    "blank": message("plan to fill in (Word)"),
    "ledger": message("ledger (Excel)"),
    "qbr": message("quarterly review (PowerPoint)"),
}
LANGUAGES = {"fr": message("French"), "en": message("English")}
AUDIENCES = {
    "customer": message("the customer"),
    "partner": message("partners"),
    "internal": message("the own team"),
}
CHANGES = {
    "added": message("added"),
    "removed": message("removed"),
    "changed": message("changed"),
    "moved": message("other order"),
}
REASONS = {
    "no-commit": message(
        "What changed cannot be told: when the document was written, the plan was not in git, or"
        " not as committed."
    ),
    "not-found": message(
        "What changed cannot be told: the commit {commit} is not in the repository of this plan."
    ),
    "elsewhere": message(
        "What changed cannot be told: the plan was not at this path in the commit {commit}."
    ),
    "another": message(
        "What changed cannot be told: the commit {commit} has another plan than the one the"
        " document was made from."
    ),
}
TITLES = ("title", "name", "text", "label", "activity", "description", "summary")
"""What tells people which entry is meant, the first that it has."""


def verify_page(found: Verified, words: Words) -> Page:
    """The verdict, what the document says of itself, and what changed."""
    blocks: list[Block] = [*verdict(found, words), Facts(tuple(facts(found, words)))]
    if found.current is False:
        blocks += changes(found, words)
    return Page(words.say("Where {name} comes from", name=found.name), tuple(blocks))


def verdict(found: Verified, words: Words) -> Iterator[Paragraph]:
    """Whether the plan still says it, then whether the file is as it was written."""
    if not found.stamp.plan:
        yield Paragraph(words.say("These are blank sheets, made from no plan."))
    elif found.plan is None:
        yield Paragraph(
            words.say("There is no plan here to compare it with: name one after the document.")
        )
    elif found.plan.plan.plan.id != found.stamp.plan:
        said = words.say(
            "The document comes from the plan {one}, this is the plan {other}.",
            one=found.stamp.plan,
            other=found.plan.plan.plan.id,
        )
        yield Paragraph(said, "warning")
    elif found.same_texts:
        yield Paragraph(words.say("Current: the plan is the one it was written from."), "lead")
    elif found.current:
        said = words.say(
            "Current: since it was written, only comments or layout of the plan have changed."
        )
        yield Paragraph(said, "lead")
    else:
        yield Paragraph(
            words.say("Out of date: the plan has changed since it was written."), "warning"
        )
    if not found.untouched:
        yield Paragraph(touched(found, words), "warning")


def touched(found: Verified, words: Words) -> str:
    if found.saved is None:
        return words.say(
            "The file is not as it was written: a program has saved it since, and its content may"
            " have been changed."
        )
    return words.say(
        "The file is not as it was written: a program saved it on {day}, and its content may have"
        " been changed.",
        day=found.saved,
    )


def facts(found: Verified, words: Words) -> Iterator[tuple[str, Cell]]:
    stamp = found.stamp
    if stamp.plan:
        yield words.say("Plan"), stamp.plan
    if stamp.kind in KINDS:
        yield words.say("Document"), words.say(KINDS[stamp.kind])
    yield words.say("As of"), words.say("{day} ({age})", day=stamp.as_of, age=age(found, words))
    if stamp.revision:
        yield words.say("Revision of the plan"), stamp.revision
    if stamp.plan:
        yield words.say("Commit"), stamp.commit or UNKNOWN
        yield words.say("Fingerprint of the plan"), stamp.digest[:FINGERPRINT]
    yield words.say("Written by"), stamp.tool
    if stamp.language in LANGUAGES:
        yield words.say("Language"), words.say(LANGUAGES[stamp.language])
    if stamp.audience in AUDIENCES:
        yield words.say("Readers"), words.say(AUDIENCES[stamp.audience])


def age(found: Verified, words: Words) -> str:
    if found.age < 0:
        return words.plural("in {n} day", "in {n} days", -found.age)
    if found.age == 0:
        return words.say("today")
    return words.plural("{n} day ago", "{n} days ago", found.age)


# -- what changed ---------------------------------------------------------------------------------


def changes(found: Verified, words: Words) -> Iterator[Block]:
    """The figures that moved, then the entries; or why that cannot be told."""
    if found.changes is None:
        reason = REASONS.get(found.why or "")
        if reason is not None:
            text = words.say(reason, commit=found.stamp.commit[:FINGERPRINT])
            yield Paragraph(text, "note")
        return
    yield from figures(found, words)
    count = len(found.changes)
    yield Heading(words.plural("{n} change in the plan", "{n} changes in the plan", count), 2)
    columns = (
        Column(words.say("Place"), width=2),
        Column(words.say("Change"), whole=True),
        Column(words.say("Before"), width=2),
        Column(words.say("Now"), width=2),
    )
    rows = tuple(
        (
            change.place,
            words.say(CHANGES[change.kind]),
            told(change.before, words),
            told(change.after, words),
        )
        for change in found.changes[:MOST_ROWS]
    )
    yield Table(columns, rows)
    if count > MOST_ROWS:
        text = words.plural("… and {n} more.", "… and {n} more.", count - MOST_ROWS)
        yield Paragraph(text, "note")


def told(value: Plain, words: Words) -> str:
    """A value in a cell: the title of an entry, the items of a list, cut where it is long."""
    if isinstance(value, Mapping):
        named_ = next((value[name] for name in TITLES if value.get(name)), None)
        text = told(named_, words) if named_ is not None else words.listing(value)
    elif isinstance(value, tuple):
        text = words.listing(told(item, words) for item in value)
    else:
        text = UNKNOWN if value is None else words.show(value)
    return shortened(" ".join(text.split()), LONGEST)


def figures(found: Verified, words: Words) -> Iterator[Block]:
    """The headline figures on the document's day, before and now."""
    if found.effects is None or found.before is None or found.before[1] is None:
        return
    before, now = found.before[1], found.plan
    assert now is not None  # there is a state before only where there is one now
    rows = tuple(
        (
            label(now, words, effect.metric),
            shown(before, effect.metric, words),
            shown(now, effect.metric, words),
            CHANGED if effect.moved else "",
        )
        for effect in found.effects
    )
    columns = (
        Column(words.say("Metric"), width=2),
        Column(words.say("Before"), "right"),
        Column(words.say("Now"), "right"),
        Column(""),
    )
    yield Heading(words.say("Figures on {day}", day=found.stamp.as_of), 2)
    yield Table(columns, rows)


CHANGED = "←"


def shown(analysis: Analysis, metric: str, words: Words) -> Cell:
    f = analysis.figures
    if f.declaration(metric).unit == "colour":
        return badge(words, f[metric])
    return figure(analysis, words, metric)


# -- as data --------------------------------------------------------------------------------------


def verify_data(found: Verified) -> dict[str, Any]:
    """The stamp, the verdict, and the changes; `changes` is null where they cannot be told."""
    stamp = found.stamp
    return {
        "schema": 1,
        "file": found.name,
        "plan": stamp.plan,
        "kind": stamp.kind,
        "language": stamp.language,
        "audience": stamp.audience,
        "as_of": stamp.as_of,
        "age_days": found.age,
        "tool": stamp.tool,
        "revision": stamp.revision,
        "commit": stamp.commit,
        "digest": stamp.digest,
        "untouched": found.untouched,
        "saved_on": found.saved,
        "compared_with": None if found.plan is None else found.plan.plan.plan.id,
        "current": found.current,
        "same_texts": None if found.plan is None else found.same_texts,
        "unknown_because": found.why,
        "changes": None if found.changes is None else [entry(change) for change in found.changes],
        "figures": None
        if found.effects is None
        else {e.metric: {"before": e.before, "after": e.after} for e in found.effects},
    }


def entry(change: Change) -> dict[str, Any]:
    """One change; `entry` is the path of the innermost entry that it belongs to, if any."""
    inside = [number for number, part in enumerate(change.path, 1) if isinstance(part, Item)]
    return {
        "change": change.kind,
        "section": change.section,
        "entry": named(change.path[: inside[-1]]) if inside else None,
        "path": change.place,
        "before": change.before,
        "after": change.after,
    }
