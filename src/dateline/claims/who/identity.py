"""Whom a phrase of a claim means: a name, a pronoun, a group told of before, somebody's own, a civilian."""

from collections.abc import Sequence
from dataclasses import replace

from dateline import ids
from dateline.claims.counts.quantities import kind
from dateline.claims.draft import Draft
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.who import allegiance, bystanders, descriptions, pronouns
from dateline.claims.who.company import HOW_MANY
from dateline.claims.who.enmity import HARM
from dateline.claims.wordlists import wordset
from dateline.ids import ActorId
from dateline.model import ActorMention, ClaimType, Span

_OTHERS = wordset("ally enemy opponent rival foe adversary partner supporter backer")
"""Words for who is not one's own."""
_OFFSHOOTS = wordset("affiliate offshoot branch splinter proxy")
"""Words for a party that go with the name of another, and before its own."""
_PARTED = wordset("breakaway splinter dissident")
"""What a group is called that has left the one it is told by ("a **breakaway** faction of the MILF")."""
_LEAGUES = wordset("coalition alliance league bloc")
"""Words for several parties that act as one."""
_ON_PERSONS = frozenset({ClaimType.CASUALTIES, ClaimType.DETAIN})
"""Types that befall single persons."""
_BROKERED = frozenset({ClaimType.AID, ClaimType.NEGOTIATE})
"""Types that somebody does who is told by what he does it to ("US-backed", "Russian-brokered")."""
_TROOPS = wordset("forces army special-forces air-force")
"""Roles of generic names for a state's own forces."""
_HAVING = wordset("have keep maintain station base send dispatch deploy withdraw lose")
"""Verbs whose object is a state's own, where it is its troops."""
_CALLING_BACK = ("withdr", "pull", "recall")
"""How words begin for what a state does with its own forces abroad."""
_LANDS = wordset("country nation state government")
"""What those who speak for a state have forces by ("**his country's** troops")."""
_DEFINITE = wordset("the this that these those")
_UNITS = wordset("force patrol team unit squad detachment")
"""Words for some of a party's fighters, who are introduced before they are "the force"."""
_MANY = wordset("forces troops units teams patrols")
"""Words for several of them, which have a party of their own where they are told by more."""
_UNDER_ARMS = wordset("fighters attackers commanders policemen")
"""What ``counted.csv`` calls those who bear arms."""
POSTS = wordset("post outpost position base barracks garrison checkpoint")
"""What is built for those who bear arms, and is theirs."""
_OF_ARMS = POSTS | wordset("convoy patrol tank battery bunker trench warship")
"""What a state has only where its forces are ("an Israeli **post**")."""
_RANKS = wordset(
    "volunteer pilot emir leader chief general colonel captain major lieutenant sergeant brigadier officer "
    "facilitator operative planner financier ringleader accomplice associate suspect kidnapper "
    "suspected wanted targeted armed"
)
"""Further words for who need not be a civilian."""
_GUNMEN = ActorId("unidentified-armed-group")
NOBODY_KNOWN = (ids.UNLISTED, ids.UNSPECIFIED)


