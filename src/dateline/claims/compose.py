"""Proposals to claims: each role settled by what was learned, by syntax, and by what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline import ids
from dateline.claims import attribution, counts, lexicon, roles
from dateline.claims.attribution import Speaker
from dateline.claims.heads import Proposal
from dateline.claims.lexicon import Frame
from dateline.claims.memory import ATTACKS, Memory, share_roles
from dateline.claims.scene import Scene
from dateline.claims.status import status_of
from dateline.claims.suggest import captures
from dateline.claims.timing import news_of, when_of
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.where import is_broad, most_specific
from dateline.claims.wordlists import wordset
from dateline.model import ActorMention, Claim, ClaimType, PlaceMention, Span

_NOWHERE = frozenset({ClaimType.ACCUSE})
"""Types that have no place."""
_MUTUAL = frozenset({ClaimType.CLASH, ClaimType.NEGOTIATE})
"""Types whose agents may be each other's opponents."""
_SYNTAX_FIRST = frozenset({ClaimType.HOLD})
"""Types for which the grammar of the trigger tells more than what was learned."""
_OF_GROUND = frozenset(
    {ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.BESIEGE, ClaimType.WITHDRAW, ClaimType.ADVANCE}
)
"""Types whose place is an argument of the verb."""
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX", "NUM", "ADV"})
_HERE_ONLY = frozenset({ClaimType.NEGOTIATE, ClaimType.AID, ClaimType.ACCUSE, ClaimType.DEPLOY})
"""Types whose place must be said; that of the story does not pass on to them."""
_LIST_WORDS = wordset(
    "and or & both the a in of neighbouring neighboring nearby adjacent town towns village villages city "
    "cities district districts province provinces area areas its their his allied other"
)
"""Words that may stand between the members of a list."""
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """One proposal in its sentence."""

    tree: Tree
    index: int
    """Of the sentence in the document."""
    proposal: Proposal
    trigger: int
    """Token that names the event."""
    frame: Frame
    triggers: frozenset[int] = field(default_factory=frozenset)
    """Triggers of all claims of the sentence."""

    def learned(self, role: str) -> tuple[TokenSpan, ...]:
        """Return the runs of tokens that the heads give to a role, the surest first."""
        spans = sorted(self.proposal.roles.get(role, ()), key=lambda span: -span.confidence)
        return tuple(span.tokens for span in spans)

    def phrases(self, role: str) -> tuple[TokenSpan, ...]:
        """Return the noun phrases that the heads give to a role, the surest first, none inside another."""
        stop = frozenset(range(*self.proposal.tokens))
        out: list[TokenSpan] = []
        for run in self.learned(role):
            whole = self.tree.whole(run, stop)
            if whole is not None and not any(a < whole[1] and whole[0] < b for a, b in out):
                out.append(whole)
        return tuple(out)


def compose(scene: Scene, proposals: Sequence[Sequence[Proposal]]) -> tuple[Claim, ...]:
    """Return the claims of a report.

    Args:
        scene: the report, read but for its claims.
        proposals: what the heads propose, per sentence.
    """
    drafts = [
        _drafts(tree, index, sorted([*proposed, *captures(scene, tree, proposed)], key=lambda p: p.tokens))
        for index, (tree, proposed) in enumerate(zip(scene.trees, proposals, strict=True))
    ]
    memory = Memory(
        scene,
        news_of(
            scene, ((d.index, d.trigger, d.proposal.type, d.learned("when")) for ds in drafts for d in ds)
        ),
    )
    claims: list[Claim] = []
    for tree, times, of_sentence in zip(scene.trees, scene.times, drafts, strict=True):
        dates = [expression.span for expression in times]
        quantities = counts.find(tree, scene.document.text, dates=dates) if of_sentence else ()
        told: list[Claim] = []
        for draft in of_sentence:
            told.append(_claim(scene, draft, quantities, memory))
            memory.add(told[-1], draft.index)
        claims += share_roles(told)
    return tuple(claims)


