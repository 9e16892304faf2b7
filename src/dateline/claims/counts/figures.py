"""Figures as they stand in a sentence: a quantity, the words that touch it, and the figures next to it.

A list goes on from figure to figure ("two bridges, a tunnel and three vehicles"), and a figure may be part of
the one before it ("10 people, including 2 women").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dateline.claims.counts.quantities import PEOPLE, Quantity
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

_LISTING = re.compile(r"\s*(?:,|;|and|as\s+well\s+as|plus|&|,\s*and)?\s*")
_MORE = wordset("others other more people")
_PART = wordset("including included among")
"""Words before those who are some of the counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A claim of the sentence, as far as figures go."""

    trigger: int
    """Token that names the event."""
    tokens: TokenSpan
    """The whole trigger."""
    type: ClaimType
    """What kind of claim it is."""
    learned: tuple[TokenSpan, ...] = ()
    """Runs that the heads hold to be figures of this claim."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the words that touch it."""

    quantity: Quantity
    run: TokenSpan
    """Its tokens."""
    beside: tuple[int, ...]
    """Words on either side that may say what befell the counted ("14 injured", "killing at least 5")."""
    part: bool = False
    """Whether it says how many of those just counted are such ("10 people, **including** 2 women")."""
    other: int = -1
    """The verb behind it that has the next figure for its own; -1 without one."""

    @property
    def is_bare(self) -> bool:
        """Whether no noun says what is counted."""
        return not self.quantity.group


def find(tree: Tree, text: str, quantities: Sequence[Quantity], tellers: Sequence[Teller]) -> list[Figure]:
    """Return a sentence's quantities with the words beside them, in order.

    A word goes with the figure before it ("injured" with "14" in "9 killed 14 injured").
    """
    out: list[Figure] = []
    taken = -1
    for quantity in quantities:
        run = tree.run(quantity.span)
        if run is None:
            continue
        before, after = run[0] - 1, max(run[1], quantity.noun + 1)
        while after < len(tree) and (tree.tokens[after].upos in ("AUX", "ADV") or tree.lower[after] in _MORE):
            after += 1
        beside = [before] if before >= 0 and before != taken and tree.tokens[before].upos == "VERB" else []
        if after < len(tree):
            beside.append(after)
            taken = after
        figure = Figure(quantity, run, tuple(beside))
        if out and _is_part(tree, text, out[-1], figure):
            figure = replace(figure, part=True)
            if after < len(tree) and tree.tokens[after].upos == "VERB":
                # "two others, including a child, were killed"
                out[-1] = replace(out[-1], beside=(*out[-1].beside, after))
        out.append(figure)
    return [
        replace(figure, beside=figure.beside[:-1], other=figure.beside[-1])
        if next_ and _goes_on(tree, figure, next_, tellers)
        else figure
        for figure, next_ in zip_longest(out, out[1:])
    ]


def _goes_on(tree: Tree, figure: Figure, next_: Figure, tellers: Sequence[Teller]) -> bool:
    """Whether the verb behind a figure has the next one for its own, in text that has lost its commas.

    "**killed** 200 people wounded 30 and …" tells of 200 dead; "a child killed 7 people injured" does not.
    """
    before, behind = figure.run[0] - 1, next_.run[0] - 1
    if before >= 0 and tree.lower[before] == "of":
        before -= 1  # "claimed the lives of 470,000 people injured 1.9 million"
    begun = any(before in range(*teller.tokens) for teller in tellers)
    return begun and behind in figure.beside and behind > before + 1


def lists(tree: Tree, text: str, one: Figure, other: Figure) -> bool:
    """Whether a figure comes next in a list ("two bridges, a tunnel and three vehicles")."""
    end = max(tree.tokens[one.quantity.noun].end, one.quantity.span.end)
    return _LISTING.fullmatch(text, end, other.quantity.span.start) is not None


def _is_part(tree: Tree, text: str, whole: Figure, part: Figure) -> bool:
    """Whether a figure says how many of those just counted are such, or goes on to."""
    if whole.part and lists(tree, text, whole, part):
        return True
    between = range(whole.run[1], part.run[0])
    clause = any(tree.tokens[i].upos == "VERB" and tree.lower[i] not in _PART for i in between)
    told = any(tree.lower[i] in _PART for i in between[-3:])
    return told and not clause and {whole.quantity.group, part.quantity.group} <= {"", PEOPLE}
