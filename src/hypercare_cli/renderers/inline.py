"""Text of a plan inside Markdown: a word stays prose, or becomes code in which nothing is markup.

Services turn much more than links into links: `@name`, `#12`, `!12`, `GH-12`, a commit, an address.
So a word stays prose only if it is letters or figures with ordinary punctuation; every other word
becomes code, where no service looks for anything.
"""

import re

from hypercare_cli.renderers.plain import one_line

SPACES = " \u00a0\u202f"
PIECE = re.compile(f"`([^`]+)`|([{SPACES}]+)|([^`{SPACES}]+|`)")
PROSE = re.compile(
    r"[(«“]*"
    r"(?:[^\W\d_]+(?:[_'’-][^\W\d_]+)*|[+−]?[0-9]+(?:[.,:-][0-9]+)*|1er|T0|T\+[0-9]+|[–—→])?"
    r"[)»”’.,;:!?…%]*"
)
COMMIT = re.compile(r"\W*[0-9a-fA-F]{7,}\W*")


def inline(text: str) -> str:
    """One line of text in which nothing is markup but code."""
    pieces: list[tuple[bool, str]] = []
    for quoted, space, word in PIECE.findall(text):
        plain = bool(space) or (not quoted and is_prose(word))
        piece = quoted or space or word
        if pieces and pieces[-1][0] == plain:  # two codes side by side would run into each other
            piece = pieces.pop()[1] + piece
        pieces.append((plain, piece))
    return "".join(piece if plain else code(piece) for plain, piece in pieces)


def is_prose(word: str) -> bool:
    return bool(PROSE.fullmatch(word)) and not COMMIT.fullmatch(word)


def code(text: str) -> str:
    """A code span that holds any line: its fence is as long as no run of backticks within."""
    runs = [len(run) for run in re.findall("`+", text)]
    fence = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
    pad = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def cell(text: str) -> str:
    """A text that stays in its cell of a table."""
    return inline(one_line(text)).replace("|", "\\|")
