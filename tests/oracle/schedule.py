"""The slip of the roadmap, by plain recursion over what waits for what, day by day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from .basics import Case, Figures, get, rows

ONE = dt.timedelta(days=1)
Key = tuple[str, str]
LAG = re.compile(r"(.+?) *([+-]) *(\d+) *(wd|d)")


class Unknown(Exception):
    """An activity waits for itself, or for one that does."""


def slips(case: Case) -> Figures:
    """Forecast less agreed date: of the next milestone that is open, and of the last of all."""
    network = Network(case)
    stones = rows(case.plan, "roadmap")
    baselines = [b for b in rows(case.plan, "baselines") if case.past(b["date"])]
    dates: dict[str, Any] = {stone["id"]: stone["offset"] for stone in stones}
    if baselines:
        latest = max(str(b["date"]) for b in baselines)
        dates = [b for b in baselines if str(b["date"]) == latest][-1].get("milestones") or {}
    agreed = {id_: case.date(text) for id_, text in dates.items() if id_ in network.stones}
    ends = {stone["id"]: network.known_end(("milestone", stone["id"])) for stone in stones}
    open_ = [s for s in stones if not case.past(s.get("done_on"))]
    following = min(open_, key=lambda stone: case.date(stone["offset"]), default={"id": ""})["id"]
    end = ends.get(following)
    known = [end for end in ends.values() if end is not None]
    last = max(known, default=None) if len(known) == len(ends) else None
    return {
        "roadmap.next_slip": (
            (end - agreed[following]).days if end and following in agreed else None
        ),
        "roadmap.finish_slip": ((last - max(agreed.values())).days if last and agreed else None),
    }


class Network:
    """Who waits for whom; ids of tasks come before those of milestones."""

    def __init__(self, case: Case):
        self.case = case
        self.stones = {stone["id"]: stone for stone in rows(case.plan, "roadmap")}
        self.tasks = {t["id"]: t for s in self.stones.values() for t in rows(s, "tasks")}
        self.held = set(held(case))
        self.kept: dict[tuple[str, str, bool], Any] = {}

    def done(self, key: Key) -> bool:
        kind, id_ = key
        if kind == "milestone":
            return self.case.past(self.stones[id_].get("done_on"))
        task = self.tasks[id_]
        on = task.get("done_on")
        return task["status"] == "done" and (on is None or self.case.past(on))

    def links(self, key: Key) -> list[tuple[Key, int, str]]:
        kind, id_ = key
        if kind == "milestone":
            tasks = rows(self.stones[id_], "tasks")
            return [(("task", t["id"]), 0, "d") for t in tasks if t["status"] != "dropped"]
        return [self.link(text) for text in get(self.tasks[id_], "depends_on") or []]

    def link(self, text: str) -> tuple[Key, int, str]:
        found = None if text in self.tasks or text in self.stones else LAG.fullmatch(text)
        id_ = found[1] if found else text
        lag, unit = (int(found[2] + found[3]), found[4]) if found else (0, "d")
        return ("task" if id_ in self.tasks else "milestone", id_), lag, unit

    def known_end(self, key: Key) -> dt.date | None:
        try:
            return self.end(key)[0]
        except Unknown:
            return None

    def circular(self, key: Key, planned: bool) -> bool:
        """Whether a way leads back; what is done no longer waits, but in the plan it did."""
        seen: set[Key] = set()
        todo = [key]
        while todo:
            here = todo.pop()
            for other, _lag, _unit in [] if not planned and self.done(here) else self.links(here):
                if other == key:
                    return True
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return False

    def end(self, key: Key, planned: bool = False) -> tuple[dt.date | None, dt.date | None]:
        """The last day of an activity, and the day at whose end it lets others go."""
        if (*key, planned) not in self.kept:
            self.kept[*key, planned] = self.counted(key, planned)
        found: tuple[dt.date | None, dt.date | None] | None = self.kept[*key, planned]
        if found is None:
            raise Unknown
        return found

    def counted(self, key: Key, planned: bool) -> Any:
        fields = (self.stones if key[0] == "milestone" else self.tasks)[key[1]].keys()
        dated = planned and fields & {"offset", "start", "due"}
        if self.circular(key, planned) and not dated:
            return None
        try:
            return self.of(key, planned)
        except Unknown:
            return None

    def let_go(self, key: Key, planned: bool) -> dt.date | None:
        days = []
        for other, lag, unit in self.links(key):
            day = self.end(other, planned)[1]
            if day is not None:
                days.append(self.moved(day, lag, unit, planned))
        return max(days, default=None)

    def of(self, key: Key, planned: bool) -> Any:
        case = self.case
        entry = (self.stones if key[0] == "milestone" else self.tasks)[key[1]]
        due = case.day(entry["offset"] if key[0] == "milestone" else entry.get("due"))
        status = entry.get("status", "done" if case.past(entry.get("done_on")) else "planned")
        if self.done(key) and not planned:
            if entry.get("done_on"):
                return (case.date(entry["done_on"]),) * 2
            try:
                foreseen = self.end(key, True)[1]
            except Unknown:
                foreseen = None
            return None, min(foreseen or case.as_of, case.as_of)
        if status == "done":  # after as-of
            status = "in_progress" if case.past(entry.get("start")) else "planned"
        if planned and status != "dropped" and (due or entry.get("start")):
            ready = None
        elif self.circular(key, planned):
            raise Unknown
        else:
            ready = self.let_go(key, planned)
        if status == "dropped":
            return None, ready
        length = re.fullmatch(r"(\d+)(wd|d)", str(entry.get("duration", "0d")))
        assert length is not None
        return self.open(entry, due, ready, (int(length[1]), length[2]), planned, status)

    def open(
        self,
        entry: dict[str, Any],
        due: dt.date | None,
        ready: dt.date | None,
        length: tuple[int, str],
        planned: bool,
        status: str,
    ) -> tuple[dt.date | None, dt.date | None]:
        case, (count, unit) = self.case, length
        start = case.day(entry.get("start"))
        if not count:
            if planned:
                end = due or start or ready
            else:
                given = [day for day in (due or start, ready) if day]
                end = max(*given, case.as_of) if given else None
            return end, end
        own = start
        if own is None and due is not None:
            own = self.moved(due + ONE, -count, unit, True)
        after = None if ready is None else self.moved(ready, 1, unit, planned)
        if planned:
            begin = own or after or case.kickoff
            end = due or self.moved(begin - ONE, count, unit, True)
            return end, end
        if status == "in_progress":
            known = [day for day in (own, None if start else after) if day]
            if not known:
                known = [self.planned_begin(entry, length) or case.as_of]
            begin = min(max(known, default=case.as_of), case.as_of)
            known = [day for day in (due, ready, case.as_of) if day]
            end = max(self.moved(begin - ONE, count, unit, False), *known)
            return end, end
        today = self.moved(case.as_of - ONE, 1, unit, False)
        begin = max([day for day in (own, after) if day] or [case.kickoff])
        end = self.moved(max(begin, today) - ONE, count, unit, False)
        end = max(end, due or end)
        return end, end

    def planned_begin(self, entry: dict[str, Any], length: tuple[int, str]) -> dt.date | None:
        """When work without a start of its own was to begin."""
        if self.circular(("task", entry["id"]), True):
            return None
        try:
            ready = self.let_go(("task", entry["id"]), True)
        except Unknown:
            return None
        return self.case.kickoff if ready is None else self.moved(ready, 1, length[1], True)

    def moved(self, day: dt.date, count: int, unit: str, planned: bool) -> dt.date:
        """So many days on, one by one; in a forecast those of holds are no working days."""
        step = ONE if count > 0 else -ONE
        while count:
            day += step
            off = not self.case.is_working(day) or (not planned and day in self.held)
            if unit == "d" or not off:
                count -= 1 if count > 0 else -1
        return day


def held(case: Case) -> list[dt.date]:
    """The days of holds that have begun, up to as-of; of two with one start the last counts."""
    found = {}
    for hold in rows(case.plan, "holds"):
        if case.past(hold["start"]):
            found[case.date(hold["start"])] = case.day(hold.get("end"))
    days = []
    for start, end in found.items():
        stop = min(end or case.as_of, case.as_of)
        days += [start + n * ONE for n in range((stop - start).days)]
    return days
