"""A school's own acts, rules switched or set aside, what papers lean on, what was found at their issue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("draft_overrides", "document_acts", "document_findings", "rule_overrides", "rule_settings", "acts")

# What the types of that day leaned on, so that papers issued before are found by their acts too.
LEANED = {
    "consent_pd_adult": ("fz-152:6", "fz-152:9", "fz-156"),
    "consent_pd_minor": ("fz-152:6", "fz-152:9", "fz-156", "sk:64"),
    "labour_addendum": ("tk:57", "tk:67", "tk:72", "tk:351.8", "tk:60.2", "tk:151"),
    "mentor_consent": ("tk:351.8", "tk:60.2"),
    "order_pairing": ("tk:351.8", "tk:60.2", "az-1128-08", "r-145", "fz-273:28"),
    "personal_program": ("az-1128-08", "r-145"),
}


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        _refers("organisation_id", "acts", "organisations"),
        sa.Column("act_id", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        *(_text(name) for name in ("kind", "issuer", "number")),
        sa.Column("dated", sa.Date()),
        _text("title"),
        *(sa.Column(name, sa.Date()) for name in ("in_force_from", "in_force_to", "verified_on")),
        *(_text(name) for name in ("source", "standing", "note")),
        sa.Column("is_basis", sa.Boolean(), nullable=False),
        *_changed(),
        sa.PrimaryKeyConstraint("id", name="pk_acts"),
        sa.UniqueConstraint("organisation_id", "act_id", name="uq_acts_organisation_id_act_id"),
        sa.CheckConstraint("level IN ('federal', 'regional', 'municipal', 'own')", name="ck_acts_level"),
    )
    op.create_table(
        "rule_settings",
        _refers("organisation_id", "rule_settings", "organisations"),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        *_changed(),
        sa.PrimaryKeyConstraint("organisation_id", "rule_id", name="pk_rule_settings"),
    )
    _create_of_papers()
    for type_id, references in LEANED.items():
        told: set[str] = set()
        for reference in references:
            act_id = reference.partition(":")[0]
            op.execute(_leaned(type_id, reference, act_id, leads=act_id not in told))
            told.add(act_id)


def _create_of_papers() -> None:
    op.create_table(
        "rule_overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        _refers("document_id", "rule_overrides", "issued_documents"),
        *_set_aside(),
        sa.PrimaryKeyConstraint("id", name="pk_rule_overrides"),
        sa.UniqueConstraint("document_id", "rule_id", name="uq_rule_overrides_document_id_rule_id"),
    )
    op.create_table(
        "document_findings",
        sa.Column("id", sa.Integer(), nullable=False),
        _refers("document_id", "document_findings", "issued_documents"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("rule_id", "severity", "norm")),
        sa.Column("message_sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document_findings"),
    )
    op.create_index("ix_document_findings_document_id", "document_findings", ["document_id"])
    op.create_table(
        "document_acts",
        _refers("document_id", "document_acts", "issued_documents"),
        sa.Column("act_ref", sa.String(), nullable=False),
        sa.Column("act_id", sa.String(), nullable=False),
        _refers("organisation_id", "document_acts", "organisations"),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "act_ref", name="pk_document_acts"),
    )
    op.create_index(
        "ix_document_acts_leads",
        "document_acts",
        ["act_id", "organisation_id", "dated", "document_id"],
        sqlite_where=sa.text("leads = 1"),
        postgresql_where=sa.text("leads"),
    )
    op.create_table(
        "draft_overrides",
        sa.Column(
            "draft_id",
            sa.Integer(),
            sa.ForeignKey("drafts.id", ondelete="CASCADE", name="fk_draft_overrides_draft_id_drafts"),
            nullable=False,
        ),
        *_set_aside(),
        sa.PrimaryKeyConstraint("draft_id", "rule_id", name="pk_draft_overrides"),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _refers(column: str, table: str, target: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}_{target}")
    return sa.Column(column, sa.Integer(), key, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String())


def _changed() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
    )


def _set_aside() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def _leaned(type_id: str, reference: str, act_id: str, *, leads: bool) -> sa.TextClause:
    live = "(status = 'issued')" if leads else "(1 = 0)"
    return sa.text(
        f"""INSERT INTO document_acts (document_id, act_ref, act_id, organisation_id, dated, leads)
        SELECT id, :reference, :act, organisation_id, dated, {live}
        FROM issued_documents WHERE type_id = :type"""  # noqa: S608 - no word of it comes from outside.
    ).bindparams(
        sa.bindparam("reference", reference, sa.String()),
        sa.bindparam("act", act_id, sa.String()),
        sa.bindparam("type", type_id, sa.String()),
    )
