"""The archive of a series: what it says of each letter, by year, the gaps between languages, and where each page lies.

A letter has one address for good, made of its number and its language (RFC 4287, 4.2.6, asks as much of an id).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

MOST_ON_ONE_PAGE = 50
"""Above so many issues, each year has a page of its own: some 50 KB of HTML."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The small picture of a letter: its address inside the edition's folder, the size of the original."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A published letter as the archive knows it: words set in its language, and the terms that find it."""

    folder: str
    lang: str
    title: str
    theme: str
    summary: str
    date: date
    month: str
    cover: Cover | None
    publishers: tuple[str, ...]
    terms: frozenset[str] = field(repr=False)

    @property
    def number(self) -> int:
        """The number of its issue."""
        return int(self.folder)

    @property
    def path(self) -> str:
        """Its page, from the output folder."""
        return letter_path(self.folder, self.lang)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue and the editions of it that are listed, by tag; its day is that of the first one."""

    folder: str
    day: date
    editions: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the archive in a language. `year` is None on the first page of an archive.

    `shelves` are the letters shown, by year, the latest first; `years` those that have pages of their own, or none,
    `shown` the one of them that stands on this page.
    `canonical` is the path that stands for this page where it lies in two places.
    """

    path: str
    canonical: str
    lang: str
    year: int | None
    shelves: tuple[tuple[int, tuple[Entry, ...]], ...]
    issues: tuple[Issue, ...]
    years: tuple[int, ...]
    shown: int | None

    @property
    def base(self) -> str:
        """What leads from the page to the output folder: « ../../ »."""
        return "../" * self.path.count("/")


def home_path(lang: str, name: str, languages: Sequence[str]) -> str:
    """Where a file of a language's archive is at home: « index.html » in the first language, « en/index.html »."""
    return name if lang == languages[0] else f"{lang}/{name}"


def letter_path(folder: str, lang: str) -> str:
    """The page of an edition."""
    return f"{folder}/{lang}/index.html"


def year_path(lang: str, year: int) -> str:
    """The page of a year; below the language, because « 2018/ » is the folder of issue 2018."""
    return f"{lang}/{year}/index.html"


def index_path(lang: str) -> str:
    """The script that holds the search index of a language."""
    return f"assets/search-{lang}.js"


@dataclass(frozen=True, slots=True)
class Archive:
    """All letters that are listed, in the languages of the series, the first of which is at home at the root."""

    entries: tuple[Entry, ...]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry], languages: Sequence[str]) -> Archive:
        """An archive; languages that the series does not name come last."""
        ordered = tuple(sorted(entries, key=lambda entry: (entry.number, entry.lang)))
        others = sorted({entry.lang for entry in ordered} - set(languages))
        return cls(ordered, (*languages, *others))

    @property
    def written(self) -> tuple[str, ...]:
        """The languages that have an archive: those of the letters, and the first one always."""
        found = {entry.lang for entry in self.entries}
        return tuple(tag for place, tag in enumerate(self.languages) if place == 0 or tag in found)

    def entries_in(self, lang: str) -> tuple[Entry, ...]:
        """The letters of a language, by number."""
        return tuple(entry for entry in self.entries if entry.lang == lang)

    def home(self, lang: str, name: str) -> str:
        """Where a file of a language's archive is at home."""
        return home_path(lang, name, self.languages)

    def places(self, lang: str, name: str) -> tuple[str, ...]:
        """Every path of such a file: that of the first language lies below its tag too, like all others."""
        return tuple(dict.fromkeys((self.home(lang, name), f"{lang}/{name}")))

    def issues(self) -> tuple[Issue, ...]:
        """The issues, the latest number first."""
        found: dict[str, dict[str, Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.folder, {})[entry.lang] = entry
        issues = (Issue(folder, min(e.date for e in some.values()), some) for folder, some in found.items())
        return tuple(sorted(issues, key=lambda issue: -int(issue.folder)))

    def sheet_path(self, lang: str, year: int | None) -> str:
        """The first page of a language, or that of a year: all languages have the same years."""
        return year_path(lang, year) if year else self.home(lang, "index.html")

    def sheets(self, lang: str) -> Iterator[Sheet]:
        """The pages of a language: one, or, of a long series, the latest year and a page for each."""
        issues, entries = self.issues(), self.entries_in(lang)
        home = self.home(lang, "index.html")
        if len(issues) <= MOST_ON_ONE_PAGE:
            for path in self.places(lang, "index.html"):
                yield Sheet(path, home, lang, None, _shelves(entries), issues, (), None)
            return
        years = sorted({issue.day.year for issue in issues} | {e.date.year for e in self.entries}, reverse=True)
        for year in years:
            shelves = _shelves(entry for entry in entries if entry.date.year == year)
            some = tuple(issue for issue in issues if issue.day.year == year)
            own = year_path(lang, year)
            if year == years[0]:
                for path in self.places(lang, "index.html"):
                    yield Sheet(path, home, lang, None, shelves, some, tuple(years), year)
            yield Sheet(own, own, lang, year, shelves, some, tuple(years), year)


def _shelves(entries: Iterable[Entry]) -> tuple[tuple[int, tuple[Entry, ...]], ...]:
    """Letters by year, the latest first."""
    found: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.date, entry.number), reverse=True):
        found.setdefault(entry.date.year, []).append(entry)
    return tuple((year, tuple(shelf)) for year, shelf in found.items())
