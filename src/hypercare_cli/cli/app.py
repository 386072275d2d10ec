"""The command group: loads a command when it is asked for, and turns errors into exit codes."""

import gc
import sys
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from hypercare_cli.cli.coercion import as_typed
from hypercare_cli.cli.run import Run
from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.version import VERSION

COMMANDS = {
    "init": "Start a plan: a commented YAML file that validates.",
    "demo": "The example plan with all figures and documents.",
    "record": "Add an entry: a measurement, an action, a risk, a session …",
    "set": "Give one field another value.",
    "done": "Mark an action or a task as done.",
    "sign": "Sign a criterion of a milestone.",
    "validate": "Every fault of a plan, with file, line and how to mend it.",
    "status": "The one-page dashboard.",
    "next": "The work of the week: who does what first.",
    "gate": "Whether a milestone can be passed, and what is missing for it.",
    "schedule": "Dates, forecast, slip against baselines, and the Gantt chart.",
    "score": "The health score: dimensions, contributions, ways up.",
    "roi": "Value, budget, return and payback, line by line.",
    "ttv": "Time to value, or how far it is.",
    "rag": "Red, amber, green by stream, and why.",
    "kpi": "Each KPI against its baseline and target.",
    "metrics": "Every figure of the catalogue.",
    "explain": "How a figure is made, with file and line.",
    "playbooks": "Which playbooks fire, and the actions that they propose.",
    "change": "People and change: whom to win over, and what is due.",
    "report": "Write a document: plan (Word), qbr (PowerPoint), ledger (Excel).",
    "template": "Whether a company template can be used, and what is missing.",
    "verify": "Which plan a document came from, and what changed since.",
    "sync": "Bring an edited ledger (Excel) back into the plan.",
    "rules": "Every rule of validate: code, name, severity.",
    "schema": "The JSON Schema of a plan, for editors.",
}
"""Name → one line of help; the module of the same name in `cli/` has the command (that of `set` is
`set_`, as Python has a `set`)."""


GARBAGE = 100_000
"""Objects between two collections: plans are trees that free themselves, a look at each is wasted."""


class LazyGroup(TyperGroup):
    """Lists its commands from a table and imports one only to run it or to show its help."""

    def get_params(self, ctx: Any) -> Any:
        return as_typed(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        from hypercare_cli.cli.command import command

        name = "set_" if cmd_name == "set" else cmd_name
        module = import_module(f"hypercare_cli.cli.{name}")
        return command(cmd_name, getattr(module, name), module.__doc__)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name in COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise unknown(name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def unknown(name: str) -> HypercareError:
    """A command that there is not, with the one that is nearest: `status` for `statut`."""
    from hypercare_cli.values import nearest

    close = nearest(name, tuple(COMMANDS))
    return HypercareError(
        message("there is no command {name}", name=name),
        message("Did you mean `hypercare {close}`?", close=close)
        if close
        else message("`hypercare --help` lists the commands."),
    )


app = typer.Typer(
    cls=LazyGroup,
    name="hypercare",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", help="Print the version."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of a bug."),
) -> None:
    """One onboarding plan per customer in YAML: figures, checks and documents come from it."""
    if version:
        typer.echo(f"hypercare {VERSION}")
        raise typer.Exit()


def run() -> NoReturn:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage or input, 3 a bug or I/O, 130."""
    gc.set_threshold(GARBAGE)
    Run.current = Run()
    try:
        app(prog_name="hypercare")
    except HypercareError as error:
        fail(error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fail(HypercareError(message("the system says: {reason}", reason=reason), exit_code=BROKEN))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        lines = str(error).splitlines() or [""]
        print(f"hypercare: bug: {type(error).__name__}: {lines[0]}", file=sys.stderr)
        print("Run it again with `hypercare --debug …` for the details.", file=sys.stderr)
        sys.exit(BROKEN)
    finally:
        tell()
    sys.exit(0)


def tell() -> None:
    """What -v asks for, on standard error after everything else."""
    for said in Run.current.told():
        from hypercare_cli.cli.output import Output

        out = Output.of_run()
        out.error(out.words.say(said))


def fail(error: HypercareError) -> NoReturn:
    """Say what could not be done, in the language of the run."""
    from hypercare_cli.cli.output import Output

    Output.of_run().problem(error)
    sys.exit(error.exit_code)
