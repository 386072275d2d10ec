"""A timeline in a terminal: a line a row, with a sign and a colour for each state."""

from collections.abc import Callable

from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

from hypercare_cli.blocks import Timeline
from hypercare_cli.charts.gantt import ASCII_SIGNS, SIGNS, Gantt, Piece, Role
from hypercare_cli.renderers.plain import one_line, visible

STYLES: dict[Role, str] = {
    "done": "green",
    "current": "cyan",
    "late": "bold red",
    "planned": "blue",
    "blank": "",
    "tick": "dim",
    "today": "yellow",
    "agreed": "magenta",
    "critical": "bold red",
}
BESIDE = 4
"""Columns that the sign of what is critical, and the gaps, take."""
Words = Callable[[str, str], Text]
"""A text in a style, as this terminal can show it."""


def gantt(block: Timeline, width: int, words: Words, held: str, *, unicode: bool) -> Group:
    """The sign of what is critical, the name, the days; then what the signs mean.

    `held` stands for a space at which no line ends.
    """
    indent = "  " if len({span.task for span in block.spans}) > 1 else ""
    widest = max((cell_len(visible(span.name)) for span in block.spans), default=0)
    room = min(widest + len(indent), width * 2 // 5)
    drawing = Gantt(block, width - room - BESIDE, SIGNS if unicode else ASCII_SIGNS)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(width=room, overflow="ellipsis" if unicode else "crop", no_wrap=True)
    grid.add_column(width=drawing.columns, no_wrap=True)
    days, line = drawing.axis()
    grid.add_row("", "", words(days, STYLES["tick"]))
    grid.add_row("", "", styled(line))
    for span in block.spans:
        mark = Text(drawing.signs.critical if span.critical else "", style=STYLES["critical"])
        name = words(one_line(span.name), "" if span.task else "bold")
        grid.add_row(mark, Text(indent if span.task else "") + name, styled(drawing.row(span)))
    return Group(grid, Text(""), legend(drawing, words, held))


def legend(drawing: Gantt, words: Words, held: str) -> Text:
    """Signs and their names in a line; a sign stays with its name where the line wraps."""
    entries = []
    for piece, name in drawing.legend():
        named = f" {words(name, '').plain}".replace(" ", held)
        entries.append(styled([piece]) + Text(named))
    return Text("  ").join(entries)


def styled(pieces: list[Piece]) -> Text:
    return Text.assemble(*((piece.text, STYLES[piece.role]) for piece in pieces))
