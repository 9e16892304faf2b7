"""Breaking a sentence by rule leaves a tree, and nothing else than the defect."""

from collections.abc import Iterable

import pytest
from evaluation.language.broken import DEFECTS, Defect, mis_decoded, unreadable, without
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.conllu import TreebankSentence, TreebankWord
from dateline.language.trees import is_tree

FORMS = ["The", "town", "isn't", "’s", "'", ",", ".", '"', "--", "1,000", "São", "ſ", "—", "U.S.", ")"]


def sentence(words: Iterable[tuple[str, int]]) -> TreebankSentence:
    return TreebankSentence(
        document="",
        opens_paragraph=False,
        words=tuple(
            TreebankWord(
                text=text,
                lemma=text,
                upos="X",
                xpos="",
                head=head,
                deprel="dep" if head >= 0 else "root",
                spaced=True,
                misc=f"{i}",
            )
            for i, (text, head) in enumerate(words)
        ),
    )


@st.composite
def trees(draw: st.DrawFn) -> TreebankSentence:
    forms = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=12))
    order = draw(st.permutations(range(len(forms))))
    heads = dict.fromkeys(order, -1)
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    return sentence((form, heads[i]) for i, form in enumerate(forms))


def check(found: TreebankSentence) -> None:
    assert is_tree([word.head for word in found.words])
    assert all(word.text for word in found.words)
    assert [word.head < 0 for word in found.words] == [word.deprel == "root" for word in found.words]


def forms(found: TreebankSentence) -> list[str]:
    return [word.text for word in found.words]


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS.keys())
@given(whole=trees())
def test_every_defect_keeps_a_tree(defect: Defect, whole: TreebankSentence) -> None:
    broken = defect(whole)
    check(broken)
    kept = [int(word.misc) for word in broken.words]
    assert kept == sorted(set(kept))
    if len(kept) == len(whole.words):
        assert [word.head for word in broken.words] == [word.head for word in whole.words]


@given(trees(), st.sets(st.integers(0, 11)))
def test_whoever_stays_keeps_whom_it_hung_on(whole: TreebankSentence, numbers: set[int]) -> None:
    dropped = {i for i in numbers if i < len(whole.words)}
    broken = without(whole, dropped)
    check(broken)
    if len(dropped) == len(whole.words):
        assert broken == whole
        return
    kept = [int(word.misc) for word in broken.words]
    assert kept == [i for i in range(len(whole.words)) if i not in dropped]
    for word in broken.words:
        old = whole.words[int(word.misc)].head
        if old in kept:
            assert kept[word.head] == old


def test_dependants_of_a_dropped_root_gather_under_the_first() -> None:
    whole = sentence([("a", 1), ("b", -1), ("c", 1), ("d", 2)])
    broken = without(whole, {1})
    assert [word.head for word in broken.words] == [-1, 0, 1]
    assert [word.deprel for word in broken.words] == ["root", "dep", "dep"]


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Title Case", '"The Town , of the U.S. , Isn\'t São . "'),
        ("ALL CAPITALS", '"THE TOWN , OF THE U.S. , ISN\'T SÃO . "'),
        ("lower case", '"the town , of the u.s. , isn\'t são . "'),
        ("no commas", '"The town of the U.S. isn\'t São . "'),
        ("no apostrophes", '"The town , of the U.S. , isnt São . "'),
        ("no final full stops", '"The town , of the U.S. , isn\'t São "'),
        ("mis-decoded quotes, dashes, accents", "â€œThe town , of the U.S. , isnâ€™t SÃ£o . â€\x9d"),
        ("the same as U+FFFD", "\ufffdThe town , of the U.S. , isn\ufffdt S\ufffdo . \ufffd"),
    ],
)
def test_each_defect_does_what_its_name_says(name: str, broken: str) -> None:
    words = ['"The', "town", ",", "of", "the", "U.S.", ",", "isn't", "São", ".", '"']
    whole = sentence((word, index - 1) for index, word in enumerate(words))
    assert " ".join(forms(DEFECTS[name](whole))) == broken


@given(trees())
def test_text_in_ascii_survives_a_wrong_decoding(whole: TreebankSentence) -> None:
    for defect in (mis_decoded, unreadable):
        for before, after in zip(forms(whole), forms(defect(whole)), strict=True):
            if before.isalpha() and before.isascii():
                assert after == before
