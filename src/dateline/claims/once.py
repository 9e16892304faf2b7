"""Questions that are asked again and again of something that does not change, and worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Remembers(Protocol):
    """What keeps the answers to questions about it, and lets them go with itself."""

    @property
    def answers(self) -> dict[tuple[object, ...], Any]:
        """The answers so far, by question and arguments."""


_UNKNOWN: Any = object()
"""Stands for an answer that is not known yet, as None may be one."""

P = ParamSpec("P")
Of = TypeVar("Of", bound=Remembers)
Answer = TypeVar("Answer")


def once(question: Callable[Concatenate[Of, P], Answer]) -> Callable[Concatenate[Of, P], Answer]:
    """Let a question with the same arguments be worked out once for each thing that it is asked of."""

    @wraps(question)
    def answer(of: Of, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        asked = (question, args, *kwargs.items()) if kwargs else (question, args)
        known: Answer = of.answers.get(asked, _UNKNOWN)
        if known is _UNKNOWN:
            known = of.answers[asked] = question(of, *args, **kwargs)
        return known

    return answer
