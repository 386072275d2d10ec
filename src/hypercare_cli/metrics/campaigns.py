"""Marketing campaigns: what those that ended brought."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric
from hypercare_cli.metrics.value import return_on


@metric("campaigns.roi", unit="ratio", label="Return on campaigns")
def roi(f: Figures) -> Decimal | None:
    """(revenue − cost) / cost, over campaigns ended; one without revenue earned 0."""
    ended = f.to_date(f.plan.campaigns, "end")
    for campaign in ended:
        f.cite(campaign, "revenue", "cost")
    revenue = sum((campaign.revenue or Decimal(0) for campaign in ended), Decimal(0))
    return return_on(sum((campaign.cost for campaign in ended), Decimal(0)), revenue)
