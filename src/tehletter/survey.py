"""A project, read and judged: the first step of every command that looks at letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC

from tehletter import clock, languages
from tehletter.abstract import Abstract
from tehletter.check import Inspection, Surroundings, Verdict, compare, conclude, diagnose, unknown_rule
from tehletter.config import read_config, rules_named, scalars
from tehletter.diagnostics import Diagnostic, Finding, Severity, worst
from tehletter.fonts import Fonts
from tehletter.letter import Letter
from tehletter.memory import Memory, read_memory, write_memory
from tehletter.model import (
    BrokenPicture,
    Config,
    Picture,
    Scalar,
    Source,
    Stamp,
    Table,
)
from tehletter.reading import EditionFile, Reading, hash_of
from tehletter.rules import rule_named
from tehletter.rules.rule import Series
from tehletter.schema import LANGUAGE
from tehletter.stamp import read_stamps
from tehletter.tomltree import read_toml
from tehletter.vocabulary import judge_language
from tehletter.walk import picture_path
from tehletter.workspace.project import CONFIG, ISSUES, Folder, Workspace, program_key

MEMORY = "check.json"


@dataclass(frozen=True, slots=True)
class Survey:
    """What a project holds: verdicts in the order of number and series languages, and all diagnostics.

    `stamps` is by folder; `templates` are those of languages; `logos` by the path that the config gives; `living` are
    all editions that have a file, as (folder, tag), also those that cannot be read. `surroundings` is what letters
    were judged against by themselves, `series` what they were compared in; `reading` holds them as they were read.
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
    series: Series
    reading: Reading

    def letter(self, verdict: Verdict) -> Letter:
        """The letter of an edition without errors, as it was read."""
        return self.reading.letter(verdict)

    @property
    def config_is_wrong(self) -> bool:
        """Whether nothing can be built because `tehletter.toml` or a file of a language has errors."""
        return worst(d for d in self.diagnostics if concerns_all(d.path)) is Severity.ERROR


def concerns_all(path: str) -> bool:
    """Whether a file is a matter of every letter."""
    return path == CONFIG or path.startswith(f"templates/{languages.FOLDER}")


def survey(
    workspace: Workspace, *, afresh: bool = False, by_content: bool = False, known: Memory | None = None
) -> Survey:
    """Read and judge the whole project.

    What the last run knew is believed: of pictures by the state of their files, or `by_content` alone; `afresh`,
    nothing is. `known` is what an earlier survey of this process remembered: the cache is then neither asked nor
    written.
    """
    program = program_key() if known is None else ""
    if known is None:
        known = Memory() if afresh else read_memory(workspace.recall(MEMORY), program)
    if by_content:
        known.files.clear()
    return _Surveyor(workspace, known, program).survey()


