"""The war as a whole: since when it goes on, and which claims tell of all of it rather than of the news.

"Syria's conflict, which began in March 2011, has killed more than 200,000 people": a toll without a time of
its own is that of the war so far, wherever in the report its beginning is told.
"""

from collections.abc import Iterator
from itertools import islice

from dateline.claims.scene import Scene
from dateline.claims.tree import Tree
from dateline.claims.when import tense
from dateline.claims.when.days import Days
from dateline.claims.when.expressions import Anchor, TimeExpression
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

_WARS = wordset("war conflict uprising rebellion revolt revolution insurgency hostilities crisis")
_BEGINS = wordset("begin start erupt break ignite flare outbreak")
_TOLLS = frozenset({ClaimType.CASUALTIES, ClaimType.DISPLACE, ClaimType.DESTROY, ClaimType.CLASH})
"""Types that are counted over a whole war."""
_DURING = ("in", "during", "of", "by", "from")
_WHICH = ("which", "that")
_SAME_DEED = ("conj", "xcomp", "obj", "amod", "advcl", "parataxis")
_FAR = 4
"""Steps up the tree."""
_NEAR = 2
"""Words within which a war stands behind its age ("the five-year-old civil war")."""


def began(scene: Scene) -> Days:
    """Return when the war of a report began, as precisely as it is told; no days where it is not told."""
    for tree, times in zip(scene.trees, scene.times, strict=True):
        for expression in times:
            anchor = Anchor(published=scene.published)
            if tense.is_of_standing(tree, expression.span):
                continue
            if _tells_of_beginning(tree, expression):
                days = expression.named(anchor)
            elif _is_age(tree, expression):
                days = expression.days(anchor)
            else:
                continue
            if days.start is not None and (scene.published is None or days.start < scene.published):
                return days
    return Days()


def is_toll(scene: Scene, index: int, trigger: int, type_: ClaimType) -> bool:
    """Whether a claim without a time of its own counts what a whole war did, or is that war.

    Args:
        scene: the report.
        index: of the claim's sentence.
        trigger: the token that names the event.
        type_: the claim's type.
    """
    tree = scene.trees[index]
    if type_ not in _TOLLS:
        return False
    if type_ is ClaimType.CLASH:
        return _is_war(tree, trigger)
    around = list(_around(tree, trigger))
    again = (
        index > 0
        and any(tree.lower[noun] == "it" for noun in around)
        and _is_about_war(scene.trees[index - 1])
    )
    return again or any(_is_war(tree, noun) for noun in around)


def is_told_by_beginning(
    scene: Scene, index: int, trigger: int, type_: ClaimType, expression: TimeExpression
) -> bool:
    """Whether a time is that of the beginning of the war that a toll is of, and so not that of the toll.

    "The conflict which began in 2011 has **killed** 230,000 people", unlike "since it began in 2011".
    """
    tree = scene.trees[index]
    return (
        type_ is not ClaimType.CLASH
        and not expression.span.of(scene.document.text).lower().startswith("since")
        and _tells_of_beginning(tree, expression)
        and is_toll(scene, index, trigger, type_)
    )


def _is_war(tree: Tree, word: int) -> bool:
    return tree.tokens[word].lemma.lower() in _WARS


def _is_about_war(tree: Tree) -> bool:
    """Whether a war is what a sentence is about."""
    roots = (i for i, token in enumerate(tree.tokens) if token.head < 0)
    return any(subject is not None and _is_war(tree, subject) for subject, _ in map(tree.subject, roots))


def _around(tree: Tree, trigger: int) -> Iterator[int]:
    """The nouns of which, or in which, an event is said, its own or those of what it is said along with."""
    for verb in (trigger, *islice(_joined(tree, trigger), _FAR)):
        subject, _ = tree.subject(verb)
        if subject is not None and "when" not in tree.lower[subject:trigger]:
            yield subject  # not "the war began **when gunmen attacked** …, killing 30"
        yield from tree.children(verb, "obj")
        yield from (n for n in tree.children(verb, "obl", "nmod") if tree.case(n) in _DURING)


def _joined(tree: Tree, trigger: int) -> Iterator[int]:
    """The words above a trigger as long as they tell of the same ("killed many, left others displaced")."""
    at = trigger
    for above in tree.ancestors(trigger):
        if tree.tokens[at].deprel.split(":")[0] not in _SAME_DEED:
            return
        yield above
        at = above


def _tells_of_beginning(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression says when a war began: "since the war started in 2011", "it began in 2011"."""
    run = tree.run(expression.span)
    if run is None:
        return False
    inside = [tree.tokens[i].lemma.lower() for i in range(*run)]
    if _WARS.intersection(inside) and _BEGINS.intersection(inside):
        return True
    for verb in islice(tree.ancestors(tree.top(run)), _FAR):
        if tree.tokens[verb].lemma.lower() in _BEGINS:
            subject, _ = tree.subject(verb)
            if subject is not None and tree.lower[subject] in _WHICH:
                subject -= 1  # the clause may hang from the verb; the noun stands right before it
            return subject is not None and subject >= 0 and _is_war(tree, subject)
    return False


def _is_age(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression is the age of the war that follows it, in years."""
    run = tree.run(expression.span)
    if run is None or expression.amount is None or expression.amount[1] != "year":
        return False
    behind = range(run[1], min(run[1] + _NEAR + 1, len(tree)))
    return any(_is_war(tree, i) for i in behind)
