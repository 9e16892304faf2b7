import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from training.augment import augmented
from training.examples import Example, GoldClaim, Tree, joined, without

from dateline.language.trees import is_tree
from training import augment

PLAIN = Example(
    source="test",
    document="1",
    words=("The", "army", "retook", "Syria", "'s", "gate", ",", "and", "talks", "will", "follow", "."),
    tree=Tree(
        upos=tuple(
            ["DET", "NOUN", "VERB", "PROPN", "PART", "NOUN", "PUNCT", "CCONJ", "NOUN", "AUX", "VERB", "PUNCT"]
        ),
        xpos=tuple(["DT", "NN", "VBD", "NNP", "POS", "NN", ",", "CC", "NNS", "MD", "VB", "."]),
        heads=(1, 2, -1, 5, 3, 2, 10, 10, 10, 10, 2, 2),
        labels=tuple(
            [
                "det",
                "nsubj",
                "root",
                "nmod:poss",
                "case",
                "obj",
                "punct",
                "cc",
                "nsubj",
                "aux",
                "conj",
                "punct",
            ]
        ),
    ),
    names=("O", "O", "O", "B-place", *["O"] * 8),
    claims=(
        GoldClaim(
            trigger=(0, 0, 1, *[0] * 9),
            type="capture",
            status="happened",
            roles={"agent": (1, 2, *[0] * 10), "patient": (0,) * 12},
            within=(1,) * 12,
        ),
    ),
)


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """A sentence of any tree over words that the rules look for."""
    size = draw(st.integers(1, 14))
    tokens = [
        draw(
            st.sampled_from(
                [
                    ("army", "NOUN", "NN", "nsubj"),
                    ("towns", "NOUN", "NNS", "obj"),
                    ("the", "DET", "DT", "det"),
                    ("will", "AUX", "MD", "aux"),
                    ("took", "VERB", "VBD", "conj"),
                    ("'s", "PART", "POS", "case"),
                    ("n't", "PART", "RB", "advmod"),
                    ("and", "CCONJ", "CC", "cc"),
                    (",", "PUNCT", ",", "punct"),
                    (".", "PUNCT", ".", "punct"),
                ]
            )
        )
        for _ in range(size)
    ]
    order = draw(st.permutations(range(size)))
    heads = [-1] * size
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    words, upos, xpos, labels = zip(*tokens, strict=True)
    labels = tuple("root" if head < 0 else label for head, label in zip(heads, labels, strict=True))
    return Example(
        source="test",
        document="1",
        words=words,
        tree=Tree(upos=upos, xpos=xpos, heads=tuple(heads), labels=labels),
        names=tuple(draw(st.sampled_from(["O", "B-place"])) for _ in words),
    )


def rows(example: Example) -> set[int]:
    """The lengths of all that an example says of its words."""
    tree = example.tree
    assert tree is not None
    found = {len(example.words), len(example.names or ())}
    return found | {len(row) for row in (tree.upos, tree.xpos, tree.heads, tree.labels)}


@given(examples(), st.integers(0, 10_000), st.booleans())
def test_whatever_breaks_the_tree_holds(example: Example, seed: int, alone: bool) -> None:
    broken = augmented(example, random.Random(seed), alone=alone)
    assert len(rows(broken)) == 1 and broken.words
    assert broken.tree is not None and is_tree(broken.tree.heads)
    assert all(broken.words)


@given(examples(), st.sets(st.integers(0, 13)))
def test_words_taken_out_leave_a_tree(example: Example, dropped: set[int]) -> None:
    left = without(example, {i for i in dropped if i < len(example.words)})
    assert len(rows(left)) == 1
    assert left.tree is not None and is_tree(left.tree.heads)


@given(st.lists(examples(), min_size=1, max_size=4))
def test_joined_sentences_keep_their_trees(sentences: list[Example]) -> None:
    whole = joined(sentences)
    assert len(rows(whole) | {len(whole.starts or ())}) == 1
    assert sum(whole.starts or ()) == len(sentences)
    start = 0
    for sentence in sentences:
        end = start + len(sentence.words)
        assert whole.starts is not None and whole.tree is not None and sentence.tree is not None
        assert whole.starts[start] == 1 and whole.words[start:end] == sentence.words
        own = tuple(head - start if head >= 0 else -1 for head in whole.tree.heads[start:end])
        assert own == sentence.tree.heads
        start = end


def test_a_headline_tells_it_in_the_present_without_small_words() -> None:
    headlines = {augment._as_headline(PLAIN, random.Random(seed)).words for seed in range(30)}
    assert ("Army", "Retakes", "Syria", "'s", "Gate", ",", ",", "Talks", "to", "Follow") in headlines
    assert ("Army", "retakes", "Syria", "'s", "gate", ",", "and", "talks", "to", "follow") in headlines


def test_a_plural_subject_keeps_the_verb_plain() -> None:
    assert PLAIN.tree is not None
    many = replace(
        PLAIN,
        words=("The", "rebels", *PLAIN.words[2:]),
        tree=replace(PLAIN.tree, xpos=("DT", "NNS", *PLAIN.tree.xpos[2:])),
    )
    headline = augment._as_headline(many, random.Random(1))
    assert headline.words[1].lower() == "retake"
    assert headline.tree is not None and headline.tree.xpos[1] == "VBP"


def test_claims_follow_their_words() -> None:
    left = without(PLAIN, {0, 6})
    assert left.claims is not None
    (claim,) = left.claims
    assert [w for w, tag in zip(left.words, claim.trigger, strict=True) if tag] == ["retook"]
    assert claim.roles["agent"][:2] == (1, 0), "a span that lost its first word begins at its next"
    assert len(claim.within) == len(left.words)


def test_war_words_keep_the_form_of_what_they_replace() -> None:
    assert PLAIN.tree is not None
    changed = {augment._with_war_words(PLAIN, PLAIN.tree, random.Random(seed)).words for seed in range(60)}
    verbs, nouns = ({words[i] for words in changed} for i in (2, 1))
    assert {"shelled", "struck", "stormed"} <= verbs and "shell" not in verbs
    assert {"army", "raid", "strike"} <= nouns
