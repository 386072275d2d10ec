"""The rules of sense: importing this package declares them all, one file per family."""

from importlib import import_module

FAMILIES = (
    "dates",
    "records",
    "kpis",
    "measurements",
    "outcomes",
    "people",
    "raci",
    "governance",
    "roadmap",
    "baselines",
    "gates",
    "technical",
    "adoption",
    "usage",
    "surveys",
    "training",
    "support",
    "service_levels",
    "value",
    "ranges",
    "returns",
    "health",
    "thresholds",
    "rag",
    "steering",
    "actions",
    "feedback",
    "change",
    "communications",
    "playbooks",
    "contracts",
    "acceptance",
    "obligations",
    "claims",
    "evidence",
    "handover",
    "trust",
    "links",
    "privacy",
)
"""HC1xx to HC9xx, in this order."""

for family in FAMILIES:
    import_module(f"hypercare_cli.rules.{family}")
