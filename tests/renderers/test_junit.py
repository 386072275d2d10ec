"""JUnit XML: suites, cases and counts as Jenkins and GitLab read them."""

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from hypercare_cli.renderers import junit
from hypercare_cli.renderers.plain import one_line, unsharpened
from tests.checking import FAULTY, HOSTILE, checked, finding, of, plan, planted_commands
from tests.plans import HEAD


def parsed(text: str) -> Element:
    """The document, its counts equal to what stands in it."""
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites')
    root: Element = fromstring(text.encode())
    for element in (root, *root.iter("testsuite")):
        assert element.get("tests") == str(len(list(element.iter("testcase"))))
        assert element.get("failures") == str(len(list(element.iter("failure"))))
        assert element.get("errors") == "0"
    for suite in root.iter("testsuite"):
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))
        names = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert len(names) == len(set(names))
    return root


def test_a_suite_for_each_plan_and_a_case_for_each_finding() -> None:
    root = parsed(junit.render(checked(plan(FAULTY, "plans/a.yaml"), plan(HEAD, "plans/b.yaml"))))
    assert [suite.get("name") for suite in root] == ["plans/a.yaml", "plans/b.yaml"]
    cases = list(root[0])
    assert [case.get("name") for case in cases] == [
        "HC013 unknown-word risks[0].impact",
        "HC011 missing-field risks[1].title",
        "HC010 unknown-key risks[1].ownr",
    ]
    assert {(case.get("classname"), case.get("file")) for case in cases} == {
        ("plans/a", "plans/a.yaml")
    }
    failure = cases[1][0]
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.get("message") == "`title` is missing in `risks`"
    assert failure.text == (
        "plans/a.yaml:8:5 HC011 missing-field: `title` is missing in `risks`. Add `title: …`."
    )


def test_a_clean_plan_is_one_passed_case() -> None:
    (suite,) = parsed(junit.render(checked(HEAD)))
    (case,) = suite
    assert (case.get("name"), list(case)) == ("validate", [])


@pytest.mark.parametrize(
    ("fail_on", "tags"),
    [
        ("error", ["failure", "skipped", "skipped"]),
        ("warning", ["failure", "failure", "skipped"]),
        ("note", ["failure", "failure", "failure"]),
        ("never", ["failure", "skipped", "skipped"]),
    ],
)
def test_lesser_findings_fail_where_they_fail_the_run(fail_on: str, tags: list[str]) -> None:
    findings = (finding("a"), finding("b", "warning"), finding("c", "note"))
    root = parsed(junit.render(of(*findings, fail_on=fail_on)))
    assert [case[0].tag for case in root.iter("testcase")] == tags
    assert all(case[0].get("message") for case in root.iter("testcase"))


def test_like_cases_are_numbered() -> None:
    root = parsed(junit.render(of(finding(), finding(), finding())))
    names = [case.get("name") for case in root.iter("testcase")]
    assert names == [f"HC999 planted risks[0].x{more}" for more in ("", " (2)", " (3)")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    found = junit.render(of(finding(text), finding("after", file=f"{text}.yaml")))
    assert planted_commands(found) == []
    first, second = parsed(found).iter("testcase")
    shown = unsharpened(one_line(f"`{text}"))[:400]
    assert first[0].get("message", "").startswith(shown)
    assert second[0].get("message") == "`after` and “after” are odd"
    assert (second[0].text or "").endswith(": `after` and “after” are odd. Mend `after`.")


def test_french() -> None:
    root = parsed(junit.render(checked(FAULTY, language="fr")))
    assert "manque" in root[0][1][0].get("message", "")
