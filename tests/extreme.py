"""Plans larger, emptier and wordier than people write them."""

from tests.plans import HEAD

ROLES = (
    "sponsor",
    "product_owner",
    "it",
    "key_user",
    "user",
    "csm",
    "support",
    "trainer",
    "legal",
    "hr",
)
WORDS = "A sentence of ordinary words that goes on and on, as minutes copied into a plan do. "
UNBROKEN = "Unbroken" * 40
TITLE = len(UNBROKEN) + 63
"""The longest text of the dashboard: a KPI's title with its unit."""


def people(count: int) -> str:
    rows = (
        f"  - {{id: p{n}, role: {ROLES[n % len(ROLES)]}, title: Function number {n}, side: customer}}\n"
        for n in range(1, count + 1)
    )
    return "people:\n" + "".join(rows)


def raci(activities: int, count: int) -> str:
    """Every activity names each of the people, in one of four ways."""
    rows = []
    for number in range(1, activities + 1):
        rest = [f"p{n}" for n in range(1, count + 1) if n != number]
        does, advises, told = (", ".join(rest[start::3]) for start in range(3))
        rows.append(
            f"  - {{activity: Activity {number} of the rollout, accountable: p{number},"
            f" responsible: [{does}], consulted: [{advises}], informed: [{told}]}}\n"
        )
    return "raci:\n" + "".join(rows)


def risks(count: int) -> str:
    rows = (
        f"  - {{id: R{n}, title: 'Risk {n}: something may go wrong', probability: {'LMH'[n % 3]},"
        f" impact: {'LMH'[n // 3 % 3]}, stream: {('tech', 'data', 'change')[n % 3]},"
        f" mitigation: 'What is done about risk {n}, and by when'}}\n"
        for n in range(1, count + 1)
    )
    return "risks:\n" + "".join(rows)


def kpis(count: int) -> str:
    rows = (
        f"  - {{id: k{n}, title: 'Indicator {n}: days from request to answer', unit: d, baseline: {20 + n},"
        f" target: {10 + n}, source: {{tool: BI, frequency: monthly}}, measurements:"
        f" [{{date: T+30, value: {18 + n}}}, {{date: T+60, value: {14 + n}}}]}}\n"
        for n in range(1, count + 1)
    )
    return "kpis:\n" + "".join(rows)


def large() -> str:
    """300 risks, a RACI of 60 people, 40 KPIs."""
    return HEAD + people(60) + raci(15, 60) + kpis(40) + risks(300)


def empty() -> str:
    """Nothing but what a plan must have."""
    return HEAD


def wordy() -> str:
    """Texts of 1 and of 5,000 characters, and words that no line end divides."""
    long = (WORDS * 63)[:5000]
    return (
        HEAD.replace("A plan", f"'{WORDS * 3}'")
        + f"""\
customer:
  name: X
  summary: '{long}'
  facts: [Y, '{long}', {UNBROKEN}]
outcomes: [{{id: O1, title: Z, kpis: [k1], hypothesis: '{long}'}}]
kpis: [{{id: k1, title: {UNBROKEN}, unit: {"u" * 60}, baseline: 8, target: 6,
  measurements: [{{date: T+30, value: 7, comment: '{long}'}}]}}]
people: [{{id: a, role: sponsor, title: {UNBROKEN}, side: customer, resistance: '{long}'}},
  {{id: b, role: csm, title: B, side: provider}}]
raci: [{{activity: '{long}', accountable: a, responsible: [b]}}]
decisions: [{{id: D1, text: '{long}', by: a, due: T+99, status: expected}}]
roadmap:
  - {{id: m, offset: 30, title: {UNBROKEN}, objectives: ['{long}'],
     tasks: [{{id: t1, title: '{long}', owner: a, due: T+20, status: planned}}]}}
actions: [{{id: A1, title: '{long}', owner: a, due: T+20, status: open}},
  {{id: A2, title: Q, owner: b, due: T+20, status: open}}]
risks: [{{id: R1, title: '{long}', probability: H, impact: H, mitigation: '{long}', owner: a}},
  {{id: R2, title: {UNBROKEN}, probability: L, impact: H, owner: b}}]
feedback: [{{id: F1, date: T+10, kind: friction, text: '{long}', status: open}}]
change: {{vision: '{long}'}}
"""
    )
