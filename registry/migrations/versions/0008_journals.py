"""Journals of every kind, numbers held for later papers, a school's own nomenclature of files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RENAMED = ("orders", "od")
"""The journal of orders bears the name that schools write behind its numbers."""

ADDED = (
    ("personnel", "Приказы по личному составу", "{n}-ЛС"),
    ("contracts", "Договоры и соглашения о сотрудничестве", "{n}-Д"),
    ("regulations", "Локальные нормативные акты, дорожные карты и программы организации", "{n}-ЛНА"),
    ("protocols", "Протоколы", "{n}"),
    ("outgoing", "Исходящие письма, уведомления и представления", "{n}-исх"),
    ("certificates", "Благодарности, грамоты и благодарственные письма", "{n}-Г"),
    ("internal", "Внутренние документы: анкеты, листы, базы, справки и отчёты", "{n}-вн"),
)
"""As the table of journals had them on the day of this step; later ones open with their first paper."""


def upgrade() -> None:
    _create_held_numbers()
    _create_case_files()
    _rename(*RENAMED)
    for code, title, pattern in ADDED:
        op.execute(
            sa.text(
                """INSERT INTO numbering_series (organisation_id, code, title, pattern)
                SELECT DISTINCT organisation_id, :code, :title, :pattern FROM numbering_series AS kept
                WHERE NOT EXISTS (SELECT 1 FROM numbering_series AS known
                    WHERE known.organisation_id = kept.organisation_id AND known.code = :code)"""
            ).bindparams(
                sa.bindparam("code", code, sa.String()),
                sa.bindparam("title", title, sa.String()),
                sa.bindparam("pattern", pattern, sa.String()),
            )
        )


def _create_held_numbers() -> None:
    op.create_table(
        "held_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_by", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('held', 'used', 'void')", name="ck_held_numbers_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_held_numbers_organisation_id_organisations"
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["numbering_series.id"], name="fk_held_numbers_series_id_numbering_series"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_held_numbers"),
        sa.UniqueConstraint("series_id", "year", "ordinal", name="uq_held_numbers_series_id_year_ordinal"),
    )
    op.create_index("ix_held_numbers_organisation_id", "held_numbers", ["organisation_id"])


def _create_case_files() -> None:
    op.create_table(
        "case_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("index", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("retention", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_case_files_organisation_id_organisations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_case_files"),
        sa.UniqueConstraint("organisation_id", "code", name="uq_case_files_organisation_id_code"),
    )


def _rename(old: str, new: str) -> None:
    """A school that keeps a journal under the new name already keeps both."""
    op.execute(
        f"""UPDATE numbering_series SET code = '{new}' WHERE code = '{old}' AND NOT EXISTS (
            SELECT 1 FROM numbering_series AS known
            WHERE known.organisation_id = numbering_series.organisation_id AND known.code = '{new}')"""  # noqa: S608 - two words of our own.
    )


def downgrade() -> None:
    _rename(*reversed(RENAMED))
    # A journal that bears papers stays: the older house keeps it too.
    for code, _, _ in ADDED:
        op.execute(
            f"""DELETE FROM numbering_series WHERE code = '{code}'
                AND id NOT IN (SELECT series_id FROM issued_documents)
                AND id NOT IN (SELECT series_id FROM number_counters)"""  # noqa: S608 - a word of our own.
        )
    op.drop_table("case_files")
    op.drop_table("held_numbers")
