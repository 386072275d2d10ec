"""What `validate` found: the plans that were read, and their findings; every format of it takes this."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from hypercare_cli.finding import LEVELS, SEVERITIES, Finding
from hypercare_cli.i18n.words import Words
from hypercare_cli.masking import masked
from hypercare_cli.missing import Progress
from hypercare_cli.source import File

LONG = 500
"""Of a longer line only what stands around the finding tells it from others."""


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """One plan under the name that the command line gave it, and what is wrong with it.

    `progress` is None where the plan could not be loaded, or where nobody will read it.
    """

    name: str
    files: tuple[File, ...]
    findings: tuple[Finding, ...]
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Every plan of one run, on a day, in a language; `fail_on` is one of LEVELS."""

    plans: tuple[CheckedPlan, ...]
    as_of: date
    words: Words
    fail_on: str = "error"

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for plan in self.plans for finding in plan.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding alone fails the run."""
        if self.fail_on == "never":
            return False
        return LEVELS.index(finding.check.severity) <= LEVELS.index(self.fail_on)

    # -- in words -------------------------------------------------------------------------------

    def message(self, finding: Finding) -> str:
        return masked(self.words.say(finding.message))

    def advice(self, finding: Finding) -> str:
        """How to mend it; empty where there is nothing to say."""
        return masked(self.words.say(finding.help)).strip()

    def report(self, finding: Finding) -> str:
        """Message and advice as the sentences of one paragraph."""
        advice = self.advice(finding)
        return f"{self.message(finding)}. {advice}" if advice else self.message(finding)

    def summary(self) -> str:
        """How many of what, in one sentence."""
        words, findings = self.words, self.findings
        if not findings:
            return words.plural(
                "{n} plan checked: no fault.", "{n} plans checked: no fault.", len(self.plans)
            )
        counts = Counter(finding.check.severity for finding in findings)
        parts = {
            "error": words.plural("{n} error", "{n} errors", counts["error"]),
            "warning": words.plural("{n} warning", "{n} warnings", counts["warning"]),
            "note": words.plural("{n} note", "{n} notes", counts["note"]),
        }
        known = [parts[severity] for severity in SEVERITIES if counts[severity]]
        return words.say("Found: {counts}.", counts=", ".join(known))

    # -- for services that follow a finding over time -------------------------------------------

    def fingerprints(self) -> list[str]:
        """One for each finding: unique in the run, the same when lines above it come or go.

        Made of code, file, field names and the text of the line, never of its number.
        """
        from hashlib import sha256

        lines = {file.name: file.text.splitlines() for plan in self.plans for file in plan.files}
        seen: Counter[str] = Counter()
        found = []
        for finding in self.findings:
            key = identity(finding, lines.get(finding.place.file, []))
            seen[key] += 1
            made_of = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
            found.append(sha256(made_of).hexdigest()[:32])
        return found


def identity(finding: Finding, lines: list[str]) -> str:
    """What stays of a finding when the plan grows around it."""
    place = finding.place
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    text = line if len(line) <= LONG else line[max(0, place.column - LONG // 2) :][:LONG]
    names = ".".join(part for part in finding.path if isinstance(part, str))
    return "\0".join((finding.check.code, place.file, names, text.strip()))
