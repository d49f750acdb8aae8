"""The forms of names, kept with them: what the rules gave, how sure they were, and whose word holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("person_names", "signatories"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("declined", sa.JSON(none_as_null=True), nullable=True))
            batch_op.add_column(sa.Column("confidence", sa.String(), nullable=False, server_default=""))
            batch_op.add_column(sa.Column("doubt", sa.String(), nullable=False, server_default=""))
            batch_op.add_column(sa.Column("source", sa.String(), nullable=False, server_default="rules"))
    with op.batch_alter_table("signatories", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("person_names", schema=None) as batch_op:
        batch_op.create_index("ix_person_names_confidence", ["confidence"], unique=False)
    op.execute("UPDATE person_names SET source = 'person' WHERE confirmed_at IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("person_names", schema=None) as batch_op:
        batch_op.drop_index("ix_person_names_confidence")
    with op.batch_alter_table("signatories", schema=None) as batch_op:
        for column in ("confirmed_at", "confirmed_by", "confirmed"):
            batch_op.drop_column(column)
    for table in ("signatories", "person_names"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in ("source", "doubt", "confidence", "declined"):
                batch_op.drop_column(column)
