"""Changed plans that still load, and their YAML text: food for comparing two computations."""

from __future__ import annotations

import copy
import datetime as dt
import json
import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from .basics import Case
from .growth import MAKERS, a_date, share
from .shape import DIMENSIONS, STREAMS, Plan, Site, ids_by_kind, required, tidy, walk

Operation = Callable[[random.Random, Plan], str | None]

DATE = re.compile(r"\d{4}-\d\d-\d\d|T[+-]\d+(?:wd)?")
DATE_FIELD = re.compile(
    r"(^|\.)(date|due|start|end|golive|target_date|since|until|\w+_on)$|^plan\.kickoff$"
    r"|^next_steps\[\]\.horizon$|^plan\.closing_days\[\]$"
)
PLAIN_KEY = re.compile(r"(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][A-Za-z0-9_.-]*")

# Path of a number (searched in this order): lowest, highest, whole.
RANGES: list[tuple[re.Pattern[str], int | None, int | None, bool]] = [
    (re.compile(pattern), low, high, whole)
    for pattern, low, high, whole in (
        (r"^health\.assessments\[\]\.|^change\.factors\[\]\.", 1, 5, True),
        (r"^change\.populations\[\]\.(load|backing)$|^plan\.complexity$", 1, 5, True),
        (r"^needs\[\]\.(frequency|severity)$", 1, 5, True),
        (r"^(actions|feedback)\[\]\.(impact|urgency)$", 0, 5, True),
        (r"^adoption\.snapshots\[\]\.depth$|\.score$|\.attribution\b", 0, 1, False),
        (r"^data_quality\.(provisional\.)?tolerance$", 0, 1, False),
        (r"^thresholds\.rag\.|^thresholds\.health\.coverage$", 0, 1, False),
        (r"^thresholds\.health\.(green|amber)$", 0, 100, False),
        (r"^adoption\.(snapshots|satisfaction|training)\[\]\.", 0, None, True),
        (r"^support\.periods\[\]\.(opened|resolved|within_sla|csat\.|by_)", 0, None, True),
        (r"\.(size|views|leads|qualified)$", 0, None, True),
        (r"^kpis\[\]\.(baseline|target)$|^kpis\[\]\.measurements\[\]\.value$", None, None, False),
        (r"^value\.ledger\[\]\.annual$", None, None, False),
        (r"\.(volume|unit_value)\b|\.(cost|revenue|per_day|cap)$", 0, None, False),
        (r"^value\.budget(\[\]\.amount)?$|\.claims\[\]\.amount$", 0, None, False),
        (r"\.penalty\.value$|_hours$|\.hours_per_week$|\.register\[\]\.value$", 0, None, False),
    )
]
SIMPLE = ("open", "planned", "in_progress", "done", "dropped")
WORK = ("planned", "in_progress", "done", "dropped")
WORDS: dict[str, tuple[str, ...]] = {
    "actions[].status": ("open", "done", "dropped"),
    "roadmap[].tasks[].status": WORK,
    "technical[].status": WORK,
    "technical[].kind": ("access", "data", "environment", "security"),
    "risks[].status": ("open", "closed"),
    "risks[].probability": ("L", "M", "H"),
    "risks[].impact": ("L", "M", "H"),
    "risks[].stream": STREAMS,
    "holds[].cause": ("customer", "provider", "third_party", "force_majeure"),
    "kpis[].kind": ("business", "adoption", "process", "quality"),
    "kpis[].unit": ("percent", "h"),
    "governance.rituals[].cadence": ("daily", "weekly", "biweekly", "monthly", "quarterly"),
    "people[].attitude": ("ally", "neutral", "resistant"),
    "value.ledger[].status": ("forecast", "claimed", "verified", "rejected"),
    "contracts.obligations[].status": ("open", "done", "waived"),
    "contracts.claims[].status": ("draft", "notified", "accepted", "settled", "rejected"),
    "contracts.requirements[].acceptance": ("pending", "passed", "reservations", "failed"),
    "handover.capabilities[].status": SIMPLE,
    "handover.documents[].status": SIMPLE,
    "feedback[].status": ("open", "done", "dropped"),
    "next_steps[].status": ("proposed", "planned", "done"),
    "rag.overrides[].stream": (*STREAMS, "global"),
    "rag.overrides[].colour": ("green", "amber", "red"),
    **{f"health.dimensions.{name}.rated": ("auto", "manual", "measured") for name in DIMENSIONS},
}
# Lists whose entries are told apart by something other than an id or a date.
KEYED = {"raci", "support.sla", "support.reinforced.sla", "support.tiers", "checks.ignore"}


