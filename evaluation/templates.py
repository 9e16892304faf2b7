"""Measure who did it, to whom, where and when, in wars of which nothing was trained on.

usage: python -m evaluation.templates [--shared ../shared] [--only rams,wikievents,muc4] [--list]

rams        windows of five sentences of news of 2016 and 2017 (RAMS, dev), one event each, its roles as words
wikievents  20 reports on bombings and attacks (WikiEvents, dev), roles as entities with all their mentions
muc4        every third report with a template on wars of Latin America 1988 to 1991 (MUC-3 and MUC-4), in
            capitals; ``muc4-test`` is the same of their first and second test

Of the first two, events count on whose trigger a claim of an allowed type lies. *Recall* is the share of
the words or entities in a role that the claim has there too, *precision* the share of the claim's among
those of events whose annotators filled the role. They agree where they overlap, share a telling word or are
one actor. A target may be told as the place that was struck.

A template tells an incident of the whole report and no words of it, so each field is asked of all claims of
an allowed type: whether one has the day (where a template knows it), the finest place below the country, a
word of the perpetrator or the actor that it names, a word of a victim. *One claim* has all that a template
knows. This is a silver measure: two incidents of a report are not told apart, and the annotators left out
what we may find.

``--list`` prints what is wrong.

Reference: Ebner et al. 2020, Multi-Sentence Argument Linking; Li, Ji and Han 2021, Document-Level Event
Argument Extraction by Conditional Generation; Fourth Message Understanding Conference, 1992.
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from evaluation.elsewhere import VIOLENCE, Marked, Readings, prose, read_claims, touching
from evaluation.peacetime import lines

from dateline.actors import load_actors
from dateline.model import Claim, ClaimType, Document, Span

_EVERY = 3
"""Of the reports with a template, which are taken."""
_LONGEST_DAYS = 7
"""Days of a claim's time beyond which it tells no day."""

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
_SMALL = frozenset(
    {"the", "and", "of", "in", "at", "an", "by", "for", "its", "his", "their", "de", "la", "el", "los"}
)


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


@dataclass(slots=True)
class Score:
    """How often a role was right."""

    gold: int = 0
    """Those whom annotators gave the role."""
    found: int = 0
    """Of these, those whom a claim has there too."""
    ours: int = 0
    """Those whom claims have in a role that the annotators filled."""
    right: int = 0
    """Of these, those whom the annotators have too."""
    wrong: list[tuple[Told, Claim]] = field(default_factory=list)
    """Events with a claim that lacks somebody or has somebody else."""


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
            yield from (plain for one in named if (plain := " ".join(_words(one))))


def _bare(name: str) -> str:
    return re.sub(r"\([^)]*\)?|[^(]*\)", "", name)


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in letters if not unicodedata.combining(one)))


def _telling(text: str) -> set[str]:
    """Return the words of a name that tell whom it means, without endings of number."""
    return {word.removesuffix("s") for word in _words(text) if word not in _SMALL and not word.isdigit()}


def _allowed(kind: str) -> frozenset[ClaimType] | None:
    if kind.endswith("stealrobhijack"):
        return None
    return next((allowed for name, allowed in _KINDS if kind.startswith(name)), None)


class Judge:
    """Tells whether two phrases mean the same."""

    def __init__(self) -> None:
        """Load the actors, so that two names of one agree."""
        self._actors = load_actors()

    def agree(self, mentions: Sequence[str], text: str, actor: str | None = None) -> bool:
        """Tell whether a phrase shares a word with one of the mentions, or both name one actor."""
        if any(_telling(text) & _telling(one) for one in mentions):
            return True
        return actor in self._actors and any(self._actors.resolve(one) == actor for one in mentions)


def spans_of(claim: Claim, role: str) -> list[tuple[str, Span, str | None]]:
    """Return text, span and actor of those whom a claim has in a role."""
    if role == "place":
        return [(one.text, one.span, None) for one in claim.place]
    return [(one.text, one.span, one.actor) for one in getattr(claim, role)]


def report_roles(name: str, told: list[Told], readings: Readings) -> dict[str, Score]:
    """Print per role how many were found and how many are right; return the scores."""
    judge, scores = Judge(), {role: Score() for role in ("agent", "patient", "place")}
    known = 0
    for one in told:
        claims = [c for c in touching(readings, one.event) if c.type in one.event.allowed]
        if not claims:
            continue
        known += 1
        document, _ = readings[one.event.document]
        claim = max(claims, key=lambda c: _agreeing(judge, document, one, c))
        for role, gold in one.roles.items():
            _count(scores[role], judge, document, one, claim, role, gold)
    sys.stdout.write(f"{name:<12} {len(told)} events, {known} with a claim of an allowed type\n")
    sys.stdout.write(f"  {'role':<8}  gold recall  ours precision\n")
    for role, score in scores.items():
        recall, precision = score.found / max(1, score.gold), score.right / max(1, score.ours)
        sys.stdout.write(f"  {role:<8} {score.gold:5} {recall:6.2f} {score.ours:5} {precision:9.2f}\n")
    return scores


def _agreeing(judge: Judge, document: Document, told: Told, claim: Claim) -> int:
    score = Score()
    for role, gold in told.roles.items():
        _count(score, judge, document, told, claim, role, gold)
    return score.found


def _count(
    score: Score,
    judge: Judge,
    document: Document,
    told: Told,
    claim: Claim,
    role: str,
    gold: Sequence[Sequence[Span]],
) -> None:
    ours = spans_of(claim, role)
    struck = spans_of(claim, "place") if role == "patient" and "attack" in told.event.kind else []
    found = [any(_same(judge, document, one, mine) for mine in (*ours, *struck)) for one in gold]
    right = [any(_same(judge, document, one, mine) for one in gold) for mine in ours]
    score.gold, score.found = score.gold + len(gold), score.found + sum(found)
    score.ours, score.right = score.ours + len(ours), score.right + sum(right)
    if not (all(found) and all(right)):
        score.wrong.append((told, claim))


