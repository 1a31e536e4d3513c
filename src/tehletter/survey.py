"""A project, read and judged: the first step of every command that looks at letters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from tehletter import clock, languages
from tehletter.check import Inspection, Surroundings, Verdict, compare, conclude, diagnose, unknown_rule
from tehletter.config import read_config, rules_named, scalars
from tehletter.diagnostics import Diagnostic, Finding, Severity, worst
from tehletter.errors import Misuse
from tehletter.fonts import Fonts
from tehletter.memory import Memory, letter_key, read_memory, write_memory
from tehletter.model import BrokenPicture, Config, Picture, Source, Stamp, Table
from tehletter.rules import rule_named
from tehletter.rules.rule import Case, Series
from tehletter.schema import LANGUAGE
from tehletter.stamp import read_stamps
from tehletter.walk import picture_path, pictures_used
from tehletter.workspace.project import CONFIG, ISSUES, Folder, Workspace, program_key

MEMORY = "check.json"


@dataclass(frozen=True, slots=True)
class Survey:
    """What a project holds: verdicts in the order of number and series languages, and all diagnostics.

    `stamps` is by folder; `logos` by the path that the config gives; `living` are all editions that have a file,
    as (folder, tag), also those that cannot be read. `surroundings` is what letters were judged against.
    """

    config: Config
    verdicts: tuple[Verdict, ...]
    diagnostics: tuple[Diagnostic, ...]
    stamps: dict[str, dict[str, Stamp]]
    templates: dict[str, str]
    fonts: Fonts
    logos: dict[str, Picture]
    living: frozenset[tuple[str, str]]
    surroundings: Surroundings

    @property
    def config_is_wrong(self) -> bool:
        """Whether nothing can be built because `tehletter.toml` has errors."""
        return worst(d for d in self.diagnostics if d.path == CONFIG) is Severity.ERROR


def survey(workspace: Workspace, *, letters: bool = True) -> Survey:
    """Read and judge the whole project; with `letters`, every letter is read, also those known from the last run."""
    return _Surveyor(workspace, letters=letters).survey()


class _Surveyor:
    def __init__(self, workspace: Workspace, *, letters: bool) -> None:
        self.workspace, self.letters = workspace, letters
        self.fonts = Fonts(workspace.font_folders())
        self.templates = workspace.templates()
        self.diagnostics: list[Diagnostic] = []
        self.living: set[tuple[str, str]] = set()
        self.config = Config()
        self.files: list[str] = []
        self.program = program_key()
        self.known = read_memory(workspace.recall(MEMORY), self.program)
        self.memory = Memory()
        self.pictures: dict[str, Picture | BrokenPicture] = {}

    def survey(self) -> Survey:
        self.config, logos = self.read_config()
        self.around = self.surroundings()
        stamps: dict[str, dict[str, Stamp]] = {}
        found: list[tuple[Inspection, Case | None]] = []
        for folder in self.issue_folders():
            stamps[folder.name] = self.read_stamps(folder)
            self.files += folder.pictures
            found += [self.inspect(*edition) for edition in self.read_editions(folder)]
        verdicts = self.conclude(sorted(found, key=self.order), stamps)
        self.remember()
        for verdict in verdicts:
            self.diagnostics += verdict.diagnostics
        return Survey(
            self.config,
            verdicts,
            tuple(sorted(self.diagnostics, key=lambda d: d.order)),
            stamps,
            self.templates,
            self.fonts,
            logos,
            frozenset(self.living),
            self.around,
        )

    def report(self, path: str, found: Iterable[Finding]) -> None:
        self.diagnostics += diagnose(path, found, self.config)

    def order(self, found: tuple[Inspection, Case | None]) -> tuple[int, int, str]:
        letter, tags = found[0].abstract, self.config.languages
        rank = tags.index(letter.lang) if letter.lang in tags else len(tags)
        return letter.issue, rank, letter.lang

    # ------------------------------------------------------------------------------------------- config

    def read_config(self) -> tuple[Config, dict[str, Picture]]:
        source = self.workspace.read_source(CONFIG)
        if isinstance(source, Finding):
            self.around_key = ""
            self.report(CONFIG, [source])
            return Config(), {}
        config, found, tree = read_config(source)
        self.around_key = _sha(source.text)
        found += self.about_names(config, tree)
        logos = dict(self.read_logos(tree, found))
        self.config = config
        self.report(CONFIG, found)
        return config, logos

    def about_names(self, config: Config, tree: Table) -> Iterator[Finding]:
        """What the schema cannot know: rules, time zones, characters that no font has."""
        for mark in rules_named(tree):
            if rule_named(mark.what) is None:
                yield unknown_rule(mark)
        printable = self.fonts.printable()
        for keys, scalar in scalars(tree):
            text = str(scalar.value)
            if keys == ("mission", "timezone") and clock.zone(config.timezone) is None:
                yield Finding("unknown-timezone", scalar.span, {"name": text})
            missing = "".join(sorted({c for c in text if ord(c) not in printable and c.isprintable()}))
            if missing and keys[0] in ("mission", "series", "publishers"):
                values = {"characters": missing, "code": f"U+{ord(missing[0]):04X}", "name": ""}
                yield Finding("no-glyph", scalar.span, values, "several" if len(missing) > 1 else "")

    def read_logos(self, tree: Table, found: list[Finding]) -> Iterator[tuple[str, Picture]]:
        for keys, scalar in scalars(tree):
            if keys not in (("mission", "logo"), ("publishers", "logo")) or not isinstance(scalar.value, str):
                continue
            logo = scalar.value.strip()
            path = _inside(logo)
            picture = self.picture(path) if path else BrokenPicture(logo, "outside")
            if isinstance(picture, Picture):
                yield logo, picture
            elif logo:
                found.append(Finding("broken-picture", scalar.span, {"src": logo}, picture.fault))

    def surroundings(self) -> Surroundings:
        """What letters are judged against, and its key: nothing else decides what is found in them."""
        words = (text for name, text in sorted(self.templates.items()) if name.startswith(languages.FOLDER))
        self.around_key += _sha("\0".join((self.fonts.key(), *words)))
        return Surroundings(
            self.config,
            self.pictures,
            self.fonts.printable(),
            languages.placeholders(self.templates),
            languages.known_tags(self.templates),
        )

    # ------------------------------------------------------------------------------------------- issues

    def issue_folders(self) -> Iterator[Folder]:
        """The folders that are issues; the others are reported."""
        for folder in self.workspace.issue_folders():
            path = f"{ISSUES}/{folder.name}"
            right = f"{int(folder.name):03d}" if re.fullmatch(r"[0-9]{1,9}", folder.name) else ""
            if right and right == folder.name and int(right) > 0:
                yield folder
            elif right:
                self.living |= {(right, name.removesuffix(".md")) for name in folder.files}
                self.report(path, [Finding("folder-name", values={"name": folder.name, "right": right})])
            else:
                self.report(path, [Finding("ignored-folder", values={"name": folder.name})])

    def read_stamps(self, folder: Folder) -> dict[str, Stamp]:
        if "stamp.toml" not in folder.files:
            return {}
        path = f"{ISSUES}/{folder.name}/stamp.toml"
        source = self.workspace.read_source(path)
        if isinstance(source, Finding):
            self.report(path, [source])
            return {}
        stamps, found = read_stamps(source)
        self.report(path, found)
        return stamps

    def read_editions(self, folder: Folder) -> Iterator[tuple[Source, int, str]]:
        for name in folder.files:
            if not name.endswith(".md"):
                continue
            path, lang = f"{ISSUES}/{folder.name}/{name}", name.removesuffix(".md")
            if not LANGUAGE.fullmatch(lang):
                right = _canonical(lang)
                values = {"name": name, "right": right}
                self.report(path, [Finding("edition-name", values=values, variant="case" if right else "")])
                continue
            self.living.add((folder.name, lang))
            source = self.workspace.read_source(path)
            if isinstance(source, Finding):
                self.report(path, [source])
            else:
                yield source, int(folder.name), lang

    # ---------------------------------------------------------------------------------------- inspecting

    def inspect(self, source: Source, issue: int, lang: str) -> tuple[Inspection, Case | None]:
        """The inspection of a letter: as it was remembered, if nothing that it depends on has changed."""
        text = _sha(source.raw)
        known = self.known.letters.get(source.path)
        if known and not self.letters and known[0] == self.key(text, known[1].abstract.pictures):
            self.memory.letters[source.path] = known
            return known[1], None
        from tehletter.check import inspect
        from tehletter.parse import read_manuscript

        manuscript = read_manuscript(source, issue, lang)
        key = self.key(text, [use.path for use in pictures_used(manuscript) if use.path])
        inspection, case = inspect(manuscript, self.around)
        self.memory.letters[source.path] = key, inspection
        return inspection, case if self.letters else None

    def key(self, text: str, paths: Iterable[str]) -> str:
        found = {path: self.picture(path) for path in paths}
        states = {path: p.sha256 if isinstance(p, Picture) else p.fault for path, p in found.items()}
        return letter_key(self.around_key, text, states)

    def picture(self, path: str) -> Picture | BrokenPicture:
        """A picture, measured once: by its content, and by the state of its file where that is the same."""
        if path in self.pictures:
            return self.pictures[path]
        state = self.workspace.state(path)
        known = self.known.files.get(path)
        if known and known[0] == state and (picture := self.known.pictures.get(known[1])):
            self.memory.files[path], self.memory.pictures[known[1]] = known, picture
        else:
            picture = self.measured(path)
        self.pictures[path] = replace(picture, path=path)
        return self.pictures[path]

    def measured(self, path: str) -> Picture | BrokenPicture:
        from tehletter import pictures

        state, data = self.workspace.state(path), self.workspace.read_picture(path)
        if isinstance(data, str):
            return BrokenPicture(path, data)
        sha = hashlib.sha256(data).hexdigest()
        picture = self.known.pictures.get(sha) or pictures.measure(path, data)
        self.memory.pictures[sha] = picture
        if state is not None:
            self.memory.files[path] = state, sha
        return picture

    def conclude(
        self, found: list[tuple[Inspection, Case | None]], stamps: dict[str, dict[str, Stamp]]
    ) -> tuple[Verdict, ...]:
        """Compare the letters, then decide what weighs how much."""
        letters = tuple(inspection.abstract for inspection, _ in found)
        by_path = {a.path: stamp for a in letters if (stamp := stamps.get(a.folder, {}).get(a.lang))}
        today = clock.now().astimezone(clock.zone(self.config.timezone) or UTC).date()
        compared = compare(Series(letters, self.config, by_path, tuple(self.files), today))
        verdicts = tuple(
            conclude(inspection, compared.pop(inspection.abstract.path, ()), self.config, case)
            for inspection, case in found
        )
        for path, findings in compared.items():
            self.report(path, findings)
        return verdicts

    def remember(self) -> None:
        if self.memory != self.known:
            self.workspace.remember(MEMORY, write_memory(self.memory, self.program))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _inside(path: str) -> str | None:
    """A path of the config that stays in the project."""
    inside = picture_path("project", path)
    return inside.removeprefix("project/") if inside else None


def _canonical(tag: str) -> str:
    """A tag in canonical case, or "" where it is none (RFC 5646, 2.1.1)."""
    subtags = tag.replace("_", "-").split("-")
    cased = [subtags[0].lower()]
    for subtag in subtags[1:]:
        script, region = len(subtag) == 4 and subtag.isalpha(), len(subtag) == 2
        cased.append(subtag.title() if script else subtag.upper() if region else subtag.lower())
    right = "-".join(cased)
    return right if LANGUAGE.fullmatch(right) else ""


# ------------------------------------------------------------------------------------------------ choosing


def choose(found: Survey, wanted: Iterable[str], workspace: Workspace, here: Path) -> frozenset[str]:
    """The paths of the editions that WHAT names: numbers, folders or files; all where nothing is named.

    Raises `Misuse` for what is not in the project.
    """
    letters = {verdict.abstract.path for verdict in found.verdicts}
    paths = letters | {diagnostic.path for diagnostic in found.diagnostics}
    chosen: set[str] = set()
    wanted = tuple(wanted)
    for what in wanted:
        prefix = _prefix(what, workspace, here)
        mine = {path for path in paths if prefix in ("", ".") or path == prefix or path.startswith(f"{prefix}/")}
        if not mine and prefix not in (CONFIG, ISSUES, "", "."):
            raise Misuse("no-such-what", what=what)
        chosen |= mine
    stamps = {f"{path.rpartition('/')[0]}/stamp.toml" for path in letters & chosen}
    return frozenset(chosen | stamps if wanted else paths)


def _prefix(what: str, workspace: Workspace, here: Path) -> str:
    """The path, relative to the project, that a WHAT stands for."""
    if re.fullmatch(r"[0-9]{1,9}", what) and not (here / what).exists():
        return f"{ISSUES}/{int(what):03d}"
    for folder in (here, workspace.root):  # with -C, a path may be meant from either
        full = (folder / what).resolve()
        if full.exists() and full.is_relative_to(workspace.root):
            return full.relative_to(workspace.root).as_posix()
    raise Misuse("what-outside" if (here / what).exists() else "no-such-what", what=what)


def concerning(diagnostics: Iterable[Diagnostic], chosen: frozenset[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics of the chosen paths, and those of the config, which concern every letter."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.path in chosen or diagnostic.path == CONFIG)


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """1 for errors, and for warnings where they count as errors."""
    gravest = worst(diagnostics)
    return int(gravest is Severity.ERROR or (strict and gravest is Severity.WARNING))