def choose(rng: random.Random, sites: Iterator[Site]) -> Site | None:
    """A path first, then one place of that path, so that long lists do not outweigh the rest."""
    by_pattern: dict[str, list[Site]] = {}
    for site in sites:
        by_pattern.setdefault(site.pattern, []).append(site)
    return rng.choice(by_pattern[rng.choice(sorted(by_pattern))]) if by_pattern else None


def drop_field(rng: random.Random, plan: Plan) -> str | None:
    """Leave out an optional section or field; a section or list may stay as null or empty."""
    site = choose(rng, (s for s in walk(plan) if isinstance(s.parent, dict) and not required(s)))
    if site is None:
        return None
    if isinstance(site.value, list) and rng.random() < 0.3:
        site.parent[site.key] = rng.choice((None, []))
        return f"empty {site.pattern}"
    del site.parent[site.key]
    return f"drop {site.pattern}"


def range_of(site: Site) -> tuple[int | None, int | None, bool] | None:
    """Lowest, highest and whole, for a number that may be changed."""
    if isinstance(site.value, bool) or not isinstance(site.value, int | Decimal):
        return None
    for pattern, low, high, whole in RANGES:
        if pattern.search(site.pattern):
            return low, high, whole
    return None


def change_number(rng: random.Random, plan: Plan) -> str | None:
    """Zero, doubled, negated, tiny, large, one more or less, or equal to a neighbour."""
    site = choose(rng, (s for s in walk(plan) if range_of(s) is not None))
    if site is None:
        return None
    low, high, whole = range_of(site) or (None, None, False)
    old = Decimal(site.value)
    others = (
        [v for v in site.parent.values() if isinstance(v, int | Decimal)]
        if isinstance(site.parent, dict)
        else [old]
    )
    options = [Decimal(0), old * 2, -old, old / 2, old + 1, old - 1, Decimal(rng.choice(others))]
    options += [Decimal("0.000001"), Decimal(1_000_000)]
    if site.pattern in {"adoption.snapshots[].depth", "data_quality.scores[].score"}:
        options += [old - Decimal("0.0000000001"), share(rng)]
    new = rng.choice(options)
    if low is not None:
        new = max(new, Decimal(low))
    if high is not None:
        new = min(new, Decimal(high))
    new = round(new, 0 if whole else 12)
    site.parent[site.key] = int(new) if new == int(new) else new.normalize()
    return f"{site.pattern}: {site.value} -> {site.parent[site.key]}"


def meet_target(rng: random.Random, plan: Plan) -> str | None:
    """A measurement on its KPI's target or baseline, or a target on the baseline."""
    kpis = [k for k in plan.get("kpis") or [] if "target" in k and "baseline" in k]
    if not kpis:
        return None
    kpi = rng.choice(kpis)
    if not kpi.get("measurements") or rng.random() < 0.2:
        kpi["target"] = kpi["baseline"]
        return f"kpi {kpi['id']}: target on the baseline"
    rng.choice(kpi["measurements"])["value"] = kpi[rng.choice(("target", "baseline"))]
    return f"kpi {kpi['id']}: a measurement on target or baseline"


