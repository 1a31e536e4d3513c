"""A letter to HTML, twice from one tree of templates: the page, and the paper that becomes a PDF.

This module alone imports Jinja2. Templates run in its immutable sandbox with strict undefined; they are given
views, and never compile a word of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, tzinfo
from functools import cached_property
from itertools import pairwise
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tehletter.config import in_language
from tehletter.diagnostics import Span
from tehletter.errors import Unable
from tehletter.languages import Language, language
from tehletter.markdown.tree import anchor_of
from tehletter.model import Attached, Block, Config, Heading, Image, Letter, Photo, Picture, PictureCopy, Publisher
from tehletter.typography import Style, style_of, typeset
from tehletter.views import (
    ArticleView,
    BlockView,
    ContentsEntry,
    DownloadView,
    EditionView,
    FigureView,
    HeadView,
    LetterView,
    ParagraphView,
    PictureView,
    PublisherView,
    SeeAlsoView,
)
from tehletter.writing import Manner, Medium, Writer

POLICIES = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'",
    "base-uri 'none'; form-action 'none'",
)
"""The Content-Security-Policies of a page: nothing but its own pictures, styles and fonts; no base, nothing sent.

Each has a `meta` of its own, and a browser enforces both (CSP 3, section 3.3). They are two because the Nu Html
Checker holds addresses against the last one alone, and takes each that is relative for a violation in a file.
"""

PAPER_WIDTH = 1200
"""Pixels of the widest picture on paper: 138 mm at 220 dpi."""
PORTRAIT_WIDTH = 480
SCHEME = "letter"
"""The paper names its pictures `letter:<name>`; `pdf` serves them from memory."""

CARRIES_SOURCE = ("a-3a",)
"""The variants of PDF that may carry files of any kind, and carry the letter's Markdown (ISO 19005-3, 6.8)."""

STYLESHEET = "styles/letter.css"
PAGE_ASSETS = ("assets/fonts.css", "assets/letter.css")


@dataclass(frozen=True, slots=True)
class Document:
    """HTML and the copies of pictures that it shows, each once; what the PDF carries inside it."""

    html: str
    copies: tuple[PictureCopy, ...]
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class Sibling:
    """An edition of the same issue, with the weight of its PDF in bytes where one is published."""

    lang: str
    pdf_name: str
    pdf_bytes: int | None


