"""Evidence: one finding for each fault of a file, and what a proof may wait for."""

from hashlib import sha256

import pytest

from hypercare_cli.analysis import on_day
from hypercare_cli.rule import RULES, Look, run
from hypercare_cli.rules.evidence import leaves
from tests.hits import hits
from tests.plans import HEAD, day, load_text

RIGHT = sha256(b"minutes").hexdigest()
FILES = {"proof/minutes.txt": RIGHT}
CODES = ("HC851", "HC852", "HC853", "HC854", "HC855")


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("date: T+1", ["HC851"]),
        ("date: T+31", []),
        ("date: T+1, url: https://example.org", []),
        (f"date: T+1, file: proof/minutes.txt, sha256: {RIGHT}", []),
        (f"date: T+1, file: proof/minutes.txt, sha256: {RIGHT.upper()}", []),
        (f"date: T+1, file: proof/minutes.txt, sha256: {'f' * 64}", ["HC854"]),
        ("date: T+1, file: proof/minutes.txt", ["HC855"]),
        ("date: T+1, file: proof/minuts.txt", ["HC853"]),
        (f"date: T+1, file: proof/minuts.txt, sha256: {RIGHT}", ["HC853"]),
        ("date: T+1, file: ../minutes.txt", ["HC852"]),
        ("date: T+31, file: ../minutes.txt", []),
    ],
)
def test_one_finding_for_each_fault_of_a_file(fields, codes) -> None:
    loaded = load_text(f"{HEAD}evidence: [{{id: E1, title: E, kind: minutes, {fields}}}]\n")
    assert loaded.plan is not None
    look = Look(on_day(loaded, day(30), FILES.get))
    assert [code for code in CODES if list(run(look, [RULES[code]]))] == codes


@pytest.mark.parametrize(
    ("path", "outside"),
    [
        ("proof/minutes.txt", False),
        ("./minutes.txt", False),
        ("proof/../minutes.txt", False),
        ("minutes..txt", False),
        ("..minutes.txt", False),
        ("..", True),
        ("proof/../../minutes.txt", True),
        ("/etc/passwd", True),
        ("~/minutes.txt", True),
        ("C:/minutes.txt", True),
        ("proof\\minutes.txt", True),
        ("\\\\server\\minutes.txt", True),
    ],
)
def test_a_path_stays_in_the_plans_folder(path, outside) -> None:
    assert leaves(path) is outside


PROOF = "evidence: [{id: E1, title: E, date: T+1, kind: minutes, url: https://example.org}]\n"


@pytest.mark.parametrize(
    "sections",
    [
        "risks: [{id: R1, title: R, probability: L, impact: L, evidence: [E1]}]\n",
        "change: {workshops: [{id: W1, date: T+1, evidence: [E1]}]}\n",
        # a milestone that expects minutes, or a claim without evidence, has a finding of its own
        "roadmap: [{id: m, offset: 7, title: M, expects: [minutes]}]\n",
        "contracts:\n  register: [{id: C, title: C, kind: hosting}]\n"
        "  claims: [{id: CL, contract: C, opened_on: T+1, text: T, status: draft}]\n",
    ],
)
def test_evidence_that_is_used_or_awaited_is_left_alone(sections) -> None:
    assert hits("HC856", PROOF) == ["evidence[0]"]
    assert hits("HC856", PROOF + sections) == []


@pytest.mark.parametrize(
    ("offset", "expected"), [(31, []), (32, ["evidence[0]"]), (-30, ["evidence[0]"])]
)
def test_a_milestone_waits_for_a_proof_of_its_own_days(offset, expected) -> None:
    roadmap = f"roadmap: [{{id: m, offset: {offset}, title: M, expects: [minutes]}}]\n"
    assert hits("HC856", PROOF + roadmap) == expected


def test_a_comment_is_no_use_of_evidence() -> None:
    assert hits("HC856", f"# evidence: [E1]\n{PROOF}") == ["evidence[0]"]
    assert hits("HC856", PROOF, 0) == []
