"""What a letter says of itself in its own language: labels, dates, ordinals, quotes, weights.

The words stand in `templates/languages/<tag>.toml`, one file a language; names of months and units come from
CLDR, by Babel, which is only imported when a date is written.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

FOLDER = "languages/"
FALLBACK = "en"
REFERENCES = ("en", "fr", "sr-Latn", "sr-Cyrl")
"""The languages that the tool brings along, complete: what one of them lacks, an earlier one says."""
ENGLISH_QUOTES = ["“", "”", "‘", "’"]
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb", "syr"})
CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo"})


@dataclass(frozen=True, slots=True)
class Language:
    """One language, as one data file gives it; `words` is the tag of that file, "" where none describes it."""

    tag: str
    name: str
    dates: Mapping[str, str]
    ordinals: Mapping[str, str]
    labels: Mapping[str, str]
    quotes: tuple[str, str, str, str]
    spaced: bool
    profile: str
    words: str

    def label(self, key: str, /, **values: object) -> str:
        """A label, its fields filled in."""
        return fill(self.labels[key], **values)

    def ordinal(self, number: int) -> str:
        """« 8e », “8th”, „8.“"""
        figures = str(number)
        keys = (f"={figures}", *(figures[start:] for start in range(len(figures))), "")
        pattern = next(self.ordinals[key] for key in keys if key in self.ordinals)
        return fill(pattern, number=number)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction_of(self.tag)

    @property
    def is_cyrillic(self) -> bool:
        """Whether it is written in Cyrillic."""
        subtags = self.tag.split("-")
        script = next((subtag for subtag in subtags[1:] if len(subtag) == 4), "")
        return script == "Cyrl" if script else subtags[0] in CYRILLIC

    def name_of(self, tag: str) -> str:
        """The name of another language in this one: « anglais », “English”."""
        return _locale(tag).get_display_name(_locale(self.tag)) or tag

    def name_in_brackets(self, tag: str) -> str:
        """The name of a language that is to stand in round brackets: « serbe [latin] »."""
        return self.name_of(tag).replace("(", "[").replace(")", "]")

    def month(self, day: date) -> str:
        """« janvier 2018 »."""
        return self._date(day, "month")

    def day(self, day: date) -> str:
        """« 24/01/2018 »."""
        return self._date(day, "day")

    def _date(self, day: date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, self.dates[pattern], locale=_locale(self.tag))

    def weight(self, size: int) -> str:
        """A file's size in the units of the language, never less than it is: « 412 ko »."""
        from babel.units import format_unit

        thousands = -(-size // 1000)
        if thousands < 1000:
            return format_unit(thousands, "digital-kilobyte", length="short", locale=_locale(self.tag))
        millions = -(-size // 100_000) / 10
        return format_unit(millions, "digital-megabyte", length="short", locale=_locale(self.tag))


_WELL_KNOWN = frozenset({
    "ar", "az", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
    "ga", "he", "hr", "hu", "hy", "is", "it", "ja", "ka", "kk", "ky", "la", "lb", "lt", "lv", "mk", "mn", "mt",
    "nl", "no", "pl", "pt", "rm", "ro", "ru", "sk", "sl", "sq", "sr", "sr-Cyrl", "sr-Latn", "sv", "tg", "tk", "tr",
    "uk", "uz", "zh",
})  # fmt: skip
"""Languages of the participating States and their neighbours: told without opening the registry, which takes time."""


def direction_of(tag: str) -> str:
    """The direction in which a language is written: that of its script, else its own."""
    base, *others = tag.split("-")
    script = next((subtag for subtag in others if len(subtag) == 4), "")
    right = script in RIGHT_TO_LEFT_SCRIPTS if script else base in RIGHT_TO_LEFT
    return "rtl" if right else "ltr"


def direction_in(text: str) -> str:
    """The direction in which a text runs, by its first letter (Unicode Standard Annex 9, P2); "" where it has none."""
    classes = (unicodedata.bidirectional(sign) for sign in text)
    first = next((one for one in classes if one in ("L", "R", "AL")), "")
    return {"": "", "L": "ltr"}.get(first, "rtl")


def is_registered(tag: str) -> bool:
    """Whether a well-formed tag is of a language that exists: the registry of subtags has its parts (RFC 5646, 3)."""
    if tag in _WELL_KNOWN:
        return True
    from langcodes import tag_is_valid

    return tag_is_valid(tag) and not tag.endswith("-UK")  # langcodes takes « UK » for GB, the registry has GB alone


def tag_of_today(tag: str) -> str:
    """The tag that took a retired one's place: « he » for « iw », « sr-Latn » for « sh » (RFC 5646, 3.1.7)."""
    from langcodes import standardize_tag

    return standardize_tag(tag)


def lookup(tag: str, known: Collection[str]) -> str:
    """The tag in `known` that serves a tag best, "" where none does (RFC 4647, 3.4: « en » serves « en-GB »).

    One that says no script is served by that of its likely script: « sr-Cyrl » for « sr », « sr-Latn » for « sr-ME ».
    """
    stem = tag
    while stem and stem not in known:
        stem = stem.rpartition("-")[0]
    base = tag.partition("-")[0]
    if stem or not any(one.startswith(f"{base}-") for one in known):
        return stem
    likely = f"{base}-{_likely_script(tag)}"
    return likely if likely in known else ""


def _likely_script(tag: str) -> str:
    """The script that a tag names, or that its language is most often written in there (CLDR, likely subtags)."""
    base, *others = tag.split("-")
    script = next((subtag for subtag in others if len(subtag) == 4 and subtag.isalpha()), "")
    if script:
        return script
    from babel.core import get_global

    likely = get_global("likely_subtags")
    region = next((subtag for subtag in others if subtag.isupper()), "")
    full: str = likely.get(f"{base}_{region}") or likely.get(base) or ""
    return full.split("_")[1] if full.count("_") else ""


_RESOLVED = ("months", "days", "unit_patterns", "date_formats")
"""The parts of Babel's data from which months, days and weights are named."""


@lru_cache(maxsize=64)
def _locale(tag: str) -> Any:
    """Babel's locale for a tag, or that of the nearest shorter tag it knows."""
    from babel import Locale, UnknownLocaleError

    subtags = tag.split("-")
    while subtags:
        try:
            return _apart(Locale.parse("-".join(subtags), sep="-"))
        except (UnknownLocaleError, ValueError):
            subtags.pop()
    return _apart(Locale.parse(FALLBACK))


def _apart(locale: Any) -> Any:
    """A locale whose names are its own.

    Babel 2.18 writes what it finds for a name into data that all languages share: a French month after a Hebrew one
    would be Hebrew.
    """
    from babel import localedata

    data = localedata.load(str(locale))
    for part in _RESOLVED:
        data[part] = deepcopy(data[part])
    return locale


def locale_of(tag: str) -> str:
    """A tag as Open Graph writes locales, language and territory: « fr_FR », « sr_RS » (ogp.me, og:locale)."""
    from babel.core import get_global

    language, *others = tag.split("-")
    territory = next((part for part in others if len(part) == 2 and part.isupper()), "")
    likely: str = get_global("likely_subtags").get(language, "")
    territory = territory or likely.rpartition("_")[2]
    return f"{language}_{territory}" if territory else language


def fill(pattern: str, /, **values: object) -> str:
    """Put values for `{name}` in a pattern; anything else in it stays as it is."""
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", str(value))
    return pattern


def known_tags(templates: Mapping[str, str]) -> tuple[str, ...]:
    """The tags of the languages that the templates describe."""
    names = (name.removeprefix(FOLDER) for name in templates if name.startswith(FOLDER))
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and "/" not in name))


