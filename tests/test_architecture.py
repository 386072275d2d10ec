"""The house rules that a machine can check: direction, fences, names and sizes.

A rule that gets in the way is changed here on purpose, for everybody; an exception stands in one of
the tables below with its reason, and a test fails once the exception is no longer needed.
"""

import ast
from pathlib import Path

import pytest

from tests import architecture as code
from tests.architecture import Module

# Lowest first. A module imports only from rows above its own, or from its own package.
LAYERS = (
    {"clean", "extent", "fonts", "resources", "rounding", "version"},
    {"i18n"},
    {"errors", "masking"},
    {"finding"},
    {"node"},
    {"quoting", "syntax"},
    {"source"},
    {"builder"},
    {"document"},
    {"difference"},
    {"plan"},
    {"editing"},
    {"edit", "starter_entries"},
    {"method"},
    {"metric"},
    {"condition"},
    {"values", "view"},
    {"dates", "filter", "settings"},
    {"demand", "intake"},
    {"completeness", "scalars"},
    {"fields"},
    {"load"},
    {"recording"},
    {"schedule"},
    {"metrics"},
    {"steering"},
    {"analysis"},
    {"rule"},
    {"rules"},
    {"selection"},
    {"linting"},
    {"provenance", "schema", "snippet", "starter"},
    {"fitting"},
    {"missing"},
    {"history", "signals"},
    {"blocks", "checked", "template"},
    {"baseline", "cache", "origin"},
    {"amendment", "sheet", "verified"},
    {"pages", "charts"},
    {"renderers", "readers"},
    {"apart", "cells"},
    {"from_ledger", "sync"},
    {"documents"},
    {"journal"},
    {"files"},
    {"saving"},
    {"cli"},
    {"__main__"},
)
# Files of these packages stand side by side: adding one must never touch another.
PEERS = {"rules", "renderers"}
# … but for what several formats of a package stand on. Metrics and pages may build on each other.
SHARED = {
    "renderers": {
        "badges",
        "columns",
        "core",
        "gantt",
        "inline",
        "json",
        "mermaid",
        "package",
        "plain",
        "properties",
        "sheetml",
        "slideml",
        "soundness",
        "wordml",
    }
}
# Files of cli/ that are commands are peers too; the others (app, options) are what they stand on.
COMMANDS = set(
    "init demo validate score roi ttv rag kpi metrics explain status report template verify sync"
    " record set done sign gate playbooks next change schedule evidence diff review history measure portfolio schema"
    " rules migrate".split()
)
DISCOVERY = {"rules", "metrics", "renderers"}
"""Packages whose `__init__.py` finds their files; every other one is a docstring."""

# (importer, imported): reason
ALLOWED_IMPORTS: dict[tuple[str, str], str] = {}

# packages: the top-level modules that may import them
OFFICE = {"renderers", "readers", "charts"}
FENCED_PACKAGES: dict[frozenset[str], set[str]] = {
    frozenset({"yaml", "_yaml", "ruamel"}): {"builder", "edit", "syntax"},
    frozenset({"typer", "click"}): {"cli"},
    frozenset({"docx", "pptx"}): OFFICE,
    frozenset({"openpyxl", "xlsxwriter", "python_calamine"}): OFFICE,
}

CLOCK = frozenset(
    {"datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"}
    | {"datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"}
    | {"time.ctime", "time.strftime"}
)
TERMINAL = frozenset({"print", "input", "sys.stdout", "sys.stderr", "sys.exit"})
ENVIRONMENT = frozenset({"os.environ", "os.environb", "os.getenv", "sys.argv"})
OPENING = frozenset({"open", "io.open", "os.open", "codecs.open", "pathlib.Path().open"})
READING = frozenset(f"?.{verb}_{what}" for verb in ("read", "write") for what in ("text", "bytes"))
COMMAND_LINE = {"cli", "__main__"}
# what is used: the top-level modules that may use it; `?.` stands for a method of any value
FENCED_USES: dict[frozenset[str], set[str]] = {
    CLOCK | TERMINAL | ENVIRONMENT: COMMAND_LINE,
    frozenset({"sys.stdin"}): COMMAND_LINE | {"files"},
    OPENING | READING: {"files", "resources", "saving"},
}
# (module, use): reason
ALLOWED_USES: dict[tuple[str, str], str] = {
    (
        "files",
        "os.environ",
    ): "git is started without what steers it to other folders or the network",
    ("cli.output", "os.open"): "points stdout at the null device after a closed pipe",
}

VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}

