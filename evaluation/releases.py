"""Measure what the reader makes of the press releases of armies.

usage: python -m evaluation.releases [--shared ../shared] [--only isaf,centcom] [--list]

isaf     380 releases on raids in Afghanistan, 2009 to 2013, hand-coded: the day, the province, how many were
         killed and how many captured. A release that tells of both is asked twice.
centcom  2,418 lines of the daily lists of air strikes in Iraq and Syria, December 2014 to October 2016, put
         together to one report a day and country. Silver: a script read country, town and number of strikes
         off the lines, and persons corrected some. Whom they hit is the Islamic State throughout.

Of the claims of a type that fits, that one answers which says most of what was coded; shares are of what was
found. ``day`` is the coded day alone, ``about`` an interval that holds it or the day beside it, since coders
were often a day early. The number is that of the claim's sentence or of the whole release, and is asked where
no sentence leaves it open: coders took "several" for three. ``all`` is one claim that is right in everything
but ``day``, of all that was coded. ``every dated claim`` tells how many of all those claims lie in the coded
days and places, those on the past of the wanted men included.

25 of the releases are among the reports that the language model was taught with; a tenth of the others prints
no day with its year. Nothing else of either is trained on. ``--list`` prints what was overlooked, and where a
claim says otherwise.

Reference: Strick van Linschoten and Kuehn 2011, A Knock on the Door: 22 Months of ISAF Press Releases; the
releases of CENTCOM as collected by Kevin Schaul.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation.elsewhere import VIOLENCE, Readings, read_claims
from evaluation.peacetime import lines

from dateline.gazetteer import Gazetteer, open_gazetteer
from dateline.gazetteer.geometry import distance_km
from dateline.model import Claim, ClaimStatus, ClaimType, Place, PlaceMention, Span

SAME_PLACE_KM = 25.0
COUNTRIES = {"Iraq": "IQ", "Syria": "SY"}
ISLAMIC_STATE = "islamic-state"
_OPEN = re.compile(
    r"\b(?:several|multiple|numerous|many|some|few|group|number|members|an? (?:air)?strike)\b", re.IGNORECASE
)
"""Words that leave open how many there were; by the annotation guide "an air strike" is no figure."""
_DIVISION = "province"
_OFF = timedelta(days=1)
"""How far off a coded day may be: of the winter of 2010 many lie a day before that which is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One thing that was coded of a release."""

    document: str
    """Id of the release."""
    kind: str
    """What the table calls it."""
    allowed: frozenset[ClaimType]
    """Claim types that tell of it."""
    counted: str
    """What of it is counted, as claims call it."""
    line: str | None = None
    """The line that tells of it; None when any sentence of the release may."""
    day: date
    """When."""
    country: str
    """ISO 3166-1 alpha-2 code of the country."""
    names: tuple[str, ...]
    """Names of its place, or of the provinces, any of which will do."""
    number: int
    """How many."""
    patient: str | None = None
    """Slug of whom it befell; None when that was not coded."""


def isaf(path: Path) -> tuple[list[dict[str, Any]], list[Coded]]:
    """Return the releases, and for each what was coded of the killed and of the captured."""
    rows, coded = [], []
    for release in lines(path):
        told = release["annotation"]
        rows.append({"id": release["id"], "text": release["text"]})
        coded += [
            Coded(
                document=release["id"],
                kind=kind,
                allowed=allowed,
                counted=kind,
                day=date.fromisoformat(told["start_date"]),
                country="AF",
                names=tuple(f"{name} {_DIVISION}" for name in told["province"] if name.strip("?")),
                number=told[f"min_{kind}"],
            )
            for kind, allowed, happened in (
                ("killed", VIOLENCE, told["killq"]),
                ("captured", frozenset({ClaimType.DETAIN}), told["captureq"]),
            )
            if happened
        ]
    return rows, coded


def centcom(path: Path) -> tuple[list[dict[str, Any]], list[Coded]]:
    """Return one report for each day and country, and what was coded of each of its lines."""
    rows, coded = [], []
    days = groupby(sorted(lines(path), key=_day_and_country), key=_day_and_country)
    for (day, country), of_day in days:
        told = list(of_day)
        name = f"{day} {country}"
        text = "\n\n".join(line["line"] for line in told)
        rows.append({"id": name, "title": f"Strikes in {country}", "date": day, "text": text})
        coded += [
            Coded(
                document=name,
                kind="air strikes",
                allowed=frozenset({ClaimType.AIRSTRIKE}),
                counted="strikes",
                line=line["line"].lstrip("- "),
                day=date.fromisoformat(day),
                country=COUNTRIES[country],
                names=(line["location"],),
                number=int(line["number"]),
                patient=ISLAMIC_STATE,
            )
            for line in told
        ]
    return rows, coded


def _day_and_country(line: Mapping[str, Any]) -> tuple[str, str]:
    return line["date"], line["country"].rpartition(", ")[2]


# ------------------------------------------------------------------------------------------ right or wrong


class Judge:
    """Says of claims whether they say what was coded."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Look places up in a gazetteer."""
        self._gazetteer = gazetteer

    def verdicts(self, coded: Coded, claim: Claim, told: Sequence[Claim], text: str) -> dict[str, bool]:
        """Return what of the coded a claim says, by the columns of the table; what is not asked is left out.

        Args:
            coded: what was coded.
            claim: the claim.
            told: all claims of the release that may tell of it.
            text: the release.
        """
        when = claim.when
        found = {
            "day": when.start == when.end == coded.day,
            "about": when.start is not None
            and when.start - _OFF <= coded.day <= (when.end or when.start) + _OFF,
            "country": any(p.country == coded.country for mention in claim.place for p in _told(mention)),
        }
        if coded.names:
            found["place"] = any(self._is_there(coded, mention) for mention in claim.place)
        if not any(_OPEN.search(one.sentence.of(text)) for one in told):
            found["number"] = _tells(coded, claim, told)
        if coded.patient:
            found["patient"] = any(mention.actor == coded.patient for mention in claim.patient)
        return found

    def _is_there(self, coded: Coded, mention: PlaceMention) -> bool:
        """Whether a claim's place is the coded one; a name that nobody knows there, by its letters."""
        for name in coded.names:
            meant = self._meant(name, coded.country)
            if meant is None:
                there = name.lower() in mention.text.lower()
            elif meant.kind == _DIVISION:
                there = any((p.country, p.admin1) == (meant.country, meant.admin1) for p in _told(mention))
            else:
                there = _is_near(mention, meant)
            if there:
                return True
        return False

    def _meant(self, name: str, country: str) -> Place | None:
        """Return the likeliest place of a name in a country; None when it has none."""
        kind = _DIVISION if name.endswith(_DIVISION) else None
        found = (c.place for c in self._gazetteer.candidates(name, kind=kind))
        return next((place for place in found if place.country == country), None)


