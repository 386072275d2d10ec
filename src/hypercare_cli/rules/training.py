"""HC51x: training that does not last, groups too large to learn in, nobody to carry it on."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypercare_cli.metrics.adoption import is_usable
from hypercare_cli.plan.adoption import Training
from hypercare_cli.rule import Hit, Look, rule

FOLLOW_UP = timedelta(days=60)
LARGEST_GROUP = 12
CHAMPIONS_FROM = 60


@rule(
    "HC511",
    "one-shot-training",
    "warning",
    "nothing has followed the training of {date}: no second session, no champion, no content",
    "Plan a follow-up session, name champions, or offer a guide or a video (`assets`).",
)
def one_shot_training(look: Look) -> Iterator[Hit]:
    """What is taught once is forgotten within weeks, and newcomers never learn it. A second session
    for the same people within 60 days, a champion, or something to look up keeps it alive.

    As of: T+75

    Bad:
        adoption:
          training:  # sellers and managers were trained once each, and that was it
            - {id: F1, date: T+5, topic: First steps, groups: 4, invited: 40}  # <- HC511:22

    Good:
        adoption:
          training:
            - {id: F1, date: T+5, topic: First steps, groups: 4, invited: 40}
          assets:
            - {id: AS1, title: The first minute, kind: video, status: done}
    """
    adoption = look.plan.adoption
    held = look.f.to_date(adoption.training) if adoption.training else []
    if not held or look.as_of - held[-1].date < FOLLOW_UP or is_followed_up(held):
        return
    if any(is_usable(asset) for asset in adoption.assets):
        return
    if not any(c.since is None or c.since <= look.as_of for c in adoption.champions):
        number = adoption.training.index(held[-1])
        yield look.at("adoption", "training", number, "date", date=held[-1].date)


def is_followed_up(held: list[Training]) -> bool:
    """Self-service, or two sessions for the same people with at most 60 days between them."""
    before: dict[str | None, date] = {}
    for session in held:
        earlier = before.get(session.persona)
        if earlier is not None and session.date - earlier <= FOLLOW_UP:
            return True
        if session.mode == "self_service":
            return True
        before[session.persona] = session.date
    return False


@rule(
    "HC512",
    "training-group-too-large",
    "warning",
    "more than {most} people a group: {invited} are invited, and `groups` is {groups}",
    "Form more groups (`groups:`), each of people of one trade.",
)
def training_group_too_large(look: Look) -> Iterator[Hit]:
    """In a group of more than about 12 people half of them watch: they leave without having done
    the work once themselves. Sessions to come count too, while they can still be changed.

    Bad:
        adoption:
          training:
            - id: F1
              date: T+5
              mode: workshop
              groups: 2  # <- HC512:15
              invited: 50

    Good:
        adoption:
          training:
            - {id: F1, date: T+5, mode: workshop, groups: 5, invited: 60}
            - {id: F2, date: T+9, mode: self_service, groups: 1, invited: 60}
    """
    for number, session in enumerate(look.plan.adoption.training):
        if session.mode == "self_service" or not session.groups or session.invited is None:
            continue
        if session.invited > LARGEST_GROUP * session.groups:
            path = ("adoption", "training", number, "groups")
            slots = {"invited": session.invited, "groups": session.groups}
            yield look.at(*path, most=LARGEST_GROUP, **slots)


@rule(
    "HC513",
    "training-counts-contradict",
    "error",
    "in the training “{id}”, `{field}` ({more}) is above `{of}` ({less})",
    "Correct one of the two; people who came without an invitation belong to `invited:` too.",
)
def training_counts_contradict(look: Look) -> Iterator[Hit]:
    """Nobody attends who was not expected, passes the quiz or rates the session without having been
    there. Attendance above 100 % gives away that the lists were never compared.

    Bad:
        adoption:
          training:
            - id: F1
              date: T+5
              invited: 44
              attended: 50  # <- HC513:17
            - id: F2
              date: T+9
              attended: 14
              quiz_passed: 16  # <- HC513:20

    Good:
        adoption:
          training:
            - {id: F1, date: T+5, invited: 50, attended: 44, quiz_passed: 40}
    """
    for number, session in enumerate(look.plan.adoption.training):
        attended = session.attended
        if attended is None or session.date > look.as_of:
            continue
        path = ("adoption", "training", number)
        if session.invited is not None and attended > session.invited:
            slots = {"field": "attended", "more": attended, "of": "invited"}
            yield look.at(*path, "attended", id=session.id, less=session.invited, **slots)
        elif session.quiz_passed is not None and session.quiz_passed > attended:
            slots = {"field": "quiz_passed", "more": session.quiz_passed, "of": "attended"}
            yield look.at(*path, "quiz_passed", id=session.id, less=attended, **slots)
        elif (answers := rated(session)) > attended:
            slots = {"field": "nps", "more": answers, "of": "attended"}
            yield look.at(*path, "nps", id=session.id, less=attended, **slots)


def rated(session: Training) -> int:
    """How many people rated a session."""
    nps = session.nps
    if nps is None:
        return 0
    return int((nps.promoters or 0) + (nps.passives or 0) + (nps.detractors or 0))


@rule(
    "HC514",
    "teams-without-champion",
    "warning",
    "T+60 is past, teams are listed, and none of them has a champion",
    "Name one per team: `champions: [{{id: CH1, team: …, person: …, since: …}}]`.",
)
def teams_without_champion(look: Look) -> Iterator[Hit]:
    """After two months the project team leaves; what stays is the colleague whom people ask. Without
    one in any team, usage falls with the last visit.

    As of: T+61

    Bad:
        adoption:
          teams:  # nobody to ask
            - {id: north, title: North}  # <- HC514:5
            - {id: south, title: South}

    Good:
        adoption:
          teams: [{id: north, title: North}]
          champions: [{id: CH1, team: north, person: po, since: T+40}]
    """
    adoption = look.plan.adoption
    if not adoption.teams or look.f.day <= CHAMPIONS_FROM or look.f["adoption.champions"]:
        return
    if not any(champion.since is None for champion in adoption.champions):
        yield look.at("adoption", "teams", teams=len(adoption.teams))


@rule(
    "HC515",
    "champion-without-start",
    "note",
    "the champion `{id}` is not counted: nothing says since when",
    "Add `since:`, the day on which the champion took it on.",
)
def champion_without_start(look: Look) -> Iterator[Hit]:
    """Champions count from the day they begin. Without it the gate of the widening waits for people
    who have long been at work, and the dashboard shows none.

    As of: T+61

    Bad:
        adoption:
          teams: [{id: north, title: North}]
          champions:
            - {id: CH1, team: north, person: po}  # <- HC515:7

    Good:
        adoption:
          teams: [{id: north, title: North}]
          champions:
            - {id: CH1, team: north, person: po, since: T+40}
    """
    champions = look.plan.adoption.champions
    for number, champion in enumerate(champions if look.f.day > CHAMPIONS_FROM else ()):
        if champion.since is None:
            yield look.at("adoption", "champions", number, id=champion.id)
