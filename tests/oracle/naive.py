"""The oracle's door: every figure of the catalogue, computed plainly from parsed YAML."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from . import colours, register, schedule, usage
from .basics import Case, Figures, Value, read

__all__ = ["metrics", "read"]

AREAS = (
    usage.kpis,
    usage.time_to_value,
    usage.adoption,
    usage.rituals,
    usage.actions,
    usage.support,
    register.data,
    register.risks,
    register.value,
    register.campaigns,
    register.roadmap,
    schedule.slips,
    register.change,
    register.contracts,
    register.evidence,
    register.handover,
)


def metrics(plan: dict[str, Any], as_of: dt.date, folder: Path | None) -> dict[str, Value]:
    """Every figure is computed at a date; `plan.day` counts the days since T0. `folder` is where
    the files of the evidence lie (the plan's folder)."""
    case = Case(plan, as_of, folder)
    found: Figures = {"plan.day": (as_of - case.kickoff).days}
    for area in AREAS:
        found.update(area(case))
    found.update(colours.health(case, found))
    found.update(colours.rag(case, found))
    return found
