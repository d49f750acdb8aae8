"""Eighty sentences of school papers, each with one fault planted in it and each put right again.

The four sets of twenty were typed one after another, each before the checker had seen it; docs/russian.md has
what it found of each at first sight. Here they stand so that what is found stays found.
"""

from pathlib import Path

import pytest

from docgen.russian import read_back

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "planted_faults.tsv").read_text("utf-8").splitlines()[1:]
]


class TestPlantedFaults:
    @pytest.mark.parametrize("number", "1234")
    def test_at_least_eighteen_of_every_twenty_are_found(self, number):
        wrong = [wrong for set_number, wrong, _ in ROWS if set_number == number]
        assert len(wrong) == 20
        assert [text for text in wrong if not read_back([text])][2:] == []

    def test_the_same_sentences_put_right_raise_no_alarm(self):
        alarms = {right: read_back([right]) for *_, right in ROWS}
        assert {right: found for right, found in alarms.items() if found} == {}
