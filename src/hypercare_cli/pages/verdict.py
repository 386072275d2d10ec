"""The verdict of a gate or criterion with its colour, and what a gate is called."""

from hypercare_cli.blocks import Badge
from hypercare_cli.i18n.words import Words
from hypercare_cli.plan.kinds import Colour
from hypercare_cli.steering.gates.gate import Gate, Verdict

COLOURS: dict[Verdict, Colour | None] = {"met": "green", "not_met": "red", "unknown": None}


def verdict_badge(words: Words, verdict: Verdict) -> Badge:
    return Badge(COLOURS[verdict], words.term("verdict", verdict))


def gate_name(words: Words, gate: Gate) -> str:
    """The title of the milestone, or that of the exit."""
    return gate.milestone.title if gate.milestone else words.say("Exit of the hypercare period")
