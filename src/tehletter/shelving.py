"""What a build publishes: stamps, the editions it made, what pages share, what lists them, the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tehletter.archiving import Archivist
from tehletter.artifact import Artifact
from tehletter.ledger import Ledger, key_of
from tehletter.letter import Letter, PictureCopy
from tehletter.making import Commission, Made
from tehletter.plan import kept, listing_inputs, of_all, pdf_path, stamps_after
from tehletter.render import CYRILLIC_FONTS, PAGE_ASSETS, STYLESHEET
from tehletter.slimming import slim
from tehletter.stamp import write_stamps
from tehletter.workspace.project import ISSUES, Workspace


class Shelf:
    """Puts what was made where readers find it.

    `ledger` is the one to write when all is done; `scaled` makes the copy of a picture.
    """

    def __init__(
        self,
        commission: Commission,
        ledger: Ledger,
        living: Iterable[tuple[str, str]],
        scaled: Callable[[PictureCopy], bytes],
    ) -> None:
        self.commission, self.ledger, self.living, self.scaled = commission, ledger, frozenset(living), scaled
        self.found, self.site, self.publication = commission.found, commission.site, commission.publication

    def stamp(self, made: Made, workspace: Workspace) -> None:
        """Write the stamps that changed."""
        for folder, stamps in stamps_after(made.editions, self.found.stamps, self.living).items():
            workspace.write(f"{ISSUES}/{folder}/stamp.toml", write_stamps(stamps))

    def publish(self, made: Made) -> list[Artifact]:
        """Each edition at once, then what pages share, then the manifest: the artifacts that are out."""
        new = {folder: items for folder, items in made.items.items() if items}
        before = list(self.publication.before.values())
        stays = kept(before, new, self.living)
        artifacts = {artifact.path: artifact for artifact in stays}
        for folder, items in new.items():
            artifacts |= {item.artifact.path: item.artifact for item in items}
            self.publication.publish_edition(folder, items)
        self.note(made)
        if self.commission.wants("html"):
            if made.editions:
                self.put(self.shared_files(), artifacts)
            self.list_all(made, artifacts)
        self.publication.finish(self.commission.tool, artifacts.values())
        self.ledger.keep(f"{folder}/{lang}" for folder, lang in self.living)
        return sorted(artifacts.values(), key=lambda artifact: artifact.path)

    def note(self, made: Made) -> None:
        """Note what the editions that are out now are made from."""
        folders = {edition.folder for edition in made.editions}
        for kind, known, keys in (("pdf", self.ledger.papers, made.papers), ("html", self.ledger.pages, made.pages)):
            if self.commission.wants(kind):
                known |= {folder: keys[folder] for folder in folders}

    def put(self, files: Iterable[tuple[Artifact, bytes]], artifacts: dict[str, Artifact]) -> None:
        """Publish files of the whole series."""
        for artifact, data in files:
            self.publication.publish_file(artifact.path, data)
            artifacts[artifact.path] = artifact

    # ------------------------------------------------------------------------------------ what pages share

    def shared_files(self) -> Iterator[tuple[Artifact, bytes]]:
        """Stylesheets, fonts, the icon."""
        rules, fonts = self.found.fonts.for_the_web()
        for name, data in fonts.items():
            yield _artifact(f"assets/{name}", "font", data), data
        sheets = (rules, self.found.fonts.for_cyrillic(), slim(self.site.templates[STYLESHEET]))
        for path, text in zip((PAGE_ASSETS[0], CYRILLIC_FONTS, PAGE_ASSETS[1]), sheets, strict=True):
            yield _artifact(path, "style", text.encode()), text.encode()

    # ------------------------------------------------------------------------------------- what lists them

    def list_all(self, made: Made, artifacts: dict[str, Artifact]) -> None:
        """What readers find letters by: pages of issues, archive, feeds; made anew when one of the letters is."""
        outdated = {pdf_path(e, self.found.config) for e in made.editions if e.folder not in made.printed}
        told = [artifact for artifact in artifacts.values() if artifact.lang and artifact.path not in outdated]
        key = listing_inputs(told, self.commission.around)
        before = [
            artifact for artifact in artifacts.values() if of_all(artifact) or (artifact.issue and not artifact.lang)
        ]
        known = self.commission.ledger.listing == key
        if known and before and all(self.publication.holds(artifact) for artifact in before):
            return
        for artifact in filter(of_all, before):
            del artifacts[artifact.path]
        archivist = Archivist(
            self.site, self.publication.before, self.publication.read, self.letter, self.scaled, self.stands
        )
        for file in archivist.files(made.entries, told):
            artifact = replace(_artifact(file.path, file.kind, file.data), issue=file.issue, lang=file.lang)
            self.put([(artifact, file.data)], artifacts)
        self.ledger.listing = key

    def stands(self, path: str, inputs: Iterable[str]) -> bool:
        """Whether a file made from these inputs is published already; else it is noted that it will be."""
        key, before = key_of([path, self.commission.around, *inputs]), self.publication.before.get(path)
        known = self.commission.ledger.others.get(path) == key and before and self.publication.holds(before)
        self.ledger.others[path] = key
        return bool(known)

    def letter(self, folder: str, lang: str) -> Letter | None:
        """The letter of an edition, where it has no errors."""
        path = f"{ISSUES}/{folder}/{lang}.md"
        verdict = next((verdict for verdict in self.found.verdicts if verdict.abstract.path == path), None)
        return self.found.letter(verdict) if verdict is not None and verdict.right else None


def _artifact(path: str, kind: str, data: bytes) -> Artifact:
    return Artifact(path, kind, hashlib.sha256(data).hexdigest(), len(data))
