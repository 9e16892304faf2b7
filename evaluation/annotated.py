"""Texts with roles and templates that annotators gave their events, of corpora on other wars.

Read by :mod:`evaluation.templates`, which says what the corpora are.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from evaluation.elsewhere import VIOLENCE, Marked, prose
from evaluation.peacetime import lines

from dateline.model import ClaimType, Span

_EVERY = 3
"""Of the reports with a template, which are taken."""

_KINDS: tuple[tuple[str, frozenset[ClaimType]], ...] = (
    ("conflict.attack", VIOLENCE | {ClaimType.ADVANCE, ClaimType.CAPTURE, ClaimType.DESTROY}),
    ("life.die", VIOLENCE),
    ("life.injure", VIOLENCE),
    ("artifactexistence.damagedestroy", VIOLENCE | {ClaimType.DESTROY}),
    ("justice.arrestjaildetain", frozenset({ClaimType.DETAIN})),
    ("conflict.yield", frozenset({ClaimType.WITHDRAW, ClaimType.NEGOTIATE, ClaimType.CAPTURE})),
    ("conflict.demonstrate", frozenset({ClaimType.PROTEST})),
    ("movement.transportperson.evacuationrescue", frozenset({ClaimType.EVACUATE, ClaimType.DISPLACE})),
    ("movement.transportation.evacuation", frozenset({ClaimType.EVACUATE, ClaimType.DISPLACE})),
)
"""Kinds of RAMS and WikiEvents by the beginning of their names, and the claim types they allow."""
_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("attacker", "killer", "injurer", "jailer", "demonstrator"), "agent"),
    **dict.fromkeys(("damager", "destroyer", "damagerdestroyer", "damagerdestroyerdisabler"), "agent"),
    **dict.fromkeys(("target", "victim", "detainee"), "patient"),
    **dict.fromkeys(("place", "origin"), "place"),
}
"""What the annotators call our roles."""
_INCIDENTS: Mapping[str, frozenset[ClaimType]] = {
    "ATTACK": VIOLENCE | {ClaimType.CAPTURE, ClaimType.ADVANCE, ClaimType.DESTROY},
    "BOMBING": VIOLENCE | {ClaimType.DESTROY, ClaimType.DISARM},
    "ARSON": frozenset({ClaimType.DESTROY, ClaimType.ATTACK}),
    "KIDNAPPING": frozenset({ClaimType.DETAIN}),
}
"""Incidents of the templates and the claim types they allow; robbery and strikes at work have none."""
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(-?)\s*(\d{1,2} [A-Z]{3}[A-Z]* \d\d)(?:\s*-\s*(\d{1,2} [A-Z]{3}[A-Z]* \d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event that annotators marked, with who is in its roles."""

    event: Marked
    """Where it is told, and the claim types that it allows."""
    roles: Mapping[str, Sequence[Sequence[Span]]]
    """By our role those who have it, each as all their mentions in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident of a report."""

    document: str
    """Id of the report."""
    allowed: frozenset[ClaimType]
    """Claim types that the incident allows."""
    days: tuple[tuple[date, date], ...]
    """The days it may have been on; none when only the latest is known."""
    places: frozenset[str]
    """Names of the finest place, spelled plainly; none when only the country is known."""
    fillers: Mapping[str, tuple[str, ...]]
    """By our role the names that the key holds for it."""


def rams(path: Path) -> tuple[list[dict[str, Any]], list[Told]]:
    """Return the windows with an event of a kind that has a claim type, and those events with their roles."""
    rows, told = [], []
    for window in lines(path):
        (first, last, ((kind, _), *_)), *_ = window["evt_triggers"]
        if (allowed := _allowed(kind)) is None:
            continue
        text, spans = prose(word for sentence in window["sentences"] for word in sentence)
        roles = defaultdict(list)
        for _, (start, end), label in window["gold_evt_links"]:
            if role := _ROLES.get(re.sub(r"^evt\d+arg\d+", "", label)):
                roles[role].append([Span(spans[start].start, spans[end].end)])
        rows.append({"id": window["doc_key"], "text": text})
        trigger = Span(spans[first].start, spans[last].end)
        event = Marked(document=window["doc_key"], kind=kind, allowed=allowed, span=trigger)
        told.append(Told(event=event, roles=roles))
    return rows, told


