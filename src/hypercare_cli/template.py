"""What a company template offers: who plays which role, what was missing, what is taken out."""

from typing import Literal, NamedTuple

from hypercare_cli.i18n.message import Message


class Role(NamedTuple):
    """A style or layout that the documents need.

    `name` is what the template calls it; empty where it has none, and `instead` says what is used.
    """

    key: str
    name: str
    instead: str = ""


class Template(NamedTuple):
    """A template as it will be used. Sizes are in points; `removed` counts what is taken out.

    `remarks` are keys of what else is worth knowing: `cover-kept`, `no-footer`, …
    """

    kind: Literal["word", "powerpoint"]
    width: float
    height: float
    roles: tuple[Role, ...]
    removed: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[Role, ...]:
        """The roles that something else plays."""
        return tuple(role for role in self.roles if not role.name)


class Unusable(Exception):
    """A template that passed the guard and still cannot be used."""

    def __init__(self, said: Message, hint: Message):
        super().__init__(said.text)
        self.said = said
        self.hint = hint
