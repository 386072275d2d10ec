"""What could be: `score --what-if` and `score --reach`."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Heading, Page
from hypercare_cli.cli import options
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Words
from hypercare_cli.node import NUMBER
from hypercare_cli.pages.prospects.passing import passing_data, passing_page
from hypercare_cli.pages.prospects.reach import reach_data, reach_page
from hypercare_cli.pages.prospects.what_if import what_if_data, what_if_page
from hypercare_cli.pages.score import score_data
from hypercare_cli.steering.assumption import assumed
from hypercare_cli.steering.gates.gate import Gate, all_gates
from hypercare_cli.steering.gates.passing import gate_named, name_of, passing
from hypercare_cli.steering.reach import HIGHEST, LOWEST, reach
from hypercare_cli.steering.what_if import suppose

GATE = "gate:"


class Prospects:
    """What follows from other values, and what it takes from there; all that was typed is checked first.

    `what_if` are texts `metric=value`, `aim` a score or a gate.
    """

    def __init__(self, analysis: Analysis, what_if: list[str], aim: str | None):
        f = analysis.figures
        self.now = analysis
        self.supposition = suppose(f, assumed(f, what_if))
        self.then = replace(analysis, figures=self.supposition.after) if what_if else analysis
        self.target = None if aim is None else target_of(aim)
        self.gate = gate_of(self.then, aim) if aim is not None and self.target is None else None
        if aim is not None and "health.score" in self.then.figures.given:
            raise HypercareError(
                message("--reach looks for the score that --what-if gives already"),
                message("Give the figures that it is made from."),
            )

    @property
    def score(self) -> Decimal | None:
        """The score with what was given."""
        found: Decimal | None = self.then.figures["health.score"]
        return found

    def page(self, _analysis: Analysis, words: Words) -> Page:
        """One page; the second part keeps its title as a heading."""
        pages = []
        if self.supposition.after.given:
            pages.append(what_if_page(self.now, words, self.supposition))
        if self.target is not None:
            found = reach(self.then.figures, self.target)
            pages.append(reach_page(self.then, words, self.target, found))
        if self.gate is not None:
            pages.append(passing_page(self.then, words, passing(self.then.figures, self.gate)))
        first, *others = pages
        more = [block for page in others for block in (Heading(page.title), *page.blocks)]
        return Page(first.title, (*first.blocks, *more))

    def data(self, analysis: Analysis) -> dict[str, Any]:
        """The shape of `score`, with the parts `what_if` and `reach` where they were asked for."""
        shape = score_data(analysis)
        if self.supposition.after.given:
            shape["what_if"] = what_if_data(self.supposition)
        if self.target is not None:
            shape["reach"] = reach_data(
                self.then, self.target, reach(self.then.figures, self.target)
            )
        if self.gate is not None:
            shape["reach"] = passing_data(self.then, passing(self.then.figures, self.gate))
        return shape


def target_of(aim: str) -> Decimal | None:
    """The score asked for; None for what is no number."""
    written = aim.strip().replace(",", ".")
    if not NUMBER.match(written) or written[0] in "+-":
        return None
    target = options.number(written, "--reach")
    if LOWEST <= target <= HIGHEST:
        return target
    raise HypercareError(
        message("no health score is {target}", target=target),
        message("It goes from {least} to {most}.", least=LOWEST, most=HIGHEST),
    )


def gate_of(analysis: Analysis, aim: str) -> Gate:
    f = analysis.figures
    name = aim.strip().removeprefix(GATE).strip()
    found = gate_named(f, name)
    if found is None:
        known = tuple(name_of(f, gate) for gate in all_gates(f))
        raise HypercareError(
            message("“{name}” is neither a score nor a gate of this plan", name=name),
            message("A score is a number such as 80; the gates are: {gates}.", gates=known),
        )
    return found
