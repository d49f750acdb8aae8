"""Indexes that a municipality's counts are read from: papers of a year, people by kind, papers of pairs."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_issued_documents_organisation_id_year_status",
        "issued_documents",
        ["organisation_id", "year", "status"],
    )
    op.create_index("ix_people_organisation_id_kind", "people", ["organisation_id", "kind"])
    op.create_index(
        "ix_document_subjects_pair_id_document_id", "document_subjects", ["pair_id", "document_id"]
    )
    op.drop_index("ix_document_subjects_pair_id", table_name="document_subjects")


def downgrade() -> None:
    op.create_index("ix_document_subjects_pair_id", "document_subjects", ["pair_id"])
    op.drop_index("ix_document_subjects_pair_id_document_id", table_name="document_subjects")
    op.drop_index("ix_people_organisation_id_kind", table_name="people")
    op.drop_index("ix_issued_documents_organisation_id_year_status", table_name="issued_documents")
