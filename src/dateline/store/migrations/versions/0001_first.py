"""Make the tables of a record.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table and index."""
    op.create_table(
        "documents",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("ref", WORDS, nullable=False),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("headline", WORDS, nullable=True),
        sa.Column("published_day", sa.Date(), nullable=True),
        sa.Column("published_time", WORDS, nullable=True),
        sa.Column("dateline", WORDS, nullable=True),
        sa.Column("translator", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("body_end", sa.Integer(), nullable=False),
        sa.Column("raw_sha256", WORDS, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("version", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_published_day"), "documents", ["published_day"], unique=False)
    op.create_index(op.f("ix_documents_publisher"), "documents", ["publisher"], unique=False)
    op.create_index(op.f("ix_documents_ref"), "documents", ["ref"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "places",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("admin1", WORDS, nullable=True),
        sa.Column("geonameid", sa.Integer(), nullable=True),
        sa.Column("population", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
    )
    op.create_table(
        "rejected",
        sa.Column("ref", WORDS, nullable=False),
        sa.Column("stage", WORDS, nullable=False),
        sa.Column("reason", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("ref", "stage", name=op.f("pk_rejected")),
    )
    op.create_table(
        "claims",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_claims_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_document"), "claims", ["document"], unique=False)
    op.create_index(op.f("ix_claims_start"), "claims", ["start"], unique=False)
    op.create_index(op.f("ix_claims_type"), "claims", ["type"], unique=False)
    op.create_table(
        "control",
        sa.Column("place", WORDS, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("holder", WORDS, nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("belief", sa.Double(), nullable=False),
        sa.Column("basis", WORDS, nullable=False),
        sa.Column("carried_days", sa.Integer(), nullable=False),
        sa.Column("account", WORDS, nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["places.id"], name=op.f("fk_control_place")),
        sa.PrimaryKeyConstraint("place", "n", name="pk_control"),
    )
    op.create_index(op.f("ix_control_holder"), "control", ["holder"], unique=False)
    op.create_table(
        "copies",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("original", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_copies_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["original"], ["documents.id"], name=op.f("fk_copies_original"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_original"), "copies", ["original"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("relation", WORDS, nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["places.id"], name=op.f("fk_events_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_place"), "events", ["place"], unique=False)
    op.create_index(op.f("ix_events_start"), "events", ["start"], unique=False)
    op.create_index(op.f("ix_events_type"), "events", ["type"], unique=False)
    op.create_table(
        "related",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("ref", WORDS, nullable=True),
        sa.Column("headline", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_related_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "n", name=op.f("pk_related")),
    )
    op.create_table(
        "claim_actors",
        sa.Column("claim", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_actors_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", "actor", name=op.f("pk_claim_actors")),
    )
    op.create_index(op.f("ix_claim_actors_actor"), "claim_actors", ["actor"], unique=False)
    op.create_table(
        "claim_places",
        sa.Column("claim", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_places_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place"], ["places.id"], name=op.f("fk_claim_places_place")),
        sa.PrimaryKeyConstraint("claim", "place", name=op.f("pk_claim_places")),
    )
    op.create_index(op.f("ix_claim_places_place"), "claim_places", ["place"], unique=False)
    op.create_table(
        "disputes",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("field", WORDS, nullable=False),
        sa.Column("positions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_disputes_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "n", name=op.f("pk_disputes")),
    )
    op.create_table(
        "event_actors",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_actors_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "actor", name=op.f("pk_event_actors")),
    )
    op.create_index(op.f("ix_event_actors_actor"), "event_actors", ["actor"], unique=False)
    op.create_table(
        "event_claims",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("claim", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_event_claims_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_claims_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "claim", name=op.f("pk_event_claims")),
    )
    op.create_index(op.f("ix_event_claims_claim"), "event_claims", ["claim"], unique=False)
