"""What is told twice is kept once by the database itself: consents, open roles, organisations by their ИНН.

Doubles that two writers at once may have left are dropped, the earliest stays. Two organisations of one ИНН
are not joined by a machine: the index is then refused, and a person must say which of them is the right one.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXES = (
    (
        "consents",
        "uq_consents_live",
        ["person_id", "kind", "signed_on"],
        "withdrawn_on IS NULL AND pair_id IS NULL",
    ),
    (
        "consents",
        "uq_consents_live_of_pair",
        ["person_id", "kind", "signed_on", "pair_id"],
        "withdrawn_on IS NULL",
    ),
    ("person_roles", "uq_person_roles_open", ["person_id", "role"], "valid_to IS NULL"),
    ("organisations", "uq_organisations_inn", ["inn"], "inn <> ''"),
)
DOUBLES = (
    """DELETE FROM consents WHERE withdrawn_on IS NULL AND EXISTS (
        SELECT 1 FROM consents AS earlier
        WHERE earlier.person_id = consents.person_id AND earlier.kind = consents.kind
            AND earlier.signed_on = consents.signed_on AND earlier.withdrawn_on IS NULL
            AND COALESCE(earlier.pair_id, 0) = COALESCE(consents.pair_id, 0) AND earlier.id < consents.id)""",
    """DELETE FROM person_roles WHERE valid_to IS NULL AND EXISTS (
        SELECT 1 FROM person_roles AS earlier
        WHERE earlier.person_id = person_roles.person_id AND earlier.role = person_roles.role
            AND earlier.valid_to IS NULL AND earlier.id < person_roles.id)""",
)


def upgrade() -> None:
    for statement in DOUBLES:
        op.execute(statement)
    for table, name, columns, where in INDEXES:
        condition = sa.text(where)
        op.create_index(name, table, columns, unique=True, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    for table, name, _, _ in reversed(INDEXES):
        op.drop_index(name, table_name=table)
