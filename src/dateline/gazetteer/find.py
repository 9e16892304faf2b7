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
from typing import Protocol

from dateline.gazetteer import context, kinds
from dateline.gazetteer.names import plain
from dateline.gazetteer.toponym import Candidate, Toponym, Use
from dateline.gazetteer.words import ARTICLES, LINKS, WORD, Word, lower_words, word_list, words

_JOINT = re.compile(r"[ \u00a0]?[-‐‑–][ \u00a0]?|[ \u00a0]|['’‘ʼ`]")
_SHORTENED = {"St": "Saint", "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort"}
_ENGLISH = frozenset({"an", "as", "at", "ad", "of", "and"})
_LIST = re.compile(r"\s*(?:,|,?\s*\band\b|\bor\b|&|)\s*(?:the\s+)?", re.IGNORECASE)
_LISTED_WITH = re.compile(r"\s*(?:,|,?\s*and)\s+")
_AFTER_COMMA = re.compile(r",\s+(?=[A-Z])")
_MOST_WORDS = 6
_LARGE = 4.9
"""Prominence from which a name needs no support: 80,000 people."""
_VAST = 5.7
"""Prominence from which a name stands even beside another capitalised word: half a million people."""
_UNMISTAKABLE = 6.3
"""Prominence from which a name is that of the city even where it is a given name too: two million people."""
_PEOPLE_OF_A_PROVINCE = 1_000_000
_FIRST = 3
"""Candidates by which a name may be widely known."""
_SHORTEST = 3
_LONGEST_ACRONYM = 5
_OTHER_SPELLING = 0.95
"""Similarity up to which a name is only another romanisation."""


class Names(Protocol):
    """What finding needs of the gazetteer."""

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """Return the places spelled so."""

    def sounding(self, name: str) -> tuple[Candidate, ...]:
        """Return the places spelled so in some usual romanisation."""

    def candidates(self, name: str, *, kind: str | None = None) -> tuple[Candidate, ...]:
        """Return the places that may be meant, however they are spelled."""

    def of_adjective(self, word: str) -> tuple[Candidate, ...]:
        """Return the country that an adjective or a people's name speaks of."""

    def abbreviated(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Candidate]]:
        """Yield the abbreviations of states and provinces in a text: start, end, division."""


@dataclass(frozen=True, slots=True)
class _Match:
    toponym: Toponym
    first: int
    """Its first token."""
    last: int
    """Its last token."""
    supported: bool = False
    """The words around say that it is a place."""
    titled: bool = False
    """It stands in title case, where they say it of ordinary words too."""
    person: bool = False
    """A title, a given name or a verb of saying makes it a person."""
    namesake: bool = False
    """The noun of a paper, a treaty or a street follows."""
    word: bool = False
    """It may be an ordinary word or a given name, whose capital says nothing."""
    after_name: bool = False
    """A capitalised word stands right before it."""
    before_name: bool = False
    """A capitalised word stands right after it."""


def find(names: Names, text: str, start: int, end: int, *, adjectives: bool = False) -> tuple[Toponym, ...]:
    """Return the toponyms in ``text[start:end]``; see :meth:`dateline.gazetteer.Gazetteer.find`."""
    tokens = words(text, start, end)
    reader = _Reader(names, text, tokens, lower_words(text, start, end), start, end)
    matches = _support_lists(text, list(reader.matches()))
    taken = {i for m in matches for i in range(m.first, m.last + 1)}
    persons = {plain(m.toponym.name) for m in matches if _is_person(m, taken)}
    countries = {m.toponym.candidates[0].place.country for m in matches if m.toponym.candidates and _sure(m)}
    matches = [replace(m, supported=m.supported and _fits(m, countries)) for m in matches]
    believed = {plain(m.toponym.name) for m in matches if m.supported} - persons
    found = _spread_plurals(text, [m.toponym for m in matches if _holds(m, taken, persons, believed)])
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


def _is_person(match: _Match, taken: set[int]) -> bool:
    """Tell whether a match names a person, as far as its own sentence shows."""
    after_name = match.after_name and match.first - 1 not in taken
    return match.person or (after_name and not _is_province(match.toponym))


