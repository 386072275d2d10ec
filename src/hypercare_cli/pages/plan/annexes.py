"""Annexes: the evidence file, the contracts strategy, playbooks, sources, words and the method."""

from collections.abc import Iterator

from hypercare_cli.blocks import Badge, Block, Cell, Column, Paragraph
from hypercare_cli.condition import parse
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.evidence import is_verified
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, section, table
from hypercare_cli.pages.plan.method import method
from hypercare_cli.pages.playbooks import spelt
from hypercare_cli.plan.evidence import Evidence
from hypercare_cli.plan.playbooks import Playbook


def annexes(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("Evidence file"), standing(e), evidence(e), fingerprints(e))
    yield from section(w.say("Contracts strategy"), strategy(e))
    yield from section(w.say("Playbooks of this plan"), playbooks(e))
    words = facts(e.plan.glossary.items())
    yield from section(w.say("Data dictionary and glossary"), data_dictionary(e), words)
    yield from method(e)


# -- evidence -----------------------------------------------------------------------------------


def standing(e: Edition) -> Iterator[Block]:
    if e.f["evidence.count"]:
        names = ("count", "verified_rate", "days_since_last")
        yield from facts(e.facts(*(f"evidence.{name}" for name in names)))


def evidence(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Proof")),
        Column(w.say("Kind")),
        Column(w.say("Date")),
        Column(w.say("File or address")),
        Column(w.say("Check")),
    )
    yield from table(
        columns,
        [
            (
                proof.id,
                e.what(proof, proof.title),
                w.term("proof", proof.kind),
                e.day(proof.date),
                proof.file or proof.url or UNKNOWN,
                check(e, proof),
            )
            for proof in e.f.to_date(e.plan.evidence)
        ],
    )


def check(e: Edition, proof: Evidence) -> Cell:
    """Whether a file is still the one that was hashed; a link cannot be checked."""
    w = e.words
    if proof.file is None:
        return UNKNOWN
    if is_verified(e.f, proof):
        return Badge("green", w.say("verified"))
    if proof.sha256 is None:
        return Badge("amber", w.say("no fingerprint"))
    if e.f.digest(proof.file) is None:
        return Badge("red", w.say("file missing"))
    return Badge("red", w.say("file changed"))


def fingerprints(e: Edition) -> Iterator[Block]:
    """What anybody can check with `sha256sum`."""
    w = e.words
    columns = (Column(w.say("Ref.")), Column(w.say("File")), Column(w.say("SHA-256"), width=2))
    rows = [
        (proof.id, proof.file or UNKNOWN, proof.sha256.lower())
        for proof in e.f.to_date(e.plan.evidence)
        if proof.sha256 is not None
    ]
    yield from table(columns, rows, w.say("Fingerprints of the files"))


# -- reference ----------------------------------------------------------------------------------


def strategy(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.contracts.strategy
    if found is None:
        return
    named = (
        (w.say("Specification"), found.specification),
        (w.say("Quality plan"), found.quality_plan),
        (w.say("Security"), found.security),
    )
    rows = [
        (name, e.what(item, item.title), e.state(item)) for name, item in named if item is not None
    ]
    rows += [
        (w.say("Prerequisite"), e.what(item, item.title), e.state(item))
        for item in found.prerequisites
    ]
    columns = (Column(w.say("Part")), Column(w.say("What")), Column(w.say("Status")))
    yield from table(columns, rows)
    if found.notes:
        yield Paragraph(found.notes)


def playbooks(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Playbook")),
        Column(w.say("Fires when")),
        Column(w.say("Action")),
        Column(w.say("Owner")),
        Column(w.say("With")),
        Column(w.say("Due within")),
    )
    yield from table(
        columns,
        [
            (
                e.what(playbook, playbook.title or playbook.id),
                trigger(e, playbook),
                "\n".join(filter(None, (playbook.action, playbook.deliverable))),
                e.person(playbook.owner),
                e.people(playbook.with_),
                e.duration(playbook.due),
            )
            for playbook in e.plan.playbooks
        ],
    )


def trigger(e: Edition, playbook: Playbook) -> str:
    """The condition under which it fires, and the one that ends it."""
    lines = [spelt(e, parse(playbook.when), playbook.lasting)]
    if playbook.until is not None:
        ending = spelt(e, parse(playbook.until))
        lines.append(e.words.say("Ends when: {condition}", condition=ending))
    return "\n".join(lines)


def data_dictionary(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Data")),
        Column(w.say("Source")),
        Column(w.say("Frequency")),
        Column(w.say("Quality")),
        Column(w.say("Owner")),
    )
    yield from table(
        columns,
        [
            (
                e.what(item, item.title),
                item.source or UNKNOWN,
                w.term("cadence", item.frequency),
                w.term("quality", item.quality),
                e.person(item.owner),
            )
            for item in e.plan.data_dictionary
        ],
    )
