"""Who acts, in what role, and what each role may do where.

One table: role × permission. Where: in one's own organisation, and, for a municipality's account, in every
school below it.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.errors import Forbidden

ROLES: dict[str, str] = {
    "secretary": "секретарь",
    "hr": "кадры",
    "methodist": "методист",
    "deputy": "заместитель директора",
    "director": "директор",
    "administrator": "администратор",
    "operator": "муниципальный оператор",
}

_OFFICE = frozenset({"secretary", "hr", "methodist", "deputy", "director", "administrator"})

PERMISSIONS: dict[str, frozenset[str]] = {
    "view_school": _OFFICE,
    "import_people": frozenset({"secretary", "hr", "administrator"}),
    "import_pairs": frozenset({"secretary", "methodist", "deputy", "administrator"}),
    "edit_people": frozenset({"secretary", "hr", "administrator"}),
    "edit_pairs": frozenset({"secretary", "methodist", "deputy", "administrator"}),
    "edit_terms": frozenset({"secretary", "hr", "deputy", "administrator"}),
    "record_consent": frozenset({"secretary", "hr", "deputy", "administrator"}),
    "issue": frozenset({"secretary", "hr", "methodist", "deputy", "director", "administrator"}),
    # Whoever voids a paper must also be of a role its type names: who voids it can issue it anew.
    "void": frozenset({"secretary", "hr", "deputy", "director", "administrator"}),
    "hold_numbers": frozenset({"secretary", "hr", "deputy", "director", "administrator"}),
    "view_private": frozenset({"secretary", "hr", "director", "administrator"}),
    # Date of birth, e-mail and labour contract; what is sealed needs ``view_private``.
    "view_personal": frozenset({"secretary", "hr", "director", "administrator"}),
    # Who sets the sums, and who signs for them.
    "view_pay": frozenset({"secretary", "hr", "deputy", "director", "administrator"}),
    # Whose word sets a rule aside for one paper.
    "override_rules": frozenset({"deputy", "director", "administrator"}),
    # Whose word makes a school's own version of a form the one papers are made by.
    "edit_forms": frozenset({"methodist", "deputy", "director", "administrator"}),
    "manage_school": frozenset({"director", "administrator"}),
    "manage_accounts": frozenset({"administrator"}),
    "view_counts": frozenset(ROLES),
    "view_municipality": frozenset({"operator"}),
    # Road maps and programmes: an operator has those of the municipality alone (service/reach.py).
    "view_plans": frozenset(ROLES),
    "edit_plans": frozenset(ROLES) - {"hr"},
    "mark_plans": frozenset(ROLES),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person a request acts for. ``organisation_ids``: the own organisation and all below it."""

    account_id: int | None
    login: str
    display_name: str
    role: str
    organisation_id: int
    organisation_ids: tuple[int, ...]

    def may(self, permission: str, organisation_id: int | None = None) -> bool:
        """Whether the role has the permission, and (when given) the organisation is within reach."""
        here = organisation_id is None or organisation_id in self.organisation_ids
        return here and self.role in PERMISSIONS[permission]

    def require(self, permission: str, organisation_id: int | None = None) -> None:
        """Raises Forbidden; what lies in another organisation is asked for through ``service.reach``."""
        if not self.may(permission, organisation_id):
            raise Forbidden("У вашей учётной записи нет доступа к этому действию или документу.")

    def require_type(self, type_roles: tuple[str, ...]) -> None:
        """Raises Forbidden when a document type is not for the actor's role."""
        if self.role not in type_roles:
            raise Forbidden("Документы этого вида выпускают сотрудники с другой ролью.")


def robot(organisation_id: int, name: str) -> Actor:
    """Who the command line and the demo act as: an administrator of one organisation."""
    return Actor(None, name, name, "administrator", organisation_id, (organisation_id,))
