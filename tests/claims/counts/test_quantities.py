import pytest

from dateline.claims.counts import quantities
from dateline.claims.tree import Tree
from dateline.language import Sentence, Token
from dateline.model import Span


def tree(words: str) -> Tree:
    """A flat tree of words written ``form/PART``; the words alone are its text."""
    tokens, at = [], 0
    for word in words.split():
        form, _, upos = word.partition("/")
        tokens.append(
            Token(
                start=at,
                end=at + len(form),
                text=form,
                lemma={"children": "child"}.get(form, form.lower().removesuffix("s")),
                upos=upos or "NOUN",
                xpos=upos or "NNS",
                head=-1,
                deprel="root",
            )
        )
        at += len(form) + 1
    return Tree(Sentence(start=0, end=at - 1, tokens=tuple(tokens)))


def found(words: str, **more) -> list[tuple[float | None, float | None, str]]:
    parsed = tree(words)
    text = " ".join(token.text for token in parsed.tokens)
    return [(q.min, q.max, q.of) for q in quantities.find(parsed, text, **more)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at/ADP least/ADJ 40/NUM soldiers", (40, None, "fighters")),
        ("more/ADJ than/ADP 100/NUM villages", (100, None, "places")),
        ("up/ADP to/ADP 30/NUM rebels", (None, 30, "fighters")),
        ("nearly/ADV two/NUM hundred/NUM shells", (None, 200, "shells")),
        ("between/ADP 50/NUM and/CCONJ 70/NUM militants", (50, 70, "fighters")),
        ("from/ADP 30/NUM to/ADP 45/NUM children", (45, 45, "children")),
        ("four/NUM or/CCONJ five/NUM villages", (4, 5, "places")),
        ("81/NUM herders", (81, 81, "")),
        ("15/NUM Air/PROPN Force/PROPN planes", (15, 15, "aircraft")),
        ("two/NUM banks", (2, 2, "buildings")),
        ("dozens of/ADP rebel/ADJ fighters", (24, None, "fighters")),
        ("tens of/ADP thousands of/ADP civilians", (20_000, None, "civilians")),
        ("several/ADJ hundred/NUM residents", (200, None, "civilians")),
        ("half/NOUN a/DET million/NUM residents", (500_000, 500_000, "civilians")),
        ("$/SYM 20/NUM million/NUM", (20_000_000, 20_000_000, "usd")),
        ("a/DET couple/NOUN of/ADP bridges", (2, 2, "bridges")),
        ("three/NUM oil/NOUN wells", (3, 3, "oil wells")),
        ("another/DET child", (1, 1, "children")),
        ("60/NUM percent/NOUN of/ADP the/DET town", (60, 60, "percent")),
        ("half/NOUN of/ADP the/DET town", (50, 50, "percent")),
        ("14/NUM of/ADP 17/NUM drones", (14, 14, "aircraft")),
    ],
)
def test_what_is_counted_and_how_many(words, expected):
    assert found(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "three/NUM years",
        "aged/VERB four/NUM to/ADP 10/NUM",
        "60/NUM kilometres from/ADP Damascus/PROPN",
        "35/NUM miles north/ADV",
        "Brigade/PROPN 93/NUM",
        "21/NUM Rashtriya/PROPN Rifles/PROPN joined/VERB",
        "Task/PROPN Force/PROPN 50/NUM left/VERB",
        "several/ADJ soldiers",
        "a/DET number/NOUN of/ADP vehicles",
        "no/DET ceasefire",
        "in/ADP 2014/NUM",
        "the/DET girl/NOUN of/ADP nine/NUM",
        "Marwan/PROPN ,/PUNCT 34/NUM ,/PUNCT died/VERB",
        "Sergeant/PROPN Amal/PROPN ,/PUNCT 41/NUM ./PUNCT",
        "who/PRON turned/VERB 20/NUM in/ADP May/PROPN",
        "they/PRON ,/PUNCT aged/VERB 48/NUM and/CCONJ 71/NUM",
        "they/PRON fought/VERB one/NUM another/DET in/ADP streets",
    ],
)
def test_what_is_no_figure(words):
    assert found(words) == []


def test_a_date_counts_nothing():
    assert found("12/NUM soldiers", dates=(Span(0, 2),)) == []


def test_those_picked_from_the_counted_are_told_apart():
    parsed = tree("40/NUM people ,/PUNCT 11/NUM of/ADP them/PRON were/AUX children")
    text = " ".join(token.text for token in parsed.tokens)
    assert [(q.of, q.apart) for q in quantities.find(parsed, text)] == [("", False), ("children", True)]


def test_every_noun_stands_once_in_the_table():
    nouns = [noun for noun in quantities.kinds() if " " not in noun]
    assert len(nouns) > 150 and all(noun == noun.lower() for noun in nouns)
    assert {group for _, group in quantities.kinds().values()} >= {
        quantities.PEOPLE,
        quantities.DISTANCE,
        "fire",
        "things",
        "ground",
    }


def test_the_number_of_a_footnote_counts_nothing(read):
    _, reading = read("At least ten soldiers died in the town of Azaz on Tuesday.[3]")
    assert [(c.min, c.max, c.of) for claim in reading.claims for c in claim.count] == [(10, None, "killed")]


def test_a_figure_begins_with_its_first_character():
    text = "Mosul: 200 families, $ 12 million"
    spans = [
        q.span.of(text)
        for q in quantities.find(tree("Mosul:/PROPN 200/NUM families, $ 12/NUM million"), text)
    ]
    assert spans[0] == "200" and all(span == span.strip() for span in spans)


def test_a_number_behind_a_comma_is_no_age_where_a_list_goes_on():
    assert found("Qaterji/PROPN ,/PUNCT 14/NUM ,/PUNCT including/VERB two/NUM children") == [
        (14, 14, ""),
        (2, 2, "children"),
    ]


def test_the_number_of_a_picture_counts_nothing(read):
    _, reading = read("2/6 Soldiers guard the city of Mariupol. 3/6 Rescuers evacuated a woman on Friday.")
    assert reading.claims
    assert all(count.text not in ("2", "3", "6") for claim in reading.claims for count in claim.count)


def test_a_number_with_its_thousands_is_read_whole_or_not_at_all(read):
    _, reading = read("Washington delivered a shipment of 2,000-pound bombs to Israel on Monday.")
    assert {count.min for claim in reading.claims for count in claim.count} <= {2000}
