"""`report` and `demo`: what is written where, and what is never overwritten."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare

ROOT = Path(__file__).resolve().parents[2]
FULL = ROOT / "examples" / "full-case"
T90 = ("--as-of", "2026-04-05")


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("plan", ["clm-juridique-plan-en.docx"]),
        ("ledger", ["clm-juridique-ledger-en.xlsx"]),
        ("qbr", ["clm-juridique-qbr-en.pptx"]),
        (
            "all",
            [
                "clm-juridique-ledger-en.xlsx",
                "clm-juridique-plan-en.docx",
                "clm-juridique-qbr-en.pptx",
            ],
        ),
    ],
)
def test_a_report_goes_into_its_folder(
    hypercare: Hypercare, tmp_path: Path, kind: str, names: list[str]
) -> None:
    found = hypercare("report", kind, FULL, *T90, "--lang", "en", "-o", tmp_path / "out")
    assert (found.code, found.out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    for name in names:
        assert name in found.err
        assert zipfile.ZipFile(tmp_path / "out" / name).testzip() is None


def test_the_same_report_has_the_same_bytes(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hypercare("report", "all", FULL, *T90, "-o", tmp_path / "one")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    hypercare("report", "all", FULL, *T90, "-o", tmp_path / "two")
    for one in (tmp_path / "one").iterdir():
        assert one.read_bytes() == (tmp_path / "two" / one.name).read_bytes()


def test_its_own_file_is_replaced_a_strangers_is_not(hypercare: Hypercare, tmp_path: Path) -> None:
    arguments = ("report", "plan", FULL, *T90, "-o", tmp_path)
    assert hypercare(*arguments).code == 0
    assert hypercare(*arguments).code == 0
    mine = tmp_path / "clm-juridique-plan-fr.docx"
    mine.write_bytes(b"somebody's work")
    found = hypercare(*arguments)
    assert found.code == 2
    assert mine.read_bytes() == b"somebody's work"
    assert hypercare(*arguments, "--force").code == 0
    assert [path.name for path in tmp_path.iterdir()] == [mine.name]


def test_an_unknown_kind_is_refused_with_the_list(hypercare: Hypercare, tmp_path: Path) -> None:
    found = hypercare("report", "poster", FULL, "-o", tmp_path)
    assert found.code == 2
    assert "plan, qbr, ledger, all" in found.err


@pytest.mark.parametrize(("language", "said"), [("fr", "Score de santé"), ("en", "Health score")])
def test_the_demo_shows_and_writes_everything(
    hypercare: Hypercare, tmp_path: Path, language: str, said: str
) -> None:
    folder = tmp_path / "a folder"
    found = hypercare("demo", "-o", folder, "--lang", language)
    assert found.code == 0, found.err
    assert said in found.out
    assert "81" in found.out
    suffixes = sorted(path.suffix for path in folder.iterdir() if path.is_file())
    assert suffixes == [".docx", ".pptx", ".xlsx"]
    commands = [
        line.split("hypercare ")[1] for line in found.out.splitlines() if "  hypercare " in line
    ]
    assert commands[0].startswith("explain health.score '")
    for plan in (path for path in folder.iterdir() if path.is_dir()):
        assert hypercare("validate", plan, "--select", "HC0").code == 0
    assert hypercare("demo", "-o", folder, "--lang", language).code == 0


def test_the_demo_keeps_what_was_changed_in_its_plans(hypercare: Hypercare, tmp_path: Path) -> None:
    hypercare("demo", "-o", tmp_path)
    plan = tmp_path / "full-case-en" / "logs.yaml"
    plan.write_text(plan.read_text() + "\n# mine\n")
    assert hypercare("demo", "-o", tmp_path).code == 0
    assert plan.read_text().endswith("# mine\n")


@pytest.mark.parametrize("options", [(), ("--blank",)])
def test_a_single_document_goes_into_the_file_that_is_named(
    hypercare: Hypercare, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "new" / "neu.docx"
    found = hypercare("report", "plan", FULL, *T90, "-o", path, *options)
    assert found.code == 0, found.err
    assert path.is_file()
    assert [each.name for each in path.parent.iterdir()] == ["neu.docx"]


def test_a_folder_may_be_called_like_a_file(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "set.docx").mkdir()
    assert hypercare("report", "ledger", FULL, *T90, "-o", tmp_path / "set.docx").code == 0
    assert len(list((tmp_path / "set.docx").iterdir())) == 1


@pytest.mark.parametrize(
    ("kind", "target", "said"),
    [
        ("plan", "-", "a document cannot be written to the screen"),
        ("plan", "new.xlsx", "“plan” is written as .docx, not as .xlsx"),
        ("qbr", "new.pdf", "“qbr” is written as .pptx, not as .pdf"),
        ("all", "new.docx", "3 documents do not go into one file, new.docx"),
        ("plan", "there", "there is a file, not a folder"),
        ("all", "there/below", "there is a file, not a folder"),
        ("plan", "there/new.docx", "there is a file, not a folder"),
    ],
)
def test_a_target_that_cannot_be_is_refused(
    hypercare: Hypercare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    target: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").write_text("mine")
    found = hypercare("report", kind, FULL, *T90, "-o", target)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
