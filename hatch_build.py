"""Build hook: cut the fonts that the tool ships out of variable fonts, the same bytes every time.

The variable fonts come from pinned packages (build requirements); nothing of them is kept in the repository.
Their licence, the OFL, reserves the name « Source » for the originals, so what is cut here is renamed.

Two kinds of file are written into `src/tehletter/fonts/`:

- static TrueType files, one per face, for the PDF (whole coverage, no hinting);
- WOFF2 files by script under `web/`, for browsers only: WeasyPrint prints wrong glyphs with `unicode-range`.

Guests are faces of other scripts, for a quotation, a name, a smiley on paper; browsers have their own for them.

`fonts.json` describes them, `OFL.txt` is their licence.

No `from __future__ import annotations` here: hatchling keeps this module out of `sys.modules`, where
`dataclass` would look its annotations up.
"""

import copy
import functools
import hashlib
import importlib.metadata
import importlib.util
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.misc.roundTools import otRound
from fontTools.misc.timeTools import epoch_diff
from fontTools.otlLib.optimize import gpos
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.ttLib.tables.otBase import BaseTable, ValueRecord
from fontTools.varLib import instancer
from fontTools.varLib.varStore import VarStoreInstancer
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS = "src/tehletter/fonts"
LICENCE = f"{FONTS}/OFL.txt"
SERIF, SANS = "fontpkg_source_serif_4", "fontpkg_source_sans_3"
HEBREW, ARABIC, NOTO = "fontpkg_frank_ruhl_libre", "fontpkg_noto_sans_arabic", "manimgx_fonts"
TOOLS = (
    *("fonttools", "brotli", "fontpkg-source-serif-4", "fontpkg-source-sans-3"),
    *("fontpkg-frank-ruhl-libre", "fontpkg-noto-sans-arabic", "manimgx-fonts"),
)

# What a page of the mission may need: three alphabets, their accents, punctuation and signs; each part is a
# file for browsers. A page in French, English, Serbian Latin or Romanian loads the first alone.
# Phonetic alphabets and polytonic Greek are left out: they would add a third to the weight.
BLOCKS = {
    "latin": (
        (0x0020, 0x007E), (0x00A0, 0x00FF), (0x0102, 0x0103), (0x0106, 0x0107), (0x010C, 0x010D),
        (0x0110, 0x0111), (0x0131, 0x0131), (0x0152, 0x0153), (0x0160, 0x0161), (0x0178, 0x0178),
        (0x017D, 0x017E), (0x0218, 0x021B), (0x02BC, 0x02BC), (0x02C6, 0x02C7), (0x02D8, 0x02DD),
        (0x2000, 0x200B), (0x2010, 0x2027), (0x202F, 0x2060), (0x2070, 0x2079), (0x20AC, 0x20AC),
        (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
    ),
    "latin-a": (
        (0x0100, 0x0101), (0x0104, 0x0105), (0x0108, 0x010B), (0x010E, 0x010F), (0x0112, 0x0130),
        (0x0132, 0x0151), (0x0154, 0x015F), (0x0162, 0x0177), (0x0179, 0x017C), (0x017F, 0x017F),
        (0x018F, 0x018F), (0x0259, 0x0259), (0x1E9E, 0x1E9E),
    ),
    "latin-ext": (
        (0x0180, 0x018E), (0x0190, 0x0217), (0x021C, 0x024F), (0x0292, 0x0292), (0x02B9, 0x02BB), (0x02BD, 0x02C5),
        (0x02C8, 0x02D7), (0x0300, 0x0338), (0x1E00, 0x1E9D), (0x1E9F, 0x1EFF), (0x207A, 0x209C), (0x20A0, 0x20AB),
        (0x20AD, 0x20CF), (0x2100, 0x2115), (0x2117, 0x2121), (0x2123, 0x218B), (0x2194, 0x2211),
        (0x2213, 0x22FF), (0x2460, 0x2473), (0x25A0, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2718),
        (0xFB01, 0xFB02),
    ),
    "greek": ((0x0370, 0x03FF),),
    "cyrillic": ((0x0400, 0x045F), (0x0490, 0x0491), (0x2116, 0x2116)),
    "cyrillic-ext": ((0x0460, 0x048F), (0x0492, 0x052F)),
}  # fmt: skip

# What Cyrillic text has besides its letters: in its file too, so that a page in it needs no other for its spaces,
# a name or an address.
COMMON = (
    (0x0020, 0x0022), (0x0025, 0x0029), (0x002B, 0x003B), (0x003F, 0x005B), (0x005D, 0x005D), (0x005F, 0x005F),
    (0x0061, 0x007A), (0x00A0, 0x00A0), (0x00A7, 0x00A7), (0x00AB, 0x00AB), (0x00AD, 0x00AD), (0x00B0, 0x00B0),
    (0x00BB, 0x00BB), (0x2002, 0x2002), (0x2009, 0x2009), (0x2010, 0x2014), (0x2018, 0x201E), (0x2022, 0x2022),
    (0x2026, 0x2026), (0x202F, 0x202F), (0x20AC, 0x20AC), (0x2191, 0x2191),
)  # fmt: skip

# Kept: what shapes text rightly (accents, local forms, ligatures) and figures that typography asks for.
# Small capitals are left out: the serif has none in its italic, and no style of ours asks for them.
FEATURES = [
    "ccmp", "locl", "mark", "mkmk", "kern", "liga", "lnum", "onum", "tnum", "pnum", "frac", "numr", "dnom",
    "ordn", "sups", "subs", "case",
]  # fmt: skip

# The scripts of guests, with the joiners and marks that shape them; what the mission's fonts have comes from these,
# but for spaces, which layout takes from the font of the words around them.
GUEST_BLOCKS = {
    "Tehletter Hebrew": ((0x0591, 0x05F4), (0xFB1D, 0xFB4F)),
    "Tehletter Arabic": (
        (0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0x200C, 0x200F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
    ),
    "Tehletter Emoji": ((0x200D, 0x200D), (0x20E3, 0x20E3), (0x203C, 0x329F), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF)),
}  # fmt: skip
GUEST_FEATURES = [
    "ccmp", "locl", "mark", "mkmk", "kern", "liga", "rlig", "calt", "init", "medi", "fina", "isol", "curs",
]  # fmt: skip

# What pages ask for of these, a tenth less: figures are lining and of one width without a feature, and only text
# has old-style ones.
WEB_FEATURES = {
    "Tehletter Serif": ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "onum"],
    "Tehletter Serif Display": ["ccmp", "locl", "mark", "mkmk", "kern", "liga"],
    "Tehletter Sans": ["ccmp", "locl", "mark", "mkmk", "kern", "liga"],
}

