"""Figures: which claim of a sentence a quantity belongs to, and what it counts there.

A quantity goes to the claim that can count such things (people are killed, taken, driven out; shells are
fired) and whose trigger stands nearest to it in the tree. In a claim of deaths and wounds the nearest word
for either says which it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.quantities import DISTANCE, OTHER, PEOPLE, Quantity
from dateline.claims.tree import TokenSpan, Tree, overlap
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType, Count

# ------------------------------------------------------------------------------- words that tell of harm

_KILLING = re.compile(
    r"kill|die[sd]?$|dying$|dead|death|slain|slay|murder|massacr|execut|martyr|perish|behead|assassinat|fatalit"
    r"|slaughter|toll$|corpse|bod(?:y|ies)$|lives$|drown"
)
_WOUNDING = re.compile(r"wound|injur|hurt|maim|suffocat|asphyxia|bloodied|harm")
_HURTING = re.compile(r"casualt")
_UNDERGOING = wordset("suffer sustain lose")
"""Verbs whose subject is harmed."""
_NOT_DONE_TO = wordset("from by against near")
"""Prepositions of those who are not counted among the harmed."""
_SUBSETS = wordset("children women civilians medics journalists policemen commanders fighters")
"""Victims who are told as such where they are some of those counted before; else they are dead or wounded."""
_TOLD_APART = wordset("children women medics")
"""Victims who are told as such wherever several are counted."""
_INCLUDING = wordset("include among comprise")
_AMONG = wordset("including among with of")

# ------------------------------------------------------------------------------ which types count what

_TAKING: Mapping[ClaimType, str] = {ClaimType.DISPLACE: "displaced", ClaimType.DETAIN: "captured"}
"""What the people are whom a claim of the type counts."""
_PEOPLED = _TAKING.keys() | {
    ClaimType.CASUALTIES,
    ClaimType.EVACUATE,
    ClaimType.NEED,
    ClaimType.DEPLOY,
    ClaimType.WITHDRAW,
}
"""Types that count people wherever their trigger governs them."""
_MILITARY = frozenset({ClaimType.DEPLOY, ClaimType.WITHDRAW})
"""Types whose people are fighters."""
_DONE_TO = frozenset({ClaimType.CASUALTIES, ClaimType.DETAIN})
"""Types of which the subject of an active verb is not counted."""
_TOUCHING = frozenset({ClaimType.ATTACK, ClaimType.BOMBING, ClaimType.BESIEGE, ClaimType.NEGOTIATE})
"""Types that count people who stand next to their trigger."""
_FIRING = frozenset({ClaimType.AIRSTRIKE, ClaimType.SHELLING, ClaimType.BOMBING, ClaimType.CHEMICAL})
_WRECKING = frozenset({ClaimType.DESTROY, ClaimType.DISARM})
"""Types that count whatever things their trigger governs."""
_GIVING = frozenset({ClaimType.AID, ClaimType.CAPTURE})
"""Types that count things of any sort that their trigger governs, given or taken."""
_MOVING = frozenset({ClaimType.CAPTURE, ClaimType.ADVANCE, ClaimType.WITHDRAW, ClaimType.HOLD})

# ------------------------------------------------------------------------------------------- how far it is

_PLURAL = ("NNS", "NNPS")
_LISTING = re.compile(r"\s*(?:,|;|and|as\s+well\s+as|plus|&|,\s*and)?\s*")
_MORE = wordset("others other more people")
_UP = {"conj": 0.25, "advcl": 2.0, "ccomp": 2.0, "parataxis": 2.0, "acl": 2.0, "csubj": 2.0}
"""Steps that it takes to climb from a word to its head; 1 for all other relations."""
_DOWN = {"acl": 1.0, "amod": 1.0, "conj": 1.0, "xcomp": 1.0, "compound": 1.0, "appos": 1.0, "advcl": 3.0}
"""Steps to go down from a head; 2 for all other relations."""
_REACH = 4.0
"""Steps beyond which a figure belongs to no claim."""
_TOUCH = 0.5
"""Steps between words that touch."""
_FAR = float("inf")
_NEAR = 2.5
"""Steps within which things, ground and single persons stand to their trigger."""
_LEARNED = 2.0
"""Steps that the heads' word for a claim is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A claim of the sentence, as far as figures go."""

    trigger: int
    """Token that names the event."""
    tokens: TokenSpan
    """The whole trigger."""
    type: ClaimType
    """What kind of claim it is."""
    learned: tuple[TokenSpan, ...] = ()
    """Runs that the heads hold to be figures of this claim."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity with the words that touch it."""

    quantity: Quantity
    run: TokenSpan
    """Its tokens."""
    beside: tuple[int, ...]
    """Words on either side that may say what befell the counted ("14 injured", "killing at least 5")."""

    @property
    def is_bare(self) -> bool:
        """Whether no noun says what is counted."""
        return not self.quantity.group


