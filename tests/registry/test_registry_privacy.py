"""Sealing: what is sealed opens with its key alone, and keys can be replaced."""

from __future__ import annotations

import pytest
from schools import DAY, OpenUnit, make_person, make_school

from registry import reading
from registry.database import Database
from registry.errors import KeyMissing
from registry.privacy import Cipher
from registry.snapshot import PrivateFacts
from registry.unit_of_work import UnitOfWork

OLD, NEW = Cipher.new_key(), Cipher.new_key()
PLAIN = "45 10 123456"


class TestACipher:
    def test_opens_what_it_sealed(self) -> None:
        cipher = Cipher([OLD])
        sealed = cipher.seal_text(PLAIN)

        assert sealed is not None
        assert PLAIN.encode() not in sealed
        assert cipher.open_text(sealed) == PLAIN

    def test_never_seals_the_same_twice_alike(self) -> None:
        cipher = Cipher([OLD])

        assert cipher.seal(b"x") != cipher.seal(b"x")

    def test_leaves_emptiness_empty(self) -> None:
        cipher = Cipher([OLD])

        assert cipher.seal_text("") is None
        assert cipher.open_text(None) == ""

    def test_does_not_open_what_another_key_sealed(self) -> None:
        sealed = Cipher([OLD]).seal(b"x")

        with pytest.raises(KeyMissing) as caught:
            Cipher([NEW]).open(sealed)
        assert caught.value.message == (
            "Данные зашифрованы другим ключом или повреждены: проверьте ключ в настройках."
        )

    def test_does_not_open_what_was_altered(self) -> None:
        cipher = Cipher([OLD])
        sealed = bytearray(cipher.seal(b"x"))
        sealed[-5] ^= 1

        with pytest.raises(KeyMissing):
            cipher.open(bytes(sealed))

    def test_opens_the_old_and_seals_with_the_new(self) -> None:
        old = Cipher([OLD]).seal(b"x")
        rotated = Cipher([NEW, OLD])

        assert rotated.open(old) == b"x"
        assert Cipher([NEW]).open(rotated.seal(b"y")) == b"y"

    def test_needs_a_key(self) -> None:
        with pytest.raises(KeyMissing, match=r"^Не задан ключ шифрования персональных данных"):
            Cipher([])

    @pytest.mark.parametrize("key", ["короткий", "", "abc", "A" * 40])
    def test_refuses_a_key_that_is_none(self, key: str) -> None:
        with pytest.raises(KeyMissing, match=r"^Ключ шифрования персональных данных задан неверно\.$"):
            Cipher([key])


class TestARegistryWithANewKey:
    def test_reads_what_the_old_key_sealed(self, database: Database, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            person = make_person(uow, make_school(uow), private=PrivateFacts(passport=PLAIN))
            uow.commit()
        with UnitOfWork(database, actor="x", at=uow.at, read_only=True) as same_key:
            found = reading.person(same_key, person, DAY, private=True)

        assert found.private == PrivateFacts(passport=PLAIN)

    def test_alone_reads_nothing_sealed_but_all_the_rest(
        self, database: Database, open_uow: OpenUnit
    ) -> None:
        with open_uow() as uow:
            person = make_person(uow, make_school(uow), private=PrivateFacts(passport=PLAIN))
            uow.commit()
        stranger = Database(database.url.render_as_string(hide_password=False), Cipher([NEW]))

        with UnitOfWork(stranger, actor="x", at=uow.at, read_only=True) as other_key:
            assert reading.person(other_key, person, DAY).name.surname == "Иванова"
            with pytest.raises(KeyMissing):
                reading.person(other_key, person, DAY, private=True)
        stranger.close()
