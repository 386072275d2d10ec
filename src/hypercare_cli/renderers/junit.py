"""JUnit XML, for the test reports of Jenkins and GitLab: a suite for each plan, a case for each finding.

An error is a failed case, and so is whatever fails the run; lesser findings are skipped cases, so
that a report is not red where the exit code is 0. A plan without findings is one passed case.
"""

from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.finding import Finding, dotted
from hypercare_cli.renderers.plain import harmless, one_line

CLEAN = "validate"
"""The name of the one case of a plan without findings."""


def render(checked: Checked) -> str:
    """One document for the whole run; the totals stand on the suites and on their parent."""
    root = Element("testsuites", name="hypercare")
    totals: Counter[str] = Counter()
    for plan in checked.plans:
        suite = SubElement(root, "testsuite", name=one_line(plan.name))
        counts = cases(suite, checked, plan)
        count_into(suite, counts, "tests", "failures", "errors", "skipped")
        totals += counts
    count_into(root, totals, "tests", "failures", "errors")
    indent(root, " ")
    text = tostring(root, encoding="unicode")
    return harmless(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def cases(suite: Element, checked: Checked, plan: CheckedPlan) -> Counter[str]:
    """The cases of one plan; the answer counts them by how they ended."""
    if not plan.findings:
        SubElement(suite, "testcase", classname=class_name(plan.name), name=CLEAN)
        return Counter(tests=1)
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for finding in plan.findings:
        name = case_name(finding)
        names[name] += 1
        case = SubElement(suite, "testcase", classname=class_name(finding.place.file))
        case.set("name", f"{name} ({names[name]})" if names[name] > 1 else name)
        case.set("file", one_line(finding.place.file))
        failed = finding.check.severity == "error" or checked.fails(finding)
        ended = SubElement(case, "failure" if failed else "skipped")
        describe(ended, checked, finding)
        counts.update({"tests": 1, "failures": failed, "skipped": not failed})
    return counts


def describe(ended: Element, checked: Checked, finding: Finding) -> None:
    """The message as a line of the list, the whole report as the text behind it."""
    check = finding.check
    ended.set("message", one_line(checked.message(finding)))
    if ended.tag == "failure":
        ended.set("type", check.severity)
    place, report = one_line(str(finding.place)), one_line(checked.report(finding))
    ended.text = f"{place} {check.code} {check.name}: {report}"


def count_into(element: Element, counts: Counter[str], *names: str) -> None:
    for name in names:
        element.set(name, str(counts[name]))


def case_name(finding: Finding) -> str:
    """What a service follows from run to run: the line number is not part of it."""
    return one_line(f"{finding.check.code} {finding.check.name} {dotted(finding.path)}").strip()


def class_name(file: str) -> str:
    """The file without its suffix; Jenkins would take what stands before a dot for a package."""
    return one_line(file).removesuffix(".yaml").removesuffix(".yml").replace(".", "_")
