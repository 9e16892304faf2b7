"""Whether a claim says that the thing happened, goes on, is planned, failed, or might be so.

Every type has its usual status: a place is held, an attack happened. What grammar plainly says (negation,
modals, plans, attempts, tense, hedges, conditions) outweighs it; the learned head, where it is sure,
outweighs all but denials and plain futures.
"""

import re
from collections.abc import Iterator, Mapping

from dateline.claims.attribution import DENYING
from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType

# ---------------------------------------------------------------------------------- words above the event

_PLANS = wordset(
    "plan intend want aim vow promise pledge prepare order hope threaten expect decide agree urge call need "
    "ready set propose schedule determine plot conspire authorise authorize consider seek battle fight work "
    "request ask demand"
)
"""What somebody means to do, or wants of others, follows them as an infinitive."""
_COMMANDS = wordset("order instruct command")
"""What is ordered has not been done."""
_ENDS = wordset("stop halt end cease suspend refrain")
"""What is done to what goes on."""
_PLAN_OF = wordset(
    "plan prepare order propose schedule call urge demand request threaten authorise authorize consider plot "
    "decision preparation timeline proposal idea await"
)
"""Words whose object or "of" is an event to come."""
_PREPARES = wordset("prepare plan intend plot")
_TRIES = wordset("try attempt seek endeavour")
_FAILS = wordset("fail refuse unable decline prevent stop foil thwart avert abort avoid")
_WARDS_OFF = wordset("repel halt block repulse break")
"""Whose attempts somebody wards off did not succeed."""
_ACHIEVES = wordset(
    "manage able succeed force cause allow let help enable compel oblige prompt trigger result"
)
"""What follows them as an infinitive came to pass."""
_UNDERTAKES = wordset(
    "launch mount wage begin start offensive counteroffensive operation campaign assault attack push bid "
    "drive battle fight effort mission struggle"
)
"""What is undertaken to some end has not reached it yet."""
_GOES_ON = wordset("continue remain keep")
_GUESSES = wordset("believe think suspect allege accuse presume fear assume suppose suggest warn blame")
_UNSURE = wordset("allegation possibility threat risk prospect fear danger suspicion likelihood")
"""Nouns whose "of" or "that" may or may not be so."""
_THIS = wordset("this it that")
_NOBODY = wordset("nobody few none")
_IN_ORDER = wordset("first second third fourth fifth sixth latest")
_SAYINGS = wordset("claim report allegation accusation suggestion")

# ------------------------------------------------------------------------------------ words beside the event

_NOT = wordset("not n't n’t never no without nor neither nt unsuccessfully")
_BEYOND = wordset("outside beyond out")
_REIGN = wordset("control hand rule authority power")
"""Nouns with which those prepositions say whose a place is not ("out of government control")."""
_MAY = wordset("may might could")
_COMES = wordset("will shall 'll ’ll")
_WILL = _COMES | wordset("would should must wo ca")
_HEDGES = wordset(
    "possibly probably apparently allegedly alleged suspected presumably perhaps likely possible purported "
    "supposedly potential unconfirmed"
)
_DOUBTS = wordset("possibly probably presumably perhaps supposedly")
"""Of them, those by which who tells of it is not sure himself."""
_PLANNED = wordset("planned upcoming imminent proposed future expected looming scheduled anticipated")
_FAILED = wordset("failed abortive unsuccessful foiled thwarted attempted botched aborted")
_ONGOING = wordset(
    "ongoing continuing continued underway current currently daily regular constant relentless intensifying "
    "still often usually regularly frequently persistent systematic"
)
_FORMER = wordset("former then ex erstwhile once one-time then- old previous")

# ------------------------------------------------------------------------------------------ events themselves

