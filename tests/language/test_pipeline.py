import hashlib
import random
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import Language, Sentence, Token, conllu, load, pipeline
from dateline.language.conllu import read
from dateline.language.encoder import Encoder
from dateline.model import Span

HEADLINES = {
    "Army Retakes Hill Town After Two-Week Siege": "Retakes",
    "Rebels Shell Government-Held District, Killing Four": "Shell",
    "Coalition Jets Strike Convoy Near Border": "Strike",
    "Militia Seizes Airbase From Retreating Troops": "Seizes",
    "Government regains control of northern highway": "regains",
    "Blast Kills 12 at Checkpoint Outside Capital": "Kills",
    "Federal Forces Liberate Two Villages South of River": "Liberate",
    "Foreign Troops Enter Northern Province": "Enter",
    "Militants Attack Police Station in Market Town": "Attack",
    "Army Recaptures State Broadcaster": "Recaptures",
    "Warplanes Pound Rebel Positions": "Pound",
    "Tribal Fighters Advance on Provincial Capital": "Advance",
    "UN Warns of Famine in Besieged Town": "Warns",
    "Thousands Flee as Fighting Nears City": "Flee",
    "Security Forces Foil Suicide Attack in Capital": "Foil",
    "Ministry Says Troops Withdrew From Town": "Says",
    "Car Bomb Wounds Five in Old City": "Wounds",
}
"""Headlines with the word that is their verb."""
MOST = 0.8
"""Share of headlines whose verb must be seen; it is 15 of 17 with the weights as committed."""

REPORT = (
    "Army Enters Border Town\n\n"
    "QAMAR, Northland (NNA) - Troops of the Northland army entered the border town of Qamar on Tuesday, "
    "a spokesman said. The rebels (NLF / Free North) hadn't left by evening. “We'll stay,” said their "
    "commander, Col. Sami Haddad. At least 14 people were killed when shells hit a market."
)


@pytest.fixture(scope="module")
def language() -> Language:
    return load()


def parse(language: Language, text: str) -> tuple[Sentence, ...]:
    return language.parse(text, [Span(0, len(text))])


def same(one: tuple[Sentence, ...], other: tuple[Sentence, ...]) -> bool:
    return one == other and all(np.array_equal(a.vectors, b.vectors) for a, b in zip(one, other, strict=True))