def _same(judge: Judge, document: Document, gold: Sequence[Span], mine: tuple[str, Span, str | None]) -> bool:
    text, span, actor = mine
    if any(one.start < span.end and span.start < one.end for one in gold):
        return True
    return judge.agree([one.of(document.text) for one in gold], text, actor)


def report_templates(name: str, templates: list[Template], readings: Readings) -> list[tuple[Template, str]]:
    """Print the share of templates of which claims have each field; return what is wrong."""
    judge, known, right = Judge(), Counter[str](), Counter[str]()
    wrong: list[tuple[Template, str]] = []
    tests: dict[str, Callable[[Template, Claim], bool]] = {
        "day": lambda template, claim: _on(template.days, claim),
        "place": lambda template, claim: _at(template.places, claim),
        "agent": lambda template, claim: _has(judge, template, claim, "agent"),
        "patient": lambda template, claim: _has(judge, template, claim, "patient"),
    }
    for template in templates:
        _, claims = readings.get(template.document, (None, ()))
        fitting = [claim for claim in claims if claim.type in template.allowed]
        known["claim"] += 1
        right["claim"] += bool(fitting)
        if not fitting:
            wrong.append((template, "claim"))
            continue
        asked = {what for what in tests if _knows(template, what)}
        for what in asked:
            known[what] += 1
            good = any(tests[what](template, claim) for claim in fitting)
            right[what] += good
            if not good:
                wrong.append((template, what))
        known["one claim"] += 1
        right["one claim"] += any(all(tests[what](template, claim) for what in asked) for claim in fitting)
    sys.stdout.write(f"{name:<12} {len(templates)} templates\n")
    for what in ("claim", *tests, "one claim"):
        sys.stdout.write(f"  {what:<10} {known[what]:5} {right[what] / max(1, known[what]):6.2f}\n")
    return wrong


def _knows(template: Template, what: str) -> bool:
    held = {"day": template.days, "place": template.places}
    return bool(held.get(what, template.fillers.get(what)))


def _on(days: Iterable[tuple[date, date]], claim: Claim) -> bool:
    start, end = claim.when.start, claim.when.end
    if start is None or end is None or (end - start).days > _LONGEST_DAYS:
        return False
    return any(start <= last and first <= end for first, last in days)


def _at(places: frozenset[str], claim: Claim) -> bool:
    names = [n for one in claim.place for n in (one.text, one.place.name if one.place else "")]
    ours = [f" {' '.join(_words(name))} " for name in names]
    return any(f" {place} " in name for name in ours for place in places)


def _has(judge: Judge, template: Template, claim: Claim, role: str) -> bool:
    return any(judge.agree(template.fillers[role], text, actor) for text, _, actor in spans_of(claim, role))


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default="rams,wikievents,muc4")
    parser.add_argument("--list", action="store_true", help="print what is wrong")
    args = parser.parse_args(argv)
    data = args.shared / "data"
    marked = {
        "rams": (rams, data / "rams/dev.jsonl.gz"),
        "wikievents": (wikievents, data / "wikievents/dev.jsonl.gz"),
    }
    keyed = {"muc4": data / "muc4/train.dev-muc3.jsonl.gz", "muc4-test": data / "muc4/dev.tst1-tst2.jsonl.gz"}
    if unknown := set(args.only.split(",")) - {*marked, *keyed}:
        parser.error(f"no corpus {min(unknown)!r}; there are {', '.join((*marked, *keyed))}")
    for name in args.only.split(","):
        if name in marked:
            load, path = marked[name]
            rows, told = load(path)
            readings = read_claims(rows)
            scores = report_roles(name, told, readings)
            for line in _wrong_roles(scores, readings) if args.list else ():
                sys.stdout.write(line)
        else:
            rows, templates = muc(keyed[name])
            readings = read_claims(rows)
            wrong = report_templates(name, templates, readings)
            for line in _wrong_templates(wrong, readings) if args.list else ():
                sys.stdout.write(line)
        sys.stdout.flush()
    return 0


def _wrong_roles(scores: Mapping[str, Score], readings: Readings) -> Iterable[str]:
    for role, score in scores.items():
        for told, claim in score.wrong:
            document, _ = readings[told.event.document]
            gold = [[one.of(document.text) for one in mentions][:3] for mentions in told.roles[role]]
            ours = [(text, actor) for text, _, actor in spans_of(claim, role)]
            around = document.text[max(0, claim.sentence.start - 200) : claim.sentence.end]
            trigger = claim.trigger.of(document.text)
            yield f"  {role} {claim.type} {trigger!r} theirs {gold} ours {ours}: {' '.join(around.split())}\n"


def _wrong_templates(wrong: Iterable[tuple[Template, str]], readings: Readings) -> Iterable[str]:
    for template, what in wrong:
        if template.document not in readings:
            yield f"  {what} {template.document}: not read\n"
            continue
        document, claims = readings[template.document]
        held = {"day": template.days, "place": template.places}
        theirs = held.get(what, template.fillers.get(what))
        ours = [
            f"{claim.type} {claim.trigger.of(document.text)!r} "
            + (
                f"{claim.when.start}..{claim.when.end}"
                if what == "day"
                else str([text for text, _, _ in spans_of(claim, what)])
                if what != "claim"
                else ""
            )
            for claim in claims
            if what == "claim" or claim.type in template.allowed
        ]
        yield f"  {what} {template.document} theirs {theirs}\n"
        yield from (f"      {one}\n" for one in ours)


if __name__ == "__main__":
    sys.exit(main())
