"""Every rule of `validate`: code, name, severity and message."""

from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.pages.check import rules_data, rules_page


def rules(
    lang: options.Lang = None,
    form: options.Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
) -> None:
    options.one_of(form, options.FORMS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    out = Output(Words("fr" if lang == "fr" else "en"), no_color=no_color)
    if form == "json":
        out.data(rules_data(out.words), output, force=force)
    else:
        out.page(rules_page(out.words), output, force=force)
