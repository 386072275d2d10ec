"""Where a document comes from: plan, content, day and tool."""

from hashlib import sha256

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.version import VERSION


def stamp_of(analysis: Analysis) -> Stamp:
    """The stamp of every document made from this analysis; `digest` is the SHA-256 of names and texts."""
    plan = analysis.plan.plan
    content = sha256()
    for file in analysis.document.files:
        for part in (file.name.rpartition("/")[2].encode(), file.text.encode()):
            content.update(b"%d:" % len(part) + part)
    digest = content.hexdigest()
    return Stamp(plan.id, analysis.as_of, f"hypercare {VERSION}", digest, plan.revision or "")
