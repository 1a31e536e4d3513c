"""The archive's pages, feeds and sitemap as texts, made of what is published: words, addresses, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tehletter.archive import Archive, Entry, Sheet, index_path, year_path
from tehletter.body import (
    Block,
    CodeBlock,
    Figure,
    Image,
)
from tehletter.config import address_of, in_language
from tehletter.feed import Enclosure, Feed, Item, permanent_id
from tehletter.languages import Language
from tehletter.letter import Letter
from tehletter.render import Site, publisher_names, render_archive, series_name, series_publishers, thumbnail
from tehletter.search import terms_of
from tehletter.typography import typeset
from tehletter.views import CellOfEdition, EditionView, EntryView, RowOfIssue, ShelfView, YearView
from tehletter.walk import all_blocks, all_inlines, plain_text, runs


@dataclass(frozen=True, slots=True)
class Published:
    """What the manifest says of an edition: the day of its last change, and the PDF if there is one."""

    modified: date
    pdf_path: str = ""
    pdf_bytes: int = 0


def entry_of(letter: Letter, site: Site) -> Entry:
    """What the archive says of a letter."""
    style, meta = site.style(letter.lang), letter.meta
    return Entry(
        letter.folder,
        letter.lang,
        typeset(meta.title, style),
        typeset(meta.theme, style),
        typeset(meta.summary, style),
        meta.date,
        site.language(letter.lang).month(meta.date),
        thumbnail(letter, site),
        publisher_names(letter, site),
        terms_of(_texts(letter)),
    )


def _texts(letter: Letter) -> Iterator[str]:
    """All that a reader may remember a letter by."""
    meta = letter.meta
    yield from (str(meta.number), meta.title, meta.summary, meta.theme, meta.byline, meta.author, *meta.keywords)
    for photo in (meta.cover, meta.portrait):
        if photo:
            yield from (photo.alt, photo.caption, photo.credit)
    for block in all_blocks(letter.body):
        yield from _texts_of(block)
    for child in all_inlines(letter.body):
        if isinstance(child, Image):
            yield child.alt
    for reference in meta.see_also:
        yield reference.label


def _texts_of(block: Block) -> Iterator[str]:
    match block:
        case Figure():
            yield from (block.image.alt, block.caption, block.credit)
        case CodeBlock():
            yield block.text
        case _:
            yield from map(plain_text, runs(block))


# -------------------------------------------------------------------------------------------------- pages


def archive_page(sheet: Sheet, archive: Archive, site: Site) -> str:
    """One page of the archive."""
    lang, base = sheet.lang, sheet.base
    words = site.language(lang)
    series = typeset(series_name(site.config, words), site.style(lang))
    entries = archive.entries_in(lang)
    same = {tag: archive.sheet_path(tag, sheet.year) for tag in archive.written}
    years = tuple(YearView(year, base + year_path(lang, year), year == sheet.shown) for year in sheet.years)
    place = sheet.years.index(sheet.shown) if sheet.shown else 0
    return render_archive(
        lang,
        base,
        site,
        {
            "heading": f"{series}, {sheet.year}" if sheet.year else series,
            "canonical": address_of(site.config, sheet.canonical),
            "languages": tuple(
                EditionView(tag, site.language(tag).name, base + path, tag == lang) for tag, path in same.items()
            ),
            "alternates": tuple((tag, address_of(site.config, path) or base + path) for tag, path in same.items()),
            "feed": base + archive.home(lang, "feed.xml") if entries else "",
            "index": base + index_path(lang) if entries else "",
            "issue_label": words.label("issue", number="{number}"),
            "years": years,
            "later": years[place - 1] if place else None,
            "earlier": years[place + 1] if place + 1 < len(years) else None,
            "shelves": tuple(
                ShelfView(year, tuple(_entry_view(entry, base, words) for entry in shelf))
                for year, shelf in sheet.shelves
            ),
            "columns": tuple(words.name_of(tag) for tag in archive.languages),
            "rows": tuple(_rows(sheet, archive, words)),
        },
    )


def _entry_view(entry: Entry, base: str, words: Language) -> EntryView:
    cover = entry.cover
    folder = f"{base}{entry.folder}/{entry.lang}/"
    return EntryView(
        words.label("issue", number=entry.number),
        entry.date.isoformat(),
        entry.month,
        base + entry.path,
        entry.title,
        entry.theme,
        entry.summary,
        folder + cover.src if cover else "",
        cover.width if cover else 0,
        cover.height if cover else 0,
    )


def _rows(sheet: Sheet, archive: Archive, words: Language) -> Iterator[RowOfIssue]:
    """The table of numbers and languages; an edition that is not published has a cell without address."""
    for issue in sheet.issues:
        yield RowOfIssue(
            words.label("issue", number=int(issue.folder)),
            tuple(
                CellOfEdition(tag, words.name_of(tag), sheet.base + issue.editions[tag].path)
                if tag in issue.editions
                else CellOfEdition(tag, words.name_of(tag), "")
                for tag in archive.languages
            ),
        )


# --------------------------------------------------------------------------------------- feed and sitemap


def feed_of(lang: str, path: str, archive: Archive, published: Mapping[str, Published], site: Site) -> Feed:
    """The feed of a language for the place `path`. Without `mission.url` its addresses are relative to that place."""
    config = site.config
    home = address_of(config, archive.home(lang, "feed.xml"))
    series = (in_language(config.mission.name, config.languages[0]), config.slug)
    base = "../" * path.count("/")

    def address(to: str) -> str:
        return address_of(config, to) or base + to

    def item(entry: Entry) -> Item:
        facts = published[entry.path]
        return Item(
            permanent_id(*series, entry.folder, lang),
            entry.title,
            entry.summary or entry.title,
            address(entry.path),
            entry.publishers,
            site.moment(entry.date),
            site.moment(max(entry.date, facts.modified)),  # a letter may be built before its day
            Enclosure(address(facts.pdf_path), facts.pdf_bytes) if facts.pdf_path else None,
        )

    return Feed(
        permanent_id(*series, lang),
        lang,
        typeset(series_name(config, site.language(lang)), site.style(lang)),
        address(archive.home(lang, "index.html")),
        home,
        tuple(publisher.name for publisher in series_publishers(lang, site)),
        tuple(item(entry) for entry in archive.entries_in(lang)),
    )


def places_of(
    archive: Archive, published: Mapping[str, Published], site: Site
) -> Iterator[dict[str, tuple[str, date | None]]]:
    """What the sitemap lists: the archives, their years, and the letters, each in all of its languages."""
    sheets: dict[int | None, dict[str, tuple[str, date | None]]] = {}
    for lang in archive.written:
        for sheet in archive.sheets(lang):
            sheets.setdefault(sheet.year, {})[lang] = (address_of(site.config, sheet.canonical), None)
    yield from sheets.values()
    for issue in archive.issues():
        yield {
            lang: (address_of(site.config, entry.path), published[entry.path].modified)
            for lang, entry in issue.editions.items()
        }
