"""Workflow commands of GitHub Actions: each finding becomes an annotation of the changed line.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from hypercare_cli.checked import Checked
from hypercare_cli.finding import Finding
from hypercare_cli.renderers.plain import one_line, unsharpened, visible

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_DATA = str.maketrans(DATA)
IN_PROPERTY = str.maketrans({**DATA, ":": "%3A", ",": "%2C"})


def render(checked: Checked) -> str:
    """One command a line, and the summary for those who read the log."""
    lines = [annotation(checked, finding) for finding in checked.findings]
    return "".join(f"{line}\n" for line in [*lines, checked.summary()])


def annotation(checked: Checked, finding: Finding) -> str:
    """`::error file=…,line=…::message`; nothing of a plan can end it or start another."""
    place, check = finding.place, finding.check
    properties: dict[str, object] = {"file": place.file, "line": place.line, "col": place.column}
    if place.end_line == place.line:  # the runner refuses columns where the lines differ
        properties |= {"endLine": place.end_line, "endColumn": place.end_column}
    properties["title"] = f"{check.code} {check.name}"
    listed = ",".join(f"{name}={in_property(value)}" for name, value in properties.items())
    sentences = (checked.message(finding), checked.advice(finding))
    message = "\n".join(one_line(sentence) for sentence in sentences if sentence)
    return unsharpened(f"::{COMMANDS[check.severity]} {listed}::{message.translate(IN_DATA)}")


def in_property(value: object) -> str:
    return visible(str(value)).translate(IN_PROPERTY)
