"""The names in a text that may be places, each with what its own sentence says for and against that.

Names are read from left to right, the longest first. Whether a name is a place in the end is decided over the
whole text, in :mod:`dateline.gazetteer.find`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from dateline.gazetteer import context, kinds
from dateline.gazetteer.names import plain
from dateline.gazetteer.toponym import Candidate, Toponym
from dateline.gazetteer.words import ARTICLES, LINKS, WORD, Word, word_before, word_list
from dateline.model import Use

_JOINT = re.compile(r"[ \u00a0]?[-‐‑–][ \u00a0]?|[ \u00a0]|['’‘ʼ`]")
_LONGEST_JOINT = 3
_SHORTENED = {"St": "Saint", "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort"}
_ENGLISH = frozenset({"an", "as", "at", "ad", "of", "and"})
"""Articles and links that are English words too."""
_OF_OTHERS_TOO = frozenset({"the", "of"})
"""Words that lead to persons and institutions as often as to places that no list has."""
_POSSESSED = re.compile(r"['’]s\b")
_AFTER_COMMA = re.compile(r",\s+(?=[A-Z])")
_MOST_WORDS = 6
LARGE = 4.9
"""Prominence from which a name needs no support: 80,000 people."""
VAST = 5.7
"""Prominence from which a name stands even beside another capitalised word: half a million people."""
_SHORTEST = 3
_LONGEST_ACRONYM = 5
_OTHER_SPELLING = 0.95
"""Similarity up to which a name is only another romanisation."""
_PEOPLE_OF_A_PROVINCE = 1_000_000
_FIRST = 3
"""Candidates by which a name may be widely known."""


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


class Match(NamedTuple):
    """A name that may be a place."""

    toponym: Toponym
    """The name with what it may mean."""
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


@dataclass(frozen=True, slots=True)
class Reader:
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
    led: dict[int, bool] = field(default_factory=dict)
    """For tokens looked at, whether the words before lead to a place."""
    kinds_before: dict[int, tuple[str, bool] | None] = field(default_factory=dict)
    """For tokens looked at, the kind of place stated before."""
    kinds_beside: dict[tuple[int, int], kinds.KindWord | None] = field(default_factory=dict)
    """For runs looked at, the kind of place stated beside them."""
    supports: dict[tuple[int, int], bool] = field(default_factory=dict)
    """For runs looked at, whether the words around say that they are places."""

    def matches(self) -> Iterator[Match]:
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

    def _abbreviation(self, i: int, end: int, candidate: Candidate) -> Match:
        start = self.tokens[i].start
        text = self.text[start:end]
        last = i
        while last + 1 < len(self.tokens) and self.tokens[last + 1].start < end:
            last += 1
        toponym = Toponym(start=start, end=end, text=text, name=text, candidates=(candidate,))
        return Match(toponym, i, last, supported=True)

    def _longest(self, i: int) -> Match | None:
        token = self.tokens[i]
        if not token.capital and not self._is_article(token):
            return None
        runs = self._runs(i)
        if runs == [i] and self._says_nothing(token):
            return None
        for j in reversed(runs):
            match = self._known_name(i, j)
            if match is not None:
                return match
        return self._unknown_name(i, runs) or self._led_to_name(i, runs)

    def _is_article(self, token: Word) -> bool:
        """Tell an article from an English word that is spelled like one ("an", "at")."""
        hyphened = self.text[token.end : token.end + 1] == "-"
        return token.text in ARTICLES and (hyphened or token.text not in _ENGLISH)

    def _says_nothing(self, token: Word) -> bool:
        """Tell whether a capital that stands alone is surely that of a word like "The"."""
        word = token.text.lower()
        if word not in word_list("common.txt") or word in ARTICLES:
            return False
        return token.titled or len(word) > _SHORTEST or not token.text.isupper()

    def _runs(self, i: int) -> list[int]:
        """Return the last token of each run of name words from token ``i`` on, shortest first."""
        last = self.tokens[i]
        runs = [i] if last.capital else []
        for j in range(i + 1, min(i + _MOST_WORDS, len(self.tokens))):
            token = self.tokens[j]
            if not self._joined(last, token):
                break
            if token.capital or (self.text[last.end] == "-" and last.text.lower() in ARTICLES):
                runs.append(j)
            elif token.text.lower() not in LINKS:
                break
            last = token
        return runs

    def _joined(self, left: Word, right: Word) -> bool:
        gap = self.text[left.end : right.start]
        if gap == " " or (len(gap) <= _LONGEST_JOINT and _JOINT.fullmatch(gap)):
            return True
        return gap == ". " and left.text in _SHORTENED

    def _known_name(self, i: int, j: int) -> Match | None:
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
        candidates = self._spelled(name, token, end, alone=alone)
        if not candidates:
            if token.titled or len(name) <= _SHORTEST or (alone and name.lower() in self.lower):
                return None
            if not self._supported(i, j) or not (candidates := self.names.sounding(name)):
                return None
        if name.isupper() and len(name) <= _SHORTEST and kinds.prominence(candidates[0].place) < VAST:
            return None
        person = context.is_person(self.text, start, self.floor)
        namesake = context.is_named_after(self.text, end)
        support = not (person or namesake) and self._supported(i, j)
        toponym = _toponym(self.names, self.text, start, end, candidates, self._kind(i, j))
        after_name = not token.titled and i > 0 and not self.tokens[i - 1].first and self._is_name(i - 1, i)
        if not support and toponym.kind is None and context.speaks(self.text, toponym.end):
            person = person or after_name or not _governs(toponym)
        if not support and not person and self._acts(toponym):
            toponym = replace(toponym, use=Use.ACTOR)
        return Match(
            toponym,
            i,
            j,
            supported=support or self._placed(toponym),
            titled=token.titled,
            person=person,
            namesake=namesake,
            word=alone and candidates[0].place.kind != "country" and self._is_word(token),
            after_name=after_name,
            before_name=not token.titled and j + 1 < len(self.tokens) and self._is_name(j + 1, j),
        )

    def _spelled(self, name: str, token: Word, end: int, *, alone: bool) -> tuple[Candidate, ...]:
        """Return the places spelled so, shortened ("St. Louis"), or so but for a plural's s ("Syrias")."""
        candidates = self.names.exact(name)
        if candidates:
            return candidates
        if not alone and token.text in _SHORTENED:
            return self.names.exact(_SHORTENED[token.text] + self.text[token.end : end])
        if alone and name.endswith("s") and len(name) > 4:
            return tuple(c for c in self.names.exact(name[:-1]) if _known_place(c))
        return ()

    def _is_word(self, token: Word) -> bool:
        """Tell whether a capital may be that of an ordinary word or a given name."""
        word = token.text.lower()
        if word in self.lower and (token.first or token.titled):
            return True
        if token.text.isupper() and len(word) <= _LONGEST_ACRONYM and not token.titled:
            return True  # an acronym: "AIDS"
        return word in word_list("ordinary.txt") or word in word_list("given.txt")

    def _acts(self, toponym: Toponym) -> bool:
        """Tell whether a name speaks or is spoken with, and may be that of a government."""
        if toponym.kind is not None or not _governs(toponym):
            return False
        return context.speaks(self.text, toponym.end) or context.is_dealt_with(self.text, toponym.start)

    def _supported(self, i: int, j: int) -> bool:
        """Tell whether its kind or the words around say that the run from token ``i`` to ``j`` is a place."""
        if (i, j) not in self.supports:
            self.supports[i, j] = self._is_supported(i, j)
        return self.supports[i, j]

    def _is_supported(self, i: int, j: int) -> bool:
        token, last = self.tokens[i], self.tokens[j]
        if i < j and last.text.lower() in kinds.DIVISIONS:  # "Clay County"
            return True
        if not token.titled and self._kind(i, j):
            return True
        if (
            j + 1 < len(self.tokens)
            and self.tokens[j + 1].capital
            and not last.titled
            and self.text[last.end : self.tokens[j + 1].start] == " "
        ):
            return False
        return self._led_to(i) or context.opens_line(self.text, token.start, last.end)

    def _kind(self, i: int, j: int) -> kinds.KindWord | None:
        """Return the kind that stands beside the run from token ``i`` to ``j``."""
        if (i, j) not in self.kinds_beside:
            self.kinds_beside[i, j] = self._kind_beside(i, self.tokens[j].end)
        return self.kinds_beside[i, j]

    def _kind_beside(self, i: int, end: int) -> kinds.KindWord | None:
        if following := kinds.after(self.text, end):
            return following
        if i not in self.kinds_before:
            self.kinds_before[i] = kinds.before(self.text, self.tokens[i].start)
        kind = self.kinds_before[i]
        return kinds.KindWord(kind[0], end, kind[1]) if kind else None

    def _led_to(self, i: int) -> bool:
        if i not in self.led:
            token = self.tokens[i]
            self.led[i] = context.led_to(self.text, token.start, self.floor, titled=token.titled)
        return self.led[i]

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

    def _unknown_name(self, i: int, runs: Sequence[int]) -> Match | None:
        """Return a name that no list has in this spelling, if the text itself calls it a place."""
        token = self.tokens[i]
        if token.titled:
            return None
        for j in reversed(runs):
            kind = self._kind(i, j)
            if kind is None or kind.plural:
                continue
            start, end = token.start, self.tokens[j].end
            name = self.text[start:end]
            if (
                len(name) > _SHORTEST
                and name.lower() not in word_list("common.txt")
                # Not "the fish market" beside "Fish Dam".
                and (name.lower() not in self.lower or self.text[end + 1 : end + 2].isupper())
                and not any(t.text in _ENGLISH for t in self.tokens[i : j + 1])
                and not _has_ordinary_word(self.tokens[i : j + 1])
            ):
                candidates = self.names.candidates(name, kind=kind.kind)
                toponym = _toponym(self.names, self.text, start, end, candidates, kind)
                return Match(toponym, i, j, supported=True)
        return None

    def _led_to_name(self, i: int, runs: Sequence[int]) -> Match | None:
        """Return a name that no list has in this spelling, if the words before it lead to a place.

        It counts only if a country that the text names has a place of nearly that spelling.
        """
        j = runs[-1] if runs else i
        start, end = self.tokens[i].start, self.tokens[j].end
        if (
            end - start <= _SHORTEST
            or not self._supported(i, j)
            or word_before(self.text, start - 1, self.floor) in _OF_OTHERS_TOO
            or _POSSESSED.match(self.text, end)
            or _has_ordinary_word(self.tokens[i : j + 1])
            or any(map(self.names.exact, [t.text for t in self.tokens[i : j + 1] if t.capital][1:]))
            or context.is_person(self.text, start, self.floor)
            or context.is_named_after(self.text, end)
        ):
            return None
        toponym = _toponym(self.names, self.text, start, end, (), None)
        return Match(toponym, i, j, supported=not self.tokens[i].titled)


