"""The catalogue: importing this package declares every metric, one file per area."""

from importlib import import_module

AREAS = (
    "plan",
    "kpi",
    "ttv",
    "activation",
    "adoption",
    "engagement",
    "support",
    "data",
    "risks",
    "health",
    "value",
    "campaigns",
    "roadmap",
    "change",
    "contracts",
    "evidence",
    "handover",
    "rag",
    "completeness",
)
"""In the order in which `hypercare metrics` lists them."""

for area in AREAS:
    import_module(f"hypercare_cli.metrics.{area}")
