"""Values as people type them for `--what-if`, and what is refused."""

from decimal import Decimal

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from hypercare_cli.metric import Figures
from hypercare_cli.steering.assumption import assumed
from tests.plans import HEAD, figures

PLAN = HEAD + (
    "kpis:\n"
    "  - {id: errors, title: Errors, unit: percent, baseline: 4, target: 2}\n"
    "  - {id: time, title: Time, unit: hours, baseline: 8, target: 6}\n"
)


def f() -> Figures:
    return figures(PLAN)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("adoption.active_30d_rate=0.8", "0.8"),
        (" adoption.active_30d_rate = 0.8 ", "0.8"),
        ("adoption.active_30d_rate==0.8", "0.8"),
        ("adoption.active_30d_rate=0,8", "0.8"),
        ("adoption.active_30d_rate=.8", "0.8"),
        ("adoption.active_30d_rate=80%", "0.8"),
        ("adoption.active_30d_rate=80 %", "0.8"),
        ("adoption.active_30d_rate=80\u00a0%", "0.8"),
        ("adoption.active_30d_rate=82,5 %", "0.825"),
        ("adoption.active_30d_rate=1", "1"),
        ("adoption.active_30d_rate=0", "0"),
        ("kpi.time.attainment=-0.2", "-0.2"),
        ("kpi.time.attainment=120%", "1.2"),
        ("kpi.vs_plan_min=1.5", "1.5"),
        ("kpi.errors.actual=2.5", "2.5"),
        ("kpi.errors.actual=2.5%", "2.5"),
        ("kpi.time.actual=5,9", "5.9"),
        ("value.roi=150%", "1.5"),
        ("value.annual=12 000", "12000"),
        ("value.annual=12\u202f000,50", "12000.5"),
        ("value.annual=-5", "-5"),
        ("adoption.training_nps=-20", "-20"),
        ("adoption.training_nps=−20", "-20"),
        ("health.adoption=4.5", "4.5"),
        ("health.score=79.9", "79.9"),
        ("adoption.champions=3", "3"),
        ("support.backlog=-3", "-3"),
        ("roadmap.finish_slip=-4", "-4"),
        ("support.opened_per_day=2.5", "2.5"),
    ],
)
def test_a_number(text: str, value: str) -> None:
    (found,) = assumed(f(), [text]).values()
    assert found == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rag.tech=green", "green"),
        ("rag.tech=Rouge", "red"),
        ("ttv.reached=true", True),
        ("ttv.reached=non", False),
    ],
)
def test_a_word(text: str, value: object) -> None:
    assert list(assumed(f(), [text]).values()) == [value]


def test_a_count_stays_whole() -> None:
    (found,) = assumed(f(), ["adoption.champions=3.0"]).values()
    assert isinstance(found, int)


NO = "cannot be the value of"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("adoption.active_30d_rate=3", NO, "It is a share from 0 to 1: write 0.8 or 80%."),
        ("adoption.active_30d_rate=-0.1", NO, "It is a share from 0 to 1: write 0.8 or 80%."),
        ("adoption.active_30d_rate=120%", NO, "It is a share from 0 to 1: write 0.8 or 80%."),
        ("adoption.active_30d_rate=green", NO, "It is a share from 0 to 1: write 0.8 or 80%."),
        ("adoption.active_30d_rate=nan", NO, "It is a share from 0 to 1: write 0.8 or 80%."),
        ("adoption.active_30d_rate=1e999999", NO, "It is a share from 0 to 1: write 0.8 or 80%."),
        ("health.adoption=0", NO, "It is a note from 1 to 5."),
        ("health.score=101", NO, "It is a score from 0 to 100."),
        ("adoption.champions=1.5", NO, "It is a whole number, 0 or more."),
        ("adoption.champions=-1", NO, "It is a whole number, 0 or more."),
        ("adoption.champions=50%", NO, "It is a whole number, 0 or more."),
        ("adoption.training_nps=101", NO, "It is a number from −100 to 100."),
        ("rag.tech=blue", NO, "It is green, amber or red."),
        ("ttv.reached=1", NO, "It is true or false."),
        ("kpi.time.actual=5%", NO, "It is a number."),
        ("kpi.errors.actual=a few", NO, "It is a percentage: write 26 or 26%."),
        ("value.annual=12,000", "may be a decimal", "Write it without a comma: 12000 or 12.5."),
        ("adoption.depth", "is not a figure with a value", "Write it like"),
        ("adoption.depth=", "is not a figure with a value", "Write it like"),
        ("=0.5", "there is no metric called ``", "`hypercare metrics` lists"),
        ("adoption.dept=0.5", "there is no metric", "Did you mean `adoption.depth`?"),
        ("active_30d=0.5", "there is no metric", "Did you mean `adoption.active_30d_rate`?"),
        ("kpi.tiem.actual=5", "there is no metric", "Did you mean `kpi.time.actual`?"),
        ("plan.day=90", "the day is not assumed", "Use --as-of T+120."),
    ],
)
def test_what_is_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(HypercareError) as refused:
        assumed(f(), [text])
    words = Words("en")
    assert message in words.say(refused.value.message)
    assert refused.value.hint is not None
    assert words.say(refused.value.hint).startswith(hint)


def test_no_figure_twice() -> None:
    with pytest.raises(HypercareError, match="given twice"):
        assumed(f(), ["adoption.depth=0.5", "adoption.depth=0.6"])
