"""The JSON Schema (draft-07) of a plan, for editors that complete and check while you type."""

from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.i18n.words import Words
from hypercare_cli.schema import json_schema


def schema(output: options.OutputFile = None, force: options.Force = False) -> None:
    Output(Words("en")).data(json_schema(), output, force=force)
