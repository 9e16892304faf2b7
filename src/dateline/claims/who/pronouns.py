"""For whom a pronoun stands: the party that grammar offers first, in its sentence or in those before.

"The army said it had taken the hill": a pronoun in a clause means the subject of the clause above rather than
whoever was named last, and never the subject of its own clause; in a new sentence it means the subject of the
one before.

Reference: Hobbs 1978, Resolving pronoun references (the order of the search); Lappin and Leass 1994 (subjects
before objects, agreement in number).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline import ids
from dateline.claims.attribution import SAYING
from dateline.claims.counts.quantities import PEOPLE, kind
from dateline.claims.scene import Scene
from dateline.claims.tree import Tree
from dateline.claims.who import allegiance
from dateline.claims.wordlists import wordset
from dateline.model import ActorMention, Span

SINGULAR = wordset("it its itself")
PLURAL = wordset("they them their themselves")
PERSONAL = wordset("he him his she her hers")
PRONOUNS = SINGULAR | PLURAL | PERSONAL
POSSESSIVE = wordset("its their")
_BLAMING = wordset("accuse blame condemn criticise criticize denounce charge fault berate rebuke slam")
"""Verbs that speak of the deeds of their object ("accused Moscow over **its** raids")."""
_SENTENCES_BACK = 2
_SUBJECTS = ("nsubj", "nsubj:pass")
_OBJECTS = ("obj", "iobj", "obl:agent")
_NAMING = frozenset({"NOUN", "PROPN"})
_PARTY_NAMES = frozenset({"organisation", "person"})
_DEEPEST = 3
"""Pronouns that stand for each other before the search gives up."""

Fits = Callable[[ActorMention], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noun:
    """A noun that a pronoun may stand for."""

    sentence: int
    """Where it stands."""
    token: int
    """The noun itself."""
    governs: bool
    """Whether it is the subject of a clause around the pronoun, and hardly anything else can be meant."""


def meant(scene: Scene, sentence: int, at: int, fits: Fits, depth: int = 0) -> ActorMention | None:
    """Return the party that a pronoun stands for; None when grammar offers none.

    Args:
        scene: the report.
        sentence: index of the pronoun's sentence.
        at: the pronoun's token.
        fits: tells whether an actor can play the pronoun's part.
        depth: how many pronouns have led here.
    """
    pronoun = scene.trees[sentence].lower[at]
    for noun in _offered(scene, sentence, at):
        tree = scene.trees[noun.sentence]
        if tree.lower[noun.token] in PRONOUNS and depth < _DEEPEST:
            party = meant(scene, noun.sentence, noun.token, fits, depth + 1)
        else:
            party = _party(scene, tree, noun, pronoun)
        if party is not None and fits(party):
            return party
    return None


def _offered(scene: Scene, sentence: int, at: int) -> Iterator[_Noun]:
    """Yield nouns in the order in which a pronoun takes them."""
    tree = scene.trees[sentence]
    barred = _barred(tree, at)
    quoted = bool(scene.quotations[sentence])
    above = [noun for noun in _above(tree, at) if noun not in barred]
    if quoted:
        above = [noun for noun in above if noun < at or not _says(tree, noun)]
    for noun in above:
        yield _Noun(sentence=sentence, token=noun, governs=True)
    for relations in (_SUBJECTS, _OBJECTS):
        for noun in range(at - 1, -1, -1):
            if tree.tokens[noun].deprel in relations and noun not in barred and noun not in above:
                yield _Noun(sentence=sentence, token=noun, governs=False)
    for earlier in range(sentence - 1, max(-1, sentence - 1 - _SENTENCES_BACK), -1):
        before = scene.trees[earlier]
        for noun in _topics(before):
            if quoted and _says(before, noun):
                continue
            yield _Noun(sentence=earlier, token=noun, governs=False)


def _barred(tree: Tree, at: int) -> frozenset[int]:
    """Nouns of the pronoun's own clause: "the army shelled it" shells somebody else."""
    if tree.lower[at] in POSSESSIVE or tree.lower[at].endswith(("self", "selves")):
        return frozenset({at})
    verb = next(
        (v for v in (tree.tokens[at].head, *tree.ancestors(tree.tokens[at].head)) if _verbal(tree, v)), None
    )
    if verb is None:
        return frozenset({at})
    subject, _ = tree.subject(verb)
    own = [*tree.children(verb, "nsubj", "obj", "iobj", "obl"), *([subject] if subject is not None else [])]
    return frozenset({at, *own, *(c for noun in own for c in tree.conjuncts(noun))})


