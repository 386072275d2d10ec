"""The code quality report: the fields that GitLab reads, and nothing that it would trip over."""

import json
from typing import Any

import pytest

from hypercare_cli.renderers import gitlab
from hypercare_cli.renderers.plain import one_line
from tests.checking import FAULTY, HOSTILE, checked, finding, of, plan, planted_commands
from tests.plans import HEAD


def report(text: str) -> list[dict[str, Any]]:
    """The array, each entry with the fields that the format asks for."""
    found: list[dict[str, Any]] = json.loads(text)
    for entry in found:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")
    prints = [entry["fingerprint"] for entry in found]
    assert len(prints) == len(set(prints))
    return found


def test_an_entry_for_each_finding() -> None:
    found = report(gitlab.render(checked(FAULTY)))
    assert [entry["location"]["lines"]["begin"] for entry in found] == [6, 8, 8]
    assert found[1]["description"] == "`title` is missing in `risks`. Add `title: …`."
    assert found[1]["check_name"] == "HC011 missing-field"
    assert found[1]["location"]["path"] == "plan.yaml"


def test_a_clean_plan_is_an_empty_array() -> None:
    assert gitlab.render(checked(HEAD)) == "[]\n"


def test_severities_are_the_words_of_gitlab() -> None:
    found = report(gitlab.render(of(finding("a"), finding("b", "warning"), finding("c", "note"))))
    assert [entry["severity"] for entry in found] == ["major", "minor", "info"]


def test_fingerprints_are_unique_even_where_a_plan_is_named_twice() -> None:
    assert len(report(gitlab.render(checked(FAULTY, FAULTY)))) == 6


def test_fingerprints_know_their_file() -> None:
    assert len(report(gitlab.render(checked(plan(FAULTY, "a.yaml"), plan(FAULTY, "b.yaml"))))) == 6


def test_fingerprints_do_not_depend_on_line_or_language() -> None:
    known = [entry["fingerprint"] for entry in report(gitlab.render(checked(FAULTY)))]
    french = report(gitlab.render(checked("\n# moved\n" + FAULTY, language="fr")))
    assert [entry["fingerprint"] for entry in french] == known
    assert "manque" in french[1]["description"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    found = gitlab.render(of(finding(text), finding("after", file=f"{text}.yaml")))
    assert planted_commands(found) == []
    assert found.encode().decode() == found
    first, second = report(found)
    assert first["description"].startswith(one_line(f"`{text}")[:400])
    assert first["description"].endswith("`.")
    assert second["description"] == "`after` and “after” are odd. Mend `after`."
    assert second["location"]["path"] == f"{text}.yaml"
