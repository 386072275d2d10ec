"""Where a document comes from: plan, content, day and tool; what it is; and how it says so."""

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.origin import digest_of
from hypercare_cli.pages.edition import Edition
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.version import VERSION

SHORT_COMMIT = 8


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


def labels(e: Edition, stamp: Stamp) -> dict[str, str]:
    """What the renderer says itself: contents, captions, and the footer."""
    w = e.words
    origin = [stamp.plan]
    if stamp.revision:
        origin.append(w.say("revision {revision}", revision=stamp.revision))
    if stamp.commit:
        origin.append(w.say("commit {commit}", commit=stamp.commit[:SHORT_COMMIT]))
    origin += [w.say("as of {day}", day=stamp.as_of), stamp.tool]
    return {
        "contents": w.say("Contents"),
        "table": w.say("Table"),
        "figure": w.say("Figure"),
        "page": w.say("page {page} of {pages}"),
        "origin": " · ".join(origin),
    }
