"""A letter to HTML, twice from one tree of templates: the page, and the paper that becomes a PDF.

Templates are given views, and never compile a word of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, tzinfo
from functools import cached_property
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from tehletter.archive import Cover, home_path
from tehletter.body import (
    Block,
    Figure,
    Heading,
    Image,
)
from tehletter.config import address_of, in_language
from tehletter.diagnostics import Span
from tehletter.languages import Language, language, locale_of, lookup
from tehletter.letter import (
    Attached,
    Letter,
    Photo,
    PictureCopy,
)
from tehletter.markdown.tree import anchor_of
from tehletter.model import Config, Picture, Publisher
from tehletter.sandbox import Sandbox, rendered, sandbox
from tehletter.typography import Style, style_of, typeset
from tehletter.views import (
    ArchiveView,
    ArticleView,
    BlockView,
    ContentsEntry,
    DownloadView,
    EditionView,
    FigureView,
    HeadView,
    LetterView,
    OtherEditionsView,
    ParagraphView,
    PictureView,
    PublisherView,
    SeeAlsoView,
    SharedPictureView,
    SharingView,
)
from tehletter.walk import all_blocks
from tehletter.writing import Manner, Medium, Writer

POLICIES = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'",
    "base-uri 'none'; form-action 'none'",
)
"""The Content-Security-Policies of a page: nothing but its own pictures, styles and fonts; no base, nothing sent.

Each has a `meta` of its own, and a browser enforces both (CSP 3, section 3.3). They are two because the Nu Html
Checker holds addresses against the last one alone, and takes each that is relative for a violation in a file.
"""

ARCHIVE_POLICIES = (POLICIES[0] + "; script-src 'self'", POLICIES[1])
"""Those of the archive, whose pages alone have a script: ours, for the search."""

PAPER_WIDTH = 960
"""Pixels of the widest photograph on paper: 138 mm at 177 dpi, which offices print as well as more."""
DRAWING_WIDTH = 1440
"""The same of a picture with sharp lines, which PNG keeps."""
PORTRAIT_WIDTH = 480
PHOTOGRAPHS = ("JPEG", "WEBP")
"""The formats whose copies are JPEG."""
SCHEME = "letter"
"""The paper names its pictures `letter:<name>`; `pdf` serves them from memory."""

CARRIES_SOURCE = ("a-3a",)
"""The variants of PDF that may carry files of any kind, and carry the letter's Markdown (ISO 19005-3, 6.8)."""

PAPER = "letter/paper.html"
ARCHIVE_PAGE = "archive/page.html"
STYLESHEET = "styles/letter.css"
PAGE_ASSETS = ("assets/fonts.css", "assets/letter.css")
CYRILLIC_FONTS = "assets/fonts-cyrillic.css"
"""What pages in Cyrillic have in the place of the fonts of the others."""
ICON, ICON_TEMPLATE = "assets/icon.svg", "styles/icon.svg"
"""What stands for the letter in a tab of the browser: where it is published, and the template's name."""
ARCHIVE_STYLE = ("assets/archive.css", "styles/archive.css")
"""What pages of the archive have besides: where it is published, and the template's name."""
SEARCH_SCRIPT = ("assets/search.js", "scripts/search.js")


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
    """What all letters of a project share while they are rendered; `bound` bounds the time that a template takes."""

    config: Config
    templates: Mapping[str, str]
    zone: tzinfo
    logos: Mapping[str, Picture] = field(default_factory=dict)
    bound: Callable[[], AbstractContextManager[None]] = nullcontext

    @cached_property
    def environment(self) -> Sandbox:
        """Jinja's, for its templates."""
        return sandbox(self.templates)

    def rendered(self, name: str, context: Mapping[str, Any]) -> str:
        """What a template makes of a context; raises `Unable` where the template fails."""
        return rendered(self.environment, name, context, self.bound)

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {}

    def language(self, tag: str) -> Language:
        """The words of a language."""
        if tag not in self._languages:
            self._languages[tag] = language(tag, self.templates)
        return self._languages[tag]

    def style(self, tag: str) -> Style:
        """The typography of a language in this project: « fr » serves « fr-CH » too."""
        profiles = self.config.typography
        return style_of(self.language(tag), profiles.get(lookup(tag, profiles), ""))

    def moment(self, day: date) -> datetime:
        """A day's first moment in the mission's time zone."""
        return datetime.combine(day, time(), self.zone)


