"""Who did it to whom and where: what the syntax around a trigger says, merged with what the heads learned.

Each filler is found in the slot that the frame of the trigger names: the subject of the active voice even
when the clause is passive, participial, relative or coordinated, the "by" and "of" of an event noun, the
subject of a light verb ("carried out air strikes"), the noun before a participle ("IS-held town").
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.claims.heads import Proposal
from dateline.claims.lexicon import Frame
from dateline.claims.once import once
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.who.answerable import answerable
from dateline.claims.wordlists import wordset

_LIGHT = wordset(
    "launch carry conduct stage mount begin start perform execute wage make suffer commit undertake "
    "continue lead announce resume open hold keep have intensify join back order halt stop end pursue "
    "deliver complete plan plot prepare attempt try claim admit acknowledge authorize authorise command "
    "coordinate orchestrate direct facilitate provide commence renew escalate step unleash spark trigger "
    "provoke cause inflict wreak bring use"
)
"""Verbs that lend their subject to the event noun they govern."""
_NEEDS_OBJECT = wordset(
    "kill wound injure hurt maim slay murder execute behead arrest detain capture seize abduct kidnap "
    "displace evacuate rescue free destroy damage recapture liberate"
)
"""Verbs without an object only where they stand in the passive."""
_KILLING = wordset("fatal deadly lethal")
"""Adjectives that say of an event that somebody died in it."""
_RELATIVE = ("which", "that", "who")
_EVENT_SUBJECT = wordset("take hit target strike occur happen begin erupt rage continue kill leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Tokens around a trigger, by syntactic slot."""

    trigger: int
    """The trigger's own token."""
    fillers: Mapping[str, list[int]] = field(default_factory=dict)
    """Slot to nouns, conjuncts included."""

    def first(self, names: tuple[str, ...]) -> list[int]:
        """Return the nouns of the first slot that is filled."""
        return next((self.fillers[name] for name in names if self.fillers.get(name)), [])

    def all(self, names: tuple[str, ...]) -> list[int]:
        """Return the nouns of all the slots, without repetition."""
        return list(dict.fromkeys(i for name in names for i in self.fillers.get(name, ())))


@once
def slots(tree: Tree, run: TokenSpan) -> Slots:
    """Return what fills the syntactic slots of a trigger."""
    trigger = tree.top(run)
    out: dict[str, list[int]] = defaultdict(list)
    if tree.tokens[trigger].upos in ("VERB", "AUX"):
        _verb_slots(tree, trigger, out)
    else:
        _noun_slots(tree, event_of(tree, trigger), out)
    place = tree.tokens[trigger].upos == "PROPN" and tree.tokens[trigger].deprel == "nmod"
    if place and tree.tokens[run[0]].deprel == "case":
        _add(out, "subject", tree.conjuncts(tree.tokens[trigger].head))  # "troops **in Syria**"
    for i in range(*run):
        if i != trigger and tree.tokens[i].upos == "NOUN":
            _prepositions(tree, i, out, "nmod", "obl")
    inside = set(range(*run))
    return Slots(
        trigger=trigger, fillers={slot: [i for i in ids if i not in inside] for slot, ids in out.items()}
    )


def _add(out: dict[str, list[int]], slot: str, nouns: list[int]) -> None:
    out[slot] += [i for i in nouns if i not in out[slot]]


def _prepositions(tree: Tree, at: int, out: dict[str, list[int]], *relations: str) -> None:
    for child in tree.children(at, *relations):
        if preposition := tree.case(child):
            nouns = [n for n in tree.conjuncts(child) if n == child or tree.case(n) in ("", preposition)]
            _add(out, preposition.split()[0] if preposition != "out of" else "from", nouns)


