"""Under which short forms a report goes on to speak of a party that it named in full."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.actors import ActorName
from dateline.claims.wordlists import wordset
from dateline.model import Span

_IN_BRACKETS = re.compile(r"\s*[(\[](?P<acronym>(?=(?:\w*[A-Z]){2})[A-Z][\w-]{1,8})[)\]]")
_INITIAL = re.compile(r"\b[A-Z]")
_PLAIN = wordset(
    "army force forces military police guard state front group council government movement party union "
    "republic command brigade division battalion unit units fighters rebels militia organisation organization"
)
"""Last words of names that any other party's name may end in too."""


def acronyms(text: str, names: Iterable[ActorName]) -> Iterator[tuple[str, ActorName]]:
    """Yield the acronyms that a text sets in brackets behind a party's name, each with the name."""
    for name in names:
        if defined := _IN_BRACKETS.match(text, name.end):
            yield defined["acronym"], name


def spelled_out(names: Sequence[ActorName]) -> list[ActorName]:
    """Return names, of which an acronym means the last party told before whose initials it is.

    "The Syrian Arab Coalition … **SAC**" is not Myanmar's State Administration Council.
    """
    by_initials: dict[str, ActorName] = {}
    out: list[ActorName] = []
    for name in names:
        if name.text.isupper() and (full := by_initials.get(name.text)) and not name.metonym:
            name = replace(name, actor=full.actor, others=())
        elif not name.generic and " " in name.text:
            by_initials["".join(_INITIAL.findall(name.text))] = name
        out.append(name)
    return out


def last_words(
    text: str, names: Iterable[ActorName], is_named: Callable[[Span], bool]
) -> Iterator[tuple[str, ActorName]]:
    """Yield the last words of names by which a text goes on to call parties ("**the Tigers**").

    Args:
        text: the document's.
        names: of parties, in order; of two that end alike the first is meant.
        is_named: whether a span is part of any name.
    """
    first: dict[str, ActorName] = {}
    for name in names:
        last = name.text.split()[-1] if " " in name.text else ""
        if last[:1].isupper() and last.lower() not in _PLAIN:
            first.setdefault(last, name)
    for last, name in first.items():
        calls = re.finditer(rf"\b[Tt]he {re.escape(last)}\b(?!\s+[A-Z])", text[name.end :])
        if any(not is_named(Span(name.end + call.start(), name.end + call.end())) for call in calls):
            yield last, name
