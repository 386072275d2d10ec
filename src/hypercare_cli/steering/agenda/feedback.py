"""What users said and nobody answered, by its priority."""

from collections.abc import Iterator

from hypercare_cli.i18n.message import Message, message
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.steering.agenda.item import Item
from hypercare_cli.steering.agenda.rhythm import PAINS, QUICK, TRIAGED_WITHIN, is_open, plus
from hypercare_cli.steering.agenda.week import Week, setting
from hypercare_cli.steering.ranking import priority

PRAISE = frozenset({"works_well", "testimonial"})
PUT_OFF = frozenset({"next_wave", "later"})


def feedback(week: Week) -> Iterator[Item]:
    """Open feedback by its priority; complaints wait two weeks for triage, quick wins a month."""
    for number, said in enumerate(week.plan.feedback):
        if not is_open(said) or said.kind in PRAISE or not week.f.came(said.date):
            continue
        untriaged = said.triage is None and said.kind in PAINS
        due = None
        if said.horizon not in PUT_OFF:
            if untriaged:
                due = plus(said.date, TRIAGED_WITHIN)
            elif said.triage == "quick_win":
                due = plus(said.date, QUICK)
        urgency = "later" if said.horizon in PUT_OFF else week.urgency(due) or "open"
        field, value = ("triage", "…") if untriaged else ("status", "done")
        yield week.item(
            "feedback",
            said.id,
            said.text,
            None,
            ("feedback", number),
            setting(("feedback", said.id, field), value),
            due=due,
            urgency=urgency,
            why=why(said, untriaged),
            priority=priority(said),
            points=None,
        )


def why(said: Feedback, untriaged: bool) -> Message:
    if said.horizon == "next_wave":
        return message("said on {date}, put off to the next wave", date=said.date)
    if said.horizon == "later":
        return message("said on {date}, put off", date=said.date)
    if untriaged:
        return message("said on {date}, waits for triage", date=said.date)
    if said.triage == "quick_win":
        return message("a quick win, said on {date}", date=said.date)
    return message("said on {date}, still open", date=said.date)
