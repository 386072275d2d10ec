"""The sheets of the roadmap: milestones with their gates, and tasks."""

from collections.abc import Iterator

from hypercare_cli.gate import Gate
from hypercare_cli.metric import share
from hypercare_cli.pages.ledger.fields import LATE, Field, field, table
from hypercare_cli.pages.ledger.formula import days_overdue, known, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.sheet import Choice, Sheet, Value

STATUS = ("planned", "in_progress", "done", "dropped")


def roadmap_sheet(scope: Scope) -> Sheet:
    """The milestones in the order of the plan."""
    say = scope.words.say
    milestones = scope.shared(scope.plan.roadmap)
    return Sheet(
        say("Roadmap"),
        say("Milestones and their gates"),
        (table("milestones", [*about(scope), *progress(scope)], milestones),),
        say("Progress counts the tasks done; a gate opens on its criteria, never on tasks."),
        frozen=2,
    )


def about(scope: Scope) -> Iterator[Field[Milestone]]:
    say = scope.words.say
    yield field("id", say("Id"), lambda milestone: milestone.id, width=16)
    yield field("title", say("Milestone"), lambda milestone: milestone.title, width=28)
    yield field("date", say("Date"), lambda milestone: milestone.offset, "date")
    yield field("day", say("Days from T0"), lambda m: scope.plan.day(m.offset), "number", 10,
                formula=known("{@date}-{kickoff}", "date"))  # fmt: skip
    yield field("objectives", say("Objectives"), lambda m: "\n".join(m.objectives) or None,
                width=44)  # fmt: skip


def progress(scope: Scope) -> Iterator[Field[Milestone]]:
    say, f = scope.words.say, scope.f

    def total(milestone: Milestone) -> int:
        return len(scope.shared(milestone.tasks))

    def done(milestone: Milestone) -> int:
        return sum(map(f.is_done, scope.shared(milestone.tasks)))

    finished = text(scope.words.term("status", "done"))
    mine = "EXACT({tasks[milestone]},{@id})"
    count, count_done = (
        f"SUMPRODUCT({mine}*1)",
        f"SUMPRODUCT({mine}*({{tasks[status]}}={finished}))",
    )
    yield field("tasks", say("Tasks"), total, "number", 9, formula=known(count, "id"))
    yield field("done", say("Done"), done, "number", 9, formula=known(count_done, "id"))
    yield field("progress", say("Progress"), lambda m: share(done(m), total(m)), "share", 10,
                formula=known('IF({@tasks}=0,"",{@done}/{@tasks})', "tasks"))  # fmt: skip
    yield field("gate", say("Gate"), lambda m: verdict(scope, m), "word", 14)
    yield field("missing", say("Proof missing"), lambda m: missing(scope, m), width=30)
    yield field("done_on", say("Reached on"), lambda m: scope.until(m.done_on), "date")


def gate(scope: Scope, milestone: Milestone) -> Gate | None:
    return next((gate for gate in scope.analysis.gates if gate.id == milestone.id), None)


def verdict(scope: Scope, milestone: Milestone) -> Value:
    found = gate(scope, milestone)
    return scope.word("verdict", found.verdict if found else None)


def missing(scope: Scope, milestone: Milestone) -> Value:
    """Kinds of proof that the gate expects and does not have."""
    found = gate(scope, milestone)
    kinds = found.missing_proof if found else ()
    return ", ".join(scope.words.term("proof", kind) for kind in kinds) or None


def task_sheet(scope: Scope) -> Sheet:
    """The tasks of every milestone."""
    say = scope.words.say
    rows = [(m, task) for m in scope.shared(scope.plan.roadmap) for task in scope.shared(m.tasks)]
    return Sheet(
        say("Tasks"),
        say("Tasks of the roadmap"),
        (table("tasks", [*of_task(scope), *state(scope)], rows),),
        frozen=3,
    )


def of_task(scope: Scope) -> Iterator[Field[tuple[Milestone, Task]]]:
    say = scope.words.say
    ids = tuple(milestone.id for milestone in scope.shared(scope.plan.roadmap))
    milestones = Choice("milestones", say("Milestones"), ids)
    yield field("id", say("Id"), lambda row: row[1].id, width=10)
    yield field("title", say("Task"), lambda row: row[1].title, width=44)
    yield field("milestone", say("Milestone"), lambda row: row[0].id, width=16, choice=milestones)
    yield field("stream", say("Stream"), lambda row: scope.word("stream", row[1].stream),
                width=13, choice=scope.streams)  # fmt: skip
    yield field("owner", say("Owner"), lambda row: scope.person(row[1].owner), width=26,
                choice=scope.owners)  # fmt: skip


def state(scope: Scope) -> Iterator[Field[tuple[Milestone, Task]]]:
    say = scope.words.say
    states = scope.choice("task_status", say("Status of tasks"), "status", STATUS)
    over = days_overdue(*(scope.words.term("status", word) for word in ("done", "dropped")))
    yield field("due", say("Due"), lambda row: row[1].due, "date")
    yield field("status", say("Status"), lambda row: scope.status(row[1], "in_progress"),
                choice=states)  # fmt: skip
    yield field("done_on", say("Done on"), lambda row: scope.until(row[1].done_on), "date")
    yield field("days_overdue", say("Days overdue"), lambda row: scope.days_overdue(row[1]),
                "number", 10, formula=over, limits=LATE)  # fmt: skip
    yield field("deliverable", say("Deliverable"), lambda row: row[1].deliverable, width=28)
    yield field("depends_on", say("Depends on"), lambda row: ", ".join(row[1].depends_on) or None,
                width=16)  # fmt: skip