def identify(
    scene: Scene,
    draft: Draft,
    role: str,
    span: Span,
    run: TokenSpan,
    source: ActorMention | None,
    memory: Memory,
    doers: Sequence[ActorMention] = (),
) -> ActorMention:
    """Return the actor that a phrase of a role means.

    Args:
        scene: the report.
        draft: the claim in its sentence.
        role: ``agent`` or ``patient``.
        span: the phrase.
        run: its tokens.
        source: who says so, for "we" and "our".
        memory: what was said before.
        doers: for ``patient``, who does it.
    """
    tree, type_ = draft.tree, draft.proposal.type
    mention = _mention(scene, draft, span, run, source)
    if type_ in _BROKERED and (backer := scene.parties.backer(span)):
        mention = replace(mention, actor=backer)
    elif mention.text.lower() in pronouns.PRONOUNS and mention.text != "US":
        meant = _meant(scene, draft, role, run[0], doers)
        mention = (
            replace(mention, actor=_antecedent_actor(scene, draft, role, mention, source, memory))
            if meant is None
            else _as_introduced(scene, meant, memory)
        )
    elif descriptions.is_party(mention.text) and not is_named(scene, mention.span):
        mention = replace(mention, actor=_group_meant(scene, draft, tree.top(run)) or mention.actor)
    elif role == "patient" and (loser := _loser(scene, draft, run)):
        mention = replace(mention, actor=loser)
    elif (unit := _unit_before(scene, tree, run, memory)) is not None:
        mention = replace(mention, actor=unit)
    elif mention.actor in NOBODY_KNOWN and (same := _told_of(tree, run, memory)):
        mention = replace(mention, actor=same)
    elif (sender := _sender(scene, draft, run)) and not scene.parties.is_under(mention.actor, sender):
        mention = replace(mention, actor=sender)
    elif mention.actor != ids.CIVILIANS and (owner := _possessor(scene, draft, role, run, doers)):
        mention = replace(mention, actor=_armed(scene, tree, run, owner.actor))
    if mention.actor not in NOBODY_KNOWN and tree.tokens[tree.top(run)].lemma.lower() in _OF_ARMS:
        mention = replace(mention, actor=scene.parties.under_arms(mention.actor) or mention.actor)
    if role == "agent":
        return mention if scene.parties.may_do(mention.actor, type_) else _at_arms(scene, draft, run, mention)
    if (rest := bystanders.own_victim(draft, run)) is not None:
        whole = tree.span(tree.phrase(rest))
        mention = replace(mention, text=whole.of(scene.document.text), span=whole)
    if type_ in _ON_PERSONS and mention.actor == ids.UNLISTED:
        mention = replace(mention, actor=_struck(tree, run, memory, draft) or _civilian(scene, tree, run))
    return mention


def _at_arms(scene: Scene, draft: Draft, run: TokenSpan, mention: ActorMention) -> ActorMention:
    """Whom civilians mean who fight: their state's forces, or somebody whom the text does not name."""
    unnamed = ids.UNSPECIFIED if bystanders.does_unnamed(draft, run) else None
    return replace(mention, actor=scene.parties.at_arms(mention.span) or unnamed or mention.actor)


def _mention(
    scene: Scene, draft: Draft, span: Span, run: TokenSpan, source: ActorMention | None
) -> ActorMention:
    """The actor of a phrase; that of its complement where the phrase alone says too little.

    "At least eight members" are known by what follows, "of the militia", or by an apposition that is no claim
    itself ("the group's Iraqi bastion").
    """
    tree = draft.tree
    top = tree.top(run)
    speaker = source.actor if source else None
    mention = scene.parties.mention(span, speaker=speaker, head=tree.tokens[top].start)
    names = scene.parties.names(span)
    if tree.tokens[top].lemma.lower() in _OFFSHOOTS and (offshoot := _apposed(scene, tree, top)):
        return offshoot
    if tree.tokens[top].deprel == "nmod:desc" and not names:  # "commander **Khalifa Haftar**"
        named = tree.phrase(tree.tokens[top].head, without=("nmod",))
        return scene.parties.mention(tree.span(named), speaker=speaker)
    if any(tree.lower[c] in _PARTED for c in tree.children(top, "amod", "compound")):
        names = scene.parties.names(tree.span(run))
        return mention if names else replace(mention, actor=ids.UNLISTED)
    adjectives = {t.start for t in tree.tokens[slice(*run)] if t.upos == "ADJ"}
    own = any(not n.generic and not n.metonym and n.start not in adjectives for n in names)
    theirs = allegiance.served(scene, tree, top) or (None if own else allegiance.origin(scene, tree, top))
    if theirs is not None:
        return replace(mention, actor=theirs)
    if any(not n.generic for n in names) or not (names or mention.actor in NOBODY_KNOWN):
        return mention
    if mention.actor in NOBODY_KNOWN and (party := _named_in_brackets(scene, tree, run)):
        return replace(mention, actor=party)
    if mention.actor == ids.UNLISTED and (shared := _shared(scene, tree, top)):
        return replace(mention, actor=shared)
    if mention.actor in (*NOBODY_KNOWN, _GUNMEN) and (leader := _leader(scene, tree, top)):
        return replace(mention, actor=leader)
    for child in tree.children(top):
        apposed = tree.tokens[child].deprel == "appos"
        if (not apposed and tree.case(child) != "of") or (apposed and child in draft.triggers):
            continue
        if tree.tokens[child].deprel == "conj" and not HOW_MANY.isdisjoint(tree.lower[top:child]):
            continue  # "soldiers and dozens **of Taliban fighters**"
        if apposed and any(tree.lower[i] == "among" for i in tree.below(child)):
            continue  # "five civilians, **among them** a Dutch cameraman"
        fuller = scene.parties.mention(tree.span(tree.phrase(child)), speaker=speaker)
        if fuller.actor not in NOBODY_KNOWN and (
            mention.actor in NOBODY_KNOWN or is_named(scene, fuller.span) or is_member(tree, child)
        ):
            return replace(mention, actor=fuller.actor)
    return mention


