"""The tag tree of the PDFs: what a screen reader is told, in which order, and what it is spared. ISO 14289-1.

Letters in which pages part every kind of element, and a short one in each language, are read with pikepdf: the tree,
what is drawn for it, and the links, bookmarks and dates beside it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from support.project import CONFIG, Project

PARIS = ZoneInfo("Europe/Paris")
LANGUAGES = ("fr", "en", "sr-Latn", "sr-Cyrl")


# ------------------------------------------------------------------------------------------- reading a PDF


@dataclass(frozen=True)
class Content:
    """A marked content: where it is drawn and what it says."""

    page: int
    number: int
    text: str


@dataclass(frozen=True)
class Annotation:
    """A link as it can be followed."""

    page: int
    contents: str
    target: str


@dataclass(eq=False)
class Element:
    """A structure element."""

    kind: str
    data: Any
    parent: Element | None
    kids: list[Element | Content | Annotation] = field(default_factory=list)

    def below(self, *kinds: str) -> list[Element]:
        """All elements below, in order, of some kinds or of any."""
        found = []
        for kid in self.kids:
            if isinstance(kid, Element):
                found += [kid] if not kinds or kid.kind in kinds else []
                found += kid.below(*kinds)
        return found

    def contents(self) -> list[Content]:
        """All that is drawn for it."""
        nested = [kid.contents() if isinstance(kid, Element) else [kid] for kid in self.kids]
        return [content for kids in nested for content in kids if isinstance(content, Content)]

    @property
    def text(self) -> str:
        """What it says: its contents apart, unless a word or a sentence goes on."""
        said = " ".join(" ".join(content.text for content in self.contents()).split())
        return re.sub(r" (?=[,.])|\u00ad ", "", said)

    @property
    def pages(self) -> list[int]:
        """The pages on which it stands."""
        return sorted({content.page for content in self.contents()})

    @property
    def elements(self) -> list[Element]:
        """Its own children."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def links(self) -> list[Annotation]:
        """Its own annotations."""
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    @property
    def lang(self) -> str:
        """Its language, or that of what it stands in; "" for the document's."""
        return str(self.data.get("/Lang", "")) or (self.parent.lang if self.parent else "")


