"""A project that a stranger made: nothing of the machine gets out, nothing outside is written, nothing hangs."""

from __future__ import annotations

import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.project import CONFIG, Project, Run, drawn, files_below

CANARY = "le-canari-ne-chante-pas"
LOOP = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
PICTURE = "![Une salle](images/a.jpg)\n"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder outside the project, with a secret in it."""
    folder = tmp_path / "outside"
    (folder / "001").mkdir(parents=True)
    for path in ("secret.txt", "fr.md", "001/fr.md", "page.html", "a.jpg"):
        (folder / path).write_text(f"---\ntitle: {CANARY}\n---\n{CANARY}\n", encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one letter with a picture, beside the folder outside."""
    project = Project(tmp_path / "project").with_config()
    project.letter(8, body=f"Un texte.\n\n{PICTURE}")
    project.picture("issues/008/images/a.jpg")
    return project


def link(path: Path, to: Path) -> None:
    """Lay a link in the place of whatever is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(to)


def pipe(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def door(path: Path) -> None:
    """A socket in the place of a file."""
    path.unlink(missing_ok=True)
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(here)


def sings(project: Project) -> bool:
    """Whether a word from outside stands in a file of the project itself."""
    found = ((folder, name) for folder, _, names in os.walk(project.root) for name in names)
    files = (path for folder, name in found if (path := Path(folder, name)).is_file() and not path.is_symlink())
    return any(CANARY.encode() in path.read_bytes() for path in files)


def is_refusal(run: Run) -> None:
    """Ten lines at most of each finding, no traceback and no excuse; nothing that a terminal would obey."""
    said = run.out + run.err
    assert "not your mistake" not in said
    assert len(said.splitlines()) <= 10 * max(1, said.count(" error ") + said.count(" warning "))
    assert not [character for character in said if ord(character) < 32 and character not in "\n\t"]
    assert CANARY not in said


# ------------------------------------------------------------------------------------------- what is read


READ: dict[str, Callable[[Path, Path], None]] = {
    "a letter is a link out": lambda root, out: link(root / "issues/008/fr.md", out / "secret.txt"),
    "a letter is a device": lambda root, _: link(root / "issues/008/fr.md", Path("/dev/zero")),
    "a letter is a pipe": lambda root, _: pipe(root / "issues/008/fr.md"),
    "a letter is a socket": lambda root, _: door(root / "issues/008/fr.md"),
    "a picture is a link out": lambda root, out: link(root / "issues/008/images/a.jpg", out / "a.jpg"),
    "a picture is a pipe": lambda root, _: pipe(root / "issues/008/images/a.jpg"),
    "a picture is a socket": lambda root, _: door(root / "issues/008/images/a.jpg"),
    "a picture is a device": lambda root, _: link(root / "issues/008/images/a.jpg", Path("/dev/urandom")),
    "a stamp is a link out": lambda root, out: link(root / "issues/008/stamp.toml", out / "secret.txt"),
    "a stamp is a pipe": lambda root, _: pipe(root / "issues/008/stamp.toml"),
    "an edition is a link out": lambda root, out: link(root / "issues/008/en.md", out / "fr.md"),
}


@pytest.mark.parametrize("case", READ)
def test_only_regular_files_of_the_project_are_read(project: Project, outside: Path, case: str) -> None:
    READ[case](project.root, outside)
    for command in ("check", "build"):
        run = project.run(command, "--only", "html") if command == "build" else project.run(command)
        assert run.code == 1
        is_refusal(run)
    assert not sings(project)


@pytest.mark.parametrize(
    "src",
    [
        "../../../outside/a.jpg",
        "/etc/passwd",
        "file:///etc/passwd",
        "..%2f..%2f..%2foutside%2fa.jpg",
        "images/../../../secret.txt",
        "http://127.0.0.1:9/a.jpg",
        "//127.0.0.1/a.jpg",
        "data:image/png;base64,AAAA",
        "images/a.jpg\x00.png",
        "\\\\host\\a.jpg",
    ],
)
def test_a_picture_lies_in_the_folder_of_its_issue(project: Project, outside: Path, src: str) -> None:
    project.letter(8, body=f"Un texte.\n\n![Une salle]({src})\n")
    run = project.run("check")
    assert run.code == 1
    is_refusal(run)
    assert outside.exists()


ELSEWHERE: dict[str, Callable[[Path, Path], None]] = {
    "issues/": lambda root, out: (root / "issues").rename(root / "old") and link(root / "issues", out),
    "issues/001/": lambda root, out: link(root / "issues/001", out / "001"),
    "fonts/": lambda root, out: link(root / "fonts", out),
    ".tehletter/": lambda root, out: link(root / ".tehletter", out),
    ".tehletter/cache/": lambda root, out: link(root / ".tehletter/cache", out),
    ".tehletter/cache/pictures/": lambda root, out: link(root / ".tehletter/cache/pictures", out),
    ".tehletter/cache/fontconfig/": lambda root, out: link(root / ".tehletter/cache/fontconfig", out),
    ".tehletter/lock": lambda root, out: link(root / ".tehletter/lock", out / "secret.txt"),
    "templates/": lambda root, out: link(root / "templates", out),
    "templates/letter/": lambda root, out: link(root / "templates/letter", out),
    "templates/letter/page.html": lambda root, out: link(root / "templates/letter/page.html", out / "page.html"),
    "dist/": lambda root, out: link(root / "dist", out),
    "dist/008/": lambda root, out: link(root / "dist/008", out),
    "dist/008/fr/": lambda root, out: link(root / "dist/008/fr", out),
    "dist/008/fr/images/": lambda root, out: link(root / "dist/008/fr/images", out),
    "dist/008/fr/index.html": lambda root, out: link(root / "dist/008/fr/index.html", out / "secret.txt"),
    "dist/assets/": lambda root, out: link(root / "dist/assets", out),
    "dist/index.html": lambda root, out: link(root / "dist/index.html", out / "secret.txt"),
    "dist/manifest.json": lambda root, out: link(root / "dist/manifest.json", out / "secret.txt"),
    ".dist.stage/": lambda root, out: link(root / ".dist.stage", out),
    ".dist.stage/making/": lambda root, out: link(root / ".dist.stage/making", out),
    ".dist.stage/ready/": lambda root, out: link(root / ".dist.stage/ready", out),
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nothing_is_read_or_written_through_a_link_out_of_the_project(
    project: Project, outside: Path, place: str
) -> None:
    before = files_below(outside)
    ELSEWHERE[place](project.root, outside)
    run = project.run("build", "--only", "html")
    assert run.code in (0, 1, 3)
    if run.code:
        is_refusal(run)
    assert files_below(outside) == before
    assert not sings(project)


@pytest.mark.parametrize("out", ["../outside/x", "/tmp/x", "..", "a/../../x", "~/x"])
def test_a_config_publishes_inside_the_project(project: Project, out: str) -> None:
    project.with_config(f"{CONFIG}\n[build]\nout = {json.dumps(out)}\n")
    run = project.run("build", "--only", "html")
    if out.startswith("~"):
        assert (run.code, (project.root / "~/x/manifest.json").is_file()) == (0, True)
        return
    assert run.code == 1
    assert "tehletter.toml:" in run.err
    assert "leads out of the project" in run.err


def test_the_command_line_may_publish_anywhere(project: Project, tmp_path: Path) -> None:
    project.built("--only", "html", "--out", tmp_path / "public")
    assert (tmp_path / "public/008/fr/index.html").is_file()


@pytest.mark.parametrize(
    "manifest",
    [
        b'{"version": 1, "artifacts": [{"path": 5}]}', b"[]", b"\xff", b"[" * 100_000, b'{"artifacts": 7}',
        json.dumps({"version": 1, "artifacts": [
            {"path": path, "kind": "html", "sha256": "", "bytes": 1, "issue": 8, "lang": "fr", "pages": None,
             "modified": None}
            for path in ("../tehletter.toml", "../../outside/secret.txt", "/etc/passwd", "008/../../issues/008/fr.md",
                         ".git/x")
        ]}).encode(),
    ],
)  # fmt: skip
def test_a_manifest_of_someone_else_is_none(project: Project, outside: Path, manifest: bytes) -> None:
    project.write("dist/manifest.json", manifest)
    before, sources = files_below(outside), files_below(project.root / "issues")
    project.built("--only", "html")
    assert files_below(outside) == before
    assert {path: data for path, data in files_below(project.root / "issues").items() if "stamp" not in path} == sources
    assert "008/fr/index.html" in project.manifest()


@pytest.mark.parametrize("path", ["dist/manifest.json", ".tehletter/cache/check.json", ".tehletter/cache/build.json"])
def test_no_pipe_is_waited_for(project: Project, path: str) -> None:
    pipe(project.root / path)
    project.built("--only", "html")


def test_a_project_whose_config_is_a_pipe_is_none(project: Project) -> None:
    pipe(project.root / "tehletter.toml")
    assert project.run("check").code == 3


def test_a_picture_that_came_with_a_cache_is_not_published(project: Project) -> None:
    project.built("--only", "html")
    whole = files_below(project.dist)
    shutil.rmtree(project.dist)
    for path in (project.root / ".tehletter/cache/pictures").iterdir():
        path.unlink()
        path.write_bytes(drawn(99, 99))
    seal = project.root / ".tehletter/cache/seal"
    text = seal.read_bytes()
    seal.unlink()
    seal.write_bytes(text)  # as it came, but this machine did not write it
    project.built("--only", "html")
    assert files_below(project.dist) == whole


# --------------------------------------------------------------------------------------------- templates


TEMPLATES = {
    "{{ 1 / 0 }}": "division by zero",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}": "recursion",
    LOOP: "takes too long",
    "{{ 'a' * 10 ** 10 }}": "too much memory",
    "{{ '%0999999999d' | format(1) | length * 9 }}{{ 'a' | center(2 ** 31) }}": "memory",
    "{% include '../../outside/secret.txt' %}": "fails",
    "{% include '/etc/passwd' %}": "fails",
    "{{ letter.__class__.__mro__ }}": "fails",
    "{{ label.__globals__ }}": "fails",
    "{{ cycler.__init__.__globals__ }}": "fails",
    "{{ letter.nothing }}": "fails",
    "{% if %}": "fails",
    "{{ lipsum(n=100000) }}": "fails",
    "{{ 'a' * 20000000 }}": "too much memory",
    "{{ letter.articles.append(1) }}": "fails",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_that_fails_is_named_with_its_line(project: Project, template: str) -> None:
    project.write("templates/letter/page.html", f"<p>\n{template}\n")
    run = project.run("build", "--only", "html")
    assert run.code == 1
    is_refusal(run)
    assert "templates/letter/page.html:" in run.err
    assert TEMPLATES[template] in run.err
    assert not list(project.dist.rglob("*.html"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["letter/paper.html", "letter/parts.html", "archive/page.html", "letter/issue.html"])
def test_every_template_is_bounded(project: Project, name: str) -> None:
    project.write(f"templates/{name}", LOOP)
    run = project.run("build")
    assert run.code == 1
    is_refusal(run)
    assert f"templates/{name}:1:1" in run.err


def test_words_of_a_letter_are_no_template(project: Project) -> None:
    project.letter(8, title="{{ 7 * 7 }} {% include 'x' %} ${HOME} %s {0} $(id) [bold]x[/]", body="{{ 7 * 7 }} {0}\n")
    assert project.run("build", "--only", "html").code == 0
    page = project.read("dist/008/fr/index.html")
    assert "{{ 7 * 7 }}" in page
    assert ">49<" not in page


# ----------------------------------------------------------------------------------------------- network


EAR = """
import sys

