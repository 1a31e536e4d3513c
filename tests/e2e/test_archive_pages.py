"""The archive: what it lists and what not, its feeds and sitemap, and the search in a real browser, from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from lxml import html as reader
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from support.browser import chromium, complaints, requests, shown
from support.project import CONFIG, NOON, Project, files_below
from support.validators import axe, html_validate, vnu
from tehletter.search import read_index

WITHOUT_URL = CONFIG.replace('url = "https://mission.example.org/"\n', "")
TWO_MISSIONS = (
    CONFIG
    + """
[[publishers]]
name = { fr = "Ambassade", en = "Embassy" }

[[publishers]]
name = { fr = "Délégation", en = "Delegation" }
"""
)


@pytest.fixture
def series(project: Project) -> Project:
    """Letters of two years in three languages, with gaps, and a draft; not built."""
    project.picture("issues/009/images/hall.jpg", 900, 600)
    cover = {"src": "images/hall.jpg", "alt": "Une salle"}
    project.letter(8, date="2017-12-20", body="Le musée d’Élan & l’œuvre <neuve>.\n")
    project.letter(8, "en", date="2017-12-20", body="The museum.\n")
    project.letter(9, summary="Une séance à Vienne.", cover=cover, body="La permanence.\n")
    project.letter(9, "sr-Latn", summary="Sednica u Beču.", body="Žrtve i njihova ljubav.\n")
    project.letter(10, draft=True, body="Un brouillon.\n")
    return project


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """A browser for the tests of this file."""
    with chromium() as opened:
        yield opened


def page(project: Project, path: str = "index.html") -> reader.HtmlElement:
    return reader.document_fromstring((project.dist / path).read_text("utf-8"))


def listed(project: Project, path: str = "index.html") -> list[str]:
    """The addresses that the list of letters leads to, in its order."""
    return [str(href) for href in page(project, path).xpath("//*[@class='shelf']//h3/a/@href")]


def feed(project: Project, path: str = "feed.xml") -> feedparser.FeedParserDict:
    parsed = feedparser.parse((project.dist / path).read_bytes())
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


# ---------------------------------------------------------------------------------------------- what is listed


def test_letters_are_listed_by_year_the_latest_first_without_drafts(series: Project) -> None:
    series.built()
    assert listed(series) == ["009/fr/index.html", "008/fr/index.html"]
    assert listed(series, "fr/index.html") == ["../009/fr/index.html", "../008/fr/index.html"]
    assert listed(series, "en/index.html") == ["../008/en/index.html"]
    tree = page(series)
    assert tree.xpath("//h2/text()") == ["2018", "2017"]
    entry = " ".join(tree.xpath("//*[@class='shelf']//li")[0].text_content().split())
    assert entry == "N° 9, janvier 2018 9e lettre d’essai Une séance à Vienne."
    (cover,) = tree.xpath("//*[@class='shelf']//img/@src")
    assert cover == "009/fr/images/hall-480.jpg"
    assert (series.dist / cover).is_file()
    assert "010" not in "".join(files_below(series.dist)["sitemap.xml"].decode().split())


def test_the_table_shows_the_gaps(series: Project) -> None:
    series.built()
    (table,) = page(series).xpath("//table")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath(".//tr")]
    assert rows == [
        ["Numéro", "français", "anglais", "serbe (latin)"],
        ["N° 9", "Lire (N° 9, français)", "Non paru", "Lire (N° 9, serbe (latin))"],
        ["N° 8", "Lire (N° 8, français)", "Lire (N° 8, anglais)", "Non paru"],
    ]


def test_every_link_of_the_archive_leads_to_a_file(series: Project) -> None:
    series.built()
    for path in series.dist.glob("**/index.html"):
        tree = reader.document_fromstring(path.read_bytes())
        for name in tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //form/@data-index"):
            if not re.match(r"#|[a-z]+:", name):
                assert (path.parent / name).resolve().is_file(), (path, name)


def test_a_build_of_one_letter_leaves_the_others_listed_as_they_are_published(series: Project) -> None:
    series.built()
    before = files_below(series.dist)
    series.letter(9, title="Un titre que personne n’a publié", body="Des mots inédits.\n")
    series.built("8")
    after = files_below(series.dist)
    assert {path for path in after if after[path] != before.get(path)} <= {"008/index.html"}
    series.built("9")
    assert "Un titre que personne n’a publié" in page(series).text_content()
    assert len(listed(series)) == 2


def test_a_letter_that_fails_keeps_its_entry_and_one_that_is_gone_loses_it(series: Project) -> None:
    series.built()
    index = (series.dist / "assets/search-fr.js").read_bytes()
    series.letter(9, title="Un autre titre", date=None)
    assert series.run("build").code == 1
    assert (series.dist / "assets/search-fr.js").read_bytes() == index
    (series.root / "issues/008/en.md").unlink()
    (series.root / "issues/009/fr.md").unlink()
    series.built()
    assert listed(series) == ["008/fr/index.html"]
    assert not (series.dist / "en").exists()
    assert "assets/search-en.js" not in series.manifest()


def test_a_draft_that_is_out_is_not_listed_because_its_source_was_finished_since(series: Project) -> None:
    series.letter(9, "en", body="A text.\n", draft=True)
    series.letter(8, "de", date="2017-12-20", title="8. Brief", body="Ein Entwurf.\n", draft=True)
    series.built()
    before = files_below(series.dist)
    series.letter(9, "en", body="A text.\n")
    series.letter(8, "de", date="2017-12-20", title="8. Brief", body="Ein Brief.\n")
    series.built("10")
    assert files_below(series.dist) == before


@pytest.mark.slow
def test_without_an_index_the_sources_tell_what_is_published(series: Project) -> None:
    series.built()
    before = files_below(series.dist)
    (series.dist / "assets/search-fr.js").write_text("broken", "utf-8")
    series.built("8")
    assert files_below(series.dist) == before


@pytest.mark.slow
def test_a_letter_that_becomes_a_draft_leaves_the_archive(series: Project) -> None:
    series.built()
    series.letter(9, draft=True)
    series.built()
    assert listed(series) == ["008/fr/index.html"]
    assert [entry.link for entry in feed(series).entries] == ["https://mission.example.org/008/fr/index.html"]


def test_a_project_of_drafts_alone_has_an_archive_that_says_so(project: Project) -> None:
    project.letter(2, draft=True)
    project.built()
    assert "Aucune lettre n’est encore publiée." in page(project).text_content()
    assert not (project.dist / "feed.xml").exists()


@pytest.mark.slow
def test_the_same_letters_make_the_same_bytes_at_any_time(series: Project) -> None:
    series.built()
    before = files_below(series.dist)
    series.built("--force", SOURCE_DATE_EPOCH=str(NOON + 10_000_000), TZ="Asia/Tokyo")
    assert files_below(series.dist) == before


def test_the_theme_stands_under_a_title_and_an_index_from_before_themes_is_still_read(series: Project) -> None:
    series.letter(8, date="2017-12-20", theme="Le musée", body="Le musée.\n")
    series.built()
    assert page(series).xpath("//p[@class='entry-theme']/text()") == ["Le musée"]
    (index,) = (path for path in series.manifest() if path == "assets/search-fr.js")
    script = (series.dist / index).read_text("utf-8")
    older = script.replace(',"Le musée"]', "]").replace(',""]', "]")
    assert older != script
    assert [entry.title for entry in (read_index(older, "fr") or {}).values()] == [
        "8e lettre d’essai",
        "9e lettre d’essai",
    ]


@pytest.mark.slow
def test_the_archive_shows_the_logos_of_the_publishers_and_forgets_those_of_before(series: Project) -> None:
    series.picture("logo.png", 300, 200, "PNG")
    series.with_config(CONFIG.replace("[series]", 'logo = "logo.png"\n\n[series]'))
    series.built()
    (first,) = page(series).xpath("//header//img/@src")
    assert (series.dist / first).is_file()
    assert page(series, "en/index.html").xpath("//header//img/@src") == [f"../{first}"]
    series.picture("logo.png", 200, 200, "PNG")
    series.built()
    (second,) = page(series).xpath("//header//img/@src")
    assert (series.dist / second).is_file()
    assert not (series.dist / first).exists()


def test_letters_and_issues_lead_to_the_archive_and_the_feed_of_their_language(series: Project) -> None:
    series.letter(10, "en", draft=True, body="A draft.\n")
    series.built("--only", "html")
    assert ways(series, "009/fr/index.html") == ({"../../index.html"}, ["../../feed.xml"])
    assert ways(series, "008/en/index.html") == ({"../../en/index.html"}, ["../../en/feed.xml"])
    assert ways(series, "008/index.html") == ({"../index.html"}, ["../feed.xml"])
    assert ways(series, "010/en/index.html") == ({"../../index.html"}, [])
    assert ways(series, "010/index.html") == ({"../index.html"}, [])
    link = page(series, "009/sr-Latn/index.html").xpath("//p[@class='to-archive']/a")[0]
    assert (link.text, link.get("hreflang")) == ("Arhiva", None)


def ways(project: Project, path: str) -> tuple[set[str], list[str]]:
    """Where a page leads for other letters: the addresses of its links to the archive, and its feeds."""
    tree = page(project, path)
    links = tree.xpath("//p[@class='to-archive']/a/@href | //p[@class='series' or @class='publisher-name']/a/@href")
    return {str(href) for href in links if "://" not in href}, tree.xpath("//link[contains(@type, 'atom')]/@href")


def test_a_long_series_has_years_that_lead_to_their_neighbours_and_to_other_languages(project: Project) -> None:
    days = {number: (date(2016, 1, 10) + timedelta(days=20 * number)).isoformat() for number in range(1, 53)}
    for number, day in days.items():
        project.letter(number, title="Une lettre", date=day)
    project.letter(3, "en", title="A letter", date=days[3], body="A text.\n")
    project.built("--only", "html")
    middle = page(project, "fr/2017/index.html")
    around = [(a.get("rel"), a.get("href"), a.text) for a in middle.xpath("//div[@class='neighbours']//a")]
    assert around == [
        ("prev", "../../fr/2016/index.html", "Année précédente\u00a0: 2016"),
        ("next", "../../fr/2018/index.html", "Année suivante\u00a0: 2018"),
    ]
    assert middle.xpath("//nav[@class='languages']//a/@href") == ["../../en/2017/index.html"]
    assert middle.xpath("//nav[@class='years']//*[@aria-current]/text()") == ["2017"]
    home = page(project)
    assert home.xpath("//div[@class='neighbours']//a/@href") == ["fr/2017/index.html"]
    assert home.xpath("//nav[@class='years']//*[@aria-current]/text()") == ["2018"]
    assert not page(project, "en/2017/index.html").xpath("//h2")
    assert len({href for path in project.dist.glob("fr/*/index.html") for href in listed(project, str(path))}) == 52


def test_only_pdf_leaves_the_archive_alone(series: Project) -> None:
    series.built()
    before = series.manifest()
    series.built("--only", "pdf")
    assert series.manifest() == before


# ------------------------------------------------------------------------------------------- feed and sitemap


def test_the_feed_tells_each_letter_with_its_pdf(series: Project) -> None:
    series.built()
    parsed = feed(series)
    assert parsed.version == "atom10"
    assert parsed.feed.language == "fr"
    links = {link.rel: link.href for link in parsed.feed.links}
    assert links == {
        "self": "https://mission.example.org/feed.xml",
        "alternate": "https://mission.example.org/index.html",
    }
    assert [entry.title for entry in parsed.entries] == ["9e lettre d’essai", "8e lettre d’essai"]
    newest = parsed.entries[0]
    assert (newest.published, newest.updated) == ("2018-01-11T00:00:00+01:00", "2018-01-24T00:00:00+01:00")
    (pdf,) = newest.enclosures
    assert (pdf.href, pdf.type) == ("https://mission.example.org/009/fr/teh-009-fr.pdf", "application/pdf")
    assert int(pdf.length) == (series.dist / "009/fr/teh-009-fr.pdf").stat().st_size


def test_a_feed_offers_the_pdf_that_the_page_offers(series: Project) -> None:
    series.built()
    series.letter(8, date="2017-12-20", body="Un autre texte.\n")
    series.built("--only", "html")
    assert [len(entry.enclosures) for entry in feed(series).entries] == [1, 0]
    assert not page(series, "008/fr/index.html").xpath("//*[@class='downloads']//@href[starts-with(., 'teh')]")
    series.built()
    assert [len(entry.enclosures) for entry in feed(series).entries] == [1, 1]


def test_what_a_pdf_of_another_day_says_is_not_offered(series: Project) -> None:
    series.built()
    series.letter(8, date="2017-12-20", body="Un autre texte.\n")
    series.built("--only", "html", SOURCE_DATE_EPOCH=str(NOON + 100_000))
    series.built("9", "--only", "html")
    assert [len(entry.enclosures) for entry in feed(series).entries] == [1, 0]


def test_a_feed_stays_whole_whatever_stands_in_a_title(project: Project) -> None:
    project.letter(8, title="A & B <c> \x01d", summary="« e » ]]> \x0bf")
    project.built("--only", "html")
    (entry,) = feed(project).entries
    assert (entry.title, entry.summary) == ("A & B <c> d", "«\u202fe\u202f» ]]> f")


def test_an_entry_is_not_updated_before_it_is_published(project: Project) -> None:
    project.letter(8, date="2018-02-20")
    project.built("--only", "html")
    (entry,) = feed(project).entries
    assert entry.updated == entry.published == "2018-02-20T00:00:00+01:00"


@pytest.mark.slow
def test_the_ids_stay_when_title_date_and_address_change(series: Project) -> None:
    series.built()
    before = {entry.link: entry.id for entry in feed(series).entries}
    assert len({*before.values(), feed(series).feed.id, *(e.id for e in feed(series, "en/feed.xml").entries)}) == 4
    series.with_config(CONFIG.replace("mission.example.org", "autre.example.org"))
    series.letter(9, title="Un autre titre", date="2018-01-17")
    series.letter(9, "sr-Latn", summary="Sednica u Beču.", date="2018-01-17")
    series.built()
    assert [entry.id for entry in feed(series).entries] == list(before.values())


def test_without_an_address_the_feed_is_relative_to_itself(series: Project) -> None:
    series.with_config(WITHOUT_URL)
    series.built()
    for path in ("feed.xml", "en/feed.xml", "fr/feed.xml"):
        root = ET.fromstring((series.dist / path).read_bytes())
        links = list(root.iter("{http://www.w3.org/2005/Atom}link"))
        assert "self" not in {link.get("rel") for link in links}
        assert {((series.dist / path).parent / link.attrib["href"]).resolve().is_file() for link in links} == {True}
    assert not (series.dist / "sitemap.xml").exists()
    assert not page(series).xpath("//link[@rel='canonical']")


def test_all_publishers_are_named(series: Project) -> None:
    series.with_config(TWO_MISSIONS)
    series.letter(8, date="2017-12-20", publishers=["Délégation"])
    series.built()
    assert page(series).xpath("//header//*[@class='publisher-name']/text()") == ["Ambassade", "Délégation"]
    parsed = feed(series)
    assert [author.name for author in parsed.feed.authors] == ["Ambassade", "Délégation"]
    assert [[author.name for author in entry.authors] for entry in parsed.entries] == [
        ["Ambassade", "Délégation"],
        ["Délégation"],
    ]


def test_the_sitemap_names_each_address_in_all_its_languages(series: Project) -> None:
    series.built()
    root = ET.fromstring((series.dist / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        url.findtext("s:loc", "", names): sorted(link.attrib["hreflang"] for link in url.findall("x:link", names))
        for url in root.findall("s:url", names)
    }
    home = "https://mission.example.org/"
    assert found == {
        f"{home}index.html": ["en", "fr", "sr-Latn"],
        f"{home}en/index.html": ["en", "fr", "sr-Latn"],
        f"{home}sr-Latn/index.html": ["en", "fr", "sr-Latn"],
        f"{home}009/fr/index.html": ["fr", "sr-Latn"],
        f"{home}009/sr-Latn/index.html": ["fr", "sr-Latn"],
        f"{home}008/fr/index.html": ["en", "fr"],
        f"{home}008/en/index.html": ["en", "fr"],
    }
    assert all((series.dist / address.removeprefix(home)).is_file() for address in found)
    days = [url.findtext("s:lastmod", "", names) for url in root.findall("s:url", names)]
    assert days == ["", "", "", *["2018-01-24"] * 4]


# ------------------------------------------------------------------------------------------------ in a browser


def found(browser: webdriver.Chrome, words: str) -> list[str]:
    """What a search finds: typed by keyboard into the field that the page shows, the answer as it is announced."""
    field = browser.find_element(By.ID, "search-field")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(Keys.DELETE)
    field.send_keys(words, Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "search-status").text)
    return [link.get_attribute("href") or "" for link in browser.find_elements(By.CSS_SELECTOR, "#search-results a")]


def letters_found(browser: webdriver.Chrome, words: str) -> list[str]:
    return ["/".join(href.split("/")[-3:-1]) for href in found(browser, words)]


def test_a_search_from_disk_finds_words_without_accents_and_by_their_beginning(
    series: Project, browser: webdriver.Chrome
) -> None:
    series.built()
    shown(browser, series.dist / "index.html", 900)
    complaints(browser)
    for words in ("musee", "MUSÉE", "musées", "elan musé", "œuvre", "oeuvre", "neuve", "8"):
        assert letters_found(browser, words) == ["008/fr"], words
    assert letters_found(browser, "lettre d’essai") == ["009/fr", "008/fr"]
    assert browser.find_element(By.ID, "search-status").text == "Lettres trouvées : 2"
    assert not browser.find_element(By.ID, "letters").is_displayed()
    assert letters_found(browser, "brouillon") == []
    assert browser.find_element(By.ID, "search-status").text == "Aucune lettre trouvée."
    assert complaints(browser) == []


def test_serbian_is_found_in_either_script(series: Project, browser: webdriver.Chrome) -> None:
    series.letter(9, "sr-Cyrl", title="Девето писмо", summary="Седница у Бечу.", body="Жртве и њихова љубав.\n")
    series.built()
    for path, name in (("sr-Latn", "009/sr-Latn"), ("sr-Cyrl", "009/sr-Cyrl")):
        shown(browser, series.dist / path / "index.html", 900)
        for words in ("žrtve", "zrtve", "жртве", "ljubav", "љубав", "njihova", "Беч"):
            assert letters_found(browser, words) == [name], (path, words)


def test_the_index_comes_with_the_first_use_and_the_keyboard_leads_to_the_letter(
    series: Project, browser: webdriver.Chrome
) -> None:
    series.built()
    requests(browser)
    shown(browser, series.dist / "index.html", 900)
    assert "search-fr.js" not in "".join(requests(browser))
    steps = 0
    while browser.switch_to.active_element.get_attribute("id") != "search-field":
        browser.switch_to.active_element.send_keys(Keys.TAB)
        steps += 1
        assert steps < 12
    browser.switch_to.active_element.send_keys("séance")
    results = (By.CSS_SELECTOR, "#search-results a")
    WebDriverWait(browser, 5).until(lambda b: len(b.find_elements(*results)) == 1)
    assert "search-fr.js" in "".join(requests(browser))
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.switch_to.active_element == browser.find_element(*results)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda b: b.current_url.endswith("009/fr/index.html"))


def reach(browser: webdriver.Chrome, selector: str) -> None:
    """Go on by Tab, from where the focus is, to the first element that a selector names."""
    wanted = browser.find_element(By.CSS_SELECTOR, selector)
    for _ in range(40):
        if browser.switch_to.active_element == wanted:
            return
        ActionChains(browser).send_keys(Keys.TAB).perform()
    pytest.fail(f"Tab does not reach {selector}")


def test_a_reader_goes_from_the_archive_to_a_pdf_in_another_language_by_keyboard_alone(
    series: Project, browser: webdriver.Chrome
) -> None:
    series.built()
    shown(browser, series.dist / "index.html", 900)
    for selector, place in (
        ("#letters a[href$='008/fr/index.html']", "008/fr/index.html"),
        (".languages a[hreflang='en']", "008/en/index.html"),
        (".downloads a[href$='teh-008-en.pdf']", "008/en/teh-008-en.pdf"),
    ):
        reach(browser, selector)
        ActionChains(browser).send_keys(Keys.ENTER).perform()
        WebDriverWait(browser, 5).until(lambda b, place=place: b.current_url.endswith(place))


def test_without_an_index_the_list_stays_and_the_reader_is_told(series: Project, browser: webdriver.Chrome) -> None:
    series.built()
    (series.dist / "assets/search-fr.js").unlink()
    shown(browser, series.dist / "index.html", 900)
    assert found(browser, "séance") == []
    assert "n’est pas disponible" in browser.find_element(By.ID, "search-status").text
    assert browser.find_element(By.ID, "letters").is_displayed()


def test_without_scripts_there_is_the_list_and_no_field(series: Project, browser: webdriver.Chrome) -> None:
    series.built()
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        shown(browser, series.dist / "index.html", 900)
        assert not browser.find_element(By.ID, "search").is_displayed()
        assert browser.find_element(By.LINK_TEXT, "9e lettre d’essai").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def archives(project: Project) -> list[Path]:
    return [project.dist / path for path, artifact in project.manifest().items() if artifact["kind"] == "archive"]


def test_the_pages_of_the_archive_are_valid_and_accessible(series: Project, browser: webdriver.Chrome) -> None:
    series.built()
    pages = archives(series)
    assert len(pages) == 4
    assert vnu(pages) == []
    assert html_validate(pages) == []
    for width, scheme in ((320, "light"), (1280, "dark")):
        for path in pages:
            shown(browser, path, width, scheme)
            assert axe(browser) == []
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    shown(browser, series.dist / "index.html", 320)
    assert letters_found(browser, "séance") == ["009/fr"]
    assert axe(browser) == []
