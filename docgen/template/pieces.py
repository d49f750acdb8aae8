"""The pieces a generated function puts out between two statements, as one line of Python.

Ready bytes that touch are one piece; a choice between ready bytes takes its neighbours into both branches,
so that fewer pieces are joined when a form is filled.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST_TAKEN = 2048  # What a choice takes from its neighbours it holds twice.


@dataclass(frozen=True, slots=True)
class _Choice:
    test: str
    yes: bytes
    no: bytes

    def __str__(self) -> str:
        return f"({self.yes!r} if {self.test} else {self.no!r})"


@dataclass
class Pieces:
    """The pieces put together so far; ``largest`` are the bytes of the largest ready one ever written."""

    largest: int = 0
    _pieces: list[bytes | str | _Choice] = field(default_factory=list)

    @property
    def end_ready(self) -> bool:
        """Whether the last piece, if there is one, is known now."""
        return bool(self._pieces) and isinstance(self._pieces[-1], bytes)

    def ready(self, data: bytes) -> None:
        """Bytes known now."""
        last = self._pieces[-1] if self._pieces else None
        if isinstance(last, bytes):
            self._pieces[-1] = last + data
        else:
            self._pieces.append(data)

    def choice(self, test: str, yes: bytes, no: bytes) -> None:
        """One of two, known now, by a test known later."""
        self._pieces.append(_Choice(test, yes, no))

    def later(self, expression: str) -> None:
        """Bytes that an expression gives."""
        self._pieces.append(expression)

    def line(self) -> str:
        """The statement that puts them out, "" when there are none; they are forgotten here."""
        pieces: list[bytes | str | _Choice] = []
        for piece in self._pieces:
            _put(pieces, piece)
        self._pieces = []
        self.largest = max([self.largest, *map(_size, pieces)])
        return f"O+=({','.join(_code(piece) for piece in pieces)},)" if pieces else ""


def _put(pieces: list[bytes | str | _Choice], piece: bytes | str | _Choice) -> None:
    last = pieces[-1] if pieces else None
    if isinstance(piece, bytes) and isinstance(last, _Choice) and len(piece) <= _MOST_TAKEN:
        pieces[-1] = _Choice(last.test, last.yes + piece, last.no + piece)
    elif isinstance(piece, _Choice) and isinstance(last, bytes) and len(last) <= _MOST_TAKEN:
        pieces[-1] = _Choice(piece.test, last + piece.yes, last + piece.no)
    else:
        pieces.append(piece)


def _size(piece: bytes | str | _Choice) -> int:
    if isinstance(piece, _Choice):
        return max(len(piece.yes), len(piece.no))
    return len(piece) if isinstance(piece, bytes) else 0


def _code(piece: bytes | str | _Choice) -> str:
    return repr(piece) if isinstance(piece, bytes) else str(piece)
