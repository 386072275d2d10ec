"""`verify`: which plan a document came from, whether it is current, and what changed."""

import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from hypercare_cli.blocks import Stamp
from hypercare_cli.cli import options
from hypercare_cli.cli.verify import past
from hypercare_cli.verified import Verified
from tests.cli.conftest import Hypercare
from tests.repositories import commit, git, repository

ROOT = Path(__file__).resolve().parents[2]
PLAN = """\
hypercare: 1
plan: {id: acme, title: Roll-out, kickoff: 2026-01-05, language: en, revision: 1.2}
customer: {name: Acme}
people:
  - {id: lead, side: provider, role: csm, title: CSM}
risks:
  - {id: R1, title: Late data, probability: L, impact: L, stream: data, owner: lead, status: open}
"""
LATER = PLAN.replace("probability: L, impact: L", "probability: H, impact: H") + (
    "  - {id: R2, title: New one, probability: L, impact: M, stream: tech, owner: lead, status: open}\n"
)
T90 = ("--as-of", "2026-04-05")
SUFFIXES = {"plan": "docx", "ledger": "xlsx", "qbr": "pptx"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in a repository with one commit; today is 30 days after the documents' day."""
    monkeypatch.setattr(options, "today", lambda: date(2026, 5, 5))
    monkeypatch.chdir(tmp_path)
    return repository(tmp_path, {"plans/plan.yaml": PLAN})


def written(hypercare: Hypercare, folder: Path, kind: str = "plan", *options: str) -> Path:
    done = hypercare("report", kind, folder / "plans", *T90, "-o", folder / "out", *options)
    assert done.code == 0, done.err
    return next((folder / "out").glob(f"*-{kind}-*.{SUFFIXES[kind]}"))


@pytest.mark.parametrize("kind", SUFFIXES)
def test_a_current_document(hypercare: Hypercare, folder: Path, kind: str) -> None:
    path = written(hypercare, folder, kind)
    found = hypercare("verify", path, "plans")
    assert (found.code, found.err) == (0, "")
    for said in ("Current: the plan is the one", "acme", "5 Apr 2026 (30 days ago)", "1.2",
                 git(folder, "rev-parse", "HEAD"), "hypercare 0.", "English", "the customer"):  # fmt: skip
        assert said in found.out


def test_the_name_of_the_file_does_not_matter(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder).rename(folder / "Acme final v2.zip")
    assert hypercare("verify", path, "plans").code == 0


def test_what_changed_since_a_commit(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    commit(folder, {"plans/plan.yaml": LATER})
    found = hypercare("verify", path, "plans")
    assert found.code == 1
    text = re.sub(" +", " ", found.out)
    assert "Out of date: the plan has changed since it was written." in text
    assert "3 changes in the plan" in text
    assert "risks[R1].probability changed L H" in text
    assert "risks[R2] added — New one" in text
    assert "Figures on 5 Apr 2026" in text
    assert "High risks 0 1 ←" in text
    assert "Health score — —" in text


def test_the_same_as_data(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    first = git(folder, "rev-parse", "HEAD")
    (folder / "plans" / "plan.yaml").write_text(LATER)
    found = hypercare("verify", path, "plans", "--format", "json")
    assert found.code == 1
    data = json.loads(found.out)
    changes, figures = data.pop("changes"), data.pop("figures")
    assert re.fullmatch("[0-9a-f]{64}", data.pop("digest"))
    assert data.pop("tool").startswith("hypercare ")
    assert data == {
        "schema": 1,
        "file": str(path),
        "plan": "acme",
        "as_of": "2026-04-05",
        "revision": "1.2",
        "commit": first,
        "kind": "plan",
        "language": "en",
        "audience": "customer",
        "age_days": 30,
        "untouched": True,
        "saved_on": None,
        "compared_with": "acme",
        "current": False,
        "same_texts": False,
        "unknown_because": None,
    }
    assert changes[0] == {
        "change": "changed",
        "section": "risks",
        "entry": "risks[R1]",
        "path": "risks[R1].probability",
        "before": "L",
        "after": "H",
    }
    assert [change["path"] for change in changes[1:]] == ["risks[R1].impact", "risks[R2]"]
    assert changes[2]["after"]["title"] == "New one"
    assert figures["risks.high"] == {"before": 0, "after": 1}
    assert figures["rag.data"]["after"] == "red"


def test_a_comment_makes_no_document_old(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    (folder / "plans" / "plan.yaml").write_text("# reviewed\n" + PLAN)
    found = hypercare("verify", path, "plans")
    assert found.code == 0
    assert "only comments or layout of the plan have changed" in found.out
    data = json.loads(hypercare("verify", path, "plans", "--format", "json").out)
    assert (data["current"], data["same_texts"], data["changes"]) == (True, False, [])


def test_a_plan_that_was_not_committed(hypercare: Hypercare, folder: Path) -> None:
    (folder / "plans" / "plan.yaml").write_text(LATER)
    path = written(hypercare, folder)
    assert hypercare("verify", path, "plans").code == 0
    (folder / "plans" / "plan.yaml").write_text(PLAN)
    found = hypercare("verify", path, "plans")
    assert found.code == 1
    assert "What changed cannot be told: when the document was written" in unfolded(found.out)
    data = json.loads(hypercare("verify", path, "plans", "--format", "json").out)
    assert (data["commit"], data["changes"], data["figures"]) == ("", None, None)
    assert data["unknown_because"] == "no-commit"


def unfolded(text: str) -> str:
    return " ".join(text.split())


def test_a_commit_that_is_elsewhere(
    hypercare: Hypercare, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(hypercare, folder)
    other = tmp_path_factory.mktemp("other")
    (other / "plan.yaml").write_text(LATER)
    found = hypercare("verify", path, other)
    assert found.code == 1
    commit_ = git(folder, "rev-parse", "HEAD")[:12]
    assert f"the commit {commit_} is not in the repository of this plan" in unfolded(found.out)


def test_a_plan_of_the_same_repository_that_is_another(hypercare: Hypercare, folder: Path) -> None:
    commit(folder, {"others/plan.yaml": PLAN.replace("acme", "globex")})
    (folder / "plans" / "more.yaml").write_text("glossary: {SLA: a promise}\n")
    commit(folder, {})
    path = written(hypercare, folder)
    found = hypercare("verify", path, "others")
    assert found.code == 1
    said = unfolded(found.out)
    assert "The document comes from the plan acme, this is the plan globex." in said
    assert "What changed" not in said
    data = json.loads(hypercare("verify", path, "others", "--format", "json").out)
    assert (data["unknown_because"], data["changes"]) == ("other-plan", None)
    found = hypercare("verify", path, "others", "--lang", "fr")
    assert "Le document vient du plan acme" in unfolded(found.out)


def test_a_plan_whose_folder_was_renamed(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    git(folder, "mv", "plans", "northwind")
    commit(folder, {"northwind/plan.yaml": LATER, "others/plan.yaml": PLAN.replace("acme", "x")})
    found = hypercare("verify", path, "northwind")
    assert found.code == 1
    assert "3 changes in the plan" in found.out


def test_a_plan_whose_file_was_renamed(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    git(folder, "mv", "plans/plan.yaml", "plans/north.yaml")
    commit(folder, {"plans/north.yaml": LATER})
    assert "3 changes in the plan" in hypercare("verify", path, "plans/north.yaml").out


def test_a_plan_that_stands_nowhere_in_its_commit(folder: Path) -> None:
    (folder / "unseen").mkdir()
    head, day = git(folder, "rev-parse", "HEAD"), date(2026, 4, 5)
    stamp = Stamp("acme", day, "hypercare 0.1", "0" * 64, commit=head)
    found = Verified("a.docx", stamp, untouched=True, saved=None, day=day)
    assert past(found, "unseen") == (None, "elsewhere")
    assert past(found, "plans") == (None, "another")
    unknown = replace(found, stamp=stamp._replace(commit="0" * 40))
    assert past(unknown, "unseen") == (None, "not-found")


def test_without_a_plan_it_says_where_it_comes_from(hypercare: Hypercare, folder: Path) -> None:
    found = hypercare("verify", written(hypercare, folder))
    assert found.code == 0
    assert "There is no plan here to compare it with" in found.out
    assert "acme" in found.out
    data = json.loads(hypercare("verify", "out/acme-plan-en.docx", "--format", "json").out)
    assert (data["compared_with"], data["current"]) == (None, None)


def test_the_plan_of_the_folder_is_taken(
    hypercare: Hypercare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(hypercare, folder)
    monkeypatch.chdir(folder / "plans")
    assert "Current: the plan is the one" in hypercare("verify", path).out


def changed(path: Path, part: str, old: bytes, new: bytes) -> None:
    output = BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(output, "w") as again:
        for name in archive.namelist():
            content = archive.read(name)
            again.writestr(name, content.replace(old, new) if name == part else content)
    path.write_bytes(output.getvalue())


def test_an_edited_document(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    changed(path, "word/document.xml", b"Late data", b"No risk at all")
    found = hypercare("verify", path, "plans")
    assert found.code == 1
    said = unfolded(found.out)
    assert "Current: the plan is the one it was written from." in said
    assert "a program has saved it since, and its content may have been changed" in said
    assert hypercare("verify", path).code == 1


def test_the_day_of_saving_is_told(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    old = b"2026-04-05T00:00:00Z</dcterms:modified>"
    changed(path, "docProps/core.xml", old, old.replace(b"04-05", b"04-20"))
    assert "a program saved it on 20 Apr 2026" in unfolded(hypercare("verify", path, "plans").out)


def test_in_french(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder, "plan", "--lang", "fr")
    (folder / "plans" / "plan.yaml").write_text(LATER)
    found = hypercare("verify", path, "plans", "--lang", "fr")
    assert found.code == 1
    for english in ("Out of date", "changed", "Figures on", "ago", "Written by", "the customer"):
        assert english not in found.out
    assert "il y a 30 jours" in found.out.replace("\u00a0", " ")


def test_a_day_to_count_on(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    assert "(today)" in hypercare("verify", path, "plans", *T90).out
    assert "(in 4 days)" in hypercare("verify", path, "plans", "--as-of", "2026-04-01").out
    assert "(today)" in hypercare("verify", path, "plans", "--as-of", "T+90").out
    assert "(1 day ago)" in hypercare("verify", path, "plans", "--as-of", "T+91").out
    assert hypercare("verify", path, "plans", "--as-of", "soon").code == 2
    assert hypercare("verify", path, "--as-of", "T+91").code == 2  # no plan to count from


def test_what_cannot_be_verified(hypercare: Hypercare, folder: Path) -> None:
    for name, data in (("a.docx", b"x"), ("b.docx", b""), ("c.docx", b"PK\x03\x04")):
        (folder / name).write_bytes(data)
        found = hypercare("verify", name, "plans")
        assert (found.code, found.out) == (2, "")
        assert name in found.err
    template = ROOT / "templates" / "report.docx"
    assert "does not say which plan it comes from" in hypercare("verify", template).err
    for name in ("absent.docx", "plans"):
        assert hypercare("verify", name).code == 2
    path = written(hypercare, folder)
    assert hypercare("verify", path, "absent").code == 2
    (folder / "plans" / "plan.yaml").write_text("hypercare: 1\nplan: 3\n")
    assert hypercare("verify", path, "plans").code == 2


def test_a_bomb_is_refused(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image.png", bytes(200 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    found = hypercare("verify", path, "plans")
    assert found.code == 2
    assert "too large" in found.err


def test_the_same_plan_and_commit_give_the_same_bytes(hypercare: Hypercare, folder: Path) -> None:
    one = written(hypercare, folder).read_bytes()
    commit(folder, {"unrelated.txt": "x"})
    assert written(hypercare, folder, "plan", "--force").read_bytes() == one


def test_a_secret_in_a_change_is_masked(hypercare: Hypercare, folder: Path) -> None:
    path = written(hypercare, folder)
    (folder / "plans" / "plan.yaml").write_text(
        PLAN.replace("Late data", "Late data ghp_0123456789abcdefABCDEF")
    )
    for form in ("text", "json"):
        found = hypercare("verify", path, "plans", "--format", form)
        assert found.code == 1
        assert "ghp_" not in found.out + found.err
        assert "Late data •••" in found.out
