"""On which days a claim says that it happened: by its own time expression, or the day of the news."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.claims import tense, war
from dateline.claims.attribution import DENYING, SAYING
from dateline.claims.days import Days
from dateline.claims.draft import Draft
from dateline.claims.memory import ATTACKS, Memory
from dateline.claims.scene import Scene
from dateline.claims.status import is_beyond
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import Anchor, Kind, TimeExpression
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType, Grain, PlaceMention, When

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
_SEEN = ATTACKS - {ClaimType.ATTACK}
"""Types that may be news although doubted; an "attack" that is only possible is mostly one that is feared."""
_REACH = 2
"""Steps up the tree within which a time is looked for."""
_OPENING = 6
"""Sentences, headline included, in which the day of the news is looked for."""
_STALE_DAYS = 30
_PURPOSES = ("advcl", "acl", "xcomp")
"""Relations of infinitives to what is done for them."""
_OTHER_ZONE_DAYS = 1
"""Days by which a report may come out before what it tells, by the clock of another time zone."""
_HALF_A_DAY = 12
"""Hours from which a stretch is told in days."""
_BLAMING = wordset("accuse blame charge suspect allege")
"""Verbs with a time of their own besides those of saying."""
_PERFECT = wordset("has have 've ’ve")
_OPENS_CLAUSE = ("when", "with")
"""Words after a date that go on with what happened then."""


def when_of(
    scene: Scene, draft: Draft, status: ClaimStatus, place: tuple[PlaceMention, ...], memory: Memory
) -> When:
    """Return the days of a claim.

    Args:
        scene: the report.
        draft: the claim in its sentence.
        status: whether it came to pass.
        place: where it happened.
        memory: what was said before.
    """
    tree = draft.tree
    expression = _own(scene, tree, draft.index, draft.trigger, draft.proposal.type, draft.learned("when"))
    if (
        expression is None
        or _dates_denial(tree, draft.trigger, expression)
        or (status is ClaimStatus.PLANNED and _dates_means(tree, draft.trigger, expression))
        or war.is_told_by_beginning(scene, draft.index, draft.trigger, draft.proposal.type, expression)
    ):
        return _inherited(scene, draft, status, place, memory)
    days = _days(scene, draft, status, expression, memory)
    if status is ClaimStatus.PLANNED and _is_over(days, scene) and not _is_of_trigger(draft, expression):
        return _inherited(scene, draft, status, place, memory)
    if status is ClaimStatus.HAPPENED and _is_to_come(days, scene):
        return _inherited(scene, draft, status, place, memory)
    return When(
        text=expression.span.of(scene.document.text),
        span=expression.span,
        start=days.start,
        end=days.end,
        grain=days.grain,
    )


def _days(
    scene: Scene, draft: Draft, status: ClaimStatus, expression: TimeExpression, memory: Memory
) -> Days:
    """What days an expression gives to a claim."""
    tree, trigger = draft.tree, draft.trigger
    told = _told_before(scene, draft.index, expression)
    anchor = Anchor(
        published=scene.published,
        narrative=told.start if told and told.start == told.end else memory.day(expression.span),
        told=told or memory.told(expression.span),
        future=status in (ClaimStatus.PLANNED, ClaimStatus.POSSIBLE)
        and tense.looks_ahead(tree, expression.span),
    )
    if _is_told_by_clause(tree, trigger, expression):
        return replace(expression.named(anchor), grain=Grain.DAY)
    if not expression.counts_up and _ended(tree, trigger, status, expression.span.of(scene.document.text)):
        return Days()
    days = expression.days(anchor)
    spoken = _spoken(scene, tree, draft.index, trigger)
    if spoken is not None and days.end == scene.published != days.start:
        return expression.days(replace(anchor, published=spoken))
    return days


def _is_over(days: Days, scene: Scene) -> bool:
    """Whether days lie before the report: then a plan was made or taken up ("vowed **last week** to go")."""
    return days.end is not None and scene.published is not None and days.end < scene.published


def _is_to_come(days: Days, scene: Scene) -> bool:
    """Whether days begin so long after the report that they date nothing in it ("© Agency **2018**")."""
    if days.start is None or scene.published is None:
        return False
    return (days.start - scene.published).days > _OTHER_ZONE_DAYS


def _is_of_trigger(draft: Draft, expression: TimeExpression) -> bool:
    """Whether an expression hangs from the trigger ("the **decision** of May"), which is no infinitive."""
    tree, run = draft.tree, draft.tree.run(expression.span)
    above = () if run is None else tree.ancestors(tree.top(run))
    own = any(at in range(*draft.proposal.tokens) for at in above)
    return own and tree.tokens[draft.trigger].xpos != "VB"


def _told_before(scene: Scene, index: int, expression: TimeExpression) -> Days | None:
    """The time that the sentence names last before an expression."""
    before = [e for e in scene.times[index] if e.span.end <= expression.span.start and _says_days(e, scene)]
    days = before[-1].days(Anchor(published=scene.published)) if before else None
    return days if days is not None and days.start not in (None, scene.published) else None


def _says_days(expression: TimeExpression, scene: Scene) -> bool:
    """Whether an expression names days, as "a 48-hour truce" does not."""
    if expression.kind in (Kind.LENGTH, Kind.REPEATED) or _is_of_hours(expression):
        return False
    day = scene.published
    return day is None or bool(expression.days(Anchor(published=day, narrative=day, told=Days(day))))


def _is_of_hours(expression: TimeExpression) -> bool:
    """Whether an expression says for how much of a day something went on ("for three hours")."""
    if expression.kind is not Kind.STRETCH or expression.amount is None:
        return False
    count, unit = expression.amount
    return (unit == "hour" and (count is None or count < _HALF_A_DAY)) or (unit == "night" and count == 1)


def _spoken(scene: Scene, tree: Tree, index: int, trigger: int) -> date | None:
    """The day on which somebody is quoted as telling of the event ("a monitor said on Thursday")."""
    verbs = {at for at in tree.ancestors(trigger) if _is_saying(tree, at)}
    for expression in scene.times[index]:
        run = tree.run(expression.span)
        if run is not None and tree.tokens[tree.top(run)].head in verbs:
            days = expression.days(Anchor(published=scene.published))
            if days.start is not None and days.start == days.end:
                return days.start
    return None


def _is_saying(tree: Tree, at: int) -> bool:
    return tree.tokens[at].lemma.lower() in SAYING | _BLAMING and tree.tokens[at].upos == "VERB"


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
            if scene.in_headline(scene.trees[index].sentence) and days.end == scene.published:
                continue  # "January 9: Airstrikes continue" dates the report, not the news
            if days.start and days.end and (days.end - days.start).days <= 1 and _is_fresh(days, scene):
                return When(start=days.start, end=days.end)
    return When(start=scene.published, end=scene.published)


def _is_fresh(days: Days, scene: Scene) -> bool:
    return scene.published is None or days.end is None or 0 <= (scene.published - days.end).days < _STALE_DAYS


def _own(
    scene: Scene, tree: Tree, index: int, trigger: int, type_: ClaimType, learned: Sequence[TokenSpan]
) -> TimeExpression | None:
    """The expression that hangs from the trigger's clause; where none does, the one that the heads chose."""
    expressions = [
        e
        for e in scene.times[index]
        if _says_days(e, scene)
        and not _in_dateline(tree, e)
        and not tense.is_of_standing(tree, e.span)
        and (not e.of_clause_alone or _is_told_by_clause(tree, trigger, e))
    ]
    opening = [e for e in expressions if e.opens_clause and _is_told_by_clause(tree, trigger, e)]
    if opening and tree.tokens[trigger].head >= 0:
        return opening[-1]
    path = _clause(tree, trigger, type_)
    best: tuple[int, TimeExpression] | None = None
    for expression in expressions:
        run = tree.run(expression.span)
        if run is None:
            continue
        distance = _distance(tree, tree.top(run), path)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, expression)
    if best is not None:
        return best[1]
    return next((e for e in expressions if _overlaps(tree, e, learned)), None)


