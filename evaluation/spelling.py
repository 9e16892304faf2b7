"""How well towns are found under the spellings that newspapers give them.

usage: python -m evaluation.spelling [--shared ../shared] [--towns 34] [--misses]

The towns: of Iraq, Syria, Ukraine, Sudan, Yemen and Libya each the most populous and a seeded sample of the
others, among those whose name in Arabic or Cyrillic the gazetteer lists and whose main name no larger town of
the country shares.
The spellings: what the standards and house styles of :mod:`evaluation.romanisations` make of that name. They
count apart: *listed* ones, which the gazetteer has as one of the town's names; the same *held out*, where the
town is looked for without that name; and *unlisted* ones. *One name* looks for all of them where the town has
no name but its main one, as in a user's own list of villages; so does *own script* for its Arabic or Cyrillic
name.

A spelling is found when the first candidate is the town, or lies within five kilometres of it. *Report* is
the whole way through running text: recognition and resolution in a report of that country.

False matches: what the gazetteer makes, in each of these countries, of names that no place there has:
ordinary English words, persons of the news, and towns of countries with other languages.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.romanisations import RUSSIAN, UKRAINIAN, Word, arabic, slavic, sounds, spellings
from rapidfuzz.distance import Levenshtein

from dateline.gazetteer import Candidate, Gazetteer, open_gazetteer
from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.index import Index, plain_keys
from dateline.gazetteer.index import sounds as sounds_of
from dateline.gazetteer.kinds import prominence
from dateline.gazetteer.names import plain
from dateline.gazetteer.sources import Entry, entries
from dateline.model import Place

COUNTRIES = {"IQ": "Iraq", "SY": "Syria", "UA": "Ukraine", "SD": "Sudan", "YE": "Yemen", "LY": "Libya"}
MOST_POPULOUS = 20
SEED = 20160115
SAME_TOWN_KM = 5.0
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.94, 0.97, 1.01)
_ARABIC = re.compile("[\u0621-\u06ff]")
_UKRAINIAN = re.compile("[А-ЯҐЄІЇа-яґєії'’ʼ -]+")
_RUSSIAN = re.compile("[А-ЯЁа-яё -]+")
_ONLY_RUSSIAN = re.compile("[ыэёъЫЭЁЪ]")
_SAME_NAME = 0.55
"""Similarity from which a Cyrillic name is the Russian form of a Ukrainian one, not another name."""
_TEMPLATES = {
    "report: town of": "Fighting reached the town of {name} on Monday, officials in {country} said.",
    "report: near": "Two soldiers were killed near {name} on Monday, officials in {country} said.",
}


@dataclass(frozen=True, slots=True)
class Town:
    """A town with what newspapers make of its name."""

    row: int
    """Its row in the index."""
    entry: Entry
    """The town, with the names that the gazetteer lists."""
    written: str
    """Its name in Arabic or Cyrillic letters."""
    spellings: tuple[str, ...]
    """Generated spellings, each once but for case and marks."""


# -------------------------------------------------------------------------------------------------- the towns


def towns(per_country: int) -> Iterator[Town]:
    """Yield the towns to look for, by the rule that the module states."""
    of_country: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for row, entry in enumerate(entries()):
        if entry.place.country in COUNTRIES and entry.place.kind == "town":
            of_country[entry.place.country].append((row, entry))
    for country, listed in sorted(of_country.items()):
        listed.sort(key=lambda pair: (-prominence(pair[1].place), pair[1].place.id))
        taken: set[str] = set()
        able: list[Town] = []
        for row, entry in listed:
            town = _town(row, entry) if plain(entry.main[0]) not in taken else None
            able += [town] if town else []
            taken.update(map(plain, (*entry.main, *entry.other)))
        most = min(MOST_POPULOUS, per_country)
        rest = random.Random(SEED).sample(able[most:], min(len(able) - most, per_country - most))
        print(f"{COUNTRIES[country]}: {most + len(rest)} towns of {len(able)} with a name to start from")
        yield from (*able[:most], *rest)


def _town(row: int, entry: Entry) -> Town | None:
    """Return a town with its spellings; None where no name in its own script can be read."""
    written, *spelled = _cyrillic(entry) if entry.place.country == "UA" else _arabic(entry)
    once = {plain(name): name for name in spelled}
    return Town(row, entry, written, tuple(once.values())) if spelled else None


def _arabic(entry: Entry) -> list[str]:
    """Return a town's Arabic name and its spellings, read with the romanised form that has the most marks."""
    names = (*entry.main, *entry.other)
    readings: list[tuple[float, str, tuple[Word, ...]]] = []
    for written in filter(_ARABIC.match, names):
        for romanised in names:
            if romanised[0] < "\u0250" or romanised[0] in "‘’ʻʼ":
                words = sounds(written, romanised)
                near = Levenshtein.normalized_similarity(plain(romanised), plain(entry.main[0]))
                marks = sum(not c.isascii() for c in romanised) - sum(c in "eo" for c in romanised)
                if words:
                    readings.append((near + marks / 20, written, words))
    if not readings:
        return [""]
    _, written, words = max(readings, key=lambda reading: reading[0])
    return [written, *spellings(lambda style: arabic(words, style), entry.place.country or "")]


