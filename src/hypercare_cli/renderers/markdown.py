"""Markdown for a comment on a pull request: the findings by file, in lists."""

from itertools import groupby

from hypercare_cli.checked import Checked
from hypercare_cli.completeness import total
from hypercare_cli.finding import Finding
from hypercare_cli.metric import share
from hypercare_cli.pages.figures import t_plus
from hypercare_cli.renderers.inline import cell, code, inline
from hypercare_cli.renderers.plain import harmless, one_line

LARGEST = 65_000
"""Bytes of a comment; GitHub takes 65,536 characters."""
MOST_ROWS = 40


def render(checked: Checked) -> str:
    """The comment; what does not fit is left out, and the last line says how much that is."""
    parts = [f"### hypercare validate\n\n{checked.summary()}\n{completeness(checked)}"]
    left = len(checked.findings)
    room = LARGEST - len(parts[0].encode()) - len(left_out(checked, left).encode())
    for file, findings in groupby(checked.findings, key=lambda finding: finding.place.file):
        heading = f"\n#### {code(one_line(file))}\n\n"
        for finding in findings:
            part = harmless(heading + entry(checked, finding))
            room -= len(part.encode())
            if room < 0:
                return "".join(parts) + left_out(checked, left)
            parts.append(part)
            heading = ""
            left -= 1
    return "".join(parts)


def completeness(checked: Checked) -> str:
    """A short table: of one plan the sections that lack something, of several plans each."""
    words = checked.words
    known = [(plan, plan.progress) for plan in checked.plans if plan.progress is not None]
    rows = [
        (
            words.say("Completeness of {plan} at {stage}", plan=f"`{p.name}`", stage=t_plus(x.day)),
            words.share(total(x.weights.values())),
        )
        for p, x in known
    ]
    if len(known) == 1:
        rows += [
            (f"{words.term('section', section)} (`{section}`)", words.share(share(met, due)))
            for section, (met, due) in known[0][1].weights.items()
            if met < due
        ]
    lines = [f"| {cell(title)} | {figure} |" for title, figure in rows[:MOST_ROWS]]
    lines[1:1] = ["| --- | ---: |"] if lines else []
    lines += ["| … | … |"] if len(rows) > MOST_ROWS else []
    return harmless("".join(f"{line}\n" for line in ("", *lines))) if lines else ""


def entry(checked: Checked, finding: Finding) -> str:
    """One finding as one item of a list."""
    place, check = finding.place, finding.check
    severity = checked.words.term("severity", check.severity)
    report = inline(one_line(checked.report(finding)))
    return f"- {place.line}:{place.column} **{severity}** `{check.code} {check.name}`: {report}\n"


def left_out(checked: Checked, count: int) -> str:
    said = checked.words.plural(
        "{n} more finding is left out here; `hypercare validate` shows it.",
        "{n} more findings are left out here; `hypercare validate` shows them all.",
        count,
    )
    return f"\n{said}\n"
