"""`tehletter verify`: what is published is held against its manifest."""

from __future__ import annotations

import json

from support.project import Project


def test_what_was_published_is_as_the_manifest_says(project: Project) -> None:
    project.letter(8)
    project.built("--only", "html")
    run = project.run("verify")
    assert (run.code, run.out) == (0, "")
    assert f"{len(project.manifest())} files" in run.err


def test_a_file_that_was_changed_or_lost_is_named(project: Project) -> None:
    project.letter(8)
    project.built("--only", "html")
    page = project.dist / "008/fr/index.html"
    page.write_bytes(page.read_bytes().replace(b"texte", b"TEXTE"))
    (project.dist / "008/index.html").unlink()
    run = project.run("verify")
    assert run.code == 1
    assert [line.partition(" ")[0] for line in run.out.splitlines()] == ["008/fr/index.html", "008/index.html"]


def test_a_link_in_the_place_of_a_file_and_a_path_that_leads_out_are_missing(project: Project) -> None:
    project.letter(8)
    project.built("--only", "html")
    page = project.dist / "008/fr/index.html"
    page.rename(project.root / "page.html")
    page.symlink_to(project.root / "page.html")
    content = json.loads(project.manifest_path.read_text("utf-8"))
    content["artifacts"][-1]["path"] = "../tehletter.toml"
    project.manifest_path.write_text(json.dumps(content), encoding="utf-8")
    run = project.run("verify")
    assert run.code == 1
    assert "../tehletter.toml is missing" in run.out
    assert "008/fr/index.html is missing" in run.out


def test_without_a_manifest_there_is_nothing_to_verify(project: Project) -> None:
    run = project.run("verify")
    assert run.code == 3
    assert "tehletter build" in run.err
