"""`python scripts/audit.py [FOLDER]`: no pin of a project may let in a version below the floor that it keeps.

The floor stands in `pyproject.toml`, `[tool.tehletter.floor]`: versions from which on known holes are closed. What the
project asks for must not allow less, and what is locked in `requirements/` must not be less.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def main(folder: Path) -> int:
    """Print what is too low; 1 where something is."""
    found = list(audit(folder))
    for line in found:
        print(line, file=sys.stderr)
    return int(bool(found))


def audit(folder: Path) -> Iterator[str]:
    """What lets in less than the floor, in words."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    floor = {canonicalize_name(name): Version(least) for name, least in project["tool"]["tehletter"]["floor"].items()}
    asked = [Requirement(one) for one in project["project"]["dependencies"]]
    for name, least in floor.items():
        mine = [one for one in asked if canonicalize_name(one.name) == name]
        if not mine:
            yield f"pyproject.toml does not ask for {name}, which has a floor"
        for one in mine:
            if lowest(one) < least:
                yield f"pyproject.toml asks for {one}, which lets in less than {least}"
    for path in sorted((folder / "requirements").glob("*.txt")):
        for name, version in LOCKED.findall(path.read_text("utf-8")):
            least = floor.get(canonicalize_name(name), Version("0"))
            if Version(version) < least:
                yield f"{path.relative_to(folder)} locks {name} {version}, which is less than {least}"


def lowest(requirement: Requirement) -> Version:
    """The lowest version that a requirement lets in, as far as its bounds say."""
    bounds = [Version(one.version) for one in requirement.specifier if one.operator in (">=", "==", "~=", ">")]
    return max(bounds, default=Version("0"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1]))
