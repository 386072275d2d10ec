"""The section `customer`: who the software is rolled out at, and how far."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, Rank, Text


class Perimeter(Entry):
    """What is inside: products, zones, domains and techniques."""

    products: tuple[Text, ...] = ()
    zones: tuple[Text, ...] = ()
    domains: tuple[Text, ...] = ()
    techniques: tuple[Text, ...] = ()


class UseCase(Entry):
    id: Annotated[str, IdKind("use_cases")]
    title: Text
    rank: Rank | None = None


class Customer(Entry):
    """Key facts about the customer."""

    name: Text
    sector: Text | None = None
    summary: Text | None = None
    facts: tuple[Text, ...] = ()
    perimeter: Perimeter | None = None
    use_cases: tuple[UseCase, ...] = ()
