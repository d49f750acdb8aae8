"""A school's own versions of the forms of papers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

IN_FORCE = "state = 'published'"


def upgrade() -> None:
    school = sa.ForeignKey("organisations.id", name="fk_form_versions_organisation_id_organisations")
    op.create_table(
        "form_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), school, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("type_id", "sha256", "version")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("state", "note")),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_form_versions"),
        sa.UniqueConstraint(
            "organisation_id", "type_id", "sha256", name="uq_form_versions_organisation_id_type_id_sha256"
        ),
        sa.CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name="ck_form_versions_state"),
    )
    op.create_index(
        "uq_form_versions_in_force",
        "form_versions",
        ["organisation_id", "type_id"],
        unique=True,
        sqlite_where=sa.text(IN_FORCE),
        postgresql_where=sa.text(IN_FORCE),
    )


def downgrade() -> None:
    op.drop_table("form_versions")