def shift_date(rng: random.Random, plan: Plan) -> str | None:
    """Another day, another way to write it, or the day of a neighbour; T0 stays an ISO date."""
    dated = (s for s in walk(plan) if isinstance(s.value, str) and DATE.fullmatch(s.value))
    site = choose(rng, (s for s in dated if DATE_FIELD.search(s.pattern)))
    if site is None:
        return None
    case = Case(plan, as_of=dt.date.min)
    day = case.date(site.value)
    far = (day - case.kickoff).days
    step = rng.choice((-30, -7, -1, 1, 1, 7, 30, rng.randint(-60, 60)))
    others = [
        v
        for v in (site.parent.values() if isinstance(site.parent, dict) else site.parent)
        if isinstance(v, str) and DATE.fullmatch(v)
    ]
    iso = str(day.fromordinal(day.toordinal() + step))
    options = [iso, iso, f"T{far + step:+d}", str(day), f"T{far:+d}", a_date(rng)]
    options.append(rng.choice(others))
    if site.pattern == "plan.closing_days[]":
        options = [str(day), iso, f"T{far + step:+d}"]
    new = iso if site.pattern == "plan.kickoff" else rng.choice(options)
    site.parent[site.key] = new
    return f"{site.pattern}: {site.value} -> {new}"


def change_word(rng: random.Random, plan: Plan) -> str | None:
    """Another status, kind, stream, colour; the other of true and false."""
    sites = [s for s in walk(plan) if s.pattern in WORDS or isinstance(s.value, bool)]
    site = choose(rng, iter(sites))
    if site is None:
        return None
    old = site.value
    site.parent[site.key] = not old if old in (True, False) else rng.choice(WORDS[site.pattern])
    return f"{site.pattern}: {old} -> {site.parent[site.key]}"


def new_ids(rng: random.Random, plan: Plan, entry: Any) -> None:
    """Give a copied entry, and the entries in it, ids that nothing else has."""
    taken = set().union(*ids_by_kind(plan).values(), set())
    for site in [Site("", entry, "id", entry.get("id")), *walk(entry)]:
        if site.key == "id" and isinstance(site.value, str):
            while site.parent["id"] in taken:
                site.parent["id"] = f"{site.value}_{rng.randrange(10**6)}"
            taken.add(site.parent["id"])


def change_list(rng: random.Random, plan: Plan) -> str | None:
    """Drop an entry, copy one (often changed, often on the same date), or turn the list round."""
    lists = (s for s in walk(plan) if isinstance(s.value, list) and s.value)
    site = choose(rng, (s for s in lists if not s.pattern.startswith("thresholds.bands")))
    if site is None:
        return None
    index = rng.randrange(len(site.value))
    what = rng.choice(("drop", "copy", "reverse"))
    if what == "drop":
        del site.value[index]
    elif what == "reverse" or not isinstance(site.value[index], dict) or site.pattern in KEYED:
        what = "reverse"
        site.value.reverse()
    else:
        twin = copy.deepcopy(site.value[index])
        new_ids(rng, plan, twin)
        if site.pattern == "roadmap":
            twin["offset"] = 1000 + rng.randrange(10**4)
        site.value.insert(rng.choice((index, index + 1, len(site.value))), twin)
    return f"{what} in {site.pattern}"


def add_entry(rng: random.Random, plan: Plan) -> str | None:
    """Another risk, hold, override, session, period … at either end of its list."""
    path = rng.choice(sorted(MAKERS))
    entry = MAKERS[path](rng, plan)
    if entry is None:
        return None
    node: Any = plan
    for key in path[:-1]:
        node[key] = node.get(key) or {}
        node = node[key]
    node[path[-1]] = node.get(path[-1]) or []
    node[path[-1]].insert(rng.choice((0, len(node[path[-1]]))), entry)
    return f"add to {'.'.join(path)}"


