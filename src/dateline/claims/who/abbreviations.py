"""Under which short forms a report goes on to speak of a party that it named in full."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.actors import ActorName
from dateline.claims.wordlists import wordset
from dateline.model import Span

_IN_BRACKETS = re.compile(r"\s*[(\[](?P<acronym>(?=(?:\w*[A-Z]){2})[A-Z][\w-]{1,8})[)\]]")
_CAPITAL = re.compile(r"\b[A-Z][\w'’]*")
_INTRODUCED = re.compile(
    r"(?P<name>(?!The\b)[A-Z][\w'’]+(?:[\s-]+(?:(?:of|for|the|and|de|des|du|la|le|pour|et)\s+)*[A-Z][\w'’]+){1,7})"
    r"\s*\((?P<acronym>[A-Z]{2,8})\)"
)
"""A name with its acronym in brackets."""
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


def without_others(
    text: str, names: Sequence[ActorName], is_here: Callable[[ActorName], bool]
) -> list[ActorName]:
    """Leave out the acronyms by which a text calls another than the party elsewhere that goes by them.

    "The Union of Congolese Patriots (**UPC**)" is not the UPC of the Central African Republic.

    Args:
        text: the document's.
        names: of parties, in order.
        is_here: whether the party that a name means is at home where the story plays.
    """
    others = {
        told["acronym"]
        for told in _INTRODUCED.finditer(text)
        if sorted(word[0] for word in _CAPITAL.findall(told["name"])) == sorted(told["acronym"])
        and not any(n.start <= told.start("name") and told.end("name") <= n.end for n in names)
    }
    return [name for name in names if name.text not in others or is_here(name)]


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