def _cyrillic(entry: Entry) -> list[str]:
    """Return a town's Ukrainian name and its spellings, and those of the Russian form of the same name."""
    names = (*entry.main, *entry.other)
    latin = {plain(name) for name in names}
    for name in filter(_UKRAINIAN.fullmatch, names):
        if plain(slavic(name, UKRAINIAN[0])) in latin and not _ONLY_RUSSIAN.search(name):
            break
    else:
        return [""]
    spelled = [name, *(slavic(name, alphabet) for alphabet in UKRAINIAN)]
    others = [other for other in filter(_RUSSIAN.fullmatch, names) if other != name]
    likeness = {other: Levenshtein.normalized_similarity(other, name) for other in others}
    russian = max(likeness, key=lambda other: likeness[other], default=name)
    if likeness.get(russian, 0) >= _SAME_NAME:
        spelled += [slavic(russian, alphabet) for alphabet in RUSSIAN]
    return spelled


# -------------------------------------------------------------------------------------------- looking them up


class Without(Index):
    """The index with one place under fewer names than it has."""

    def __init__(self, index: Index, row: int, entry: Entry) -> None:
        """Read from an open index; ``entry`` holds the names left."""
        self._base, self._places, self._hint = index._base, index._places, index._hint
        self._row = row
        self._own, self._known = index.at(row)
        self._keys = plain_keys(entry)
        names = [(name, row) for name in (*entry.main, *entry.other)]
        self._sounds = {(bones, form) for bones, form, _ in sounds_of(names)}

    def spelled(self, key: str) -> list[tuple[Place, bool, bool]]:
        """Return what the index does, of the one place only by the names left."""
        own = [(self._own, self._known, bool(self._keys[key]))] if key in self._keys else []
        return [one for one in super().spelled(key) if one[0].id != self._own.id] + own

    def sounding(self, bones: str, form: str) -> list[tuple[Place, bool]]:
        """Return what the index does, of the one place only by the names left."""
        own = [(self._own, self._known)] if (bones, form) in self._sounds else []
        return [one for one in super().sounding(bones, form) if one[0].id != self._own.id] + own

    def block(self, bones: str) -> list[tuple[str, int]]:
        """Return what the index does, of the one place only by the names left."""
        own = [(form, self._row) for mine, form in self._sounds if mine == bones]
        return [pair for pair in super().block(bones) if pair[1] != self._row] + own


def without(gazetteer: Gazetteer, town: Town, keys: Iterable[str]) -> Gazetteer:
    """Return the gazetteer in which the town lacks the names with these plain keys."""
    gone = set(keys)
    entry = town.entry
    left = replace(
        entry,
        main=tuple(n for n in entry.main if plain(n) not in gone),
        other=tuple(n for n in entry.other if plain(n) not in gone),
    )
    return Gazetteer(Without(gazetteer._index, town.row, left))


