"""Training: what counts as a follow-up, how large a group may be, which count is wrong."""

import pytest

from tests.hits import hits

ONCE = "{id: F1, date: T+5, persona: a}, {id: F2, date: T+10, persona: b}"


@pytest.mark.parametrize(
    ("training", "besides", "as_of", "expected"),
    [
        (ONCE, "", 69, 0),
        (ONCE, "", 70, 1),
        (ONCE + ", {id: F3, date: T+65, persona: a}", "", 125, 0),
        (ONCE + ", {id: F3, date: T+66, persona: a}", "", 126, 1),
        (ONCE + ", {id: F3, date: T+20, mode: self_service}", "", 90, 0),
        (ONCE, "champions: [{id: C, since: T+60}]", 90, 0),
        (ONCE, "champions: [{id: C, since: T+91}]", 90, 1),
        (ONCE, "champions: [{id: C}]", 90, 0),
        (ONCE, "assets: [{id: A, title: Guide}]", 90, 0),
        (ONCE, "assets: [{id: A, title: Guide, status: planned}]", 90, 1),
        ("", "", 90, 0),
    ],
)
def test_training_is_followed_up(training, besides, as_of, expected) -> None:
    sections = f"""\
adoption:
  personas: [{{id: a, title: A}}, {{id: b, title: B}}]
  training: [{training}]
  {besides}
"""
    assert len(hits("HC511", sections, as_of)) == expected


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ("groups: 1, invited: 12", 0),
        ("groups: 1, invited: 13", 1),
        ("groups: 4, invited: 48", 0),
        ("groups: 4, invited: 49", 1),
        ("groups: 1, invited: 90, mode: self_service", 0),
        # not known is not one group
        ("invited: 90", 0),
        ("groups: 0, invited: 90", 0),
        ("groups: 1", 0),
    ],
)
def test_a_group_is_at_most_twelve(session, expected) -> None:
    sections = f"adoption: {{training: [{{id: F1, date: T+40, {session}}}]}}\n"
    # a session to come can still be changed
    assert len(hits("HC512", sections, 30)) == len(hits("HC512", sections, 50)) == expected


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ("invited: 10, attended: 10, quiz_passed: 10", None),
        ("invited: 10, attended: 11, quiz_passed: 12", "attended"),
        ("attended: 10, quiz_passed: 11", "quiz_passed"),
        ("attended: 10, nps: {promoters: 6, passives: 4, detractors: 1}", "nps"),
        ("attended: 10, nps: {promoters: 6, passives: 4}", None),
        ("invited: 10", None),
    ],
)
def test_one_count_of_a_session_is_part_of_another(session, expected) -> None:
    sections = f"adoption: {{training: [{{id: F1, date: T+20, {session}}}]}}\n"
    assert hits("HC513", sections) == ([f"adoption.training[0].{expected}"] if expected else [])
    assert hits("HC513", sections, 19) == []


@pytest.mark.parametrize(
    ("champion", "as_of", "expected"),
    [("", 60, 0), ("", 61, 1), ("{id: C, since: T+61}", 61, 0), ("{id: C, since: T+62}", 61, 1)],
)
def test_teams_have_a_champion_after_two_months(champion, as_of, expected) -> None:
    sections = f"adoption: {{teams: [{{id: n, title: N}}], champions: [{champion}]}}\n"
    assert len(hits("HC514", sections, as_of)) == expected


@pytest.mark.parametrize(
    ("champion", "as_of", "expected"),
    [("{id: C}", 60, 0), ("{id: C}", 61, 1), ("{id: C, since: T+70}", 61, 0)],
)
def test_a_champion_says_since_when(champion, as_of, expected) -> None:
    sections = f"adoption: {{teams: [{{id: n, title: N}}], champions: [{champion}]}}\n"
    assert len(hits("HC515", sections, as_of)) == expected
    if expected:
        # there is one, so the team has not been forgotten
        assert hits("HC514", sections, as_of) == []


def test_what_is_not_followed_up_is_the_last_session() -> None:
    sections = """\
adoption:
  training: [{id: F2, date: T+10}, {id: F1, date: T+5}]
  personas: []
"""
    assert hits("HC511", sections, 90) == []
    named = sections.replace("{id: F2", "{id: F2, persona: a").replace("[]", "[{id: a, title: A}]")
    assert hits("HC511", named, 90) == ["adoption.training[0].date"]