def change_settings(rng: random.Random, plan: Plan) -> str | None:
    """Own weights, own thresholds and bands, provisional tolerance, other working days."""
    what = rng.choice(("weights", "rag", "bands", "health", "tolerance", "calendar"))
    own = plan["thresholds"] = plan.get("thresholds") or {}
    if what == "weights":
        weights = rng.choice(([40, 15, 15, 15, 15], [96, 1, 1, 1, 1], [20, 20, 20, 20, 20]))
        rng.shuffle(weights)
        health = plan["health"] = plan.get("health") or {}
        health["dimensions"] = {
            name: {"weight": weight, "rated": rng.choice(("auto", "manual", "measured"))}
            for name, weight in zip(DIMENSIONS, weights, strict=True)
        }
    elif what == "rag":
        bounds = {"amber": share(rng), "red": share(rng)}
        own["rag"] = {**(own.get("rag") or {})}
        own["rag"][rng.choice(("adoption", "value", "support"))] = bounds
    elif what == "bands":
        metric = rng.choice(("adoption.depth", "support.csat", "kpi.attainment_vs_plan"))
        rising = [Decimal(n) / 100 for n in sorted(rng.sample(range(1, 100), 4))]
        own["bands"] = {**(own.get("bands") or {}), metric: rising}
    elif what == "health":
        own["health"] = {"green": rng.randint(50, 95), "amber": rng.randint(20, 75)}
        own["health"]["coverage"] = share(rng)
    elif what == "tolerance":
        data = plan["data_quality"] = plan.get("data_quality") or {}
        data["tolerance"] = share(rng)
        data["provisional"] = {"tolerance": share(rng), "end": a_date(rng)}
    else:
        plan["plan"]["country"] = rng.choice(("FR", "BE", "DE", "CH"))
        plan["plan"]["closing_days"] = [f"T+{rng.randint(1, 40)}" for _ in range(3)]
    if not own:
        del plan["thresholds"]
    return f"own {what}"


OPERATIONS: tuple[Operation, ...] = (
    drop_field,
    drop_field,
    change_number,
    change_number,
    meet_target,
    shift_date,
    shift_date,
    change_word,
    change_list,
    add_entry,
    add_entry,
    change_settings,
)


def mutations(plan: Plan, seed: int, count: int) -> Iterator[tuple[str, Plan]]:
    """`count` plans, each one to eight changes away from the given one, which stays as it is."""
    rng = random.Random(seed)
    for _ in range(count):
        mutated = copy.deepcopy(plan)
        steps: list[str] = []
        wanted = rng.choice((1, 2, 3, 5, 8))
        while len(steps) < wanted:
            step = rng.choice(OPERATIONS)(rng, mutated)
            if step is not None:
                steps.append(step)
                tidy(mutated)
        yield "; ".join(steps), copy.deepcopy(mutated)


def scalar(value: Any) -> str:
    """A scalar as YAML 1.2: exact decimals, dates as they are, every other text in quotes."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, str):
        return value if DATE.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    if value in ([], {}):
        return json.dumps(value)
    raise TypeError(f"not plain data: {value!r}")


def lines(node: Any, pad: str) -> Iterator[str]:
    """The block lines of a mapping or list; the first line of an item follows its dash."""
    pairs = node.items() if isinstance(node, dict) else ((None, item) for item in node)
    for key, value in pairs:
        plain = isinstance(key, str) and PLAIN_KEY.fullmatch(key)
        label = "-" if key is None else f"{key if plain else json.dumps(key)}:"
        if not isinstance(value, dict | list) or not value:
            yield f"{pad}{label} {scalar(value)}"
            continue
        inner = list(lines(value, pad + "  "))
        if key is None:
            yield f"{pad}- {inner.pop(0).lstrip()}"
        else:
            yield f"{pad}{label}"
        yield from inner


def dump(plan: Plan) -> str:
    """The YAML text of a plan."""
    return "\n".join(lines(plan, "")) + "\n"
