"""Tables: columns, constraints and relationships; no queries and no rules. Imported by the registry alone."""

from registry.models.accounts import Account, SignInSession
from registry.models.audit import AuditEntry, AuditHead, AuditLink
from registry.models.base import BEGINNING, Base, Dated
from registry.models.batches import Batch, BatchItem, Upload
from registry.models.calendar import CalendarDay, SchoolWeek
from registry.models.consents import Consent, WithdrawalTask
from registry.models.drafts import Draft
from registry.models.forms import FormVersion
from registry.models.journal import DocumentSubject, IssuedDocument
from registry.models.law import (
    DocumentAct,
    DocumentFinding,
    DraftOverride,
    OwnAct,
    RuleOverride,
    RuleSetting,
)
from registry.models.numbering import CaseFile, HeldNumber, NumberCounter, NumberingSeries
from registry.models.organisations import Organisation, OrganisationDetails, Signatory
from registry.models.packages import DocumentFact, DocumentLink, Package
from registry.models.pairs import MentoringForm, Pair, PairMentee, Programme, ProgrammeActivity
from registry.models.people import Person, PersonName, PersonPrivate, PersonRole, Position, Representation
from registry.models.plans import CalendarFeed, Plan, PlanItem, PlanPoint, PlanResponsible, PlanStage

__all__ = [
    "BEGINNING",
    "Account",
    "AuditEntry",
    "AuditHead",
    "AuditLink",
    "Base",
    "Batch",
    "BatchItem",
    "CalendarDay",
    "CalendarFeed",
    "CaseFile",
    "Consent",
    "Dated",
    "DocumentAct",
    "DocumentFact",
    "DocumentFinding",
    "DocumentLink",
    "DocumentSubject",
    "Draft",
    "DraftOverride",
    "FormVersion",
    "HeldNumber",
    "IssuedDocument",
    "MentoringForm",
    "NumberCounter",
    "NumberingSeries",
    "Organisation",
    "OrganisationDetails",
    "OwnAct",
    "Package",
    "Pair",
    "PairMentee",
    "Person",
    "PersonName",
    "PersonPrivate",
    "PersonRole",
    "Plan",
    "PlanItem",
    "PlanPoint",
    "PlanResponsible",
    "PlanStage",
    "Position",
    "Programme",
    "ProgrammeActivity",
    "Representation",
    "RuleOverride",
    "RuleSetting",
    "SchoolWeek",
    "SignInSession",
    "Signatory",
    "Upload",
    "WithdrawalTask",
]
