"""Where a missing item belongs, and what there is to paste: followed by the letter, a plan gets complete."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
import yaml

from hypercare_cli.analysis import analyse
from hypercare_cli.completeness import total
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.missing import Missing, Progress, progress
from hypercare_cli.plan.identity import Context
from hypercare_cli.snippet import snippet_text
from hypercare_cli.source import File
from hypercare_cli.starter import Answers, starter
from tests.plans import HEAD, day, no_files

LAST = 100
"""A day on which all is due, and the evidence of the example is recent."""


def found(*texts: str, as_of: int = LAST) -> Progress:
    """What a plan of one file, `plan.yaml`, or of several, `1.yaml`, `2.yaml` …, lacks."""
    names = ["plan.yaml"] if len(texts) == 1 else [f"{n}.yaml" for n in range(1, len(texts) + 1)]
    files = tuple(File(name, text) for name, text in zip(names, texts, strict=True))
    return progress(analyse(files, day(as_of), no_files))


def item(id_: str, *texts: str) -> Missing:
    return next(item for item in found(*texts).missing if item.id == id_)


def shown(missing: Missing, language: Language = "en") -> str:
    """The place, then the lines to paste."""
    return f"{missing.place}\n{snippet_text(missing.snippet, Words(language))}"


# -- where, and with which lines around it ------------------------------------------------------------


def test_a_section_that_is_not_there_is_opened() -> None:
    assert shown(item("value-budget", HEAD)) == "plan.yaml\nvalue:\n  budget: 9000\n"
    assert shown(item("governance-escalation", HEAD)).splitlines()[1] == "governance:"


def test_a_section_goes_beside_its_neighbour() -> None:
    second = "kpis: [{id: delay, title: Delay}]\n"
    assert item("people-sponsor", HEAD, second).file == "2.yaml"
    assert item("needs-triaged", HEAD, second).file == "1.yaml"


def test_a_list_gets_an_entry() -> None:
    text = HEAD + "people:\n    - {id: boss, role: budget_owner, side: customer}\n"
    assert shown(item("people-sponsor", text)) == (
        "plan.yaml:3:1\n"
        "    - {id: sponsor, role: sponsor, side: customer, influence: H, attitude: ally}\n"
    )


def test_an_empty_list_gets_one_too() -> None:
    assert shown(item("people-sponsor", HEAD + "people:\n")).startswith(
        "plan.yaml:3:1\n  - {id: sponsor, "
    )


def test_a_list_behind_its_key_gets_an_entry_without_a_dash() -> None:
    text = HEAD + "people: [{id: boss, role: budget_owner, side: customer}]\n"
    assert shown(item("people-sponsor", text)).startswith("plan.yaml:3:1\n{id: sponsor, ")


def test_an_entry_gets_its_fields() -> None:
    text = HEAD + "kpis:\n  - id: delay\n    title: Delay\n  - {id: errors, title: Errors}\n"
    assert shown(item("kpis-baseline-target", text)) == (
        "plan.yaml:4:5\n    baseline: 8\n    target: 6\n"
    )
    short = text.replace("    title: Delay\n", "    title: Delay\n    baseline: 9\n    target: 7\n")
    assert shown(item("kpis-baseline-target", short)) == "plan.yaml:8:5\nbaseline: 8, target: 6\n"


def test_a_field_that_is_empty_is_pointed_at() -> None:
    text = HEAD + "value:\n  expected_roi: 2\n  budget:\n"
    assert shown(item("value-budget", text)) == "plan.yaml:5:3\n  budget: 9000\n"


def test_a_group_inside_a_section_is_opened() -> None:
    text = HEAD + "adoption:\n   teams: []\n"
    assert shown(item("adoption-access", text)).splitlines()[:3] == [
        "plan.yaml:3:1",
        "   access:",
        "     url: https://tool.example.org",
    ]


def test_a_task_comes_with_its_milestone_where_there_is_none() -> None:
    assert shown(item("roadmap-tasks", HEAD)).splitlines()[1:6] == [
        "roadmap:",
        "  - id: kickoff",
        "    offset: 0",
        "    title: Kick-off",
        "    tasks:",
    ]
    text = HEAD + "roadmap:\n  - id: start\n    offset: 0\n    title: Start\n"
    assert shown(item("roadmap-tasks", text)).splitlines()[:3] == [
        "plan.yaml:4:5",
        "    tasks:",
        "      - id: M0-1",
    ]


def test_all_that_a_list_lacks_comes_at_once() -> None:
    text = HEAD + "technical: [{id: TE1, kind: data, title: A, status: planned}]\n"
    assert re.findall(r"kind: (\w+)", shown(item("technical-kinds", text))) == [
        "access",
        "environment",
        "security",
    ]
    one = HEAD + "risks: [{id: R1, title: A, probability: L, impact: L}]\n"
    assert re.findall(r"id: (\w+)", shown(item("risks-listed", one))) == ["R2", "R3"]


def test_what_is_too_much_has_nothing_to_paste() -> None:
    kpis = ", ".join(f"{{id: k{n}, title: K}}" for n in range(6))
    missing = item("kpis-three-to-five", f"{HEAD}kpis: [{kpis}]\n")
    assert (missing.line, missing.snippet) == (3, ())


def test_single_words_of_a_group_and_free_names() -> None:
    head = HEAD.replace("language: en}", "language: en, context: digital_relationship}")
    text = head + (
        "contracts:\n  strategy:\n    security: {title: A, status: open}\nglossary:\n  SLA: Times\n"
    )
    assert shown(item("contracts-security-plan", text)) == "plan.yaml:5:5\nstatus: done\n"
    assert shown(item("contracts-specification", text)) == (
        "plan.yaml:4:3\n    specification:\n      title: Written specification\n      status: done\n"
    )
    assert shown(item("glossary-shared", text)) == (
        "plan.yaml:6:1\n  T0: Day of the kick-off\n  Go-live: First day of real use\n"
    )


# -- fitted to the plan -------------------------------------------------------------------------------

PEOPLE = """\
people:
  - {id: marie, role: project_manager, side: customer}
  - {id: paul, role: sponsor, side: customer}
