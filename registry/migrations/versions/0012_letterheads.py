"""How a school's papers begin: its emblem, what its directives are called, the address, a QR code."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organisations", sa.Column("emblem", sa.String(), nullable=False, server_default=""))
    op.add_column("organisations", sa.Column("act", sa.String(), nullable=False, server_default="order"))
    for name in ("with_address", "with_code"):
        unset = sa.false()
        op.add_column("organisations", sa.Column(name, sa.Boolean(), nullable=False, server_default=unset))


def downgrade() -> None:
    for name in ("with_code", "with_address", "act", "emblem"):
        op.drop_column("organisations", name)
