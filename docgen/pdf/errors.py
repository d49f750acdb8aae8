"""What the making of a PDF refuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.errors import DocgenError


@dataclass(frozen=True, slots=True)
class Feature:
    """Something in a document that the native engine does not lay out, and where it stands."""

    name: str
    place: str


class UnsupportedFeature(DocgenError):
    """The document holds what the native engine would lose; ``features`` lists all of it with places."""

    code = "unsupported_feature"

    def __init__(self, features: Sequence[Feature]) -> None:
        first = features[0]
        rest = f" (и ещё {len(features) - 1})" if len(features) > 1 else ""
        super().__init__(
            f"PDF не сделан: {first.name} не поддерживается, {first.place}{rest}; "
            "уберите это из документа или сохраните его в PDF из Word.",
            place=first.place,
        )
        self.features = tuple(features)


class ConversionFailed(DocgenError):
    """LibreOffice is not there, took too long or made no file."""

    code = "conversion_failed"
