"""Pages of the rulebook, set as Markdown: for `tehletter rules`, for `docs/`, for code scanning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from tehletter.catalogue import say
from tehletter.catalogue.wording import title, visible
from tehletter.diagnostics import Severity
from tehletter.rulebook import pages
from tehletter.rulebook.page import Example
from tehletter.rulebook.words import WORDS, Words
from tehletter.rules import RULES
from tehletter.rules.rule import Rule

DOCUMENTS = {"en": "docs/rules.md", "fr": "docs/regles.md"}
"""Where the whole rulebook lies in the repository, by language."""

_FENCES = {"body": "markdown", "front": "yaml", "letter": "markdown", "config": "toml", "project": "text"}
_MARKED = re.compile(r"([\\`*_<>\[\]|#])")


def section(rule: Rule, language: str) -> str:
    """Why a rule exists, where it comes from, how much it weighs, a bad and a good case."""
    words, page = WORDS[language], pages().get(rule.name)
    parts = [f"*{words.says}{_colon(language)} {_plain(title(rule.name, language))}*"]
    if page:
        parts.append(page.fr if language == "fr" else page.en)
    parts.append("\n".join(f"- {fact}" for fact in _facts(rule, language, page.source if page else "")))
    if page:
        for word, example in ((words.wrong, page.bad), (words.right, page.good)):
            tag = f" ({example.lang})" if example.lang != "fr" else ""
            parts += [f"{word}{tag}{_colon(language)}", _fenced(example)]
    return "\n\n".join(parts)


def _facts(rule: Rule, language: str, source: str) -> Iterator[str]:
    words, colon = WORDS[language], _colon(language)
    yield f"{words.severity}{colon} {weight(rule, language)}"
    yield words.mended if rule.mends else words.by_hand
    if source:
        yield f"{words.source}{colon} {source}"


def sheet(rule: Rule, language: str, said: Severity | None = None) -> str:
    """The section of a rule under its heading, what the project made of it, and how to silence it."""
    words = WORDS[language]
    parts = [f"## {rule.code} {rule.name}", section(rule, language)]
    if said is not None and said is not rule.severity:
        parts.append(f"**{words.in_project}{_colon(language)} {say(f'severity.{said}', language)}**")
    return "\n\n".join([*parts, *_silencing(rule, words)])


def _silencing(rule: Rule, words: Words) -> Iterator[str]:
    if rule.firm:
        yield words.silence_firm
        return
    if rule.severity is Severity.OFF:
        yield words.switch_on
        yield f'```toml\n[check]\non = ["{rule.name}"]\n```'
    yield f"### {words.silence}"
    yield words.in_letter
    yield f"```yaml\ncheck: {{ignore: [{rule.code}]}}\n```"
    if rule.severity is not Severity.OFF:
        yield words.in_config
        other = Severity.WARNING if rule.severity is Severity.ERROR else Severity.ERROR
        lines = "[check]", f'off = ["{rule.name}"]', f"# {words.otherwise}", f'severity = {{ {rule.name} = "{other}" }}'
        yield "\n".join(["```toml", *lines, "```"])


def weight(rule: Rule, language: str) -> str:
    """How much a rule weighs where nobody says otherwise."""
    words = WORDS[language]
    severity = say(f"severity.{rule.severity}", language)
    if rule.firm:
        return f"{severity}, {words.firm}"
    return f"{severity} {words.by_default}" if rule.severity is Severity.OFF else severity


def book(language: str) -> str:
    """The whole rulebook: an index, then a section for each rule."""
    words = WORDS[language]
    parts = [f"# {words.heading}", "<!-- Generated from src/tehletter/rulebook/ by make docs -->", words.introduction]
    families = [(digit, list(rules)) for digit, rules in groupby(RULES, key=lambda rule: rule.code[3])]
    for digit, rules in families:
        parts += [f"**{digit}xx [{words.families[digit]}](#{_anchor(_heading(digit, words))})**"]
        parts.append("\n".join(_table(rules, language)))
    for digit, rules in families:
        parts.append(f"## {_heading(digit, words)}")
        for rule in rules:
            parts += [f"### {rule.code} {rule.name}", section(rule, language)]
    return "\n\n".join(parts) + "\n"


def _heading(digit: str, words: Words) -> str:
    return f"{digit}xx {words.families[digit]}"


def _table(rules: list[Rule], language: str) -> Iterator[str]:
    words = WORDS[language]
    yield f"| {' | '.join(words.columns)} |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        heading = f"{rule.code} {rule.name}"
        cells = (
            f"[{rule.code}](#{_anchor(heading)})",
            rule.name,
            weight(rule, language),
            words.yes if rule.mends else "",
            _plain(title(rule.name, language)),
        )
        yield f"| {' | '.join(cells)} |"


def _anchor(heading: str) -> str:
    """The fragment that GitHub and GitLab give to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _colon(language: str) -> str:
    return " :" if language == "fr" else ":"


def _plain(text: str) -> str:
    """A text in which nothing is Markdown."""
    return _MARKED.sub(r"\\\1", text)


def _fenced(example: Example) -> str:
    """An example as the author types it; what nobody can see, by its number."""
    text = "\n".join("\t".join(visible(part) for part in line.split("\t")) for line in example.text.split("\n"))
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{_FENCES[example.kind]}\n{text.rstrip()}\n{fence}"
