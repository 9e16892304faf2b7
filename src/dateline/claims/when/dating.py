"""Which words of a sentence say when a trigger's event happened, and which date something else."""

import re
from collections.abc import Mapping, Sequence

from dateline.claims.attribution import SAYING
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import tense
from dateline.claims.when.days import Days
from dateline.claims.when.expressions import Anchor, Kind, TimeExpression
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

_REACH = 2
"""Steps up the tree within which a time is looked for."""
_HALF_A_DAY = 12
"""Hours from which a stretch is told in days."""
_BEFORE_NOUN = ("nmod:poss", "compound", "amod", "nummod", "nmod:unmarked", "obl:unmarked")
"""Relations of a time to the noun that it stands before ("last month's **loss**", "a five-year **war**")."""
_BLAMING = wordset("accuse blame charge suspect allege")
"""Verbs with a time of their own besides those of saying."""
_SPANNING = ("since", "ever", "until")
"""First words of a time that says how long something lasted."""
_DATE_LINE = re.compile(r"\w*day,?\s.*\d{4}", re.IGNORECASE)
"""A date with its weekday and year, as papers print it."""
_LIMITS = wordset("later earlier sooner")
"""Words before "than" with which it sets a limit ("no later than Monday")."""
_OPENS_CLAUSE = ("when", "with")
"""Words after a date that go on with what happened then."""


def expression_of(
    scene: Scene, tree: Tree, index: int, trigger: int, type_: ClaimType, learned: Sequence[TokenSpan]
) -> TimeExpression | None:
    """Return the expression that hangs from the trigger's clause; else the one that the heads chose.

    Args:
        scene: the report.
        tree: the sentence.
        index: of the sentence in the document.
        trigger: token that names the event.
        type_: of the event.
        learned: the runs of tokens that the heads hold to say when, the surest first.
    """
    expressions = [
        e
        for e in scene.times[index]
        if says_days(e, scene)
        and not _in_dateline(tree, e)
        and not _dates_report(scene, e)
        and not tense.is_of_standing(tree, e.span)
        and (not e.of_clause_alone or is_told_by_clause(tree, trigger, e))
        and not _is_of_other_tense(tree, trigger, e)
        and not _stands_apart(tree, trigger, e)
        and not _is_compared(tree, e)
        and not _is_of_another_noun(tree, trigger, e)
        and not (type_ is ClaimType.HOLD and _dates_event(tree, trigger, e))
    ]
    opening = [e for e in expressions if e.opens_clause and is_told_by_clause(tree, trigger, e)]
    if opening and tree.tokens[trigger].head >= 0:
        return opening[-1]
    around = [e for e in expressions if (run := tree.run(e.span)) and run[0] <= trigger < run[1]]
    if around:
        return around[0]
    path = _clause(tree, trigger, type_)
    best: tuple[bool, int, TimeExpression] | None = None
    for expression in expressions:
        run = tree.run(expression.span)
        if run is None:
            continue
        distance = _distance(tree, tree.top(run), path)
        unlikely = _lasts_since(tree, trigger, run)
        if distance is not None and (best is None or (unlikely, distance) < best[:2]):
            best = (unlikely, distance, expression)
    if best is not None:
        return best[2]
    apart = [e for e in expressions if not _is_of_description(tree, trigger, e)]
    found = next((e for e in apart if _overlaps(tree, e, learned)), None)
    if found is not None and is_of_speech(tree, trigger, found):
        return next((e for e in expressions if _is_below_speech(tree, trigger, e)), found)
    return found


