"""Reads the cases of tests/spec/*.md. Their format:

    ## section            applies to the cases below it
    title of the case     the last line that is not blank before the dot
    .
    input, any number of lines
    .
    expected, any number of lines
    .

Everything outside the dots is for readers. A dot stands alone on its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "spec"


@dataclass(frozen=True)
class Case:
    """One case, with the line on which it begins."""

    section: str
    title: str
    input: str
    expected: str
    line: int

    def __str__(self) -> str:
        return f"{self.section} - {self.title}"


def read_cases(name: str) -> list[Case]:
    """The cases of one file; raises where its dots do not come in threes."""
    return list(_cases(enumerate((FOLDER / name).read_bytes().decode().split("\n"), 1), name))


def _cases(lines: Iterator[tuple[int, str]], name: str) -> Iterator[Case]:
    section = title = ""
    for number, line in lines:
        if line.startswith("## "):
            section = line.removeprefix("## ")
        elif line == ".":
            yield Case(section, title, _until_dot(lines, name), _until_dot(lines, name), number)
        elif line.strip():
            title = line.strip()


def _until_dot(lines: Iterator[tuple[int, str]], name: str) -> str:
    block: list[str] = []
    for _, line in lines:
        if line == ".":
            return "\n".join(block)
        block.append(line)
    raise ValueError(f"{name}: a case is not closed by a dot")
