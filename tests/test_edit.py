"""Changes of a plan in its own text: what is asked for and nothing else, comments and all."""

import random
from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.document import read
from hypercare_cli.edit import Append, Change, EditError, Given, Remove, Set, apply
from hypercare_cli.editing.order import order_at
from hypercare_cli.finding import Path
from hypercare_cli.node import Mapping, Scalar, Sequence
from hypercare_cli.source import File
from tests.awkward import AWKWARD
from tests.edits import (
    changed_lines,
    comments,
    edited,
    intended,
    paths,
    spelt,
    value_of,
    words_of,
)
from tests.plans import EXAMPLES, HEAD, files_of, load_text

each_awkward = pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
NEEDS_QUOTES = (
    "yes|no|on|y|N|010|7|1.10|1e3|2026-01-01|08:30|a: b #c|a #b|- x|? x|: x|one\ntwo|one\n|\none|😀|👩‍💻"
    "|null|Null|~|true|1_000|=1+1|trail  | lead|@x|`x`|%x|&x|*x|!x|[x]|{x}|x, y|x]|it's|'|\"|\\|a\\nb|"
    "|.inf|0x1F|---|...|#|a\tb|\u00a0x|\u2028|\u0085|\x07|<<|T+30|…|x:|x: y|a - b|> x|| x"
).split("|")


