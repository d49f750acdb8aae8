"""Reference data that come with the house: forms of mentoring and the plans programmes begin with.

Rows of files beside this one; a new form or a better plan is an edit of a table, never of code.
"""

from registry.reference.forms import MentoringFormFacts, form_of, forms, load
from registry.reference.plans import default_programme

__all__ = ["MentoringFormFacts", "default_programme", "form_of", "forms", "load"]
