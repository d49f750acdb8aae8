"""The key is tried on what is sealed before anything new is sealed by it."""

from __future__ import annotations

from datetime import date

import pytest
import schools

from registry.errors import KeyMissing
from registry.privacy import Cipher
from registry.sealing_key import require_key
from registry.snapshot import PrivateFacts


class TestRequireKey:
    def test_any_key_serves_a_registry_that_holds_nothing_sealed(self, open_uow):
        with open_uow() as uow:
            schools.make_school(uow)
            require_key(uow.session, Cipher([Cipher.new_key()]))

    def test_a_strange_key_is_refused_by_the_facts_of_a_person(self, open_uow):
        with open_uow() as uow:
            school = schools.make_school(uow)
            schools.make_person(uow, school, private=PrivateFacts("4500 123456", "", ""))
            require_key(uow.session, uow.cipher)
            with pytest.raises(KeyMissing, match="верните в папку данных прежний файл"):
                require_key(uow.session, Cipher([Cipher.new_key()]))

    def test_a_strange_key_is_refused_by_an_issued_paper(self, open_uow):
        with open_uow() as uow:
            school = schools.make_school(uow)
            schools.make_record(uow, school, dated=date(2025, 9, 1))
            require_key(uow.session, uow.cipher)
            with pytest.raises(KeyMissing):
                require_key(uow.session, Cipher([Cipher.new_key()]))
