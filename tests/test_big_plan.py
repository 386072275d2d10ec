"""The plan that the benchmarks read has the promised length, and no id twice."""

from collections import Counter

import pytest
import yaml

from benchmarks.big_plan import big_plan


@pytest.mark.parametrize("lines", [400, 1000, 5000])
def test_it_has_exactly_the_lines_asked_for(lines: int) -> None:
    text = big_plan(lines)
    assert text.count("\n") == lines
    assert text == big_plan(lines)


def test_its_entries_have_ids_of_their_own() -> None:
    plan = yaml.safe_load(big_plan(1000))
    tasks = [task for milestone in plan["roadmap"] for task in milestone.get("tasks", ())]
    for entries in (plan["actions"], plan["risks"], plan["feedback"], tasks):
        assert len(entries) > 20
        assert set(Counter(entry["id"] for entry in entries).values()) == {1}


def test_too_few_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        big_plan(50)
