"""What a page repeats only to check it: "**Claim:** Jets bombed the hospital. **Verdict:** False"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.claims.wordlists import wordset
from dateline.model import Claim, ClaimStatus, Document, Span

_CLAIM = re.compile(r"^[ \t]*(?:the[ \t]+)?claim[ \t]*:[ \t]*(?=\S).*$", re.MULTILINE | re.IGNORECASE)
_VERDICT = re.compile(
    r"^[ \t]*(?:(?:our|the)[ \t]+)?(?:verdict|rating|ruling|conclusion)[ \t]*(?:[:–—-]|$)"
    r"\s*(?P<word>[^\W\d_]+)",
    re.MULTILINE | re.IGNORECASE,
)
_FALSE = wordset("false fake fabricated untrue incorrect wrong")
_ASSERTED = frozenset({ClaimStatus.HAPPENED, ClaimStatus.ONGOING})


def as_checked(document: Document, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims, those that the page repeats to check them as denied or doubted.

    A page that gives no verdict checks nothing.
    """
    text, body = document.text, document.body
    verdict = _VERDICT.search(text, body.start, body.end)
    repeated = (
        [Span(*found.span()) for found in _CLAIM.finditer(text, body.start, body.end)] if verdict else []
    )
    for claim in claims:
        run = next((run for run in repeated if run.start <= claim.sentence.start < run.end), None)
        if run is None or verdict is None:
            yield claim
            continue
        status = ClaimStatus.DENIED if verdict["word"].lower() in _FALSE else ClaimStatus.POSSIBLE
        yield replace(claim, status=status) if claim.status in _ASSERTED else claim
