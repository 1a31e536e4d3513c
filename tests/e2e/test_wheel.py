"""The wheel as it is published: what is in it, whether it installs alone, and the fonts that it carries."""

import email
import hashlib
import json
import os
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from email.message import Message
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = {
    "TehletterSerif-Regular": ("Tehletter Serif", "Regular", 400),
    "TehletterSerif-Italic": ("Tehletter Serif", "Italic", 400),
    "TehletterSerif-Bold": ("Tehletter Serif", "Bold", 700),
    "TehletterSerif-BoldItalic": ("Tehletter Serif", "Bold Italic", 700),
    "TehletterSerifDisplay-SemiBold": ("Tehletter Serif Display", "SemiBold", 600),
    "TehletterSerifDisplay-SemiBoldItalic": ("Tehletter Serif Display", "SemiBold Italic", 600),
    "TehletterSans-Regular": ("Tehletter Sans", "Regular", 400),
    "TehletterSans-Italic": ("Tehletter Sans", "Italic", 400),
    "TehletterSans-SemiBold": ("Tehletter Sans", "SemiBold", 600),
    "TehletterSans-SemiBoldItalic": ("Tehletter Sans", "SemiBold Italic", 600),
}
CHARACTERS = (
    "Œuvre æ ÿ Ÿ É À Ç « guillemets » ’ “ ” „ … – — n° € % ‰ § † • ✓ → ½ ² ₂ × − ≠ ≤ "
    "Šš Đđ Čč Ćć Žž Ljiljana Łódź Türkçe ığş Ștefan Țară ơư "
    "Ђђ Јј Љљ Њњ Ћћ Џџ Съешь ещё Ґґ Її № "
    "Ωμέγα ΐ ΰ ά έ ή ί ό ύ ώ ς "
    "\u00a0\u00ad\u2002\u2003\u2007\u2009\u200a\u200b\u2010\u2011\u202f\u2060\u0301\u0306"
)
SHARED_ONCE = ("\u00a0\u202f\u2009 ", "-\u00ad\u2010\u2011", "\u2019\u02bc", "\u00b5\u03bc")


@pytest.fixture(scope="module")
def wheel() -> Path:
    """The wheel under test: the one named by the environment, or the newest that `make` built."""
    if named := os.environ.get("TEHLETTER_WHEEL"):
        return Path(named)
    built = sorted((ROOT / "build/wheel").glob("tehletter-*.whl"), key=lambda path: path.stat().st_mtime)
    if not built:
        pytest.skip("no wheel in build/wheel: `make test` builds one")
    return built[-1]


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))


@pytest.fixture(scope="module")
def described(wheel: Path) -> dict:
    with zipfile.ZipFile(wheel) as archive:
        return json.loads(archive.read("tehletter/fonts/fonts.json"))


@pytest.fixture(params=FAMILIES)
def face(request: pytest.FixtureRequest, wheel: Path) -> tuple[str, TTFont]:
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(f"tehletter/fonts/{request.param}.ttf")
    return request.param, TTFont(BytesIO(data))


def _covered(described: dict, script: str = "all") -> set[int]:
    ranges = described["coverage"][script]
    return {codepoint for first, last in ranges for codepoint in range(first, last + 1)}


def test_the_wheel_holds_the_templates_of_the_repository(names: list[str]) -> None:
    templates = ROOT / "templates"
    wanted = {
        f"tehletter/templates/{path.relative_to(templates).as_posix()}"
        for path in templates.rglob("*")
        if path.is_file()
    }
    assert wanted <= set(names)


def test_the_wheel_holds_every_font_that_it_describes(wheel: Path, described: dict) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for entry in (part for face in described["faces"] for part in (face, *face["web"])):
            data = archive.read(f"tehletter/fonts/{entry['file']}")
            assert len(data) == entry["bytes"]
            assert hashlib.sha256(data).hexdigest() == entry["sha256"]


def test_the_wheel_holds_both_licences(wheel: Path, names: list[str]) -> None:
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "src/tehletter/fonts/OFL.txt"}
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("tehletter/fonts/OFL.txt").decode()
    assert text.count("SIL OPEN FONT LICENSE Version 1.1") == 5
    assert "Reserved Font Name" in text
    assert "Copyright" in text


def test_the_wheel_holds_the_package_and_nothing_else(names: list[str]) -> None:
    command = [name for name in names if ".data/" in name]
    assert [name.partition("/")[2] for name in command] == ["scripts/tehletter"]
    assert {name.split("/")[0] for name in names if name not in command} == {"tehletter", _dist_info(names)}
    assert not [name for name in names if "test" in name.lower() or "__pycache__" in name]


def _dist_info(names: list[str]) -> str:
    return next(name.split("/")[0] for name in names if ".dist-info/" in name)


