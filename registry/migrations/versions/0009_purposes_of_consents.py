"""Consents by purpose: items, resources, a second signature, a pause; what withdrawals set in motion; a
school's own working days.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = (
    ("youth_signed", sa.Boolean()),
    ("items", sa.JSON()),
    ("resources", sa.JSON()),
    ("conditions_sealed", sa.LargeBinary()),
    ("paused_on", sa.Date()),
    ("resumed_on", sa.Date()),
)
TEXTS = ("recipient", "other_basis")


def upgrade() -> None:
    for name, kind in COLUMNS:
        op.add_column("consents", sa.Column(name, kind, nullable=True))
    for name in TEXTS:
        op.add_column("consents", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.create_index("ix_consents_organisation_id_signed_on", "consents", ["organisation_id", "signed_on"])
    op.create_table(
        "withdrawal_tasks",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("consent_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("done_on", sa.Date, nullable=True),
        sa.Column("done_by", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_withdrawal_tasks_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consents.id"], name=op.f("fk_withdrawal_tasks_consent_id_consents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal_tasks")),
    )
    op.create_index(op.f("ix_withdrawal_tasks_consent_id"), "withdrawal_tasks", ["consent_id"])
    op.create_index(
        "ix_withdrawal_tasks_organisation_id_done_on", "withdrawal_tasks", ["organisation_id", "done_on"]
    )
    op.create_table(
        "school_weeks",
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.CheckConstraint("days IN (5, 6)", name=op.f("ck_school_weeks_days")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_school_weeks_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_school_weeks")),
    )
    op.create_table(
        "calendar_days",
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("works", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_calendar_days_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "day", name=op.f("pk_calendar_days")),
    )


def downgrade() -> None:
    op.drop_table("calendar_days")
    op.drop_table("school_weeks")
    op.drop_table("withdrawal_tasks")
    op.drop_index("ix_consents_organisation_id_signed_on", "consents")
    for name in (*TEXTS, *(one for one, _ in COLUMNS)):
        op.drop_column("consents", name)