def _told(mention: PlaceMention) -> Iterator[Place]:
    """Yield the place of a mention, and that which it is told by."""
    yield from (place for place in (mention.place, mention.beside) if place is not None)


def _is_near(mention: PlaceMention, place: Place) -> bool:
    at = mention.coordinates
    return at is not None and distance_km(at.lat, at.lon, place.lat, place.lon) <= SAME_PLACE_KM


def _tells(coded: Coded, claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether the claims of one sentence, or of all, add up to the coded number."""
    beside = [one for one in told if one.sentence == claim.sentence]
    return any(_adds_up(coded, claims) for claims in (beside, told))


def _adds_up(coded: Coded, claims: Iterable[Claim]) -> bool:
    counts = [count for claim in claims for count in claim.count if count.of == coded.counted]
    low = sum(count.min or 0 for count in counts)
    high = sum(count.max or max(coded.number, count.min or 0) for count in counts)
    return bool(counts) and low <= coded.number <= high


# ------------------------------------------------------------------------------------------------ figures

COLUMNS = ("day", "about", "country", "place", "number", "patient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the reader says of one thing that was coded."""

    coded: Coded
    """What was coded."""
    text: str
    """The release."""
    claims: tuple[tuple[Claim, Mapping[str, bool]], ...]
    """Claims that may tell of it with what they say of it, the best first."""

    @property
    def verdicts(self) -> Mapping[str, bool]:
        """What the best claim says; empty when nothing was found."""
        return self.claims[0][1] if self.claims else {}

    @property
    def is_right(self) -> bool:
        """Whether one claim says all that was asked."""
        return bool(self.claims) and all(right for column, right in self.verdicts.items() if column != "day")


def answers(coded: Iterable[Coded], readings: Readings, judge: Judge) -> list[Answer]:
    """Return what the reader says of each thing that was coded."""
    return [_answer(one, readings, judge) for one in coded]


def _answer(coded: Coded, readings: Readings, judge: Judge) -> Answer:
    if coded.document not in readings:
        return Answer(coded=coded, text="", claims=())
    document, claims = readings[coded.document]
    line = Span(0, len(document.text))
    if coded.line is not None:
        start = document.text.index(coded.line)
        line = Span(start, start + len(coded.line))
    told = [
        claim
        for claim in claims
        if claim.type in coded.allowed
        and claim.status is ClaimStatus.HAPPENED
        and line.start <= claim.trigger.start < line.end
    ]
    judged = [(claim, judge.verdicts(coded, claim, told, document.text)) for claim in told]
    judged.sort(key=lambda pair: -sum(pair[1].values()))
    return Answer(coded=coded, text=document.text, claims=tuple(judged))


def report(name: str, found: Sequence[Answer]) -> None:
    """Print for each kind of what was coded how much of it was found, and said right."""
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for answer in found:
        kinds[answer.coded.kind].append(answer)
    head = "".join(f" {column:>7}" for column in COLUMNS)
    sys.stdout.write(f"{name:<13} coded   found{head}     all\n")
    for kind, of_kind in kinds.items():
        verdicts = [answer.verdicts for answer in of_kind if answer.claims]
        cells = [_share(answer.claims for answer in of_kind)]
        cells += [_share(v[column] for v in verdicts if column in v) for column in COLUMNS]
        cells.append(_share(answer.is_right for answer in of_kind))
        sys.stdout.write(f"  {kind:<11} {len(of_kind):5} {' '.join(f'{cell:>7}' for cell in cells)}\n")
        every = [v for answer in of_kind for claim, v in answer.claims if claim.when.start is not None]
        there = _share(v["about"] and v.get("place", True) for v in every)
        sys.stdout.write(f"  {'':<11} every dated claim: {len(every)}, then and there {there}\n")


def _share(values: Iterable[object]) -> str:
    """Return the share of what is true; a dash of nothing."""
    true = [bool(value) for value in values]
    return f"{sum(true) / len(true):.3f}" if true else "-"


def _miss(answer: Answer) -> str:
    """Return what was coded and what the best claim says otherwise, as two lines."""
    coded = answer.coded
    said = f"{coded.document} {coded.kind} {coded.day} {', '.join(coded.names)} {coded.number}"
    if not answer.claims:
        return f"  {said}: overlooked\n    {' '.join((coded.line or answer.text).split())[:400]}\n"
    claim, verdicts = answer.claims[0]
    wrong = ", ".join(column for column, right in verdicts.items() if not right)
    sentence = " ".join(claim.sentence.of(answer.text).split())
    where = ", ".join(f"{p.text} ({p.place.name if p.place else None})" for p in claim.place)
    counts = ", ".join(f"{count.text} {count.of}" for count in claim.count)
    told = f"{claim.trigger.of(answer.text)!r} {claim.when.start} {claim.when.end} {where} {counts}"
    return f"  {said}: {wrong}\n    {told}: {sentence[:400]}\n"


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default="isaf,centcom")
    parser.add_argument("--list", action="store_true", help="print what was overlooked or said otherwise")
    args = parser.parse_args(argv)
    corpora = {
        "isaf": (isaf, args.shared / "data/isaf_press_releases/dev.jsonl"),
        "centcom": (centcom, args.shared / "data/centcom_airstrikes/lines.jsonl.gz"),
    }
    if unknown := set(args.only.split(",")) - set(corpora):
        parser.error(f"no corpus {min(unknown)!r}; there are {', '.join(corpora)}")
    judge = Judge(open_gazetteer())
    for name in args.only.split(","):
        load, path = corpora[name]
        rows, coded = load(path)
        found = answers(coded, read_claims(rows), judge)
        report(name, found)
        sys.stdout.writelines(_miss(answer) for answer in found if args.list and not answer.is_right)
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
