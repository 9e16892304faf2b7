"""Measure how well scraped pages are cleaned against gold: what is kept, what is cut, what is read off.

usage: python -m evaluation.documents GOLD_DIR [--cuts N]

GOLD_DIR holds ``ID.txt`` and ``ID.json`` side by side (a ``meta.json`` there is used as the side file it is).
Per page and in total: whether published, headline and dateline are as in the gold; the share of the body's
characters that are kept; the share of the furniture's characters that are gone; related headlines found
and rightly dated. With ``--cuts`` the largest cuts are printed instead, for judging by eye.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from dateline.documents import read
from dateline.model import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one page came out, in characters and items."""

    name: str
    """The page's name."""
    published: bool
    """Whether the moment is as in the gold."""
    headline: bool
    """Whether the headline is as in the gold."""
    dateline: bool
    """Whether the dateline is as in the gold."""
    body: int
    """Characters of the gold body, blanks and furniture apart."""
    kept: int
    """How many of them stand in the document's body."""
    furniture: int
    """Characters of the gold furniture, blanks apart."""
    gone: int
    """How many of them do not stand in the document's text."""
    related: int
    """Related headlines in the gold."""
    found: int
    """How many of them were harvested with the gold's day."""


def scores(folder: Path) -> Iterator[Score]:
    """Yield the score of every gold page of a folder, in the order of names."""
    pages = sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").exists())
    documents = {d.name: d for d in read(pages) if isinstance(d, Document)}
    for page in pages:
        gold = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        yield _score(page.read_text(encoding="utf-8"), gold, documents[page.stem])


def _score(page: str, gold: Mapping[str, Any], document: Document) -> Score:
    furniture = list(_furniture(page, gold))
    body = _inked(page, _body(page, gold), without=furniture)
    harvested = {(story.title, story.day.isoformat() if story.day else None) for story in document.related}
    kept = _kept(page, document)
    return Score(
        name=gold["id"],
        published=gold["published"] == (document.published.iso() if document.published else None),
        headline=_same(gold["headline"], document.headline),
        dateline=_same(gold["dateline"], document.dateline),
        body=len(body),
        kept=len(body & kept),
        furniture=len(ink := _inked(page, *furniture)),
        gone=len(ink - kept),
        related=len(gold["related"]),
        found=sum((story["title"], story["date"]) in harvested for story in gold["related"]),
    )


def _body(page: str, gold: Mapping[str, Any]) -> Span:
    """Return the gold body: its first words after the headline, its last words where they stand last."""
    after = len(gold["headline"]) if gold["headline"] and page.startswith(gold["headline"]) else 0
    start = page.find(gold["body_start"], after)
    return Span(
        start if start >= 0 else page.find(gold["body_start"]),
        page.rfind(gold["body_end"]) + len(gold["body_end"]),
    )


def _furniture(page: str, gold: Mapping[str, Any]) -> Iterator[Span]:
    position = 0
    for run in gold["furniture"]:
        start = page.find(run["start"], position)
        start = start if start >= 0 else page.find(run["start"])
        position = page.find(run["end"], start + max(0, len(run["start"]) - len(run["end"]))) + len(
            run["end"]
        )
        yield Span(start, position)


def _inked(page: str, *spans: Span, without: list[Span] | None = None) -> set[int]:
    cut = {i for span in without or () for i in range(span.start, span.end)}
    return {
        i for span in spans for i in range(span.start, span.end) if not page[i].isspace() and i not in cut
    }


def _kept(page: str, document: Document) -> set[int]:
    """Return the page's characters that stand in the document's body, by aligning its paragraphs in order."""
    kept: set[int] = set()
    position = 0
    for paragraph in document.body.of(document.text).split("\n\n"):
        at = page.find(paragraph, position)
        if at >= 0:
            kept.update(range(at, at + len(paragraph)))
            position = at + len(paragraph)
            continue
        for block in SequenceMatcher(None, page[position:], paragraph, autojunk=False).get_matching_blocks():
            kept.update(range(position + block.a, position + block.a + block.size))
    return kept


def _same(gold: str | None, read_off: str | None) -> bool:
    return (gold or "").strip(" .") == (read_off or "").strip(" .")


def _table(rows: list[Score]) -> str:
    head = f"{'page':<22} published headline dateline  body kept  furniture gone  related"
    kept, body = sum(r.kept for r in rows), sum(r.body for r in rows)
    total = (
        f"{f'total {len(rows)}':<22} {sum(r.published for r in rows):<9} {sum(r.headline for r in rows):<8} "
        f"{sum(r.dateline for r in rows):<8} {_share(kept, body):>10} "
        f"{_share(sum(r.gone for r in rows), sum(r.furniture for r in rows)):>15}  "
        f"{sum(r.found for r in rows)}/{sum(r.related for r in rows)}"
    )
    return "\n".join([head, *map(_line, rows), total])


def _line(row: Score) -> str:
    published, headline, dateline = (
        "yes" if ok else "NO" for ok in (row.published, row.headline, row.dateline)
    )
    return (
        f"{row.name:<22} {published:<9} {headline:<8} {dateline:<8} {_share(row.kept, row.body):>10} "
        f"{_share(row.gone, row.furniture):>15}  {row.found}/{row.related}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "-"


def _cuts(inputs: list[Path], number: int) -> str:
    """Return the largest runs that were cut, for judging by eye, and the share of all characters cut."""
    runs: list[tuple[int, str, str]] = []
    cut = total = 0
    for page in inputs:
        text = page.read_text(encoding="utf-8")
        document = next(d for d in read([page]) if isinstance(d, Document))
        kept = _kept(text, document) | set(
            range(len(document.headline or "")) if text.startswith(document.headline or "\0") else ()
        )
        ink = _inked(text, Span(0, len(text)))
        total, cut = total + len(ink), cut + len(ink - kept)
        position = 0
        while position < len(text):
            end = position
            while end < len(text) and (end not in kept):
                end += 1
            if text[position:end].strip():
                runs.append((end - position, page.stem, text[position:end].strip()))
            position = max(end, position) + 1
    runs.sort(reverse=True)
    shown = [f"{size:>6} {name}: {words[:300]!r}" for size, name, words in runs[:number]]
    return "\n".join([*shown, f"cut {_share(cut, total)} of {total} characters of {len(inputs)} pages"])


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--cuts", type=int, metavar="N")
    args = parser.parse_args(argv)
    if args.cuts is not None:
        sys.stdout.write(_cuts(sorted(args.folder.glob("*.txt")), args.cuts) + "\n")
    else:
        sys.stdout.write(_table(list(scores(args.folder))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
