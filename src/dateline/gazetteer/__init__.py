"""Where: toponyms → :class:`~dateline.model.Place`.

``names`` makes spellings comparable, ``sources`` and ``index`` compile the world's places into one file,
``find`` recognises toponyms in running text, ``resolve`` chooses among their candidates for a whole report.
"""

from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer
from dateline.gazetteer.toponym import Candidate, PlaceChoice, Toponym

__all__ = ["Candidate", "Gazetteer", "PlaceChoice", "Toponym", "open_gazetteer"]
