"""How a rule is written and run: one function that yields what it finds; its docstring is the manual.

    @rule("HC201", "kpi-without-source", "warning", "“{title}” has no source", "Add `source:` …")
    def kpi_without_source(look: Look) -> Iterator[Hit]:
        '''A figure whose source nobody can name is an opinion.

        Bad:
            kpis:
              - {id: delay, title: Delay, baseline: 8, target: 6}  # <- HC201:5

        Good:
            kpis:
              - {id: delay, title: Delay, baseline: 8, target: 6, source: {tool: BI}}
        '''

The example after *Bad* is caught at the marked line and column, the one after *Good* is clean;
`tests/rules/` runs both, `hypercare explain HC201` and `docs/rules/` show them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from hypercare_cli.analysis import Analysis
from hypercare_cli.finding import Check, Finding, Path, Place, Severity

CRASHED = Check(
    "HC999",
    "rule-crashed",
    "error",
    "the rule {rule} could not be checked: {reason}",
    "This is a bug of the tool, not of the plan; please report it.",
)


class Hit(NamedTuple):
    """What a rule found: the path of the culprit, and what fills the slots of its message.

    `place` is where exactly, for what the path alone does not tell: inside a text, in a comment.
    """

    path: Path
    values: dict[str, object]
    place: Place | None = None


class Look:
    """What a rule looks at: a plan on a day, its figures, the document it came from."""

    def __init__(self, analysis: Analysis):
        self.plan = analysis.plan
        self.document = analysis.document
        self.f = analysis.figures
        self.as_of = analysis.as_of

    def at(self, *path: str | int, **values: object) -> Hit:
        """A hit at a path of the plan: `look.at("kpis", 0, "target", title=kpi.title)`.

        Where the path is not in the file, the finding stands at the nearest thing above it.
        """
        return Hit(path, values)


Judge = Callable[[Look], Iterable[Hit]]
Function = TypeVar("Function", bound=Judge)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue."""

    check: Check
    judge: Judge

    @property
    def manual(self) -> str:
        """Why it exists, and what is bad and good: the function's docstring."""
        return self.judge.__doc__ or ""


RULES: dict[str, Rule] = {}


def rule(
    code: str, name: str, severity: Severity, message: str, help_: str = ""
) -> Callable[[Function], Function]:
    """Declare a rule; message and help are English with `{named}` slots, like those of a Check."""

    def declare(judge: Function) -> Function:
        known = RULES.get(code)
        if known is not None or any(name == other.check.name for other in RULES.values()):
            raise ValueError(f"rule {code} or {name} is declared twice")
        RULES[code] = Rule(Check(code, name, severity, message, help_), judge)
        return judge

    return declare


def run(look: Look, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Every finding of these rules; a rule that crashes is a finding, never a pass."""
    for each in rules:
        try:
            hits = list(each.judge(look))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            yield CRASHED.at(look.document.place(()), (), rule=each.check.code, reason=reason)
            continue
        for hit in hits:
            place = hit.place or look.document.place(hit.path)
            yield each.check.at(place, hit.path, **hit.values)
