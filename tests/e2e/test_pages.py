"""The pages: the blocks of the layout in their order, and how they behave in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as reader
from selenium import webdriver

from support.project import CONFIG, Project

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
)  # fmt: skip

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


def test_a_draft_is_marked_and_kept_from_search_engines(project: Project) -> None:
    project.letter(8, draft=True)
    project.built()
    tree = page(project)
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "Brouillon" in text_of(tree.body)


def test_a_relative_link_becomes_absolute_or_text(project: Project) -> None:
    project.letter(8, body="[Un](rapports/1.html) [deux](#fin) [trois](//b.example/x)\n\n## Fin\n\nUn mot.\n")
    project.built()
    hrefs = page(project).xpath("//main//p//a/@href")
    assert hrefs[:3] == ["https://mission.example.org/rapports/1.html", "#fin", "https://b.example/x"]
    project.with_config(CONFIG.replace('url = "https://mission.example.org/"\n', ""))
    project.built()
    assert "rapports" not in str(page(project).xpath("//main//a/@href"))


def test_no_page_holds_a_script(letters: Project) -> None:
    for path in letters.dist.rglob("*.html"):
        tree = reader.document_fromstring(path.read_bytes())
        assert not tree.xpath("//script | //@style | //@*[starts-with(name(), 'on')] | //iframe | //object"), path


# ------------------------------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a network: what a page asks for and what it complains of are logged."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("chromium and chromedriver are not installed: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


def shown(browser: webdriver.Chrome, path: Path, width: int, scheme: str = "light", media: str = "") -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": False}
    )
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    browser.get(path.as_uri())


def requests(browser: webdriver.Chrome) -> set[str]:
    """The addresses that were asked for since the last look."""
    log: list[dict[str, Any]] = browser.get_log("performance")  # type: ignore[no-untyped-call]  # selenium has none here
    messages = (json.loads(entry["message"])["message"] for entry in log)
    return {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}


def pages(project: Project) -> list[Path]:
    return sorted(path.resolve() for path in project.dist.rglob("*.html"))


WIDE = """
return [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  const drawn = box.width > 0 && getComputedStyle(e).position !== 'absolute';
  return drawn && box.right > innerWidth + 1 && !e.closest('.scroll');
}).map(e => e.outerHTML.slice(0, 90));
"""


@pytest.mark.parametrize("width", [320, 768, 1280])
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
    complaints = browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium has none here
    assert [entry["message"] for entry in complaints] == []


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
        broken = "return [...document.images].filter(i => !(i.complete && i.naturalWidth)).map(i => i.src)"
        assert browser.execute_script(broken) == [], path


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
