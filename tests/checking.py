"""How the test of a format gets findings: from the YAML of plans, or one with any text in it."""

import re
from datetime import date

from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.finding import Check, Finding, Place, Severity
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.source import File
from tests.plans import HEAD

FAULTY = f"""{HEAD}risks:
  - id: R1
    title: Late data
    impact: X
    probability: H
  - {{id: R2, impact: L, probability: L, ownr: po}}
"""
"""Three errors: `X` at 6:13, `title` missing from the group at 8:5, the unknown `ownr` at 8:41."""

DAY = date(2026, 4, 5)

HOSTILE = (
    "::error::planted",
    " ::set-output name=x::y",
    "##[group]planted",
    "##vso[task.setvariable variable=x]y",
    "a\n::error::planted",
    "a\r::warning file=x::planted",
    "a\r\n##[error]planted",
    "%0A::error::planted",
    "x,file=other.yaml,title=planted",
    "x::planted",
    "@everyone, see #12, GH-12, !34 and org/repo#5",
    "[link](http://evil.example) ![image](http://evil.example/x.png)",
    "<img src=x onerror=alert(1)><!-- </failure> ]]> &amp; &#64;boss",
    "https://evil.example www.evil.example boss@evil.example",
    "deadbeefcafe 0123456789abcdef0123456789abcdef01234567",
    "`code` ``two`` \\`escaped\\` ```",
    "| cell | --- |",
    "**bold** _it_ ~~gone~~ # heading :smile: $`x`$",
    "{0} {{ 7*7 }} {advice} %s",
    "\"quoted\" 'single' back\\slash",
    "=1+1 [red] [/x]",
    "\x1b[31mred\x1b]8;;http://evil.example\x07 \x9b0m \x00\x0b\x7f",
    "\u202eright to left\u2066 zero\u200bwidth \ufeff \u2028 \u061c",
    "lone \ud800 not a character \ufffe\uffff",
    "😀 é « français » 漢字",
    "",
    " ",
    "x" * 5_000,
)
"""What a plan may try on those who read a report, and what may break the one who writes it."""


def plan(text: str, name: str = "plan.yaml") -> CheckedPlan:
    """A plan of one file, checked."""
    files = (File(name, text),)
    return CheckedPlan(name, files, tuple(load(files, Catalogue()).findings))


def checked(
    *plans: CheckedPlan | str, language: Language = "en", fail_on: str = "error"
) -> Checked:
    """A run over plans; a text is a plan of its own."""
    found = tuple(plan(each) if isinstance(each, str) else each for each in plans)
    return Checked(found, DAY, Words(language), fail_on)


def finding(text: str = "x", severity: Severity = "error", file: str = "plan.yaml") -> Finding:
    """A finding whose message, advice and path all quote `text`."""
    check = Check("HC999", "planted", severity, "`{text}` and “{text}” are odd", "Mend `{text}`.")
    return check.at(Place(file, 3, 5, 3, 9), ("risks", 0, text), text=text)


def of(*findings: Finding, fail_on: str = "error") -> Checked:
    """A run over one plan that has these findings."""
    return checked(CheckedPlan("plan.yaml", (), findings), fail_on=fail_on)


def planted_commands(text: str) -> list[str]:
    """The lines that a CI runner would take for a command."""
    lines = re.split("\r\n|\r|\n", text)
    return [line for line in lines if re.match(r"\s*::", line) or re.search(r"##\w*\[", line)]
