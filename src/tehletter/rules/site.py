"""What letters point to in the project, and what lies there that none points to: 3xx."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from tehletter.abstract import Abstract
from tehletter.diagnostics import Finding
from tehletter.rules.rule import Series
from tehletter.rules.typography.search import late
from tehletter.schema import LANGUAGE
from tehletter.walk import nearest_picture

Placed = Iterator[tuple[str, Finding]]
"""Findings, each with the path of its file."""

_UNUSABLE = (".svg", ".tif", ".tiff", ".bmp", ".heic", ".avif")
_SOURCE = late(r"(?:(?:.*/)?(\d+)/|\./)?([^/]+)\.md")
_PUBLISHED = late(
    r"/?(?:(?:\.{1,2}|issues|dist)/)*(\d{3,9})(?:/(?:([A-Za-z]{2}(?:-[A-Za-z0-9]+)*)(?:/.*)?|index\.html)?)?"
)
_PICTURE = late(r"\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)


def unused_picture(series: Series) -> Placed:
    """A picture that no edition of its issue uses was forgotten: in the letter, or in the folder."""
    used = {_folded(path) for letter in series.letters for path in letter.pictures}
    there = frozenset(series.files)  # what a slip in a letter means is told there
    used |= {_folded(nearest_picture(p, there)) for a in series.letters for p in a.pictures if p not in there}
    used |= {_folded(publisher.logo) for publisher in (series.config.mission, *series.config.publishers)}
    folders = {f"{issue[0].path.rpartition('/')[0]}/": issue for issue in series.issues.values()}
    for path in series.files:
        issue = folders.get(path[: path.index("/", path.index("/") + 1) + 1], ())
        settled = issue and all(letter.places and not letter.draft for letter in issue)
        if settled and _folded(path) not in used:
            ending = posixpath.splitext(path)[1].lower()
            values = {"name": path.rpartition("/")[2], "format": ending.removeprefix(".").upper()}
            yield path, Finding("unused-picture", values=values, variant="format" if ending in _UNUSABLE else "")


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def broken_link(series: Series) -> Placed:
    """A link to another letter, or into one, leads to what is published (contract, « dist/ »)."""
    editions = frozenset((letter.folder, letter.lang) for letter in series.letters)
    files = frozenset(series.files)
    for letter in series.letters if series.config.mission.url else ():
        for mark in letter.relatives:
            path = unquote(mark.what.partition("#")[0].partition("?")[0])
            found = _source(path, letter, editions) or _published(path, editions)
            if not found and _PICTURE.search(path) and _beside(letter.path, path) in files:
                found = "picture", {}
            if found:
                yield letter.path, Finding("broken-link", mark.span, {"href": mark.what, **found[1]}, found[0])


Found = tuple[str, dict[str, str]] | None
"""The variant of a message and its values."""


def _beside(letter: str, path: str) -> str:
    return posixpath.normpath(f"{posixpath.dirname(letter)}/{path}")


def _source(path: str, letter: Abstract, editions: frozenset[tuple[str, str]]) -> Found:
    """A link to the file that an author writes, where readers have none."""
    source = _SOURCE.fullmatch(path)
    if not source or not (source[1] or LANGUAGE.fullmatch(source[2])):
        return None
    folder = f"{int(source[1]):03d}" if source[1] else letter.folder
    if (folder, source[2]) in editions:
        return "source", {"right": f"/{folder}/{source[2]}/"}
    return "letter", {"folder": f"{folder}/{source[2]}"}


def _published(path: str, editions: frozenset[tuple[str, str]]) -> Found:
    """A link in the form of `dist/` to an edition that no build makes."""
    published = _PUBLISHED.fullmatch(path)
    if not published:
        return None
    folder, lang = published[1], published[2]
    known = sorted(tag for name, tag in editions if name == folder)
    if not known:  # a year, or the number of anything else on the site, is no letter
        ours = len(folder) == 3 and (not lang or lang in {tag for _, tag in editions})
        return ("letter", {"folder": folder}) if ours else None
    values = {"folder": folder, "lang": lang or "", "known": ", ".join(known)}
    return ("edition", values) if lang and lang not in known else None
