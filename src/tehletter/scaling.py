"""Copies of pictures, from the cache or made and kept there."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tehletter import pictures
from tehletter.errors import Unable
from tehletter.letter import PictureCopy
from tehletter.workspace.files import read_given, replace_file
from tehletter.workspace.project import MOST_PICTURE, Workspace


@dataclass(frozen=True, slots=True)
class Kit:
    """What a process needs to work: the project, the fonts, the stylesheet, the folder for caches if there is one.

    `doubting`: what lies in the cache is made again. `seal` is in the name of each picture in the cache: a word that
    only this machine knows, so that nobody else can have put one there.
    """

    workspace: Workspace
    fonts: tuple[Path, ...]
    stylesheet: str
    cache: Path | None
    doubting: bool = False
    seal: str = ""


@dataclass(frozen=True, slots=True)
class ScaleJob:
    """Copies of one picture to make; `expected` gives the hashes that copies had when they were last published."""

    copies: tuple[PictureCopy, ...]
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scaled:
    """A copy of a picture: its bytes, or where the cache has it; its hash and its weight."""

    content: bytes | Path
    sha256: str
    bytes: int


def picture_copy(kit: Kit, copy: PictureCopy) -> bytes:
    """A scaled picture, from the cache or made and kept there."""
    (scaled,) = scale(kit, ScaleJob((copy,), ("",)))
    return scaled.content if isinstance(scaled.content, bytes) else scaled.content.read_bytes()


def scale(kit: Kit, job: ScaleJob) -> tuple[Scaled, ...]:
    """Copies of a picture, those that the cache lacks made together. Raises `Unable` where it is not what was read.

    A cached copy that is not what was published under its name is made again: someone has changed one or the other.
    """
    places = [_place(kit, copy) for copy in job.copies]
    found = [_kept(place, expected) for place, expected in zip(places, job.expected, strict=True)]
    missing = [at for at, scaled in enumerate(found) if scaled is None or kit.doubting]
    if missing:
        picture = job.copies[0].picture
        data = kit.workspace.read_picture(picture.path)
        if isinstance(data, str) or hashlib.sha256(data).hexdigest() != picture.sha256:
            raise Unable("changed-during-build", path=picture.path)
        wanted = [(job.copies[at].width, job.copies[at].extension) for at in missing]
        for at, made in zip(missing, pictures.copies(data, wanted), strict=True):
            found[at] = Scaled(_keep(places[at], made), hashlib.sha256(made).hexdigest(), len(made))
    return tuple(scaled for scaled in found if scaled is not None)


def _place(kit: Kit, copy: PictureCopy) -> Path | None:
    name = f"{copy.picture.sha256}-{copy.width}-{pictures.RECIPE}-{kit.seal}.{copy.extension}"
    return kit.cache / "pictures" / name if kit.cache else None


def _kept(place: Path | None, expected: str) -> Scaled | None:
    """A copy that the cache has whole."""
    data = read_given(place, MOST_PICTURE, follow=False) if place else ""
    if place is None or isinstance(data, str):
        return None
    sha = hashlib.sha256(data).hexdigest()
    if not data.endswith(pictures.ENDS) or expected not in ("", sha):
        return None
    return Scaled(place, sha, len(data))


def _keep(place: Path | None, made: bytes) -> bytes | Path:
    """Keep a copy, read-only since what is published may be the same file; without a cache it costs time only."""
    if place is None:
        return made
    with suppress(Unable):
        replace_file(place, made, mode=0o444)
        return place
    return made
