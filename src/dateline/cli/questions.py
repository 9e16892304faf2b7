"""Questions to a person, drawn on a terminal: what is asked, why, the sentences behind it, how to answer."""

from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from dateline.answer import Evidence
from dateline.cli.answer import sentences, spell
from dateline.cli.counting import counted
from dateline.cli.show import console
from dateline.review import Question

INDENT = (0, 0, 0, 4)


def draw(asked: Sequence[Question]) -> None:
    """Print questions, the weightiest first."""
    out = console()
    for number, question in enumerate(asked, start=1):
        out.print(Text.assemble((f"{number:>2}  ", "dim"), (question.asks, "bold")))
        out.print(Padding(Text(_why(question), style="dim"), INDENT))
        for group in sentences(question.evidence):
            out.print(Padding(_sentence(group), INDENT))
        answers = Group(*(Text(f"dateline review {answer}", style="cyan") for answer in question.answers))
        out.print(Padding(answers, INDENT))
        out.print()
    out.print(Text(counted(len(asked), "questions") if asked else "Nothing to ask.", style="dim"))


def _why(question: Question) -> str:
    stakes = [f"{counted(question.days, 'days')} of control at stake"] if question.days else []
    stakes += [f"figures differ by {question.people:,}"] if question.people else []
    return "; ".join([question.why, *stakes])


def _sentence(group: Sequence[Evidence]) -> Text:
    """Return a sentence with who printed it, when, and the ids of its claims."""
    first = group[0]
    outlet = first.outlet
    published = spell(first.published) if first.published else "undated"
    ids = ", ".join(one.claim.id for one in group)
    copied = " · a copy of another report" if first.document.copy_of else ""
    said = " ".join(first.sentence.split())
    return Text.assemble(f"“{said}”", (f"  {outlet}, {published}{copied} · {ids}", "dim"))