def _drafts(tree: Tree, index: int, proposed: Sequence[Proposal]) -> list[_Draft]:
    words = lexicon.load()
    proposed = _distinct(tree, proposed)
    tops = [tree.top(p.tokens) for p in proposed]
    triggers = frozenset(tops)
    return [
        _Draft(
            tree=tree,
            index=index,
            proposal=p,
            trigger=top,
            frame=words.frame(p.type, tree.tokens[top].lemma.lower()),
            triggers=triggers,
        )
        for p, top in zip(proposed, tops, strict=True)
    ]


def _distinct(tree: Tree, proposed: Sequence[Proposal]) -> list[Proposal]:
    """Leave out triggers without a content word, and words that only describe another trigger."""
    tops = [tree.top(p.tokens) for p in proposed]
    return [
        p
        for p, top in zip(proposed, tops, strict=True)
        if tree.tokens[top].upos in _TELLING
        and not (
            tree.tokens[top].deprel in ("amod", "compound", "aux", "mark", "det", "advmod")
            and any(
                q.type is p.type and tree.tokens[top].head == other
                for q, other in zip(proposed, tops, strict=True)
            )
        )
    ]


def _claim(scene: Scene, draft: _Draft, quantities: tuple[counts.Quantity, ...], memory: Memory) -> Claim:
    tree, proposal = draft.tree, draft.proposal
    trigger = tree.span(proposal.tokens)
    sentence = Span(tree.sentence.start, tree.sentence.end)
    status = status_of(tree, draft.trigger, proposal.type, proposal.status)
    source = _source(scene, draft, trigger, memory)
    agent = _actors(scene, draft, "agent", source, memory) or (
        memory.attacker(proposal.type, draft.index) if proposal.type in ATTACKS and _is_noun(draft) else ()
    )
    patient = _actors(scene, draft, "patient", source, memory)
    type_ = proposal.type
    return Claim(
        id=ids.claim_id(
            scene.document.id, sentence.start, trigger.start, trigger.of(scene.document.text), type_
        ),
        document=scene.document.id,
        sentence=sentence,
        trigger=trigger,
        type=type_,
        agent=agent,
        patient=tuple(p for p in patient if p.span not in {a.span for a in agent}),
        place=_place(scene, draft, memory),
        when=when_of(scene, tree, draft.index, draft.trigger, type_, status, draft.learned("when"), memory),
        status=status,
        source=None if source and type_ is ClaimType.ACCUSE and source in agent else source,
        count=counts.of_claim(
            tree,
            scene.document.text,
            quantities,
            trigger=draft.trigger,
            type_=type_,
            triggers=draft.triggers,
            proposed=draft.learned("count"),
        ),
        confidence=round(proposal.confidence, 4),
    )


def _is_noun(draft: _Draft) -> bool:
    return draft.tree.tokens[draft.trigger].upos in ("NOUN", "PROPN")


# --------------------------------------------------------------------------------------------- who says so


def _source(scene: Scene, draft: _Draft, trigger: Span, memory: Memory) -> ActorMention | None:
    tree, text = draft.tree, scene.document.text
    speaker = attribution.speaker_of(tree, draft.trigger)
    if speaker is None and (spans := draft.learned("source")):
        speaker = Speaker(span=tree.span(spans[0]))
    sentence = Span(tree.sentence.start, tree.sentence.end)
    if speaker is None:
        speaker = attribution.hearsay(text, sentence, trigger)
    if speaker is None and scene.in_headline(tree.sentence):
        speaker = attribution.headline_speaker(text, sentence)
    if speaker is None:
        return memory.quoted(draft.index)
    if speaker.nobody:
        return ActorMention(text=speaker.span.of(text), span=speaker.span, actor=ids.UNSPECIFIED)
    mention = scene.parties.mention(speaker.span, speaks=True)
    memory.spoke(draft.index, mention)
    return memory.same_speaker(mention)


# ------------------------------------------------------------------------------------------- who, to whom


