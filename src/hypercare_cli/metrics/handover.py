"""Handover: what the customer can do alone."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share


@metric("handover.readiness", unit="share", label="Handover ready")
def readiness(f: Figures) -> Decimal | None:
    """Capabilities done / all capabilities."""
    capabilities = f.plan.handover.capabilities
    for capability in capabilities:
        f.cite(capability, "status", "done_on")
    return share(sum(f.is_done(capability) for capability in capabilities), len(capabilities))