def share(
    tree: Tree, text: str, quantities: Sequence[Quantity], tellers: Sequence[Teller]
) -> list[tuple[Count, ...]]:
    """Return the figures of each claim of a sentence.

    Args:
        tree: the sentence.
        text: the document's text.
        quantities: all figures of the sentence.
        tellers: its claims.

    Returns:
        For each claim in their order its figures, in the order of the text.
    """
    out: list[list[Count]] = [[] for _ in tellers]
    last: _Figure | None = None
    owner = -1
    for figure in _figures(tree, quantities):
        listed = owner if last is not None and _lists(tree, text, last, figure) else -1
        ways = [_steps(tree, figure, t, listed=at == listed) for at, t in enumerate(tellers)]
        if min(ways, default=_FAR) > _REACH:
            continue
        last, owner = figure, ways.index(min(ways))
        if of := _of(tree, figure, tellers[owner]):
            out[owner].append(_count(figure.quantity, text, of))
    return [tuple(counts) for counts in out]


def _lists(tree: Tree, text: str, one: _Figure, other: _Figure) -> bool:
    """Whether a figure comes next in a list ("two bridges, a tunnel and three vehicles")."""
    end = max(tree.tokens[one.quantity.noun].end, one.quantity.span.end)
    return _LISTING.fullmatch(text, end, other.quantity.span.start) is not None


def _count(quantity: Quantity, text: str, of: str) -> Count:
    low, high = quantity.min, quantity.max
    if of == "metres":
        of = "km"
        low, high = (None if v is None else v / 1000 for v in (low, high))
    return Count(text=quantity.span.of(text), min=low, max=high, of=of)


# --------------------------------------------------------------------------------------------- whose figure


def _figures(tree: Tree, quantities: Sequence[Quantity]) -> list[_Figure]:
    """Quantities with the words beside them; "injured" goes with "14" in "9 killed 14 injured"."""
    out: list[_Figure] = []
    taken = -1
    for quantity in quantities:
        run = tree.run(quantity.span)
        if run is None:
            continue
        before, after = run[0] - 1, max(run[1], quantity.noun + 1)
        while after < len(tree) and (tree.tokens[after].upos in ("AUX", "ADV") or tree.lower[after] in _MORE):
            after += 1
        beside = [before] if before >= 0 and before != taken and tree.tokens[before].upos == "VERB" else []
        if after < len(tree):
            beside.append(after)
            taken = after
        out.append(_Figure(quantity, run, tuple(beside)))
    return out


def _steps(tree: Tree, figure: _Figure, teller: Teller, *, listed: bool) -> float:
    """How far a claim is from a figure; infinite when it counts no such thing.

    Args:
        tree: the sentence.
        figure: the figure.
        teller: the claim.
        listed: whether the figure before it in a list is the claim's.
    """
    steps = _way(tree, figure.quantity.noun, teller.trigger)
    if overlap(figure.run, teller.tokens):
        steps = 0.0
    if any(i in range(*teller.tokens) for i in figure.beside):
        steps = min(steps, _TOUCH)
    if listed:
        steps = min(steps, 1.0)
    governed = listed or (steps <= _NEAR and _governs(tree, teller.trigger, figure.quantity.noun))
    if _acts(tree, figure.quantity.noun, teller.trigger) and teller.type in _DONE_TO | _WRECKING:
        return _FAR
    if not _counts(tree, figure, teller.type, steps, governed=governed, listed=listed):
        return _FAR
    if governed and teller.type in _WRECKING:
        steps -= _NEAR  # "destroyed 4 car bombs" tells of no bombing
    if _is_said_right_behind(tree, figure, teller):
        return -_REACH
    if any(overlap(figure.run, learned) for learned in teller.learned):
        steps -= _LEARNED
    return steps


