"""What the order approving a municipal road map cannot do without: the road map itself."""

from __future__ import annotations

from templates_docx.vocabulary.own_words import OwnWords

extend = OwnWords({}, required=("организация.город", "план"))
