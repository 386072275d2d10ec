"""The texts that a plan is read from, and how large they may be."""

from typing import NamedTuple

SUFFIXES = (".yaml", ".yml")


class Limits(NamedTuple):
    """How large a plan may be; nothing expensive happens before these are checked."""

    bytes: int = 2 * 1024 * 1024
    scalar: int = 64 * 1024
    keys: int = 2_000
    nodes: int = 50_000
    depth: int = 64


LIMITS = Limits()


class Tally:
    """How much of a plan has been read so far, over all its files."""

    def __init__(self) -> None:
        self.bytes = 0
        self.nodes = 0


class File(NamedTuple):
    """One text of a plan; `name` is what messages call it."""

    name: str
    text: str


def is_plan_file(name: str) -> bool:
    """Whether a file of that name in the folder of a plan is a part of it."""
    return name.endswith(SUFFIXES) and not name.startswith(".")
