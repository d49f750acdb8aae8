"""The pages: one file a section, one router a file. A page parses, authorises, shows; verbs stand aside."""

from __future__ import annotations

from service.web.accounts import router as accounts
from service.web.acts import router as acts
from service.web.batches import router as batches
from service.web.calendar import router as calendar
from service.web.calendar_feed import router as calendar_feed
from service.web.consent_forms import router as consent_forms
from service.web.consent_register import router as consent_register
from service.web.consents import router as consents
from service.web.documents import router as documents
from service.web.drafts import router as drafts
from service.web.home import router as home
from service.web.imports import router as imports
from service.web.journal import router as journal
from service.web.municipality import router as municipality
from service.web.names import router as names
from service.web.packages import router as packages
from service.web.pair_events import router as pair_events
from service.web.pair_forms import router as pair_forms
from service.web.pairs import router as pairs
from service.web.participants import router as participants
from service.web.people import router as people
from service.web.person_forms import router as person_forms
from service.web.plan_forms import router as plan_forms
from service.web.plan_imports import router as plan_imports
from service.web.plans import router as plans
from service.web.programmes import router as programmes
from service.web.proof import router as proof
from service.web.readiness import router as readiness
from service.web.registers import router as registers
from service.web.rules import router as rules
from service.web.school import router as school
from service.web.school_forms import router as school_forms
from service.web.set_aside import router as set_aside
from service.web.shared_names import router as shared_names
from service.web.sign_in import router as sign_in
from service.web.stale import router as stale

ROUTERS = (
    sign_in,
    home,
    municipality,
    person_forms,
    names,
    shared_names,
    people,
    imports,
    participants,
    pairs,
    pair_forms,
    pair_events,
    packages,
    programmes,
    plan_imports,
    plan_forms,
    plans,
    calendar_feed,
    readiness,
    documents,
    school_forms,
    drafts,
    set_aside,
    consents,
    consent_forms,
    consent_register,
    batches,
    stale,
    journal,
    proof,
    registers,
    calendar,
    acts,
    rules,
    school,
    accounts,
)
"""Every router of the pages, one line a file."""