def _sure(match: _Match) -> bool:
    """Tell whether a match is a place whatever else the text says, so that it shows where the story plays."""
    named = match.person or match.namesake
    return (match.supported and not match.titled) or (_known(match.toponym) and not named)


def _fits(match: _Match, countries: set[str | None]) -> bool:
    """Tell whether a match may lie where the story plays; asked of names in title case only."""
    return not match.titled or any(c.place.country in countries for c in match.toponym.candidates)


def _holds(match: _Match, taken: set[int], persons: set[str], believed: set[str]) -> bool:
    """Tell whether a match is a place."""
    toponym, key = match.toponym, plain(match.toponym.name)
    prominence = kinds.prominence(toponym.candidates[0].place) if toponym.candidates else 0.0
    if toponym.kind is None and key in persons and prominence < _VAST:
        return False
    if match.supported:
        return True
    beside = (match.after_name and match.first - 1 not in taken) or (
        match.before_name and match.last + 1 not in taken and not _is_province(toponym)
    )
    if match.person or match.namesake or (beside and prominence < _VAST):
        return False
    if match.word and prominence < _UNMISTAKABLE:
        return False
    return key in believed or _known(toponym)


def _support_lists(text: str, matches: list[_Match]) -> list[_Match]:
    """Believe the members of a list of which one is supported ("in Rawa, Ana and Hit")."""
    for step in (1, -1):
        order = matches[::step]
        for k in range(1, len(order)):
            left, right = (order[k - 1], order[k])[::step]
            if order[k - 1].supported and _LIST.fullmatch(text, left.toponym.end, right.toponym.start):
                order[k] = replace(
                    order[k], supported=not (order[k].person or order[k].namesake or order[k].word)
                )
        matches = order[::step]
    return matches


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text, in which names are looked for from left to right, the longest first."""

    names: Names
    text: str
    tokens: Sequence[Word]
    lower: set[str]
    """The words that stand in lower case somewhere."""
    floor: int
    """Where the text begins."""
    end: int
    """Where it ends."""

    def matches(self) -> Iterator[_Match]:
        """Yield the longest matches, none overlapping, in their order."""
        short = {start: (end, c) for start, end, c in self.names.abbreviated(self.text, self.floor, self.end)}
        i = 0
        while i < len(self.tokens):
            start = self.tokens[i].start
            match = self._abbreviation(i, *short[start]) if start in short else self._longest(i)
            if match is None:
                i += 1
                continue
            yield match
            while i < len(self.tokens) and self.tokens[i].start < match.toponym.end:
                i += 1

    def _abbreviation(self, i: int, end: int, candidate: Candidate) -> _Match:
        start = self.tokens[i].start
        text = self.text[start:end]
        last = i
        while last + 1 < len(self.tokens) and self.tokens[last + 1].start < end:
            last += 1
        toponym = Toponym(start=start, end=end, text=text, name=text, candidates=(candidate,))
        return _Match(toponym, i, last, supported=True)

    def _longest(self, i: int) -> _Match | None:
        token = self.tokens[i]
        if not token.capital and not self._is_article(token):
            return None
        runs = list(self._runs(i))
        for j in reversed(runs):
            match = self._known_name(i, j)
            if match is not None:
                return match
        return self._unknown_name(i, runs)

    def _is_article(self, token: Word) -> bool:
        """Tell an article from an English word that is spelled like one ("an", "at")."""
        hyphened = self.text[token.end : token.end + 1] == "-"
        return token.text in ARTICLES and (hyphened or token.text not in _ENGLISH)

    def _runs(self, i: int) -> Iterator[int]:
        """Yield the last token of each run of name words from token ``i`` on, shortest first."""
        for j in range(i, min(i + _MOST_WORDS, len(self.tokens))):
            token = self.tokens[j]
            if j > i and not self._joined(self.tokens[j - 1], token):
                return
            hangs = (
                j > i
                and self.tokens[j - 1].text.lower() in ARTICLES
                and self.text[self.tokens[j - 1].end] == "-"
            )
            if token.capital or hangs:
                yield j
            elif token.text.lower() not in LINKS:
                return

    def _joined(self, left: Word, right: Word) -> bool:
        if _JOINT.fullmatch(self.text, left.end, right.start):
            return True
        return left.text in _SHORTENED and self.text[left.end : right.start] == ". "

    def _known_name(self, i: int, j: int) -> _Match | None:
        token = self.tokens[i]
        start, end = token.start, self.tokens[j].end
        name = self.text[start:end]
        alone = i == j
        acronym = name.isupper() and len(plain(name)) <= _SHORTEST and not token.titled
        if (
            alone
            and not acronym
            and (
                name.lower() in word_list("common.txt")
                or len(name) < _SHORTEST
                or self.names.of_adjective(name)
            )
        ):
            return None
        candidates = self.names.exact(name)
        if not candidates and not alone and token.text in _SHORTENED:
            candidates = self.names.exact(_SHORTENED[token.text] + self.text[token.end : end])
        if not candidates and alone and name.endswith("s") and len(name) > 4:
            candidates = tuple(c for c in self.names.exact(name[:-1]) if _known_place(c))
        may_sound = not candidates and len(name) > _SHORTEST and (not alone or name.lower() not in self.lower)
        if not candidates and not may_sound:
            return None
        kind = kinds.beside(self.text, start, end)
        person = context.is_person(self.text, start, self.floor)
        namesake = context.is_named_after(self.text, end)
        own_kind = not alone and kinds.split(name)[1]  # "Anbar Province", "Clay County"
        support = not (person or namesake) and (bool(own_kind) or self._supported(i, j, kind))
        if may_sound and support and not token.titled:
            candidates = self.names.sounding(name)
        if not candidates or (
            name.isupper() and len(name) <= 3 and kinds.prominence(candidates[0].place) < _VAST
        ):
            return None
        toponym = _toponym(self.names, self.text, start, end, candidates, kind)
        if not support and toponym.kind is None:
            toponym, person = self._acting(toponym, person=person)
        return _Match(
            toponym,
            i,
            j,
            supported=support or self._placed(toponym),
            titled=token.titled,
            person=person,
            namesake=namesake,
            word=alone and self._is_word(token),
            after_name=not token.titled
            and i > 0
            and not self.tokens[i - 1].first
            and self._is_name(i - 1, i),
            before_name=not token.titled and j + 1 < len(self.tokens) and self._is_name(j + 1, j),
        )

    def _is_word(self, token: Word) -> bool:
        """Tell whether a capital may be that of an ordinary word or a given name."""
        word = token.text.lower()
        if word in self.lower and (token.first or token.titled):
            return True
        if token.text.isupper() and len(word) <= _LONGEST_ACRONYM and not token.titled:
            return True  # an acronym: "AIDS"
        return word in word_list("ordinary.txt") or word in word_list("given.txt")

    def _acting(self, toponym: Toponym, *, person: bool) -> tuple[Toponym, bool]:
        """Mark a name that speaks or is spoken with: a great one as a government, a small one as a person."""
        great = _known_place(toponym.candidates[0]) and _governs(toponym.candidates[0])
        if context.speaks(self.text, toponym.end) or (
            great and context.is_dealt_with(self.text, toponym.start)
        ):
            return (replace(toponym, use=Use.ACTOR), person) if great else (toponym, True)
        return toponym, person

    def _supported(self, i: int, j: int, kind: kinds.KindWord | None) -> bool:
        """Tell whether the words around say that this is a place."""
        token, last = self.tokens[i], self.tokens[j]
        if kind and not token.titled:
            return True
        if (
            j + 1 < len(self.tokens)
            and self.tokens[j + 1].capital
            and not last.titled
            and self.text[last.end : self.tokens[j + 1].start] == " "
        ):
            return False
        return context.led_to(self.text, token.start, self.floor, titled=token.titled) or context.opens_line(
            self.text, token.start, last.end
        )

    def _placed(self, toponym: Toponym) -> bool:
        """Tell whether a comma and the country or province that holds it follow the name."""
        comma = _AFTER_COMMA.match(self.text, toponym.end)
        word = WORD.match(self.text, comma.end()) if comma else None
        if word is None:
            return False
        regions = [
            c.place for c in self.names.exact(word.group())[:4] if c.place.kind in ("country", "province")
        ]
        return any(
            c.place.country == r.country and (r.kind == "country" or c.place.admin1 in (r.name, r.admin1))
            for r in regions
            for c in toponym.candidates
        )

    def _is_name(self, i: int, beside: int) -> bool:
        """Tell whether token ``i`` is a capitalised word that stands right beside another."""
        token = self.tokens[i]
        gap = self.text[self.tokens[min(i, beside)].end : self.tokens[max(i, beside)].start]
        return token.capital and gap in (" ", "-") and token.text.lower() not in word_list("common.txt")

    def _unknown_name(self, i: int, runs: Sequence[int]) -> _Match | None:
        """Return a name that no list has in this spelling, if the text itself calls it a place."""
        token = self.tokens[i]
        for j in reversed(runs):
            start, end = token.start, self.tokens[j].end
            name = self.text[start:end]
            if (
                token.titled
                or name.lower() in word_list("common.txt")
                or name.lower() in self.lower
                or len(name) <= _SHORTEST
            ):
                continue
            kind = kinds.beside(self.text, start, end)
            if (
                kind is not None
                and not kind.plural
                and not any(t.text in _ENGLISH for t in self.tokens[i : j + 1])
                and all(
                    t.text.lower() not in word_list("common.txt") for t in self.tokens[i : j + 1] if t.capital
                )
            ):
                candidates = self.names.candidates(name, kind=kind.kind)
                toponym = _toponym(self.names, self.text, start, end, candidates, kind)
                return _Match(toponym, i, j, supported=True)
        return None


def toponym_at(names: Names, text: str, start: int, end: int) -> Toponym:
    """Return the toponym that stands at ``text[start:end]``, which is known to be one."""
    name = text[start:end]
    kind = kinds.beside(text, start, end)
    short = [c for a, b, c in names.abbreviated(text, start, end) if (a, b) == (start, end)]
    adjective = names.of_adjective(name)
    candidates = tuple(short) or adjective or names.candidates(name, kind=kind.kind if kind else None)
    toponym = _toponym(names, text, start, end, candidates, kind)
    return replace(toponym, use=Use.ADJECTIVE) if adjective and not short else toponym


def _toponym(
    names: Names,
    text: str,
    start: int,
    end: int,
    candidates: tuple[Candidate, ...],
    kind: kinds.KindWord | None,
) -> Toponym:
    stop = kind.end if kind else end
    own = names.exact(text[start:stop]) if stop > end else ()
    if kind and kind.plural and kind.kind == "district":  # "Clay and Ray counties"
        own = names.exact(f"{text[start:end]} County")
    if own:
        seen = {c.place.id for c in own}
        candidates = (*own, *(c for c in candidates if c.place.id not in seen))
    elif kind:
        candidates = tuple(sorted(candidates, key=lambda c: not kinds.agrees(c.place, kind.kind)))
    return Toponym(
        start=start,
        end=stop,
        text=text[start:stop],
        name=text[start:end],
        candidates=candidates,
        kind=kind.kind if kind else None,
    )


def _known(toponym: Toponym) -> bool:
    """Tell whether the name is known widely enough to need no support."""
    return any(map(_known_place, toponym.candidates[:_FIRST]))


def _is_province(toponym: Toponym) -> bool:
    """Tell whether the name is that of a large province, which institutions are called by ("Kentucky State Police")."""
    return any(
        c.place.kind == "province" and c.similarity == 1.0 and c.place.population >= _PEOPLE_OF_A_PROVINCE
        for c in toponym.candidates[:_FIRST]
    )


def _known_place(candidate: Candidate) -> bool:
    curated = candidate.place.geonameid is None and candidate.similarity == 1.0
    return candidate.similarity > _OTHER_SPELLING and (curated or kinds.prominence(candidate.place) >= _LARGE)


def _governs(candidate: Candidate) -> bool:
    """Tell whether a place may stand for a government: a country, a province, or a city as large as capitals are."""
    return candidate.place.kind in ("country", "province") or kinds.prominence(candidate.place) >= _VAST


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
