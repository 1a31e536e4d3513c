"""Structure elements as pydyf objects: found, joined, moved, ordered. ISO 32000-1, 14.7 and 14.8."""

from __future__ import annotations

import io
import re
from typing import Any

import pydyf

Element = Any
"""A structure element: a `pydyf.Dictionary`, which has no types."""

_FLOWS = frozenset({"/Document", "/Part", "/Sect", "/Div"})
"""Elements that hold blocks one after the other."""


def named(pdf: Any, reference: Any) -> Any:
    """The object that a reference (`12 0 R`) names."""
    return pdf.objects[int(reference.split()[0])]


def stream_of(pdf: Any, page_reference: bytes) -> list[Any]:
    """What is drawn on a page, operator by operator."""
    contents = named(pdf, page_reference)["Contents"]
    stream: list[Any] = named(pdf, contents).stream
    return stream


def retire(item: Any) -> None:
    """Empty an object that nothing names any more. Marked as free, it would confuse readers (poppler 22)."""
    if isinstance(item, dict):
        attributes = item.get("A")
        item.clear()
        if isinstance(attributes, dict) and attributes.get("O") == "/Table":
            item["A"] = attributes  # WeasyPrint still writes into it


def adopt(parent: Element, children: list[Any], pdf: Any) -> None:
    """Tell what was moved to a parent of its new place."""
    for kid in children:
        if isinstance(kid, bytes) and named(pdf, kid).get("Type") == "/StructElem":
            named(pdf, kid)["P"] = parent.reference


def join(first: Element, rest: Element, pdf: Any) -> None:
    """Give the first part of a parted element what the rest of it holds; the rest is no more."""
    adopt(first, rest["K"], pdf)
    first["K"].extend(_placed(kid, rest["Pg"]) if first["Pg"] != rest["Pg"] else kid for kid in rest["K"])
    retire(rest)


def _placed(kid: Any, page: bytes) -> Any:
    """A bare number means content of the element's first page; on another, it comes with its page (14.7.4.2)."""
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid}) if isinstance(kid, int) else kid


def order_item(item: Element, pdf: Any) -> None:
    """An item holds its marker (Lbl) and one body (LBody), nothing loose (ISO 32000-1, 14.8.4.3.3)."""
    labels, inside, body = [], [], None
    for kid in item["K"]:
        match named(pdf, kid)["S"]:
            case "/Lbl":
                labels.append(kid)
            case "/LBody":
                body = body or named(pdf, kid)
                inside += named(pdf, kid)["K"]
            case _:
                inside.append(kid)
    labels += [kid for kid in inside if isinstance(kid, bytes) and named(pdf, kid).get("S") == "/Lbl"]
    body = body or _new_body(item, pdf)
    body["K"] = pydyf.Array([kid for kid in inside if kid not in labels])
    adopt(body, body["K"], pdf)
    for kid in item["K"]:
        if named(pdf, kid)["S"] == "/LBody" and named(pdf, kid) is not body:
            retire(named(pdf, kid))
    item["K"] = pydyf.Array([*labels, body.reference])
    adopt(item, item["K"], pdf)


def _new_body(item: Element, pdf: Any) -> Element:
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "K": pydyf.Array()})
    pdf.add_object(body)
    return body


def place_notes(root: Element, notes: list[tuple[Element, bytes]], pdf: Any) -> None:
    """Put each note after the last block of the page at whose foot it is printed: it is read where it is seen."""
    pages: dict[int, set[bytes]] = {}
    _note_pages(root, pages, pdf)
    for note, page in reversed(notes):
        parent, holder, at = root, root, len(root["K"])
        while parent is not None:
            children = [(place, named(pdf, kid)) for place, kid in enumerate(parent["K"]) if isinstance(kid, bytes)]
            seen = [(place, kid) for place, kid in children if page in pages.get(kid.number, ())]
            if not seen:
                break
            holder, at = parent, seen[-1][0] + 1
            parent = seen[-1][1] if seen[-1][1]["S"] in _FLOWS else None
        holder["K"].insert(at, note.reference)
        note["P"] = holder.reference


def _note_pages(element: Element, pages: dict[int, set[bytes]], pdf: Any) -> set[bytes]:
    """The pages on which something of each element is drawn, by its number."""
    found = set()
    for kid in element["K"]:
        if not isinstance(kid, bytes):
            found.add(kid["Pg"] if isinstance(kid, dict) else element["Pg"])
        elif named(pdf, kid).get("Type") == "/StructElem":
            found |= _note_pages(named(pdf, kid), pages, pdf)
    pages[element.number] = found
    return found


_LINE_END_BEFORE_END = re.compile(rb"[\r\n]\nendstream\n")
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
