"""The tool cannot work: the one exception that `cli` turns into a line, a hint and an exit code."""

from __future__ import annotations


class Unable(Exception):
    """No letter is at fault: the project, the machine or the call is.

    `key` names a text of the catalogue, which may have a twin `key.hint`; `values` fill both.
    `exit_code` is 3 when the tool cannot work, 2 when it was called wrongly, 1 when a file of the project is at fault.
    """

    def __init__(self, key: str, exit_code: int = 3, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.exit_code = exit_code
        self.values = values


class Misuse(Unable):
    """The command line asks for something that does not exist or makes no sense."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, 2, **values)
