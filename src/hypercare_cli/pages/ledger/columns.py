"""How a row and a cell of the ledger map to the plan: the one place that export and `sync` read.

**Tables.** Each `Listing` is a table that people edit: where its entries stand in the plan (`section`,
for one inside another entry the field that has it), the class that an entry is read into (`part`) and
its columns. `Mapped.path` is the field of a cell below the entry. Kind, allowed words and references
of a cell are not repeated here: `Listing.cell` takes them from the annotation of the field.

**Finding things again**, whatever people renamed or moved:

- the hidden row above the titles has `<table>.<column>` over every column: a column is known by that,
  wherever it stands and whatever its title says; a column without such a key was added by hand;
- the hidden last column `_id` has what tells the row's entry from others (`listing.row_ids`): the fields of
  `Listing.key`, for an entry inside another one the id of that first, `#2` behind the second of two
  that are alike. Empty: a row that was added. `END` stands beside the totals; nothing below is a row;
- key facts are defined names: `field.plan.title` is the cell of `plan.title` (`sheet.FIELD`);
- RACI has a column for each person (its field is `MARKS`), keyed by the id of the person, with the
  letters of `LETTERS`; without people it has the four fields as columns;
- a column that names the entry in which the row's entry stands has the field `PARENT`.

**The base.** The sheet `STORE` is very hidden. Its cells are text: what the ledger said when it was
written, so that a three-way comparison needs no git. Its lines, by first cell:

- `ledger`, the version of this format;
- `column`, table, column, its title, its field (none: computed, never brought back);
- `row`, table, row id, then JSON {column: text} in as many cells as it takes;
- `field`, field, the text;
- `word`, list, the word as shown, what the plan calls it.

Texts are those of `plain`: a number with all its digits, a date in ISO form, nothing as null. A cell of
the workbook may differ in the last digits of a float, and a text beyond what a cell holds goes on in the
sheet of long texts: the base has the whole of it. Texts are those of `clean`.

**Bringing it back.** Theirs: the cell. Base: the store. Ours: what a ledger of the plan would say now,
made for the same day, language and readers (all three stand in the stamp). Unlike base in one: that one
counts; in both, and unlike each other: a conflict. A row of the base that is not in the workbook was
removed; entries that the base does not have (internal, after as-of) were never shown.

What needs care: a `range` cell is the number or the `base` of {low, base, high}; a budget item
with row id `WHOLE` is a budget that is one amount; `status` and `done_on` are those of the as-of date.
"""

from hypercare_cli.pages.ledger.listing import Cell, Listing, Mapped, annotation, cell_of
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.adoption import Snapshot
from hypercare_cli.plan.contracts import Claim, Contract, Obligation
from hypercare_cli.plan.decisions import Decision
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.plan.kpis import Kpi, Measurement
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.people import Person
from hypercare_cli.plan.raci import Activity
from hypercare_cli.plan.risks import Risk
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.plan.support import Period
from hypercare_cli.plan.value import BudgetItem, LedgerLine

VERSION = 1
"""Of the way in which a workbook says how to read it."""
STORE = "_hypercare"
ID = "_id"
END = "#end"
PARENT = "^"
"""The field of a column that names the entry in which the row's entry stands."""
MARKS = "letters"
"""The field of a column of RACI that is a person."""
LETTERS = {
    "R": "responsible",
    "A": "accountable",
    "C": "consulted",
    "I": "informed",
}
"""The fields of an activity that its letters under a person stand for."""


def columns(*names: str | Mapped) -> tuple[Mapped, ...]:
    return tuple(name if isinstance(name, Mapped) else Mapped(name) for name in names)


def money(key: str, path: str = "") -> Mapped:
    return Mapped(key, path, money=True)


def status() -> Mapped:
    return Mapped("status", terms="status")


def stream() -> Mapped:
    return Mapped("stream", terms="stream")


