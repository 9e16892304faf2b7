"""A story of days gone by, with which sentences go on: "On 10 June tanks came. They **detained** 40 men"."""

import re
from collections.abc import Iterable

from dateline.claims.tree import Tree
from dateline.claims.when import days as calendar
from dateline.claims.when import tense
from dateline.claims.when.days import Days
from dateline.claims.when.expressions import Anchor, TimeExpression
from dateline.claims.when.patterns import MONTH
from dateline.model import Span, When

_ALONG = ("conj", "ccomp", "parataxis")
"""Relations of what a sentence tells beside its first verb, or by it ("residents said that it **fell**")."""
_PAST = "past"
_OTHER_FORMS = ("s", "ing")
"""Ends of verbs that are no past."""
_FROM_THEN = re.compile(r"(?:within|after)\b", re.IGNORECASE)
"""What begins a time that runs from the story's days on, of what is told within it too."""
_MONTH = re.compile(rf"(?!.*\b(?:this|last|next)\b).*\b{MONTH}\b", re.IGNORECASE | re.DOTALL)
"""A date of the calendar, which does not count from the report ("June **this year**")."""


def opens(tree: Tree, time: Span) -> bool:
    """Return whether a sentence tells in the simple past, and by its main verb, what happened at a time.

    Args:
        tree: the sentence.
        time: words in it that say when.
    """
    run = tree.run(time)
    verb = tree.tokens[tree.top(run)].head if run is not None else -1
    if verb < 0 or tree.tokens[verb].upos != "VERB" or not goes_on(tree, verb):
        return False
    return all(
        tree.tokens[at].head < 0 or tree.tokens[at].deprel in _ALONG for at in (verb, *tree.ancestors(verb))
    )


def is_within(tree: Tree, trigger: Span, time: Span) -> bool:
    """Return whether what a trigger tells only says when something was ("after days of **fighting**")."""
    run, told = tree.run(time), tree.run(trigger)
    return run is not None and told is not None and tree.top(run) in tree.ancestors(tree.top(told))


def goes_on(tree: Tree, trigger: int) -> bool:
    """Return whether what a trigger tells is in the simple past, as what went before it.

    Of a verb without helpers its form tells too, which taggers take for another now and then ("it **fell**").
    """
    if (told := tense.of(tree, trigger)) is not None:
        return told == _PAST
    verb = next((at for at in (trigger, *tree.ancestors(trigger)) if tree.tokens[at].upos == "VERB"), None)
    if verb is None or tree.children(verb, "aux", "cop", "mark"):
        return False
    form = tree.lower[verb]
    return form != tree.tokens[verb].lemma.lower() and not form.endswith(_OTHER_FORMS)


def days(past: When, time: TimeExpression, text: str) -> Days:
    """Return the days of a time in a story whose words name none: of its year, or from its days on.

    "On 10 January they attacked", told after 8 January 2013; "they took it **within two days**", "**after two
    days** of fighting". Of other times no days.
    """
    told = Days(past.start, past.end, past.grain)
    if _MONTH.match(time.core.of(text)):
        return time.days(Anchor(published=None, narrative=past.start, told=told))
    if time.amount is None or past.end is None or not _FROM_THEN.match(time.span.of(text)):
        return Days()
    count, unit = time.amount
    return Days(past.start, calendar.back(past.end, -count, unit).end) if count is not None else Days()


def later(past: When, tree: Tree, trigger: int, times: Iterable[TimeExpression], text: str) -> When:
    """Return the days of a story, or those so long after them ("**after seven days** of fighting it fell").

    Args:
        past: days of which the story told last.
        tree: the sentence that goes on with it.
        trigger: what it tells.
        times: the sentence's time expressions.
        text: the document's.
    """
    for time in times:
        run = tree.run(time.span)
        if run is None or time.amount is None or past.end is None or tree.lower[run[0]] != "after":
            continue
        count, unit = time.amount
        if count is not None and tree.tokens[tree.top(run)].head in (trigger, *tree.ancestors(trigger)):
            then = calendar.back(past.end, -count, unit)
            said = time.span.of(text)
            return When(text=said, span=time.span, start=then.start, end=then.end, grain=then.grain)
    return past
