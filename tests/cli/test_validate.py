"""`validate`: which plans it reads, which format it writes, and how it exits."""

import io
import json
import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from hypercare_cli.cli import validate
from hypercare_cli.finding import LEVELS, Severity
from tests.checking import FAULTY, finding, planted_commands
from tests.cli.conftest import Hypercare
from tests.plans import EXAMPLES, HEAD

CLEAN = HEAD + "glossary: {CLM: Contract lifecycle management}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a plan that has three errors, a clean one, and one of two files."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("hypercare_cli.cli.options.today", lambda: date(2026, 1, 5))
    (tmp_path / "bad.yaml").write_text(FAULTY)
    (tmp_path / "good.yaml").write_text(CLEAN)
    (tmp_path / "split").mkdir()
    (tmp_path / "split" / "a.yaml").write_text(CLEAN)
    (tmp_path / "split" / "b.yaml").write_text("actions:\n  - {id: A1, titel: Call}\n")
    return tmp_path


def plant(monkeypatch: pytest.MonkeyPatch, *severities: Severity) -> None:
    """Every plan has findings of these severities."""
    planted = [finding("x", severity) for severity in severities]
    monkeypatch.setattr("hypercare_cli.cli.checker.lint", lambda *_a: planted)


# -- formats ------------------------------------------------------------------------------------


def test_text_is_for_people(hypercare: Hypercare, folder: Path) -> None:
    code, out, err = hypercare("validate", "bad.yaml")
    assert (code, err) == (1, "")
    assert out.splitlines()[:4] == [
        "bad.yaml:6:13 HC013 unknown-word: [error] “X” is not one of the words allowed here",
        "    6 |     impact: X",
        "      |             ^",
        "  = Allowed: L, M, H.",
    ]
    assert out.splitlines()[-1] == "Found: 3 errors."


def test_each_finding_says_how_grave_it_is(
    hypercare: Hypercare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, "error", "warning", "note")
    line = re.compile(r"^\S+:\d+:\d+ HC\d+ [a-z0-9-]+: \[(.+?)\] ", re.MULTILINE)
    for language, words in (
        ("en", ["error", "warning", "note"]),
        ("fr", ["erreur", "avertissement", "remarque"]),
    ):
        out = hypercare("validate", "good.yaml", "--lang", language).out
        assert line.findall(out) == words
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = hypercare("validate", "good.yaml").out
    for style, word in (("1;31", "error"), ("1;33", "warning"), ("1;36", "note")):
        assert out.count(f": \x1b[{style}m[{word}]\x1b[0m ") == 1
    hypercare("validate", "good.yaml", "-o", "to.txt")
    assert "\x1b" not in (folder / "to.txt").read_text()


