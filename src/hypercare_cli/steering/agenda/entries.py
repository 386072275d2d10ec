"""Entries of the plan that have a day of their own: late, or due in the days looked at."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypercare_cli.i18n.message import Message, Term, message
from hypercare_cli.metrics.contracts import penalty
from hypercare_cli.metrics.engagement import open_actions
from hypercare_cli.metrics.risks import HIGH, score
from hypercare_cli.plan.change import Communication
from hypercare_cli.steering.agenda.item import Item, Kind
from hypercare_cli.steering.agenda.week import Week, closing, setting
from hypercare_cli.steering.gates.gate import exit_gate
from hypercare_cli.steering.highlights import is_expected
from hypercare_cli.steering.ranking import priority


def actions(week: Week) -> Iterator[Item]:
    """Every open action: one that is due later comes by its priority."""
    still_open = {id(action) for action in open_actions(week.f)}
    for number, action in enumerate(week.plan.actions):
        if id(action) in still_open:
            yield week.item(
                "action",
                action.id,
                action.title,
                action.owner,
                ("actions", number),
                closing(week, ("actions",), action),
                due=action.due,
                priority=priority(action),
                points=week.gain.action(action),
            )


def technical(week: Week) -> Iterator[Item]:
    """Open access, data, environment and security items."""
    for number, item in enumerate(week.plan.technical):
        urgency = week.urgency(item.due, blocking=item.blocking)
        if week.is_open(item) and urgency:
            yield week.item(
                "technical",
                item.id,
                item.title,
                item.owner,
                ("technical", number),
                closing(week, ("technical",), item),
                due=item.due,
                urgency=urgency,
                points=week.gain.technical(item),
            )


def obligations(week: Week) -> Iterator[Item]:
    for number, owed in enumerate(week.plan.contracts.obligations):
        urgency = week.urgency(owed.due)
        if week.is_open(owed) and urgency:
            yield week.item(
                "obligation",
                owed.id,
                owed.title,
                owed.owner,
                ("contracts", "obligations", number),
                closing(week, ("contracts", "obligations"), owed),
                due=owed.due,
                urgency=urgency,
                penalty=penalty(week.f, owed) or None,
            )


def decisions(week: Week) -> Iterator[Item]:
    """Decisions expected, by who takes them."""
    for number, decision in enumerate(week.plan.decisions):
        urgency = week.urgency(decision.due)
        if is_expected(decision, week.f) and urgency:
            yield week.item(
                "decision",
                decision.id,
                decision.text,
                decision.by,
                ("decisions", number),
                setting(("decisions", decision.id, "status"), "taken"),
                due=decision.due,
                urgency=urgency,
            )


def communications(week: Week) -> Iterator[Item]:
    """Messages that are planned and not sent."""
    for number, message_ in enumerate(week.plan.change.communications):
        urgency = week.urgency(message_.date)
        if message_.status in ("planned", None) and urgency:
            if message_.status is None and message_.date < week.f.as_of:
                continue  # nothing says that it was not sent
            yield week.item(
                "communication",
                message_.id,
                title_of(message_),
                message_.owner,
                ("change", "communications", number),
                setting(("change", "communications", message_.id, "status"), "sent"),
                due=message_.date,
                urgency=urgency,
            )


def title_of(one: Communication) -> Message:
    """A communication has no title: what it is goes by its template and its channel."""
    if one.direction == "up":
        return message("Ask users: {channel}", channel=one.channel or one.id)
    what = Term("template", one.template) if one.template else one.id
    if one.channel is None:
        return message("Tell users: {what}", what=what)
    return message("Tell users: {what} ({channel})", what=what, channel=one.channel)


def with_status(week: Week) -> Iterator[Item]:
    """Simple items: commitments, compliance, what prepares a contract, what is handed over."""
    plan, strategy = week.plan, week.plan.contracts.strategy
    over = exit_gate(week.f).day
    found: list[tuple[Kind, str, tuple[Any, ...], date | None]] = [
        ("commitment", "change.commitments", plan.change.commitments, None),
        ("compliance", "contracts.compliance", plan.contracts.compliance, None),
        ("negotiation", "contracts.negotiation", plan.contracts.negotiation, None),
        ("capability", "handover.capabilities", plan.handover.capabilities, over),
        ("document", "handover.documents", plan.handover.documents, over),
        ("asset", "adoption.assets", plan.adoption.assets, None),
    ]
    if strategy is not None:
        home = "contracts.strategy.prerequisites"
        found.append(("prerequisite", home, strategy.prerequisites, plan.kickoff))
    for kind, home, entries, day in found:
        for number, entry in enumerate(entries):
            due = getattr(entry, "due", None) or day
            urgency = week.urgency(due)
            if not week.is_open(entry) or urgency is None:
                continue
            yield week.item(
                kind,
                entry.id,
                worded(entry),
                getattr(entry, "owner", None),
                (*home.split("."), number),
                command_of(week, kind, home, entry),
                due=due,
                urgency=urgency,
                why=None if getattr(entry, "due", None) else why_on(kind, day),
            )


def worded(entry: Any) -> str:
    """What a simple item says of itself."""
    for name in ("title", "text", "risk", "position"):
        said = getattr(entry, name, None)
        if said:
            return str(said)
    return str(entry.id)


def command_of(week: Week, kind: Kind, home: str, entry: Any) -> str:
    if hasattr(entry, "done_on"):
        return closing(week, tuple(home.split(".")), entry)
    done = "agreed" if kind == "negotiation" else "done"
    return setting((*home.split("."), entry.id, "status"), done)


def why_on(kind: Kind, day: date | None) -> Message | None:
    """Where the day of what has none of its own comes from."""
    if day is None:
        return None
    if kind == "prerequisite":
        return message("needed from the kick-off on, {day}", day=day)
    return message("needed for the exit on {day}", day=day)


def strategy(week: Week) -> Iterator[Item]:
    """The specification, the quality plan and the security requirements, while they are open."""
    found = week.plan.contracts.strategy
    for name in ("specification", "quality_plan", "security"):
        one = getattr(found, name, None)
        if one is not None and week.is_open(one):
            path = ("contracts", "strategy", name)
            command = setting((*path, "status"), "done")
            yield week.item("strategy", name, one.title, None, path, command)


def risks(week: Week) -> Iterator[Item]:
    """Risks whose mitigation is due, and high ones that have no day to be looked at again."""
    for number, risk in enumerate(week.plan.risks):
        urgency = week.urgency(risk.due)
        high = score(risk) >= HIGH
        if risk.status != "open" or urgency is None or (risk.due is None and not high):
            continue
        undated = risk.due is None
        yield week.item(
            "risk",
            risk.id,
            risk.title,
            risk.owner,
            ("risks", number),
            setting(("risks", risk.id, "due"), "…")
            if undated
            else setting(("risks", risk.id, "status"), "closed"),
            due=risk.due,
            urgency=urgency,
            why=message("high risk without a date") if undated else None,
        )


def next_steps(week: Week) -> Iterator[Item]:
    """Steps after hypercare whose day comes, and those that have none."""
    for number, step in enumerate(week.plan.next_steps):
        urgency = week.urgency(step.horizon)
        if step.status != "done" and urgency:
            field, value = ("horizon", "…") if step.horizon is None else ("status", "done")
            yield week.item(
                "next_step",
                step.id,
                step.title,
                None,
                ("next_steps", number),
                setting(("next_steps", step.id, field), value),
                due=step.horizon,
                urgency=urgency,
            )
