"""Whatever stands in whatever cell: a change that the plan can take, or a fault with its place."""

import random

import pytest

from hypercare_cli.edit import EditError
from hypercare_cli.readers.ledger import Ledger, Read, Row, read_ledger
from hypercare_cli.readers.sheets import Raw
from hypercare_cli.readers.stamp import read_stamp
from hypercare_cli.sync.back import bring_back
from hypercare_cli.sync.choices import Choices
from tests.hostile import STRINGS
from tests.ledgers import analysis_of, example
from tests.sync.editing import PLAN, made

RAWS = (
    None,
    Raw("text", ""),
    Raw("text", None, formula=True),
    Raw("number", "1e308"),
    Raw("number", "-0"),
    Raw("number", "nan"),
    Raw("number", "1.5", look="day"),
    Raw("number", "46063.99999", look="day"),
    Raw("number", "99999999999", look="day"),
    Raw("number", "0.04", look="percent"),
    Raw("number", "2", formula=True),
    Raw("truth", "1"),
    Raw("truth", "x"),
    Raw("error", "#N/A"),
    Raw("day", "2026-02-10T00:00:00"),
    Raw("day", "x"),
    *(Raw("text", text) for text in (
        "T+0", "T-99999", "T+3wd", "31/02/2026", "1 2026", "9999-12-31", "1e5", "1.2.3", "1,2,3", "1 %", "%", "€", "-",
        ",", ".", "VRAI", "faux", "R;A", "rr", "#1", "~", "null", "  ", "\n", "a;b", ";", "id#2", "x" * 40_000,
    )),
    *(Raw("text", text) for text in STRINGS),
)  # fmt: skip


def spoilt(ledger: Ledger, chance: random.Random, count: int) -> Ledger:
    """The ledger with some cells changed, also of free lines, some lines without ids or gone."""
    tables = dict(ledger.tables)
    for _ in range(count):
        name = chance.choice(sorted(tables))
        rows = list(tables[name].rows)
        if not rows:
            continue
        place = chance.randrange(len(rows))
        way = chance.random()
        if way < 0.1:
            del rows[place]
        elif way < 0.2:
            rows.append(rows[place]._replace(id=chance.choice(["", rows[place].id, "x"])))
        else:
            rows[place] = with_cell(rows[place], chance)
        tables[name] = tables[name]._replace(rows=tuple(rows))
    facts = dict(ledger.facts)
    name = chance.choice(sorted(facts))
    facts[name] = Read(facts[name].place, chance.choice(RAWS))
    return ledger._replace(tables=tables, facts=facts)


def with_cell(row: Row, chance: random.Random) -> Row:
    column = chance.choice(sorted(row.cells))
    read = Read(row.cells[column].place, chance.choice(RAWS))
    return row._replace(cells=row.cells | {column: read})


@pytest.mark.parametrize("name", ["small", "full-case", "hostile"])
@pytest.mark.parametrize("turns", [15, pytest.param(300, marks=pytest.mark.slow)])
def test_whatever_stands_in_a_cell(name: str, turns: int) -> None:
    analysis = analysis_of(PLAN) if name == "small" else example(name)
    data, texts = made(analysis), analysis.document.files
    ledger, stamp = read_ledger(data, "l.xlsx"), read_stamp(data, "l.xlsx").stamp
    outcomes = set[str]()
    for seed in range(turns):
        chance = random.Random(f"{name} {seed}")
        choices = Choices(theirs={"all": "all"}, delete=chance.random() < 0.5)
        changed = spoilt(ledger, chance, chance.choice([1, 1, 2, 5]))
        try:
            found = bring_back(changed, stamp, analysis, texts, choices)
        except EditError:
            outcomes.add("refused")
            continue
        if found.amendment is None:
            outcomes.add("fault" if found.merged.faults else "same")
            assert all(fault.place for fault in found.merged.faults)
        else:
            outcomes.add("changed")
    assert {"fault", "changed"} <= outcomes
