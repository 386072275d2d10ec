"""A change of a plan with what it does: the plan before and after, on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property

from hypercare_cli import difference, edit
from hypercare_cli.analysis import Analysis, on_day
from hypercare_cli.finding import Finding
from hypercare_cli.history.effect import Effect, effects
from hypercare_cli.linting import lint
from hypercare_cli.load import load
from hypercare_cli.masking import masked
from hypercare_cli.metric import Catalogue
from hypercare_cli.source import File

NO_END = "\\ No newline at end of file\n"


class Unfit(Exception):
    """The plan could not be loaded with the change: its faults of shape."""

    def __init__(self, findings: tuple[Finding, ...]):
        super().__init__(f"{len(findings)} faults")
        self.findings = findings


@dataclass(frozen=True)
class Amendment:
    """A plan before and after a change of some sections; `old` and `new` are its texts, file by file."""

    old: tuple[File, ...]
    new: tuple[File, ...]
    before: Analysis
    after: Analysis
    sections: tuple[str, ...]

    @cached_property
    def changes(self) -> tuple[difference.Change, ...]:
        """What differs in the plan."""
        sides = self.before.document.sections, self.after.document.sections
        return tuple(
            change
            for name in self.sections
            for change in difference.compared((name,), *(side.get(name) for side in sides))
        )

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """The headline figures that moved."""
        found = effects(self.before.figures, self.after.figures)
        return tuple(effect for effect in found if effect.moved)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What `validate` now says at the lines that changed and did not say before."""
        found = [f for f in lint(self.after) if any(touches(f, span) for span in self.spans)]
        if not found:
            return ()
        known = {essence(finding) for finding in lint(self.before)}
        return tuple(finding for finding in found if essence(finding) not in known)

    @cached_property
    def spans(self) -> tuple[tuple[str, int, int], ...]:
        """File, first and last line of what changed, counted from 1, in the new texts."""
        pairs = zip(self.old, self.new, strict=True)
        return tuple((n.name, *changed_lines(o.text, n.text)) for o, n in pairs if o.text != n.text)

    def diff(self) -> str:
        """What changes in the texts, as `diff -u` shows it; secrets are not shown."""
        lines = []
        for old, new in zip(self.old, self.new, strict=True):
            ours, theirs = (each.text.splitlines(keepends=True) for each in (old, new))
            for line in unified_diff(ours, theirs, old.name, new.name):
                end = "" if line.endswith("\n") else f"\n{NO_END}"
                lines.append(masked(line) + end)
        return "".join(lines)


def amend(before: Analysis, old: tuple[File, ...], changes: Sequence[edit.Change]) -> Amendment:
    """Make changes in the texts and load the plan again; nothing is written.

    Raises EditError where a change cannot be made, Unfit where the plan could then not be loaded.
    """
    new = edit.apply(old, changes)
    loaded = load(new, Catalogue())
    if loaded.plan is None:
        raise Unfit(tuple(loaded.findings))
    after = on_day(loaded, before.as_of, before.figures.digest)
    sections = tuple(dict.fromkeys(str(change.path[0]) for change in changes))
    return Amendment(old, new, before, after, sections)


def touches(finding: Finding, span: tuple[str, int, int]) -> bool:
    file, first, last = span
    place = finding.place
    return place.file == file and place.line <= last and place.end_line >= first


def essence(finding: Finding) -> tuple[str, str, str]:
    """What tells a finding from others, wherever its lines have moved to."""
    return finding.check.code, str(finding.path), str(finding.values)


def changed_lines(old: str, new: str) -> tuple[int, int]:
    """The first and the last line of the new text that the old one has not, counted from 1."""
    ours, theirs = old.splitlines(), new.splitlines()
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    end = 0
    most = min(len(ours), len(theirs)) - start
    while end < most and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    return start + 1, max(start + 1, len(theirs) - end)
