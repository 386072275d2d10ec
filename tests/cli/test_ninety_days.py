"""Ninety days of one rollout, lived through the commands alone; every figure below is worked out by hand.

T0 is Monday 5 January 2026, the country France, the context generic. At each milestone the plan must say
what the story says: comments name the numbers and how they come about.
"""

import json
import shlex
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Hypercare, Outcome

T0 = date(2026, 1, 5)
KEYS = 3
"""The hidden row of a sheet of the ledger that says what its columns are."""
START = "init . --yes --kickoff 2026-01-05 --customer Acme --country FR --currency EUR --lang en"

KICK_OFF = """
set kpis[handling_time].baseline 9
set kpis[handling_time].target 5
set kpis[handling_time].source.tool Tickets
set kpis[error_rate].baseline 8
set kpis[error_rate].target 4
set kpis[error_rate].source.tool CRM
set kpis[customer_satisfaction].baseline 60
set kpis[customer_satisfaction].target 80
set kpis[customer_satisfaction].source.tool Survey
set value.budget 100000
set value.ledger[V1].volume 1000
set value.ledger[V1].unit_value 40
done M0-1 --on T-3
done M0-2 --on T+0
done M0-3 --on T+0
record evidence title="Minutes of the kick-off" kind=minutes date=T+0 url=https://example.org/minutes
record evidence title="RACI as agreed" kind=raci date=T+0 url=https://example.org/raci
record evidence title="Plan of the workshops" kind=workshop_plan date=T+0 url=https://example.org/workshops
set roadmap[kickoff].evidence E1,E2,E3
"""

FUNDAMENTALS = """
done M7-1 --on T+4
done M7-2 --on T+7
done M7-3 --on T+6
done TE1 --on T+6
record session ritual=weekly date=T+7 held=true present=product_owner,csm,it
record training topic="First steps" date=T+6 invited=80 attended=72
record snapshot date=T+7 eligible=120 accounts=90 ready=78
"""

GO_LIVE = """
done TE2 --on T+14
done TE3 --on T+20
done TE4 --on T+21
record session ritual=weekly date=T+14 held=true present=product_owner,csm,it
record session ritual=weekly date=T+21 held=true present=product_owner,csm,it
record session ritual=weekly date=T+28 held=true present=product_owner,csm,it
record session ritual=monthly date=T+29 held=true present=sponsor,product_owner,csm
record quick_win title="No more double entry" date=T+25
set adoption.key_features[F1].live_on T+30
record feature title="Priority use case" live_on=T+30
record snapshot date=T+30 eligible=120 accounts=114 ready=108 active_7d=24 active_30d=42 depth=0.30
record measurement kpi=handling_time date=T+30 value=8.6
record measurement kpi=error_rate date=T+30 value=7.6
record measurement kpi=customer_satisfaction date=T+30 value=62
done M30-1 --on T+28
done M30-2 --on T+30
done M30-3 --on T+30
"""

RECOVERY = """
record snapshot date=T+37 eligible=120 accounts=116 active_7d=48 active_30d=60 depth=0.40
record hold start=T+36 end=T+41 cause=customer text="Access closed during an audit"
"""

WIDENING = """
record session ritual=weekly date=T+35 held=true present=product_owner,csm,it
record session ritual=weekly date=T+42 held=true present=product_owner,csm,it
record session ritual=weekly date=T+49 held=true present=product_owner,csm,it
record session ritual=weekly date=T+56 held=true present=product_owner,csm,it
record session ritual=monthly date=T+57 held=true present=sponsor,product_owner,csm
record feature title=Search live_on=T+55
record team title=North autonomous_on=T+50
record team title=South autonomous_on=T+58
record champion team=T1 person=key_user since=T+45
record snapshot date=T+60 eligible=120 accounts=120 ready=118 active_7d=60 active_30d=84 depth=0.55
record exit_criterion title="No P1 for ten working days" when="support.p1_open == 0" lasting=10wd
record exit_criterion title="Fewer tickets, two periods running" when="support.opened_per_day_change < 0" periods=2
record exit_criterion title="95% in the SLA, two periods running" when="support.in_sla_rate >= 0.95" periods=2
done M60-1 --on T+45
done M60-2 --on T+55
done M60-3 --on T+60
"""

