"""Document → Plan, or every fault of its shape with its line."""

from datetime import date
from typing import Any, NamedTuple

from hypercare_cli import condition as conditions
from hypercare_cli import dates, values
from hypercare_cli import node as nodes
from hypercare_cli.document import Document, Reference, read
from hypercare_cli.fields import fields_of, glance, sections_under
from hypercare_cli.finding import Check, Finding, in_order
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.intake import INVALID, Intake
from hypercare_cli.method.method import builtin_playbooks
from hypercare_cli.metric import Catalogue
from hypercare_cli.node import Node, Scalar, empty, place_of
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.calendar import ANCHORS, Calendar, NoHolidays
from hypercare_cli.plan.codes import COUNTRIES
from hypercare_cli.plan.identity import Language
from hypercare_cli.plan.links import meant_lag, waiting
from hypercare_cli.plan.model import Plan
from hypercare_cli.source import File

NO_PLAN = Check(
    "HC008", "no-plan", "error", "this is not a plan: {found}", "A plan starts with `hypercare: 1`."
)
BROKEN_REFERENCE = Check(
    "HC020",
    "broken-reference",
    "error",
    "`{id}` is not the id of anything in {sections}",
    "{advice}",
)
CONDITION = Check(
    "HC021", "bad-condition", "error", "the condition cannot be used: {why}", "{advice}"
)
METRIC = Check("HC022", "unknown-metric", "error", "there is no metric called `{id}`", "{advice}")
HOLIDAYS = Check(
    "HC026",
    "unknown-holidays",
    "error",
    "working days cannot be counted: the public holidays of {region} are not known",
    "{advice}",
)
THE_PLAN = message("the plan")


class Loaded(NamedTuple):
    """The plan, or None with the findings that stand in its way, and the document behind both."""

    plan: Plan | None
    document: Document
    findings: list[Finding]


def load(files: tuple[File, ...], catalogue: Catalogue) -> Loaded:
    """Read the files of one plan; every fault of shape is reported in one run."""
    document, findings = read(files)
    document.mask_secrets()
    loader = Loader(document, catalogue)
    plan = loader.load()
    findings = in_order(findings + loader.intake.findings)
    faulty = any(finding.check.severity == "error" for finding in findings)
    return Loaded(None if faulty else plan, document, findings)


