"""Findings that a team has agreed to live with: a file of fingerprints, so that new ones stand out."""

import json
from dataclasses import replace
from typing import Any

from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message

SCHEMA = 1


def written(checked: Checked) -> str:
    """The file: each finding by its fingerprint, with its code and file for the reader of a diff."""
    pairs = zip(checked.fingerprints(), checked.findings, strict=True)
    entries = [
        {"fingerprint": print_, "code": finding.check.code, "file": finding.place.file}
        for print_, finding in pairs
        if not finding.check.code.startswith("HC0")
    ]
    entries.sort(key=lambda entry: (entry["file"], entry["code"], entry["fingerprint"]))
    return json.dumps({"schema": SCHEMA, "findings": entries}, indent=1) + "\n"


def known(text: str, name: str) -> frozenset[str]:
    """The fingerprints of a file; raises HypercareError where it is no baseline."""
    try:
        shape: Any = json.loads(text)
        if shape["schema"] != SCHEMA:
            raise ValueError(shape["schema"])
        return frozenset(str(entry["fingerprint"]) for entry in shape["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise HypercareError(
            message("{name} is not a baseline of this tool", name=name),
            message("Make one with `hypercare validate --write-baseline FILE`."),
        ) from None


def without(checked: Checked, fingerprints: frozenset[str]) -> Checked:
    """The same run without the findings that are known; faults of shape always stay."""
    prints = iter(checked.fingerprints())
    plans: list[CheckedPlan] = []
    for plan in checked.plans:
        kept = tuple(
            finding
            for finding in plan.findings
            if next(prints) not in fingerprints or finding.check.code.startswith("HC0")
        )
        plans.append(replace(plan, findings=kept))
    return replace(checked, plans=tuple(plans))
