"""What a form cannot be printed without."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.errors import DocgenError, Fault


class MissingFacts(DocgenError):
    """Facts the form prints are not in the registry or not in the inputs; ``faults`` lists all of them."""

    code = "missing_facts"

    def __init__(self, faults: Sequence[Fault], *, place: str = "") -> None:
        super().__init__(
            "Не хватает сведений: " + "; ".join(fault.message for fault in faults) + ".", place=place
        )
        self.faults = tuple(faults)
