"""Who held a place, drawn on a terminal: the answer first, then why, what disagrees, and what was before."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from dateline.answer import Answer, Evidence, Finding
from dateline.cli.show import console
from dateline.ids import ActorId, DocumentId
from dateline.model import Account, Actor, Basis, Control, ControlStatus, Cue, Span
from dateline.publish.marks import marked
from dateline.publish.rows import dispute_row, judgement_row, marks
from dateline.publish.wording import disagreement
from dateline.verdicts import Judgement

ROLE_STYLES = {
    "trigger": "bold yellow",
    "agent": "bold cyan",
    "patient": "bold magenta",
    "place": "bold green",
    "when": "bold blue",
    "source": "italic",
}
"""How the words of a sentence show their role."""

SENTENCES = 6
"""How many sentences are shown unless all are asked for."""

INDENT = (0, 0, 0, 2)


class Names(Protocol):
    """Gives names to slugs and codes: the record."""

    def actor(self, id_: ActorId, /) -> Actor:
        """Return an actor by its slug."""
        ...

    def country(self, code: str, /) -> str:
        """Return the name of a country by its code."""
        ...


def draw(answer: Answer, *, asked: str, names: Names, everything: bool) -> None:
    """Print an answer.

    Args:
        answer: what to print.
        asked: the place as the user wrote it.
        names: gives names to slugs and codes.
        everything: print every sentence, not only the first few.
    """
    out = console()
    told = sentences(answer.evidence)
    most = len(told) if everything else SENTENCES
    out.print()
    out.print(heading(answer, asked, names))
    out.print()
    out.print(Padding(verdict(answer, names), INDENT))
    for title, lines in {
        "Why": list(_why(told, most, names)),
        "What disagrees": list(_disputes(answer, names)),
        "What was judged": [_judged(one) for one in answer.finding.judgements],
        "Before": [_before(finding, names) for finding in answer.earlier],
    }.items():
        if lines:
            out.print()
            out.print(Padding(Text(title, style="bold"), INDENT))
            out.print(Padding(Group(*lines), (0, 0, 0, 4)))
    out.print()


def heading(answer: Answer, asked: str, names: Names) -> Text:
    """Return which place and day the answer is about."""
    place = answer.place
    country = names.country(place.country) if place.country else None
    same = asked.casefold() == place.name.casefold() or asked == place.id
    details = ", ".join(part for part in (None if same else place.name, place.admin1, country) if part)
    when = f" on {spell(answer.day)}" if answer.day else ", latest known"
    known_by = f", by reports until {spell(answer.known_by)}" if answer.known_by else ""
    return Text.assemble(
        (place.name if same else asked, "bold"), f" ({details})" if details else "", when, (known_by, "dim")
    )


def verdict(answer: Answer, names: Names) -> Text:
    """Return who held the place, since when, and how sure that is."""
    control = answer.control
    if control.status is ControlStatus.UNKNOWN or control.holder is None:
        judged = control.basis is Basis.JUDGED
        why = "a person who keeps the record decided so" if judged else "no report in the record tells"
        return Text(f"Not known: {why}.", style="yellow")
    name = names.actor(control.holder).name
    held = control.status is ControlStatus.HELD
    return Text.assemble(
        (f"Held by {name}" if held else f"Contested, mostly held by {name}", "green" if held else "yellow"),
        f", {days(answer.since, answer.until)}\n",
        (f"{control.belief:.0%} sure · {_basis(control)} · {_account(control)}", "dim"),
    )


def days(start: date | None, end: date | None) -> str:
    """Return an interval of days in words.

    >>> days(date(2014, 6, 10), None)
    'since 10 June 2014'
    """
    if start and end:
        return f"from {spell(start)} to {spell(end)}"
    if start:
        return f"since {spell(start)}"
    return f"until {spell(end)}" if end else "on every day told of"


def spell(day: date) -> str:
    """Return a day in words.

    >>> spell(date(2016, 8, 5))
    '5 August 2016'
    """
    return f"{day.day} {day:%B %Y}"


def _basis(control: Control) -> str:
    if control.basis is Basis.CARRIED:
        return f"carried over {control.carried_days} days from the nearest report"
    return {
        Basis.OBSERVED: "reports tell of it",
        Basis.INFERRED: "inferred from neighbouring places",
        Basis.JUDGED: "a person decided it",
    }.get(control.basis, control.basis.value)


def _account(control: Control) -> str:
    return {
        Account.CLAIMED: "claimed by the holder's own side only",
        Account.CORROBORATED: "corroborated",
        Account.JUDGED: "the word of who keeps the record",
    }.get(control.account, "nobody's word")


def sentences(evidence: Iterable[Evidence]) -> list[tuple[Evidence, ...]]:
    """Return the evidence sentence by sentence: several claims may stand in one."""
    by_sentence: dict[tuple[DocumentId, Span], list[Evidence]] = {}
    for one in evidence:
        by_sentence.setdefault((one.document.id, one.claim.sentence), []).append(one)
    return [tuple(group) for group in by_sentence.values()]


def _why(told: Sequence[tuple[Evidence, ...]], most: int, names: Names) -> Iterator[Text]:
    for n, group in enumerate(told[:most]):
        if n > 0:
            yield Text()
        yield _sentence(group)
        yield Text(_origin(group[0], names), style="dim")
    if len(told) > most:
        yield Text()
        yield Text(f"and {len(told) - most} more; --all prints them", style="dim")


def _sentence(group: Sequence[Evidence]) -> Text:
    """Return a sentence with the words of its claims coloured by their role."""
    first = group[0]
    spans = [(span, role) for one in group for role, span in marks(one.claim)]
    drawn = Text("“")
    for piece, role, _ in marked(first.document.text, spans, within=first.claim.sentence):
        drawn.append(" ".join(piece.splitlines()), style=ROLE_STYLES.get(role or ""))
    return drawn.append("”")


_CUES = {
    Cue.SAID: "says",
    Cue.CONFIRMED: "confirmed by",
    Cue.CLAIMED: "claimed by",
    Cue.DENIED: "denied by",
    Cue.HEARSAY: "hearsay:",
}


def _origin(one: Evidence, names: Names) -> str:
    """Return who printed a sentence, when, and whose word it is."""
    publisher = one.outlet
    side = f" ({names.actor(one.publisher_side).name})" if one.publisher_side else ""
    published = spell(one.published) if one.published else "undated"
    parts = [f"{publisher}{side}, {published}"]
    if one.claim.source:
        spoken_for = f" ({names.actor(one.source_side).name})" if one.source_side else ""
        parts.append(f"{_CUES[one.claim.cue or Cue.SAID]} {one.claim.source.text}{spoken_for}")
    if one.document.copy_of:
        parts.append("a copy of another report")
    parts.append(one.document.ref)
    return " · ".join(parts)


def _disputes(answer: Answer, names: Names) -> Iterator[Text]:
    """Yield what the sources disagree on, and who says which."""
    for dispute in answer.disputes:
        yield Text(disagreement(dispute_row(dispute), lambda slug: names.actor(ActorId(slug)).name))


def _judged(judgement: Judgement) -> Text:
    """Return what a person decided on what the answer rests on."""
    made = judgement_row(judgement)
    by = f"{judgement.author}, {spell(judgement.moment.date())}"
    note = f" · {judgement.note}" if judgement.note else ""
    return Text.assemble(f"{made['verdict']}  ", (f"{by}{note} · {judgement.id}", "dim"))


def _before(finding: Finding, names: Names) -> Text:
    control = finding.control
    when = days(control.start, control.end)
    if control.holder is None:
        return Text(f"not known, {when}", style="dim")
    contested = " (contested)" if control.status is ControlStatus.CONTESTED else ""
    told = len(sentences(finding.evidence))
    return Text.assemble(
        (names.actor(control.holder).name, "bold"),
        f"{contested}, {when}  ",
        (f"{control.belief:.0%} · {told} sentence{'' if told == 1 else 's'}", "dim"),
    )
