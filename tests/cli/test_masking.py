"""A secret is never repeated: not by the rule that finds it, not by another, not in an excerpt."""

from pathlib import Path

import pytest

from hypercare_cli.masking import masked
from tests.cli.conftest import Hypercare

TOKEN = "ghp_" + "0123456789abcdefABCDEF"
PLAN = """\
hypercare: 1
plan: {{id: p, title: Plan, kickoff: 2026-01-05, language: en}}
people: [{{id: sponsor, role: sponsor, side: customer}}]
risks:
  - {{id: R1, title: "See {secret}", probability: H, impact: H}}
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nothing to hide, user@example.org = 3", "nothing to hide, user@example.org = 3"),
        (f"use {TOKEN} today", "use ••• today"),
        (f'"{TOKEN}"', '"•••"'),
        ("https://user:pa55word@db.example.org/x now", "••• now"),
        ("Server=db;Password=hunter22;x", "•••"),
    ],
)
def test_only_the_word_with_the_secret_goes(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"])
@pytest.mark.parametrize("secret", [TOKEN, "postgres://crm:pa55word@db.example.org/crm"])
def test_no_format_of_validate_repeats_it(
    hypercare: Hypercare, tmp_path: Path, form: str, secret: str
) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.format(secret=secret))
    found = hypercare("validate", tmp_path, "--format", form, "--as-of", "T+30")
    assert secret not in found.out + found.err
    assert "pa55word" not in found.out + found.err
    assert "HC923" in found.out
