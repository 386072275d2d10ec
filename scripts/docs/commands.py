"""docs/commands.md: the help of each command, from the commands themselves."""

from typing import Any

import typer
from typer.main import get_command

from hypercare_cli.cli.app import COMMANDS, app
from scripts.docs.markdown import blocks, code, table

INTRO = """\
# Commands

`hypercare COMMAND --help` (or `-h`) says the same in the terminal. Results go to standard output, everything
else to standard error.

| exit code | meaning |
|---|---|
| 0 | clean |
| 1 | faults (`validate`), a bound not met (`score --fail-under`), a document out of date (`verify`) |
| 2 | wrong usage, a file that cannot be read, or a plan that cannot be loaded |
| 3 | a bug, or a disk that refuses |
| 130 | interrupted |

Colours follow `NO_COLOR`, then `FORCE_COLOR` or `CLICOLOR_FORCE`, then whether a person looks at a terminal.
`hypercare --version` prints the version, `hypercare --debug COMMAND …` shows the traceback of a bug, and
`hypercare --install-completion` completes commands in your shell.
"""


def page() -> str:
    """The whole page."""
    group: Any = get_command(app)
    context = typer.Context(group, info_name="hypercare")
    listing = table(
        ("command", "does"),
        ((f"[{name}](#hypercare-{name})", does) for name, does in COMMANDS.items()),
    )
    return blocks((INTRO, listing, *(command(group, context, name) for name in COMMANDS)))


def command(group: Any, context: typer.Context, name: str) -> str:
    """One command: what it does, how it is called, and its parameters."""
    found = group.get_command(context, name)
    parameters = found.get_params(typer.Context(found, info_name=name, parent=context))
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join(["hypercare", name, "[OPTIONS]", *map(placeholder, arguments)])
    rows = [(code(placeholder(argument)), says(argument)) for argument in arguments]
    rows += [(code(spelling(option)), says(option)) for option in options]
    return blocks(
        (
            f"## `hypercare {name}`",
            *unfolded(found.help or ""),
            f"```\n{usage}\n```",
            table(("argument or option", "meaning"), rows),
        )
    )


def unfolded(text: str) -> list[str]:
    """The paragraphs of a help text, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def placeholder(argument: Any) -> str:
    """`PLAN`, in brackets where it may be left out."""
    name = (argument.metavar or argument.name.upper()).replace("[", "").replace("]", "")
    dots = "..." if argument.nargs == -1 else ""
    name = name.removesuffix("...")
    return f"{name}{dots}" if argument.required else f"[{name}]{dots}"


def spelling(option: Any) -> str:
    """`-o, --output FILE`."""
    names = ", ".join([*sorted(option.opts, key=len), *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"


def says(parameter: Any) -> str:
    """The help of a parameter, with its default where that is a word."""
    default = parameter.default if parameter.param_type_name == "option" else None
    told = f" Default: {code(default)}." if isinstance(default, str) else ""
    return f"{parameter.help or ''}{told}"
