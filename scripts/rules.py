"""Write docs/rules.md and docs/regles.md, the whole rulebook in each language of the tool: `make docs`."""

from __future__ import annotations

from pathlib import Path

from tehletter.rulebook.sheet import DOCUMENTS, book

ROOT = Path(__file__).resolve().parents[1]

for language, path in DOCUMENTS.items():
    (ROOT / path).write_text(book(language), encoding="utf-8")
    print(path)