def _actors(
    scene: Scene, draft: _Draft, role: str, source: ActorMention | None, memory: Memory
) -> tuple[ActorMention, ...]:
    tree, type_ = draft.tree, draft.proposal.type
    by_syntax = tuple(
        run
        for run in roles.fill(tree, draft.proposal, draft.frame, role=role)
        if _may_be_actor(scene, tree, run)
    )
    learned = tuple(run for run in draft.phrases(role) if not _belongs_elsewhere(draft, run))
    if type_ is ClaimType.CAPTURE:
        losers = tuple(r for r in (*learned, *draft.phrases("agent")) if tree.case(tree.top(r)) == "from")
        learned = losers or learned if role == "patient" else tuple(r for r in learned if r not in losers)
    if type_ not in _MUTUAL:
        learned = _together(scene, tree, learned)
    runs = (by_syntax or learned) if type_ in _SYNTAX_FIRST else (learned or by_syntax)
    spans = [span for run in runs for span in _apart(scene, tree.span(run))]
    own = _inside_trigger(scene, draft) if role == "agent" else []
    spans = own or spans
    out: list[ActorMention] = []
    for span in spans:
        run = _antecedent(tree, tree.run(span))
        if run is None or (tree.top(run) in draft.triggers and not own):
            continue
        span = tree.span(run) if tree.span(run).end <= span.start else span
        head = tree.tokens[tree.top(run)].start
        mention = scene.parties.mention(span, speaker=source.actor if source else None, head=head)
        if mention.text.lower() in ("they", "it", "them") and (last := memory.last_agent(draft.index)):
            mention = replace(mention, actor=last)
        if all(m.span != mention.span for m in out) and (
            role != "agent" or scene.parties.may_do(mention.actor, type_)
        ):
            out.append(mention)
    return tuple(out)


def _belongs_elsewhere(draft: _Draft, run: TokenSpan) -> bool:
    """Whether a phrase is an argument of an event that the trigger does not hang from."""
    tree = draft.tree
    top = tree.top(run)
    above = {draft.trigger, *tree.ancestors(draft.trigger)}
    owner = next((at for at in tree.ancestors(top) if at in draft.triggers), None)
    return owner is not None and owner not in above and tree.tokens[owner].upos == "VERB" and top not in above


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


def _inside_trigger(scene: Scene, draft: _Draft) -> list[Span]:
    """The holder or attacker that the trigger itself names ("rebel-held", "US strikes")."""
    trigger = draft.tree.span(draft.proposal.tokens)
    return [
        Span(name.start, name.end)
        for name in scene.parties.names(trigger)
        if trigger.start <= name.start and name.end <= trigger.end and name.role != "civilians"
    ][:1]


def _together(scene: Scene, tree: Tree, runs: tuple[TokenSpan, ...]) -> tuple[TokenSpan, ...]:
    """Keep the surest phrase and those that are listed with it."""
    if len(runs) < 2:
        return runs
    text = scene.document.text
    kept = [runs[0]]
    for run in sorted(runs[1:]):
        for other in kept:
            first, second = sorted((run, other))
            tops = tree.top(first), tree.top(second)
            between = text[tree.tokens[first[1] - 1].end : tree.tokens[second[0]].start]
            if (
                tree.tokens[tops[1]].deprel == "conj"
                and tree.tokens[tops[1]].head == tops[0]
                or _lists(between)
            ):
                kept.append(run)
                break
    return tuple(kept)


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
    """Split "the army and the Kurdish fighters" when both are names of actors."""
    names = [n for n in scene.parties.names(span) if not n.metonym]
    text = scene.document.text
    if len(names) == 2 and names[0].actor != names[1].actor:
        between = text[names[0].end : names[1].start].strip().lower()
        if between in ("and", "and the", ",", "and their", "and its", "or"):
            return [Span(span.start, names[0].end), Span(names[1].start, span.end)]
    return [span]


# ---------------------------------------------------------------------------------------------------- where


