"""Letters read and inspected, each once: known ones from memory, many new ones on all cores."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tehletter.abstract import Abstract
from tehletter.check import Inspection, Surroundings, Verdict, inspect, trusted
from tehletter.diagnostics import Finding
from tehletter.letter import Letter, Manuscript
from tehletter.memory import Memory, letter_key
from tehletter.model import BrokenPicture, Picture, Source
from tehletter.walk import nearest_picture, pictures_used
from tehletter.workspace.project import Workspace

MANY = 60
"""New letters from which on several processes are worth starting."""
CHUNK = 20
"""Letters that a process reads before it reports."""


@dataclass(frozen=True, slots=True)
class EditionFile:
    """The text of an edition, its number and its language, by the names of folder and file.

    `alone`: its issue has no other edition.
    """

    source: Source
    issue: int
    lang: str
    alone: bool = False


class Reading:
    """What is read in one run. `known` is what the last run remembered, `memory` what this one will.

    `key` stands for the surroundings that letters are judged against; `files` are the pictures that lie in the issues'
    folders; `editions` is what was read, by path.
    """

    def __init__(self, workspace: Workspace, known: Memory) -> None:
        self.workspace, self.known = workspace, known
        self.memory = Memory()
        self.editions: dict[str, EditionFile] = {}
        self.pictures: dict[str, Picture | BrokenPicture] = {}
        self.files: list[str] = []
        self.surroundings: Surroundings | None = None
        self.key = ""

    def read(self, editions: Sequence[EditionFile], surroundings: Surroundings) -> list[Inspection]:
        """The inspections of editions, in their order, each judged against `surroundings`."""
        self.surroundings = surroundings
        self.editions = {edition.source.path: edition for edition in editions}
        found = [self._remembered(edition) for edition in editions]
        new = [place for place, inspection in enumerate(found) if inspection is None]
        if len(new) >= MANY:
            for place, inspection in self._together([(place, editions[place]) for place in new]):
                found[place] = inspection
        return [known or self._inspected(edition) for known, edition in zip(found, editions, strict=True)]

    def letter(self, verdict: Verdict) -> Letter:
        """The letter of an edition without errors, as it was read."""
        return trusted(verdict, self._manuscript(self.editions[verdict.abstract.path]), self.pictures)

    def pictures_of(self, about: Abstract) -> dict[str, Picture | BrokenPicture]:
        """The pictures that a letter uses, by path."""
        return {path: self.pictures[path] for path in about.pictures if path in self.pictures}

    def key_of(self, path: str) -> str:
        """Stands for all that is found in a letter: its text, its pictures and what it was judged against."""
        return self.memory.letters[path][0]

    # ------------------------------------------------------------------------------------------- letters

    def source(self, path: str) -> Source | Finding:
        """The text of an edition, read anew unless its file is as it was."""
        state, known = self.workspace.state(path), self.known.sources.get(path)
        source = known[1] if known and known[0] == state else self.workspace.read_source(path)
        if state and isinstance(source, Source):
            self.memory.sources[path] = state, source
        return source

    def _manuscript(self, edition: EditionFile) -> Manuscript:
        from tehletter.parse import read_manuscript

        return read_manuscript(edition.source, edition.issue, edition.lang)

    def _remembered(self, edition: EditionFile) -> Inspection | None:
        """The inspection of the last run, if nothing that it depends on has changed."""
        path = edition.source.path
        known = self.known.letters.get(path)
        if known is None or known[0] != self._key(edition, known[1].abstract.pictures):
            return None
        self.memory.letters[path] = known
        return known[1]

    def _inspected(self, edition: EditionFile) -> Inspection:
        assert self.surroundings is not None  # noqa: S101 - set by read()
        manuscript = self._manuscript(edition)
        key = self._key(edition, [use.path for use in pictures_used(manuscript) if use.path])
        inspection = inspect(manuscript, self.surroundings, alone=edition.alone)
        self.memory.letters[edition.source.path] = key, inspection
        return inspection

    def _key(self, edition: EditionFile, paths: Iterable[str]) -> str:
        found = {path: self.picture(path) for path in paths}
        states = {path: p.sha256 if isinstance(p, Picture) else f"{p.fault} {p.nearest}" for path, p in found.items()}
        around = f"{self.key} alone" if edition.alone else self.key
        return letter_key(around, hash_of(edition.source.raw), states)

    def _together(self, editions: list[tuple[int, EditionFile]]) -> Iterable[tuple[int, Inspection]]:
        """Inspections made in other processes, with the places of their editions: none where these cannot be forked.

        A process that dies gives none either.
        """
        from tehletter.processes import FORKED, Crew, Failure, cores

        workers = min(cores(), len(editions) // CHUNK)
        if not FORKED or workers < 2:
            return
        global _reading  # noqa: PLW0603 - forked processes find it there
        _reading = self
        chunks = [editions[start : start + CHUNK] for start in range(0, len(editions), CHUNK)]
        with Crew(workers) as crew:
            for place, share in crew.share(_read_chunk, chunks):
                if not isinstance(share, Failure):
                    self.memory.add(share.memory)
                    self.pictures.update(share.pictures)
                    yield from zip((at for at, _ in chunks[place]), share.inspections, strict=True)

    # ------------------------------------------------------------------------------------------ pictures

    def picture(self, path: str) -> Picture | BrokenPicture:
        """A picture, measured once: by its content, and by the state of its file where that is the same."""
        if path in self.pictures:
            return self.pictures[path]
        state = self.workspace.state(path)
        known = self.known.files.get(path)
        if known and known[0] == state and (picture := self.known.pictures.get(known[1])):
            self.memory.files[path], self.memory.pictures[known[1]] = known, picture
        else:
            picture = self._measured(path)
        self.pictures[path] = replace(picture, path=path)
        return self.pictures[path]

    def _measured(self, path: str) -> Picture | BrokenPicture:
        from tehletter import pictures

        state, data = self.workspace.state(path), self.workspace.read_picture(path)
        if isinstance(data, str):
            return BrokenPicture(path, data, nearest_picture(path, self.files) if data == "missing" else "")
        sha = hashlib.sha256(data).hexdigest()
        picture = self.known.pictures.get(sha) or pictures.measure(path, data, sha)
        self.memory.pictures[sha] = picture
        if state is not None:
            self.memory.files[path] = state, sha
        return picture


def hash_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ------------------------------------------------------------------------------------- in another process


@dataclass(frozen=True, slots=True)
class _Share:
    """What a process found: inspections in the order asked for, and what is to be remembered of them."""

    inspections: tuple[Inspection, ...]
    memory: Memory
    pictures: dict[str, Picture | BrokenPicture]


_reading: Reading | None = None


def _read_chunk(editions: list[tuple[int, EditionFile]]) -> _Share:
    assert _reading is not None  # noqa: S101 - set before the process was forked
    _reading.memory, _reading.pictures = Memory(), {}
    if _reading.surroundings is not None:
        _reading.surroundings = replace(_reading.surroundings, pictures=_reading.pictures)
    inspections = tuple(_reading._inspected(edition) for _, edition in editions)  # noqa: SLF001 - its own
    return _Share(inspections, _reading.memory, _reading.pictures)
