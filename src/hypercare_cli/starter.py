"""The commented plan that `init` writes: what to fill in, where it shows up, when it is due."""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hypercare_cli import resources
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.method.method import table
from hypercare_cli.plan.identity import Context
from hypercare_cli.quoting import written
from hypercare_cli.starter_entries import WIDTH, Entries, lines

TEMPLATE = ("templates", "starter", "plan.yaml.j2")
NOTE_COLUMN = 33

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th"})
LONGEST_ID = 40

Say = Callable[..., str]
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """What `init` asks. The caller has checked id, currency and country; texts may hold anything."""

    id: str
    title: str
    customer: str | None
    context: Context
    kickoff: date
    language: Language
    currency: str | None
    country: str | None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beyond the answers: single values by their path, entries by their section.

    A section in `rows` is taken as it is, also without entries; `staff` says who of its people has
    a role. With `proposes` the method proposes the rest, without it that stands behind a `#`; so
    does what it proposes with a day, where T0 does not lie `ahead`: it would be late already.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, Entries] = field(default_factory=dict)
    staff: Mapping[str, str] = field(default_factory=dict)
    proposes: bool = True
    ahead: bool = True


FIRST = Known({"plan.golive": "T+30"})
"""What a plan starts with where nothing is known."""


def starter(answers: Answers, known: Known = FIRST) -> str:
    """The YAML text of a first plan for these answers, comments in its language.

    It loads without a finding and invents no figure: what is not known yet is empty. Raises
    `scalar.Unwritable` where an answer is not text that a file can hold.
    """
    words = Words(answers.language)
    return render(answers, words.say, words.term, known)


def render(
    answers: Answers, say: Say, term: Callable[[str, str], str], known: Known = FIRST
) -> str:
    """The same with the words given."""
    context = table("contexts")[answers.context]
    roles = context["people"]
    staff = known.staff if "people" in known.rows else {role: role for role in roles}
    return laid_out(
        template().render(
            _=say,
            term=term,
            a=answers,
            context=context,
            unit=lambda kpi: say(kpi["measured_in"]) if "measured_in" in kpi else "percent",
            people=[{"id": role, **table("roles")[role]} for role in roles],
            raci=list(activities(staff)),
            rituals=list(rituals(context, staff)),
            milestones=list(milestones(context, staff)),
            exit=table("gates")["exit"],
            risks=[*table("risks").values(), *context["risks"]],
            owner=lambda wanted: first(wanted, staff),
            those=lambda wanted: those(wanted, staff),
            rows=known.rows,
            entries=lambda section, indent: below(lines(known.rows.get(section, ()), indent)),
            given=lambda path: after(known.facts.get(path)),
            facts=known.facts,
            proposes=known.proposes,
            off=Yaml("" if known.proposes else "#"),
            dated=Yaml("" if known.proposes and known.ahead else "#"),
            about=comment,
            bullet=lambda text: comment(text, "# - "),
            each=lambda texts: [say(text) for text in texts],
            note=note,
            to=to,
        )
    )


@cache
def template() -> Template:
    """The starter of every context and language, compiled once."""
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=value,
    )
    return environment.from_string(resources.text(*TEMPLATE))


# -- escaping: what the template prints is a YAML value, unless it says that it is YAML already --------


class Yaml(str):
    """Text that is YAML already: comments, switches."""

    __slots__ = ()


def value(found: object) -> str:
    """Anything that the template prints; texts go through the one quoting function."""
    if isinstance(found, Yaml):
        return found
    if isinstance(found, str):
        return written(found)
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, int | Decimal):
        return str(found)
    if isinstance(found, tuple | list):
        return f"[{', '.join(map(value, found))}]"
    if found is None:
        return "null"
    raise TypeError(f"the starter cannot print {found!r}")


def after(found: object) -> Yaml:
    """A value behind the colon of its field; nothing where it is not known."""
    return Yaml("" if found is None else f" {value(found)}")