def refusal(text: str, *changes: Change) -> str:
    """Why some changes are refused, in English."""
    with pytest.raises(EditError) as caught:
        edited(text, *changes)
    return caught.value.message.text.format(**caught.value.message.values)


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new, from the first to the last that differ."""
    first, end = changed_lines(before, after)
    lines = after.splitlines()
    return before.splitlines()[first:end], lines[
        first : len(lines) + end - len(before.splitlines())
    ]


# -- files as they come -----------------------------------------------------------------------------


def test_there_are_many_awkward_files() -> None:
    assert len(AWKWARD) >= 60


@each_awkward
def test_a_change_that_changes_nothing_gives_the_same_bytes(text: str) -> None:
    file = File("plan.yaml", text)
    for path, node in paths(text):
        assert apply((file,), [Set(path, value_of(node))])[0] is file


@each_awkward
def test_each_value_can_be_replaced_and_taken_away(text: str) -> None:
    for path, node in paths(text):
        prove(text, Remove(path))
        prove(text, Set(path, "new: 1"))
        if isinstance(node, Scalar):
            prove(text, Set(path, [1, {"q": "r"}]))
            prove(text, Set(path, "one\ntwo\n"))
            prove(text, Set(path, {"q": Decimal("1.50")}))


@each_awkward
def test_each_list_and_group_can_grow(text: str) -> None:
    for path, node in [((), None), *paths(text)]:
        if isinstance(node, Sequence):
            prove(text, Append(path, "new"))
            prove(text, Append(path, {"id": "new", "k": [1]}))
        elif node is None or isinstance(node, Mapping):
            prove(text, Set((*path, "zz"), "new"))
            prove(text, Set((*path, "zz"), [{"q": 1}, {"q": 2}]))


def prove(text: str, change: Change) -> None:
    """A change is refused, or gives what is meant and keeps the comments of what stays."""
    try:
        after = edited(text, change)
    except EditError:
        return
    assert words_of(after) == intended(words_of(text), change)
    if not isinstance(change, Remove):
        assert not comments(text) - comments(after)


def test_hardly_any_change_is_refused() -> None:
    refused = count = 0
    for text in AWKWARD.values():
        for path, node in paths(text):
            if isinstance(node, Scalar) and "&" not in text:
                count += 2
                for change in (Set(path, "new"), Remove(path)):
                    try:
                        edited(text, change)
                    except EditError:
                        refused += 1
    assert count > 400
    assert refused == 1  # a key written with `?` cannot be taken away


# -- random changes of the examples --------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_random_changes(seed: int) -> None:
    change_at_random(range(seed * 15, seed * 15 + 15))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_two_thousand_random_changes(seed: int) -> None:
    change_at_random(range(seed * 100, seed * 100 + 100))


TEXTS = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.yaml"))]
VALUES: list[Given] = [
    *NEEDS_QUOTES[:40],
    Decimal("3.10"),
    7,
    True,
    date(2026, 3, 4),
    ["a", "b: c"],
]


def change_at_random(seeds: range) -> None:
    """Single changes of the examples touch the lines of their value, and lose no comment."""
    for seed in seeds:
        chance = random.Random(seed)
        text = chance.choice(TEXTS)
        change, first, last = random_change(text, chance)
        try:
            after = edited(text, change)
        except EditError as error:
            assert "comments inside" in error.message.text  # noqa: PT017  # others are no errors
            continue
        assert words_of(after) == intended(words_of(text), change), change
        if after == text:
            continue
        start, end = changed_lines(text, after)
        assert start >= first - (2 if isinstance(change, Remove) else 1), change
        assert end <= last + 1, change
        lost = comments(text) - comments(after)
        gone = "".join(text.splitlines(keepends=True)[start:end])
        assert isinstance(change, Remove) or not lost, change
        assert all(comment in gone for comment in lost), change


def random_change(text: str, chance: random.Random) -> tuple[Change, int, int]:
    """A change with the lines that its value stands on, from 0 and up to but not with the second."""
    places = paths(text)
    kind = chance.choice(["set", "append", "insert", "remove"])
    wanted = {"append": Sequence, "insert": Mapping, "set": Scalar}.get(kind, object)
    path, node = chance.choice([place for place in places if isinstance(place[1], wanted)])
    lines = node.start.line, max(node.end.line, node.start.line + 1)
    if kind == "append":
        assert isinstance(node, Sequence)
        entry = value_of(chance.choice(node.items))
        return Append(path, entry), *lines
    if kind == "insert":
        name = chance.choice(["notes", "zz", "status", "owner"])
        return Set((*path, name), chance.choice(VALUES)), *lines
    if kind == "set":
        return Set(path, chance.choice(VALUES)), *lines
    following = next(
        (n for p, n in places if p[:-1] == path[:-1] and n.start.line > lines[0]), node
    )
    return Remove(path), lines[0], max(lines[1], following.start.line)


# -- what is written -------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", NEEDS_QUOTES, ids=ascii)
@pytest.mark.parametrize("old", ["x", "'x'", '"x"', "|\n  x", "7", "{y: x}", "[x]"])
def test_a_text_reads_back_equal(value: str, old: str) -> None:
    inside: dict[str, Path] = {"{": ("a", "y"), "[": ("a", 0)}
    path = inside.get(old[0], ("a",))
    after = edited(f"a: {old}\nb: 1\n", Set(path, value))
    document, findings = read((File("plan.yaml", after),))
    node = document.node(path)
    assert not findings
    assert isinstance(node, Scalar)
    assert node.value == value


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (Decimal("1.50"), "a: 1.50"),
        (Decimal("1E+3"), "a: 1000"),
        (-3, "a: -3"),
        (True, "a: true"),
        (None, "a: null"),
        (date(2026, 1, 5), "a: 2026-01-05"),
        ("T+30", "a: T+30"),
        ("no", "a: 'no'"),
        (["x", 1], "a: [x, 1]"),
        ({"x": {"q": 1}, "z": None}, "a: {x: {q: 1}}"),
        ([], "a: []"),
    ],
)
def test_how_a_value_is_written(value: Given, line: str) -> None:
    assert edited("a: x  # c\n", Set(("a",), value)) == f"{line}  # c\n"


@pytest.mark.parametrize("value", [Decimal("1e40"), Decimal("NaN"), "\ud800"])
def test_what_cannot_be_read_back_is_refused(value: Decimal | str) -> None:
    assert "cannot be written into a plan" in refusal("a: 1\n", Set(("a",), value))


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: 'x'\n", "y", "a: 'y'\n"),
        ('a: "x"\n', "y", 'a: "y"\n'),
        ("a: 2026-01-05\n", "2026-02-05", "a: 2026-02-05\n"),
        ("a: x\n", "2026-02-05", "a: 2026-02-05\n"),
        ("a: |\n    x\n    y\n\nb: 1\n", "u\n\nv\n", "a: |\n    u\n\n    v\n\nb: 1\n"),
        ("a: >-  # c\n  x\n  y\nb: 1\n", "u", "a: >-  # c\n  u\nb: 1\n"),
        ("a: |\n  x\nb: 1\n", " u", "a: ' u'\nb: 1\n"),
        ("a: |+\n  x\n\nb: 1\n", "u\n", "a: |\n  u\nb: 1\n"),
        ("a: x\n  y\nb: 1\n", "u", "a: u\nb: 1\n"),
        ("a:   # c\nb: 1\n", "u", "a: u   # c\nb: 1\n"),
    ],
)
def test_a_text_keeps_its_form(before: str, value: str, after: str) -> None:
    assert edited(before, Set(("a",), value)) == after


# -- where it is written ------------------------------------------------------------------------------------

RISKS = """\
risks:
  - {id: R1, title: One}
  - {id: R2, title: Two}   # second
    # still about the second

