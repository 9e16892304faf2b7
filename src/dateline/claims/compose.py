"""Proposals to claims: each role settled by what was learned, by syntax, and by what was said before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline import ids
from dateline.claims import attribution, reach
from dateline.claims.attribution import Speaker
from dateline.claims.checked import as_checked
from dateline.claims.counts import quantities, sharing
from dateline.claims.counts.figures import Teller
from dateline.claims.draft import Draft, drafts
from dateline.claims.heads import Proposal
from dateline.claims.memory import TOLD_AGAIN, Memory, named
from dateline.claims.scene import Scene
from dateline.claims.status import status_of
from dateline.claims.suggest import with_plain_captures
from dateline.claims.when.timing import news_of, when_of
from dateline.claims.where.ground import in_its_town, out_of_the_country, places, widened
from dateline.claims.who import blows, bystanders, enmity
from dateline.claims.who.actors import actors
from dateline.claims.wordlists import wordset
from dateline.model import ActorMention, Claim, ClaimType, Count, Cue, Span

_WITHIN = wordset("during throughout after following")
"""Prepositions before an event within or after which another one happens."""
_CREDIT = re.compile(r"\)\s*[-–—]")
"""What follows the agency in the line that opens its report ("BEIRUT, Oct 8 (**Reuters**) - …")."""
_SURE_SPEAKER = 0.6
"""Probability from which the heads' word for a speaker stands where grammar finds none."""


def compose(scene: Scene, proposals: Sequence[Sequence[Proposal]]) -> tuple[Claim, ...]:
    """Return the claims of a report.

    Args:
        scene: the report, read but for its claims.
        proposals: what the heads propose, per sentence.
    """
    flight = blows.tells_of_flight(scene.document.text)
    proposals = [
        [blows.on_the_ground(scene, tree, p if flight else blows.grounded(tree, p)) for p in proposed]
        for tree, proposed in zip(scene.trees, proposals, strict=True)
    ]
    proposals = blows.told_again(scene.trees, proposals)
    proposed_claims = [
        drafts(tree, index, with_plain_captures(scene, tree, proposed))
        for index, (tree, proposed) in enumerate(zip(scene.trees, proposals, strict=True))
    ]
    memory = Memory(
        scene,
        news_of(
            scene,
            ((d.index, d.trigger, d.proposal.type, d.learned("when")) for ds in proposed_claims for d in ds),
        ),
    )
    claims: list[Claim] = []
    for index, of_sentence in enumerate(proposed_claims):
        tree, times = scene.trees[index], scene.times[index]
        if announcer := attribution.announcer(tree):
            memory.speakers.announced(index, scene.parties.mention(announcer.span, speaks=True))
        dates = [expression.span for expression in times]
        figures = sharing.share(
            tree,
            scene.document.text,
            quantities.find(tree, scene.document.text, dates=dates) if of_sentence else (),
            [
                Teller(
                    trigger=d.trigger,
                    tokens=d.proposal.tokens,
                    type=d.proposal.type,
                    learned=d.learned("count"),
                )
                for d in of_sentence
            ],
        )
        told: list[Claim] = []
        for draft, count in zip(of_sentence, figures, strict=True):
            claim = _claim(scene, draft, count, memory)
            memory.add(claim, draft.index)
            told.append(
                replace(claim, place=tuple(in_its_town(scene, draft, memory, p) for p in claim.place))
            )
        claims += reach.within_sentence(told, scene.document.text)
    told_by_all = reach.within_report(claims, scene.document.text)
    opposed = (enmity.without_own(scene.parties, claim) for claim in told_by_all)
    return tuple(as_checked(scene.document, opposed))


