"""Who did it, to whom: the phrases that fill a claim's roles, led back to actors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline import ids
from dateline.claims import bystanders, pronouns, roles
from dateline.claims.draft import Draft, lists
from dateline.claims.heads import RoleSpan
from dateline.claims.memory import ATTACKS, Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree, overlap
from dateline.claims.wordlists import wordset
from dateline.ids import ActorId
from dateline.model import ActorMention, ClaimType, Span

_MUTUAL = frozenset({ClaimType.CLASH, ClaimType.NEGOTIATE})
"""Types whose agents may be each other's opponents."""
_ONE_SIDED = wordset(
    "assault attack offensive counteroffensive counter-offensive counterattack counter-attack push advance "
    "campaign resistance defence defense defeat raid ambush uprising insurgency rebellion victory fire"
)
"""Nouns of fighting that have one agent."""
_DIRECTED = frozenset({*ATTACKS, ClaimType.CLASH, ClaimType.OPERATION, ClaimType.BESIEGE})
"""Types that are directed against somebody."""
_SYNTAX_FIRST = frozenset({ClaimType.HOLD})
"""Types for which the grammar of the trigger tells more than what was learned."""
_AGAINST = ("against", "with", "on", "from")
"""Prepositions before whom an event is directed at."""
_GRIP = wordset("control hands grip clutches hold rule occupation yoke grasp")
"""What a place is freed from, before "of" whom."""
_EMBLEMS = wordset("flag banner ensign standard colour color")
"""What is raised over a town, by whom it belongs to."""
_DESCRIBE = ("amod", "compound", "nmod", "nmod:poss")
"""Relations of words to the noun that they describe."""
_HYPHENS = ("-", "‐", "‑", "–")
_OTHERS = wordset("ally enemy opponent rival foe adversary partner supporter backer")
"""Words for who is not one's own."""
_LEAGUES = wordset("coalition alliance league bloc")
"""Words for several parties that act as one."""
_AMONG = re.compile(r"\b(?:including|(?:among|of) them)\b")
"""Words that open who is among those named before."""
_TELLING = ("VERB", "AUX")
_ON_PERSONS = frozenset({ClaimType.CASUALTIES, ClaimType.DETAIN})
"""Types that befall single persons."""
_UNDER_ARMS = wordset(
    "fighter militant soldier gunman rebel jihadist insurgent terrorist guerrilla recruit volunteer pilot "
    "commander warlord emir leader chief general colonel captain major lieutenant sergeant brigadier "
    "officer policeman"
)
"""Words for who is no civilian, or need not be one."""
_BEFORE_NOUN = wordset("of by against and ,")
"""What no phrase begins with."""
_NOBODY_KNOWN = (ids.UNLISTED, ids.UNSPECIFIED)
_SURE = 0.8
"""Least confidence with which a learned role overrules grammar."""
_OPPOSITE = {"agent": "patient", "patient": "agent"}


