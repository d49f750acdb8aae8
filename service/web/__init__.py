"""The pages: one file a section, one router a file. A page parses, authorises, shows; verbs stand aside."""

from __future__ import annotations

from service.web.accounts import router as accounts
from service.web.people import router as people
from service.web.school import router as school
from service.web.sign_in import router as sign_in

ROUTERS = (
    sign_in,
    people,
    school,
    accounts,
)
"""Every router of the pages, one line a file."""
