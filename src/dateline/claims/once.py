"""Questions that are asked again and again of something that does not change, and worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Remembers(Protocol):
    """What keeps the answers to questions about it, and lets them go with itself."""

    answers: dict[tuple[object, ...], Any]
    """The answers so far, by question and arguments."""


P = ParamSpec("P")
Of = TypeVar("Of", bound=Remembers)
Answer = TypeVar("Answer")


def once(question: Callable[Concatenate[Of, P], Answer]) -> Callable[Concatenate[Of, P], Answer]:
    """Let a question with the same arguments be worked out once for each thing that it is asked of."""

    @wraps(question)
    def answer(of: Of, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        asked = (question, args, *kwargs.items())
        answers = of.answers
        if asked not in answers:
            answers[asked] = question(of, *args, **kwargs)
        known: Answer = answers[asked]
        return known

    return answer