def _above(tree: Tree, at: int) -> Iterator[int]:
    """Yield the subjects of the clauses around a pronoun, the nearest first, and whose a thing is.

    "The town was **Al-Shabaab's** base since **it** lost the port."
    """
    for verb in tree.ancestors(at):
        if _verbal(tree, verb):
            subject, _ = tree.subject(verb)
            blamed = tree.children(verb, "obj") if tree.tokens[verb].lemma.lower() in _BLAMING else []
            yield from (noun for noun in blamed if noun < at and at not in tree.below(noun))
            if subject is not None and at not in tree.below(subject):
                yield subject
            owners = tree.children(verb, "nmod:poss") if tree.children(verb, "cop") else []
            yield from (noun for noun in owners if noun < at)


def _topics(tree: Tree) -> Iterator[int]:
    """Yield what a sentence is about: who does what is told in it, then who tells it, then the others."""
    subjects = [i for i, token in enumerate(tree.tokens) if token.deprel in _SUBJECTS]
    told = [i for i in subjects if not _says(tree, i)]
    yield from told
    yield from (i for i in subjects if i not in told)
    yield from (
        i for i, token in enumerate(tree.tokens) if token.deprel in _OBJECTS and not _is_told(tree, i)
    )


def _says(tree: Tree, noun: int) -> bool:
    """Whether a noun is who says something: in his own words "they" are others."""
    token = tree.tokens[noun]
    subject = token.deprel in _SUBJECTS and token.head >= 0
    return subject and tree.tokens[token.head].lemma.lower() in SAYING


def _is_told(tree: Tree, noun: int) -> bool:
    """Whether a noun is whom somebody tells something ("told **AFP**")."""
    head = tree.tokens[noun].head
    return head >= 0 and tree.tokens[head].lemma.lower() == "tell"


def _verbal(tree: Tree, at: int) -> bool:
    return at >= 0 and (tree.tokens[at].upos in ("VERB", "AUX") or bool(tree.children(at, "nsubj", "cop")))


def _party(scene: Scene, tree: Tree, noun: _Noun, pronoun: str) -> ActorMention | None:
    """The party that a noun names, if a pronoun may stand for it."""
    token, plural = tree.tokens[noun.token], pronoun in PLURAL
    if token.upos not in _NAMING:
        return None
    span = tree.span(tree.phrase(noun.token))
    mention = scene.parties.mention(span, head=token.start)
    served = allegiance.of(scene, tree, noun.token) if mention.actor == ids.UNLISTED else None
    mention = replace(mention, actor=served or mention.actor)
    listed = bool(tree.children(noun.token, "conj"))
    many = token.xpos in ("NNS", "NNPS") or listed
    if pronoun in PERSONAL:
        known_man = not many and mention.actor not in (ids.UNLISTED, ids.UNSPECIFIED)
        return mention if known_man and _is_man(scene, tree, noun.token) else None
    names = scene.parties.names(span)
    # "The mood in Syria" is nobody.
    said_of = bool(names) and all(n.metonym and not n.start <= token.start < n.end for n in names)
    known = mention.actor not in (ids.UNLISTED, ids.UNSPECIFIED) and not said_of
    if not plural and many and not (known and token.upos == "PROPN"):
        return None
    if not plural and token.upos == "NOUN" and kind(tree, noun.token)[1] == PEOPLE:  # no man is "it"
        return None
    one_man = not many and scene.parties.is_person(Span(token.start, token.end))
    if plural and one_man and not scene.parties.is_armed(mention.actor):  # "they" may be a leader's fighters
        return None
    if known:
        return mention
    named = any(
        e.type in _PARTY_NAMES and e.start < span.end and e.end > span.start for e in tree.sentence.entities
    )
    place = bool(scene.places.inside(Span(token.start, token.end)))
    says = token.head >= 0 and tree.tokens[token.head].lemma.lower() in SAYING
    plain = many if plural else not (says or said_of)
    return mention if not place and (named or (noun.governs and plain)) else None


def _is_man(scene: Scene, tree: Tree, noun: int) -> bool:
    """Whether a noun is a person, by name or by what he is ("the army **chief**, Ann Lee")."""
    tokens = [tree.tokens[i] for i in (noun, *tree.children(noun, "appos", "flat"))]
    return any(scene.parties.is_person(Span(token.start, token.end)) for token in tokens)
