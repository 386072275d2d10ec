"""Where figures come from: the lines of the plan behind them, as short as `plan.yaml:70–72, 245`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.finding import Place
from hypercare_cli.provenance import Provenance, Source
from hypercare_cli.steering.series import behind


class Inputs:
    """The fields behind the figures of a plan, on its own day and on others."""

    def __init__(self, analysis: Analysis):
        self.analysis = analysis
        self.known = {analysis.as_of: Provenance(analysis)}

    def on(self, day: date) -> Provenance:
        """The provenance of the figures of another day."""
        if day not in self.known:
            figures = self.analysis.figures.on(day)
            self.known[day] = Provenance(replace(self.analysis, figures=figures, as_of=day))
        return self.known[day]

    def behind(self, metric: str, day: date) -> list[str]:
        """The metric, and every other that it was made from."""
        return behind(self.on(day).analysis.figures, metric)

    def places(self, metric: str, day: date) -> str:
        """All lines behind a figure; nothing where no line of the plan counts towards it."""
        provenance = self.on(day)
        fields = (source for name in self.behind(metric, day) for source in provenance.fields(name))
        return lines(source.place for source in fields)


def lines(places: Iterable[Place | None]) -> str:
    """The lines by file; those that follow each other as a range."""
    by_file: dict[str, set[int]] = {}
    for place in places:
        if place is not None:
            by_file.setdefault(place.file, set()).add(place.line)
    return "; ".join(f"{name}:{ranges(found)}" for name, found in sorted(by_file.items()))


def ranges(numbers: Iterable[int]) -> str:
    """`70–72, 245`.

    >>> ranges({245, 71, 70, 72})
    '70–72, 245'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def inputs_data(inputs: Inputs, metric: str, day: date) -> dict[str, Any]:
    """One figure of one day: its value, the fields that it used itself, the figures behind it."""
    provenance = inputs.on(day)
    f = provenance.analysis.figures
    return {
        "metric": metric,
        "as_of": day,
        "value": f[metric],
        "fields": [field_data(source) for source in provenance.fields(metric)],
        "metrics": {name: f[name] for name in provenance.metrics(metric)},
    }


def field_data(source: Source) -> dict[str, Any]:
    place = source.place
    return {
        "path": source.path,
        "value": source.value,
        "file": place and place.file,
        "line": place and place.line,
    }