def _place(scene: Scene, draft: _Draft, memory: Memory) -> tuple[PlaceMention, ...]:
    if draft.proposal.type in _NOWHERE:
        return ()
    tree = draft.tree
    by_syntax = roles.fill(tree, draft.proposal, draft.frame, role="place")
    learned = draft.phrases("place")
    for run in by_syntax if draft.proposal.type in _OF_GROUND else ():
        if inside := scene.places.inside(tree.span(_named_town(tree, run))):
            return _listed(scene, inside)
    for run in (*learned, *by_syntax):
        if inside := scene.places.inside(_with_what_follows(tree, run)):
            return _listed(scene, inside)
    if named := next((run for run in draft.phrases("place") if _is_name(tree, run)), None):
        span = tree.span(named)
        return (PlaceMention(text=span.of(scene.document.text), span=span, place=None),)
    if nearest := _nearest(scene, draft):
        return nearest
    if draft.proposal.type in _HERE_ONLY:
        return ()
    return memory.place(draft.index)


def _named_town(tree: Tree, run: TokenSpan) -> TokenSpan:
    """A place's own phrase with the name after "of" and those listed with it ("the town of Khaldiyah")."""
    top = tree.top(run)
    tops = [top, *tree.children(top, "conj"), *tree.children(top, "appos")]
    tops += [child for at in tops for child in tree.children(at, "nmod") if tree.case(child) == "of"]
    tops += [child for at in tops for child in tree.children(at, "conj", "flat", "appos")]
    spans = [run, *(tree.phrase(at) for at in tops)]
    return min(a for a, _ in spans), max(b for _, b in spans)


def _is_name(tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase holds a name, which no gazetteer knows."""
    return any(tree.tokens[i].upos == "PROPN" for i in range(*run))


def _listed(scene: Scene, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Keep the first place that is no country or province, and those listed with it."""
    groups: list[list[PlaceMention]] = []
    for mention in mentions:
        between = scene.document.text[groups[-1][-1].span.end : mention.span.start] if groups else ""
        if groups and _lists(between):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    fine = [group for group in groups if most_specific(group)[:1] and not is_broad(most_specific(group)[0])]
    return tuple(dict.fromkeys((fine or groups)[0]))


def _lists(between: str) -> bool:
    """Whether what stands between two names makes them members of one list."""
    if len(between) > _LONGEST_GAP:
        return False
    words = between.replace(",", " ").replace("/", " ").lower().split()
    return all(word in _LIST_WORDS for word in words) and not (
        words and words[-1] in ("of", "in") and "and" not in words
    )


def _with_what_follows(tree: Tree, run: TokenSpan) -> Span:
    below = list(tree.below(tree.top(run)))
    return tree.span((min(below), max(below) + 1))


def _nearest(scene: Scene, draft: _Draft) -> tuple[PlaceMention, ...]:
    """The place of the sentence that stands nearest to the trigger in the tree."""
    tree = draft.tree
    here = scene.places.inside(Span(tree.sentence.start, tree.sentence.end))
    path = {at: steps for steps, at in enumerate([draft.trigger, *tree.ancestors(draft.trigger)])}
    best: tuple[int, PlaceMention] | None = None
    for mention in here:
        run = tree.run(mention.span)
        if run is None or not _locates(scene, tree, run):
            continue
        top = tree.top(run)
        for steps, at in enumerate([top, *tree.ancestors(top)]):
            if at in path:
                distance = steps + path[at] + 2 * is_broad(mention)
                if best is None or distance < best[0]:
                    best = (distance, mention)
                break
    return (best[1],) if best else ()


def _locates(scene: Scene, tree: Tree, run: TokenSpan) -> bool:
    """Whether a toponym says where, not who ("Turkey said") and not whence the report was sent."""
    top = tree.top(run)
    if tree.tokens[top].deprel.split(":")[0] == "nsubj" and not tree.case(top):
        return False
    dateline = scene.document.dateline or ""
    body = scene.document.body.start
    return not (dateline and body <= tree.tokens[top].start < body + len(dateline) + 2)
