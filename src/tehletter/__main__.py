"""`python -m tehletter` and the `tehletter` command: the version is answered before anything is imported."""

from __future__ import annotations

import gc
import os
import sys

from tehletter import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        print(f"tehletter {__version__}")
        return
    gc.disable()  # a tenth of a call's time; what lives long enables it again, and letters are cleared away one by one
    try:
        from tehletter.cli import run

        run()
    except KeyboardInterrupt:  # while still importing: there is nothing to say or to sweep yet
        os._exit(130)  # not sys.exit: of an interrupt met inside exec(), Python would die by the signal


if __name__ == "__main__":
    main()
