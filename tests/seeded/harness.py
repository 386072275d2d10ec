"""One fault in a sound plan gives one more finding: the right one, on the right line."""

from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

from hypercare_cli.analysis import on_day
from hypercare_cli.finding import Finding, dotted
from hypercare_cli.i18n.words import Words
from hypercare_cli.linting import lint
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.source import File
from tests.plans import EXAMPLES, digests_of, files_of

FULL = date(2026, 4, 5)
"""The last day of the reference figures of both plans."""
MARK = "«»"


class Fault(NamedTuple):
    """What somebody did to a plan of `examples/`, and what must be said about it.

    `before` stands exactly once in the plan and becomes `after`; the line of `after` that has the
    mark `«»` (taken away before the plan is read) is the one to be found. Findings of the sound
    plan that the fault takes away, and no other may go, are the codes of `gone`; `follows` are those
    of what the fault brings about, such as a gate that its figures shut again.
    """

    plan: str
    code: str
    before: str
    after: str
    as_of: date = FULL
    gone: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()


Sign = tuple[str, str, str]
"""Code, path and English message: what a finding is apart from its line."""


def check(fault: Fault) -> None:
    """Sow it and lint; fails unless exactly one finding is new, with its code and on its line."""
    files, file, line = sown(fault)
    was = Counter(sign(finding) for finding in sound(fault.plan, fault.as_of))
    found = findings(fault.plan, files, fault.as_of)
    new = list(found)
    for finding in found:
        if was[sign(finding)]:
            was[sign(finding)] -= 1
            new.remove(finding)
    seen = sorted(each.check.code for each in new if each.check.code in fault.follows)
    assert seen == sorted(fault.follows)
    new = [each for each in new if each.check.code not in fault.follows]
    assert [spot(each) for each in new] == [f"{file}:{line} {fault.code}"], [*map(told, new)]
    if not any(finding.check.code.startswith("HC0") for finding in new):
        assert sorted(code for code, *_ in was.elements()) == sorted(fault.gone)


def sown(fault: Fault) -> tuple[tuple[File, ...], str, int]:
    """The plan with the fault, and the file and line where it must be found."""
    files = files_of(EXAMPLES / fault.plan)
    holding = [file for file in files if fault.before in file.text]
    assert len(holding) == 1, f"in {len(holding)} files: {fault.before}"
    old = holding[0]
    assert old.text.count(fault.before) == 1, f"not once: {fault.before}"
    assert fault.after.count(MARK) == 1, f"not one mark: {fault.after}"
    marked = old.text.replace(fault.before, fault.after)
    line = marked[: marked.index(MARK)].count("\n") + 1
    new = File(old.name, marked.replace(MARK, ""))
    return tuple(new if file is old else file for file in files), old.name, line


@cache
def sound(plan: str, as_of: date) -> tuple[Finding, ...]:
    return findings(plan, files_of(EXAMPLES / plan), as_of)


def findings(plan: str, files: tuple[File, ...], as_of: date) -> tuple[Finding, ...]:
    """All findings of a plan, of shape or of sense, as `validate` has them."""
    loaded = load(files, Catalogue())
    if loaded.plan is None:
        return tuple(loaded.findings)
    return tuple(lint(on_day(loaded, as_of, digests_of(EXAMPLES / plan))))


def sign(finding: Finding) -> Sign:
    return finding.check.code, dotted(finding.path), Words("en").say(finding.message)


def spot(finding: Finding) -> str:
    return f"{finding.place.file}:{finding.place.line} {finding.check.code}"


def told(finding: Finding) -> str:
    return f"{spot(finding)} {dotted(finding.path)}: {Words('en').say(finding.message)}"
