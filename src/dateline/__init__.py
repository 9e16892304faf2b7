"""Dateline reads news reports of an armed conflict and keeps a sourced record of it.

::

    pages ─read─▶ Documents ─extract─▶ Claims ─fuse─▶ Events ─assess─▶ Control
                                                                        who held which town on which day
    record = dateline.open("war.db", create=True)
    record.read(["reports/"])
    print(record.who_held("Qayyarah", on=date(2016, 8, 30)).control.holder)

Everything that one stage hands to the next is in :mod:`dateline.model`; :mod:`dateline.record` puts the
stages together. Nothing heavy is loaded before it is used.
"""

from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError, SourceError, StoreError, UsageError
from dateline.model import Claim, Control, Document, Event
from dateline.verdicts import Judgement
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.answer import Answer
    from dateline.once import annotate, extract
    from dateline.record import Record

__all__ = [
    "Answer",
    "Claim",
    "Control",
    "DatelineError",
    "Document",
    "Event",
    "Judgement",
    "Record",
    "SourceError",
    "StoreError",
    "UsageError",
    "__version__",
    "annotate",
    "extract",
    "open",
]

_LATER = {
    "Answer": "dateline.answer",
    "Record": "dateline.record",
    "annotate": "dateline.once",
    "extract": "dateline.once",
}
"""Names that need the store or the models: imported when first asked for."""


def open(  # noqa: A001
    location: str = "dateline.db",
    *,
    create: bool = False,
    language: str = "dateline",
    parse: str = "all",
    own_places: str | None = None,
    own_actors: str | None = None,
) -> "Record":
    """Open the record at a location: a SQLite file, or a ``postgresql://`` URL.

    Args:
        location: path or URL.
        create: make an empty record where there is none.
        language: what parses the text: ``dateline``, or ``spacy:NAME`` for a spaCy package or folder.
        parse: which paragraphs are parsed: ``all``, or ``likely``, those whose words may tell of an event.
        own_places: folder of your own tables of places, as ``dateline config`` tells it; None for none.
        own_actors: the same for actors.

    Raises:
        StoreError: there is none, it is something else, or a newer version made it.
    """
    from dateline.record import Record
    from dateline.stages import Stages

    stages = Stages(language=language, parse=parse, own_places=own_places, own_actors=own_actors)
    return Record.open(location, create=create, stages=stages)


def __getattr__(name: str) -> Any:
    """Import what is only loaded when it is asked for."""
    from importlib import import_module

    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
