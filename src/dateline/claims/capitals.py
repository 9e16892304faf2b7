"""A report in capitals throughout, read as if it were written in small ones.

Radio monitors, telexes and old archives know no small letters, so that capitals say nothing of names. The
network knows names by the words around them: what it takes for one in the report in small letters gets its
capitals back. Nothing moves, so that spans hold in both.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from dateline.actors import ActorName, ActorTable
from dateline.claims.reading import Reading
from dateline.language import Language, Sentence
from dateline.language.abbreviations import ABBREVIATIONS
from dateline.model import ActorMention, Claim, Count, Document, PlaceMention, Span, When

_LOUD = 0.9
"""Share of capitals among a text's letters from which it is in capitals throughout."""
_FEWEST = 24
"""Letters below which a headline may be one by chance."""
_LONGEST_ACRONYM = 5
_INTRODUCED = re.compile(rf"[A-Z]\s+[(\[]([A-Z]{{2,{_LONGEST_ACRONYM}}})[)\]]")
"""An acronym in brackets behind the name that it is short for."""
_UNSPEAKABLE = re.compile(rf"[B-DF-HJ-NP-TV-Z]{{2,{_LONGEST_ACRONYM}}}")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?=\.?\s+\d)|(?<=\d\s)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)
_RULE = re.compile(r"[^\n]{0,60}?(?:--|[–—]|\s-)\s+")
"""What stands between the dateline and the report."""
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "del", "la", "las", "los", "el", "y", "da", "do", "dos"}
)
"""Words that stay small within a name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_loud(text: str) -> bool:
    """Tell whether a text is in capitals throughout.

    >>> is_loud("GUERRILLAS OF THE FMLN ATTACKED USULUTAN"), is_loud("Guerrillas of the FMLN attacked")
    (True, False)
    """
    large = sum(map(str.isupper, text))
    return large >= _FEWEST and large >= _LOUD * (large + sum(map(str.islower, text)))


def in_small_letters(
    document: Document, parts: Sequence[Span], *, language: Language, actors: ActorTable
) -> Document:
    """Return a report with the parts of it that are in capitals written as others are; itself without any.

    Args:
        document: the report.
        parts: what of its text is read, its headline apart from its prose.
        language: knows names by the words around them.
        actors: knows the names of parties.
    """
    loud = [part for part in parts if is_loud(part.of(document.text))]
    if not loud:
        return document
    letters = list(document.text)
    for part in loud:
        start = _behind_dateline(document, part.start)
        letters[start : part.end] = _spelled(document.text, Span(start, part.end), language, actors)
    text = "".join(letters)
    headline = document.headline
    if headline and (at := document.text.find(headline, 0, document.body.start)) >= 0:
        headline = text[at : at + len(headline)]
    return replace(document, text=text, headline=headline)


def _behind_dateline(document: Document, start: int) -> int:
    if not document.dateline or not document.text.startswith(document.dateline, start):
        return start
    end = start + len(document.dateline)
    rule = _RULE.match(document.text, end)
    return rule.end() if rule else end


def _spelled(text: str, part: Span, language: Language, actors: ActorTable) -> list[str]:
    """Return the characters of a part, small but for names and the beginnings of sentences."""
    large = part.of(text)
    small = "".join(map(_small, large))
    letters = list(small)
    for start in _capitals(small, language.parse(small, [Span(0, len(small))])):
        letters[start] = large[start]
    introduced = set(_INTRODUCED.findall(large))
    for match in _WORD.finditer(large):
        unspeakable = letters[match.start()].isupper() and _UNSPEAKABLE.fullmatch(match[0])
        if match[0] in introduced or (unspeakable and f"{match[0].lower()}." not in ABBREVIATIONS):
            letters[match.start() : match.end()] = match[0]
    for match in _DOTTED.finditer(large):
        letters[match.start() : match.end()] = match[0]
    for name in actors.find(text, part.start, part.end):
        start, end = name.start - part.start, name.end - part.start
        short = end - start <= _LONGEST_ACRONYM and not letters[start].isupper()  # a "CAR" is a car
        if name.role is None and not short:
            letters[start:end] = _written(name, "".join(letters[start:end]), actors)
    return letters


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


def _capitals(small: str, sentences: Iterable[Sentence]) -> Iterator[int]:
    """Yield where a word begins that has a capital anywhere: a name, a sentence's first, "I", a month."""
    every = [sentence.tokens for sentence in sentences]
    found: Counter[str] = Counter()
    for token in chain.from_iterable(every):
        found[token.text] += 1 if token.upos == "PROPN" else -1
    for tokens in every:
        above = False
        for i, token in enumerate(tokens):
            name = token.upos == "PROPN" or found[token.text] > 0
            if i == 0 or token.text == "i" or (name and not (above and token.text in _SMALL)):
                yield token.start
            above = name
    yield from (match.start() for match in _MONTH.finditer(small))


def _written(name: ActorName, found: str, actors: ActorTable) -> str:
    """Return how a party's name is written: with the capitals found, one more, one a word, or in capitals."""
    party = actors.get(name.actor)
    if name.text in (party.name, *party.aliases):  # "ELN"
        return name.text
    small = name.text.lower()
    titled = _WORD.sub(lambda m: m[0] if m[0] in _SMALL else m[0][0].upper() + m[0][1:], small)
    one = found[:1].upper() + found[1:]
    ways = (way for way in (found, one, titled) if [n.actor for n in actors.find(way)] == [name.actor])
    return next(ways, name.text)


def as_written(reading: Reading, written: Document) -> Reading:
    """Return a reading whose words are those of the report as it is written.

    Args:
        reading: of the report in small letters.
        written: the report itself.
    """
    text = written.text
    return replace(
        reading,
        sentences=tuple(
            replace(s, tokens=tuple(replace(t, text=text[t.start : t.end]) for t in s.tokens))
            for s in reading.sentences
        ),
        actors=tuple(_named(one, text) for one in reading.actors),
        toponyms=tuple(replace(one, mention=_placed(one.mention, text)) for one in reading.toponyms),
        times=tuple(_timed(one, text) for one in reading.times),
        claims=tuple(_told(claim, text) for claim in reading.claims),
    )


def _told(claim: Claim, text: str) -> Claim:
    return replace(
        claim,
        agent=tuple(_named(one, text) for one in claim.agent),
        patient=tuple(_named(one, text) for one in claim.patient),
        place=tuple(_placed(one, text) for one in claim.place),
        when=_timed(claim.when, text),
        source=_named(claim.source, text) if claim.source else None,
        count=tuple(_counted(one, claim.sentence.of(text)) for one in claim.count),
    )


def _named(mention: ActorMention, text: str) -> ActorMention:
    return replace(mention, text=mention.span.of(text))


def _placed(mention: PlaceMention, text: str) -> PlaceMention:
    return replace(mention, text=mention.span.of(text))


def _timed(when: When, text: str) -> When:
    return replace(when, text=when.span.of(text)) if when.span else when


def _counted(count: Count, sentence: str) -> Count:
    at = sentence.lower().find(count.text.lower())
    return replace(count, text=sentence[at : at + len(count.text)]) if at >= 0 else count