# Widths, in thousandths of the em, of spaces that one family or the other has not; U+2060 has none.
SPACES = {
    0x2000: 500, 0x2001: 1000, 0x2002: 500, 0x2003: 1000, 0x2004: 333, 0x2005: 250, 0x2006: 167,
    0x2008: 250, 0x200B: 0, 0x205F: 222, 0x2060: 0,
}  # fmt: skip

# Characters drawn as another one, where the face has no glyph of its own.
STAND_INS = {0x2010: 0x002D, 0x2011: 0x002D, 0x00AD: 0x002D, 0x202F: 0x2009}

# Where two characters share a glyph, the lower one keeps it, but for these: letters and quotes come first.
SECONDARY = {0x00B5, 0x02BB, 0x02BC}

# How hard to split sparse kerning tables, 0 to 9: 5 takes a tenth off the fonts.
KERN_DENSITY = 5

# Where OpenType keeps a distance, and the table by which it varies.
DEVICES = {
    "XCoordinate": "XDeviceTable", "YCoordinate": "YDeviceTable", "XPlacement": "XPlaDevice",
    "YPlacement": "YPlaDevice", "XAdvance": "XAdvDevice", "YAdvance": "YAdvDevice",
}  # fmt: skip

# Seconds since 1904, as in `head`: 2026-01-01. A fixed day, so that two builds give the same bytes.
MADE = 1767225600 - epoch_diff
VERSION = "1.000"


@dataclass(frozen=True, slots=True)
class Face:
    """One static font to cut: what it is called, and where on the axes of its variable font it lies."""

    family: str
    weight: int
    italic: bool
    package: str
    axes: tuple[tuple[str, float], ...]
    file: str = ""

    @property
    def is_guest(self) -> bool:
        """Whether it is of another script than the mission's."""
        return self.family in GUEST_BLOCKS

    @property
    def style(self) -> str:
        """Name of weight and slope, as in « SemiBold Italic »; « Regular » when there is nothing to say."""
        weight = {400: "", 600: "SemiBold", 700: "Bold"}[self.weight]
        return f"{weight} {'Italic' if self.italic else ''}".strip() or "Regular"

    @property
    def stem(self) -> str:
        """PostScript name, which is the file's name too: « TehletterSans-SemiBold »."""
        return f"{self.family}-{self.style}".replace(" ", "")

    @property
    def source(self) -> Path:
        """The variable font in its installed package."""
        if self.is_guest:
            return _package(self.package) / self.file
        italic = "-Italic" if self.italic else ""
        (path,) = (_package(self.package) / "files").glob(f"*[0-9]{italic}[[]*.ttf")
        return path


