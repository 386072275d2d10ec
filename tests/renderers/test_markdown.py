"""The comment on a pull request: read with a CommonMark parser, nothing of a plan is markup."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hypercare_cli.renderers import markdown
from hypercare_cli.renderers.inline import inline
from hypercare_cli.renderers.plain import one_line
from tests.checking import FAULTY, HOSTILE, checked, finding, of, plan, planted_commands
from tests.plans import HEAD

ALLOWED = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close", "inline", "text", "code_inline",
    "strong_open", "strong_close",
}  # fmt: skip
# What services make links, names or pictures of, outside code.
REFERENCE = re.compile(
    r"@\w|[#!&~%$^]\w|GH-\d|://|www\.|\w\.[a-z]{2}|:\w+:|\b[0-9a-f]{7,40}\b|[<>\[\]|*\\]"
)


def tokens(text: str) -> list[Token]:
    """Every block and inline token; none is a link, an image, HTML or a table."""
    found = MarkdownIt("commonmark").enable("table").parse(text)
    flat = [token for block in found for token in (block, *(block.children or ()))]
    assert {token.type for token in flat} <= ALLOWED
    return flat


def prose(text: str) -> str:
    return "\n".join(token.content for token in tokens(text) if token.type == "text")


def codes(text: str) -> list[str]:
    return [token.content for token in tokens(text) if token.type == "code_inline"]


def test_the_findings_by_file() -> None:
    text = markdown.render(
        checked(plan(FAULTY, "a.yaml"), plan(HEAD, "b.yaml"), plan(FAULTY, "c.yaml"))
    )
    assert text.splitlines()[:8] == [
        "### hypercare validate",
        "",
        "Found: 6 errors.",
        "",
        "#### `a.yaml`",
        "",
        "- 6:13 **error** `HC013 unknown-word`: “X” is not one of the words allowed here. Allowed: L, M, H.",
        "- 8:5 **error** `HC011 missing-field`: `title` is missing in `risks`. Add `title: …`.",
    ]
    assert [line for line in text.splitlines() if line.startswith("####")] == [
        "#### `a.yaml`",
        "#### `c.yaml`",
    ]


def test_a_clean_plan_is_said_to_be_clean() -> None:
    assert markdown.render(checked(HEAD)) == "### hypercare validate\n\n1 plan checked: no fault.\n"


def test_french() -> None:
    text = markdown.render(checked(FAULTY, language="fr"))
    assert "**erreur**" in text
    assert "`title` manque" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_markup(text: str) -> None:
    found = markdown.render(of(finding(text), finding("after", file=f"{text}.yaml")))
    assert planted_commands(found) == []
    assert not REFERENCE.search(prose(found))
    assert found.endswith("`after` and “after” are odd. Mend `after`.\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_of_it_is_lost(text: str) -> None:
    """The text of the list is the report, its own backticks and broken commands aside."""
    found = "".join(
        token.content for token in tokens(inline(one_line(text)))
        if token.type in {"text", "code_inline"}
    )  # fmt: skip
    assert found.replace("`", "").split() == one_line(text).replace("`", "").split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`title` is missing in `plan`", "`title` is missing in `plan`"),
        ("“@boss” is not a date", "`“@boss”` is not a date"),
        ("Allowed: due, closing_days, owner.", "Allowed: due, closing_days, owner."),
        ("2026-02 has 28 days, 12.5 %", "2026-02 has 28 days, 12.5 %"),
        ("1er mars 2026", "1er mars 2026"),
        ("see deadbeef", "see `deadbeef`"),
        ("l’id `a` n’est pas « b\u00a0»", "l’id `a` n’est pas « b\u00a0»"),
        ("a ` b", "a `` ` `` b"),
        ("$`x`$", "`$x$`"),
        ("a_b __c__", "a_b `__c__`"),
    ],
)
def test_ordinary_words_stay_prose(text: str, shown: str) -> None:
    assert inline(text) == shown


def test_a_comment_is_cut_below_the_limit_and_says_so() -> None:
    findings = [finding(f"word{number}") for number in range(3_000)]
    text = markdown.render(of(*findings))
    assert 60_000 < len(text.encode()) <= markdown.LARGEST < 65_536
    listed = text.count("\n- ")
    left = 3_000 - listed
    assert text.splitlines()[2] == "Found: 3,000 errors."
    assert text.endswith(
        f"{left:,} more findings are left out here; `hypercare validate` shows them all.\n"
    )


def test_one_more_is_said_in_the_singular() -> None:
    assert markdown.left_out(of(), 1).startswith("\n1 more finding is left out here")


def test_bytes_are_counted_not_letters() -> None:
    text = markdown.render(of(*[finding("😀" * 900) for _ in range(40)]))
    assert len(text.encode()) <= markdown.LARGEST


def test_broken_commands_count_too() -> None:
    text = markdown.render(of(*[finding("##[x]" * 150) for _ in range(60)]))
    assert len(text.encode()) <= markdown.LARGEST
