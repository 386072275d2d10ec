"""HC64x: colours set by hand that have ended, stay too long or contradict each other."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.plan.rag import Override
from hypercare_cli.rule import Hit, Look, rule

LONGEST = timedelta(days=30)


def started(look: Look) -> Iterator[tuple[int, Override]]:
    """The overrides that have begun; one that ends before it starts has a rule of its own."""
    for number, override in enumerate(look.plan.rag.overrides):
        if override.start <= look.as_of and override.start <= override.end:
            yield number, override


@rule(
    "HC641",
    "override-past-its-end",
    "warning",
    "the override of `{stream}` ended on {end}: the computed colour is shown again",
    "Take the entry out (git keeps it), or agree on a new `end:` if its reason still holds.",
)
def override_past_its_end(look: Look) -> Iterator[Hit]:
    """Whoever reads the list believes that the colour is still the agreed one. It is not, and the
    change of colour in the next report comes as a surprise.

    Bad:
        rag:
          overrides:
            - {stream: data, colour: green, reason: Agreed, by: sponsor, start: T+5, end: T+25}  # <- HC641:83

    Good:
        rag:
          overrides:
            - {stream: data, colour: green, reason: Agreed, by: sponsor, start: T+5, end: T+30}
    """
    for number, override in started(look):
        if override.end < look.as_of:
            path = ("rag", "overrides", number, "end")
            yield look.at(*path, stream=override.stream, end=override.end)


@rule(
    "HC642",
    "override-too-long",
    "warning",
    "`{stream}` is set to `{colour}` by hand for {days} days",
    "End it within 30 days and decide again then, or mend what makes the computed colour wrong.",
)
def override_too_long(look: Look) -> Iterator[Hit]:
    """An override bridges a known exception. Over months it is another rule that nobody has agreed
    on, and the computed colour is forgotten.

    Bad:
        rag:
          overrides:
            - {stream: data, colour: green, reason: Agreed, by: sponsor, start: T+5, end: T+60}  # <- HC642:83

    Good:
        rag:
          overrides:
            - {stream: data, colour: green, reason: Agreed, by: sponsor, start: T+5, end: T+35}
    """
    for number, override in started(look):
        length = override.end - override.start
        if length > LONGEST and override.end >= look.as_of:
            slots = {"colour": override.colour, "days": length.days}
            yield look.at("rag", "overrides", number, "end", stream=override.stream, **slots)


@rule(
    "HC643",
    "overrides-at-the-same-time",
    "warning",
    "`{stream}` is overridden twice today: `{colour}` holds, since it stands last",
    "Take the other one out, or end it before this one starts.",
)
def overrides_at_the_same_time(look: Look) -> Iterator[Hit]:
    """Two people have agreed on two colours for one stream. Which of them is shown depends on the
    order of the file, and neither of them knows.

    Bad:
        rag:
          overrides:
            - {stream: data, colour: green, reason: Agreed, by: sponsor, start: T+5, end: T+34}
            - {stream: data, colour: red, reason: Consent, by: it, start: T+20, end: T+31}  # <- HC643:7

    Good:
        rag:
          overrides:
            - {stream: data, colour: red, reason: Consent, by: it, start: T+20, end: T+31}
            - {stream: tech, colour: green, reason: Agreed, by: sponsor, start: T+5, end: T+34}
    """
    seen: set[str] = set()
    for number, override in started(look):
        if override.end < look.as_of:
            continue
        if override.stream in seen:
            slots = {"stream": override.stream, "colour": override.colour}
            yield look.at("rag", "overrides", number, **slots)
        seen.add(override.stream)
