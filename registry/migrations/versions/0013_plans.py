"""Road maps and programmes as living plans; secret addresses of calendars."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("approval_words", sa.JSON(), nullable=False),
        sa.Column("approval_kind", sa.String(), nullable=False),
        sa.Column("approval_number", sa.String(), nullable=False),
        sa.Column("approval_dated", sa.Date(), nullable=True),
        sa.Column("heading", sa.JSON(), nullable=False),
        sa.Column("preamble", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_plans_period")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_plans_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
    )
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.create_index(
            "ix_plans_organisation_id_is_live", ["organisation_id", "is_live"], unique=False
        )

    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_calendar_feeds_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("account_id", name=op.f("uq_calendar_feeds_account_id")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_calendar_feeds_token_sha256")),
    )
    op.create_table(
        "plan_stages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("term_words", sa.String(), nullable=False),
        sa.Column("responsible_words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_stages_plan_id_plans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_stages")),
        sa.UniqueConstraint("plan_id", "ordinal", name=op.f("uq_plan_stages_plan_id_ordinal")),
    )
    op.create_table(
        "plan_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("term_words", sa.String(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("responsible_words", sa.String(), nullable=False),
        sa.Column("document_types", sa.JSON(), nullable=False),
        sa.Column("reflects_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_items_plan_id_plans")),
        sa.ForeignKeyConstraint(
            ["reflects_id"], ["plan_items.id"], name=op.f("fk_plan_items_reflects_id_plan_items")
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["plan_stages.id"], name=op.f("fk_plan_items_stage_id_plan_stages")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_items")),
        sa.UniqueConstraint("stage_id", "ordinal", name=op.f("uq_plan_items_stage_id_ordinal")),
    )
    with op.batch_alter_table("plan_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_items_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('planned', 'in_progress', 'done', 'cancelled')", name=op.f("ck_plan_points_status")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["plan_items.id"], name=op.f("fk_plan_points_item_id_plan_items")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_points_plan_id_plans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_points")),
    )
    with op.batch_alter_table("plan_points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_points_item_id"), ["item_id"], unique=False)
        batch_op.create_index("ix_plan_points_plan_id_due_on", ["plan_id", "due_on", "status"], unique=False)

    op.create_table(
        "plan_responsible",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["plan_items.id"], name=op.f("fk_plan_responsible_item_id_plan_items")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_plan_responsible_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_responsible")),
    )
    with op.batch_alter_table("plan_responsible", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_responsible_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_responsible_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plan_responsible", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_responsible_person_id"))
        batch_op.drop_index(batch_op.f("ix_plan_responsible_item_id"))

    op.drop_table("plan_responsible")
    with op.batch_alter_table("plan_points", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_points_plan_id_due_on")
        batch_op.drop_index(batch_op.f("ix_plan_points_item_id"))

    op.drop_table("plan_points")
    with op.batch_alter_table("plan_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_items_plan_id"))

    op.drop_table("plan_items")
    op.drop_table("plan_stages")
    op.drop_table("calendar_feeds")
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.drop_index("ix_plans_organisation_id_is_live")

    op.drop_table("plans")
