"""Reading text: what is refused is refused with its line, at once, and nothing ever crashes."""

import copy
import random
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.document import read
from hypercare_cli.metric import Figures
from hypercare_cli.source import File, Limits
from tests.oracle.mutate import dump
from tests.oracle.naive import read as read_plain
from tests.oracle.shape import Site, tidy, walk
from tests.plans import EXAMPLES, HEAD, day, faults, load_text, no_files, said, spot


def only(text: str) -> str:
    """The one finding of a text, as `line:column CODE text`."""
    (finding,) = load_text(text).findings
    return f"{spot(finding)} {said(finding)}"


# -- not a plan ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "nothing is in it"),
        ("\n\n", "nothing is in it"),
        ("# a comment\n", "nothing is in it"),
        ("---\n", "nothing is in it"),
        ("null\n", "nothing is in it"),
        ("{}\n", "nothing is in it"),
        ("[]\n", "nothing is in it"),
        ("hello\n", "text"),
        ("- a\n- b\n", "a list"),
        ("12\n", "a number"),
        ("true\n", "true or false"),
    ],
)
def test_what_is_no_plan(text: str, found: str) -> None:
    assert (
        only(text) == f"1:1 HC008 this is not a plan: {found}. A plan starts with `hypercare: 1`."
    )


def test_a_plan_is_two_lines() -> None:
    assert faults(HEAD) == []
    assert faults("hypercare: 1\n") == ["1:1 HC011"]
    assert faults("foo: 1\n") == ["1:1 HC010", "1:1 HC011"]


# -- keys ---------------------------------------------------------------------------------------

COMPOSED, DECOMPOSED = "\u00e9quipe", "e\u0301quipe"


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("customer: {name: A, name: B}", "3:21 HC004 `name` stands here for the second time; the first is at plan.yaml:3:12"),
        ("glossary:\n  CLM: a\n  'CLM': b", "5:3 HC004 `CLM` stands here for the second time; the first is at plan.yaml:4:3"),
        (f"glossary:\n  {COMPOSED}: a\n  {DECOMPOSED}: b", f"5:3 HC004 `{COMPOSED}` stands here for the second time; the first is at plan.yaml:4:3"),
        ("customer: {name: A}\ncustomer: {name: B}", "4:1 HC004 `customer` stands here for the second time; the first is at plan.yaml:3:1"),
        ("glossary: &g {a: b}\ncustomer: {name: C, perimeter: {<<: *g}}", "3:15 HC010 `a` is not known in `customer.perimeter`"),
        ("people:\n  - &a {id: a, role: csm, side: provider}\n  - {<<: *a, id: b}", "5:14 HC004 `id` stands here for the second time; the first is at plan.yaml:4:9"),
        ("people:\n  - &a {id: a, role: csm, side: provider}\n  - {id: b, <<: *a}", "5:13 HC004 `id` stands here for the second time; the first is at plan.yaml:5:6"),
    ],
)  # fmt: skip
def test_a_key_stands_once(section: str, found: str) -> None:
    """Also through a merge, and however its accents are written; both lines are said."""
    assert only(f"{HEAD}{section}\n").startswith(found)


def test_a_copy_of_the_plan_in_its_folder_is_one_fault() -> None:
    """Not one for each section: nobody can mend those one by one."""
    text = f"{HEAD}people: []\ncustomer: {{name: A}}\n"
    found = read((File("plan (1).yaml", text), File("plan.yaml", text)))[1]
    assert [spot(finding) for finding in found] == ["1:1 HC009"]
    assert found[0].place.file == "plan.yaml"
    assert "plan (1).yaml" in str(found[0].message.values)
    part = File("people.yaml", "hypercare: 1\npeople: []\n")
    assert [spot(f) for f in read((part, File("plan.yaml", HEAD)))[1]] == ["1:1 HC004"]


