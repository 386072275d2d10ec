"""Entries to add to a plan, so that a small one reaches every figure too."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from .shape import DIMENSIONS, STREAMS, Plan

Maker = Callable[[random.Random, Plan], dict[str, Any] | None]


def share(rng: random.Random) -> Decimal:
    """A fraction from 0 to 1, often one on a limit."""
    on_limit = rng.choice(("0.15", "0.25", "0.30", "0.40", "0.60", "0.70", "0.85", "0.95"))
    return rng.choice((Decimal(on_limit), Decimal(rng.randint(0, 1000)) / 1000))


def a_date(rng: random.Random) -> str:
    """A date before, in and after the first 90 days, often one that an as-of falls on."""
    on_limit = rng.choice((0, 29, 30, 31, 60, 89, 90, 91))
    number = rng.choice((on_limit, rng.randint(-20, 120)))
    return f"T{number:+d}" + ("wd" if rng.random() < 0.15 else "")


def an_id(rng: random.Random) -> str:
    """An id that no plan has."""
    return f"x{rng.randrange(10**9)}"


def pick(rng: random.Random, plan: Plan, *keys: str) -> str | None:
    """The id of one entry of a section, if it has any."""
    node: Any = plan
    for key in keys:
        node = (node or {}).get(key)
    return rng.choice([entry["id"] for entry in node]) if node else None


def some(rng: random.Random, entry: dict[str, Any], *optional: str) -> dict[str, Any]:
    """The entry, with each of these fields left out now and then."""
    return {k: v for k, v in entry.items() if k not in optional or rng.random() < 0.75}


def risk(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A risk of any stream."""
    entry = {"id": an_id(rng), "title": "Added", "stream": rng.choice(STREAMS)}
    entry |= {"probability": rng.choice("LMH"), "impact": rng.choice("MHH")}
    return some(rng, entry | {"status": rng.choice(("open", "open", "closed"))}, "status")


