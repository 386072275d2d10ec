"""What a finding means: the page behind its code, and the list of all of them."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypercare_cli import dates, fields, intake, load, rule, scalars, selection, syntax, values
from hypercare_cli import rules as _declares_every_rule  # noqa: F401  # importing it fills RULES
from hypercare_cli.blocks import Block, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.finding import Check
from hypercare_cli.i18n.words import Words

MODULES = (syntax, values, dates, intake, scalars, fields, load, selection, rule)
"""Where the checks that are no rules are declared."""


SLOT = re.compile(r"\{\w+\}")


class Manual(NamedTuple):
    """A docstring taken apart: why, then the examples."""

    why: tuple[str, ...]
    bad: str
    good: str


def checks() -> dict[str, Check]:
    """Every kind of finding by its code."""
    found = [
        value for module in MODULES for value in vars(module).values() if isinstance(value, Check)
    ]
    found += [each.check for each in rule.RULES.values()]
    return {check.code: check for check in sorted(found, key=lambda check: check.code)}


def check_named(text: str) -> Check | None:
    """A kind of finding by its code or its name."""
    known = checks()
    by_name = {check.name: check for check in known.values()}
    return known.get(text.upper()) or by_name.get(text)


def manual(check: Check) -> Manual:
    """What the docstring of a rule says; nothing for a check that is no rule."""
    known = rule.RULES.get(check.code)
    if known is None:
        return Manual((), "", "")
    text = textwrap.dedent("    " + known.manual)
    why, _bad, examples = text.partition("\nBad:\n")
    bad, _good, good = examples.partition("\nGood:\n")
    paragraphs = (" ".join(p.split()) for p in why.split("\n\n"))
    reasons = tuple(p for p in paragraphs if p and not p.startswith("As of:"))
    return Manual(reasons, example(bad), example(good))


def example(text: str) -> str:
    """The YAML of an example; what follows it in the docstring is not part of it."""
    lines = []
    for line in text.split("\n"):
        if line and not line.startswith(" "):
            break
        lines.append(line)
    return textwrap.dedent("\n".join(lines)).strip("\n")


def check_page(check: Check, words: Words) -> Page:
    """Severity, message, why, how to mend it, a bad and a good example."""
    found = manual(check)
    facts = [
        (words.say("Severity"), words.term("severity", check.severity)),
        (words.say("Message"), SLOT.sub("…", words.say(check.message))),
        *((words.say("Why"), words.say(reason)) for reason in found.why),
        (words.say("How to mend it"), remedy(check, words)),
    ]
    blocks: list[Block] = [Facts(tuple(facts))]
    blocks += shown(words.say("Bad"), found.bad)
    blocks += shown(words.say("Good"), found.good)
    return Page(f"{check.code} {check.name}", tuple(blocks))


def shown(title: str, yaml: str) -> Iterator[Block]:
    if yaml:
        yield Heading(title, 2)
        yield from (Paragraph(f"  {line}", "command") for line in yaml.split("\n"))


def remedy(check: Check, words: Words) -> str:
    """What the help says without a plan; where all depends on the plan, that the finding says it."""
    known = words.say(check.help).replace("{advice}", "").replace("{{", "{").replace("}}", "}")
    return known.strip() or words.say("The finding itself says what to write.")


def check_data(check: Check, words: Words) -> dict[str, Any]:
    """The documented JSON shape of one kind of finding."""
    found = manual(check)
    return {
        "schema": 1,
        **summary_data(check, words),
        "help": remedy(check, words),
        "why": [words.say(reason) for reason in found.why],
        "bad": found.bad,
        "good": found.good,
    }


def summary_data(check: Check, words: Words) -> dict[str, Any]:
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity,
        "summary": words.say(check.message),
    }


def rules_page(words: Words) -> Page:
    """Every kind of finding in one table."""
    rows = tuple(
        (
            check.code,
            check.name,
            words.term("severity", check.severity),
            SLOT.sub("…", words.say(check.message)),
        )
        for check in checks().values()
    )
    columns = (
        Column(words.say("Code"), whole=True),
        Column(words.say("Rule"), width=2),
        Column(words.say("Severity"), whole=True),
        Column(words.say("Message"), width=3),
    )
    note = words.say("`hypercare explain CODE` shows why, and a bad and a good example.")
    return Page(words.say("Rules"), (Table(columns, rows), Paragraph(note, "note")))


def rules_data(words: Words) -> dict[str, Any]:
    """`{"schema": 1, "rules": [{"code", "name", "severity", "summary"}]}`."""
    return {"schema": 1, "rules": [summary_data(check, words) for check in checks().values()]}
