"""Who did it, to whom: the phrases that fill a claim's roles, led back to actors."""

from dataclasses import replace

from dateline import ids
from dateline.claims import roles
from dateline.claims.draft import Draft, lists
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.model import ActorMention, ClaimType, Span

_MUTUAL = frozenset({ClaimType.CLASH, ClaimType.NEGOTIATE})
"""Types whose agents may be each other's opponents."""
_SYNTAX_FIRST = frozenset({ClaimType.HOLD})
"""Types for which the grammar of the trigger tells more than what was learned."""


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
    by_syntax = tuple(
        run
        for run in roles.fill(tree, draft.proposal, draft.frame, role=role)
        if _may_be_actor(scene, tree, run)
    )
    learned = tuple(run for run in draft.phrases(role) if not _belongs_elsewhere(draft, run))
    if type_ is ClaimType.CAPTURE:
        losers = _losers(scene, draft)
        learned = losers or learned if role == "patient" else tuple(r for r in learned if r not in losers)
    if type_ not in _MUTUAL:
        learned = _together(scene, tree, learned)
    first = role == "agent" or type_ in _SYNTAX_FIRST
    runs = (by_syntax or learned) if first else (learned or by_syntax)
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


def _losers(scene: Scene, draft: Draft) -> tuple[TokenSpan, ...]:
    """The party that a place is taken "from", wherever the parser hung it."""
    tree = draft.tree
    nouns = [i for i in range(draft.trigger + 1, len(tree)) if tree.case(i) == "from"]
    runs = [tree.phrase(i) for i in nouns]
    return tuple(r for r in runs if any(not n.metonym for n in scene.parties.names(tree.span(r))))[:1]


def _belongs_elsewhere(draft: Draft, run: TokenSpan) -> bool:
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


def _inside_trigger(scene: Scene, draft: Draft) -> list[Span]:
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
                or lists(between)
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