def is_same(candidate: Candidate, entry: Entry) -> bool:
    """Tell whether a candidate is the town."""
    a, b = candidate.place, entry.place
    return a.id == b.id or distance_km(a.lat, a.lon, b.lat, b.lon) <= SAME_TOWN_KM


def at_home(gazetteer: Gazetteer, name: str, country: str | None) -> Candidate | None:
    """Return the first candidate for a town of that name in a country."""
    found = (c for c in gazetteer.candidates(name, kind="town") if c.place.country == country)
    return next(found, None)


def in_report(gazetteer: Gazetteer, name: str, entry: Entry, template: str) -> bool:
    """Tell whether the town is found and chosen in a report that spells it so."""
    text = template.format(name=name, country=COUNTRIES[entry.place.country or ""])
    start = text.index(name)
    choices = gazetteer.resolve(gazetteer.find(text), text=text)
    return any(
        c.place is not None
        and c.toponym.start < start + len(name)
        and c.toponym.end > start
        and distance_km(c.place.lat, c.place.lon, entry.place.lat, entry.place.lon) <= SAME_TOWN_KM
        for c in choices
    )


def measure(gazetteer: Gazetteer, chosen: Sequence[Town], *, misses: bool) -> list[tuple[float, bool]]:
    """Print top-1 for all spellings; return similarity and truth of the matches of those not listed."""
    tally: Counter[tuple[str, str, bool]] = Counter()
    sure: list[tuple[float, bool]] = []

    def count(group: str, what: str, right: bool) -> None:
        tally[group, what, right] += 1

    for town in chosen:
        entry = town.entry
        country = entry.place.country or ""
        for group, name, names in _lookups(gazetteer, town):
            first = at_home(names, name, country)
            right = first is not None and is_same(first, entry)
            count(group, country, right)
            count(group, "country known", right)
            anywhere = names.candidates(name, kind="town")
            count(group, "not known", bool(anywhere) and is_same(anywhere[0], entry))
            for what, template in _TEMPLATES.items() if group != "own script" else ():
                reported = in_report(names, name, entry, template)
                count(group, what, reported)
                if misses and right and not reported:
                    print("unread", group, what, country, name, "of", entry.main[0], sep="\t")
            if group in ("unlisted", "held out") and first:
                sure.append((first.similarity, right))
            if misses and not right:
                got = f"{first.place.name} {first.similarity:.2f}" if first else "-"
                print("miss", group, country, name, "of", entry.main[0], "got", got, sep="\t")
    _print_table(tally)
    return sure


def _lookups(gazetteer: Gazetteer, town: Town) -> Iterator[tuple[str, str, Gazetteer]]:
    """Yield (group, name, where it is looked up) of all that a town is measured by."""
    keys = set(plain_keys(town.entry))
    main = plain(town.entry.main[0])
    bare = without(gazetteer, town, keys - {main})
    yield "own script", town.written, bare
    for name in town.spellings:
        listed = plain(name) in keys
        yield "listed" if listed else "unlisted", name, gazetteer
        if listed and len(keys) > 1:
            yield "held out", name, without(gazetteer, town, [plain(name)])
        if plain(name) != main:
            yield "one name", name, bare


def _print_table(tally: Counter[tuple[str, str, bool]]) -> None:
    columns = ("country known", "not known", *_TEMPLATES, *COUNTRIES)
    print(f"{'spellings':>10} {'n':>6} " + " ".join(f"{column:>15}" for column in columns))
    for group in ("listed", "held out", "unlisted", "one name", "own script"):
        n = sum(tally[group, "country known", right] for right in (True, False))
        cells = []
        for column in columns:
            right, wrong = tally[group, column, True], tally[group, column, False]
            cells.append(f"{right / (right + wrong):15.3f}" if right + wrong else f"{'-':>15}")
        print(f"{group:>10} {n:6} " + " ".join(cells))


# --------------------------------------------------------------------------------------------- false matches

