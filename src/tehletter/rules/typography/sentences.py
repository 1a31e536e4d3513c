"""Sentences and headings: how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from tehletter.body import (
    Block,
    Box,
    Break,
    Heading,
    Inline,
    Paragraph,
    Strong,
)
from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, HIDDEN, Part, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.words import BEGINNERS, BLANK, LOWER, UPPER, abbreviated, tongue
from tehletter.walk import inlines_in

_STOP = re.compile(rf"\.(?<=[^\W\d_].|[)»”].){HIDDEN}?(?:{BLANK}|\n)+(?=([{LOWER}][\w’'-]*+)(.?))")
_LOUD = re.compile(
    rf"[!?](?<=[\w \u00a0\u202f].){HIDDEN}?(?:{BLANK}|\n)+(?=([{LOWER}][\w’'-]*+)([^!?.…\u2029]{{0,200}})([!?.…]?))"
)
_WORD = re.compile(r"[^\s\u2029]*\Z")
_SAYING = re.compile(
    r"(?:s’|s'|m’|m'|l’|l'|se |me |lui )?(?:dit|demand|cri|répond|répliqu|lanc|reprit|murmur|ajout|écri|repri|interrog"
    r"|fit|exclam|conclu|said|ask|cried|repl|rekao|rekla|pita|upita|viknu|odgovori|рек|пита|упита|викну|одговори)"
)
_QUOTED = re.compile(
    rf":[ \u00a0\u202f]+[«“„][ \u00a0\u202f]?([{LOWER}][\w’'-]*+)[ ,\u00a0\u202f]"
    r"[^«»“”„\u2029]{0,300}[.!?][ \u00a0\u202f]?[»”“]"
)
_LABELLED = re.compile(r"\b(?:points?|sections?|parts?|and|or|paragraphs?|items?|articles?|annex) \Z")
_PRONOUN = re.compile(r"(?<![\w.’'-])(i)(?=(?P<short>[’'](?:m|ve|ll|d)\b)| (?!and |or |to |of |in |is )[a-z]{2,})")
VOWELS = "aeiouyàâéèêëîïôùûаеиоу"


def missing_capital(case: Case) -> Iterator[Finding]:
    """A sentence, a heading or a title that begins with a small letter; in English, the pronoun “i”."""
    lines = case.manuscript.source.lines()
    for prose in case.prose:
        lang = tongue(prose.lang)
        for match in _STOP.finditer(prose.text):
            if _ended(prose.text, match.start(), match[1], lang) and match[2] not in (")", "."):
                yield _small(prose, match.end(), match[1])
        for match in _LOUD.finditer(prose.text):
            if _long_question(prose.text, match) and not _marked(lines, prose, match.start()):
                yield _small(prose, match.end(), match[1])
        for match in _QUOTED.finditer(prose.text):
            if not _odd(match[1]):
                yield _small(prose, match.start(1), match[1], "quotation")
        yield from _pronouns(prose) if lang == "en" else ()
    yield from _openings(case)


def _pronouns(prose: Prose) -> Iterator[Finding]:
    for match in _PRONOUN.finditer(prose.text):
        if match["short"] or not _LABELLED.search(prose.text, max(match.start() - 12, 0), match.start()):
            fix = prose.edits(*match.span(1), "I")
            yield Finding("missing-capital", prose.span(*match.span(1)), {"word": "i"}, "pronoun", fix)


def _small(prose: Prose, at: int, word: str, variant: str = "") -> Finding:
    return Finding("missing-capital", prose.span(at, at + len(word)), {"word": word}, variant)


def _ended(text: str, stop: int, following: str, lang: str) -> bool:
    """Whether a sentence surely ended at a full stop: the word before it is not short for another."""
    match = _WORD.search(text, max(stop - 40, 0), stop)
    word = (match[0] if match else "").lstrip("(«“„\"[’'")
    last = re.split(r"[’'\-–—/]", word)[-1]
    if word[-1:] in (")", "»", "”"):
        return not _odd(following)
    if abbreviated(word) or not last.isalpha() or "." in word or _odd(following) or len(last) < 3:
        return False
    return last[-1].lower() in VOWELS or len(last) > 5 or following.lower() in BEGINNERS.get(lang, ())


def _odd(word: str) -> bool:
    """EBay and iPhone are as they should be; so are « a) » and « i. »."""
    return (len(word) < 2 and word not in ("à", "y", "a", "i", "u", "и", "у", "а")) or any(
        c.isupper() for c in word[1:]
    )


def _marked(lines: list[str], prose: Prose, at: int) -> bool:
    """Whether a mark or a link ends with that character: « le film *Qui vive ?* est paru »."""
    span = prose.span(at, at + 1)
    return lines[span.end_line - 1][span.end_column - 1 : span.end_column] in ("*", "_", "]")


def _long_question(text: str, match: re.Match[str]) -> bool:
    """A question or exclamation of some length, and after it a sentence that is neither."""
    start = max(
        text.rfind(sign, max(match.start() - 400, 0), match.start())
        for sign in (".", "!", "?", "…", ":", EDGE, "«", "(")
    )
    words = text[start + 1 : match.start()].split()
    rest = match[1] + match[2]
    if (
        len(words) < (2 if text[match.start()] == "?" else 6)
        or _odd(match[1])
        or _SAYING.match(rest)
        or match[3] in ("!", "?")
    ):
        return False
    inside = text.count("(", start, match.start()) + text.count("«", max(start, 0), match.start())
    if match[1] in ("et", "ou", "mais", "ni", "voire", "and", "or", "but", "i", "ili", "ali", "и", "или", "али"):
        return False
    return len(rest.split()) >= 3 and not inside and match[3] == "." and "»" not in match[2] and ")" not in match[2]


_SMALL_FIRST = re.compile(rf"([{LOWER}][\w’'-]*+)(?![.)@\w/])")


def _openings(case: Case) -> Iterator[Finding]:
    """Of headings, of the title and the summary; of a paragraph that follows a whole sentence."""
    follows = dict(_after_whole(case))
    for prose in case.prose:
        for part in prose.parts:
            variant = _variant(part)
            match = _SMALL_FIRST.match(prose.text, part.start) if variant is not None else None
            if not match or _odd(match[1]):
                continue
            long = _wordy(prose, part, 5) or (_wordy(prose, part, 3) and _last_sign(prose, part) in tuple(".!?"))
            if part.kind != "paragraph" or (follows.get(id(part.block)) and long):
                yield _small(prose, match.start(), match[1], variant or "")


def _variant(part: Part) -> str | None:
    match part.kind:
        case "heading":
            return "heading"
        case "title":
            return "title"
        case "paragraph":
            return "paragraph" if isinstance(part.block, Paragraph) else None
    return None


def _wordy(prose: Prose, part: Part, least: int) -> bool:
    return len(prose.text[part.start : part.end].split(None, least + 1)) >= least


def _after_whole(case: Case) -> Iterator[tuple[int, bool]]:
    """For each paragraph of the letter itself: whether what stands before it leaves no sentence open."""
    ends = {id(part.block): _last_sign(prose, part) for prose in case.prose for part in prose.parts if part.block}
    for blocks in _flows(case):
        before: Block | None = None
        for block in blocks:
            whole = (
                before is None
                or isinstance(before, Heading)
                or (isinstance(before, Paragraph) and ends.get(id(before), "") in tuple(".!?"))
            )
            yield id(block), whole
            before = block


def _flows(case: Case) -> Iterator[tuple[Block, ...]]:
    """The blocks of the letter, and of each box, in order."""
    body = case.manuscript.body.blocks
    yield body
    yield from (block.blocks for block in body if isinstance(block, Box))


def _last_sign(prose: Prose, part: Part) -> str:
    return prose.text[part.start : part.end].rstrip(' \u00a0\u202f\n»”“")]' + HIDDEN)[-1:]


# -------------------------------------------------------------------------------------------- full stops

_INNER_END = re.compile(
    rf"[{LOWER})»”]{HIDDEN}?[ \u00a0\u202f]?[.!?]{HIDDEN}?[ \u00a0\u202f\n]+[«“„(]?[ \u00a0\u202f]?[{UPPER}]"
)
_LABEL = re.compile(r"[^.!?:]{1,40}[ \u00a0\u202f]?:|[—–-]|Fait à |Traduction|Photo|Crédit|Done at |Sačinjeno ")
_STATEMENT = re.compile(
    r"(?:[^?!.:;«“„\u2029]{3,80} (?:est|sont|a été|ont été|était|étaient|sera|seront|doit|doivent|peut|peuvent|n’est"
    r"|n’a|ont|is|are|was|were|has|have|had|will|must|can|je|su|će|nije|nisu|је|су|ће|није|нису)"
    r"|(?:Il|Elle|Ils|Elles|On|Nous|Vous|He|She|It|They|We|You)) \w"
)
_QUESTION_WORDS = re.compile(
    r"(?:Ce qu|Qu|Où|Comment|Pourquoi|Quand|Si|What|Who|How|Why|Where|When|Which|If"
    r"|Ko|Šta|Gde|Kako|Zašto|Što|Ко|Шта|Где|Како|Зашто|Што)"
)
_LAST_WORD = re.compile(rf"[\w’'-]+(?=[»”“\")\]\s{HIDDEN},;]*\Z)")


def missing_full_stop(case: Case) -> Iterator[Finding]:
    """A paragraph of several sentences, or a long one, whose last has no end; a summary likewise."""
    bare = {id(block) for blocks in _flows(case) for block in _bare(blocks)}
    for prose in case.prose:
        for part in prose.parts:
            if id(part.block) in bare and part.kind == "paragraph":
                variant = ""
            elif part.kind == "front" and part.start == _summary(case, prose):
                variant = "summary"
            else:
                continue
            text = prose.text[part.start : part.end]
            if _unended(text, variant) and (last := _LAST_WORD.search(text, max(len(text) - 80, 0))):
                span = prose.span(part.start + last.start(), part.start + last.end())
                yield Finding("missing-full-stop", span, {"word": last[0]}, variant)


def _bare(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The paragraphs whose last words nothing goes on with: another paragraph, a heading or nothing follows."""
    for block, following in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Paragraph) or not isinstance(following, Paragraph | Heading | None):
            continue
        hard = any(isinstance(child, Break) and child.hard for child in inlines_in(block.children))
        if not hard and not (len(block.children) == 1 and not _plain(block.children[0])):
            yield block


