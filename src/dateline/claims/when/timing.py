"""On which days a claim says that it happened: by its own time expression, or the day of the news."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from dateline.claims.attribution import DENYING
from dateline.claims.draft import Draft
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import days as calendar
from dateline.claims.when import story, tense, war
from dateline.claims.when.dating import expression_of, is_of_speech, is_saying, is_told_by_clause, says_days
from dateline.claims.when.days import Days
from dateline.claims.when.expressions import Anchor, TimeExpression
from dateline.claims.when.inherited import OPENING, inherited, tells_background
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType, Grain, PlaceMention, When

_A_MONTH = 27
"""Days from the first to the last of the shortest month."""
_FEW_DAYS = 3
_TWO_DAYS = 1
"""Days between the first and the last of those on which the news may have happened."""
_STALE_DAYS = (30, 8)
"""Age from which a day is no news, in the opening and behind it, where older days are mostly background."""
_PURPOSES = ("advcl", "acl", "xcomp")
"""Relations of infinitives to what is done for them."""
_OTHER_ZONE_DAYS = 1
"""Days by which a report may come out before what it tells, by the clock of another time zone."""
_STAMP = re.compile(
    r"^\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?(?:\s*[:–—-])?\s",
    re.MULTILINE | re.IGNORECASE,
)
"""The hour at which a paragraph was written ("10.45pm: …")."""
_LIVE = 3
"""Paragraphs so stamped that make a report one that was written while things happened."""
_HAVE = wordset("has have 's ’s 've ’ve")
_UP_TO_NOW = wordset("past last")


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
    expression = expression_of(
        scene, tree, draft.index, draft.trigger, draft.proposal.type, draft.learned("when")
    )
    if (
        expression is None
        or _dates_denial(tree, draft.trigger, expression)
        or (status is ClaimStatus.HAPPENED and tense.is_due(tree, expression.span))
        or (status is ClaimStatus.PLANNED and _dates_means(tree, draft.trigger, expression))
        or war.is_told_by_beginning(scene, draft.index, draft.trigger, draft.proposal.type, expression)
    ):
        return inherited(scene, draft, status, place, memory)
    days = _days(scene, draft, status, expression, memory)
    if status is ClaimStatus.ONGOING and not is_of_speech(tree, draft.trigger, expression):
        days = _still(days, scene)
    if status is ClaimStatus.PLANNED and _is_over(days, scene) and not _is_of_trigger(draft, expression):
        return inherited(scene, draft, status, place, memory)
    if status not in (ClaimStatus.PLANNED, ClaimStatus.POSSIBLE) and _is_to_come(days, scene):
        return inherited(scene, draft, status, place, memory)
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
    past = None if told else memory.story(draft.index)
    if past and (days := story.days(past, expression, scene.document.text)):
        return days
    if is_told_by_clause(tree, trigger, expression):
        return replace(expression.named(anchor), grain=Grain.DAY)
    if not expression.counts_up and _ended(tree, status, expression, scene.document.text):
        return Days()
    days = expression.days(anchor)
    spoken = _spoken(scene, tree, draft.index, trigger)
    if spoken is not None and scene.published in (days.start, days.end) and days.start != days.end:
        return expression.days(replace(anchor, published=spoken))
    return days


def _still(days: Days, scene: Scene) -> Days:
    """The days of what goes on: from months gone by up to the report ("came **in 2014**, **backing** it")."""
    if days.start is None or days.end is None or not _is_over(days, scene):
        return days
    long = (days.end - days.start).days >= _A_MONTH
    return Days(days.start, scene.published, calendar.grain_of(days)) if long else days


def _is_over(days: Days, scene: Scene) -> bool:
    """Whether days lie before the report: then a plan was made or taken up ("vowed **last week** to go")."""
    return days.end is not None and scene.published is not None and days.end < scene.published


def _is_to_come(days: Days, scene: Scene) -> bool:
    """Whether days date nothing that has happened by the report.

    They begin long after it ("© Agency **2018**"), or on it and have no end ("**within days**").
    """
    if days.start is None or scene.written is None:
        return False
    later = (days.start - scene.written).days
    return later > _OTHER_ZONE_DAYS or (later == 0 and days.end is None)


def _is_of_trigger(draft: Draft, expression: TimeExpression) -> bool:
    """Whether an expression hangs from the trigger ("the **decision** of May"), which is no infinitive."""
    tree, run = draft.tree, draft.tree.run(expression.span)
    above = () if run is None else tree.ancestors(tree.top(run))
    own = any(at in range(*draft.proposal.tokens) for at in above)
    return own and tree.tokens[draft.trigger].xpos != "VB"


def _told_before(scene: Scene, index: int, expression: TimeExpression) -> Days | None:
    """The time that the sentence names last before an expression."""
    before = [e for e in scene.times[index] if e.span.end <= expression.span.start and says_days(e, scene)]
    days = before[-1].days(Anchor(published=scene.published)) if before else None
    return days if days is not None and days.start not in (None, scene.published) else None


def _spoken(scene: Scene, tree: Tree, index: int, trigger: int) -> date | None:
    """The day on which somebody is quoted as telling of the event ("a monitor said on Thursday")."""
    verbs = {at for at in tree.ancestors(trigger) if is_saying(tree, at)}
    for expression in scene.times[index]:
        run = tree.run(expression.span)
        if run is not None and tree.tokens[tree.top(run)].head in verbs:
            days = expression.days(Anchor(published=scene.published))
            if days.start is not None and days.start == days.end:
                return days.start
    return None


def news_of(scene: Scene, triggers: Iterable[tuple[int, int, ClaimType, Sequence[TokenSpan]]]) -> When | None:
    """Return the day that a report tells of: that of its entry, or the first of an event.

    A live blog tells of its own. None where a report names no day near its own.

    Args:
        scene: the report.
        triggers: per proposed claim its sentence, the token that names the event, its type, and the runs of
            tokens that the heads hold to say when.
    """
    if scene.entry is not None:
        return scene.today
    body = scene.document.body
    if len(_STAMP.findall(scene.document.text, body.start, body.end)) >= _LIVE:
        return scene.today
    for index, trigger, type_, learned in triggers:
        if tells_background(scene.trees[index], trigger):
            continue
        if expression := expression_of(scene, scene.trees[index], index, trigger, type_, learned):
            days = expression.days(Anchor(published=scene.published))
            if scene.in_headline(scene.trees[index].sentence) and days.end == scene.published:
                continue  # "January 9: Airstrikes continue" dates the report, not the news
            if days.start == days.end and _counts_from_told(expression, scene):
                continue
            if tense.is_due(scene.trees[index], expression.span):
                continue
            if days.end != scene.published and is_of_speech(scene.trees[index], trigger, expression):
                continue
            if _is_news(days, scene, index):
                return When(start=days.start, end=days.end)
    return None


def _counts_from_told(expression: TimeExpression, scene: Scene) -> bool:
    """Whether an expression counts from the time told before it, whatever that was ("**hours earlier**")."""
    if scene.published is None:
        return False
    days = (expression.days(Anchor(published=scene.published, narrative=told)) for told in (None, date.min))
    return len(set(days)) > 1


def _is_news(days: Days, scene: Scene, index: int) -> bool:
    """Whether days told in a sentence are few enough, and near enough before the report, to be its news.

    In more than two days up to the report ("in three days") things rather add up.
    """
    if days.start is None or days.end is None:
        return False
    few = _FEW_DAYS if days.end != scene.published else _TWO_DAYS
    stale = _STALE_DAYS[index >= OPENING]
    near = scene.published is None or 0 <= (scene.published - days.end).days < stale
    return near and (days.end - days.start).days <= few


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


def _ended(tree: Tree, status: ClaimStatus, expression: TimeExpression, text: str) -> bool:
    """Whether a stretch of time lies wholly in the past ("after being occupied for some seven months")."""
    run, words = tree.run(expression.span), expression.span.of(text).lower().split()
    if run is None or status is ClaimStatus.ONGOING or words[0] != "for" or _UP_TO_NOW.intersection(words):
        return False
    above = (at for at in tree.ancestors(tree.top(run)) if tree.tokens[at].upos in ("VERB", "AUX", "ADJ"))
    helpers = (tree.lower[c] for at in islice(above, 1) for c in tree.children(at, "aux", "cop"))
    return not any(helper in _HAVE for helper in helpers)
