"""Pictures → PDF images, cropped and turned as the paper says; charts go to their own painter."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader

from docgen.pdf.draw.strokes import Image


def paint_image(canvas: Any, image: Image, members: Mapping[str, bytes], height: float) -> None:
    """Paint one picture; ``members`` are the package's parts by name."""
    picture = image.picture
    width, tall = picture.width / 20, picture.height / 20
    x, y = image.x / 20, (height - image.y) / 20 - tall
    reader = ImageReader(BytesIO(members[picture.name]))
    left, top, right, bottom = picture.crop
    canvas.saveState()
    if picture.turned:
        canvas.translate(x + width / 2, y + tall / 2)
        canvas.rotate(-picture.turned)
        canvas.translate(-x - width / 2, -y - tall / 2)
    if any(picture.crop):
        path = canvas.beginPath()
        path.rect(x, y, width, tall)
        canvas.clipPath(path, stroke=0, fill=0)
    full_width, full_height = width / max(1 - left - right, 0.01), tall / max(1 - top - bottom, 0.01)
    canvas.drawImage(
        reader, x - left * full_width, y - bottom * full_height, full_width, full_height, mask="auto"
    )
    canvas.restoreState()
