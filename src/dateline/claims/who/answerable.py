"""Who is said to be behind an event that a noun tells of: blamed, accused, claiming it, involved in it."""

from collections.abc import Sequence

from dateline.claims.once import once
from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset

_GUILTY = wordset("responsible guilty culpable answerable involved implicated complicit")
"""What somebody is who did it ("**responsible** for the raid")."""
_AUTHORS = wordset("mastermind author perpetrator architect culprit organizer organiser")
"""What somebody is called who did it."""
_MESSAGES = wordset(
    "statement leaflet communique communiqué message video letter note post pamphlet audio call"
)
"""In what somebody claims to have done it."""
_SHARE = wordset("responsibility credit part involvement participation role hand complicity")
"""What somebody has in an event that he did ("claimed **responsibility** for it")."""
_OWNING = wordset(
    "claim take accept assume admit acknowledge announce declare deny disclaim reject bear have share play "
    "lie"
)
"""Verbs by whose subject such a share is had, or denied."""
_CHARGING = wordset("accuse suspect convict charge indict implicate involve")
"""Verbs that lay an event to their object's charge ("**accused** the rebels of it")."""
_LAID_AT = {"attributed": "to", "blamed": "on"}
"""Participles behind an event, and what leads from them to who is held to have done it."""
_TAKING_PART = wordset("participate collaborate")
_HOLDING = wordset("hold consider deem believe find")
"""Verbs that say of their object what he is ("**held** them responsible")."""
_NOBODY = wordset("nobody none")
_INTO = ("for", "in", "of", "with", "by")
"""Prepositions that lead from such a word to the event."""


@once
def answerable(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the first word of each of those who are said to be behind an event.

    Args:
        tree: the sentence.
        noun: the event ("the **raid**, for which the rebels are responsible").
    """
    return tuple(i for i in _named(tree, noun) if not _is_none(tree, i))


def _is_none(tree: Tree, noun: int) -> bool:
    return tree.lower[noun] in _NOBODY or any(tree.lower[i] == "no" for i in tree.children(noun, "det"))


def _named(tree: Tree, noun: int) -> Sequence[int]:
    for participle in tree.children(noun, "acl"):  # "a raid **attributed** to the rebels"
        if leads := _LAID_AT.get(tree.lower[participle]):
            return [i for i in tree.children(participle, "obl") if tree.case(i) == leads]
    first = noun
    while tree.tokens[first].deprel == "conj":
        first = tree.tokens[first].head
    above, leads = tree.tokens[first].head, tree.case(first)
    if above < 0:
        return ()
    word = tree.tokens[above].lemma.lower()
    if leads == "behind":
        return (above,) if tree.tokens[first].deprel == "nmod" else ()
    if word == "attribute":
        return [i for i in tree.children(above, "obl") if tree.case(i) == "to"]
    if blamed := _blamed(tree, first):
        return blamed
    if leads not in _INTO:
        return ()
    if tree.lower[above] in _GUILTY and tree.tokens[above].upos == "ADJ":
        return _of_whom(tree, above)
    if word in _AUTHORS:
        return tree.children(above, "nsubj")
    if word in _CHARGING:
        return _charged(tree, above)
    if word in _SHARE:
        return _sharing(tree, above)
    shares = [i for i in tree.children(above, "obj") if tree.tokens[i].lemma.lower() in _SHARE]
    if word in _TAKING_PART or (word in _OWNING and shares):
        subject, _ = tree.subject(above)
        return () if subject is None else _whose(tree, subject)
    return ()


def _whose(tree: Tree, noun: int) -> Sequence[int]:
    """Who speaks through a message ("**they** left leaflets claiming the raid"); any other noun itself."""
    if tree.tokens[noun].lemma.lower() not in _MESSAGES:
        return (noun,)
    if owners := tree.children(noun, "nmod:poss"):
        return owners
    subject = tree.subject(tree.tokens[noun].head)[0] if tree.tokens[noun].deprel in ("obj", "obl") else None
    return () if subject is None else (subject,)


def _blamed(tree: Tree, noun: int) -> list[int]:
    """Return who is blamed for an event ("blamed **the rebels** for the raid", "the raid **on them**")."""
    verb = tree.verb_above(noun)
    if verb is None or tree.tokens[verb].lemma.lower() != "blame":
        return []
    if tree.tokens[noun].deprel in ("obj", "nsubj:pass"):
        behind = (*tree.children(noun, "nmod"), *tree.children(verb, "obl"))
        return sorted(i for i in behind if tree.case(i) == "on")[-1:]
    passive = tree.children(verb, "nsubj") if tree.is_passive(verb) else []
    return [i for i in (*tree.children(verb, "obj"), *passive) if i != noun and tree.case(noun) == "for"]


def _of_whom(tree: Tree, adjective: int) -> Sequence[int]:
    """Of whom an adjective is said: its subject, the noun before it, or whom somebody holds to be so."""
    token = tree.tokens[adjective]
    if token.deprel in ("amod", "acl", "acl:relcl"):
        return (token.head,)
    if subjects := tree.children(adjective, "nsubj"):
        return subjects
    if token.deprel != "xcomp" or tree.tokens[token.head].lemma.lower() not in _HOLDING:
        return ()
    if tree.is_passive(token.head):
        return tree.children(token.head, "nsubj")
    return tree.children(token.head, "obj") or tree.children(adjective, "compound")


def _charged(tree: Tree, verb: int) -> Sequence[int]:
    """Who is charged by a verb: its object, the subject of its passive, or the noun before its participle."""
    token = tree.tokens[verb]
    if token.deprel in ("acl", "amod"):
        return (token.head,)
    return tree.children(verb, "nsubj") if tree.is_passive(verb) else tree.children(verb, "obj")


def _sharing(tree: Tree, share: int) -> Sequence[int]:
    """Who has a share: whose it is ("**their** part in it"), or the subject of the verb that gives it."""
    if owners := tree.children(share, "nmod:poss", "nsubj"):
        return owners
    verb = tree.tokens[share].head
    if verb < 0 or tree.tokens[verb].lemma.lower() not in (*_OWNING, *_CHARGING):
        return ()
    if tree.tokens[verb].lemma.lower() in _CHARGING:  # "accused of involvement in it"
        return _charged(tree, verb)
    if tree.tokens[share].deprel == "nsubj:pass":
        return tree.agent(verb)
    if tree.tokens[share].deprel == "nsubj":  # "responsibility lies with them"
        return [i for i in tree.children(verb, "obl") if tree.case(i) == "with"]
    subject, passive = tree.subject(verb)
    return () if subject is None or passive else (subject,)
