"""Dates of a plan: `T+n` from the kick-off, working days of its country."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
RELATIVE = re.compile(r"T([+-])([0-9]{1,5})(wd)?\Z")
LONGEST_SEARCH = 100 * 366


class NoHolidays(LookupError):
    """The public holidays of a country, or of a part of it, are not known.

    `parts` are the subdivisions that are, None for a country that is unknown as a whole.
    """

    def __init__(self, country: str, subdivision: str | None, parts: list[str] | None):
        super().__init__(country, subdivision)
        self.country = country
        self.subdivision = subdivision
        self.parts = parts


class Calendar:
    """T0 and the days on which nobody works.

    Public holidays come from the `holidays` library, imported when a working day is first asked for.
    """

    def __init__(
        self,
        kickoff: date,
        country: str | None = None,
        subdivision: str | None = None,
        closing_days: Iterable[date] = (),
    ):
        self.kickoff = kickoff
        self.country = country
        self.subdivision = subdivision
        self.closing_days = frozenset(closing_days)
        self.unclosed = Calendar(kickoff, country, subdivision) if self.closing_days else self
        self._holidays: dict[int, frozenset[date]] = {}
        self._walks: dict[tuple[date, bool], list[date]] = {}

    def resolve(self, text: str) -> date | None:
        """The day that `2026-01-05`, `T+30`, `T-7` or `T+3wd` means; None if it is none of these.

        Raises ValueError for a day that does not exist (`2026-02-29`) and NoHolidays where the
        country's public holidays are not known.
        """
        iso = ISO.match(text)
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        relative = RELATIVE.match(text)
        if not relative:
            return None
        days = int(relative[1] + relative[2])
        try:
            if relative[3]:
                return self.add_working_days(self.kickoff, days)
            return self.kickoff + timedelta(days=days)
        except OverflowError as error:
            raise ValueError(text) from error

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, neither public holiday nor closing day."""
        return (
            day.weekday() < 5
            and day not in self.closing_days
            and day not in self.public_holidays(day.year)
        )

    def add_working_days(self, start: date, days: int) -> date:
        """The n-th working day after `start` (before it when negative); 0 is `start` itself."""
        if abs(days) > LONGEST_SEARCH // 2:
            raise OverflowError(days)
        step = timedelta(days=1 if days > 0 else -1)
        walk = self._walks.setdefault((start, days > 0), [start])
        day = walk[-1]
        while len(walk) <= abs(days):
            day += step
            if self.is_working_day(day):
                walk.append(day)
        return walk[abs(days)]

    def public_holidays(self, year: int) -> frozenset[date]:
        """The public holidays of the plan's country in one year; none without a country."""
        if self.country is None:
            return frozenset()
        known = self._holidays.get(year)
        if known is None:
            from holidays import country_holidays, list_supported_countries

            try:
                found = country_holidays(self.country, subdiv=self.subdivision, years=year)
            except NotImplementedError as error:
                parts = list_supported_countries(include_aliases=False).get(self.country)
                raise NoHolidays(self.country, self.subdivision, parts) from error
            known = self._holidays[year] = frozenset(found)
        return known
