"""What readers find letters by, made after each build from all that is published then, whoever made it.

A letter that this build did not make (it was not asked for, or it failed) speaks for itself through the index in
which the build that published it listed it, so that what is listed is what is out. Where that index was lost, its
source speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tehletter.archive import Archive, Entry, index_path
from tehletter.artifact import Artifact
from tehletter.feed import write_feed, write_sitemap
from tehletter.letter import Letter, PictureCopy
from tehletter.listing import Published, archive_page, entry_of, feed_of, places_of
from tehletter.plan import ARCHIVE_KINDS
from tehletter.render import (
    ARCHIVE_STYLE,
    ICON,
    ICON_TEMPLATE,
    SEARCH_SCRIPT,
    Site,
    logo_path,
    render_issue,
    series_logos,
)
from tehletter.search import read_index, write_index


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of a whole series or issue; `issue` and `lang` where it has one."""

    path: str
    kind: str
    data: bytes
    lang: str | None = None
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class Archivist:
    """`before` is what the last build published, by path; `read` gives the bytes of such a file, if they still are.

    `source` gives the letter that the project holds now, by folder and language, if it may be built; `scaled` makes the
    copy of a picture; `stands` tells whether a file made from such inputs is published already.
    """

    site: Site
    before: Mapping[str, Artifact]
    read: Callable[[Artifact], bytes | None]
    source: Callable[[str, str], Letter | None]
    scaled: Callable[[PictureCopy], bytes]
    stands: Callable[[str, Iterable[str]], bool]

    def files(self, made: Mapping[str, Entry | None], artifacts: Iterable[Artifact]) -> Iterator[SharedFile]:
        """Pages of issues, archive, search, feeds, sitemap.

        `made` is what to say of the letters of this build, by folder; `artifacts` are the pages that are out, and the
        PDFs that tell the same.
        """
        published = _published(artifacts)
        if not published:
            return
        archive = Archive.of(self.entries(made, published), self.site.config.languages)
        yield from self.shared()
        yield from self.issues(archive, published)
        for lang in archive.written:
            yield from self.in_language(lang, archive, published)
        if self.site.config.mission.url:
            yield SharedFile("sitemap.xml", "sitemap", write_sitemap(places_of(archive, published, self.site)))

    def shared(self) -> Iterator[SharedFile]:
        """What the pages use."""
        for path, template, kind in (
            (*ARCHIVE_STYLE, "style"),
            (*SEARCH_SCRIPT, "script"),
            (ICON, ICON_TEMPLATE, "image"),
        ):
            yield SharedFile(path, kind, self.site.templates[template].encode())
        for copy in series_logos(self.site).values():
            yield SharedFile(logo_path(copy), "image", self.scaled(copy))

    def issues(self, archive: Archive, published: Mapping[str, Published]) -> Iterator[SharedFile]:
        """The page of each issue, which leads to its editions; to drafts only where there is nothing else."""
        listed = {entry.path for entry in archive.entries}
        paths: dict[str, list[str]] = {}
        for path in published:
            paths.setdefault(path.partition("/")[0], []).append(path)
        for folder, some in sorted(paths.items()):
            finished = [path for path in some if path in listed]
            langs = [path.split("/")[1] for path in finished or some]
            path = f"{folder}/index.html"
            if not self.stands(path, [*langs, "finished" if finished else "draft"]):
                page = render_issue(folder, langs, self.site, draft=not finished)
                yield SharedFile(path, "html", page.encode(), issue=int(folder))

    def in_language(self, lang: str, archive: Archive, published: Mapping[str, Published]) -> Iterator[SharedFile]:
        """The archive of a language; without a letter it has no feed, since a feed tells when it last changed."""
        for sheet in archive.sheets(lang):
            yield SharedFile(sheet.path, "archive", archive_page(sheet, archive, self.site).encode(), lang)
        if entries := archive.entries_in(lang):
            yield SharedFile(index_path(lang), "search", write_index(entries).encode(), lang)
            for path in archive.places(lang, "feed.xml"):
                feed = feed_of(lang, path, archive, published, self.site)
                yield SharedFile(path, "feed", write_feed(feed), lang)

    def entries(self, made: Mapping[str, Entry | None], published: Mapping[str, Published]) -> Iterator[Entry]:
        """What is listed: all that is published and no draft."""
        remembered: dict[str, Mapping[str, Entry] | None] = {}
        for path in published:
            folder, lang, _ = path.split("/")
            if f"{folder}/{lang}" in made:
                entry = made[f"{folder}/{lang}"]
            else:
                if lang not in remembered:
                    remembered[lang] = self.index(lang)
                known = remembered[lang]
                entry = self.of_source(folder, lang) if known is None else known.get(folder)
            if entry is not None:
                yield entry

    def of_source(self, folder: str, lang: str) -> Entry | None:
        """What the source of a letter says of it."""
        letter = self.source(folder, lang)
        return None if letter is None or letter.meta.draft else entry_of(letter, self.site)

    def index(self, lang: str) -> Mapping[str, Entry] | None:
        """What the last build listed in a language; None where that is not known any more."""
        artifact = self.before.get(index_path(lang))
        if artifact is None:  # an archive without an index in a language lists no letter in it
            return {} if any(known.kind in ARCHIVE_KINDS for known in self.before.values()) else None
        data = self.read(artifact)
        return read_index(data.decode(), lang) if data else None


def _published(artifacts: Iterable[Artifact]) -> dict[str, Published]:
    """What is out of each edition, by the path of its page. A PDF of another day than the page tells something else."""
    pages: dict[str, Artifact] = {}
    pdfs: dict[str, Artifact] = {}
    for artifact in artifacts:
        if artifact.lang and artifact.modified and artifact.kind in ("html", "pdf"):
            folder = artifact.path.rpartition("/")[0]
            (pages if artifact.kind == "html" else pdfs)[folder] = artifact
    published = {}
    for folder, page in sorted(pages.items()):
        pdf = pdfs.get(folder)
        same = (pdf.path, pdf.bytes) if pdf and pdf.modified == page.modified else ()
        published[page.path] = Published(date.fromisoformat(page.modified or ""), *same)
    return published
