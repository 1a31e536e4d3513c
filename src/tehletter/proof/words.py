"""What both proofs have in common: words, their languages and alternatives, held against the letter's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tehletter.diagnostics import Finding
from tehletter.proof.checking import SHOWN, at_line, broken
from tehletter.proof.comparison import Difference, differences, heard
from tehletter.proof.exceptions import Phrase
from tehletter.proof.source import Expected, Segment
from tehletter.proof.strand import signs_of, strand
from tehletter.witness import Reading, Said


def word_faults(output: str, reading: Reading, expected: Expected, phrases: Sequence[Phrase]) -> Iterator[Finding]:
    """Where an output departs from the words of the letter, notes apart where it keeps them apart."""
    noted = [] if reading.notes else [text for _, texts in expected.notes for text in _of_kind("li", texts)]
    segments = [*expected.text, *noted, *expected.closing]
    found = list(differences(heard(reading.blocks), segments, phrases))
    if reading.notes:
        kept = dict(reading.notes)
        for number, texts in expected.notes:
            note = kept.pop(number, Said("", ()))
            found += differences(heard([Said("p", note.runs)]), _of_kind("p", texts), ())
        found += (Difference("added", 1, found=signs_of(note.text)[:SHOWN]) for note in kept.values())
    for difference in found:
        yield Finding(
            "words-differ",
            at_line(difference.line),
            {"output": output, "wanted": difference.wanted, "found": difference.found},
            difference.variant,
        )


def _of_kind(kind: str, segments: Iterable[Segment]) -> list[Segment]:
    """The paragraphs of a note: items of a list at the end of a letter, loose at the foot of a sheet."""
    return [Segment(kind if segment.kind == "p" else segment.kind, segment.strand) for segment in segments]


def language_faults(output: str, reading: Reading, expected: Expected, names: Iterable[str]) -> Iterator[Finding]:
    """Passages whose language an output does not give, or gives to other words (RGAA 8.7)."""
    noted = [segment for _, segments in expected.notes for segment in segments]
    if reading.notes:
        yield from _languages(output, [note for _, note in reading.notes], noted, expected.lang, ())
        noted = []
    contents = [segment for segment in expected.headings if segment.kind == "h2"] if expected.several else []
    own = [signs_of(name) for name in names]  # those of the other editions stand on a page, each in its language
    yield from _languages(output, reading.blocks, [*contents, *expected.text, *noted], expected.lang, own)


def _languages(
    output: str, said: Iterable[Said], segments: Iterable[Segment], around: str, names: Iterable[str]
) -> Iterator[Finding]:
    wanted, found, lines = dict[str, str](), dict[str, str](), dict[str, int]()
    for segment in segments:
        for (lang, line), signs in segment.strand.by_mark():
            wanted[lang] = wanted.get(lang, "") + signs
            lines.setdefault(lang, line)
    for block in said:
        for lang, signs in strand([(run.text, run.lang) for run in block.runs]).by_mark():
            found[lang] = found.get(lang, "") + signs
    for lang in sorted({*wanted, *found} - {around}):
        here, there = wanted.get(lang, ""), found.get(lang, "")
        if there != here and there not in {name + here for name in names}:
            lost = len(there) <= len(here)
            values = {"output": output, "lang": lang, "words": (here if lost else there)[:SHOWN]}
            yield Finding("language-lost", at_line(lines.get(lang, 1)), values, "" if lost else "added")


def foreign_languages(expected: Expected) -> int:
    """In how many languages besides its own a letter has words."""
    segments = chain(expected.text, (segment for _, texts in expected.notes for segment in texts))
    return len({lang for segment in segments for (lang, _), _ in segment.strand.by_mark()} - {expected.lang})


def alternative_faults(output: str, reading: Reading, expected: Expected) -> Iterator[Finding]:
    """Alternatives that the letter has and the output lacks, or the other way round."""
    here = Counter(alternative.text for alternative in expected.alternatives)
    there = Counter(signs for text in reading.pictures if (signs := signs_of(text)))
    for alternative in expected.alternatives:
        if alternative.text not in there:
            yield broken(output, "alternative-lost", alternative.text, alternative.line)
    for text in there - here:
        yield broken(output, "alternative-added", text)
