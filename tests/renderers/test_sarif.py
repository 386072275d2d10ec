"""SARIF: what the standard and GitHub's code scanning ask for, by hand and on hostile texts.

The output was also held against the JSON Schema of the standard; its required properties and
patterns are the assertions of `assert_sound`.
"""

import json
import re
from typing import Any

import pytest

from hypercare_cli.finding import Place
from hypercare_cli.renderers import sarif
from hypercare_cli.version import VERSION
from tests.checking import FAULTY, HOSTILE, checked, finding, of, plan, planted_commands
from tests.plans import HEAD

URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/:-]|%[0-9A-F]{2})*")


def run_of(text: str) -> dict[str, Any]:
    """The one run of a log, whose frame is as it must be."""
    log = json.loads(text)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert_sound(run)
    found: dict[str, Any] = run
    return found


def assert_sound(run: dict[str, Any]) -> None:
    """Required properties, types and references of the standard."""
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("hypercare", VERSION)
    assert run["columnKind"] == "unicodeCodePoints"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert URI.fullmatch(place["artifactLocation"]["uri"])
        assert all(number >= 1 for number in place["region"].values())
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(prints) == len(set(prints))


def fingerprints(text: str) -> list[str]:
    results = run_of(sarif.render(checked(text)))["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


def test_a_result_for_each_finding_with_its_region() -> None:
    run = run_of(sarif.render(checked(FAULTY)))
    places = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert places == [
        {"startLine": 6, "startColumn": 13, "endLine": 6, "endColumn": 14},
        {"startLine": 8, "startColumn": 5, "endLine": 8, "endColumn": 50},
        {"startLine": 8, "startColumn": 41, "endLine": 8, "endColumn": 45},
    ]
    third = run["results"][2]
    assert (third["ruleId"], third["level"]) == ("HC010", "error")
    assert third["message"]["text"].startswith("`ownr` is not known in `risks`. Did you mean")
    assert third["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "risks[1].ownr"}]


def test_rules_are_listed_once_with_what_differs_left_open() -> None:
    text = FAULTY + "actions:\n  - {id: A1}\nrisk: 1\n"
    rules = run_of(sarif.render(checked(text)))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["HC010", "HC011", "HC013"]
    assert rules[0]["shortDescription"]["text"] == "`…` is not known in …"
    assert "hypercare explain HC010" in rules[0]["help"]["text"]


def test_a_group_of_several_lines_is_reported_at_its_head() -> None:
    (result,) = run_of(
        sarif.render(checked(HEAD + "risks:\n  - id: R1\n    title: x\n    impact: L\n"))
    )["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 5}


def test_columns_count_code_points() -> None:
    (result,) = run_of(
        sarif.render(
            checked(HEAD + "risks: [{title: 😀é, x: 1, id: R1, impact: L, probability: L}]\n")
        )
    )["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 21


def test_without_findings_there_are_no_results_and_no_rules() -> None:
    run = run_of(sarif.render(checked(HEAD)))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_fingerprints_survive_lines_above() -> None:
    moved = FAULTY.replace(
        "risks:\n", "# a comment\n\nrisks:\n  - {id: R0, title: New, impact: L, probability: L}\n"
    )
    assert fingerprints(moved) == fingerprints(FAULTY)
    assert fingerprints(FAULTY.replace("impact: X", "impact: Y"))[0] != fingerprints(FAULTY)[0]


def test_like_findings_on_like_lines_keep_apart() -> None:
    text = HEAD + "risks:\n" + "  - {id: R1, title: x, impact: X, probability: L}\n" * 2
    found = fingerprints(text)
    assert len(found) == 3  # the second id is taken
    assert len(set(found)) == 3


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("plans/acme/plan.yaml", "plans/acme/plan.yaml"),
        ("été 100%#?.yaml", "%C3%A9t%C3%A9%20100%25%23%3F.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/srv/été/plan.yaml", "file:///srv/%C3%A9t%C3%A9/plan.yaml"),
        ("C:/plans/plan.yaml", "file:///C:/plans/plan.yaml"),
        ("not-\udcff-text.yaml", "not-%ED%B3%BF-text.yaml"),
    ],
)
def test_files_are_uris(file: str, uri: str) -> None:
    run = run_of(sarif.render(of(finding(file=file))))
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": uri}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    found = sarif.render(of(finding(text), finding("after", file=f"{text}.yaml")))
    assert planted_commands(found) == []
    first, second = run_of(found)["results"]
    message = first["message"]["text"]
    assert "](" not in message  # an embedded link
    assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", message)  # a placeholder
    assert len(message) < 1_100
    assert message.endswith("`.")  # the end of the advice is not lost
    assert second["message"]["text"] == "`after` and “after” are odd. Mend `after`."


def test_every_severity_has_its_level() -> None:
    run = run_of(sarif.render(of(finding("a"), finding("b", "warning"), finding("c", "note"))))
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]


def test_several_plans_are_one_run() -> None:
    run = run_of(
        sarif.render(checked(plan(FAULTY, "a.yaml"), plan(HEAD, "b.yaml"), plan(FAULTY, "c.yaml")))
    )
    uris = [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]
    ]
    assert uris == ["a.yaml"] * 3 + ["c.yaml"] * 3


def test_french_is_said_to_be_french() -> None:
    run = run_of(sarif.render(checked(FAULTY, language="fr")))
    assert run["language"] == "fr"


def test_an_empty_value_is_a_place_without_length() -> None:
    assert sarif.region(Place("plan.yaml", 3, 5, 3, 5)) == {
        "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 5,
    }  # fmt: skip