NAMES = ("connect", "getaddrinfo", "gethostbyname", "gethostbyaddr", "sendto", "bind")
CALLS = ["socket." + name for name in NAMES]

def hear(event, arguments):
    if event in CALLS:
        with open({log!r}, "a") as log:
            print(event, file=log)

sys.addaudithook(hear)
"""
"""A `sitecustomize` that writes down who is called and whose name is asked for, in every process of a build."""


class Listener(socketserver.ThreadingTCPServer):
    """A server of this machine that writes down who calls."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)
        self.heard: list[object] = []

    def verify_request(self, _request: object, client: object) -> bool:
        self.heard.append(client)
        return False


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_nobody_is_called_and_no_name_is_asked_for(project: Project, listener: Listener, tmp_path: Path) -> None:
    home = f"http://127.0.0.1:{listener.server_address[1]}"
    log = tmp_path / "calls"
    (tmp_path / "ear").mkdir()
    (tmp_path / "ear/sitecustomize.py").write_text(EAR.format(log=str(log)), encoding="utf-8")
    hearing = {"PYTHONPATH": str(tmp_path / "ear")}
    project.letter(
        8,
        body=(
            f"[un lien]({home}/a) <{home}/b>\n\n<img src={home}/c>\n\n<link rel=stylesheet href={home}/d>\n\n"
            f"<style>@import url({home}/e)</style>\n\n<iframe src={home}/f></iframe>\n"
        ),
        see_also=[{"label": "Un lien", "url": f"{home}/g"}],
    )
    project.with_config(f'{CONFIG}\n[[publishers]]\nname = "Une autre mission"\nurl = "{home}/h"\n')
    sheet = (Path(__file__).parents[2] / "templates/styles/letter.css").read_text("utf-8")
    project.write(
        "templates/styles/letter.css",
        f"@import url({home}/i);\n@font-face {{ font-family: x; src: url({home}/j) }}\n{sheet}\n"
        f"body {{ background: url({home}/k); font-family: x; list-style-image: url({home}/l) }}\n"
        f"h1::before {{ content: url({home}/m) }}\n",
    )
    project.write(
        "templates/letter/page.html",
        f'<html lang="fr"><title>x</title><img src="{home}/n" alt=""><link rel="stylesheet" href="{home}/o"></html>',
    )
    assert project.run("check", **hearing).code == 0
    assert project.run("build", **hearing).code == 0
    assert listener.heard == []
    assert not log.exists() or log.read_text("utf-8") == ""


def test_the_ear_hears(tmp_path: Path) -> None:
    """Else silence would prove nothing."""
    (tmp_path / "sitecustomize.py").write_text(EAR.format(log=str(tmp_path / "calls")), encoding="utf-8")
    asking = "import socket\ntry: socket.getaddrinfo('localhost', 80)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", asking], env={"PYTHONPATH": str(tmp_path)}, check=True)
    assert "socket.getaddrinfo" in (tmp_path / "calls").read_text("utf-8")
