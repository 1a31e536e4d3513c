"""`python -m scripts.pictures issues`: draw the pictures into their issues' folders."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .catalogue import PICTURES


def main() -> None:
    """Draw all pictures, or those named, and print the paths written."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pictures", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="the folder of the issues")
    parser.add_argument("--only", action="append", metavar="NAME", help="e.g. danube; repeatable")
    parser.add_argument("--width", type=int, metavar="PIXELS", help="instead of each one's own")
    parser.add_argument("--list", action="store_true", help="print the paths, draw nothing")
    options = parser.parse_args()
    if not options.list and options.folder is None:
        parser.error("name the folder of the issues")
    for picture in PICTURES:
        if options.only and Path(picture.path).stem not in options.only:
            continue
        if not options.list:
            target = options.folder / picture.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture.encode(options.width))
        sys.stdout.write(f"{picture.path}\n")


main()
