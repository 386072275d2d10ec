"""What a module imports, calls and how long it is, read from its syntax tree without running it."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PACKAGE = "hypercare_cli"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One source file; `name` is dotted, without the package: `plan.model`, `rules` for its `__init__`."""

    name: str
    text: str = field(repr=False)
    is_package: bool = False

    @property
    def top(self) -> str:
        """The name that has a place in the layers."""
        return self.name.split(".")[0]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


def modules(source: Path) -> dict[str, Module]:
    """Every module of the package folder by name; the package itself is `""`."""
    found = (module_of(path, source) for path in sorted(source.rglob("*.py")))
    return {module.name: module for module in found}


def module_of(path: Path, source: Path) -> Module:
    parts = path.relative_to(source).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, path.read_text(encoding="utf-8"), is_package)


def own_imports(module: Module, known: Mapping[str, Module]) -> set[str]:
    """Modules of the package that `module` imports, wherever the import stands in the file."""
    names = set()
    for target in import_targets(module):
        inside = target.removeprefix(f"{PACKAGE}.") if target != PACKAGE else ""
        if target.split(".")[0] != PACKAGE:
            continue
        while inside and inside not in known:
            inside = inside.rpartition(".")[0]
        if inside:
            names.add(inside)
    return names


def outside_imports(module: Module) -> set[str]:
    """Top-level names of the other packages that `module` imports."""
    return {target.split(".")[0] for target in import_targets(module)} - {PACKAGE}


def import_targets(module: Module) -> Iterator[str]:
    """Absolute dotted names; `from a import b` gives `a.b`, which may be a module or a name in one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, module)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def absolute(node: ast.ImportFrom, module: Module) -> str:
    """The dotted name after `from`, relative dots resolved."""
    if not node.level:
        return node.module or ""
    here = [PACKAGE, *module.name.split(".")] if module.name else [PACKAGE]
    up = node.level - 1 if module.is_package else node.level
    base = here[: len(here) - up]
    return ".".join([*base, *([node.module] if node.module else [])])


def aliases(module: Module) -> dict[str, str]:
    """What each imported name stands for: `dt` → `datetime`, `today` → `datetime.date.today`."""
    table = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.split(".")[0]
                table[name] = alias.name if alias.asname else name
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, module)
            table.update(
                {alias.asname or alias.name: f"{base}.{alias.name}" for alias in node.names}
            )
    return table


def uses(module: Module) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every attribute and every called name, imports resolved.

    `Path(x).open()` gives `pathlib.Path().open`, a method of an unknown value gives `?.name`.
    """
    table = aliases(module)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, dotted(node, table)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, dotted(node.func, table)


def dotted(node: ast.expr, table: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        return table.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, table)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func, table)}()"
    return "?"


def functions(module: Module) -> Iterator[tuple[str, int]]:
    """(qualified name, lines) of every function; its docstring does not count, it may be a manual."""
    yield from functions_in(module.tree, "")


def functions_in(parent: ast.AST, prefix: str) -> Iterator[tuple[str, int]]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, Function):
            yield f"{prefix}{node.name}", length(node)
        if isinstance(node, Function | ast.ClassDef):
            yield from functions_in(node, f"{prefix}{node.name}.")
        else:
            yield from functions_in(node, prefix)


def length(node: Function) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def is_docstring_only(module: Module) -> bool:
    return len(module.tree.body) == 1 and ast.get_docstring(module.tree) is not None


def reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    """Everything that `start` leads to; itself only through a circle."""
    seen: set[str] = set()
    todo = list(graph[start])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(graph[name])
    return seen
