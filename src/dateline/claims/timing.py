"""On which days a claim says that it happened: the time expression that belongs to it, or the day of the news."""

from collections.abc import Sequence

from dateline.claims.attribution import SAYING
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import Anchor, TimeExpression
from dateline.model import ClaimStatus, ClaimType, When

_TIMELESS = frozenset(
    {ClaimType.HOLD, ClaimType.NEGOTIATE, ClaimType.AID, ClaimType.NEED, ClaimType.PROTEST, ClaimType.BESIEGE}
)
"""Types whose day must be said."""
_NEWS_ONLY = frozenset(
    {
        ClaimType.WITHDRAW,
        ClaimType.DEPLOY,
        ClaimType.CAPTURE,
        ClaimType.ATTACK,
        ClaimType.DISPLACE,
        ClaimType.CLASH,
    }
)
"""Types that, told far down without a day, more often tell of the past than of the news."""
_OPENING = 4


def when_of(
    scene: Scene,
    tree: Tree,
    index: int,
    trigger: int,
    type_: ClaimType,
    status: ClaimStatus,
    learned: Sequence[TokenSpan],
    memory: Memory,
) -> When:
    """Return the days of a claim.

    Args:
        scene: the report.
        tree: the sentence.
        index: of the sentence in the document.
        trigger: token that names the event.
        type_: what kind of claim it is.
        status: whether it came to pass.
        learned: token runs that the heads hold to say when.
        memory: what was said before.
    """
    expression = _own(scene, tree, index, trigger, learned)
    if expression is None:
        return _inherited(scene, index, tree, trigger, type_, status, memory)
    at = tree.tokens[trigger].start
    if expression.inner is not None and expression.span.start < at < expression.inner.span.start:
        expression = expression.inner
    anchor = Anchor(
        published=scene.published, narrative=memory.day, future=_looks_ahead(tree, trigger, status)
    )
    days = expression.days(anchor)
    return When(
        text=expression.span.of(scene.document.text),
        span=expression.span,
        start=days.start,
        end=days.end,
        grain=days.grain,
    )


def _own(
    scene: Scene, tree: Tree, index: int, trigger: int, learned: Sequence[TokenSpan]
) -> TimeExpression | None:
    """The expression that the heads chose, or that hangs from the trigger's clause."""
    expressions = scene.times[index]
    for run in learned:
        span = tree.span(run)
        for expression in expressions:
            if expression.span.start < span.end and expression.span.end > span.start:
                return expression
    path = {trigger: 0}
    for steps, at in enumerate(tree.ancestors(trigger), 1):
        if tree.tokens[at].lemma.lower() in SAYING and tree.tokens[at].upos == "VERB":
            break
        path[at] = steps
    best: tuple[int, TimeExpression] | None = None
    for expression in expressions:
        run = tree.run(expression.span)
        if run is None:
            continue
        head = tree.tokens[tree.top(run)].head
        distance = path.get(head, path.get(tree.tokens[head].head, 9) + 1 if head >= 0 else 9)
        if distance <= 3 and (best is None or distance < best[0]):
            best = (distance, expression)
    return best[1] if best else None


def _looks_ahead(tree: Tree, trigger: int, status: ClaimStatus) -> bool:
    """Whether the clause of a planned event speaks of the future: "will begin on Thursday", not "vowed on Thursday to"."""
    if status is not ClaimStatus.PLANNED:
        return False
    for at in (trigger, *tree.ancestors(trigger)):
        if any(tree.lower[c] in ("will", "'ll", "’ll", "shall") for c in tree.children(at, "aux")):
            return True
        if tree.tokens[at].xpos == "VBD":
            return False
    return False


def _inherited(
    scene: Scene, index: int, tree: Tree, trigger: int, type_: ClaimType, status: ClaimStatus, memory: Memory
) -> When:
    if type_ in _TIMELESS or status in (ClaimStatus.PLANNED, ClaimStatus.ONGOING, ClaimStatus.POSSIBLE):
        return When()
    if any(tree.lower[c] == "had" for c in tree.children(trigger, "aux")):
        return When()
    if same := memory.of_same_event(type_, index):
        return When(start=same.when.start, end=same.when.end, grain=same.when.grain)
    if type_ in _NEWS_ONLY and index >= _OPENING:
        return When()
    return scene.news_when
