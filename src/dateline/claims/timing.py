"""On which days a claim says that it happened: by its own time expression, or the day of the news."""

from collections.abc import Iterable, Sequence

from dateline.claims.attribution import SAYING
from dateline.claims.days import Days
from dateline.claims.memory import ATTACKS, Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import Anchor, TimeExpression
from dateline.model import ClaimStatus, ClaimType, When

_TIMELESS = frozenset(
    {
        ClaimType.HOLD,
        ClaimType.NEGOTIATE,
        ClaimType.NEED,
        ClaimType.PROTEST,
        ClaimType.DISPLACE,
        ClaimType.DEPLOY,
    }
)
"""Types whose day must be said: in the training reports most of their claims without a time have no day."""
_CAME_TO_PASS = frozenset({ClaimStatus.HAPPENED, ClaimStatus.DENIED})
_REACH = 4
"""Steps up the tree within which a time is looked for."""
_REACH_ALONE = 1
"""Steps within which grammar alone, against the heads, makes a time the claim's own."""
_OPENING = 6
"""Sentences, headline included, in which the day of the news is looked for."""
_STALE_DAYS = 30


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
    expression = _own(scene, tree, index, trigger, type_, learned)
    if expression is None:
        return _inherited(scene, index, tree, trigger, type_, status, memory)
    if expression.inner is not None and _is_told_by_clause(tree, trigger, expression):
        expression = expression.inner
    anchor = Anchor(
        published=scene.published, narrative=memory.day, future=_looks_ahead(tree, trigger, status)
    )
    days = expression.days(anchor)
    if _ended(tree, trigger, status, expression.span.of(scene.document.text)):
        days = Days()
    return When(
        text=expression.span.of(scene.document.text),
        span=expression.span,
        start=days.start,
        end=days.end,
        grain=days.grain,
    )


def news_of(scene: Scene, triggers: Iterable[tuple[int, int, ClaimType, Sequence[TokenSpan]]]) -> When:
    """Return the day that a report tells of: the first that belongs to an event of its opening.

    Args:
        scene: the report.
        triggers: per proposed claim its sentence, the token that names the event, its type, and the runs of
            tokens that the heads hold to say when.
    """
    for index, trigger, type_, learned in triggers:
        if index >= _OPENING:
            break
        if expression := _own(scene, scene.trees[index], index, trigger, type_, learned):
            days = expression.days(Anchor(published=scene.published))
            if days.start and days.end and (days.end - days.start).days <= 1 and _is_fresh(days, scene):
                return When(start=days.start, end=days.end)
    return When(start=scene.published, end=scene.published)


def _is_fresh(days: Days, scene: Scene) -> bool:
    return scene.published is None or days.end is None or 0 <= (scene.published - days.end).days < _STALE_DAYS


def _own(
    scene: Scene, tree: Tree, index: int, trigger: int, type_: ClaimType, learned: Sequence[TokenSpan]
) -> TimeExpression | None:
    """The expression that the heads chose, or that hangs from the trigger's clause."""
    expressions = scene.times[index]
    path = _clause(tree, trigger, type_)
    best: tuple[int, TimeExpression] | None = None
    for expression in expressions:
        run = tree.run(expression.span)
        if run is None:
            continue
        head = tree.tokens[tree.top(run)].head
        distance = path.get(head)
        if distance is None and head >= 0 and tree.tokens[head].upos not in ("VERB", "AUX"):
            above = path.get(tree.tokens[head].head)
            distance = None if above is None else above + 1
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, expression)
    if best and best[0] == 0:
        return best[1]
    if chosen := next((e for e in expressions if _overlaps(tree, e, learned)), None):
        return chosen
    return best[1] if best and best[0] <= _REACH_ALONE else None


def _is_told_by_clause(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether the trigger stands in the clause of "since …" or hangs from it ("began in 2011 with riots")."""
    run = tree.run(expression.span)
    return run is not None and any(run[0] <= at < run[1] for at in (trigger, *tree.ancestors(trigger)))


def _overlaps(tree: Tree, expression: TimeExpression, runs: Sequence[TokenSpan]) -> bool:
    spans = [tree.span(run) for run in runs]
    return any(expression.span.start < span.end and expression.span.end > span.start for span in spans)


def _clause(tree: Tree, trigger: int, type_: ClaimType) -> dict[int, int]:
    """The trigger and the words above it whose time is also its own, with their distance from it.

    A verb of saying has its own time; a state ("the rebel-held town") does not share that of what
    happens around it.
    """
    path = {trigger: 0}
    for steps, at in enumerate(tree.ancestors(trigger), 1):
        if tree.tokens[at].lemma.lower() in SAYING and tree.tokens[at].upos == "VERB":
            break
        if (
            type_ is ClaimType.HOLD
            and tree.tokens[at].upos == "VERB"
            and tree.tokens[trigger].deprel not in ("obj", "nsubj:pass")
        ):
            break
        if steps > _REACH:
            break
        path[at] = steps
    return path


def _ended(tree: Tree, trigger: int, status: ClaimStatus, words: str) -> bool:
    """Whether a stretch of time lies wholly in the past ("after being occupied for some seven months")."""
    if status is ClaimStatus.ONGOING or not words.lower().startswith("for "):
        return False
    verbs = [trigger, *(at for at in tree.ancestors(trigger) if tree.tokens[at].upos in ("VERB", "AUX"))][:2]
    return not any(
        tree.lower[c] in ("has", "have", "'s", "’s", "'ve", "’ve")
        for at in verbs
        for c in tree.children(at, "aux", "cop")
    )


def _looks_ahead(tree: Tree, trigger: int, status: ClaimStatus) -> bool:
    """Whether a planned event is told in the future: "will begin on Thursday", not "vowed on Thursday to"."""
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
    """The day of the news, or of the same event told before; nothing for plans and states."""
    may_be_news = status in _CAME_TO_PASS or (status is ClaimStatus.POSSIBLE and type_ in ATTACKS)
    if (
        type_ in _TIMELESS
        or not may_be_news
        or any(tree.lower[c] == "had" for c in tree.children(trigger, "aux"))
    ):
        return When()
    same = memory.of_same_event(type_, index)
    if same is None:
        return memory.news
    return When(start=same.when.start, end=same.when.end, grain=same.when.grain)
