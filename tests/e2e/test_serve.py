"""`tehletter serve`: real processes, real requests, real Chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from support.browser import chromium, complaints, requests, shown
from support.preview import Serving, reads, seconds_until_read, serving, waited
from support.project import Project, environment, states_below
from support.validators import axe, html_validate, vnu

LONG = "\n\n".join(f"Le paragraphe numéro {number} de cette lettre." for number in range(80))


@pytest.fixture
def preview(project: Project) -> Iterator[Serving]:
    """A preview of a project with two editions of a letter and an older letter."""
    project.letter(body="Les premiers mots.\n\n" + LONG + "\n")
    project.letter(lang="en", body="The first words.\n\n" + LONG.replace("Le paragraphe", "Paragraph") + "\n")
    project.letter(7)
    with serving(project) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with chromium() as running:
        yield running


def opened(browser: webdriver.Chrome, preview: Serving, folder: str = "008/fr", width: int = 1400) -> None:
    shown(browser, f"{preview.url}letters/{folder}.html", width)
    waited(
        lambda: (
            browser.execute_script("return document.getElementById('page-frame').contentDocument?.readyState")
            == "complete"
        )
    )


def words_of(browser: webdriver.Chrome, part: str) -> str:
    return str(browser.execute_script(f"return document.querySelector('[data-live={part}]').textContent"))


# ------------------------------------------------------------------------------------------- in a browser


def test_what_is_saved_is_on_the_screen_within_two_tenths_of_a_second(
    project: Project, preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    waited(lambda: "?" in browser.find_element(By.CSS_SELECTOR, "[data-live=pdf]").get_attribute("href"))
    took: list[float] = []
    while len(took) < 20 and not [seconds for seconds in took if seconds < 0.2]:  # other tests run at the same time
        words = f"Version {len(took)}."
        took.append(seconds_until_read(browser, words, lambda words=words: project.letter(body=f"{words}\n\n{LONG}\n")))
        waited(lambda: "PDF" not in words_of(browser, "status"))
    assert min(took) < 0.2, took


def test_the_reader_keeps_the_place_when_the_page_is_replaced(
    project: Project, preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    view = "document.getElementById('page-frame').contentWindow"
    browser.execute_script(f"{view}.scrollTo(0, 900)")
    before = browser.execute_script(f"return {view}.scrollY")
    project.letter(body="D’autres mots.\n\n" + LONG + "\n")
    waited(lambda: reads(browser, "D’autres mots."))
    assert before == 900
    assert abs(browser.execute_script(f"return {view}.scrollY") - before) < 27  # less than one line of text


def test_an_error_is_shown_above_the_last_good_page_and_goes_when_it_is_mended(
    project: Project, preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    assert words_of(browser, "notice").strip() == ""
    project.letter(body="Une image : ![](images/rien.jpg)\n")
    waited(lambda: "issues/008/fr.md, line 8" in words_of(browser, "notice"))
    assert "Below stands the last good page." in words_of(browser, "notice")
    assert reads(browser, "Les premiers mots.")
    assert "error" in words_of(browser, "status")
    notice = browser.find_element(By.CSS_SELECTOR, ".notice")
    assert notice.rect["y"] < browser.find_element(By.ID, "page-frame").rect["y"]
    project.letter(body="Les mots mendés.\n")
    waited(lambda: reads(browser, "Les mots mendés."))
    waited(lambda: words_of(browser, "notice").strip() == "")


@pytest.mark.parametrize(
    "wrong",
    [
        ("tehletter.toml", "[mission\n", "tehletter.toml, line 1"),
        ("templates/letter/page.html", "{% if %}", "templates/letter/page.html:1:1: the template fails"),
        ("templates/letter/page.html", "{{ 1 / 0 }}", "division by zero"),
        ("templates/letter/parts.html", b"\xff", "the template letter/parts.html cannot be read"),
        ("fonts/own.ttf", b"no font", "the font own.ttf cannot be read"),
    ],
    ids=["config", "syntax of a template", "a template that fails", "bytes in a template", "a font"],
)
def test_errors_beside_the_letters_are_shown_above_the_last_good_page(
    project: Project, preview: Serving, browser: webdriver.Chrome, wrong: tuple[str, str | bytes, str]
) -> None:
    path, text, said = wrong
    opened(browser, preview)
    kept = (project.root / path).read_text("utf-8") if (project.root / path).exists() else None
    project.write(path, text)
    waited(lambda: said in words_of(browser, "notice"))
    assert "Below stands the last good page." in words_of(browser, "notice")
    assert reads(browser, "Les premiers mots.")
    if kept is None:
        (project.root / path).unlink()
    else:
        project.write(path, kept)
    waited(lambda: words_of(browser, "notice").strip() == "")


def test_a_style_of_the_project_is_seen_when_it_is_saved(
    project: Project, preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    colour = (
        "const page = document.getElementById('page-frame');"
        "return page.contentDocument?.body && page.contentWindow.getComputedStyle(page.contentDocument.body).color"
    )
    project.write("templates/styles/letter.css", "body { color: rgb(1, 2, 3) }")
    waited(lambda: browser.execute_script(colour) == "rgb(1, 2, 3)")


def test_the_pdf_is_made_anew_behind_the_page(project: Project, preview: Serving, browser: webdriver.Chrome) -> None:
    opened(browser, preview)

    def address() -> str:
        link = browser.execute_script("return document.querySelector('[data-live=pdf]').href")
        return str(link).removeprefix(preview.url[:-1])

    waited(lambda: address().startswith("/site/008/fr/teh-008-fr.pdf?"))
    first = address()
    before = preview.get(first)
    assert before.headers["content-type"] == "application/pdf"
    assert before.body.startswith(b"%PDF-")
    waited(lambda: reads(browser, "Télécharge"))  # the page leads to it, and states its weight
    requests(browser)
    project.letter(body="Peu de mots.\n")
    waited(lambda: address() != first)
    second = preview.get(address())
    assert second.body.startswith(b"%PDF-")
    assert len(second.body) != len(before.body)
    waited(lambda: preview.url[:-1] + address() in requests(browser))


def test_the_new_pdf_opens_at_the_sheet_of_what_the_page_shows(
    project: Project, preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    place = "return document.getElementById('pdf-frame').contentWindow.location.hash"
    waited(lambda: browser.execute_script(place).startswith("#page=1&"))
    browser.execute_script("document.getElementById('page-frame').contentWindow.scrollTo(0, 1e6)")
    project.letter(body="D’autres mots.\n\n" + LONG + "\n")
    waited(lambda: not browser.execute_script(place).startswith("#page=1&"))
    with preview.news("008/fr") as news:
        sheets = next(news)["sheets"]
    assert int(sheets) > 1
    assert browser.execute_script(place).startswith(f"#page={sheets}&")


def test_the_switch_leads_to_the_other_edition_inside_the_preview(preview: Serving, browser: webdriver.Chrome) -> None:
    opened(browser, preview)
    browser.switch_to.frame("page-frame")
    browser.find_element(By.CSS_SELECTOR, "nav.languages a[hreflang=en]").send_keys(Keys.ENTER)
    browser.switch_to.default_content()
    waited(lambda: browser.current_url == f"{preview.url}letters/008/en.html")
    waited(lambda: reads(browser, "The first words."))


def test_the_way_to_the_archive_leads_to_the_start_of_the_preview(preview: Serving, browser: webdriver.Chrome) -> None:
    opened(browser, preview, "008/en")
    browser.switch_to.frame("page-frame")
    browser.find_element(By.CSS_SELECTOR, "a[href$='/en/index.html']:not([hreflang])").send_keys(Keys.ENTER)
    browser.switch_to.default_content()
    waited(lambda: browser.current_url == f"{preview.url}letters/008/fr.html")


@pytest.mark.parametrize("path", ["/site/", "/site/index.html", "/site/en/index.html"])
def test_what_stands_in_the_place_of_the_archive_leads_to_the_start(preview: Serving, path: str) -> None:
    answer = preview.get(path)
    assert (answer.status, answer.headers["location"]) == (307, "/")


def test_a_letter_is_chosen_by_keyboard_and_the_skip_link_leads_to_it(
    preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    links = []
    for _ in range(8):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        links.append(browser.switch_to.active_element.get_attribute("href"))
        if links[-1] == f"{preview.url}letters/007/fr.html":
            break
    assert links[0].endswith("#letter")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    waited(lambda: browser.current_url == f"{preview.url}letters/007/fr.html")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.execute_script("return document.activeElement.id") == "letter"


def test_a_new_letter_appears_in_the_list_and_a_deleted_one_goes(
    project: Project, preview: Serving, browser: webdriver.Chrome
) -> None:
    opened(browser, preview)
    path = project.letter(9, draft=True, title="Une lettre en chantier")
    waited(lambda: "Une lettre en chantier" in words_of(browser, "issues"))
    assert "draft" in words_of(browser, "issues")
    shutil.rmtree(path.parent)
    waited(lambda: "Une lettre en chantier" not in words_of(browser, "issues"))


def test_the_shell_asks_nothing_of_elsewhere_and_the_browser_has_nothing_to_complain_of(
    preview: Serving, browser: webdriver.Chrome
) -> None:
    browser.get("about:blank")  # the page of another test may still listen for news
    complaints(browser)
    requests(browser)
    opened(browser, preview)
    waited(lambda: "?" in browser.find_element(By.CSS_SELECTOR, "[data-live=pdf]").get_attribute("href"))
    asked = {url for url in requests(browser) if not url.startswith(("chrome", "data:", "blob:"))}
    assert asked
    assert {url for url in asked if not url.startswith(preview.url)} == set()
    assert complaints(browser) == []


@pytest.mark.parametrize("width", [320, 768, 1400])
def test_the_shell_needs_no_sideways_scrolling(preview: Serving, browser: webdriver.Chrome, width: int) -> None:
    opened(browser, preview, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_shell_stands_the_validators(project: Project, preview: Serving, browser: webdriver.Chrome) -> None:
    project.letter(9, body="Une image : ![](images/rien.jpg) et des points...\n")
    waited(lambda: preview.get("/letters/009/fr.html").status == 200)
    pages = {
        "right": preview.get("/letters/007/fr.html"),
        "wrong": preview.get("/letters/009/fr.html"),
        "blank": preview.get("/preview/waiting.html"),
    }
    assert "images/rien.jpg" in pages["wrong"].text
    paths = [project.write(f"shells/{name}.html", page.body) for name, page in pages.items()]
    assert vnu(paths) == []
    assert html_validate(paths) == []
    for folder in ("007/fr", "009/fr"):
        shown(browser, f"{preview.url}letters/{folder}.html", 1400)
        assert axe(browser) == []


# -------------------------------------------------------------------------------------------- by requests


def test_it_opens_with_the_newest_letter(preview: Serving) -> None:
    answer = preview.get("/")
    assert (answer.status, answer.headers["location"]) == (307, "/letters/008/fr.html")


def test_it_answers_to_this_machine_alone(preview: Serving) -> None:
    port = preview.url.rstrip("/").rpartition(":")[2]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", ""):
        refused = preview.get("/site/008/fr/index.html", host=host)
        assert refused.status == 403
        assert "mots" not in refused.text
    assert preview.get("/site/008/fr/index.html", host=f"localhost:{port}").status == 200
    with socket.socket() as elsewhere, pytest.raises(OSError, match=r"refused|unreachable"):
        elsewhere.connect(("127.0.0.2", int(port)))


def test_it_takes_nothing_but_questions(preview: Serving) -> None:
    assert preview.get("/letters/008/fr.html", method="POST").status == 405
    assert preview.get("/letters/008/fr.html", method="HEAD").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/site/008/fr/fr.md",
        "/site/../tehletter.toml",
        "/site/008/../../../tehletter.toml",
        "/preview/shell.html",
        "/preview/..%2f..%2ftehletter.toml",
        "/site/assets/..%2fletter%2fpage.html",
        "/letters/999/fr.html",
        "/site/008/de/index.html",
        "/nothing",
    ],
)
def test_what_is_no_part_of_a_site_is_not_found(preview: Serving, path: str) -> None:
    answer = preview.get(path)
    assert answer.status == 404
    assert "mission" not in answer.text


def test_pictures_are_scaled_as_in_a_build(project: Project, preview: Serving) -> None:
    project.picture("issues/008/images/salle.jpg", 1600, 900)
    project.letter(body='![Une salle vue d’en haut](images/salle.jpg "La salle | Mission")\n')
    waited(lambda: "salle-480.jpg" in preview.get("/site/008/fr/index.html").text)
    shown_here = preview.get("/site/008/fr/images/salle-480.jpg")
    assert shown_here.headers["content-type"] == "image/jpeg"
    project.built()
    assert shown_here.body == (project.dist / "008/fr/images/salle-480.jpg").read_bytes()


@pytest.mark.parametrize("lang", ["fr", "sr-Cyrl"])
def test_styles_fonts_and_icon_of_a_page_are_there(project: Project, lang: str) -> None:
    project.letter(lang=lang)
    with serving(project) as preview:
        page = preview.get(f"/site/008/{lang}/index.html").text
        paths = re.findall(r'<link rel="(?:stylesheet|icon)"[^>]* href="../..(/assets/[^"]+)"', page)
        assert {path.rpartition(".")[2] for path in paths} == {"css", "svg"}
        styles = [preview.get(f"/site{path}") for path in paths]
        assert [style.status for style in styles] == [200] * len(paths)
        fonts = {name for style in styles for name in re.findall(r'url\("?(fonts/[^")]+)"?\)', style.text)}
        assert fonts
        assert {preview.get(f"/site/assets/{name}").headers["content-type"] for name in fonts} == {"font/woff2"}


def test_it_writes_neither_stamps_nor_what_is_published(project: Project) -> None:
    project.letter()
    before = states_below(project.root / "issues")
    with serving(project) as preview, preview.news("008/fr") as news:
        while "?" not in next(news)["pdf"]:
            pass
    assert states_below(project.root / "issues") == before
    assert not project.dist.exists()


def test_a_build_beside_it_works(project: Project, preview: Serving) -> None:
    project.built()
    assert (project.dist / "008/fr/teh-008-fr.pdf").exists()
    assert preview.get("/site/008/fr/index.html").status == 200


def test_a_draft_is_shown_and_marked(project: Project) -> None:
    project.letter(draft=True)
    with serving(project) as preview:
        assert "noindex" in preview.get("/site/008/fr/index.html").text


def test_a_project_without_letters_waits_for_the_first(project: Project) -> None:
    with serving(project) as preview:
        assert "No letter yet" in preview.get("/").text
        project.letter()
        waited(lambda: preview.get("/").status == 307)


def test_a_project_that_is_wrong_at_the_start_is_served_once_it_is_right(project: Project) -> None:
    project.letter()
    kept = project.read("tehletter.toml")
    project.write("tehletter.toml", "[mission\n")
    with serving(project) as preview:
        assert "tehletter.toml, line 1" in preview.get("/letters/008/fr.html").text
        project.write("tehletter.toml", kept)
        waited(lambda: "Un texte." in preview.get("/site/008/fr/index.html").text)


def test_it_speaks_the_language_of_the_tool(project: Project) -> None:
    project.letter()
    with serving(project, TEHLETTER_LANG="fr") as preview:
        assert '<html lang="fr">' in preview.get("/letters/008/fr.html").text


# ------------------------------------------------------------------------------------------- the process


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_and_without_a_word_while_a_pdf_is_made(project: Project, number: int, code: int) -> None:
    project.letter(body=LONG)
    with serving(project) as preview, preview.news("008/fr") as news:
        next(news)
        assert preview.ended_by(number) == (code, "the preview runs at this address; Ctrl-C ends it\n")


def test_errors_are_told_in_the_terminal_too(project: Project) -> None:
    project.letter(body="# Un titre\n")
    with serving(project) as preview:
        _, said = preview.ended_by(signal.SIGINT)
    assert "issues/008/fr.md:" in said


def test_the_usual_port_gives_way_to_the_next_free_one(project: Project) -> None:
    project.letter()
    with serving(project, "-q") as first, serving(project, "-q") as second:
        ports = [int(one.url.rstrip("/").rpartition(":")[2]) for one in (first, second)]
    assert 8008 <= ports[0] < ports[1] < 8108


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = project.run("serve", "--port", str(taken.getsockname()[1]))
    assert (run.code, run.out) == (3, "")
    assert "another program listens" in run.err


def test_a_port_that_is_no_port_is_wrong_usage(project: Project) -> None:
    run = project.run("serve", "--port", "70000")
    assert run.code == 2
    assert "from 0 to 65535" in run.err


def test_without_its_libraries_it_says_how_to_install_them(project: Project) -> None:
    without = (
        "import importlib.abc, importlib.util, sys\n"
        "found = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *more: None if name == 'watchfiles' else found(name, *more)\n"
        "sys.argv = ['tehletter', 'serve']\n"
        "from tehletter.__main__ import main\n"
        "main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", without],
        cwd=project.root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 3
    assert "watchfiles" in run.stderr
    assert "pip install 'tehletter[serve]'" in run.stderr


def test_without_a_project_it_says_so(folder) -> None:
    run = Project(folder).run("serve")
    assert run.code == 3
    assert "no tehletter.toml" in run.err


def test_the_process_that_prints_ends_with_the_preview_however_that_ends(project: Project) -> None:
    project.letter()
    with serving(project) as preview, preview.news("008/fr") as news:
        while "?" not in next(news)["pdf"]:
            pass
        children = [int(pid) for pid in _children(preview.process.pid)]
        assert children
        preview.process.kill()
        preview.process.wait()
    waited(lambda: not any(_lives(pid) for pid in children))


def _children(pid: int) -> list[str]:
    run = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return run.stdout.split()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
