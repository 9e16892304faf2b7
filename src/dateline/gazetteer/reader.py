"""The names in a text that may be places, each with what its own sentence says for and against that.

Names are read from left to right, the longest first. Whether a name is a place in the end is decided over the
whole text, in :mod:`dateline.gazetteer.find`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from dateline.gazetteer import context, kinds
from dateline.gazetteer.fame import VAST, is_known_place, may_govern
from dateline.gazetteer.names import plain
from dateline.gazetteer.toponym import BY_OTHER_NAME, Candidate, Toponym
from dateline.gazetteer.words import (
    ARTICLES,
    AYN,
    IZAFET,
    LINKS,
    WORD,
    Word,
    stands_in_lower,
    word_before,
    word_list,
)
from dateline.model import Use

_JOINT = re.compile(rf"[ \u00a0]?[-‐‑–][ \u00a0]?|[ \u00a0][{AYN}]?|[{AYN}]")
_LONGEST_JOINT = 3
_SHORTENED = {"St": "Saint", "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort"}
_ENGLISH = frozenset({"an", "as", "at", "ad", "of", "and"})
"""Articles and links that are English words too."""
_OF_OTHERS_TOO = frozenset({"the", "of"})
"""Words that lead to persons and institutions as often as to places that no list has."""
_POSSESSED = re.compile(r"['’]s\b")
_AFTER_COMMA = re.compile(r",\s+(?=[A-Z])")
_MOST_WORDS = 6
_OPENING = 3
"""Characters before a name among which its line begins, if the name opens it."""
_WELL_KNOWN = 5.3
"""Prominence from which a town's name is no first part of another's: 200,000 people."""
_SHORTEST = 3
_LONGEST_ACRONYM = 5


class Names(Protocol):
    """What finding needs of the gazetteer."""

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """Return the places spelled so; asked of every capitalised word, most of which name no place."""

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
    supported: bool
    """The words around say that it is a place."""
    titled: bool = False
    """It stands in title case, where they say it of ordinary words too."""
    main: Candidate | None = None
    """The best known place called so; None where the text itself calls it a place, or an abbreviation does.

    What follows is not known before :meth:`Reader.looked_at_closer`, and false without this.
    """
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
    floor: int
    """Where the text begins."""
    end: int
    """Where it ends."""
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

    def has_word(self, word: str) -> bool:
        """Tell whether a word, given in lower case, stands so in the text."""
        return stands_in_lower(self.text, word, self.floor, self.end)

    def _longest(self, i: int) -> Match | None:
        token = self.tokens[i]
        if not token.capital and not self._is_article(token):
            return None
        runs = self._runs(i)
        if runs == [i] and self._says_nothing(token):
            return None
        for j in reversed(runs):
            match = self._known_name(i, j)
            if match is not None and not (j < runs[-1] and self._is_first_part(match)):
                return match
        if not any(self._supported(i, j) for j in runs or (i,)):
            return None
        return self._unknown_name(i, runs) or self._led_to_name(i, runs)

    def _is_first_part(self, match: Match) -> bool:
        """Tell whether the name of a small town is only the first part of a longer one.

        An article makes one name of it and the next ("**Deir** al-Zahrani"), an izafet ("**Nawah**-ye
        Barakzai"), or a kind that is told beside both ("the **Silverado** Ranch area", "the village of
        **Lay** Bala").
        """
        following = self.tokens[match.last + 1]
        main = match.main
        small = (
            main is not None
            and main.place.kind == "town"
            and (main.similarity < BY_OTHER_NAME or kinds.prominence(main.place) < _WELL_KNOWN)
        )
        gap = self.text[match.toponym.end : following.start]
        if match.titled or not small or gap != " ":
            return small and gap == "-" and following.text in IZAFET
        if following.text in ARTICLES:
            return self.text[following.end : following.end + 1] == "-"
        beside = kinds.after(self.text, following.end)
        before = kinds.before(self.text, match.toponym.start)
        stated = beside is not None or (before is not None and before[1] is False)
        return following.capital and stated and not self.names.exact(following.text)

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
        for j, token in enumerate(self.tokens[i + 1 : i + _MOST_WORDS], i + 1):
            if not self._joined(last, token):
                break
            if token.capital or (self.text[last.end] == "-" and last.text.lower() in ARTICLES):
                runs.append(j)
            elif token.text.lower() not in LINKS:
                break
            last = token
        return runs

    def _joined(self, left: Word, right: Word) -> bool:
        if right.start - left.end > _LONGEST_JOINT:
            return False
        gap = self.text[left.end : right.start]
        if gap == " " or _JOINT.fullmatch(gap):
            return True
        return gap == ". " and left.text in _SHORTENED

    def _known_name(self, i: int, j: int) -> Match | None:
        token = self.tokens[i]
        start, end = token.start, self.tokens[j].end
        name = self.text[start:end]
        alone = i == j
        if alone and self._is_no_name(token):
            return None
        candidates = self.names.exact(name) or self._nearly_exact(name, token, end, alone=alone)
        if not candidates:
            if token.titled or len(name) <= _SHORTEST or not self._supported(i, j):
                return None
            if alone and self.has_word(name.lower()):
                return None
            candidates = self.names.sounding(name)
        if not candidates:
            return None
        if name.isupper() and len(name) <= _SHORTEST and kinds.prominence(candidates[0].place) < VAST:
            return None
        toponym = _toponym(self.names, self.text, start, end, candidates, self._kind(i, j))
        told = self._placed(toponym) or context.is_told_as_town(self.text, end)
        supported = self._is_called_place(i, j) or told
        return Match(toponym, i, j, supported, token.titled, candidates[0])

    def looked_at_closer(self, match: Match) -> Match:
        """Return the match with what its sentence says against its being a place, and what it stands for."""
        if match.main is None:
            return match
        i, j, toponym = match.first, match.last, match.toponym
        token, end = self.tokens[i], self.tokens[j].end
        person = context.is_person(self.text, token.start, self.floor)
        namesake = context.is_named_after(self.text, end)
        called = self._supported(i, j) and not (person or namesake)
        telling = not token.titled  # in title case a capital beside it says nothing
        after_name = telling and self._adjoin(i - 1) and self._is_name(i - 1) and not self.tokens[i - 1].first
        if toponym.kind is None and not called:
            governs, speaks = may_govern(toponym), context.speaks(self.text, end)
            person = person or (speaks and (after_name or not governs))
            if governs and not person and (speaks or context.is_dealt_with(self.text, token.start)):
                toponym = replace(toponym, use=Use.ACTOR)
        return match._replace(
            toponym=toponym,
            person=person,
            namesake=namesake,
            word=i == j and match.main.place.kind != "country" and self._is_word(token),
            after_name=after_name,
            before_name=telling and self._adjoin(j) and self._is_name(j + 1),
        )

    def _is_called_place(self, i: int, j: int) -> bool:
        """Tell whether the words around say that a run is a place, and none that it is called like one."""
        return (
            self._supported(i, j)
            and not context.is_person(self.text, self.tokens[i].start, self.floor)
            and not context.is_named_after(self.text, self.tokens[j].end)
        )

    def _is_no_name(self, token: Word) -> bool:
        """Tell whether a capitalised word is of a kind that names no place alone, unless it is an acronym."""
        name = token.text
        if name.isupper() and not token.titled and len(plain(name)) <= _SHORTEST:
            return False
        return (
            len(name) < _SHORTEST
            or name.lower() in word_list("common.txt")
            or bool(self.names.of_adjective(name))
        )

    def _nearly_exact(self, name: str, token: Word, end: int, *, alone: bool) -> tuple[Candidate, ...]:
        """Return the places spelled so where it is shortened ("St. Louis") or in the plural ("Syrias")."""
        if not alone and token.text in _SHORTENED:
            return self.names.exact(_SHORTENED[token.text] + self.text[token.end : end])
        if alone and name.endswith("s") and len(name) > 4:
            return tuple(c for c in self.names.exact(name[:-1]) if is_known_place(c))
        return ()

    def _is_word(self, token: Word) -> bool:
        """Tell whether a capital may be that of an ordinary word or a given name."""
        word = token.text.lower()
        if (token.first or token.titled) and self.has_word(word):
            return True
        if token.text.isupper() and len(word) <= _LONGEST_ACRONYM and not token.titled:
            return True  # an acronym: "AIDS"
        return word in word_list("ordinary.txt") or word in word_list("given.txt")

    def _supported(self, i: int, j: int) -> bool:
        """Tell whether its kind or the words around say that the run from token ``i`` to ``j`` is a place."""
        if (i, j) not in self.supports:
            self.supports[i, j] = self._is_supported(i, j)
        return self.supports[i, j]

    def _is_supported(self, i: int, j: int) -> bool:
        token, last = self.tokens[i], self.tokens[j]
        if i < j and last.text.lower() in kinds.DIVISIONS:  # "Clay County"
            return True
        if not (last.after in kinds.FIRST_WORDS or self._is_announced(token)):
            return False  # most often nothing beside a name may say so
        if not token.titled and self._kind(i, j):
            return True
        if (
            j + 1 < len(self.tokens)
            and self.tokens[j + 1].capital
            and not last.titled
            and self.text[last.end : self.tokens[j + 1].start] == " "
        ):
            return False
        led = context.led_to(self.text, token.start, self.floor, token.before, titled=token.titled)
        return led or context.opens_line(self.text, token.start, last.end)

    def _is_announced(self, token: Word) -> bool:
        """Tell whether what stands before a name may say that it is a place."""
        return (
            context.may_lead(token.before)
            or token.start < _OPENING
            or "\n" in self.text[token.start - _OPENING : token.start]
        )

    def _kind(self, i: int, j: int) -> kinds.KindWord | None:
        """Return the kind that stands beside the run from token ``i`` to ``j``."""
        first, last = self.tokens[i], self.tokens[j]
        if first.before not in kinds.LEADING and last.after not in kinds.FIRST_WORDS:
            return None
        return kinds.beside(self.text, first.start, last.end)

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

    def _adjoin(self, i: int) -> bool:
        """Tell whether token ``i`` and the next are there and only a space or a hyphen parts them."""
        if not 0 <= i < len(self.tokens) - 1:
            return False
        end = self.tokens[i].end
        return self.tokens[i + 1].start == end + 1 and self.text[end] in " -"

    def _is_name(self, i: int) -> bool:
        """Tell whether token ``i`` is a word whose capital may be that of a name."""
        token = self.tokens[i]
        return token.capital and token.text.lower() not in word_list("common.txt")

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
                and not self.names.of_adjective(name)  # "the Lebanese city of Tyre"
                # Not "the fish market" beside "Fish Dam".
                and (not self.has_word(name.lower()) or self.text[end + 1 : end + 2].isupper())
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
        if kind.kind in kinds.NATURAL:
            candidates = tuple(
                c for c in candidates if c.similarity >= BY_OTHER_NAME or kinds.agrees(c.place, kind.kind)
            )
    return Toponym(
        start=start,
        end=stop,
        text=text[start:stop],
        name=text[start:end],
        candidates=candidates,
        kind=kind.kind if kind else None,
    )
