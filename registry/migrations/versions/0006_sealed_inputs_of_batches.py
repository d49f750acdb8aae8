"""What was typed for a batch is sealed; a session keeps no more a time of last use that nobody renewed."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import context, op

from registry.privacy import Cipher

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BATCHES = sa.table(
    "batches",
    sa.column("id", sa.Integer),
    sa.column("inputs", sa.JSON),
    sa.column("inputs_sealed", sa.LargeBinary),
)


def upgrade() -> None:
    # A column that may not be empty begins with something; every row gets its own a moment later.
    nothing = sa.text("''") if op.get_bind().dialect.name == "postgresql" else sa.text("X''")
    sealed = sa.Column("inputs_sealed", sa.LargeBinary(), nullable=False, server_default=nothing)
    op.add_column("batches", sealed)
    for row in op.get_bind().execute(sa.select(BATCHES.c.id, BATCHES.c.inputs)).all():
        plain = json.dumps(row.inputs, ensure_ascii=False).encode()
        _write(row.id, inputs_sealed=_cipher().seal(plain))
    # Without making the table anew: what refers to it would go with it.
    op.drop_column("batches", "inputs")
    op.drop_column("sign_in_sessions", "seen_at")


def downgrade() -> None:
    op.add_column("batches", sa.Column("inputs", sa.JSON(), nullable=False, server_default="{}"))
    for row in op.get_bind().execute(sa.select(BATCHES.c.id, BATCHES.c.inputs_sealed)).all():
        _write(row.id, inputs=json.loads(_cipher().open(row.inputs_sealed)))
    op.drop_column("batches", "inputs_sealed")
    # Sessions of the newer schema do not know when they were seen: people sign in anew.
    op.execute("DELETE FROM sign_in_sessions")
    epoch = sa.Column(
        "seen_at", sa.DateTime(timezone=True), nullable=False, server_default="1970-01-01 00:00:00"
    )
    op.add_column("sign_in_sessions", epoch)


def _write(batch_id: int, **values: object) -> None:
    op.get_bind().execute(sa.update(BATCHES).where(BATCHES.c.id == batch_id).values(**values))


def _cipher() -> Cipher:
    cipher: Cipher = context.config.attributes["cipher"]
    return cipher
