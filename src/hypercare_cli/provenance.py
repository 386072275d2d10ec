"""Where the figures come from: the place of every cited field, and how old the data is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.finding import Path, Place, dotted
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.value import Range

DATES = ("date", "end", "done_on", "opened_on")


@dataclass(frozen=True, slots=True)
class Source:
    """A field of the plan that a figure was made from."""

    path: str
    value: Any
    place: Place | None


@dataclass(frozen=True)
class Provenance:
    """Finds the fields behind the figures of one analysis."""

    analysis: Analysis

    @cached_property
    def paths(self) -> dict[int, Path]:
        """Identity of each part of the plan → its path; parts live as long as the plan."""
        return dict(walk(self.analysis.plan, ()))

    def fields(self, metric: str) -> tuple[Source, ...]:
        """The fields that the metric itself used, each once, in the order of use."""
        found: dict[str, Source] = {}
        for entry, field in self.analysis.figures.trace(metric).fields:
            path = (*self.paths.get(id(entry), ()), field.rstrip("_"))
            name = dotted(path)
            value = getattr(entry, field)
            value = shown(value)
            if name not in found and value is not None:
                found[name] = Source(name, value, self.place(path))
        return tuple(found.values())

    def place(self, path: Path) -> Place | None:
        """Where the field stands; None for one that the file leaves to its default."""
        document = self.analysis.document
        return document.place(path) if document.node(path) is not None else None

    def metrics(self, metric: str) -> tuple[str, ...]:
        """The metrics that this one was made from, each once."""
        return tuple(dict.fromkeys(self.analysis.figures.trace(metric).metrics))

    def newest(self, metric: str) -> date | None:
        """The date of the youngest record behind a metric, directly or through other metrics."""
        trace = self.analysis.figures.trace(metric)
        dates = [self.newest(other) for other in dict.fromkeys(trace.metrics)]
        for entry, _field in trace.fields:
            dates += [getattr(entry, name, None) for name in DATES]
        known = [day for day in dates if day is not None and day <= self.analysis.as_of]
        return max(known, default=None)


def shown(value: Any) -> Any:
    """A field in one value: the base of a range, the ids of a list, the first text of a group."""
    if isinstance(value, Range):
        return value.base
    if isinstance(value, tuple):
        return ", ".join(item for item in value if isinstance(item, str)) or None
    if isinstance(value, Part):
        return next((inner for inner in vars(value).values() if isinstance(inner, str)), None)
    return value


def walk(value: Any, path: Path) -> Iterator[tuple[int, Path]]:
    """Every part of the plan with its path."""
    if isinstance(value, Part):
        yield id(value), path
        for name, inner in vars(value).items():
            yield from walk(inner, (*path, name.rstrip("_")))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from walk(inner, (*path, position))
    elif hasattr(value, "items"):
        for key, inner in value.items():
            yield from walk(inner, (*path, str(key)))
