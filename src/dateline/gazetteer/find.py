"""Toponyms in running text: capitalised names that the text treats as places.

Half of all English words and most surnames are also the name of some hamlet. A name therefore counts when it
is a known place (a country, a province, a large town, an entry of the supplement), or when the text treats it
as one somewhere: after "in" or "near", beside "town" or "province", before a comma and its country. A name
that is supported once is believed throughout the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.gazetteer import kinds
from dateline.gazetteer.names import plain
from dateline.gazetteer.toponym import Candidate, Toponym
from dateline.gazetteer.words import WORD, Word, word_list, words
from dateline.model import Place

_ARTICLES = frozenset({"al", "el", "an", "as", "ash", "ar", "at", "ad", "az", "ed", "es", "er", "ez", "ul"})
_LINKS = _ARTICLES | {
    "of",
    "de",
    "del",
    "la",
    "le",
    "los",
    "las",
    "da",
    "dos",
    "di",
    "du",
    "den",
    "der",
    "and",
    "sur",
}
_JOINT = re.compile(r"[ \u00a0]?[-‐‑–][ \u00a0]?|[ \u00a0]|['’‘ʼ`]")
_BETWEEN = frozenset({"the", "its", "old", "down", "central", "nearby", "held", "rebel", "government"})
_COMPASS = ("north", "south", "east", "west")
_OF_OTHERS_TOO = frozenset({"the", "of"})
"""Words that lead to persons and institutions as often as to places that no list has."""
_POSSESSED = re.compile(r"['’]s\b")
_FARTHEST = 5
_LIST = re.compile(r"\s*(?:,|,?\s*\band\b|\bor\b|&|)\s*(?:the\s+)?", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|dr|sir|lord|president|minister|general|gen|colonel|col|lt|major|maj|captain|capt|sgt|brigadier|brig|commander|chief"
    r"|spokesman|spokeswoman|spokesperson|secretary|ambassador|envoy|senator|sen|rep|sheikh|imam|ayatollah|mullah|judge|prof|professor"
    r"|king|prince|queen|emir|abu|ibn|bin|umm|abdul?|abdel|director|head|activist|leader|saint)\.?\s+$",
    re.IGNORECASE,
)
_NAMESAKE = re.compile(
    r"\s+(?:Times|Post|News|Herald|Tribune|Gazette|Journal|Star|Sun|Today|Daily|Weekly|Media|Agency|Observatory|University|Institute"
    r"|Declaration|Accords?|Agreement|Process|Conference|Summit|Convention|Protocol|Treaty|Communiqu[eé]|United|FC|Airlines|Airways)\b"
)
_LISTED_WITH = re.compile(r"\s*(?:,|,?\s*and)\s+")
_AFTER_COMMA = re.compile(r",\s+(?=[A-Z])")
_OPENING = re.compile(
    r"(?:,\s*[A-Z][\w. -]{2,25})?\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—:]|\([A-Z][\w/ .-]+\))\s"
)
_MOST_WORDS = 6
_LARGE = 4.9
"""Prominence from which a name needs no support: 80,000 people."""
_VAST = 5.7
"""Prominence from which a name stands even beside another capitalised word: half a million people."""
_SHORTEST = 3
_VILLAGE = 4.0
"""Prominence up to which a place abroad may chance to be spelled like one of the story: 10,000 people."""
_SURE_SPELLING = 0.8
"""Similarity from which a name that no list has is taken for a place's by its spelling."""
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
    namesake: bool = False
    """A title or an institution's noun makes it a person or a paper."""
    word: bool = False
    """It may be an ordinary word whose capital says nothing."""
    after_name: bool = False
    """A capitalised word stands right before it."""
    before_name: bool = False
    """A capitalised word stands right after it."""


def find(names: Names, text: str, start: int, end: int) -> tuple[Toponym, ...]:
    """Return the toponyms in ``text[start:end]``; see :meth:`dateline.gazetteer.Gazetteer.find`."""
    tokens = words(text, start, end)
    lower = {token.text for token in tokens if token.text.islower()}
    matches = _support_lists(text, list(_matches(names, text, tokens, lower)))
    taken = {i for m in matches for i in range(m.first, m.last + 1)}
    persons = {
        plain(m.toponym.name) for m in matches if m.namesake or (m.after_name and m.first - 1 not in taken)
    }
    countries = {m.toponym.candidates[0].place.country for m in matches if m.toponym.candidates and _sure(m)}
    named = {c.country for m in matches for c in _countries(m)}
    matches = [_sought_in(names, m, named) if m.supported and not m.titled else m for m in matches]
    matches = [m for m in matches if m.toponym.candidates or m.toponym.kind]
    matches = [replace(m, supported=m.supported and _fits(m, countries)) for m in matches]
    believed = {plain(m.toponym.name) for m in matches if m.supported} - persons
    return _spread_plurals(text, [m.toponym for m in matches if _holds(m, taken, persons, believed)])


