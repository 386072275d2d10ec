"""Activation and adoption: people counts of the latest snapshots, and what has come by as-of."""

from decimal import Decimal
from fractions import Fraction

from tests.plans import HEAD, figures, fraction

SNAPSHOTS = f"""{HEAD}
adoption:
  snapshots:
    - {{date: T+60, eligible: 100, active_7d: 30, active_30d: 60}}
    - {{date: T+30, eligible: 80, accounts: 60, ready: 40, active_7d: 20, active_30d: 32, depth: 0.4, advanced: 8}}
"""


def test_each_rate_is_of_the_latest_snapshot_that_has_its_count() -> None:
    """On T+60: 30 and 60 of 100; the other counts are those of T+30, over the 80 of T+30."""
    f = figures(SNAPSHOTS, 60)
    assert f["adoption.active_7d_rate"] == Decimal("0.3")
    assert f["adoption.active_30d_rate"] == Decimal("0.6")
    assert f["adoption.stickiness"] == Decimal("0.5")
    assert f["activation.accounts_rate"] == Decimal("0.75")
    assert f["adoption.ready_rate"] == Decimal("0.5")
    assert f["adoption.advanced_rate"] == Decimal("0.1")
    assert f["adoption.depth"] == Decimal("0.4")


def test_a_snapshot_counts_from_its_day_on() -> None:
    assert figures(SNAPSHOTS, 29)["adoption.active_30d_rate"] is None
    assert figures(SNAPSHOTS, 59)["adoption.active_30d_rate"] == Decimal("0.4")
    assert figures(SNAPSHOTS, 59)["adoption.stickiness"] == Decimal("0.625")


def test_stickiness_is_of_a_snapshot_with_both() -> None:
    """T+60 lacks the 30 days, so both are of T+30: 20/32."""
    text = SNAPSHOTS.replace(", active_30d: 60", "")
    f = figures(text, 60)
    assert (f["adoption.stickiness"], f["adoption.active_7d_rate"]) == (
        Decimal("0.625"),
        Decimal("0.3"),
    )


def test_no_look_back_over_a_zero() -> None:
    f = figures(SNAPSHOTS.replace("eligible: 100", "eligible: 0").replace("30d: 60", "30d: 0"), 60)
    for name in ("active_7d_rate", "active_30d_rate", "stickiness"):
        assert f[f"adoption.{name}"] is None


def test_of_two_snapshots_on_one_day_the_last_in_the_file_counts() -> None:
    """It does not say how many accounts there are: then the snapshot before that day does."""
    again = SNAPSHOTS + "    - {date: T+30, eligible: 90, active_30d: 9}\n"
    f = figures(again, 30)
    assert f["adoption.active_30d_rate"] == Decimal("0.1")
    assert f["activation.accounts_rate"] is None


def test_more_users_than_eligible_is_a_rate_above_1() -> None:
    f = figures(SNAPSHOTS.replace("accounts: 60", "accounts: 100"), 60)
    assert f["activation.accounts_rate"] == Decimal("1.25")


DATED = f"""{HEAD}
adoption:
  key_features: [{{id: a, title: A, live_on: T+30}}, {{id: b, title: B, live_on: T+31}}, {{id: c, title: C}}]
  teams: [{{id: t, title: T, autonomous_on: T+30}}, {{id: u, title: U}}]
  champions: [{{id: x, since: T+30}}, {{id: y, since: T+10}}, {{id: z}}]
  quick_wins: [{{date: T+30, title: A}}, {{date: T+30, title: B}}, {{date: T+40, title: C}}]
"""


def test_features_teams_champions_and_wins_count_once_their_day_has_come() -> None:
    before, then = figures(DATED, 29), figures(DATED, 30)
    names = ("features_live", "autonomous_teams", "champions", "quick_wins")
    assert [before[f"adoption.{name}"] for name in names] == [0, 0, 1, 0]
    assert [then[f"adoption.{name}"] for name in names] == [1, 1, 2, 2]
    assert [figures(HEAD)[f"adoption.{name}"] for name in names] == [0, 0, 0, 0]


def test_satisfaction_is_of_the_latest_survey() -> None:
    surveys = (
        "adoption: {satisfaction: [{date: T+45, responses: 60, satisfied: 36},"
        " {date: T+85, responses: 0, satisfied: 0}]}\n"
    )
    assert figures(HEAD + surveys, 84)["adoption.satisfaction"] == Decimal("0.6")
    assert figures(HEAD + surveys, 85)["adoption.satisfaction"] is None


TRAINING = f"""{HEAD}
adoption:
  training:
    - {{id: a, date: T+5, invited: 50, attended: 40, nps: {{promoters: 20, passives: 16, detractors: 4}}}}
    - {{id: b, date: T+12, invited: 10, attended: 8, nps: {{promoters: 2, passives: 0, detractors: 8}}}}
    - {{id: c, date: T+20, invited: 30, nps: {{promoters: 9, passives: 9}}}}
    - {{id: d, date: T+60, invited: 10, attended: 0}}
"""


def test_attendance_is_pooled_over_the_sessions_that_give_both_counts() -> None:
    """(40 + 8)/(50 + 10) = 0.8; with the session of T+60 48/70."""
    assert figures(TRAINING, 4)["adoption.training_attendance_rate"] is None
    assert figures(TRAINING, 59)["adoption.training_attendance_rate"] == Decimal("0.8")
    late = figures(TRAINING, 60)["adoption.training_attendance_rate"]
    assert fraction(late) == Fraction(48, 70)


def test_the_score_of_the_training_is_pooled_over_complete_answers() -> None:
    """100 × (22 − 12)/(40 + 10) = 20; alone the first is 100 × 16/40 = 40. The third does not say
    how many would not recommend it."""
    assert figures(TRAINING, 11)["adoption.training_nps"] == 40
    assert figures(TRAINING, 59)["adoption.training_nps"] == 20


ITEMS = f"""{HEAD}
technical:
  - {{id: a, kind: access, title: A, status: done, done_on: T+6}}
  - {{id: b, kind: access, title: B, status: done}}
  - {{id: c, kind: access, title: C, status: dropped}}
  - {{id: d, kind: access, title: D, status: in_progress}}
  - {{id: e, kind: data, title: E, status: done, done_on: T+30}}
  - {{id: f, kind: security, title: F, status: done}}
"""


def test_items_done_at_as_of_over_all_of_their_kind() -> None:
    """Of four access items one is done without a date, one on T+6; the dropped one stays in the
    whole."""
    assert figures(ITEMS, 5)["activation.access_done_rate"] == Decimal("0.25")
    assert figures(ITEMS, 6)["activation.access_done_rate"] == Decimal("0.5")
    assert figures(ITEMS, 29)["activation.data_done_rate"] == 0
    assert figures(ITEMS, 30)["activation.data_done_rate"] == 1
    assert figures(HEAD)["activation.access_done_rate"] is None
