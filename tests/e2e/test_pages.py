"""The pages: the blocks of the layout in their order, and how they behave in a real browser."""

from __future__ import annotations

import re
import subprocess
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as reader
from selenium import webdriver
from selenium.webdriver import ActionChains, Keys

from support.browser import chromium, complaints, emulate, needed, requests, shown
from support.every_block import every_block
from support.project import CONFIG, Project

SHAPE_OF_LETTER_8 = """\
![La salle du conseil, pleine](images/hall.jpg)

Un premier paragraphe de l'éditorial :

- un point ;
- un autre.

Ce soutien consiste en un financement :

1. d'un projet,
2. d'un bureau.

![Une poignée de mains](images/hands.jpg)

Un dernier paragraphe.
"""


@pytest.fixture
def letter_8(project: Project) -> Project:
    """A letter in the shape of the eighth of the series, with an edition in English and links to go further."""
    project.picture("issues/008/images/hall.jpg")
    project.picture("issues/008/images/hands.jpg", 400, 600)
    project.letter(
        8,
        body=SHAPE_OF_LETTER_8,
        byline="Éditorial de l’ambassadrice, représentante permanente,",
        author="Mme Unetelle",
        modified="2018-01-24",
        see_also=[{"label": "Un rapport", "url": "https://www.osce.org/"}],
    )
    project.letter(8, "en", "A text.\n")
    project.built()
    return project


def page(project: Project, path: str = "008/fr/index.html") -> reader.HtmlElement:
    data = (project.dist / path).read_bytes()
    return reader.document_fromstring(data, parser=reader.HTMLParser(encoding="utf-8"))


