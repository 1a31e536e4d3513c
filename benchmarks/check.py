"""`python -m benchmarks.check [LETTERS] [ROUNDS]`: what `check` costs, beside what nothing can go below.

    bare text      read, YAML events and Markdown tokens by the same libraries, and the headers of the pictures
    bare decoding  every picture opened and decoded in a loop
    pass           `python -c pass`

A run is *cold* without any cache, *judged anew* when only the pictures are known, *unchanged* when all is. Each figure
is the median over the rounds, every command a process of its own.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import CONFIG, make

BARE = """
import sys
from pathlib import Path
import yaml
from PIL import Image
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
markdown = MarkdownIt("commonmark").enable("table")
footnote_plugin(markdown)
container_plugin(markdown, "box")
attrs_plugin(markdown, spans=True)
for path in sorted(Path(sys.argv[1]).glob("issues/*/*.md")):
    _, front, body = path.read_text("utf-8").split("---\\n", 2)
    for _ in yaml.parse(front, Loader=yaml.CSafeLoader):
        pass
    markdown.parse(body)
for path in sorted(Path(sys.argv[1]).glob("issues/*/*.jpg")):
    Image.open(path).size
"""

DECODING = """
import sys
from pathlib import Path
from PIL import Image
for path in sorted(Path(sys.argv[1]).glob("issues/*/*.jpg")):
    with Image.open(path) as image:
        image.draft("L", (1, 1))
        image.load()
"""

PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    """Measure, and print the table."""
    letters, rounds = (int(word) for word in [*sys.argv[1:], *("1000", "3")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make(root, letters)
        figures = [one_round(root) for _ in range(rounds)]
        memory = peak(root)
    medians = {name: statistics.median(figure[name] for figure in figures) for name in figures[0]}
    print(f"check over {letters} letters with {2 * letters} pictures, medians of {rounds}\n")
    for name, seconds in medians.items():
        print(f"{name:<16}{seconds:8.3f} s")
    print()
    rows = (
        ("judged anew / bare text", medians["judged anew"] / medians["bare text"], 4),
        ("pictures / bare decoding", (medians["cold"] - medians["judged anew"]) / medians["bare decoding"], 1.2),
        ("unchanged / cold", medians["unchanged"] / medians["cold"], 0.10),
        ("unchanged / judged anew", medians["unchanged"] / medians["judged anew"], 0.10),
        ("one letter / pass", medians["one letter"] / medians["pass"], 15),
        ("memory, MiB", memory, 150),
    )
    for name, ratio, goal in rows:
        print(f"{name:<26}{ratio:8.2f}   goal {goal:g}{'' if ratio <= goal else '   missed'}")


def one_round(root: Path) -> dict[str, float]:
    """One measurement of each."""
    shutil.rmtree(root / ".tehletter", ignore_errors=True)
    cold = check(root)
    config = root / "tehletter.toml"
    config.write_text(f"{config.read_text('utf-8')}# {time.time_ns()}\n", encoding="utf-8")
    anew = check(root)
    unchanged = check(root)
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder) / "one"
        make(single, 1)
        check(single)
        one = check(single)
    figures = {
        "pass": timed([sys.executable, "-c", "pass"], root),
        "bare text": timed([sys.executable, "-c", BARE, str(root)], root),
        "bare decoding": timed([sys.executable, "-c", DECODING, str(root)], root),
        "cold": cold,
        "judged anew": anew,
        "unchanged": unchanged,
        "one letter": one,
    }
    config.write_text(CONFIG, encoding="utf-8")
    return figures


def check(root: Path) -> float:
    """Seconds of a run that must find nothing wrong."""
    return timed([sys.executable, "-m", "tehletter", "check", "--strict"], root)


def timed(command: list[str], folder: Path) -> float:
    """Seconds of a process that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak(root: Path) -> float:
    """MiB at the height of a cold run."""
    shutil.rmtree(root / ".tehletter", ignore_errors=True)
    command = [sys.executable, "-c", PEAK, sys.executable, "-m", "tehletter", "check", "-q"]
    done = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout.split()[-1]) / 1024 / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    main()
