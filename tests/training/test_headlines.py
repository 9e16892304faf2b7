import random

from hypothesis import given
from hypothesis import strategies as st
from training.examples import UNKNOWN, Example
from training.headlines import Headlines


def made(seed: int, number: int = 1) -> list[Example]:
    return list(Headlines(random.Random(seed)).make(number))


@given(st.integers(0, 100_000))
def test_what_is_told_of_a_headline_is_sound(seed: int) -> None:
    (headline,) = made(seed)
    tree = headline.tree
    assert tree is not None and headline.starts is not None
    assert {len(row) for row in (tree.upos, tree.xpos, tree.heads, tree.labels, headline.starts)} == {
        len(headline.words)
    }
    assert tree.heads.count(-1) == 1
    for word, (head, label) in enumerate(zip(tree.heads, tree.labels, strict=True)):
        assert head == UNKNOWN or -1 <= head < len(headline.words)
        assert head != word and (label != "") == (head != UNKNOWN)
        seen = {word}
        while head >= 0:
            assert head not in seen, "a ring"
            seen.add(head)
            head = tree.heads[head]


def test_words_are_verbs_here_and_nouns_there() -> None:
    tags: dict[str, set[str]] = {}
    for headline in made(1, 4000):
        assert headline.tree is not None
        for word, upos in zip(headline.words, headline.tree.upos, strict=True):
            tags.setdefault(word.lower(), set()).add(upos)
    for word in ("strike", "raid", "strikes", "march", "claim", "report"):
        assert {"NOUN", "VERB"} <= tags[word]


def test_a_verb_agrees_with_its_subject() -> None:
    for headline in made(2, 500):
        tree = headline.tree
        assert tree is not None
        for word, (head, label) in enumerate(zip(tree.heads, tree.labels, strict=True)):
            if label == "nsubj" and tree.xpos[head] in ("VBZ", "VBP"):
                plural = tree.xpos[word] == "NNS"
                assert plural == (tree.xpos[head] == "VBP"), headline.words