def text_of(element: reader.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_block_of_the_layout_is_in_its_place(letter_8: Project) -> None:
    tree = page(letter_8)
    blocks = {
        "masthead": "//header//*[contains(text(), 'Mission d’essai')]",
        "languages": "//nav[contains(@class, 'languages')][.//a[@hreflang='en']]",
        "title": "//h1",
        "byline": "//*[contains(text(), 'ambassadrice')]",
        "author": "//*[contains(text(), 'Unetelle')]",
        "first picture": "(//figure)[1]",
        "first label": "(//figure)[1]//*[text()='JPEG']",
        "text": "//p[contains(text(), 'premier paragraphe')]",
        "dashes": "//main//ul[li[contains(text(), 'un point')]]",
        "numbers": "//main//ol[li[contains(text(), 'projet')]]",
        "second picture": "(//figure)[2]",
        "end of the text": "//p[contains(text(), 'dernier paragraphe')]",
        "download": "//a[contains(@href, 'teh-008-fr.pdf')]",
        "see also": "//section[.//a[@href='https://www.osce.org/']]",
        "stamp": "//*[contains(text(), 'Dernière modification')]",
        "top": "//a[text()='Haut de page']",
    }
    order = list(tree.iter())
    places = {}
    for name, path in blocks.items():
        (element,) = tree.xpath(path)
        places[name] = order.index(element)
    assert sorted(places, key=lambda name: places[name]) == list(blocks)
    assert text_of(tree.xpath("//*[contains(@class, 'stamp')]")[0]) == "Dernière modification : 24/01/2018"


def test_the_back_to_top_leads_to_the_top_and_every_anchor_exists(letter_8: Project) -> None:
    tree = page(letter_8)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_every_file_that_a_page_names_is_published(letter_8: Project) -> None:
    for path in ("008/fr/index.html", "008/en/index.html", "008/index.html"):
        tree = page(letter_8, path)
        named = {*tree.xpath("//img/@src"), *tree.xpath("//link/@href"), *tree.xpath("//a/@href")}
        for candidates in tree.xpath("//img/@srcset"):
            named |= {candidate.split()[0] for candidate in candidates.split(",")}
        for name in named:
            if not re.match(r"#|[a-z]+:", name):
                assert (letter_8.dist / path).parent.joinpath(name).resolve().is_file(), name


def test_a_download_states_format_weight_and_language_of_the_file(letter_8: Project) -> None:
    own, other = page(letter_8).xpath("//a[@type='application/pdf']")
    weights = [(letter_8.dist / f"008/{lang}/teh-008-{lang}.pdf").stat().st_size for lang in ("fr", "en")]
    kilobytes, others = (-(-weight // 1000) for weight in weights)
    assert text_of(own) == (
        f"Télécharger la lettre d’information TEH n° 8, janvier 2018 (PDF, {kilobytes} ko, en français)"
    )
    assert text_of(other) == f"Télécharger la lettre d’information TEH n° 8 (PDF, {others} ko, en anglais)"
    assert [(link.get("href"), link.get("hreflang")) for link in (own, other)] == [
        ("teh-008-fr.pdf", "fr"),
        ("../en/teh-008-en.pdf", "en"),
    ]


@pytest.mark.parametrize(
    ("lang", "own", "other"),
    [
        ("fr", "(PDF, N ko, en français)", "(PDF, N ko, en serbe [latin])"),
        ("en", "(PDF, N kB, in English)", "(PDF, N kB, in French)"),
        ("sr-Latn", "(PDF, N kB, jezik: srpski [latinica])", "(PDF, N kB, jezik: francuski)"),
        ("sr-Cyrl", "(PDF, N kB, језик: српски [ћирилица])", "(PDF, N kB, језик: француски)"),
    ],
)
def test_the_language_of_a_file_is_named_in_that_of_the_page(project: Project, lang: str, own: str, other: str) -> None:
    project.letter(8, lang)
    project.letter(8, "sr-Latn" if lang == "fr" else "fr")
    project.built()
    links = page(project, f"008/{lang}/index.html").xpath("//a[@type='application/pdf']")
    stated = [re.sub(r"\d+ (ko|kB)", r"N \1", text_of(link)) for link in links]
    assert [words[words.index("(PDF") :] for words in stated] == [own, other]


def test_a_picture_has_its_alternative_its_size_and_its_label(letter_8: Project) -> None:
    figures = page(letter_8).xpath("//figure")
    assert [figure.xpath(".//img/@alt")[0] for figure in figures] == [
        "La salle du conseil, pleine",
        "Une poignée de mains",
    ]
    assert [(f.xpath(".//img/@width")[0], f.xpath(".//img/@height")[0]) for f in figures] == [
        ("640", "400"),
        ("400", "600"),
    ]
    assert all(not figure.xpath(".//figcaption//*[text()='JPEG']") for figure in figures)


def test_without_a_byline_the_first_paragraph_is_the_lead(project: Project) -> None:
    project.letter(8, body="Le chapô.\n\nLa suite.\n")
    project.built()
    assert [text_of(lead) for lead in page(project).xpath("//p[@class='lead']")] == ["Le chapô."]


def test_labels_are_in_the_language_of_the_page(letter_8: Project) -> None:
    english = text_of(page(letter_8, "008/en/index.html").body)
    assert "Back to top" in english
    assert "Last modified: 24 January 2018" in english
    assert "Haut de page" not in english


def test_links_of_one_name_lead_to_one_place(rich: Path) -> None:
    tree = reader.document_fromstring(rich.read_bytes(), parser=reader.HTMLParser(encoding="utf-8"))
    led: dict[str, set[str]] = {}
    for link in tree.xpath("//a[@href]"):
        led.setdefault(text_of(link), set()).add(link.get("href"))
    assert len(led) > 10
    assert {name: places for name, places in led.items() if len(places) > 1} == {}


def test_a_draft_is_marked_and_kept_from_search_engines(project: Project) -> None:
    project.letter(8, draft=True)
    project.built()
    tree = page(project)
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "Brouillon" in text_of(tree.body)


def test_a_relative_link_becomes_absolute_or_text(project: Project) -> None:
    project.letter(8, body="[Un](rapports/1.html) [deux](#fin) [trois](//b.example/x)\n\n## Fin\n\nUn mot.\n")
    project.built()
    hrefs = page(project).xpath("//main//p[contains(., 'deux')]//a/@href")
    assert hrefs == ["https://mission.example.org/rapports/1.html", "#fin", "https://b.example/x"]
    project.with_config(CONFIG.replace('url = "https://mission.example.org/"\n', ""))
    project.built()
    assert "rapports" not in str(page(project).xpath("//main//a/@href"))


def test_no_page_of_a_letter_holds_a_script(letters: Project) -> None:
    for path in [*letters.dist.glob("[0-9]*/index.html"), *letters.dist.glob("[0-9]*/*/index.html")]:
        tree = reader.document_fromstring(path.read_bytes())
        assert not tree.xpath("//script | //@style | //@*[starts-with(name(), 'on')] | //iframe | //object"), path


# ------------------------------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a letter of every block."""
    return every_block(tmp_path_factory.mktemp("rich") / "project").dist / "008/fr/index.html"


def pages(project: Project) -> list[Path]:
    return sorted(path.resolve() for path in project.dist.rglob("*.html"))


WIDE = """
return [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  const drawn = box.width > 0 && getComputedStyle(e).position !== 'absolute';
  return drawn && box.right > innerWidth + 1 && !e.closest('.scroll');
}).map(e => e.outerHTML.slice(0, 90));
"""


@pytest.mark.parametrize("width", [320, 640, 768, 1280])
def test_no_page_scrolls_sideways(letters: Project, browser: webdriver.Chrome, width: int) -> None:
    for path in pages(letters):
        shown(browser, path, width)
        assert browser.execute_script("return document.scrollingElement.scrollWidth") <= width, path
        assert browser.execute_script(WIDE) == [], path


def test_words_of_any_length_do_not_make_a_page_scroll_sideways(project: Project, browser: webdriver.Chrome) -> None:
    word = "anticonstitutionnellement" * 6
    cells = " | ".join(["chiffre"] * 9)
    body = (
        f"## {word}\n\n{word} https://example.org/{'a' * 200}\n\n- {word}\n\n> {word}\n\n"
        f"```\n{word}\n```\n\n`{word}`\n\n"
        f"## Deux\n\n| {cells} |\n|{'---|' * 9}\n| {cells} |\n\nTable: {word}\n\n::: box\n{word}\n:::\n"
    )
    project.letter(8, body=body, title=word, theme=word, byline=word, author=word)
    project.built("--only", "html")
    shown(browser, (project.dist / "008/fr/index.html").resolve(), 320)
    assert browser.execute_script("return document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_asks_for_files_alone_and_complains_of_nothing(
    letters: Project, browser: webdriver.Chrome, scheme: str
) -> None:
    requests(browser)
    for path in pages(letters):
        shown(browser, path, 1280, scheme)
    asked = requests(browser)
    assert asked
    assert {address.partition(":")[0] for address in asked} == {"file"}
    assert complaints(browser) == []


def test_the_styles_and_fonts_of_a_page_are_loaded(letters: Project, browser: webdriver.Chrome) -> None:
    shown(browser, pages(letters)[0], 1280)
    loaded = browser.execute_async_script(
        "const done = arguments[0];"
        "document.fonts.ready.then(f => done([...f].filter(x => x.status === 'loaded').length))"
    )
    assert loaded >= 2
    family = browser.execute_script("return getComputedStyle(document.querySelector('main p')).fontFamily")
    assert "Tehletter" in family


def test_every_picture_of_a_page_is_shown(letters: Project, browser: webdriver.Chrome) -> None:
    for path in pages(letters):
        shown(browser, path, 1280)
        broken = """
            const done = arguments[0], tried = [...document.images].map((image) => {
              image.loading = "eager";  // what is below the window would wait
              return image.decode().then(() => null, () => image.src);
            });
            Promise.all(tried).then((sources) => done(sources.filter(Boolean)));
        """
        assert browser.execute_async_script(broken) == [], path


def test_a_dark_page_is_dark(letters: Project, browser: webdriver.Chrome) -> None:
    colour = (
        "const of = e => getComputedStyle(e).backgroundColor;return of(document.documentElement) + of(document.body)"
    )
    seen = []
    for scheme in ("light", "dark"):
        shown(browser, pages(letters)[0], 1280, scheme)
        seen.append(browser.execute_script(colour))
    assert seen[0] != seen[1]


def test_everything_that_can_be_clicked_shows_that_it_has_the_focus(
    letters: Project, browser: webdriver.Chrome
) -> None:
    script = """
    return [...document.querySelectorAll('a[href]')].filter(e => {
      const look = () => {
        const s = getComputedStyle(e);
        return s.outlineStyle + s.outlineWidth + s.backgroundColor + s.color + s.boxShadow;
      };
      const before = look(); e.focus({focusVisible: true}); const after = look(); e.blur(); return before === after;
    }).map(e => e.outerHTML.slice(0, 90));"""
    shown(browser, pages(letters)[0], 1280)
    assert browser.execute_script(script) == []


# --------------------------------------------------------------------------- what a page lets in from elsewhere


class Elsewhere(BaseHTTPRequestHandler):
    """A server of someone else: it has nothing, and remembers what it was asked for."""

    asked: set[str]

    def do_GET(self) -> None:
        type(self).asked.add(self.path)
        self.send_error(404)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, set[str]]]:
    """The address of a server of someone else, and the paths that it is asked for."""
    asked: set[str] = set()
    with serving(type("Asked", (Elsewhere,), {"asked": asked})) as address:
        yield address, asked


@pytest.fixture(params=["file", "http"])
def opened(request: pytest.FixtureRequest, letter_8: Project) -> Iterator[Path | str]:
    """The page of the letter, as a file and from a server."""
    if request.param == "file":
        yield letter_8.dist / "008/fr/index.html"
    else:
        with serving(partial(Quiet, directory=letter_8.dist)) as address:
            yield f"{address}/008/fr/index.html"


PLANTED = """\
<link rel="stylesheet" href="{0}/style.css"><script src="{0}/script.js"></script>
<script>document.title = "changed"</script>
<body><img src="{0}/picture.png" alt=""><iframe src="{0}/frame.html"></iframe><video src="{0}/film.mp4"></video>
<object data="{0}/object"></object><form method="post" action="{0}/form"></form>"""
PLANTED_STYLE = """
@font-face {{ font-family: planted; src: url("{0}/font.woff2") }}
body {{ font-family: planted; background-image: url("{0}/ground.png") }}"""
ALL_PLANTED = {
    "/style.css", "/script.js", "/picture.png", "/frame.html", "/film.mp4", "/object", "/form", "/font.woff2",
    "/ground.png", "/fetched",
}  # fmt: skip


def planted(dist: Path, address: str, *, policies: bool) -> None:
    """Make a page ask someone else for everything that a page can ask for."""
    page = dist / "008/fr/index.html"
    html = page.read_text("utf-8").replace("<body>", PLANTED.format(address), 1)
    if not policies:
        html = re.sub(r"<meta http-equiv=.*\n", "", html)
    page.write_text(html, "utf-8")
    sheet = dist / "assets/letter.css"
    sheet.write_text(sheet.read_text("utf-8") + PLANTED_STYLE.format(address), "utf-8")


def asked_for(browser: webdriver.Chrome, page: Path | str, address: str, asked: set[str]) -> set[str]:
    """What someone else is asked for by a page that also fetches and sends a form."""
    shown(browser, page, 1280)
    browser.execute_async_script(
        "const done = arguments[1]; fetch(arguments[0]).catch(e => e).then(() => done())", f"{address}/fetched"
    )
    browser.execute_script("document.forms[0].submit()")
    browser.get("about:blank")
    return set(asked)


def test_a_page_asks_nobody_else_for_anything(
    letter_8: Project, opened: Path | str, browser: webdriver.Chrome, elsewhere: tuple[str, set[str]]
) -> None:
    address, asked = elsewhere
    planted(letter_8.dist, address, policies=True)
    assert asked_for(browser, opened, address, asked) == set()
    shown(browser, opened, 1280)
    assert browser.title != "changed"
    own = "return [...document.images].filter(i => !i.src.includes('picture.png')).map(i => i.naturalWidth > 0)"
    assert browser.execute_script(own) == [True, True]
    assert browser.execute_script("return getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    fonts = "document.fonts.load('1em \"Tehletter Serif\"').then(found => arguments[0](found.length))"
    assert browser.execute_async_script(fonts)
    complaints(browser)


def test_without_its_policies_a_page_would_ask(
    letter_8: Project, browser: webdriver.Chrome, elsewhere: tuple[str, set[str]]
) -> None:
    address, asked = elsewhere
    planted(letter_8.dist, address, policies=False)
    assert asked_for(browser, letter_8.dist / "008/fr/index.html", address, asked) >= ALL_PLANTED
    complaints(browser)


# ------------------------------------------------------------------------------------- who reads it otherwise


READER_S_STYLE = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(arguments[0]);
document.adoptedStyleSheets = [sheet];
"""
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
"""WCAG 2.1, 1.4.12; RGAA 4.1, criterion 10.12."""
CUT = """
return [...document.querySelectorAll('body *')].filter(e => {
  const cuts = getComputedStyle(e).overflow !== 'visible' && !e.matches('.scroll, .unseen, .skip, img');
  return cuts && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 90));
"""


@pytest.mark.parametrize("width", [320, 1280])
def test_text_set_wider_by_the_reader_is_neither_cut_nor_sideways(
    letters: Project, rich: Path, browser: webdriver.Chrome, width: int
) -> None:
    for path in [*pages(letters), rich]:
        shown(browser, path, width)
        browser.execute_script(READER_S_STYLE, SPACING)
        assert browser.execute_script("return document.scrollingElement.scrollWidth") <= width, path
        assert browser.execute_script(WIDE) == [], path
        assert browser.execute_script(CUT) == [], path


def test_a_title_of_fixed_height_would_be_seen_to_be_cut(rich: Path, browser: webdriver.Chrome) -> None:
    shown(browser, rich, 320)
    browser.execute_script(READER_S_STYLE, SPACING + ".title { height: 0.5em; overflow: hidden }")
    assert any('class="title"' in cut for cut in browser.execute_script(CUT))


FAINT = """
const luminance = rgb => rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const parts = colour => colour.match(/[\\d.]+/g).map(Number);
const ground = e => {
  for (; e; e = e.parentElement) {
    const colour = parts(getComputedStyle(e).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    if (colour[3] > 0) throw new Error('a ground that shows through');
  }
  return [255, 255, 255];
};
const ratio = (colour, e) => {
  const [low, high] = [luminance(parts(colour).slice(0, 3)), luminance(ground(e))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const found = [];
const want = (least, colour, e, what) => {
  const is = ratio(colour, e);
  if (is < least) found.push(`${what} ${e.tagName}.${e.className}: ${is.toFixed(2)} of ${least}`);
};
for (const e of document.querySelectorAll('body *')) {
  const style = getComputedStyle(e), size = parseFloat(style.fontSize);
  const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
  if ([...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) want(large ? 3 : 4.5, style.color, e, 'text');
  if (e.matches('li')) want(4.5, getComputedStyle(e, '::marker').color, e, 'marker');
  if (e.matches('.note-back a')) want(4.5, getComputedStyle(e, '::before').color, e, 'arrow');
  if (e.matches('a, .scroll')) {
    e.focus({focusVisible: true});
    want(3, getComputedStyle(e).outlineColor, e.parentElement, 'outline');
    e.blur();
  }
}
return found;
"""
"""Text 4.5 to 1, large text and outlines 3 to 1: WCAG 2.1, 1.4.3 and 1.4.11; RGAA 4.1, criteria 3.2 and 3.3."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_stands_out_from_its_ground(
    letters: Project, rich: Path, browser: webdriver.Chrome, scheme: str
) -> None:
    for path in [*pages(letters), rich]:
        shown(browser, path, 1280, scheme)
        assert browser.execute_script(FAINT) == [], path


def test_a_faint_colour_would_be_seen(rich: Path, browser: webdriver.Chrome) -> None:
    shown(browser, rich, 1280)
    faint = ".stamp { color: #808080 } ul > li::marker { color: #eee } :focus { outline-color: #ddd }"
    browser.execute_script(READER_S_STYLE, faint)
    found = browser.execute_script(FAINT)
    assert {"text P.stamp: 3.95 of 4.5", "marker LI.: 1.16 of 4.5"} <= set(found)
    assert {finding.split()[0] for finding in found} == {"text", "marker", "outline"}


def test_the_skip_link_is_seen_when_it_has_the_focus_and_leads_to_the_text(
    rich: Path, browser: webdriver.Chrome
) -> None:
    shown(browser, rich, 1280)
    box = "const b = document.querySelector('.skip').getBoundingClientRect(); return [b.top, b.left, b.width, b.height]"
    assert browser.execute_script(box)[2:] == [1, 1]
    press(browser, Keys.TAB)
    assert browser.execute_script("return document.activeElement.className") == "skip"
    top, left, width, height = browser.execute_script(box)
    assert top >= 0
    assert left >= 0
    assert width > 100
    assert height > 24
    press(browser, Keys.ENTER)
    assert browser.execute_script("return document.activeElement.tagName") == "MAIN"
    press(browser, Keys.TAB)
    assert browser.execute_script("return document.activeElement.closest('main') !== null")


def press(browser: webdriver.Chrome, key: str) -> None:
    ActionChains(browser).send_keys(key).perform()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_goes_through_a_page_in_the_order_of_reading(
    rich: Path, browser: webdriver.Chrome, width: int
) -> None:
    shown(browser, rich, width)
    every = "return [...document.querySelectorAll('a[href], [tabindex=\"0\"]')].map(e => e.outerHTML)"
    expected = browser.execute_script(every)
    reached, places = [], []
    where = """
    const e = document.activeElement, b = e.getClientRects()[0];
    return [e.outerHTML, b.bottom + scrollY, b.left];"""
    for _ in expected:
        press(browser, Keys.TAB)
        html, bottom, left = browser.execute_script(where)
        reached.append(html)
        places.append((bottom, left))
    assert reached == expected
    back = [
        after
        for before, after in pairwise(places[1:])
        if after[0] < before[0] - 12 or (abs(after[0] - before[0]) <= 12 and after[1] < before[1])
    ]
    assert back == []


def test_a_page_that_is_printed_has_the_letter_and_no_way_about_it(
    letter_8: Project, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    shown(browser, letter_8.dist / "008/fr/index.html", 1280, "dark")
    data = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"]
    pdf = tmp_path / "printed.pdf"
    pdf.write_bytes(b64decode(data))
    run = subprocess.run([needed("pdftotext"), "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    words = " ".join(run.stdout.split())
    tree = page(letter_8)
    for kept in ("8e lettre d’essai", "Un premier paragraphe", "un bureau", "Un dernier paragraphe.", "24/01/2018"):
        assert kept in words
    for furniture in ("skip", "languages", "downloads", "back-to-top"):
        (element,) = tree.find_class(furniture)
        assert text_of(element) not in words


def test_a_drawing_without_ground_stands_on_white_in_the_dark(rich: Path, browser: webdriver.Chrome) -> None:
    ground = "return getComputedStyle(document.querySelector('img[src*=seal]')).backgroundColor"
    shown(browser, rich, 1280, "dark")
    assert browser.execute_script(ground) == "rgb(255, 255, 255)"


def test_in_the_reader_s_own_colours_boxes_links_and_focus_are_told_apart(
    rich: Path, browser: webdriver.Chrome
) -> None:
    shown(browser, rich, 1280)
    emulate(browser, forced_colors="active")
    box = "return getComputedStyle(document.querySelector('.box')).borderTopStyle"
    assert browser.execute_script(box) == "solid"
    link = "return getComputedStyle(document.querySelector('main p a')).textDecorationLine"
    assert browser.execute_script(link) == "underline"
    assert browser.execute_script(FAINT) == []
