"""SARIF 2.1.0, for code scanning and for editors: rules with their help, results with regions.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; section numbers below are its own.
"""

import re
from typing import Any
from urllib.parse import quote

from hypercare_cli.checked import Checked
from hypercare_cli.finding import Check, Finding, Place, dotted
from hypercare_cli.i18n.words import Words
from hypercare_cli.renderers.json import render as as_json
from hypercare_cli.renderers.plain import one_line
from hypercare_cli.version import VERSION

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
SLOT = re.compile(r"\{\w+\}")
DRIVE = re.compile(r"[A-Za-z]:/")
LITERAL = str.maketrans({"{": "{{", "}": "}}"})


def render(checked: Checked) -> str:
    """One run with a result for each finding; only rules that have a result are listed."""
    rules = {finding.check.code: finding.check for finding in checked.findings}
    codes = sorted(rules)
    driver = {
        "name": "hypercare",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [rule(rules[code], checked.words) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": checked.words.language,
        "columnKind": "unicodeCodePoints",
        "results": [
            result(checked, finding, codes.index(finding.check.code), fingerprint)
            for finding, fingerprint in zip(checked.findings, checked.fingerprints(), strict=True)
        ],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def rule(check: Check, words: Words) -> dict[str, Any]:
    """A kind of finding; what differs from one finding to the next stands as “…”."""
    more = words.say("`hypercare explain {code}` says what it means.", code=check.code)
    advice = SLOT.sub("…", words.say(check.help.replace("{advice}", "").strip()))
    advice = advice.replace("{{", "{").replace("}}", "}")
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": SLOT.sub("…", words.say(check.message))},
        "help": {"text": f"{advice} {more}".strip()},
        "defaultConfiguration": {"level": check.severity},
    }


def result(checked: Checked, finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(finding.place.file)},
            "region": region(finding.place),
        }
    }
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": one_line(dotted(finding.path))}]
    return {
        "ruleId": finding.check.code,
        "ruleIndex": index,
        "level": finding.check.severity,
        "message": {"text": literal(checked.report(finding))},
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def literal(text: str) -> str:
    """Text of a plan is no placeholder (§3.11.5) and no embedded link (§3.11.6)."""
    return one_line(text).translate(LITERAL).replace("](", "] (")


def region(place: Place) -> dict[str, int]:
    """The span within its first line: a group of many lines is reported at its head."""
    start = {"startLine": place.line, "startColumn": place.column}
    if place.end_line != place.line:
        return start
    return start | {"endLine": place.end_line, "endColumn": place.end_column}


def uri(name: str) -> str:
    """The file as a URI reference: relative as it was named, absolute with its scheme (§3.4.3)."""
    encoded = quote(name, safe="/", errors="surrogatepass")
    if name.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{name[:2]}{encoded[4:]}" if DRIVE.match(name) else encoded