def hold(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """Days lost, to anyone."""
    cause = rng.choice(("customer", "provider", "third_party", "force_majeure"))
    return some(rng, {"start": a_date(rng), "end": a_date(rng), "cause": cause}, "end")


def override(rng: random.Random, plan: Plan) -> dict[str, Any] | None:
    """A colour that replaces another, if somebody can answer for it."""
    by = pick(rng, plan, "people")
    if by is None:
        return None
    entry = {"stream": rng.choice((*STREAMS, "global")), "reason": "Added", "by": by}
    entry |= {"colour": rng.choice(("green", "amber", "red"))}
    return entry | {"start": a_date(rng), "end": a_date(rng)}


def assessment(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """Manual notes of some dimensions."""
    names = rng.sample(DIMENSIONS, rng.randint(1, 5))
    return {"date": a_date(rng), **{name: rng.randint(1, 5) for name in names}}


def ritual(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A ritual with its sessions, with or without attendees."""
    attendees = sorted({pick(rng, plan, "people") or "" for _ in range(3)} - {""})
    sessions = []
    for _ in range(rng.randint(0, 5)):
        session = {"date": a_date(rng), "held": rng.random() < 0.6, "present": attendees[:2]}
        sessions.append(some(rng, session, "present"))
    cadence = rng.choice(("weekly", "monthly", "quarterly"))
    entry = {"id": an_id(rng), "title": "Added", "cadence": cadence, "attendees": attendees}
    return some(rng, entry | {"sessions": sessions}, "attendees")


def snapshot(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """Counts of people, some of them left out."""
    names = ("accounts", "ready", "active_7d", "active_30d", "advanced")
    eligible = rng.choice((0, 20, 100, 120))
    entry = {"date": a_date(rng), "eligible": eligible, "depth": share(rng)}
    entry |= {name: rng.randint(0, 120) for name in names}
    return some(rng, entry, "depth", *names)


def period(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A support period, in or out of its service levels."""
    resolved = rng.choice((0, 20, 40))
    entry = {"start": a_date(rng), "end": a_date(rng), "opened": rng.randint(0, 60)}
    entry |= {"resolved": resolved, "within_sla": rng.randint(0, resolved)}
    entry |= {"csat": {"responses": rng.choice((0, 10, 20)), "satisfied": rng.randint(0, 10)}}
    entry |= {"by_priority": {"P1": {"opened": 2, "resolved": 1, "open": rng.randint(0, 2)}}}
    entry |= {"by_level": some(rng, {"n1": rng.randint(0, 9), "n2": 3, "n3": 1}, "n3")}
    entry |= {"response_hours": Decimal("1.25")}
    return some(rng, entry, "csat", "by_priority", "by_level", "response_hours")


def action(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """An action with or without its dates."""
    entry = {"id": an_id(rng), "title": "Added", "status": rng.choice(("open", "done", "dropped"))}
    entry |= {"opened_on": a_date(rng), "due": a_date(rng), "done_on": a_date(rng)}
    return some(rng, entry, "opened_on", "due", "done_on")


def technical(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A technical item, blocking or not."""
    status = rng.choice(("planned", "in_progress", "done", "dropped"))
    entry = {"id": an_id(rng), "title": "Added", "status": status, "blocking": rng.random() < 0.5}
    entry |= {"kind": rng.choice(("access", "data", "environment", "security"))}
    return some(rng, entry | {"due": a_date(rng), "done_on": a_date(rng)}, "due", "done_on")


def kpi(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A KPI whose values are near its baseline and target."""
    levels = [Decimal(rng.randint(-4, 12)) / 2 for _ in range(2)]
    measured = [
        {"date": a_date(rng), "value": rng.choice((*levels, Decimal(rng.randint(-8, 30)) / 4))}
        for _ in range(rng.randint(0, 4))
    ]
    entry: dict[str, Any] = {"id": an_id(rng), "title": "Added", "measurements": measured}
    entry |= {"unit": rng.choice(("percent", "h")), "source": {"tool": "BI"}}
    entry |= {"kind": rng.choice(("business", "business", "adoption")), "target": levels[1]}
    entry |= {"baseline": levels[0], "target_date": a_date(rng)}
    return some(rng, entry, "unit", "source", "kind", "target", "baseline", "target_date")


def ledger_line(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A line that is computed, stated or neither."""
    entry: dict[str, Any] = {"id": an_id(rng), "hypothesis": "Added", "notes": "Added"}
    entry |= {"status": rng.choice(("forecast", "claimed", "verified", "rejected"))}
    if rng.random() < 0.3:
        return some(rng, entry | {"annual": rng.choice((-5000, 0, 12000))}, "status", "annual")
    entry |= {"volume": rng.choice((0, 1000, {"low": 10, "base": 20, "high": 90}))}
    entry |= {"unit_value": Decimal("12.5"), "attribution": share(rng)}
    name = pick(rng, plan, "kpis")
    entry |= {"kpi": name} if name else {}
    return some(rng, entry, "status", "volume", "unit_value", "attribution")


def obligation(rng: random.Random, plan: Plan) -> dict[str, Any] | None:
    """An obligation with a penalty, if there is a contract."""
    contract = pick(rng, plan, "contracts", "register")
    if contract is None:
        return None
    terms = ({"per_day": 50}, {"value": 20000, "v_r_over": 1000}, {"per_day": 99, "cap": 500})
    entry = {"id": an_id(rng), "contract": contract, "title": "Added", "penalty": rng.choice(terms)}
    entry |= {"status": rng.choice(("open", "done", "waived"))}
    entry |= {"due": a_date(rng), "done_on": a_date(rng)}
    return some(rng, entry, "due", "done_on", "penalty")


def contract(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A contract, for obligations to hang on."""
    return {"id": an_id(rng), "title": "Added", "kind": "services"}


def factors(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """Some change factors at a date."""
    names = ("sponsors", "governance", "scoping", "human_impact", "communication")
    entry = {"date": a_date(rng), **{name: rng.randint(1, 5) for name in names}}
    return some(rng, entry, *names)


def satisfaction(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A survey, perhaps one that nobody answered."""
    responses = rng.choice((0, 10, 40))
    satisfied = rng.randint(0, responses)
    return {"date": a_date(rng), "responses": responses, "satisfied": satisfied}


def quality(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A data quality score."""
    return {"date": a_date(rng), "score": share(rng)}


def campaign(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A campaign that ends some day."""
    entry = {"id": an_id(rng), "title": "Added", "end": a_date(rng)}
    return some(rng, entry | {"cost": rng.choice((0, 400)), "revenue": 900}, "revenue")


def training(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A session, with or without attendance and answers."""
    nps = {name: rng.randint(0, 9) for name in ("promoters", "passives", "detractors")}
    entry: dict[str, Any] = {"id": an_id(rng), "date": a_date(rng), "nps": some(rng, nps, *nps)}
    entry |= {"invited": rng.choice((0, 12)), "attended": rng.randint(0, 12)}
    return some(rng, entry, "nps", "invited", "attended")


def dated(field: str) -> Maker:
    """A feature, team or champion that counts once this date has come."""

    def make(rng: random.Random, plan: Plan) -> dict[str, Any]:
        entry = {"id": an_id(rng), "title": "Added", field: a_date(rng)}
        if field == "since":
            del entry["title"]
        return some(rng, entry, field)

    return make


def quick_win(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A quick win, perhaps before T0."""
    return {"date": a_date(rng), "title": "Added"}


def claim(rng: random.Random, plan: Plan) -> dict[str, Any] | None:
    """A claim, if there is a contract."""
    held = pick(rng, plan, "contracts", "register")
    if held is None:
        return None
    entry = {"id": an_id(rng), "contract": held, "opened_on": a_date(rng), "text": "Added"}
    entry |= {"status": rng.choice(("draft", "notified", "accepted", "settled", "rejected"))}
    return some(rng, entry | {"amount": Decimal("99.90")}, "amount")


def milestone(rng: random.Random, plan: Plan) -> dict[str, Any]:
    """A milestone with tasks of every status."""
    tasks = []
    for status in ("planned", "in_progress", "done", "done", "dropped"):
        task = {"id": an_id(rng), "title": "Added", "status": status}
        task |= {"due": a_date(rng), "done_on": a_date(rng)}
        tasks.append(some(rng, task, "due", "done_on"))
    offset = 1000 + rng.randrange(10**4)
    return {"id": an_id(rng), "title": "Added", "offset": offset, "tasks": tasks}


MAKERS: dict[tuple[str, ...], Maker] = {
    ("risks",): risk,
    ("holds",): hold,
    ("rag", "overrides"): override,
    ("health", "assessments"): assessment,
    ("governance", "rituals"): ritual,
    ("adoption", "snapshots"): snapshot,
    ("adoption", "satisfaction"): satisfaction,
    ("adoption", "training"): training,
    ("adoption", "key_features"): dated("live_on"),
    ("adoption", "teams"): dated("autonomous_on"),
    ("adoption", "champions"): dated("since"),
    ("adoption", "quick_wins"): quick_win,
    ("roadmap",): milestone,
    ("support", "periods"): period,
    ("actions",): action,
    ("technical",): technical,
    ("kpis",): kpi,
    ("value", "ledger"): ledger_line,
    ("contracts", "register"): contract,
    ("contracts", "obligations"): obligation,
    ("contracts", "claims"): claim,
    ("change", "factors"): factors,
    ("data_quality", "scores"): quality,
    ("campaigns",): campaign,
}
