"""HC91x: links that cannot be opened, and references to what the reader may not see."""

import re
from collections.abc import Iterator

from hypercare_cli.finding import Path, dotted
from hypercare_cli.masking import HIDDEN
from hypercare_cli.node import Scalar
from hypercare_cli.plan.audience import CLOSENESS, audience_at
from hypercare_cli.rule import Hit, Look, rule

RESTRICTED = re.compile(r"audience[\"']?: *[\"']?(?:internal|partner)\b")
KINDS = {"register": "contracts"}
"""What ids are called where it is not the name of their list."""

LINK = re.compile(r"(https?://|mailto:)\S+\Z", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"//|(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)


@rule(
    "HC911",
    "link-that-cannot-be-opened",
    "warning",
    "this is not a link that a document can open",
    "Write it in full: `https://…` (or `mailto:…`).",
)
def link_that_cannot_be_opened(look: Look) -> Iterator[Hit]:
    """Documents only link to web pages and mailboxes; anything else they print as text, since a link
    from a plan must never run or open something on the reader's machine.

    Bad:
        adoption:
          access: {url: "javascript:alert(1)"}  # <- HC911:17
        evidence:
          - {id: E1, title: Minutes, date: T+1, kind: minutes, url: docs.example.org/minutes}  # <- HC911:61

    Good:
        adoption:
          access: {url: "https://crm.example.org", tutorial: Video on the home page}
        support:
          channels: [{kind: hotline, address: "extension 4242"}]
    """
    adoption, access = look.plan.adoption, look.plan.adoption.access
    if access is not None:
        if is_no_link(access.url):
            yield look.at("adoption", "access", "url")
        if access.tutorial is not None and OTHER_SCHEME.match(access.tutorial):
            yield look.at("adoption", "access", "tutorial")
    for number, asset in enumerate(adoption.assets):
        if is_no_link(asset.url):
            yield look.at("adoption", "assets", number, "url")
    for number, channel in enumerate(look.plan.support.channels):
        if channel.address is not None and OTHER_SCHEME.match(channel.address):
            yield look.at("support", "channels", number, "address")
    for number, proof in enumerate(look.plan.evidence):
        if is_no_link(proof.url):
            yield look.at("evidence", number, "url")


def is_no_link(url: str | None) -> bool:
    """Whether something else stands there; what was masked is reported as a secret."""
    return url is not None and not LINK.match(url) and HIDDEN not in url


@rule(
    "HC912",
    "hidden-entry-referred-to",
    "warning",
    "`{id}` is for readers of `{audience}` only, but {where} refers to it and is shown to others",
    "Give both the same `audience`, or remove the reference.",
)
def hidden_entry_referred_to(look: Look) -> Iterator[Hit]:
    """A document for the customer leaves the hidden entry out and still names it: the reader asks
    what is behind it.

    Bad:
        decisions:
          - {id: D1, text: Leave the contract, due: T+60, status: expected, audience: internal}  # <- HC912:79
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              sessions:
                - {date: T+7, held: true, decisions: [D1]}

    Good:
        decisions:
          - {id: D1, text: Leave the contract, due: T+60, status: expected, audience: internal}
        governance:
          rituals:
            - id: weekly
              title: Weekly meeting
              cadence: weekly
              sessions:
                - {date: T+7, held: true, decisions: [D1], audience: internal}
    """
    hidden = dict(restricted(look))
    for reference in look.document.references if hidden else ():
        for kind in reference.sections:
            path = hidden.get((kind, reference.id))
            if path is None:
                continue
            audience = audience_at(look.plan, path)
            if CLOSENESS[audience_at(look.plan, reference.path)] < CLOSENESS[audience]:
                del hidden[kind, reference.id]
                where = dotted(reference.path)
                yield look.at(*path, "audience", id=reference.id, audience=audience, where=where)


def restricted(look: Look) -> Iterator[tuple[tuple[str, str], Path]]:
    """The entries with an id that are not for the customer: kind and id, path."""
    document = look.document
    for file in document.files:
        for found in RESTRICTED.finditer(file.text):
            *path, last = document.around(file.name, found.end() - 1) or ("",)
            id_ = document.node((*path, "id"))
            if last == "audience" and isinstance(id_, Scalar):
                kind = next(part for part in reversed(path) if isinstance(part, str))
                yield (KINDS.get(kind, kind), id_.text), tuple(path)
