"""What a figure counts, seen from its claim: the dead of a killing, the women among them."""

import re
from collections.abc import Mapping

from dateline.claims.counts.figures import Figure, Teller
from dateline.claims.counts.quantities import OTHER, PEOPLE
from dateline.claims.tree import Tree, overlap
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

# ------------------------------------------------------------------------------- words that tell of harm

_KILLING = re.compile(
    r"kill|die[sd]?$|dying$|dead|death|slain|slay|murder|massacr|execut|martyr|perish|behead|assassinat|fatalit"
    r"|slaughter|toll$|corpse|bod(?:y|ies)$|lives$|drown"
)
_WOUNDING = re.compile(r"wound|injur|hurt|maim|suffocat|asphyxia|bloodied|harm")
_HURTING = re.compile(r"casualt")
_IN_CARE = re.compile(r"hospital|treat(?:ed|ment)$|surger|intensive")
"""Words of a trigger for what is done for the wounded."""
_SUBSETS = wordset("children women civilians medics journalists policemen commanders fighters")
_SUBSETS |= {"rescue workers"}
"""Victims who are told as such where they are some of those counted before; else they are dead or wounded."""
_TOLD_APART = wordset("children women medics")
"""Victims who are told as such wherever several are counted."""
_INCLUDING = wordset("include among comprise")
_AMONG = wordset("including among with of")

# ------------------------------------------------------------------------------ which types count what

TAKING: Mapping[ClaimType, str] = {ClaimType.DISPLACE: "displaced", ClaimType.DETAIN: "captured"}
"""What the people are whom a claim of the type counts."""
MILITARY = frozenset({ClaimType.DEPLOY, ClaimType.WITHDRAW})
"""Types whose people are fighters."""
WRECKING = frozenset({ClaimType.DESTROY, ClaimType.DISARM})
"""Types that count whatever things their trigger governs."""
GIVING = frozenset({ClaimType.AID, ClaimType.CAPTURE, ClaimType.AIRSTRIKE, ClaimType.SHELLING})
"""Types that count things of any sort that their trigger governs: given, taken or hit."""


def harm(tree: Tree, i: int) -> str:
    """What a word says befell people: ``killed``, ``wounded``, ``casualties`` for either; else empty."""
    told = (("killed", _KILLING), ("wounded", _WOUNDING), ("casualties", _HURTING))
    return next((befell for befell, words in told if words.match(tree.lower[i])), "")


def what(tree: Tree, figure: Figure, teller: Teller) -> str:
    """What is counted, seen from the claim: the dead of a killing, the children among them."""
    quantity = figure.quantity
    if quantity.group not in ("", PEOPLE, OTHER) or teller.type in WRECKING:
        return quantity.of
    if quantity.group == OTHER and teller.type in GIVING:
        return quantity.of
    if teller.type is ClaimType.CASUALTIES or (
        teller.type is ClaimType.ATTACK and any(harm(tree, i) for i in range(*teller.tokens))
    ):
        own = quantity.of in _TOLD_APART and quantity.min != 1
        if own or (
            quantity.of in _SUBSETS and (figure.part or quantity.apart or is_subset(tree, quantity.noun))
        ):
            return quantity.of
        return _harmed(tree, figure, teller)
    if teller.type in TAKING:
        return TAKING[teller.type]
    named = quantity.of if quantity.group == PEOPLE else ""
    return named or ("fighters" if teller.type in MILITARY else "civilians")


def _harmed(tree: Tree, figure: Figure, teller: Teller) -> str:
    """Whether a figure of a casualties claim counts the dead, the wounded, or both."""
    if figure.quantity.max == 0 and figure.quantity.of:
        return figure.quantity.of
    said = [befell for i in range(*teller.tokens) if (befell := harm(tree, i))]
    noun, beside = figure.quantity.noun, figure.beside
    if {"killed", "wounded"} <= {*said}:
        inside = beside if overlap(figure.run, teller.tokens) else ()  # the trigger is "two dead 20 injured"
        return next((befell for i in inside if (befell := harm(tree, i))), "casualties")
    if figure.other >= 0 and said:
        return said[0]
    up, down = tree.path(noun, teller.trigger)
    own = (teller.trigger,) if teller.trigger in beside else (*reversed(beside), teller.trigger)
    near = (noun, *own, *up[1:], *reversed(down))
    cared = any(_IN_CARE.match(tree.lower[i]) for i in range(*teller.tokens))
    unsaid = "wounded" if cared else "killed"
    return next((befell for i in near if (befell := harm(tree, i))), next(iter(said), unsaid))


def is_subset(tree: Tree, noun: int) -> bool:
    """Whether the noun tells of some among those counted before ("including two women")."""
    token = tree.tokens[noun]
    if token.deprel in ("appos", "parataxis") and token.head < noun:
        return "PROPN" not in (token.upos, tree.tokens[token.head].upos)  # "Sultan, a local activist"
    if tree.case(noun) in ("including", "among", "with"):
        return True
    first = tree.phrase(noun)[0]
    if first > 1 and tree.lower[first - 1] in ("them", "whom") and tree.lower[first - 2] in _AMONG:
        return True
    head = tree.tokens[noun].head
    if head < 0:
        return False
    if tree.tokens[noun].deprel == "conj":
        return is_subset(tree, head)
    # "two medics were among the dead", "among the dead were two medics"
    around = (head, *tree.children(head, "nmod", "obl"))
    return tree.tokens[head].lemma.lower() in _INCLUDING or any(
        tree.case(i) == "among" for i in around if i != noun
    )