ELSEWHERE = ("DE", "PE", "JP", "FI", "VN", "MG", "US", "KE", "ID", "HU")
"""Countries whose names have nothing to do with those above."""


def strangers(shared: Path, n: int) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of names that no town of the six countries has, ``n`` of each."""
    from dateline.gazetteer.words import word_list

    draw = random.Random(SEED)
    words: set[str] = set()
    with gzip.open(shared / "data/guardian_sdf/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            words.update(re.findall(r"(?<![\w'’-])[a-z]{5,12}(?![\w'’-])", json.loads(line)["text"]))
    ordinary = sorted(words | {w for w in word_list("common.txt") if w.isalpha() and len(w) > 4})
    yield "English words", [w.capitalize() for w in draw.sample(ordinary, min(n, len(ordinary)))]
    people = sorted(_persons(shared))
    yield "persons of the news", draw.sample(people, min(n, len(people)))
    abroad = sorted(
        {
            e.main[0]
            for e in entries()
            if e.place.kind == "town" and e.place.country in ELSEWHERE and len(e.main[0]) > 4
        }
    )
    yield "towns elsewhere", draw.sample(abroad, n)


def _persons(shared: Path) -> Iterator[str]:
    """Yield the surnames that follow a title or given name and a verb of saying in the news."""
    said = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Minister|President|Senator)\.? ([A-Z][a-z]{4,11})\b")
    for line in (shared / "data/geoparsing/lgl.jsonl").open(encoding="utf-8"):
        yield from said.findall(json.loads(line)["text"])


def measure_false(gazetteer: Gazetteer, shared: Path, n: int, *, misses: bool) -> list[float]:
    """Print how many names of nothing there are matched in each country; return the similarities."""
    scores: list[float] = []
    for kind, names in strangers(shared, n):
        tally: Counter[str] = Counter()
        for name in names:
            for country in COUNTRIES:
                found = at_home(gazetteer, name, country)
                tally["looked up"] += 1
                if found is None:
                    continue
                how = "spelled" if found.similarity >= 0.95 else "sounding or alike"
                tally[how] += 1
                if how != "spelled":
                    scores.append(found.similarity)
                    if misses:
                        print("false", country, name, found.place.name, f"{found.similarity:.2f}", sep="\t")
        total = tally["looked up"]
        print(
            f"{kind}: {len(names)} names in {len(COUNTRIES)} countries; a listed place is spelled so"
            f" {tally['spelled'] / total:.4f}, wrongly matched {tally['sounding or alike'] / total:.4f}"
        )
    return scores


def print_similarities(found: Sequence[tuple[float, bool]], strangers: Sequence[float]) -> None:
    """Print what a similarity is worth: how many matches of unlisted spellings are right; strangers'."""
    print("similarity      spellings   right   strangers")
    for low, high in zip(BINS, BINS[1:], strict=False):
        right = [truth for similarity, truth in found if low <= similarity < high]
        wrong = sum(low <= similarity < high for similarity in strangers)
        share = f"{sum(right) / len(right):7.3f}" if right else "      -"
        print(f"{low:.2f} to {high:.2f} {len(right):11} {share} {wrong:11}")


def main(arguments: list[str]) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--towns", type=int, default=34, help="towns of each country")
    parser.add_argument("--strangers", type=int, default=1000, help="names of each kind for false matches")
    parser.add_argument("--cache", type=Path, help="folder of the index")
    parser.add_argument("--misses", action="store_true", help="list every spelling that does not lead home")
    chosen = parser.parse_args(arguments)
    gazetteer = open_gazetteer(chosen.cache)
    found = list(towns(chosen.towns))
    print(f"{len(found)} towns, {sum(len(t.spellings) for t in found)} spellings")
    started = time.perf_counter()
    right = measure(gazetteer, found, misses=chosen.misses)
    wrong = measure_false(gazetteer, chosen.shared, chosen.strangers, misses=chosen.misses)
    print_similarities(right, wrong)
    print(f"took {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