LEDGER: list[tuple[str, dict[str, Any]]] = [
    ("measurements", {"kpi": "handling_time", "date": T0 + timedelta(60), "value": 7}),
    ("measurements", {"kpi": "error_rate", "date": "6 March 2026", "value": "6,0"}),
    ("measurements", {"kpi": "customer_satisfaction", "date": "T+60", "value": 70}),
    ("periods", {"start": T0 + timedelta(30), "end": T0 + timedelta(59), "opened": 60, "resolved": 55,
                 "within_sla": 44, "responses": 20, "satisfied": 15, "p1_open": 1}),
    ("risks", {"title": "The interface is late", "probability": "medium", "impact": "medium"}),
]  # fmt: skip

STABILISATION = """
record session ritual=weekly date=T+63 held=true present=product_owner,csm,it
record session ritual=weekly date=T+70 held=true present=product_owner,csm,it
record session ritual=weekly date=T+77 held=true present=product_owner,csm,it
record session ritual=weekly date=T+84 held=true present=product_owner,csm,it
record session ritual=monthly date=T+86 held=true present=sponsor,product_owner,csm
record session ritual=qbr date=T+88 held=true present=sponsor,budget_owner,product_owner,csm
record snapshot date=T+88 eligible=120 accounts=120 ready=120 active_7d=84 active_30d=102 depth=0.72
record measurement kpi=handling_time date=T+88 value=5.8
record measurement kpi=error_rate date=T+88 value=4.8
record measurement kpi=customer_satisfaction date=T+88 value=80
record period start=T+60 end=T+74 opened=20 resolved=22 within_sla=21 by_priority.P1.open=0
record period start=T+75 end=T+89 opened=15 resolved=16 within_sla=16 csat.responses=20 csat.satisfied=18 by_priority.P1.open=0
record next_step title="Second wave of users" kind=wave outcome=O1 horizon=T+180
done H1 --on T+80
done H2 --on T+82
done H3 --on T+85
done H4 --on T+88
done M90-1 --on T+85
done M90-2 --on T+88
done M90-3 --on T+90
"""


class Rollout:
    """The plan of the current folder, worked on through the command line."""

    def __init__(self, hypercare: Hypercare, folder: Path):
        self.hypercare = hypercare
        self.folder = folder

    def run(self, line: str, day: int | None = None) -> Outcome:
        """A command as typed, as of T+day."""
        as_of = [] if day is None else ["--as-of", f"T+{day}"]
        return self.hypercare(*shlex.split(line), *as_of)

    def do(self, lines: str, day: int | None = None) -> None:
        """Commands that must succeed, one a line."""
        for line in filter(None, lines.splitlines()):
            found = self.run(line, day)
            assert found.code == 0, (line, found.err)

    def data(self, line: str, day: int) -> Any:
        return json.loads(self.run(f"{line} --format json", day).out)

    def figures(self, day: int) -> dict[str, Any]:
        found: dict[str, Any] = self.data("metrics", day)["metrics"]
        return found

    def gate(self, milestone: str, day: int) -> tuple[int, str]:
        """Exit code and verdict."""
        found = self.run(f"gate {milestone} --format json", day)
        return found.code, json.loads(found.out)["gates"][0]["verdict"]

    def firing(self, day: int) -> set[str]:
        return {each["id"] for each in self.data("playbooks", day)["playbooks"] if each["fires"]}


