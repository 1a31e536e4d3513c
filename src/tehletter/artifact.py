"""What is published, file by file: the entries of `manifest.json`."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("html", "pdf")
"""The kinds of output that can be built alone."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One published file, as `manifest.json` lists it; `path` is relative to the output folder."""

    path: str
    kind: str
    sha256: str
    bytes: int
    issue: int | None = None
    lang: str | None = None
    pages: int | None = None
    modified: str | None = None

    def as_json(self) -> dict[str, object]:
        """The shape that the contract gives."""
        return {
            "issue": self.issue,
            "lang": self.lang,
            "kind": self.kind,
            "path": self.path,
            "sha256": self.sha256,
            "bytes": self.bytes,
            "pages": self.pages,
            "modified": self.modified,
        }
