"""The text of a settings file: what it gives, and what is refused with its key and a way out."""

import re
from pathlib import Path

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from hypercare_cli.settings import KINDS, LONGEST_LINE, read

FILE = "hypercare.toml"
ROOT = Path(__file__).resolve().parent.parent
ALL = """
lang = "fr"
fail-on = "warning"
min-completeness = 0.8
stage = "T+30"
select = ["HC2", "too-few-business-kpis"]
ignore = []
baseline = "checks/known.json"
cache = false
"""


def refusal(text: str, section: tuple[str, ...] = ()) -> tuple[str, str]:
    with pytest.raises(HypercareError) as caught:
        read(FILE, text, section)
    error, words = caught.value, Words("en")
    assert error.exit_code == 2
    return words.say(error.message), words.say(error.hint) if error.hint else ""


def test_each_setting_is_what_its_option_would_be() -> None:
    assert read(FILE, ALL) == {
        "lang": "fr",
        "fail-on": "warning",
        "min-completeness": "0.8",
        "stage": "T+30",
        "select": ("HC2", "too-few-business-kpis"),
        "ignore": (),
        "baseline": "checks/known.json",
        "cache": False,
    }
    assert set(read(FILE, ALL) or ()) == set(KINDS)


def test_an_empty_file_has_none() -> None:
    assert read(FILE, "") == {}
    assert read(FILE, "\ufeff# nothing yet\n".lstrip("\ufeff")) == {}


def test_a_project_file_has_a_section_or_says_nothing() -> None:
    section = ("tool", "hypercare")
    assert read("pyproject.toml", '[tool.hypercare]\nlang = "en"', section) == {"lang": "en"}
    assert read("pyproject.toml", "[tool.hypercare]", section) == {}
    assert read("pyproject.toml", '[project]\nname = "hypercare"', section) is None
    assert read("pyproject.toml", "tool = 3", section) is None
    said, _hint = refusal("tool.hypercare = 3", section)
    assert said == "hypercare.toml: the setting tool.hypercare has no usable value"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("fail_on", "Did you mean `fail-on`? Settings: lang, fail-on, "),
        ("language", "Did you mean `lang`?"),
        ("min-completness", "Did you mean `min-completeness`?"),
        ("as-of", "The day is not a setting: give it to the command with --as-of."),
        ("as_of", "The day is not a setting"),
        ("zzz", "Settings: lang, "),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest(key: str, hint: str) -> None:
    said, found = refusal(f"{key} = 1")
    assert said == f"hypercare.toml has no setting {key}"
    assert found.startswith(hint)


@pytest.mark.parametrize(
    "line",
    [
        'lang = "de"',
        "lang = true",
        "lang = ['fr']",
        'fail-on = "errors"',
        "fail-on = 1",
        "min-completeness = 80",
        "min-completeness = -0.1",
        "min-completeness = nan",
        "min-completeness = inf",
        "min-completeness = true",
        'min-completeness = "0.8"',
        'stage = ""',
        "stage = 30",
        "stage = 2026-01-05",
        'select = "HC2"',
        "select = [1]",
        'ignore = [""]',
        "ignore = {HC2 = true}",
        'baseline = "/etc/passwd"',
        'baseline = "~/known.json"',
        'baseline = "C:/known.json"',
        'baseline = "a\\\\b"',
        'baseline = "a\\u0000b"',
        'baseline = ""',
        'cache = "no"',
        "cache = 0",
    ],
)
def test_a_wrong_value_is_refused_with_what_would_do(line: str) -> None:
    key = line.split(" ")[0]
    said, hint = refusal(line)
    assert said == f"hypercare.toml: the setting {key} has no usable value"
    assert hint


@pytest.mark.parametrize(
    "text",
    [
        "lang = fr",
        "lang",
        "[a",
        "a = 1\na = 2",
        "a = 1e99999999999999999999",
        "a = " + "[\n" * 5000,
    ],
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    said, _hint = refusal(text)
    assert said == "hypercare.toml is not readable as TOML"


def test_the_reader_says_where() -> None:
    assert "line 2" in refusal('lang = "fr"\nfail-on = warning\n')[1]


def test_a_bomb_of_a_key_is_refused_before_it_is_read() -> None:
    assert "more than 1000 characters" in refusal("a" + ".a" * LONGEST_LINE + " = 1")[0]


def test_the_guide_shows_every_setting() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert list(read(FILE, example) or ()) == list(KINDS)
