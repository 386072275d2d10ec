"""Days and words of the timelines that tests draw."""

from datetime import date, timedelta

from hypercare_cli.blocks import Phase

T0 = date(2026, 1, 5)
WORDS: dict[Phase, str] = {
    "done": "done",
    "current": "under way",
    "late": "late",
    "planned": "planned",
}


def day(number: int) -> date:
    """So many days after T0."""
    return T0 + timedelta(days=number)
