"""Where it happened: the places that a claim names, or those that the report makes clear."""

from dateline.claims import roles
from dateline.claims.draft import Draft, lists
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.where import is_broad, most_specific
from dateline.model import ClaimType, PlaceMention, Span

_NOWHERE = frozenset({ClaimType.ACCUSE})
"""Types that have no place."""
_OF_GROUND = frozenset(
    {ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.BESIEGE, ClaimType.WITHDRAW, ClaimType.ADVANCE}
)
"""Types whose place is an argument of the verb."""
_HERE_ONLY = frozenset({ClaimType.NEGOTIATE, ClaimType.AID, ClaimType.ACCUSE, ClaimType.DEPLOY})
"""Types whose place must be said; that of the story does not pass on to them."""


def places(scene: Scene, draft: Draft, memory: Memory) -> tuple[PlaceMention, ...]:
    """Return the places of a claim, the most specific only, several when the text lists several."""
    if draft.proposal.type in _NOWHERE:
        return ()
    tree = draft.tree
    by_syntax = roles.fill(tree, draft.proposal, draft.frame, role="place")
    learned = tuple(span.tokens for span in draft.phrases("place"))
    for run in by_syntax if draft.proposal.type in _OF_GROUND else ():
        if inside := scene.places.inside(tree.span(_named_town(tree, run))):
            return _listed(scene, inside)
    for run in (*learned, *by_syntax):
        if inside := scene.places.inside(_with_what_follows(tree, run)):
            return _listed(scene, inside)
    if named := next((run for run in learned if _is_name(tree, run)), None):
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
        if groups and lists(between):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    fine = [group for group in groups if most_specific(group)[:1] and not is_broad(most_specific(group)[0])]
    return tuple(dict.fromkeys((fine or groups)[0]))


def _with_what_follows(tree: Tree, run: TokenSpan) -> Span:
    below = list(tree.below(tree.top(run)))
    return tree.span((min(below), max(below) + 1))


def _nearest(scene: Scene, draft: Draft) -> tuple[PlaceMention, ...]:
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
