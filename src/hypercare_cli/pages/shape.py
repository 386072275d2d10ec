"""What every JSON shape of a plan begins with."""

from typing import Any

from hypercare_cli.analysis import Analysis

SCHEMA = 1
"""The number of the shapes of docs/json.md: it changes where a field goes or means something else."""


def data_head(analysis: Analysis) -> dict[str, Any]:
    return {"schema": SCHEMA, "plan": analysis.plan.plan.id, "as_of": analysis.as_of}
