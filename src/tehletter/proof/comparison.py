"""Whether an output says the words of a letter, all of them, in order, each in an element of its kind.

The signs of the output are walked from the left: what comes is either the next segment of the letter or one of the
phrases that may stand around it. Where both would do, the segment is tried first and the phrase remembered. A first
walk wants each segment in an element of its kind, so that « JPEG » under a picture is no paragraph of the author's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tehletter.proof.exceptions import Phrase
from tehletter.proof.source import Segment
from tehletter.proof.strand import Strand, strand
from tehletter.witness import Said

_ATTEMPTS = 500
"""Choices that are tried anew before a text is held to differ."""
_SEEN = 40
"""Signs of a text that a message shows."""
_AHEAD = 8
"""Segments among which one is looked for where something is lost."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where an output departs from the letter. `variant`: differ, lost, added, kind, parted, joined, broken."""

    variant: str
    line: int
    wanted: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """All that an output says, in one strand (marked by language), with the place at which each block begins."""

    strand: Strand[str]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]

    def block_at(self, place: int) -> int:
        """The block that the sign at a place stands in."""
        return bisect_right(self.starts, place) - 1

    def end_of(self, block: int) -> int:
        """One past the last sign of a block."""
        return self.starts[block + 1] if block + 1 < len(self.starts) else len(self.strand.signs)


def heard(blocks: Iterable[Said]) -> Heard:
    """Join blocks: their words part where they do."""
    strands = [(block.kind, strand([(run.text, run.lang) for run in block.runs])) for block in blocks]
    strands = [(kind, one) for kind, one in strands if one.signs]
    starts = tuple(accumulate((len(one.signs) for _, one in strands), initial=0))[: len(strands)]
    whole: Strand[str] = Strand(
        "".join(one.signs for _, one in strands),
        tuple(sorted({s + b for s, (_, one) in zip(starts, strands, strict=True) for b in (0, *one.parted)})),
        tuple(s + b for s, (_, one) in zip(starts, strands, strict=True) for b in one.perhaps),
        tuple(sorted({s + b for s, (_, one) in zip(starts, strands, strict=True) for b in (0, *one.gaps)})),
        tuple((s + b, mark) for s, (_, one) in zip(starts, strands, strict=True) for b, mark in one.marks),
    )
    return Heard(whole, tuple(kind for kind, _ in strands), starts)


def differences(output: Heard, segments: Sequence[Segment], phrases: Sequence[Phrase]) -> Iterator[Difference]:
    """Where an output departs from the segments, once each kind of departure; nothing where it says them all."""
    walk = _Walk(output, segments, phrases, of_its_kind=True)
    places = walk.through()
    if places is None:
        walk = _Walk(output, segments, phrases, of_its_kind=False)
        places = walk.through()
    if places is None:
        yield walk.departure()
        return
    for segment, place in zip(segments, places, strict=True):
        yield from _in_its_element(output, segment, place)
    for phrase in phrases:
        if walk.used[phrase.name, phrase.pattern.pattern] < phrase.least:
            yield Difference("lost", 1, wanted=phrase.pattern.pattern.replace("\\", ""))


