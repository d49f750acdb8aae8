"""Papers of all our forms: their samples, the hard gallery, many pairs at once."""

from __future__ import annotations

from contextlib import suppress

import factories
import test_gallery as gallery
from papers import CATALOG, make_paper, sample_paper, sampled_paper, subject_of

from templates_docx.errors import MissingFacts

# The cases of the gallery that lay a page out otherwise than the sample does.
_CASES = (
    "mentor: double surname", "mentee: ampersand", "pupil of thirteen", "pupil girl with a guardian",
    "remote", "four mentees", "forty mentees", "two school years", "form that names health",
)  # fmt: skip

# The types whose papers run over pages or hold tables; of the others the sample and a long name tell enough.
_LONG = (
    "labour_addendum", "labour_addendum_termination", "mentor_consent", "mentor_report", "order_pairing",
    "order_pairing_change", "personal_program",
)  # fmt: skip


def forms_papers() -> dict[str, bytes]:
    """The papers by name."""
    found = {f"sample-{type_id}": sample_paper(type_id).data for type_id in CATALOG}
    for type_id in gallery.ABOUT_PAIRS:
        for case in _CASES if type_id in _LONG else ():
            subject = subject_of(type_id, gallery.PAIRS[case])
            with suppress(MissingFacts):  # Some papers are not for everybody: a minor has another form.
                found[f"{type_id}-{_plain(case)}"] = sampled_paper(type_id, subject).data
        long_name = factories.make_organisation(**gallery.SCHOOLS["long name"])
        subject = subject_of(type_id, factories.make_pair(), organisation=long_name)
        found[f"{type_id}-long-name"] = sampled_paper(type_id, subject).data
    for count in (2, 4, 40):
        pairs = factories.make_pairs_subject(*[factories.make_pair() for _ in range(count)])
        found[f"order_pairing-{count}"] = make_paper("order_pairing", pairs).data
    everybody = factories.make_pairs_subject(*gallery.PAIRS.values())
    found["order_pairing-everybody"] = make_paper("order_pairing", everybody).data
    return found


def _plain(case: str) -> str:
    return case.replace(": ", "-").replace(" ", "-")
