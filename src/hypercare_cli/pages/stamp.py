"""Where a document comes from: plan, content, day and tool; and what it is."""

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.origin import digest_of
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.version import VERSION


def stamp_of(
    analysis: Analysis, kind: str = "", language: str = "", audience: Audience = "customer"
) -> Stamp:
    """The stamp of a document made from this analysis; `kind` is one of `documents.KINDS`."""
    plan = analysis.plan.plan
    return Stamp(
        plan=plan.id,
        as_of=analysis.as_of,
        tool=f"hypercare {VERSION}",
        digest=digest_of(analysis.document.files),
        revision=plan.revision or "",
        commit=analysis.commit,
        kind=kind,
        language=language,
        audience=audience,
    )