def _is_of_description(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether a clause that describes a subject holds an expression ("who fought **in 2004**, staged …").

    The trigger is neither in that clause nor what it describes ("the **raid** that began on Monday").
    """
    run = tree.run(expression.span)
    around = () if run is None else tree.ancestors(tree.top(run))
    clause = next((at for at in around if tree.tokens[at].deprel == "acl:relcl"), None)
    if clause is None or clause in (trigger, *tree.ancestors(trigger)):
        return False
    described: list[int] = []
    for at in tree.ancestors(clause):
        if tree.tokens[at].upos not in ("NOUN", "PROPN", "PRON"):
            break
        described.append(at)
    subject = bool(described) and tree.tokens[described[-1]].deprel.startswith("nsubj")
    return subject and not set(described).intersection((trigger, *tree.ancestors(trigger)))


def is_of_speech(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Return whether an expression says when somebody told of it ("**On Monday** they said that …")."""
    run = tree.run(expression.span)
    verb = tree.tokens[tree.top(run)].head if run is not None else -1
    return verb in tree.ancestors(trigger) and is_saying(tree, verb)


def _is_below_speech(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether an expression hangs from a noun that a parser hung by mistake from who told of the event.

    "They confirmed today the **death** of a guard in a raid, **June 14**": that was the day of the raid.
    """
    run = tree.run(expression.span)
    if run is None:
        return False
    up, *above = (*tree.ancestors(tree.top(run)), -1)
    while tree.tokens[up].upos in ("NOUN", "PROPN") and above:
        if is_saying(tree, above[0]) and above[0] in tree.ancestors(trigger):
            return trigger < run[0]
        up, *above = above
    return False


def _lasts_since(tree: Tree, trigger: int, run: TokenSpan) -> bool:
    """Whether a time says since when, and the trigger's verb, a simple past, that it was over at once."""
    verb = next((at for at in (trigger, *tree.ancestors(trigger)) if tree.tokens[at].upos == "VERB"), trigger)
    over = tree.tokens[verb].xpos == "VBD" and not tree.children(verb, "aux")
    return over and "since" in tree.lower[run[0] : run[0] + 2]


def says_days(expression: TimeExpression, scene: Scene) -> bool:
    """Return whether an expression names days, as "a 48-hour truce" does not."""
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


def _in_dateline(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression says when the report was sent ("POKHARA, **March 22** -")."""
    run = tree.run(expression.span)
    if run is None or tree.tokens[0].deprel != "dep":
        return False
    return tree.tokens[tree.top(run)].deprel == "flat" and tree.tokens[tree.top(run)].head == 0


def _dates_report(scene: Scene, expression: TimeExpression) -> bool:
    """Whether an expression is the date line of the report itself ("AFP **Friday 26 Aug 2016**")."""
    words = expression.span.of(scene.document.text)
    if expression.core != expression.span or not _DATE_LINE.fullmatch(words):
        return False
    days = expression.days(Anchor(published=scene.published))
    return days.start == days.end == scene.published


def _is_of_other_tense(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether an expression dates a clause in another tense than the trigger's, which does not hang from it.

    "They **took** it in May and **are holding** it", "it **hit** the town, which **is** cut off since May".
    """
    run = tree.run(expression.span)
    dated = tree.tokens[tree.top(run)].head if run is not None else -1
    if dated < 0 or is_saying(tree, dated) or is_told_by_clause(tree, trigger, expression):
        return False
    one, other = tense.of(tree, trigger), tense.of(tree, dated)
    above = dated in (trigger, *tree.ancestors(trigger))
    return (one, other) == ("present", "past") or (not above and (one, other) == ("past", "present"))


def _stands_apart(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether a semicolon parts an expression from the trigger ("Some fled on Monday; 40 have **died**")."""
    run = tree.run(expression.span)
    if run is None:
        return False
    between = tree.lower[trigger : run[0]] if trigger < run[0] else tree.lower[run[1] : trigger]
    return ";" in between


def _is_compared(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression dates what the told is compared with ("a thousand more **than in 2023**")."""
    run = tree.run(expression.span)
    before = () if run is None else tree.lower[max(0, run[0] - 2) : run[0]]
    return before[-1:] == ("than",) and not _LIMITS.intersection(before)


def _is_of_another_noun(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether an expression before a noun says when that was, in another clause than the trigger's.

    "The **raids** hit those who reel from last month's loss", "**talks** to end the five-year war"; but
    "Monday's attack **killed** ten". An apostrophe may be lost ("last months loss").
    """
    run = tree.run(expression.core)
    if run is None:
        return False
    top = tree.top(run)
    noun, relation = tree.tokens[top].head, tree.tokens[top].deprel
    if tree.lower[top].endswith("s") and top + 1 == run[1] < len(tree) and tree.lower[top - 1] == "last":
        noun, relation = run[1], "nmod:poss"
    if noun < run[1] or relation not in _BEFORE_NOUN or tree.tokens[noun].upos != "NOUN":
        return False
    above = (trigger, *tree.ancestors(trigger))
    return noun not in above and tree.tokens[noun].head not in above


def is_told_by_clause(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Return whether the trigger stands in a clause that the expression opens or holds.

    "since the war **began** in 2011", "two days after it was **seized**", "since 2011, when they **fired**".
    """
    run = tree.run(expression.span)
    if run is None:
        return False
    joined = (trigger, *(a for a in tree.ancestors(trigger) if trigger in tree.children(a, "conj")))
    if expression.opens_clause and any(_follows(tree, at, run) for at in joined):
        return True
    top = tree.top(run)
    for at in (trigger, *tree.ancestors(trigger)):
        marks = tree.children(at, "mark", "case") + [c for c in tree.children(at, "advmod") if c != top]
        if run[0] <= at < run[1] or any(
            run[0] <= c < run[1] or (_is_next(tree, run, c) and tree.lower[c] in _OPENS_CLAUSE) for c in marks
        ):
            return True
    return False


def _is_next(tree: Tree, run: TokenSpan, at: int) -> bool:
    """Whether a word stands right behind a run, or behind the comma that follows it."""
    return at == run[1] or (at == run[1] + 1 and tree.lower[run[1]] == ",")


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

    A verb of saying has its own time; a state ("the rebel-held town", "US-backed forces") does not share
    that of what happens around it.
    """
    path = {trigger: 0}
    if tree.tokens[trigger].deprel == "amod" and tree.tokens[trigger].upos == "VERB":
        return path
    for steps, at in enumerate(tree.ancestors(trigger), 1):
        if is_saying(tree, at):
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


def _dates_event(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether an expression dates what happens at a place, and not since or until when somebody holds it.

    "An air strike on the **rebel-held** town on Monday" says nothing of how long it was held.
    """
    run = tree.run(expression.span)
    if run is None or expression.kind is Kind.STRETCH or tree.lower[run[0]] in _SPANNING:
        return False
    describes = tree.tokens[trigger].deprel.split(":")[0] in ("acl", "amod")
    return describes or tree.tokens[tree.top(run)].head != trigger


def is_saying(tree: Tree, at: int) -> bool:
    """Return whether a token is a verb of saying or blaming, which has a time of its own."""
    return tree.tokens[at].lemma.lower() in SAYING | _BLAMING and tree.tokens[at].upos == "VERB"


def _distance(tree: Tree, top: int, path: Mapping[int, int]) -> int | None:
    """Steps from a time to the trigger, over nouns on which it may have been hung by mistake, and no verb."""
    for steps, at in enumerate(tree.ancestors(top)):
        if at in path:
            return path[at] + steps
        if tree.tokens[at].upos in ("VERB", "AUX"):
            return None
    return None
