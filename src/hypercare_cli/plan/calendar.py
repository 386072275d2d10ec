"""Dates of a plan: `T+n` from the kick-off, go-live or signature, working days of its country."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
RELATIVE = re.compile(r"T([+-])([0-9]{1,5})(wd)?\Z")
ANCHORS = {"golive": "golive", "signature": "signed_on"}
"""The other days that dates may count from, and the fields of `plan` that give them."""
ANCHORED = re.compile(rf"({'|'.join(ANCHORS)})(?: *([+-]) *([0-9]{{1,5}})(wd)?)?\Z")
LONGEST_SEARCH = 100 * 366
YEARS = 120
"""Spans of more years than this have no count of working days: a slip of the pen, not a plan."""


class NoHolidays(LookupError):
    """The public holidays of a country, or of a part of it, are not known.

    `parts` are the subdivisions that are, None for a country that is unknown as a whole.
    """

    def __init__(self, country: str, subdivision: str | None, parts: list[str] | None):
        super().__init__(country, subdivision)
        self.country = country
        self.subdivision = subdivision
        self.parts = parts


class NoAnchor(LookupError):
    """A date counts from a day that the plan does not give."""

    def __init__(self, anchor: str):
        super().__init__(anchor)
        self.anchor = anchor


class Calendar:
    """T0, the days that dates count from, and the days on which nobody works.

    Public holidays come from the `holidays` library, imported when a working day is first asked for.
    It gives statutory public holidays with their substitute days, national ones and those of the
    subdivision; bank, school and optional days are not among them.
    """

    def __init__(
        self,
        kickoff: date,
        country: str | None = None,
        subdivision: str | None = None,
        closing_days: Iterable[date] = (),
        anchors: Mapping[str, date | None] | None = None,
    ):
        self.kickoff = kickoff
        self.country = country
        self.subdivision = subdivision
        self.closing_days = frozenset(closing_days)
        self.anchors = anchors or {}
        self.unclosed = Calendar(kickoff, country, subdivision) if self.closing_days else self
        self._holidays: dict[int, frozenset[date]] = {}
        self._working: dict[int, list[date]] = {}

    def counting_from(self, anchors: Mapping[str, date | None]) -> "Calendar":
        """The same calendar with the days that dates may count from; None for one that has a fault."""
        own = (self.kickoff, self.country, self.subdivision, self.closing_days)
        other = Calendar(*own, anchors)
        other._holidays, other._working = self._holidays, self._working
        return other

    def closed(self, days: Iterable[date]) -> "Calendar":
        """The same calendar with more closing days."""
        days = frozenset(days) | self.closing_days
        other = Calendar(self.kickoff, self.country, self.subdivision, days, self.anchors)
        other._holidays = self._holidays
        return other

    def with_known_holidays(self) -> "Calendar":
        """The same calendar; without public holidays where those of its country are not known."""
        try:
            self.public_holidays(self.kickoff.year)
        except NoHolidays:
            return Calendar(self.kickoff, closing_days=self.closing_days)
        return self

    def resolve(self, text: str) -> date | None:
        """The day that `2026-01-05`, `T+30`, `T+3wd` or `golive-7` means; None if it is none of these.

        Raises ValueError for a day that does not exist (`2026-02-29`), NoHolidays where the country's
        public holidays are not known, and NoAnchor where the plan has no such day to count from.
        """
        iso = ISO.match(text)
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        relative = RELATIVE.match(text)
        if relative:
            return self.away(self.kickoff, relative[1] + relative[2], relative[3], text)
        anchored = ANCHORED.match(text)
        if not anchored:
            return None
        start = self.anchors.get(anchored[1])
        if start is None:
            raise NoAnchor(anchored[1])
        return self.away(start, (anchored[2] or "") + (anchored[3] or "0"), anchored[4], text)

    def away(self, start: date, days: str, working: str | None, text: str) -> date:
        """So many days from a day; ValueError beyond the first and the last day there are."""
        try:
            if working:
                return self.add_working_days(start, int(days))
            return start + timedelta(days=int(days))
        except OverflowError as error:
            raise ValueError(text) from error

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, neither public holiday nor closing day."""
        return (
            day.weekday() < 5
            and day not in self.closing_days
            and day not in self.public_holidays(day.year)
        )

    def working_days_of(self, year: int) -> list[date]:
        """The working days of one year, in order."""
        known = self._working.get(year)
        if known is None:
            first = date(year, 1, 1).toordinal()
            days = map(date.fromordinal, range(first, date(year, 12, 31).toordinal() + 1))
            known = self._working[year] = [day for day in days if self.is_working_day(day)]
        return known

    def add_working_days(self, start: date, days: int) -> date:
        """The n-th working day after `start` (before it when negative); 0 is `start` itself.

        Raises OverflowError beyond the years that there are, or fifty of them.
        """
        if abs(days) > LONGEST_SEARCH // 2:
            raise OverflowError(days)
        year, left = start.year, days
        while left > 0:
            if year > date.max.year:
                raise OverflowError(days)
            found = self.working_days_of(year)
            first = bisect_right(found, start)
            if len(found) - first >= left:
                return found[first + left - 1]
            year, left = year + 1, left - (len(found) - first)
        while left < 0:
            if year < date.min.year:
                raise OverflowError(days)
            found = self.working_days_of(year)
            first = bisect_left(found, start)
            if first >= -left:
                return found[first + left]
            year, left = year - 1, left + first
        return start

    def working_days_between(self, start: date, end: date) -> int | None:
        """Working days after `start` up to and including `end`; negative if `end` comes first.

        None for a span of more than 120 years.
        """
        if end < start:
            count = self.working_days_between(end, start)
            return None if count is None else -count
        if end.year - start.year > YEARS:
            return None
        years = range(start.year, end.year)
        count = sum(len(self.working_days_of(year)) for year in years)
        before = bisect_right(self.working_days_of(start.year), start)
        return count - before + bisect_right(self.working_days_of(end.year), end)

    def public_holidays(self, year: int) -> frozenset[date]:
        """The public holidays of the plan's country in one year; none without a country."""
        if self.country is None:
            return frozenset()
        known = self._holidays.get(year)
        if known is None:
            import warnings

            from holidays import country_holidays, list_supported_countries

            try:
                with warnings.catch_warnings():  # lunar ones are only known for some years
                    warnings.simplefilter("ignore")
                    found = country_holidays(self.country, subdiv=self.subdivision, years=year)
            except NotImplementedError as error:
                parts = list_supported_countries(include_aliases=False).get(self.country)
                raise NoHolidays(self.country, self.subdivision, parts) from error
            known = self._holidays[year] = frozenset(found)
        return known
