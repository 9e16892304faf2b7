"""The claims gold to examples: paragraphs with their claims, told in word indices."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.language import paragraphs, words
from dateline.model import Span
from training.examples import BEGIN, INSIDE, OUTSIDE, ROLES, UNKNOWN, Example, GoldClaim
from training.paragraphs import seen_words, windows


def gold(folder: Path) -> Iterator[Example]:
    """Yield the paragraphs of every document of a folder."""
    for path in sorted(folder.rglob("*.json")):
        if path.name != "meta.json":
            document = json.loads(path.read_text(encoding="utf-8"))
            yield from gold_examples(document, path.with_suffix(".txt").read_text(encoding="utf-8"))


def gold_examples(document: dict, text: str) -> Iterator[Example]:
    """Yield the paragraphs of one gold document's own prose, with their claims."""
    regions = _regions(document, text)
    furniture = [run for run in (_run(text, run) for run in document.get("furniture") or []) if run]
    found = [p for region in _outside(regions, furniture) for p in paragraphs.split(text, region)]
    claims: dict[Span, list[tuple[Span, Span, dict]]] = {}
    used: set[tuple[int, str]] = set()
    lost = 0
    for claim in document["claims"]:
        trigger = _trigger(text, claim, regions, used)
        paragraph = next((p for p in found if trigger and p.start <= trigger[0].start < p.end), None)
        if trigger is None or paragraph is None:
            lost += 1
            continue
        claims.setdefault(paragraph, []).append((*trigger, claim))
    if lost:
        sys.stderr.write(
            f"{document['id']}: {lost} of {len(document['claims'])} claims lie in no paragraph\n"
        )
    for paragraph in found:
        own = claims.get(paragraph, [])
        every = seen_words(text, paragraph)
        for first, last in windows(text, every, [sentence for _, sentence, _ in own]):
            row = every[first:last]
            coded = [_coded(text, sentence, row, trigger, claim) for trigger, sentence, claim in own]
            yield Example(
                source="gold",
                document=document["id"],
                words=tuple(text[word.start : word.end] for word in row),
                claims=tuple(claim for claim in coded if claim),
                starts=starts_of(row, [sentence for _, sentence, _ in own]),
            )


def starts_of(row: Sequence[words.Word], quoted: Sequence[Span]) -> tuple[int, ...]:
    """Say where the quoted sentences begin and end; of the rest of a paragraph nothing is told."""
    starts = [UNKNOWN] * len(row)
    for sentence in quoted:
        inside = [i for i, word in enumerate(row) if sentence.start <= word.start < sentence.end]
        for i in inside:
            starts[i] = 0
        if inside:
            starts[inside[0]] = 1
            if inside[-1] + 1 < len(row):
                starts[inside[-1] + 1] = 1
    return tuple(starts)


def _outside(regions: Sequence[Span], furniture: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of regions without the runs of furniture in them."""
    for region in regions:
        start = region.start
        for run in sorted(furniture, key=lambda run: run.start):
            if start <= run.start and run.end <= region.end:
                yield Span(start, run.start)
                start = run.end
        yield Span(start, region.end)


def _run(text: str, run: dict) -> Span | None:
    start = text.find(run["start"])
    end = text.find(run["end"], max(start, 0))
    return Span(start, end + len(run["end"])) if start >= 0 and end >= 0 else None


def _regions(document: dict, text: str) -> list[Span]:
    start = max(0, text.find(document.get("body_start") or ""))
    closing = document.get("body_end") or ""
    end = text.rfind(closing) + len(closing) if closing and closing in text else len(text)
    body = Span(start, end if end > start else len(text))
    headline = document.get("headline") or ""
    at = text.find(headline) if headline else -1
    if at >= 0 and at + len(headline) <= start:
        return [Span(at, at + len(headline)), body]
    return [body]


def _trigger(
    text: str, claim: dict, regions: list[Span], used: set[tuple[int, str]]
) -> tuple[Span, Span] | None:
    """Where the claim's trigger and sentence stand: the first place there that no claim before it took."""
    quoted, trigger = claim["sentence"], claim["trigger"]
    starts = [match.start() for match in re.finditer(re.escape(quoted), text)]
    own = [s for s in starts if any(r.start <= s + len(quoted) // 2 < r.end for r in regions)] or starts
    places = [
        (start + match.start(), start)
        for start in own
        for match in re.finditer(re.escape(trigger), quoted)
        if match.start() == 0 or not quoted[match.start() - 1].isalnum()
    ]
    fresh = [place for place in places if (place[0], claim["type"]) not in used] or places
    if not fresh:
        return None
    at, start = fresh[0]
    used.add((at, claim["type"]))
    return Span(at, at + len(trigger)), Span(start, start + len(quoted))


def _coded(
    text: str, sentence: Span, row: Sequence[words.Word], trigger: Span, claim: dict
) -> GoldClaim | None:
    tags = tags_of(row, [trigger])
    if not any(tags):
        return None
    quotes = {
        role: [item["text"] for item in claim[role] or []] for role in ("agent", "patient", "place", "count")
    }
    quotes |= {role: [claim[role]["text"]] if claim[role] else [] for role in ("when", "source")}
    roles = {}
    for role in ROLES:
        spans = []
        for quote in quotes[role]:
            pattern = rf"(?<!\w){re.escape(quote)}(?!\w)" if quote else r"(?!)"
            starts = [sentence.start + m.start() for m in re.finditer(pattern, sentence.of(text))]
            if starts:
                nearest = min(starts, key=lambda start: abs(start - trigger.start))
                spans.append(Span(nearest, nearest + len(quote)))
        roles[role] = tags_of(row, spans)
    within = tuple(int(sentence.start <= word.start < sentence.end) for word in row)
    return GoldClaim(trigger=tags, type=claim["type"], status=claim["status"], roles=roles, within=within)


def tags_of(row: Sequence[words.Word], spans: list[Span]) -> tuple[int, ...]:
    """Return per word whether it begins a span, goes on with one or stands outside."""
    tags = [OUTSIDE] * len(row)
    for span in spans:
        inside = [i for i, word in enumerate(row) if word.start < span.end and word.end > span.start]
        if not any(tags[i] for i in inside):
            for i in inside:
                tags[i] = BEGIN if i == inside[0] else INSIDE
    return tuple(tags)
