"""The pages: one file a section, one router a file. A page parses, authorises, shows; verbs are operations."""

from __future__ import annotations

from service.web.people import router as people
from service.web.sign_in import router as sign_in

ROUTERS = (
    sign_in,
    people,
)
"""Every router of the pages, one line a file."""
