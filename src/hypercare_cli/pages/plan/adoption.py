"""Adoption: people counts over time, features, access, personas, champions, teams, assets, wins."""

from collections.abc import Iterator

from hypercare_cli.blocks import Badge, Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metric import share
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import adoption_curve
from hypercare_cli.pages.plan.listing import bullets, facts, paragraph, pictures, section, table
from hypercare_cli.pages.plan.training import training

RATES = (
    "activation.accounts_rate",
    "adoption.ready_rate",
    "adoption.active_7d_rate",
    "adoption.active_30d_rate",
    "adoption.depth",
    "adoption.stickiness",
    "adoption.advanced_rate",
    "adoption.satisfaction",
)
COUNTS = (
    "adoption.features_live",
    "adoption.champions",
    "adoption.autonomous_teams",
    "adoption.quick_wins",
)


def adoption(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from paragraph(e.plan.adoption.notes)
    curve = pictures(adoption_curve(e))
    yield from section(w.say("Where adoption stands"), standing(e), curve, snapshots(e))
    yield from section(w.say("Key features and access"), features(e), access(e))
    yield from training(e)
    yield from section(w.say("Teams and champions"), teams(e), champions(e))
    yield from section(w.say("Adoption assets"), assets(e))
    yield from section(w.say("Satisfaction and quick wins"), satisfaction(e), quick_wins(e))


def standing(e: Edition) -> Iterator[Block]:
    """The rates that are known, and the counts that are not zero."""
    counts = [metric for metric in COUNTS if e.f[metric]]
    yield from facts([*e.facts(*RATES), *e.facts(*counts)])


def snapshots(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Eligible"), "right"),
        Column(w.say("Accounts"), "right"),
        Column(w.say("Ready"), "right"),
        Column(w.say("Active 7 d"), "right"),
        Column(w.say("Active 30 d"), "right"),
        Column(w.say("Advanced"), "right"),
        Column(w.say("Depth"), "right"),
        Column(w.say("Joined"), "right"),
        Column(w.say("Left"), "right"),
        Column(w.say("Notes")),
    )
    counts = ("eligible", "accounts", "ready", "active_7d", "active_30d", "advanced")
    yield from table(
        columns,
        [
            (
                e.dated(s.date),
                *(w.number(getattr(s, name)) for name in counts),
                w.share(s.depth, 1),
                w.number(s.joined),
                w.number(s.left),
                e.what(s),
            )
            for s in e.f.to_date(e.f.distinct(e.plan.adoption.snapshots))
        ],
        w.say("People over time"),
    )


def features(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Feature")), Column(w.say("Advanced")), Column(w.say("State")))
    rows: list[tuple[Cell, ...]] = []
    for feature in e.plan.adoption.key_features:
        live = e.f.came(feature.live_on)
        state: Cell = w.say("not live yet")
        if live:
            state = Badge("green", w.say("live since {day}", day=feature.live_on))
        elif feature.live_on is not None:
            state = w.say("planned for {day}", day=feature.live_on)
        advanced = w.term("truth", "true") if feature.advanced else UNKNOWN
        rows.append((e.what(feature, feature.title), advanced, state))
    yield from table(columns, rows)


def access(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.adoption.access
    if found is None:
        return
    pairs = facts(
        [
            (w.say("Address"), found.url),
            (w.say("First minute"), found.first_minute),
            (w.say("Tutorial"), found.tutorial),
            (w.say("Notes"), found.notes),
        ]
    )
    yield from section(w.say("How to get in"), pairs, bullets(found.steps), level=3)


def teams(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Team")), Column(w.say("Autonomous since")))
    yield from table(
        columns,
        [(e.what(team, team.title), e.past(team.autonomous_on)) for team in e.plan.adoption.teams],
    )


def champions(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Champion")), Column(w.say("Team")), Column(w.say("In place since")))
    yield from table(
        columns,
        [
            (
                e.what(champion, e.person(champion.person) if champion.person else champion.id),
                e.titles(e.plan.adoption.teams, [champion.team] if champion.team else []),
                e.past(champion.since),
            )
            for champion in e.plan.adoption.champions
        ],
        w.say("Champions"),
    )


def assets(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Asset")),
        Column(w.say("Kind")),
        Column(w.say("Status")),
        Column(w.say("Address")),
    )
    yield from table(
        columns,
        [
            (
                e.what(asset, asset.title),
                w.term("asset_kind", asset.kind),
                e.state(asset),
                asset.url or UNKNOWN,
            )
            for asset in e.plan.adoption.assets
        ],
    )


def satisfaction(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Responses"), "right"),
        Column(w.say("Satisfied"), "right"),
        Column(w.say("Share satisfied"), "right"),
        Column(w.say("Notes")),
    )
    yield from table(
        columns,
        [
            (
                e.dated(survey.date),
                w.number(survey.responses),
                w.number(survey.satisfied),
                w.share(share(survey.satisfied, survey.responses), 1),
                e.what(survey),
            )
            for survey in e.f.to_date(e.plan.adoption.satisfaction)
        ],
        w.say("Satisfaction of users"),
    )


def quick_wins(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Date")), Column(w.say("Quick win")))
    found = e.f.to_date(e.plan.adoption.quick_wins)
    rows = [(e.dated(win.date), e.what(win, win.title)) for win in found]
    yield from table(columns, rows, w.say("Quick wins"))
