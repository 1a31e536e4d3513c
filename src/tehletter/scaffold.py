"""New files: a project, a letter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from tehletter.config import in_language
from tehletter.languages import FALLBACK, Language, fill
from tehletter.model import Config

FOLDER = "scaffold/"


def title_of(config: Config, words: Language, number: int) -> str:
    """The title that the series' pattern gives to a number."""
    pattern = in_language(config.title, words.tag) or words.label("title")
    return fill(pattern, number=number, ordinal=words.ordinal(number))


def new_letter(templates: Mapping[str, str], words: Language, number: int, title: str, day: date) -> str:
    """A draft that passes `check` and builds."""
    tags = (words.tag, words.words, words.tag.partition("-")[0], FALLBACK)
    text = next(templates[name] for tag in tags if (name := f"{FOLDER}letter.{tag}.md") in templates)
    return fill(text, number=number, title=quoted(title), date=day.isoformat(), marker=words.label("placeholder"))


def quoted(text: str) -> str:
    """A YAML scalar in double quotes: nothing in it can be taken for syntax."""
    return json.dumps(text, ensure_ascii=False)