def language(tag: str, templates: Mapping[str, str]) -> Language:
    """The language of a tag: its own file, or the one that serves it best, or English words under its tag."""
    stem = lookup(tag, known_tags(templates))
    data = _data(stem or FALLBACK, templates)
    typography = _part(data, "typography")
    quotes = typography.get("quotes", ENGLISH_QUOTES)
    right = isinstance(quotes, list) and [type(sign) for sign in quotes] == [str] * 4
    quotes = quotes if right else ENGLISH_QUOTES
    dates: dict[str, str] = {}
    labels: dict[str, str] = {}
    for one in (*reversed(REFERENCES), stem or FALLBACK):
        dates |= texts_of(one, "dates", templates)
        labels |= texts_of(one, "labels", templates)
    profile, name = typography.get("profile", "quotes"), data.get("name")
    return Language(
        tag,
        name if stem and isinstance(name, str) else _locale(tag).get_display_name() or tag,
        dates,
        {"": "{number}"} | texts_of(stem or FALLBACK, "ordinals", templates),
        labels,
        (quotes[0], quotes[1], quotes[2], quotes[3]),
        bool(typography.get("spaced")),
        profile if stem and isinstance(profile, str) else "none",
        stem,
    )


def texts_of(tag: str, table: str, templates: Mapping[str, str]) -> dict[str, str]:
    """The texts of a table in the file of a language; what is of the wrong type is `vocabulary`'s to tell."""
    return {key: text for key, text in _part(_data(tag, templates), table).items() if isinstance(text, str)}


def _part(data: Mapping[str, Any], table: str) -> dict[str, Any]:
    part = data.get(table)
    return part if isinstance(part, dict) else {}


def _data(tag: str, templates: Mapping[str, str]) -> dict[str, Any]:
    return _parsed(templates.get(f"{FOLDER}{tag}.toml", ""))


@lru_cache(maxsize=64)
def _parsed(text: str) -> dict[str, Any]:
    """A file of a language; one that is no TOML holds nothing, as `vocabulary` tells."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def placeholders(templates: Mapping[str, str]) -> tuple[str, ...]:
    """The markers that scaffolds of any language begin their texts with."""
    return tuple(language(tag, templates).label("placeholder") for tag in known_tags(templates))


def label_names(templates: Mapping[str, str]) -> tuple[str, ...]:
    """The labels that a language has to say."""
    return tuple(language(FALLBACK, templates).labels)
