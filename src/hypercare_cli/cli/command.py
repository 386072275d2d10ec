"""What every command has without a line of its own: settings behind its options, and -v."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand
from typer.main import get_command as build_command

from hypercare_cli import files
from hypercare_cli.cli.coercion import as_typed
from hypercare_cli.cli.run import Run, note
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message


def ask(asked: bool) -> None:
    Run.current.verbose = asked


def verbosity(
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Say on standard error what the result came from, and how long it took.",
            expose_value=False,
            is_eager=True,
            callback=ask,
        ),
    ] = False,
) -> None:
    """Declares an option in Typer's own way; it acts by itself, no command takes it."""


class Command(TyperCommand):
    """A command whose parameters are left as typed, and where not typed come from the settings."""

    def get_params(self, ctx: Any) -> Any:
        return as_typed(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:  # completion has no use for settings, nor for their faults
            ctx.default_map = Defaults()
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        ctx.default_map = None  # help is the same everywhere, even where settings have a fault
        super().format_help(ctx, formatter)


def command(name: str, function: Callable[..., None], help_: str | None) -> Any:
    """A function as the command of that name, with -v."""
    found = built(function, name, help_)
    found.params += built(verbosity).params
    return found


def built(function: Callable[..., None], name: str | None = None, help_: str | None = None) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, help=help_)(function)
    return build_command(app)


class Defaults(dict[str, Any]):
    """Parameter → its setting; looks for the file when first asked, so never for --help."""

    looked = False

    def get(self, key: str, default: Any = None) -> Any:
        if not self.looked:
            self.looked = True
            self.update(settings(Path.cwd()))
            Run.current.settings = self
        return super().get(key, default)


def settings(here: Path) -> Mapping[str, Any]:
    """Those of the nearest file that has any, from a folder up to the root of its repository."""
    for found in files.settings_files(here, home_folder()):
        from hypercare_cli.settings import PATHS, read  # few have such a file: nobody else pays

        name = files.nearby(found.path, here)
        section = ("tool", "hypercare") if found.path.name == files.PROJECT else ()
        values = read(name, found.text, section)
        if values is None:
            continue
        note(message("settings: {file} ({keys})", file=name, keys=tuple(values)))
        return {
            key.replace("-", "_"): placed(found, here, key, value) if key in PATHS else value
            for key, value in values.items()
        }
    note(message("settings: none"))
    return {}


def placed(found: files.SettingsFile, here: Path, key: str, value: Any) -> str:
    """A path of the settings as seen from here; refused where it leads out of the repository."""
    target = found.path.parent / value
    if found.root not in target.resolve().parents:
        name = files.nearby(found.path, here)
        raise HypercareError(
            message("{file}: the path of {key} leads out of the repository", file=name, key=key)
        )
    return files.nearby(target, here)


def home_folder() -> Path | None:
    """The user's; None where the system does not say."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None
