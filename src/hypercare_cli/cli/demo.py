"""The example plan, its figures and documents, and where they are: the first thing to run."""

from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from hypercare_cli import files, resources
from hypercare_cli.analysis import analyse
from hypercare_cli.blocks import Page, Paragraph
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.cli.session import Session, write_documents
from hypercare_cli.documents import KINDS
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.pages.dashboard import dashboard_page
from hypercare_cli.pages.score import score_page

AS_OF = date(2026, 4, 5)
PLANS = {"fr": ("mini-case", "full-case"), "en": ("mini-case-en", "full-case-en")}


def demo(
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ] = "hypercare-demo",
    lang: Annotated[str, typer.Option("--lang", metavar="fr|en", help="Language.")] = "en",
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(lang, LANGUAGES, "--lang")
    out = Output(Words("fr" if lang == "fr" else "en"), no_color=no_color, quiet=quiet)
    mini, full = (
        session(copied(name, Path(output), force), out) for name in PLANS[out.words.language]
    )
    out.page(score_page(mini.analysis, out.words))
    out.text("\n")
    out.page(dashboard_page(full.analysis, out.words))
    out.text("\n")
    write_documents(full, tuple(KINDS), Path(output), force=force)
    out.page(next_page(out.words, full.path))


def copied(name: str, output: Path, force: bool) -> Path:
    """A copy of an example plan to play with; one that was edited stays as it is."""
    source, target = resources.resource("examples", name), output / name
    for path in sorted(source.rglob("*")):
        if path.is_file() and path.name != "expected.json":
            copy = target / path.relative_to(source)
            if force or not copy.exists():
                files.write(copy, resources.data(path), force=force)
    return target


def session(folder: Path, out: Output) -> Session:
    analysis = analyse(files.read_plan(str(folder)), AS_OF, files.digests(folder))
    return Session(analysis, out, folder.as_posix())


def next_page(words: Words, path: str) -> Page:
    """What to try next."""
    path = quote(path)
    commands = (
        f"hypercare explain health.score {path} --as-of {AS_OF}",
        f"hypercare roi {path} --as-of {AS_OF}",
        f"hypercare validate {path} --as-of {AS_OF}",
        "hypercare init my-customer",
    )
    title = words.say("Try next")
    return Page(title, tuple(Paragraph(f"  {command}", "command") for command in commands))
