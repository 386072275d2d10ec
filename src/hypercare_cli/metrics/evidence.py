"""Evidence: how much there is, and whether the files are still the ones that were hashed."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.plan.evidence import Evidence


def is_verified(f: Figures, proof: Evidence) -> bool:
    """The file is there and its SHA-256 is the one in the plan."""
    if proof.file is None or proof.sha256 is None:
        return False
    return f.digest(proof.file) == proof.sha256.lower()


@metric("evidence.count", unit="count", label="Pieces of evidence")
def count(f: Figures) -> int:
    """Evidence dated at or before as-of."""
    found = f.to_date(f.plan.evidence)
    for proof in found:
        f.cite(proof, "date")
    return len(found)


@metric("evidence.verified_rate", unit="share", label="Evidence verified")
def verified_rate(f: Figures) -> Decimal | None:
    """Local files whose SHA-256 matches / local files, of the evidence to date."""
    local = [proof for proof in f.to_date(f.plan.evidence) if proof.file is not None]
    for proof in local:
        f.cite(proof, "sha256")
    return share(sum(is_verified(f, proof) for proof in local), len(local))


@metric("evidence.days_since_last", unit="days", label="Days since the last evidence")
def days_since_last(f: Figures) -> int | None:
    """As-of − date of the latest evidence."""
    latest = f.latest(f.plan.evidence)
    if latest is None:
        return None
    f.cite(latest, "date")
    return (f.as_of - latest.date).days
