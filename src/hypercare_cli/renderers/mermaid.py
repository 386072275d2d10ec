"""A timeline as a Gantt chart of Mermaid, which GitHub, GitLab and most wikis draw in Markdown.

Every row has its own first and last day: nothing is left for Mermaid to compute, so it neither
stretches a task over a weekend nor moves one. Its line of today would be that of whoever looks, so
as-of is a milestone. https://mermaid.js.org/syntax/gantt.html
"""

import re
from collections.abc import Iterator
from datetime import date

from hypercare_cli.blocks import Phase, Span, Timeline
from hypercare_cli.renderers.plain import one_line

LONGEST = 120
"""Letters of a name."""
TAGS: dict[Phase, str] = {"done": "done, ", "current": "active, ", "late": "", "planned": ""}
UNSAFE = re.compile(r"[^\w \u00a0\u202f.,()«»“”‘’'/+=–—-]")
KEYWORD = re.compile(
    r"(?=(?:gantt|title|section|click|call|href|dateformat|axisformat|tickinterval|includes|excludes"
    r"|inclusiveenddates|topaxis|todaymarker|weekday|weekend|acctitle|accdescr|[0-9]))",
    re.IGNORECASE,
)
"""What the grammar takes for something else at the start of a line."""
WEEKS = ((26, "1week"), (104, "1month"))
"""Up to so many weeks, how far apart the days of the axis are."""


def render(timeline: Timeline) -> str:
    """The diagram, without the fence around it in Markdown."""
    first = min(span.start for span in timeline.spans)
    last = max(span.end for span in timeline.spans)
    lines = [
        "gantt",
        f"accTitle: {safe(timeline.title)}",
        *([f"accDescr: {safe(timeline.summary)}"] if timeline.summary else ()),
        f"title {safe(timeline.title)}",
        "dateFormat YYYY-MM-DD",
        "axisFormat %Y-%m-%d",
        *(f"tickInterval {far}" for far in interval(first, last)),
        "inclusiveEndDates",
        "todayMarker off",
        *rows(timeline),
    ]
    return "".join(f"{line}\n" for line in lines)


def interval(first: date, last: date) -> list[str]:
    """How far apart the ticks are; Mermaid chooses for what lasts for years."""
    weeks = (last - first).days / 7
    return [far for most, far in WEEKS if weeks <= most][:1]


def rows(timeline: Timeline) -> Iterator[str]:
    """A section for each milestone with its tasks, and one for the day that all this was true."""
    day, name = timeline.today
    yield f"section {safe(name)}"
    yield row(name, f"milestone, active, today, {day}, 0d")
    above = None
    for number, span in enumerate(timeline.spans, 1):
        if not span.task or above is None:
            yield f"section {safe(span.name)}"
        above = span
        label = f"{span.name} – {timeline.words[span.phase]}"
        if span.critical:
            label += f", {timeline.critical}"
        yield row(label, f"{tags(span)}r{number}, {bar(span)}")
        if span.agreed is not None and span.agreed != span.end and not span.task:
            label = f"{span.name} – {timeline.agreed}"
            yield row(label, f"milestone, b{number}, {span.agreed}, 0d")


def row(label: str, data: str) -> str:
    return f"{safe(label)} :{data}"


def tags(span: Span) -> str:
    """Milestone, where it stands, critical: in the order in which Mermaid takes them off."""
    critical = "crit, " if span.critical else ""
    return f"{TAGS[span.phase]}{critical}{'' if span.task else 'milestone, '}"


def bar(span: Span) -> str:
    """The first and the last day of a task, the day of a milestone."""
    return f"{span.start}, {span.end}" if span.task else f"{span.end}, 0d"


def safe(text: str) -> str:
    """Text of a plan as a label: one line, signs of the grammar as the numbers of their letters."""
    shown = one_line(text, LONGEST).strip() or "–"
    escaped = UNSAFE.sub(lambda found: number(found[0]), shown)
    if KEYWORD.match(escaped):
        escaped = number(escaped[0]) + escaped[1:]
    return escaped


def number(sign: str) -> str:
    """`#58;` for a colon, which Mermaid turns back when the grammar is done."""
    return f"#{ord(sign)};"
