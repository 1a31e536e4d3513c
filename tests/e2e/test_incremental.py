"""After any sequence of edits, a build that remembers the last one leaves the bytes of a build that knows nothing."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from support.project import CONFIG, NOON, Project, Run, files_below, states_below

LANGUAGES = ("fr", "en", "sr-Latn")
WORDS = ("réunion", "permanence", "victime", "refuge", "accueil", "protocole", "séance", "consensus", "vigilance")
DAY = 86400


class Desk:
    """A project that is changed at random. `faulty` are the letters that cannot be built now."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.chance, self.now = project, random.Random(seed), NOON
        self.faulty: set[tuple[int, str]] = set()
        for number in (7, 8):
            project.picture(f"issues/{number:03d}/images/a.jpg")
            self.write(number, "fr")
        self.write(8, "en")

    @property
    def editions(self) -> list[tuple[int, str]]:
        """All letters, by number and language."""
        paths = sorted((self.project.root / "issues").glob("*/*.md"))
        return [(int(path.parent.name), path.stem) for path in paths]

    def write(self, number: int, lang: str, **front: object) -> None:
        """Write a letter anew, with other words."""
        words = [self.chance.choice(WORDS) for _ in range(self.chance.randrange(3, 30))]
        shown = "![Une salle](images/a.jpg)\n\n" if (self.folder(number) / "images/a.jpg").exists() else ""
        self.project.letter(number, lang, f"Le {' '.join(words)}.\n\n{shown}## Suite\n\nUn mot.\n", **front)
        self.faulty.discard((number, lang))

    def folder(self, number: int) -> Path:
        """An issue's folder."""
        return self.project.root / f"issues/{number:03d}"

    def any(self) -> tuple[int, str]:
        """Some letter."""
        return self.chance.choice(self.editions)

    # ------------------------------------------------------------------------------------------- edits

    def change_text(self) -> None:
        self.write(*self.any())

    def add_edition(self) -> None:
        self.write(self.chance.choice((6, 7, 8, 9)), self.chance.choice(LANGUAGES))

    def remove_edition(self) -> None:
        if len(self.editions) > 1:
            number, lang = self.any()
            (self.folder(number) / f"{lang}.md").unlink()
            self.faulty.discard((number, lang))

    def make_a_draft(self) -> None:
        self.write(*self.any(), draft=True)

    def break_a_letter(self) -> None:
        number, lang = self.any()
        self.project.letter(number, lang, "Un texte.[^rien]\n", zzz="?")
        self.faulty.add((number, lang))

    def replace_the_picture(self) -> None:
        number, _ = self.any()
        self.project.picture(f"issues/{number:03d}/images/a.jpg", self.chance.randrange(300, 900), 400)

    def change_the_config(self) -> None:
        name = self.chance.choice(WORDS)
        order = list(LANGUAGES)
        self.chance.shuffle(order)
        text = CONFIG.replace("Mission d’essai", f"Mission {name}").replace('["fr", "en", "sr-Latn"]', str(order))
        self.project.with_config(text.replace("'", '"'))

    def override_a_template(self) -> None:
        name = self.chance.choice(("styles/letter.css", "languages/fr.toml", "letter/page.html"))
        built_in = Path(__file__).parents[2] / "templates" / name
        comment = {"css": "/* {} */", "toml": "# {}", "html": "{{# {} #}}"}[name.rpartition(".")[2]]
        mark = comment.format(self.chance.choice(WORDS))
        self.project.write(f"templates/{name}", built_in.read_text("utf-8") + mark + "\n")

    def drop_the_templates(self) -> None:
        shutil.rmtree(self.project.root / "templates", ignore_errors=True)

    def lose_a_stamp(self) -> None:
        (self.folder(self.any()[0]) / "stamp.toml").unlink(missing_ok=True)

    def lose_an_output(self) -> None:
        files = [path for path in self.project.dist.rglob("*") if path.is_file()]
        if files:
            self.chance.choice(files).unlink()

    def cut_an_output(self) -> None:
        files = [path for path in self.project.dist.rglob("*") if path.is_file() and path.name != "manifest.json"]
        if files:
            path = self.chance.choice(files)
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data[: len(data) // 2])

    def lose_the_memory(self) -> None:
        shutil.rmtree(self.project.root / ".tehletter", ignore_errors=True)

    def damage_the_memory(self) -> None:
        for path in (self.project.root / ".tehletter/cache").glob("*.json"):
            path.write_text(path.read_text("utf-8")[:-40], encoding="utf-8")

    def sleep(self) -> None:
        self.now += DAY

    EDITS: tuple[Callable[[Desk], None], ...] = (
        *(change_text, change_text, add_edition, remove_edition, make_a_draft, break_a_letter, replace_the_picture),
        *(change_the_config, override_a_template, drop_the_templates, lose_a_stamp, lose_an_output, cut_an_output),
        *(lose_the_memory, damage_the_memory, sleep),
    )

    # ------------------------------------------------------------------------------------------ builds

    def build(self, *arguments: str) -> Run:
        return self.project.run("build", *arguments, SOURCE_DATE_EPOCH=str(self.now))

    def build_a_part(self) -> None:
        """Build one issue, or one kind, as one does while writing."""
        number, _ = self.any()
        self.build(*self.chance.choice(((str(number),), ("--only", "html"), ("--only", "pdf"), ("--minor",))))

    def mend(self) -> None:
        for number, lang in sorted(self.faulty):
            self.write(number, lang)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_any_edits_leave_what_a_build_from_nothing_makes(project: Project, tmp_path: Path, seed: int) -> None:
    desk = Desk(project, seed)
    told = []
    for turn in range(5):
        for _ in range(desk.chance.randrange(1, 4)):
            edit = desk.chance.choice(Desk.EDITS)
            told.append(edit.__name__)
            edit(desk)
            if desk.chance.random() < 0.4:
                told.append("build a part")
                desk.build_a_part()
        desk.mend()
        run = desk.build()
        assert run.code == 0, (told, run.err)
        clean = Project(tmp_path / f"clean{turn}")
        shutil.copytree(
            project.root, clean.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("dist", ".tehletter")
        )
        clean.built(SOURCE_DATE_EPOCH=str(desk.now))
        after, wanted = files_below(project.dist), files_below(clean.dist)
        assert sorted(after) == sorted(wanted), told
        assert [path for path in wanted if after[path] != wanted[path]] == [], told
        told.append("build")


def test_a_second_build_writes_nothing_and_reads_no_letter(project: Project) -> None:
    Desk(project, 0)
    project.built()
    before = states_below(project.root)
    run = project.built("-v")
    assert "nothing has changed" in run.err
    assert states_below(project.root) == before
    loaded = project.run("build", PYTHONPROFILEIMPORTTIME="1").err
    assert not [name for name in ("jinja2", "markdown_it", "weasyprint", "yaml", "PIL") if f" {name}\n" in loaded]


def test_a_build_that_found_nothing_to_do_still_tells_the_warnings(project: Project) -> None:
    project.letter(8, body="Etats et Etats.\n")
    first = project.built()
    again = project.built()
    assert "TEH" in first.err
    assert again.err.partition("nothing has changed")[0].strip() in first.err
    one, other = (project.built("--json").json for _ in range(2))
    assert one == other


def test_a_picture_of_the_same_size_and_time_is_seen_by_its_time_of_change(project: Project) -> None:
    path = project.picture("issues/008/images/a.png", form="PNG", compress_level=0)
    project.letter(8, body="![Une salle](images/a.png)\n")
    project.built()
    state, before = path.stat(), files_below(project.dist)
    with Image.open(path) as image:
        image.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(path, compress_level=0)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (state.st_mtime_ns, state.st_size)
    project.built()
    assert files_below(project.dist) != before


def test_an_output_of_the_same_size_is_found_by_checksum(project: Project) -> None:
    Desk(project, 0)
    project.built()
    before = files_below(project.dist)
    page = project.dist / "008/fr/index.html"
    page.write_bytes(page.read_bytes().replace(b"Suite", b"Fuite"))
    project.built("--checksum")
    assert files_below(project.dist) == before


def test_a_memory_from_elsewhere_is_not_believed(project: Project, tmp_path: Path) -> None:
    Desk(project, 0)
    project.built()
    before = files_below(project.dist)
    strange = Project(tmp_path / "strange")
    shutil.copytree(project.root, strange.root, dirs_exist_ok=True)
    strange.write("issues/008/fr.md", strange.read("issues/008/fr.md").replace("Suite", "Fuite"))
    shutil.copytree(project.root / "dist", strange.dist, dirs_exist_ok=True)
    strange.built()
    assert files_below(strange.dist) != before
    assert "Fuite" in strange.read("dist/008/fr/index.html")