def test_weights_are_the_ones_that_were_measured() -> None:
    weights = resources.files("dateline.language") / "weights"
    rows = (weights / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    digests = {name: digest for digest, name in (row.split() for row in rows)}
    assert set(digests) == {"model.onnx", "relations.npz", "vocabulary.json", "labels.json", "heads.npz"}
    size = 0
    for name, digest in digests.items():
        folder = resources.files("dateline.claims") if name == "heads.npz" else weights
        data = (folder / name).read_bytes()
        size += len(data)
        assert hashlib.sha256(data).hexdigest() == digest, name
    assert size <= 40_000_000


def test_verbs_of_headlines_are_seen(language: Language) -> None:
    missed = []
    for headline, verb in HEADLINES.items():
        (sentence,) = parse(language, headline)
        (token,) = (t for t in sentence.tokens if t.text == verb)
        if (token.upos, token.deprel) != ("VERB", "root"):
            missed.append((headline, token.upos, token.deprel))
    assert 1 - len(missed) / len(HEADLINES) >= MOST, missed


def test_a_plain_sentence_is_understood(language: Language) -> None:
    (sentence,) = parse(language, "The town was captured by rebels last Friday, the ministry said.")
    words = {token.text: token for token in sentence.tokens}
    assert words["town"].deprel == "nsubj:pass"
    assert words["rebels"].deprel.startswith("obl")
    assert sentence.tokens[words["rebels"].head].text == "captured"
    assert words["captured"].lemma == "capture"


def test_names_are_found(language: Language) -> None:
    text = "Iraqi forces led by General Qasim Nuri entered Mosul on Thursday."
    found = {(text[e.start : e.end], e.type) for s in parse(language, text) for e in s.entities}
    assert ("Mosul", "place") in found
    assert any("Nuri" in name and kind == "person" for name, kind in found)
    assert any("Thursday" in name and kind == "time" for name, kind in found)


def test_words_set_aside_hang_on_the_rest_and_carry_no_vector(language: Language) -> None:
    sentence = parse(language, REPORT)[1]
    opening = [t for t in sentence.tokens if t.end <= REPORT.index("Troops")]
    assert [t.text for t in opening] == ["QAMAR", ",", "Northland", "(", "NNA", ")", "-"]
    assert opening[0].deprel == "dep" and sentence.tokens[opening[0].head].deprel == "root"
    assert sentence.vectors is not None
    assert not sentence.vectors[: len(opening)].any() and sentence.vectors[len(opening) :].any(axis=1).all()


@pytest.mark.parametrize(
    "expected",
    [
        ["Gen. Saadi spoke to reporters.", "The army moved in."],
        ["Lt. Col. J. Smith led it.", "He left on Jan. 3 with No. 12."],
        ["The U.S. Army came.", "It left the U.S. base.", "The town stayed calm."],
        ['"We hold the town," he said.', '"They fled."'],
        ['He said: "The town is ours."', "Others denied it."],
        ["Talks failed!", "Why?", "Nobody knows."],
        ["Some 3.5 million fled.", "12 villages were burnt."],
        ["The blast hit at 5 a.m. on Sunday.", "Nobody claimed it."],
    ],
)
def test_sentences_begin_where_a_reader_begins_them(language: Language, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[s.start : s.end] for s in parse(language, text)] == expected


def test_a_lost_space_hides_no_sentence(language: Language) -> None:
    text = "Rebels left the town.The army followed."
    assert [text[s.start : s.end] for s in parse(language, text)] == [
        "Rebels left the town.",
        "The army followed.",
    ]


def test_result_depends_on_nothing_but_the_paragraph(language: Language) -> None:
    pieces = [*REPORT.split("\n\n"), *HEADLINES]
    alone = {piece: parse(language, piece) for piece in pieces}
    shuffled = list(pieces)
    random.Random(7).shuffle(shuffled)
    for batch in (1, 3, len(shuffled)):
        fresh = load()
        for start in range(0, len(shuffled), batch):
            group = shuffled[start : start + batch]
            together = fresh.parse_many([(piece, [Span(0, len(piece))]) for piece in group])
            assert all(same(found, alone[piece]) for piece, found in zip(group, together, strict=True))
    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(lambda piece: parse(load(), piece), pieces[:6]))
    assert all(same(found, alone[piece]) for piece, found in zip(pieces[:6], at_once, strict=True))


def test_the_same_paragraph_elsewhere_is_only_moved(language: Language) -> None:
    paragraph = "Rebels shelled the town. It burnt."
    twice = f"{paragraph}\n\n{paragraph}"
    first, _, third, _ = found = parse(language, twice)
    assert third.start == len(paragraph) + 2
    assert [t.start - third.start for t in third.tokens] == [t.start - first.start for t in first.tokens]
    assert all(t.text == twice[t.start : t.end] for sentence in found for t in sentence.tokens)


def test_a_paragraph_longer_than_a_pass_is_read_whole(language: Language) -> None:
    text = " ".join(f"The rebels left village number {i} and burnt it." for i in range(90))
    found = parse(language, text)
    assert [text[s.start : s.end] for s in found] == [f"{part}." for part in text[:-1].split(". ")]


def test_a_sentence_without_end_is_cut_somewhere(language: Language) -> None:
    text = " and ".join(["the rebels left the town"] * 90)
    found = parse(language, text)
    assert [t.text for s in found for t in s.tokens] == text.split()
    for sentence in found:
        assert [t.deprel for t in sentence.tokens].count("root") == 1
        assert sentence.vectors is not None and len(sentence.vectors) == len(sentence.tokens)