def test_the_metadata_name_version_python_and_licence(metadata: Message) -> None:
    version = (ROOT / "src/tehletter/__init__.py").read_text("utf-8").split('__version__ = "')[1].split('"')[0]
    assert (metadata["Name"], metadata["Version"]) == ("tehletter", version)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE", "src/tehletter/fonts/OFL.txt"]


def test_the_wheel_installs_alone_and_answers(wheel: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", tmp_path, wheel], check=True, timeout=120)
    command = [sys.executable, "-m", "tehletter", "--version"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    answer = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert wheel.name.split("-")[1] in answer.stdout


def test_a_font_has_the_family_style_and_weight_promised(face: tuple[str, TTFont]) -> None:
    stem, font = face
    family, style, weight = FAMILIES[stem]
    name = font["name"]
    assert (name.getBestFamilyName(), name.getBestSubFamilyName()) == (family, style)
    assert name.getDebugName(6) == stem
    assert font["OS/2"].usWeightClass == weight
    selection = font["OS/2"].fsSelection
    assert bool(selection & 1) == bool(font["head"].macStyle & 2) == ("Italic" in style)
    assert bool(selection & 32) == bool(font["head"].macStyle & 1) == (weight == 700)
    assert not {"fvar", "gvar", "STAT"} & set(font.keys())


def test_a_font_does_not_use_the_reserved_name(face: tuple[str, TTFont]) -> None:
    _, font = face
    named = [record for record in font["name"].names if record.nameID not in (0, 13, 14)]
    assert not [record for record in named if "source" in record.toUnicode().lower()]


def test_a_font_has_the_characters_of_the_missions_languages(face: tuple[str, TTFont]) -> None:
    _, font = face
    missing = {character for character in CHARACTERS if ord(character) not in font.getBestCmap()}
    assert not {f"U+{ord(character):04X}" for character in missing}


def test_a_font_gives_each_character_its_own_glyph(face: tuple[str, TTFont]) -> None:
    """A PDF reads back as what was typed only if no two characters share a glyph."""
    _, font = face
    cmap = font.getBestCmap()
    assert len(set(cmap.values())) == len(cmap)
    assert all(len({cmap[ord(character)] for character in group}) == len(group) for group in SHARED_ONCE)


def test_a_font_keeps_serbian_forms_of_cyrillic(face: tuple[str, TTFont]) -> None:
    _, font = face
    scripts = {record.ScriptTag: record.Script for record in font["GSUB"].table.ScriptList.ScriptRecord}
    (serbian,) = (system for system in scripts["cyrl"].LangSysRecord if system.LangSysTag == "SRB ")
    features = font["GSUB"].table.FeatureList.FeatureRecord
    assert "locl" in {features[index].FeatureTag for index in serbian.LangSys.FeatureIndex}


def test_the_coverage_described_is_that_of_the_fonts(face: tuple[str, TTFont], described: dict) -> None:
    _, font = face
    assert _covered(described) <= set(font.getBestCmap()) <= _covered(described, "any")


def test_the_coverage_holds_the_alphabets_decomposed_too(described: dict) -> None:
    letters = "".join(filter(str.isalpha, CHARACTERS))
    decomposed = {ord(character) for character in unicodedata.normalize("NFD", letters)}
    assert decomposed <= _covered(described)


def test_web_parts_of_a_face_share_no_character_and_miss_none(described: dict, face: tuple[str, TTFont]) -> None:
    stem, font = face
    (entry,) = (entry for entry in described["faces"] if entry["file"] == f"{stem}.ttf")
    spans = [span.removeprefix("U+") for part in entry["web"] for span in part["unicode_range"].split(",")]
    ends = [[int(end, 16) for end in span.split("-")] for span in spans]
    characters = [character for span in ends for character in range(span[0], span[-1] + 1)]
    assert len(characters) == len(set(characters))
    assert set(characters) == set(font.getBestCmap())


@pytest.mark.slow
def test_two_builds_in_two_places_give_the_same_bytes(tmp_path: Path) -> None:
    names = ("src", "templates", "scripts", "hatch_build.py", "pyproject.toml", "LICENSE", "README.md", ".gitignore")
    digests = []
    for seed, umask in (("1", 0o022), ("2", 0o077)):
        copy = tmp_path / f"copy{seed}"
        copy.mkdir()
        for name in names:
            _copy(ROOT / name, copy / name)
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", "out"]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(build, cwd=copy, env=env, check=True, timeout=600, umask=umask)
        built = sorted((copy / "out").iterdir())
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built})
    assert len(digests[0]) == 2
    assert digests[0] == digests[1]


def _copy(source: Path, target: Path) -> None:
    """Copy what git would hold: the fonts are to be cut anew."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("fonts", ".fonts-*", "__pycache__"))
    else:
        shutil.copyfile(source, target)
