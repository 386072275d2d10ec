"""Links that documents open, and entries that their readers may not see."""

import pytest

from tests.hits import hits


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("mailto:support@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https://example.org/a b", False),
    ],
)
def test_documents_open_web_pages_and_mailboxes(url, opens) -> None:
    sections = f"evidence: [{{id: E1, title: E, date: T+1, kind: other, url: '{url}'}}]\n"
    assert hits("HC911", sections) == ([] if opens else ["evidence[0].url"])


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("extension 4242", True),
        ("tel:+33123456789", True),
        ("support@example.org", True),
        ("Teams: channel CLM", True),
        ("https://support.example.org", True),
        ("javascript:alert(1)", False),
        ("//support.example.org", False),
    ],
)
def test_an_address_may_be_text_but_no_other_scheme(address, fine) -> None:
    sections = f"support: {{channels: [{{kind: portal, address: '{address}'}}]}}\n"
    assert bool(hits("HC911", sections)) is not fine


CONTRACTS = """\
contracts:
  register: [{{id: C1, title: C, kind: integration{contract}}}]
  obligations: [{{id: OB1, title: O, contract: C1, status: open{obligation}}}]
  claims: [{{id: C1, contract: C1, obligation: OB1, opened_on: T+1, text: T, status: draft{claim}}}]
"""


@pytest.mark.parametrize(
    ("contract", "obligation", "claim", "expected"),
    [
        ("", "", "internal", []),
        ("", "internal", "", ["contracts.obligations[0].audience"]),
        ("", "internal", "internal", []),
        ("", "internal", "partner", ["contracts.obligations[0].audience"]),
        ("", "partner", "internal", []),
        # told once, however many refer to it; the claim of the same id is not meant
        ("partner", "", "", ["contracts.register[0].audience"]),
        ("customer", "", "", []),
    ],
)
def test_what_is_shown_refers_to_nothing_hidden(contract, obligation, claim, expected) -> None:
    marked = {
        name: f', "audience": "{value}"' if value else ""
        for name, value in {"contract": contract, "obligation": obligation, "claim": claim}.items()
    }
    assert hits("HC912", CONTRACTS.format(**marked)) == expected


def test_an_entry_inside_a_hidden_one_is_hidden() -> None:
    sections = """\
decisions: [{id: D1, text: T, audience: internal}]  # audience: internal
governance:
  rituals:
    - {id: w, title: W, cadence: weekly, audience: internal, sessions: [{date: T+1, held: true, decisions: [D1]}]}
change:
  communications: [{id: CO1, date: T+1, audience: all, direction: down}]
"""
    assert hits("HC912", sections) == []
