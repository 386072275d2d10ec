"""A valid plan of any number of lines, the same one each time: a fixed head, and logs that grow.

Usage: python -m benchmarks.big_plan 1000 > plan.yaml
"""

import sys
from collections.abc import Callable, Iterator
from itertools import count, islice

HEAD = """\
hypercare: 1

plan:
  id: big-plan
  title: Rollout that keeps long logs
  language: en
  currency: EUR
  timezone: Europe/Paris
  country: FR
  context: generic
  kickoff: 2026-01-05
  golive: T+30
  owner: csm

customer:
  name: Pilot customer
  sector: Services
  use_cases:
    - {id: UC1, title: Handle a case, rank: 1}
    - {id: UC2, title: Follow the deadlines, rank: 2}

outcomes:
  - {id: O1, title: Handle cases faster, kpis: [handling_time], hypothesis: One place ends the search for papers}
  - {id: O2, title: Fewer errors, kpis: [error_rate, first_time_right], hypothesis: Guided entry prevents retyping}

people:
  - {id: sponsor, role: sponsor, title: Head of operations, side: customer, influence: H, attitude: ally}
  - {id: po, role: product_owner, title: Product owner, side: customer, influence: M, attitude: ally}
  - {id: ops_it, role: it, title: Application manager, side: customer, influence: M, attitude: neutral}
  - {id: key_users, role: key_user, title: Key users, side: customer, influence: M, attitude: ally}
  - {id: csm, role: csm, title: Customer success manager, side: provider, hours_per_week: 35}
  - {id: tam, role: tam, title: Technical account manager, side: provider}

raci:
  - {activity: Agree on the KPIs, accountable: sponsor, responsible: [po], consulted: [csm]}
  - {activity: Open the accounts, accountable: ops_it, responsible: [ops_it, tam], informed: [po]}

adoption:
  key_features:
    - {id: validation, title: Approval, live_on: T+30}
    - {id: search, title: Search, live_on: T+45}
  snapshots:
    - {date: T+7, eligible: 120, accounts: 96, ready: 78}
    - {date: T+30, eligible: 120, accounts: 110, ready: 90, active_7d: 42, active_30d: 60, depth: 0.40}
    - {date: T+60, eligible: 120, accounts: 114, ready: 98, active_7d: 55, active_30d: 78, depth: 0.48}
    - {date: T+90, eligible: 120, accounts: 118, ready: 104, active_7d: 66, active_30d: 90, depth: 0.55}
  personas:
    - {id: operational, title: Case workers, size: 100, skills: [Handle a case], formats: [workshop]}
  training:
    - {id: F1, date: T+5, persona: operational, mode: workshop, invited: 50, attended: 44, quiz_passed: 40}
  champions:
    - {id: CH1, team: north, person: key_users, since: T+10}
  teams:
    - {id: north, title: North, autonomous_on: T+65}
    - {id: south, title: South}
  quick_wins:
    - {date: T+12, title: First case handled in one day}

technical:
  - {id: TE1, kind: access, title: Single sign-on, owner: ops_it, due: T+7, status: done, done_on: T+6, blocking: true}
  - {id: TE2, kind: data, title: Active cases taken over, owner: ops_it, due: T+25, status: done, done_on: T+24}

data_quality:
  owner: ops_it
  tolerance: 0.90
  scores:
    - {date: T+30, score: 0.82}
    - {date: T+75, score: 0.93}

support:
  periods:
    - {start: T+31, end: T+60, opened: 64, resolved: 58, within_sla: 46, csat: {responses: 30, satisfied: 24}}
    - {start: T+61, end: T+90, opened: 40, resolved: 42, within_sla: 36, csat: {responses: 25, satisfied: 22}}

health:
  dimensions:
    activation: {weight: 20, rated: measured}
    adoption: {weight: 30, rated: measured}
    value: {weight: 25, rated: measured}
    engagement: {weight: 15, rated: measured}
    support: {weight: 10, rated: measured}

value:
  budget: 9000
  ledger:
    - {id: V1, hypothesis: Cases are handled faster, kpi: handling_time, volume: 2400, unit_value: 30, notes: Cost of an hour agreed with the controller}

holds:
  - {start: T+36, end: T+41, cause: customer, text: Accounts frozen during an audit}
"""

KPIS = """\

kpis:
  - {id: error_rate, title: Cases with an error, unit: percent, baseline: 4.0, target: 2.5, source: {tool: BI, frequency: monthly, owner: po}, measurements: [{date: T+30, value: 3.4}, {date: T+60, value: 2.4}]}
  - {id: first_time_right, title: Right the first time, unit: percent, baseline: 70, target: 90, source: {tool: BI, frequency: monthly, owner: po}, measurements: [{date: T+60, value: 81}]}
  - id: handling_time
    title: Handling time
    unit: h
    baseline: 8.0
    target: 6.0
    source: {tool: BI, frequency: daily, owner: csm, quality: good}
    measurements:
"""