def series_name(config: Config, words: Language) -> str:
    """The name of the series in a language."""
    return in_language(config.label, words.tag) or words.label("series")


def assets_of(words: Language) -> tuple[str, ...]:
    """The style sheets of a page in a language."""
    return (CYRILLIC_FONTS, *PAGE_ASSETS[1:]) if words.is_cyrillic else PAGE_ASSETS


def pdf_name(config: Config, folder: str, lang: str) -> str:
    """« teh-008-fr.pdf »."""
    return f"{config.slug}-{folder}-{lang}.pdf"


def in_series_order(tags: Iterable[str], config: Config) -> list[str]:
    """Tags in the order of the series' languages, others last."""
    order = config.languages
    return sorted(tags, key=lambda tag: (order.index(tag) if tag in order else len(order), tag))


def render_paper(letter: Letter, modified: date, site: Site, langs: Iterable[str] = ()) -> Document:
    """The document that is laid out as a PDF. `langs` are those in which the issue is published."""
    rendering = _Rendering(letter, modified, site, "paper")
    document = rendering.document({"others": rendering.others(langs)})
    if site.config.pdf_variant in CARRIES_SOURCE:
        return replace(document, attached=rendering.attached())
    return document


def render_page(letter: Letter, modified: date, site: Site, siblings: tuple[Sibling, ...]) -> Document:
    """The web page. `siblings` are all editions of the issue, this one among them, in the order of the switch."""
    rendering = _Rendering(letter, modified, site, "page")
    return rendering.document(
        {
            "editions": rendering.editions(siblings),
            "sharing": rendering.sharing(siblings),
            "downloads": rendering.downloads(siblings),
            "assets": tuple(f"../../{asset}" for asset in assets_of(rendering.words)),
            "icon": f"../../{ICON}",
            "archive": _to_archive(letter.lang, "../../", site.config, draft=letter.meta.draft),
            "policies": POLICIES,
        }
    )


def _to_archive(lang: str, base: str, config: Config, *, draft: bool = False) -> ArchiveView:
    """The way to the archive in a language. A finished letter sees to it that there is one; a draft does not."""
    there = config.languages[0] if draft else lang
    feed = "" if draft else base + home_path(there, "feed.xml", config.languages)
    return ArchiveView(base + home_path(there, "index.html", config.languages), there, feed)


