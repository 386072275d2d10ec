"""A page as Markdown, read with a CommonMark parser: tables, lists, a diagram, and no other markup."""

from datetime import date

import pytest
from markdown_it import MarkdownIt

from hypercare_cli.blocks import (
    Badge,
    Bullets,
    Column,
    Facts,
    Heading,
    Page,
    Paragraph,
    Span,
    Table,
    Timeline,
)
from hypercare_cli.renderers import markdown_page
from tests.hostile import STRINGS
from tests.timelines import WORDS

DAY = date(2026, 1, 5)
OWN = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "code_inline",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "strong_open", "strong_close",
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open",
    "tr_close", "th_open", "th_close", "td_open", "td_close", "fence",
}  # fmt: skip


def test_each_block():
    page = Page(
        "Schedule – A plan",
        (
            Facts((("As of", "5 Jan 2026 (T0)"), ("Colour", Badge("amber", "amber")))),
            Heading("Dates", 2),
            Table(
                (Column("Task"), Column("Slip", "right")),
                (("A-1 Load", "+3"), ("two\nlines", "−1")),
                "Slip by cause",
            ),
            Paragraph("* critical", "note"),
            Bullets(("One", "Two | three")),
        ),
    )
    assert (
        markdown_page.render(page)
        == """\
# Schedule – A plan

- **As of** – 5 Jan 2026 (T0)
- **Colour** – ▲ amber

### Dates

Slip by cause

| Task | Slip |
| --- | ---: |
| `A-1` Load | +3 |
| two<br>lines | −1 |

`*` critical

- One
- Two `|` three
"""
    )


def test_a_timeline_is_a_diagram():
    span = Span("Go-live", DAY, DAY, "planned")
    drawn = Timeline("Roadmap", (span,), ((DAY, "T0"),), (DAY, "today"), WORDS)
    text = markdown_page.render(Page("P", (drawn,)))
    (fence,) = [token for token in MarkdownIt().parse(text) if token.type == "fence"]
    assert fence.info == "mermaid"
    assert fence.content.startswith("gantt\n")


@pytest.mark.parametrize("text", STRINGS)
def test_no_text_of_a_plan_is_markup(text: str):
    span = Span(text, DAY, DAY, "planned")
    drawn = Timeline(text, (span,), ((DAY, "T0"),), (DAY, text), WORDS, text)
    blocks = (
        Facts(((text, text),)),
        Heading(text),
        Table((Column(text), Column("x")), ((text, "x"),)),
        Paragraph(text),
        Bullets((text,)),
        drawn,
    )
    found = MarkdownIt("commonmark").enable("table").parse(markdown_page.render(Page("P", blocks)))
    tokens = [token for block in found for token in (block, *(block.children or ()))]
    kinds = {token.type for token in tokens}
    html = {token.content for token in tokens if token.type == "html_inline"}
    assert kinds - {"html_inline"} <= OWN
    assert html <= {"<br>"}
    assert sum(token.type == "tr_open" for token in tokens) == 2
    assert sum(token.type == "fence" for token in tokens) == 1
