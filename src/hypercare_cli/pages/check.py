"""What a finding means: the page behind its code."""

from typing import Any

from hypercare_cli import builder, fields, intake, load, scalars, values
from hypercare_cli.blocks import Facts, Page
from hypercare_cli.finding import Check
from hypercare_cli.i18n.words import Words


def checks() -> dict[str, Check]:
    """Every kind of finding by its code."""
    found = [
        value
        for module in (builder, values, intake, scalars, fields, load)
        for value in vars(module).values()
        if isinstance(value, Check)
    ]
    return {check.code: check for check in sorted(found, key=lambda check: check.code)}


def check_named(text: str) -> Check | None:
    """A kind of finding by its code or its name."""
    known = checks()
    by_name = {check.name: check for check in known.values()}
    return known.get(text.upper()) or by_name.get(text)


def check_page(check: Check, words: Words) -> Page:
    facts = (
        (words.say("Severity"), words.term("severity", check.severity)),
        (words.say("Message"), words.say(check.message)),
        (words.say("How to mend it"), remedy(check, words)),
    )
    return Page(f"{check.code} {check.name}", (Facts(facts),))


def remedy(check: Check, words: Words) -> str:
    """What the help says without a plan; where all depends on the plan, that the finding says it."""
    known = words.say(check.help).replace("{advice}", "").strip()
    return known or words.say("The finding itself says what to write.")


def check_data(check: Check, words: Words) -> dict[str, Any]:
    return {
        "schema": 1,
        "code": check.code,
        "name": check.name,
        "severity": check.severity,
        "summary": words.say(check.message),
        "help": remedy(check, words),
    }
