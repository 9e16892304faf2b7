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
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from evaluation.annotated import Template, Told, muc, plain_words, rams, wikievents
from evaluation.elsewhere import Readings, read_claims, touching

from dateline.actors import load_actors
from dateline.model import Claim, Document, Span

_LONGEST_DAYS = 7
"""Days of a claim's time beyond which it tells no day."""

_SMALL = frozenset(
    {"the", "and", "of", "in", "at", "an", "by", "for", "its", "his", "their", "de", "la", "el", "los"}
)


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


def _telling(text: str) -> set[str]:
    """Return the words of a name that tell whom it means, without endings of number."""
    return {word.removesuffix("s") for word in plain_words(text) if word not in _SMALL and not word.isdigit()}


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
    ours = [f" {' '.join(plain_words(name))} " for name in names]
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