def say(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The figures are those worked out by hand."""
    assert {id_: found[id_] for id_ in wanted} == pytest.approx(wanted, abs=1e-9)


@pytest.fixture
def rollout(hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rollout:
    monkeypatch.chdir(tmp_path)
    return Rollout(hypercare, tmp_path)


def fill(ledger: Path, rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Type lines into the first free rows of tables, as the customer's project manager does."""
    import openpyxl

    book = openpyxl.load_workbook(ledger)
    for table, values in rows:
        sheet, columns = next(
            (sheet, found)
            for sheet in book
            if (found := {c.value: c.column for c in sheet[KEYS] if c.value})
            and f"{table}.{next(iter(values))}" in found
        )
        free = KEYS + 2
        while any(sheet.cell(free, column).value is not None for column in columns.values()):
            free += 1
        for name, value in values.items():
            sheet.cell(free, columns[f"{table}.{name}"]).value = value
    book.save(ledger)


def test_ninety_days_of_one_rollout(rollout: Rollout) -> None:
    rollout.do(START)

    # -- T0: three KPIs with their sources, the risks of the starter; the sponsor has not signed yet
    rollout.do(KICK_OFF, day=0)
    assert rollout.gate("T+0", 0) == (1, "not_met")
    rollout.do("sign M0-C3 --on T+0\ndone kickoff --on T+0", day=0)
    assert rollout.gate("T+0", 0) == (0, "met")
    rollout.do("schedule --save-baseline agreed --reason Kick-off", day=0)
    say(
        rollout.figures(0),
        {
            "kpi.count": 3,
            "kpi.sourced_rate": 1,
            # no account is open, no data loaded: both rates are 0, note 1 of 5 at a weight of 20
            "health.score": 20,
            "health.coverage": 0.2,
            "roadmap.progress": 3 / 15,
        },
    )

    # -- T+7: 78 of 120 users are ready, the only access is open
    rollout.do(FUNDAMENTALS, day=7)
    assert rollout.gate("T+7", 7) == (0, "met")
    say(
        rollout.figures(7),
        {
            "adoption.ready_rate": 78 / 120,
            "activation.accounts_rate": 0.75,  # note 3
            "activation.access_done_rate": 1,  # note 5
            "activation.data_done_rate": 0,  # note 1
            "health.activation": 3,
            "health.engagement": 5,  # the one session was held, with all three of its people
            "health.score": 100 * (3 / 5 * 20 + 5 / 5 * 15) / 35,
            "health.coverage": 0.35,
            "roadmap.progress": 6 / 15,
        },
    )

    # -- T+30: a third of the way in time, a tenth of the way in value; 42 of 120 are active
    rollout.do(GO_LIVE, day=30)
    assert rollout.gate("T+30", 30) == (1, "not_met")
    say(
        rollout.figures(30),
        {
            "kpi.attainment": 0.1,
            "kpi.attainment_vs_plan": 0.3,  # 0.1 of 30/90: note 2
            "health.activation": 5,
            "health.adoption": 2,  # 0.35 active in 30 days, 0.20 in 7, depth 0.30: 2 each
            "health.value": 2,
            "health.engagement": 5,
            "health.score": 100 * (20 + 12 + 10 + 15) / 90,
            "health.coverage": 0.9,
            "value.annual": 0.4 * 1000 * 40,
            "value.roi": -0.84,
            "value.payback_months": 75,
            "ttv.first_win_days": 25,
            "roadmap.progress": 9 / 15,
        },
    )
    assert rollout.figures(30)["ttv.days"] is None
    assert rollout.firing(30) == {"adoption-red", "value-amber"}
    rollout.do("playbooks --apply", day=30)
    written = (rollout.folder / "plan.yaml").read_bytes()
    rollout.do("playbooks --apply", day=30)
    assert (rollout.folder / "plan.yaml").read_bytes() == written
    items = rollout.data("next --owner csm", 30)["items"]
    assert ("A1", "2026-02-11") in [(each["id"], each["due"]) for each in items]

    # -- T+39: both actions are done in time: 5 and 7 working days after Wednesday 4 February
    rollout.do(RECOVERY, day=37)
    rollout.do("done A1 --on T+37", day=37)
    rollout.do("done A2 --on T+39", day=39)
    assert rollout.firing(39) == {"value-amber"}  # 60 of 120 are active now
    coaching = "after: {metric: adoption.active_30d_rate, value: 0.5}"
    assert coaching in (rollout.folder / "plan.yaml").read_text()
    say(rollout.figures(39), {"engagement.actions_on_time_rate": 1, "engagement.actions_open": 0})

    # -- T+60: the customer sends the figures of the month in the ledger
    rollout.do(WIDENING, day=60)
    rollout.do("report ledger -o ledger", day=60)
    (ledger,) = (rollout.folder / "ledger").iterdir()
    fill(ledger, LEDGER)
    rollout.do(f"sync {ledger.relative_to(rollout.folder).as_posix()}")
    once = (rollout.folder / "plan.yaml").read_bytes()
    rollout.do(f"sync {ledger.relative_to(rollout.folder).as_posix()}")
    assert (rollout.folder / "plan.yaml").read_bytes() == once
    say(
        rollout.figures(60),
        {
            "kpi.attainment": 0.5,
            "kpi.attainment_vs_plan": 0.75,  # 0.5 of 60/90: note 4
            "health.activation": 5,
            "health.adoption": 4,  # 0.70, 0.50, depth 0.55
            "health.value": 4,
            "health.engagement": 5,
            "health.support": 3,  # 44 of 55 within the SLA, 15 of 20 satisfied
            "health.score": 20 + 24 + 20 + 15 + 6,
            "health.coverage": 1,
            "support.out_of_sla_rate": 0.2,
            "adoption.features_live": 3,
            "adoption.autonomous_teams": 2,
            "adoption.champions": 1,
            "value.annual": 2 * 1000 * 40,
            "risks.count": 8,
        },
    )
    assert rollout.gate("T+30", 60) == (0, "met")
    assert rollout.gate("T+60", 60) == (0, "met")
    assert rollout.gate("exit", 60) == (1, "not_met")
    assert rollout.firing(60) == {"support-amber"}
    rollout.do("playbooks --apply", day=60)

    # -- T+90: value is nearly there, one target is met; the period ends
    rollout.do("done A3 --on T+64", day=64)
    rollout.do(STABILISATION, day=90)
    say(
        rollout.figures(90),
        {
            "kpi.attainment": (0.8 + 0.8 + 1) / 3,  # note 4, as all of the time has passed
            "kpi.reached": 1,
            "health.activation": 5,
            "health.adoption": 5,  # 0.85, 0.70, depth 0.72
            "health.value": 4,
            "health.engagement": 5,
            "health.support": 5,  # 16 of 16, 18 of 20
            "health.score": 20 + 30 + 20 + 15 + 10,
            "value.annual": 3.2 * 1000 * 40,
            "value.roi": 0.28,
            "value.payback_months": 9.375,
            "ttv.days": 88,
            "ttv.net_days": 83,  # the customer's audit took five
            "roadmap.progress": 1,
            "handover.readiness": 1,
            "engagement.actions_on_time_rate": 1,
            "support.backlog": 60 - 55 + 20 - 22 + 15 - 16,
        },
    )
    assert rollout.figures(90)["rag.global"] == "green"
    assert rollout.firing(90) == set()
    assert rollout.gate("T+90", 90) == (0, "met")
    # fewer tickets a day (2, 1.33, 1), 21 of 22 and 16 of 16 within the SLA, no P1 since Friday 20 March
    assert rollout.gate("exit", 90) == (0, "met")
    assert rollout.gate("exit", 87) == (1, "not_met")  # the last capability is handed over at T+88
    assert rollout.run("score --fail-under 95", 90).code == 0

    # what was true at a milestone is still told for that day, and the plan is sound
    say(rollout.figures(30), {"health.score": 100 * 57 / 90, "engagement.actions_open": 2})
    assert rollout.run("validate --fail-on error", 90).code == 0
    rollout.do("report all -o out", day=90)
    for document in (rollout.folder / "out").iterdir():
        assert rollout.run(f"verify {document.relative_to(rollout.folder).as_posix()}").code == 0
