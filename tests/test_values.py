"""One value of a field: what is accepted, and what a fault says and proposes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans import HEAD, day, faults, load_text, said, spot


def fault(section: str) -> str:
    """The only fault of a section, as `line:column CODE text`."""
    (finding,) = load_text(HEAD + section).findings
    return f"{spot(finding)} {said(finding)}"


def kpi(baseline: str) -> str:
    return f"kpis:\n  - id: a\n    title: A\n    baseline: {baseline}\n"


NUMBERS = {
    "1,5": "“1,5” cannot be read as an exact number. Write 1.5, without spaces",
    "12 500": "Write 12500, without spaces",
    "12\u00a0500": "Write 12500, without spaces",
    "12\u202f500,5 €": "Write 12500.5, without spaces",
    "1_000": "Write 1000, without spaces",
    "1'000": "Write 1000, without spaces",
    "5 %": "Write 5 for a KPI whose unit is percent, 0.05 for a share",
    '"7"': "Write 7, without spaces, units or quotes.",
    "1e400": "“1e400” cannot be read as an exact number. Write it in full",
    ".inf": "“.inf” cannot be read as an exact number.",
    "-.inf": "“-.inf” cannot be read as an exact number.",
    ".nan": "“.nan” cannot be read as an exact number.",
    "0x1F": "“0x1F” cannot be read as an exact number.",
    "9" * 5000: f"“{'9' * 59}…” cannot be read as an exact number. Write it in full",
}


@pytest.mark.parametrize("written", NUMBERS, ids=lambda written: str(written)[:12])
def test_a_number_that_is_none_is_quoted_with_the_form_that_is_meant(written: str) -> None:
    found = fault(kpi(written))
    assert found.startswith("6:15 HC014 ")
    assert NUMBERS[written] in found


OTHERS = {
    "text": "6:15 HC012 this must be a number, not text. Write a number, such as 12.5; “text” is text.",
    "1.234,5": "6:15 HC012 this must be a number, not text.",
    "2026-01-05": "6:15 HC012 this must be a number, not text.",
    "true": "6:15 HC012 this must be a number, not true or false. Write a number.",
    "[1]": "6:15 HC012 this must be a number, not a list.",
    "{a: 1}": "6:15 HC012 this must be a number, not a group of fields.",
}


@pytest.mark.parametrize("written", OTHERS)
def test_another_type_is_no_number(written: str) -> None:
    assert fault(kpi(written)).startswith(OTHERS[written])


@pytest.mark.parametrize("written", ["0", "-0.0", "6.10", "-3", "1e3", "999999999999999.9"])
def test_a_number_is_kept_as_typed(written: str) -> None:
    plan = load_text(HEAD + kpi(written)).plan
    assert plan is not None
    assert plan.kpis[0].baseline == Decimal(written)


def test_bounds_are_part_of_the_range() -> None:
    def quality(score: str) -> list[str]:
        return faults(f"{HEAD}data_quality: {{scores: [{{date: T+1, score: {score}}}]}}\n")

    assert quality("0") == quality("1") == quality("1.000") == []
    assert quality("-0.0001") == quality("1.0001") == ["3:44 HC015"]


RANGES = {
    "needs: [{id: N, title: N, frequency: 6}]": "3:38 HC015 6 is outside what is allowed. "
    "Write a whole number from 1 to 5.",
    "needs: [{id: N, title: N, frequency: 2.5}]": "3:38 HC015 2.5 is outside what is allowed. "
    "Write a whole number from 1 to 5.",
    "data_quality: {tolerance: 90}": "3:27 HC015 90 is outside what is allowed. "
    "Write a number from 0 to 1: 0.85 is 85%.",
    "actions: [{id: A, title: A, status: open, effort: 0}]": "3:51 HC015 0 is outside what is "
    "allowed. Write a number above 0.",
    "campaigns: [{id: C, title: C, end: T+1, cost: -1}]": "3:47 HC015 -1 is outside what is "
    "allowed. Write a number, 0 or more.",
    "customer: {name: C, use_cases: [{id: U, title: U, rank: -1}]}": "3:57 HC015 -1 is outside "
    "what is allowed. Write a whole number, 0 or more.",
}


@pytest.mark.parametrize("section", RANGES)
def test_a_number_outside_says_the_range(section: str) -> None:
    assert fault(section + "\n") == RANGES[section]


def test_money_of_the_ledger_may_be_negative() -> None:
    line = "value: {ledger: [{id: V, hypothesis: H, annual: -500, notes: N}]}\n"
    assert faults(HEAD + line) == []
    assert faults(HEAD + "value: {budget: -500}\n") == ["3:17 HC015"]


def hold(start: str) -> str:
    return f"holds:\n  - start: {start}\n    cause: customer\n"


DATES = {
    "2026-02-29": "“2026-02-29” is not a date. 2026-02 has 28 days.",
    "2026-04-31": "2026-04 has 30 days.",
    "2026-13-01": "Write it as 2026-01-05, or as days from the kick-off",
    "0000-01-01": "Write it as 2026-01-05",
    "05/01/2026": "Write 2026-01-05 if that is the day you mean.",
    "5.1.2026": "Write 2026-01-05 if that is the day you mean.",
    "2026-1-5": "Write 2026-01-05 if that is the day you mean.",
    "2026/01/05": "Write 2026-01-05 if that is the day you mean.",
    "20260105": "“20260105” is not a date. Write 2026-01-05 if that is the day you mean.",
    "01/13/2026": "Write it as 2026-01-05, or as days from the kick-off",
    "J+30": "Write T+30.",
    "t + 5 wd": "Write T+5wd.",
    "T+": "Write it as 2026-01-05",
    "T+999999": "Write it as 2026-01-05",
    "T+99999wd": "Write it as 2026-01-05",
    "30": "“30” is not a date. Write T+30 if that many days after the kick-off are meant.",
    "46027": "“46027” is not a date. Is this a date as a spreadsheet counts it? Write 2026-01-05.",
    "60000": "Write 2064-04-08.",
    "29999": "Write it as 2026-01-05",
    "2026": "Write it as 2026-01-05",
    "T30": "Write T+30.",
    "T+30j": "Write T+30.",
    "T-5 jours": "Write T-5.",
    "T+3 jours ouvrés": "Write T+3wd.",
    "D+2 working days": "Write T+2wd.",
    "T+3weeks": "Write it as 2026-01-05",
    "Go-live + 3": "“Go-live + 3” is not a date. Write golive+3.",
    "go live -5 jours ouvrés": "Write golive-5wd.",
    "golive+7j": "Write golive+7.",
    "MEP+10": "Write golive+10.",
    "mise en service - 2 jo": "Write golive-2wd.",
    "signed_on+4": "Write signature+4.",
    "golive+999999": "Write it as 2026-01-05",
    "kickoff+3": "Write it as 2026-01-05",
    "true": "“true” is not a date.",
    ".inf": "“.inf” is not a date.",
    "9" * 5000: f"“{'9' * 59}…” is not a date.",
    "2026-01-05T08:30:00": "“2026-01-05T08:30:00” is not a date.",
    "tomorrow": "“tomorrow” is not a date.",
    '""': "“” is not a date.",
}


@pytest.mark.parametrize("written", DATES, ids=lambda written: str(written)[:12])
def test_a_date_that_is_none_is_quoted_with_the_form_that_is_meant(written: str) -> None:
    found = fault(hold(written))
    assert found.startswith("4:12 HC016 ")
    assert DATES[written] in found


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("T+0", 0),
        ("T-7", -7),
        ("T+030", 30),
        ("2026-02-04", 30),
        ("'2026-02-04'", 30),
        ("T+0wd", 0),
    ],
)
def test_a_date_is_a_day_from_T0(written: str, number: int) -> None:
    plan = load_text(HEAD + hold(written)).plan
    assert plan is not None
    assert plan.holds[0].start == day(number)


@pytest.mark.parametrize("written", ["T+0", "T-3", "T+1wd"])
def test_the_kick_off_counts_from_nothing(written: str) -> None:
    text = f"hypercare: 1\nplan:\n  id: p\n  title: P\n  language: en\n  kickoff: {written}\n"
    (finding,) = load_text(text).findings
    assert f"{spot(finding)} {said(finding)}" == (
        f"6:12 HC016 “{written}” is not a date. T0 is a day such as 2026-01-05."
    )


def test_an_offset_may_be_a_bare_number_of_days_other_dates_may_not() -> None:
    for offset in ("30", "+30", "T+30", "2026-02-04", "30.0"):
        plan = load_text(f"{HEAD}roadmap: [{{id: m, offset: {offset}, title: M}}]\n").plan
        assert plan is not None
        assert plan.roadmap[0].offset == day(30)
    assert faults(f"{HEAD}roadmap: [{{id: m, offset: 30.5, title: M}}]\n") == ["3:27 HC016"]


@pytest.mark.parametrize("text", ["30m", "4h", "2d", "3wd", "48h", "0d"])
def test_durations(text: str) -> None:
    assert faults(f"{HEAD}support: {{sla: [{{priority: P1, respond: {text}}}]}}\n") == []


@pytest.mark.parametrize("text", ["4", "4 h", "h", "4hours", "1.5h", "-2d", "3w", "12345d", '""'])
def test_what_is_no_duration(text: str) -> None:
    assert faults(f"{HEAD}support: {{sla: [{{priority: P1, respond: {text}}}]}}\n") == [
        "3:41 HC017"
    ]


def test_texts_that_yaml_would_take_for_something_else_want_quotes() -> None:
    assert fault("customer: {name: 2026}\n") == (
        "3:18 HC012 this must be text, not a number. Put it between quotes: '2026'."
    )
    assert fault("customer: {name: true}\n").startswith("3:18 HC012 this must be text, not true")
    assert faults(HEAD + "customer: {name: '2026'}\n") == []
    assert faults(HEAD + "customer: {name: no}\n") == []


@pytest.mark.parametrize("written", ["1.10", "'1.10'", "1e5", "010", "no", "0x1F", "2026-01-05"])
def test_a_version_keeps_its_text(written: str) -> None:
    plan = load_text(HEAD.replace("}", f", revision: {written}}}")).plan
    assert plan is not None
    assert plan.plan.revision == written.strip("'")


@pytest.mark.parametrize("version", ["1", "1.0", "+1", "1e0"])
def test_the_schema_version_is_a_number(version: str) -> None:
    assert faults(HEAD.replace("hypercare: 1", f"hypercare: {version}")) == []


@pytest.mark.parametrize("version", ["2", "0", "1.1", "'1'", "true", "one", ".inf", "-1"])
def test_another_schema_version_is_unknown(version: str) -> None:
    assert faults(HEAD.replace("hypercare: 1", f"hypercare: {version}")) == ["1:12 HC024"]


@pytest.mark.parametrize("word", ["yes", "no", "on", "1", "'true'"])
def test_only_true_and_false_are_true_and_false(word: str) -> None:
    text = f"{HEAD}next_steps: [{{id: N, title: N, co_investment: {word}}}]\n"
    assert faults(text) == ["3:47 HC012"]


def test_ids() -> None:
    def person(text: str) -> list[str]:
        return faults(f"{HEAD}people: [{{id: {text}, role: csm, side: provider}}]\n")

    for good in ("a", "A.1", "po-2", "R_1", "9a", "T+1".replace("+", "-")):
        assert person(good) == []
    for bad in ("é", "a b", "-a", "_a", ".a", "a/b", '""', "a\u0301"):
        assert person(bad) == ["3:15 HC017"]
    assert person("12") == ["3:15 HC012"]


def test_ids_and_codes_say_how_they_are_written() -> None:
    assert "Use letters without accents, digits, `_`, `-` and `.`: R1." in fault(
        "risks: [{id: é, title: R, probability: L, impact: L}]\n"
    )
    assert (
        "A KPI id is lower case with `_`, so that conditions can name it: handling_time."
        in fault("kpis: [{id: Délai, title: K}]\n")
    )
    (finding,) = load_text(HEAD.replace("}", ", currency: eur}")).findings
    assert said(finding).endswith("Write the ISO code in capitals, such as EUR, CHF, USD.")
    (finding,) = load_text(HEAD.replace("}", ", country: fr}")).findings
    assert said(finding).endswith("Write the ISO code in capitals, such as FR, CH, GB.")


@pytest.mark.parametrize("time", ["00:00", "08:30", "'23:59'"])
def test_times(time: str) -> None:
    assert faults(f"{HEAD}support: {{business_hours: {{opens: {time}}}}}\n") == []


@pytest.mark.parametrize("time", ["8:30", "24:00", "08:60", "8h30", "08:30:00", "'0830'"])
def test_what_is_no_time(time: str) -> None:
    assert faults(f"{HEAD}support: {{business_hours: {{opens: {time}}}}}\n") == ["3:35 HC017"]


@pytest.mark.parametrize("word", ["count", "vs_plan_min", "lambda", "and", "not", "class"])
def test_a_kpi_may_not_be_called_like_a_figure_or_a_word_of_conditions(word: str) -> None:
    assert faults(f"{HEAD}kpis: [{{id: {word}, title: K}}]\n") == ["3:13 HC017"]


def test_codes() -> None:
    for country in ("fr", "FRA", "France", "UK"):
        assert faults(HEAD.replace("}", f", country: {country}}}")) == ["2:74 HC018"]
    for currency in ("eur", "€", "XXX", "BTC"):
        assert faults(HEAD.replace("}", f", currency: {currency}}}")) == ["2:75 HC018"]


def test_a_range_is_a_number_or_three() -> None:
    def line(volume: str) -> list[str]:
        return faults(f"{HEAD}value: {{ledger: [{{id: V, hypothesis: H, volume: {volume}}}]}}\n")

    assert line("5") == line("{low: 1, base: 2, high: 3}") == []
    assert line("{low: 1, base: 2}") == ["3:49 HC011"]
    assert line("-5") == ["3:49 HC015"]
    assert line("[1, 2, 3]") == ["3:49 HC012"]
    assert line("{low: 1, base: 2, hgih: 3}") == ["3:67 HC010"]


def test_a_budget_is_an_amount_or_a_list() -> None:
    def budget(text: str) -> list[str]:
        return faults(f"{HEAD}value: {{budget: {text}}}\n")

    assert budget("9000") == budget("[{label: a, amount: 4500.50}]") == []
    assert budget("nine") == ["3:17 HC012"]
    assert budget("[{label: a}]") == ["3:18 HC011"]
    assert budget("[9000]") == ["3:18 HC012"]


def test_who_a_message_is_for_is_one_or_a_list() -> None:
    def readers(text: str) -> list[str]:
        message = f"[{{id: C, date: T+1, direction: down, audience: {text}}}]"
        return faults(f"{HEAD}change: {{communications: {message}}}\n")

    assert readers("all") == readers("[all]") == []
    assert readers("buyers") == ["3:73 HC020"]
    assert readers("[all, buyers]") == ["3:79 HC020"]
    assert readers("{a: b}") == ["3:73 HC012"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_no_text_in_a_number_or_date_field_is_more_than_a_finding(text: str) -> None:
    """Quoted in double quotes, so that the text itself reaches the field."""
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    for section in (kpi(quoted), hold(quoted)):
        for finding in load_text(HEAD + section).findings:
            assert said(finding)
