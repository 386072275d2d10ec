"""What an Office file can hold of a text."""

import pytest

from hypercare_cli.clean import clean


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x00\x1b\x7f\x9f", "\ufffd" * 4),
        ("x\ud800y", "x\ufffdy"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("\u202e\u200b\u00a0é😀", "\u202e\u200b\u00a0é😀"),
    ],
)
def test_clean(text: str, held: str) -> None:
    assert clean(text) == held
