"""Who did it, to whom: the phrases that fill a claim's roles, led back to actors."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline import ids
from dateline.claims.counts.quantities import PEOPLE, kind
from dateline.claims.draft import Draft, lists
from dateline.claims.heads import RoleSpan
from dateline.claims.memory import ATTACKS, Memory
from dateline.claims.once import once
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree, overlap
from dateline.claims.where.mentions import GROUND, LOCATIVE
from dateline.claims.who import bystanders, company, roles
from dateline.claims.who.blows import DRONES
from dateline.claims.who.enmity import HARM
from dateline.claims.who.identity import NOBODY_KNOWN, POSTS, identify, is_member, is_named
from dateline.claims.who.pronouns import POSSESSIVE, PRONOUNS
from dateline.claims.wordlists import wordset
from dateline.model import ActorMention, ClaimType, Span

_DIRECTED = frozenset({*ATTACKS, ClaimType.CLASH, ClaimType.OPERATION, ClaimType.BESIEGE})
"""Types that are directed against somebody."""
_BEFALLS_PEOPLE = frozenset(
    {ClaimType.CASUALTIES, ClaimType.DETAIN, ClaimType.DISPLACE, ClaimType.EVACUATE, ClaimType.ATTACK}
)
"""Types that befall people, who may be of several kinds."""
_SYNTAX_FIRST = frozenset({ClaimType.HOLD})
"""Types for which the grammar of the trigger tells more than what was learned."""
_AGAINST = ("against", "with", "on", "from")
"""Prepositions before whom an event is directed at."""
_GAINS = frozenset({ClaimType.CAPTURE, ClaimType.ADVANCE, ClaimType.WITHDRAW})
"""Types that tell what an undertaking brings about."""
_GRIP = wordset("control hands grip clutches hold rule occupation yoke grasp")
"""What a place is freed from, before "of" whom."""
_REIGNS = wordset("occupation rule siege control")
"""What a place is under until somebody takes it."""
_EMBLEMS = wordset("flag banner ensign standard colour color")
"""What is raised over a town, by whom it belongs to."""
_TAKEN_POSTS = POSTS | wordset("camp airbase headquarters station fort fortress")
"""What is theirs too when somebody takes it."""
_FOR_OR_AGAINST = ("anti-", "pro-")
"""How words begin that say what somebody is for or against."""
_HYPHENS = ("-", "‐", "‑", "–")
_RELATIVE = wordset("which who that whom")
"""Pronouns of relative clauses."""
_BEFORE_NOUN = wordset("of by against and ,")
"""What no phrase begins with."""
_SURE = 0.8
"""Least confidence with which a learned role overrules grammar."""
_OPPOSITE = {"agent": "patient", "patient": "agent"}


def actors(
    scene: Scene,
    draft: Draft,
    role: str,
    source: ActorMention | None,
    memory: Memory,
    doers: Sequence[ActorMention] = (),
) -> tuple[ActorMention, ...]:
    """Return who plays a role in a claim.

    Args:
        scene: the report.
        draft: the proposed claim.
        role: ``agent`` or ``patient``.
        source: who says so, for "we" and "our".
        memory: what was said before.
        doers: for ``patient``, who does it.
    """
    tree = draft.tree
    own = [span for span in _inside_trigger(scene, draft, role) if not _is_no_party(scene, draft, span)]
    out: list[ActorMention] = []
    for span in own or _phrases(scene, draft, role):
        run = _core(tree, _antecedent(tree, tree.run(span)))
        if run is None or bystanders.is_nobody(tree, tree.top(run)):
            continue
        if not own and (tree.top(run) in draft.triggers or is_member(tree, tree.top(run))):
            continue
        if _is_bomber(draft) and tree.tokens[tree.top(run)].head == draft.trigger and len(range(*run)) == 1:
            continue  # "a **suicide** bomber" is told whole
        whole = tree.span(run)
        phrase = whole if whole.end <= span.start else Span(max(span.start, whole.start), span.end)
        if _is_relative(phrase.of(scene.document.text)):  # of a thing: "raids **that** killed five"
            continue
        if any(t.core.start <= phrase.start and phrase.end <= t.core.end for t in scene.times[draft.index]):
            continue  # "on **16**-17 April"
        phrase = scene.undated(draft.index, phrase)
        mention = identify(scene, draft, role, phrase, run, source, memory, doers)
        if _only_tells(draft, role, mention, source):
            continue
        same = [m for m in out if m.span == mention.span or (role == "agent" and _is_same(m, mention))]
        if same and is_named(scene, mention.span) and not is_named(scene, same[0].span):
            out.remove(same.pop())
        nobody = role == "agent" and mention.actor == ids.UNLISTED
        if nobody and _described_by(tree, run, out):
            continue
        if not same and _plays(scene, draft, role, mention, tree.top(run)):
            out.append(mention)
            others = company.meant_with(scene, run, tree, mention)
            out += [other for other in others if _plays(scene, draft, role, other, tree.top(run))]
    out = _men(scene, tree, out)
    if role == "patient":
        return company.in_one(scene, out)
    if not out and _is_bomber(draft):
        run = tree.phrase(draft.trigger, without=("nmod",))
        out.append(identify(scene, draft, role, tree.span(run), run, source, memory))
    acting = [run for mention in out if (run := tree.run(mention.span))]
    for run in company.people_listed_with(scene, tree, acting):
        if kind(tree, tree.top(run))[0] == "fighters" and not scene.parties.names(tree.span(run)):
            out.append(identify(scene, draft, role, tree.span(run), run, source, memory))
    return (*out, *(m for m in company.beside(scene, draft, out) if _has_means(scene, draft, m)))


def _only_tells(draft: Draft, role: str, mention: ActorMention, source: ActorMention | None) -> bool:
    """Whether somebody lost nothing but says so ("**the president** declared the town **liberated**")."""
    loses = role == "patient" and draft.proposal.type is ClaimType.CAPTURE
    return loses and source is not None and mention.span == source.span


def _is_relative(words: str) -> bool:
    """Whether words are a relative pronoun; in capitals they are a name (the WHO)."""
    return words.lower() in _RELATIVE and not words.isupper()


def _described_by(tree: Tree, run: TokenSpan, told: Sequence[ActorMention]) -> ActorMention | None:
    """Who is told already to whom a phrase stands in apposition ("the BIFF, **a splinter group**")."""
    top = tree.tokens[tree.top(run)]
    if top.deprel != "appos" or top.upos != "NOUN":
        return None
    runs = ((mention, tree.run(mention.span)) for mention in told)
    return next((mention for mention, other in runs if other is not None and top.head in range(*other)), None)


def _men(scene: Scene, tree: Tree, told: Sequence[ActorMention]) -> list[ActorMention]:
    """Make one of a man and of what is said of him behind his name ("Haider, **a Taliban commander**")."""
    out = list(told)
    for mention in told:
        run = tree.run(mention.span)
        man = None if run is None else _described_by(tree, run, [m for m in out if m is not mention])
        if man is not None and scene.parties.is_person(man.span):
            out.remove(mention)
            if mention.actor not in (*NOBODY_KNOWN, ids.CIVILIANS):
                out[out.index(man)] = replace(man, actor=mention.actor)
    return out


def _is_bomber(draft: Draft) -> bool:
    """Whether an attack is told by who makes it ("a suicide **bomber**")."""
    attacks = draft.is_noun and draft.proposal.type is ClaimType.BOMBING
    return attacks and kind(draft.tree, draft.trigger)[0] == "attackers"


def _phrases(scene: Scene, draft: Draft, role: str) -> list[Span]:
    """The phrases that play a role, as the heads and grammar have it."""
    tree, type_ = draft.tree, draft.proposal.type
    if role == "agent" and type_ in _GAINS and (owner := _undertaker(scene, draft)):
        return [owner]
    learned, others = _learned(scene, draft, role), _learned(scene, draft, _OPPOSITE[role])
    doers = [run for run in _by_syntax(draft, scene, "agent") if _does(draft, run)]
    if doers and role == "agent":  # grammar is plain
        learned = tuple(span for span in learned if _does(draft, span.tokens))
    if role == "agent":  # "the army, in cooperation **with others**": those are added to it
        first = tuple(s for s in learned if not company.joins(draft, tree.top(s.tokens)))
        learned = first if any(scene.parties.names(tree.span(s.tokens)) for s in first) else learned
    by_syntax = tuple(
        run
        for run in _by_syntax(draft, scene, role)
        if draft.frame.own
        or doers
        or not any(overlap(run, span.tokens) for span in others if span.confidence >= _SURE)
    )
    if type_ is ClaimType.CAPTURE:
        losers = (
            _party_after(scene, draft, ("from",))
            or _owners_of_taken(scene, draft)
            or _who_ruled_before(scene, draft)
        )
        if role == "patient" and losers:
            by_syntax, learned = losers, ()
        else:
            learned = tuple(span for span in learned if span.tokens not in losers)
    runs = company.together(scene, tree, learned, mutual=company.is_mutual(draft))
    runs = company.wholes(tree, runs)
    runs = runs or _object_inside(scene, draft, role)
    runs = (by_syntax or runs) if type_ in _SYNTAX_FIRST else (runs or by_syntax)
    if role == "patient":
        attackers = bystanders.attackers_fended_off(draft)
        runs = tuple(run for run in attackers if _may_be_actor(scene, tree, run)) or runs
    if role == "patient" and not runs and type_ in _DIRECTED:
        enduring = bystanders.enduring(draft)
        runs = (enduring,) if enduring else _party_after(scene, draft, ("against",))
    if role == "patient" and type_ in _BEFALLS_PEOPLE:
        runs = (*runs, *company.people_listed_with(scene, tree, runs))
    spans = [span for run in runs for span in _apart(scene, tree.span(run))]
    return [span for span in spans if not _is_no_party(scene, draft, span)]


def _does(draft: Draft, run: TokenSpan) -> bool:
    """Whether grammar leaves no doubt that somebody does it."""
    return bystanders.is_doer(draft, run) or bystanders.is_told_of(draft, run)


def _learned(scene: Scene, draft: Draft, role: str) -> tuple[RoleSpan, ...]:
    """The phrases that the heads give to a role and grammar does not give to another, the surest first."""
    theirs = _by_syntax(draft, scene, _OPPOSITE[role]) if draft.frame.own else ()
    return tuple(
        span
        for span in draft.phrases(role)
        if not bystanders.belongs_elsewhere(draft, span.tokens, sure=span.confidence >= _SURE)
        and not any(overlap(span.tokens, run) for run in theirs)
        and not bystanders.only_says_where(scene, draft, span.tokens)
        and not bystanders.is_beyond_noun(draft, span.tokens)
        and not (role == "agent" and bystanders.only_there(draft, span.tokens))
        and not (role == "agent" and bystanders.only_before(draft, span.tokens))
        and not (role == "patient" and bystanders.is_anothers_victim(draft, span.tokens))
        and not (role == "patient" and bystanders.is_doer(draft, span.tokens))
        and not (role == "patient" and (_is_spared(draft, span.tokens) or _is_fled(draft, span.tokens)))
    )


def _is_fled(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is of whom people flee ("they fled **the fighters**")."""
    tree, own = draft.tree, draft.frame.own
    if draft.proposal.type is not ClaimType.DISPLACE or not own or "object" in draft.frame.patient:
        return False
    return tree.tokens[tree.top(run)].deprel == "obj" and tree.tokens[tree.top(run)].head == draft.trigger


