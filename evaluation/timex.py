"""Find time expressions in corpora annotated with TIMEX3 and score them.

usage: python -m evaluation.timex [FOLDER] [--misses CORPUS]

FOLDER holds ``timebank.jsonl``, ``aquaint.jsonl`` and ``wikiwars.jsonl``: one document a line with ``text``,
``dct`` (the day on which it was written) and ``timexes`` (``begin``, ``end``, ``type``, ``value``). Prints
per corpus, measured as in TempEval-3: f1 of the spans that are the same (strict) and that overlap (relaxed),
of the overlapping ones the share whose value and whose type is right, and f1 of those found with the right
value. Published figures of other programs stand below; those marked * are quoted from the papers without
having been looked up again.

The corpora have their faults. WikiWars was turned from TIMEX2: all its types are DATE, so that they are not
scored, some values are left open, which are not asked for, and ``dct`` is the day on which the page was
fetched, so that its texts are read without a day: years go on from the last one told. TimeBank writes "last
week" now as ``1989-W43``, now as ``1989-WXX``; the former counts.

References:
    UzZaman et al. (2013), SemEval-2013 Task 1: TempEval-3: the measures, and figures on its platinum set.
    Zhong, Sun and Cambria (2017), Time expression analysis and recognition using syntactic token types and
    general heuristic rules: figures on WikiWars.
    Documentation of ``edu.stanford.nlp.time.SUTimeMain``: figures on TimeBank as used in TempEval-2.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.claims.tree import Tree
from dateline.claims.when import patterns, tense
from dateline.claims.when.days import WEEKDAYS, Days
from dateline.claims.when.expressions import Anchor, Kind, TimeExpression, find
from dateline.language import Language, load
from dateline.model import Span

FOLDER = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "timex"
CORPORA = ("timebank", "aquaint", "wikiwars")
_UNTYPED = frozenset(("wikiwars",))
"""Corpora whose types say nothing."""
_NARRATIVES = frozenset(("wikiwars",))
"""Corpora whose texts were written long after what they tell."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 attributes."""

    span: Span
    """Where it stands."""
    type: str
    """``DATE``, ``TIME``, ``DURATION`` or ``SET``."""
    value: str
    """In ISO 8601 with the additions of TIMEX3; empty when it is not known."""


@dataclass(frozen=True, slots=True)
class Published:
    """What is published of another program."""

    program: str
    """Its name; ``*`` where the figures were not looked up again."""
    on: str
    """The texts that it was measured on."""
    strict: float | None
    """F1 of spans."""
    relaxed: float | None
    """F1 of overlapping spans."""
    value: float | None
    """Share of the overlapping ones whose value is right."""
    valued: float | None
    """F1 of those with the right value."""


PUBLISHED = (
    Published("SUTime", "TimeBank, by token", None, 0.885, 0.762, 0.644),
    Published("HeidelTime*", "TempEval-3 platinum", 0.813, 0.903, 0.860, 0.776),
    Published("SUTime*", "TempEval-3 platinum", 0.796, 0.903, 0.746, 0.674),
    Published("HeidelTime*", "WikiWars", 0.821, 0.893, None, None),
    Published("SUTime*", "WikiWars", 0.776, 0.926, None, None),
)
"""Figures of other programs; the platinum set is newswire like TimeBank and AQUAINT."""

# ------------------------------------------------------------------------------ from days to TIMEX3

_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_REPEATED = {
    "hourly": "PT1H",
    "daily": "XXXX-XX-XX",
    "everyday": "XXXX-XX-XX",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "quarterly": "XXXX-QX",
    "annually": "XXXX",
    "yearly": "XXXX",
}
"""Values of what comes again; TIMEX3 writes an X for each digit that stays open."""
_PARTS = (
    (r"morning|dawn|daybreak", "MO"),
    (r"afternoon", "AF"),
    (r"evening", "EV"),
    (r"night|midnight", "NI"),
    (r"noon|midday", "MI"),
)
_CLOCK = re.compile(r"(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?\s*(?:(?P<half>[ap])\.?m)", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|currently|current|present|moment|these days|nowadays)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(week|month|quarter|year|weekend)s?\b(?!['’]s)", re.IGNORECASE)
_PART = re.compile(r"(?:the\s+)?(?:early|late|mid|beginning|start|end|middle)\b", re.IGNORECASE)
_MONTH = re.compile(patterns.MONTH)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})\b", re.IGNORECASE)


