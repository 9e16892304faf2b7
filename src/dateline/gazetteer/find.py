"""Toponyms in running text: capitalised names that the text treats as places.

Half of all English words and most surnames are also the name of some hamlet. A name therefore counts when it
is a known place (a country, a province, a large town, an entry of the supplement), or when the text treats it
as one somewhere: after "in" or "near", beside "town" or "province", before a comma and its country. A name
that is supported once is believed throughout the text.

A country or city that speaks or is spoken with ("Baghdad denied", "ties with Ankara") stands for who governs
it; such a toponym is marked. A smaller place that speaks is a person called like it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.gazetteer import kinds
from dateline.gazetteer.fame import VAST, is_known, is_province
from dateline.gazetteer.names import plain
from dateline.gazetteer.reader import Match, Names, Reader
from dateline.gazetteer.toponym import Toponym
from dateline.gazetteer.words import Word, words
from dateline.model import Place, Use

_LIST = re.compile(r"\s*(?:,|,?\s*\band\b|\bor\b|&|)\s*(?:the\s+)?", re.IGNORECASE)
_LISTED_WITH = re.compile(r"\s*(?:,|,?\s*and)\s+")
_VILLAGE = 4.0
"""Prominence up to which a place abroad may chance to be spelled like one of the story: 10,000 people."""
_SURE_SPELLING = 0.8
"""Similarity from which a name that no list has is taken for a place's by its spelling."""
_NAMESAKES = {"town": "province", "province": "town"}
"""What mostly shares its name with what else."""
_UNMISTAKABLE = 6.3
"""Prominence from which a name is that of the city even where it is a given name too: two million people."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a text as a whole says of its names, by their plain forms."""

    reader: Reader
    """The text."""
    taken: set[int]
    """Tokens that some match covers."""
    persons: set[str]
    """Names that are a person's in some sentence."""
    only_persons: set[str]
    """Of these, those that no sentence shows to be a place."""
    believed: set[str]
    """Names that some sentence shows to be a place, and none a person's."""


def find(names: Names, text: str, start: int, end: int, *, adjectives: bool = False) -> tuple[Toponym, ...]:
    """Return the toponyms in ``text[start:end]``; see :meth:`dateline.gazetteer.Gazetteer.find`."""
    tokens = words(text, start, end)
    reader = Reader(names, text, tokens, start, end)
    matches = _support_lists(reader, list(reader.matches()))
    hopeful = {plain(m.toponym.name) for m in matches if _may_hold(m)}
    others = [m for m in matches if plain(m.toponym.name) not in hopeful and m.toponym.candidates]
    matches = [reader.looked_at_closer(m) for m in matches if plain(m.toponym.name) in hopeful]
    countries = {m.toponym.candidates[0].place.country for m in matches if m.toponym.candidates and _sure(m)}
    outright = {c.country for m in matches for c in _countries(m)}
    matches = [_of_kind(names, m) for m in matches]
    matches = [_sought_in(names, m, outright) if m.supported and not m.titled else m for m in matches]
    matches = [m for m in matches if m.toponym.candidates or m.toponym.kind]
    matches = [m if _fits(m, countries) else m._replace(supported=False) for m in matches]
    taken = {i for m in (*matches, *others) for i in range(m.first, m.last + 1)}
    persons = {plain(m.toponym.name) for m in matches if _is_person(m, taken)}
    supported = {plain(m.toponym.name) for m in matches if m.supported}
    called = {plain(m.toponym.name) for m in matches if m.person}
    whole = _Whole(reader, taken, persons, called - supported, supported - persons)
    found = _spread_plurals(text, [m.toponym for m in matches if _holds(m, whole)])
    if not adjectives:
        return found
    return tuple(sorted((*found, *_adjectives(names, tokens, found)), key=lambda t: t.start))