def _told_by_headline(tree: Tree, verb: int) -> bool:
    """Whether a participle lacks its "were": "Nine civilians killed in raids"."""
    bare = not tree.children(verb, "aux", "obj", "ccomp", "xcomp")
    return (
        bare and tree.tokens[verb].lemma.lower() in _NEEDS_OBJECT and tree.tokens[verb].xpos in ("VBN", "VBD")
    )


def _verb_slots(tree: Tree, verb: int, out: dict[str, list[int]]) -> None:
    subject, passive = tree.subject(verb)
    passive = passive or tree.is_passive(verb) or _told_by_headline(tree, verb)
    modifies = tree.tokens[verb].deprel in ("amod", "compound") and tree.tokens[verb].head >= 0
    if modifies:
        out["object" if tree.tokens[verb].xpos != "VBG" else "subject"] = [tree.tokens[verb].head]
        _add(out, "subject", tree.children(verb, "compound", "obl", "nsubj", "obj", "advmod"))
    elif subject is not None:
        _add(out, "object" if passive else "subject", tree.conjuncts(subject))
    for i in tree.children(verb, "obj"):
        _add(out, "object", tree.conjuncts(i))
    if subject is not None and _comes_under(tree, verb):
        _add(out, "object", tree.conjuncts(subject))
    _prepositions(tree, verb, out, "obl", "nmod")
    if passive:
        _add(out, "subject", out["by"])
    head = tree.tokens[verb].head
    if tree.tokens[verb].deprel == "conj" and head >= 0 and tree.tokens[head].upos == "VERB":
        if not out["object"] and not passive:
            for i in tree.children(head, "obj"):
                if i > verb:
                    _add(out, "object", tree.conjuncts(i))
        inherited: dict[str, list[int]] = defaultdict(list)
        _prepositions(tree, head, inherited, "obl")
        for slot, nouns in inherited.items():
            if slot not in ("by", "from") and not out[slot]:
                _add(out, slot, nouns)


def _comes_under(tree: Tree, verb: int) -> bool:
    """Whether a verb says that its subject suffers what is named after "under" ("**came under** fire")."""
    under = any(tree.case(noun) == "under" for noun in tree.children(verb, "obl"))
    return under and tree.tokens[verb].lemma.lower() == "come"


def _noun_slots(tree: Tree, noun: int, out: dict[str, list[int]]) -> None:
    for slot, relation in (("poss", "nmod:poss"), ("compound", "compound"), ("amod", "amod")):
        for i in tree.children(noun, relation):
            if tree.tokens[i].deprel == relation:
                _add(out, slot, tree.conjuncts(i))
    _prepositions(tree, noun, out, "nmod", "obl")
    head = tree.tokens[noun].head
    relation = tree.tokens[noun].deprel.split(":")[0]
    begun = [doer for first in _begun_by(tree, noun) for doer in tree.conjuncts(first)]
    _add(out, "subject", [*begun, *answering(tree, noun)])
    for participle in tree.children(noun, "acl"):
        if tree.tokens[participle].deprel == "acl" and tree.tokens[participle].xpos == "VBN":
            _prepositions(tree, participle, out, "obl")
    if relation == "conj" and head >= 0 and tree.tokens[head].upos == "NOUN":
        for slot in ("poss", "compound", "amod"):
            if not out[slot]:
                _add(out, slot, tree.children(head, {"poss": "nmod:poss"}.get(slot, slot)))
        relation, head = tree.tokens[head].deprel.split(":")[0], tree.tokens[head].head
    for i in [*([head] if relation == "appos" else []), *tree.children(noun, "appos")]:
        _add(out, "appos", tree.conjuncts(i))
    own = [s for i in tree.children(noun, "nsubj") for s in tree.conjuncts(i)]
    if head < 0:
        if not out["poss"]:
            _add(out, _own_slot(tree, noun), own)
        return
    lemma = tree.tokens[head].lemma.lower()
    if relation == "obj" and tree.case(noun):  # "attacked it **with** car bombs"
        relation = "obl"
    if tree.tokens[head].upos == "VERB" and (
        relation == "obj" or (relation == "nsubj" and tree.is_passive(head))
    ):
        subject, passive = tree.subject(head)
        if relation == "obj" and subject is not None and not passive:
            _add(out, "governor", tree.conjuncts(subject))
            _add(out, "subject", out["governor"] if lemma in _LIGHT else [])
        _prepositions(tree, head, out, "obl")
    elif tree.tokens[head].upos == "VERB" and relation in ("nsubj", "obl"):
        if tree.case(noun) == "under" and (subject := tree.subject(head)[0]) is not None:
            _add(out, "object", tree.conjuncts(subject))
        if lemma in _EVENT_SUBJECT or relation == "nsubj":
            if lemma in ("hit", "target", "strike", "destroy", "pound"):
                _add(out, "object", [o for i in tree.children(head, "obj") for o in tree.conjuncts(i)])
            _prepositions(tree, head, out, "obl")
        elif tree.case(noun) in ("in", "with", "through", "during"):
            subject, passive = tree.subject(head)
            if subject is not None and not passive:
                _add(out, "subject", tree.conjuncts(subject))
    if tree.children(noun, "cop"):
        _add(out, _own_slot(tree, noun), own)


