"""The sheet of adoption: people counts by day, and their curve."""

from collections.abc import Iterator

from hypercare_cli.pages.ledger.columns import SNAPSHOTS
from hypercare_cli.pages.ledger.fields import Field, edited, mapped
from hypercare_cli.pages.ledger.kpis import ends
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.pages.ledger.support import rate
from hypercare_cli.plan.adoption import Snapshot
from hypercare_cli.sheet import Plot, Plots, Sheet


def adoption_sheet(scope: Scope) -> Sheet:
    """The snapshots to date, oldest first."""
    say = scope.words.say
    snapshots = scope.shared(scope.f.to_date(scope.f.distinct(scope.plan.adoption.snapshots)))
    table = edited(scope, SNAPSHOTS, list(fields(scope)), snapshots)
    return Sheet(
        say("Adoption"),
        say("Adoption: people by day"),
        (table, Plots((curve(scope, snapshots),))),
        say("One line for each day on which people were counted; shares are of those eligible."),
        frozen=1,
    )


def fields(scope: Scope) -> Iterator[Field[Snapshot]]:
    say = scope.words.say
    yield mapped(scope, SNAPSHOTS, "date", say("Date"))
    yield mapped(scope, SNAPSHOTS, "eligible", say("Eligible"), 9)
    yield mapped(scope, SNAPSHOTS, "accounts", say("Accounts"), 9)
    yield mapped(scope, SNAPSHOTS, "ready", say("Ready"), 9)
    yield mapped(scope, SNAPSHOTS, "active_7d", say("Active 7 d"), 9)
    yield mapped(scope, SNAPSHOTS, "active_30d", say("Active 30 d"), 9)
    yield rate("ready_rate", say("Share ready"), "ready", "eligible")
    yield rate("active_7d_rate", say("Share active 7 d"), "active_7d", "eligible")
    yield rate("active_30d_rate", say("Share active 30 d"), "active_30d", "eligible")
    yield mapped(scope, SNAPSHOTS, "depth", say("Depth"), 8)
    yield mapped(scope, SNAPSHOTS, "advanced", say("Advanced users"), 9)
    yield mapped(scope, SNAPSHOTS, "joined", say("Joined"), 8)
    yield mapped(scope, SNAPSHOTS, "left", say("Left"), 8)
    yield mapped(scope, SNAPSHOTS, "notes", say("Notes"), 30)


def curve(scope: Scope, snapshots: list[Snapshot]) -> Plot:
    """People who are eligible, ready and active; counts leave a gap where they are not known."""
    say = scope.words.say
    return Plot(
        "line",
        say("Adoption: people over time"),
        "snapshots",
        "date",
        (
            ("ready", say("Ready")),
            ("active_30d", say("Active 30 d")),
            ("active_7d", say("Active 7 d")),
            ("eligible", say("Eligible")),
        ),
        goal="eligible",
        days=ends(scope, [snapshot.date for snapshot in snapshots]),
        summary=say(
            "People ready, active in 30 days and active in 7 days, against those eligible,"
            " from the lines above."
        ),
    )
