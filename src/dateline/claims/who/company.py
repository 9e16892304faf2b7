"""Who acts or suffers together: lists of parties and people, wholes and their parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline import ids
from dateline.claims.counts.quantities import PEOPLE, kind
from dateline.claims.draft import Draft, lists
from dateline.claims.heads import RoleSpan
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree, overlap
from dateline.claims.who.pronouns import PLURAL
from dateline.claims.wordlists import wordset
from dateline.model import ActorMention, ClaimType, Span

_DESCRIBE = ("amod", "compound", "nmod", "nmod:poss")
"""Relations of words to the noun that they describe."""
_AMONG = re.compile(r"\b(?:including|(?:among|of) them)\b")
"""Words that open who is among those named before."""
_TOGETHER = tuple(("in", noun) for noun in ("cooperation", "coordination", "collaboration", "concert"))
"""Words before "with" whom somebody does something together with."""
HOW_MANY = wordset("number dozens scores hundreds thousands handful")
"""Words that stand for people of whom they only say how many."""
_TELLING = ("VERB", "AUX")
_MUTUAL = frozenset({ClaimType.CLASH, ClaimType.NEGOTIATE})
"""Types whose agents may be each other's opponents."""
_ONE_SIDED = wordset(
    "assault attack offensive counteroffensive counter-offensive counterattack counter-attack push advance "
    "campaign resistance defence defense defeat raid ambush uprising insurgency rebellion victory fire"
)
"""Nouns of fighting that have one agent."""
_UNDERTAKINGS = wordset("operation invasion incursion intervention blitz surge sweep")
"""Other nouns of what one side does with its forces."""


def is_mutual(draft: Draft) -> bool:
    """Whether those who take part are each other's opponents ("battle", no "assault"), told by a noun."""
    lemma = draft.tree.tokens[draft.trigger].lemma.lower()
    return draft.is_noun and draft.proposal.type in _MUTUAL and lemma not in _ONE_SIDED


def is_undertaking(tree: Tree, noun: int) -> bool:
    """Whether a noun tells of what one side undertakes against another ("the **offensive**")."""
    return tree.tokens[noun].lemma.lower() in _ONE_SIDED | _UNDERTAKINGS