def test_a_long_line_is_cut_around_its_fault(
    hypercare: Hypercare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (0, 30, 90, 300):
        risk = f"  - {{id: R1, title: {'a' * place}, impact: X, notes: {'b' * 200}}}\n"
        (folder / "long.yaml").write_text(f"{HEAD}risks:\n{risk}")
        for columns, widest in ((None, 108), ("80", 80), ("40", 40)):
            if columns is None:
                monkeypatch.delenv("COLUMNS", raising=False)
            else:
                monkeypatch.setenv("COLUMNS", columns)
            lines = hypercare("validate", "long.yaml", "--select", "HC013").out.splitlines()
            position = next(n for n, line in enumerate(lines) if " HC013 " in line)
            source, mark = lines[position + 1 : position + 3]
            assert len(source) <= widest
            assert len(mark) <= len(source)
            assert source[mark.index("^")] == "X"


def test_json_has_its_documented_shape(hypercare: Hypercare, folder: Path) -> None:
    code, out, _ = hypercare("validate", "bad.yaml", "--format", "json", "--as-of", "2026-04-05")
    shape = json.loads(out)
    assert (code, shape["schema"], shape["as_of"]) == (1, 1, "2026-04-05")
    assert shape["findings"][2] == {
        "code": "HC010",
        "name": "unknown-key",
        "severity": "error",
        "message": "`ownr` is not known in `risks`",
        "file": "bad.yaml",
        "line": 8,
        "column": 41,
        "end_line": 8,
        "end_column": 45,
        "path": "risks[1].ownr",
        "help": "Did you mean `owner`? Allowed: id, title, probability,"
        " impact, stream, contract, mitigation, owner, due, status, notes, audience, evidence.",
    }


def places(form: str, out: str) -> list[tuple[str, int]]:
    """File and line of every finding, read from a format of `validate`."""
    if form == "json":
        return [(f["file"], f["line"]) for f in json.loads(out)["findings"]]
    if form == "sarif":
        results = json.loads(out)["runs"][0]["results"]
        spots = [result["locations"][0]["physicalLocation"] for result in results]
        return [(s["artifactLocation"]["uri"], s["region"]["startLine"]) for s in spots]
    if form == "gitlab":
        spots = [entry["location"] for entry in json.loads(out)]
        return [(spot["path"], spot["lines"]["begin"]) for spot in spots]
    if form == "junit":
        texts = [(failure.text or "").split(":") for failure in fromstring(out).iter("failure")]
        return [(file, int(line)) for file, line, *_ in texts]
    if form == "github":
        heads = [line.split(",col=")[0] for line in out.splitlines() if line.startswith("::error")]
        return [
            (file, int(line))
            for file, line in (h.removeprefix("::error file=").split(",line=") for h in heads)
        ]
    file, spots = "", []
    for line in out.splitlines():
        if line.startswith("#### "):
            file = line.strip("# `")
        elif line.startswith("- "):
            spots.append((file, int(line[2:].split(":")[0])))
    return spots


@pytest.mark.parametrize("form", [form for form in validate.FORMATS if form != "text"])
def test_every_format_has_every_finding_of_several_plans(
    hypercare: Hypercare, folder: Path, form: str
) -> None:
    code, out, err = hypercare("validate", "bad.yaml", "good.yaml", "split", "--format", form)
    assert (code, err) == (1, "")
    expected = [("bad.yaml", 6), ("bad.yaml", 8), ("bad.yaml", 8)]
    expected += [("split/b.yaml", 2)] * 2
    assert places(form, out) == expected


@pytest.mark.parametrize("form", validate.FORMATS)
def test_every_format_says_that_a_plan_is_clean(
    hypercare: Hypercare, folder: Path, form: str
) -> None:
    code, out, err = hypercare("validate", "good.yaml", "--format", form)
    assert (code, err) == (0, "")
    assert out
    assert form == "text" or places(form, out) == []


@pytest.mark.parametrize("form", validate.FORMATS)
def test_every_format_is_the_same_twice_and_speaks_french(
    hypercare: Hypercare, folder: Path, form: str
) -> None:
    arguments = ("validate", "bad.yaml", "--format", form, "--lang", "fr", "--as-of", "2026-04-05")
    first, second = hypercare(*arguments), hypercare(*arguments)
    assert first == second
    assert "n’est pas un des mots admis ici" in first.out


@pytest.mark.parametrize("form", validate.FORMATS)
def test_a_hostile_plan_gives_no_runner_a_command(
    hypercare: Hypercare, folder: Path, form: str
) -> None:
    keys = ('"::error::x"', '"a\\n::error::x"', '"##[group]x"', '"\\e[31m"', '"\\x9b0m"', "'@all'")
    rows = "\n".join(f"  - {{{key}: 1, id: '##vso[x]', impact: '::x::'}}" for key in keys)
    (folder / "hostile.yaml").write_text(f"{HEAD}risks:\n{rows}\n")
    code, out, err = hypercare("validate", "hostile.yaml", "--format", form)
    assert code == 1
    planted = [line for line in planted_commands(out) if "file=hostile.yaml,line=" not in line]
    assert planted + planted_commands(err) == []
    assert "\x1b" not in out
    assert "\x9b" not in out


@pytest.mark.parametrize("form", validate.FORMATS)
def test_every_format_goes_into_a_file(hypercare: Hypercare, folder: Path, form: str) -> None:
    shown = hypercare("validate", "bad.yaml", "--format", form, "--as-of", "2026-04-05").out
    arguments = ("validate", "bad.yaml", "--format", form, "--as-of", "2026-04-05", "-o", "report")
    code, out, err = hypercare(*arguments)
    assert (code, out, err) == (1, "", "written: report\n")
    assert (folder / "report").read_text(encoding="utf-8") == shown
    assert hypercare(*arguments).code == 2
    assert hypercare(*arguments, "--force").code == 1


def test_an_unknown_format_is_refused_with_the_list(hypercare: Hypercare, folder: Path) -> None:
    code, out, err = hypercare("validate", "bad.yaml", "--format", "xml")
    assert (code, out) == (2, "")
    assert "“xml” is not known for --format" in err
    assert "Allowed: text, json, sarif, junit, github, gitlab, markdown." in err


@pytest.mark.parametrize("form", validate.SERVICES)
def test_each_service_has_its_renderer(form: str) -> None:
    module = import_module(f"hypercare_cli.renderers.{form}")
    assert callable(module.render)


def test_the_help_names_every_format(hypercare: Hypercare) -> None:
    out = "".join(hypercare("validate", "--help").out.split())
    assert "|".join(validate.FORMATS) in out


# -- exit codes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", validate.FORMATS)
@pytest.mark.parametrize(
    ("severity", "failing"),
    [
        ("error", {"error", "warning", "note"}),
        ("warning", {"warning", "note"}),
        ("note", {"note"}),
    ],
)
def test_findings_from_fail_on_upwards_exit_1(
    hypercare: Hypercare,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    severity: Severity,
    failing: set[str],
    form: str,
) -> None:
    plant(monkeypatch, severity)
    for level in LEVELS:
        code = hypercare("validate", "good.yaml", "--fail-on", level, "--format", form).code
        assert code == (1 if level in failing else 0), level


def test_the_summary_counts_by_severity(
    hypercare: Hypercare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, "note", "error", "note", "warning")
    out = hypercare("validate", "good.yaml").out
    assert out.endswith("Found: 1 error, 1 warning, 2 notes.\n")


@pytest.mark.parametrize("form", validate.FORMATS)
def test_a_plan_that_is_not_there_exits_2(hypercare: Hypercare, folder: Path, form: str) -> None:
    code, out, err = hypercare("validate", "good.yaml", "absent.yaml", "--format", form)
    assert (code, out) == (2, "")
    assert "absent.yaml" in err


@pytest.mark.parametrize(("option", "word"), [("--fail-on", "fatal"), ("--lang", "de")])
def test_wrong_words_exit_2(hypercare: Hypercare, folder: Path, option: str, word: str) -> None:
    code, out, err = hypercare("validate", "good.yaml", option, word)
    assert (code, out) == (2, "")
    assert "Allowed: " in err


def test_the_examples_have_no_fault(hypercare: Hypercare) -> None:
    plans = sorted(path.parent for path in EXAMPLES.glob("*/plan.yaml"))
    code, out, _ = hypercare("validate", *plans, "--select", "HC0", "--lang", "en", "-q")
    assert (code, out) == (0, "")


# -- plans --------------------------------------------------------------------------------------


def test_a_folder_is_one_plan(hypercare: Hypercare, folder: Path) -> None:
    out = hypercare("validate", "split", "good.yaml", "--format", "junit").out
    suites = [(suite.get("name"), suite.get("tests")) for suite in fromstring(out)]
    assert suites == [("split", "2"), ("good.yaml", "1")]


def test_the_plan_of_the_folder_is_the_default(hypercare: Hypercare, folder: Path) -> None:
    (folder / "plan.yaml").write_text(FAULTY)
    assert hypercare("validate").out.startswith("plan.yaml:6:13 ")


def test_paths_below_the_current_folder_are_relative(hypercare: Hypercare, folder: Path) -> None:
    out = hypercare("validate", folder / "bad.yaml", folder / "split", "--format", "gitlab").out
    assert {entry["location"]["path"] for entry in json.loads(out)} == {"bad.yaml", "split/b.yaml"}


def test_other_paths_stay_as_they_are(
    hypercare: Hypercare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "split")
    assert hypercare("validate", "../bad.yaml").out.startswith("../bad.yaml:6:13 ")
    assert hypercare("validate", folder / "bad.yaml").out.startswith(f"{folder}/bad.yaml:6:13 ")


@pytest.mark.parametrize("form", [form for form in validate.FORMATS if form != "text"])
def test_a_plan_can_come_from_standard_input(
    hypercare: Hypercare, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    code, out, _ = hypercare("validate", "-", "--format", form)
    name = "%3Cstdin%3E" if form == "sarif" else "<stdin>"
    assert code == 1
    assert places(form, out) == [(name, 6), (name, 8), (name, 8)]


def test_the_first_plan_chooses_the_language(hypercare: Hypercare, folder: Path) -> None:
    (folder / "french.yaml").write_text(CLEAN.replace("language: en", "language: fr"))
    french, english = ("french.yaml", "good.yaml"), ("good.yaml", "french.yaml")
    assert "\n2 plans contrôlés" in hypercare("validate", *french).out
    assert "\n2 plans checked" in hypercare("validate", *english).out


def test_quiet_says_nothing_about_a_clean_plan(hypercare: Hypercare, folder: Path) -> None:
    assert hypercare("validate", "good.yaml", "-q") == (0, "", "")
    assert hypercare("validate", "good.yaml", "-q", "--format", "gitlab").out == "[]\n"
    assert hypercare("validate", "bad.yaml", "-q").out.endswith("Found: 3 errors.\n")


def test_faults_of_shape_cannot_be_hidden(hypercare: Hypercare, folder: Path) -> None:
    text = f"{HEAD}risks: 3  # hypercare: ignore[HC012] never mind\n"
    (folder / "hidden.yaml").write_text(text)
    code, out, _ = hypercare("validate", "hidden.yaml", "--ignore", "HC012")
    assert (code, out.split(" ")[:2]) == (1, ["hidden.yaml:3:8", "HC012"])
