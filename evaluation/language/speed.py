"""Words and reports a second, memory and loading."""

import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.language.report import heading, row

from dateline.claims.heads import Heads
from dateline.language import load
from dateline.model import Span

REPORTS = 60
"""Reports that are read."""
RUNS = 3
"""Runs of which the best counts: other processes on the machine slow one down, nothing speeds it up."""
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
"""Texts with the regions that are parsed of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over some texts, in a process of its own."""

    seconds: float
    """What one core spent on parsing."""
    memory_mb: float
    """Largest resident memory of the process, in 10⁶ bytes."""
    words: int
    """Words parsed."""
    sentences: int
    """Sentences parsed."""
    triggers: list[list[Span]]
    """Per text the sentences for which the claim heads propose a claim."""


def speed(shared: Path) -> None:
    """Time parsing of whole reports, and of their sentences with a trigger alone.

    A sentence with a trigger is one for which the claim heads propose a claim; finding them is not timed.
    """
    paths = sorted((shared / "gold/train").glob("*.txt"))[:REPORTS]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    whole = _best([(text, [Span(0, len(text))]) for text in texts])
    triggers = _best(list(zip(texts, whole.triggers, strict=True)))
    reports = whole.words / REPORT_WORDS
    heading(
        f"Speed on {len(texts)} reports of gold/train, a report being {REPORT_WORDS} words, per second\n"
        f"of one core; the best of {RUNS} runs"
    )
    rates = {
        "words/s": whole.words / whole.seconds,
        "sentences/s": whole.sentences / whole.seconds,
        "reports/s": reports / whole.seconds,
    }
    row(f"whole reports, {whole.sentences} sentences", rates, digits=1)
    rates = {
        "words/s": triggers.words / triggers.seconds,
        "sentences/s": triggers.sentences / triggers.seconds,
        "reports/s": reports / triggers.seconds,
    }
    label = f"their {triggers.sentences} sentences with a trigger"
    row(label, rates, notes={"reports/s": "target ≥ 25"}, digits=1)
    row("resident memory at most", {"MB": whole.memory_mb}, notes={"MB": "target ≤ 400"}, digits=0)
    seconds = min(_load_seconds() for _ in range(RUNS))
    row("load(), in a fresh process", {"seconds": seconds}, notes={"seconds": "target ≤ 0.5"})


def _best(texts: Texts) -> Run:
    """Return the fastest of several runs, each in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return min((pool.apply(_run, (texts,)) for _ in range(RUNS)), key=lambda run: run.seconds)


def _run(texts: Texts) -> Run:
    language = load()
    began = time.process_time()
    parsed = language.parse_many(texts)
    seconds = time.process_time() - began
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_BYTES / 1e6
    heads = Heads.load()
    return Run(
        seconds=seconds,
        memory_mb=memory_mb,
        words=sum(len(sentence.tokens) for sentences in parsed for sentence in sentences),
        sentences=sum(map(len, parsed)),
        triggers=[[Span(s.start, s.end) for s in sentences if heads.propose(s)] for sentences in parsed],
    )


def _load_seconds() -> float:
    """Return the seconds of a first load, the libraries' own loading included."""
    command = [sys.executable, "-c", _LOAD]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
