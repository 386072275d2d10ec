"""The section `checks`: which rules a plan turns off or grades differently."""

from collections.abc import Mapping
from typing import Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Text, When


class Ignore(Entry):
    rule: Text
    reason: Text
    until: When | None = None


class Checks(Entry):
    ignore: tuple[Ignore, ...] = ()
    severity: Mapping[str, Literal["error", "warning", "note"]] = {}
