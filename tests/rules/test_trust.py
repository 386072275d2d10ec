"""Characters that nobody sees: where they stand, and where a script needs them."""

import pytest

from tests.hits import found
from tests.plans import HEAD, spot

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def spots(code: str, sections: str) -> list[str]:
    return [spot(finding) for finding in found(code, HEAD + sections)]


def titled(text: str) -> str:
    return f"customer: {{name: {text}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "Été – « déjà » 1\u202f000\u00a0€ ’ →",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "❤\ufe0f\u200d\U0001f525",
        "می\u200cخواهم",
        "שלום\u200f!",
        FLAG,
        r"'C:\u200b \x1b \u202e'",
        '"\\u00e9 \\n \\t \\\\u202e"',
    ],
)
def test_what_a_script_needs_is_left_alone(text) -> None:
    for code in ("HC901", "HC902", "HC903"):
        assert spots(code, titled(text)) == []


@pytest.mark.parametrize(
    ("code", "character"),
    [
        ("HC901", "\u202e"),
        ("HC901", "\u2066"),
        ("HC902", "\u200b"),
        ("HC902", "\u200d"),
        ("HC902", "\u200f"),
        ("HC902", "\u00ad"),
        ("HC902", "\ufeff"),
        ("HC902", "\U000e0065"),
    ],
)
def test_as_it_stands_it_is_found_to_the_column_and_as_an_escape_at_its_text(
    code, character
) -> None:
    assert spots(code, titled(f"ab{character}c{character}")) == [f"3:20 {code}"]
    assert spots(code, titled(f'"ab{character}c"')) == [f"3:21 {code}"]
    escape = f'"ab\\U{ord(character):08x}c"'
    assert spots(code, titled(escape)) == [f"3:18 {code}"]


def test_keys_and_comments_are_looked_at_too() -> None:
    assert spots("HC901", "# approve \u202enothing\nglossary: {a: b}\n") == ["3:11 HC901"]
    assert spots("HC902", "glossary: {a\u200bb: c}\n") == ["3:13 HC902"]
    assert spots("HC902", 'glossary: {"a\\u200bb": c}\n') == ["3:12 HC902"]


def test_each_line_of_a_long_text_is_found() -> None:
    text = "customer:\n  name: X\n  summary: |\n    one\u200b\n    two\n    three\u200b\n"
    assert spots("HC902", text) == ["6:8 HC902", "8:10 HC902"]


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x1b", r"\x7f", r"\u0085", r"\L"])
def test_control_characters_come_as_escapes(escape) -> None:
    assert spots("HC903", titled(f'"a{escape}b"')) == ["3:18 HC903"]
    assert spots("HC903", titled(f'"a\\{escape}b"')) == []