class _Walk:
    def __init__(
        self, output: Heard, segments: Sequence[Segment], phrases: Sequence[Phrase], *, of_its_kind: bool
    ) -> None:
        self.output, self.segments, self.phrases, self.of_its_kind = output, segments, phrases, of_its_kind
        self.signs = output.strand.signs
        self.used: Counter[tuple[str, str]] = Counter()
        self.furthest = (0, 0)

    def through(self) -> list[int] | None:
        """The places of the segments; None where the walk does not come to the end."""
        remembered: list[tuple[int, list[int], Counter[tuple[str, str]], Phrase]] = []
        place, places, left = 0, list[int](), _ATTEMPTS
        while True:
            if place == len(self.signs) and len(places) == len(self.segments):
                return places
            self.furthest = max(self.furthest, (place, len(places)))
            choices = sorted(self.phrases_at(place), key=lambda choice: choice[1])
            segment = self.segments[len(places)] if len(places) < len(self.segments) else None
            if segment is not None and self.says(segment, place):
                remembered += [(end, places[:], self.used.copy(), phrase) for phrase, end in choices]
                places.append(place)
                place += len(segment.strand.signs)
                continue
            if choices:
                remembered += [(end, places[:], self.used.copy(), phrase) for phrase, end in choices[:-1]]
                phrase, place = choices[-1]
            elif remembered and left:
                left -= 1
                place, places, self.used, phrase = remembered.pop()
            else:
                return None
            self.used[phrase.name, phrase.pattern.pattern] += 1

    def says(self, segment: Segment, place: int) -> bool:
        """Whether a segment begins at a place, and in an element of its kind where that is wanted."""
        if not self.signs.startswith(segment.strand.signs, place):
            return False
        return not self.of_its_kind or next(_out_of_place(self.output, segment, place), None) is None

    def phrases_at(self, place: int) -> Iterator[tuple[Phrase, int]]:
        for phrase in self.phrases:
            if self.used[phrase.name, phrase.pattern.pattern] < phrase.most:
                match = phrase.pattern.match(self.signs, place)
                end = self.past(phrase.entries, match.end()) if match is not None else None
                if end is not None and end > place:
                    yield phrase, end

    def past(self, entries: Iterable[re.Pattern[str]], place: int) -> int | None:
        """The place after entries, each of which is all that an element says; None where they do not follow."""
        for entry in entries:
            end = self.output.end_of(self.output.block_at(place))
            if entry.fullmatch(self.signs, place, end) is None:
                return None
            place = end
        return place

    def departure(self) -> Difference:
        """The first place at which no way leads on."""
        place, at = self.furthest
        output, next_ = self.output.strand, self.segments[at : at + _AHEAD]
        if not next_:
            line = self.segments[-1].line if self.segments else 1
            return Difference("added", line, found=output.shown(place, place + _SEEN))
        wanted, rest = next_[0].strand, self.signs[place:]
        if not rest or any(rest.startswith(segment.strand.signs) for segment in next_[1:]):
            return Difference("lost", next_[0].line, wanted=wanted.shown(0, _SEEN))
        after = self.output.end_of(self.output.block_at(place))
        if self.signs.startswith(wanted.signs, after):
            return Difference("added", next_[0].line, found=output.shown(place, min(after, place + _SEEN)))
        same = next((i for i, (a, b) in enumerate(zip(wanted.signs, rest, strict=False)) if a != b), None)
        same = min(len(wanted.signs), len(rest)) if same is None else same
        mark = wanted.mark_at(same)
        start = max(0, same - _SEEN // 2)
        return Difference(
            "differ",
            mark[1] if mark else 1,
            wanted=wanted.shown(start, start + _SEEN),
            found=output.shown(place + start, place + start + _SEEN),
        )


def _in_its_element(output: Heard, segment: Segment, place: int) -> Iterator[Difference]:
    """Whether a segment stands in one element of its kind, with its words parted as the author parted them."""
    yield from _out_of_place(output, segment, place)
    end = place + len(segment.strand.signs)
    within = {b - place for b in _between(output.strand.parted, place, end)}
    perhaps = {b - place for b in _between(output.strand.perhaps, place, end)}
    own = set(segment.strand.parted) | set(segment.strand.perhaps)
    for variant, wrong in (("joined", own - within - perhaps), ("broken", within - own)):
        if wrong:
            at = min(wrong)
            mark = segment.strand.mark_at(at)
            yield Difference(variant, mark[1] if mark else 1, wanted=segment.strand.shown(max(0, at - 15), at + 15))


def _out_of_place(output: Heard, segment: Segment, place: int) -> Iterator[Difference]:
    """Whether a segment is spread over several elements, or stands in one of another kind."""
    block, end = output.block_at(place), place + len(segment.strand.signs)
    shown = segment.strand.shown(0, _SEEN)
    if end > output.end_of(block):
        yield Difference("parted", segment.line, wanted=shown)
    elif not _fits(segment.kind, output.kinds[block]):
        yield Difference("kind", segment.line, wanted=shown, found=output.kinds[block] or "–")


def _between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    return places[bisect_right(places, start) : bisect_left(places, end)]


def _fits(wanted: str, found: str) -> bool:
    """Whether an element is of the kind that a text needs: paragraphs stand loose in boxes and quotations.

    Code is a paragraph on paper, hence an item in an item.
    """
    if wanted in ("p", "pre"):
        return found in ("p", "pre", "") or (wanted, found) == ("pre", "li")
    return wanted == found
