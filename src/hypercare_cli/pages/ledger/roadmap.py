"""The sheets of the roadmap: milestones with their gates, and tasks."""

from collections.abc import Iterator

from hypercare_cli.metric import share
from hypercare_cli.pages.ledger.columns import MILESTONES, TASKS
from hypercare_cli.pages.ledger.fields import LATE, Field, edited, field, mapped, parent
from hypercare_cli.pages.ledger.formula import days_overdue, known, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.sheet import Sheet, Value
from hypercare_cli.steering.gates.gate import Gate


def roadmap_sheet(scope: Scope) -> Sheet:
    """The milestones in the order of the plan."""
    say = scope.words.say
    milestones = scope.shared(scope.plan.roadmap)
    return Sheet(
        say("Roadmap"),
        say("Milestones and their gates"),
        (edited(scope, MILESTONES, [*about(scope), *progress(scope)], milestones),),
        say("Progress counts the tasks done; a gate opens on its criteria, never on tasks."),
        frozen=2,
    )


def about(scope: Scope) -> Iterator[Field[Milestone]]:
    say = scope.words.say
    yield mapped(scope, MILESTONES, "id", say("Id"), 14)
    yield mapped(scope, MILESTONES, "title", say("Milestone"), 24)
    yield mapped(scope, MILESTONES, "date", say("Date"))
    yield field("day", say("Days from T0"), lambda m: scope.plan.day(m.offset), "number", 8,
                formula=known('IF({kickoff}="","",{@date}-{kickoff})', "date"))  # fmt: skip
    yield mapped(scope, MILESTONES, "objectives", say("Objectives"), 36)


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
    yield field("tasks", say("Tasks"), total, "number", 7, formula=known(count, "id"))
    yield field("done", say("Done"), done, "number", 9, formula=known(count_done, "id"))
    yield field("progress", say("Progress"), lambda m: share(done(m), total(m)), "share", 9,
                formula=known('IF({@tasks}=0,"",{@done}/{@tasks})', "tasks"))  # fmt: skip
    yield field("gate", say("Gate"), lambda m: verdict(scope, m), "word", 12)
    yield field("missing", say("Proof missing"), lambda m: missing(scope, m), width=22)
    yield mapped(scope, MILESTONES, "done_on", say("Reached on"))
    yield mapped(scope, MILESTONES, "notes", say("Notes"), 18)


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
        (edited(scope, TASKS, [*of_task(scope), *state(scope)], rows),),
        frozen=3,
    )


def of_task(scope: Scope) -> Iterator[Field[tuple[Milestone, Task]]]:
    say = scope.words.say
    yield mapped(scope, TASKS, "id", say("Id"), 9)
    yield mapped(scope, TASKS, "title", say("Task"), 34)
    yield parent(scope, TASKS, say("Milestone"), 14)
    yield mapped(scope, TASKS, "stream", say("Stream"), 12)
    yield mapped(scope, TASKS, "owner", say("Owner"), 20)


def state(scope: Scope) -> Iterator[Field[tuple[Milestone, Task]]]:
    say = scope.words.say
    over = days_overdue(*(scope.words.term("status", word) for word in ("done", "dropped")))
    yield mapped(scope, TASKS, "due", say("Due"))
    yield mapped(scope, TASKS, "status", say("Status"), 11)
    yield mapped(scope, TASKS, "done_on", say("Done on"))
    yield field("days_overdue", say("Days overdue"), lambda row: scope.days_overdue(row[1]),
                "number", 8, formula=over, limits=LATE)  # fmt: skip
    yield mapped(scope, TASKS, "deliverable", say("Deliverable"), 22)
    yield mapped(scope, TASKS, "depends_on", say("Depends on"), 12)
    yield mapped(scope, TASKS, "notes", say("Notes"), 18)