def _plain(child: Inline) -> bool:
    return not isinstance(child, Strong) and child.kind not in ("emphasis", "link", "passage")


def _summary(case: Case, prose: Prose) -> int:
    """Where the summary begins, in the prose of the letter's own language."""
    place = case.place("summary")
    if prose is not case.prose[0]:
        return -1
    for part in prose.parts:
        if part.kind == "front":
            span = prose.span(part.start, part.start + 1)
            if place.line <= span.line <= place.end_line:
                return part.start
    return -1


def _unended(text: str, variant: str) -> bool:
    stripped = text.rstrip(" \u00a0\u202f\n")
    if stripped.endswith(HIDDEN) and not re.search(rf"\w{HIDDEN}\Z", stripped):
        return False
    core = stripped.rstrip(' \u00a0\u202f\n»”“")]' + HIDDEN)
    if core[-1:] in (",", ";") and not variant:
        return len(text.split(None, 6)) > 5
    if not core or not (core[-1].isalnum() or core[-1] in "%€°"):
        return False
    several = _INNER_END.search(text) is not None
    if variant == "summary":
        return several
    if several or _LABEL.match(text) or not text[0].isupper():
        return several
    words = text.split(None, 13)
    return len(words) > 12 or (
        len(words) > 2 and _STATEMENT.match(text) is not None and not _QUESTION_WORDS.match(text)
    )


# ------------------------------------------------------------------------------------------ ends of headings

_HEADING_STOP = re.compile(r"([^\s\u2029.…]+)(\.)\Z")
_HEADING_OPEN = re.compile(r"(?<=[\w)»”\]])([ \u00a0\u202f]*[:;,])\Z")


def heading_full_stop(case: Case) -> Iterator[Finding]:
    """A heading or a title that ends like a sentence, or like a sentence that goes on."""
    for prose in case.prose:
        for part in prose.parts:
            if part.kind not in ("heading", "title"):
                continue
            text = prose.text[part.start : part.end].rstrip()
            if match := _HEADING_STOP.search(text, max(len(text) - 60, 0)):
                if abbreviated(match[1]) or _INNER_END.search(text):
                    continue
                start, variant = match.start(2), ""
            elif match := _HEADING_OPEN.search(text, max(len(text) - 60, 0)):
                start, variant = match.start(1), "open"
            else:
                continue
            place = part.start + start, part.start + len(text)
            values = {"sign": text[-1]}
            yield Finding("heading-full-stop", prose.span(*place), values, variant, prose.edits(*place, ""))
