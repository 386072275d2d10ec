"""The documented JSON shape of `schedule`."""

from collections.abc import Iterable
from typing import Any

from hypercare_cli.finding import dotted
from hypercare_cli.pages.schedule.moves import Moves, moves
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.schedule.model import Activity, Delay, Name


def schedule_data(shown: Shown) -> dict[str, Any]:
    """Dates, slip and what decides them; days are of the calendar unless they say otherwise."""
    found, plan = shown.schedule, shown.plan
    return {
        "schema": 1,
        "plan": plan.plan.id,
        "as_of": found.as_of,
        "baseline": baseline_data(found.baseline),
        "baselines": [baseline.id for baseline in plan.baselines],
        "finish": found.finish,
        "last": seen(shown, found.last),
        "critical_path": names(shown.known(found.critical_path)),
        "circles": [names(shown.known(circle)) for circle in filter(shown.known, found.circles)],
        "activities": [activity_data(shown, one) for one in shown.activities],
        "delays": [
            delay_data(delay)
            for delay in found.delays
            if Name("milestone", delay.milestone) in shown.titles
        ],
        "since_baseline": moves_data(moves(shown)),
    }


def baseline_data(found: Baseline | None) -> dict[str, Any] | None:
    if found is None:
        return None
    fields = ("id", "date", "title", "reason", "by", "kickoff")
    return {field: getattr(found, field) for field in fields}


def named(name: Name) -> dict[str, str]:
    return {"kind": name.kind, "id": name.id}


def names(found: Iterable[Name]) -> list[dict[str, str]]:
    return [named(name) for name in found]


def seen(shown: Shown, name: Name | None) -> dict[str, str] | None:
    """Null for what these readers do not know."""
    return None if name is None or name not in shown.titles else named(name)


def activity_data(shown: Shown, one: Activity) -> dict[str, Any]:
    driver = one.driver
    return {
        "kind": one.name.kind,
        "id": one.name.id,
        "title": one.title,
        "milestone": one.milestone,
        "path": dotted(one.path),
        "owner": shown.owner(one),
        "state": one.state,
        "planned_start": one.planned_start,
        "planned_finish": one.planned_finish,
        "start": one.start,
        "finish": one.finish,
        "reference": one.reference,
        "slip_days": one.slip_days,
        "slip_working_days": one.slip_working_days,
        "latest_finish": one.latest_finish,
        "total_float": one.total_float,
        "free_float": one.free_float,
        "critical": one.critical,
        "waits_for": [
            {**named(link.of), "lag": link.lag, "unit": link.unit}
            for link in one.links
            if link.of in shown.titles
        ],
        "reason": driver.reason,
        "decided_by": seen(shown, driver.of),
    }


def delay_data(delay: Delay) -> dict[str, Any]:
    return {
        "milestone": delay.milestone,
        "slip_days": delay.slip_days,
        "causes": [
            {"cause": share.cause, "held": share.held, "days": share.days} for share in delay.shares
        ],
        "unexplained": delay.unexplained,
    }


def moves_data(found: Moves | None) -> dict[str, Any] | None:
    if found is None:
        return None
    before, after = found.kickoff or (None, None)
    return {
        "kickoff": {"before": before, "after": after} if found.kickoff else None,
        "moved": [
            {
                "kind": move.activity.name.kind,
                "id": move.activity.name.id,
                "before": move.before,
                "after": move.after,
                "days": move.days,
            }
            for move in found.moved
        ],
        "added": names(one.name for one in found.added),
        "gone": names(found.gone),
    }
