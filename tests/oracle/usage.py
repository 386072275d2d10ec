"""KPIs, time to value, adoption, engagement and support of the oracle."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from .basics import Case, Figures, exact, get, last_with, number, ratio, rows, total


def measurements(case: Case, kpi: dict[str, Any]) -> list[dict[str, Any]]:
    """Measurements to date, one a day, oldest first."""
    return case.one_a_day(case.to_date(rows(kpi, "measurements")))


def attainment(kpi: dict[str, Any], actual: Fraction | None) -> Fraction | None:
    """(a - b) / (t - b); unknown without a, b or t, or when target and baseline are equal."""
    base, target = number(kpi.get("baseline")), number(kpi.get("target"))
    if actual is None or base is None or target is None:
        return None
    return ratio(actual - base, target - base)


def reached(kpi: dict[str, Any], actual: Fraction | None) -> bool | None:
    """Whether a is at least as good as t; lower is better if and only if t < b."""
    base, target = number(kpi.get("baseline")), number(kpi.get("target"))
    if actual is None or base is None or target is None or target == base:
        return None
    return actual <= target if target < base else actual >= target


def actual(case: Case, kpi: dict[str, Any]) -> Fraction | None:
    """The latest measurement at or before as-of."""
    latest = last_with(measurements(case, kpi), "value")
    return exact(latest["value"]) if latest else None


def expected(case: Case, kpi: dict[str, Any]) -> Fraction:
    """Elapsed share of T0 to the target date (T+90 by default), within 0 and 1."""
    length = (case.date(kpi.get("target_date") or "T+90") - case.kickoff).days
    if length <= 0:
        return Fraction(1)
    return min(Fraction(1), max(Fraction(0), Fraction((case.as_of - case.kickoff).days, length)))


def one_kpi(case: Case, kpi: dict[str, Any]) -> Figures:
    """The figures of one KPI, each null where a part it needs is missing."""
    base, target = number(kpi.get("baseline")), number(kpi.get("target"))
    now, share = actual(case, kpi), expected(case, kpi)
    rate = attainment(kpi, now)
    return {
        "actual": now,
        "attainment": rate,
        "change": None if now is None or base is None else ratio(now - base, abs(base)),
        "variance": None if now is None or target is None else now - target,
        "reached": reached(kpi, now),
        "expected": share,
        "vs_plan": ratio(rate, share),
    }


def is_business(kpi: dict[str, Any]) -> bool:
    """A KPI without a kind is a business KPI."""
    return bool((kpi.get("kind") or "business") == "business")


def kpis(case: Case) -> Figures:
    """Figures per KPI, and totals over the business KPIs only."""
    found: Figures = {}
    business = []
    for kpi in rows(case.plan, "kpis"):
        figures = one_kpi(case, kpi)
        found.update({f"kpi.{kpi['id']}.{name}": value for name, value in figures.items()})
        if is_business(kpi):
            business.append((kpi, figures))
    measured = [figures for _, figures in business if figures["attainment"] is not None]
    clamped = [min(Fraction(1), max(Fraction(0), f["attainment"])) for f in measured]
    mean = ratio(total(clamped), len(measured))
    mean_expected = ratio(total(f["expected"] for f in measured), len(measured))
    vs_plan = ratio(mean, mean_expected)
    slopes = [f["vs_plan"] for f in measured if f["vs_plan"] is not None]
    sourced = sum(1 for kpi, _ in business if get(kpi, "source", "tool") is not None)
    found["kpi.count"] = len(business)
    found["kpi.sourced_rate"] = ratio(sourced, len(business))
    found["kpi.reached"] = sum(1 for _, figures in business if figures["reached"])
    found["kpi.attainment"] = mean
    found["kpi.attainment_vs_plan"] = None if vs_plan is None else min(Fraction(1), vs_plan)
    found["kpi.vs_plan_min"] = min(slopes) if slopes else None
    return found


def time_to_value(case: Case) -> Figures:
    """Kick-off to the first measurement at which any business KPI meets its target."""
    hits = [
        case.date(record["date"])
        for kpi in rows(case.plan, "kpis")
        if is_business(kpi)
        for record in measurements(case, kpi)
        if reached(kpi, number(record.get("value")))
    ]
    wins = case.to_date(rows(case.plan, "adoption", "quick_wins"))
    first = min(hits) if hits else None
    days = None if first is None else (first - case.kickoff).days
    return {
        "ttv.days": days,
        "ttv.reached": first is not None,
        "ttv.net_days": days - held_days(case, first) if first and days is not None else None,
        "ttv.first_win_days": (case.date(wins[0]["date"]) - case.kickoff).days if wins else None,
    }


def held_days(case: Case, until: dt.date) -> int:
    """Days from T0 up to that date in a hold not due to the provider; its end is not included,
    overlapping holds count once, a hold without an end runs to as-of."""
    known = [hold for hold in rows(case.plan, "holds") if case.past(hold["start"])]
    lost: set[dt.date] = set()
    for hold in case.one_a_day(known, "start"):
        if hold["cause"] == "provider":
            continue
        day = max(case.date(hold["start"]), case.kickoff)
        end = min(case.day(hold.get("end")) or case.as_of, until)
        while day < end:
            lost.add(day)
            day += dt.timedelta(days=1)
    return len(lost)


def snapshot_rate(case: Case, name: str, below: str = "eligible") -> Fraction | None:
    """From the latest snapshot that has the field: its share; no look-back over a 0."""
    snapshots = case.one_a_day(case.to_date(rows(case.plan, "adoption", "snapshots")))
    latest = last_with(snapshots, name, below)
    return ratio(exact(latest[name]), exact(latest[below])) if latest else None


def done_rate(case: Case, kind: str) -> Fraction | None:
    """Technical items of that kind done at as-of / all of them, dropped ones too."""
    items = [item for item in rows(case.plan, "technical") if item["kind"] == kind]
    return ratio(sum(1 for item in items if case.done(item)), len(items))


def training(case: Case) -> Figures:
    """Attended / invited over the sessions that give both; the pooled net promoter score."""
    held = case.to_date(rows(case.plan, "adoption", "training"))
    both = [t for t in held if t.get("invited") is not None and t.get("attended") is not None]
    attended = total(exact(t["attended"]) for t in both)
    scores = [t["nps"] for t in held if get(t, "nps") is not None]
    names = ("promoters", "passives", "detractors")
    full = [nps for nps in scores if all(nps.get(name) is not None for name in names)]
    answers = total(exact(nps[name]) for nps in full for name in names)
    net = total(exact(nps["promoters"]) - exact(nps["detractors"]) for nps in full)
    return {
        "adoption.training_attendance_rate": ratio(
            attended, total(exact(t["invited"]) for t in both)
        ),
        "adoption.training_nps": ratio(100 * net, answers),
    }


def adoption(case: Case) -> Figures:
    """People counts of the latest snapshots; features, teams, champions once their date came."""
    part = case.plan.get("adoption")
    depth = last_with(case.one_a_day(case.to_date(rows(part, "snapshots"))), "depth")
    asked = last_with(case.to_date(rows(part, "satisfaction")), "responses", "satisfied")
    return {
        "activation.accounts_rate": snapshot_rate(case, "accounts"),
        "activation.access_done_rate": done_rate(case, "access"),
        "activation.data_done_rate": done_rate(case, "data"),
        "adoption.ready_rate": snapshot_rate(case, "ready"),
        "adoption.active_7d_rate": snapshot_rate(case, "active_7d"),
        "adoption.active_30d_rate": snapshot_rate(case, "active_30d"),
        "adoption.advanced_rate": snapshot_rate(case, "advanced"),
        "adoption.depth": exact(depth["depth"]) if depth else None,
        "adoption.stickiness": snapshot_rate(case, "active_7d", "active_30d"),
        "adoption.features_live": sum(
            case.past(feature.get("live_on")) for feature in rows(part, "key_features")
        ),
        "adoption.autonomous_teams": sum(
            case.past(team.get("autonomous_on")) for team in rows(part, "teams")
        ),
        "adoption.champions": sum(case.past(c.get("since")) for c in rows(part, "champions")),
        "adoption.quick_wins": len(case.to_date(rows(part, "quick_wins"))),
        "adoption.satisfaction": (
            ratio(exact(asked["satisfied"]), exact(asked["responses"])) if asked else None
        ),
        **training(case),
    }


def sessions(case: Case, ritual: dict[str, Any]) -> list[dict[str, Any]]:
    """Sessions of a ritual to date, one a day, oldest first."""
    return case.one_a_day(case.to_date(rows(ritual, "sessions")))


def current_misses(held: list[bool]) -> int:
    """The length of the run of misses that a ritual is in now."""
    run = 0
    for took_place in held:
        run = 0 if took_place else run + 1
    return run


def rituals(case: Case) -> Figures:
    """Sessions held / all; the longest current run of misses of any one ritual; expected
    attendees present / expected over held sessions that say who was there."""
    expected_people = present_people = quarterly = 0
    every: list[bool] = []
    runs = [0]
    for ritual in rows(case.plan, "governance", "rituals"):
        held = [session["held"] for session in sessions(case, ritual)]
        every += held
        runs.append(current_misses(held))
        quarterly += sum(held) if ritual["cadence"] == "quarterly" else 0
        wanted = set(ritual.get("attendees") or [])
        for session in sessions(case, ritual):
            if session["held"] and get(session, "present") is not None:
                expected_people += len(wanted)
                present_people += len(wanted & set(session["present"]))
    return {
        "engagement.rituals_held_rate": ratio(sum(every), len(every)),
        "engagement.rituals_missed": max(runs),
        "engagement.attendance_rate": ratio(present_people, expected_people),
        "engagement.qbr_held": quarterly,
    }


def actions(case: Case) -> Figures:
    """Done by their due date / opened and due to date; dropped ones, and done ones without a
    date, are left out of the rate; overdue is open and due before as-of."""
    known = [
        action
        for action in rows(case.plan, "actions")
        if case.exists(action.get("opened_on")) and action["status"] != "dropped"
    ]
    still_open = [action for action in known if not case.done(action)]
    judged = [
        action
        for action in known
        if case.past(action.get("due"))
        and not (action["status"] == "done" and action.get("done_on") is None)
    ]
    in_time = [a for a in judged if case.done(a) and case.date(a["done_on"]) <= case.date(a["due"])]
    return {
        "engagement.actions_on_time_rate": ratio(len(in_time), len(judged)),
        "engagement.actions_open": len(still_open),
        "engagement.actions_overdue": sum(case.late(action) for action in still_open),
    }


def tickets_a_day(case: Case, period: dict[str, Any]) -> Fraction | None:
    """Over every day of the period, first and last included."""
    first, last = case.date(period["start"]), case.date(period["end"])
    days = sum(1 for _day in range(first.toordinal(), last.toordinal() + 1))
    return ratio(exact(period["opened"]), days)


def support(case: Case) -> Figures:
    """All of the latest complete period (by its end; with equal ends the last in the file), and
    null where that one does not say; the backlog is over all complete periods."""
    ended = [p for p in rows(case.plan, "support", "periods") if case.past(p["end"])]
    complete = sorted(case.one_a_day(ended, "start"), key=lambda period: case.date(period["end"]))
    last: dict[str, Any] = complete[-1] if complete else {}
    levels = get(last, "by_level") or {}
    told = all(levels.get(name) is not None for name in ("n1", "n2", "n3"))
    asked = total(exact(levels[name]) for name in ("n1", "n2", "n3")) if told else None
    in_sla = ratio(number(last.get("within_sla")), number(last.get("resolved")))
    before = [p for p in complete if case.date(p["end"]) < case.date(last["end"])]
    daily = tickets_a_day(case, last) if last else None
    past = tickets_a_day(case, before[-1]) if before else None
    grown = None if daily is None or past is None else daily - past
    return {
        "support.opened_per_day": daily,
        "support.opened_per_day_change": ratio(grown, past),
        "support.opened": number(last.get("opened")),
        "support.resolved": number(last.get("resolved")),
        "support.in_sla_rate": in_sla,
        "support.out_of_sla_rate": None if in_sla is None else 1 - in_sla,
        "support.csat": ratio(
            number(get(last, "csat", "satisfied")), number(get(last, "csat", "responses"))
        ),
        "support.response_hours": number(last.get("response_hours")),
        "support.resolution_hours": number(last.get("resolution_hours")),
        "support.p1_open": number(get(last, "by_priority", "P1", "open")),
        "support.level1_rate": ratio(number(levels.get("n1")), asked),
        "support.backlog": total(exact(p["opened"]) - exact(p["resolved"]) for p in complete),
    }