def test_a_merge_fills_in_what_is_not_written() -> None:
    text = f"""{HEAD}
people:
  - {{id: a, <<: &side {{side: provider}}, role: csm}}
  - {{id: b, role: tam, <<: [*side, {{influence: H}}]}}
"""
    plan = load_text(text).plan
    assert plan is not None
    assert [(p.id, p.side, p.influence) for p in plan.people] == [
        ("a", "provider", None),
        ("b", "provider", "H"),
    ]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n  "])
def test_a_key_is_a_word(key: str) -> None:
    assert only(f"{HEAD}glossary:\n  {key}: text\n").split(" ")[1] == "HC005"


def test_what_cannot_be_merged() -> None:
    assert only(f"{HEAD}customer: {{name: C, <<: text}}\n")[:10] == "3:21 HC005"


# -- what YAML has and a plan does not -----------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("!!python/object/apply:os.system [ls]", 12),
        ("!foo bar", 12),
        ("!!str 12", 12),
        ("!<tag:example.org,2026:x> {}", 12),
        ("!!binary aGk=", 12),
        ("! text", 12),
    ],
)
def test_no_tags(value: str, column: int) -> None:
    found = load_text(
        f"{HEAD}glossary: {{a: {value}}}\n".replace("glossary: {a: ", "glossary: ")
    ).findings
    assert spot(found[0]) == f"3:{column - 1} HC003"


def test_a_tag_is_one_finding_whatever_it_says() -> None:
    kpi = "kpis:\n  - {id: a, title: !!str 15, baseline: !!float 1.5, target: !!int 2}\n"
    assert faults(HEAD + kpi) == ["4:20 HC003", "4:40 HC003", "4:61 HC003"]


@pytest.mark.parametrize(
    ("section", "span"),
    [
        ("glossary: !foo bar", (3, 11, 3, 19)),
        ("glossary: *g", (3, 11, 3, 13)),
        ("customer: {name: A, name: B}", (3, 21, 3, 25)),
        ("customer: [a,\n  b]", (3, 11, 4, 5)),
        ("# \x07", (3, 3, 3, 4)),
        ("'a", (3, 1, 3, 2)),
        ("foo: 1", (3, 1, 3, 4)),
    ],
)
def test_a_finding_spans_what_it_is_about(section: str, span: tuple[int, ...]) -> None:
    assert load_text(f"{HEAD}{section}\n").findings[0].place[1:] == span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"%YAML 1.1\n---\n{HEAD}", "1:1 HC001 this is not valid YAML: directives such as %YAML"),
        (f"%TAG ! tag:x,2026:\n---\n{HEAD}", "1:1 HC001 this is not valid YAML: directives such"),
        (f"{HEAD}---\n{HEAD}", "3:1 HC001 this is not valid YAML: a second document starts here"),
        (f"{HEAD}...\n---\nfoo: 1\n", "4:1 HC001 this is not valid YAML: a second document"),
    ],
)
def test_no_directives_and_one_document(text: str, found: str) -> None:
    assert only(text).startswith(found)


def test_document_marks_are_no_fault() -> None:
    assert faults(f"---\n{HEAD}...\n") == []


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("glossary: *g", "3:11 HC007 `*g` names nothing: there is no `&g` before it"),
        ("glossary: &g {a: *g}", "3:18 HC007 `*g` stands inside the value that it names"),
        ("glossary: &g [[{a: [*g]}]]", "3:21 HC007 `*g` stands inside the value that it names"),
        ("glossary: &g {<<: *g}", "3:19 HC007 `*g` stands inside the value that it names"),
    ],
)
def test_an_alias_names_something_before_it(section: str, found: str) -> None:
    assert only(f"{HEAD}{section}\n").startswith(found)


