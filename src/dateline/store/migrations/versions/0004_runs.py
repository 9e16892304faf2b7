"""Find the first entries of a listing without reading the others.

Revision: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"

INDICES = {
    "claims": ("document", "sentence_start", "trigger_start", "id"),
    "claim_actors": ("actor", "claim"),
    "claim_places": ("place", "claim"),
    "events": ("start", "id", "end"),
    "event_actors": ("actor", "event"),
    "event_claims": ("claim", "event"),
}
"""Per table, what its listing is ordered or linked by: so far, an index held the first of them only."""


def upgrade() -> None:
    """Let the indices hold the whole order."""
    for table, columns in INDICES.items():
        name = op.f(f"ix_{table}_{columns[0]}")
        op.drop_index(name, table)
        op.create_index(name, table, list(columns))
