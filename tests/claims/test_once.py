from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.once import once


class Shelf:
    """Something that counts how often it is looked over."""

    def __init__(self, goods: list[str]) -> None:
        self.answers: dict[tuple[object, ...], Any] = {}
        self.goods = goods
        self.looks: Counter[str] = Counter()

    @once
    def first(self, letter: str, *, but: str = "") -> str | None:
        self.looks["first"] += 1
        return next((one for one in self.goods if one.startswith(letter) and one != but), None)

    @once
    def last(self, letter: str) -> str | None:
        self.looks["last"] += 1
        return next((one for one in reversed(self.goods) if one.startswith(letter)), None)


def test_a_question_is_worked_out_once_for_each_thing_and_its_arguments() -> None:
    shelf, other = Shelf(["bread", "beans"]), Shelf(["butter"])
    assert [shelf.first("b"), shelf.first("b"), other.first("b")] == ["bread", "bread", "butter"]
    assert shelf.first("b", but="bread") == "beans"
    assert shelf.looks["first"] == 2
    assert other.looks["first"] == 1


def test_nothing_is_an_answer_too() -> None:
    shelf = Shelf([])
    assert shelf.first("b") is None is shelf.first("b")
    assert shelf.looks["first"] == 1


@given(st.lists(st.text("ab", min_size=1, max_size=2)), st.lists(st.sampled_from("abc")))
def test_answers_are_those_of_who_forgets(goods: list[str], letters: list[str]) -> None:
    shelf = Shelf(goods)
    for letter in letters:
        assert (shelf.first(letter), shelf.last(letter)) == (
            Shelf(goods).first(letter),
            Shelf(goods).last(letter),
        )


def test_arguments_by_name_are_told_apart() -> None:
    class Asked:
        def __init__(self) -> None:
            self.answers: dict[tuple[object, ...], object] = {}

        @once
        def which(self, *, one: int = 0, other: int = 0) -> tuple[int, int]:
            return one, other

    asked = Asked()
    assert (asked.which(one=1), asked.which(other=1)) == ((1, 0), (0, 1))
