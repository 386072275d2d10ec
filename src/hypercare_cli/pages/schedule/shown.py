"""What of a schedule is shown, in which words: the command shows all, a document what its readers know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.figures import t_plus
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.plan.model import Plan
from hypercare_cli.schedule.model import Activity, Driver, Name, Schedule


@dataclass(frozen=True)
class Shown:
    """A schedule, the plan that these readers may see, and the activities that they asked for."""

    schedule: Schedule
    plan: Plan
    words: Words
    activities: tuple[Activity, ...]

    @classmethod
    def to(cls, schedule: Schedule, plan: Plan, words: Words) -> "Shown":
        """All of it that readers of this plan may see."""
        tasks = {task.id for milestone in plan.roadmap for task in milestone.tasks}
        milestones = {milestone.id for milestone in plan.roadmap}
        known = (
            one
            for one in schedule.activities
            if one.name.id in (milestones if one.is_milestone else tasks)
        )
        return cls(schedule, plan, words, tuple(known))

    # -- names ----------------------------------------------------------------------------------

    @cached_property
    def titles(self) -> dict[Name, str]:
        """What an activity is called in a sentence: a milestone by its title, a task by its id."""
        found = {Name("milestone", m.id): m.title for m in self.plan.roadmap}
        return found | {
            Name("task", task.id): task.id for m in self.plan.roadmap for task in m.tasks
        }

    def name(self, name: Name | None) -> str:
        """A dash for what these readers do not know."""
        return UNKNOWN if name is None else self.titles.get(name, UNKNOWN)

    def known(self, names: Iterable[Name]) -> tuple[Name, ...]:
        """Those whom these readers know."""
        return tuple(name for name in names if name in self.titles)

    def owner(self, activity: Activity) -> str | None:
        """By id, as commands take it."""
        people = {person.id for person in self.plan.people}
        return activity.owner if activity.owner in people else None

    def title(self, activity: Activity) -> str:
        """What an activity is called in its own row."""
        if activity.is_milestone:
            return activity.title
        return f"{activity.name.id} {activity.title}"

    def chain(self, names: Iterable[Name]) -> str:
        """`A → B → C`, without those whom these readers do not know."""
        return " → ".join(self.titles[name] for name in self.known(names))

    # -- dates ----------------------------------------------------------------------------------

    @cached_property
    def years(self) -> bool:
        """Whether the dates lie in more than one year."""
        found = {self.schedule.as_of.year}
        for one in self.schedule.activities:
            for day in (one.planned_finish, one.finish, one.reference):
                found |= {day.year} if day is not None else set()
        return len(found) > 1

    def brief(self, day: date | None) -> str:
        return self.words.brief_day(day, year=self.years)

    def dated(self, day: date) -> str:
        """`5 Apr 2026 (T+90)`."""
        return f"{self.words.day(day)} ({t_plus(self.plan.day(day))})"

    def days(self, count: int | None) -> str:
        """A signed number of days."""
        return UNKNOWN if count is None else self.words.signed(self.words.number(count))

    # -- sentences ------------------------------------------------------------------------------

    def baseline(self, found: Baseline) -> str:
        """`“signed” – Dates of the contract`, as a name of what slip counts from."""
        if found.title:
            return self.words.say("“{id}” – {title}", id=found.id, title=found.title)
        return self.words.say("“{id}”", id=found.id)

    def agreed(self) -> str:
        """What the mark of the date agreed on is called."""
        found = self.schedule.baseline
        if found is None:
            return self.words.say("date in the plan")
        return self.words.say("baseline “{name}”", name=found.id)

    def reason(self, activity: Activity) -> str:
        """Why an activity is forecast for its day; nothing where it is its own date."""
        driver = activity.driver
        if driver.of is not None and driver.of not in self.titles:
            return ""
        if driver.reason == "waits":
            return self.waits(activity, driver)
        say: dict[str, Callable[[], str]] = {
            "kickoff": lambda: self.words.say("counts from T0"),
            "late": lambda: self.words.say("its day has passed: today at the earliest"),
            "circle": lambda: self.words.say("waits for itself, so its date is not known"),
            "blocked": lambda: self.words.say(
                "waits for {name}, whose date is not known", name=self.name(driver.of)
            ),
            "far": lambda: self.words.say("more than a hundred years away"),
            "undated": lambda: self.words.say("has no date, no duration and nothing to wait for"),
            "dropped": lambda: self.words.say("dropped"),
        }
        return say[driver.reason]() if driver.reason in say else ""

    def waits(self, activity: Activity, driver: Driver) -> str:
        """What has to be finished first, and how long before or after it goes on."""
        name, words, lag = self.name(driver.of), self.words, driver.lag
        if activity.is_milestone:
            return words.say("{name} is the last of its tasks", name=name)
        if not lag:
            return words.say("waits for {name}", name=name)
        working = driver.unit == "wd"
        if lag > 0 and working:
            return words.plural(
                "waits for {name}, then {n} working day",
                "waits for {name}, then {n} working days", lag, name=name,
            )  # fmt: skip
        if lag > 0:
            return words.plural(
                "waits for {name}, then {n} day", "waits for {name}, then {n} days", lag, name=name
            )
        if working:
            return words.plural(
                "begins {n} working day before {name} is finished",
                "begins {n} working days before {name} is finished", -lag, name=name,
            )  # fmt: skip
        return words.plural(
            "begins {n} day before {name} is finished",
            "begins {n} days before {name} is finished", -lag, name=name,
        )  # fmt: skip
