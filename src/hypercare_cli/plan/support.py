"""The section `support`: channels, tiers, SLA, ticket periods, knowledge base."""

from collections.abc import Mapping
from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    Amount,
    ClockTime,
    Count,
    FeedbackId,
    IdKind,
    Lasting,
    PersonId,
    Priority,
    Text,
    Tier,
    When,
)

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Channel(Entry):
    kind: Literal["portal", "mail", "chat", "hotline"] | None = None
    address: Text | None = None
    hours: Text | None = None


class SupportTier(Entry):
    level: Tier
    owner: PersonId | None = None
    scope: Text | None = None


class Sla(Entry):
    """Time to respond and to resolve, in calendar or business hours."""

    priority: Priority
    respond: Lasting | None = None
    resolve: Lasting | None = None
    hours: Literal["calendar", "business"] | None = None


class BusinessHours(Entry):
    days: tuple[Day, ...] = ()
    opens: ClockTime | None = None
    closes: ClockTime | None = None


class Reinforced(Entry):
    """The intensive period after go-live; both ends included."""

    start: When | None = None
    end: When | None = None
    sla: tuple[Sla, ...] = ()


class Csat(Entry):
    responses: Count | None = None
    satisfied: Count | None = None


class Tickets(Entry):
    opened: Count | None = None
    resolved: Count | None = None
    open: Count | None = None


class ByLevel(Entry):
    n1: Count | None = None
    n2: Count | None = None
    n3: Count | None = None


class Period(Entry):
    """The tickets of one period; complete once `end` has come."""

    start: When
    end: When
    opened: Count
    resolved: Count
    within_sla: Count
    response_hours: Amount | None = None
    resolution_hours: Amount | None = None
    csat: Csat | None = None
    by_priority: Mapping[Priority, Tickets] = {}
    by_level: ByLevel | None = None
    by_type: Mapping[str, Count] = {}


class Article(Entry):
    id: Annotated[str, IdKind("knowledge_base")]
    title: Text
    created_on: When | None = None
    feedback: FeedbackId | None = None
    views: Count | None = None


class Support(Entry):
    channels: tuple[Channel, ...] = ()
    tiers: tuple[SupportTier, ...] = ()
    sla: tuple[Sla, ...] = ()
    business_hours: BusinessHours | None = None
    reinforced: Reinforced | None = None
    periods: tuple[Period, ...] = ()
    knowledge_base: tuple[Article, ...] = ()
