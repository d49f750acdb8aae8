"""Packages of papers, links between papers, the facts papers state; which pair takes over another's work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

REFERENCES = (
    ("issued_documents", "package_id", "packages", "ix_issued_documents_package_id"),
    ("pairs", "succeeds_id", "pairs", "ix_pairs_succeeds_id"),
    ("drafts", "package_id", "packages", ""),
)
"""Columns that are added to old tables: table, column, what it refers to, its index when it has one."""


def upgrade() -> None:
    _create_packages()
    _create_links()
    _create_facts()
    for table, column, target, index in REFERENCES:
        # As plain SQL: SQLite takes a reference with its column only, and making the tables anew would
        # drag along everything that refers to them.
        name = f"fk_{table}_{column}_{target}"
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER CONSTRAINT {name} REFERENCES {target} (id)"
        )
        if index:
            op.create_index(index, table, [column])


def _create_packages() -> None:
    op.create_table(
        "packages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_packages_organisation_id_organisations"
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name="fk_packages_pair_id_pairs"),
        sa.PrimaryKeyConstraint("id", name="pk_packages"),
    )
    op.create_index("ix_packages_pair_id", "packages", ["pair_id"])
    op.create_index("ix_packages_organisation_id_event", "packages", ["organisation_id", "event"])


def _create_links() -> None:
    op.create_table(
        "document_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('amends', 'replaces', 'revokes', 'based_on')", name="ck_document_links_kind"
        ),
        sa.CheckConstraint("from_id <> to_id", name="ck_document_links_two"),
        sa.ForeignKeyConstraint(
            ["from_id"], ["issued_documents.id"], name="fk_document_links_from_id_issued_documents"
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["issued_documents.id"], name="fk_document_links_to_id_issued_documents"
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name="fk_document_links_pair_id_pairs"),
        sa.PrimaryKeyConstraint("id", name="pk_document_links"),
        sa.UniqueConstraint(
            "from_id", "to_id", "kind", "pair_id", name="uq_document_links_from_id_to_id_kind_pair_id"
        ),
    )
    op.create_index("ix_document_links_to_id_kind", "document_links", ["to_id", "kind"])


def _create_facts() -> None:
    op.create_table(
        "document_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("stale_from", sa.Date(), nullable=True),
        sa.Column("amended_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_document_facts_organisation_id_organisations"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["issued_documents.id"], name="fk_document_facts_document_id_issued_documents"
        ),
        sa.ForeignKeyConstraint(
            ["amended_by"], ["issued_documents.id"], name="fk_document_facts_amended_by_issued_documents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_document_facts"),
    )
    op.create_index("ix_document_facts_document_id", "document_facts", ["document_id"])
    op.create_index("ix_document_facts_subject", "document_facts", ["subject_kind", "subject_id", "fact"])
    stale = sa.text("stale_from IS NOT NULL")
    op.create_index(
        "ix_document_facts_stale",
        "document_facts",
        ["organisation_id", "stale_from"],
        sqlite_where=stale,
        postgresql_where=stale,
    )


def downgrade() -> None:
    for table, column, _, index in reversed(REFERENCES):
        if index:
            op.drop_index(index, table_name=table)
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in ("document_facts", "document_links", "packages"):
        op.drop_table(table)
