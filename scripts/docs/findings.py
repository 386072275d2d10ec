"""docs/findings.md: every kind of finding, with an example that is really checked."""

from datetime import date

from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # conditions need it
from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.finding import Check
from hypercare_cli.i18n.words import Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.pages.check import checks
from hypercare_cli.pages.validate import validate_text
from hypercare_cli.renderers.plain import safe
from hypercare_cli.rule import RULES
from hypercare_cli.source import LIMITS, File
from scripts.docs.examples import EXAMPLES, HEAD
from scripts.docs.markdown import anchor, blocks, table

FILE = "plan.yaml"
DAY = date(2026, 4, 5)
INTRO = """\
# Findings

`hypercare validate` reports every fault of a plan in one run: `file:line:column CODE name: message`, the line
of the file with a mark under the fault, and after `=` how to mend it. `hypercare explain CODE` shows one of
these entries.

A code is never used again for something else. Words in `{ }` are filled in from the plan. A plan with a fault
of these kinds cannot be loaded: half a plan would give wrong figures, so the other commands say so and exit
with 2. Only after a syntax error the rest of that file stays unchecked; every other fault is told in the same
run.
"""
ADVICE = "The finding itself says what to write."
TOO_LARGE = "HC002"
WHOLE_FILES = frozenset({"HC006", "HC008", "HC024", "HC026"})
"""Their examples are no lines to add to a plan."""


def page() -> str:
    """The whole page."""
    known = {code: check for code, check in checks().items() if code not in RULES}
    rows = (
        (f"[{check.code}](#{anchor(title(check))})", check.name, check.severity, check.message)
        for check in known.values()
    )
    listing = table(("code", "name", "severity", "message"), rows)
    return blocks((INTRO, listing, *(chapter(check) for check in known.values())))


def title(check: Check) -> str:
    return f"{check.code} {check.name}"


def chapter(check: Check) -> str:
    """One kind: severity, message, how to mend it, and what it looks like."""
    facts = (
        f"- **Severity:** {check.severity}",
        f"- **Message:** {check.message}",
        f"- **How to mend it:** {advice(check)}",
    )
    shown = example(check.code)
    return blocks(
        (
            f"## {title(check)}",
            "\n".join(facts),
            f"```\n{shown}\n```" if shown else "",
            limits() if check.code == TOO_LARGE else "",
        )
    )


def limits() -> str:
    """How large a plan may be."""
    return (
        f"A plan may have {LIMITS.bytes / 2**20:.0f} MiB in all, {LIMITS.scalar / 2**10:.0f} KiB in one"
        f" text, {LIMITS.keys:,} fields in one group, {LIMITS.nodes:,} values, and {LIMITS.depth}"
        " levels of groups inside groups."
    )


def advice(check: Check) -> str:
    own = check.help.replace("{advice}", "").strip()
    return f"{ADVICE} {own}".strip() if "{advice}" in check.help else own or ADVICE


def example(code: str) -> str:
    """What `validate` says about the example; empty where there is none.

    Raises ValueError for an example that does not show its finding.
    """
    if code not in EXAMPLES:
        return ""
    text = EXAMPLES[code] if code in WHOLE_FILES else HEAD + EXAMPLES[code]
    file = File(FILE, text)
    found = load((file,), Catalogue()).findings
    meant = next((finding for finding in found if finding.check.code == code), None)
    if meant is None:
        raise ValueError(f"the example of {code} shows {[f.check.code for f in found]}")
    checked = Checked((CheckedPlan(FILE, (file,), (meant,)),), DAY, Words("en"))
    said, _blank, _summary = validate_text(checked).rpartition("\n\n")
    return safe(said, unicode=True)