def in_one(scene: Scene, found: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Return who suffers, in the order of the text.

    Civilians joined by "and" are told of as one ("**two women and their children**").
    """
    text = scene.document.text
    out: list[ActorMention] = []
    for mention in sorted(found, key=lambda m: m.span):
        if out and _are_civil(scene, out[-1], mention):
            between = text[out[-1].span.end : mention.span.start]
            if between.strip(" ,") == "and":
                span = Span(out.pop().span.start, mention.span.end)
                mention = replace(mention, text=span.of(text), span=span)
        out.append(mention)
    return tuple(out)


def _how_many(tree: Tree, noun: int) -> int:
    """The word that says how many somebody is ("an unknown **number** of soldiers"), in a list."""
    head = tree.tokens[noun].head
    many = head >= 0 and tree.case(noun) == "of" and tree.lower[head] in HOW_MANY
    return head if many else noun


def _are_civil(scene: Scene, *mentions: ActorMention) -> bool:
    """Whether all are civilians by the words that name them."""
    return all(m.actor == scene.parties.actor(m.span) == ids.CIVILIANS for m in mentions)


def people_listed_with(scene: Scene, tree: Tree, runs: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return the people who are listed with those of some phrases ("a policeman and **a girl**")."""
    counted = [_how_many(tree, tree.top(run)) for run in runs]
    tops = {*counted, *(tree.top(run) for run in runs)}
    members = {i for top in tops for i in tree.conjuncts(_list(tree, top))}
    phrases = [tree.phrase(i, without=("nmod",)) for i in sorted(members) if kind(tree, i)[1] == PEOPLE]
    others = [run for run in phrases if not any(overlap(run, own) for own in runs)]
    whole = [(min(tree.phrase(top)[0], run[0]), run[1]) for top, run in zip(counted, runs, strict=True)]
    return [run for run in others if any(lists(_between(scene, tree, run, own)) for own in whole)]


def together(scene: Scene, tree: Tree, spans: tuple[RoleSpan, ...], *, mutual: bool) -> tuple[TokenSpan, ...]:
    """Keep the surest phrase and those that are listed with it; of mutual acts all."""
    runs = [span.tokens for span in spans]
    if mutual or len(runs) < 2:
        return tuple(runs)
    kept = [runs[0]]
    for run in sorted(runs[1:]):
        if any(_listed(scene, tree, *sorted((run, other))) for other in kept):
            kept.append(run)
    return tuple(kept)


def wholes(tree: Tree, runs: tuple[TokenSpan, ...]) -> tuple[TokenSpan, ...]:
    """Leave out who is among others of a role ("five people including **two children** and **a nurse**")."""
    kept: list[TokenSpan] = []
    for run in sorted(runs):
        if not (kept and _opens_part(tree, kept[-1][1], run[0])):
            kept.append(run)
    return tuple(run for run in runs if run in kept)


def _opens_part(tree: Tree, start: int, end: int) -> bool:
    """Whether what stands between two phrases of one clause says that the second is part of the first."""
    between = " ".join(tree.lower[start:end])
    telling = (i for i in range(start, end) if tree.lower[i] != "including")
    return _AMONG.search(between) is not None and not any(tree.tokens[i].upos in _TELLING for i in telling)


def _listed(scene: Scene, tree: Tree, first: TokenSpan, second: TokenSpan) -> bool:
    """Whether two phrases are members of one list."""
    one, other = tree.top(first), tree.top(second)
    return other in tree.children(one, "conj") or lists(_between(scene, tree, first, second))


def _between(scene: Scene, tree: Tree, one: TokenSpan, other: TokenSpan) -> str:
    """What stands between two phrases."""
    first, second = sorted((tree.span(one), tree.span(other)))
    return scene.document.text[first.end : second.start]


def meant_with(scene: Scene, run: TokenSpan, tree: Tree, party: ActorMention) -> Iterator[ActorMention]:
    """The other parties that "they" stands for ("**Rebels** and **militiamen** came. They burned it").

    Args:
        scene: the report.
        run: the pronoun.
        tree: its sentence.
        party: the first that it stands for.
    """
    if run[1] - run[0] > 1 or tree.lower[run[0]] not in PLURAL or party.span == tree.span(run):
        return
    named = ((told, own) for told in scene.trees if (own := told.run(party.span)))
    members = [(told, noun) for told, own in named for noun in told.children(told.top(own), "conj")]
    for told, noun in members:
        start, end = told.phrase(noun, without=("nmod",))
        start += told.tokens[start].upos == "CCONJ"
        other = scene.parties.mention(told.span((start, end)), head=told.tokens[noun].start)
        if other.actor not in (ids.UNLISTED, ids.UNSPECIFIED, party.actor):
            yield other


def beside(scene: Scene, draft: Draft, found: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The parties that grammar joins to one that acts ("**Russian** and regime air strikes")."""
    tree, type_ = draft.tree, draft.proposal.type
    tops = [tree.top(run) for mention in found if (run := tree.run(mention.span))]
    acting = {mention.actor for mention in found}
    for name in scene.parties.names(Span(tree.sentence.start, tree.sentence.end)):
        span = Span(name.start, name.end)
        run = tree.run(span)
        if run is None or any(overlap(run, own) for m in found if (own := tree.run(m.span))):
            continue
        mention = scene.parties.mention(span)
        if mention.actor in acting or not scene.parties.may_do(mention.actor, type_):
            continue
        heads = [i for i in range(*run) if tree.tokens[i].head not in range(*run)]
        if any(_side_by_side(tree, top, i) for top in tops for i in heads) or joins(draft, tree.top(run)):
            acting.add(mention.actor)
            yield mention


def _side_by_side(tree: Tree, one: int, other: int) -> bool:
    """Whether two words are members of one list, or describe one noun with an "and" between them."""
    first, second = sorted((one, other))
    joined = any(tree.lower[at] in ("and", "&") for at in range(first, second))
    describe = all(tree.tokens[at].deprel in _DESCRIBE for at in (one, other))
    same_noun = tree.tokens[one].head == tree.tokens[other].head
    return _list(tree, one) == _list(tree, other) or (describe and same_noun and joined)


def joins(draft: Draft, other: int) -> bool:
    """Return whether somebody does with who acts what a verb says ("fought **alongside the army**")."""
    tree = draft.tree
    case = next(iter(tree.children(other, "case")), other)
    with_them = tree.lower[case] == "with" and tree.lower[case - 2 : case] in _TOGETHER
    with_them = with_them or (tree.lower[case - 1 : case + 1] == ("together", "with"))
    alongside = tree.lower[case] == "alongside" or (with_them and not tree.is_passive(draft.trigger))
    verbs = (at for at in tree.ancestors(other) if tree.tokens[at].upos in _TELLING)
    return alongside and next(verbs, None) == draft.trigger


def _list(tree: Tree, at: int) -> int:
    """The first member of the list that a word belongs to; the word itself where it is in none."""
    while tree.tokens[at].deprel == "conj":
        at = tree.tokens[at].head
    return at