class Tagged:
    """A PDF with its tags."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self.sheets = [dict(_drawn(page)) for page in self.pdf.pages]

    @cached_property
    def root(self) -> Element:
        structure: Any = self.pdf.Root["/StructTreeRoot"]
        (document,) = structure["/K"]
        return self._element(document, None, 0)

    def page_of(self, page: pikepdf.Object) -> int:
        return next(number for number, other in enumerate(self.pdf.pages) if other.objgen == page.objgen)

    def _element(self, data: Any, parent: Element | None, page: int) -> Element:
        page = self.page_of(data["/Pg"]) if "/Pg" in data else page
        element = Element(str(data["/S"])[1:], data, parent)
        for kid in data.get("/K", []):
            match kid:
                case int():
                    element.kids.append(Content(page, kid, self.sheets[page][kid]))
                case _ if kid.get("/Type") == "/MCR":
                    number, there = int(kid["/MCID"]), self.page_of(kid["/Pg"])
                    element.kids.append(Content(there, number, self.sheets[there][number]))
                case _ if kid.get("/Type") == "/OBJR":
                    link = kid["/Obj"]
                    target = link["/A"].get("/URI", "") if "/A" in link else link.get("/Dest", "")
                    element.kids.append(Annotation(self.page_of(kid["/Pg"]), str(link["/Contents"]), str(target)))
                case _:
                    element.kids.append(self._element(kid, element, page))
        return element

    def outline(self) -> list[tuple[int, str, int]]:
        """The bookmarks: level, words, page."""

        def rows(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                destination: Any = item.destination
                yield level, " ".join(str(item.title).split()), self.page_of(destination[0])
                yield from rows(list(item.children), level + 1)

        with self.pdf.open_outline() as outline:
            return list(rows(list(outline.root), 1))

    def only(self, kind: str, beginning: str) -> Element:
        """The one element of a kind whose text begins so."""
        (found,) = (element for element in self.root.below(kind) if element.text.startswith(beginning))
        return found


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """What its map to Unicode gives for each glyph of a font."""
    lines = re.findall(rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$", font["/ToUnicode"].read_bytes(), re.MULTILINE)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in lines}


ARTIFACT, UNMARKED = -1, -2
"""Beside the numbers of marked content."""


def _drawn(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """What is said by each marked content of a page, by all its artifacts, and by what is not marked at all."""
    fonts = {name: _letters(font) for name, font in page["/Resources"]["/Font"].items()}
    said: dict[int, str] = {}
    open_marks: list[int] = []
    letters: dict[int, str] = {}
    replaced = dict[int, str]()
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        within = open_marks[-1] if open_marks else UNMARKED
        match str(instruction.operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                artifact = operands[0] == "/Artifact" or within == ARTIFACT
                open_marks.append(ARTIFACT if artifact else int(properties["/MCID"]))
                said.setdefault(open_marks[-1], "")
                if "/ActualText" in properties:
                    replaced[open_marks[-1]] = str(properties["/ActualText"])
            case "EMC":
                open_marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "TJ" | "Tj":
                strings = operands[0] if str(instruction.operator) == "TJ" else [operands[0]]
                glyphs = b"".join(bytes(string) for string in strings if isinstance(string, pikepdf.String))
                said[within] = said.get(within, "") + "".join(
                    letters[int.from_bytes(glyphs[i : i + 2], "big")] for i in range(0, len(glyphs), 2)
                )
            case "Do":
                said[within] = said.get(within, "") + "\ufffc"
            case "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "sh":
                said.setdefault(within, "")  # a rule or a tint says nothing
    yield from {**said, **replaced}.items()


# --------------------------------------------------------------------------------------------- the letters


def prose(count: int, first: str) -> str:
    """A sentence of so many words, no two lines of which are alike."""
    words = [f"mission{i}" if i % 3 else f"terrain {i}" for i in range(1, count)]
    return " ".join([first, *words])


NESTED = """\
- premier point
- deuxième point
    - deuxième dedans
    - troisième dedans{call}
        1. rang un
        2. rang deux