def actors(
    scene: Scene, draft: Draft, role: str, source: ActorMention | None, memory: Memory
) -> tuple[ActorMention, ...]:
    """Return who plays a role in a claim.

    Args:
        scene: the report.
        draft: the proposed claim.
        role: ``agent`` or ``patient``.
        source: who says so, for "we" and "our".
        memory: what was said before.
    """
    tree, type_ = draft.tree, draft.proposal.type
    opposite = _OPPOSITE[role]
    theirs = _by_syntax(scene, draft, opposite) if draft.frame.own else ()
    learned = tuple(
        span
        for span in draft.phrases(role)
        if not bystanders.belongs_elsewhere(draft, span.tokens, sure=span.confidence >= _SURE)
        and not any(overlap(span.tokens, run) for run in theirs)
        and not bystanders.only_says_where(scene, draft, span.tokens)
        and not (role == "agent" and bystanders.only_there(draft, span.tokens))
        and not (role == "patient" and bystanders.is_anothers_victim(draft, span.tokens))
    )
    by_syntax = tuple(
        run
        for run in _by_syntax(scene, draft, role)
        if draft.frame.own
        or not any(overlap(run, span.tokens) for span in draft.phrases(opposite) if span.confidence >= _SURE)
    )
    if type_ is ClaimType.CAPTURE:
        losers = _party_after(scene, draft, ("from",))
        if role == "patient" and losers:
            by_syntax, learned = losers, ()
        else:
            learned = tuple(span for span in learned if span.tokens not in losers)
    runs = _together(scene, tree, learned, mutual=_is_mutual(draft))
    runs = _wholes(tree, runs)
    runs = runs or _object_inside(scene, draft, role)
    runs = (by_syntax or runs) if type_ in _SYNTAX_FIRST else (runs or by_syntax)
    if role == "patient" and not runs and type_ in _DIRECTED:
        runs = _party_after(scene, draft, ("against",))
    own = _inside_trigger(scene, draft, role)
    out: list[ActorMention] = []
    for span in own or [span for run in runs for span in _apart(scene, tree.span(run))]:
        run = _antecedent(tree, tree.run(span))
        if (
            run is None
            or (tree.top(run) in draft.triggers and not own)
            or bystanders.is_nobody(tree, tree.top(run))
        ):
            continue
        while run[0] < tree.top(run) and tree.lower[run[0]] in _BEFORE_NOUN:
            run = (run[0] + 1, run[1])
        if role == "patient" and tree.tokens[tree.top(run)].lemma.lower() in _EMBLEMS:
            continue
        if not own and _is_member(tree, tree.top(run)):
            continue
        span = (
            tree.span(run)
            if tree.span(run).end <= span.start
            else Span(max(span.start, tree.span(run).start), span.end)
        )
        mention = _mention(scene, tree, span, run, source)
        if mention.text.lower() in pronouns.PRONOUNS:
            mention = _meant(scene, draft, role, run[0]) or replace(
                mention, actor=_antecedent_actor(scene, draft, mention, source, memory)
            )
        elif scene.parties.is_group(mention.text) and not _named(scene, mention.span):
            mention = replace(mention, actor=_group_meant(scene, draft, tree.top(run)) or mention.actor)
        elif role == "patient" and (loser := _loser(scene, draft, run)):
            mention = replace(mention, actor=loser)
        elif mention.actor != ids.CIVILIANS and (owner := _possessor(scene, draft, role, run)):
            mention = replace(mention, actor=owner.actor)
        if role == "patient" and (rest := bystanders.own_victim(draft, run)) is not None:
            whole = tree.span(tree.phrase(rest))
            mention = replace(mention, text=whole.of(scene.document.text), span=whole)
        if role == "patient" and type_ in _ON_PERSONS and mention.actor == ids.UNLISTED:
            mention = replace(mention, actor=_civilian(scene, tree, run))
        if role == "agent" and not scene.parties.may_do(mention.actor, type_):
            mention = replace(mention, actor=scene.parties.at_arms(mention.span) or mention.actor)
        if role == "agent" and mention.actor in _NOBODY_KNOWN and bystanders.is_weapon(tree, tree.top(run)):
            continue
        if all(m.span != mention.span for m in out) and (
            role != "agent" or scene.parties.may_do(mention.actor, type_)
        ):
            out.append(mention)
    return tuple(out) if role == "patient" else (*out, *_beside(scene, draft, out))


def _loser(scene: Scene, draft: Draft, run: TokenSpan) -> ActorId | None:
    """Whose the lost are ("**Russia** has lost 12 soldiers"), where they are told by a common noun."""
    tree = draft.tree
    if tree.tokens[draft.trigger].lemma.lower() != "lose" or _named(scene, tree.span(run)):
        return None
    subject, passive = tree.subject(draft.trigger)
    if subject is None or passive:
        return None
    span = tree.span(tree.phrase(subject))
    actor = scene.parties.at_arms(span) or scene.parties.actor(span)
    return None if actor in (*_NOBODY_KNOWN, ids.CIVILIANS) else actor


def _civilian(scene: Scene, tree: Tree, run: TokenSpan) -> ActorId:
    """A civilian, where a phrase names a person of whom it does not say that he bears arms."""
    told = {tree.tokens[i].lemma.lower() for i in range(*tree.phrase(tree.top(run)))}
    fits = scene.parties.is_person(tree.span(run)) and told.isdisjoint(_UNDER_ARMS)
    return ids.CIVILIANS if fits else ids.UNLISTED


def _beside(scene: Scene, draft: Draft, found: Sequence[ActorMention]) -> Iterator[ActorMention]:
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
        if any(_side_by_side(tree, top, tree.top(run)) for top in tops):
            acting.add(mention.actor)
            yield mention


def _side_by_side(tree: Tree, one: int, other: int) -> bool:
    """Whether two words are members of one list, or describe one noun with an "and" between them."""
    first, second = sorted((one, other))
    joined = any(tree.lower[at] in ("and", "&") for at in range(first, second))
    describe = all(tree.tokens[at].deprel in _DESCRIBE for at in (one, other))
    same_noun = tree.tokens[one].head == tree.tokens[other].head
    return _list(tree, one) == _list(tree, other) or (describe and same_noun and joined)


def _list(tree: Tree, at: int) -> int:
    """The first member of the list that a word belongs to; the word itself where it is in none."""
    while tree.tokens[at].deprel == "conj":
        at = tree.tokens[at].head
    return at


