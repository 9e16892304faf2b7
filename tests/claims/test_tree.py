from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.tree import Tree
from dateline.language import Sentence, Token
from dateline.model import Span


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Words of some lengths with some spaces between them, all hanging on the first."""
    tokens: list[Token] = []
    at = draw(st.integers(0, 5))
    for length, gap in draw(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2)), min_size=1)):
        head, relation = (0, "dep") if tokens else (-1, "root")
        tokens.append(
            Token(
                start=at,
                end=at + length,
                text="x" * length,
                lemma="x",
                upos="X",
                xpos="",
                head=head,
                deprel=relation,
            )
        )
        at += length + gap
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tuple(tokens))


@given(sentences(), st.integers(0, 60), st.integers(0, 20))
def test_a_run_is_every_word_that_a_stretch_of_text_touches(
    sentence: Sentence, start: int, length: int
) -> None:
    span = Span(start, start + length)
    run = Tree(sentence).run(span)
    touched = [i for i, t in enumerate(sentence.tokens) if t.start < span.end and t.end > span.start]
    assert list(range(*run) if run else ()) == touched


def test_what_is_told_goes_on_with_its_own_subject(parsed: Callable[[str], Tree]) -> None:
    tree = parsed("Herders told us that troops had cut the road and shelled the market, then left.")
    doers = {verb: tree.subject(tree.lower.index(verb))[0] for verb in ("told", "cut", "shelled", "left")}
    assert {verb: noun is not None and tree.lower[noun] for verb, noun in doers.items()} == {
        "told": "herders",
        "cut": "troops",
        "shelled": "troops",
        "left": "troops",
    }
