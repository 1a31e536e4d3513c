"""A project, read and judged: the first step of every command that looks at letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tehletter import clock, languages, pictures
from tehletter.check import Surroundings, Verdict, diagnose, is_rule, judge
from tehletter.config import read_config
from tehletter.diagnostics import WHOLE_FILE, Diagnostic, Finding, Severity, Span, worst
from tehletter.errors import Misuse
from tehletter.fonts import Fonts
from tehletter.model import BrokenPicture, Config, Manuscript, Picture, Source, Stamp
from tehletter.parse import read_manuscript
from tehletter.rules import BY_CODE, BY_NAME
from tehletter.schema import LANGUAGE, nearest_word
from tehletter.stamp import read_stamps
from tehletter.walk import picture_path, pictures_used
from tehletter.workspace.project import CONFIG, ISSUES, Folder, Workspace


@dataclass(frozen=True, slots=True)
class Survey:
    """What a project holds: verdicts in the order of number and series languages, and all diagnostics.

    `stamps` is by folder; `logos` by the path that the config gives; `living` are all editions that have a file,
    as (folder, tag), also those that cannot be read.
    """

    config: Config
    verdicts: tuple[Verdict, ...]
    diagnostics: tuple[Diagnostic, ...]
    stamps: dict[str, dict[str, Stamp]]
    templates: dict[str, str]
    fonts: Fonts
    logos: dict[str, Picture]
    living: frozenset[tuple[str, str]]

    @property
    def config_is_wrong(self) -> bool:
        """Whether nothing can be built because `tehletter.toml` has errors."""
        return worst(d for d in self.diagnostics if d.path == CONFIG) is Severity.ERROR


def survey(workspace: Workspace) -> Survey:
    """Read and judge the whole project."""
    return _Surveyor(workspace).survey()


class _Surveyor:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.fonts = Fonts(workspace.font_folders())
        self.templates = workspace.templates()
        self.diagnostics: list[Diagnostic] = []
        self.living: set[tuple[str, str]] = set()
        self.config = Config()

    def survey(self) -> Survey:
        self.config, logos = self.read_config()
        stamps: dict[str, dict[str, Stamp]] = {}
        manuscripts: list[Manuscript] = []
        for folder in self.issue_folders():
            stamps[folder.name] = self.read_stamps(folder)
            manuscripts += self.read_editions(folder)
        verdicts = self.judge(sorted(manuscripts, key=self.order), stamps)
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
        )

    def report(self, path: str, found: Iterable[Finding]) -> None:
        self.diagnostics += diagnose(path, found, self.config)

    def order(self, manuscript: Manuscript) -> tuple[int, int, str]:
        tags = self.config.languages
        rank = tags.index(manuscript.lang) if manuscript.lang in tags else len(tags)
        return manuscript.issue, rank, manuscript.lang

    # ------------------------------------------------------------------------------------------- config

    def read_config(self) -> tuple[Config, dict[str, Picture]]:
        source = self.workspace.read_source(CONFIG)
        if isinstance(source, Finding):
            self.report(CONFIG, [source])
            return Config(), {}
        config, found = read_config(source)
        if clock.zone(config.timezone) is None:
            found.append(Finding("unknown-timezone", _place_of(source, config.timezone), {"name": config.timezone}))
        for word in config.severities:
            if not is_rule(word):
                nearest = nearest_word(word, (*BY_CODE, *BY_NAME)) or ""
                values = {"rule": word, "nearest": nearest}
                found.append(Finding("unknown-rule", _place_of(source, word), values, "nearest" if nearest else ""))
        logos = dict(self.read_logos(config, source, found))
        self.config = config
        self.report(CONFIG, found)
        return config, logos

    def read_logos(self, config: Config, source: Source, found: list[Finding]) -> Iterator[tuple[str, Picture]]:
        for publisher in (config.mission, *config.publishers):
            if not publisher.logo:
                continue
            path = _inside(publisher.logo)
            picture = self.read_picture(path) if path else BrokenPicture(publisher.logo, "outside")
            if isinstance(picture, Picture):
                yield publisher.logo, picture
            else:
                place = _place_of(source, publisher.logo)
                found.append(Finding("broken-picture", place, {"src": publisher.logo}, picture.fault))

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

    def read_editions(self, folder: Folder) -> Iterator[Manuscript]:
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
                continue
            yield read_manuscript(source, int(folder.name), lang)

    # ------------------------------------------------------------------------------------------ judging

    def judge(self, manuscripts: list[Manuscript], stamps: dict[str, dict[str, Stamp]]) -> tuple[Verdict, ...]:
        used = sorted({use.path for m in manuscripts for use in pictures_used(m) if use.path})
        found = {path: self.read_picture(path) for path in used}
        printable = self.fonts.printable() if manuscripts else None
        markers = languages.placeholders(self.templates)
        self.report_languages(manuscripts)
        verdicts = []
        for manuscript in manuscripts:
            folder = manuscript.folder
            around = Surroundings(self.config, found, stamps.get(folder, {}), printable, markers)
            verdicts.append(judge(manuscript, around))
        return tuple(verdicts)

    def report_languages(self, manuscripts: list[Manuscript]) -> None:
        for manuscript in manuscripts:
            words = languages.language(manuscript.lang, self.templates)
            if not words.known:
                known = ", ".join(languages.known_tags(self.templates))
                values = {"lang": manuscript.lang, "known": known}
                self.report(manuscript.path, [Finding("unknown-language", values=values)])

    def read_picture(self, path: str) -> Picture | BrokenPicture:
        data = self.workspace.read_picture(path)
        return BrokenPicture(path, data) if isinstance(data, str) else pictures.measure(path, data)


def _inside(path: str) -> str | None:
    """A path of the config that stays in the project."""
    inside = picture_path("project", path)
    return inside.removeprefix("project/") if inside else None


def _place_of(source: Source, word: str) -> Span:
    """Where a word that the config gave first stands in it."""
    for number, line in enumerate(source.lines(), 1):
        column = line.find(word)
        if column >= 0:
            return Span(number, column + 1, number, column + 1 + len(word))
    return WHOLE_FILE


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
    paths = {verdict.manuscript.path for verdict in found.verdicts} | {
        diagnostic.path for diagnostic in found.diagnostics
    }
    chosen: set[str] = set()
    wanted = tuple(wanted)
    for what in wanted:
        prefix = _prefix(what, workspace, here)
        mine = {path for path in paths if prefix in ("", ".") or path == prefix or path.startswith(f"{prefix}/")}
        if not mine and not workspace.exists(prefix):
            raise Misuse("no-such-what", what=what)
        chosen |= mine
    stamps = {verdict.manuscript.stamp_path for verdict in found.verdicts if verdict.manuscript.path in chosen}
    return frozenset(chosen | stamps if wanted else paths)


def _prefix(what: str, workspace: Workspace, here: Path) -> str:
    """The path, relative to the project, that a WHAT stands for."""
    if re.fullmatch(r"[0-9]{1,9}", what) and not (here / what).exists():
        return f"{ISSUES}/{int(what):03d}"
    full = (here / what).resolve()
    if not full.is_relative_to(workspace.root):
        raise Misuse("what-outside", what=what)
    return full.relative_to(workspace.root).as_posix()


def concerning(diagnostics: Iterable[Diagnostic], chosen: frozenset[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics of the chosen paths, and those of the config, which concern every letter."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.path in chosen or diagnostic.path == CONFIG)


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """1 for errors, and for warnings where they count as errors."""
    gravest = worst(diagnostics)
    return int(gravest is Severity.ERROR or (strict and gravest is Severity.WARNING))
