"""Figures: which claim of a sentence a quantity belongs to.

A quantity goes to the claim that can count such things (people are killed, taken, driven out; shells are
fired) and whose trigger stands nearest to it in the tree.
"""

from collections.abc import Sequence

from dateline.claims.attribution import SAYING
from dateline.claims.counts.counted import GIVING, MILITARY, TAKING, WRECKING, harm, is_subset, what
from dateline.claims.counts.figures import Figure, Teller, find, lists
from dateline.claims.counts.quantities import DISTANCE, OTHER, PEOPLE, Quantity
from dateline.claims.tree import Tree, overlap
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType, Count

# ------------------------------------------------------------------------------ which types count what

_PEOPLED = TAKING.keys() | {
    ClaimType.CASUALTIES,
    ClaimType.EVACUATE,
    ClaimType.NEED,
    ClaimType.DEPLOY,
    ClaimType.WITHDRAW,
}
"""Types that count people wherever their trigger governs them."""
_DONE_TO = frozenset({ClaimType.CASUALTIES, ClaimType.DETAIN})
"""Types of which the subject of an active verb is not counted."""
_TOUCHING = frozenset(
    {
        ClaimType.ATTACK,
        ClaimType.BOMBING,
        ClaimType.BESIEGE,
        ClaimType.NEGOTIATE,
        ClaimType.CLASH,
        ClaimType.PROTEST,
    }
)
"""Types that count people who stand next to their trigger."""
_FIRING = frozenset({ClaimType.AIRSTRIKE, ClaimType.SHELLING, ClaimType.BOMBING, ClaimType.CHEMICAL})
_TARGETS = ("things", "ground")
"""Groups of what strikes hit."""
_MOVING = frozenset({ClaimType.CAPTURE, ClaimType.ADVANCE, ClaimType.WITHDRAW, ClaimType.HOLD})

_UNDERGOING = wordset("suffer sustain lose receive")
"""Verbs whose subject is harmed."""
_NOT_DONE_TO = wordset("from by against near between")
"""Prepositions of those who are not counted among the harmed."""
_WHERE = wordset("in on at during after over across within")
"""Prepositions of what nobody counts among the harmed unless it is people ("in two battlegrounds")."""

# ------------------------------------------------------------------------------------------- how far it is

_PLURAL = ("NNS", "NNPS")
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
    figures = find(tree, text, quantities, tellers)
    owners = _owners(tree, text, figures, tellers)
    return [
        tuple(
            _count(figure.quantity, text, of)
            for figure, owner in zip(figures, owners, strict=True)
            if owner == at and (of := what(tree, figure, teller))
        )
        for at, teller in enumerate(tellers)
    ]


def _owners(tree: Tree, text: str, figures: Sequence[Figure], tellers: Sequence[Teller]) -> list[int | None]:
    """Return which claim each figure belongs to; None for one that belongs to no claim."""
    owners: list[int | None] = []
    last: int | None = None
    for figure in figures:
        before = figures[last] if last is not None else None
        owner = owners[last] if last is not None else None
        if before is not None and figure.part:
            owners.append(owner)
        else:
            listed = owner if before is not None and lists(tree, text, before, figure) else None
            owners.append(_nearest(tree, figure, tellers, listed))
        if owners[-1] is not None:
            last = len(owners) - 1
    for at in reversed(range(len(figures) - 1)):
        if owners[at] is None and lists(tree, text, figures[at], figures[at + 1]):
            owner = _nearest(tree, figures[at], tellers, owners[at + 1])
            owners[at] = owner if owner == owners[at + 1] else None
    return owners


def _nearest(tree: Tree, figure: Figure, tellers: Sequence[Teller], listed: int | None) -> int | None:
    """Return which claim stands nearest to a figure, of those that can count such things.

    Args:
        tree: the sentence.
        figure: the figure.
        tellers: the claims.
        listed: the claim of the figure next to it in a list, if there is one.
    """
    event = any(figure.quantity.noun in range(*teller.tokens) for teller in tellers)
    if event and figure.quantity.single and figure.quantity.group == OTHER:
        return None  # "killed ten in **an assault**"
    ways = [_steps(tree, figure, teller, listed=at == listed) for at, teller in enumerate(tellers)]
    return ways.index(min(ways)) if min(ways, default=_FAR) <= _REACH else None


