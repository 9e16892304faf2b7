"""Places that somebody leaves for, or tells of events in: what is told happens elsewhere."""

from itertools import islice

from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset

_WHITHER = wordset("to toward towards for")
"""Prepositions before the place that somebody goes to."""
_ACROSS = wordset("into across")
"""Prepositions before what somebody who flees enters or crosses."""
_SAME_PLACE = ("conj", "flat", "compound")
"""Relations of a name to the one whose preposition it shares."""
_LEAVES = wordset(
    "flee leave withdraw retreat fall escape pull flight withdrawal evacuate head go run rush transfer "
    "transport airlift relocate deport repatriate evacuation displace exodus"
)
"""Words for leaving and being taken away."""
_FLEES = wordset("flee escape retreat withdraw cross flight exodus")
"""Those for leaving over a border or a lake."""
_SENDS = wordset("launch fire send dispatch come arrive fly bring rush travel shoot")
"""Words for being sent or shot from where one is not any more."""
_HEARINGS = wordset("reporters journalists newsmen briefing interview")
"""Who is told of events, and when."""
_HEARD_IN = wordset("in at")
"""Prepositions before where that is."""
_STEPS = 2
"""Steps up the tree within which such a word stands."""


def led(tree: Tree, top: int) -> int:
    """Return the name whose preposition a name shares ("to Mandalay or **Muse**"): itself, or one before."""
    while tree.tokens[top].deprel in _SAME_PLACE and tree.tokens[top].head >= 0:
        top = tree.tokens[top].head
    return top


def leaving(tree: Tree, top: int) -> int | None:
    """Return the word for leaving whose goal a noun is ("soldiers **fled** to Monguno"); else None."""
    first = led(tree, top)
    case = tree.case(first)
    words = _LEAVES if case in _WHITHER else _FLEES if case in _ACROSS else frozenset()
    above = islice(tree.ancestors(first), _STEPS)
    return next((at for at in above if tree.tokens[at].lemma.lower() in words), None)


def sent_from(tree: Tree, top: int) -> int | None:
    """Return the word for sending or shooting from where a noun says ("**sent** from Kampala"); else None."""
    first = led(tree, top)
    head = tree.tokens[first].head
    if tree.case(first) != "from" or head < 0:
        return None
    return head if tree.tokens[head].lemma.lower() in _SENDS else None


def is_told_there(tree: Tree, top: int) -> bool:
    """Return whether somebody only tells of events where a noun says ("told reporters **in Maputo**")."""
    at = top
    for above in tree.ancestors(top):
        if tree.tokens[above].lemma.lower() == "tell":
            return above < at and tree.case(at) in _HEARD_IN and tree.tokens[at].deprel == "obl"
        if tree.lower[above] in _HEARINGS and tree.case(at) in _HEARD_IN:
            return tree.tokens[above].head >= 0
        if tree.tokens[above].upos in ("VERB", "AUX"):
            return False
        at = above
    return False