KPIS = Listing(
    "kpis", "kpis", Kpi,
    columns(
        "id", "title", Mapped("kind", terms="kpi_kind"), Mapped("unit", terms="unit"), "baseline",
        "target", "target_date", Mapped("source", "source.tool"),
        Mapped("frequency", "source.frequency", "cadence"), Mapped("owner", "source.owner"), "notes",
    ),
)  # fmt: skip
MEASUREMENTS = Listing(
    "measurements", "measurements", Measurement, columns("date", "value", "comment"),
    key=("date",), parent="kpi", within="kpis", spare=12,
)  # fmt: skip
LEDGER = Listing(
    "ledger", "value.ledger", LedgerLine,
    columns(
        "id", "hypothesis", "kpi", "volume", money("unit_value"), "attribution", money("stated", "annual"),
        status(), "verified_by", "notes",
    ),
)  # fmt: skip
BUDGET = Listing(
    "budget", "value.budget", BudgetItem, columns("label", money("amount"), "notes"), key=("label",)
)
PEOPLE = Listing(
    "people", "people", Person,
    columns(
        "id", "title", Mapped("role", terms="role"), Mapped("side", terms="side"), "hours_per_week",
        "accepted_on", "notes",
    ),
)  # fmt: skip
ACTIONS = Listing(
    "actions", "actions", Action,
    columns(
        "id", "title", "owner", "with", stream(), "impact", "urgency", "effort", "opened_on", "due",
        status(), "done_on", "deliverable", "notes",
    ),
    spare=8,
)  # fmt: skip
DECISIONS = Listing(
    "decisions", "decisions", Decision,
    columns("id", "text", "by", "body", "date", "due", status(), "notes"),
)  # fmt: skip
RISKS = Listing(
    "risks", "risks", Risk,
    columns(
        "id", "title", stream(), "contract", Mapped("probability", terms="level"),
        Mapped("impact", terms="level"), status(), "mitigation", "owner", "due", "notes",
    ),
)  # fmt: skip
RACI = Listing(
    "raci", "raci", Activity,
    columns("activity", "accountable", "responsible", "consulted", "informed"),
    key=("activity",),
)  # fmt: skip
MILESTONES = Listing(
    "milestones", "roadmap", Milestone,
    columns("id", "title", Mapped("date", "offset"), "objectives", "done_on", "notes"),
    spare=2,
)  # fmt: skip
TASKS = Listing(
    "tasks", "tasks", Task,
    columns("id", "title", stream(), "owner", "due", status(), "done_on", "deliverable",
            "depends_on", "notes"),
    parent="milestone", within="milestones", spare=8,
)  # fmt: skip
SNAPSHOTS = Listing(
    "snapshots", "adoption.snapshots", Snapshot,
    columns("date", "eligible", "accounts", "ready", "active_7d", "active_30d", "depth", "advanced",
            "joined", "left", "notes"),
    key=("date",),
)  # fmt: skip
PERIODS = Listing(
    "periods", "support.periods", Period,
    columns(
        "start", "end", "opened", "resolved", "within_sla", "response_hours", "resolution_hours",
        Mapped("responses", "csat.responses"), Mapped("satisfied", "csat.satisfied"),
        Mapped("p1_open", "by_priority.P1.open"), Mapped("n1", "by_level.n1"),
        Mapped("n2", "by_level.n2"), Mapped("n3", "by_level.n3"), "notes",
    ),
    key=("start",),
)  # fmt: skip
REGISTER = Listing(
    "register", "contracts.register", Contract,
    columns("id", "title", Mapped("kind", terms="contract_kind"), "party", "signed_on", "start",
            "end", "warranty_end", money("value"), "notes"),
    spare=2,
)  # fmt: skip
OBLIGATIONS = Listing(
    "obligations", "contracts.obligations", Obligation,
    columns(
        "id", "contract", "clause", "title", Mapped("kind", terms="obligation_kind"), "owner", "due",
        status(), "done_on", money("per_day", "penalty.per_day"), money("value", "penalty.value"),
        Mapped("v_r_over", "penalty.v_r_over"), money("cap", "penalty.cap"), "notes",
    ),
)  # fmt: skip
CLAIMS = Listing(
    "claims", "contracts.claims", Claim,
    columns("id", "contract", "obligation", "opened_on", "text", money("amount"), status(), "notes"),
)  # fmt: skip
FEEDBACK = Listing(
    "feedback", "feedback", Feedback,
    columns(
        "id", "date", Mapped("kind", terms="feedback_kind"), "text", "by",
        Mapped("cause", terms="feedback_cause"), Mapped("topic", terms="feedback_topic"),
        Mapped("triage", terms="triage"), "impact", "urgency", "effort",
        Mapped("horizon", terms="horizon"), status(), Mapped("publishable", terms="truth"), "notes",
    ),
    spare=8,
)  # fmt: skip
LISTINGS = {
    listing.table: listing
    for listing in (
        KPIS, MEASUREMENTS, LEDGER, BUDGET, PEOPLE, ACTIONS, DECISIONS, RISKS, RACI, MILESTONES, TASKS,
        SNAPSHOTS, PERIODS, REGISTER, OBLIGATIONS, CLAIMS, FEEDBACK,
    )
}  # fmt: skip
FACTS = columns(
    "plan.title", "plan.kickoff", "plan.golive", "plan.currency", "plan.country", "plan.owner",
    Mapped("plan.context", terms="context"), Mapped("plan.delivery", terms="delivery"),
    "plan.complexity", "plan.revision", "customer.name", "customer.sector", "customer.summary",
    "value.expected_roi",
)  # fmt: skip
"""Single values of the plan; each is a defined name."""


def fact(key: str) -> tuple[Mapped, Cell]:
    """A single value of the plan, and what its cell holds."""
    column = next(column for column in FACTS if column.key == key)
    return column, cell_of(annotation(Plan, key))
