"""The measure of text: widths of Arial, lines, and where a text is cut."""

import pytest

from hypercare_cli import extent


def test_widths_are_those_of_arial():
    assert extent.width("W", 10) == pytest.approx(9.44)
    assert extent.width("▲", 10, bold=True) == pytest.approx(9.9)
    assert extent.width("é", 10) == extent.width("e", 10)


@pytest.mark.parametrize("text", ["one two three four five six seven", "x" * 200, "a\nb\nc d e"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_cut_fits_and_loses_nothing_but_the_space(text, count):
    head, tail = extent.cut(text, 60, 10, count)
    assert extent.lines(head, 60, 10) <= count
    assert (head + tail).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace(
        "\n", ""
    )


def test_a_cut_lies_between_words():
    head, tail = extent.cut("one two three four five six", 60, 10, 1)
    assert (head, tail) == ("one two", "three four five six")


def test_what_fits_is_not_cut():
    assert extent.cut("short", 60, 10, 1) == ("short", "")


def test_at_least_a_letter_stays():
    assert extent.cut("WWW", 1, 40, 1) == ("W", "WW")