# -- characters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "character",
    "\x00 \x07 \x0b \x1b \x7f \x80 \x85 \x9f \u2028 \u2029 \ud800 \udfff \ufffe \uffff".split(" "),
    ids=lambda c: f"U+{ord(c):04X}",
)
def test_a_character_that_no_text_may_hold(character: str) -> None:
    """Also in a comment; U+2028 and its like would end the line for the parser and for no editor."""
    code = f"U+{ord(character):04X}"
    found = f"HC006 the file contains a character that no text may hold: {code}."
    assert only(f"{HEAD}# a{character}b\n").startswith(f"3:4 {found}")
    assert only(f"{HEAD}\r\r\n\ncustomer: {{name: x{character}}}").startswith(f"6:19 {found}")


@pytest.mark.parametrize(
    "text",
    ["\t", "é", "\u202e", "\u200b", "\u00a0", "\u3000", "😀", "\ufeff", "\U0010ffff", "\ud7ff"],
)
def test_other_characters_are_data(text: str) -> None:
    loaded = load_text(f"{HEAD}customer: {{name: 'a{text}b'}}\n")
    assert loaded.plan is not None
    assert loaded.plan.customer is not None
    assert loaded.plan.customer.name == f"a{text}b"


def test_columns_count_characters_not_bytes() -> None:
    assert faults(f"{HEAD}customer: {{name: é😀, foo: 1}}\n") == ["3:22 HC010"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_counts_once(end: str) -> None:
    text = f"\ufeff# first\n{HEAD}foo: 1\n".replace("\n", end)
    assert faults(text) == ["4:1 HC010"]


def test_a_surrogate_in_a_large_text_is_found() -> None:
    assert only(f"{HEAD}#{'x' * 600_000}\ud800\n").startswith("3:600002 HC006")


# -- syntax --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("customer: {name: C", "3:11 HC001 this is not valid YAML: the entry opened with `{` is not closed"),
        ("kpis: [a, b", "3:7 HC001 this is not valid YAML: the list opened with `[` is not closed"),
        ("customer: a: b", "3:12 HC001 this is not valid YAML: there is a second `:` on the line"),
        ("customer:\n\tname: C", "4:1 HC001 this is not valid YAML: a tab cannot indent"),
        ("customer: 'C", "3:11 HC001 this is not valid YAML: the quote opened here is never closed"),
        ('customer: "\\d"', "3:12 HC001 this is not valid YAML: between double quotes a backslash starts a code"),
        ("customer\nfoo: 1", "3:1 HC001 this is not valid YAML: a `:` is missing after the name of the field"),
        ("kpis: - a", "3:7 HC001 this is not valid YAML: a list cannot start on the line of its name"),
        ("customer:\n  name C\n  sector: S", "4:3 HC001 this is not valid YAML: a `:` is missing"),
        ("customer:\n  name: C\n  sector S\n  summary: T", "5:3 HC001 this is not valid YAML: a `:` is missing"),
        ("customer:\n  name: C\n\n    sector: S", "6:5 HC001 this is not valid YAML: the line is indented too far"),
        ("people:\n  - id: a\n      role: csm", "5:7 HC001 this is not valid YAML: the line is indented too far"),
        ("people:\n  - id: a\n   role: csm", "5:4 HC001 this is not valid YAML: the line stands in a column of its own"),
        ("people:\n  - {id: a}\n - {id: b}", "5:2 HC001 this is not valid YAML: the items of a list do not stand in one column"),
        ("people:\n  - {id: a}}", "4:12 HC001 this is not valid YAML: there is a `}` too many"),
        ("people:\n  - {id: 'a}\n  - {id: 'b'}", "4:5 HC001 this is not valid YAML: the entry opened with `{` is not closed"),
        ('customer:\n  name: "C\n  sector: "S"', "4:9 HC001 this is not valid YAML: the quote opened here is never closed"),
        ("customer:\n  name: 'C' and D", "4:13 HC001 this is not valid YAML: the text goes on after its closing quote"),
        ("customer:\n  name: [C] and D", "4:13 HC001 this is not valid YAML: the text goes on after a closing bracket"),
        ("customer:\n  name: >= C", "4:9 HC001 this is not valid YAML: a text cannot start with `>`"),
        ("customer:\n  name: *C* D", "4:9 HC001 this is not valid YAML: a text cannot start with `*`"),
        ("customer:\n  name: & Co", "4:9 HC001 this is not valid YAML: a text cannot start with `&`"),
        ("customer:\n  name: @C", "4:9 HC001 this is not valid YAML: a text cannot start with `@`"),
        ("<<<<<<< HEAD\ncustomer:\n=======\nb: 1\n>>>>>>> b", "3:1 HC001 this is not valid YAML: git has left the marks of a merge conflict"),
        ("customer:\n  name: C\n\u00a0 sector: S\n  summary: T", "5:1 HC001 this is not valid YAML: the line is indented with characters that only look like blanks"),
        ("---\ncustomer:\n  name: C", "3:1 HC001 this is not valid YAML: a second document starts here"),
    ],
)  # fmt: skip
def test_a_syntax_error_is_explained_where_it_stands(section: str, found: str) -> None:
    assert only(f"{HEAD}{section}\n").startswith(found)


