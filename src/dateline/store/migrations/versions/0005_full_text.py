"""Find sentences by their words without reading all texts.

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

from dateline.store import schema, sentences

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Fold the sentences of all claims into an index of their words."""
    words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "sentences",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("document", words, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", words, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_sentences_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_sentences")),
    )
    op.create_index(op.f("ix_sentences_document"), "sentences", ["document", "start", "end"], unique=True)
    for statement in schema.FULL_TEXT[op.get_bind().dialect.name]:
        op.execute(statement)
    sentences.fill(op.get_bind())
