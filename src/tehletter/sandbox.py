"""Templates in Jinja2's immutable sandbox with strict undefined, bounded; one that fails says where.

This module alone imports Jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from traceback import extract_tb
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tehletter.errors import Unable
from tehletter.languages import direction_in
from tehletter.views import FIELDS

MOST_HTML = 10_000_000
"""Characters of a page; an archive of fifty issues has some 60,000."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's, which asks ten questions about every attribute that a template names.

    For the fields of views one is enough: they are data, and their names were given here. `names` are its templates.
    """

    names: frozenset[str] = frozenset()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of an object, or what Jinja gives for one that is not there or not safe."""
        if attribute in FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_sandbox: tuple[Mapping[str, str], Sandbox] | None = None


def sandbox(templates: Mapping[str, str]) -> Sandbox:
    """Jinja's environment of templates; while these stay the same, they are compiled once."""
    global _sandbox  # noqa: PLW0603 - of this process
    if _sandbox is None or _sandbox[0] != templates:
        environment = Sandbox(
            loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.names = frozenset(templates)
        environment.filters["within"] = _within
        del environment.globals["lipsum"]  # a letter has words of its own; this one makes as many as it is asked for
        _sandbox = templates, environment
    return _sandbox[1]


def rendered(
    environment: Sandbox, name: str, context: Mapping[str, Any], bound: Callable[[], AbstractContextManager[None]]
) -> str:
    """What a template makes of a context, within the time that `bound` gives it.

    Raises `Unable`, which says where, for one that fails: it divides by zero, calls itself, fills memory, never ends.
    """
    try:
        with bound():
            html = environment.get_template(name).render(context)
    except Unable:
        raise
    except Exception as error:
        late = "template-error.late"  # a SystemError is that, heard in a function of C
        key = {TimeoutError: late, SystemError: late, MemoryError: "template-error.memory"}.get(type(error))
        place, reason = _place(error, name, environment.names), str(error) or type(error).__name__
        raise Unable(key or "template-error", 1, place=place, reason=reason[:200]) from error
    if len(html) > MOST_HTML:
        raise Unable("template-error.memory", 1, place=f"templates/{name}:1:1")
    return html


def _place(error: Exception, name: str, names: frozenset[str]) -> str:
    """Where a template fails: its path and line, as far as they are known."""
    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name or name}:{error.lineno}:1"
    frames = (frame for frame in extract_tb(error.__traceback__) if frame.filename in names)
    for frame in reversed(list(frames)):
        return f"templates/{frame.filename}:{frame.lineno}:1"
    return f"templates/{name}:1:1"


def _within(text: str, direction: str) -> str:
    """A name or an address as it stands in a text of a direction: one that runs the other way says so."""
    own = direction_in(text)
    return text if own in ("", direction) else Markup('<bdi dir="{}">{}</bdi>').format(own, text)