@dataclass(frozen=True)
class Site:
    """What all letters of a project share while they are rendered."""

    config: Config
    templates: Mapping[str, str]
    zone: tzinfo
    logos: Mapping[str, Picture] = field(default_factory=dict)

    @cached_property
    def environment(self) -> ImmutableSandboxedEnvironment:
        """Jinja's, made once."""
        return ImmutableSandboxedEnvironment(
            loader=DictLoader(self.templates),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {}

    def language(self, tag: str) -> Language:
        """The words of a language."""
        if tag not in self._languages:
            self._languages[tag] = language(tag, self.templates)
        return self._languages[tag]

    def style(self, tag: str) -> Style:
        """The typography of a language in this project."""
        return style_of(self.language(tag), self.config.typography.get(tag, ""))


def series_name(config: Config, words: Language) -> str:
    """The name of the series in a language."""
    return in_language(config.label, words.tag) or words.label("series")


def pdf_name(config: Config, folder: str, lang: str) -> str:
    """« teh-008-fr.pdf »."""
    return f"{config.slug}-{folder}-{lang}.pdf"


def render_paper(letter: Letter, modified: date, site: Site) -> Document:
    """The document that is laid out as a PDF."""
    rendering = _Rendering(letter, modified, site, "paper")
    document = rendering.document({})
    if site.config.pdf_variant in CARRIES_SOURCE:
        return replace(document, attached=rendering.attached())
    return document


def render_page(letter: Letter, modified: date, site: Site, siblings: tuple[Sibling, ...]) -> Document:
    """The web page. `siblings` are all editions of the issue, this one among them, in the order of the switch."""
    rendering = _Rendering(letter, modified, site, "page")
    return rendering.document(
        {
            "editions": rendering.editions(siblings),
            "downloads": rendering.downloads(siblings),
            "assets": tuple(f"../../{asset}" for asset in PAGE_ASSETS),
            "policies": POLICIES,
        }
    )


def render_issue(folder: str, langs: tuple[str, ...], site: Site) -> str:
    """The page of an issue: it leads to its editions, in the order of the series' languages."""
    order = site.config.languages
    ordered = sorted(langs, key=lambda tag: (order.index(tag) if tag in order else len(order), tag))
    first = site.language(ordered[0])
    return _template(
        site,
        "letter/issue.html",
        {
            "lang": ordered[0],
            "dir": first.direction,
            "policies": POLICIES,
            "assets": tuple(f"../{asset}" for asset in PAGE_ASSETS),
            "label": first.label,
            "series": typeset(series_name(site.config, first), site.style(ordered[0])),
            "publishers": tuple(
                _publisher(publisher, ordered[0], site)
                for publisher in site.config.publishers or (site.config.mission,)
            ),
            "issue": first.label("issue", number=int(folder)),
            "editions": tuple(
                EditionView(tag, site.language(tag).name, f"{tag}/index.html", current=False) for tag in ordered
            ),
        },
    )


def render_report(site: Site, name: str, context: Mapping[str, Any]) -> str:
    """A page of the accessibility report."""
    return _template(site, f"report/{name}", {"policies": POLICIES, **context})


def _publisher(publisher: Publisher, lang: str, site: Site, logo: PictureView | None = None) -> PublisherView:
    """A publisher as a language names it, typeset in it."""
    name, address = (typeset(in_language(text, lang), site.style(lang)) for text in (publisher.name, publisher.address))
    return PublisherView(name, publisher.url, tuple(address.splitlines()), logo)


def _template(site: Site, name: str, context: Mapping[str, Any]) -> str:
    try:
        return site.environment.get_template(name).render(context)
    except TemplateError as error:
        where = getattr(error, "filename", None) or getattr(error, "name", None) or name
        raise Unable("template-error", path=str(where), reason=str(error)) from error


class _Rendering:
    """One edition on its way to one medium."""

    def __init__(self, letter: Letter, modified: date, site: Site, medium: Medium) -> None:
        self.letter, self.modified, self.site, self.medium = letter, modified, site, medium
        self.words = site.language(letter.lang)
        self.style = site.style(letter.lang)
        self.copies: dict[str, PictureCopy] = {}
        self.names = _names(letter)
        self.writer = Writer(
            letter.body,
            Manner(
                medium,
                letter.lang,
                self.style,
                site.style,
                site.config.mission.url,
                self.picture,
                lambda number: self.words.label("note", number=number),
            ),
        )

    def set(self, text: str) -> str:
        return typeset(text, self.style)

    def label(self, key: str, **values: object) -> str:
        return self.set(self.words.label(key, **values))

    def document(self, more: Mapping[str, Any]) -> Document:
        context = {
            "lang": self.letter.lang,
            "dir": self.words.direction,
            "medium": self.medium,
            "label": self.label,
            "series": self.set(series_name(self.site.config, self.words)),
            "publishers": self.publishers(),
            "contact": self.contact(),
            "contact_href": self.contact_href(),
            "letter": self.letter_view(),
            "head": self.head(),
            **more,
        }
        html = _template(self.site, f"letter/{self.medium}.html", context)
        return Document(html, tuple(self.copies[name] for name in sorted(self.copies)))

    # ------------------------------------------------------------------------------------------- letter

    def letter_view(self) -> LetterView:
        meta, words = self.letter.meta, self.words
        before, articles = _split(self.letter.body.blocks)
        editorial = self.editorial(before)
        views = tuple(
            ArticleView(heading.anchor, self.writer.inline(heading.children), self.writer.blocks(blocks))
            for heading, blocks in articles
        )
        toc = [ContentsEntry(heading.anchor, self.writer.heading_words(heading.children)) for heading, _ in articles]
        if editorial:
            toc.insert(0, ContentsEntry("editorial", Markup.escape(self.label("editorial"))))
        return LetterView(
            number=meta.number,
            issue_label=self.label("issue", number=meta.number),
            title=self.set(meta.title),
            byline=self.set(meta.byline),
            author=self.set(meta.author),
            theme=self.set(meta.theme),
            summary=self.set(meta.summary),
            month=words.month(meta.date),
            date_iso=meta.date.isoformat(),
            modified=words.day(self.modified),
            modified_iso=self.modified.isoformat(),
            draft=meta.draft,
            several=len(articles) > 1,
            lead=not meta.byline,
            cover=self.cover(),
            portrait=self.portrait(),
            editorial=editorial,
            articles=views,
            toc=tuple(toc),
            notes=self.writer.endnotes(),
            see_also=self.see_also(),
            keywords=tuple(self.set(keyword) for keyword in meta.keywords),
        )

    def editorial(self, blocks: tuple[Block, ...]) -> tuple[BlockView, ...]:
        """What stands before the first article; without a byline its first paragraph is the chapô."""
        views = list(self.writer.blocks(blocks))
        if not self.letter.meta.byline:
            for place, view in enumerate(views):
                if isinstance(view, ParagraphView):
                    views[place] = replace(view, lead=True)
                    break
        return tuple(views)

    def cover(self) -> FigureView | None:
        photo = self.letter.meta.cover
        if photo is None:
            return None
        return FigureView(self.picture(_image(photo), "cover"), self.set(photo.caption), self.set(photo.credit))

    def portrait(self) -> PictureView | None:
        photo = self.letter.meta.portrait
        return self.picture(_image(photo), "portrait") if photo else None

    def see_also(self) -> tuple[SeeAlsoView, ...]:
        return tuple(
            SeeAlsoView(self.set(reference.label), self.writer.address(reference.url))
            for reference in self.letter.meta.see_also
        )

    # ----------------------------------------------------------------------------------------- pictures

    def picture(self, image: Image, role: str) -> PictureView:
        """The view of a picture; the copies that it needs are noted."""
        picture = self.letter.pictures[image.src]
        widths = self.widths(picture, role)
        sources = [(self.copy(picture, width), width) for width in widths]
        srcset = ", ".join(f"{src} {width}w" for src, width in sources) if len(sources) > 1 else ""
        middle = sources[len(sources) // 2][0]
        return PictureView(middle, srcset, picture.width, picture.height, self.set(image.alt), picture.format)

    def widths(self, picture: Picture, role: str) -> list[int]:
        small = role in ("portrait", "inline", "logo")
        if self.medium == "paper":
            return [min(PORTRAIT_WIDTH if small else PAPER_WIDTH, picture.width)]
        offered = sorted({min(width, picture.width) for width in self.site.config.image_widths})
        return offered[:1] if small else offered

    def copy(self, picture: Picture, width: int) -> str:
        """The address of a copy."""
        extension = "jpg" if picture.format in ("JPEG", "WEBP") else "png"
        name = f"{self.names[picture.path]}-{width}.{extension}"
        self.copies[name] = PictureCopy(name, picture, width, extension)
        return f"{SCHEME}:{name}" if self.medium == "paper" else f"images/{name}"

    # ---------------------------------------------------------------------------------- around the letter

    def chosen(self) -> tuple[Publisher, ...]:
        """The publishers of this letter: those it names, else all of the series, else the mission."""
        everyone = self.site.config.publishers or (self.site.config.mission,)
        named = tuple(
            publisher for publisher in everyone if set(publisher.name.values()) & set(self.letter.meta.publishers)
        )
        return named or everyone

    def publishers(self) -> tuple[PublisherView, ...]:
        return tuple(
            _publisher(publisher, self.letter.lang, self.site, self.logo(publisher.logo)) for publisher in self.chosen()
        )

    def logo(self, path: str) -> PictureView | None:
        picture = self.site.logos.get(path)
        if picture is None:
            return None
        stem = _safe(picture.path.rpartition(".")[0].replace("/", "-"))  # two missions may each have a logo.png
        self.names.setdefault(picture.path, f"logo-{stem}")
        src = self.copy(picture, self.widths(picture, "logo")[0])
        return PictureView(src, "", picture.width, picture.height, "", picture.format)

    def contact(self) -> str:
        return in_language(self.site.config.contact, self.letter.lang)

    def contact_href(self) -> str:
        contact = self.contact()
        return f"mailto:{contact}" if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", contact) else ""

    def editions(self, siblings: tuple[Sibling, ...]) -> tuple[EditionView, ...]:
        return tuple(
            EditionView(
                sibling.lang,
                self.site.language(sibling.lang).name,
                f"../{sibling.lang}/index.html",
                sibling.lang == self.letter.lang,
            )
            for sibling in siblings
        )

    def downloads(self, siblings: tuple[Sibling, ...]) -> tuple[DownloadView, ...]:
        """This edition's PDF first, then those of the others."""
        here = self.letter.lang
        ordered = sorted(siblings, key=lambda sibling: sibling.lang != here)
        return tuple(self.download(sibling) for sibling in ordered if sibling.pdf_bytes)

    def download(self, sibling: Sibling) -> DownloadView:
        own = sibling.lang == self.letter.lang
        series = series_name(self.site.config, self.words)
        values = {
            "series": series[:1].lower() + series[1:] if series[1:2].islower() else series,
            "number": self.letter.number,
            "month": self.words.month(self.letter.meta.date),
            "weight": self.words.weight(sibling.pdf_bytes or 0),
            # « serbe (latin) » stands in round brackets, where further ones are square.
            "language": self.words.name_of(sibling.lang).replace("(", "[").replace(")", "]"),
        }
        href = sibling.pdf_name if own else f"../{sibling.lang}/{sibling.pdf_name}"
        return DownloadView(href, self.label("download" if own else "download-other", **values), sibling.lang)

    def head(self) -> HeadView:
        meta = self.letter.meta
        names = (in_language(publisher.name, self.letter.lang) for publisher in self.chosen())
        return HeadView(
            meta.author or ", ".join(names),
            self.moment(meta.date).isoformat(),
            self.moment(self.modified).isoformat(),
            self.set(meta.summary),
            meta.keywords,
        )

    def moment(self, day: date) -> datetime:
        """A day's first moment in the mission's time zone."""
        return datetime.combine(day, time(), self.site.zone)

    def attached(self) -> Attached:
        """The letter's source as it stands on disk, dated by the letter: the same bytes at every build."""
        letter = self.letter
        return Attached(
            pdf_name(self.site.config, letter.folder, letter.lang).removesuffix("pdf") + "md",
            letter.source.raw.encode(),
            self.label("source-file"),
            self.moment(letter.meta.date).astimezone(UTC),
            self.moment(self.modified).astimezone(UTC),
        )


def _split(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[tuple[Heading, tuple[Block, ...]]]]:
    """The editorial, and each article with its heading."""
    openings = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    before = blocks[: openings[0]] if openings else blocks
    articles = []
    for start, end in pairwise([*openings, len(blocks)]):
        heading = blocks[start]
        if isinstance(heading, Heading):
            articles.append((heading, blocks[start + 1 : end]))
    return before, articles


def _image(photo: Photo) -> Image:
    return Image(photo.src, photo.alt, Span())


def _names(letter: Letter) -> dict[str, str]:
    """A name for the copies of each picture, from its own; two pictures of one name get a piece of their hash."""
    folder = letter.path.rpartition("/")[0] + "/"
    names: dict[str, str] = {}
    for picture in sorted(
        {picture.path: picture for picture in letter.pictures.values()}.values(), key=lambda p: p.path
    ):
        stem = picture.path.removeprefix(folder).removeprefix("images/").rpartition(".")[0]
        name = _safe(stem.replace("/", "-"))
        taken = name.lower() in {other.lower() for other in names.values()}
        names[picture.path] = f"{name}-{picture.sha256[:8]}" if taken else name
    return names


def _safe(name: str) -> str:
    """A file name that every server and archive takes."""
    return (
        name
        if re.fullmatch(r"[A-Za-z0-9._-]+", name)
        else anchor_of(name).encode("ascii", "ignore").decode() or "picture"
    )
