"""HC85x: evidence that is not there, that has changed, or that proves nothing."""

import posixpath
import re
from collections.abc import Iterator
from datetime import date, timedelta

from hypercare_cli.plan.evidence import Evidence
from hypercare_cli.rule import Hit, Look, rule

NEAR = timedelta(days=30)
"""A proof of that kind and of about that day is probably the one that a milestone lacks."""
ROOTED = re.compile(r"[/~]|[A-Za-z]:|.*\\", re.DOTALL)


def to_date(look: Look) -> Iterator[tuple[int, Evidence]]:
    """The evidence dated by as-of, each with its position."""
    for number, proof in enumerate(look.plan.evidence):
        if proof.date <= look.as_of:
            yield number, proof


def inside(look: Look) -> Iterator[tuple[int, Evidence, str]]:
    """The evidence to date that has a file, where its path can be one of the plan's folder."""
    for number, proof in to_date(look):
        if proof.file is not None and not leaves(proof.file):
            yield number, proof, proof.file


def leaves(path: str) -> bool:
    """Whether a path leads out of the plan's folder, or is written for one machine only."""
    if ROOTED.match(path):
        return True
    return ".." in path and posixpath.normpath(path).split("/")[0] == ".."


@rule(
    "HC851",
    "evidence-without-file-or-link",
    "warning",
    "the evidence “{title}” is neither a file nor a link",
    "Put the file into the plan's folder and name it in `file:`, or add `url:`.",
)
def evidence_without_file_or_link(look: Look) -> Iterator[Hit]:
    """A title is no proof: in a dispute somebody has to open it.

    Bad:
        evidence:
          - {id: E1, title: Minutes of the kick-off, date: T+1, kind: minutes}  # <- HC851:5

    Good:
        evidence:
          - {id: E1, title: Minutes, date: T+1, kind: minutes, url: "https://example.org/minutes"}
    """
    for number, proof in to_date(look):
        if proof.file is None and proof.url is None:
            yield look.at("evidence", number, title=proof.title)


@rule(
    "HC852",
    "evidence-outside-plan",
    "error",
    "the path of “{title}” is not one of the plan's folder: “{file}”",
    "Copy the file into the plan's folder and write its path from there: `proof/minutes.pdf`.",
)
def evidence_outside_plan(look: Look) -> Iterator[Hit]:
    """Evidence travels with its plan. A path of one machine, or one that leaves the folder, is not
    opened and proves nothing anywhere else.

    Bad:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: ../../minutes.pdf  # <- HC852:11

    Good:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: proof/minutes.txt
    """
    for number, proof in to_date(look):
        if proof.file is not None and leaves(proof.file):
            yield look.at("evidence", number, "file", title=proof.title, file=proof.file)


@rule(
    "HC853",
    "evidence-file-not-found",
    "error",
    "the file of “{title}” is not in the plan's folder: “{file}”",
    "Correct the path (upper and lower case count), or add the file to the folder.",
)
def evidence_file_not_found(look: Look) -> Iterator[Hit]:
    """Proof that cannot be opened on the day of the dispute is no proof.

    Bad:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: proof/minuts.txt  # <- HC853:11

    Good:
        evidence:
          - {id: E1, title: Minutes, date: T+1, kind: minutes, file: proof/minutes.txt}
          - {id: E2, title: Export, date: T+9, kind: export, url: "https://example.org/export"}
    """
    for number, proof, file in inside(look):
        if look.f.digest(file) is None:
            yield look.at("evidence", number, "file", title=proof.title, file=file)


@rule(
    "HC854",
    "evidence-changed",
    "error",
    "“{file}” is no longer the file that was filed: its SHA-256 differs",
    "Put the original file back; file a new version under an id of its own.",
)
def evidence_changed(look: Look) -> Iterator[Hit]:
    """The digest proves that a file is the one of its day. Where it differs, the other side will say
    that the proof was made afterwards.

    Bad:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: proof/minutes.txt
            sha256: 4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce  # <- HC854:13

    Good:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: proof/minutes.txt
            sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    """
    for number, proof, file in inside(look):
        if proof.sha256 is not None:
            digest = look.f.digest(file)
            if digest is not None and digest != proof.sha256.lower():
                yield look.at("evidence", number, "sha256", file=file)


@rule(
    "HC855",
    "evidence-without-digest",
    "warning",
    "“{file}” is filed without its SHA-256: nobody can show that it has not changed",
    "Add `sha256:`, as `sha256sum {file}` prints it.",
)
def evidence_without_digest(look: Look) -> Iterator[Hit]:
    """A file without a digest can be replaced without a trace, so it counts as not verified.

    Bad:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: proof/minutes.txt  # <- HC855:11

    Good:
        evidence:
          - id: E1
            title: Minutes
            date: T+1
            kind: minutes
            file: proof/minutes.txt
            sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    """
    for number, proof, file in inside(look):
        if proof.sha256 is None and look.f.digest(file) is not None:
            yield look.at("evidence", number, "file", file=file)


@rule(
    "HC856",
    "evidence-proves-nothing",
    "note",
    "nothing refers to the evidence “{title}”",
    "Name `{id}` in `evidence:` of what it proves: a milestone, a claim, an action, a decision.",
)
def evidence_proves_nothing(look: Look) -> Iterator[Hit]:
    """A proof that belongs to nothing is found by nobody when it is needed. What a claim or a
    milestone still lacks is reported there.

    Bad:
        evidence:
          - {id: E1, title: Notice, date: T+9, kind: letter, url: "https://example.org/e1"}  # <- HC856:5

    Good:
        actions:
          - {id: A1, title: Send a formal notice, owner: csm, due: T+9, status: open, evidence: [E1]}
        evidence:
          - {id: E1, title: Notice, date: T+9, kind: letter, url: "https://example.org/e1"}
    """
    proofs = look.plan.evidence
    if not proofs:
        return
    used = {r.id for r in look.document.references if "evidence" in r.sections}
    unused = [(number, proof) for number, proof in to_date(look) if proof.id not in used]
    if unused and all(claim.evidence for claim in look.plan.contracts.claims):
        gaps = list(gaps_of(look))
        for number, proof in unused:
            if not any(proof.kind == kind and abs(proof.date - day) <= NEAR for day, kind in gaps):
                yield look.at("evidence", number, title=proof.title, id=proof.id)


def gaps_of(look: Look) -> Iterator[tuple[date, str]]:
    """The kinds of proof that a milestone expects and does not have, each with its day."""
    kinds = {proof.id: proof.kind for proof in look.plan.evidence}
    for milestone in look.plan.roadmap:
        for kind in set(milestone.expects) - {kinds.get(id_) for id_ in milestone.evidence}:
            yield milestone.offset, kind
