"""The rows of the table: what is measured, against what, and the goal.

P is an interpreter that does nothing; W a bare WeasyPrint script over the HTML of the letter as the tool prints it,
with the pictures as the tool scaled them, as a plain PDF; F a bare script of the same YAML, Markdown and template
libraries. « Cold » finds nothing of an earlier build but the stamps, which are sources.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import sites
from benchmarks.bench import BESIDE, FLOORS, Bench, Line, Pair, bare, built, emptied, forget, python, tool
from benchmarks.corpus import SMALL, make
from benchmarks.measuring import Command, Subject, run

P, W, F = "python -c pass", "W", "F"
WEASYPRINT, HUGO, PELICAN, TYPST, PANDOC = "weasyprint command", "Hugo", "Pelican", "Typst", "pandoc with weasyprint"
SAMPLE = 5
"""Letters that WeasyPrint's command prints for the sake of a hundred."""
TEMPLATE = "letter/page.html"


# ---------------------------------------------------------------------------------------------- start


def start(bench: Bench) -> list[Line]:
    """Commands that do little: what one waits for is the start."""
    one = bench.folder("start")
    make(one, 1, width=SMALL)
    built(one)
    run(tool(one, "check", "-q"))
    new = Subject("new", (tool(one, "new"),), after=partial(shutil.rmtree, one / "issues" / "002"))
    subjects = [
        bare(one),
        Subject("--version", (tool(one, "--version"),)),
        Subject("--help", (tool(one, "--help"),)),
        new,
        Subject("check", (tool(one, "check"),)),
    ]
    pairs = (
        Pair("`--version`", "--version", P, 1.5),
        Pair("`--help`", "--help", P, 7.5),
        Pair("`new`", "new", P, 9),
        Pair("`check` of one letter, unchanged", "check", P, 10),
    )
    return bench.compare(subjects, pairs, times=4)


# ------------------------------------------------------------------------------------------------ PDFs


def letter(bench: Bench) -> list[Line]:
    """One letter with two photographs."""
    one, out = bench.folder("letter"), bench.folder("letter-out")
    make(one, 1)
    built(one)
    printed = sites.Printed(one, bench.root / "letter-printed")
    subjects = [
        Subject("cold", (tool(one, "build", "-q"),), before=partial(forget, one)),
        Subject("scaled", (tool(one, "build", "-q"),), before=partial(forget, one, scaled=True)),
        floor(W, printed.pages, printed, out),
        weasyprint(printed.pages, printed, out),
        pandoc(bench, sites.letters(one)[0], printed, out),
    ]
    what = "one letter, HTML + PDF, cold"
    scaled = "the same, its pictures scaled before"
    pairs = (
        Pair(what, "cold", W, 0.80),
        Pair(what, "cold", WEASYPRINT, 0.75),
        Pair(what, "cold", PANDOC),
        Pair(scaled, "scaled", W, 0.80),
        Pair(scaled, "scaled", WEASYPRINT, 0.75),
        Pair("peak memory, one letter cold", "cold", W, 1.0, memory=True),
    )
    return [*bench.compare(subjects, pairs, times=2), weight(bench, one, out)]


def weight(bench: Bench, project: Path, out: Path) -> Line:
    """The PDF of the letter, beside one that holds the pictures as they came."""
    heavy = sites.Printed(project, bench.root / "letter-untouched", untouched=True)
    for command in floor(W, heavy.pages, heavy, out).commands:
        run(command)
    ours = next(project.glob("dist/001/fr/*.pdf")).stat().st_size
    theirs = (out / "001.pdf").stat().st_size
    detail = f"{ours / 1000:.0f} kB / {theirs / 1000:.0f} kB"
    return Line("weight of the PDF, default picture widths", "untouched pictures", ours / theirs, 0.45, detail)