def _leader(scene: Scene, tree: Tree, top: int) -> ActorId | None:
    """The armed group that leads those whom no name tells ("armed groups **led by** the Taliban")."""
    led = (c for c in tree.children(top, "acl") if tree.lower[c] in ("led", "headed", "spearheaded"))
    parties = (scene.parties.actor(tree.span(tree.phrase(i))) for verb in led for i in tree.agent(verb))
    return next((party for party in parties if scene.parties.is_armed(party)), None)


def _named_in_brackets(scene: Scene, tree: Tree, run: TokenSpan) -> ActorId | None:
    """Of which party those are who follow its short name ("Lord's Resistance Army (LRA) **fighters**")."""
    first = run[0]
    if first < 3 or tree.lower[first - 1] != ")" or tree.lower[first - 3] != "(":
        return None
    span = tree.span((first - 2, first - 1))
    return scene.parties.actor(span) if is_named(scene, span) else None


def _shared(scene: Scene, tree: Tree, top: int) -> ActorId | None:
    """Of which party those are who share the first's name ("ten Boko Haram commanders and **cooks**")."""
    token = tree.tokens[top]
    bare = all(
        tree.tokens[c].deprel in ("cc", "punct") or tree.case(c) in ("in", "at", "near")
        for c in tree.children(top)
    )
    if token.deprel != "conj" or token.upos != "NOUN" or not bare:
        return None
    first = tree.span(tree.phrase(token.head, without=("nmod",)))
    named = any(not n.generic and not n.metonym for n in scene.parties.names(first))
    return scene.parties.actor(first) if named else None


def _apposed(scene: Scene, tree: Tree, top: int) -> ActorMention | None:
    """Who is named behind what he is ("the al-Qaeda affiliate **Nusra Front**")."""
    spans = [tree.span(tree.phrase(child)) for child in tree.children(top, "appos")]
    return next((scene.parties.mention(span) for span in spans if is_named(scene, span)), None)


def _meant(
    scene: Scene, draft: Draft, role: str, pronoun: int, doers: Sequence[ActorMention]
) -> ActorMention | None:
    """The party that a pronoun stands for by grammar; "its stronghold" is that of who is driven out of it."""
    if draft.proposal.type is ClaimType.HOLD and (holder := _set_upon(scene, draft)):
        return holder
    harmed = role == "patient" and draft.proposal.type in HARM
    driven = role == "patient" and draft.tree.lower[pronoun] == "them"

    def fits(party: ActorMention) -> bool:
        able = role != "agent" or scene.parties.may_do(party.actor, draft.proposal.type)
        # Nobody shells "their positions" who holds them.
        tells = harmed and scene.parties.is_witness(party.actor)
        own = (harmed or driven) and any(scene.parties.are_one(party.actor, d.actor) for d in doers)
        return able and not tells and not own

    return pronouns.meant(scene, draft.index, pronoun, fits)


def _set_upon(scene: Scene, draft: Draft) -> ActorMention | None:
    """The armed group that something is done to at the place told of ("drove **IS** from its bastion")."""
    tree = draft.tree
    verb = tree.verb_above(draft.trigger) if draft.is_noun else None
    against = [] if verb is None else [i for i in tree.children(verb, "obl") if tree.case(i) == "against"]
    objects = (
        [] if verb is None else [i for i in (*tree.children(verb, "obj"), *against) if i < draft.trigger]
    )
    for noun in objects:
        party = scene.parties.mention(tree.span(tree.phrase(noun)), head=tree.tokens[noun].start)
        if draft.trigger not in tree.below(noun) and scene.parties.is_armed(party.actor):
            return party
    return None


