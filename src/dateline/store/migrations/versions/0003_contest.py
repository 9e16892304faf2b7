"""Keep in what sense a place is contested.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the column; the next reading draws control anew."""
    op.add_column("control", sa.Column("contest", WORDS, nullable=True))