def _adjectives(names: Names, tokens: Sequence[Word], found: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the adjectives of countries that are no part of a toponym."""
    taken = {position for t in found for position in range(t.start, t.end)}
    for token in tokens:
        country = names.of_adjective(token.text) if token.capital and token.start not in taken else ()
        if country:
            yield Toponym(
                start=token.start,
                end=token.end,
                text=token.text,
                name=token.text,
                candidates=country,
                use=Use.ADJECTIVE,
            )


def _may_hold(match: Match) -> bool:
    """Tell whether a name may be that of a place by this mention; of most capitalised words none says so."""
    toponym = match.toponym
    return match.supported or toponym.kind is not None or is_known(toponym)


def _is_person(match: Match, taken: set[int]) -> bool:
    """Tell whether a match names a person, as far as its own sentence shows."""
    after_name = match.after_name and match.first - 1 not in taken
    return match.person or (after_name and not is_province(match.toponym))


def _sure(match: Match) -> bool:
    """Tell whether a match is a place whatever else the text says, so that it shows where the story plays."""
    named = match.person or match.namesake
    return (match.supported and not match.titled) or (is_known(match.toponym) and not named)


def _countries(match: Match) -> Iterator[Place]:
    """Yield the country that a match names outright."""
    for candidate in match.toponym.candidates[:1]:
        if candidate.place.kind == "country" and _sure(match):
            yield candidate.place


def _sought_in(names: Names, match: Match, countries: set[str | None]) -> Match:
    """Add the places of the countries named that are spelled otherwise, if none there is spelled so."""
    toponym = match.toponym
    if not countries or any(
        c.place.country in countries or kinds.prominence(c.place) >= _VILLAGE for c in toponym.candidates
    ):
        return match
    least = 0.0 if toponym.kind else _SURE_SPELLING
    more = names.candidates(toponym.name, kind=toponym.kind)
    at_home = tuple(c for c in more if c.place.country in countries and c.similarity >= least)
    return match._replace(toponym=replace(toponym, candidates=(*toponym.candidates, *at_home)))


def _of_kind(names: Names, match: Match) -> Match:
    """Add the town spelled otherwise where only its province is ("the city of Hassakeh"), or the province."""
    toponym = match.toponym
    other = _NAMESAKES.get(toponym.kind or "")
    if other is None or any(c.place.kind == toponym.kind for c in toponym.candidates):
        return match
    around = {(c.place.country, c.place.admin1) for c in toponym.candidates if c.place.kind == other}
    alike = names.candidates(toponym.name, kind=toponym.kind) if around else ()
    meant = tuple(
        c for c in alike if c.place.kind == toponym.kind and (c.place.country, c.place.admin1) in around
    )
    return (
        match._replace(toponym=replace(toponym, candidates=(*meant, *toponym.candidates))) if meant else match
    )


def _fits(match: Match, countries: set[str | None]) -> bool:
    """Tell whether a supported match may lie where the story plays; asked of names in title case only."""
    return not (match.supported and match.titled) or any(
        c.place.country in countries for c in match.toponym.candidates
    )


def _holds(match: Match, whole: _Whole) -> bool:
    """Tell whether a match is a place."""
    toponym, key = match.toponym, plain(match.toponym.name)
    prominence = kinds.prominence(toponym.candidates[0].place) if toponym.candidates else 0.0
    if toponym.kind is None and key in whole.persons and (prominence < VAST or key in whole.only_persons):
        return False
    if match.supported:
        return True
    beside = (match.after_name and match.first - 1 not in whole.taken) or (
        match.before_name and match.last + 1 not in whole.taken and not is_province(toponym)
    )
    if match.person or match.namesake or (beside and prominence < VAST):
        return False
    if match.word and (prominence < _UNMISTAKABLE or match.before_name):
        # "Rebels Seize Hit" above "the town of Hit" names the town, unless something is hit in the text too.
        believed = key in whole.believed and not match.before_name
        return believed and not whole.reader.has_word(toponym.name.lower())
    return key in whole.believed or is_known(toponym)


def _support_lists(reader: Reader, matches: list[Match]) -> list[Match]:
    """Believe the members of a list of which one is supported ("in Rawa, Ana and Hit")."""
    for step in (1, -1):
        order = matches[::step]
        for k in range(1, len(order)):
            left, right = (order[k - 1], order[k])[::step]
            listed = order[k - 1].supported and not order[k].supported
            if listed and _LIST.fullmatch(reader.text, left.toponym.end, right.toponym.start):
                match = reader.looked_at_closer(order[k])
                order[k] = match._replace(supported=not (match.person or match.namesake or match.word))
        matches = order[::step]
    return matches


def _spread_plurals(text: str, found: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Give "Idlib" in "Idlib and Hama provinces" its kind."""
    spread: list[Toponym] = []
    kind: str | None = None
    following = -1
    for toponym in reversed(found):
        word = kinds.beside(text, toponym.start, toponym.start + len(toponym.name))
        if word is not None and word.plural:
            kind = word.kind
        elif not (kind and toponym.kind is None and _LISTED_WITH.fullmatch(text, toponym.end, following)):
            kind = None
        else:
            of_kind = [c for c in toponym.candidates if kinds.agrees(c.place, kind)]
            others = [c for c in toponym.candidates if not kinds.agrees(c.place, kind)]
            toponym = replace(toponym, kind=kind, candidates=(*of_kind, *others))
        following = toponym.start
        spread.append(toponym)
    return tuple(reversed(spread))
