"""A paper about pairs is listed on the pages of the people in them too: mentor, mentees, curator."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PEOPLE = (
    "SELECT id AS pair_id, mentor_id AS person_id FROM pairs",
    "SELECT id, curator_id FROM pairs WHERE curator_id IS NOT NULL",
    "SELECT pair_id, person_id FROM pair_mentees",
)


def upgrade() -> None:
    op.execute(
        f"""INSERT INTO document_subjects (document_id, person_id)
            SELECT DISTINCT subjects.document_id, involved.person_id
            FROM document_subjects AS subjects
            JOIN ({" UNION ".join(PEOPLE)}) AS involved ON involved.pair_id = subjects.pair_id
            WHERE NOT EXISTS (
                SELECT 1 FROM document_subjects AS known
                WHERE known.document_id = subjects.document_id
                    AND known.person_id = involved.person_id)"""  # noqa: S608 - no word of it comes from outside.
    )


def downgrade() -> None:
    op.execute(
        """DELETE FROM document_subjects WHERE person_id IS NOT NULL AND document_id IN (
            SELECT document_id FROM document_subjects WHERE pair_id IS NOT NULL)"""
    )
