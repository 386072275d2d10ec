"""The documented JSON shape of `change`."""

from collections.abc import Iterable
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.metrics.change import FACTORS, unaddressed
from hypercare_cli.pages.change.page import FIGURES, any_noted, factor_notes
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.change import Commitment, Communication, Population
from hypercare_cli.plan.people import Person
from hypercare_cli.steering import change


def change_data(analysis: Analysis) -> dict[str, Any]:
    """The documented JSON shape of `change`."""
    f, plan = analysis.figures, analysis.plan
    return {
        **data_head(analysis),
        "metrics": {metric: f[metric] for metric in FIGURES},
        "stakeholders": [person_data(person) for person in plan.people],
        "populations": [population_data(one) for one in change.by_strain(plan.change.populations)],
        "factors": [
            {"id": name, "note": f[f"change.{name}"], "notes": factor_notes(f, name)}
            for name in FACTORS
        ],
        "communications": {
            "silent_days": change.silence(f),
            "one_way": change.is_one_way(f),
            "only_channel": change.only_channel(f),
            "to_send": [message_data(analysis, one) for one in change.to_send(f)],
        },
        "commitments": commitments_data(analysis, plan.change.commitments),
    }


def person_data(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "role": person.role,
        "side": person.side,
        "influence": person.influence,
        "attitude": person.attitude,
        "unaddressed": bool(unaddressed([person])),
    }


def population_data(one: Population) -> dict[str, Any]:
    found = change.barrier(one)
    return {
        "id": one.id,
        "title": one.title,
        "size": one.size,
        "load": one.load,
        "backing": one.backing,
        "gap": one.load - one.backing,
        "attitude": one.attitude,
        "adkar": change.steps(one) if any_noted(one) else None,
        "barrier": None if found is None else {"step": found.step, "note": found.note},
    }


def message_data(analysis: Analysis, one: Communication) -> dict[str, Any]:
    return {
        "id": one.id,
        "date": one.date,
        "audience": one.audience,
        "channel": one.channel,
        "direction": one.direction,
        "owner": one.owner,
        "late": change.is_late(analysis.figures, one),
    }


def commitments_data(analysis: Analysis, found: Iterable[Commitment]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "party": one.party,
            "text": one.text,
            "owner": one.owner,
            "due": one.due,
            "late": one.due is not None and one.due < analysis.as_of,
        }
        for one in change.open_commitments(found)
    ]
