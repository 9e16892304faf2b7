"""Toponyms of geoparsing corpora: how many are found, and how near the places chosen lie to the coded ones.

A corpus is a file of JSON lines with ``text`` and ``toponyms``: ``begin``, ``end``, ``phrase``, and ``lat``,
``lon`` and perhaps ``geonameid`` where the coders gave coordinates. Toponyms without coordinates are neither
wanted nor held against the program.

Recognition
    A name is found when a toponym of the program touches it (exact: begins and ends with it).
Resolution, of the names given
    The program is shown where each coded name stands and says what place it means. No answer counts as the
    greatest error possible. This is how resolution is usually reported. ``listed`` is the share among the
    names of which the program's gazetteer holds a place within 161 km at all; it is to be read beside figures
    for names that a gazetteer holds.
Resolution, end to end
    The share of all coded names that the program finds by itself and puts within 161 km.

Accuracy at 161 km (100 miles), mean and median error in km and the area under the curve of errors follow
Gritta, Pilehvar, Collier: Which Melbourne? Augmenting geocoding with maps (ACL 2018), and A pragmatic guide
to geoparsing evaluation (Lang Resources & Evaluation 54, 2020): errors are sorted, their ln(km + 1)
integrated by the trapezoidal rule and divided by what the greatest error everywhere, 20,039 km, would give;
0 is perfect.

A country is a point in these corpora, and not the same one: GeoNames has moved Canada's by 1,000 km,
Wikipedia has another. ``same`` therefore counts a country or province as right wherever its point lies, if
the program chose a country or province that goes by the coded name.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from dateline.gazetteer import Gazetteer, PlaceChoice, Toponym
from dateline.gazetteer.geometry import distance_km

SAME_REGION_KM = 161.0
GREATEST_KM = 20_039.0
"""Half the earth's circumference, the error of no answer; after Gritta et al."""
CORPORA = {"lgl": "LGL", "trnews": "TR-News", "geovirus": "GeoVirus", "geowebnews": "GeoWebNews"}
_WITHOUT_ADJECTIVES = "geovirus"
"""The one corpus that does not count "Canadian" as a toponym; the program is asked for them on the others."""
PUBLISHED = Path(__file__).with_name("published_geoparsers.csv")
_AREAS = ("country", "province")
_HEAD = f"  {'':34}   p     r     f1   exact | @161  same listed  mean  median AUC  | end to end @161"


@dataclass(frozen=True, slots=True)
class Coded:
    """A toponym with the point that coders gave it."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    name: str
    """The place's name in the coders' gazetteer, else the phrase."""
    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a corpus."""

    text: str
    """The text."""
    coded: tuple[Coded, ...]
    """Toponyms with coordinates, in their order."""
    uncertain: tuple[tuple[int, int], ...]
    """Spans of toponyms that the coders gave no coordinates."""


