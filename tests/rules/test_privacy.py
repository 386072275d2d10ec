"""Addresses, numbers and secrets: what they look like, what only looks like them."""

from time import process_time

import pytest

from tests.hits import found, hits, told
from tests.plans import HEAD, said, spot


def noted(text: str) -> str:
    return f"customer:\n  name: X\n  summary: |\n    {text}\n"


def finds(code: str, text: str) -> bool:
    return bool(told(code, noted(text)))


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("ask jane.doe@example.com", True),
        ("Jane <j.doe+crm@mail.example.co.uk>", True),
        ("mailto:jane@example.com", True),
        ("hélène@exemple.fr", True),
        ("Support@example.com", False),
        ("support-fr@example.com, dpo@example.com", False),
        ("@here and a@b", False),
        ("react@18.2.0", False),
        ("equipe.crm@example.fr", False),
        ("git@example.org:plans.git", False),
        ("https://jane:pw@example.org/x", False),
        ("https://jane@example.org/x", False),
    ],
)
def test_an_address_of_a_person(text, personal) -> None:
    assert finds("HC921", text) is personal


@pytest.mark.parametrize(
    "text",
    [
        "+33 1 23 45 67 89",
        "+33 (0)1 23 45 67 89",
        "+33123456789",
        "+1 (555) 010-0199",
        "+44 20 7946 0958",
        "+41 44 668 18 00",
        "0033 1 23 45 67 89",
        "01 23 45 67 89",
        "01.23.45.67.89",
        "06-12-34-56-78",
        "0612345678",
        "01\u202f23\u202f45\u202f67\u202f89",
        "020 7946 0958",
        "044 668 18 00",
        "(555) 010-0199",
        "555-010-0199",
    ],
)
def test_a_phone_number(text) -> None:
    assert finds("HC922", text)
    assert finds("HC922", f"call {text}, ext. 7")


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05 to 2026-04-05",
        "05.01.2026 12:30",
        "05/01/2026 08:30-18:00",
        "T+30, T+60 and T+90wd",
        "12 500 000 €, 0.85, 1 000 000",
        "+12 500 000 €",
        "2 400 contracts, 120 users, 08 30",
        "extension 4242",
        "d0bd701f723a9c355a6ef138e8be36942b2d40a4e82c7643430612345678ebae",
        "ISO 27001, RGPD 2016/679, order 2026-000123",
        "https://example.org/0612345678?id=0612345678",
    ],
)
def test_other_numbers_are_no_phone_numbers(text) -> None:
    assert not finds("HC922", text)


SECRETS = [
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----",
    "ghp_" + "a1B2" * 9,
    "github_pat_" + "a1B2" * 9,
    "sk_live_" + "a1B2" * 6,
    "xoxb-" + "123456789012-abc",
    "glpat-" + "a1B2" * 5,
    "sk-" + "a1B2" * 9,
    "AKIA" + "A1B2" * 4,
    "AIza" + "a1B2c" * 7,
    "eyJ" + "a1B2" * 5 + ".eyJ" + "a1B2" * 5 + ".x",
    "Server=db;User=sa;Password=Spring26;",
    "PWD=Spring26",
    "https://example.org?token=a1B2c3",
    "postgres://crm:Spring26@db.example.org/crm",
    "https://:Spring26@example.org",
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_is_found_once_and_never_repeated(text) -> None:
    for place in (noted(text), f"# {text}\n"):
        (finding,) = found("HC923", HEAD + place)
        assert "a1B2" not in said(finding)
        assert "Spring26" not in said(finding)


@pytest.mark.parametrize(
    "text",
    [
        "a password is needed; the token is in the vault",
        "Password=***; pwd=${PWD}; token=<yours>",
        "https://example.org:8443/a@b",
        "risk-management-and-mitigation-2026",
        "task_open_items_of_the_whole_team",
        "AKIAB, eyJust, -----BEGIN CERTIFICATE-----",
        "contracts.obligations_overdue == 0",
        "https://user:${TOKEN}@example.org",
    ],
)
def test_what_only_looks_like_a_secret(text) -> None:
    assert not finds("HC923", text)


@pytest.mark.parametrize(
    "part", ["a", "sk-", "-eyJ", "-----BEGIN PRIVATE KEY", "://a:", "token=", "0 1", "\u200d"]
)
def test_no_text_takes_long(part) -> None:
    text = part * (60_000 // len(part)) + " a@b"
    start = process_time()
    for code in ("HC902", "HC921", "HC922", "HC923"):
        found(code, HEAD + noted(text))
    assert process_time() - start < 2


def test_no_list_takes_long() -> None:
    facts = "".join(f"    - token=abc{n} of jane@example.com\n" for n in range(10_000))
    start = process_time()
    for code in ("HC921", "HC923"):
        assert len(hits(code, f"customer:\n  name: X\n  facts:\n{facts}")) == 10_000
    assert process_time() - start < 4


def test_two_secrets_that_overlap_are_one() -> None:
    assert len(told("HC923", noted("token=ghp_" + "a1B2" * 9))) == 1


def test_it_is_found_to_the_column_in_comments_and_files_of_several_lines() -> None:
    (finding,) = found("HC921", f"{HEAD}# ask jane@example.com\ncustomer: {{name: X}}\n")
    assert spot(finding) == "3:7 HC921"
    (finding,) = found("HC921", HEAD + noted("one\n    two jane@example.com"))
    assert spot(finding) == "7:9 HC921"
    assert finding.path == ("customer", "summary")
    assert finding.place.end_column == 25


def test_support_channels_are_there_to_be_used() -> None:
    channels = (
        "support: {channels: [{kind: hotline, address: '+33 1 23 45 67 89 or jane@example.com'}]}"
    )
    assert told("HC921", channels) == told("HC922", channels) == []