def _is_said_right_behind(tree: Tree, figure: _Figure, teller: Teller) -> bool:
    """Whether what befell the counted follows the figure at once ("31 were killed and **60 wounded**").

    Of an object it may tell more: "saved **19 civilians** abducted by gunmen".
    """
    behind = figure.beside[-1] if figure.beside else -1
    passive = behind == teller.trigger > figure.run[0] and tree.tokens[behind].xpos == "VBN"
    return passive and tree.tokens[figure.quantity.noun].deprel != "obj"


def _governs(tree: Tree, trigger: int, noun: int) -> bool:
    """Whether a noun hangs from a trigger or has it as its participle ("houses **reduced** to rubble")."""
    token = tree.tokens[trigger]
    participle = token.head == noun and token.deprel == "acl" and token.xpos == "VBN"
    return (participle and tree.tokens[noun].xpos in _PLURAL) or trigger in (noun, *tree.ancestors(noun))


def _counts(
    tree: Tree, figure: _Figure, type_: ClaimType, steps: float, *, governed: bool, listed: bool
) -> bool:
    """Whether a claim of the type counts such things, said so far from its trigger."""
    quantity = figure.quantity
    if quantity.single:
        return _counts_one(tree, quantity, type_, listed or (governed and _suffers(tree, quantity.noun)))
    if type_ in _DONE_TO and tree.case(quantity.noun) in _NOT_DONE_TO:
        return False
    if quantity.max == 0 and _harm(tree, quantity.noun) == "casualties":
        return False
    if figure.is_bare and quantity.min == 1 == quantity.max and steps > _TOUCH:
        return False
    if quantity.group == OTHER and type_ in _GIVING:
        return governed and tree.tokens[quantity.noun].xpos in _PLURAL
    if quantity.group in ("", PEOPLE, OTHER) and type_ not in _WRECKING:
        return _counts_people(quantity, type_, steps)
    if quantity.group == DISTANCE:
        return type_ in _MOVING
    if quantity.group == "fire" and (type_ in _FIRING or steps <= 1):
        return type_ is not ClaimType.CASUALTIES
    if quantity.group in ("fire", "things", "ground", "area", OTHER):
        return type_ is not ClaimType.CASUALTIES and governed
    return type_ is not ClaimType.CASUALTIES


def _counts_people(quantity: Quantity, type_: ClaimType, steps: float) -> bool:
    if type_ in _MILITARY:
        return quantity.of in ("", "fighters") and quantity.group != OTHER
    return type_ in _PEOPLED or (quantity.group != OTHER and type_ in _TOUCHING and steps <= 1)


def _counts_one(tree: Tree, quantity: Quantity, type_: ClaimType, direct: bool) -> bool:
    """Whether "a child", "a bridge" is a figure of a claim: persons harmed, things destroyed or found."""
    if quantity.group == PEOPLE:
        return type_ is ClaimType.CASUALTIES and (direct or _is_subset(tree, quantity.noun))
    return type_ in _WRECKING and quantity.group in ("things", OTHER) and direct


