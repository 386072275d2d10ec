"""Activation: accounts, access and data in place."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.metrics.adoption import of_eligible


@metric("activation.accounts_rate", unit="share", label="Accounts opened")
def accounts_rate(f: Figures) -> Decimal | None:
    """Accounts / eligible users, of the latest snapshot that gives accounts."""
    return of_eligible(f, "accounts")


@metric("activation.access_done_rate", unit="share", label="Access items done")
def access_done_rate(f: Figures) -> Decimal | None:
    """Technical items of kind access done / all of them."""
    return done_rate(f, "access")


@metric("activation.data_done_rate", unit="share", label="Data items done")
def data_done_rate(f: Figures) -> Decimal | None:
    """Technical items of kind data done / all of them."""
    return done_rate(f, "data")


def done_rate(f: Figures, kind: str) -> Decimal | None:
    items = [item for item in f.plan.technical if item.kind == kind]
    for item in items:
        f.cite(item, "status", "done_on")
    return share(sum(f.is_done(item) for item in items), len(items))
