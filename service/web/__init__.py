"""The pages: one file a section, one router a file. A page parses, authorises and shows; it decides nothing."""

from __future__ import annotations

from service.web.sign_in import router as sign_in

ROUTERS = (sign_in,)
"""Every router of the pages, one line a file."""
