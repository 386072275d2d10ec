"""`record --from-csv`: tables as people export them, all lines or none."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import AtWork, Hypercare

PLAN = """\
hypercare: 1
plan: {id: acme, title: Roll-out, kickoff: 2026-01-05, language: en}
people:
  - {id: lead, side: provider, role: csm, title: CSM}
kpis:
  - id: speed
    title: Speed
    measurements:
      - {date: 2026-02-01, value: 7}
  - {id: errors, title: Errors}
"""
TABLE = 'kpi,date,value,comment\nspeed,2026-03-01,6.5,BI\nerrors,T+60,12,\nspeed,,6,"Late, once"\n'
WRITTEN = [
    "- {date: 2026-03-01, value: 6.5, comment: BI}",
    "- {date: 2026-04-05, value: 6, comment: 'Late, once'}",
    "- {id: errors, title: Errors, measurements: [{date: T+60, value: 12}]}",
]


@pytest.fixture
def plan(at_work: AtWork) -> Path:
    """A plan in the current folder; today is 2026-04-05."""
    return at_work(PLAN, date(2026, 4, 5))


def added(plan: Path) -> list[str]:
    return [line.strip() for line in plan.read_text().splitlines() if line not in PLAN.splitlines()]


def test_each_line_is_an_entry(hypercare: Hypercare, plan: Path) -> None:
    Path("t.csv").write_text(TABLE)
    found = hypercare("record", "measurement", "--from-csv", "t.csv")
    assert (found.code, found.err) == (0, "")
    assert added(plan) == WRITTEN
    assert found.out.count("Added: ") == 3


@pytest.mark.parametrize(
    ("sign", "encoding", "said"),
    [
        (";", "cp1252", "cp1252, separator ;"),
        (";", "utf-8-sig", "utf-8, separator ;"),
        ("\t", "utf-16", "utf-16, separator tab"),
        (",", "cp1252", "cp1252, separator ,"),
    ],
)
def test_how_a_table_is_written_is_found_out_and_said(
    hypercare: Hypercare, plan: Path, sign: str, encoding: str, said: str
) -> None:
    comma = "." if sign == "," else ","
    rows = [["date", "title"], ["2026-03-01", "Élan"], ["T+60", "Été"]]
    Path("w.csv").write_bytes("\r\n".join(sign.join(row) for row in rows).encode(encoding))
    found = hypercare("record", "quick_win", "--from-csv", "w.csv")
    assert found.code == 0
    assert said in found.err
    assert "{date: T+60, title: Été}" in plan.read_text()
    Path("m.csv").write_bytes(f"kpi{sign}value\nspeed{sign}6{comma}5\n".encode(encoding))
    assert hypercare("record", "measurement", "--from-csv", "m.csv").code == 0
    assert "value: 6.5}" in plan.read_text()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("kpi,value\nspeed,1\nspeed,2,3\n", "t.csv:3: 3 values, and the header has 2"),
        ('kpi,value\nspeed,1\n"speed,2\n', "t.csv:3: a quote is not closed"),
        ("kpi,kpi\nspeed,1\n", "names “kpi” twice"),
        ("kpi,\nspeed,1\n", "a column has no name"),
        ("kpi,valeu\nspeed,1\n", "t.csv:2: `valeu` is no field of measurement"),
        ("kpi,value\nsped,1\n", "t.csv:2: `sped` is not known in `kpis`"),
        ("kpi,value\nspeed,1\n\nspeed,much\n", "t.csv:4 kpis[0].measurements[2].value: HC012"),
        ("kpi,date,value\nspeed,2026-02-30,1\n", "t.csv:2 kpis[0].measurements[1].date: HC016"),
        ("kpi,value\n", "has no entries"),
        ("", "has no entries"),
        ("a\0b", "cannot be read as a table of text"),
        ("kpi,value\n" + "speed,1\n" * 5001, "more than 5000 lines"),
    ],
)
def test_one_fault_and_nothing_is_written(
    hypercare: Hypercare, plan: Path, table: str, said: str
) -> None:
    Path("t.csv").write_text(table)
    found = hypercare("record", "measurement", "--from-csv", "t.csv")
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert plan.read_text() == PLAN


def test_what_does_not_go_together(hypercare: Hypercare, plan: Path) -> None:
    Path("t.csv").write_text(TABLE)
    assert hypercare("record", "--from-csv", "t.csv").code == 2
    assert hypercare("record", "measurement", "value=1", "--from-csv", "t.csv").code == 2
    assert "there is no file" in hypercare("record", "risk", "--from-csv", "none.csv").err
    assert plan.read_text() == PLAN


def test_many_lines_at_once(hypercare: Hypercare, plan: Path) -> None:
    rows = "".join(f"T+{n},Win {n}\n" for n in range(400))
    Path("t.csv").write_text(f"date,title\n{rows}")
    assert hypercare("record", "quick_win", "--from-csv", "t.csv").code == 0
    assert plan.read_text().count("title: Win ") == 400