GOVERNANCE = """\

governance:
  escalation: [key_users, csm, sponsor]
  rituals:
    - {id: qbr, title: Quarterly review, cadence: quarterly, attendees: [sponsor, po, csm], sessions: [{date: T+90, held: true, present: [sponsor, po, csm]}]}
    - id: daily
      title: Morning round
      cadence: daily
      attendees: [po, csm, ops_it]
      sessions:
"""

ROADMAP = """\

roadmap:
  - {id: kickoff, offset: 0, title: Kick-off, done_on: T+1, criteria: [{id: M0-C1, title: Three to five KPIs, when: kpi.count >= 3 and kpi.count <= 5}]}
  - id: stabilisation
    offset: 90
    title: Stabilisation
    criteria:
      - {id: M90-C1, title: Health of 80 or more, when: health.score >= 80}
    tasks:
"""


def measurement(number: int) -> list[str]:
    """A slow way from 8.0 h towards the target, with the noise of real weeks."""
    tenths = max(61, 80 - number // 4) + (number * 7) % 3
    return [f"      - {{date: T+{number}, value: {tenths // 10}.{tenths % 10}}}"]


def session(number: int) -> list[str]:
    held = number % 9 != 4
    present = ", present: [po, csm]" if held else ""
    return [f"        - {{date: T+{number}, held: {str(held).lower()}{present}}}"]


def task(number: int) -> list[str]:
    day = number % 80
    state = "in_progress" if number % 8 == 0 else f"done, done_on: T+{day + 8}"
    after = f", depends_on: [M90-{number - 1}]" if number % 5 == 1 and number > 1 else ""
    fields = (
        f"id: M90-{number}, title: Step {number}, owner: tam, due: T+{day + 9}, status: {state}"
    )
    return [f"      - {{{fields}{after}}}"]


def action(number: int) -> list[str]:
    """In block style, one field a line, as people write what they discuss."""
    day = number % 80
    end = "deliverable: Note to the team" if number % 6 == 0 else f"done_on: T+{day + 9}"
    return [
        f"  - id: A{number}",
        f"    title: Coaching session number {number}",
        "    owner: csm",
        "    with: [key_users, po]",
        f"    opened_on: T+{day}",
        f"    due: T+{day + 10}",
        f"    status: {'open' if number % 6 == 0 else 'done'}",
        f"    {end}",
        "    stream: adoption",
        f"    impact: {1 + number % 5}",
        f"    effort: {1 + number % 3}",
    ]


def feedback(number: int) -> list[str]:
    fields = f"id: FB{number}, date: T+{number % 90}, kind: friction, cause: ergonomics"
    state = "done" if number % 3 else "open"
    return [f"  - {{{fields}, text: The list number {number} is too long, status: {state}}}"]


def risk(number: int) -> list[str]:
    fields = f"id: R{number}, title: Risk number {number}, probability: {'LMH'[number % 3]}"
    more = "impact: M, stream: data, mitigation: Weekly look, owner: ops_it"
    return [f"  - {{{fields}, {more}, status: {'open' if number % 4 == 0 else 'closed'}}}"]


# What stands above a log, one entry of it, and the log's share of the lines in per cent.
LOGS: tuple[tuple[str, Callable[[int], list[str]], int], ...] = (
    (KPIS, measurement, 8),
    (GOVERNANCE, session, 20),
    (ROADMAP, task, 15),
    ("\nactions:\n", action, 33),
    ("\nfeedback:\n", feedback, 10),
)
LAST = "\nrisks:\n"
"""The risks take the lines that are left."""


def big_plan(lines: int) -> str:
    """A plan of exactly `lines` lines; ValueError when that is too few for the head."""
    fixed = [HEAD, LAST, *(above for above, _, _ in LOGS)]
    room = lines - sum(text.count("\n") for text in fixed)
    if room < 100:
        raise ValueError(f"a plan like this has at least {lines - room + 100} lines")
    written = HEAD.splitlines()
    for above, entry, share in LOGS:
        written += [*above.splitlines(), *log(entry, room * share // 100)]
    written += [*LAST.splitlines()]
    written += log(risk, lines - len(written))
    return "\n".join(written) + "\n"


def log(entry: Callable[[int], list[str]], room: int) -> Iterator[str]:
    """As many whole entries as fit."""
    size = len(entry(1))
    for number in islice(count(1), room // size):
        yield from entry(number)


if __name__ == "__main__":
    sys.stdout.write(big_plan(int(sys.argv[1])))