"""


def test_people_by_their_role() -> None:
    text = shown(item("decisions-logged", HEAD + PEOPLE))
    assert "by: paul" in text
    assert "owner: marie" in shown(item("change-golive-message", HEAD + PEOPLE))
    assert "owner: it" in shown(item("technical-owners", HEAD + PEOPLE))


def test_references_to_what_there_is() -> None:
    text = HEAD + "kpis: [{id: delay, title: Delay}]\n"
    assert "kpis: [delay]" in shown(item("outcomes-hypotheses", text))
    assert "kpis: [handling_time]" in shown(item("outcomes-hypotheses", HEAD))
    trades = "change: {populations: [{id: A, title: A, size: 1, load: 1, backing: 1}, {id: B, title: B, size: 1, load: 1, backing: 1}]}\n"
    assert "populations: [A, B]" in shown(item("change-workshops", HEAD + trades))


def test_new_ids() -> None:
    text = HEAD + "actions: [{id: A1, title: A, status: open, opened_on: T+200}]\n"
    assert "id: A2," in shown(item("actions-owned", text)).replace("\n", ",")
    boss = HEAD + "people: [{id: sponsor, role: user, side: customer}]\n"
    assert "{id: sponsor_2, role: sponsor," in shown(item("people-sponsor", boss))


def test_prose_is_said_in_the_language_of_the_plan() -> None:
    missing = item("risks-listed", HEAD)
    english, french = snippet_text(missing.snippet, Words("en")), shown(missing, "fr")
    assert "title: Few people use the tool\n" in english
    assert "title: Few" not in french
    assert "probability: M" in french


# -- to the letter ------------------------------------------------------------------------------------


EMPTY = re.compile(r"( *)(\w+): *(?:null|\[\])? *(?:#.*)?\n")


def paste(text: str, missing: Missing, language: Language) -> str:
    """What somebody does who follows the snippet, and replaces what is empty."""
    snippet = snippet_text(missing.snippet, Words(language))
    if missing.line is None:
        return text + snippet
    lines = text.splitlines(keepends=True)
    position = missing.line - 1
    if missing.brackets:
        place = sum(map(len, lines[:position])) + (missing.column or 1) - 1
        return between(text, place, missing.brackets, snippet.strip())
    indent = len(snippet) - len(snippet.lstrip(" "))
    replaced = set(re.findall(rf"^ {{{indent}}}(\w+):", snippet, re.MULTILINE))
    top = position - 1 if lines[position].lstrip().startswith("- ") else -1  # an entry starts here
    for numbers in (range(position, top, -1), range(position + 1, len(lines))):
        for number in numbers:
            empty = EMPTY.fullmatch(lines[number])
            if empty and len(empty[1]) == indent and empty[2] in replaced:
                lines[number] = ""
            elif number != position and depth(lines[number]) < indent:
                break  # above the entry, or below it
    lines.insert(position + 1, snippet)
    return "".join(lines)


def depth(line: str) -> int:
    """How far a line is indented; comments and blank lines stand anywhere."""
    shown = line.lstrip(" ")
    return 99 if shown.startswith(("#", "\n")) else len(line) - len(shown)


def between(text: str, place: int, brackets: str, snippet: str) -> str:
    """Fields or entries added between brackets, in the place of what was empty there."""
    opening, _closing = brackets.split()
    behind = re.compile(r"(?:\w+: *)?").match(text, place)
    start = behind.end() if behind else place
    if text[start] != opening:  # a key inside of them
        start, level = place, 1
        while level:
            start -= 1
            level += (text[start] in "]}") - (text[start] in "[{")
        assert text[start] == opening
    level, end = 1, start
    while level:
        end += 1
        level += (text[end] in "[{") - (text[end] in "]}")
    group = text[start + 1 : end]
    for name in yaml.load(f"{{{snippet}}}", yaml.BaseLoader) if opening == "{" else ():
        group = re.sub(rf"(, *|\A){name}: *(\[[^]]*\]|[^,{{]*)(?=,|\Z)", "", group)
    filled = ", ".join(filter(None, (group.strip(", "), snippet)))
    return f"{text[: start + 1]}{filled}{text[end:]}"


def overall(made: Progress) -> Decimal:
    share = total(made.weights.values())
    assert share is not None
    return share


def codes(files: tuple[File, ...]) -> set[str]:
    """Faults; a person or group whom the plan has not listed yet is all that a snippet may leave."""
    return {finding.check.code for finding in load(files, Catalogue()).findings}


EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.mark.parametrize(
    "folder", [p.name for p in sorted(EXAMPLES.iterdir()) if p.is_dir() and p.name != "hostile"]
)
def test_each_snippet_loads_where_it_is_to_be_pasted(folder: str) -> None:
    paths = [*(EXAMPLES / folder).glob("*.yaml"), *(EXAMPLES / folder).glob("*.yml")]
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(paths)}
    given = tuple(File(*pair) for pair in files.items())
    for missing in progress(analyse(given, date(2026, 9, 30), no_files)).missing:
        if missing.snippet:
            text = paste(files[missing.file], missing, "fr")
            pasted = tuple(File(*pair) for pair in (files | {missing.file: text}).items())
            assert codes(pasted) <= {"HC020"}, shown(missing)


@pytest.mark.parametrize(
    ("id_", "text", "told"),
    [
        (
            "outcomes-hypotheses",
            "outcomes: [{id: O2, title: B, kpis: [], hypothesis: null}]",
            "{ }",
        ),
        (
            "adoption-access",
            "adoption: {access: {url: null, steps: [], first_minute: null}}",
            "{ }",
        ),
        ("support-sla", "support:\n  sla: [{priority: P1, respond: null, resolve: null}]", "{ }"),
        ("roadmap-tasks", "roadmap: [{id: go, offset: 0, title: Start}]", "{ }"),
        ("roadmap-tasks", "roadmap:\n  - {id: go, offset: 0, title: Start, tasks: null}", "{ }"),
        ("roadmap-tasks", "roadmap: [{id: go, offset: 0, title: Start, tasks: []}]", "[ ]"),
        ("people-sponsor", "people: []", "[ ]"),
        ("value-budget", "value: {}", "{ }"),
    ],
)
def test_what_goes_between_brackets_says_so(id_: str, text: str, told: str) -> None:
    text = f"{HEAD}{text}\n"
    missing = item(id_, text)
    assert missing.brackets == told
    assert "\n" not in snippet_text(missing.snippet, Words("en")).rstrip()
    pasted = paste(text, missing, "en")
    assert codes((File("plan.yaml", pasted),)) <= {"HC020"}, pasted
    assert "null" not in pasted


@pytest.mark.parametrize("context", get_args(Context))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_init_writes_gets_complete_by_pasting(context: Context, language: Language) -> None:
    """Every snippet loads, mends its item or a part of it, and never lowers the share."""
    answers = Answers("p", "P", "C", context, date(2026, 1, 5), language, None, None)
    text = starter(answers)
    before = found(text)
    assert before.missing
    for _step in range(400):
        first = before.missing[0]
        text = paste(text, first, language)
        after = found(text)
        assert overall(after) >= overall(before), first.id
        again = [m for m in after.missing if m.id == first.id]
        assert not again or again[0][-4:] != first[-4:], f"{shown(first)}\nchanges nothing"
        before = after
        if not before.missing:
            break
    assert not before.missing
    assert overall(before) == 1


def test_the_shares_alone_are_the_same() -> None:
    analysis = analyse((File("plan.yaml", HEAD),), day(LAST), no_files)
    assert progress(analysis, items=False) == progress(analysis)._replace(missing=())


@pytest.mark.parametrize("context", get_args(Context))
def test_the_first_workshop_has_its_list(context: Context) -> None:
    """What `init` writes asks for what only the customer knows, in the order of the file."""
    answers = Answers("p", "P", "C", context, date(2026, 1, 5), "en", "EUR", "FR")
    made = found(starter(answers), as_of=0)
    ids = [missing.id for missing in made.missing]
    assert {"customer-facts", "kpis-baseline-target", "kpis-source", "value-budget"} <= set(ids)
    assert 8 <= len(ids) <= 25
    lines = [missing.line or 0 for missing in made.missing]
    assert lines.count(0) == 0
    assert sum(b < a for a, b in pairwise(lines)) <= 5
    assert {missing.stage for missing in made.missing} == {"T0"}
