"""What readers find letters by, made after each build from all that is published then, whoever made it.

A letter that this build did not make speaks for itself through the index in which the last build listed it.
Where that index is missing, or of another version, its source speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tehletter.archive import Archive, Entry, index_path
from tehletter.feed import write_feed, write_sitemap
from tehletter.listing import Published, archive_page, entry_of, feed_of, places_of
from tehletter.model import Artifact, Letter
from tehletter.render import ARCHIVE_STYLE, SEARCH_SCRIPT, Site
from tehletter.search import read_index, write_index


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of the whole series; `lang` where it has one."""

    path: str
    kind: str
    lang: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Archivist:
    """`before` is what the last build published, by path; `read` gives the bytes of such a file, if they still are.

    `source` gives the letter that the project holds now, by folder and language, if it may be built.
    """

    site: Site
    before: Mapping[str, Artifact]
    read: Callable[[Artifact], bytes | None]
    source: Callable[[str, str], Letter | None]

    def files(self, made: Iterable[Letter], artifacts: Iterable[Artifact]) -> Iterator[SharedFile]:
        """Archive, search, feeds and sitemap. `made` are the letters of this build, `artifacts` all that is out."""
        out = list(artifacts)
        published = _published(out)
        if not published:
            return
        archive = Archive.of(self.entries(list(made), published), self.site.config.languages)
        yield from self.shared()
        for lang in archive.written:
            yield from self.in_language(lang, archive, published)
        if self.site.config.mission.url:
            yield SharedFile("sitemap.xml", "sitemap", None, write_sitemap(places_of(archive, published, self.site)))

    def shared(self) -> Iterator[SharedFile]:
        """What all pages of the archive use."""
        for (path, template), kind in ((ARCHIVE_STYLE, "style"), (SEARCH_SCRIPT, "script")):
            yield SharedFile(path, kind, None, self.site.templates[template].encode())

    def in_language(self, lang: str, archive: Archive, published: Mapping[str, Published]) -> Iterator[SharedFile]:
        """The archive of a language; without a letter it has no feed, since a feed tells when it last changed."""
        for sheet in archive.sheets(lang):
            yield SharedFile(sheet.path, "archive", lang, archive_page(sheet, archive, self.site).encode())
        if entries := archive.entries_in(lang):
            yield SharedFile(index_path(lang), "search", lang, write_index(entries).encode())
            for path in archive.places(lang, "feed.xml"):
                feed = feed_of(lang, path, archive, published, self.site)
                yield SharedFile(path, "feed", lang, write_feed(feed))

    def entries(self, made: list[Letter], published: Mapping[str, Published]) -> Iterator[Entry]:
        """What is listed: all that is published and no draft."""
        fresh = {(letter.folder, letter.lang): letter for letter in made}
        remembered: dict[str, Mapping[str, Entry] | None] = {}
        for path in published:
            folder, lang, _ = path.split("/")
            letter = fresh.get((folder, lang))
            if letter is None:
                if lang not in remembered:
                    remembered[lang] = self.index(lang)
                known = remembered[lang]
                if known is not None:
                    if folder in known:
                        yield known[folder]
                    continue
                letter = self.source(folder, lang)
            if letter is not None and not letter.meta.draft:
                yield entry_of(letter, self.site)

    def index(self, lang: str) -> Mapping[str, Entry] | None:
        """The index that the last build published in a language."""
        artifact = self.before.get(index_path(lang))
        data = self.read(artifact) if artifact else None
        return read_index(data.decode(), lang) if data else None


def _published(artifacts: Iterable[Artifact]) -> dict[str, Published]:
    """What is out of each edition, by the path of its page."""
    pages: dict[str, Artifact] = {}
    pdfs: dict[str, Artifact] = {}
    for artifact in artifacts:
        if artifact.lang and artifact.issue is not None and artifact.kind in ("html", "pdf"):
            folder = artifact.path.rpartition("/")[0]
            (pages if artifact.kind == "html" else pdfs)[folder] = artifact
    return {
        page.path: Published(
            date.fromisoformat(page.modified or ""),
            *((pdfs[folder].path, pdfs[folder].bytes) if folder in pdfs else ()),
        )
        for folder, page in sorted(pages.items())
    }
