"""Streams of a PDF as pydyf writes them, and what PDF/A asks of them beyond that."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import pydyf

from tehletter.pdf.elements import named

_LINE_END_BEFORE_END = re.compile(rb"[\r\n]\nendstream\n")
_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_TRIES = 16


def written(pdf: Any, data: bytes, before: int) -> bytes:
    """A file as it was written, or written again until its lists of objects end in no line end (`close_streams`).

    These are only made while writing; one more empty object, which nothing names, makes them end otherwise.
    `before` is how many objects there were.
    """
    key, version = data[data.rfind(b"/ID [(") + 6 :][:32], data[5:8]
    for _ in range(_TRIES):
        if _LINE_END_BEFORE_END.search(data) is None:
            break
        del pdf.objects[before:]
        pdf.add_object(pydyf.Dictionary())
        before, pdf.current_position, output = len(pdf.objects), 0, io.BytesIO()
        pdf.write(output, version, key, compress=True)
        data = output.getvalue()
    return data


def map_glyphs(pdf: Any, fonts: Mapping[str, Mapping[int, str]]) -> None:
    """Write anew what the glyphs of the fonts mean, which changed since WeasyPrint wrote it."""
    resources = named(pdf, named(pdf, pdf.page_references[0])["Resources"])
    for name, reference in named(pdf, resources["Font"]).items():
        stream = named(pdf, named(pdf, reference)["ToUnicode"])
        head = stream.stream.index(b"endcodespacerange")
        stream.stream[head:] = [_MAPPED.sub(partial(_mapping, fonts[name]), line) for line in stream.stream[head:]]


def _mapping(letters: Mapping[int, str], line: re.Match[bytes]) -> bytes:
    text = letters[int(line[1], 16)].encode("utf-16-be").hex()
    return b"<%s> <%s>" % (line[1], text.encode())


def complete_maps(pdf: Any) -> None:
    """Give a glyph whose letter is named by the mark that is set over it a character that nobody sees.

    WeasyPrint maps it to nothing, which is no mapping (ISO 14289-1, 7.21.7); the words are in the ActualText.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and b"begincmap" in item.stream:
            item.stream = [re.sub(rb" <>$", b" <200b>", line) for line in item.stream]


def close_streams(pdf: Any) -> None:
    """End no compressed stream with a line end, which readers may take for the one before `endstream`.

    ISO 19005-2, 6.1.7.1 wants the length exact; what follows the text of a page or a font does not matter to it.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            while (data := item.data.removesuffix(b"\nendstream"))[-1:] in (b"\r", b"\n"):
                item.stream.append(b"\0" if "Length1" in item.extra else b"")
                if "Length1" in item.extra:
                    item.extra["Length1"] += 2
            item.stream, item.compress = [data.partition(b"\nstream\n")[2]], False
            item.extra["Filter"] = "/FlateDecode"
