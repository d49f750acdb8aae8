"""The zip of a .docx, written anew for every document: members that never change are deflated once.

The same members give the same bytes. Knows sizes, checksums and offsets; not what the members are.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

try:
    from isal import igzip_lib, isal_zlib
except ImportError:  # ISA-L is many times faster; without it everything works, slower.
    igzip_lib = isal_zlib = None  # type: ignore[assignment]

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sBBHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
# The zip format begins on 1 January 1980; a real clock would make every file differ from its twin.
_DATE = 0x0021
_UTF8_NAME = 0x800
_DEFLATED = 8
_SMALL = 4096
# What zlib is given to work in, window and memory: a hash table that stays in the processor's cache is
# a tenth faster than the usual one, and a small part needs no window it cannot fill. The size is the same.
_ROOM, _SMALL_ROOM = (-15, 7), (-12, 4)


def _deflate_isal(data: bytes) -> bytes:
    """Raw deflate: level 0 for small parts, where it is twice as fast and hardly larger.

    With a large buffer it makes the same blocks a seventh sooner.
    """
    packed: bytes = igzip_lib.compress(
        data, 0 if len(data) < _SMALL else 2, igzip_lib.COMP_DEFLATE, igzip_lib.MEM_LEVEL_LARGE, 15
    )
    return packed


def deflate_zlib(data: bytes, level: int = 6) -> bytes:
    """Raw deflate of the standard library."""
    packer = zlib.compressobj(level, zlib.DEFLATED, *(_SMALL_ROOM if len(data) < _SMALL else _ROOM))
    return packer.compress(data) + packer.flush()


deflate = _deflate_isal if igzip_lib is not None else deflate_zlib
crc32 = isal_zlib.crc32 if isal_zlib is not None else zlib.crc32


@dataclass(frozen=True, slots=True)
class Member:
    """A member packed once: its local header with data, and its central record, at offset 0."""

    name: str
    local: bytes
    central: bytes

    def record(self, offset: int) -> bytes:
        """The central record of this member standing at ``offset``."""
        return self.central[:42] + struct.pack("<L", offset) + self.central[46:]

    @classmethod
    def packed(cls, name: str, data: bytes) -> Member:
        """Deflated as small as the standard library can: done once, copied into every document."""
        return cls.of(name, data, deflate_zlib(data, 9))

    @classmethod
    def of(cls, name: str, data: bytes, packed: bytes) -> Member:
        """A member of data already deflated."""
        encoded = name.encode()
        common = _common(encoded, crc32(data), len(packed), len(data))
        local = _LOCAL.pack(b"PK\x03\x04", *common) + encoded + packed
        return cls(name, local, _CENTRAL.pack(b"PK\x01\x02", 20, 0, *common, 0, 0, 0, 0, 0) + encoded)


def _common(name: bytes, crc: int, packed: int, size: int) -> tuple[int, ...]:
    """What both headers of a member say: version, flags, method, time, date, checksum, sizes, lengths."""
    flags = 0 if name.isascii() else _UTF8_NAME
    return 20, flags, _DEFLATED, 0, _DATE, crc, packed, size, len(name), 0


def member_order(name: str) -> tuple[int, str]:
    """Content types first, then the root relationships: readers that stream expect them there."""
    return {CONTENT_TYPES: 0, ROOT_RELATIONSHIPS: 1}.get(name, 2), name


class Archive:
    """The members that never change, ready to be written; the changing ones come after them."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self._block = b"".join(member.local for member in self.members)
        self._directory = b"".join(_directory(self.members))

    @classmethod
    def packed(cls, members: Mapping[str, bytes]) -> Archive:
        """Every member deflated now, in the order of a package."""
        return cls([Member.packed(name, members[name]) for name in sorted(members, key=member_order)])

    def write(self, changed: Iterable[tuple[str, bytes]]) -> bytes:
        """The file, with the changed members deflated now, in their order after the ready ones."""
        pieces, records = [self._block], [self._directory]
        offset, count = len(self._block), len(self.members)
        for name, data in changed:
            packed, encoded = deflate(data), name.encode()
            common = _common(encoded, crc32(data), len(packed), len(data))
            pieces += (_LOCAL.pack(b"PK\x03\x04", *common), encoded, packed)
            records += (_CENTRAL.pack(b"PK\x01\x02", 20, 0, *common, 0, 0, 0, 0, offset), encoded)
            offset += 30 + len(encoded) + len(packed)
            count += 1
        directory = b"".join(records)
        pieces += (directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0))
        return b"".join(pieces)

    def replaced(self, changed: Mapping[str, bytes]) -> Archive:
        """This archive with some members changed or added, in the order of a package."""
        fresh = {name: Member.of(name, data, deflate(data)) for name, data in changed.items()}
        members = {member.name: member for member in self.members} | fresh
        return Archive([members[name] for name in sorted(members, key=member_order)])


def _directory(members: Sequence[Member]) -> Iterable[bytes]:
    offset = 0
    for member in members:
        yield member.record(offset)
        offset += len(member.local)


def relationships_name(part: str) -> str:
    """Where the relationships of a part stand: word/document.xml → word/_rels/document.xml.rels."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