def render_issue(folder: str, langs: Iterable[str], site: Site, *, draft: bool) -> str:
    """The page of an issue: it leads to its editions, in the order of the series' languages."""
    ordered = in_series_order(langs, site.config)
    first = site.language(ordered[0])
    return site.rendered(
        "letter/issue.html",
        {
            "lang": ordered[0],
            "dir": first.direction,
            "policies": POLICIES,
            "assets": tuple(f"../{asset}" for asset in assets_of(first)),
            "icon": f"../{ICON}",
            "archive": _to_archive(ordered[0], "../", site.config, draft=draft),
            "address": address_of(site.config, f"{folder}/index.html"),
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


def thumbnail(letter: Letter, site: Site) -> Cover | None:
    """The smallest published copy of a letter's cover, or of its first figure."""
    rendering = _Rendering(letter, letter.meta.date, site, "page")
    figures = (block.image for block in letter.body.blocks if isinstance(block, Figure))
    image = _image(letter.meta.cover) if letter.meta.cover else next(figures, None)
    if image is None or image.decorative:
        return None
    picture = letter.pictures[image.src]
    return Cover(rendering.copy(picture, rendering.widths(picture, "cover")[0]), picture.width, picture.height)


def publisher_names(letter: Letter, site: Site) -> tuple[str, ...]:
    """Who publishes a letter, in its language."""
    return tuple(publisher.name for publisher in _Rendering(letter, letter.meta.date, site, "page").publishers())


def series_publishers(lang: str, site: Site, base: str = "") -> tuple[PublisherView, ...]:
    """Who publishes the series; `base` leads from the page to the output folder, where the logos are."""
    everyone = site.config.publishers or (site.config.mission,)
    logos = {
        path: PictureView(base + logo_path(copy), "", copy.picture.width, copy.picture.height, "", copy.picture.format)
        for path, copy in series_logos(site).items()
    }
    return tuple(_publisher(publisher, lang, site, logos.get(publisher.logo)) for publisher in everyone)


def series_logos(site: Site) -> dict[str, PictureCopy]:
    """The copies of logos that the archive shows, by the path that the config gives; each is named by its content."""
    everyone = site.config.publishers or (site.config.mission,)
    shown = {one.logo: site.logos[one.logo] for one in everyone if one.logo in site.logos}
    return {
        path: _copy(f"logo-{picture.sha256[:8]}", picture, _smallest(picture, site)) for path, picture in shown.items()
    }


def logo_path(copy: PictureCopy) -> str:
    """Where the archive has a logo."""
    return f"assets/{copy.name}"


def _smallest(picture: Picture, site: Site) -> int:
    """The width of the smallest copy that pages show."""
    return min(*site.config.image_widths, picture.width)


def _copy(stem: str, picture: Picture, width: int) -> PictureCopy:
    """A copy under a name that tells its width."""
    extension = "jpg" if picture.format in PHOTOGRAPHS else "png"
    return PictureCopy(f"{stem}-{width}.{extension}", picture, width, extension)


def render_archive(lang: str, base: str, site: Site, context: Mapping[str, Any]) -> str:
    """A page of the archive in a language; `base` leads from it to the output folder."""
    words, contact = site.language(lang), in_language(site.config.contact, lang)
    return site.rendered(
        ARCHIVE_PAGE,
        {
            "lang": lang,
            "dir": words.direction,
            "base": base,
            "policies": ARCHIVE_POLICIES,
            "assets": tuple(f"{base}{asset}" for asset in (*assets_of(words), ARCHIVE_STYLE[0])),
            "script": f"{base}{SEARCH_SCRIPT[0]}",
            "label": lambda key, **values: typeset(words.label(key, **values), site.style(lang)),
            "series": typeset(series_name(site.config, words), site.style(lang)),
            "icon": f"{base}{ICON}",
            "publishers": series_publishers(lang, site, base),
            "contact": contact,
            "contact_href": _mailto(contact),
            **context,
        },
    )


def render_report(site: Site, name: str, context: Mapping[str, Any]) -> str:
    """A page of the accessibility report."""
    return site.rendered(f"report/{name}", {"policies": POLICIES, **context})


def _publisher(publisher: Publisher, lang: str, site: Site, logo: PictureView | None = None) -> PublisherView:
    """A publisher as a language names it, typeset in it."""
    name, address = (typeset(in_language(text, lang), site.style(lang)) for text in (publisher.name, publisher.address))
    return PublisherView(name, publisher.url, tuple(address.splitlines()), logo)


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
        html = self.site.rendered(f"letter/{self.medium}.html", context)
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
            wide = PAPER_WIDTH if picture.format in PHOTOGRAPHS else DRAWING_WIDTH
            return [min(PORTRAIT_WIDTH if small else wide, picture.width)]
        offered = sorted({min(width, picture.width) for width in self.site.config.image_widths})
        return offered[:1] if small else offered

    def copy(self, picture: Picture, width: int) -> str:
        """The address of a copy."""
        copy = _copy(self.names[picture.path], picture, width)
        self.copies[copy.name] = copy
        return f"{SCHEME}:{copy.name}" if self.medium == "paper" else f"images/{copy.name}"

    # ---------------------------------------------------------------------------------- around the letter

    def chosen(self) -> tuple[Publisher, ...]:
        """The publishers of this letter: those it names, in any case of letters, else all of the series."""
        config = self.site.config
        wanted = {name.casefold() for name in self.letter.meta.publishers}
        known = (*config.publishers, config.mission)
        named = [one for one in known if wanted & {name.casefold() for name in one.name.values()}]
        alike = [one for place, one in enumerate(named) if all(one.name != other.name for other in named[:place])]
        return tuple(alike) or config.publishers or (config.mission,)

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
        return _mailto(self.contact())

    def editions(self, siblings: tuple[Sibling, ...]) -> tuple[EditionView, ...]:
        """The languages of the series and those of the issue: a language without an edition is named as missing."""
        present = {sibling.lang for sibling in siblings}
        tags = in_series_order({*self.site.config.languages, *present}, self.site.config)
        return tuple(self.edition(tag, f"../{tag}/index.html" if tag in present else "") for tag in tags)

    def edition(self, tag: str, href: str) -> EditionView:
        name = self.site.language(tag).name if href else self.missing(tag)
        return EditionView(tag, name, href, tag == self.letter.lang)

    def missing(self, tag: str) -> str:
        return self.label("edition-missing", language=self.words.name_of(tag))

    def others(self, langs: Iterable[str]) -> OtherEditionsView | None:
        """The PDFs of the other editions, by absolute addresses: a PDF travels alone."""
        tags = in_series_order(set(langs) - {self.letter.lang}, self.site.config)
        if not tags:
            return None
        before, _, after = self.label("other-editions").partition("{languages}")
        views = (EditionView(tag, self.words.name_of(tag), self.pdf_address(tag), current=False) for tag in tags)
        return OtherEditionsView(before, after, tuple(views))

    def pdf_address(self, tag: str) -> str:
        config, folder = self.site.config, self.letter.folder
        return address_of(config, f"{folder}/{tag}/{pdf_name(config, folder, tag)}")

    def sharing(self, siblings: tuple[Sibling, ...]) -> SharingView:
        """What stands in the head of the page; what needs an absolute address is left out where there is none."""
        tags = [sibling.lang for sibling in siblings]
        own = locale_of(self.letter.lang)
        alternates = [(tag, self.page_address(f"{tag}/")) for tag in tags]
        return SharingView(
            self.page_address(f"{self.letter.lang}/") if self.site.config.mission.url else "",
            (*alternates, ("x-default", self.page_address(""))) if len(tags) > 1 else (),
            own,
            tuple(sorted({locale_of(tag) for tag in tags} - {own})),
            self.shared_picture(),
        )

    def page_address(self, inside: str) -> str:
        """A page of the issue: absolute where the mission has an address, else as this page reaches it."""
        return address_of(self.site.config, f"{self.letter.folder}/{inside}index.html") or f"../{inside}index.html"

    def shared_picture(self) -> SharedPictureView | None:
        """The cover or else the first picture that shows something, in its widest copy."""
        figures = (block.image for block in all_blocks(self.letter.body) if isinstance(block, Figure))
        cover = self.letter.meta.cover
        image = _image(cover) if cover else next((image for image in figures if not image.decorative), None)
        if image is None or not self.site.config.mission.url:
            return None
        picture = self.letter.pictures[image.src]
        width = self.widths(picture, "cover")[-1]
        address = address_of(self.site.config, f"{self.letter.folder}/{self.letter.lang}/{self.copy(picture, width)}")
        height = round(picture.height * width / picture.width)
        return SharedPictureView(address, self.set(image.alt), width, height)

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
            "language": self.words.name_in_brackets(sibling.lang),
        }
        href = sibling.pdf_name if own else f"../{sibling.lang}/{sibling.pdf_name}"
        return DownloadView(href, self.label("download" if own else "download-other", **values), sibling.lang)

    def head(self) -> HeadView:
        meta = self.letter.meta
        names = tuple(in_language(publisher.name, self.letter.lang) for publisher in self.chosen())
        return HeadView(
            meta.author or ", ".join(names),
            names,
            self.site.moment(meta.date).isoformat(),
            self.site.moment(self.modified).isoformat(),
            self.set(meta.summary),
            meta.keywords,
        )

    def attached(self) -> Attached:
        """The letter's source as it stands on disk, dated by the letter: the same bytes at every build."""
        letter = self.letter
        return Attached(
            pdf_name(self.site.config, letter.folder, letter.lang).removesuffix("pdf") + "md",
            letter.source.raw.encode(),
            self.label("source-file"),
            self.site.moment(letter.meta.date).astimezone(UTC),
            self.site.moment(self.modified).astimezone(UTC),
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


def _mailto(contact: str) -> str:
    """The link to a contact that is a mail address; "" for any other."""
    return f"mailto:{contact}" if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", contact) else ""


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
