"""Whether the words around a date look back or ahead, or tell since when somebody is what he is."""

import re

from dateline.claims.attribution import SAYING
from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset
from dateline.model import Span

_WILL = wordset("will shall would must should can could may might 'll ’ll 'd")
_PLANS = wordset(
    "plan intend want aim vow promise pledge prepare order hope seek threaten expect decide agree urge call "
    "need ready propose schedule determine due slate likely deadline design"
)
"""Words after which what is told has yet to come."""
_PERFECT = wordset("has have had 've ’ve having")
_IS = wordset("is are 's ’s 're ’re")
_NOW = wordset("is are has have 's ’s 're ’re 've ’ve")
_THEN = wordset("was were had did")
_DUE = re.compile(r"for (?:(?:next|this|early|late) )?(?:[a-z]+day|tomorrow)\b(?! ['’]s)")
"""A day for which something is set, as the words of a sentence joined by spaces."""
_CLAUSE = ("VERB", "AUX")
_STANDINGS = wordset("power office existence exile jail prison")
"""What somebody is in, whose time is not that of what happens."""


def is_of_standing(tree: Tree, span: Span) -> bool:
    """Return whether a time says how long somebody has been what he is ("in power **since 1963**")."""
    run = tree.run(span)
    before = () if run is None else tree.lower[max(0, run[0] - 2) : run[0]]
    return len(before) == 2 and before[0] == "in" and before[1] in _STANDINGS


def of(tree: Tree, word: int) -> str | None:
    """Return the tense of the finite verb above a word; None where there is none, or a modal."""
    for at in (word, *tree.ancestors(word)):
        helpers = {tree.lower[i] for i in tree.children(at, "aux", "cop")}
        if helpers & _WILL:
            return None
        if (helpers or {tree.lower[at]}) & _NOW:
            return "present"
        if helpers & _THEN or (tree.tokens[at].xpos == "VBD" and not helpers):
            return "past"
        if tree.tokens[at].xpos in ("VBZ", "VBP"):
            return None
    return None


def is_due(tree: Tree, span: Span) -> bool:
    """Return whether something is set for a day ("called a strike **for Monday**")."""
    run = tree.run(span)
    return run is not None and _DUE.match(" ".join(tree.lower[max(0, run[0] - 1) : run[1]])) is not None


def looks_ahead(tree: Tree, span: Span) -> bool:
    """Return whether the clause of a date tells of what is to come.

    "will begin on Thursday" and "is due to begin on Thursday" do, "vowed on Thursday to begin" does not.

    Args:
        tree: the sentence.
        span: where the date stands in the document.
    """
    run = tree.run(span)
    if run is None:
        return False
    infinitive = False
    if is_due(tree, span):
        return True
    for at in tree.ancestors(tree.top(run)):
        token = tree.tokens[at]
        lemma = token.lemma.lower()
        if token.deprel == "xcomp" and token.xpos in ("JJ", "VBN"):  # "will remain closed until Friday"
            continue
        if lemma in _PLANS and (infinitive or token.xpos == "VBN"):
            return True
        if token.upos not in _CLAUSE and not tree.children(at, "cop"):
            continue
        helpers = {tree.lower[c] for c in tree.children(at, "aux", "cop")}
        if helpers & _WILL and not helpers & _PERFECT:
            return True
        is_to = any(tree.lower[c] == "to" for c in tree.children(at, "mark"))
        if (infinitive or is_to) and helpers & _IS:
            return True
        if is_to:
            infinitive = True
            continue
        if token.xpos in ("VBG", "VB") and not helpers:
            continue
        if token.xpos in ("VBZ", "VBP"):
            return lemma not in SAYING and not helpers & _PERFECT
        return False
    return False
