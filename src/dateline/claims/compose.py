"""Proposals to claims: each role settled by what was learned, by syntax, and by what the report said before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline import ids
from dateline.claims import attribution, counts, lexicon, roles
from dateline.claims.attribution import Speaker
from dateline.claims.heads import Proposal
from dateline.claims.lexicon import Frame
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.status import status_of
from dateline.claims.timing import when_of
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.where import most_specific
from dateline.model import ActorMention, Claim, ClaimType, PlaceMention, Span

_NOWHERE = frozenset({ClaimType.ACCUSE})
"""Types that have no place."""
_HERE_ONLY = frozenset({ClaimType.NEGOTIATE, ClaimType.AID, ClaimType.ACCUSE, ClaimType.DEPLOY})
"""Types whose place must be said; that of the story does not pass on to them."""
_LIST = re.compile(r"\s*(?:,|and|or|&|,\s*and|to|/|-)\s*(?:[\w'’-]+\s+){0,4}", re.IGNORECASE)
"""What stands between the places of a list.""" 
_DESCRIPTION = (
    "town",
    "city",
    "village",
    "area",
    "district",
    "province",
    "neighborhood",
    "neighbourhood",
    "capital",
    "region",
    "there",
    "base",
    "it",
)


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
    memory = Memory(scene)
    claims: list[Claim] = []
    for index, (tree, proposed) in enumerate(zip(scene.trees, proposals, strict=True)):
        drafts = _drafts(tree, index, proposed)
        quantities = counts.find(tree, scene.document.text) if drafts else ()
        same_sentence: list[Claim] = []
        for draft in drafts:
            claim = _claim(scene, draft, quantities, memory)
            same_sentence.append(claim)
            memory.add(claim, index)
        claims += memory.with_shared_roles(same_sentence)
    return tuple(claims)


def _drafts(tree: Tree, index: int, proposed: Sequence[Proposal]) -> list[_Draft]:
    words = lexicon.load()
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


def _claim(scene: Scene, draft: _Draft, quantities: tuple[counts.Quantity, ...], memory: Memory) -> Claim:
    tree, proposal = draft.tree, draft.proposal
    trigger = tree.span(proposal.tokens)
    sentence = Span(tree.sentence.start, tree.sentence.end)
    status = status_of(tree, draft.trigger, proposal.type, proposal.status)
    source = _source(scene, draft, trigger, memory)
    agent = _actors(scene, draft, "agent", source)
    patient = _actors(scene, draft, "patient", source)
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


def _actors(scene: Scene, draft: _Draft, role: str, source: ActorMention | None) -> tuple[ActorMention, ...]:
    tree = draft.tree
    runs = draft.phrases(role)
    if not runs:
        runs = tuple(
            run
            for run in roles.fill(tree, draft.proposal, draft.frame, role=role)
            if _may_be_actor(scene, tree, run)
        )
    out: list[ActorMention] = []
    for run in runs:
        for span in _apart(scene, tree.span(run)):
            head = tree.tokens[tree.top(run)].start
            mention = scene.parties.mention(span, speaker=source.actor if source else None, head=head)
            if all(m.span != mention.span for m in out):
                out.append(mention)
    return tuple(out)


def _may_be_actor(scene: Scene, tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase found by syntax alone stands for people: it is named as an actor, or a person or pronoun."""
    span = tree.span(run)
    if scene.parties.names(span):
        return True
    return scene.parties.actor(span) not in (ids.UNLISTED, ids.UNSPECIFIED) and not scene.places.inside(span)


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
    for runs in (draft.phrases("place"), roles.fill(tree, draft.proposal, draft.frame, role="place")):
        for run in runs:
            if inside := most_specific(scene.places.inside(_with_what_follows(tree, run))):
                return _listed(scene, tree, inside)
    if named := next((run for run in draft.phrases("place") if _is_name(tree, run)), None):
        span = tree.span(named)
        return (PlaceMention(text=span.of(scene.document.text), span=span, place=None),)
    if nearest := _nearest(scene, draft):
        return nearest
    if draft.proposal.type in _HERE_ONLY:
        return ()
    return memory.place(draft.index)


def _is_name(tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase holds a name, which no gazetteer knows."""
    return any(tree.tokens[i].upos == "PROPN" for i in range(*run))


def _listed(scene: Scene, tree: Tree, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Keep the first place and those that are listed with it ("Mayadeen and Albu Kamal")."""
    out = [mentions[0]]
    for mention in mentions[1:]:
        between = scene.document.text[out[-1].span.end : mention.span.start]
        if _LIST.fullmatch(between):
            out.append(mention)
    return tuple(out)


def _with_what_follows(tree: Tree, run: TokenSpan) -> Span:
    below = list(tree.below(tree.top(run)))
    return tree.span((min(below), max(below) + 1))


def _nearest(scene: Scene, draft: _Draft) -> tuple[PlaceMention, ...]:
    """The toponym of the sentence that stands nearest to the trigger in the tree."""
    tree = draft.tree
    here = scene.places.inside(Span(tree.sentence.start, tree.sentence.end))
    path = {at: steps for steps, at in enumerate([draft.trigger, *tree.ancestors(draft.trigger)])}
    best: tuple[int, PlaceMention] | None = None
    for mention in here:
        run = tree.run(mention.span)
        if run is None:
            continue
        top = tree.top(run)
        for steps, at in enumerate([top, *tree.ancestors(top)]):
            if at in path:
                distance = steps + path[at]
                if best is None or distance < best[0]:
                    best = (distance, mention)
                break
    return (best[1],) if best else ()
