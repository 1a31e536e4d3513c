"""What templates may read of what they are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

import pytest
from jinja2 import UndefinedError
from jinja2.sandbox import SecurityError
from markupsafe import Markup

from tehletter.model import Config
from tehletter.render import Site
from tehletter.views import FIELDS, ParagraphView, SeeAlsoView


def rendered(template: str, **context: object) -> str:
    return Site(Config(), {"page": template}, UTC).environment.get_template("page").render(context)


def test_a_template_reads_the_fields_of_a_view_and_its_kind() -> None:
    view = ParagraphView(Markup("<em>un</em>"), lead=True)
    assert rendered("{{ view.kind }} {{ view.html }} {{ view.lead }}", view=view) == "paragraph <em>un</em> True"


@pytest.mark.parametrize("name", ["__class__", "__dataclass_fields__", "__init__", "__slots__"])
def test_a_template_reads_nothing_behind_a_view(name: str) -> None:
    with pytest.raises(SecurityError):
        rendered(f"{{{{ view.{name}.mro }}}}", view=SeeAlsoView("", ""))


def test_a_field_that_a_view_lacks_is_undefined() -> None:
    with pytest.raises(UndefinedError, match="has no attribute 'nothing'"):
        rendered("{{ view.nothing }}", view=SeeAlsoView("", ""))


def test_what_hangs_on_the_words_of_a_view_is_asked_for_as_ever() -> None:
    with pytest.raises(SecurityError):
        rendered("{{ view.label.__class__.mro }}", view=SeeAlsoView("x", ""))
    with pytest.raises(SecurityError):
        rendered("{{ view.label.format(view) }}", view=SeeAlsoView("{0.__class__}", ""))


def test_what_only_looks_like_a_view_is_none() -> None:
    @dataclass(frozen=True)
    class Lookalike(SeeAlsoView):
        _hidden: str = "x"

    with pytest.raises(SecurityError):
        rendered("{{ view._hidden.mro }}", view=Lookalike("", ""))


def test_no_field_of_a_view_has_a_name_that_hides_something() -> None:
    assert FIELDS[SeeAlsoView] == {"label", "url"}
    assert not [name for names in FIELDS.values() for name in names if name.startswith("_")]
