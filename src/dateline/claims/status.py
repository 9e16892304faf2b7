"""Whether a claim says that the thing happened, goes on, is planned, failed, or might be so.

The learned head gives a distribution; grammar (negation, modals, plans, attempts, tense, hedges) shifts it.
"""

from collections.abc import Mapping

from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType

_PLANS = wordset(
    "plan intend want aim vow promise pledge prepare order hope seek threaten expect decide agree "
    "urge call need ready set propose schedule determine"
)
_TRIES = wordset("fail refuse prevent stop foil thwart avoid halt repel unable decline abort")
_DENIALS = wordset("deny refute dispute dismiss reject")
_GUESSES = wordset("believe think suspect allege accuse presume fear assume suppose suggest may")
_MAY = frozenset(("may", "might", "could"))
_WILL = wordset("will would shall should must 'll ’ll")
_HEDGES = wordset(
    "possibly probably apparently allegedly alleged suspected presumably perhaps likely possible "
    "purported supposedly"
)
_GOES_ON = wordset("continue remain keep still ongoing underway current currently rage persist")
_NOT = wordset("not n't n’t never no without nor neither nt")
_ONGOING_TYPES = frozenset({ClaimType.HOLD, ClaimType.BESIEGE, ClaimType.NEED})

_WEIGHT = {"strong": 3.0, "fair": 1.4, "weak": 0.6}


def status_of(
    tree: Tree, trigger: int, type_: ClaimType, learned: Mapping[ClaimStatus, float]
) -> ClaimStatus:
    """Return the status of a claim.

    Args:
        tree: the sentence.
        trigger: token that names the event.
        type_: what kind of claim it is.
        learned: the head's distribution; empty when there is none.
    """
    score = {status: learned.get(status, 0.0) for status in ClaimStatus}
    if not learned:
        score[ClaimStatus.ONGOING if type_ in _ONGOING_TYPES else ClaimStatus.HAPPENED] += 1.0
    for status, weight in _signs(tree, trigger):
        score[status] += weight
    return max(ClaimStatus, key=lambda status: score[status])


def _signs(tree: Tree, trigger: int) -> list[tuple[ClaimStatus, float]]:
    signs: list[tuple[ClaimStatus, float]] = []
    strong, fair, weak = _WEIGHT["strong"], _WEIGHT["fair"], _WEIGHT["weak"]
    words = {tree.lower[c] for c in tree.children(trigger, "aux", "advmod", "amod", "det", "cop")}
    verb = trigger
    token = tree.tokens[trigger]
    is_argument = token.upos not in ("VERB", "AUX") and token.deprel.split(":")[0] in (
        "obj",
        "nsubj",
        "xcomp",
    )
    if is_argument and (above := tree.verb_above(trigger)) is not None:
        verb = above
        words |= {tree.lower[c] for c in tree.children(above, "aux", "advmod")}
    if words & _NOT:
        signs.append((ClaimStatus.DENIED, fair))
    if words & _MAY:
        signs.append((ClaimStatus.POSSIBLE, fair))
    if words & _WILL:
        signs.append((ClaimStatus.PLANNED, fair))
    if words & _HEDGES:
        signs.append((ClaimStatus.POSSIBLE, fair))
    if words & _GOES_ON:
        signs.append((ClaimStatus.ONGOING, weak))
    aux = {tree.lower[c] for c in tree.children(verb, "aux")}
    if tree.tokens[verb].xpos == "VBD" and not aux & (_WILL | _MAY):
        signs.append((ClaimStatus.PLANNED, -fair))  # a simple past is no plan
    if tree.tokens[verb].xpos == "VBG" and aux & {"is", "are", "'s", "'re", "’s", "’re"}:
        signs.append((ClaimStatus.ONGOING, weak))
    head = tree.tokens[verb].head
    relation = tree.tokens[verb].deprel.split(":")[0]
    if head >= 0 and relation in ("xcomp", "ccomp", "advcl", "acl", "obj", "obl"):
        # "denied …, and said that …": what is told hangs from the nearer of two joined verbs.
        nearer = [c for c in tree.children(head, "conj") if head < c < verb]
        governor = tree.tokens[nearer[-1] if nearer else head].lemma.lower()
        infinitive = any(tree.lower[m] == "to" for m in tree.children(verb, "mark"))
        if governor in _DENIALS:
            signs.append((ClaimStatus.DENIED, strong))
        elif governor in _TRIES:
            signs.append((ClaimStatus.DENIED, strong if infinitive else weak))
        elif infinitive and governor in _PLANS:
            signs.append((ClaimStatus.PLANNED, fair))
        elif governor in _GUESSES and relation in ("xcomp", "ccomp"):
            signs.append((ClaimStatus.POSSIBLE, fair))
        elif infinitive and governor in _GOES_ON:
            signs.append((ClaimStatus.ONGOING, weak))
        elif infinitive and relation == "advcl":
            signs.append((ClaimStatus.PLANNED, weak))
    if any(tree.lower[m] in ("if", "unless", "whether") for m in tree.children(verb, "mark")):
        signs.append((ClaimStatus.POSSIBLE, weak))
    return signs