def _antecedent_actor(
    scene: Scene, draft: Draft, role: str, mention: ActorMention, source: ActorMention | None, memory: Memory
) -> ActorId:
    """Whom "they" means: who is named before in the sentence but does not say so, else who acted last.

    Nobody does anything to "them" who are himself ("the force returned fire, killing **them**").
    """
    sentence = draft.tree.sentence.start
    near = scene.parties.antecedent(mention.text.lower(), mention.span.start, sentence)
    named = near != ids.UNLISTED and not (source and source.actor == near)
    meant = mention.actor if named else memory.last_agent(draft.index) or mention.actor
    doer, passive = draft.tree.subject(draft.trigger)
    if role == "agent" or doer is None or passive or mention.text.lower().endswith(("self", "selves")):
        return meant
    same = meant == scene.parties.actor(draft.tree.span(draft.tree.phrase(doer)))
    return ids.UNLISTED if same else meant


def _group_meant(scene: Scene, draft: Draft, noun: int) -> ActorId | None:
    """The armed group that "the alliance" stands for by grammar."""

    def fits(party: ActorMention) -> bool:
        return scene.parties.is_armed(party.actor)

    party = pronouns.meant(scene, draft.index, noun, fits)
    return party.actor if party else None


def _possessor(
    scene: Scene, draft: Draft, role: str, run: TokenSpan, doers: Sequence[ActorMention]
) -> ActorMention | None:
    """The known party whose own somebody is ("its aircraft", "their men"); allies are others."""
    tree = draft.tree
    top = tree.top(run)
    whose = tree.children(top, "nmod:poss")
    owners = [c for c in whose if tree.lower[c] in pronouns.POSSESSIVE]
    owners += [c for at in whose if tree.lower[at] in _LANDS for c in tree.children(at, "nmod:poss")]
    if not owners or tree.tokens[top].lemma.lower() in _OTHERS or is_named(scene, tree.span(run)):
        return None
    party = _meant(scene, draft, role, owners[0], doers)
    owns = party is not None and party.actor not in NOBODY_KNOWN
    return party if party and owns and scene.parties.may_do(party.actor, ClaimType.HOLD) else None


def _armed(scene: Scene, tree: Tree, run: TokenSpan, state: ActorId) -> ActorId:
    """Which of a state's own somebody is: its forces where he bears arms ("the ministry's **troops**").

    Anybody else, and whoever is a party's that is no state, is the party itself.
    """
    roles = (n.role for n in scene.parties.names(tree.span(run)) if n.role)
    branch = next(roles, "forces" if kind(tree, tree.top(run))[0] in _UNDER_ARMS else None)
    return (branch and scene.parties.under_arms(state, branch)) or state


def _told_of(tree: Tree, run: TokenSpan, memory: Memory) -> ActorId | None:
    """Whom a definite description means that was told of before ("a Taliban leader … **the leader**")."""
    return memory.party_called(tree.lower[tree.top(run)]) if _is_definite(tree, run) else None


def _unit_before(scene: Scene, tree: Tree, run: TokenSpan, memory: Memory) -> ActorId | None:
    """Whom "**the force**" means, where one was told of before ("a coalition force"), or a patrol, a team.

    Where that one is not known, it is at least no other party; "the security force" may be the state's.
    """
    noun, span = tree.lower[tree.top(run)], tree.span(run)
    own = scene.parties.names(span)
    if noun not in (_UNITS if own else _UNITS | _MANY) or not _is_definite(tree, run):
        return None
    if is_named(scene, span) or tree.children(tree.top(run), "nummod"):  # "the two forces"
        return None
    told = memory.called(noun) or (memory.called(*_UNITS, *_MANY) if noun in _UNITS else None)
    return None if own and told in NOBODY_KNOWN else told


