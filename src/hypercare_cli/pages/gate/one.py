"""A gate: its verdict, each criterion with its figures and what is missing, proof, when to expect it."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from hypercare_cli.blocks import Block, Cell, Facts, Heading, Page, Paragraph
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.pages.conditions import amount, asked, dated, missing
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.gate.inputs import Inputs
from hypercare_cli.pages.kpi import METHOD, sentence
from hypercare_cli.pages.plan.listing import facts, section
from hypercare_cli.pages.verdict import gate_name, verdict_badge
from hypercare_cli.plan.roadmap import Criterion
from hypercare_cli.steering.gates.gate import Answer, Gate, deciding_days, is_due
from hypercare_cli.steering.gates.outlook import GateOutlook, Ground, Outlook, gate_outlook
from hypercare_cli.steering.gates.relapse import Relapse, criterion_relapse, gate_relapse, passage

NO_CRITERIA = message("no criteria: nothing to decide")
GROUNDS: dict[Ground, Message] = {
    "few": message("no forecast: recorded in fewer than three weeks"),
    "unknown": message("no forecast: a figure is not known"),
    "choice": message("no forecast: not one figure against one number"),
    "periods": message("no forecast: it needs further support periods or days"),
    "signature": message("no forecast: a signature"),
}


class GateSheet:
    """One gate for the readers of an edition; what takes time is computed once."""

    def __init__(self, e: Edition, gate: Gate, inputs: Inputs):
        self.e = e
        self.gate = gate
        self.inputs = inputs

    @cached_property
    def outlook(self) -> GateOutlook:
        return gate_outlook(self.e.f, self.gate)

    @property
    def title(self) -> str:
        return gate_name(self.e.words, self.gate)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Of the criteria that these readers may see."""
        plan = self.e.plan
        own = [m.criteria for m in plan.roadmap if m.id == self.gate.id]
        if self.gate.milestone is None:
            own = [plan.handover.exit_criteria]
        ids = {criterion.id for criteria in own for criterion in criteria}
        return tuple(found for found in self.gate.answers if found.criterion.id in ids)

    def shows(self, criterion: Criterion) -> bool:
        return any(found.criterion.id == criterion.id for found in self.answers)

    @cached_property
    def without_forecast(self) -> tuple[Criterion, ...]:
        """Those of them that the forecast of the gate does not count."""
        found = (answer.criterion for answer, _outlook in self.outlook.without)
        return tuple(criterion for criterion in found if self.shows(criterion))

    def value(self, metric: str, day: date) -> str:
        """A figure of a day as people read it."""
        return amount(self.e, metric, self.e.f.on(day)[metric])

    @property
    def path(self) -> Path:
        """Where the list of criteria stands in the plan."""
        if self.gate.milestone is None:
            return ("handover", "exit_criteria")
        return ("roadmap", self.e.f.plan.roadmap.index(self.gate.milestone), "criteria")


def gate_page(sheet: GateSheet) -> Page:
    """One gate in full."""
    e = sheet.e
    title = e.words.say("Gate: {milestone}", milestone=sheet.title)
    return Page(title, tuple(gate_blocks(sheet)))


def gate_blocks(sheet: GateSheet) -> Iterator[Block]:
    e = sheet.e
    yield from facts(head(sheet))
    for found in sheet.answers:
        yield Heading(f"{found.criterion.id} – {found.criterion.title}", 2)
        yield Facts(tuple(criterion(sheet, found)))
    yield from section(e.words.say("Proof"), facts(proof(sheet)))
    if any(one.ground in ("trend", "never", "past") for _answer, one in sheet.outlook.criteria):
        yield Paragraph(e.words.say(METHOD), "note")


# -- the gate -----------------------------------------------------------------------------------


def head(sheet: GateSheet) -> Iterator[tuple[str, Cell | None]]:
    e, gate = sheet.e, sheet.gate
    say = e.words.say
    yield say("Plan"), e.f.plan.plan.title
    yield say("As of"), e.dated(e.f.as_of)
    yield say("Due"), due(e, gate)
    yield say("Verdict"), verdict(e, gate)
    if gate.answers:
        met = sum(found.verdict == "met" for found in gate.answers)
        yield say("Criteria met"), say("{n} of {total}", n=met, total=len(gate.answers))
    yield say("Passed"), passed(sheet)
    yield say("Relapse"), relapsed(e, gate_relapse(e.f, gate))
    yield say("Forecast"), expected(sheet)


def verdict(e: Edition, gate: Gate) -> Cell:
    return verdict_badge(e.words, gate.verdict) if gate.verdict else e.words.say(NO_CRITERIA)


def due(e: Edition, gate: Gate) -> str:
    """The day; the exit has none of its own."""
    day = e.dated(gate.day)
    if gate.milestone is None:
        return e.words.say("{day}, with the last milestone", day=day)
    if not is_due(e.f, gate):
        return e.words.say("{day}, not due yet", day=day)
    return day


