"""The core properties of an Office document: what it is, where it comes from, in which language."""

from datetime import UTC, datetime, time
from typing import Any

from hypercare_cli.blocks import Deck, Report
from hypercare_cli.charts.office import LOCALE
from hypercare_cli.clean import clean

LONGEST = 255


def describe(properties: Any, document: Report | Deck) -> None:
    """Title, origin and language; no name of a person, no time but the as-of date.

    `properties` are those of python-docx or of python-pptx, which are alike.
    """
    stamp = document.stamp
    properties.title = short(document.title)
    properties.subject = short(document.subtitle)
    properties.author = properties.last_modified_by = short(stamp.plan)
    properties.identifier = short(f"{stamp.plan} {stamp.as_of} {stamp.digest}")
    properties.version = short(stamp.revision)
    properties.comments = short(stamp.tool)
    properties.language = LOCALE[document.language]
    properties.created = properties.modified = datetime.combine(stamp.as_of, time(), UTC)
    properties.revision = 1


def short(text: str) -> str:
    """A property: one line, as long as the format allows."""
    return " ".join(clean(text).split())[:LONGEST]
