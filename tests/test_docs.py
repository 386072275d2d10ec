"""The documentation says what the tool does: generated pages, JSON shapes, links, and the README's tour."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

from hypercare_cli import files
from hypercare_cli.amendment import amend
from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import Stamp
from hypercare_cli.checked import Checked, CheckedPlan
from hypercare_cli.edit import Set
from hypercare_cli.i18n.words import Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.missing import progress
from hypercare_cli.pages.amendment import amendment_data
from hypercare_cli.pages.change.data import change_data
from hypercare_cli.pages.explain import explain_data
from hypercare_cli.pages.gate import page as gate_page
from hypercare_cli.pages.gate.data import gates_data
from hypercare_cli.pages.kpi import kpi_data
from hypercare_cli.pages.metrics import metrics_data
from hypercare_cli.pages.next import Asked, next_data
from hypercare_cli.pages.playbooks import playbooks_data
from hypercare_cli.pages.prospects.reach import reach_data
from hypercare_cli.pages.prospects.what_if import what_if_data
from hypercare_cli.pages.rag import rag_data
from hypercare_cli.pages.roi import roi_data
from hypercare_cli.pages.schedule.data import schedule_data
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.pages.score import score_data
from hypercare_cli.pages.template import template_data
from hypercare_cli.pages.ttv import ttv_data
from hypercare_cli.pages.validate import validate_data
from hypercare_cli.pages.verify import verify_data
from hypercare_cli.renderers.json import render
from hypercare_cli.renderers.slideml.company import told
from hypercare_cli.schedule.network import schedule
from hypercare_cli.source import File
from hypercare_cli.steering.gates.gate import all_gates
from hypercare_cli.steering.playbooks.firing import firings
from hypercare_cli.steering.reach import reach
from hypercare_cli.steering.what_if import suppose
from hypercare_cli.verified import Verified
from scripts import make_docs
from scripts.docs.examples import HEAD
from scripts.docs.markdown import anchor
from tests.renderers.company import titles_only_slides
from tests.reports import example

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
DAY = date(2026, 4, 5)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


# -- generated pages --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", make_docs.PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    expected = make_docs.pages()[name]
    found = (DOCS / name).read_text(encoding="utf-8")
    assert found == expected, f"docs/{name} is not up to date: run `{make_docs.COMMAND}`"


def test_no_page_says_two_things_under_one_heading() -> None:
    for page in PAGES:
        found = anchors(page)
        assert len(found) == len(set(found)), page.name


def test_the_guides_examples_are_a_plan() -> None:
    text = (DOCS / "guide.md").read_text(encoding="utf-8").replace("9b1d…", "a" * 64)
    people = "people: [{id: sponsor, role: sponsor, side: customer}]\n"
    blocks = [block for language, block in BLOCK.findall(text) if language == "yaml"]
    file = File("plan.yaml", HEAD + people + "".join(blocks))
    assert [str(finding) for finding in load((file,), Catalogue()).findings] == []


# -- links ------------------------------------------------------------------------------------------


def anchors(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return [anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"https?:", target):
            continue
        name, _hash, part = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), target
        assert not part or part in anchors(file), target


# -- JSON -------------------------------------------------------------------------------------------


def full_case(day: date = DAY) -> Analysis:
    folder = ROOT / "examples" / "full-case-en"
    texts = tuple(
        File(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        for path in files.plan_files(folder)
    )
    return analyse(texts, day, files.digests(folder))


def gates() -> dict[str, Any]:
    """All of them, of which two are due and not met."""
    analysis = full_case()
    asked = gate_page.Asked(all_gates(analysis.figures))
    return gates_data(analysis, Words("en"), asked, met=False)


def playbooks() -> dict[str, Any]:
    """On a day on which some of them fire."""
    analysis = full_case(date(2026, 3, 8))
    return playbooks_data(analysis, Words("en"), firings(analysis.figures))


def faults() -> Checked:
    text = "hypercare: 1\nplan: {curency: EUR}\n"
    file = File("plan.yaml", text)
    found = tuple(load((file,), Catalogue()).findings)
    known = progress(full_case())
    plans = (
        CheckedPlan("plan.yaml", (file,), found),
        CheckedPlan("examples/full-case-en", (), (), known),
    )
    return Checked(plans, DAY, Words("en"))


def verified() -> Verified:
    """A document of the full case, written while one risk was still small."""
    now = full_case()
    small, large = ("{id: R2, title: Incomplete data, probability: " + level for level in "LH")
    then = tuple(file._replace(text=file.text.replace(large, small)) for file in now.document.files)
    digest, commit = "5f70bf18a0860070" * 4, "7822075b9b2ff0abcc04d5fdfab8ef6e80c3d43c"
    stamp = Stamp("clm-juridique", DAY, "hypercare 0.1.0", digest, "1.3", commit, "plan", "en")
    name, day = "clm-juridique-plan-en.docx", date(2026, 5, 5)
    return Verified(name, stamp._replace(audience="customer"), True, None, day, now, then)


def supposed() -> dict[str, Any]:
    f = full_case().figures
    return {"what_if": what_if_data(suppose(f, {"adoption.active_30d_rate": Decimal("0.3")}))}


def reached() -> dict[str, Any]:
    analysis, target = full_case(), Decimal(85)
    return {"reach": reach_data(analysis, target, reach(analysis.figures, target))}


def scheduled() -> dict[str, Any]:
    """Of the example that has a baseline, dependencies and holds."""
    found = example("marketing-automation", date(2026, 3, 20))
    plan = schedule(found.figures, found.plan.baselines[-1])
    return schedule_data(Shown.to(plan, found.plan, Words("en")))


def amended() -> dict[str, Any]:
    """What a lower target of a KPI does."""
    before = full_case()
    change = Set(("kpis", "conversion", "target"), Decimal(26))
    return amendment_data(amend(before, before.document.files, [change]), Words("en"), written=True)


SHAPES = {
    "metrics": lambda: metrics_data(full_case()),
    "validate": lambda: validate_data(faults()),
    "score": lambda: score_data(full_case()),
    "score --what-if": supposed,
    "score --reach": reached,
    "roi": lambda: roi_data(full_case()),
    "ttv": lambda: ttv_data(full_case()),
    "rag": lambda: rag_data(full_case()),
    "kpi": lambda: kpi_data(full_case()),
    "next": lambda: next_data(full_case(), Words("en"), Asked(date(2026, 4, 12))),
    "gate": gates,
    "schedule": scheduled,
    "playbooks": playbooks,
    "change": lambda: change_data(full_case()),
    "record`, `set`, `done`, `sign": amended,
    "explain": lambda: explain_data(full_case(), "contracts.penalties_due"),
    "template check": lambda: template_data(told(titles_only_slides())),
    "verify": lambda: verify_data(verified()),
}


def documented(command: str) -> Any:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    chapter = text.partition(f"## `{command}`\n")[2]
    return json.loads(BLOCK.findall(chapter)[0][1])


def shape(value: Any) -> Any:
    """Names and nesting; of a list the union of its entries, of figures by id nothing."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items() if "." not in key}
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return [reduce(union, map(shape, value), {})]
    return None


