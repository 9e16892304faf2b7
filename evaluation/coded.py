"""Coded reports as Documents and Claims, so that a later stage can be measured alone."""

import calendar
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.ids import UNLISTED, ActorId, ClaimId, DocumentId, PlaceId, claim_id, digest
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Count,
    Document,
    Grain,
    Moment,
    Place,
    PlaceMention,
    Relation,
    Span,
    When,
)

_PROVINCE = re.compile(r"\b(governorate|province|region|valley|desert|area)\b", re.IGNORECASE)
_DISTRICT = re.compile(r"\bdistrict\b", re.IGNORECASE)
_COUNTRIES = frozenset(
    [
        "syria",
        "iraq",
        "afghanistan",
        "turkey",
        "lebanon",
        "jordan",
        "russia",
        "iran",
        "israel",
        "libya",
        "yemen",
        "ukraine",
        "egypt",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One coded report."""

    document: Document
    """The report."""
    claims: tuple[Claim, ...]
    """Its claims, in the coder's order."""
    events: Mapping[ClaimId, str]
    """Per claim the coder's event key."""
    holds: tuple[dict[str, Any], ...]
    """Who held what, as coded."""


def coded_reports(folder: Path) -> Iterator[Coded]:
    """Yield the coded reports under a folder, sorted by path."""
    meta = {
        row["id"]: row
        for path in sorted(folder.rglob("meta.json"))
        for row in json.loads(path.read_text(encoding="utf-8"))
    }
    for path in sorted(folder.rglob("*.json")):
        if path.name != "meta.json":
            yield _coded(path, meta.get(path.stem, {}))


def first_day(iso: str | None) -> date | None:
    """Return the first day of an ISO day, month or year."""
    if not iso:
        return None
    parts = [int(part) for part in iso[:10].split("-")]
    return date(*(parts + [1, 1])[:3])


def last_day(iso: str | None) -> date | None:
    """Return the last day of an ISO day, month or year."""
    if not iso:
        return None
    parts = [int(part) for part in iso[:10].split("-")]
    year, month = (parts + [12])[:2]
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def grain(iso: str | None) -> Grain:
    """Return how precise an ISO day, month or year is."""
    return {"YYYY": Grain.YEAR, "YYYY-MM": Grain.MONTH}.get("YYYY-MM-DD"[: len(iso or "")], Grain.DAY)


def place_id(name: str) -> PlaceId:
    """Return the id that a coded place name gets here."""
    return PlaceId("-".join(re.findall(r"\w+", name.lower())))


def _coded(path: Path, meta: Mapping[str, Any]) -> Coded:
    gold = json.loads(path.read_text(encoding="utf-8"))
    raw = path.with_suffix(".txt").read_text(encoding="utf-8")
    title = meta.get("title") or ""
    text = f"{title}\n\n{raw}" if title and title not in raw else raw
    published = gold.get("published") or meta.get("published")
    identifier = DocumentId("d" + digest(path.stem))
    claims: list[Claim] = []
    events: dict[ClaimId, str] = {}
    for index, row in enumerate(gold["claims"]):
        sentence = _find(row["sentence"], text, Span(0, len(text)))
        if sentence is None:
            start = len(text) + 1
            text = f"{text}\n{row['sentence']}"
            sentence = Span(start, len(text))
        trigger = _find(row["trigger"], text, sentence) or Span(sentence.start, sentence.start)
        claim = _claim(row, identifier, text, sentence, trigger, index)
        claims.append(claim)
        events[claim.id] = row.get("event") or f"only-{index}"
    document = Document(
        id=identifier,
        name=path.stem,
        ref=str(path),
        text=text,
        body=Span(0, len(text)),
        headline=gold.get("headline"),
        published=Moment(first_day(published)) if published else None,  # type: ignore[arg-type]
        publisher=meta.get("publisher") or path.stem,
    )
    return Coded(document=document, claims=tuple(claims), events=events, holds=tuple(gold["holds"]))


def _find(words: str, text: str, within: Span) -> Span | None:
    if not words.strip():
        return None
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.compile(pattern).search(text, within.start, within.end)
    return Span(*match.span()) if match else None


def _claim(
    row: Mapping[str, Any], document: DocumentId, text: str, sentence: Span, trigger: Span, index: int
) -> Claim:
    return Claim(
        id=claim_id(document, sentence.start, trigger.start, f"{row['trigger']}#{index}", row["type"]),
        document=document,
        sentence=sentence,
        trigger=trigger,
        type=ClaimType(row["type"]),
        agent=tuple(_actor(mention, sentence) for mention in row["agent"]),
        patient=tuple(_actor(mention, sentence) for mention in row["patient"]),
        place=tuple(
            _place(mention, _find(mention.get("text") or "", text, sentence) or sentence)
            for mention in row["place"]
        ),
        when=When(
            text=row["when"]["text"],
            span=sentence if row["when"]["text"] else None,
            start=first_day(row["when"]["start"]),
            end=last_day(row["when"]["end"]),
            grain=grain(row["when"]["start"]),
        ),
        status=ClaimStatus(row["status"]),
        source=_actor(row["source"], sentence) if row["source"] else None,
        count=tuple(
            Count(text=count.get("text") or "", min=count["min"], max=count["max"], of=count["of"])
            for count in row["count"]
        ),
    )


def _actor(mention: Mapping[str, Any], span: Span) -> ActorMention:
    return ActorMention(
        text=mention.get("text") or "", span=span, actor=ActorId(mention.get("actor") or UNLISTED)
    )


def _place(mention: Mapping[str, Any], span: Span) -> PlaceMention:
    name = mention.get("name")
    place = None
    if name and mention.get("lat") is not None:
        if name.casefold() in _COUNTRIES:
            kind = "country"
        elif _PROVINCE.search(name):
            kind = "province"
        else:
            kind = "district" if _DISTRICT.search(name) else "town"
        place = Place(id=place_id(name), name=name, lat=mention["lat"], lon=mention["lon"], kind=kind)
    return PlaceMention(
        text=mention.get("text") or name or "",
        span=span,
        place=place,
        relation=Relation(mention.get("relation") or "in"),
        km=mention.get("km"),
    )
