"""Figures of one event: per voice the one it stands by, and low, best and high of all.

A voice corrects itself as it learns more, and counts parts beside the whole: it stands by the figures of its
latest report, and there by the largest. "Dozens" is an answer only where nobody gives a figure, and one
death that is told among many ("its director was killed") is no toll. Nor is what is told beside others:
"another five", or the six teachers of "22 children and six teachers".

Reference:
    Croicu, Sundberg (2015), UCDP GED Codebook: low, best and high estimates. Best is the figure of the most
    reliable sources, here the one with most independent voices; low and high are the extremes of what
    sources give.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.events.witness import Witness
from dateline.model import Claim, Count, Tally

_VAGUE = re.compile(r"\b(?:dozens|scores|tens|hundreds|thousands|millions)\b", re.IGNORECASE)
_MANY = 5
"""Beside so many dead, one who is told of singly is one of them."""
_BESIDES = re.compile(r"\b(?:another|additional|further|others?|(?<!or )more(?! than\b))\b", re.IGNORECASE)
"""Words with which the dead come on top of others: "three more civilians"."""
_KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Figure:
    """What one claim says that was counted."""

    low: float
    """Lowest value that its words allow."""
    high: float
    """Highest value that its words allow; infinite when open."""
    vague: bool
    """Whether it is said in words such as "dozens"."""
    witness: Witness
    """The claim."""


def figures_of(said: Sequence[Witness]) -> dict[str, list[Figure]]:
    """Return per thing counted the figures by which voices stand, by voice and claim."""
    given: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for witness in said:
        for count in witness.claim.count:
            if count.of == _KILLED and _is_beside(count, witness.claim):
                continue
            low = count.min if count.min is not None else 0.0
            high = count.max if count.max is not None else float("inf")
            if count.min is not None or count.max is not None:
                vague = _VAGUE.search(count.text) is not None
                given[count.of, witness.voice.name].append(Figure(low, high, vague, witness))
    firm = {of for (of, _), figures in given.items() if any(not figure.vague for figure in figures)}
    many = {of for (of, _), figures in given.items() if any(figure.low >= _MANY for figure in figures)}
    stood_by: dict[str, list[Figure]] = defaultdict(list)
    for of, voice in sorted(given):
        figures = [
            figure
            for figure in given[of, voice]
            if not (figure.vague and of in firm) and not (figure.high == 1 and of in many)
        ]
        if not figures:
            continue
        latest = max(figure.witness.published or date.min for figure in figures)
        last = [figure for figure in figures if (figure.witness.published or date.min) == latest]
        most = max(last, key=_size)
        stood_by[of] += [figure for figure in last if _size(figure) == _size(most)]
    return dict(stood_by)


def _is_beside(count: Count, claim: Claim) -> bool:
    """Say whether a figure of the dead leaves out others of whom the claim tells."""
    words = [count.text, *(who.text for who in claim.patient if who.text.startswith(count.text))]
    if any(_BESIDES.search(said) for said in words):
        return True
    most = count.max if count.max is not None else count.min
    return most is not None and any((c.min or 0) > most for c in claim.count if c.of == "children")


def tallies(said: Sequence[Witness]) -> tuple[Tally, ...]:
    """Return low, best and high per thing counted.

    Best has most voices, then is the latest; of several, the one in the middle, of two the lower.
    """
    found = []
    for of, figures in sorted(figures_of(said).items()):
        support = {size: _support(size, figures) for size in {_size(figure) for figure in figures}}
        foremost = sorted(size for size in support if support[size] == max(support.values()))
        best = foremost[(len(foremost) - 1) // 2]
        low = min(_size(figure) for figure in figures)
        high = max(figure.low if figure.high == float("inf") else figure.high for figure in figures)
        found.append(Tally(of=of, low=low, best=best, high=max(high, best)))
    return tuple(found)


def _size(figure: Figure) -> float:
    """Return the figure said: its floor, or its ceiling where only that is said ("up to 40")."""
    return figure.low if figure.low > 0 or figure.high == float("inf") else figure.high


def _support(size: float, figures: Sequence[Figure]) -> tuple[int, date]:
    backing = [figure.witness for figure in figures if _size(figure) == size]
    latest = max(witness.published or date.min for witness in backing)
    return len({witness.voice.name for witness in backing}), latest