# ==== Feedback ====
feedback: []   # none yet
"""


@pytest.mark.parametrize(
    "example", ["#holds: [{start: T+1}]", "# holds:", "#holds:\n#  - {start: T+1}"]
)
def test_a_section_stands_above_its_own_example(example: str) -> None:
    """Not inside that of another one: who takes a `#` away later gets what the example says."""
    text = f"{HEAD}support:\n  tiers: []\n#  business_hours: {{opens: '09:00'}}\n\n# Days lost\n{example}\n# end\n"
    after = edited(text, Append(("holds",), {"start": "T+3", "cause": "customer"}))
    lines = after.splitlines()
    new = lines.index("holds:")
    assert lines[new - 1] == "# Days lost"
    assert lines[new + 2] == example.splitlines()[0]
    assert [line for line in lines if line not in lines[new : new + 2]] == text.splitlines()


def test_so_does_a_field_of_a_group() -> None:
    text = f"{HEAD}support:\n  tiers: []\n#  business_hours: {{opens: '09:00'}}\n#  periods: []\nactions: []\n"
    after = edited(text, Set(("support", "business_hours", "opens"), "08:00"))
    assert difference(text, after) == ([], ["  business_hours: {opens: '08:00'}"])
    assert after.index("  business_hours") < after.index("#  business_hours")


def test_an_entry_stands_above_the_banner_of_the_next_section() -> None:
    after = edited(RISKS, Append(("risks",), {"title": "Three", "status": "open", "id": "R3"}))
    assert after.splitlines()[4:7] == [
        "  - {id: R3, title: Three, status: open}",
        "",
        "# ==== Feedback ====",
    ]
    assert len(after.splitlines()) == len(RISKS.splitlines()) + 1


def test_the_first_entry_of_a_list_keeps_the_comment_of_its_key() -> None:
    after = edited(RISKS, Append(("feedback",), {"id": "FB1", "text": "Slow"}))
    assert difference(RISKS, after) == (
        ["feedback: []   # none yet"],
        ["feedback:   # none yet", "  - {id: FB1, text: Slow}"],
    )


def test_an_entry_is_found_by_its_id() -> None:
    after = edited(RISKS, Set(("risks", "R2", "title"), "Zwei"), Remove(("risks", "R1")))
    assert after == RISKS.replace("Two", "Zwei").replace("  - {id: R1, title: One}\n", "")


def test_the_last_entry_leaves_an_empty_list() -> None:
    assert edited("a: # c\n  # d\n  - x: 1\nb: 1\n", Remove(("a", 0))) == "a: [] # c\n  # d\nb: 1\n"
    assert edited("a:\n  x: 1\n", Remove(("a", "x"))) == "a: {}\n"


def test_an_entry_follows_its_neighbours() -> None:
    text = (
        "kpis:\n-   id: a\n    title: 'A'\n    source:\n        tool: BI\n    agreed: {by: [po]}\n"
    )
    entry: dict[str, Given] = {
        "agreed": {"by": ["po", "csm"]},
        "id": "b",
        "source": {"tool": "CRM"},
        "title": "B",
    }
    assert edited(text, Append(("kpis",), entry)) == text + (
        "-   id: b\n    title: 'B'\n    source:\n        tool: CRM\n    agreed: {by: [po, csm]}\n"
    )


def test_a_long_entry_without_neighbours_gets_lines_of_its_own() -> None:
    text = edited(
        "risks:\n", Append(("risks",), {"title": "x" * 90, "id": "R1", "mitigation": "z"})
    )
    assert text == f"risks:\n  - id: R1\n    title: {'x' * 90}\n    mitigation: z\n"


def test_a_field_stands_in_the_order_of_fields() -> None:
    text = "risks:\n  - {id: R1, title: One, status: open}\n"
    after = edited(text, Set(("risks", 0, "owner"), "po"), Set(("risks", 0, "notes"), "x"))
    assert after == "risks:\n  - {id: R1, title: One, owner: po, status: open, notes: x}\n"


def test_the_first_field_of_all() -> None:
    assert edited("risks:\n  - title: One\n", Set(("risks", 0, "id"), "R1")) == (
        "risks:\n  - id: R1\n    title: One\n"
    )


def test_a_section_is_made_in_its_place() -> None:
    text = "hypercare: 1\n\nplan:\n  id: p\n\n# -- Risks\nrisks:\n- id: R1\n"
    after = edited(text, Append(("decisions",), {"id": "D1", "text": "Go"}))
    assert after == text.replace("id: p\n", "id: p\n\ndecisions:\n- {id: D1, text: Go}\n")


def test_a_section_is_made_in_the_file_of_its_neighbours() -> None:
    files = files_of(EXAMPLES / "full-case")
    files = apply(files, [Remove(("holds",)), Remove(("handover",))])
    after = apply(files, [Append(("holds",), {"start": "T+1", "end": "T+2", "cause": "provider"})])
    names = {old.name: new for old, new in zip(files, after, strict=True) if old is not new}
    assert list(names) == ["logs.yaml"]
    after = apply(files, [Set(("handover", "capabilities"), [{"id": "H1", "kind": "support"}])])
    names = {old.name: new for old, new in zip(files, after, strict=True) if old is not new}
    assert list(names) == ["contracts.yaml"]
    assert list(read(after)[0].sections["handover"].entries) == ["capabilities"]  # type: ignore[attr-defined]


def test_groups_on_the_way_are_made() -> None:
    after = edited("plan: {id: p}\n", Append(("adoption", "training"), {"id": "T1", "date": "T+3"}))
    assert after == "plan: {id: p}\nadoption:\n  training:\n    - {id: T1, date: T+3}\n"


def test_secrets_in_a_plan_stay_as_they_are() -> None:
    text = 'a: 1\nb: "token ghp_0123456789abcdefABCDEF0123456789abcd"\n'
    assert edited(text, Set(("a",), 2)) == text.replace("a: 1", "a: 2")


def test_the_order_of_fields_is_that_of_the_declarations() -> None:
    assert order_at(())[:3] == ("hypercare", "plan", "customer")
    assert order_at(("actions", 0))[:4] == ("id", "title", "owner", "with")
    assert order_at(("actions", 0))[-3:] == ("notes", "audience", "evidence")
    assert order_at(("kpis", 0, "source"))[:2] == ("tool", "frequency")
    assert order_at(("value", "ledger", 0, "volume")) == ("low", "base", "high")
    assert order_at(("glossary",)) == ()
    assert order_at(("no", "such", 3)) == ()


# -- several changes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full-case", "mini-case", "hostile"])
def test_many_changes_give_what_each_alone_would(name: str) -> None:
    files = files_of(EXAMPLES / name)
    for seed in range(3):
        chance = random.Random(seed)
        changes, expected = [], files
        for _ in range(12):
            file = chance.choice(expected)
            change, _, _ = random_change(file.text, chance)
            try:
                expected = apply(expected, [change])
            except EditError:
                continue
            changes.append(change)
        found = apply(files, changes)
        assert [words_of(file.text) for file in found] == [words_of(f.text) for f in expected]


@each_awkward
@pytest.mark.parametrize("seed", range(3))
def test_changes_that_meet_give_what_one_after_the_other_would(text: str, seed: int) -> None:
    chance, expected = random.Random(seed), text
    changes: list[Change] = []
    values: list[Given] = ["x", "a: b", 7, None, ["p"], {"k": 1}, [{"k": 1}], [], "one\ntwo\n"]
    for _ in range(5):
        path, node = chance.choice([((), None), *paths(expected)])
        change: Change = Set((*path, chance.choice("qrs")), chance.choice(values))
        if isinstance(node, Sequence):
            change = Append(path, chance.choice(values))
        elif path and chance.random() < 0.7:
            change = Set(path, chance.choice(values)) if chance.random() < 0.5 else Remove(path)
        try:
            expected = edited(expected, change)
        except EditError:
            continue
        changes.append(change)
    assert words_of(edited(text, *changes)) == words_of(expected)


def test_one_refusal_refuses_all() -> None:
    assert "no `risks.R9`" in refusal(
        RISKS, Set(("risks", 0, "title"), "x"), Remove(("risks", "R9"))
    )


# -- what is refused -------------------------------------------------------------------------------------

SHARED = "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: 2\n"


@pytest.mark.parametrize(
    ("text", "change", "why"),
    [
        (
            SHARED,
            Set(("a", "b"), 2),
            "`a.b` belongs to a value with an anchor (`&`), which stands for: `a`, `c`",
        ),
        (
            SHARED,
            Set(("c", "b"), 2),
            "`c.b` belongs to a value with an anchor (`&`), which stands for: `a`, `c`",
        ),
        (SHARED, Set(("d", "b"), 2), "which stands for: `a.b`, `c.b`, `d.b`"),
        (SHARED, Remove(("c",)), "which stands for: `a`, `c`"),
        ("a: &x 1\n", Set(("a",), 2), "`a` belongs to a value with an anchor"),
        ("a: 1\n", Remove(("b",)), "there is no `b` in the plan"),
        ("a: [1]\n", Set(("a", 1), 2), "there is no `a[1]` in the plan"),
        ("a: [1]\n", Set(("a", 3, "b"), 2), "there is no `a[3].b` in the plan"),
        ("a: 1\n", Set(("a", "b"), 2), "`a` is not a group of fields"),
        ("a: 1\n", Append(("a",), 2), "`a` is not a list"),
        ("a: {b: 1}\n", Append(("a",), 2), "`a` is not a list"),
        ("a:\n  - x  # c\n", Set(("a",), 1), "comments inside `a` of plan.yaml would be lost"),
        ("a: 1\na: 2\n", Set(("a",), 1), "plan.yaml has faults"),
        ("- 1\n", Set(("a",), 1), "plan.yaml has faults"),
        ("a: |\n  x", Set(("b",), 1), "the change would touch something else in plan.yaml"),
    ],
)
def test_what_is_refused(text: str, change: Change, why: str) -> None:
    assert why in refusal(text, change)


def test_a_section_in_two_files_is_refused() -> None:
    files = (File("1.yaml", "a: 1\n"), File("2.yaml", "a: 2\n"))
    with pytest.raises(EditError):
        apply(files, [Set(("a",), 3)])


def test_a_change_needs_a_path() -> None:
    with pytest.raises(ValueError, match="path"):
        edited("a: 1\n", Remove(()))


def test_an_example_can_be_loaded_after_a_change() -> None:
    files = files_of(EXAMPLES / "full-case")
    entry: dict[str, Given] = {"date": date(2026, 4, 1), "value": Decimal("5.9"), "comment": "yes"}
    after = apply(files, [Append(("kpis", "handling_time", "measurements"), entry)])
    loaded = load_text(*(file.text for file in after))
    assert loaded.plan is not None
    assert spelt(entry) == words_of(after[2].text)["kpis"][0]["measurements"][-1]
