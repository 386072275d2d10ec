"""A page as Markdown: tables, lists, and timelines as Mermaid; no text of a plan is markup."""

from collections.abc import Iterable, Iterator

from hypercare_cli.blocks import (
    Badge,
    Block,
    Bullets,
    Cell,
    Checklist,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
    Timeline,
    Trend,
)
from hypercare_cli.renderers import mermaid
from hypercare_cli.renderers.badges import SYMBOLS
from hypercare_cli.renderers.inline import cell as safe_cell
from hypercare_cli.renderers.inline import code, inline
from hypercare_cli.renderers.plain import harmless, one_line

ALIGNED = {"left": "---", "right": "---:", "centre": ":---:"}


def render(page: Page) -> str:
    """The page under its title, a blank line between blocks."""
    parts = [f"# {line(page.title)}", *filter(None, map(written, page.blocks))]
    return harmless("\n\n".join(parts)) + "\n"


def written(block: Block) -> str:
    """A block without the line end; nothing for what only paper has."""
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {line(block.text)}"
    if isinstance(block, Paragraph):
        return code(one_line(block.text)) if block.tone == "command" else line(block.text)
    if isinstance(block, Bullets):
        return "\n".join(f"- {line(item)}" for item in block.items)
    if isinstance(block, Checklist):
        return "\n".join(f"- [{'x' if done else ' '}] {line(item)}" for item, done in block.items)
    if isinstance(block, Facts):
        # a dash: French puts a space before a colon, English does not
        return "\n".join(f"- **{line(label)}** – {cell(value)}" for label, value in block.pairs)
    if isinstance(block, Table):
        return "\n".join(rows(block))
    if isinstance(block, Timeline):
        return f"```mermaid\n{mermaid.render(block)}```"
    return line(getattr(block, "summary", ""))


def rows(block: Table) -> Iterator[str]:
    """The title above, the header, its ruler, the rows."""
    if block.caption:
        yield f"{line(block.caption)}\n"
    yield row(cell(column.title) for column in block.columns)
    yield row(ALIGNED[column.align] for column in block.columns)
    yield from (row(map(cell, found)) for found in block.rows)


def row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def cell(value: Cell) -> str:
    """What a cell says, on one line: a line end of ours becomes that of a table."""
    if isinstance(value, Badge):
        return f"{SYMBOLS[value.colour]} {safe_cell(value.word)}"
    text = value.word if isinstance(value, Trend) else value
    return "<br>".join(safe_cell(part) for part in text.split("\n"))


def line(text: str) -> str:
    return inline(one_line(text))