def _sure(match: _Match) -> bool:
    """Tell whether a match is a place whatever else the text says, so that it shows where the story plays."""
    return (match.supported and not match.titled) or (_known(match.toponym) and not match.namesake)


def _countries(match: _Match) -> Iterator[Place]:
    """Yield the country that a match names outright."""
    for candidate in match.toponym.candidates[:1]:
        if candidate.place.kind == "country" and _sure(match):
            yield candidate.place


def _sought_in(names: Names, match: _Match, countries: set[str | None]) -> _Match:
    """Add the places of the countries named that are spelled otherwise, if none there is spelled so."""
    toponym = match.toponym
    if not countries or any(
        c.place.country in countries or kinds.prominence(c.place) >= _VILLAGE for c in toponym.candidates
    ):
        return match
    least = 0.0 if toponym.kind else _SURE_SPELLING
    more = names.candidates(toponym.name, kind=toponym.kind)
    at_home = tuple(c for c in more if c.place.country in countries and c.similarity >= least)
    return replace(match, toponym=replace(toponym, candidates=(*toponym.candidates, *at_home)))


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
        match.before_name and match.last + 1 not in taken
    )
    if match.namesake or match.word or (beside and prominence < _VAST):
        return False
    return key in believed or _known(toponym)


def _support_lists(text: str, matches: list[_Match]) -> list[_Match]:
    """Believe the members of a list of which one is supported ("in Rawa, Ana and Hit")."""
    for step in (1, -1):
        order = matches[::step]
        for k in range(1, len(order)):
            left, right = (order[k - 1], order[k])[::step]
            if order[k - 1].supported and _LIST.fullmatch(text, left.toponym.end, right.toponym.start):
                order[k] = replace(order[k], supported=not order[k].namesake and not order[k].word)
        matches = order[::step]
    return matches


def _matches(names: Names, text: str, tokens: Sequence[Word], lower: set[str]) -> Iterator[_Match]:
    i = 0
    while i < len(tokens):
        match = _longest(names, text, tokens, i, lower)
        if match is None:
            i += 1
            continue
        yield match
        while i < len(tokens) and tokens[i].start < match.toponym.end:
            i += 1


def _longest(names: Names, text: str, tokens: Sequence[Word], i: int, lower: set[str]) -> _Match | None:
    if not tokens[i].capital and tokens[i].text.lower() not in _ARTICLES:
        return None
    runs = list(_runs(text, tokens, i))
    for j in reversed(runs):
        match = _known_name(names, text, tokens, i, j, lower)
        if match is not None:
            return match
    return _unknown_name(names, text, tokens, i, runs, lower) or _led_to_name(names, text, tokens, i, runs)


def _runs(text: str, tokens: Sequence[Word], i: int) -> Iterator[int]:
    """Yield the last token of each run of name words from token ``i`` on, shortest first."""
    for j in range(i, min(i + _MOST_WORDS, len(tokens))):
        token = tokens[j]
        if j > i and not _JOINT.fullmatch(text, tokens[j - 1].end, token.start):
            return
        hangs = j > i and tokens[j - 1].text.lower() in _ARTICLES and text[tokens[j - 1].end] == "-"
        if token.capital or hangs:
            yield j
        elif token.text.lower() not in _LINKS:
            return


def _known_name(
    names: Names, text: str, tokens: Sequence[Word], i: int, j: int, lower: set[str]
) -> _Match | None:
    start, end = tokens[i].start, tokens[j].end
    name = text[start:end]
    acronym = name.isupper() and len(plain(name)) <= _SHORTEST and not tokens[i].titled
    if i == j and not acronym and (name.lower() in word_list("common.txt") or len(name) < _SHORTEST):
        return None
    candidates = names.exact(name)
    if not candidates and i == j and name.endswith("s") and len(name) > 4:
        candidates = tuple(c for c in names.exact(name[:-1]) if _known_place(c))
    may_sound = not candidates and len(name) > _SHORTEST and (i < j or name.lower() not in lower)
    support = (bool(candidates) or may_sound) and _supported(text, tokens, i, j)
    if may_sound and support and not tokens[i].titled:
        candidates = names.sounding(name)
    if not candidates or (
        name.isupper() and len(name) <= 3 and kinds.prominence(candidates[0].place) < _VAST
    ):
        return None
    kind = kinds.beside(text, start, end)
    toponym = _toponym(names, text, start, end, candidates, kind)
    plain_line = not tokens[i].titled
    return _Match(
        toponym,
        i,
        j,
        supported=support or _placed(names, text, toponym),
        titled=tokens[i].titled,
        namesake=bool(_TITLE.search(text, max(0, start - 16), start) or _NAMESAKE.match(text, end)),
        word=i == j and name.lower() in lower and (tokens[i].first or tokens[i].titled),
        after_name=plain_line and i > 0 and not tokens[i - 1].first and _is_name(text, tokens, i - 1, i),
        before_name=plain_line and j + 1 < len(tokens) and _is_name(text, tokens, j + 1, j),
    )


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