def _has_ordinary_word(tokens: Sequence[Word]) -> bool:
    """Tell whether a capital of the name says nothing, other than that of an Arabic article."""
    ordinary = word_list("common.txt")
    return any(
        word in ordinary and word not in ARTICLES for word in (t.text.lower() for t in tokens if t.capital)
    )


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


def is_known(toponym: Toponym) -> bool:
    """Tell whether the name is known widely enough to need no support."""
    return any(map(_known_place, toponym.candidates[:_FIRST]))


def is_province(toponym: Toponym) -> bool:
    """Tell whether a large province goes by the name, as its institutions do ("Kentucky State Police")."""
    return any(
        c.place.kind == "province" and c.similarity == 1.0 and c.place.population >= _PEOPLE_OF_A_PROVINCE
        for c in toponym.candidates[:_FIRST]
    )


def _known_place(candidate: Candidate) -> bool:
    curated = candidate.known and candidate.similarity == 1.0
    return candidate.similarity > _OTHER_SPELLING and (curated or kinds.prominence(candidate.place) >= LARGE)


def _governs(toponym: Toponym) -> bool:
    """Tell whether a name may stand for a government: of a country, a province, a city large as capitals."""
    first = toponym.candidates[0]
    great = first.place.kind in ("country", "province") or kinds.prominence(first.place) >= VAST
    return great and _known_place(first)
