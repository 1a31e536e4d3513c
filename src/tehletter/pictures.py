"""The one door to Pillow: pictures measured, cleaned and scaled.

What goes out holds pixels alone: no EXIF, no place, no thumbnail, no profile (colours are made sRGB), turned as
the camera meant it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import Literal

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from tehletter.model import BrokenPicture, Picture

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 51_000_000
"""Above what telephones make a picture is refused before it is decoded: with transparency it would fill a worker."""
QUALITY = 82
ENDS = (b"\xff\xd9", b"IEND\xaeB`\x82")
"""What a whole JPEG and a whole PNG end with."""
RECIPE = f"2-{PIL.__version__}"
"""Stands in the names of cached pictures: another recipe or another Pillow, another file."""

_SIDEWAYS = (5, 6, 7, 8)
"""Values of the EXIF orientation that swap width and height."""
_ORIENTATION = 0x0112

_FAULTS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


def measure(path: str, data: bytes, sha256: str) -> Picture | BrokenPicture:
    """Format and size of a picture, by its content and not by its name. Decodes it: half a picture is none.

    `sha256` is that of `data`, which whoever read it has reckoned already.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            kind = "JPEG" if image.format == "MPO" else image.format  # a JPEG with further frames, as telephones make
            if kind not in FORMATS:
                return BrokenPicture(path, "format")
            width, height = image.size
            if width * height > MOST_PIXELS:
                return BrokenPicture(path, "too-heavy")
            if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
            name: Literal["JPEG", "PNG", "WEBP", "GIF"] = kind  # type: ignore[assignment]  # one of FORMATS
            image.draft("L", (1, 1))  # JPEG decodes eight times smaller, and still reads every byte
            image.load()
    except UnidentifiedImageError:
        return BrokenPicture(path, "format")
    except _FAULTS:
        return BrokenPicture(path, "undecodable")
    return Picture(path, sha256, name, width, height, len(data))


def scaled(data: bytes, width: int, extension: str) -> bytes:
    """A copy of a picture, `width` pixels wide (never enlarged), as `jpg` or `png`."""
    return copies(data, [(width, extension)])[0]


def copies(data: bytes, wanted: Sequence[tuple[int, str]]) -> list[bytes]:
    """Copies of a picture that is decoded once: of each width (never enlarged), as `jpg` or `png`."""
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as original:
        drawing = original.mode in ("P", "1")
        image = _flat(_srgb(ImageOps.exif_transpose(original)))
    return [_copy(image, width, extension, drawing=drawing) for width, extension in wanted]


def _copy(image: Image.Image, width: int, extension: str, *, drawing: bool) -> bytes:
    if width < image.width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.HAMMING)  # half the time of LANCZOS, as sharp
    if drawing and extension == "png":  # few colours before: a palette does for the copy too
        image = image.quantize(256, dither=Image.Dither.NONE)
    out = io.BytesIO()
    if extension == "jpg":
        image.save(out, "JPEG", quality=QUALITY, optimize=True)  # progressive: twice the time for a twentieth less
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _srgb(image: Image.Image) -> Image.Image:
    """The picture in sRGB (or grey), its own profile applied and dropped."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            image = converted or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile: the numbers are taken as sRGB
    return image


def _flat(image: Image.Image) -> Image.Image:
    """RGB or grey on white: paper has no transparency."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        image = Image.new("RGB", rgba.size, "white")
        image.paste(rgba, mask=rgba.getchannel("A"))
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode not in ("RGB", "L"):
        image = image.convert("L" if image.mode in ("1", "I", "F") else "RGB")
    image.info = {}
    return image
