"""HC74x: communication that does not reach people, or does not come back from them."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.plan.change import Communication
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import TOLD_EVERY, last_heard, sent
from hypercare_cli.steering.change import is_one_way, only_channel

NOTED_WITHIN = timedelta(days=3)
"""What was sent on Friday is written down on Monday."""


def unsent(look: Look) -> Iterator[tuple[int, Communication]]:
    """What was planned for a day that has passed, with its position."""
    latest = look.as_of - NOTED_WITHIN
    for number, message in enumerate(look.plan.change.communications):
        if message.status == "planned" and message.date < latest:
            yield number, message


@rule(
    "HC741",
    "communication-through-one-channel",
    "warning",
    "all {count} messages so far went through one channel: “{channel}”",
    "Use a second one that reaches those who do not read the first: a meeting, a poster, a video.",
)
def communication_through_one_channel(look: Look) -> Iterator[Hit]:
    """Nobody reads everything. Those whom one channel does not reach learn of the change on the day
    of the go-live. Judged from three messages on.

    Bad:
        change:
          communications:
            - {id: CO1, date: T-7, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+7, channel: E-mail, direction: up, status: sent}
            - {id: CO3, date: T+28, channel: e-mail, direction: down, status: sent}  # <- HC741:38

    Good:
        change:
          communications:
            - {id: CO1, date: T-7, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+7, channel: survey, direction: up, status: sent}
            - {id: CO3, date: T+28, channel: e-mail, direction: down, status: sent}
    """
    channel = only_channel(look.f)
    if channel is not None:
        used = [number for _day, number, message in sent(look.f) if message.channel]
        path = ("change", "communications", used[-1], "channel")
        yield look.at(*path, count=len(used), channel=channel)


@rule(
    "HC742",
    "communication-only-downwards",
    "warning",
    "{count} messages were sent to users, and none asked them anything",
    "Add one with `direction: up`: a questionnaire, a feedback session, an open hour.",
)
def communication_only_downwards(look: Look) -> Iterator[Hit]:
    """Announcements do not tell what hinders people. Without a way up, the first sign of trouble is
    that they stay away. Judged from three messages on.

    Bad:
        change:
          communications:
            - {id: CO1, date: T-7, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+7, channel: meeting, direction: down, status: sent}
            - {id: CO3, date: T+28, channel: intranet, direction: down, status: sent}  # <- HC742:59

    Good:
        change:
          communications:
            - {id: CO1, date: T-7, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+7, channel: meeting, direction: up, status: sent}
            - {id: CO3, date: T+28, channel: intranet, direction: down, status: sent}
    """
    if is_one_way(look.f):
        messages = sent(look.f)
        path = ("change", "communications", messages[-1][1], "direction")
        yield look.at(*path, count=len(messages))


@rule(
    "HC743",
    "communication-silent-for-a-month",
    "warning",
    "users have heard nothing for {days} days",
    "Send something, if only one figure and one tip, and note it here or under `releases`.",
)
def communication_silent_for_a_month(look: Look) -> Iterator[Hit]:
    """Silence is taken for the end of the project: people go back to what they know. Communications
    sent and releases count; asked for from T0 to T+90.

    As of: T+60

    Bad:
        change:
          communications:
            - {id: CO1, date: T+2, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+20, channel: e-mail, direction: down, status: sent}  # <- HC743:23

    Good:
        change:
          communications:
            - {id: CO1, date: T+2, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+20, channel: e-mail, direction: down, status: sent}
        releases:
          - {date: T+45, new: [Reminders]}
    """
    found = last_heard(look.f)
    if found is None:
        return
    heard, number = found
    days = min(look.f.day, (look.as_of - heard).days)
    if days > TOLD_EVERY and not any(unsent(look)):
        yield look.at("change", "communications", number, "date", days=days)


@rule(
    "HC744",
    "planned-communication-not-sent",
    "warning",
    "the communication `{id}` was planned for {day} and has not been sent",
    "Send it and set `status: sent`, or give it a new `date:`.",
)
def planned_communication_not_sent(look: Look) -> Iterator[Hit]:
    """A message that is not sent leaves people to rumours; one that was sent and not noted makes
    the figures of communication wrong. Three days are forgiven.

    Bad:
        change:
          communications:
            - {id: CO1, date: T+26, channel: e-mail, direction: down, status: planned}  # <- HC744:71

    Good:
        change:
          communications:
            - {id: CO1, date: T+26, channel: e-mail, direction: down, status: sent}
            - {id: CO2, date: T+27, channel: e-mail, direction: down, status: planned}
    """
    for number, message in unsent(look):
        path = ("change", "communications", number, "status")
        yield look.at(*path, id=message.id, day=message.date)
