"""The rows of the audit log are bound to each other; those written before are bound in their order now."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from registry.audit_chain import BEGINNING, chained
from registry.models.base import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LOG = sa.table(
    "audit_log",
    sa.column("id", sa.Integer),
    sa.column("at", UtcDateTime),
    sa.column("actor", sa.String),
    sa.column("action", sa.String),
    sa.column("object_kind", sa.String),
    sa.column("object_id", sa.String),
    sa.column("columns", sa.JSON),
)
LINKS = sa.table(
    "audit_links",
    sa.column("place", sa.Integer),
    sa.column("entry_id", sa.Integer),
    sa.column("previous", sa.String),
    sa.column("digest", sa.String),
)
HEAD = sa.table(
    "audit_head",
    sa.column("id", sa.Integer),
    sa.column("length", sa.Integer),
    sa.column("digest", sa.String),
)

# Links are only ever added, like the rows they bind; the end of the chain moves on.
SQLITE_GUARDS = [
    f"""CREATE TRIGGER audit_links_no_{verb} BEFORE {verb} ON audit_links
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL_GUARDS = [
    """CREATE TRIGGER audit_links_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_links
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()""",
]
CHUNK = 1000


def upgrade() -> None:
    op.create_table(
        "audit_links",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_audit_links"),
        sa.UniqueConstraint("entry_id", name="uq_audit_links_entry_id"),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    count, digest = _bind_old_rows()
    op.bulk_insert(HEAD, [{"id": 1, "length": count, "digest": digest}])
    guards = SQLITE_GUARDS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_GUARDS
    for guard in guards:
        op.execute(guard)


def _bind_old_rows() -> tuple[int, str]:
    """A thousand at a time, so that an old log of any length fits."""
    count, digest, last = 0, BEGINNING, 0
    while rows := _after(last):
        links = list(chained(rows, count, digest))
        op.bulk_insert(LINKS, links)
        count, digest, last = links[-1]["place"], links[-1]["digest"], links[-1]["entry_id"]
    return count, digest


def _after(last: int) -> list[dict[str, Any]]:
    rows = op.get_bind().execute(sa.select(LOG).where(LOG.c.id > last).order_by(LOG.c.id).limit(CHUNK))
    return [{**row} for row in rows.mappings()]


def downgrade() -> None:
    op.drop_table("audit_links")
    op.drop_table("audit_head")
