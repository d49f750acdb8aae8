"""Files by their SHA-256, sealed at rest. A file that no journal line names is harmless."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from registry.errors import KeyMissing
from registry.privacy import Cipher
from service.errors import FileLost


class Storage:
    """``put`` gives back the SHA-256 of the plain bytes, ``get`` takes it.

    Safe for many processes at once.
    """

    def __init__(self, folder: Path, cipher: Cipher) -> None:
        self._folder = folder
        self._cipher = cipher

    def put(self, plain: bytes) -> str:
        """Keep the bytes; the same bytes are kept once."""
        sha256 = hashlib.sha256(plain).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            _write_whole(path, self._cipher.seal(plain))
        return sha256

    def get(self, sha256: str) -> bytes:
        """Raises FileLost when the file is not there, or is not what was put."""
        try:
            plain = self._cipher.open(self._path(sha256).read_bytes())
        except (FileNotFoundError, KeyMissing) as error:
            raise FileLost("Файл документа не найден или повреждён: обратитесь к администратору.") from error
        if hashlib.sha256(plain).hexdigest() != sha256:
            raise FileLost("Файл документа не совпадает с записью в журнале: обратитесь к администратору.")
        return plain

    def drop(self, sha256: str) -> None:
        """Take the file away for good; the caller knows that no row names it."""
        self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        # A key is a hash and never a name from a request, so that no request reaches the file system.
        if len(sha256) != 64 or not all(sign in "0123456789abcdef" for sign in sha256):
            raise FileLost("Файл документа не найден.")
        return self._folder / sha256[:2] / sha256


def _write_whole(path: Path, sealed: bytes) -> None:
    """Through a temporary file, so that a crash leaves all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
