"""Every rule catches its bad example at the marked line and column, and leaves its good one alone.

Examples are parts of a plan; what they leave out comes from `HEAD`. `As of: T+60` in the docstring
sets the day, else T+30.
"""

import re
import textwrap
from datetime import date, timedelta
from hashlib import sha256

import pytest

from hypercare_cli import rules as _declares_every_rule  # noqa: F401  # importing it fills RULES
from hypercare_cli.analysis import on_day
from hypercare_cli.finding import Finding
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.rule import RULES, Look, Rule, run
from hypercare_cli.source import File

KICKOFF = date(2026, 1, 5)
HEAD = {
    "hypercare": "hypercare: 1\n",
    "plan": "plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, currency: EUR, owner: csm}\n",
    "people": (
        "people:\n"
        "  - {id: sponsor, role: sponsor, side: customer, influence: H, attitude: ally}\n"
        "  - {id: po, role: product_owner, side: customer}\n"
        "  - {id: it, role: it, side: customer}\n"
        "  - {id: csm, role: csm, side: provider}\n"
    ),
}
PROOFS = {"proof/minutes.txt": sha256(b"").hexdigest()}
"""The files of the plan's folder, with their digests."""
MARK = re.compile(r"# <- (HC\d{3}):(\d+)")
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def example(rule: Rule, kind: str) -> str:
    """The YAML after `Bad:` or `Good:`, with what it leaves out before it."""
    manual = textwrap.dedent("        " + rule.manual)
    found = re.search(rf"^{kind}:\n((?: .*\n|\n)+)", manual + "\n", re.MULTILINE)
    assert found, f"{rule.check.code} has no {kind} example"
    body = textwrap.dedent(found[1])
    keys = set(re.findall(r"^(\w+):", body, re.MULTILINE))
    return "".join(text for key, text in HEAD.items() if key not in keys) + body


def findings(rule: Rule, text: str) -> list[Finding]:
    loaded = load((File("plan.yaml", text),), Catalogue())
    assert loaded.plan is not None, [str(f.place) + f.check.code for f in loaded.findings]
    day = re.search(r"^ *As of: T\+(\d+)$", rule.manual, re.MULTILINE)
    as_of = KICKOFF + timedelta(days=int(day[1]) if day else 30)
    return list(run(Look(on_day(loaded, as_of, PROOFS.get)), [rule]))


@every_rule
def test_the_bad_example_is_caught_where_it_is_marked(rule: Rule) -> None:
    text = example(rule, "Bad")
    marked = [
        (number, int(mark[2]))
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := MARK.search(line)) and mark[1] == rule.check.code
    ]
    assert marked, f"{rule.check.code}: nothing is marked"
    assert [(f.place.line, f.place.column) for f in findings(rule, text)] == marked


@every_rule
def test_the_good_example_is_clean(rule: Rule) -> None:
    assert findings(rule, example(rule, "Good")) == []


@every_rule
def test_the_slots_of_its_texts_are_filled(rule: Rule) -> None:
    for finding in findings(rule, example(rule, "Bad")):
        assert finding.message.text.format(**finding.values)
        assert finding.help.text.format(**finding.values) or not finding.check.help


@every_rule
def test_its_texts_show_no_brace_twice_and_no_date_of_another_plan(rule: Rule) -> None:
    for finding in findings(rule, example(rule, "Bad")):
        for language in LANGUAGES:
            words = Words(language)
            for text in (words.say(finding.message), words.say(finding.help)):
                assert "{{" not in text
                assert "}}" not in text.replace("}}}", "")
    assert not re.search(r"20\d\d-\d\d-\d\d", rule.check.message + rule.check.help)


@every_rule
def test_the_manual_says_why(rule: Rule) -> None:
    first = rule.manual.strip().split("\n\n")[0]
    assert len(first.split()) >= 6
    assert not first.startswith(("Bad", "Good"))


def test_codes_and_names_are_well_formed() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(r"HC[1-9]\d\d", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.check.name)