def wikievents(path: Path) -> tuple[list[dict[str, Any]], list[Told]]:
    """Return the reports and their events of kinds that have a claim type, with their roles."""
    rows, told = [], []
    for report in lines(path):
        text, spans = _paragraphs(report)
        rows.append({"id": report["doc_id"], "text": text})
        at = {
            m["id"]: Span(spans[m["start"]].start, spans[m["end"] - 1].end) for m in report["entity_mentions"]
        }
        same = {one: cluster for cluster in report["coref_clusters"] for one in cluster}
        for event in report["event_mentions"]:
            if (allowed := _allowed(event["event_type"].lower())) is None:
                continue
            roles = defaultdict(list)
            for argument in event["arguments"]:
                if role := _ROLES.get(argument["role"].lower()):
                    mentions = same.get(argument["entity_id"], [argument["entity_id"]])
                    roles[role].append([at[one] for one in mentions])
            trigger = Span(spans[event["trigger"]["start"]].start, spans[event["trigger"]["end"] - 1].end)
            marked = Marked(
                document=report["doc_id"], kind=event["event_type"].lower(), allowed=allowed, span=trigger
            )
            told.append(Told(event=marked, roles=roles))
    return rows, told


def _paragraphs(report: Mapping[str, Any]) -> tuple[str, list[Span]]:
    """Return a report's text, its lost breaks between paragraphs restored, and where each word stands."""
    whole, text, spans, at = report["text"], "", [], 0
    for words, sentence in report["sentences"]:
        begin = whole.find(sentence, at)
        if text:
            text += " " if begin < 0 or whole[at:begin].isspace() else "\n\n"
        at = begin + len(sentence) if begin >= 0 else at
        inside = 0
        for word, *_ in words:
            inside = sentence.index(word, inside)
            spans.append(Span(len(text) + inside, len(text) + inside + len(word)))
            inside += len(word)
        text += sentence
    return text, spans


def muc(path: Path) -> tuple[list[dict[str, Any]], list[Template]]:
    """Return every third report with a template, and those of its templates that are not optional."""
    rows, templates = [], []
    for report in [row for row in lines(path) if row["templates"]][::_EVERY]:
        text = report["text"].replace("[TEXT]", "").strip()
        rows.append({"id": report["id"], "text": text, "date": report["dateline_date"]})
        templates += [
            found
            for one in report["templates"]
            if "OPTIONAL" not in one["template"] and (found := _template(report["id"], one["slots"]))
        ]
    return rows, templates


def _template(document: str, slots: Mapping[str, list[str]]) -> Template | None:
    if (allowed := _INCIDENTS.get(slots["INCIDENT: TYPE"][0])) is None:
        return None
    fillers = {
        "agent": _strings(slots, "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID"),
        "patient": _strings(slots, "HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
    }
    return Template(
        document=document,
        allowed=allowed,
        days=tuple(_days(slots.get("INCIDENT: DATE", []))),
        places=frozenset(_finest(slots.get("INCIDENT: LOCATION", []))),
        fillers={role: names for role, names in fillers.items() if names},
    )


def _strings(slots: Mapping[str, list[str]], *names: str) -> tuple[str, ...]:
    found = (re.findall(r'"((?:\\"|[^"])+)"', line) for name in names for line in slots.get(name, ()))
    return tuple(one.replace("\\", "") for line in found for one in line if one != "-")


def _days(lines: Iterable[str]) -> Iterable[tuple[date, date]]:
    """Yield the days that a line of a template tells; "- 9 JAN 90" tells but the latest.

    >>> list(_days(["04 JAN 90 - 05 JAN 90"]))
    [(datetime.date(1990, 1, 4), datetime.date(1990, 1, 5))]
    >>> list(_days(["- 09 JAN 90"]))
    []
    """
    for line in lines:
        for before, first, last in _DAY.findall(line):
            days = [_day(one) for one in (first, last or first)]
            if not before and None not in days:
                yield days[0], days[1]


def _day(text: str) -> date | None:
    day, month, year = text.split()
    try:
        return datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %y").date()
    except ValueError:  # the key has a 31st of June
        return None


def _finest(lines: Iterable[str]) -> Iterable[str]:
    """Yield the names of the finest place of a template's lines, spelled plainly; none of a country.

    >>> list(_finest(["PERU: LIMA (CITY): SAN ISIDRO (NEIGHBORHOOD)", "CHILE"]))
    ['san isidro']
    """
    for line in lines:
        _, *finer = line.split(":")
        if finer:
            named = re.split(r" - |/", _bare(finer[-1]))  # "CUCUTA - CAMPANARIO" is a road between them
            yield from (plain for one in named if (plain := " ".join(plain_words(one))))


def _bare(name: str) -> str:
    return re.sub(r"\([^)]*\)?|[^(]*\)", "", name)


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in letters if not unicodedata.combining(one)))


def _allowed(kind: str) -> frozenset[ClaimType] | None:
    if kind.endswith("stealrobhijack"):
        return None
    return next((allowed for name, allowed in _KINDS if kind.startswith(name)), None)
