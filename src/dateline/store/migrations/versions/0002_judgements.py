"""Keep what persons decide.

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of judgements."""
    op.create_table(
        "judgements",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("author", WORDS, nullable=False),
        sa.Column("moment", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_moment"), "judgements", ["moment"], unique=False)
