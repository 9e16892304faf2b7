"""Of which party fighters are, where the words behind them say so."""

from itertools import takewhile

from dateline import ids
from dateline.claims.counts.quantities import kind
from dateline.claims.scene import Scene
from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset
from dateline.ids import ActorId
from dateline.model import Span

_FROM = wordset("from with")
"""Prepositions before the party that fighters are of ("fighters **from** the Popular Mobilization Units")."""
_ALLIES = wordset("ally mercenary contractor")
"""Who fights beside another, and is told by his own party too."""
_NAMES = ("NOUN", "PROPN")
_NAMING = (*_NAMES, "DET", "ADJ")
"""Parts of speech of a name and its titles."""
_LOYAL = wordset("loyal faithful")
"""What stands behind fighters before whom they serve ("forces **loyal** to Haftar")."""


def of(scene: Scene, tree: Tree, top: int) -> ActorId | None:
    """Return the party that fighters serve or are of, as the words behind them say; None where they do not.

    Args:
        scene: the report.
        tree: the sentence.
        top: the noun for the fighters, or the adjective behind it ("**loyal** to Haftar").
    """
    return served(scene, tree, top) or origin(scene, tree, top)


def served(scene: Scene, tree: Tree, top: int) -> ActorId | None:
    """Return the forces of whom fighters are loyal to."""
    loyal = next((at for at in (top, top + 1) if not _LOYAL.isdisjoint(tree.lower[at : at + 1])), None)
    if loyal is None or tree.lower[loyal + 1 : loyal + 2] != ("to",):
        return None
    masters = [c for c in tree.children(loyal) if c > loyal + 1 and tree.tokens[c].upos in _NAMES]
    words = takewhile(lambda i: tree.tokens[i].upos in _NAMING, range(loyal + 2, len(tree)))
    end = max((max(words, default=loyal + 2) + 1, *(tree.phrase(c)[1] for c in masters)))
    party = scene.parties.actor(tree.span((loyal + 2, end)))
    return None if party in (ids.UNLISTED, ids.UNSPECIFIED) else scene.parties.under_arms(party) or party


def origin(scene: Scene, tree: Tree, top: int) -> ActorId | None:
    """Return the party that fighters or allies come from; a state's troops take things from others."""
    fight = kind(tree, top)[0] == "fighters" or tree.tokens[top].lemma.lower() in _ALLIES
    if not fight or _FROM.isdisjoint(tree.lower[top + 1 : top + 2]):
        return None
    told = scene.parties.names(tree.span(tree.phrase(top, without=("nmod",))))
    if any(n.generic and scene.parties.is_official(scene.parties.actor(Span(n.start, n.end))) for n in told):
        return None
    start = tree.tokens[top + 1].end + 1
    text = scene.document.text
    start += len("the ") * text.startswith("the ", start)
    names = scene.parties.names(Span(start, tree.sentence.end))
    own = (Span(n.start, n.end) for n in names if n.start == start and not n.generic and not n.metonym)
    return next((scene.parties.actor(span) for span in own), None)