def _is_spared(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is of whom harm is done for, by or from, and not to."""
    if draft.proposal.type not in HARM:
        return False
    fires = draft.is_noun and draft.proposal.type in ATTACKS and _comes_from(draft, run)
    return fires or bystanders.is_helped(draft, run) or bystanders.is_listed(draft, run)


def _comes_from(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is whence the fire that a noun names comes ("gunfire **from the militants**")."""
    top = draft.tree.top(run)
    return draft.tree.case(top) == "from" and draft.tree.tokens[top].head == draft.trigger


def _is_no_party(scene: Scene, draft: Draft, span: Span) -> bool:
    """Whether a phrase that might name a party says where or of what sort something is, or heads it all."""
    tree = draft.tree
    run = tree.run(span)
    heads = draft.proposal.type is not ClaimType.ACCUSE and run is not None and bystanders.is_label(tree, run)
    return heads or _is_where(scene, tree, span) or (run is not None and bystanders.is_sort(tree, run))


def _is_where(scene: Scene, tree: Tree, span: Span) -> bool:
    """Whether the name of a state or capital says where.

    "Fighters **in Syria**", "**a Syrian town**", "Raqqa, **Syria**".
    """
    names, run = scene.parties.names(span), tree.run(span)
    if run is None or not names:
        return False
    top = tree.top(run)
    if tree.tokens[top].lemma.lower() in GROUND and all(scene.parties.is_state(n.actor) for n in names):
        return not any(n.generic for n in names)
    return all(n.metonym for n in names) and (tree.case(top) in LOCATIVE or _ends_address(scene, span))


def _ends_address(scene: Scene, span: Span) -> bool:
    """Whether a name stands behind that of a town or province, as whose it is ("Raqqa, **Syria**")."""
    before = scene.document.text[max(0, span.start - 2) : span.start]
    return before == ", " and any(p.place for p in scene.places.inside(Span(span.start - 3, span.start - 2)))


def _is_same(one: ActorMention, other: ActorMention) -> bool:
    """Whether two phrases name one known party that acts ("**the alliance** of **Kurds** and Arabs")."""
    return one.actor == other.actor and one.actor not in (*NOBODY_KNOWN, ids.CIVILIANS)


def _core(tree: Tree, run: TokenSpan | None) -> TokenSpan | None:
    """A phrase without the preposition or conjunction before it."""
    while run is not None and run[0] < tree.top(run) and tree.lower[run[0]] in _BEFORE_NOUN:
        run = (run[0] + 1, run[1])
    return run


def _plays(scene: Scene, draft: Draft, role: str, mention: ActorMention, top: int) -> bool:
    """Whether somebody may play a role: no flag is attacked, no weapon and no bystander attacks."""
    if role == "patient":
        return draft.tree.tokens[top].lemma.lower() not in _EMBLEMS
    if mention.actor in NOBODY_KNOWN and (
        bystanders.is_weapon(draft.tree, top)
        or (draft.proposal.type is not ClaimType.AID and bystanders.is_quality(draft.tree, top, mention.text))
        or _is_place(scene, draft, top)
        or draft.tree.lower[top].startswith(_FOR_OR_AGAINST)
    ):
        return False
    return scene.parties.may_do(mention.actor, draft.proposal.type) and _has_means(scene, draft, mention)


def _is_place(scene: Scene, draft: Draft, top: int) -> bool:
    """Whether a noun is the name of a place ("the **Idlib** strikes")."""
    token = draft.tree.tokens[top]
    return bool(scene.places.inside(Span(token.start, token.end)))


def _has_means(scene: Scene, draft: Draft, mention: ActorMention) -> bool:
    """Whether somebody may have struck in such a way, or grammar says that he did.

    Armed groups have no aircraft but drones; states plant no bombs.
    """
    tree, own, type_ = draft.tree, draft.tree.run(mention.span), draft.proposal.type
    grounded = type_ is ClaimType.AIRSTRIKE and scene.parties.is_armed(mention.actor)
    if type_ is ClaimType.BOMBING:
        grounded = scene.parties.is_official(mention.actor)
    if not grounded or (type_ is ClaimType.AIRSTRIKE and not DRONES.isdisjoint(tree.lower)):
        return True
    return own is not None and tree.top(own) in {tree.top(run) for run in _by_syntax(draft, scene, "agent")}


def _is_somebody(tree: Tree, top: int) -> bool:
    """Whether a noun is the name of somebody, or a word for people."""
    return tree.tokens[top].upos == "PROPN" or kind(tree, top)[1] == PEOPLE


@once
def _by_syntax(draft: Draft, scene: Scene, role: str) -> tuple[TokenSpan, ...]:
    """The phrases that grammar puts into a role, of those that can be meant."""
    filled = roles.fill(draft.tree, draft.proposal, draft.frame, role=role)
    if not filled and draft.frame.own:
        filled = _party_after(scene, draft, draft.frame.agent if role == "agent" else draft.frame.patient)
    may = _may_act if role == "agent" else _may_suffer
    return tuple(run for run in filled if may(scene, draft, run))


def _may_suffer(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase that grammar makes a patient stands for somebody, and not for where."""
    if _is_spared(draft, run):
        return False
    return _may_be_actor(scene, draft.tree, run) and not bystanders.only_says_where(scene, draft, run)


def _may_act(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase that grammar makes an agent stands for somebody who may have done it."""
    tree, answers = draft.tree, bystanders.answers_for(draft, run)
    named = _may_be_actor(scene, tree, run) or _is_own(tree, run)
    if not (named or (answers and _is_somebody(tree, tree.top(run)))):
        return False
    if bystanders.only_says_where(scene, draft, run) or (bystanders.only_there(draft, run) and not answers):
        return False
    actor = scene.parties.actor(tree.span(run))
    return scene.parties.may_do(actor, draft.proposal.type) or bystanders.does_unnamed(draft, run)


def _is_own(tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase tells what it is by whose it is ("**its** aircraft"), which acts for its owner."""
    return any(tree.lower[i] in POSSESSIVE for i in tree.children(tree.top(run), "nmod:poss"))


def _party_after(scene: Scene, draft: Draft, prepositions: tuple[str, ...]) -> tuple[TokenSpan, ...]:
    """The party that a place is taken "from" or lost "to", wherever the parser hung it."""
    tree = draft.tree
    nouns = [i for i in range(draft.trigger + 1, len(tree)) if tree.case(i) in prepositions]
    nouns = [c for i in nouns for c in (tree.children(i, "nmod") if tree.lower[i] in _GRIP else [i])]
    runs = [tree.phrase(i, without=("nmod",)) for i in nouns]
    return tuple(r for r in runs if any(not n.metonym for n in scene.parties.names(tree.span(r))))[:1]


def _who_ruled_before(scene: Scene, draft: Draft) -> tuple[TokenSpan, ...]:
    """By whom a place was held until it was taken ("freed after years of occupation **by the rebels**")."""
    tree = draft.tree
    before = [i for i in tree.children(draft.trigger, "obl") if tree.case(i) == "after"]
    reigns = [i for noun in before for i in tree.below(noun) if tree.lower[i] in _REIGNS]
    runs = [tree.phrase(i, without=("nmod",)) for reign in reigns for i in tree.agent(reign)]
    return tuple(run for run in runs if scene.parties.names(tree.span(run)))[:1]


def _owners_of_taken(scene: Scene, draft: Draft) -> tuple[TokenSpan, ...]:
    """What is taken that a party is named to have ("seized **an army base**").

    A state's name says only of what is built for arms whose it is: "two Kenyan bases", no "Afghan towns".
    What comes **under** somebody's control was not his.
    """
    tree = draft.tree
    if "under" in tree.lower[slice(*draft.proposal.tokens)]:
        return ()
    taken = roles.slots(tree, draft.proposal.tokens).all(("object", "of"))
    runs = [(noun, tree.phrase(noun, without=("nmod",))) for noun in taken]
    return tuple(run for noun, run in runs if _is_somebodys(scene, tree, noun, run))


def _is_somebodys(scene: Scene, tree: Tree, noun: int, run: TokenSpan) -> bool:
    """Whether a thing is called by the party that has it."""
    token, text = tree.tokens[noun], scene.document.text
    return any(
        name.end <= token.start
        and text[name.end] not in _HYPHENS
        and not name.metonym
        and scene.parties.may_do(name.actor, ClaimType.CAPTURE)
        and (name.generic or token.lemma.lower() in _TAKEN_POSTS or not scene.parties.is_state(name.actor))
        for name in scene.parties.names(tree.span(run))
    )


def _antecedent(tree: Tree, run: TokenSpan | None) -> TokenSpan | None:
    """The noun phrase that a relative pronoun stands for, none where it asks; any other phrase as it is."""
    if run is None or run[1] - run[0] > 1 or not _is_relative(tree.tokens[run[0]].text):
        return run
    noun = next(
        (
            tree.tokens[a].head
            for a in (run[0], *tree.ancestors(run[0]))
            if tree.tokens[a].deprel == "acl:relcl"
        ),
        -1,
    )
    if noun < 0 and tree.lower[run[0]] == "who":  # "it was not clear **who** did it"
        return None
    return tree.phrase(noun) if noun >= 0 else run


def _inside_trigger(scene: Scene, draft: Draft, role: str) -> list[Span]:
    """The parties that the trigger names: who holds or attacks ("rebel-held"), or whom ("fight with IS").

    The object of a verb is one of the latter ("drove the rebels out").
    """
    tree, text = draft.tree, scene.document.text
    trigger = tree.span(draft.proposal.tokens)
    if text[trigger.start] in _HYPHENS:  # "Al Qaeda-held"
        trigger = Span(max(0, trigger.start - 1), trigger.end)
    found: list[Span] = []
    for name in scene.parties.names(trigger):
        span = Span(name.start, name.end)
        run = tree.run(span)
        outside = name.start < trigger.start and text[name.end : name.end + 1] not in _HYPHENS
        if outside or name.end > trigger.end or name.role == "civilians" or run is None:
            continue
        if bystanders.only_says_where(scene, draft, run) or bystanders.is_sort(tree, run):
            continue
        top = _led(tree, draft, tree.top(run))
        against = tree.case(top) in (_AGAINST[:-1] if draft.proposal.type in ATTACKS else _AGAINST)
        suffers = against or tree.tokens[top].deprel == "obj"
        plays = suffers == (role == "patient")
        if lists(text[found[-1].end : span.start]) if found else plays:
            found.append(span)
    owner = _owner(scene, tree, draft.proposal.tokens[0]) if found and role == "agent" else None
    return found if owner is None else [tree.span(owner)]


def _led(tree: Tree, draft: Draft, top: int) -> int:
    """The fighters in a trigger before whom a party's name stands ("drove the **FDLR** rebels out")."""
    head = tree.tokens[top].head
    names = tree.tokens[top].deprel in ("compound", "amod") and head in range(*draft.proposal.tokens)
    return head if names and tree.tokens[head].deprel == "obj" and kind(tree, head)[0] == "fighters" else top


def _owner(scene: Scene, tree: Tree, first: int) -> TokenSpan | None:
    """Whose the thing is that begins with a token ("the group's de facto Syrian capital").

    The apostrophe may be lost, as it is after many a plural ("the Islamic State groups Syrian capital").
    """
    if first > 1 and tree.lower[first - 1] in ("'s", "’s", "'", "’"):
        return tree.phrase(first - 2)
    if first == 0 or tree.tokens[first - 1].upos != "NOUN" or not tree.lower[first - 1].endswith("s"):
        return None
    run = tree.phrase(first - 1, without=("nmod", "appos"))
    run = (run[0], first)
    return run if scene.parties.is_armed(scene.parties.actor(tree.span(run))) else None


def _undertaker(scene: Scene, draft: Draft) -> Span | None:
    """Whose the undertaking is that does it ("a **rebel** offensive took it", "the **army** raid that …")."""
    tree = draft.tree
    subject, passive = tree.subject(draft.trigger)
    doers = tree.agent(draft.trigger) if passive or subject is None else [subject]
    runs = (_antecedent(tree, (doer, doer + 1)) for doer in doers)
    for noun in (tree.top(run) for run in runs if run is not None):
        if noun in draft.triggers and company.is_undertaking(tree, noun):
            first = tree.span((min(tree.phrase(noun)[0], noun), noun + 1))
            named = scene.parties.names(Span(first.start, tree.tokens[noun].start))
            owners = (tree.run(Span(one.start, one.end)) for one in named)
            tops = (tree.top(run) for run in owners if run is not None)
            own = (top for top in tops if not bystanders.is_sort(tree, (top, top + 1)))
            return next((tree.span(tree.phrase(top)) for top in own), None)
    return None


def _object_inside(scene: Scene, draft: Draft, role: str) -> tuple[TokenSpan, ...]:
    """Whom a trigger of several words takes in ("killed three people")."""
    tree = draft.tree
    objects = [i for i in tree.children(draft.trigger, "obj") if i in range(*draft.proposal.tokens)]
    runs = [tree.phrase(i, without=("nmod",)) for i in objects]
    return tuple(run for run in runs if role == "patient" and _may_be_actor(scene, tree, run))


def _may_be_actor(scene: Scene, tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase found by syntax alone stands for an actor, a person or a pronoun."""
    span = tree.span(run)
    if scene.parties.names(span) or (run[1] - run[0] == 1 and tree.lower[run[0]] in PRONOUNS):
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
