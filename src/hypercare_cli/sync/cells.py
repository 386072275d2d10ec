"""Three-way, one cell after the other: what is to be written, what is a conflict or a fault."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypercare_cli.cells.remark import Fault, Remark, quoted
from hypercare_cli.cells.typed import LONGEST, Type, Typed, offset_in, typed
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.masking import HIDDEN
from hypercare_cli.readers.ledger import Read
from hypercare_cli.sync.choices import Choices
from hypercare_cli.sync.result import Conflict, Merged
from hypercare_cli.sync.sides import Sides, alike, shown

UNSEEN = message("the plan has something here that this ledger does not show: change the plan")


@dataclass
class Cells:
    """The sides and the user's choices, and what has come of the cells so far."""

    sides: Sides
    choices: Choices
    merged: Merged

    def fault(self, place: str, why: Message) -> None:
        self.merged.faults.append(Remark(place, why))

    def note(self, place: str, what: Message) -> None:
        self.merged.notes.append(Remark(place, what))

    @contextmanager
    def told(self, place: str) -> Iterator[None]:
        """What stands in the way of a cell is kept with its place; the next one goes on."""
        try:
            yield
        except Fault as fault:
            self.fault(place, fault.why)

    def counts(
        self, read: Read, type_: Type, base: str | None, ours: str | None, line: str = ""
    ) -> bool:
        """Whether the plan is to get the value of a cell of a line; a conflict is kept."""
        sides = self.sides
        if sides.is_same(read.raw, base, type_) or sides.is_same(read.raw, ours, type_):
            return False
        if base == ours or alike(sides.value(base, type_), sides.value(ours, type_)):
            return True
        side = self.choices.side(read.place, line)
        if side is None:
            texts = base, ours, self.text(read, type_)
            form = "share" if type_.share else type_.form
            currency = sides.analysis.plan.plan.currency
            self.merged.conflicts.append(Conflict(read.place, "cell", *texts, form, currency))
        return side == "theirs"

    def text(self, read: Read, type_: Type) -> str | None:
        """What a cell says, in the form in which the base has it."""
        with suppress(Fault):
            value = typed(read.raw, type_, self.sides.setting)
            if isinstance(value, Decimal | date):
                return f"{value:f}" if isinstance(value, Decimal) else value.isoformat()
        return shown(read) or None

    def value(self, read: Read, type_: Type, base: str | None = None) -> Typed:
        """The value of a cell that counts. Raises Fault."""
        found = typed(read.raw, type_, self.sides.setting)
        if isinstance(found, date) and (offset := offset_in(shown(read))):
            return offset  # a day that counts from T0 goes on to
        if isinstance(found, str) and HIDDEN in found:
            raise Fault(
                message("a secret was left out here ({sign}): change the plan", sign=HIDDEN)
            )
        if len(base or "") > LONGEST:
            raise Fault(message("this text is longer than a cell can hold: change the plan"))
        if read.raw is not None and read.raw.formula and found is not None:
            said = quoted(self.text(read, type_) or "")
            what = message("a formula: the plan gets its value, {value}", value=said)
            self.note(read.place, what)
        return found