def _in_dateline(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression says when the report was sent ("POKHARA, **March 22** -")."""
    run = tree.run(expression.span)
    if run is None or tree.tokens[0].deprel != "dep":
        return False
    return tree.tokens[tree.top(run)].deprel == "flat" and tree.tokens[tree.top(run)].head == 0


def _distance(tree: Tree, top: int, path: Mapping[int, int]) -> int | None:
    """Steps from a time to the trigger, over nouns on which it may have been hung by mistake, and no verb."""
    for steps, at in enumerate(tree.ancestors(top)):
        if at in path:
            return path[at] + steps
        if tree.tokens[at].upos in ("VERB", "AUX"):
            return None
    return None


def _is_told_by_clause(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether the trigger stands in a clause that the expression opens or holds.

    "since the war **began** in 2011", "two days after it was **seized**", "since 2011, when they **fired**".
    """
    run = tree.run(expression.span)
    if run is None:
        return False
    joined = (trigger, *(a for a in tree.ancestors(trigger) if trigger in tree.children(a, "conj")))
    if expression.opens_clause and any(_follows(tree, at, run) for at in joined):
        return True
    for at in (trigger, *tree.ancestors(trigger)):
        marks = tree.children(at, "mark", "case", "advmod")
        if run[0] <= at < run[1] or any(
            run[0] <= c < run[1] or (_is_next(tree, run, c) and tree.lower[c] in _OPENS_CLAUSE) for c in marks
        ):
            return True
    return False


def _is_next(tree: Tree, run: TokenSpan, at: int) -> bool:
    """Whether a word stands right behind a run, or behind the comma that follows it."""
    return at == run[1] or (at == run[1] + 1 and tree.lower[run[1]] == ",")


def _dates_denial(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether an expression says when somebody denied it, not when it is said to have happened."""
    run = tree.run(expression.span)
    verb = tree.tokens[tree.top(run)].head if run is not None else -1
    return verb in tree.ancestors(trigger) and tree.tokens[verb].lemma.lower() in DENYING


def _dates_means(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether an expression says when something was done for a purpose, and the trigger is the purpose.

    "They launched an operation on Thursday to **retake** the town", "agreed in May to **deploy** observers".
    """
    run = tree.run(expression.span)
    purpose = tree.tokens[trigger].deprel.split(":")[0] in _PURPOSES and any(
        tree.lower[mark] == "to" for mark in tree.children(trigger, "mark")
    )
    if run is None or not purpose:
        return False
    return run[1] <= trigger and trigger not in tree.ancestors(tree.top(run))


def _follows(tree: Tree, trigger: int, run: TokenSpan) -> bool:
    """Whether the trigger stands behind a run, no comma between them, and the run does not hang from it."""
    return (
        trigger >= run[1]
        and "," not in tree.lower[run[1] : trigger]
        and trigger not in tree.ancestors(tree.top(run))
    )


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
        if _is_saying(tree, at):
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


def _inherited(
    scene: Scene, draft: Draft, status: ClaimStatus, place: tuple[PlaceMention, ...], memory: Memory
) -> When:
    """The day of the news, or of the same event told before; nothing for plans and holds.

    What goes on, or is out of somebody's control, does so on the day of the report, and words are news on the
    day of the report. What has happened, told behind the opening, did so at some time up to then.
    """
    type_, tree, trigger = draft.proposal.type, draft.tree, draft.trigger
    if (
        memory.war
        and status in _CAME_TO_PASS | {ClaimStatus.ONGOING}
        and war.is_toll(scene, draft.index, trigger, type_)
    ):
        return When(start=memory.war.start, end=scene.published, grain=memory.war.grain)
    if status is ClaimStatus.ONGOING or (type_ is ClaimType.HOLD and is_beyond(tree, trigger)):
        return When(start=scene.published, end=scene.published)
    may_be_news = status in _CAME_TO_PASS or (status is ClaimStatus.POSSIBLE and type_ in _SEEN)
    if type_ in _TIMELESS or not may_be_news or _is_background(tree, trigger, status):
        return When()
    if type_ is ClaimType.ACCUSE:
        return When(start=scene.published, end=scene.published)
    same = memory.of_same_event(type_, draft.index, place)
    if same is None:
        by_now = status is ClaimStatus.HAPPENED and draft.index >= _OPENING and _is_perfect(tree, trigger)
        return When(end=scene.published) if by_now else memory.news
    return When(start=same.when.start, end=same.when.end, grain=same.when.grain)


def _is_perfect(tree: Tree, trigger: int) -> bool:
    """Whether the clause of a trigger says what has come about by now ("they **have** taken much ground")."""
    clause = (at for at in (trigger, *tree.ancestors(trigger)) if tree.tokens[at].upos == "VERB")
    verb = next(clause, trigger)
    return any(tree.lower[c] in _PERFECT for c in tree.children(verb, "aux"))


def _is_background(tree: Tree, trigger: int, status: ClaimStatus) -> bool:
    """Whether the pluperfect sets an event before the news.

    What somebody said "had happened" may be news; what somebody denies had happened was told before.
    """
    if not any(tree.lower[c] == "had" for c in tree.children(trigger, "aux")):
        return False
    if status is ClaimStatus.DENIED:
        return True
    told = any(_is_saying(tree, at) for at in tree.ancestors(trigger))
    return not told or tree.tokens[trigger].deprel.startswith(("acl", "advcl"))