def _meant(scene: Scene, draft: Draft, role: str, pronoun: int) -> ActorMention | None:
    """The party that a pronoun stands for by grammar."""

    def fits(party: ActorMention) -> bool:
        return role != "agent" or scene.parties.may_do(party.actor, draft.proposal.type)

    return pronouns.meant(scene, draft.index, pronoun, fits)


def _group_meant(scene: Scene, draft: Draft, noun: int) -> ActorId | None:
    """The armed group that "the alliance" stands for by grammar."""

    def fits(party: ActorMention) -> bool:
        return scene.parties.is_armed(party.actor)

    party = pronouns.meant(scene, draft.index, noun, fits)
    return party.actor if party else None


def _possessor(scene: Scene, draft: Draft, role: str, run: TokenSpan) -> ActorMention | None:
    """The known party whose own somebody is ("its aircraft", "their men"); allies are others."""
    tree = draft.tree
    top = tree.top(run)
    owners = [c for c in tree.children(top, "nmod:poss") if tree.lower[c] in pronouns.POSSESSIVE]
    if not owners or tree.tokens[top].lemma.lower() in _OTHERS or _named(scene, tree.span(run)):
        return None
    party = _meant(scene, draft, role, owners[0])
    return party if party and party.actor not in _NOBODY_KNOWN else None


def _named(scene: Scene, span: Span) -> bool:
    """Whether a phrase holds an actor's own name."""
    return any(not n.generic and not n.metonym for n in scene.parties.names(span))


def _antecedent_actor(
    scene: Scene, draft: Draft, mention: ActorMention, source: ActorMention | None, memory: Memory
) -> ActorId:
    """Whom "they" means: who is named before in the sentence but does not say so, else who acted last."""
    sentence = draft.tree.sentence.start
    near = scene.parties.antecedent(mention.text.lower(), mention.span.start, sentence)
    named = near != ids.UNLISTED and not (source and source.actor == near)
    return mention.actor if named else memory.last_agent(draft.index) or mention.actor


def _is_mutual(draft: Draft) -> bool:
    """Whether those who take part are each other's opponents ("battle", no "assault"), told by a noun."""
    lemma = draft.tree.tokens[draft.trigger].lemma.lower()
    return draft.is_noun and draft.proposal.type in _MUTUAL and lemma not in _ONE_SIDED


def _by_syntax(scene: Scene, draft: Draft, role: str) -> tuple[TokenSpan, ...]:
    """The phrases that grammar puts into a role, of those that can be meant."""
    filled = roles.fill(draft.tree, draft.proposal, draft.frame, role=role)
    if not filled and draft.frame.own:
        filled = _party_after(scene, draft, draft.frame.agent if role == "agent" else draft.frame.patient)
    return tuple(
        run
        for run in filled
        if _may_be_actor(scene, draft.tree, run)
        and not bystanders.only_says_where(scene, draft, run)
        and (
            role != "agent"
            or (
                not bystanders.only_there(draft, run)
                and scene.parties.may_do(scene.parties.actor(draft.tree.span(run)), draft.proposal.type)
            )
        )
    )


def _mention(
    scene: Scene, tree: Tree, span: Span, run: TokenSpan, source: ActorMention | None
) -> ActorMention:
    """The actor of a phrase; that of its complement where the phrase alone says too little.

    "At least eight members" are known by what follows, "of the militia", or by an apposition.
    """
    top = tree.top(run)
    speaker = source.actor if source else None
    mention = scene.parties.mention(span, speaker=speaker, head=tree.tokens[top].start)
    names = scene.parties.names(span)
    if any(not n.generic for n in names) or not (names or mention.actor in _NOBODY_KNOWN):
        return mention
    for child in tree.children(top):
        if tree.tokens[child].deprel != "appos" and tree.case(child) != "of":
            continue
        fuller = scene.parties.mention(tree.span(tree.phrase(child)), speaker=speaker)
        if fuller.actor not in _NOBODY_KNOWN and (
            mention.actor in _NOBODY_KNOWN or _named(scene, fuller.span) or _is_member(tree, child)
        ):
            return replace(mention, actor=fuller.actor)
    return mention


def _is_member(tree: Tree, top: int) -> bool:
    """Whether a phrase says of whom a league consists, which is what acts ("a coalition of rebels")."""
    head = tree.tokens[top].head
    return tree.case(top) == "of" and head >= 0 and tree.tokens[head].lemma.lower() in _LEAGUES


def _party_after(scene: Scene, draft: Draft, prepositions: tuple[str, ...]) -> tuple[TokenSpan, ...]:
    """The party that a place is taken "from" or lost "to", wherever the parser hung it."""
    tree = draft.tree
    nouns = [i for i in range(draft.trigger + 1, len(tree)) if tree.case(i) in prepositions]
    nouns = [c for i in nouns for c in (tree.children(i, "nmod") if tree.lower[i] in _GRIP else [i])]
    runs = [tree.phrase(i, without=("nmod",)) for i in nouns]
    return tuple(r for r in runs if any(not n.metonym for n in scene.parties.names(tree.span(r))))[:1]


