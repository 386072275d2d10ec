"""`template check` and `--template`: what is told, what is written, what is refused."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare
from tests.readers.packages import packed, parts
from tests.renderers.company import french_word, titles_only_slides

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples" / "mini-case"
T90 = ("--as-of", "2026-04-05")


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "company.docx"
    path.write_bytes(french_word())
    return path


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    path = tmp_path / "company.potx"
    path.write_bytes(titles_only_slides())
    return path


def test_check_tells_before_anything_is_rendered(hypercare: Hypercare, word: Path) -> None:
    found = hypercare("template", "check", word, "--lang", "en")
    assert (found.code, found.err) == (0, "")
    assert "The cover of the template stays" in found.out
    assert "13 paragraphs are taken out." in found.out
    assert "made from its other styles" in found.out


def test_check_as_data(hypercare: Hypercare, slides: Path) -> None:
    found = hypercare("template", "check", slides, "--format", "json")
    told = json.loads(found.out)
    assert (told["schema"], told["program"]) == (1, "powerpoint")
    assert {"role": "columns", "found": None, "instead": "Title Only"} in told["roles"]
    assert told["removed"] == {"slides": 1}


def test_check_in_french(hypercare: Hypercare, word: Path) -> None:
    found = hypercare("template", "check", word, "--lang", "fr")
    assert found.code == 0
    assert "The " not in found.out
    assert "Word" in found.out


@pytest.mark.parametrize(("kind", "name"), [("plan", "word"), ("qbr", "slides")])
def test_a_report_in_the_look_of_a_company(
    hypercare: Hypercare, request: pytest.FixtureRequest, tmp_path: Path, kind: str, name: str
) -> None:
    file = request.getfixturevalue(name)
    before = file.read_bytes()
    found = hypercare("report", kind, PLAN, *T90, "--template", file, "-o", tmp_path / "out")
    assert found.code == 0
    (made,) = (tmp_path / "out").iterdir()
    with zipfile.ZipFile(made) as package:
        assert package.testzip() is None
    assert file.read_bytes() == before


def test_all_documents_with_one_template(hypercare: Hypercare, word: Path, tmp_path: Path) -> None:
    """It is for the plan; the others keep our look."""
    found = hypercare("report", "all", PLAN, *T90, "--template", word, "-o", tmp_path / "one")
    assert found.code == 0
    hypercare("report", "all", PLAN, *T90, "-o", tmp_path / "two")
    same = {
        path.suffix: path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
        for path in (tmp_path / "one").iterdir()
    }
    assert (same[".docx"], same[".pptx"]) == (False, True)
    assert ".xlsx" in same


def test_sheets_to_fill_in_take_the_look_too(
    hypercare: Hypercare, word: Path, tmp_path: Path
) -> None:
    found = hypercare(
        "report", "plan", PLAN, *T90, "--blank", "--template", word, "-o", tmp_path / "out"
    )
    assert found.code == 0
    (made,) = (tmp_path / "out").iterdir()
    with zipfile.ZipFile(made) as package:
        assert any("media" in name for name in package.namelist())


@pytest.mark.parametrize("kind", ["qbr", "ledger"])
def test_a_template_for_something_else(
    hypercare: Hypercare, word: Path, tmp_path: Path, kind: str
) -> None:
    found = hypercare(
        "report", kind, PLAN, *T90, "--lang", "en", "--template", word, "-o", tmp_path / "out"
    )
    assert found.code == 2
    assert f"is no template for “{kind}”" in found.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [("template", "check"), ("report", "plan", PLAN, "--template")])
def test_an_unsafe_template_is_refused(
    hypercare: Hypercare, tmp_path: Path, command: tuple[object, ...]
) -> None:
    path = tmp_path / "company.docm"
    path.write_bytes(packed(parts(french_word()) | {"word/vbaProject.bin": b"\0"}))
    found = hypercare(*command, path)
    assert (found.code, found.out) == (2, "")
    assert len(found.err.splitlines()) == 2
    assert "company.docm has macros" in found.err
    assert [one.name for one in tmp_path.iterdir()] == ["company.docm"]


def test_a_file_that_is_not_there(hypercare: Hypercare) -> None:
    found = hypercare("template", "check", "nowhere.docx")
    assert found.code == 2
    assert "nowhere.docx" in found.err


def test_another_word_than_check(hypercare: Hypercare, word: Path) -> None:
    assert hypercare("template", "make", word).code == 2


def test_what_can_be_no_template_is_said_plainly(hypercare: Hypercare, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    found = hypercare("template", "check", tmp_path / "notes.txt", "--lang", "en")
    assert found.code == 2
    assert "is no file of Word, Excel or PowerPoint" in found.err
    assert "A template is a .docx or .dotx for the plan" in found.err
    assert ".xlsx" not in found.err
    hypercare("report", "ledger", PLAN, *T90, "-o", tmp_path / "ledger.xlsx")
    found = hypercare("template", "check", tmp_path / "ledger.xlsx", "--lang", "en")
    assert found.code == 2
    assert "ledger.xlsx is an Excel file, which cannot be a template" in found.err


def test_all_documents_say_which_of_them_take_the_template(
    hypercare: Hypercare, tmp_path: Path, word: Path
) -> None:
    call = ("report", "all", PLAN, *T90, "--lang", "en", "--template", word, "-o", tmp_path / "o")
    found = hypercare(*call)
    assert found.code == 0, found.err
    assert "company.docx gave its look to: plan; as always: qbr, ledger" in found.err