def timex(expression: TimeExpression, text: str, anchor: Anchor) -> Timex:
    """Return a time expression as TIMEX3 writes it."""
    words = expression.core.of(text)
    if expression.kind is Kind.REPEATED:
        return Timex(expression.core, "SET", _repeated(words.lower()))
    if expression.amount is not None:
        number, unit = expression.amount
        return Timex(expression.core, "DURATION", _duration(number, unit))
    days = expression.named(anchor)
    value = _date(days, words)
    hour = _hour(words)
    if hour and len(value) == len("2016-08-26"):
        return Timex(expression.core, "TIME", f"{value}T{hour}")
    return Timex(expression.core, "DATE", value)


def _repeated(words: str) -> str:
    last = words.split()[-1].removesuffix("s")
    if last in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[last] + 1}"
    return _REPEATED.get(last) or ("XXXX-XX-XX" if last == "day" else _duration(1, last))


def _duration(number: int | None, unit: str) -> str:
    code = _UNITS.get(unit, "")
    amount = "X" if number is None else str(number)
    return f"PT{amount}{code[1:]}" if code.startswith("T") else f"P{amount}{code}"


def _hour(words: str) -> str:
    if clock := _CLOCK.search(words):
        hour = int(clock["h"]) % 12 + 12 * (clock["half"].lower() == "p")
        return f"{hour:02}:{clock['m'] or '00'}"
    return next((code for pattern, code in _PARTS if re.search(pattern, words, re.IGNORECASE)), "")


def _date(days: Days, words: str) -> str:
    """Return a run of days as TIMEX3 writes it: the day, week, month, season, quarter, year that it is.

    "Late 1944" has the value of 1944, "early this month" that of the month.
    """
    first, last = days.start, days.end
    if _NOW.search(words) and (first or last):
        return "PRESENT_REF"
    if first is None:
        return "PAST_REF" if last is not None else ""
    if last is None:
        return "FUTURE_REF"
    length = (last - first).days + 1
    period, part = _PERIOD.search(words), _PART.match(words) is not None
    unit = period[1].lower() if period and not _MONTH.search(words) else ""
    week = f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    if season := _SEASON.search(words):
        return f"{first.year}-{_SEASONS[season[1].lower()]}"
    if length > 5000:
        return f"{first.year // 100}"
    if length > 1000:
        return f"{first.year // 10}"
    if length > 300 or unit == "year" or (part and length > 31):
        return f"{first.year}"
    if unit == "quarter" or 85 <= length <= 95:
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if unit == "weekend":
        return f"{week}-WE"
    if unit == "week" or length == 7:
        return week
    if unit == "month" or (length > 2 and (first.year, first.month) == (last.year, last.month)):
        return f"{first:%Y-%m}"
    return first.isoformat()


def read_text(text: str, sentences: Iterable[Tree], written: date | None) -> Iterator[Timex]:
    """Yield the time expressions of a text, each reckoned from the time told before it.

    Args:
        text: running text.
        sentences: its trees, whose tense says whether a date lies ahead.
        written: its day; None when it tells of times long past.
    """
    told: Days | None = None
    for tree in sentences:
        for expression in find(text, tree.sentence.start, tree.sentence.end):
            anchor = Anchor(
                published=written,
                narrative=told.start if told else None,
                told=told,
                future=tense.looks_ahead(tree, expression.span),
            )
            yield timex(expression, text, anchor)
            days = expression.named(anchor)
            if expression.kind is Kind.DATE and days.start is not None and days.end is not None:
                told = days


# ------------------------------------------------------------------------------------------ figures