_STATES = frozenset({ClaimType.HOLD, ClaimType.BESIEGE, ClaimType.NEED})
"""Types that tell of a state, which goes on unless its verb says that it began or ended."""
_LASTING_NOUNS = wordset("war conflict campaign control siege onslaught blockade fight insurgency")
_BACKING = re.compile(r"back|support|fund|ally|allied|arm|train", re.IGNORECASE)
"""Aid that goes on where it only says whose side somebody is on ("US-backed")."""
_TOLD_IN_PRESENT = frozenset({ClaimType.ACCUSE, ClaimType.CASUALTIES})
"""Types that the present tense tells as done ("the ministry condemns")."""
_HAVING = wordset("have has had having 've ’ve")
_PROGRESSIVE = wordset("is are 's 're ’s ’re been be am")
_BOUNDS = wordset("begin start erupt launch end break lift")
"""Verbs that say when a state began or ended."""
_UNDERTAKINGS = frozenset({ClaimType.OPERATION, ClaimType.ADVANCE})
BEGINS = wordset("begin start")
"""Verbs that say that something undertaken has begun, which happened."""
_COLLAPSES = wordset("collapse crumble fray unravel")
"""Verbs that say that what was agreed came to an end, which happened."""
_LIGHT = wordset("carry wage conduct launch lead provide mount intensify face continue stage keep direct")
"""Verbs that lend their tense to the event noun that they govern."""
_FULL_STOPS = (".", "!", "?", '"', "”", "'", "’", ":", "…")

_STRONG, _BEGUN, _FAIR, _LEANING, _WEAK = 4.5, 3.0, 1.4, 1.1, 0.6
"""A strong sign outweighs the head and a fair one; a fair or leaning one outweighs what is usual; a weak one
does not."""
_HEAD = 3.0
"""What the head's whole word is worth where the usual status is worth 1: on gold/dev and on the reports of
evaluation/ (.850 and .897 right) less is worse (.835 and .859 with 0.2), and so is more (.846 and .893
with 8)."""


Sign = tuple[ClaimStatus, float]
"""A status that the words speak for, and how much; against, if negative."""


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
    score = {status: _HEAD * learned.get(status, 0.0) for status in ClaimStatus}
    usual = ClaimStatus.ONGOING if _lasts(tree, trigger, type_) else ClaimStatus.HAPPENED
    score[usual] += 1.0
    for status, weight in _signs(tree, trigger, type_):
        score[status] += weight
    return max(ClaimStatus, key=lambda status: score[status])


def is_beyond(tree: Tree, trigger: int) -> bool:
    """Whether a hold is told as whose a place is not ("out of government **control**").

    Args:
        tree: the sentence.
        trigger: token that names the hold.
    """
    before = {tree.lower[c] for c in tree.children(trigger, "case")}
    return tree.tokens[trigger].lemma.lower() in _REIGN and bool(before & _BEYOND)


def _lasts(tree: Tree, trigger: int, type_: ClaimType) -> bool:
    """Whether an event of the type goes on unless something else is said."""
    token = tree.tokens[trigger]
    if type_ in _STATES or token.lemma.lower() in _LASTING_NOUNS:
        return True
    describes = token.deprel.split(":")[0] in ("amod", "acl", "compound") or token.upos != "VERB"
    if type_ is ClaimType.AID:
        return describes and _BACKING.match(token.text) is not None or token.xpos == "VBG"
    return type_ is ClaimType.DEPLOY and describes


def _signs(tree: Tree, trigger: int, type_: ClaimType) -> Iterator[Sign]:
    verb = _clause(tree, trigger)
    beside = {tree.lower[c] for c in _modifiers(tree, trigger)}
    if verb != trigger:
        beside |= {tree.lower[c] for c in tree.children(verb, "aux", "advmod")}
    yield from _words_beside(beside)
    if type_ is ClaimType.HOLD and is_beyond(tree, trigger):
        yield ClaimStatus.DENIED, _STRONG
        yield ClaimStatus.ONGOING, -_FAIR  # "still": the lack of it goes on
    yield from _tense(tree, verb, type_, is_event=verb == trigger, lasts=_lasts(tree, trigger, type_))
    yield from _own_word(tree, verb, is_event=verb == trigger)
    if sign := _word_above(tree, verb):
        yield sign
    if tree.tokens[trigger].upos != "VERB" and (sign := _noun_above(tree, trigger)):
        yield sign
    if _is_condition(tree, verb):
        yield ClaimStatus.POSSIBLE, _FAIR
    if _is_disputed(tree, trigger):
        yield ClaimStatus.POSSIBLE, _STRONG
    if _is_asked(tree):
        yield ClaimStatus.POSSIBLE, _STRONG


