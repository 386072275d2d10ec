"""The section `holds`: days lost, and to whom they are due."""

from typing import Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Text, When


class Hold(Entry):
    """From `start` up to, not including, `end`; without `end` it still runs."""

    start: When
    end: When | None = None
    cause: Literal["customer", "provider", "third_party", "force_majeure"]
    text: Text | None = None