def test_given_words_stay_one_sentence_whatever_their_number() -> None:
    words = " and ".join(["the rebels left the town"] * 90).split()
    parse = Encoder.load().parse(words)
    assert parse.heads.count(-1) == 1 and len(parse.upos) == len(parse.vectors) == len(words)


def test_conllu_reads_back(language: Language) -> None:
    sentences = parse(language, REPORT)
    written = conllu("report 1", REPORT, sentences)
    back = list(read(written.splitlines()))
    assert back[0].document == "report 1"
    assert [w.text for s in back for w in s.words] == [t.text for s in sentences for t in s.tokens]
    assert [w.head for s in back for w in s.words] == [t.head for s in sentences for t in s.tokens]
    for row, token in zip(
        (w for s in back for w in s.words), (t for s in sentences for t in s.tokens), strict=True
    ):
        assert f"start_char={token.start}|end_char={token.end}" in row.misc


ODD = st.text(
    alphabet=st.sampled_from("Iraq’s \n.“)(/-—\ufffd:1é\u200b\x00😀") | st.characters(), max_size=60
)


@settings(max_examples=60)
@given(text=ODD)
def test_any_text_is_parsed_with_exact_offsets(language: Language, text: str) -> None:
    for sentence in parse(language, text):
        assert text[sentence.start : sentence.end].strip() != ""
        assert sum(token.head == -1 for token in sentence.tokens) == 1
        end = sentence.start
        for token in sentence.tokens:
            assert token.text == text[token.start : token.end] and sentence.start <= token.start >= end
            assert -1 <= token.head < len(sentence.tokens) and token.end <= sentence.end
            end = token.end
        starts = {t.start for t in sentence.tokens}
        ends = {t.end for t in sentence.tokens}
        for entity in sentence.entities:
            assert entity.start in starts and entity.end in ends
        assert all(a.end <= b.start for a, b in pairwise(sentence.entities))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "….", "💥", "A" * 5000, "- " * 300])
def test_empty_and_odd_input(language: Language, text: str) -> None:
    found = parse(language, text)
    assert "".join(t.text for s in found for t in s.tokens) == "".join(text.split())


def test_neighbouring_sentences_are_read_as_their_paragraph_is(language: Language) -> None:
    text = "Rebels left the town. The army, which had besieged it for weeks, took it. Nobody was hurt."
    whole = parse(language, text)
    assert same(language.parse(text, [Span(s.start, s.end) for s in whole]), whole)
    alone = parse(language, text[: whole[1].end])
    assert same(language.parse(text, [Span(s.start, s.end) for s in whole[:2]]), alone)


def test_no_regions_no_sentences(language: Language) -> None:
    assert language.parse("Rebels left.", []) == ()
    assert language.parse_many([]) == []


def test_no_verb_has_two_subjects_side_by_side():
    tokens = [
        Token(start=0, end=4, text="Olha", lemma="Olha", upos="PROPN", xpos="NNP", head=3, deprel="nsubj"),
        Token(start=5, end=8, text="van", lemma="van", upos="PROPN", xpos="NNP", head=3, deprel="nsubj"),
        Token(
            start=9, end=14, text="Melnyk", lemma="Melnyk", upos="PROPN", xpos="NNP", head=3, deprel="nsubj"
        ),
        Token(start=15, end=20, text="spoke", lemma="speak", upos="VERB", xpos="VBD", head=-1, deprel="root"),
    ]
    assert [(t.head, t.deprel) for t in pipeline._names_joined(tokens)] == [
        (3, "nsubj"),
        (0, "flat"),
        (0, "flat"),
        (-1, "root"),
    ]


@pytest.mark.parametrize("sentence", ["IS seized the town of Hit.", "On Monday IS took Hit.", "IS held it."])
def test_the_islamic_state_by_its_initials_is_no_verb(language: Language, sentence: str) -> None:
    (parsed,) = parse(language, sentence)
    name = next(token for token in parsed.tokens if token.text == "IS")
    assert name.upos == "PROPN"
    assert name.deprel == "nsubj"