def test_a_text_file_is_a_syntax_error_only_once() -> None:
    """Half of it was read as a text: that it is no plan then goes without saying."""
    assert faults("<<<<<<< HEAD\nplan:\n  id: p\n") == ["1:1 HC001"]


# -- too much ------------------------------------------------------------------------------------


def bomb(levels: int, width: int) -> str:
    first = f"x0: &x0 [{', '.join('a' * width)}]\n"
    return (
        HEAD
        + first
        + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * width)}]\n" for n in range(1, levels))
    )


def merge_bomb(levels: int) -> str:
    first = f"x0: &x0 {{{', '.join(f'k{n}: 1' for n in range(20))}}}\n"
    return (
        HEAD
        + first
        + "".join(
            f"x{n}: &x{n} {{{', '.join(f'y{i}: {{<<: *x{n - 1}}}' for i in range(20))}}}\n"
            for n in range(1, levels)
        )
    )


HOSTILE: dict[str, tuple[Callable[[], str], str]] = {
    "alias bomb": (lambda: bomb(20, 9), "7:"),
    "merge bomb": (lambda: merge_bomb(8), "6:"),
    "thousands of [": (lambda: f"{HEAD}x: {'[' * 5000}", "3:67 HC002"),
    "thousands of {": (lambda: f"{HEAD}x: {'{a: ' * 5000}", "3:256 HC002"),
    "hundreds of maps": (lambda: HEAD + "".join(f"{' ' * n}a:\n" for n in range(900)), "67:65 HC002"),
    "3 MiB": (lambda: f"{HEAD}# {'x' * 3_000_000}", "1:1 HC002"),
    "1 MiB of é": (lambda: f"{HEAD}# {'é' * 1_100_000}", "1:1 HC002"),
    "long scalar": (lambda: f"{HEAD}x: {'x' * 70_000}", "3:4 HC002"),
    "long quoted scalar": (lambda: f"{HEAD}x: '{'x y ' * 20_000}'", "3:4 HC002"),
    "many keys": (lambda: f"{HEAD}x: {{{', '.join(f'k{n}: 1' for n in range(2001))}}}", "3:"),
    "many top-level keys": (lambda: HEAD + "".join(f"k{n}: 1\n" for n in range(2001)), "2001:"),
    "many values": (lambda: f"{HEAD}x: [{'a,' * 60_000}]", "3:"),
    "many open lists": (lambda: f"{HEAD}x: {('[' + 'a,' * 15_000) * 60}", "3:"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_too_much_is_refused_with_its_line_at_once(name: str) -> None:
    build, where = HOSTILE[name]
    text = build()
    start = time.process_time()
    found = [f for f in load_text(text).findings if f.check.code == "HC002"]
    assert time.process_time() - start < 1
    assert len(found) == 1
    assert spot(found[0]).startswith(where)


def test_the_limits_are_the_last_that_is_allowed() -> None:
    limits = Limits(bytes=200, scalar=20, keys=3, nodes=10, depth=3)

    def refused(text: str) -> list[str]:
        return [spot(finding) for finding in read((File("plan.yaml", text),), limits)[1]]

    assert refused("a: [[x]]\n") == []
    assert refused("a: [[[x]]]\n") == ["1:6 HC002"]
    assert refused(f"a: {'x' * 20}\n") == []
    assert refused(f"a: {'x' * 21}\n") == ["1:4 HC002"]
    assert refused("a: 1\nb: 1\nc: 1\n") == []
    assert refused("a: 1\nb: 1\nc: 1\nd: 1\n") == ["4:1 HC002"]
    assert refused("é: 1\nè: 1\nê: 1\nà: 1\n") == ["4:1 HC002"]
    many = Limits(keys=3)
    merged = "a: &a {b: 1, c: 1}\nd: {e: 1, f: 1, <<: *a}\n"
    assert [spot(f) for f in read((File("plan.yaml", merged),), many)[1]] == ["2:17 HC002"]
    assert refused("a: [1, 2, 3, 4, 5, 6, 7]\n") == []
    assert refused("a: [1, 2, 3, 4, 5, 6, 7, 8]\n") == ["1:26 HC002"]
    assert refused("a: &a [1, 2]\nb: [*a, x]\n") == ["2:9 HC002"]
    assert refused("#" * 200) == []
    assert refused("#" * 201) == ["1:1 HC002"]


def test_the_limits_hold_for_all_files_together() -> None:
    """A folder of a hundred files is one plan."""
    limits = Limits(bytes=100, nodes=10)
    texts = (File("1.yaml", f"a: [1, 2]\n#{'x' * 40}"), File("2.yaml", f"b: [1, 2]\n#{'x' * 40}"))
    assert [str(f.place) for f in read(texts, limits)[1]] == ["2.yaml:1:1"]
    texts = (File("1.yaml", "a: [1, 2, 3]\n"), File("2.yaml", "b: [1, 2, 3]\n"))
    assert [str(f.place) for f in read(texts, limits)[1]] == ["2.yaml:1:8"]


SLOW = {
    "broken references": HEAD
    + "people:\n" + "".join(f"  - {{id: person{n}, role: csm, side: partner}}\n" for n in range(2000))
    + "actions:\n" + "".join(f"  - {{id: a{n}, title: A, status: open, owner: persan{n}}}\n" for n in range(2000)),
    "unknown keys": HEAD
    + "kpis:\n" + "".join(f"  - {{{', '.join(f'baselin{n}x{i}: 1' for i in range(900))}}}\n" for n in range(25)),
    "unknown words": HEAD + "".join(f"e{n}: 1\n" for n in range(1900)),
    "unknown metrics": HEAD
    + "kpis:\n" + "".join(f"  - {{id: k{n}, title: K}}\n" for n in range(2000))
    + "playbooks:\n" + "".join(f"  - {{id: p{n}, action: A, when: kpi.k{n}x.actual < 1}}\n" for n in range(500)),
    "far working days": HEAD.replace("}", ", country: FR}")
    + "holds:\n" + "".join(f"  - {{start: T+{9000 + n}wd, cause: customer}}\n" for n in range(4000)),
}  # fmt: skip


@pytest.mark.parametrize("name", SLOW)
def test_a_plan_full_of_faults_is_read_in_seconds(name: str) -> None:
    start = time.process_time()
    load_text(SLOW[name])
    assert time.process_time() - start < 3


# -- anything else ---------------------------------------------------------------------------------


def shrunk(node: Any) -> Any:
    """The same plan with only the first entry of each section."""
    if isinstance(node, dict):
        return {key: shrunk(value) for key, value in node.items()}
    if isinstance(node, list) and isinstance(node[0], dict):
        return [shrunk(node[0])]
    return node


SMALL = tidy(shrunk(read_plain(EXAMPLES / "full-case")))
OTHERS: tuple[Any, ...] = (None, True, 1, "text", [], {})


def test_the_small_plan_has_no_fault() -> None:
    assert faults(dump(SMALL)) == []
    assert len(list(walk(SMALL))) > 500


def check_replaced(chosen: Callable[[int, int], bool]) -> None:
    """A finding, or a plan with all its figures; a value of another type is never let through."""
    plan = copy.deepcopy(SMALL)
    for number, site in enumerate(list(walk(plan))):
        for kind, other in enumerate(OTHERS):
            if chosen(number, kind):
                site.parent[site.key] = other
                loaded = load_text(dump(plan))
                assert (loaded.plan is None) == bool(loaded.findings)
                assert all(said(finding) for finding in loaded.findings)
                if loaded.plan is not None:
                    assert other in (None, [], {}) or fits(site, other), site.pattern
                    figures = Figures(loaded.plan, day(90), no_files)
                    assert len([figures[id_] for id_ in figures.ids()]) > 90
        site.parent[site.key] = site.value


VERSIONS = {"plan.revision", "contracts.obligations[].clause"}
"""Any value without quotes is the text of a version."""


def fits(site: Site, other: Any) -> bool:
    """Whether a value of this kind may stand where the old one did."""
    if isinstance(other, bool):
        return isinstance(site.value, bool) or site.pattern in VERSIONS
    if isinstance(other, int):
        return isinstance(site.value, int | Decimal) or site.pattern in VERSIONS | {"value.budget"}
    return isinstance(site.value, str)


def test_every_value_replaced_by_another_type() -> None:
    """One of the six types for each value here; all of them in the slow run."""
    check_replaced(lambda number, kind: number % len(OTHERS) == kind)


@pytest.mark.slow
def test_every_value_replaced_by_every_other_type() -> None:
    check_replaced(lambda _number, _kind: True)


YAMLISH = st.lists(
    st.sampled_from(
        "hypercare: 1|\n|  |- |: |? |plan|kpis|people|{|}|[|]|, |id: a|title: |&a |*a |<<: *a|!!x "
        "|%YAML 1.1|---\n|...\n|'|\"|# |T+3wd|2026-01-05|1e400|.inf|null|~|true|no|é|\x00|\u2028"
        "|\ufeff|\t|\r\n|||>-|kickoff: 2026-01-05|language: en|when: a.b < 1|offset: 3".split("|")
    )
    | st.text(max_size=5)
).map("".join)


@given(YAMLISH)
def test_any_text_is_a_plan_or_findings(text: str) -> None:
    loaded = load_text(text)
    assert (loaded.plan is None) == bool(loaded.findings)
    lines = text.count("\n") + text.count("\r") + 2
    for finding in loaded.findings:
        assert 1 <= finding.place.line <= lines
        assert finding.place.column >= 1
        assert said(finding)


@given(st.data())
def test_a_damaged_plan_is_a_plan_or_findings(data: st.DataObject) -> None:
    """Lines of a sound plan dropped, doubled, cut short or mixed up."""
    text = dump(SMALL)
    lines = text.splitlines(keepends=True)
    rng = random.Random(data.draw(st.integers(0, 10**6)))
    for _ in range(rng.randint(1, 4)):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        line = lines[at]
        lines[at] = rng.choice(
            ["", line * 2, line[: rng.randrange(len(line))], lines[other], line.strip() + "\n"]
        )
    loaded = load_text("".join(lines))
    assert (loaded.plan is None) == bool(loaded.findings)
    if loaded.plan is not None:
        figures = Figures(loaded.plan, day(60), no_files)
        for id_ in figures.ids():
            figures[id_]
