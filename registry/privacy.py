"""Sealing of personal data at rest: Fernet of the cryptography library, with rotation of keys.

It knows no table: a value goes in as text or bytes and comes out sealed, or back.
"""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from registry.errors import KeyMissing


class Cipher:
    """Seals with the first key and opens with any of them, so that a key can be replaced without a pause."""

    def __init__(self, keys: list[str]) -> None:
        """``keys``: url-safe base64 Fernet keys, the newest first. Raises KeyMissing on none or a bad one."""
        if not keys:
            raise KeyMissing("Не задан ключ шифрования персональных данных: укажите его в настройках.")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise KeyMissing("Ключ шифрования персональных данных задан неверно.") from error

    @staticmethod
    def new_key() -> str:
        return Fernet.generate_key().decode("ascii")

    def seal(self, plain: bytes) -> bytes:
        return self._fernet.encrypt(plain)

    def open(self, sealed: bytes) -> bytes:
        """Raises KeyMissing when no key fits or the bytes were altered."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise KeyMissing(
                "Данные зашифрованы другим ключом или повреждены: проверьте ключ в настройках."
            ) from error

    def seal_text(self, plain: str) -> bytes | None:
        """An empty text stays empty: there is nothing to hide and nothing to find."""
        return self.seal(plain.encode()) if plain else None

    def open_text(self, sealed: bytes | None) -> str:
        return self.open(sealed).decode() if sealed else ""
