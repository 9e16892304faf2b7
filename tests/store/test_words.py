"""The words that a sentence is found by."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.store.words import words_of


def test_forms_of_a_word_fold_alike() -> None:
    assert words_of("attacks attacked attacking") == ["attack"] * 3
    assert words_of("Sa'ada Saʿada Ṣaʿāda SAADA Saada's") == ["saada"] * 5
    assert words_of("Łódź Diyarbakır Sørlandet Çanakkale") == ["lodz", "diyarbakir", "sorlandet", "canakkal"]
    assert words_of("أحمد احمد أحــمد") == ["احمد"] * 3


def test_different_words_stay_apart() -> None:
    words = ["Homs", "Hama", "Iraq", "Iraqi", "Syria", "Syrian", "Aleppo", "Raqqa", "Mosul", "taken", "takes"]
    assert len({tuple(words_of(word)) for word in words}) == len(words)


@given(st.text())
def test_any_text_gives_words_that_an_index_takes_as_they_are(text: str) -> None:
    for word in words_of(text):
        assert word.replace(" ", "").isalnum() or not word.isascii()
        assert not set(word) & set(" '\\\"&|!:*()<>_\0")
    assert words_of(text.upper().lower()) == words_of(text.lower()) or not text.isascii()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ABC-'’éŁ."))
def test_capitals_and_what_stands_between_words_do_not_matter(text: str) -> None:
    assert words_of(f"({text.upper()})") == words_of(f"«{text}» —")
