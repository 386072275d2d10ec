"""The code quality report of GitLab: an array of findings for the widget of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from hypercare_cli.checked import Checked
from hypercare_cli.renderers.json import render as as_json
from hypercare_cli.renderers.plain import one_line

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(checked: Checked) -> str:
    """An empty array says that the plans were checked and have no fault."""
    found = zip(checked.findings, checked.fingerprints(), strict=True)
    return as_json(
        [
            {
                "description": one_line(checked.report(finding)),
                "check_name": f"{finding.check.code} {finding.check.name}",
                "fingerprint": fingerprint,
                "severity": SEVERITIES[finding.check.severity],
                "location": {
                    "path": finding.place.file,
                    "lines": {"begin": finding.place.line},
                },
            }
            for finding, fingerprint in found
        ]
    )
