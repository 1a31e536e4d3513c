"""Long paragraphs, laid out in a time that grows as their text does.

WeasyPrint takes the next line from the rest of a paragraph, and looks at all of it wherever a word is wider than the
line: a paragraph of many such words takes minutes. A line never depends on what stands far behind its end,
so it is shown no more than that.
"""

from __future__ import annotations

from functools import wraps
from importlib import import_module
from typing import Any

_MODULES = ("weasyprint.layout.inline", "weasyprint.layout.preferred")
"""Those of WeasyPrint that ask for lines."""
_WRAPPING = ("normal", "pre-wrap", "pre-line")
"""Values of `white-space` with which lines end where they are full."""
_SHOWN = 250
"""Characters that a line is chosen from, and those up to the next space: more than fit into it."""


def look_less_far() -> None:
    """Let WeasyPrint, which is loaded, look no further than it must."""
    for name in _MODULES:
        module = import_module(name)
        split = vars(module)["split_first_line"]
        if not hasattr(split, "__wrapped__"):
            vars(module)["split_first_line"] = _near(split)


def _near(split: Any) -> Any:
    @wraps(split)
    def first_line(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:
        space = text.find(" ", _SHOWN)
        if space >= 0 and max_width is not None and style["white_space"] in _WRAPPING:
            line = split(text[: space + 2], style, context, max_width, *more, **named)
            if line[2] is not None:  # where the next one begins
                return line
        return split(text, style, context, max_width, *more, **named)

    return first_line
