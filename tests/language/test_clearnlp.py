"""Trees as spaCy's English pipelines give them, and as Universal Dependencies has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.clearnlp import MARKS, Arc, Word, is_clearnlp, universal
from dateline.language.spacy import one_tree

TREES = {
    "a passive with its agent": """
        the     DET   2 det        2 det
        town    NOUN  4 nsubjpass  4 nsubj:pass
        was     AUX   4 auxpass    4 aux:pass
        taken   VERB  0 ROOT       0 root
        by      ADP   4 agent      6 case
        rebels  NOUN  5 pobj       4 obl:agent
    """,
    "a preposition on a noun, one on a verb": """
        troops  NOUN  4 nsubj      4 nsubj
        from    ADP   1 prep       3 case
        aleppo  PROPN 2 pobj       1 nmod
        fled    VERB  0 ROOT       0 root
        to      ADP   4 prep       6 case
        homs    PROPN 5 pobj       4 obl
    """,
    "one preposition through another": """
        they    PRON  2 nsubj      2 nsubj
        came    VERB  0 ROOT       0 root
        from    ADP   2 prep       6 case
        under   ADP   3 prep       6 case
        the     DET   6 det        6 det
        bridge  NOUN  4 pobj       2 obl
    """,
    "two words that are one preposition": """
        according VERB 5 prep      3 case
        to        ADP  1 prep      1 fixed
        police    NOUN 2 pobj      5 obl
        they      PRON 5 nsubj     5 nsubj
        fled      VERB 0 ROOT      0 root
    """,
    "a clause behind a preposition": """
        after     ADP  5 prep      2 mark
        leaving   VERB 1 pcomp     5 advcl
        hama      PROPN 2 dobj     2 obj
        they      PRON 5 nsubj     5 nsubj
        rested    VERB 0 ROOT      0 root
    """,
    "a clause with a preposition of its own": """
        after     ADP  6 prep      2 mark
        fleeing   VERB 1 pcomp     6 advcl
        to        ADP  2 prep      4 case
        hama      PROPN 3 pobj     2 obl
        they      PRON 6 nsubj     6 nsubj
        rested    VERB 0 ROOT      0 root
    """,
    "a preposition without a noun": """
        they    PRON  2 nsubj      2 nsubj
        moved   VERB  0 ROOT       0 root
        in      ADP   2 prep       2 advmod
    """,
    "a predicate": """
        he        PRON  2 nsubj    4 nsubj
        was       AUX   0 ROOT     4 cop
        the       DET   4 det      4 det
        commander NOUN  2 attr     0 root
        in        ADP   2 prep     6 case
        homs      PROPN 5 pobj     4 obl
    """,
    "a predicate with a preposition": """
        the     DET   2 det        2 det
        town    NOUN  3 nsubj      5 nsubj
        is      AUX   0 ROOT       5 cop
        under   ADP   3 prep       5 case
        siege   NOUN  4 pobj       0 root
    """,
    "what there is": """
        there   PRON  2 expl       2 expl
        were    AUX   0 ROOT       0 root
        clashes NOUN  2 attr       2 nsubj
    """,
    "a progressive form": """
        troops  NOUN  3 nsubj      3 nsubj
        are     AUX   3 aux        3 aux
        moving  VERB  0 ROOT       0 root
        in      ADP   3 prep       5 case
        hama    PROPN 4 pobj       3 obl
    """,
    "three conjuncts": """
        hama    PROPN 0 ROOT       0 root
        ,       PUNCT 1 punct      1 punct
        homs    PROPN 1 conj       1 conj
        and     CCONJ 3 cc         5 cc
        idlib   PROPN 3 conj       1 conj
    """,
    "conjuncts with a preposition each": """
        fighting NOUN 0 ROOT       0 root
        in       ADP  1 prep       3 case
        hama     PROPN 2 pobj      1 nmod
        and      CCONJ 2 cc        6 cc
        in       ADP  2 conj       6 case
        homs     PROPN 5 pobj      3 conj
    """,
    "an infinitive": """
        they    PRON  2 nsubj      2 nsubj
        want    VERB  0 ROOT       0 root
        to      PART  4 aux        4 mark
        leave   VERB  2 xcomp      2 xcomp
        hama    PROPN 4 dobj       4 obj
    """,
    "days as adverbs": """
        police  NOUN  2 nsubj      2 nsubj
        left    VERB  0 ROOT       0 root
        monday  PROPN 2 npadvmod   2 obl:unmarked
    """,
}


def rows(tree: str) -> list[list[str]]:
    return [line.split() for line in tree.strip().splitlines()]


@pytest.mark.parametrize("name", TREES)
def test_trees(name: str) -> None:
    table = rows(TREES[name])
    words = [Word(row[0], row[1]) for row in table]
    found = universal(words, [Arc(int(row[2]) - 1, row[3]) for row in table])
    assert found == [Arc(int(row[4]) - 1, row[5]) for row in table]


def test_the_first_part_of_a_persons_name_heads_it() -> None:
    forms = ["abu", "bakr", "al", "-", "baghdadi", "spoke"]
    words = [Word(form, "PUNCT" if form == "-" else "PROPN") for form in forms]
    arcs = [Arc(4, "compound")] * 3 + [Arc(4, "punct"), Arc(5, "nsubj"), Arc(-1, "ROOT")]
    found = universal(words, arcs, [range(0, 5)])
    assert found == [
        Arc(5, "nsubj"),
        Arc(0, "flat"),
        Arc(0, "flat"),
        Arc(0, "punct"),
        Arc(0, "flat"),
        Arc(-1, "root"),
    ]


@pytest.mark.parametrize(
    ("labels", "clear"),
    [
        (["ROOT", "nsubj", "dobj"], True),
        (["ROOT", "nsubj:pass", "obl"], False),
        (["ROOT", "conj", "nmod"], False),
        ([], False),
    ],
)
def test_whose_labels_they_are(labels: list[str], clear: bool) -> None:
    assert is_clearnlp(labels) == clear


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[Word], list[Arc], list[range]]:
    n = draw(st.integers(1, 14))
    forms = st.sampled_from(["was", "in", "to", "according", "town", "fled", "and"])
    tags = st.sampled_from(["NOUN", "VERB", "AUX", "ADP", "PART", "PROPN", "CCONJ"])
    words = [Word(draw(forms), draw(tags)) for _ in range(n)]
    heads = one_tree([draw(st.integers(-1, n - 1)) for _ in range(n)])
    labels = st.sampled_from([*sorted(MARKS), "conj", "cc", "compound", "punct", "expl", "aux"])
    arcs = [Arc(head, "ROOT" if head < 0 else draw(labels)) for head in heads]
    first = draw(st.integers(0, n - 1))
    return words, arcs, [range(first, draw(st.integers(first + 1, n)))]


@given(sentences())
def test_every_tree_stays_a_tree_of_universal_relations(
    sentence: tuple[list[Word], list[Arc], list[range]],
) -> None:
    found = universal(*sentence)
    heads = [arc.head for arc in found]
    assert one_tree(heads) == heads and heads.count(-1) == 1
    assert found[heads.index(-1)].relation == "root"
    assert MARKS.isdisjoint(arc.relation for arc in found)


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12))
def test_any_heads_become_one_tree(heads: list[int]) -> None:
    heads = [head if head < len(heads) else -1 for head in heads]
    tree = one_tree(heads)
    assert tree.count(-1) == 1
    for i in range(len(tree)):
        passed, at = set(), i
        while at >= 0:
            assert at not in passed
            passed.add(at)
            at = tree[at]
    assert one_tree(tree) == tree
