"""Finished papers read back and compared with the facts they were to state, and with each other.

Whoever knows the facts says what is expected of a paper (``Expected``); what stands in its lines otherwise
comes back as ``Contradiction``, by paper, line and quoted words. What is not known to be wrong is passed
over: a proof that cries wolf is switched off. Knows no registry, no form and no Word.
"""

from docgen.consistency.compare import contradictions, differences
from docgen.consistency.expected import (
    KINDS,
    Bond,
    Citation,
    Contradiction,
    Expected,
    Paper,
    Party,
    Signing,
)

__all__ = [
    "KINDS",
    "Bond",
    "Citation",
    "Contradiction",
    "Expected",
    "Paper",
    "Party",
    "Signing",
    "contradictions",
    "differences",
]
