"""How an archive is laid out: one page, or one for each year of a long series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tehletter.archive import MOST_ON_ONE_PAGE, Archive, Entry

ENTRY = Entry("001", "fr", "Titre", "", "", date(2018, 1, 10), "janvier 2018", None, (), frozenset())


def archive(count: int) -> Archive:
    """A letter a month, in French; every other one in English too."""
    entries = [replace(ENTRY, folder=f"{n:03d}", date=date(2018, 1, 10) + timedelta(days=30 * n)) for n in range(count)]
    return Archive.of([*entries, *(replace(entry, lang="en") for entry in entries[::2])], ("fr", "en", "sr-Latn"))


def test_a_short_series_has_one_page_in_two_places() -> None:
    sheets = list(archive(MOST_ON_ONE_PAGE).sheets("fr"))
    assert [(sheet.path, sheet.canonical, sheet.base) for sheet in sheets] == [
        ("index.html", "index.html", ""),
        ("fr/index.html", "index.html", "../"),
    ]
    assert sum(len(shelf) for _, shelf in sheets[0].shelves) == MOST_ON_ONE_PAGE
    assert sheets[0].years == ()


def test_a_long_series_has_a_page_for_each_year_and_every_letter_stands_on_one() -> None:
    long = archive(MOST_ON_ONE_PAGE + 1)
    sheets = list(long.sheets("en"))
    assert [sheet.path for sheet in sheets[:2]] == ["en/index.html", "en/2022/index.html"]
    years = [sheet for sheet in sheets if sheet.year]
    assert [sheet.year for sheet in years] == list(sheets[0].years) == [2022, 2021, 2020, 2019, 2018]
    shown = [entry for sheet in years for _, shelf in sheet.shelves for entry in shelf]
    assert sorted(entry.folder for entry in shown) == [entry.folder for entry in long.entries_in("en")]
    rows = [issue.folder for sheet in years for issue in sheet.issues]
    assert rows == [issue.folder for issue in long.issues()]


def test_only_languages_with_letters_have_an_archive_but_the_first_has_one_always() -> None:
    assert archive(4).written == ("fr", "en")
    assert Archive.of([replace(ENTRY, lang="en")], ("fr", "en")).written == ("fr", "en")
    assert Archive.of([replace(ENTRY, lang="de")], ("fr", "en")).languages == ("fr", "en", "de")


def test_a_year_is_no_folder_of_an_issue() -> None:
    assert all(not sheet.path[0].isdigit() for sheet in archive(60).sheets("fr"))
