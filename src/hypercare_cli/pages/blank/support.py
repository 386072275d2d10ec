"""Sheet 8: where users get help, who answers, and how fast."""

from collections.abc import Iterator

from hypercare_cli.blocks import Answer, Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.plan.kinds import Duration, Priority

CHANNELS = ("portal", "mail", "chat", "hotline")
HOURS = ("calendar", "business")
PRIORITIES: tuple[Priority, ...] = ("P1", "P2", "P3", "P4")


def support(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("Where does a user get help, and at which hours?"),
        w.say("Who answers first, and who takes over?"),
        w.say("Which times does the contract promise?"),
        w.say("How long is support reinforced after go-live?"),
    )
    yield Heading(w.say("Channels"), 2)
    yield channels(s)
    yield Heading(w.say("Levels of support"), 2)
    yield tiers(s)
    yield Heading(w.say("Service levels"), 2)
    text = w.say("P1: nobody can work. P2: a main function fails. P3: there is a way round."
                 " P4: a question.")  # fmt: skip
    yield s.note(text)
    yield service_levels(s)
    period = s.plan.support.reinforced
    known = s.is_known and period is not None
    text = s.edition.span(period.start, period.end) if known and period else ""
    yield s.labelled((w.say("Reinforced support, from – to"), text))
    yield from s.ready("support")


def channels(s: Workshop) -> Form:
    """A row each, to tick where the channel is offered."""
    w = s.words
    titles = (w.say("Channel"), w.say("Address or number"), w.say("Days and hours"))
    heads = Heads(titles, (0.2, 0.45, 0.35))
    rows: list[tuple[Answer, ...]] = []
    for kind in CHANNELS:
        found = [one for one in s.plan.support.channels if one.kind == kind]
        rows += [
            (s.boxes("channel", [kind], [kind]), one.address or "", one.hours or "")
            for one in found
        ] or [(s.boxes("channel", [kind]), "", "")]
    return s.form(heads, rows, spare=0)


def tiers(s: Workshop) -> Form:
    w = s.words
    heads = Heads((w.say("Level"), w.say("Who"), w.say("What for")), (0.1, 0.35, 0.55))
    found = {one.level: one for one in s.plan.support.tiers}
    rows = [
        (f"N{n}", s.person(found[n].owner), found[n].scope or "")
        if n in found
        else (f"N{n}", "", "")
        for n in (1, 2, 3)
    ]
    return s.form(heads, rows, spare=0)


def service_levels(s: Workshop) -> Form:
    w = s.words
    titles = (w.say("Priority"), w.say("Respond within"), w.say("Resolve within"), w.say("Hours"))
    heads = Heads(titles, (0.13, 0.23, 0.23, 0.41))
    found = {one.priority: one for one in s.plan.support.sla}
    rows = []
    for priority in PRIORITIES:
        one = found.get(priority)
        respond, resolve = (one.respond, one.resolve) if one else (None, None)
        hours = s.boxes("hours", HOURS, [one.hours if one else None])
        rows.append((priority, duration(s, respond), duration(s, resolve), hours))
    return s.form(heads, rows, spare=0)


def duration(s: Workshop, length: Duration | None) -> str:
    return s.edition.duration(length) if length else ""
