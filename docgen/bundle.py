"""Many documents in one ZIP, each stored as it is: a .docx is deflated already.

Written straight into a file, so a batch of any size takes no memory. Knows names and bytes.
"""

from __future__ import annotations

import struct
from types import TracebackType
from typing import BinaryIO, Self

from docgen.archive import crc32
from docgen.errors import DocgenError

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sBBHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_DATE = 0x0021  # 1 January 1980: the same documents give the same bundle.
_UTF8_NAME = 0x800
_MOST_FILES = 65_535
_MOST_BYTES = 2**32 - 1


class BundleTooLarge(DocgenError):
    """The bundle would outgrow the ordinary ZIP, which old archivers read; make two of it."""

    code = "bundle_too_large"


class Bundle:
    """A ZIP being written: ``with Bundle(file) as bundle: bundle.add(name, document)``."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._records: list[bytes] = []
        self._offset = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()

    def add(self, name: str, document: bytes) -> None:
        """One more file. BundleTooLarge when it does not fit an ordinary ZIP."""
        encoded = name.encode()
        size = len(document)
        if len(self._records) >= _MOST_FILES or self._offset + size + len(encoded) + 30 > _MOST_BYTES:
            raise BundleTooLarge("Архив получается слишком большим: разделите выпуск на части.")
        flags = 0 if encoded.isascii() else _UTF8_NAME
        common = (20, flags, 0, 0, _DATE, crc32(document), size, size, len(encoded), 0)
        self._file.write(b"".join((_LOCAL.pack(b"PK\x03\x04", *common), encoded, document)))
        central = _CENTRAL.pack(b"PK\x01\x02", 20, 0, *common, 0, 0, 0, 0, self._offset)
        self._records.append(central + encoded)
        self._offset += 30 + len(encoded) + size

    def close(self) -> None:
        """Write the directory; the file itself stays open."""
        directory, count = b"".join(self._records), len(self._records)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), self._offset, 0)
        self._file.write(directory + end)
