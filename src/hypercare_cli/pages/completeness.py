"""How complete the plans of a run are: the share by section, and what is missing where."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.completeness import SECTIONS, STAGES, total
from hypercare_cli.i18n.words import Words
from hypercare_cli.metric import share
from hypercare_cli.missing import Missing, Progress
from hypercare_cli.pages.figures import t_plus
from hypercare_cli.snippet import snippet_text

MOST = 10


def completeness_text(checked: Checked) -> str:
    """How complete each plan is; of a single one also its sections, and what to write first."""
    words = checked.words
    known = [(plan, plan.progress) for plan in checked.plans if plan.progress is not None]
    parts = [headline(plan, progress, words) for plan, progress in known]
    if len(checked.plans) > 1:
        return "".join(parts)
    for _plan, progress in known:
        parts += filter(None, (shares(progress, words), complete(progress, words)))
        parts += first_missing(progress, words)
    return "\n".join(parts)


def shares(progress: Progress, words: Words) -> str:
    """A line for each section that lacks something: its share, its key, its name."""
    lacking = {name: pair for name, pair in progress.weights.items() if pair[0] < pair[1]}
    width = max(map(len, lacking), default=0)
    return "".join(
        f"{words.share(share(*pair)):>5}  {name:<{width}}  {words.term('section', name)}\n"
        for name, pair in lacking.items()
    )


def complete(progress: Progress, words: Words) -> str:
    """The sections that lack nothing."""
    names = [name for name, (met, due) in progress.weights.items() if met == due > 0]
    if not names:
        return ""
    named = words.listing(words.term("section", name) for name in names)
    return words.say("Complete: {sections}", sections=named) + "\n"


def first_missing(progress: Progress, words: Words) -> Iterator[str]:
    """What to write first: what is due longest, then what weighs most; a line each."""
    if not progress.missing:
        return
    stages = list(STAGES)
    found = sorted(progress.missing, key=lambda item: (stages.index(item.stage), -item.weight))
    lines = [f"{item.place} {item.stage} {words.say(item.title)}\n" for item in found[:MOST]]
    left = len(found) - MOST
    if left > 0:
        lines.append(words.plural("… and {n} more.", "… and {n} more.", left) + "\n")
    yield words.say("What to write first:") + "\n" + "".join(lines)
    yield (
        words.say("`hypercare validate --missing` shows all of it, with the lines to paste.") + "\n"
    )


def missing_text(checked: Checked) -> str:
    """Of each plan the share, then by section what is missing, with the lines to paste."""
    words = checked.words
    parts = [
        part
        for plan in checked.plans
        if plan.progress is not None
        for part in (headline(plan, plan.progress, words), *sections(plan.progress, words))
    ]
    if any(plan.progress and plan.progress.missing for plan in checked.plans):
        advice = words.say("Paste one snippet, adapt it to the plan, and validate again.")
        parts.append(f"{advice}\n")
    return "\n".join(parts)


def headline(plan: CheckedPlan, progress: Progress, words: Words) -> str:
    said = words.say(
        "Completeness of {plan} at {stage}: {share}",
        plan=plan.name,
        stage=t_plus(progress.day),
        share=words.share(overall(progress)),
    )
    return f"{said}\n"


def sections(progress: Progress, words: Words) -> Iterator[str]:
    """The sections that lack something, then those that lack nothing.

    The lines to paste stand as in the file; the same lines for the same place only once.
    """
    for section, items in groupby(progress.missing, key=lambda item: item.section):
        yield section_line(section, progress, words)
        shown: set[tuple[str, str]] = set()
        for item in items:
            lines = (item.place, snippet_text(item.snippet, words))
            again = lines in shown
            shown.add(lines)
            shown_lines = "" if again else hint(item, words) + lines[1]
            yield f"{item.place} {words.say(item.title)}\n{shown_lines}"
    yield from filter(None, [complete(progress, words)])


def hint(item: Missing, words: Words) -> str:
    """Where the lines go, if they are not lines of their own below the place."""
    if not item.brackets:
        return ""
    said = words.say(
        "Inside the {brackets} of line {line}, after a comma; a field that is there already is replaced:",
        brackets=item.brackets,
        line=str(item.line),
    )
    return f"{said}\n"


def section_line(section: str, progress: Progress, words: Words) -> str:
    return words.say(
        "{section} (`{key}`): {share}",
        section=words.term("section", section),
        key=section,
        share=words.share(share(*progress.weights[section])),
    )


def overall(progress: Progress) -> Decimal | None:
    """The share of one plan."""
    return total(progress.weights.values())


# -- for programs -----------------------------------------------------------------------------------


def completeness_data(checked: Checked) -> dict[str, Any]:
    """The documented JSON shape: the shares over all plans and of each, and what is missing."""
    known = [(plan.name, plan.progress) for plan in checked.plans if plan.progress is not None]
    weights = [progress.weights for _name, progress in known]
    return {
        "completeness": {
            "overall": total(pair for each in weights for pair in each.values()),
            "sections": {name: total(each[name] for each in weights) for name in SECTIONS},
            "plans": [
                {"name": name, "day": progress.day, "overall": overall(progress)}
                for name, progress in known
            ],
        },
        "missing": [
            missing_data(item, checked.words)
            for _name, progress in known
            for item in progress.missing
        ],
    }


def missing_data(item: Missing, words: Words) -> dict[str, Any]:
    return {
        "id": item.id,
        "section": item.section,
        "title": words.say(item.title),
        "stage": item.stage,
        "weight": item.weight,
        "file": item.file,
        "line": item.line,
        "column": item.column,
        "snippet": snippet_text(item.snippet, words),
    }
