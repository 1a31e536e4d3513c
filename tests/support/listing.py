"""A project written as a list: each path on a line of its own and, indented below it, what the file holds.

    issues/007/fr.md
        date: 2018-01-10

        Le texte.
    issues/008/fr.md
    issues/008/images/x.jpg
        1600x1200
    tehletter.toml
        [series]
        languages = ["fr", "en"]

Of a letter it gives the keys that matter, then an empty line, then the body; the rest is right. Of a picture it
gives the size in pixels. A config without [mission] has one. Lines of a file that is none of these stand as they are.
`path -> target` is a symbolic link; a body that begins with « (latin-1) » is written in that encoding.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date, timedelta

from support.project import Project

MISSION = '[mission]\nname = "Mission d’essai"\nurl = "https://mission.example.org/"\n'
FIRST = date(2017, 1, 10)


def written(project: Project, listing: str) -> None:
    """Write what a listing shows; the config is right where it shows none."""
    project.write("tehletter.toml", MISSION)
    for path, content in entries(listing):
        link, arrow, target = path.partition(" -> ")
        if arrow:
            (project.root / link).parent.mkdir(parents=True, exist_ok=True)
            (project.root / link).symlink_to(target)
        elif path.endswith("/"):
            (project.root / path).mkdir(parents=True, exist_ok=True)
        elif size := re.fullmatch(r"(\d+)x(\d+)\n?", content):
            form = {"png": "PNG", "gif": "GIF", "webp": "WEBP"}.get(path.rpartition(".")[2], "JPEG")
            project.picture(path, int(size[1]), int(size[2]), form)
        elif "(latin-1)" in content:
            project.write(path, whole(path, content.replace("(latin-1) ", "")).encode("latin-1", "replace"))
        else:
            project.write(path, whole(path, content))


def entries(listing: str) -> list[tuple[str, str]]:
    """Path and content of each file."""
    blocks = re.split(r"^(?=\S)", listing.strip("\n"), flags=re.MULTILINE)
    pairs = (block.partition("\n") for block in blocks if block)
    return [(path.strip(), textwrap.dedent(content)) for path, _, content in pairs]


def whole(path: str, content: str) -> str:
    """A file as it lies on disk, what the listing leaves out filled in."""
    if path == "tehletter.toml" and "[mission]" not in content:
        return MISSION + content
    folder = re.fullmatch(r"issues/(\d+)/[^/]+\.md", path)
    if not folder or content.startswith("---"):
        return content
    keys, _, body = content.partition("\n\n") if not content.startswith("\n") else ("", "", content[1:])
    number = int(folder[1])
    right = {
        "number": str(number),
        "title": "Une lettre",
        "date": (FIRST + timedelta(days=35 * number)).isoformat(),
        "summary": "Un résumé.",
    }
    given = {line.partition(":")[0] for line in keys.split("\n")}
    lines = [f"{key}: {value}" for key, value in right.items() if key not in given] + keys.strip("\n").split("\n")
    return "---\n" + "\n".join(line for line in lines if line) + "\n---\n\n" + (body or "Un texte.") + "\n"
