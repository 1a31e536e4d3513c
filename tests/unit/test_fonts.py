"""The shipped fonts as layout and check know them, and the project's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tehletter.errors import Unable
from tehletter.fonts import Fonts
from tehletter.workspace.project import built_in

SHIPPED = built_in("fonts")


def test_the_letters_of_the_missions_languages_can_be_printed() -> None:
    alphabet = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’“”–—… €°№ČĆŽŠĐčćžšđЉЊЂЋЏљњђћџΑΩαω\u202f\u00a0²³½†‰→"
    assert set(map(ord, alphabet)) <= Fonts((SHIPPED,)).printable()


@pytest.mark.parametrize("words", ["שָׁלוֹם", "السلام عليكم", "می‌خواهم", "😀👍🏽👨‍👩‍👧🇫🇷❤️⭐"])
def test_a_quotation_in_hebrew_or_arabic_and_a_smiley_can_be_printed(words: str) -> None:
    assert set(map(ord, words)) <= Fonts((SHIPPED,)).printable()


@pytest.mark.parametrize("character", "漢ქաअ𝄞\ue000")
def test_a_script_that_no_shipped_font_has_cannot(character: str) -> None:
    assert ord(character) not in Fonts((SHIPPED,)).printable()


def test_a_font_of_the_project_adds_its_characters(tmp_path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "kan"])
    builder.setupCharacterMap({ord("漢"): "kan"})
    builder.setupGlyf({".notdef": Glyph(), "kan": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "kan": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "own.ttf")
    (tmp_path / "OFL.txt").write_text("licence")
    fonts = Fonts((SHIPPED, tmp_path))
    assert ord("漢") in fonts.printable()
    assert fonts.key() != Fonts((SHIPPED,)).key()


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(b"not a font")
    with pytest.raises(Unable) as caught:
        Fonts((SHIPPED, tmp_path)).printable()
    assert (caught.value.key, caught.value.values["path"]) == ("bad-font", "own.ttf")


def test_half_a_font_is_named(tmp_path: Path) -> None:
    shipped = next(SHIPPED.glob("*.ttf")).read_bytes()
    (tmp_path / "own.ttf").write_bytes(shipped[: len(shipped) // 4])
    with pytest.raises(Unable) as caught:
        Fonts((SHIPPED, tmp_path)).printable()
    assert caught.value.key == "bad-font"


def test_without_the_shipped_fonts_the_tool_says_how_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(Unable) as caught:
        Fonts((tmp_path,)).printable()
    assert caught.value.key == "no-fonts"


def test_the_fonts_are_known_by_their_content_and_not_by_their_place(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "fonts")
    assert Fonts((tmp_path / "fonts",)).key() == Fonts((SHIPPED,)).key()


def test_pages_name_every_part_of_every_face_once() -> None:
    rules, files = Fonts((SHIPPED,)).for_the_web()
    assert rules.count("@font-face") == len(files)
    assert all(f"url({name})" in rules for name in files)
    assert "http" not in rules


def points_of(rules: str, script: str) -> set[int]:
    """The code points that the first face's file of a script is asked for."""
    (characters,) = re.findall(rf"TehletterSerif-Regular\.{script}\.woff2\).*unicode-range:([^}}]*)", rules)
    bounds = [span.removeprefix("U+").partition("-") for span in characters.split(",")]
    return {point for first, _, last in bounds for point in range(int(first, 16), int(last or first, 16) + 1)}


def test_a_character_is_asked_of_one_file_alone() -> None:
    fonts = Fonts((SHIPPED,))
    scripts = [part["script"] for part in fonts.catalogue["faces"][0]["web"]]
    for rules in (fonts.for_the_web()[0], fonts.for_cyrillic()):
        parts = [points_of(rules, script) for script in scripts]
        assert sum(map(len, parts)) == len(set().union(*parts))


def test_a_page_in_cyrillic_takes_spaces_and_figures_from_the_file_of_its_letters() -> None:
    fonts = Fonts((SHIPPED,))
    signs = set(map(ord, " 0123456789.,:;!?()«»„“–…\u00a0"))
    assert signs <= points_of(fonts.for_cyrillic(), "cyrillic")
    assert signs <= points_of(fonts.for_the_web()[0], "latin")
    assert not set(map(ord, "éž")) & points_of(fonts.for_cyrillic(), "cyrillic")


ALPHABETS = {
    "latin": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿčćđšžČĆĐŠŽăâîșțĂÂÎȘȚ«»„“”’…–—€↑",
    "cyrillic": "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџш«»„“’…–—№€↑ OSCE presse@example.org",
}


@pytest.mark.parametrize("script", sorted(ALPHABETS))
def test_a_page_of_the_missions_needs_one_file_a_face_and_all_faces_weigh_less_than_200_kilobytes(script: str) -> None:
    fonts = Fonts((SHIPPED,))
    rules = fonts.for_cyrillic() if script == "cyrillic" else fonts.for_the_web()[0]
    assert set(map(ord, ALPHABETS[script])) <= points_of(rules, script)
    parts = [part for face in fonts.catalogue["faces"] for part in face["web"] if part["script"] == script]
    assert len(parts) == len([face for face in fonts.catalogue["faces"] if face["web"]]) == 10
    assert sum(part["bytes"] for part in parts) < 200_000
