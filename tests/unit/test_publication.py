"""The door for writing: whole editions swapped in, killed builds settled, strangers left alone."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.project import files_below, states_below
from tehletter.artifact import Artifact
from tehletter.errors import Unable
from tehletter.workspace import publication
from tehletter.workspace.publication import Item, Publication

EDITION = {"index.html": b"page", "images/x-480.jpg": b"x"}


def artifact(path: str, data: bytes) -> Artifact:
    return Artifact(path, "html", hashlib.sha256(data).hexdigest(), len(data), 8, "fr", None, "2018-01-24")


def items_of(folder: str, files: dict[str, bytes]) -> list[Item]:
    return [Item(artifact(f"{folder}/{name}", data), data) for name, data in files.items()]


def publish(out: Path, editions: dict[str, dict[str, bytes]], **shared: bytes) -> Publication:
    """A whole build that makes these editions and shared files."""
    publication = Publication(out)
    publication.open()
    artifacts = []
    for folder, files in editions.items():
        items = items_of(folder, files)
        publication.publish_edition(folder, items)
        artifacts += [item.artifact for item in items]
    for name, data in shared.items():
        publication.publish_file(name, data)
        artifacts.append(artifact(name, data))
    publication.finish("tool", artifacts)
    publication.close()
    return publication


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "dist"


def published(out: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_below(out).items() if path != "manifest.json"}


def test_an_edition_is_published_whole_and_the_stage_is_swept(out: Path) -> None:
    publish(out, {"008/fr": EDITION}, style=b"css")
    assert published(out) == {"008/fr/images/x-480.jpg": b"x", "008/fr/index.html": b"page", "style": b"css"}
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_files_can_be_read_by_a_server(out: Path) -> None:
    publish(out, {"008/fr": EDITION}, style=b"css")
    assert {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()} == {0o644}


def test_the_manifest_is_sorted_and_has_every_key(out: Path) -> None:
    publish(out, {"008/fr": EDITION, "007/fr": EDITION}, zz=b"css")
    content = json.loads((out / "manifest.json").read_text("utf-8"))
    paths = [item["path"] for item in content["artifacts"]]
    assert paths == sorted(paths)
    assert (content["version"], content["tool"]) == (1, "tool")
    assert set(content["artifacts"][0]) == {"issue", "lang", "kind", "path", "sha256", "bytes", "pages", "modified"}


def test_the_same_content_writes_nothing(out: Path) -> None:
    publish(out, {"008/fr": EDITION}, style=b"css")
    before = states_below(out)
    publish(out, {"008/fr": EDITION}, style=b"css")
    assert states_below(out) == before


def test_a_changed_file_is_changed_alone(out: Path) -> None:
    publish(out, {"008/fr": EDITION, "007/fr": EDITION}, style=b"css")
    before = states_below(out)
    publish(out, {"008/fr": EDITION | {"index.html": b"another"}, "007/fr": EDITION}, style=b"css")
    changed = {path for path, state in states_below(out).items() if state != before[path]}
    assert changed >= {"008/fr/index.html", "manifest.json"}
    assert not {path for path in changed if path.startswith("007/")} | changed & {"style"}


def test_what_is_no_longer_made_is_deleted_with_its_empty_folders(out: Path) -> None:
    publish(out, {"008/fr": EDITION, "007/fr": EDITION}, style=b"css")
    publish(out, {"008/fr": {"index.html": b"page"}})
    assert published(out) == {"008/fr/index.html": b"page"}
    assert not (out / "007").exists()
    assert not (out / "008/fr/images").exists()


def test_strangers_are_kept_wherever_they_lie(out: Path) -> None:
    publish(out, {"008/fr": EDITION, "007/fr": EDITION})
    strangers = (
        "robots.txt",
        "008/fr/notes.txt",
        "008/fr/images/own.jpg",
        "007/fr/deep/er/own.txt",
        "008/.well-known/x",
    )
    for name in strangers:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(b"own")
    publish(out, {"008/fr": {"index.html": b"another"}})
    assert published(out) == {"008/fr/index.html": b"another", **dict.fromkeys(strangers, b"own")}


def test_links_of_strangers_are_kept(out: Path) -> None:
    publish(out, {"008/fr": EDITION})
    (out / "008/fr/link").symlink_to("index.html")
    (out / "008/fr/broken").symlink_to("nowhere")
    (out / "008/fr/folder-link").symlink_to("images")
    publish(out, {"008/fr": EDITION | {"index.html": b"another"}})
    assert {path.name for path in (out / "008/fr").iterdir() if path.is_symlink()} == {"link", "broken", "folder-link"}


def test_without_a_manifest_nothing_is_deleted(out: Path) -> None:
    publish(out, {"008/fr": EDITION})
    (out / "manifest.json").unlink()
    publish(out, {"007/fr": EDITION})
    assert (out / "008/fr/index.html").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"artifacts": 1}',
        '{"artifacts": [{}]}',
        "null",
        '{"artifacts": [{"path": 1}]}',
        "\ud800",
        "[" * 9999,
    ],
)
def test_a_manifest_that_cannot_be_read_counts_as_none(out: Path, text: str) -> None:
    out.mkdir()
    (out / "manifest.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    publish(out, {"008/fr": EDITION})
    assert (out / "008/fr/index.html").exists()


@pytest.mark.parametrize(("field", "value"), [("issue", "huit"), ("lang", 8), ("pages", True), ("sha256", None)])
def test_a_manifest_with_a_field_of_another_kind_counts_as_none(out: Path, field: str, value: object) -> None:
    publish(out, {"008/fr": EDITION})
    before = (out / "manifest.json").read_bytes()
    content = json.loads(before)
    content["artifacts"][0][field] = value
    (out / "manifest.json").write_text(json.dumps(content))
    publish(out, {"008/fr": EDITION})
    assert (out / "manifest.json").read_bytes() == before


@pytest.mark.parametrize("path", ["../secret", "008/../../secret", "/etc/tehletter-secret"])
def test_a_forged_manifest_deletes_nothing_outside(out: Path, path: str) -> None:
    publish(out, {"008/fr": EDITION})
    secret = out.parent / "secret"
    secret.write_bytes(b"secret")
    content = json.loads((out / "manifest.json").read_text("utf-8"))
    content["artifacts"].append({**content["artifacts"][0], "path": path.replace("/etc", str(out.parent))})
    (out / "manifest.json").write_text(json.dumps(content))
    publish(out, {"008/fr": EDITION})
    assert secret.read_bytes() == b"secret"


def test_a_forged_manifest_deletes_no_folder(out: Path) -> None:
    publish(out, {"008/fr": EDITION})
    (out / "own").mkdir()
    (out / "own/x").write_bytes(b"own")
    content = json.loads((out / "manifest.json").read_text("utf-8"))
    content["artifacts"] += [{**content["artifacts"][0], "path": path} for path in ("own", "")]
    (out / "manifest.json").write_text(json.dumps(content))
    with contextlib.suppress(Unable):
        publish(out, {"008/fr": EDITION})
    assert (out / "own/x").exists()


def staged(out: Path, place: str, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = out.parent / ".dist.stage" / place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


NEW = {"index.html": b"new"}


def test_a_build_killed_while_making_is_undone(out: Path) -> None:
    publish(out, {"008/fr": EDITION})
    staged(out, "making/008.fr", NEW)
    Publication(out).open()
    assert published(out)["008/fr/index.html"] == b"page"


@pytest.mark.parametrize("place", ["making/009.fr", "ready/009/fr", "old/009/fr", "names/009.fr", "names/x.y"])
def test_what_a_stranger_laid_into_the_stage_is_never_published(out: Path, place: str) -> None:
    publish(out, {"008/fr": EDITION})
    before = published(out)
    staged(out, place, {"index.html": b"<script>evil()</script>"})
    publish(out, {"008/fr": EDITION})
    assert published(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_the_build_after_a_killed_one_leaves_what_an_unharmed_one_leaves(out: Path) -> None:
    publish(out, {"008/fr": EDITION})
    staged(out, "making/008.fr", NEW)
    staged(out, "making/007.fr", NEW)
    publish(out, {"008/fr": EDITION})
    assert published(out) == {"008/fr/images/x-480.jpg": b"x", "008/fr/index.html": b"page"}
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_files_of_a_finished_build_that_no_manifest_lists_are_not_taken_for_strangers(out: Path) -> None:
    """What a killed build swapped in without reaching its manifest is ours: it goes when it is not made again."""
    publish(out, {"008/fr": EDITION})
    killed = {"index.html": b"new", "images/only-there-480.jpg": b"y"}
    for name, data in killed.items():
        (out / "008/fr" / name).write_bytes(data)
    names = out.parent / ".dist.stage/names/008.fr"
    names.parent.mkdir(parents=True)
    names.write_text("\n".join(killed), encoding="utf-8")
    publish(out, {"008/fr": EDITION})
    assert published(out) == {"008/fr/images/x-480.jpg": b"x", "008/fr/index.html": b"page"}


def test_what_a_killed_writing_left_is_swept_and_strangers_stay(out: Path) -> None:
    publish(out, {"008/fr": EDITION})
    for name in (".manifest.json.abcd1234", ".own.txt.abcd1234", ".manifest.json"):
        (out / name).write_bytes(b"x")
    publish(out, {"008/fr": EDITION})
    assert sorted(path.name for path in out.iterdir() if path.name.startswith(".")) == [
        ".manifest.json",
        ".own.txt.abcd1234",
    ]


def test_nothing_is_swept_through_a_link(out: Path, tmp_path: Path) -> None:
    publish(out, {"008/fr": EDITION})
    content = json.loads((out / "manifest.json").read_text("utf-8"))
    content["artifacts"] += [{**content["artifacts"][0], "path": "assets/notes"}]
    (out / "manifest.json").write_text(json.dumps(content))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".notes.previous").write_bytes(b"mine")
    (out / "assets").symlink_to(elsewhere)
    publish(out, {"008/fr": EDITION})
    assert (elsewhere / ".notes.previous").read_bytes() == b"mine"


@pytest.mark.parametrize("kind", [[], {}, None, 7])
def test_a_manifest_whose_kinds_are_no_words_is_none(out: Path, kind: object) -> None:
    publish(out, {"008/fr": EDITION})
    content = json.loads((out / "manifest.json").read_text("utf-8"))
    content["artifacts"][0]["kind"] = kind
    (out / "manifest.json").write_text(json.dumps(content))
    assert Publication(out).before == {}


def test_two_who_publish_into_one_folder_are_told_apart(out: Path) -> None:
    first, second = Publication(out), Publication(out)
    first.open()
    with pytest.raises(Unable) as caught:
        second.open()
    assert caught.value.key == "lock-held"
    second.close()
    assert first.stage.is_dir()
    first.close()
    second.open()
    second.close()


def test_a_reader_never_finds_an_edition_missing_or_mixed(out: Path) -> None:
    """Two editions of one issue change places hundreds of times; whoever opens the folder sees one of them whole."""
    states = ({"index.html": b"one", "a.jpg": b"one"}, {"index.html": b"two", "a.jpg": b"two"})
    publish(out, {"008/fr": states[0]})
    ended, seen = threading.Event(), set[tuple[bytes, ...]]()

    def look() -> None:
        while not ended.is_set():
            folder = os.open(out / "008/fr", os.O_RDONLY)  # fails where there is none
            contents = []
            for name in ("index.html", "a.jpg"):
                with contextlib.suppress(FileNotFoundError):  # swept meanwhile: it was whole when it was opened
                    file = os.open(name, os.O_RDONLY, dir_fd=folder)
                    contents.append(os.read(file, 10))
                    os.close(file)
            os.close(folder)
            seen.add(tuple(contents))

    with ThreadPoolExecutor(1) as reader:
        looking = reader.submit(look)
        for turn in range(200):
            publish(out, {"008/fr": states[turn % 2]})
        ended.set()
        looking.result()
    assert {len(set(contents)) for contents in seen} <= {0, 1}


def test_where_folders_cannot_change_places_one_makes_room_for_the_other(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "exchange", lambda *_: False)
    publish(out, {"008/fr": EDITION})
    publish(out, {"008/fr": NEW})
    assert published(out) == {"008/fr/index.html": b"new"}


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077])
def test_everyone_may_look_into_folders_whatever_the_umask(out: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish(out, {"008/fr": EDITION})
    finally:
        os.umask(before)
    modes = {oct(path.stat().st_mode & 0o777) for path in (out, *out.rglob("*")) if path.is_dir()}
    assert modes == {"0o755"}


@pytest.mark.parametrize("place", ["dist", "dist/008", "dist/008/fr"])
def test_a_file_in_the_way_is_the_tools_own_sentence(out: Path, place: str) -> None:
    path = out.parent / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"in the way")
    with pytest.raises(Unable) as caught:
        publish(out, {"008/fr": EDITION})
    assert caught.value.exit_code == 3
    assert path.read_bytes() == b"in the way"