def _clause(tree: Tree, trigger: int) -> int:
    """The word whose tense tells of an event: a verb itself, or the verb or adjective that it is said of.

    Of two joined infinitives it is the first.
    """
    token = tree.tokens[trigger]
    if token.upos in ("VERB", "AUX"):
        if token.deprel == "conj" and token.xpos == "VB" and not tree.children(trigger, "aux", "mark"):
            return token.head if tree.tokens[token.head].upos in ("VERB", "AUX") else trigger
        return trigger
    if token.deprel == "conj" and tree.tokens[token.head].upos in ("NOUN", "PROPN"):
        return _clause(tree, token.head) if tree.verb_above(token.head) is not None else trigger
    if token.deprel.split(":")[0] in ("obj", "nsubj", "xcomp"):
        above = token.head
        return above if tree.tokens[above].upos in ("VERB", "AUX", "ADJ") else trigger
    return trigger


def _modifiers(tree: Tree, trigger: int) -> Iterator[int]:
    """Words beside an event, and the "no" before whom it befell ("no civilians were harmed")."""
    yield from tree.children(trigger, "aux", "advmod", "amod", "det", "cop", "case")
    for noun in (*tree.children(trigger, "nsubj"), *_joined_to(tree, trigger)):
        first = min(tree.below(noun))
        if tree.lower[first] == "no":
            yield first


def _joined_to(tree: Tree, trigger: int) -> list[int]:
    """The noun that an event noun is coordinated with ("no casualties or damage")."""
    token = tree.tokens[trigger]
    return [token.head] if token.deprel == "conj" and tree.tokens[token.head].upos == "NOUN" else []


def _words_beside(beside: set[str]) -> Iterator[Sign]:
    if beside & _NOT:
        yield ClaimStatus.DENIED, _FAIR
    if beside & _FAILED:
        yield ClaimStatus.DENIED, _STRONG
    if beside & _MAY and not beside & _NOT:
        yield ClaimStatus.POSSIBLE, _FAIR
    if beside & (_WILL | _PLANNED) and not beside & _NOT:
        yield ClaimStatus.PLANNED, _STRONG if beside & _COMES else _FAIR
    if beside & _HEDGES:
        yield ClaimStatus.POSSIBLE, _STRONG if beside & _DOUBTS else _FAIR
    if beside & _ONGOING:
        yield ClaimStatus.ONGOING, _FAIR
    if beside & _FORMER:
        yield ClaimStatus.HAPPENED, _FAIR


def _tense(tree: Tree, verb: int, type_: ClaimType, *, is_event: bool, lasts: bool) -> Iterator[Sign]:
    token = tree.tokens[verb]
    aux = {tree.lower[c] for c in tree.children(verb, "aux")}
    marks = {tree.lower[m] for m in tree.children(verb, "mark", "case")}
    if aux & (_WILL | _MAY) or token.upos not in ("VERB", "AUX"):
        return
    past = token.xpos == "VBD" or (token.xpos == "VBN" and aux & _HAVING)
    if past and is_event:
        yield ClaimStatus.PLANNED, -_FAIR  # a simple past is no plan
    began = past and (is_event or token.lemma.lower() in _BOUNDS)
    if (lasts or type_ in (ClaimType.DEPLOY, ClaimType.CLASH)) and (began or marks & {"after", "before"}):
        yield ClaimStatus.HAPPENED, _LEANING
    if past and type_ in _UNDERTAKINGS and token.lemma.lower() in BEGINS | {"launch"}:
        yield ClaimStatus.HAPPENED, _BEGUN
    if type_ is ClaimType.NEGOTIATE and token.lemma.lower() in _COLLAPSES:
        yield ClaimStatus.HAPPENED, _STRONG
    if token.xpos == "VBG" and (aux & _PROGRESSIVE or (type_ is ClaimType.CLASH and is_event and not marks)):
        yield ClaimStatus.ONGOING, _LEANING
    if (
        type_ not in _TOLD_IN_PRESENT
        and _is_present(tree, verb, aux)
        and (is_event or tree.tokens[verb].lemma.lower() in _LIGHT)
    ):
        yield ClaimStatus.ONGOING, _LEANING


def _is_present(tree: Tree, verb: int, aux: set[str]) -> bool:
    """Whether a verb stands in the present tense, outside headlines, which tell so what happened."""
    token = tree.tokens[verb]
    if token.xpos in ("VBZ", "VBP"):  # "fled" is sometimes taken for a present
        simple = token.text.lower() == token.lemma.lower() or token.text.endswith("s")
        return simple and not aux & _HAVING and not _is_headline(tree)
    return token.xpos == "VBN" and bool(aux & {"is", "are"}) and not _is_headline(tree)


