"""Random networks against the naive recursion of the oracle, which shares no line with the product."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from hypercare_cli.schedule.model import Name
from hypercare_cli.schedule.network import schedule
from tests.oracle.basics import Case
from tests.oracle.mutate import dump
from tests.oracle.schedule import Network
from tests.plans import T0, figures

STATUS = ("planned", "planned", "planned", "in_progress", "done", "dropped")
PLANS = 100
SLIPPED = 20
QUICK_AND_SLOW = [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 11))]


def a_day(rng: random.Random) -> str:
    return (T0 + timedelta(days=rng.randint(-5, 45))).isoformat()


def a_task(rng: random.Random, number: int, size: int) -> dict[str, Any]:
    """Waits for earlier ones mostly; sometimes for a later one, so that circles come up."""
    task: dict[str, Any] = {"id": f"T{number}", "title": "T", "status": rng.choice(STATUS)}
    for field in ("start", "due"):
        if rng.random() < 0.3:
            task[field] = a_day(rng)
    if rng.random() < 0.6:
        task["duration"] = f"{rng.randint(0, 9)}{rng.choice(['d', 'wd'])}"
    if task["status"] == "done" and rng.random() < 0.8:
        task["done_on"] = a_day(rng)
    links = []
    for _each in range(rng.choice((0, 1, 1, 2, 3))):
        of = rng.randrange(size) if rng.random() < 0.04 else rng.randrange(max(number, 1))
        lag = f"{rng.randint(-4, 6):+d}{rng.choice(['d', 'wd'])}" if rng.random() < 0.4 else ""
        target = f"T{of}" if rng.random() < 0.9 else rng.choice(["M0", "M1"])
        links.append(target + lag)
    return task | ({"depends_on": links} if links and number else {})


def a_plan(rng: random.Random) -> dict[str, Any]:
    size = rng.randint(1, 12)
    tasks = [a_task(rng, number, size) for number in range(size)]
    cut = rng.randint(0, size)
    roadmap = [
        {"id": "M0", "offset": rng.randint(0, 20), "title": "M", "tasks": tasks[:cut]},
        {"id": "M1", "offset": rng.randint(20, 60), "title": "M", "tasks": tasks[cut:]},
    ]
    if rng.random() < 0.2:
        roadmap[0]["done_on"] = a_day(rng)
    holds = [
        {"start": a_day(rng), "end": a_day(rng), "cause": "customer"}
        for _each in range(rng.choice((0, 0, 1, 2)))
    ]
    identity = {"id": "p", "title": "P", "kickoff": "2026-01-05", "language": "en"}
    if rng.random() < 0.5:
        identity |= {"country": "FR"}
    return {"hypercare": 1, "plan": identity, "roadmap": roadmap, "holds": holds}


def ends(raw: dict[str, Any], as_of: date) -> dict[tuple[str, str], date | None]:
    network = Network(Case(raw, as_of))
    names = [("milestone", id_) for id_ in network.stones] + [
        ("task", id_) for id_ in network.tasks
    ]
    return {name: network.known_end(name) for name in names}


@pytest.mark.parametrize("seed", QUICK_AND_SLOW)
def test_every_finish_is_that_of_the_oracle(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(PLANS):
        raw = a_plan(rng)
        as_of = T0 + timedelta(days=rng.randint(0, 40))
        found = schedule(figures(dump(raw), as_of), None)
        known = {(each.name.kind, each.name.id): each.finish for each in found.activities}
        assert known == ends(raw, as_of), f"seed {seed}, plan {number}, on {as_of}: {dump(raw)}"


def not_begun(raw: dict[str, Any]) -> dict[str, Any]:
    """The same plan before anything has happened."""
    for stone in raw["roadmap"]:
        stone.pop("done_on", None)
        for task in stone["tasks"]:
            task.pop("done_on", None)
            task["status"] = "dropped" if task["status"] == "dropped" else "planned"
    return raw


def slipped(raw: dict[str, Any], id_: str, day: date) -> dict[str, Any]:
    """The same plan with one task that ends on a given day, as late as it would otherwise end early."""

    def changed(task: dict[str, Any]) -> dict[str, Any]:
        kept = {
            name: task[name] for name in ("id", "title", "status", "depends_on") if name in task
        }
        return kept | {"due": day.isoformat()} if task["id"] == id_ else task

    stones = [stone | {"tasks": [changed(t) for t in stone["tasks"]]} for stone in raw["roadmap"]]
    return raw | {"roadmap": stones}


def dates(raw: dict[str, Any]) -> tuple[date | None, dict[Name, date | None]]:
    """The end of the roadmap and every finish, on the day of T0."""
    found = schedule(figures(dump(raw), T0), None)
    return found.finish, {each.name: each.finish for each in found.activities}


@pytest.mark.parametrize("seed", QUICK_AND_SLOW)
def test_floats_keep_their_promise(seed: int) -> None:
    """What slips by its total float does not move the end of the roadmap, one working day more does;
    what slips by its free float moves nothing else."""
    rng = random.Random(1000 + seed)
    judged = 0
    for _each in range(SLIPPED):
        raw = not_begun(a_plan(rng))
        known = figures(dump(raw), T0)
        later = known.plan.calendar.add_working_days
        before = schedule(known, None)
        finish, spans = dates(raw)
        for each in before.activities:
            if each.is_milestone or each.finish is None or each.total_float is None:
                continue
            id_, room = each.name.id, each.total_float
            assert dates(slipped(raw, id_, later(each.finish, room)))[0] == finish, id_
            assert dates(slipped(raw, id_, later(each.finish, room + 1)))[0] != finish, id_
            _end, moved = dates(slipped(raw, id_, later(each.finish, each.free_float or 0)))
            assert moved | {each.name: None} == spans | {each.name: None}, id_
            judged += 1
    assert judged > 10
