"""`tehletter verify`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tehletter.artifact import Artifact
from tehletter.config import read_config
from tehletter.diagnostics import Finding
from tehletter.errors import Unable
from tehletter.report import Report
from tehletter.workspace.project import CONFIG, Workspace
from tehletter.workspace.publication import MANIFEST, Publication


def verify(workspace: Workspace, report: Report) -> int:
    """Hold what is published against its manifest; 1 where a file differs or is missing."""
    source = workspace.read_source(CONFIG)
    config = None if isinstance(source, Finding) else read_config(source)[0]
    publication = Publication(workspace.root / (config.out if config else "dist"))
    if not publication.listed:
        raise Unable("no-manifest", path=str(publication.out / MANIFEST))
    differing = [
        (path, fault) for path, artifact in publication.listed.items() if (fault := _fault(artifact, publication))
    ]
    for path, fault in differing:
        report.result(report.say(f"verify.{fault}", path=path))
    if not differing:
        report.note(report.say("verify.same", files=report.count("files", len(publication.listed))))
    return int(bool(differing))


def _fault(artifact: Artifact, publication: Publication) -> str:
    """What is wrong with a published file; nothing where its hash is the manifest's."""
    path = publication.out / artifact.path
    if not _below(path, publication.out) or not publication.has(artifact):
        return "missing"
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if found == artifact.sha256 else "differs"


def _below(path: Path, folder: Path) -> bool:
    """Whether a path of the manifest stays in the output folder."""
    return path.resolve().is_relative_to(folder.resolve())
