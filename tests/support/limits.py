"""Letters that hold as much of one thing as a letter may; `more` is one too many."""

from __future__ import annotations

from collections.abc import Callable

SENTENCE = "Le Conseil permanent a voté une décision sur la lutte contre la traite des êtres humains. "


def words(characters: int) -> str:
    return (SENTENCE * (characters // len(SENTENCE) + 1))[:characters].rstrip() + "x."


def table(columns: int, rows: int, cell: str) -> str:
    lines = [["Titre"] * columns, ["---"] * columns, *([[cell] * columns] * rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\nTable: Une légende\n\n"


def repeated(one: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: "".join(map(one, range(count)))


AT_LIMIT: dict[str, tuple[str, Callable[[int], str], int]] = {
    "headings": ("headings", repeated(lambda n: f"## Titre {n}\n\n{words(850)}\n\n"), 200),
    "long headings": (
        "heading",
        lambda length: (
            "".join(f"## {'a bc' * 150}\n\n{words(1_300)}\n\n" for _ in range((length - 1) // 600))
            + f"## {('a bc' * 150)[-((length - 1) % 600 + 1) :]}\n\nMot.\n"
        ),
        60_000,
    ),
    "notes": ("notes", repeated(lambda n: f"Mot[^{n}].\n\n[^{n}]: {words(850)}\n\n"), 200),
    "paragraphs": ("parts", repeated(lambda _: f"{words(85)}\n\n"), 2_000),
    "items": ("parts", lambda parts: "Mot.\n\n" + f"- {words(160)}\n" * (parts // 2) + "\nMot.\n" * (parts % 2), 1_999),
    "lines of a paragraph": ("parts", lambda parts: f"{words(80)}\\\n" * (parts - 1) + "Mot.\n", 2_000),
    "bold words": ("parts", lambda parts: f"**{words(80)}** " * (parts - 1), 2_000),
    "links": ("parts", lambda parts: f"[{words(50)}](https://example.org/a) " * (parts - 1), 2_000),
    "lines of code": ("parts", lambda parts: f"```\n{words(85)}\n" + "a\n" * (parts - 2) + "```\n", 2_000),
    "words of code": ("parts", lambda parts: f"`{words(80)}` " * (parts - 1), 2_000),
    "columns": ("columns", lambda columns: table(columns, 47, "a b"), 40),
    "cells of long words": ("cells", lambda columns: table(columns, 10, "a" * 99), 20),
    "long words": ("word", lambda length: ("a" * length + " ") * 370, 500),
    "long words of code": ("word", lambda length: "```\n" + ("a" * length + " ") * 370 + "\n```\n", 500),
    "long words in cells": ("word", lambda length: table(2, 190, "a" * length), 500),
}
"""By name: what is limited, the body that holds so much of it, the limit."""