def _as_introduced(scene: Scene, party: ActorMention, memory: Memory) -> ActorMention:
    """Return a party that a pronoun stands for, where it is "the force" as the one told of before."""
    *words, noun = party.text.lower().split()
    if noun not in _UNITS or not words or words[0] not in _DEFINITE or is_named(scene, party.span):
        return party
    told = memory.called(noun)
    return party if told is None or told in NOBODY_KNOWN else replace(party, actor=told)


def _is_definite(tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase describes by common nouns whom it takes for known ("**the** leader")."""
    top = tree.top(run)
    definite = any(tree.lower[c] in _DEFINITE for c in tree.children(top, "det"))
    return (
        definite
        and tree.tokens[top].upos == "NOUN"
        and all(tree.tokens[i].upos != "PROPN" for i in range(*run))
    )


def _sender(scene: Scene, draft: Draft, run: TokenSpan) -> ActorId | None:
    """Of which state troops are that it sends, keeps or calls back ("Ankara **sent troops** to …")."""
    tree, top = draft.tree, draft.tree.top(run)
    verb = tree.verb_above(top)
    names = scene.parties.names(tree.span(run))
    bare = bool(names) and all(n.role in _TROOPS for n in names)
    moves = draft.proposal.type is ClaimType.DEPLOY or tree.lower[draft.trigger].startswith(_CALLING_BACK)
    if verb is None or not bare or tree.tokens[top].deprel != "obj":
        return None
    if not moves and tree.tokens[verb].lemma.lower() not in _HAVING:
        return None
    subject, passive = tree.subject(verb)
    actor = ids.UNLISTED if subject is None else scene.parties.actor(tree.span(tree.phrase(subject)))
    if subject is not None and tree.lower[subject] in pronouns.PRONOUNS:
        party = pronouns.meant(scene, draft.index, subject, lambda _: True)
        actor = party.actor if party else ids.UNLISTED
    if passive or not scene.parties.is_official(actor):
        return None
    return _armed(scene, tree, run, actor) if scene.parties.is_state(actor) else actor


def _loser(scene: Scene, draft: Draft, run: TokenSpan) -> ActorId | None:
    """Whose the lost are ("**Russia** has lost 12 soldiers"), where they are told by a common noun."""
    tree = draft.tree
    if tree.tokens[draft.trigger].lemma.lower() != "lose" or is_named(scene, tree.span(run)):
        return None
    subject, passive = tree.subject(draft.trigger)
    if subject is None or passive:
        return None
    span = tree.span(tree.phrase(subject))
    actor = scene.parties.at_arms(span) or scene.parties.actor(span)
    if actor == ids.UNLISTED and descriptions.is_enemy(span.of(scene.document.text)):
        return actor  # at least not one's own
    return None if actor in (*NOBODY_KNOWN, ids.CIVILIANS) else _armed(scene, tree, run, actor)


def _struck(tree: Tree, run: TokenSpan, memory: Memory, draft: Draft) -> ActorId | None:
    """Whose fighters were killed: those of who was struck ("hit a **Hezbollah** post, killing four")."""
    return memory.struck(draft.index) if kind(tree, tree.top(run))[0] == "fighters" else None


def _civilian(scene: Scene, tree: Tree, run: TokenSpan) -> ActorId:
    """A civilian, where a phrase says "those" or names a person, and not that he bears arms."""
    if tree.lower[tree.top(run)] == "those":
        return ids.CIVILIANS
    words = range(*tree.phrase(tree.top(run)))
    armed = any(kind(tree, i)[0] in _UNDER_ARMS or tree.tokens[i].lemma.lower() in _RANKS for i in words)
    return ids.CIVILIANS if scene.parties.is_person(tree.span(run)) and not armed else ids.UNLISTED


def is_named(scene: Scene, span: Span) -> bool:
    """Whether a phrase holds an actor's own name."""
    return any(not n.generic and not n.metonym for n in scene.parties.names(span))


def is_member(tree: Tree, top: int) -> bool:
    """Whether a phrase says of whom a league consists, which is what acts ("a coalition of rebels")."""
    head = tree.tokens[top].head
    return tree.case(top) == "of" and head >= 0 and tree.tokens[head].lemma.lower() in _LEAGUES