MODULE_LINES = 300
FUNCTION_LINES = 60
LONG_MODULES: dict[str, str] = {
    "files": "the one door to the disk: what may pass it is read best in one place",
}
LONG_FUNCTIONS: dict[str, str] = {}
"""`module:function`: reason"""

SOURCE = Path(__file__).resolve().parent.parent / "src" / code.PACKAGE
MODULES = code.modules(SOURCE)
IMPORTS = {name: code.own_imports(module, MODULES) for name, module in MODULES.items()}

each_module = pytest.mark.parametrize(
    "module", MODULES.values(), ids=[name or "(package)" for name in MODULES]
)


def rung(name: str) -> int | None:
    return next((number for number, row in enumerate(LAYERS) if name in row), None)


def misplaced(module: Module, imported: str) -> str | None:
    """Why `module` must not import `imported`, or nothing."""
    target = imported.split(".")[0]
    if (module.name, imported) in ALLOWED_IMPORTS:
        return None
    if target != module.top:
        above, below = rung(module.top), rung(target)
        if above is None or below is None:
            return None  # test_has_a_place_in_the_layers says so
        if above == below:
            return f"{module.top} and {target} are siblings"
        return f"{target} is above {module.top}" if above < below else None
    return peers(module.name, imported)


def peers(importer: str, imported: str) -> str | None:
    """Whether two different files of one package should not know each other."""
    top = importer.split(".")[0]
    one, other = importer.split(".")[1:], imported.split(".")[1:]
    if top in PEERS and one and one[:1] != other[:1] and not shared(top, other):
        return f"files of {top}/ do not import each other"
    if top == "cli" and one and is_command(other) and one != other:
        return "a command is imported by nobody; the table of commands names it"
    return None


def shared(top: str, parts: list[str]) -> bool:
    """Whether this file is there for the others of its package."""
    return bool(parts) and parts[0] in SHARED.get(top, ())


def is_command(parts: list[str]) -> bool:
    """`cli.commands.x`, or `cli.x` named after a command (`set_`, as `set` is taken)."""
    return len(parts) > 1 or (bool(parts) and parts[0].rstrip("_") in COMMANDS)


def fenced(module: Module) -> list[str]:
    """Packages that this module must leave to others."""
    outside = code.outside_imports(module)
    return [
        f"{', '.join(sorted(packages & outside))} belongs to {', '.join(sorted(homes))}"
        for packages, homes in FENCED_PACKAGES.items()
        if packages & outside and module.top not in homes
    ]


def worldly(module: Module) -> list[str]:
    """Uses of the clock, the terminal, the environment or files that belong elsewhere."""
    return [
        f"line {line}: {name} belongs to {', '.join(sorted(homes))}"
        for line, name in code.uses(module)
        for names, homes in FENCED_USES.items()
        if (name in names or method(name) in names) and module.top not in homes
        if (module.name, name) not in ALLOWED_USES
    ]


def method(name: str) -> str:
    """`path.read_text` → `?.read_text`; what one of our own modules offers is no such method."""
    return "" if name.startswith(f"{code.PACKAGE}.") else f"?.{name.rpartition('.')[2]}"


@each_module
def test_has_a_place_in_the_layers(module: Module) -> None:
    if module.name:
        assert rung(module.top) is not None, f"give {module.top} its row in LAYERS"


@each_module
def test_imports_only_from_below(module: Module) -> None:
    reasons = [f"{name}: {misplaced(module, name)}" for name in sorted(IMPORTS[module.name])]
    assert not [reason for reason in reasons if not reason.endswith(": None")]


@each_module
def test_is_in_no_circle(module: Module) -> None:
    assert module.name not in code.reachable(IMPORTS, module.name)


@each_module
def test_keeps_to_its_side_of_the_fences(module: Module) -> None:
    assert not fenced(module)


@each_module
def test_leaves_the_world_to_the_ends(module: Module) -> None:
    assert not worldly(module)


@each_module
def test_says_in_a_docstring_what_it_is(module: Module) -> None:
    assert ast.get_docstring(module.tree)


@each_module
def test_a_package_is_a_docstring(module: Module) -> None:
    if module.is_package and module.name not in DISCOVERY:
        assert code.is_docstring_only(module)


@each_module
def test_has_a_name_that_says_something(module: Module) -> None:
    words = module.name.replace(".", "_").split("_")
    assert not VAGUE.intersection(words)


@each_module
def test_is_short(module: Module) -> None:
    if module.name not in LONG_MODULES:
        assert module.lines <= MODULE_LINES


@each_module
def test_has_short_functions(module: Module) -> None:
    assert not [
        f"{name} has {lines} lines"
        for name, lines in code.functions(module)
        if lines > FUNCTION_LINES and f"{module.name}:{name}" not in LONG_FUNCTIONS
    ]