def _acts(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a noun is the subject of a verb that has an object."""
    return (
        tree.tokens[noun].head == verb
        and tree.tokens[noun].deprel == "nsubj"
        and bool(tree.children(verb, "obj"))
        and tree.tokens[verb].lemma not in _UNDERGOING
        and not tree.is_passive(verb)
    )


def _suffers(tree: Tree, noun: int) -> bool:
    """Whether a noun stands where those stand to whom something is done."""
    token = tree.tokens[noun]
    if token.deprel == "conj":
        return _suffers(tree, token.head)
    return token.deprel in ("obj", "nsubj:pass", "nsubj", "root") or (
        token.deprel == "nmod" and tree.case(noun) in ("of", "to")
    )


def _path(tree: Tree, one: int, other: int) -> tuple[list[int], list[int]]:
    """The words from one up to the head that both share, and from the other up to below it."""
    ups, downs = [one, *tree.ancestors(one)], [other, *tree.ancestors(other)]
    shared = next((i for i in ups if i in downs), None)
    if shared is None:
        return ups, downs
    return ups[: ups.index(shared) + 1], downs[: downs.index(shared)]


def _way(tree: Tree, noun: int, trigger: int) -> float:
    """Weighted steps through the tree from a counted noun to a trigger."""
    up, down = _path(tree, noun, trigger)
    relation = [tree.tokens[i].deprel.split(":")[0] for i in up[:-1]]
    back = [tree.tokens[i].deprel.split(":")[0] for i in down]
    return sum(_UP.get(r, 1.0) for r in relation) + sum(_DOWN.get(r, 2.0) for r in back)


# ------------------------------------------------------------------------------------------ what is counted


def _harm(tree: Tree, i: int) -> str:
    """What a word says befell people: ``killed``, ``wounded``, ``casualties`` for either; else empty."""
    for harm, words in (("killed", _KILLING), ("wounded", _WOUNDING), ("casualties", _HURTING)):
        if words.match(tree.lower[i]):
            return harm
    return ""


def _of(tree: Tree, figure: _Figure, teller: Teller) -> str:
    """What is counted, seen from the claim: the dead of a killing, the children among them."""
    quantity = figure.quantity
    if quantity.group not in ("", PEOPLE, OTHER) or teller.type in _WRECKING:
        return quantity.of
    if quantity.group == OTHER and teller.type in _GIVING:
        return quantity.of
    if teller.type is ClaimType.CASUALTIES or (
        teller.type is ClaimType.ATTACK and _harm(tree, teller.trigger)
    ):
        own = quantity.of in _TOLD_APART and quantity.min != 1
        if own or (quantity.of in _SUBSETS and (quantity.apart or _is_subset(tree, quantity.noun))):
            return quantity.of
        return _harmed(tree, figure, teller)
    if teller.type in _TAKING:
        return _TAKING[teller.type]
    named = quantity.of if quantity.group == PEOPLE else ""
    return named or ("fighters" if teller.type in _MILITARY else "civilians")


def _harmed(tree: Tree, figure: _Figure, teller: Teller) -> str:
    """Whether a figure of a casualties claim counts the dead, the wounded, or both."""
    if figure.quantity.max == 0 and figure.quantity.of:
        return figure.quantity.of
    said = {harm for i in range(*teller.tokens) if (harm := _harm(tree, i))}
    if {"killed", "wounded"} <= said:
        return "casualties"
    noun, beside = figure.quantity.noun, figure.beside
    up, down = _path(tree, noun, teller.trigger)
    own = (teller.trigger,) if teller.trigger in beside else (*reversed(beside), teller.trigger)
    for i in (noun, *own, *up[1:], *reversed(down)):
        if harm := _harm(tree, i):
            return harm
    return next(iter(said), "killed")


def _is_subset(tree: Tree, noun: int) -> bool:
    """Whether the noun tells of some among those counted before ("including two women")."""
    if tree.tokens[noun].deprel in ("appos", "parataxis"):
        return True
    if tree.case(noun) in ("including", "among", "with"):
        return True
    first = tree.phrase(noun)[0]
    if first > 1 and tree.lower[first - 1] in ("them", "whom") and tree.lower[first - 2] in _AMONG:
        return True
    head = tree.tokens[noun].head
    if head < 0:
        return False
    if tree.tokens[noun].deprel == "conj":
        return _is_subset(tree, head)
    # "two medics were among the dead", "among the dead were two medics"
    around = (head, *tree.children(head, "nmod", "obl"))
    return tree.tokens[head].lemma.lower() in _INCLUDING or any(
        tree.case(i) == "among" for i in around if i != noun
    )