def passed(sheet: GateSheet) -> str | None:
    """When the milestone was marked done, and whether its gate was met on that day."""
    e = sheet.e
    found = passage(e.f, sheet.gate)
    if found is None:
        return None
    if not found.unmet:
        return e.words.say("marked done on {day}", day=found.day)
    return e.words.say(
        "marked done on {day}, though not met on that day: {criteria}",
        day=found.day,
        criteria=e.words.listing(one.title for one in found.unmet if sheet.shows(one)),
    )


def relapsed(e: Edition, found: Relapse | None) -> str | None:
    if found is None:
        return None
    return e.words.say(
        "last met on {day}, not met since {since}", day=found.last_met, since=found.since
    )


def expected(sheet: GateSheet) -> str | None:
    """The latest of the dates of its criteria, and whose dates are not in it."""
    e, found = sheet.e, sheet.outlook
    lines = []
    if found.together is not None:
        lines.append(forecast(e, found.together))
    ids = e.words.listing(one.id for one in sheet.without_forecast)
    if sheet.without_forecast and found.together is None:
        lines.append(e.words.say("no date, because of {criteria}", criteria=ids))
    elif sheet.without_forecast:
        lines.append(e.words.say("not counting {criteria}, without a date", criteria=ids))
    return "\n".join(lines) or None


def forecast(e: Edition, found: Outlook) -> str:
    """The date with its interval, or why there is none."""
    if found.ground == "time":
        return e.words.say("{day}, if it lasts until then", day=found.day)
    if found.forecast is not None:
        return sentence(e.words, found.forecast, e.f.as_of)
    return e.words.say(GROUNDS[found.ground])


# -- a criterion --------------------------------------------------------------------------------


def criterion(sheet: GateSheet, found: Answer) -> Iterator[tuple[str, Cell]]:
    e = sheet.e
    say = e.words.say
    yield say("Verdict"), verdict_badge(e.words, found.verdict)
    if found.criterion.when is not None:
        yield say("Condition"), asked(e, found.criterion)
        yield say("Figures"), "\n".join(figures(sheet, found))
    elif found.criterion.signed_by is None:
        yield say("Condition"), say("neither condition nor signature")
    if found.computed not in (None, "met") and (lines := missing(e, found.criterion)):
        yield say("Gap"), "\n".join(lines)
    if found.signature is not None:
        yield say("Signature"), signature(sheet, found)
    if text := relapsed(e, criterion_relapse(e.f, found)):
        yield say("Relapse"), text
    for answer, outlook in sheet.outlook.criteria:
        if answer is found and outlook.ground not in ("signature", "unknown"):
            yield say("Forecast"), forecast(e, outlook)
    given = [id_ for id_ in found.criterion.evidence if id_ in e.proofs]
    if given:
        yield say("Proof"), e.words.listing(given)


def figures(sheet: GateSheet, found: Answer) -> Iterator[str]:
    """Each figure with its value on each day that decides, for our own people with its lines."""
    e = sheet.e
    for day in deciding_days(e.f, found.criterion):
        for metric in found.figures:
            places = sheet.inputs.places(metric, day) if e.audience == "internal" else ""
            text = message("{label}: {value} ({places})") if places else message("{label}: {value}")
            said = e.words.say(
                text, label=e.label(metric), value=sheet.value(metric, day), places=places
            )
            yield dated(e, day, said)


def signature(sheet: GateSheet, found: Answer) -> str:
    """Who has signed and when, or who is to sign and since when it is waited for."""
    e, gate = sheet.e, sheet.gate
    say, person = e.words.say, e.person(found.criterion.signed_by)
    if found.signature == "met":
        return say("signed by {person} on {day}", person=person, day=found.criterion.signed_on)
    if not is_due(e.f, gate):
        return say("to be signed by {person} by {day}", person=person, day=gate.day)
    waiting = (e.f.as_of - gate.day).days
    if waiting == 0:
        return say("to be signed by {person} today", person=person)
    return e.words.plural(
        "to be signed by {person}, awaited since {day} ({n} day)",
        "to be signed by {person}, awaited since {day} ({n} days)",
        waiting,
        person=person,
        day=gate.day,
    )


# -- proof --------------------------------------------------------------------------------------


def proof(sheet: GateSheet) -> Iterator[tuple[str, Cell | None]]:
    """Kinds of proof expected and missing, and what was given."""
    e, gate = sheet.e, sheet.gate
    say = e.words.say
    kinds = gate.milestone.expects if gate.milestone is not None else ()
    given = (f"{p.id} – {p.title}, {e.day(p.date)}" for p in gate.evidence if p.id in e.proofs)
    yield say("Expected"), kinds_of(e, kinds)
    yield say("Given"), "\n".join(given)
    yield say("Missing"), kinds_of(e, gate.missing_proof)


def kinds_of(e: Edition, kinds: tuple[str, ...]) -> str:
    return e.words.listing(e.words.term("proof", kind) for kind in kinds)
