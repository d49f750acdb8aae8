"""How much of a stranger's spreadsheet the registry is willing to open.

Only numbers: what is done when one is passed stands beside the check. A school's own files are hundreds of
times smaller; a municipality of 100,000 people still fits.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    file_bytes: int = 32 * 2**20
    unpacked_bytes: int = 300 * 2**20
    # A sheet of repeated words packs well, so the ratio is asked only of what unpacks to more than this.
    unpacked_freely: int = 20 * 2**20
    ratio: int = 150
    members: int = 2_000
    sheets: int = 100
    rows: int = 200_000
    columns: int = 200
    cell_characters: int = 4_000
    # What the parsing process may take before the system stops it.
    memory_bytes: int = 1_024 * 2**20
    seconds: int = 60


DEFAULT_LIMITS = Limits()
