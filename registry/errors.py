"""What the registry refuses, each with a stable code, a Russian sentence and a place."""

from __future__ import annotations


class RegistryError(Exception):
    """Base of the family.

    ``code`` is stable and English; ``message`` is one Russian sentence: what is wrong, where, what to do;
    ``place`` names the file, sheet, row, column or the object, and may be empty.
    """

    code = "registry_error"

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place


class NotFound(RegistryError):
    """What is asked for is not in the registry, or was not on that day."""

    code = "not_found"


class Conflict(RegistryError):
    """The facts already say otherwise: a duplicate, a second order for one pair, a changed state."""

    code = "conflict"


class InvalidFact(RegistryError):
    """A fact that cannot be: an end before a beginning, a person mentoring himself."""

    code = "invalid_fact"


class KeyMissing(RegistryError):
    """Sealed personal data cannot be read or written without the right key."""

    code = "key_missing"


class UnreadableSpreadsheet(RegistryError):
    """The file is not a spreadsheet we read, is broken, or is larger than the limits allow."""

    code = "unreadable_spreadsheet"


class UnreadableRoadMap(RegistryError):
    """The file is no text or Word file with a road map's table in it, or is larger than the limits allow."""

    code = "unreadable_road_map"