def _is_headline(tree: Tree) -> bool:
    """Whether no full stop ends the sentence: the present tense of headlines tells what happened."""
    return not tree.tokens[-1].text.endswith(_FULL_STOPS)


def _own_word(tree: Tree, verb: int, *, is_event: bool) -> Iterator[Sign]:
    """What the verb of an event says itself ("tried to storm" as one trigger, "are believed", "likely")."""
    own = tree.tokens[verb].lemma.lower()
    if own in ("fail", "try", "attempt"):
        yield _attempt(tree, verb)
    elif is_event and own in _PREPARES:
        yield ClaimStatus.PLANNED, _FAIR
    elif own in _UNSURE if is_event else own in _GUESSES | _HEDGES and not tree.children(verb, "obj"):
        yield ClaimStatus.POSSIBLE, _FAIR


def _word_above(tree: Tree, verb: int) -> Sign | None:
    """What the verb or noun that a clause hangs from says of it."""
    head, relation = tree.tokens[verb].head, tree.tokens[verb].deprel.split(":")[0]
    marks = {tree.lower[m] for m in tree.children(verb, "mark", "case")}
    infinitive = "to" in marks and tree.tokens[verb].xpos != "VBG"
    if "in" in marks and tree.tokens[verb].xpos == "VBG" and head >= 0 and tree.tokens[head].upos != "ADJ":
        return ClaimStatus.HAPPENED, _FAIR  # "played a part in taking it"
    if head < 0 and infinitive:
        return ClaimStatus.PLANNED, _FAIR  # a headline's future
    if head < 0 or relation not in ("xcomp", "ccomp", "advcl", "acl", "obj", "obl"):
        return None
    if relation in ("ccomp", "xcomp"):
        # "denied …, and said that …": what is told hangs from the nearer of two joined verbs.
        nearer = [c for c in tree.children(head, "conj") if head < c < verb]
        head = nearer[-1] if nearer else head
    above = tree.tokens[head].lemma.lower()
    if _is_denied(tree, head, marks, infinitive=infinitive):
        return ClaimStatus.DENIED, _STRONG
    if above in _FAILS:
        return ClaimStatus.DENIED, _WEAK
    if infinitive and above in _TRIES:
        return _attempt(tree, head)
    if infinitive and (_is_unforeseen(tree, head) or _is_one_more(tree, head, relation)):
        return ClaimStatus.HAPPENED, _STRONG
    guessed = above in _GUESSES and (relation in ("xcomp", "ccomp") or "of" in marks)
    if guessed or above in _UNSURE or (infinitive and above in _HEDGES):
        return ClaimStatus.POSSIBLE, _FAIR
    if infinitive and above == "use" and _has_tool(tree, head, verb):
        return (ClaimStatus.HAPPENED, _FAIR) if tree.tokens[head].xpos == "VBD" else None
    if infinitive and above in _GOES_ON:
        return ClaimStatus.ONGOING, _FAIR
    went_on = above == "go" and "on" in {tree.lower[c] for c in tree.children(head)}
    undertaken = above in _UNDERTAKES and _undertakes(tree, head, verb)
    purpose = undertaken or (relation in ("advcl", "acl") and above not in _ACHIEVES and not went_on)
    ends = tree.tokens[verb].lemma.lower() in _ENDS
    if infinitive and ((above in _COMMANDS and not ends) or (purpose and above in _UNDERTAKES)):
        return ClaimStatus.PLANNED, _STRONG
    if (infinitive and (above in _PLANS or purpose)) or (above == "aim" and "at" in marks):
        return ClaimStatus.PLANNED, _FAIR
    if infinitive and above not in _ACHIEVES and tree.children(verb, "aux:pass"):
        return ClaimStatus.PLANNED, _LEANING  # "the last town to be freed"
    return None


def _is_unforeseen(tree: Tree, head: int) -> bool:
    """Whether a verb says that nobody had seen coming what came ("**few expected** it to fall")."""
    if tree.tokens[head].lemma.lower() != "expect" or tree.tokens[head].xpos not in ("VBD", "VBN"):
        return False
    nobody = any(tree.lower[i] in _NOBODY for i in tree.children(head, "nsubj"))
    return nobody or any(tree.lower[i] in _NOT for i in tree.children(head, "advmod"))