def _faces() -> tuple[Face, ...]:
    """List the faces: text at the optical size of 10.5 pt on paper and 18 px on a screen, titles at 30."""
    text = [
        Face("Tehletter Serif", weight, italic, SERIF, (("opsz", 14), ("wght", weight)))
        for weight in (400, 700)
        for italic in (False, True)
    ]
    titles = [
        Face("Tehletter Serif Display", 600, italic, SERIF, (("opsz", 30), ("wght", 600))) for italic in (False, True)
    ]
    sans = [
        Face("Tehletter Sans", weight, italic, SANS, (("wght", weight),))
        for weight in (400, 600)
        for italic in (False, True)
    ]
    return (*text, *titles, *sans)


def _guests() -> tuple[Face, ...]:
    """List the faces of other scripts: a regular and a bold one of letters, one of emoji."""
    letters = (
        ("Tehletter Hebrew", HEBREW, "files/FrankRuhlLibre[wght].ttf", ()),
        ("Tehletter Arabic", ARABIC, "files/NotoSansArabic[wdth,wght].ttf", (("wdth", 100),)),
    )
    guests = [
        Face(family, weight, italic=False, package=package, axes=(("wght", weight), *axes), file=file)
        for family, package, file, axes in letters
        for weight in (400, 700)
    ]
    emoji = Face("Tehletter Emoji", 400, italic=False, package=NOTO, axes=(("wght", 400),), file="NotoEmoji[wght].ttf")
    return (*guests, emoji)


class FontsBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic adds nothing here
    """Make the fonts before anything is packed, and put the top-level templates into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling once for each archive; `version` is « standard » or « editable »."""
        make_fonts(Path(self.root) / FONTS)
        # hatchling listed the licence files before this one was written: a fresh clone has it not yet.
        licences = self.metadata.core.license_files
        if LICENCE not in licences:
            licences.append(LICENCE)
        # An editable install reads the templates where they are edited, at the top of the repository.
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"]["templates"] = "tehletter/templates"


