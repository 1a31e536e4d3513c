"""Which picture goes where, how large it is and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from .beacon import beacon
from .danube import danube
from .door import door
from .helpline import helpline
from .routes import routes
from .table import table
from .threads import threads
from .weave import weave
from .window import window

if TYPE_CHECKING:
    from collections.abc import Callable

ORIENTATION, GPS, MAKE = 0x0112, 0x8825, 0x010F  # EXIF tags
QUALITY = 83  # grain and lines weigh: nine prints stay below 3 MB
TURNED_RIGHT = 6  # EXIF: the viewer must turn the picture by 90 degrees clockwise


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the letters; `camera` gives it the metadata a telephone would."""

    path: str
    draw: Callable[[int], Image.Image]
    width: int = 1600
    camera: bool = False

    def encode(self, width: int | None = None) -> bytes:
        """The file's bytes, at its own width or at another in pixels."""
        image, out = self.draw(width or self.width), BytesIO()
        if self.path.endswith(".png"):
            image.save(out, "PNG", optimize=True)
        elif self.camera:
            turned = image.transpose(Image.Transpose.ROTATE_90)
            turned.save(out, "JPEG", quality=QUALITY, optimize=True, exif=_telephone())
        else:
            image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        return out.getvalue()


def _telephone() -> Image.Exif:
    """What a telephone leaves in a file and a publisher must take out; the place is made up."""
    exif = Image.Exif()
    exif[MAKE] = "Exemple"
    exif[ORIENTATION] = TURNED_RIGHT
    exif[GPS] = {1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 0.0)}
    return exif


PICTURES = (
    Picture("001/images/danube.jpg", danube),
    Picture("001/images/window.jpg", window, camera=True),
    Picture("002/images/table.jpg", table),
    Picture("003/images/beacon.jpg", beacon),
    Picture("003/images/door.jpg", door, width=800),
    Picture("003/images/helpline.jpg", helpline),
    Picture("003/images/routes.jpg", routes),
    Picture("003/images/threads.jpg", threads),
    Picture("003/images/weave.png", weave),
)
