"""Who is who: names of parties, forces and institutions → :class:`~dateline.model.Actor`.

``actors.csv`` holds the groups that a list must name, ``states.csv`` every state with its adjectives, and
``forces.csv`` the nouns that turn a state into one of its branches ("Sudanese" + "army"), so that a report
from any war is read without editing. ``generic.csv`` holds the words whose actor depends on the document.
"""

from dateline.actors.load import load_actors
from dateline.actors.table import ActorName, ActorTable

__all__ = ["ActorName", "ActorTable", "load_actors"]
