"""A text written as YAML reads back equal, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.document import read
from hypercare_cli.method.method import plain
from hypercare_cli.quoting import Unwritable, written
from hypercare_cli.source import File

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def read_back(text: str) -> object:
    """The text as a value of a block, of a list and of a map between braces."""
    yaml = (
        f"block: {written(text)}\nlist: [{written(text)}, x]\nmap: {{a: {written(text)}, b: x}}\n"
    )
    document, findings = read((File("plan.yaml", yaml),))
    assert not findings
    return plain(document)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "yes",
            "No",
            "on",
            "n",
            "true",
            "null",
            "~",
            "",
            " ",
            "010",
            "1_000",
            "1e3",
            ".inf",
            "0x1f",
        ],
        *[
            "2026-01-01",
            "08:30",
            "a: b #c",
            "a:",
            "#a",
            "- x",
            "-",
            "---",
            "...",
            "? x",
            "!x",
            "&x",
            "*x",
        ],
        *[
            "[a]",
            "{a: b}",
            "a, b",
            "it's",
            '"quoted"',
            "back\\slash",
            "%YAML",
            "@x",
            "`x`",
            "|",
            ">",
        ],
        *[
            "two\nlines",
            "\ttab",
            "trailing ",
            " leading",
            "\r\n",
            "\x00\x07\x1b[31m",
            "\x85\u2028\u2029",
        ],
        *[
            "🚀 go",
            "👩\u200d💻",
            "e\u0301",
            "\ufeffbom",
            "\u202eright to left",
            "« là »\u00a0: 5\u202f%",
            "日本語",
        ],
        *["<<", "=1+1", "{{ 7*7 }}", "{% if %}", "{name}", "<b>", "[/x]", "x" * 5000],
    ],
)
def test_a_hostile_text_reads_back(text: str) -> None:
    assert read_back(text) == {"block": text, "list": (text, "x"), "map": {"a": text, "b": "x"}}


@given(TEXTS)
def test_any_text_reads_back(text: str) -> None:
    assert read_back(text) == {"block": text, "list": (text, "x"), "map": {"a": text, "b": "x"}}


@given(TEXTS)
def test_nothing_hidden_and_no_line_break_is_written(text: str) -> None:
    assert all(c.isprintable() or c in "\u00a0\u202f" for c in written(text))


def test_a_plain_text_stays_plain() -> None:
    assert written("Réunion d’équipe (T+30) – 5 %") == "Réunion d’équipe (T+30) – 5 %"
    assert written("Three, or more") == "'Three, or more'"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Unwritable, match=r"U\+DCFF"):
        written("x\udcff")
