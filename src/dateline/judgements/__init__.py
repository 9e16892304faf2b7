"""What persons decided, and what follows from it: claims as judged, ties between claims, rulings on control.

::

    Judgements ─standing─▶ those in force ─apply─▶ Claims as judged    ─▶ fuse
                                          ─ties──▶ must and must not   ─▶ fuse
                                          ─rulings─────────────────────▶ assess

Claims are never edited: what a person decided lies beside them, and the conclusions are drawn from both.
"""

from dateline.judgements.apply import judge
from dateline.judgements.lines import (
    VERDICTS,
    from_decision_row,
    from_line,
    from_row,
    judgement,
    named_actors,
    to_line,
    to_row,
    verdict_of,
)
from dateline.judgements.standing import (
    Finder,
    Judged,
    Standing,
    cited,
    in_force,
    on_claims,
    rulings,
    standing,
)
from dateline.judgements.ties import Ties, ties

__all__ = [
    "VERDICTS",
    "Finder",
    "Judged",
    "Standing",
    "Ties",
    "cited",
    "from_decision_row",
    "from_line",
    "from_row",
    "in_force",
    "judge",
    "judgement",
    "named_actors",
    "on_claims",
    "rulings",
    "standing",
    "ties",
    "to_line",
    "to_row",
    "verdict_of",
]