def _count(quantity: Quantity, text: str, of: str) -> Count:
    low, high = quantity.min, quantity.max
    if of == "metres":
        of = "km"
        low, high = (None if v is None else v / 1000 for v in (low, high))
    return Count(text=quantity.span.of(text), min=low, max=high, of=of)


# --------------------------------------------------------------------------------------------- whose figure


def _steps(tree: Tree, figure: Figure, teller: Teller, *, listed: bool) -> float:
    """How far a claim is from a figure; infinite when it counts no such thing.

    Args:
        tree: the sentence.
        figure: the figure.
        teller: the claim.
        listed: whether the figure before it in a list is the claim's.
    """
    if figure.other in range(*teller.tokens):
        return _FAR
    steps = _way(tree, figure.quantity.noun, teller.trigger)
    if overlap(figure.run, teller.tokens):
        steps = 0.0
    if any(i in range(*teller.tokens) for i in figure.beside):
        steps = min(steps, _TOUCH)
    hit = figure.quantity.group in _TARGETS and _is_hit(tree, figure.quantity.noun, teller.trigger)
    if listed or (hit and teller.type in _FIRING):
        steps = min(steps, 1.0)
    governed = listed or (steps <= _NEAR and _governs(tree, teller.trigger, figure.quantity.noun))
    if _acts(tree, figure.quantity.noun, teller.trigger) and teller.type in _DONE_TO | WRECKING:
        return _FAR
    if not _counts(tree, figure, teller.type, teller.trigger, steps, governed=governed, listed=listed):
        return _FAR
    if governed and teller.type in WRECKING:
        steps -= _NEAR  # "destroyed 4 car bombs" tells of no bombing
    if _is_said_right_behind(tree, figure, teller):
        return -_REACH
    if any(overlap(figure.run, learned) for learned in teller.learned):
        steps -= _LEARNED
    return steps


def _is_said_right_behind(tree: Tree, figure: Figure, teller: Teller) -> bool:
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
    hangs = trigger in (noun, *tree.ancestors(noun)) or _is_hit(tree, noun, trigger)
    return (participle and tree.tokens[noun].xpos in _PLURAL) or hangs


def _is_hit(tree: Tree, noun: int, trigger: int) -> bool:
    """Whether a noun is what a strike does something to ("the **raids** hit three bridges")."""
    thing = tree.tokens[noun].head if tree.tokens[noun].deprel == "conj" else noun
    verb = tree.tokens[thing].head
    return (
        tree.tokens[trigger].upos == "NOUN"
        and tree.tokens[thing].deprel == "obj"
        and tree.subject(verb) == (trigger, False)
    )


def _counts(
    tree: Tree,
    figure: Figure,
    type_: ClaimType,
    trigger: int,
    steps: float,
    *,
    governed: bool,
    listed: bool,
) -> bool:
    """Whether a claim of the type counts such things, said so far from its trigger."""
    quantity = figure.quantity
    if quantity.single:
        suffers = governed and _suffers(tree, quantity.noun, trigger)
        return _counts_one(tree, quantity, type_, trigger, listed or suffers)
    if type_ in _DONE_TO and tree.case(quantity.noun) in _NOT_DONE_TO:
        return False
    if quantity.max == 0 and harm(tree, quantity.noun) == "casualties":
        return False
    if figure.is_bare and quantity.min == 1 == quantity.max and steps > _TOUCH:
        return False
    if quantity.group == OTHER and type_ is ClaimType.CASUALTIES and tree.case(quantity.noun) in _WHERE:
        return False
    if quantity.group == OTHER and type_ is ClaimType.CASUALTIES and _fares_otherwise(tree, figure, trigger):
        return False
    if quantity.group == OTHER and type_ in GIVING:
        return governed and tree.tokens[quantity.noun].xpos in _PLURAL
    if quantity.group in ("", PEOPLE, OTHER) and type_ not in WRECKING:
        return _counts_people(quantity, type_, steps)
    if quantity.group == DISTANCE:
        return type_ in _MOVING
    if quantity.group == "fire" and (type_ in _FIRING or steps <= 1):
        return type_ is not ClaimType.CASUALTIES
    if quantity.group in ("fire", "things", "ground", "area", OTHER):
        return type_ is not ClaimType.CASUALTIES and governed
    return type_ is not ClaimType.CASUALTIES


