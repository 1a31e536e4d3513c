"""`tehletter new`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tehletter import clock, languages, scaffold
from tehletter.config import read_config
from tehletter.errors import Misuse, Unable
from tehletter.model import Config, Source
from tehletter.report import Report
from tehletter.schema import LANGUAGE, Words
from tehletter.workspace.project import CONFIG, ISSUES, Workspace

if TYPE_CHECKING:
    from tehletter.letter import Manuscript


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What was asked of `new`; None where nothing was."""

    number: str | None = None
    title: str | None = None
    date: str | None = None
    languages: tuple[str, ...] = ()
    like: int | None = None
    translate_from: str | None = None
    edit: bool = False


def new(workspace: Workspace, options: NewOptions, report: Report) -> int:
    """Write the first draft of an issue in each language asked for, and print the paths made."""
    maker = _Maker(workspace, options)
    texts = {maker.path(tag): maker.text(tag) for tag in maker.tags}
    for path in texts:
        if workspace.exists(path):
            raise Misuse("edition-exists", path=path)
    for path, text in texts.items():
        workspace.write(path, text)
        report.result(path)
    if options.edit:
        _open_editor(workspace, list(texts))
    return 0


class _Maker:
    def __init__(self, workspace: Workspace, options: NewOptions) -> None:
        self.workspace, self.options = workspace, options
        _check_title(options.title)
        source = workspace.read_source(CONFIG)
        self.config = read_config(source)[0] if isinstance(source, Source) else Config()
        self.templates = workspace.templates(languages.FOLDER, scaffold.FOLDER)
        self.issues = {
            int(folder.name): folder for folder in workspace.issue_folders() if re.fullmatch(r"[0-9]{3,9}", folder.name)
        }
        self.number = self.wanted_number()
        self.day = self.wanted_day()
        self.tags = options.languages or (self.config.languages[0],)
        for tag in self.tags:
            if not LANGUAGE.fullmatch(tag) or not languages.is_registered(tag):
                raise Misuse("bad-tag", tag=tag)

    def wanted_number(self) -> int:
        given = self.options.number
        if given is None:
            return max(self.issues, default=0) + 1
        if not re.fullmatch(r"[0-9]{1,6}", given) or int(given) == 0:
            raise Misuse("bad-number", number=given)
        return int(given)

    def wanted_day(self) -> date:
        given = self.options.date
        if given is None:
            return clock.now().astimezone(clock.zone(self.config.timezone)).date()
        try:
            return date.fromisoformat(given) if re.fullmatch(r"\d{4}-\d\d-\d\d", given) else _no_date(given)
        except ValueError:
            return _no_date(given)

    def path(self, tag: str) -> str:
        return f"{ISSUES}/{self.number:03d}/{tag}.md"

    def text(self, tag: str) -> str:
        words = languages.language(tag, self.templates)
        title = self.options.title or scaffold.title_of(self.config, words, self.number)
        like, other = self.options.like, self.options.translate_from or ""
        if like is None and not other and not self.tags_of(self.number):
            return scaffold.new_letter(self.templates, words, self.number, title, self.day)
        from tehletter import redraft

        if like is not None:
            return redraft.like(self.edition(like, ""), words, self.number, title, self.day)
        return redraft.translation(self.edition(self.number, other), words)

    def tags_of(self, number: int) -> list[str]:
        """The editions that an issue has, those of the series' languages first."""
        folder = self.issues.get(number)
        names = [name.removesuffix(".md") for name in folder.files if name.endswith(".md")] if folder else []
        order = self.config.languages
        return sorted(names, key=lambda tag: (order.index(tag) if tag in order else len(order), tag))

    def edition(self, number: int, tag: str) -> Manuscript:
        """An edition to start from: that of a language, or the first."""
        tags = [tag] if tag else self.tags_of(number)
        if not tags or not self.workspace.exists(path := f"{ISSUES}/{number:03d}/{tags[0]}.md"):
            raise Misuse("no-source-edition", number=number)
        source = self.workspace.read_source(path)
        if not isinstance(source, Source):
            raise Misuse("no-source-edition", number=number)
        from tehletter.parse import read_manuscript

        return read_manuscript(source, number, tags[0])


def _check_title(title: str | None) -> None:
    """Refuse what the front matter would not take."""
    if title is None:
        return
    if not title.strip():
        raise Misuse("bad-title.empty")
    longest = Words().longest
    if len(title) > longest:
        raise Misuse("bad-title.long", length=len(title), longest=longest)


def _no_date(given: str) -> date:
    raise Misuse("bad-date", date=given)


def _open_editor(workspace: Workspace, paths: list[str]) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise Unable("no-editor")
    try:
        import shlex
        import subprocess

        subprocess.run([*shlex.split(editor), *(str(workspace.root / path) for path in paths)], check=False)
    except (OSError, ValueError) as error:
        raise Unable("no-editor") from error
