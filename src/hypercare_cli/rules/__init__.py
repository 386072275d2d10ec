"""The rules of sense: importing this package declares them all, one file per family."""

from importlib import import_module

FAMILIES = (
    "dates",
    "kpis",
    "people",
    "roadmap",
    "technical",
    "adoption",
    "support",
    "value",
    "health",
    "steering",
    "contracts",
    "trust",
)
"""HC1xx to HC9xx, in this order."""

for family in FAMILIES:
    import_module(f"hypercare_cli.rules.{family}")
