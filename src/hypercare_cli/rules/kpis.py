"""HC2xx: outcomes and KPIs that prove nothing, or that contradict themselves."""

from collections.abc import Iterator

from hypercare_cli.rule import Hit, Look, rule


@rule(
    "HC201",
    "kpi-without-source",
    "warning",
    "the business KPI “{title}” has no source",
    "Add where the values come from: `source: {{tool: BI, frequency: monthly, owner: …}}`.",
)
def kpi_without_source(look: Look) -> Iterator[Hit]:
    """A figure whose source nobody can name is an opinion: it will be disputed in the first review.

    Bad:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6}  # <- HC201:5

    Good:
        kpis:
          - {id: delay, title: Delay, unit: days, baseline: 8, target: 6, source: {tool: BI}}
    """
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.kind == "business" and kpi.source is None:
            yield look.at("kpis", number, title=kpi.title)


@rule(
    "HC202",
    "kpi-target-is-baseline",
    "error",
    "the target of “{title}” equals its baseline: no progress can be measured",
    "Agree a target with the sponsor, or remove the KPI.",
)
def kpi_target_is_baseline(look: Look) -> Iterator[Hit]:
    """Attainment is (actual − baseline) / (target − baseline): with both equal it does not exist.

    Bad:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 8.0  # <- HC202:13
            source: {tool: BI}

    Good:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            source: {tool: BI}
    """
    for number, kpi in enumerate(look.plan.kpis):
        if kpi.baseline is not None and kpi.baseline == kpi.target:
            yield look.at("kpis", number, "target", title=kpi.title)
