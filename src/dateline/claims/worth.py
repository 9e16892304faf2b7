"""Which paragraphs are worth parsing: those with a sentence that may make a claim, told by its words alone.

Most paragraphs of reports from a war are, few of a newspaper's. Each stem has a weight, and so has the name
of an actor, fitted by ``training.worth``: a sentence may make a claim when the weights of what stands in it
sum to more than nothing. What is left out costs no pass of the encoder.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from dateline.actors import ActorTable
from dateline.claims.heads import stem
from dateline.language.abbreviations import ABBREVIATIONS
from dateline.language.paragraphs import split
from dateline.model import Span

BIAS, ACTOR = "", "@"
"""Signs beside stems: one that every sentence has, and that of the name of an actor."""
LONG = 128
"""Words in the longest paragraph that is taken whole: the network reads no more in one pass. Archives that
lost their line breaks have whole articles in one paragraph."""

_TABLE = "worth.tsv"
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"(?P<last>\S*)[.!?…][\"”’)\]]*(?P<gap>\s+)(?![a-z])")
_INITIALS = re.compile(r"[\"“‘'(\[]*(?:[^\W\d_]\.)*[^\W\d_]")


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, as far as full stops tell them.

    >>> text = "Gen. Saadi fled. 'Never!' she said."
    >>> [sentence.of(text) for sentence in sentences(text, Span(0, len(text)))]
    ['Gen. Saadi fled.', "'Never!' she said."]
    """
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        last = stop["last"]
        if not _INITIALS.fullmatch(last) and f"{last.lower()}." not in ABBREVIATIONS:
            yield Span(start, stop.start("gap"))
            start = stop.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def signs(sentence: str, actors: ActorTable) -> set[str]:
    """Return what may tell that a sentence makes a claim: its stems, :data:`ACTOR` and :data:`BIAS`.

    The name of a state, or of its capital, is no sign: it stands in any news.

    >>> from dateline.actors import load_actors
    >>> sorted(signs("Rebels shelled rebel lines", load_actors()))
    ['', '@', 'lin', 'rebel', 'shell']
    """
    named = any(not name.metonym for name in actors.find(sentence))
    return {BIAS, *([ACTOR] if named else []), *map(stem, _WORD.findall(sentence))}


class Worth:
    """Tells paragraphs that may make a claim.

    Args:
        weights: per sign; the sum is above 0 for a sentence that may make one.
        actors: knows names of actors.
    """

    def __init__(self, weights: Mapping[str, float], actors: ActorTable) -> None:
        self._weights = weights
        self._actors = actors

    @classmethod
    def load(cls, actors: ActorTable) -> "Worth":
        """Return the weights that ship with the package."""
        rows = files("dateline.claims").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
        return cls({sign: float(weight) for sign, weight in (row.split("\t") for row in rows)}, actors)

    def of(self, sentence: str) -> float:
        """Return the sum of a sentence's weights.

        >>> from dateline.actors import load_actors
        >>> worth = Worth.load(load_actors())
        >>> worth.of("Rebels shelled the town.") > 0 > worth.of("Tickets cost five euros.")
        True
        """
        return sum(self._weights.get(sign, 0.0) for sign in sorted(signs(sentence, self._actors)))

    def parts(self, text: str, regions: Sequence[Span]) -> Iterator[Span]:
        """Yield the parts of regions that are worth parsing, in order.

        A paragraph is one, or none; of a long one, each run of sentences that may make a claim.
        """
        for region in regions:
            for paragraph in split(text, region):
                likely = (s for s in sentences(text, paragraph) if self.of(s.of(text)) > 0)
                if len(_WORD.findall(text, paragraph.start, paragraph.end)) > LONG:
                    yield from _joined(likely, text)
                elif any(likely):
                    yield paragraph


def _joined(spans: Iterator[Span], text: str) -> Iterator[Span]:
    """Yield spans with nothing but white space between them as one."""
    run: Span | None = None
    for span in spans:
        if run is not None and text[run.end : span.start].strip():
            yield run
            run = None
        run = Span(run.start, span.end) if run is not None else span
    if run is not None:
        yield run
