"""`python -m benchmarks [ROW...] [--quick]`: measure, and print the ratios beside their goals."""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.bench import Bench, Line, Sizes
from benchmarks.corpus import SMALL, WIDTH
from benchmarks.rows import ROWS
from tehletter import __version__
from tehletter.processes import cores

RESULTS = Path(__file__).with_name("RESULTS.md")
QUICK = Sizes(letters=10, archive=50, rounds=2)
LIBRARIES = ("weasyprint", "typer", "jinja2", "markdown-it-py", "PyYAML", "Pillow")
HEADINGS = ("what", "against", "ratio", "goal", "", "processor", "measured")


def main(words: Sequence[str] | None = None) -> None:
    """Measure the rows that are asked for."""
    asked = _parser().parse_args(words)
    usual = QUICK if asked.quick else Sizes()
    sizes = Sizes(asked.letters or usual.letters, asked.archive or usual.archive, asked.rounds or usual.rounds)
    bench = Bench(Path(tempfile.mkdtemp(prefix="tehletter-bench-")), sizes)
    lines: list[Line] = []
    try:
        print(_plain(HEADINGS))
        for row in asked.rows or ROWS:
            found = ROWS[row](bench)
            print("\n".join(_plain(_cells(line)) for line in found), flush=True)
            lines += found
    finally:
        if asked.keep:
            print(f"kept: {bench.root}", file=sys.stderr)
        else:
            shutil.rmtree(bench.root, ignore_errors=True)
    if asked.write:
        RESULTS.write_text(_results(lines, bench), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description="How fast tehletter is, by ratios.")
    parser.add_argument(
        "rows", nargs="*", choices=[*ROWS, []], metavar="ROW", help=f"of {', '.join(ROWS)}; default: all"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes and few rounds, for a first look")
    parser.add_argument("--letters", type=int, metavar="N", help="letters that are printed")
    parser.add_argument("--archive", type=int, metavar="N", help="letters of an archive")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds, of which the medians are taken")
    parser.add_argument("--write", action="store_true", help=f"put the table into benchmarks/{RESULTS.name}")
    parser.add_argument("--keep", action="store_true", help="leave the letters and all that was made of them")
    return parser


def _cells(line: Line) -> tuple[str, ...]:
    value, processor = ("" if ratio is None else f"{ratio:.3g}" for ratio in (line.value, line.processor))
    goal = "" if line.goal is None else f"≤ {line.goal:g}"
    return line.what, line.against, value, goal, line.mark, processor, line.detail


def _plain(cells: Iterable[str]) -> str:
    what, against, ratio, goal, mark, processor, detail = cells
    return f"{what:<46}{against:<42}{ratio:>7}{goal:>8}  {mark:<7}{processor:>10}  {detail}".rstrip()


def _results(lines: Iterable[Line], bench: Bench) -> str:
    """The table and what it was measured with, in Markdown."""
    sizes = bench.sizes
    libraries = {name: version(name) for name in LIBRARIES}
    versions = {"tehletter": __version__, "Python": platform.python_version(), **libraries, **bench.peers.versions()}
    rows = (HEADINGS, ("---", "---", "--:", "--:", "---", "--:", "---"), *map(_cells, lines))
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    return f"""\
# Measured

Written by `make bench BENCH=--write`. Each ratio is that of two medians of one run, in which all commands had their
turn in every round ({sizes.rounds} rounds, more where they are short). Ratios hold from machine to machine, seconds do
not. « Processor » is the ratio of processor time, all processes together.

{platform.system()} on {platform.machine()}, {cores()} cores; {", ".join(f"{n} {v}" for n, v in versions.items())}.

- P is `python -c pass`.
- W is a bare WeasyPrint script: the same HTML, style sheet, fonts and scaled pictures, a plain PDF. « One process »
  is W over all letters. tehletter makes pages as well, and PDFs that are PDF/A-2a and PDF/UA-1.
- F is a bare script with the same YAML, Markdown and template libraries: no check, no archive, no search, no feed.
- « Cold » starts from a fresh clone: no cache, nothing published. Pages of an archive are measured without pictures.
- Pictures are {WIDTH} pixels wide, in the archive of {sizes.archive} letters {SMALL}.
- Hugo, Pelican and Typst make less of a letter: no check, no scaled pictures, no tagged PDF/A.

{table}
"""


if __name__ == "__main__":
    main()
