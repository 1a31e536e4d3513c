"""The 106 criteria of RGAA 4.1, and how each is decided for the web page and for the PDF.

Their words are in the catalogue. A PDF is held against the criteria that EN 301 549 V3.2.1, chapter 10, asks
of documents too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tehletter.evidence import Target

Covered = Literal["", "browser", "validators", "design", "site"]
"""What sees to a criterion that no check of a build looks at: tests of the built-in style in a browser, validators of
HTML in the tool's tests, the built-in templates without a test, or the site that receives the letters."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a criterion cannot apply.

    It holds while `guards` were run without a fault and, where the `templates` warrant it, while these are built in.
    """

    name: str
    guards: tuple[str, ...] = ()
    templates: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How a criterion is decided. Names of checks are those of its own target, or « pdf/words ».

    A fault of `checks` fails it. `about` are checks that count its subject: where they counted none, it does not apply
    (by default, `checks`). `ask` is the question to a person, by its key; `covered` says what else sees to it.
    """

    checks: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    ask: str = ""
    covered: Covered = ""
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion by its number, and how it is decided for each target."""

    number: str
    page: Way
    pdf: Way

    @property
    def theme(self) -> str:
        """The number of its theme, « 1 » to « 13 »."""
        return self.number.partition(".")[0]

    def way(self, target: Target) -> Way:
        """How it is decided for a target."""
        return self.page if target == "page" else self.pdf


_ACTIVE = ("outside", "policy")
"""The checks that find what is active or comes from elsewhere on a page."""

FRAMES = Ground("frames", _ACTIVE)
MEDIA = Ground("media", _ACTIVE)
SCRIPTS = Ground("scripts", _ACTIVE)
FORMS = Ground("forms", _ACTIVE, templates=True)
CAPTCHA = Ground("captcha", _ACTIVE, templates=True)
STILL = Ground("still", _ACTIVE, templates=True)
HOVER = Ground("hover", _ACTIVE, templates=True)
SIMPLE_TABLES = Ground("simple-tables", ("tables",))
WEB = Ground("web")
STATIC_PDF = Ground("static-pdf", ("pdfa",))
READER = Ground("reader")
FIXED_TEXT = Ground("fixed-text")


def _absent(ground: Ground, pdf: Ground = STATIC_PDF) -> tuple[Way, Way]:
    """What cannot occur on the page, nor in the PDF."""
    return Way(ground=ground), Way(ground=pdf)


def _alike(way: Way) -> tuple[Way, Way]:
    """What is decided for the PDF as it is for the page."""
    return way, way


def _judged(number: str, *about: str) -> tuple[Way, Way]:
    """What only a person can decide, once there is something to judge."""
    return _alike(Way(about=about, ask=number))


def _web(way: Way) -> tuple[Way, Way]:
    """What is asked of web pages alone."""
    return way, Way(ground=WEB)


_WAYS: dict[str, tuple[Way, Way]] = {
    # pictures
    "1.1": _alike(Way(("alternatives",))),
    "1.2": _alike(Way(("alternatives",), ask="1.2")),
    "1.3": _judged("1.3", "alternatives"),
    "1.4": _absent(CAPTCHA),
    "1.5": _absent(CAPTCHA),
    "1.6": _judged("1.6", "alternatives"),
    "1.7": _judged("1.7", "alternatives"),
    "1.8": _judged("1.8", "alternatives"),
    "1.9": (Way(("figures",)), Way(about=("alternatives",), ask="1.9")),
    # frames
    "2.1": _absent(FRAMES),
    "2.2": _absent(FRAMES),
    # colours
    "3.1": _judged("3.1", "words", "alternatives"),
    "3.2": (Way(ask="3.2", covered="browser"), Way(ask="3.2")),
    "3.3": (Way(ask="3.3", covered="browser"), Way(ask="3.3")),
    # media
    **{f"4.{number}": _absent(MEDIA) for number in range(1, 14)},
    # tables
    "5.1": _alike(Way(about=("tables",), ground=SIMPLE_TABLES)),
    "5.2": _alike(Way(about=("tables",), ground=SIMPLE_TABLES)),
    "5.3": _judged("5.3", "tables"),
    "5.4": (Way(("tables",)), Way(("tables", "words"), about=("tables",))),
    "5.5": _judged("5.5", "tables"),
    "5.6": _alike(Way(("tables",), ask="5.6")),
    "5.7": _alike(Way(("tables",))),
    "5.8": _judged("5.8", "tables"),
    # links
    "6.1": _judged("6.1", "links"),
    "6.2": _alike(Way(("links",))),
    # scripts
    "7.1": (Way(_ACTIVE, ground=SCRIPTS), Way(ground=STATIC_PDF)),
    **{f"7.{number}": _absent(SCRIPTS) for number in range(2, 6)},
    # mandatory elements
    "8.1": _web(Way(("doctype",))),
    "8.2": (Way(("identifiers",), ask="8.2", covered="validators"), Way(("ua1", "pdfa", "fonts"))),
    "8.3": _alike(Way(("document-language",))),
    "8.4": _alike(Way(("document-language",), ask="8.4")),
    "8.5": _alike(Way(("title",))),
    "8.6": _judged("8.6", "title"),
    "8.7": _alike(Way(("languages",), about=("words",), ask="8.7")),
    "8.8": _alike(Way(("languages",), ask="8.8")),
    "8.9": _judged("8.9", "words"),
    "8.10": _judged("8.10", "languages"),
    # structure
    "9.1": _alike(Way(("headings",), ask="9.1")),
    "9.2": (Way(("landmarks", "notes"), about=("landmarks",)), Way(("words", "order", "notes"), about=("words",))),
    "9.3": _judged("9.3", "words"),
    "9.4": _judged("9.4", "words"),
    # presentation
    "10.1": _web(Way(ask="10.1", covered="design")),
    "10.2": (Way(("words",)), Way(("words", "extraction", "glyphs"))),
    "10.3": (Way(("words",)), Way(("words", "order", "extraction"))),
    "10.4": (Way(("zoom",), ask="10.4", covered="browser"), Way(ask="10.4")),
    "10.5": _web(Way(ask="10.5", covered="design")),
    "10.6": (Way(ask="10.6", covered="browser"), Way(about=("links",), ask="10.6")),
    "10.7": (Way(ask="10.7", covered="browser"), Way(ground=READER)),
    "10.8": (Way(ask="10.8", covered="design"), Way(("ua1",), ask="10.8")),
    "10.9": _judged("10.9", "words"),
    "10.10": _judged("10.10", "words"),
    "10.11": (Way(ask="10.11", covered="browser"), Way(ask="10.11.pdf")),
    "10.12": (Way(ask="10.12", covered="browser"), Way(ground=FIXED_TEXT)),
    "10.13": _absent(HOVER),
    "10.14": _absent(HOVER),
    # forms
    **{f"11.{number}": _absent(FORMS) for number in range(1, 14)},
    # navigation
    "12.1": (Way(ask="12.1", covered="site"), Way(("bookmarks",))),
    "12.2": _web(Way(ask="12.2", covered="site")),
    "12.3": _web(Way(ask="12.3", covered="site")),
    "12.4": _web(Way(ask="12.4", covered="site")),
    "12.5": _web(Way(ask="12.5", covered="site")),
    "12.6": _web(Way(("landmarks",))),
    "12.7": _web(Way(("skip-link",))),
    "12.8": (Way(ask="12.8", covered="browser"), Way(("ua1", "order"), about=("links",))),
    "12.9": (Way(ask="12.9", covered="browser"), Way(ground=READER)),
    "12.10": _absent(SCRIPTS),
    "12.11": _absent(HOVER),
    # consultation
    "13.1": _absent(STILL),
    "13.2": _absent(SCRIPTS),
    "13.3": _web(Way(("downloads", "pdf/ua1"), about=("downloads",), ask="13.3")),
    "13.4": _web(Way(("words", "pdf/words"), about=("downloads",))),
    "13.5": _judged("13.5", "words"),
    "13.6": _judged("13.6", "words"),
    "13.7": _absent(STILL),
    "13.8": _absent(STILL),
    "13.9": (Way(ask="13.9", covered="design"), Way(ground=READER)),
    "13.10": _absent(SCRIPTS),
    "13.11": _absent(SCRIPTS),
    "13.12": _absent(SCRIPTS),
}

CRITERIA = tuple(Criterion(number, page, pdf) for number, (page, pdf) in _WAYS.items())

CHECKS: dict[Target, tuple[str, ...]] = {
    "page": (
        "words", "languages", "alternatives", "figures", "tables", "links", "headings", "landmarks", "skip-link",
        "doctype", "title", "document-language", "identifiers", "outside", "policy", "zoom", "downloads", "notes",
    ),
    "pdf": (
        "ua1", "pdfa", "words", "order", "extraction", "languages", "alternatives", "tables", "links", "headings",
        "title", "document-language", "bookmarks", "glyphs", "fonts", "notes",
    ),
}  # fmt: skip
"""The checks of a full proof, in the order in which they are told."""
