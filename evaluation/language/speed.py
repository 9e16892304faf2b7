"""Words and reports a second, memory and loading."""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evaluation.language.report import heading, row

from dateline.claims.heads import Heads
from dateline.language import Sentence, load
from dateline.model import Span

REPORTS = 60
"""Reports that are read."""
REPORT_WORDS = 400
"""Words of the report that speeds are given in."""
_LOAD = """
import time
from dateline.language import load
began = time.perf_counter()
load()
print(time.perf_counter() - began)
"""
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""Unit in which the system gives resident memory."""

Texts = Sequence[tuple[str, Sequence[Span]]]


def speed(shared: Path) -> None:
    """Time parsing of whole reports, and of their sentences with a trigger alone.

    A sentence with a trigger is one for which the claim heads propose a claim. Finding them is not timed.
    Memory is that of this process, so this measure belongs first.
    """
    paths = sorted((shared / "gold/train").glob("*.txt"))[:REPORTS]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    whole = [(text, [Span(0, len(text))]) for text in texts]
    seconds, parsed = _timed(whole)
    heads = Heads.load()
    spans = [[Span(s.start, s.end) for s in sentences if heads.propose(s)] for sentences in parsed]
    seconds_of_triggers, _ = _timed(list(zip(texts, spans, strict=True)))
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_BYTES / 1e6
    words, count = sum(len(s.tokens) for p in parsed for s in p), sum(map(len, parsed))
    reports = words / REPORT_WORDS
    triggers = sum(map(len, spans))
    heading(f"Speed on {len(texts)} reports of gold/train, one thread, in reports of {REPORT_WORDS} words")
    row(
        f"whole reports, {count} sentences",
        {"words/s": words / seconds, "sentences/s": count / seconds, "reports/s": reports / seconds},
        digits=1,
    )
    row(
        f"their {triggers} sentences with a trigger",
        {"sentences/s": triggers / seconds_of_triggers, "reports/s": reports / seconds_of_triggers},
        notes={"reports/s": "target ≥ 25"},
        digits=1,
    )
    row("resident memory at most", {"MB": memory_mb}, notes={"MB": "target ≤ 400"}, digits=0)
    row("load(), in a fresh process", {"seconds": _load_seconds()}, notes={"seconds": "target ≤ 0.5"})


def _timed(texts: Texts) -> tuple[float, list[tuple[Sentence, ...]]]:
    """Return the seconds that a fresh pipeline, which remembers no sentence, takes, and its sentences."""
    language = load()
    began = time.perf_counter()
    parsed = language.parse_many(texts)
    return time.perf_counter() - began, parsed


def _load_seconds() -> float:
    """Return the seconds of a first load, the libraries' own loading included."""
    command = [sys.executable, "-c", _LOAD]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