def _claim(scene: Scene, draft: Draft, count: tuple[Count, ...], memory: Memory) -> Claim:
    tree, proposal = draft.tree, draft.proposal
    trigger = tree.span(proposal.tokens)
    sentence = Span(tree.sentence.start, tree.sentence.end)
    status = status_of(tree, draft.trigger, proposal.type, proposal.status)
    source, cue = _source(scene, draft, memory)
    agent = actors(scene, draft, "agent", source, memory)
    again: Claim | None = None
    if not agent and proposal.type in TOLD_AGAIN and draft.is_noun and bystanders.enduring(draft) is None:
        again = memory.attack(proposal.type, draft.index)
        agent = again.agent if again else ()
    elif proposal.type is ClaimType.OPERATION and _is_told_of_within(draft):
        before = memory.attack(proposal.type, draft.index)
        agent = _its_own(scene, agent, before.agent if before else ())
    patient = actors(scene, draft, "patient", source, memory, doers=agent)
    type_ = proposal.type
    agent, patient = enmity.parted(scene, draft, agent, patient)
    if type_ is ClaimType.CAPTURE:
        losers = {p.actor for p in patient} - {ids.UNLISTED, ids.UNSPECIFIED}
        agent = tuple(a for a in agent if a.actor not in losers)
    if type_ is ClaimType.ACCUSE and (not agent or source in agent):
        source = cue = None
    place = out_of_the_country(
        scene, draft, status, patient or agent, memory, places(scene, draft, status, memory)
    )
    when = when_of(scene, draft, status, place, memory)
    if again and memory.is_long_ago(when) and not memory.is_long_ago(again.when):
        agent = ()  # "the 1983 **bombing** of the barracks"
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
        place=widened(scene, draft, when, place),
        when=when,
        status=status,
        source=source,
        cue=cue,
        count=count,
        confidence=round(proposal.confidence, 4),
    )


def _is_told_of_within(draft: Draft) -> bool:
    """Whether a noun only says in what something happened ("**During the operation** rebels opened fire")."""
    tree, trigger = draft.tree, draft.trigger
    return tree.case(trigger) in _WITHIN and all(
        tree.tokens[i].upos != "VERB" for i in range(*draft.proposal.tokens)
    )


def _its_own(
    scene: Scene, agent: tuple[ActorMention, ...], told: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Who is told to lead an operation, where only those act within it whom it may be directed against."""
    sides = ({scene.parties.is_armed(actor.actor) for actor in actors} for actors in (agent, told))
    return told if set.isdisjoint(*sides) and told and named(agent) else agent


def _is_event(draft: Draft, speaker: Speaker) -> bool:
    """Whether what seems to speak is what happened ("**Air strikes** killed 11 people Al Jazeera said")."""
    run = draft.tree.run(speaker.span)
    return run is not None and draft.tree.top(run) in draft.triggers


def _tells_own_deed(draft: Draft) -> bool:
    """Whether a verb says what "I" or "we" do, of which nobody else speaks ("**I** condemn what he says")."""
    subject, _ = draft.tree.subject(draft.trigger)
    return not draft.is_noun and subject is not None and draft.tree.lower[subject] in ("i", "we")


def _source(scene: Scene, draft: Draft, memory: Memory) -> tuple[ActorMention | None, Cue | None]:
    """Who says so, and how; neither where the outlet itself does."""
    tree, text, speakers = draft.tree, scene.document.text, memory.speakers
    if attribution.is_background(tree, draft.trigger, draft.proposal.type):
        return None, None
    if draft.proposal.type is ClaimType.ACCUSE and attribution.is_joined(tree, draft.trigger):
        return None, None
    speaker = attribution.speaker_of(tree, draft.trigger)
    if speaker is not None and _is_event(draft, speaker):
        speaker = None
    if speaker is None and (spans := draft.phrases("source")) and spans[0].confidence >= _SURE_SPEAKER:
        told = tree.top(spans[0].tokens)
        said_by = tree.span(tree.phrase(told))
        if attribution.may_speak(tree, told, draft.trigger) and not _CREDIT.match(text, said_by.end):
            speaker = Speaker(span=said_by)
    sentence = Span(tree.sentence.start, tree.sentence.end)
    if speaker is None:
        speaker = attribution.hearsay(tree, text, draft.trigger)
    if speaker is None and scene.in_headline(tree.sentence):
        speaker = attribution.headline_speaker(text, sentence)
    own = speaker is not None and speakers.is_quoted(draft.index, speaker.span) and _tells_own_deed(draft)
    if speaker is None or own:
        turn = scene.turns[draft.index]
        heard = scene.parties.mention(turn, speaks=True) if turn else speakers.quoted(draft.index)
        return heard, Cue.SAID if heard else None
    if speaker.nobody:
        return ActorMention(text=speaker.span.of(text), span=speaker.span, actor=ids.UNSPECIFIED), speaker.cue
    mention = scene.parties.mention(scene.undated(draft.index, speaker.span), speaks=True)
    speakers.spoke(draft.index, mention)
    return speakers.same_speaker(mention, draft.index), speaker.cue