- [third point]{{lang=en}}
"""

TABLE = "| | 2016 | [Year]{{lang=en}} |\n|---|--:|--:|\n{rows}\n\nTable: Une table [of law]{{lang=en}}\n".format(
    rows="\n".join(f"| Pays {row} | {row} | {row * 2} |" for row in range(60))
)

LONG = f"""\
{prose(20, "Premier")}.[^un] Voir [{prose(40, "Un lien de plusieurs lignes")}](https://example.org/lignes).

![Une salle pleine](images/hall.jpg "Une légende | Nom")

[![Une salle liée](images/hall.jpg "Autre légende")](https://example.org/salle)

![](images/hall.jpg){{.decorative}}

## Premier article[^un] et [une page](https://example.org/page)

{NESTED.format(call="[^deux]")}
1. un

    {prose(12, "Suite")}

2. deux

    > {prose(8, "Une citation dans un point")}

### Deuxième [rule of law]{{lang=en}} titre

{prose(1200, "Paragraphe")}

- {prose(700, "Point parti")}
- court

> {prose(700, "Citation partie")}

{prose(20, "Voir")} [{prose(600, "Un lien de deux pages")}](https://example.org/pages).

#### {prose(700, "Titre parti")}

::: box
### Titre de boîte

{prose(30, "Boîte")}
:::

{TABLE}
## Second article

{prose(400, "Suite de l’article")}[^trois]

---

{prose(20, "Fin")}

[^un]: La première note, [in English]{{lang=en}}, [avec un lien](https://example.org/note).
[^deux]: {prose(900, "La deuxième note")}
[^trois]: La troisième note.
"""
"""Its notes are too long for the foot of a page."""

FOOT = f"""\
{prose(20, "Premier")}.[^un] Une phrase [in English with a call[^deux]]{{lang=en}}.

## Un article[^trois] et un appel

{NESTED.format(call="[^quatre]")}
{prose(500, "Suite")}

{prose(20, "Fin")}[^cinq]

| Mot | Sens |
|---|---|
| un | deux[^six] |

Table: Une table

[^un]: La première note, [in English]{{lang=en}}.
[^deux]: The second note, *stressed*.
[^trois]: La troisième note.
[^quatre]: La quatrième note, [avec un lien](https://example.org/note).
[^cinq]: La cinquième note.
[^six]: La sixième note.
"""
"""Its notes stand at the foot of their pages."""

WIDE = f"""\
## {"Intergouvernementalisation" * 5}

| {" | ".join(f"Colonne {n}" for n in range(9))} |
|{"---|" * 9}
| {" | ".join(["https://example.org/une/adresse/longue", "anticonstitutionnellement" * 2, *(["123 456 789"] * 7)])} |

Table: Une table de neuf colonnes

`{"code_sans_espace" * 12}` et https://example.org/{"chemin" * 30}

- {"point" * 40}
    - {"dedans" * 40}

## {prose(60, "Une entrée du Sommaire")}

### {"sous-titre" * 20}

Un texte.[^n]

[^n]: {"note" * 60}
"""

SHORT = {
    "en": ("## First article[^n]\n\n### A part\n\nSome [mots en français]{lang=fr}.\n\n## Second article\n\nText.\n",
           ["First article", "A part", "Second article"]),
    "sr-Latn": ("## Prvi članak[^n]\n\n### Đorđević\n\nReč [in English]{lang=en}.\n\n## Drugi članak\n\nTekst.\n",
                ["Prvi članak", "Đorđević", "Drugi članak"]),
    "sr-Cyrl": ("## Први чланак[^n]\n\n### Ћирић\n\nРеч [in English]{lang=en}.\n\n## Други чланак\n\nТекст.\n",
                ["Први чланак", "Ћирић", "Други чланак"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The letters of this module, built once."""
    project = Project(tmp_path_factory.mktemp("tags") / "project")
    project.with_config(CONFIG.replace('"sr-Latn"]', '"sr-Latn", "sr-Cyrl"]'))
    for folder in ("008", "009", "010"):
        project.picture(f"issues/{folder}/images/hall.jpg")
    cover = {"src": "images/hall.jpg", "alt": "La couverture", "caption": "Légende", "credit": "Nom"}
    links = [{"label": "Une page", "url": "https://example.org/see"}]
    project.letter(8, "fr", LONG, cover=cover, see_also=links, theme="Un thème", modified="2018-01-20")
    project.letter(9, "fr", FOOT, title=f"9e lettre {prose(12, 'au titre long')}")
    project.letter(10, "fr", WIDE)
    for lang, (body, _) in SHORT.items():
        project.letter(11, lang, f"{body}\n[^n]: Note.\n")
    project.built()
    return project


def tagged(project: Project, number: int, lang: str = "fr") -> Tagged:
    return Tagged(project.dist / f"{number:03d}/{lang}/teh-{number:03d}-{lang}.pdf")


@pytest.fixture(scope="module")
def long(project: Project) -> Tagged:
    return tagged(project, 8)


@pytest.fixture(scope="module")
def foot(project: Project) -> Tagged:
    return tagged(project, 9)


@pytest.fixture(scope="module")
def every(project: Project) -> list[Tagged]:
    return [Tagged(path) for path in sorted(project.dist.glob("*/*/*.pdf"))]


# ------------------------------------------------------------------------------ what a page break parts


@pytest.mark.parametrize(
    ("kind", "beginning", "words"),
    [
        ("P", "Paragraphe", prose(1200, "Paragraphe")),
        ("LBody", "Point parti", prose(700, "Point parti")),
        ("BlockQuote", "Citation partie", prose(700, "Citation partie")),
        ("H4", "Titre parti", prose(700, "Titre parti")),
        ("Link", "Un lien de plusieurs", prose(40, "Un lien de plusieurs lignes")),
        ("Link", "Un lien de deux", prose(600, "Un lien de deux pages")),
    ],
)
def test_what_lines_or_pages_part_is_one_element_with_all_its_words(
    long: Tagged, kind: str, beginning: str, words: str
) -> None:
    whole = long.only(kind, beginning)
    assert whole.text == words
    assert len(whole.contents()) > 1
    assert len(whole.pages) > 1 or "lignes" in beginning + words


def test_a_heading_is_one_element_and_has_its_level(long: Tagged) -> None:
    headings = [(element.kind, element.text[:28]) for element in long.root.below("H1", "H2", "H3", "H4", "H5", "H6")]
    assert headings == [
        ("H1", "8e lettre d’essai"),
        ("H2", "Sommaire"),
        ("H2", "Éditorial"),
        ("H2", "Premier article 1 et une pag"),
        ("H3", "Deuxième rule of law titre"),
        ("H4", "Titre parti mission1 mission"),
        ("H3", "Titre de boîte"),
        ("H2", "Second article"),
        ("H2", "Notes"),
        ("H2", "Aller plus loin"),
    ]


def test_a_list_of_a_point_over_two_pages_is_one_list_of_two_points(long: Tagged) -> None:
    body = long.only("LBody", "Point parti")
    assert body.parent is not None
    assert body.parent.parent is not None
    items = body.parent.parent.elements
    assert [item.kind for item in items] == ["LI", "LI"]
    assert [[kid.kind for kid in item.elements] for item in items] == [["Lbl", "LBody"]] * 2


# ----------------------------------------------------------------------------------------------- tables


@pytest.fixture(scope="module")
def table(long: Tagged) -> Element:
    (table,) = long.root.below("Table")
    return table


def test_a_table_over_pages_is_one_table_with_one_head(table: Element) -> None:
    assert len(table.pages) > 1
    assert [kid.kind for kid in table.elements] == ["Caption", "THead", "TBody"]
    caption, head, body = table.elements
    assert caption.text == "Une table of law"
    assert [row.text for row in head.elements] == ["2016 Year"]
    assert [row.text for row in body.elements] == [f"Pays {row} {row} {row * 2}" for row in range(60)]


def test_the_head_that_a_page_repeats_is_an_artifact(long: Tagged, table: Element) -> None:
    first, *rest = table.pages
    assert [content.page for content in table.elements[1].contents()] == [first, first]
    for page in rest:
        assert "2016" in long.sheets[page][ARTIFACT]


def test_header_cells_have_their_scope_and_cells_name_headers_of_their_own_row_and_column(table: Element) -> None:
    _, head, body = table.elements
    empty, *columns = head.elements[0].elements
    assert (empty.kind, empty.text) == ("TD", "")
    assert [(cell.kind, str(cell.data["/A"]["/Scope"])) for cell in columns] == [("TH", "/Column")] * 2
    columns_by_name = [str(cell.data["/ID"]) for cell in columns]
    assert len(set(columns_by_name)) == 2
    names = set(columns_by_name)
    for row in body.elements:
        header, *cells = row.elements
        assert (header.kind, str(header.data["/A"]["/Scope"])) == ("TH", "/Row")
        name = str(header.data["/ID"])
        assert name not in names
        names.add(name)
        for cell, column in zip(cells, columns_by_name, strict=True):
            assert {str(header) for header in cell.data["/A"]["/Headers"]} == {name, column}


# ------------------------------------------------------------------------------------------------ lists


def test_a_list_inside_a_point_stands_in_its_body(long: Tagged) -> None:
    outer = long.only("L", "– premier point")
    assert [item.kind for item in outer.elements] == ["LI"] * 3
    inner = outer.elements[1].elements[1].below("L")[0]
    assert inner.text.startswith("– deuxième dedans")
    assert inner.parent is outer.elements[1].elements[1]
    innermost = inner.elements[1].elements[1].below("L")[0]
    assert innermost.parent is inner.elements[1].elements[1]
    assert [item.elements[1].text for item in innermost.elements] == ["rang un", "rang deux"]


def test_every_point_has_one_body_and_one_marker_at_most(every: list[Tagged]) -> None:
    items = [item for document in every for item in document.root.below("LI")]
    assert len(items) > 30
    for item in items:
        assert [kid.kind for kid in item.elements] in (["Lbl", "LBody"], ["LBody"]), item.text
        assert item.parent is not None
        assert item.parent.kind == "L"


def test_a_list_says_how_it_is_numbered(long: Tagged) -> None:
    numbering = {list_.text[:16]: str(list_.data["/A"]["/ListNumbering"]) for list_ in long.root.below("L")}
    assert numbering["– premier point "] == "/None"
    assert numbering["– deuxième dedan"] == "/None"
    assert numbering["1 : rang un 2 : "] == "/Decimal"
    for list_ in long.root.below("L"):
        if str(list_.data["/A"]["/ListNumbering"]) == "/Decimal":
            assert all(item.elements[0].kind == "Lbl" for item in list_.elements), list_.text[:40]


# ------------------------------------------------------------------------------------------------ links


def test_a_link_says_its_words_in_every_part_of_it(every: list[Tagged]) -> None:
    links = [link for document in every for link in document.root.below("Link")]
    assert len(links) > 20
    for link in links:
        assert link.links, link.text
        for part in link.links:
            words = " ".join(part.contents.split())
            called = re.fullmatch(r"\D+ (\d+)", words) if link.text.isdigit() else None
            assert words == link.text or called or words == str(link.data.get("/Alt", "")), (words, link.text)


def test_a_link_over_pages_can_be_followed_on_each(long: Tagged) -> None:
    link = long.only("Link", "Un lien de deux")
    assert len(link.pages) > 1
    assert sorted({part.page for part in link.links}) == link.pages
    assert {part.target for part in link.links} == {"https://example.org/pages"}


def test_a_linked_picture_lends_the_link_its_alternative(long: Tagged) -> None:
    (link,) = (link for link in long.root.below("Link") if link.below("Figure"))
    assert [part.contents for part in link.links] == ["Une salle liée"]
    assert [str(figure.data["/Alt"]) for figure in link.below("Figure")] == ["Une salle liée"]


# ------------------------------------------------------------------------------------------------ notes


def test_a_note_at_the_foot_has_an_id_its_number_and_its_words(foot: Tagged) -> None:
    notes = foot.root.below("Note")
    assert [note.text for note in notes] == [
        "1 La première note, in English.",
        "2 The second note, stressed.",
        "3 La troisième note.",
        "4 La quatrième note, avec un lien.",
        "5 La cinquième note.",
        "6 La sixième note.",
    ]
    assert len({str(note.data["/ID"]) for note in notes}) == len(notes)
    for number, note in enumerate(notes, 1):
        (label,) = note.below("Lbl")
        assert label.text == str(number)


def test_a_call_is_a_reference_in_its_sentence(foot: Tagged) -> None:
    calls = foot.root.below("Reference")
    assert [call.text for call in calls] == ["1", "2", "3", "4", "5", "6"]
    holders = [_holder(call).kind for call in calls]
    assert holders == ["P", "Span", "H2", "LBody", "P", "TD"]


def _holder(element: Element) -> Element:
    """What an element stands in, but for what has no meaning."""
    assert element.parent is not None
    return _holder(element.parent) if element.parent.kind == "NonStruct" else element.parent


def test_a_note_is_read_after_the_last_block_of_the_page_where_it_is_printed(foot: Tagged) -> None:
    order = foot.root.below()
    places = {id(element): place for place, element in enumerate(order)}
    for note in foot.root.below("Note"):
        (page,) = note.pages
        blocks = foot.root.below("P", "H1", "H2", "H3", "LI", "TR")
        outside = [block for block in blocks if page in block.pages and not _inside(block, note)]
        outside = [block for block in outside if not any(_inside(block, other) for other in foot.root.below("Note"))]
        assert outside
        assert all(places[id(block)] < places[id(note)] for block in outside if page == block.pages[0])
        later = [block for block in blocks if block.pages and block.pages[0] > page]
        assert all(places[id(block)] > places[id(note)] for block in later if not _inside(block, note))


def _inside(element: Element, holder: Element) -> bool:
    while element.parent is not None and element is not holder:
        element = element.parent
    return element is holder


def test_notes_too_long_for_a_foot_end_the_letter_with_all_their_words(long: Tagged) -> None:
    assert not long.root.below("Note")
    (section,) = (part for part in long.root.below("Sect") if part.text.startswith("Notes "))
    (notes,) = section.below("L")
    assert [item.elements[1].text for item in notes.elements] == [
        "La première note, in English, avec un lien.",
        prose(900, "La deuxième note"),
        "La troisième note.",
    ]


# -------------------------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("LBody", "third point"),
        ("H3", "rule of law"),
        ("TH", "Year"),
        ("Caption", "of law"),
        ("LBody", "in English"),
    ],
)
def test_a_passage_keeps_its_language_wherever_it_stands(long: Tagged, kind: str, words: str) -> None:
    (passage,) = (
        span
        for holder in long.root.below(kind)
        for span in holder.below("Span")
        if span.text == words and "/Lang" in span.data
    )
    assert passage.lang == "en"


def test_a_passage_at_the_foot_keeps_its_language_and_its_notes_that_of_the_letter(foot: Tagged) -> None:
    first, second, *_ = foot.root.below("Note")
    assert [span.text for span in first.below("Span") if "/Lang" in span.data] == ["in English"]
    assert first.lang in ("", "fr")
    assert second.text.startswith("2 The second")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_says_its_language_and_shows_its_title(project: Project, lang: str) -> None:
    document = tagged(project, 8 if lang == "fr" else 11, lang).pdf
    assert str(document.Root["/Lang"]) == lang
    assert str(document.docinfo["/Title"]).startswith(("8e", "11"))
    assert document.Root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.Root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("lang", SHORT)
def test_foreign_words_are_marked_in_letters_of_every_language(project: Project, lang: str) -> None:
    document = tagged(project, 11, lang)
    foreign = {(str(e.data["/Lang"]), e.text) for e in document.root.below() if "/Lang" in e.data}
    assert foreign == ({("fr", "mots en français")} if lang == "en" else {("en", "in English")})


# ---------------------------------------------------------------------------------- pictures, furniture


def test_pictures_have_an_alternative_and_a_box_on_their_page(long: Tagged) -> None:
    figures = long.root.below("Figure")
    assert [str(figure.data["/Alt"]) for figure in figures] == ["La couverture", "Une salle pleine", "Une salle liée"]
    for figure in figures:
        (content,) = figure.contents()
        left, foot, right, top = map(float, figure.data["/A"]["/BBox"])
        width, height = map(float, long.pdf.pages[content.page].MediaBox[2:])
        assert 0 <= left < right <= width
        assert 0 <= foot < top <= height
        assert (right - left) / (top - foot) == pytest.approx(640 / 400, rel=0.01)
    _, foot, _, top = map(float, figures[0].data["/A"]["/BBox"])
    height = float(long.pdf.pages[0].MediaBox[3])
    (title,), (contents,) = ([box for box in _boxes(long, 1) if box[4] == word] for word in ("8e", "Sommaire"))
    assert height - title[3] > top > foot > height - contents[1], "between title and Sommaire"


Box = tuple[float, float, float, float, str]


def _boxes(document: Tagged, *sheets: int) -> list[Box]:
    """The words of a PDF with their place: left, top, right, foot, in points from the head of the sheet."""
    choice = ["-f", str(sheets[0]), "-l", str(sheets[0])] if sheets else []
    run = subprocess.run(
        ["pdftotext", "-bbox", *choice, document.path, "-"], capture_output=True, text=True, check=True
    )
    words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', run.stdout)
    return [(float(left), float(top), float(right), float(foot), word) for left, top, right, foot, word in words]


def test_what_is_no_text_is_an_artifact(long: Tagged) -> None:
    said = [sheet.get(ARTIFACT, "") for sheet in long.sheets]
    assert sum(text.count("\ufffc") for text in said) == 1, "the decorative picture"
    for number, text in enumerate(said[1:], 2):
        assert f"page {number} / {len(said)}" in text.replace("\u00a0", " ")
        assert "Lettre d’information TEH" in text
    tree = " ".join(content.text for content in long.root.contents())
    assert not re.search(r"page \d+ / \d+", tree)


def test_nothing_is_drawn_that_is_neither_text_nor_artifact(every: list[Tagged]) -> None:
    for document in every:
        assert not [sheet for sheet in document.sheets if UNMARKED in sheet]


def test_each_marked_content_stands_once_in_the_tree_and_the_parent_tree_says_where(every: list[Tagged]) -> None:
    for document in every:
        owners = {
            (kid.page, kid.number): element.data
            for element in [document.root, *document.root.below()]
            for kid in element.kids
            if isinstance(kid, Content)
        }
        contents = [(content.page, content.number) for content in document.root.contents()]
        assert len(contents) == len(set(contents))
        drawn = {(page, number) for page, sheet in enumerate(document.sheets) for number in sheet if number >= 0}
        assert drawn == set(contents)
        tree = document.pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        entries = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
        for (page, number), owner in owners.items():
            entry = entries[int(document.pdf.pages[page].StructParents)]
            assert entry[number].objgen == owner.objgen


def test_the_parent_tree_says_where_each_link_stands(every: list[Tagged]) -> None:
    for document in every:
        tree = document.pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        entries = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
        followed = 0
        for element in document.root.below():
            for kid in element.data.get("/K", []):
                if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
                    assert entries[int(kid["/Obj"]["/StructParent"])].objgen == element.data.objgen
                    followed += 1
        assert followed == sum(len(page.get("/Annots", [])) for page in document.pdf.pages)


def test_parents_and_children_name_each_other(every: list[Tagged]) -> None:
    for document in every:
        for element in document.root.below():
            assert element.parent is not None
            assert element.data["/P"].objgen == element.parent.data.objgen


def test_links_are_met_in_the_order_of_the_tree(every: list[Tagged]) -> None:
    pages = [page for document in every for page in document.pdf.pages if "/Annots" in page]
    assert pages
    assert {str(page.get("/Tabs")) for page in pages} == {"/S"}


# ------------------------------------------------------------------------------- dates, bookmarks, edges


@pytest.mark.parametrize(("number", "created", "modified"), [(8, "2018-01-10", "2018-01-20"), (9, "2018-01-11", None)])
def test_the_dates_are_those_of_the_letter_where_its_mission_is(
    project: Project, number: int, created: str, modified: str | None
) -> None:
    pdf = tagged(project, number).pdf
    info = [_moment(str(pdf.docinfo[key])) for key in ("/CreationDate", "/ModDate")]
    with pdf.open_metadata() as metadata:
        told = [datetime.fromisoformat(str(metadata[key])) for key in ("xmp:CreateDate", "xmp:ModifyDate")]
    assert told == info
    days = [moment.astimezone(PARIS) for moment in info]
    assert [day.isoformat()[10:19] for day in days] == ["T00:00:00"] * 2, "no clock of a build"
    assert [day.date().isoformat() for day in days] == [created, modified or "2018-01-24"]


def _moment(date: str) -> datetime:
    """The moment that a date of a PDF means: « D:20180109230000Z »."""
    return datetime.strptime(date.replace("Z", "+0000").replace("'", ""), "D:%Y%m%d%H%M%S%z")


def test_bookmarks_say_the_headings_at_their_levels_and_lead_to_their_pages(long: Tagged, foot: Tagged) -> None:
    for document in (long, foot):
        headings = [
            (int(heading.kind[1]), re.sub(r" \d(?= et )", "", heading.text), heading.pages[0])
            for heading in document.root.below("H1", "H2", "H3", "H4")
            if heading.text != "Titre de boîte"
        ]
        assert document.outline() == headings
    assert [words for _, words, _ in long.outline()][3] == "Premier article et une page"


@pytest.mark.parametrize("lang", SHORT)
def test_bookmarks_are_right_in_every_language(project: Project, lang: str) -> None:
    outline = tagged(project, 11, lang).outline()
    wanted = SHORT[lang][1]
    assert [words for _, words, _ in outline if words in wanted] == wanted
    assert [level for level, words, _ in outline if words in wanted] == [2, 3, 2]


def test_nothing_runs_off_the_sheet(every: list[Tagged]) -> None:
    for document in every:
        words = _boxes(document)
        assert words
        width, height = map(float, document.pdf.pages[0].MediaBox[2:])
        for left, top, right, foot, word in words:
            assert 0 <= left < right <= width, word
            assert 0 <= top < foot <= height, word


def test_a_table_of_many_columns_keeps_all_its_words_on_the_sheet(project: Project) -> None:
    (table,) = tagged(project, 10).root.below("Table")
    row = table.elements[2].elements[0]
    assert [cell.text for cell in row.elements][1] == "anticonstitutionnellement" * 2
    assert [cell.text.replace("\u202f", " ") for cell in row.elements][2:] == ["123 456 789"] * 7