def _is_one_more(tree: Tree, noun: int, relation: str) -> bool:
    """Whether a noun says in which order something came about ("the **first** town **to fall** to them")."""
    counted = any(tree.lower[i] in _IN_ORDER for i in tree.children(noun, "amod"))
    to_come = any(tree.lower[i] in _WILL | _MAY for i in tree.children(noun, "aux"))
    return relation == "acl" and counted and not to_come


def _has_tool(tree: Tree, head: int, verb: int) -> bool:
    """Whether a verb has an object between it and an infinitive ("**used** mortars **to attack**")."""
    return any(head < i < verb for i in tree.children(head, "obj"))


def _undertakes(tree: Tree, head: int, verb: int) -> bool:
    """Whether a verb has something undertaken between it and an infinitive ("began an offensive to take")."""
    objects = (i for i in tree.children(head, "obj", "nsubj") if head < i < verb)
    return any(tree.tokens[i].lemma.lower() in _UNDERTAKES for i in objects)


def _is_denied(tree: Tree, head: int, marks: set[str], *, infinitive: bool) -> bool:
    """Whether the word above says that a clause is not so ("failed to", "repelled attempts to")."""
    above = tree.tokens[head].lemma.lower()
    if above in DENYING or (above in _SAYINGS and _hangs_from(tree, head, DENYING)):
        return True
    if above in _FAILS:
        return infinitive or "from" in marks
    beside = {tree.lower[c] for c in tree.children(head, "amod", "advmod", "det")}
    return infinitive and (_hangs_from(tree, head, _FAILS | _WARDS_OFF) or bool(beside & (_FAILED | _NOT)))


def _attempt(tree: Tree, verb: int) -> Sign:
    """A past attempt that is told as no more did not succeed; one under way is a plan."""
    token = tree.tokens[verb]
    if token.lemma.lower() in _FAILS:
        return ClaimStatus.DENIED, _STRONG
    if token.xpos == "VBD" or (token.xpos == "VBN" and tree.children(verb, "aux")):
        return ClaimStatus.DENIED, _FAIR
    return ClaimStatus.PLANNED, _FAIR + _WEAK


def _noun_above(tree: Tree, trigger: int) -> Sign | None:
    """What the word says that an event noun is the object or the "of" of."""
    head, relation = tree.tokens[trigger].head, tree.tokens[trigger].deprel.split(":")[0]
    if head < 0 or relation not in ("obj", "obl", "nmod", "compound"):
        return None
    above = tree.tokens[head].lemma.lower()
    if above in _PLAN_OF:
        return ClaimStatus.PLANNED, _FAIR
    if above in _UNSURE or (above in _GUESSES and tree.case(trigger) == "of"):
        return ClaimStatus.POSSIBLE, _FAIR
    return None


def _is_condition(tree: Tree, verb: int) -> bool:
    """Whether a clause says only what would be ("if", "whether", "capturing it would be")."""
    head = tree.tokens[verb].head
    around = [i for i in (verb, head) if i >= 0]
    if any(tree.lower[m] in ("if", "unless", "whether") for i in around for m in tree.children(i, "mark")):
        return True
    return tree.tokens[verb].deprel == "csubj" and any(
        tree.lower[a] in (*_MAY, "would") for a in tree.children(head, "aux")
    )


def _is_disputed(tree: Tree, trigger: int) -> bool:
    """Whether the sentence goes on to say that another denies it ("…, but officials **denied this**")."""
    denies = (i for i in range(trigger + 1, len(tree)) if tree.tokens[i].lemma.lower() in DENYING)
    return any(tree.lower[what] in _THIS for verb in denies for what in tree.children(verb, "obj"))


def _is_asked(tree: Tree) -> bool:
    """Whether a sentence asks if something is so ("Q: **Did** they take the town?"), and not when or why."""
    first = tree.lower.index(":") + 1 if tree.lower[1:2] in ((":",), (".",)) and ":" in tree.lower else 0
    return tree.tokens[-1].text == "?" and tree.tokens[min(first, len(tree) - 1)].upos == "AUX"


def _hangs_from(tree: Tree, noun: int, lemmas: frozenset[str]) -> bool:
    head = tree.tokens[noun].head
    return head >= 0 and tree.tokens[head].lemma.lower() in lemmas
