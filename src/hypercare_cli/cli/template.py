"""Whether a Word or PowerPoint file of your company can be the template of documents, and what is missing."""

from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output, language_of_run
from hypercare_cli.documents import given_template, template_offer
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.pages.template import template_data, template_page

ACTIONS = ("check",)


def template(
    action: Annotated[str, typer.Argument(metavar="check", show_default=False)],
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .docx, .dotx, .pptx or .potx.")],
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="fr|en", help="Language; default the system's.")
    ] = None,
    form: options.Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
) -> None:
    options.one_of(action, ACTIONS, "template")
    options.one_of(form, options.FORMS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    words = Words("fr" if (lang or language_of_run()) == "fr" else "en")
    out = Output(words, no_color=no_color)
    offer = template_offer(given_template(files.read_office(file), file))
    if form == "json":
        out.data(template_data(offer), output, force=force)
    else:
        out.page(template_page(offer, file, words), output, force=force)