class Loader:
    """Reads the sections of a document, then checks what needs all of them."""

    def __init__(self, document: Document, catalogue: Catalogue):
        self.document = document
        self.catalogue = catalogue
        self.metric_ids: tuple[str, ...] = ()
        self.intake = Intake(document.files[0].name if document.files else "-")

    def load(self) -> Plan | None:
        document = self.document
        if document.stray is not None and not document.cut_short:
            place, found = place_of(*document.stray), values.kind_of(document.stray[1])
            self.intake.findings.append(NO_PLAN.at(place, (), found=found))
        if not document.sections:
            if document.stray is None and not document.cut_short:
                found = message("nothing is in it")
                self.intake.findings.append(NO_PLAN.at(document.place(()), (), found=found))
            return None
        self.read_calendar()
        plan = self.read_sections()
        self.check_holidays()
        if not document.cut_short:
            self.check_references()
        self.check_conditions()
        document.references = self.intake.references
        return plan

    def read_calendar(self) -> None:
        """T0 and the working calendar come first: every other date may count from them."""
        section = self.document.sections.get("plan")
        if not isinstance(section, nodes.Mapping):
            return
        try:
            kickoff = dates.day(section.entries["kickoff"], k.DateKind(fixed=True), None)
        except (KeyError, values.Fault):
            return
        country = scalar_text(section, "country")
        if country not in COUNTRIES:
            country = None
        calendar = Calendar(kickoff, country, scalar_text(section, "subdivision"))
        closing: list[date] = []
        days = section.entries.get("closing_days")
        for item in days.items if isinstance(days, nodes.Sequence) else ():
            try:
                closing.append(dates.day(item, k.DateKind(), calendar))
            except (values.Fault, NoHolidays):
                continue
        calendar = Calendar(kickoff, country, scalar_text(section, "subdivision"), closing)
        self.read_anchors(section, calendar)

    def read_anchors(self, section: nodes.Mapping, calendar: Calendar) -> None:
        """The go-live and the signature, of which one may count from the other."""
        given = dates.given_anchors(section.entries)
        self.intake.calendar = calendar.counting_from(dates.anchor_days(given, calendar))
        self.intake.file = self.document.file_of["plan"]
        for name, fault in dates.circular(given):
            self.intake.fault(fault, given[name], ("plan", ANCHORS[name]))

    def read_sections(self) -> Plan:
        found: dict[str, Any] = {}
        fields = fields_of(Plan)
        misspelt: set[str | None] = set()
        for key, node in self.document.sections.items():
            self.intake.file = self.document.file_of[key]
            if key not in fields:
                meant = self.intake.nearest(key, tuple(fields)) or self.stands_for(node)
                self.intake.unknown_key(self.document.keys[key], meant, fields, THE_PLAN, (key,))
                glance(self.intake, Plan, meant, node, (key,))
                misspelt.add(meant)
            elif not empty(node):
                value = fields[key].read(self.intake, node, (key,))
                if value is not INVALID:
                    found[key] = value
        if None in misspelt:
            self.intake.unreadable |= self.absent_ids()
        for file, key, node in self.document.repeated:
            self.intake.file = file
            glance(self.intake, Plan, key, node, (key,))
        if not self.document.cut_short:
            for key in self.absent():
                if key not in misspelt:
                    self.intake.missing(key, THE_PLAN, self.document.place(()), (key,))
        return Plan(**found)

    def stands_for(self, node: Node) -> str | None:
        """What a section of no known name may be: the version or the plan, where they are missing."""
        meant = "plan" if isinstance(node, nodes.Mapping) else "hypercare"
        return meant if meant in self.absent() else None

    def check_holidays(self) -> None:
        """A country without known holidays is one finding, however many dates count working days."""
        error = self.intake.no_holidays
        if error is None:
            return
        field = "country" if error.parts is None else "subdivision"
        advice = (
            message("Take `country` out, and list the days off in `closing_days`.")
            if error.parts is None
            else message(
                "Take `subdivision` out, or write one of: {parts}.", parts=", ".join(error.parts)
            )
        )
        path, region = ("plan", field), "-".join(filter(None, (error.country, error.subdivision)))
        self.intake.findings.append(
            HOLIDAYS.at(self.document.place(path), path, region=region, advice=advice)
        )

    def absent(self) -> list[str]:
        """The sections that every plan needs and that are not there."""
        sections = self.document.sections
        return [key for key in ("hypercare", "plan") if key not in sections or empty(sections[key])]

    def absent_ids(self) -> set[str]:
        """Kinds of id of sections that are not there: an unknown section may be one of them."""
        absent = (f for name, f in Plan.fields.items() if name not in self.document.sections)
        return set().union(*map(sections_under, absent))

    def check_references(self) -> None:
        lost: dict[tuple[str, ...], list[Reference]] = {}
        self.intake.references = [self.without_lag(each) for each in self.intake.references]
        for reference in self.intake.references:
            if not self.resolves(reference):
                lost.setdefault(reference.sections, []).append(reference)
        for sections, references in lost.items():
            # As many entries without id as unknown ids: the ids are probably theirs.
            nameless = sum(self.intake.nameless[section] for section in sections)
            if nameless < len({reference.id for reference in references}):
                for reference in references:
                    self.broken(reference)
        known = self.intake.ids.get("milestones", ())
        for reference in self.intake.milestones:
            if reference.id not in known and not self.at_milestone(reference.id):
                self.broken(reference)

    def without_lag(self, reference: Reference) -> Reference:
        """The id alone of what a task waits for, once it is known what is an id: `T1` of `T1+3wd`."""
        if reference.sections != k.WAITED_FOR:
            return reference
        known = set().union(*(self.intake.ids.get(s, ()) for s in reference.sections))
        return reference._replace(id=waiting(reference.id, known).id)

    def resolves(self, reference: Reference) -> bool:
        """Whether an entry has this id, or may have it: some could not be read."""
        return (
            any(reference.id in self.intake.ids.get(s, ()) for s in reference.sections)
            or any(self.is_unfit(reference.id, s) for s in reference.sections)
            or not self.intake.unreadable.isdisjoint(reference.sections)
            or (reference.sections == ("playbooks",) and reference.id in builtin_playbooks())
        )

    def is_unfit(self, id_: str, section: str) -> bool:
        """Whether it is what an id that is not well formed was meant to be."""
        return any(self.intake.nearest(id_, (u,)) for u in self.intake.unfit.get(section, ()))

    def at_milestone(self, written: str) -> bool:
        """Whether a milestone stands on this day, or may do so: some could not be read."""
        if "milestones" in self.intake.unreadable or self.intake.nameless["milestones"]:
            return True
        if self.intake.no_holidays is not None:
            return True
        try:
            day = (self.intake.calendar or dates.NO_CALENDAR).resolve(written)
        except (ValueError, LookupError):
            return False
        return day in self.intake.offsets

    def broken(self, reference: Reference) -> None:
        names = tuple(name for s in reference.sections for name in self.intake.ids.get(s, ()))
        lag = meant_lag(reference.id, names) if reference.sections == k.WAITED_FOR else None
        listing = ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
        advice = (
            message("A lag is written {days} (working days) or {any}.", **lag)
            if lag
            else values.suggestion(self.intake.nearest(reference.id, names), listing)
            if names
            else message("Nothing is listed there yet: add it, or remove this reference.")
        )
        sections = ", ".join(reference.sections)
        self.intake.findings.append(
            BROKEN_REFERENCE.at(
                reference.place, reference.path, id=reference.id, sections=sections, advice=advice
            )
        )

    def check_conditions(self) -> None:
        unsure = "kpis" in self.intake.unreadable or self.intake.nameless["kpis"]
        kpis = None if unsure else frozenset(self.intake.ids.get("kpis", ()))
        for id_, path, place in self.intake.metrics:
            if self.catalogue.sort_of(id_, kpis) is None:
                self.intake.findings.append(
                    METRIC.at(place, path, id=id_, advice=self.metric_advice(id_, kpis))
                )
        for text, path, place in self.intake.conditions:
            try:
                parsed = conditions.parse(text)
            except conditions.ConditionError as error:
                advice = message("For example: adoption.active_30d_rate < 0.40 and plan.day >= 30")
                self.intake.findings.append(
                    CONDITION.at(place, path, why=error.explanation, advice=advice)
                )
                continue
            for why in conditions.problems(parsed, lambda id_: self.catalogue.sort_of(id_, kpis)):
                unknown = str(why.values.get("metric", ""))
                advice = self.metric_advice(unknown, kpis) if unknown else Message("")
                self.intake.findings.append(CONDITION.at(place, path, why=why, advice=advice))

    def metric_advice(self, id_: str, kpis: frozenset[str] | None) -> Message:
        if not self.metric_ids:
            self.metric_ids = self.catalogue.ids(kpis or ())
        close = self.intake.nearest(id_, self.metric_ids)
        if close:
            return message(
                "Did you mean `{close}`? `hypercare metrics` lists them all.", close=close
            )
        return message("`hypercare metrics` lists all metrics of a plan.")


def scalar_text(section: nodes.Mapping, key: str) -> str | None:
    node = section.entries.get(key)
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


def language_of(document: Document) -> Language:
    """The language that a plan asks for, even one that cannot be loaded; English if it does not say."""
    section = document.sections.get("plan")
    found = scalar_text(section, "language") if isinstance(section, nodes.Mapping) else None
    return "fr" if found == "fr" else "en"