def _unknown_name(
    names: Names, text: str, tokens: Sequence[Word], i: int, runs: Sequence[int], lower: set[str]
) -> _Match | None:
    """Return a name that no list has in this spelling, if the text itself calls it a place."""
    for j in reversed(runs):
        start, end = tokens[i].start, tokens[j].end
        name = text[start:end]
        if (
            tokens[i].titled
            or name.lower() in word_list("common.txt")
            or name.lower() in lower
            or len(name) <= _SHORTEST
        ):
            continue
        kind = kinds.beside(text, start, end)
        if kind is not None and not kind.plural and not _has_ordinary_word(tokens[i : j + 1]):
            candidates = names.candidates(name, kind=kind.kind)
            return _Match(_toponym(names, text, start, end, candidates, kind), i, j, supported=True)
    return None


def _has_ordinary_word(tokens: Sequence[Word]) -> bool:
    """Tell whether a capital of the name says nothing, other than that of an Arabic article."""
    ordinary = word_list("common.txt") - _ARTICLES
    return any(token.text.lower() in ordinary for token in tokens if token.capital)


def _led_to_name(
    names: Names, text: str, tokens: Sequence[Word], i: int, runs: Sequence[int]
) -> _Match | None:
    """Return a name that no list has in this spelling, if the words before it lead to a place.

    It counts only if a country that the text names has a place of nearly that spelling.
    """
    j = runs[-1] if runs else i
    start, end = tokens[i].start, tokens[j].end
    capitals = [token.text for token in tokens[i : j + 1] if token.capital]
    if (
        end - start <= _SHORTEST
        or (i > 0 and tokens[i - 1].text.lower() in _OF_OTHERS_TOO)
        or _POSSESSED.match(text, end)
        or _has_ordinary_word(tokens[i : j + 1])
        or any(names.exact(capital) for capital in capitals[1:])
        or not _supported(text, tokens, i, j)
    ):
        return None
    toponym = _toponym(names, text, start, end, (), None)
    return _Match(toponym, i, j, supported=not tokens[i].titled)


def _supported(text: str, tokens: Sequence[Word], i: int, j: int) -> bool:
    """Tell whether the words around say that this is a place; in title case only the word before does."""
    start, end = tokens[i].start, tokens[j].end
    if _TITLE.search(text, max(0, start - 16), start) or _NAMESAKE.match(text, end):
        return False
    if kinds.beside(text, start, end) and not tokens[i].titled:
        return True
    if (
        j + 1 < len(tokens)
        and tokens[j + 1].capital
        and not tokens[j].titled
        and text[end : tokens[j + 1].start] == " "
    ):
        return False
    if _led_to(text, tokens, i):
        return True
    line = text.rfind("\n", 0, start) + 1
    return start - line <= 2 and _OPENING.match(text, end) is not None


def _led_to(text: str, tokens: Sequence[Word], i: int) -> bool:
    """Tell whether a preposition or a verb of fighting leads to token ``i`` ("entered the northern …")."""
    for k in range(i - 1, max(-1, i - 1 - _FARTHEST), -1):
        word = tokens[k].text.lower()
        if text[tokens[k].end : tokens[k + 1].start] not in (" ", "-"):
            return False
        if word in word_list("locatives.txt"):
            return True
        if tokens[i].titled:
            return False
        if word not in _BETWEEN and not word.startswith(_COMPASS):
            return False
    return False


def _placed(names: Names, text: str, toponym: Toponym) -> bool:
    """Tell whether a comma and the country or province that holds it follow the name."""
    comma = _AFTER_COMMA.match(text, toponym.end)
    word = WORD.match(text, comma.end()) if comma else None
    if word is None:
        return False
    regions = [c.place for c in names.exact(word.group())[:4] if c.place.kind in ("country", "province")]
    return any(
        c.place.country == r.country and (r.kind == "country" or c.place.admin1 in (r.name, r.admin1))
        for r in regions
        for c in toponym.candidates
    )


def _is_name(text: str, tokens: Sequence[Word], i: int, beside: int) -> bool:
    """Tell whether token ``i`` is a capitalised word that stands right beside another."""
    gap = text[tokens[min(i, beside)].end : tokens[max(i, beside)].start]
    return tokens[i].capital and gap in (" ", "-") and tokens[i].text.lower() not in word_list("common.txt")


def _known(toponym: Toponym) -> bool:
    """Tell whether the name is known widely enough to need no support."""
    return bool(toponym.candidates) and _known_place(toponym.candidates[0])


def _known_place(candidate: Candidate) -> bool:
    curated = candidate.known and candidate.similarity == 1.0
    return candidate.similarity > _OTHER_SPELLING and (curated or kinds.prominence(candidate.place) >= _LARGE)


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