def make_fonts(folder: Path) -> None:
    """Write every font into `folder`, unless those there were made by this very recipe and are whole."""
    key = _key()
    if _is_up_to_date(folder, key):
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Staged beside its place, so that a build that is stopped leaves no half of a set.
    staged = Path(tempfile.mkdtemp(prefix=".fonts-", dir=folder.parent))
    try:
        staged.chmod(0o755)
        (staged / "web").mkdir()
        _write_all(staged, key)
        shutil.rmtree(folder, ignore_errors=True)
        staged.rename(folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _key() -> str:
    """Digest of all that decides the fonts' bytes: this recipe, the tools, the two families."""
    versions = [f"{name}=={importlib.metadata.version(name)}" for name in TOOLS]
    return hashlib.sha256(Path(__file__).read_bytes() + "\n".join(versions).encode()).hexdigest()


def _is_up_to_date(folder: Path, key: str) -> bool:
    """Tell whether `folder` holds what the recipe of that key wrote, by size: nothing else writes there."""
    try:
        record = json.loads((folder / "fonts.json").read_text("utf-8"))
        files = [entry for face in record["faces"] for entry in (face, *face["web"])]
        sizes = all((folder / entry["file"]).stat().st_size == entry["bytes"] for entry in files)
        return record["key"] == key and sizes and (folder / "OFL.txt").is_file()
    except (OSError, ValueError, KeyError):
        return False


def _write_all(folder: Path, key: str) -> None:
    """Cut every face, then write what describes them."""
    faces, coverages = [], []
    for face in _faces():
        entry, coverage = _write_face(folder, face)
        faces.append(entry)
        coverages.append(coverage)
    own = set.union(*coverages)
    guests = [_write_guest(folder, face, own) for face in _guests()]
    faces += [entry for entry, _ in guests]
    coverage = {
        "all": _ranges(set.intersection(*coverages)),
        "any": _ranges(own.union(*(characters for _, characters in guests))),
    }
    described = {"version": 1, "key": key, "faces": faces, "coverage": coverage}
    text = json.dumps(described, indent=1, sort_keys=True) + "\n"
    (folder / "fonts.json").write_text(text, encoding="utf-8", newline="\n")
    (folder / "OFL.txt").write_text(_licence(), encoding="utf-8", newline="\n")


def _write_face(folder: Path, face: Face) -> tuple[dict[str, Any], set[int]]:
    """Write one face as TrueType and as its WOFF2 parts; give its entry in the list and its characters."""
    font = _cut(face)
    path = folder / f"{face.stem}.ttf"
    font.save(path)
    coverage = set(font.getBestCmap())
    entry = {
        "family": face.family,
        "weight": face.weight,
        "style": "italic" if face.italic else "normal",
        **_described(folder, path),
        "web": [_write_web(folder, path, face, script, coverage) for script in sorted(BLOCKS)],
    }
    return entry, coverage


def _write_guest(folder: Path, face: Face, own: set[int]) -> tuple[dict[str, Any], set[int]]:
    """Write a face of another script, without what the mission's fonts have; give its entry and its characters."""
    font = _open(face.source)
    wanted = (_points(GUEST_BLOCKS[face.family]) - own | {0x0020, 0x00A0}) & set(font.getBestCmap())
    _subset(font, wanted, GUEST_FEATURES)
    instancer.instantiateVariableFont(font, dict(face.axes), inplace=True)
    _part_shared_glyphs(font)
    _name(font, face)
    path = folder / f"{face.stem}.ttf"
    font.save(path)
    entry = {"family": face.family, "weight": face.weight, "style": "normal", **_described(folder, path), "web": []}
    return entry, set(font.getBestCmap())


def _write_web(folder: Path, ttf: Path, face: Face, script: str, coverage: set[int]) -> dict[str, Any]:
    """Write the part of a face that browsers load for one script."""
    wanted = coverage & _codepoints(script)
    whole = wanted | (coverage & _points(COMMON)) if script == "cyrillic" else wanted
    font = _subset(_open(ttf), whole, WEB_FEATURES[face.family])
    gpos.compact(font, KERN_DENSITY)
    font.flavor = "woff2"
    path = folder / "web" / f"{ttf.stem}.{script}.woff2"
    font.save(path)
    ranges = {"unicode_range": _unicode_range(wanted), "whole_range": _unicode_range(whole)}
    return {"script": script, **ranges, **_described(folder, path)}


def _cut(face: Face) -> TTFont:
    """Make the static font of a face: one place on the axes, a glyph to each character, its own names."""
    font = _open(io.BytesIO(_pruned(face.source)))
    _fix_positions(font, instancer.AxisLimits(dict(face.axes)))
    instancer.instantiateVariableFont(font, dict(face.axes), inplace=True)
    _add_spaces(font)
    _part_shared_glyphs(font)
    _name(font, face)
    return font


@functools.cache
def _pruned(source: Path) -> bytes:
    """Reduce a variable font to the characters wanted, once for all its faces: the slow part of the work."""
    font = _open(source)
    wanted = set().union(*(_codepoints(script) for script in BLOCKS))
    _subset(font, wanted & set(font.getBestCmap()))
    gpos.compact(font, KERN_DENSITY)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _fix_positions(font: TTFont, limits: instancer.AxisLimits) -> None:
    """Settle kerning and anchors at one place on the axes: fontTools' instancer needs 5 s for a face."""
    location = limits.limitAxesAndPopulateDefaults(font).normalize(font).pinnedLocation()
    gdef = font["GDEF"].table
    deltas = VarStoreInstancer(gdef.VarStore, font["fvar"].axes, location)
    for table in _tables(font["GPOS"].table):
        for name, device in DEVICES.items():
            variation = vars(table).pop(device, None)
            if variation is not None:
                delta = otRound(deltas[variation.StartSize << 16 | variation.EndSize])
                setattr(table, name, getattr(table, name, 0) + delta)
        for name in ("ValueFormat", "ValueFormat1", "ValueFormat2"):
            if name in vars(table):
                setattr(table, name, getattr(table, name) & 0x0F)  # no device tables are left
        if isinstance(table, otTables.Anchor) and table.Format == 3:
            table.Format = 1
    gdef.VarStore, gdef.Version = None, 0x00010002


def _tables(thing: Any) -> Iterator[Any]:
    """Give every table and value record below `thing`."""
    if isinstance(thing, list):
        for part in thing:
            yield from _tables(part)
    elif isinstance(thing, BaseTable | ValueRecord):
        if isinstance(thing, BaseTable):
            thing.ensureDecompiled()
        yield thing
        for part in list(vars(thing).values()):
            yield from _tables(part)


def _open(path: Path | io.BytesIO) -> TTFont:
    """Open a font so that saving it depends on its content alone: neither the day nor other packages."""
    font = TTFont(path, recalcTimestamp=False)
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    return font


def _subset(font: TTFont, codepoints: set[int], features: list[str] = FEATURES) -> TTFont:
    """Keep what these characters need, in place: glyphs, the features listed above, no hinting."""
    options = subset.Options(
        layout_features=features,
        layout_scripts=["*"],
        hinting=False,
        glyph_names=False,
        legacy_kern=False,
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=["DSIG", "STAT", "BASE", "MVAR", "VVAR", "vhea", "vmtx"],
        harfbuzz_repacker=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(codepoints))
    names = font["name"]
    del font["name"]  # set aside: the subsetter would search every table for the names in use, for a second
    subsetter.subset(font)
    font["name"] = names
    return font


def _add_spaces(font: TTFont) -> None:
    """Add the blanks that the face has not: a letter pasted from elsewhere must not fail on a space."""
    for codepoint, width in SPACES.items():
        if codepoint not in font.getBestCmap():
            _add_glyph(font, codepoint, Glyph(), width * font["head"].unitsPerEm // 1000)


def _add_glyph(font: TTFont, codepoint: int, glyph: Glyph, width: int, bearing: int = 0) -> str:
    """Add a glyph at the end of the font and give it a character; return its name."""
    name = f"tehletter{codepoint:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = (width, bearing)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[codepoint] = name
    return name


def _part_shared_glyphs(font: TTFont) -> None:
    """Give each character a glyph of its own, drawn from the shared one.

    A PDF maps glyphs back to text, one character each: with one glyph for two, every hyphen of a letter reads
    back as a non-breaking hyphen, or every no-break space as a plain one, whichever was printed first.
    """
    cmap = dict(font.getBestCmap())
    for missing, model in STAND_INS.items():
        if model in cmap:
            cmap.setdefault(missing, cmap[model])
    owners: dict[str, int] = {}
    twins: dict[str, list[str]] = {}
    for codepoint in sorted(cmap, key=lambda codepoint: (codepoint in SECONDARY, codepoint)):
        name = cmap[codepoint]
        if owners.setdefault(name, codepoint) != codepoint:
            twin = _add_glyph(font, codepoint, _drawn_as(font, name), *font["hmtx"][name])
            twins.setdefault(name, []).append(twin)
    if "GPOS" in font:
        _kern_alike(font, twins)


def _drawn_as(font: TTFont, name: str) -> Glyph:
    """Make a composite glyph of one part, or a blank one if the model is blank."""
    glyph = Glyph()
    if font["glyf"][name].numberOfContours:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, 0, 0, 0x0204  # ROUND_XY_TO_GRID, USE_MY_METRICS
        glyph.numberOfContours, glyph.components = -1, [part]
        glyph.recalcBounds(font["glyf"])
    return glyph


def _kern_alike(font: TTFont, twins: dict[str, list[str]]) -> None:
    """Let twins be kerned as their models are: U+2010 ends the hyphenated lines of every letter."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for extended in lookup.SubTable:
            table = getattr(extended, "ExtSubTable", extended)
            if table.LookupType == 2 and table.Format == 1:
                _kern_pairs_alike(font, table, twins)
            elif table.LookupType == 2:
                _kern_classes_alike(font, table, twins)


def _kern_classes_alike(font: TTFont, table: Any, twins: dict[str, list[str]]) -> None:
    """Put twins into their models' classes (PairPos format 2)."""
    for model, names in twins.items():
        for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
            if model in classes:
                classes.update(dict.fromkeys(names, classes[model]))
        if model in table.Coverage.glyphs:
            table.Coverage.glyphs += names
    table.Coverage.glyphs.sort(key=font.getGlyphID)


def _kern_pairs_alike(font: TTFont, table: Any, twins: dict[str, list[str]]) -> None:
    """Repeat the models' pairs for their twins (PairPos format 1); twins are last in the glyph order."""
    for pairs in table.PairSet:
        for record in list(pairs.PairValueRecord):
            for name in twins.get(record.SecondGlyph, ()):
                twin = copy.deepcopy(record)
                twin.SecondGlyph = name
                pairs.PairValueRecord.append(twin)
        pairs.PairValueRecord.sort(key=lambda record: font.getGlyphID(record.SecondGlyph))
    sets = dict(zip(table.Coverage.glyphs, table.PairSet, strict=True))
    for model in list(sets):
        sets.update({name: copy.deepcopy(sets[model]) for name in twins.get(model, ())})
    table.Coverage.glyphs = sorted(sets, key=font.getGlyphID)
    table.PairSet = [sets[name] for name in table.Coverage.glyphs]


def _name(font: TTFont, face: Face) -> None:
    """Name the font and set its weight and slope, so that fontconfig tells 400, 600 and 700 apart.

    Old programs know four styles to a family: 600 is a family of its own for them (names 1 and 2), and a
    style of the typographic family for all others (names 16 and 17).
    """
    kept = {key: font["name"].getDebugName(key) for key in (0, 9, 13, 14)}
    plain = face.weight in (400, 700)
    group = face.family if plain else f"{face.family} SemiBold"
    style = face.style if plain else ("Italic" if face.italic else "Regular")
    names = {
        **kept, 1: group, 2: style, 3: f"{VERSION};{face.stem}", 4: f"{face.family} {face.style}",
        5: f"Version {VERSION}", 6: face.stem, **({} if plain else {16: face.family, 17: face.style}),
    }  # fmt: skip
    font["name"].names = []
    for key, text in sorted(names.items()):
        font["name"].setName(text, key, 3, 1, 0x409)
    bold = face.weight == 700
    font["head"].macStyle = bold | face.italic << 1
    font["head"].created = font["head"].modified = MADE
    font["head"].fontRevision = float(VERSION)
    os2 = font["OS/2"]
    os2.usWeightClass = face.weight
    # Bits: italic 0, bold 5, regular 6; use of the typographic line height (7) stays as drawn.
    os2.fsSelection = os2.fsSelection & 1 << 7 | face.italic | bold << 5 | (style == "Regular") << 6
    os2.achVendID = "NONE"


def _package(name: str) -> Path:
    """Folder of an installed font package, without running it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"the build requirement {name.replace('_', '-')} is not installed")
    return Path(spec.origin).parent


def _licence() -> str:
    """Join the two families' copyright lines and licences."""
    intro = (
        "The Tehletter fonts are modified versions of the font families below: cut to one weight and size\n"
        "each, to fewer characters, and renamed.\n"
    )
    parts = [intro]
    for face in (_faces()[0], _faces()[-1], *(face for face in _guests() if face.weight == 400)):
        notice = _open(face.source)["name"].getDebugName(0)
        text = _licence_of(face.package)
        parts.append(f"{'=' * 78}\n{face.family}: {notice}\n\n{text}\n")
    return "\n".join(parts)


def _licence_of(package: str) -> str:
    """The text of a package's licence: it lies in the package, or among the files of its distribution."""
    inside = _package(package) / "LICENSE"
    if inside.is_file():
        return inside.read_text("utf-8").strip()
    files = importlib.metadata.files(package.replace("_", "-")) or ()
    (path,) = (file for file in files if file.name == "LICENSE")
    return path.read_text("utf-8").strip()


def _described(folder: Path, path: Path) -> dict[str, Any]:
    """Say which file, how long and of which digest."""
    data = path.read_bytes()
    file = path.relative_to(folder).as_posix()
    return {"file": file, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _codepoints(script: str) -> set[int]:
    """All characters of a script's blocks, present in a font or not."""
    return _points(BLOCKS[script])


def _points(blocks: tuple[tuple[int, int], ...]) -> set[int]:
    """All code points of blocks."""
    return {codepoint for first, last in blocks for codepoint in range(first, last + 1)}


def _ranges(codepoints: set[int], gap: int = 1) -> list[list[int]]:
    """Fold characters into inclusive ranges, bridging steps of up to `gap`."""
    ranges: list[list[int]] = []
    for codepoint in sorted(codepoints):
        if ranges and codepoint - ranges[-1][1] <= gap:
            ranges[-1][1] = codepoint
        else:
            ranges.append([codepoint, codepoint])
    return ranges


def _unicode_range(codepoints: set[int]) -> str:
    """Write characters as a CSS `unicode-range`, exact, so that no browser loads a part in vain."""
    spans = (f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in _ranges(codepoints))
    return ",".join(spans)
