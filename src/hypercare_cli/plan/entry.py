"""What any entry of a plan may have."""

from hypercare_cli.plan.kinds import Audience, EvidenceId, Text
from hypercare_cli.plan.part import Part


class Entry(Part):
    """An entry of the plan; every section is made of these."""

    notes: Text | None = None
    audience: Audience = "customer"
    evidence: tuple[EvidenceId, ...] = ()