@dataclass(slots=True)
class Tally:
    """What was found in one corpus."""

    articles: int = 0
    """Texts read."""
    coded: int = 0
    """Toponyms with coordinates."""
    answered: int = 0
    """Places that the program gives for toponyms of its own finding."""
    right: int = 0
    """Of these, those that touch a coded toponym."""
    found: int = 0
    """Coded toponyms that they touch."""
    exact: int = 0
    """Coded toponyms that they cover to the letter."""
    near: int = 0
    """Coded toponyms found and put within 161 km."""
    errors: list[float] = field(default_factory=list)
    """Error of each coded toponym whose span is given, in km."""
    listed: int = 0
    """Of these, those of which a candidate lies within 161 km."""
    same: int = 0
    """Of these, those within 161 km or put into the same country or province."""

    def recognition(self) -> tuple[float, float, float]:
        """Return precision, recall and f1 of finding."""
        return _f1(self.right / max(1, self.answered), self.found / max(1, self.coded))

    def exact_f1(self) -> float:
        """Return f1 of finding to the letter."""
        return _f1(self.exact / max(1, self.answered), self.exact / max(1, self.coded))[2]

    def accuracy(self) -> float:
        """Return the share of given toponyms that are put within 161 km."""
        return sum(km <= SAME_REGION_KM for km in self.errors) / max(1, len(self.errors))

    def mean(self) -> float:
        """Return the mean error of given toponyms in km."""
        return sum(self.errors) / max(1, len(self.errors))

    def median(self) -> float:
        """Return the median error of given toponyms in km."""
        return sorted(self.errors)[len(self.errors) // 2]

    def auc(self) -> float:
        """Return the area under the curve of errors of given toponyms, 0 to 1, the smaller the better."""
        return area(self.errors)


def area(errors: Sequence[float]) -> float:
    """Return the area under the curve of sorted log errors, as a share of the worst possible.

    >>> area([0.0, 0.0, 0.0]), round(area([GREATEST_KM] * 3), 4)
    (0.0, 1.0)
    """
    logs = sorted(log(km + 1) for km in errors)
    if len(logs) < 2:
        return logs[0] / log(GREATEST_KM) if logs else 0.0
    return sum((a + b) / 2 for a, b in zip(logs, logs[1:], strict=False)) / (
        log(GREATEST_KM) * (len(logs) - 1)
    )


def articles(path: Path) -> Iterator[Article]:
    """Yield the texts of a corpus."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            placed = [t for t in row["toponyms"] if t.get("lat") is not None]
            coded = [
                Coded(t["begin"], t["end"], t.get("name") or t["phrase"], float(t["lat"]), float(t["lon"]))
                for t in sorted(placed, key=lambda t: (t["begin"], t["end"]))
            ]
            uncertain = [(t["begin"], t["end"]) for t in row["toponyms"] if t.get("lat") is None]
            yield Article(row["text"], tuple(coded), tuple(uncertain))


def measure(gazetteer: Gazetteer, path: Path) -> Tally:
    """Return how the toponyms of a corpus fare."""
    tally = Tally()
    adjectives = path.stem != _WITHOUT_ADJECTIVES
    for article in articles(path):
        tally.articles += 1
        tally.coded += len(article.coded)
        _count_found(gazetteer, article, tally, adjectives=adjectives)
        _count_given(gazetteer, article, tally)
    return tally


def _count_found(gazetteer: Gazetteer, article: Article, tally: Tally, *, adjectives: bool) -> None:
    found = gazetteer.find(article.text, adjectives=adjectives)
    choices = [c for c in gazetteer.resolve(found, text=article.text) if c.place is not None]
    for choice in choices:
        t = choice.toponym
        if any(t.start < c.end and t.end > c.start for c in article.coded):
            tally.right += 1
        elif any(t.start < end and t.end > start for start, end in article.uncertain):
            continue
        tally.answered += 1
    for c in article.coded:
        touching = [k for k in choices if k.toponym.start < c.end and k.toponym.end > c.start]
        tally.found += bool(touching)
        tally.exact += any(c.end in _ends(k.toponym) and k.toponym.start == c.start for k in touching)
        tally.near += any(_km(k, c) <= SAME_REGION_KM for k in touching[:1])


def _ends(toponym: Toponym) -> tuple[int, int]:
    """Where a toponym ends, with its kind word and without."""
    return toponym.end, toponym.start + len(toponym.name)


def _count_given(gazetteer: Gazetteer, article: Article, tally: Tally) -> None:
    given = [gazetteer.at(article.text, c.start, c.end) for c in article.coded]
    for choice, c in zip(gazetteer.resolve(given, text=article.text), article.coded, strict=True):
        km = _km(choice, c)
        tally.errors.append(km)
        tally.listed += any(
            distance_km(k.place.lat, k.place.lon, c.lat, c.lon) <= SAME_REGION_KM
            for k in choice.toponym.candidates
        )
        tally.same += km <= SAME_REGION_KM or _is_area(gazetteer, choice, c.name)


def _km(choice: PlaceChoice, coded: Coded) -> float:
    if choice.place is None:
        return GREATEST_KM
    return distance_km(choice.place.lat, choice.place.lon, coded.lat, coded.lon)


def _is_area(gazetteer: Gazetteer, choice: PlaceChoice, name: str) -> bool:
    """Tell whether a country or province was chosen that goes by a name."""
    place = choice.place
    named = gazetteer.exact(name) if place is not None and place.kind in _AREAS else ()
    return place is not None and any(c.place.id == place.id for c in named)


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def report(gazetteer: Gazetteer, folder: Path) -> str:
    """Return the table of all corpora in a folder, with the published figures below the program's own."""
    lines = []
    published = list(csv.DictReader(PUBLISHED.read_text(encoding="utf-8").splitlines()))
    for stem, title in CORPORA.items():
        path = folder / f"{stem}.jsonl"
        if not path.exists():
            continue
        t = measure(gazetteer, path)
        lines += [f"{title}: {t.articles} texts, {t.coded} toponyms with coordinates", _HEAD, _own(t)]
        lines += [_published(row) for row in published if row["corpus"] == title]
    notes = {f"[{row['note']}] {row['measured']}; {row['source']}": None for row in published}
    return "\n".join(
        [*lines, "", "Published by others, on other halves or the whole of the corpora:", *notes]
    )


def _own(t: Tally) -> str:
    precision, recall, f1 = t.recognition()
    listed = sum(km <= SAME_REGION_KM for km in t.errors) / max(1, t.listed)
    return (
        f"  {'this program':34} {precision:.3f} {recall:.3f} {f1:.3f} {t.exact_f1():.3f}"
        f" | {t.accuracy():.3f} {t.same / t.coded:.3f} {listed:.3f}"
        f" {t.mean():5.0f} {t.median():5.0f} {t.auc():.3f} | {t.near / t.coded:.3f}"
    )


def _published(row: dict[str, str]) -> str:
    def cell(key: str, width: int = 5) -> str:
        return f"{row[key] or '-':>{width}}"

    system = f"{row['system']} [{row['note']}]"
    return (
        f"  {system:34} {cell('precision')} {cell('recall')} {cell('f1')} {cell('exact')}"
        f" | {cell('accuracy')} {'':5} {cell('listed')}"
        f" {cell('mean')} {cell('median')} {cell('auc')} | {cell('end_to_end')}"
    )
