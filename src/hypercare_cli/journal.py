"""The note of a change that takes several files: what is to be moved where, kept until all is moved.

It is read by every run that meets it, so that a run killed half-way leaves no plan half changed.
"""

import json
import re
from typing import NamedTuple

JOURNAL = ".hypercare.journal"
STAGED = ".hypercare.tmp"
"""How the name of a new file ends that waits to be moved over the old one."""
HASH = re.compile(r"[0-9a-f]{64}")


class Move(NamedTuple):
    """A file of the plan, the new one for it, and the SHA-256 of both; paths from the folder."""

    target: str
    staged: str
    before: str
    after: str


def encoded(moves: list[Move]) -> str:
    return json.dumps({"moves": moves}, indent=1) + "\n"


def moves_of(text: str) -> list[Move]:
    """The moves of a note. Raises ValueError for what this tool has not written."""
    try:
        moves = [Move(*map(str, move)) for move in json.loads(text)["moves"]]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not all(HASH.fullmatch(m.before) and HASH.fullmatch(m.after) for m in moves):
        raise ValueError("no hashes")
    if not all(m.staged.endswith(STAGED) for m in moves):
        raise ValueError("a file that is no new one")
    return moves
