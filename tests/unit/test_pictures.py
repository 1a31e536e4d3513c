"""Pictures are measured as they show, and go out as pixels alone."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image

from support.project import ROOT, drawn
from tehletter.model import BrokenPicture, Picture
from tehletter.pictures import MOST_PIXELS, measure, scaled

SIDEWAYS = 6
"""EXIF: turn clockwise to show."""
GPS = 0x8825
ORIENTATION = 0x0112


SHA = "0" * 64


def measured(data: bytes) -> Picture:
    picture = measure("x", data, SHA)
    assert isinstance(picture, Picture)
    return picture


def fault(data: bytes) -> str:
    picture = measure("x", data, SHA)
    assert isinstance(picture, BrokenPicture)
    return picture.fault


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def with_exif(width: int, height: int) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = SIDEWAYS
    exif[0x010F] = "Appareil"
    exif.get_ifd(GPS)[1] = "N"
    return drawn(width, height, exif=exif.tobytes())


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_known_by_its_content(form: str) -> None:
    picture = measured(drawn(60, 40, form))
    assert (picture.format, picture.width, picture.height) == (form, 60, 40)


def test_a_picture_held_upright_is_measured_and_copied_upright() -> None:
    data = with_exif(60, 40)
    picture = measured(data)
    assert (picture.width, picture.height) == (40, 60)
    copy = opened(scaled(data, 20, "jpg"))
    assert copy.size == (20, 30)


def test_the_orientation_turns_the_pixels() -> None:
    image = Image.new("RGB", (40, 20), "white")
    image.paste((200, 0, 0), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[ORIENTATION] = SIDEWAYS
    out = io.BytesIO()
    image.save(out, "PNG", exif=exif.tobytes())
    copy = opened(scaled(out.getvalue(), 20, "png"))
    assert copy.size == (20, 40)
    assert copy.getpixel((10, 5)) == (200, 0, 0)
    assert copy.getpixel((10, 35)) == (255, 255, 255)


@pytest.mark.parametrize("extension", ["jpg", "png"])
def test_a_copy_holds_pixels_alone(extension: str) -> None:
    data = with_exif(60, 40)
    assert opened(data).getexif().get_ifd(GPS)
    copy = scaled(data, 60, extension)
    assert not opened(copy).getexif()
    assert not {"exif", "icc_profile", "comment", "photoshop", "xmp"} & set(opened(copy).info)
    assert b"Exif" not in copy
    assert b"Appareil" not in copy


def test_comments_profiles_and_texts_are_left_behind() -> None:
    from PIL import ImageCms
    from PIL.PngImagePlugin import PngInfo

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    texts = PngInfo()
    texts.add_text("Author", "Quelqu’un")
    texts.add_itxt("XML:com.adobe.xmp", "<x/>")
    for data in (
        drawn(60, 40, "JPEG", comment="Un commentaire", icc_profile=profile),
        drawn(60, 40, "PNG", pnginfo=texts, icc_profile=profile),
    ):
        for extension in ("jpg", "png"):
            assert not {"icc_profile", "comment", "Author", "XML:com.adobe.xmp"} & set(
                opened(scaled(data, 30, extension)).info
            )


def test_a_copy_is_never_larger_than_the_picture() -> None:
    assert opened(scaled(drawn(60, 40), 480, "jpg")).size == (60, 40)


def test_a_very_flat_picture_keeps_a_line_of_pixels() -> None:
    assert opened(scaled(drawn(3000, 1), 30, "jpg")).size == (30, 1)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = drawn(300, 200, "PNG")
    assert scaled(data, 100, "png") == scaled(data, 100, "png")


def test_a_palette_stays_a_palette_and_keeps_its_colours() -> None:
    data = drawn(300, 200, "PNG", mode="P")
    copy = opened(scaled(data, 300, "png"))
    assert copy.mode == "P"
    assert copy.convert("RGB").getpixel((290, 5)) == opened(data).convert("RGB").getpixel((290, 5))


def test_what_shows_through_is_white() -> None:
    for mode, colour in (("RGBA", (0, 0, 0, 0)), ("LA", (0, 0))):
        out = io.BytesIO()
        Image.new(mode, (20, 20), colour).save(out, "PNG")
        for extension in ("jpg", "png"):
            copy = opened(scaled(out.getvalue(), 20, extension)).convert("RGB")
            assert copy.getpixel((10, 10)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_is_white() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([10, 20, 30, 200, 0, 0])
    out = io.BytesIO()
    image.save(out, "GIF", transparency=0)
    copy = opened(scaled(out.getvalue(), 20, "png")).convert("RGB")
    assert copy.getpixel((10, 10)) == (255, 255, 255)


def test_colours_for_print_become_colours_for_screens() -> None:
    copy = opened(scaled(drawn(60, 40, "JPEG", mode="CMYK"), 30, "jpg"))
    assert copy.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "RGB", "P", "LA", "RGBA"])
def test_any_kind_of_png_can_be_copied(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (20, 10)).save(out, "PNG")
    for extension in ("jpg", "png"):
        assert opened(scaled(out.getvalue(), 10, extension)).size == (10, 5)


def test_a_sixteen_bit_grey_keeps_its_tone() -> None:
    out = io.BytesIO()
    Image.new("I;16", (20, 10), 32768).save(out, "PNG")
    copy = opened(scaled(out.getvalue(), 20, "png")).convert("L")
    assert copy.getpixel((5, 5)) == pytest.approx(128, abs=2)


def test_a_damaged_profile_is_ignored() -> None:
    assert opened(scaled(drawn(60, 40, icc_profile=b"nothing of a profile"), 30, "jpg")).size == (30, 20)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_half_a_picture_is_damaged(form: str) -> None:
    data = drawn(600, 400, form)
    assert fault(data[: len(data) // 2]) == "undecodable"


@pytest.mark.parametrize(
    "data",
    [b"", b"un texte nomm\xc3\xa9 .jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7\n", b"\xff\xd8"],
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert fault(data) == "format"


def with_second_frame(width: int, height: int, **saved: object) -> bytes:
    """An MPO, as telephones make: a JPEG, and behind it another one for the depth of the scene."""
    out = io.BytesIO()
    first, second = opened(drawn(width, height)), Image.new("RGB", (width // 2, height // 2), "red")
    first.save(out, "MPO", save_all=True, append_images=[second], **saved)
    return out.getvalue()


def test_a_jpeg_with_a_second_frame_is_a_jpeg() -> None:
    data = with_second_frame(60, 40)
    assert opened(data).format == "MPO"
    picture = measured(data)
    assert (picture.format, picture.width, picture.height) == ("JPEG", 60, 40)


@pytest.mark.parametrize("width", [30, 60])
@pytest.mark.parametrize("extension", ["jpg", "png"])
def test_a_copy_shows_the_first_frame_alone(width: int, extension: str) -> None:
    copy = opened(scaled(with_second_frame(60, 40), width, extension))
    assert (copy.format, copy.size) == ("JPEG" if extension == "jpg" else "PNG", (width, width * 2 // 3))
    assert getattr(copy, "n_frames", 1) == 1
    red, _, blue = copy.convert("RGB").getpixel((width - 3, 3))
    assert blue > red


@pytest.mark.parametrize("form", ["BMP", "TIFF"])
def test_formats_that_browsers_do_not_show_are_refused(form: str) -> None:
    assert fault(drawn(60, 40, form)) == "format"


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    side = 20_000
    assert side * side > MOST_PIXELS
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        png += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    assert fault(png) in ("too-heavy", "undecodable")


def test_a_picture_just_within_the_limit_of_pixels_is_read_without_a_word() -> None:
    data = drawn(8_500, 5_999, "PNG", mode="1")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert measured(data).width == 8_500


def test_the_pictures_of_the_letters_are_fit_to_be_published() -> None:
    for path in sorted(ROOT.glob("issues/*/images/*")):
        assert isinstance(measure(path.name, Path(path).read_bytes(), SHA), Picture), path
