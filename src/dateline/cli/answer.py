"""Who held a place, drawn on a terminal: the answer first, then why, what disagrees, and what was before."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from dateline.answer import Answer, Evidence, Finding
from dateline.cli.show import console
from dateline.ids import ActorId, ClaimId
from dateline.model import Account, Actor, Basis, Control, ControlStatus, Dispute
from dateline.publish.marks import marked
from dateline.publish.rows import marks

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

Named = Callable[[ActorId], Actor]
"""Gives an actor by its slug."""


def draw(answer: Answer, *, asked: str, actor: Named, everything: bool) -> None:
    """Print an answer.

    Args:
        answer: what to print.
        asked: the place as the user wrote it.
        actor: gives names to slugs.
        everything: print every sentence, not only the first few.
    """
    out = console()
    out.print()
    out.print(heading(answer, asked))
    out.print()
    out.print(Padding(verdict(answer.control, actor), INDENT))
    most = len(answer.evidence) if everything else SENTENCES
    if answer.evidence:
        _section("Why", Group(*_why(answer.evidence, most, actor)))
    if answer.disputes:
        _section("What disagrees", Group(*_disputes(answer, actor)))
    if answer.earlier:
        _section("Before", Group(*(_before(finding, actor) for finding in answer.earlier)))
    out.print()


def _section(title: str, content: Group) -> None:
    out = console()
    out.print()
    out.print(Padding(Text(title, style="bold"), INDENT))
    out.print(Padding(content, (0, 0, 0, 4)))


def heading(answer: Answer, asked: str) -> Text:
    """Return which place and day the answer is about."""
    known_as = asked if asked.casefold() != answer.place.name.casefold() else ""
    where = ", ".join(part for part in (answer.place.admin1, answer.place.country) if part)
    details = ", ".join(part for part in (answer.place.name if known_as else "", where) if part)
    when = f" on {spell(answer.day)}" if answer.day else ", latest known"
    known_by = f", by reports until {spell(answer.known_by)}" if answer.known_by else ""
    return Text.assemble(
        (known_as or answer.place.name, "bold"), f" ({details})" if details else "", when, (known_by, "dim")
    )


def verdict(control: Control, actor: Named) -> Text:
    """Return who held the place, since when, and how sure that is."""
    if control.status is ControlStatus.UNKNOWN or control.holder is None:
        return Text("Not known: no report in the record tells.", style="yellow")
    name = actor(control.holder).name
    words = f"Held by {name}" if control.status is ControlStatus.HELD else f"Contested, mostly held by {name}"
    return Text.assemble(
        (words, "bold green" if control.status is ControlStatus.HELD else "bold yellow"),
        f", {interval(control)}\n",
        (f"{control.belief:.0%} sure · {_basis(control)} · {_account(control)}", "dim"),
    )


def interval(control: Control) -> str:
    """Return the days of an interval in words."""
    if control.start and control.end:
        return f"from {spell(control.start)} to {spell(control.end)}"
    if control.start:
        return f"since {spell(control.start)}"
    return f"until {spell(control.end)}" if control.end else "at any time told of"


def spell(day: date) -> str:
    """Return a day in words.

    >>> spell(date(2016, 8, 5))
    '5 August 2016'
    """
    return f"{day.day} {day:%B %Y}"


def _basis(control: Control) -> str:
    if control.basis is Basis.CARRIED:
        return f"carried over {control.carried_days} days from the nearest report"
    return {Basis.OBSERVED: "reports tell of it", Basis.INFERRED: "inferred from neighbouring places"}.get(
        control.basis, control.basis.value
    )


def _account(control: Control) -> str:
    return {
        Account.CLAIMED: "claimed by the holder's own side only",
        Account.CORROBORATED: "corroborated",
    }.get(control.account, "nobody's word")


def _why(evidence: Sequence[Evidence], most: int, actor: Named) -> Iterator[Text]:
    for one in evidence[:most]:
        yield _sentence(one)
        yield Text(_origin(one, actor), style="dim")
        yield Text()
    if len(evidence) > most:
        yield Text(f"and {len(evidence) - most} more; --all prints them", style="dim")


def _sentence(one: Evidence) -> Text:
    """Return a sentence with the words of its claim coloured by their role."""
    spans = [(span, role) for role, span in marks(one.claim)]
    drawn = Text("“")
    for piece, role, _ in marked(one.document.text, spans, within=one.claim.sentence):
        drawn.append(" ".join(piece.splitlines()), style=ROLE_STYLES.get(role or ""))
    return drawn.append("”")


def _origin(one: Evidence, actor: Named) -> str:
    """Return who printed a sentence, when, and whose word it is."""
    publisher = one.document.publisher or one.document.name
    side = f" ({actor(one.publisher_side).name})" if one.publisher_side else ""
    published = spell(one.published) if one.published else "undated"
    parts = [f"{publisher}{side}, {published}"]
    if one.claim.source:
        spoken_for = f" ({actor(one.source_side).name})" if one.source_side else ""
        parts.append(f"says {one.claim.source.text}{spoken_for}")
    if one.document.copy_of:
        parts.append("a copy of another report")
    parts.append(one.document.ref)
    return " · ".join(parts)


def _disputes(answer: Answer, actor: Named) -> Iterator[Text]:
    by_claim = {one.claim.id: one for one in answer.evidence}
    for dispute in answer.disputes:
        yield Text(dispute.field)
        for position in dispute.positions:
            tellers = _tellers(position.claims, by_claim)
            yield Text(f"  {_value(dispute, position.value, actor)}  ", end="").append(tellers, style="dim")


def _tellers(claims: Sequence[ClaimId], by_claim: dict[ClaimId, Evidence]) -> str:
    names = [one.document.publisher or one.document.name for id_ in claims if (one := by_claim.get(id_))]
    told = ", ".join(dict.fromkeys(names))
    return told or f"{len(claims)} claim{'s' if len(claims) > 1 else ''}"


def _value(dispute: Dispute, value: str, actor: Named) -> str:
    if dispute.field in ("agent", "patient", "holder"):
        return actor(ActorId(value)).name
    return value


def _before(finding: Finding, actor: Named) -> Text:
    control = finding.control
    holder = actor(control.holder).name if control.holder else "not known"
    contested = " (contested)" if control.status is ControlStatus.CONTESTED else ""
    sentences = f"{len(finding.evidence)} sentence{'' if len(finding.evidence) == 1 else 's'}"
    return Text.assemble(
        (holder, "bold"),
        f"{contested}, {interval(control)}  ",
        (f"{control.belief:.0%} · {sentences}", "dim"),
    )