class _Surveyor:
    """Without a `program` to believe it, nothing is remembered in the cache."""

    def __init__(self, workspace: Workspace, known: Memory, program: str) -> None:
        self.workspace, self.program = workspace, program
        self.fonts = Fonts(workspace.font_folders())
        self.templates = workspace.templates(languages.FOLDER)
        self.diagnostics: list[Diagnostic] = []
        self.living: set[tuple[str, str]] = set()
        self.config = Config()
        self.reading = Reading(workspace, known)

    def survey(self) -> Survey:
        self.config, logos = self.read_config()
        self.judge_languages()
        self.around = self.surroundings()
        stamps: dict[str, dict[str, Stamp]] = {}
        editions: list[EditionFile] = []
        for folder in self.issue_folders():
            stamps[folder.name] = self.read_stamps(folder)
            self.reading.files += folder.pictures
            editions += self.read_editions(folder)
        found = sorted(self.reading.read(editions, self.around), key=self.order)
        series = self.series([inspection.abstract for inspection in found], stamps)
        verdicts = self.conclude(found, series)
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
            series,
            self.reading,
        )

    def report(self, path: str, found: Iterable[Finding]) -> None:
        self.diagnostics += diagnose(path, found, self.config)

    def order(self, found: Inspection) -> tuple[int, int, str]:
        letter, tags = found.abstract, self.config.languages
        rank = tags.index(letter.lang) if letter.lang in tags else len(tags)
        return letter.issue, rank, letter.lang

    # ------------------------------------------------------------------------------------------- config

    def read_config(self) -> tuple[Config, dict[str, Picture]]:
        source = self.workspace.read_source(CONFIG)
        if isinstance(source, Finding):
            self.reading.key = ""
            self.report(CONFIG, [source])
            return Config(), {}
        config, found, tree = read_config(source)
        self.reading.key = hash_of(source.text)
        found += self.about_names(config, tree)
        logos = dict(self.read_logos(tree, found))
        self.config = config
        self.report(CONFIG, found)
        return config, logos

    def about_names(self, config: Config, tree: Table) -> Iterator[Finding]:
        """What the schema cannot know: rules, time zones, characters that no font has."""
        from tehletter.rules.addresses import is_site

        for mark in rules_named(tree):
            if rule_named(mark.what) is None:
                yield unknown_rule(mark)
        printable = self.fonts.printable()
        for keys, scalar in scalars(tree):
            text = str(scalar.value)
            if keys in (("mission", "url"), ("publishers", "url")) and text.strip() and not is_site(text.strip()):
                yield Finding("unsafe-link", scalar.span, {"href": text.strip()}, "site")
            if keys == ("mission", "timezone") and clock.zone(config.timezone) is None:
                yield Finding("unknown-timezone", scalar.span, {"name": text})
            if keys == ("build", "out") and (_inside(text) or "..").startswith(".."):
                yield Finding("wrong-form", scalar.span, {"key": "build.out", "value": text}, "folder")
            if keys[0] in ("mission", "series", "publishers"):
                yield from _unprintable(scalar, printable)

    def read_logos(self, tree: Table, found: list[Finding]) -> Iterator[tuple[str, Picture]]:
        for keys, scalar in scalars(tree):
            if keys not in (("mission", "logo"), ("publishers", "logo")) or not isinstance(scalar.value, str):
                continue
            logo = scalar.value.strip()
            path = _inside(logo)
            picture = self.reading.picture(path) if path else BrokenPicture(logo, "outside")
            if isinstance(picture, Picture):
                yield logo, picture
            elif logo:
                found.append(Finding("broken-picture", scalar.span, {"src": logo}, picture.fault))

    def judge_languages(self) -> None:
        """Report what is wrong with the project's own files of languages."""
        for name in self.workspace.own_templates(languages.FOLDER):
            path = f"templates/{name}"
            source = self.workspace.read_source(path)
            self.report(path, [source] if isinstance(source, Finding) else self.about_language(source))

    def about_language(self, source: Source) -> Iterator[Finding]:
        """What is wrong with a file of a language, and characters in it that no font has."""
        yield from judge_language(source, self.templates)
        for _, scalar in scalars(read_toml(source.text)[0]):
            yield from _unprintable(scalar, self.fonts.printable())

    def surroundings(self) -> Surroundings:
        """What letters are judged against, and its key: nothing else decides what is found in them."""
        words = (text for name, text in sorted(self.templates.items()) if name.startswith(languages.FOLDER))
        self.reading.key += hash_of("\0".join((self.fonts.key(), *words)))
        return Surroundings(
            self.config,
            self.reading.pictures,
            self.fonts.printable(),
            languages.placeholders(self.templates),
            languages.known_tags(self.templates),
            languages.label_names(self.templates),
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

    def read_editions(self, folder: Folder) -> list[EditionFile]:
        """The editions of an issue that can be read; one that cannot still keeps the other from being alone."""
        editions, tags = list(self.edition_files(folder)), [name for name in folder.files if name.endswith(".md")]
        return editions if len(tags) > 1 else [replace(edition, alone=True) for edition in editions]

    def edition_files(self, folder: Folder) -> Iterator[EditionFile]:
        for name in folder.files:
            if not name.endswith(".md"):
                continue
            path, lang = f"{ISSUES}/{folder.name}/{name}", name.removesuffix(".md")
            if not LANGUAGE.fullmatch(lang):
                right = _canonical(lang)
                values = {"name": name, "right": right}
                self.report(path, [Finding("edition-name", values=values, variant="case" if right else "")])
                continue
            if not languages.is_registered(lang):
                self.report(path, [Finding("edition-name", values={"name": name}, variant="unknown")])
                continue
            self.living.add((folder.name, lang))
            source = self.reading.source(path)
            if isinstance(source, Finding):
                self.report(path, [source])
            else:
                yield EditionFile(source, int(folder.name), lang)

    # ---------------------------------------------------------------------------------------- comparing

    def series(self, letters: list[Abstract], stamps: dict[str, dict[str, Stamp]]) -> Series:
        """All that letters are compared in."""
        by_path = {a.path: stamp for a in letters if (stamp := stamps.get(a.folder, {}).get(a.lang))}
        today = clock.now().astimezone(clock.zone(self.config.timezone) or UTC).date()
        folders = tuple(sorted({int(folder) for folder, _ in self.living}))
        return Series(tuple(letters), self.config, by_path, tuple(self.reading.files), today, folders)

    def conclude(self, found: list[Inspection], series: Series) -> tuple[Verdict, ...]:
        """Compare the letters, then decide what weighs how much."""
        compared = compare(series)
        verdicts = tuple(
            conclude(inspection, compared.pop(inspection.abstract.path, ()), self.config) for inspection in found
        )
        for path, findings in compared.items():
            self.report(path, findings)
        return verdicts

    def remember(self) -> None:
        self.reading.memory.forget_newest()
        if self.program and self.reading.memory != self.reading.known:
            self.workspace.remember(MEMORY, write_memory(self.reading.memory, self.program))


def _unprintable(scalar: Scalar, printable: frozenset[int]) -> Iterator[Finding]:
    """Characters of a value that no font has."""
    missing = "".join(sorted({c for c in str(scalar.value) if ord(c) not in printable and c.isprintable()}))
    if missing:
        values = {"characters": missing, "code": f"U+{ord(missing[0]):04X}", "name": ""}
        yield Finding("no-glyph", scalar.span, values, "several" if len(missing) > 1 else "")


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
