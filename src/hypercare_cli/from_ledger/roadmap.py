"""Milestones of a blank ledger with what the method has for their days: criteria, proof, tasks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hypercare_cli.from_ledger.rows import Line
from hypercare_cli.method.method import table
from hypercare_cli.plan.identity import Context
from hypercare_cli.starter import Entry, Say, first, milestones

DAYS = re.compile(r"T([+-]\d+)\Z")
TEXTS = ("title", "deliverable")
CRITERION = ("id", "title", "when", "periods", "lasting", "signed_by")
TASK = ("id", "title", "owner", "due", "status", "deliverable")


def standard(context: Context, say: Say) -> Iterator[Line]:
    """The milestones of the method, for tasks that name no other."""
    for gate in milestones(table("contexts")[context], {}):
        about = {"id": gate["id"], "offset": f"T+{gate['offset']}", "title": say(gate["title"])}
        yield Line("", about | {"objectives": [say(each) for each in gate["objectives"]]}, {})


def complete(
    lines: Iterable[Line],
    context: Context,
    kickoff: date,
    staff: Mapping[str, str],
    say: Say,
    *,
    tasks: bool,
) -> None:
    """Add to each milestone on the day of a gate what that has; its tasks only where none are known."""
    gates = {gate["offset"]: gate for gate in milestones(table("contexts")[context], staff)}
    for line in lines:
        gate = gates.get(days_of(line.entry.get("offset"), kickoff))
        if gate is not None:
            if tasks:
                planned = ({**task, "status": "planned"} for task in gate["tasks"])
                line.entry["tasks"] = list(entries(planned, TASK, say))
            criteria = (
                {**each, "signed_by": first(each.get("signed_by", ()), staff)}
                for each in gate["criteria"]
            )
            line.entry["criteria"] = list(entries(criteria, CRITERION, say))
            line.entry["expects"] = list(gate["expects"])


def days_of(offset: Any, kickoff: date) -> int | None:
    """The day of a milestone as days from T0; None for working days."""
    if isinstance(offset, date):
        return (offset - kickoff) // timedelta(days=1)
    found = DAYS.match(offset or "")
    return int(found[1]) if found else None


def entries(found: Iterable[Entry], fields: tuple[str, ...], say: Say) -> Iterator[dict[str, Any]]:
    """Entries of the method in the language of the plan, without what is not known."""
    for each in found:
        yield {
            name: say(each[name]) if name in TEXTS else each[name]
            for name in fields
            if each.get(name) is not None
        }