def _counts_people(quantity: Quantity, type_: ClaimType, steps: float) -> bool:
    if type_ in MILITARY:
        return quantity.of in ("", "fighters") and quantity.group != OTHER
    return type_ in _PEOPLED or (quantity.group != OTHER and type_ in _TOUCHING and steps <= 1)


def _counts_one(tree: Tree, quantity: Quantity, type_: ClaimType, trigger: int, direct: bool) -> bool:
    """Whether "a child", "a bridge" is a figure of a claim: persons harmed or taken, things wrecked.

    Whoever is killed or detained is a person, whatever he is called ("arrested **a bomb maker**").
    """
    if quantity.group == PEOPLE:
        return type_ in _DONE_TO and (direct or is_subset(tree, quantity.noun))
    if quantity.group == OTHER and type_ in _DONE_TO:
        token = tree.tokens[quantity.noun]
        of_noun = token.deprel == "nmod" and tree.case(quantity.noun) == "of"
        undergoing = "nsubj:pass" if tree.is_passive(trigger) else "obj"
        harmed = of_noun or token.deprel == undergoing
        return token.head == trigger and harmed and token.upos == "NOUN"
    return type_ in WRECKING and quantity.group in ("things", OTHER) and direct


def _acts(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a noun is the subject of a verb that has an object."""
    return (
        tree.tokens[noun].head == verb
        and tree.tokens[noun].deprel == "nsubj"
        and bool(tree.children(verb, "obj"))
        and tree.tokens[verb].lemma not in _UNDERGOING
        and not tree.is_passive(verb)
    )


def _fares_otherwise(tree: Tree, figure: Figure, trigger: int) -> bool:
    """Whether another verb says what things did or what became of them, and no harm to people.

    "Died when **two factions** clashed", "killed and **three tunnels** found".
    """
    noun = figure.quantity.noun
    behind = figure.beside[-1] if figure.beside else -1
    became = behind > noun and tree.tokens[behind].xpos == "VBN"
    verb = behind if became else tree.tokens[noun].head
    does = tree.tokens[noun].deprel == "nsubj" and tree.tokens[verb].upos == "VERB"
    if (
        tree.tokens[noun].xpos not in _PLURAL
        or not (became or does)
        or tree.tokens[verb].lemma.lower() in SAYING
    ):
        return False
    return verb != trigger and trigger not in tree.children(verb, "conj") and not harm(tree, verb)


def _suffers(tree: Tree, noun: int, trigger: int) -> bool:
    """Whether a noun stands where those stand to whom something is done.

    Not who is only told in a phrase beside it ("killed two **in search of** a leader").
    """
    token = tree.tokens[noun]
    if token.deprel == "conj":
        return _suffers(tree, token.head, trigger)
    if token.deprel in ("nsubj", "nsubj:pass") and tree.children(token.head, "obj"):
        return tree.tokens[token.head].lemma in _UNDERGOING
    if token.deprel == "obj" or (token.deprel == "nmod" and tree.case(noun) in ("of", "to")):
        head = tree.tokens[token.head]
        aside = head.upos == "NOUN" and tree.case(token.head) in _WHERE
        return token.head == trigger or not aside
    return token.deprel in ("nsubj:pass", "nsubj", "root")


def _way(tree: Tree, noun: int, trigger: int) -> float:
    """Weighted steps through the tree from a counted noun to a trigger."""
    up, down = tree.path(noun, trigger)
    relation = [_climb(tree, i) for i in up[:-1]]
    back = [tree.tokens[i].deprel.split(":")[0] for i in down]
    return sum(_UP.get(r, 1.0) for r in relation) + sum(_DOWN.get(r, 2.0) for r in back)


def _climb(tree: Tree, i: int) -> str:
    """The relation by which to climb from a word; coordinated with a subject of its own, it is a clause."""
    relation = tree.tokens[i].deprel.split(":")[0]
    clause = relation == "conj" and tree.tokens[i].upos == "VERB" and tree.children(i, "nsubj", "nsubj:pass")
    return "parataxis" if clause else relation