def _antecedent(tree: Tree, run: TokenSpan | None) -> TokenSpan | None:
    """The noun phrase that a relative pronoun stands for; any other phrase as it is."""
    if run is None or run[1] - run[0] > 1 or tree.lower[run[0]] not in ("which", "who", "that", "whom"):
        return run
    noun = next(
        (
            tree.tokens[a].head
            for a in (run[0], *tree.ancestors(run[0]))
            if tree.tokens[a].deprel == "acl:relcl"
        ),
        -1,
    )
    return tree.phrase(noun) if noun >= 0 else run


def _inside_trigger(scene: Scene, draft: Draft, role: str) -> list[Span]:
    """The parties that the trigger names: who holds or attacks ("rebel-held"), or whom ("fight with IS").

    The object of a verb is one of the latter ("drove the rebels out").
    """
    tree, text = draft.tree, scene.document.text
    trigger = tree.span(draft.proposal.tokens)
    found: list[Span] = []
    for name in scene.parties.names(trigger):
        span = Span(name.start, name.end)
        run = tree.run(span)
        outside = name.start < trigger.start and text[name.end : name.end + 1] not in _HYPHENS
        if outside or name.end > trigger.end or name.role == "civilians" or run is None:
            continue
        if bystanders.only_says_where(scene, draft, run):
            continue
        top = tree.top(run)
        against = tree.case(top) in (_AGAINST[:-1] if draft.proposal.type in ATTACKS else _AGAINST)
        suffers = against or tree.tokens[top].deprel == "obj"
        plays = suffers == (role == "patient")
        if lists(text[found[-1].end : span.start]) if found else plays:
            found.append(span)
    owner = _owner(tree, draft.proposal.tokens[0]) if found and role == "agent" else None
    return found if owner is None else [tree.span(owner)]


def _owner(tree: Tree, first: int) -> TokenSpan | None:
    """Whose the thing is that begins with a token ("the group's de facto Syrian capital")."""
    possessed = first > 1 and tree.lower[first - 1] in ("'s", "’s", "'", "’")
    return tree.phrase(first - 2) if possessed else None


def _object_inside(scene: Scene, draft: Draft, role: str) -> tuple[TokenSpan, ...]:
    """Whom a trigger of several words takes in ("killed three people")."""
    tree = draft.tree
    objects = [i for i in tree.children(draft.trigger, "obj") if i in range(*draft.proposal.tokens)]
    runs = [tree.phrase(i, without=("nmod",)) for i in objects]
    return tuple(run for run in runs if role == "patient" and _may_be_actor(scene, tree, run))


def _together(
    scene: Scene, tree: Tree, spans: tuple[RoleSpan, ...], *, mutual: bool
) -> tuple[TokenSpan, ...]:
    """Keep the surest phrase and those that are listed with it; of mutual acts all."""
    runs = [span.tokens for span in spans]
    if mutual or len(runs) < 2:
        return tuple(runs)
    kept = [runs[0]]
    for run in sorted(runs[1:]):
        if any(_listed(scene, tree, *sorted((run, other))) for other in kept):
            kept.append(run)
    return tuple(kept)


def _wholes(tree: Tree, runs: tuple[TokenSpan, ...]) -> tuple[TokenSpan, ...]:
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
    between = scene.document.text[tree.tokens[first[1] - 1].end : tree.tokens[second[0]].start]
    return other in tree.children(one, "conj") or lists(between)


def _may_be_actor(scene: Scene, tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase found by syntax alone stands for an actor, a person or a pronoun."""
    span = tree.span(run)
    if scene.parties.names(span):
        return True
    head = tree.tokens[tree.top(run)]
    if scene.places.inside(Span(head.start, head.end)):
        return False
    return scene.parties.actor(span) not in (ids.UNLISTED, ids.UNSPECIFIED)


def _apart(scene: Scene, span: Span) -> list[Span]:
    """Split "the army and the Kurdish fighters", "US-Russian", when all members are names of actors."""
    names = scene.parties.names(span)
    text = scene.document.text
    cuts = [span.start]
    for name, following in pairwise(names):
        between = text[name.end : following.start]
        pair = between in _HYPHENS and following.end == span.end
        if name.actor != following.actor and (pair or lists(between)):
            cuts.append(following.start)
    ends = [max(n.end for n in names if n.end <= cut) for cut in cuts[1:]]
    return [Span(a, b) for a, b in zip(cuts, [*ends, span.end], strict=True)]
