"""Change how the school's papers begin: its emblem, what its directives are called, the address, the code."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PIL import Image, UnidentifiedImageError

from registry import organisations
from registry.errors import InvalidFact
from registry.snapshot import Letterhead, Organisation
from service.access import Actor
from service.parts import Parts

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000
SIDE = 1000
"""In pixels: at 20 mm of paper more than any printer shows."""


def change_letterhead(
    parts: Parts, actor: Actor, *, act: str, with_address: bool, with_code: bool, at: datetime
) -> None:
    """From now on papers begin so; the emblem stays. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    if act not in ("order", "directive"):
        raise InvalidFact("Выберите, чем руководитель оформляет решения: приказом или распоряжением.")
    with parts.writing(actor, at) as uow:
        kept = organisations.letterhead(uow.session, actor.organisation_id)
        changed = Letterhead(
            kept.emblem, "directive" if act == "directive" else "order", with_address, with_code
        )
        organisations.change_letterhead(uow, actor.organisation_id, changed)
        uow.commit()


def put_emblem(parts: Parts, actor: Actor, picture: bytes, at: datetime) -> None:
    """Keep a PNG or JPEG as the emblem of the letterhead. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    emblem = parts.storage.put(drawn_anew(picture))
    with parts.writing(actor, at) as uow:
        kept = organisations.letterhead(uow.session, actor.organisation_id)
        organisations.change_letterhead(uow, actor.organisation_id, replace(kept, emblem=emblem))
        uow.commit()


def drop_emblem(parts: Parts, actor: Actor, at: datetime) -> None:
    """Papers begin without a picture. Raises Forbidden."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        kept = organisations.letterhead(uow.session, actor.organisation_id)
        organisations.change_letterhead(uow, actor.organisation_id, replace(kept, emblem=""))
        uow.commit()


def take_emblem(parts: Parts, actor: Actor, at: datetime) -> bytes | None:
    """The emblem as a PNG, None when there is none. Raises Forbidden, FileLost."""
    actor.require("view_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        kept = organisations.letterhead(uow.session, actor.organisation_id)
    return parts.storage.get(kept.emblem) if kept.emblem else None


def pictures_of(parts: Parts, organisation: Organisation) -> Mapping[str, bytes]:
    """The pictures a paper of the organisation may show, by the names the facts call them."""
    emblem = organisation.letterhead.emblem
    return {emblem: parts.storage.get(emblem)} if emblem else {}


def drawn_anew(picture: bytes) -> bytes:
    """The picture as a PNG of ours: nothing but its pixels is kept. Raises InvalidFact.

    What a file hides behind its pixels (remarks, places, programs) never reaches a paper.
    """
    if len(picture) > MOST_BYTES:
        raise InvalidFact("Файл слишком большой: нужна картинка PNG или JPEG до 5 МБ.", place="emblem")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn(Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")))
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombWarning,
    ) as error:
        message = "Картинка не читается: нужен файл PNG или JPEG, не больше 5000 точек по стороне."
        raise InvalidFact(message, place="emblem") from error


def _drawn(picture: Image.Image) -> bytes:
    if picture.width * picture.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    plain = picture.convert("RGBA")
    plain.thumbnail((SIDE, SIDE))
    pixels = Image.new("RGBA", plain.size)
    pixels.paste(plain)
    buffer = io.BytesIO()
    pixels.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
