"""Which findings of sense are shown: --select and --ignore, the plan's `checks`, comments on a line.

Faults of shape (HC0xx) are never hidden: a plan that has one gives no figures.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.document import Document, holds
from hypercare_cli.finding import Check, Finding, Place, Severity
from hypercare_cli.i18n.message import message
from hypercare_cli.node import Node, Scalar
from hypercare_cli.rule import CRASHED, RULES
from hypercare_cli.values import nearest, suggestion

UNUSED = Check(
    "HC981",
    "unused-ignore",
    "warning",
    "{code} is ignored here, but nothing was found",
    "Remove it: what is ignored without need hides the next fault.",
)
NO_REASON = Check(
    "HC982",
    "ignore-without-reason",
    "warning",
    "{code} is ignored without a reason",
    "Write why after the bracket: # hypercare: ignore[{code}] the reason",
)
UNKNOWN = Check("HC983", "unknown-rule", "warning", "there is no rule called {code}", "{advice}")
EXPIRED = Check(
    "HC984",
    "expired-ignore",
    "warning",
    "{code} was to be ignored until {until} only",
    "Mend what the rule finds, or agree a new date and its reason.",
)

SHAPE = "HC0"
SIGN = "hypercare: ignore["
COMMENT = re.compile(r"(?<!\S)#[ \t]*hypercare: ignore\[([^\]\n]*)\]([^\n]*)")


class Choice(NamedTuple):
    """Prefixes of codes, or names, given on the command line; nothing selected means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, check: Check) -> bool:
        """Whether a rule runs. The most precise of the two lists decides, as in other linters."""
        chosen = max((len(p) for p in self.select if matches(p, check)), default=None)
        if self.select and chosen is None:
            return False
        dropped = max((len(p) for p in self.ignore if matches(p, check)), default=None)
        return dropped is None or (chosen is not None and chosen > dropped)


def matches(prefix: str, check: Check) -> bool:
    return check.code.startswith(prefix.upper()) or prefix == check.name


class Ignore(NamedTuple):
    """A comment of one line, or an entry of `checks.ignore` for the whole plan (`line` 0)."""

    codes: tuple[str, ...]
    reason: str
    place: Place
    line: int

    def covers(self, finding: Finding) -> bool:
        """Whether it hides this finding."""
        if self.line and (finding.place.file, finding.place.line) != (self.place.file, self.line):
            return False
        return any(matches(code, finding.check) for code in self.codes)


def settle(findings: Sequence[Finding], analysis: Analysis, choice: Choice) -> list[Finding]:
    """The findings of sense that remain, at the severity that the plan wants, and unused ignores."""
    comments = list(commented(analysis.document))
    agreed, about = agreements(analysis)
    hidden: list[Finding] = []
    kept: list[Finding] = []
    ignores = [*comments, *agreed]
    for finding in findings:
        covering = [ignore for ignore in ignores if ignore.covers(finding)]
        (hidden if covering and finding.check is not CRASHED else kept).append(finding)
    about += unused(ignores, hidden, choice)
    about += [NO_REASON.at(c.place, (), code=", ".join(c.codes)) for c in comments if not c.reason]
    about += [finding for c in comments for finding in unknown(c.codes, c.place)]
    severities = analysis.plan.checks.severity
    if severities:
        about += graded_unknown(analysis)
        kept = [graded(finding, severities.get) for finding in kept]
    return kept + [finding for finding in about if choice.wants(finding.check)]


def graded(finding: Finding, wanted: Callable[[str], Severity | None]) -> Finding:
    """The finding at the severity that the plan gives its rule."""
    severity = wanted(finding.check.code) or wanted(finding.check.name)
    if severity is None:
        return finding
    return replace(finding, check=replace(finding.check, severity=severity))


def commented(document: Document) -> Iterator[Ignore]:
    """Every `# hypercare: ignore[HC201] reason` of the files."""
    for file in document.files:
        for found in COMMENT.finditer(file.text) if SIGN in file.text else ():
            path, place = document.stretch(file, found.start(), found.end())
            if not is_inside(document.node(path), found.start()):
                codes = tuple(code.strip() for code in found[1].split(",") if code.strip())
                yield Ignore(codes, found[2].strip(" :-–—"), place, place.line)


def is_inside(node: Node | None, index: int) -> bool:
    """Whether a position of a file belongs to a text: what looks like a comment there is none."""
    return isinstance(node, Scalar) and holds(node, index)


def agreements(analysis: Analysis) -> tuple[list[Ignore], list[Finding]]:
    """What `checks.ignore` hides on this day, and what is wrong with it."""
    ignores, findings = [], []
    for number, entry in enumerate(analysis.plan.checks.ignore):
        place = analysis.document.place(("checks", "ignore", number, "rule"))
        if entry.until is not None and entry.until < analysis.as_of:
            findings.append(EXPIRED.at(place, (), code=entry.rule, until=entry.until))
            continue
        wrong = list(unknown((entry.rule,), place))
        findings += wrong
        if not wrong:
            ignores.append(Ignore((entry.rule,), entry.reason, place, 0))
    return ignores, findings


def unused(ignores: list[Ignore], hidden: list[Finding], choice: Choice) -> list[Finding]:
    """Ignores of rules that ran and found nothing there."""
    found = []
    for ignore in ignores:
        for code in ignore.codes:
            ran = [rule.check for rule in RULES.values() if matches(code, rule.check)]
            one = ignore._replace(codes=(code,))
            idle = not any(one.covers(finding) for finding in hidden)
            if idle and ran and any(choice.wants(check) for check in ran):
                found.append(UNUSED.at(ignore.place, (), code=code))
    return found


def unknown(codes: Iterable[str], place: Place) -> Iterator[Finding]:
    """Codes and names that no rule has; faults of shape cannot be ignored."""
    for code in codes:
        if not any(matches(code, rule.check) for rule in RULES.values()):
            names = tuple(name for r in RULES.values() for name in (r.check.code, r.check.name))
            listing = message("`hypercare rules` lists them all.")
            close = nearest(code, names)
            advice = suggestion(close, "hypercare rules") if close else listing
            yield UNKNOWN.at(place, (), code=code, advice=advice)


def graded_unknown(analysis: Analysis) -> Iterator[Finding]:
    for code in analysis.plan.checks.severity:
        yield from unknown((code,), analysis.document.place(("checks", "severity", code)))