@dataclass(slots=True)
class Counts:
    """How much of a corpus was found."""

    gold: int = 0
    """Expressions of the corpus."""
    found: int = 0
    """Expressions found."""
    same: int = 0
    """Found with the same span."""
    overlapping: int = 0
    """Found at all."""
    typed: int = 0
    """Found with the right type."""
    asked: int = 0
    """Found, and the corpus gives a value."""
    valued: int = 0
    """Found with that value."""

    def f1(self, right: int) -> float:
        """Return the f1 of so many right ones."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


def _key(value: str) -> str:
    """Return a value as it is compared: noon is 12:00."""
    return value.replace("T12:00", "TMI")


def compare(gold: list[Timex], found: list[Timex], counts: Counts) -> list[tuple[Timex | None, Timex | None]]:
    """Add one document to the counts; return the pairs, a missed or invented one beside None."""
    pairs: list[tuple[Timex | None, Timex | None]] = []
    left = list(found)
    for one in gold:
        over = [f for f in left if f.span.start < one.span.end and one.span.start < f.span.end]
        best = next((f for f in over if f.span == one.span), over[0] if over else None)
        pairs.append((one, best))
        if best is None:
            continue
        left.remove(best)
        counts.overlapping += 1
        counts.same += best.span == one.span
        counts.typed += best.type == one.type
        counts.asked += bool(one.value)
        counts.valued += bool(one.value) and _key(best.value) == _key(one.value)
    counts.gold += len(gold)
    counts.found += len(found)
    return pairs + [(None, extra) for extra in left]


def _gold(row: Mapping[str, Any]) -> list[Timex]:
    return [
        Timex(
            Span(t["begin"], t["end"]), t["type"], "" if (t.get("value") or "null") == "null" else t["value"]
        )
        for t in row["timexes"]
    ]


def _read(corpus: Path, language: Language) -> Iterator[tuple[str, list[Timex], list[Timex]]]:
    """Yield the text of each document, its expressions and those found."""
    rows = [json.loads(line) for line in corpus.open(encoding="utf-8")]
    parsed = language.parse_many([(row["text"], (Span(0, len(row["text"])),)) for row in rows])
    for row, sentences in zip(rows, parsed, strict=True):
        written = None if corpus.stem in _NARRATIVES else date.fromisoformat(row["dct"][:10])
        trees = [Tree(sentence) for sentence in sentences]
        yield row["text"], _gold(row), list(read_text(row["text"], trees, written))


def _line(name: str, on: str, *figures: float | None) -> str:
    return f"{name:<14} {on:<22}" + "".join(f" {'–' if f is None else f'{f:.3f}':>9}" for f in figures) + "\n"


def _misses(text: str, pairs: Iterable[tuple[Timex | None, Timex | None]]) -> Iterator[str]:
    for gold, found in pairs:
        if gold is None or found is None or gold.value not in ("", found.value):
            said = [f"{t.span.of(text)!r} {t.value}" if t else "–" for t in (gold, found)]
            yield f"{' | '.join(said)}\n"


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--misses", choices=CORPORA, help="list what one corpus has and was not found so")
    args = parser.parse_args(argv)
    language = load()
    sys.stdout.write(f"{'':<37} {'strict':>9} {'relaxed':>9} {'value':>9} {'value f1':>9} {'type':>9}\n")
    for corpus in CORPORA:
        counts, missed = Counts(), list[str]()
        for text, gold, found in _read(args.folder / f"{corpus}.jsonl", language):
            missed += _misses(text, compare(gold, found, counts))
        typed = None if corpus in _UNTYPED else counts.typed / counts.overlapping
        sys.stdout.write(
            _line(
                "Dateline",
                f"{corpus} ({counts.gold})",
                counts.f1(counts.same),
                counts.f1(counts.overlapping),
                counts.valued / counts.asked,
                counts.f1(counts.valued),
                typed,
            )
        )
        if args.misses == corpus:
            sys.stdout.writelines(missed)
    for one in PUBLISHED:
        sys.stdout.write(_line(one.program, one.on, one.strict, one.relaxed, one.value, one.valued, None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
