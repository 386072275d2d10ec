"""The section `evidence`: the evidence file, with the digest of each proof."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Digest, IdKind, Text, When
from hypercare_cli.plan.roadmap import ProofKind


class Evidence(Entry):
    """A proof: a file of the plan's folder or a link; verified only through `sha256`."""

    id: Annotated[str, IdKind("evidence")]
    title: Text
    date: When
    kind: ProofKind
    file: Text | None = None
    url: Text | None = None
    sha256: Digest | None = None