def below(found: Iterable[str]) -> Yaml:
    """Lines below the one that ends here; nothing where there are none."""
    return Yaml("".join(f"\n{line}" for line in found))


# -- comments ---------------------------------------------------------------------------------------


def comment(text: str, first: str = "# ") -> Yaml:
    """A text as comment lines; its own line breaks are gone, so that it cannot leave the comment.

    One blank after each `#`: only the examples have none, or more.
    """
    lines = textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return Yaml("\n".join(lines))


def note(text: str, wanted: bool = True) -> Yaml:
    """A comment at the end of a line; the tab is where `laid_out` moves it to its column."""
    return Yaml("\t# " + " ".join(text.split()) if wanted else "")


def to(where: str, due: str = "") -> Yaml:
    """The note beside a section: where it shows up, by which milestone it is due."""
    return note(f"→ {where}" + (f" · {due}" if due else ""))


def laid_out(text: str) -> str:
    """Notes moved to their columns: one for short lines, one for each run of long ones.

    Values hold no tab. No line ends in blanks.
    """
    lines: list[str] = []
    for noted, group in groupby(text.split("\n"), key=lambda line: "\t" in line):
        pairs = [line.partition("\t") for line in group]
        widest = max(len(left) for left, _tab, _note in pairs)
        for left, _tab, right in pairs:
            column = NOTE_COLUMN if len(left) <= NOTE_COLUMN else widest
            lines.append(f"{left.ljust(column)}  {right}" if noted else left.rstrip())
    return "\n".join(lines)


# -- the method, for the roles that the plan has --------------------------------------------------------


def first(wanted: Iterable[str], staff: Mapping[str, str]) -> str | None:
    """Who has the first of these roles that the plan has."""
    return next((staff[role] for role in wanted if role in staff), None)


def those(wanted: Iterable[str], staff: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(staff[role] for role in wanted if role in staff)


def activities(staff: Mapping[str, str]) -> Iterator[Entry]:
    """The RACI; an activity without anybody accountable is left out."""
    for activity in table("raci").values():
        accountable = first(activity["accountable"], staff)
        if accountable:
            shared = {
                letter: those(activity.get(letter, ()), staff)
                for letter in ("responsible", "consulted", "informed")
            }
            kept = {letter: found for letter, found in shared.items() if found}
            yield {"activity": activity["activity"], "accountable": accountable, "shared": kept}


def rituals(context: Entry, staff: Mapping[str, str]) -> Iterator[Entry]:
    """The standard meetings, then those of the context."""
    standard = [{"id": id_, **ritual} for id_, ritual in table("rituals").items()]
    for ritual in [*standard, *context["rituals"]]:
        yield {**ritual, "attendees": those(ritual["attendees"], staff)}


def milestones(context: Entry, staff: Mapping[str, str]) -> Iterator[Entry]:
    """The standard roadmap with the tasks of the context; ids tell the milestone: `M30-2`, `M30-C1`."""
    for id_, gate in table("gates").items():
        if id_ == "exit":
            continue
        prefix = f"M{gate['offset']}"
        tasks = sorted(
            (*gate["tasks"], *context["tasks"].get(id_, ())), key=lambda task: int(task["due"][1:])
        )
        yield {
            **gate,
            "id": id_,
            "tasks": [
                {**task, "id": f"{prefix}-{n}", "owner": first(task["owner"], staff)}
                for n, task in enumerate(tasks, 1)
            ],
            "criteria": [
                {**criterion, "id": f"{prefix}-C{n}"}
                for n, criterion in enumerate(gate["criteria"], 1)
            ],
        }


def id_from(title: str) -> str:
    """An id made from a title or a name: lower case, no accents, at most 40 characters; `plan` at worst.

    >>> id_from("Chœur d'Été & Cie – 2026")
    'choeur-d-ete-cie-2026'
    """
    folded = unicodedata.normalize("NFKD", title).casefold().translate(LETTERS)
    words = re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))
    return "-".join(words)[:LONGEST_ID].rstrip("-") or "plan"