def answering(tree: Tree, trigger: int) -> list[int]:
    """Who is said to be behind what a trigger tells of, conjuncts included."""
    event = event_of(tree, trigger)
    if tree.tokens[event].upos not in ("NOUN", "PROPN"):
        return []
    return [doer for first in answerable(tree, event) for doer in tree.conjuncts(first)]


def _begun_by(tree: Tree, noun: int) -> list[int]:
    """Who begins an event by a clause behind its noun ("the offensive that **the army** launched")."""
    verbs = [v for v in tree.children(noun, "acl") if tree.tokens[v].lemma.lower() in _LIGHT]
    begin = (v for v in verbs if all(tree.lower[i] in _RELATIVE for i in tree.children(v, "obj")))
    subjects = (i for verb in begin for i in tree.children(verb, "nsubj"))
    return [i for i in subjects if tree.tokens[i].deprel == "nsubj" and tree.lower[i] not in _RELATIVE]


def event_of(tree: Tree, trigger: int) -> int:
    """The event noun that a word says to have killed ("a **fatal** shooting"); any other word itself."""
    token = tree.tokens[trigger]
    killing = token.lemma.lower() in _KILLING and token.deprel == "amod"
    return token.head if killing and tree.tokens[token.head].upos == "NOUN" else trigger


def _own_slot(tree: Tree, noun: int) -> str:
    """The slot of a noun's own subject, who suffers what he is **under** ("is **under** attack")."""
    return "object" if tree.case(noun) == "under" else "subject"


def fill(tree: Tree, proposal: Proposal, frame: Frame, *, role: str) -> tuple[TokenSpan, ...]:
    """Return the phrases that syntax puts into a role of a proposed claim.

    Args:
        tree: the sentence.
        proposal: the trigger and its type.
        frame: the slots of that trigger.
        role: ``agent``, ``patient`` or ``place``.
    """
    around = slots(tree, proposal.tokens)
    names = {"agent": frame.agent, "patient": frame.patient, "place": frame.place}[role]
    nouns = around.all(names) if role != "agent" else around.first(names) or answering(tree, around.trigger)
    outside = () if role == "place" else ("nmod",)
    runs = (tree.phrase(i, without=outside) for i in nouns)
    return tuple(dict.fromkeys(_before_event(tree, run, around.trigger) for run in runs))


def _before_event(tree: Tree, run: TokenSpan, trigger: int) -> TokenSpan:
    """A phrase without what tells of the event behind it ("**the group** responsible for the raid")."""
    top = tree.top(run)
    told = (i for i in tree.children(top) if top < i < run[1] and trigger in tree.below(i))
    return run[0], next(told, run[1])