def hundred(bench: Bench) -> list[Line]:
    """Many letters with two photographs each, on two cores."""
    count = bench.sizes.letters
    many, out = bench.folder("hundred"), bench.folder("hundred-out")
    make(many, count)
    build = tool(many, "build", "-q", "--jobs", "2")
    built(many, "--jobs", "2")
    printed = sites.Printed(many, bench.root / "hundred-printed")
    sample = printed.pages[:: -(-count // SAMPLE)]
    alone = "one process"
    each = f"{WEASYPRINT} per letter ({len(sample)} measured)"
    subjects = [
        Subject("cold", (build,), before=partial(forget, many)),
        Subject("scaled", (build,), before=partial(forget, many, scaled=True)),
        floor(alone, printed.pages, printed, out),
        floor(W, printed.pages[:1], printed, out),
        weasyprint(sample, printed, out, each, len(sample) / count),
        typst(bench, many, printed),
    ]
    what, scaled = f"{count} letters, HTML + PDF, cold, 2 cores", "the same, their pictures scaled before"
    pairs = (
        Pair(what, "cold", alone, 0.70),
        Pair(what, "cold", each, 0.09),
        Pair(what, "cold", TYPST),
        Pair(scaled, "scaled", alone, 0.70),
        Pair(scaled, "scaled", each, 0.09),
        Pair(scaled, "scaled", TYPST),
        Pair(f"peak memory of any process, {count} letters", "cold", W, 1.1, memory=True),
    )
    return bench.compare(subjects, pairs)


def floor(name: str, pages: list[str], printed: sites.Printed, out: Path) -> Subject:
    """A bare WeasyPrint script, one process."""
    return Subject(name, (python(out, str(FLOORS / "sheets.py"), str(printed.style), str(out), *pages, **printed.env),))


def weasyprint(
    pages: list[str], printed: sites.Printed, out: Path, name: str = WEASYPRINT, share: float = 1
) -> Subject:
    """WeasyPrint's own command, a process a letter."""
    words = (str(BESIDE / "weasyprint"), "-p", "-s", str(printed.style))
    commands = (Command((*words, page, str(out / "letter.pdf")), out, printed.env) for page in pages)
    return Subject(name, tuple(commands), share=share)


def pandoc(bench: Bench, source: Path, printed: sites.Printed, out: Path) -> Subject | None:
    """Markdown to PDF in one command, by the same engine."""
    program = bench.peers.program("pandoc")
    if program is None:
        return None
    engine = ("--pdf-engine", str(BESIDE / "weasyprint"), "--css", str(printed.style))
    words = (program, str(source), *engine, "-o", str(out / "letter.pdf"))
    return Subject(PANDOC, (Command(words, source.parent, printed.env),))


def typst(bench: Bench, project: Path, printed: sites.Printed) -> Subject | None:
    """Typst over the same letters; pandoc writes them in its language beforehand."""
    program, writer = bench.peers.program("typst"), bench.peers.program("pandoc")
    if program is None or writer is None:
        return None
    out = bench.folder("typst-out")
    papers = sites.for_typst(project, bench.root / "typst", writer)
    return Subject(TYPST, (Command((program, str(FLOORS / "typeset.py"), str(printed.fonts), str(out), *papers), out),))


# ----------------------------------------------------------------------------------------------- pages


def pages(bench: Bench) -> list[Line]:
    """The pages of an archive without pictures."""
    count = bench.sizes.archive
    project, out = bench.folder("pages"), bench.root / "pages-out"
    make(project, count, pictures=False)
    build = tool(project, "build", "-q", "--only", "html")
    built(project, "--only", "html")
    bare_script = python(project, str(FLOORS / "pages.py"), str(project), str(out))
    subjects = [
        Subject("cold", (build,), before=partial(forget, project)),
        Subject("templates", (build,), before=template_changes(project)),
        Subject(F, (bare_script,), before=partial(emptied, out)),
        pelican(bench, project),
        hugo(bench, project, cold=True),
    ]
    what, templates = f"HTML of {count}, cold, check included", f"HTML of {count}, templates changed"
    pairs = (
        Pair(what, "cold", F, 2.5),
        Pair(what, "cold", PELICAN, 0.8),
        Pair(what, "cold", HUGO),
        Pair(templates, "templates", F, 0.9),
    )
    return bench.compare(subjects, pairs)


def template_changes(project: Path) -> Callable[[], None]:
    """Give the project a page template of its own, another one at every call."""
    turns = itertools.count()
    ours = project / "templates" / TEMPLATE
    builtin = sites.templates(project)[TEMPLATE]

    def change() -> None:
        ours.parent.mkdir(parents=True, exist_ok=True)
        ours.write_text(f"{builtin}{{# {next(turns)} #}}\n", encoding="utf-8")

    return change


def pelican(bench: Bench, project: Path) -> Subject | None:
    """Pelican, cold."""
    program = bench.peers.program("pelican")
    if program is None:
        return None
    site = bench.folder("pelican")
    sites.for_pelican(project, site)
    words = (program, "-q", "-o", "output", "-s", "pelicanconf.py", "--ignore-cache")
    return Subject(PELICAN, (Command(words, site),), before=partial(emptied, site / "output"))


def hugo(bench: Bench, project: Path, *, cold: bool) -> Subject | None:
    """Hugo: cold, or once more over what it has built."""
    program = bench.peers.program("hugo")
    if program is None:
        return None
    site = bench.folder("hugo-cold" if cold else "hugo")
    sites.for_hugo(project, site)
    command = hugo_command(program, site)
    if cold:
        return Subject(HUGO, (command,), before=partial(shutil.rmtree, site / "public", ignore_errors=True))
    run(command)
    return Subject("Hugo's rebuild", (command,))


def hugo_command(program: str, site: Path) -> Command:
    """Build the site, with a cache of its own."""
    return Command((program, "--quiet", "--cacheDir", str(site / "cache")), site)


# --------------------------------------------------------------------------------------------- archive


def archive(bench: Bench) -> list[Line]:
    """An archive that is published: nothing changed, or one letter."""
    count = bench.sizes.archive
    project, one = bench.folder("archive"), bench.folder("archive-one")
    make(project, count, width=SMALL)
    make(one, 1, width=SMALL)
    built(project)
    built(one)
    build = tool(project, "build", "-q")
    html = tool(project, "build", "-q", "--only", "html")
    rebuild = hugo(bench, project, cold=False)
    saving = edits(project, "issues/*/fr.md")
    pdf, page = "one letter changed, PDF", "one letter changed, HTML only"
    cold = "one letter cold"
    subjects = [
        bare(project),
        Subject("nothing", (build,)),
        Subject(pdf, (build,), before=saving),
        Subject(page, (html,), before=saving, after=partial(built, project)),
        Subject(cold, (tool(one, "build", "-q"),), before=partial(forget, one)),
        rebuild,
        rebuild and edited(bench, rebuild),
    ]
    nothing = f"nothing changed in {count} with {2 * count} pictures"
    pairs = (
        Pair(nothing, "nothing", P, 12),
        Pair(nothing, "nothing", "Hugo's rebuild", 0.25),
        Pair(f"one letter changed in {count}, with PDF", pdf, cold, 1.3),
        Pair(f"one letter changed in {count}, HTML only", page, "Hugo's rebuild of one letter"),
    )
    return [*bench.compare(subjects, pairs), written(project, build, nothing)]


def edits(root: Path, pattern: str) -> Callable[[], None]:
    """Add a sentence to the next letter at every call, from the middle of the archive on."""
    found = sorted(root.glob(pattern))
    turn = itertools.cycle(found[len(found) // 2 :])

    def save() -> None:
        with next(turn).open("a", encoding="utf-8") as file:
            file.write("\nUne phrase vient d’être ajoutée à cette lettre.\n")

    return save


def edited(bench: Bench, rebuild: Subject) -> Subject:
    """Hugo, after one letter was changed."""
    return Subject(
        "Hugo's rebuild of one letter", rebuild.commands, before=edits(bench.root / "hugo", "content/*/*.md")
    )


def written(project: Path, build: Command, what: str) -> Line:
    """How many files a build writes that has nothing to do."""
    run(build)  # the row before this one asked for something else
    before = dict(inventory(project))
    run(build)
    after = dict(inventory(project))
    touched = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    detail = ", ".join(touched[:3]) + (", …" if len(touched) > 3 else "")
    return Line(what, "files written", len(touched), 0, detail)


def inventory(root: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every file below a folder: which one it is, its size, its time."""
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 - thousands of them
            state = os.lstat(path)
            yield os.path.relpath(path, root), (state.st_ino, state.st_size, state.st_mtime_ns)


ROWS: dict[str, Callable[[Bench], list[Line]]] = {
    "start": start,
    "letter": letter,
    "hundred": hundred,
    "pages": pages,
    "archive": archive,
}
"""In the order of the table."""
