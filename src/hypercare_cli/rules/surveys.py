"""HC50x, continued: answers of users that cannot be so many."""

from collections.abc import Iterator

from hypercare_cli.metrics.adoption import contradiction
from hypercare_cli.rule import Hit, Look, rule


@rule(
    "HC506",
    "more-satisfied-than-answers",
    "error",
    "more people are satisfied ({satisfied}) than have answered ({responses})",
    "Correct one of the two; `satisfied` are those of the `responses` who are satisfied.",
)
def more_satisfied_than_answers(look: Look) -> Iterator[Hit]:
    """Satisfaction is satisfied / responses: above 100 % no other figure of the survey is believed.

    Bad:
        adoption:
          satisfaction:
            - date: T+20
              responses: 36
              satisfied: 60  # <- HC506:18
        support:
          periods:
            - start: T+0
              end: T+28
              opened: 40
              resolved: 40
              within_sla: 36
              csat: {responses: 20, satisfied: 24}  # <- HC506:40

    Good:
        adoption:
          satisfaction: [{date: T+20, responses: 60, satisfied: 36}]
    """
    for number, survey in enumerate(look.plan.adoption.satisfaction):
        if survey.satisfied > survey.responses and survey.date <= look.as_of:
            slots = {"satisfied": survey.satisfied, "responses": survey.responses}
            yield look.at("adoption", "satisfaction", number, "satisfied", **slots)
    for number, period in enumerate(look.plan.support.periods):
        csat = period.csat
        if csat is None or csat.satisfied is None or csat.responses is None:
            continue
        if csat.satisfied > csat.responses and period.end <= look.as_of:
            slots = {"satisfied": csat.satisfied, "responses": csat.responses}
            yield look.at("support", "periods", number, "csat", "satisfied", **slots)


@rule(
    "HC508",
    "more-answers-than-users",
    "warning",
    "{responses} people have answered on {date}, but only {eligible} were to use the tool",
    "Correct `responses:`, or count those who were asked among the `eligible:` users.",
)
def more_answers_than_users(look: Look) -> Iterator[Hit]:
    """A digit too many turns three satisfied users of four into one of thirteen.

    Bad:
        adoption:
          snapshots: [{date: T+20, eligible: 120}]
          satisfaction:
            - date: T+25
              responses: 720  # <- HC508:18
              satisfied: 54

    Good:
        adoption:
          snapshots: [{date: T+20, eligible: 120}]
          satisfaction: [{date: T+25, responses: 72, satisfied: 54}]
    """
    adoption = look.plan.adoption
    if not adoption.satisfaction or not adoption.snapshots:
        return
    sound = [
        s.eligible for s in adoption.snapshots if s.date <= look.as_of and not contradiction(s)
    ]
    for number, survey in enumerate(adoption.satisfaction if sound else ()):
        eligible, responses = max(sound), survey.responses
        if survey.satisfied <= responses and responses > eligible and survey.date <= look.as_of:
            path = ("adoption", "satisfaction", number, "responses")
            yield look.at(*path, responses=responses, eligible=eligible, date=survey.date)
