"""A secret is never repeated: by no rule, in no excerpt, by no command, in no document."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from hypercare_cli.masking import lines_to_show, masked
from tests.cli.conftest import Hypercare
from tests.plans import EXAMPLES

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
        (f"{TOKEN} and token={TOKEN}.", "••• and •••"),
        ("a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- z", "a ••• z"),
        ("-----BEGIN PRIVATE KEY-----\nMIIEowIBAAKCAQEA0bcd\nthe end", "•••\nthe end"),
        ("token=-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----", "•••"),
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


def test_a_line_with_a_part_of_one_is_not_shown() -> None:
    text = "one\r\n-----BEGIN PRIVATE KEY-----\r\nMIIE\r\n-----END PRIVATE KEY-----\r\nfive"
    assert lines_to_show(text) == ["one", None, None, None, "five"]
    assert lines_to_show('"Pass\\x77ord=hunter2"\n"\\u202E"') == [None, '"\\u202E"']


def test_many_secrets_are_masked_at_once() -> None:
    text = f"x{TOKEN}, password=abc " * 20_000 + "-----BEGIN PRIVATE KEY" * 20_000
    assert "0123" not in masked(text)


# -- commands and documents ------------------------------------------------------------------------

T90 = ("--as-of", "2026-04-05")
FIELDS = re.compile(
    r"(?<=[ {])(title|text|notes|hypothesis|mitigation|summary|tool|reason|vision|comment"
    r"|name|sector|scope|deliverable|current|standard|resistance|levers|verified_by|topic|simplify"
    r"|expectations|benefits|risk|position|first_minute|criteria|action): ([^\"{}\[\]\n#]+?)(?=, \w+:|}|\n| +#)"
)
HIDDEN_IN = {
    "token": "See xoxb-a1B2Spring26",
    "connection": "See postgres://crm:a1B2Spring26@db.example.org/crm for more",
    "link": "See https://example.org/?token=a1B2Spring26",
    "escaped": "See Pass\\x77ord=a1B2Spring26",
    "key": "See -----BEGIN PRIVATE KEY-----\\na1B2Spring26\\n-----END PRIVATE KEY-----",
}
COMMANDS = ["status", "score", "roi", "ttv", "rag", "kpi", "metrics"]


@pytest.fixture(params=HIDDEN_IN)
def telling(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The full case with a secret in nearly every text, in keys and in comments."""
    folder = tmp_path / "plan"
    shutil.copytree(EXAMPLES / "full-case", folder)
    secret = HIDDEN_IN[request.param]
    for path in folder.glob("*.yaml"):
        text, count = FIELDS.subn(
            lambda field: f'{field[1]}: "{field[2].strip()} {secret}"', path.read_text()
        )
        assert count > 5
        path.write_text(f"{text}\n# {secret}\n".replace("  DPA: ", f'  "{secret} DPA": '))
    return folder


def is_silent(text: str) -> bool:
    return "Spring26" not in text and "a1B2" not in text


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_repeats_it(hypercare: Hypercare, telling: Path, command: str) -> None:
    for form in ("text", "json"):
        options = () if command == "status" else ("--format", form)
        found = hypercare(command, telling, *T90, *options)
        assert found.code == 0, found.err
        assert is_silent(found.out + found.err)


def test_explain_repeats_it_neither(hypercare: Hypercare, telling: Path) -> None:
    for metric in ("health.score", "value.annual", "risks.high", "contracts.penalties_due"):
        for form in ("text", "json"):
            found = hypercare("explain", metric, telling, *T90, "--format", form)
            assert found.code == 0, found.err
            assert is_silent(found.out + found.err)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_validate_finds_it_and_does_not_repeat_it(
    hypercare: Hypercare, telling: Path, form: str
) -> None:
    found = hypercare("validate", telling, *T90, "--format", form)
    assert "HC923" in found.out
    assert is_silent(found.out + found.err)


def test_nothing_of_it_is_kept(
    hypercare: Hypercare, telling: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    hypercare("validate", telling, *T90, "--write-baseline", tmp_path / "baseline.json")
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert kept or not (tmp_path / "cache").exists()
    for path in (*kept, tmp_path / "baseline.json"):
        assert is_silent(path.read_text())


def test_no_document_repeats_it(hypercare: Hypercare, telling: Path, tmp_path: Path) -> None:
    found = hypercare("report", "all", telling, *T90, "-o", tmp_path / "out")
    assert found.code == 0, found.err
    assert is_silent(found.err)
    written = list((tmp_path / "out").iterdir())
    assert written
    for path in written:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        assert any("•••".encode() in part for part in parts.values())
        assert all(is_silent(part.decode("utf-8", "replace")) for part in parts.values())


def test_a_plan_that_cannot_be_loaded_is_quoted_without_it(
    hypercare: Hypercare, tmp_path: Path
) -> None:
    secret = "token=a1B2Spring26"
    text = PLAN.format(secret="x") + f'  - {{id: "{secret}", title: 3, owner: "{secret}"}}\n'
    (tmp_path / "plan.yaml").write_text(f'{text}"{secret}": 3\n')
    for command in ("status", "validate"):
        found = hypercare(command, tmp_path)
        assert found.code > 0
        assert is_silent(found.out + found.err)
