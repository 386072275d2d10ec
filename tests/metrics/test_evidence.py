"""Evidence to date, and whether its files are still those that were hashed."""

from decimal import Decimal

from tests.plans import HEAD, figures

HASH = "ab" * 32
PROOFS = f"""{HEAD}
evidence:
  - {{id: a, title: A, date: T+1, kind: minutes, file: a.txt, sha256: {HASH}}}
  - {{id: b, title: B, date: T+2, kind: minutes, file: b.txt, sha256: {HASH.upper()}}}
  - {{id: c, title: C, date: T+3, kind: minutes, file: c.txt, sha256: {HASH}}}
  - {{id: d, title: D, date: T+4, kind: minutes, file: a.txt}}
  - {{id: e, title: E, date: T+5, kind: minutes, url: https://example.org}}
  - {{id: f, title: F, date: T+99, kind: minutes, file: a.txt, sha256: {HASH}}}
"""
FILES = {"a.txt": HASH, "b.txt": HASH, "c.txt": "cd" * 32}


def test_a_file_is_verified_by_its_digest() -> None:
    """a and b match (in capitals too), c has changed, d has no digest: 2 of 4. The link is no file,
    and what is dated later does not exist."""
    f = figures(PROOFS, 90, FILES.get)
    assert (f["evidence.count"], f["evidence.verified_rate"]) == (5, Decimal("0.5"))
    assert f["evidence.days_since_last"] == 85


def test_only_evidence_to_date_counts() -> None:
    assert figures(PROOFS, 2, FILES.get)["evidence.verified_rate"] == 1
    assert figures(PROOFS, 2, FILES.get)["evidence.days_since_last"] == 0
    before = figures(PROOFS, 0, FILES.get)
    assert (before["evidence.count"], before["evidence.verified_rate"]) == (0, None)
    assert before["evidence.days_since_last"] is None


def test_a_file_that_is_not_there_is_not_verified() -> None:
    assert figures(PROOFS, 2)["evidence.verified_rate"] == 0
