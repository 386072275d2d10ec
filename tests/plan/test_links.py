"""What `depends_on` means: ids first, then lags and leads."""

import pytest

from hypercare_cli.plan.links import Waiting, meant_lag, waiting
from tests.plans import HEAD, faults, load_text, said

IDS = frozenset({"T1", "M7-2", "M7-2-1d", "a.b"})


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("T1", Waiting("T1")),
        ("T1+3wd", Waiting("T1", 3, "wd")),
        ("T1 + 2d", Waiting("T1", 2, "d")),
        ("T1-1d", Waiting("T1", -1, "d")),
        ("T1+0wd", Waiting("T1", 0, "wd")),
        ("M7-2-2d", Waiting("M7-2", -2, "d")),
        ("M7-2-1d", Waiting("M7-2-1d")),
        ("a.b-3wd", Waiting("a.b", -3, "wd")),
        ("T1+3", Waiting("T1+3")),
    ],
)
def test_the_meaning_of_a_text(text: str, meaning: Waiting) -> None:
    assert waiting(text, IDS) == meaning


@pytest.mark.parametrize("text", ["T1+3", "T1 + 3 j", "T1FS+3 days", "T1 FD+3", "T1+3 jo"])
def test_a_lag_as_others_write_it(text: str) -> None:
    assert meant_lag(text, IDS) == {"days": "T1+3wd", "any": "T1+3d"}
    assert meant_lag(text.replace("T1", "T9"), IDS) is None


def roadmap(depends_on: str, more: str = "") -> str:
    return f"""{HEAD}\
roadmap:
  - id: m
    offset: 30
    title: M
    tasks:
      - {{id: T1, title: T, status: planned{more}}}
      - id: T2
        title: T
        status: planned
        depends_on: [{depends_on}]
"""


def test_every_id_of_a_link_is_looked_up_at_its_place() -> None:
    assert faults(roadmap("T1, T1+3wd, T1 - 2d, m, m+1wd")) == []
    assert faults(roadmap("T1+3wd, T3+3wd")) == ["12:30 HC020"]
    (finding,) = load_text(roadmap("T1+3")).findings
    assert said(finding) == (
        "`T1+3` is not the id of anything in tasks, milestones."
        " A lag is written T1+3wd (working days) or T1+3d."
    )
    (finding,) = load_text(roadmap("TT1+3d")).findings
    assert "Did you mean `T1`?" in said(finding)


def test_working_days_need_known_holidays_wherever_they_are_counted() -> None:
    odd = "language: en, country: DE, subdivision: QQ"
    assert faults(roadmap("T1+3d").replace("language: en", odd)) == []
    assert faults(roadmap("T1+3wd").replace("language: en", odd)) == ["2:91 HC026"]
    five = roadmap("T1", ", duration: 5wd")
    assert faults(five.replace("language: en", odd)) == ["2:91 HC026"]


def test_a_duration_is_of_whole_days() -> None:
    assert faults(roadmap("T1", ", duration: 0wd")) == []
    (finding,) = load_text(roadmap("T1", ", duration: 4h")).findings
    assert said(finding) == (
        "“4h” does not have the right form."
        " Write it like 5wd (working days) or 7d (days of the calendar)."
    )
