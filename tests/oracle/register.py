"""Data quality, risks, value, roadmap, change, contracts, evidence and handover of the oracle."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import Any

from .basics import Case, Figures, amount, exact, get, last_with, number, ratio, rows, total
from .usage import actual, attainment

LEVELS = {"L": 1, "M": 2, "H": 3}
FACTORS = ("sponsors", "governance", "scoping", "human_impact", "communication")


def data(case: Case) -> Figures:
    """The latest score; the provisional tolerance stands until its end, that day included."""
    part = case.plan.get("data_quality")
    latest = last_with(case.to_date(rows(part, "scores")), "score")
    tolerance = get(part, "tolerance")
    provisional, end = (
        get(part, "provisional", "tolerance"),
        case.day(get(part, "provisional", "end")),
    )
    if provisional is not None and (end is None or case.as_of <= end):
        tolerance = provisional
    return {
        "data.quality": exact(latest["score"]) if latest else None,
        "data.tolerance": number(tolerance),
    }


def risk_score(risk: dict[str, Any]) -> int:
    """L, M, H are 1, 2, 3 and the score is probability x impact."""
    return LEVELS[risk["probability"]] * LEVELS[risk["impact"]]


def open_risks(case: Case) -> list[dict[str, Any]]:
    """Risks are not dated; one without a status is open."""
    return [risk for risk in rows(case.plan, "risks") if risk.get("status", "open") == "open"]


def risks(case: Case) -> Figures:
    """All, open, open at 6 or more, and the highest score of an open one."""
    scores = [risk_score(risk) for risk in open_risks(case)]
    return {
        "risks.count": len(rows(case.plan, "risks")),
        "risks.open": len(scores),
        "risks.high": sum(score >= 6 for score in scores),
        "risks.max": max(scores, default=0),
    }


def gain(kpi: dict[str, Any], reached: Fraction) -> Fraction:
    """The improvement from baseline, negative if it got worse; percent counts points / 100."""
    base, target = exact(kpi["baseline"]), exact(kpi["target"])
    better = base - reached if target < base else reached - base
    return better / 100 if kpi.get("unit") == "percent" else better


def line_worth(case: Case, line: dict[str, Any], at_target: bool) -> Fraction | None:
    """A line is stated, or gain x volume x unit value x attribution; without an attainment of its
    KPI (at target: a target that differs from the baseline), volume or unit value it is null."""
    if line.get("annual") is not None:
        return exact(line["annual"])
    found = [kpi for kpi in rows(case.plan, "kpis") if kpi["id"] == line.get("kpi")]
    volume, unit_value = amount(line.get("volume")), amount(line.get("unit_value"))
    if not found or volume is None or unit_value is None:
        return None
    level = number(found[0].get("target")) if at_target else actual(case, found[0])
    if level is None or attainment(found[0], level) is None:
        return None
    share = amount(line.get("attribution"))
    return gain(found[0], level) * volume * unit_value * (1 if share is None else share)


def known_total(values: list[Fraction | None]) -> Fraction | None:
    """The sum of the known lines; null if none is known."""
    known = [value for value in values if value is not None]
    return total(known) if known else None


def budget(case: Case) -> Fraction | None:
    """An amount, or a list of items."""
    written = get(case.plan, "value", "budget")
    if isinstance(written, list):
        return total(exact(item["amount"]) for item in written)
    return number(written)


def value(case: Case) -> Figures:
    """Rejected lines count nowhere; roi needs a budget above 0, payback an annual above 0 too."""
    ledger = rows(case.plan, "value", "ledger")
    lines = [line for line in ledger if line.get("status") != "rejected"]
    verified = [line for line in lines if line.get("status") == "verified"]
    annual = known_total([line_worth(case, line, at_target=False) for line in lines])
    at_target = known_total([line_worth(case, line, at_target=True) for line in lines])
    proven = known_total([line_worth(case, line, at_target=False) for line in verified])
    cost = budget(case)
    spent = cost if cost is not None and cost > 0 else None
    return {
        "value.budget": cost,
        "value.annual": annual,
        "value.annual_at_target": at_target,
        "value.annual_verified": (proven or Fraction(0)) if ledger else None,
        "value.roi": None if annual is None or spent is None else ratio(annual - spent, spent),
        "value.roi_at_target": (
            None if at_target is None or spent is None else ratio(at_target - spent, spent)
        ),
        "value.payback_months": (
            ratio(12 * spent, annual) if spent is not None and annual and annual > 0 else None
        ),
    }


def campaigns(case: Case) -> Figures:
    """(revenue - cost) / cost over campaigns ended; one without revenue earned 0."""
    ended = [entry for entry in rows(case.plan, "campaigns") if case.past(entry["end"])]
    cost = total(exact(entry["cost"]) for entry in ended)
    revenue = total(exact(entry.get("revenue") or 0) for entry in ended)
    return {"campaigns.roi": ratio(revenue - cost, cost)}


def roadmap(case: Case) -> Figures:
    """Tasks done / all; tasks late; the number of next steps."""
    tasks = [task for stone in rows(case.plan, "roadmap") for task in rows(stone, "tasks")]
    return {
        "roadmap.progress": ratio(sum(case.done(task) for task in tasks), len(tasks)),
        "roadmap.overdue": sum(case.late(task) for task in tasks),
        "roadmap.next_steps": len(rows(case.plan, "next_steps")),
    }


def change(case: Case) -> Figures:
    """Each factor from the latest record that gives it, and the mean of the known ones; load
    weighted by size; people of populations where load exceeds backing; resistant people to whom
    no lever is written."""
    records = case.to_date(rows(case.plan, "change", "factors"))
    found: Figures = {}
    for factor in FACTORS:
        latest = last_with(records, factor)
        found[f"change.{factor}"] = exact(latest[factor]) if latest else None
    known = [note for note in found.values() if note is not None]
    groups = rows(case.plan, "change", "populations")
    sizes = total(exact(group["size"]) for group in groups)
    carried = total(exact(g["size"]) * exact(g["load"]) for g in groups)
    found["change.readiness"] = ratio(total(known), len(known))
    found["change.load"] = ratio(carried, sizes)
    found["change.gap_population"] = total(
        exact(group["size"]) for group in groups if group["load"] > group["backing"]
    )
    found["change.resistant_unaddressed"] = sum(
        person.get("attitude") == "resistant" and get(person, "levers") is None
        for person in rows(case.plan, "people")
    )
    return found


def penalty(case: Case, obligation: dict[str, Any]) -> Fraction:
    """Days late x per day, or value x days / v_r_over, up to the cap; late but done counts too,
    done without a date and waived owe nothing."""
    terms, due = get(obligation, "penalty"), case.day(obligation.get("due"))
    status, done_on = obligation["status"], case.day(obligation.get("done_on"))
    if terms is None or due is None or status == "waived" or (status == "done" and not done_on):
        return Fraction(0)
    end = min(done_on, case.as_of) if status == "done" and done_on else case.as_of
    days = max(0, (end - due).days)
    owed = Fraction(0)
    if terms.get("per_day") is not None:
        owed = days * exact(terms["per_day"])
    elif terms.get("value") is not None and terms.get("v_r_over"):
        owed = exact(terms["value"]) * days / exact(terms["v_r_over"])
    cap = number(terms.get("cap"))
    return owed if cap is None else min(owed, cap)


def contracts(case: Case) -> Figures:
    """Obligations late, penalties due, requirements passed / all, claims neither settled nor
    rejected (a draft is open)."""
    part = case.plan.get("contracts")
    obligations, requirements = rows(part, "obligations"), rows(part, "requirements")
    passed = [
        item
        for item in requirements
        if item["acceptance"] == "passed" and case.exists(item.get("accepted_on"))
    ]
    claims = [
        claim
        for claim in rows(part, "claims")
        if case.past(claim["opened_on"]) and claim["status"] not in {"settled", "rejected"}
    ]
    return {
        "contracts.obligations_overdue": sum(case.late(entry) for entry in obligations),
        "contracts.penalties_due": total(penalty(case, o) for o in obligations),
        "contracts.conformity_rate": ratio(len(passed), len(requirements)),
        "contracts.claims_open": len(claims),
        "contracts.claims_amount": total(exact(claim.get("amount") or 0) for claim in claims),
    }


def is_verified(case: Case, entry: dict[str, Any]) -> bool:
    """The SHA-256 of the file is the one written; without one it is not verified."""
    if case.folder is None or entry.get("sha256") is None:
        return False
    file = case.folder / entry["file"]
    if not file.is_file():
        return False
    return hashlib.sha256(file.read_bytes()).hexdigest() == str(entry["sha256"]).lower()


def evidence(case: Case) -> Figures:
    """Only evidence dated at or before as-of: count, local files that match, days since last."""
    known = case.to_date(rows(case.plan, "evidence"))
    local = [entry for entry in known if get(entry, "file") is not None]
    last = case.day(known[-1]["date"]) if known else None
    return {
        "evidence.count": len(known),
        "evidence.verified_rate": ratio(sum(is_verified(case, e) for e in local), len(local)),
        "evidence.days_since_last": (case.as_of - last).days if last else None,
    }


def handover(case: Case) -> Figures:
    """Capabilities done / all."""
    wanted = rows(case.plan, "handover", "capabilities")
    return {"handover.readiness": ratio(sum(case.done(c) for c in wanted), len(wanted))}
