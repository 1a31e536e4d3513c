"""`tehletter init`."""

from __future__ import annotations

from pathlib import Path

from tehletter import clock, languages, scaffold
from tehletter.config import read_config
from tehletter.errors import Unable
from tehletter.model import Source
from tehletter.report import Report
from tehletter.workspace.files import reason_of
from tehletter.workspace.project import CONFIG, ISSUES, Workspace

CI = ".github/workflows/letters.yml"


def init(folder: Path, report: Report) -> int:
    """Make a project that builds at once: config, a first draft, a CI file, .gitignore."""
    workspace = _empty(folder)
    templates = workspace.templates(languages.FOLDER, scaffold.FOLDER)
    toml = templates.get(f"scaffold/tehletter.{report.language}.toml", templates["scaffold/tehletter.en.toml"])
    config, *_ = read_config(Source.of(CONFIG, toml))
    words = languages.language(config.languages[0], templates)
    title = scaffold.title_of(config, words, 1)
    today = clock.now().astimezone(clock.zone(config.timezone)).date()
    files = {
        ".gitignore": templates["scaffold/gitignore"],
        CI: templates["scaffold/ci.yml"],
        f"{ISSUES}/001/{words.tag}.md": scaffold.new_letter(templates, words, 1, title, today),
        CONFIG: toml,  # last: without it there is no project yet
    }
    for path in files:
        if path != ".gitignore" and workspace.exists(path):
            raise Unable("in-the-way", path=path)
    for path, text in files.items():
        if not workspace.exists(path):
            workspace.write(path, text)
            report.result(path)
    report.note(report.say("init.done", folder=str(folder)))
    report.note(report.say("init.next", lang=words.tag))
    return 0


def _empty(folder: Path) -> Workspace:
    if (folder / CONFIG).exists():
        raise Unable("project-exists", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unable("not-writable", path=str(folder), reason=reason_of(error)) from error
    return Workspace(folder.resolve())