def test_exceptions_are_still_needed() -> None:
    imports = {pair for pair in ALLOWED_IMPORTS if pair[1] not in IMPORTS.get(pair[0], set())}
    uses = ALLOWED_USES.keys() - all_uses()
    modules = {name for name in LONG_MODULES if not is_long(name)}
    functions = LONG_FUNCTIONS.keys() - long_functions()
    assert not imports | uses | modules | functions


def all_uses() -> set[tuple[str, str]]:
    return {(name, use) for name, module in MODULES.items() for _, use in code.uses(module)}


def is_long(name: str) -> bool:
    return name in MODULES and MODULES[name].lines > MODULE_LINES


def long_functions() -> set[str]:
    return {
        f"{module.name}:{name}"
        for module in MODULES.values()
        for name, lines in code.functions(module)
        if lines > FUNCTION_LINES
    }


def test_each_name_has_one_row() -> None:
    names = [name for row in LAYERS for name in row]
    assert len(names) == len(set(names))


# The checks themselves: one that never fires would pass for ever.

KNOWN = dict.fromkeys(
    "cache cli.app cli.score document files load plan.kpis rule rules rules.kpis rules.risks".split(),
    Module("any", ""),
)


@pytest.mark.parametrize(
    ("importer", "text", "reason"),
    [
        ("document", "from hypercare_cli import load", "load is above document"),
        ("load", "from hypercare_cli.document import read", None),
        ("load", "if TYPE_CHECKING:\n    import hypercare_cli.files", "files is above load"),
        ("load", "def f():\n    from hypercare_cli.rules.kpis import x", "rules is above load"),
        ("baseline", "from hypercare_cli.cache import load", "baseline and cache are siblings"),
        ("rules.kpis", "from . import risks", "files of rules/ do not import each other"),
        (
            "rules.kpis",
            "from hypercare_cli import rules",
            "files of rules/ do not import each other",
        ),
        ("rules.kpis", "from ..plan.kpis import Kpi", None),
        ("plan.kpis", "from hypercare_cli.plan.kpis import Kpi", None),
        ("cli.app", "from .score import score", "a command is imported by nobody"),
        ("cli.score", "from hypercare_cli.cli.app import App", None),
    ],
)
def test_an_import_is_judged(importer: str, text: str, reason: str | None) -> None:
    module = Module(importer, text)
    (imported,) = code.own_imports(module, KNOWN)
    assert (misplaced(module, imported) or "").startswith(reason or "")
    assert (misplaced(module, imported) is None) == (reason is None)


@pytest.mark.parametrize(
    ("name", "text", "fires"),
    [
        ("load", "import yaml", True),
        ("builder", "from yaml._yaml import CParser", False),
        ("edit", "from ruamel.yaml import YAML", False),
        ("pages.qbr", "def f():\n    import typer.main", True),
        ("pages.qbr", "import docx", True),
        ("renderers.excel", "import xlsxwriter", False),
        ("cli.score", "from openpyxl import Workbook", True),
    ],
)
def test_a_fence_stops_a_package(name: str, text: str, fires: bool) -> None:
    assert bool(fenced(Module(name, text))) == fires


@pytest.mark.parametrize(
    ("name", "text", "fires"),
    [
        ("load", "import datetime as dt\ndt.date.today()", True),
        ("load", "from datetime import date as d\nf(default=d.today)", True),
        ("load", "plan.today()", False),
        ("load", "from time import time\ntime()", True),
        ("cli.app", "from datetime import datetime\ndatetime.now(zone)", False),
        ("load", "print(1)", True),
        ("load", "import os\nos.environ['X']", True),
        ("load", "def open(): ...\nplan.open", False),
        ("load", "open('x')", True),
        ("cli.app", "open('x')", True),
        ("load", "path.read_text()", True),
        ("load", "from pathlib import Path\nPath('x').open()", True),
        ("files", "path.write_bytes(b'')", False),
        ("cli.app", "from hypercare_cli import files\nfiles.read_text('x')", False),
    ],
)
def test_the_world_is_seen(name: str, text: str, fires: bool) -> None:
    assert bool(worldly(Module(name, text))) == fires


def test_a_circle_is_found_through_a_third() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert {name for name in graph if name in code.reachable(graph, name)} == {"a", "b", "c"}


def test_the_length_of_a_function_leaves_out_its_docstring() -> None:
    text = 'class A:\n    def f(self):\n        """One.\n\n        Two.\n        """\n        return 1\n'
    assert list(code.functions(Module("x", text))) == [("A.f", 2)]
