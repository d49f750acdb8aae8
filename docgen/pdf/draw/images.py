"""Pictures → image objects and the operators that place them: cropped, turned, transparent where they are.

A JPEG goes in as it is; everything else is unpacked. Pictures larger than the limit are refused before that.
"""

from __future__ import annotations

import hashlib
import math
import warnings
from io import BytesIO
from typing import Any

from PIL import Image as Pillow

from docgen.errors import UnsafePackage
from docgen.pdf.draw.strokes import Image
from docgen.pdf.streams import Stream

# A page scanned at 300 dots an inch has nine million; more would only cost memory.
MAX_PIXELS = 40_000_000
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


def image_operators(image: Image, name: str, height: float) -> str:
    """The operators that paint an image object at its place on a page ``height`` twips high."""
    picture = image.picture
    width, tall = picture.width / 20, picture.height / 20
    x, y = image.x / 20, (height - image.y) / 20 - tall
    left, top, right, bottom = picture.crop
    across, up = width / max(1 - left - right, 0.01), tall / max(1 - top - bottom, 0.01)
    clip = f"{x:.3f} {y:.3f} {width:.3f} {tall:.3f} re W n " if any(picture.crop) else ""
    place = f"{across:.3f} 0 0 {up:.3f} {x - left * across:.3f} {y - bottom * up:.3f} cm"
    return f"q {_turn(picture.turned, x + width / 2, y + tall / 2)}{clip}{place} /{name} Do Q"


def add_image(document: Any, data: bytes) -> str:
    """Put a picture into the document once; gives its name. Raises UnsafePackage when it is broken."""
    name = "Im" + hashlib.sha256(data).hexdigest()[:16]
    if not document.hasForm(name):
        document.Reference(_image_object(document, data, name), document.getXObjectName(name))
    return name


def _image_object(document: Any, data: bytes, name: str) -> Stream:
    picture = _opened(data)
    head = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8 "
    )
    if picture.format == "JPEG" and picture.mode in _SPACES:
        return Stream(data, head + f"/ColorSpace {_SPACES[picture.mode]} /Filter /DCTDecode", packed=True)
    colours, mask = _unpacked(picture)
    refs = {}
    if mask is not None:
        grey = Stream(mask.tobytes(), head + "/ColorSpace /DeviceGray")
        refs["SMask"] = document.Reference(grey, f"mask:{name}")
    return Stream(colours.tobytes(), head + f"/ColorSpace {_SPACES[colours.mode]}", refs=refs)


def _opened(data: bytes) -> Pillow.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(BytesIO(data))
            if picture.width * picture.height > MAX_PIXELS:
                raise UnsafePackage("Файл не принят: рисунок в нём слишком большой.")
            picture.load()
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError, Warning) as error:
        raise UnsafePackage("Файл не принят: рисунок в нём повреждён или слишком большой.") from error
    return picture


def _unpacked(picture: Pillow.Image) -> tuple[Pillow.Image, Pillow.Image | None]:
    """Grey or coloured samples, and the transparency where there is any."""
    if picture.mode in {"1", "L", "I;16", "I"}:
        return picture.convert("L"), None
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        full = picture.convert("RGBA")
        mask = full.getchannel("A")
        return full.convert("RGB"), None if mask.getextrema() == (255, 255) else mask
    return picture.convert("RGB"), None


def _turn(degrees: float, x: float, y: float) -> str:
    """A turn clockwise about a point."""
    if not degrees:
        return ""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (
        f"1 0 0 1 {x:.3f} {y:.3f} cm {cos:.6f} {-sin:.6f} {sin:.6f} {cos:.6f} 0 0 cm "
        f"1 0 0 1 {-x:.3f} {-y:.3f} cm "
    )
