"""The gazetteer: spellings → places."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from dateline.errors import UsageError
from dateline.gazetteer import find as recognition
from dateline.gazetteer import kinds, relative
from dateline.gazetteer import resolve as resolution
from dateline.gazetteer.abbreviations import Abbreviations
from dateline.gazetteer.alike import nearest
from dateline.gazetteer.extend import extend_index
from dateline.gazetteer.index import Index, compile_index, index_path, sweep
from dateline.gazetteer.names import is_vowelless, normal, plain, readings, skeleton
from dateline.gazetteer.reader import toponym_at
from dateline.gazetteer.sources import table
from dateline.gazetteer.toponym import BY_OTHER_NAME, BY_SOUND, Candidate, PlaceChoice, Toponym
from dateline.ids import PlaceId
from dateline.model import Place, Point
from dateline.tables import Tables

_LEAST_SURE = 0.5
_LEAST_SURE_WITHOUT_VOWELS = 0.15
"""A name of three letters fits many; in its country the right place is still mostly the first."""
_LEAST_ALIKE_FOR_A_HINT = 0.8
_SHORTEST_SKELETON = 2
_MOST_CANDIDATES = 24
_CACHED = 1 << 16
"""Names whose places are remembered; a day of the world's news has fewer."""
_KNOWN_BONUS = 3.0
_MOST_NEIGHBOURS = 400
_WORTH_OF_FAME = 0.012
_WORTH_OF_KIND = 3.0
_COST_OF_OTHER_NAME = 12.0
_COST_OF_OTHER_SPELLING = 40.0
_WHOLES = 64
"""Countries and provinces whose towns are remembered: those of the wars that are read about."""
_DIVIDED = ("country", "province", "state")
"""Kinds of places whose towns are known to be theirs."""


def open_gazetteer(cache: Path | None = None, *, own: Tables | None = None) -> "Gazetteer":
    """Open the gazetteer, compiling its index first if this version has none yet (some 20 s, once).

    Args:
        cache: folder of the index; None for the user's own cache folder.
        own: tables of the user's own places; None for none.

    Raises:
        SourceError: a table of the user's own cannot be read.
    """
    if cache is None:
        from platformdirs import user_cache_path

        cache = user_cache_path("dateline")
    path = index_path(cache)
    if not path.exists():
        compile_index(path)
        sweep(cache)
    return Gazetteer(Index(_extended(path, own) if own is not None and own.names() else path))


def _extended(base: Path, own: Tables) -> Path:
    """Return the index with the tables as they are now, made first if there is none."""
    while not (path := index_path(base.parent, own.digest())).exists():
        extend_index(base, path, own)
        sweep(base.parent)
    return path


