"""Verbs and their noun homographs in headlines, which have tags of their own: ``headlines.tsv``.

A headline leaves out articles and auxiliaries and capitalises what it likes, so that little but the sense
says whether "Shell" or "Raids" is a verb.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.language.report import heading, row

from dateline.language import Language, load
from dateline.model import Span

FILE = Path(__file__).with_name("headlines.tsv")
STYLES = {"sentence": "sentence case", "title": "title case", "caps": "all capitals"}
_MARK = re.compile(r"/([A-Z]+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One headline with the tags of its judged words."""

    style: str
    """One of :data:`STYLES`."""
    conflict: str
    """Where the war is fought."""
    year: int
    """When the headline could have been printed."""
    text: str
    """As printed, without marks."""
    judged: tuple[tuple[Span, str], ...]
    """Places of the judged words in ``text``, in order, with their UPOS."""


def headlines(_: Path) -> None:
    """Measure the tags of the judged words."""
    language = load()
    right: Counter[tuple[str, str]] = Counter()
    judged: Counter[tuple[str, str]] = Counter()
    every = list(read())
    for headline in every:
        for style in ("all", headline.style):
            judged.update((style, tag) for _, tag in headline.judged)
            right.update((style, tag) for tag in _right(language, headline))
    heading(f"Judged words of {len(every)} headlines of wars with the right UPOS, per cent, on raw text")
    for style, name in ({"all": "all styles"} | STYLES).items():
        verbs, nouns = (style, "VERB"), (style, "NOUN")
        words = judged[verbs] + judged[nouns]
        figures = {
            "judged words": 100 * (right[verbs] + right[nouns]) / words,
            "verbs": 100 * right[verbs] / judged[verbs],
            "nouns": 100 * right[nouns] / judged[nouns],
        }
        label = f"{name}, {judged[verbs]} verbs, {judged[nouns]} nouns"
        row(label, figures, notes={"judged words": "target ≥ 95"} if style == "all" else {})


def _right(language: Language, headline: Headline) -> Iterator[str]:
    """Yield the tags of the judged words that the pipeline tags so."""
    sentences = language.parse(headline.text, [Span(0, len(headline.text))])
    tags = {(token.start, token.end): token.upos for sentence in sentences for token in sentence.tokens}
    yield from (tag for span, tag in headline.judged if tags.get((span.start, span.end)) == tag)


def read(file: Path = FILE) -> Iterator[Headline]:
    """Yield the headlines of a file in order."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            style, conflict, year, marked = line.split("\t")
            text, judged = _unmarked(marked)
            yield Headline(style=style, conflict=conflict, year=int(year), text=text, judged=judged)


def _unmarked(marked: str) -> tuple[str, tuple[tuple[Span, str], ...]]:
    """Return the plain headline, and its judged words with their tags.

    >>> _unmarked("Rebels/NOUN seize/VERB town")
    ('Rebels seize town', ((Span(start=0, end=6), 'NOUN'), (Span(start=7, end=12), 'VERB')))
    """
    text, judged, after = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[after : mark.start()]
        after = mark.end()
        judged.append((Span(text.rfind(" ") + 1, len(text)), mark[1]))
    return text + marked[after:], tuple(judged)