def union(one: Any, other: Any) -> Any:
    """What either shape has."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {name: union(one.get(name), inner) for name, inner in other.items()}
    if isinstance(one, list) and isinstance(other, list):
        return [reduce(union, one + other)]
    return one if other is None else other


@pytest.mark.parametrize("command", SHAPES)
def test_json_has_the_documented_shape(command: str) -> None:
    real = json.loads(render(SHAPES[command]()))
    assert shape(documented(command)) == shape(real)


@pytest.mark.parametrize("command", [name for name in SHAPES if name != "validate"])
def test_documented_values_are_real(command: str) -> None:
    assert stands_in(documented(command), json.loads(render(SHAPES[command]())))


def stands_in(written: Any, real: Any) -> bool:
    """Whether what is written is a part of what is real; lists may be cut."""
    if isinstance(written, dict):
        return all(name in real and stands_in(value, real[name]) for name, value in written.items())
    if isinstance(written, list):
        return all(any(stands_in(value, entry) for entry in real) for value in written)
    return bool(written == real)


# -- the tour of the README -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, as a reader of the README has it."""
    folder = tmp_path_factory.mktemp("tour")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def test_the_readme_shows_real_output(place: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for language, block in BLOCK.findall(text):
        plan = place / "acme" / "plan.yaml"
        if language == "yaml" and block.startswith("# acme/plan.yaml"):
            plan.write_text(block, encoding="utf-8")
        elif language == "text" and block.startswith("acme/plan.yaml:"):
            sound = plan.read_text(encoding="utf-8")
            plan.write_text(sound.replace("owner: csm}\n", "owner: cms}\n", 1), encoding="utf-8")
            command = "hypercare validate acme"
            check_output(command, block.splitlines(), run(command, place))
            plan.write_text(sound, encoding="utf-8")
        elif language == "console":
            for command, shown in commands(block):
                check_output(command, shown, run(command, place))


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Each `$ command` with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def run(command: str, place: Path) -> list[str]:
    program, *arguments = command.split()
    assert program == "hypercare", command
    source = {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "NO_COLOR": "1"}
    result = subprocess.run(
        [sys.executable, "-m", "hypercare_cli", *arguments],
        cwd=place,
        env=os.environ | source,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert result.returncode in (0, 1), result.stdout
    return [line.rstrip() for line in result.stdout.splitlines()]


def check_output(command: str, shown: list[str], real: list[str]) -> None:
    """The lines shown come in this order; `…` stands for lines left out."""
    position = 0
    for line in shown:
        if line.strip() in ("", "…"):
            continue
        assert line in real[position:], f"{command} does not say: {line}"
        position = real.index(line, position) + 1