class Gazetteer:
    """Finds places by name, in running text and for whole reports. Made by :func:`open_gazetteer`."""

    def __init__(self, index: Index) -> None:
        """Read from an open index."""
        self._index = index
        self._named = lru_cache(_CACHED)(self._by_name)
        self._meant = lru_cache(_CACHED)(self._candidates)
        self._by_id = lru_cache(_CACHED)(index.get)
        self._spelled = lru_cache(_CACHED)(self._by_spelling)
        self._sounding = lru_cache(_CACHED)(lambda name: _ranked(self._spelled_or_sounding(name)))
        self._sides = lru_cache(_CACHED)(self._side)
        self._towns = lru_cache(_WHOLES)(index.towns)
        self._adjectives = {
            word: row["country"]
            for row in table("countries.csv")
            for word in (row["name"], *row["aliases"].split("|"), *row["adjectives"].split("|"))
            if word
        }
        self._of_adjective = {
            word: row["country"]
            for row in table("countries.csv")
            for word in row["adjectives"].split("|")
            if word
        }
        self._capitals = frozenset(row["capital"] for row in table("countries.csv") if row["capital"])
        self._abbreviations = Abbreviations(table("abbreviations.csv"))

    @property
    def index(self) -> Index:
        """The open index, for who looks up more than names."""
        return self._index

    def candidates(self, name: str, *, kind: str | None = None, alike: bool = True) -> tuple[Candidate, ...]:
        """Return the places that a name may mean, the likeliest first.

        Args:
            name: any spelling in any script, also with its kind ("Anbar province").
            kind: the kind of place, when the words around the name say it.
            alike: whether places of merely similar names are looked for, which takes longer.
        """
        return self._meant(name, kind, alike)

    def _candidates(self, name: str, kind: str | None, alike: bool) -> tuple[Candidate, ...]:
        bare, stated = kinds.split(name)
        named = self._named if alike else self._sounding
        found = named(name)
        if bare != name:
            names = {c.place.id for c in found}
            found = (*found, *(c for c in named(bare) if c.place.id not in names))
        return _ranked(found, kind or stated)[:_MOST_CANDIDATES]

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """Return the places spelled so, but for case, marks and hyphens; the best known first."""
        return self._spelled(name)[:_MOST_CANDIDATES]

    def sounding(self, name: str) -> tuple[Candidate, ...]:
        """Return the places spelled so, or so in another usual romanisation; the best known first."""
        return self._sounding(name)[:_MOST_CANDIDATES]

    def of_adjective(self, word: str) -> tuple[Candidate, ...]:
        """Return the country that an adjective or a people's name speaks of; empty for other words."""
        country = self._of_adjective.get(word)
        return (Candidate(self._countries[country], BY_OTHER_NAME),) if country in self._countries else ()

    def abbreviated(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Candidate]]:
        """Yield the abbreviations of states and provinces in ``text[start:end]``: start, end, division."""
        for at, stop, id_ in self._abbreviations.find(text, start, end):
            yield at, stop, Candidate(self.place(PlaceId(id_)), 1.0)

    def find(
        self, text: str, start: int = 0, end: int | None = None, *, adjectives: bool = False
    ) -> tuple[Toponym, ...]:
        """Return the toponyms in ``text[start:end]``, longest first, none overlapping, in their order.

        Persons, forces and papers that are named after places are left to the reader of the text, who knows
        its syntax. A name that no list has is a toponym without candidates where the text calls it a town.

        Args:
            text: the report.
            start: where to begin.
            end: where to stop; None for the end.
            adjectives: find countries' adjectives and peoples too ("Syrian planes"), marked as such.
        """
        return recognition.find(self, text, start, len(text) if end is None else end, adjectives=adjectives)

    def at(self, text: str, start: int, end: int) -> Toponym:
        """Return the toponym that stands at ``text[start:end]``, as someone else found it."""
        return toponym_at(self, text, start, end)

    def resolve(
        self,
        toponyms: Iterable[Toponym],
        *,
        text: str,
        dateline: str | None = None,
        country_hint: str | None = None,
        covered: str | None = None,
    ) -> tuple[PlaceChoice, ...]:
        """Choose a place for each toponym of one report, all together.

        Args:
            toponyms: all toponyms of the report, in their order.
            text: what they index.
            dateline: the place that opens the report, as printed.
            country_hint: ISO 3166-1 alpha-2 code of the country that the report is known to be about.
            covered: that of the country that its outlet mostly reports on.
        """
        opening = (
            [t.candidates[0].place.country for t in self.find(dateline) if t.candidates] if dateline else []
        )
        return resolution.resolve(
            tuple(toponyms),
            text=text,
            adjectives=self._adjectives,
            capitals=self._capitals,
            likely=[country for country in (country_hint, *opening) if country],
            covered=covered,
        )

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {place.country: place for place in self._index.of_kind("country") if place.country}

    def names_country(self, word: str) -> bool:
        """Return whether a word is a country's name or adjective ("Philippine")."""
        return word in self._adjectives

    def place(self, id: PlaceId) -> Place:  # noqa: A002
        """Return a place by its id.

        Raises:
            UsageError: the gazetteer has no such place.
        """
        place = self._by_id(id)
        if place is None:
            raise UsageError(f"unknown place {id}")
        return place

    def side(self, place: Place, wind: float) -> Point | None:
        """Return where the towns on one side of a country or province lie ("northern Syria").

        Args:
            place: the whole.
            wind: the side, in degrees clockwise from north.

        Returns:
            None for what is neither, and where too few towns are known.
        """
        return self._sides(place, wind)

    def _side(self, place: Place, wind: float) -> Point | None:
        if place.country is None or place.kind not in _DIVIDED:
            return None
        whole = place.kind == "country"
        return relative.side(self._towns(place.country, None if whole else place.admin1), wind)

    def sources(self, place: Place) -> tuple[str, ...]:
        """Return where what is said of a place can be checked."""
        told = self._index.sources(place.id)
        return (*([f"GeoNames {place.geonameid}"] if place.geonameid else []), *told) or ("GeoNames",)

    def by_name(self, name: str, *, among: Collection[PlaceId] = ()) -> Place | None:
        """Return the best known place that goes by a name; None when there is none.

        A name that is only like another is taken for a slip when it leads to one of ``among``, and for no
        place otherwise: a wrong town is a worse answer than a list of near spellings.

        Args:
            name: any spelling; a country or province may follow a comma ("Qayyarah, Iraq").
            among: places to prefer, such as those of a record.
        """
        head, _, inside = name.partition(",")
        found = self.candidates(head)
        if inside.strip():
            around = [c.place for c in self.candidates(inside)[:3]]
            within = [c for c in found if any(_inside(c.place, region) for region in around)]
            found = tuple(within) or found
        known = frozenset(among)
        found = tuple(c for c in found if c.similarity >= BY_SOUND or c.place.id in known)
        best = max(found, key=lambda c: _rank_among(c, known), default=None)
        return best.place if best else None

    def suggest(self, name: str, n: int = 5) -> tuple[str, ...]:
        """Return the ``n`` names nearest in spelling to one that is not found, as ``Name, Country code``."""
        alike: dict[int, float] = {}
        for form in readings(kinds.split(name)[0]):
            for other, row in self._neighbours(form):
                alike[row] = max(alike.get(row, 0.0), JaroWinkler.similarity(form, other))
        alike = {row: score for row, score in alike.items() if score >= _LEAST_ALIKE_FOR_A_HINT}
        nearest_rows = sorted(alike, key=lambda row: (-alike[row], row))[:_MOST_NEIGHBOURS]
        fair = [
            (alike[row], self._index.at(row)[0])
            for row in nearest_rows
            if alike[row] >= _LEAST_ALIKE_FOR_A_HINT
        ]
        fair.sort(key=lambda pair: (-pair[0] - _WORTH_OF_FAME * kinds.prominence(pair[1]), pair[1].id))
        places = [place for _, place in fair]
        names = (f"{p.name}, {p.country}" if p.country else p.name for p in places)
        return tuple(dict.fromkeys(names))[:n]

    def _neighbours(self, form: str) -> Iterator[tuple[str, int]]:
        """Yield (normal form, row) of names in the block of a form and in blocks with a consonant less."""
        bones = skeleton(form)
        for block in sorted({bones} | {bones[:i] + bones[i + 1 :] for i in range(len(bones))}):
            yield from self._index.block(block)
        yield from self._index.starting(bones[:3], _MOST_NEIGHBOURS)

    def _by_name(self, name: str) -> tuple[Candidate, ...]:
        certain = self._spelled_or_sounding(name)
        known = {c.place.id for c in certain}
        return (*certain, *(c for c in self._alike(name) if c.place.id not in known))

    def _by_spelling(self, name: str) -> tuple[Candidate, ...]:
        """Return the places spelled so, but for case, marks and hyphens; the best known first."""
        key = plain(name)
        if not self._index.may_spell(key):
            return ()
        spelled = self._index.spelled(key)
        return _ranked(
            tuple(Candidate(p, 1.0 if main else BY_OTHER_NAME, known) for p, known, main in spelled)
        )

    def _spelled_or_sounding(self, name: str) -> tuple[Candidate, ...]:
        spelled = self._spelled(name)
        form = normal(name)
        known = {c.place.id for c in spelled}
        sounding = self._index.sounding(skeleton(form), form) if self._index.may_sound(form) else []
        return (
            *spelled,
            *(Candidate(place, BY_SOUND, told) for place, told in sounding if place.id not in known),
        )

    def _alike(self, name: str) -> tuple[Candidate, ...]:
        best: dict[int, float] = {}
        for form in readings(name):
            bones = skeleton(form)
            block = self._index.block(bones)
            if len(bones) < _SHORTEST_SKELETON:
                block = [(other, row) for other, row in block if other.lstrip("·") == form.lstrip("·")]
            for sure, i in nearest(form, [other for other, _ in block]):
                row = block[i][1]
                best[row] = max(best.get(row, 0.0), min(sure, BY_SOUND))
        least = _LEAST_SURE_WITHOUT_VOWELS if is_vowelless(name) else _LEAST_SURE
        fair = [(row, sure) for row, sure in best.items() if sure >= least]
        fair.sort(key=lambda item: (-item[1], item[0]))
        places = ((self._index.at(row), sure) for row, sure in fair)
        return tuple(Candidate(place, sure, known) for (place, known), sure in places)


def _ranked(found: tuple[Candidate, ...], kind: str | None = None) -> tuple[Candidate, ...]:
    if len(found) < 2:
        return found
    return tuple(sorted(found, key=lambda c: (-_rank(c, kind), c.place.id)))


def _rank(candidate: Candidate, kind: str | None) -> float:
    of_kind = _WORTH_OF_KIND if kind and kinds.agrees(candidate.place, kind) else 0.0
    cost = _COST_OF_OTHER_NAME if candidate.similarity > BY_SOUND else _COST_OF_OTHER_SPELLING
    return kinds.prominence(candidate.place) + of_kind - cost * (1 - candidate.similarity)


def _rank_among(candidate: Candidate, known: Collection[PlaceId]) -> float:
    """Return the rank of a candidate where some places are known to be asked about."""
    if candidate.place.id not in known:
        return _rank(candidate, None)
    return kinds.prominence(candidate.place) - candidate.doubt + _KNOWN_BONUS


def _inside(place: Place, region: Place) -> bool:
    if region.kind == "country":
        return place.country == region.country
    return place.country == region.country and (place.admin1 == region.name or place.admin1 == region.admin1)
