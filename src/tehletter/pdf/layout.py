"""HTML to PDF. WeasyPrint sees one document, one stylesheet, the fonts it is given and the pictures it is handed.

Everything that it could fetch comes from memory; any other address is refused. Layout runs under a fontconfig
file that knows the shipped fonts and the project's, so that every machine makes the same pages.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tehletter.letter import Attached
from tehletter.pdf.engine import load
from tehletter.pdf.lines import look_less_far

_PLAIN_SPACES = dict.fromkeys(map(ord, "\x85\u1680\u2028\u2029"), " ")
"""Spaces and line ends of other programs: fonts have no glyph for them, and Pango parts lines there on its own."""

_NOBODY_READS = (
    '<!doctype html><html lang="fr" class="paper"><title>–</title><body><main><h1 class="title">–</h1>'
    "<p>Anticonstitutionnellement, <strong>–</strong> <em>–</em></p><ul><li>–</ul>"
    '<table><tr><td>–</table><figure><figcaption><span class="caption">–</span></figcaption></figure></main>'
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A laid-out letter: the file and its number of pages; what WeasyPrint had to say."""

    data: bytes
    pages: int
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that a PDF is made from, besides stylesheet and fonts.

    `pictures` is by the name in `letter:<name>`; `key` identifies all inputs and is written into the PDF's ID.
    """

    html: str
    pictures: Mapping[str, bytes]
    variant: str
    key: str
    attached: Attached | None = None


def key_in(pdf: bytes) -> str:
    """The key in the ID of a PDF that was made here."""
    trailer = pdf[-65536:]
    start = trailer.rfind(b"/ID [(")
    return trailer[start + 6 : start + 38].decode("ascii", "replace") if start >= 0 else ""


class Layout:
    """WeasyPrint, loaded once in a process under the project's fonts, with the stylesheet parsed once."""

    def __init__(self, fonts: Iterable[Path], stylesheet: str, cache: Path | None = None) -> None:
        if cache is None:
            self.folder = tempfile.TemporaryDirectory(prefix="tehletter-")  # swept with this object
            cache = Path(self.folder.name)
        cache.mkdir(parents=True, exist_ok=True)
        os.environ["FONTCONFIG_FILE"] = str(_written(cache / "fonts.conf", _fontconfig(fonts, cache)))
        self.weasyprint = load()
        look_less_far()
        self.stylesheet = stylesheet
        self._shared: dict[str, Any] | None = None

    def shared(self) -> dict[str, Any]:
        """Fonts, counters and the parsed stylesheet of this process, made at its first letter."""
        if self._shared is None:
            from weasyprint.css.counters import CounterStyle
            from weasyprint.text.fonts import FontConfiguration

            common = {"font_config": FontConfiguration(), "counter_style": CounterStyle()}
            css = self.weasyprint.CSS(
                string=self.stylesheet, url_fetcher=_fetcher({}), base_url="letter:style", **common
            )
            self._shared = {**common, "stylesheets": [css]}
            gc.freeze()
        return self._shared

    def warm_up(self) -> None:
        """Lay out what nobody reads: all that the first letter would load is there when it comes."""
        self.sheets(Paper(_NOBODY_READS, {}, "a-2a", "0" * 32))

    def sheets(self, paper: Paper) -> Sheets:
        """Lay a letter out. The same paper gives the same bytes."""
        from tehletter.pdf.tags import Tags

        if self._shared is not None:
            gc.collect()  # what the letter before left in circles, and that alone: all else is frozen
        shared = self.shared()
        variant, html = f"pdf/{paper.variant}", paper.html.translate(_PLAIN_SPACES)
        with _heard() as remarks:
            source = self.weasyprint.HTML(string=html, base_url="letter:", url_fetcher=_fetcher(paper.pictures))
            document = source.render(pdf_variant=variant, presentational_hints=True, **shared)
            tags = Tags(document)
            with tags.built():
                data = document.write_pdf(
                    finisher=tags.finish,
                    pdf_variant=variant,
                    pdf_identifier=paper.key.encode(),
                    attachments=[self.enclosure(paper.attached)] if paper.attached else None,
                )
        return Sheets(tags.written(data), len(document.pages), tuple(remarks))

    def enclosure(self, attached: Attached) -> Any:
        """A file as WeasyPrint attaches it: what the PDF was made from (ISO 19005-3, 6.8, AFRelationship)."""
        return self.weasyprint.Attachment(
            file_obj=io.BytesIO(attached.data),
            name=attached.name,
            description=attached.description,
            created=attached.created,
            modified=attached.modified,
            relationship="Source",
        )


def _written(path: Path, text: str) -> Path:
    """A file with that text, put in place in one step: other workers read it at this very moment."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        own = path.with_name(f"{path.name}.{os.getpid()}")
        own.write_text(text, encoding="utf-8")
        own.replace(path)
    return path


def _fontconfig(fonts: Iterable[Path], cache: Path) -> str:
    folders = "".join(f"<dir>{escape(str(folder), quote=False)}</dir>" for folder in fonts)
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"{folders}<cachedir>{escape(str(cache), quote=False)}</cachedir>"
        # WOFF2 files are cut by script, for browsers: layout would print wrong glyphs with them.
        "<selectfont><rejectfont><glob>*.woff2</glob></rejectfont></selectfont>"
        "<config><rescan><int>0</int></rescan></config></fontconfig>"
    )


def _fetcher(pictures: Mapping[str, bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FromMemory(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves the letter's own pictures and nothing else: no network, no disk."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - WeasyPrint's signature
            name = url.removeprefix("letter:")
            if name == url or name not in pictures:
                raise ValueError("not a picture of this letter")
            kind = "image/png" if name.endswith(".png") else "image/jpeg"
            return URLFetcherResponse(url, pictures[name], {"Content-Type": kind})

    return FromMemory()


class _Remarks(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint logs meanwhile, kept from the terminal."""
    logger, remarks = logging.getLogger("weasyprint"), _Remarks()
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [remarks], False
    try:
        yield remarks.said
    finally:
        logger.handlers, logger.propagate = handlers, propagate
