import pytest

from dateline.claims.heads import Heads, Proposal, stem
from dateline.language import Language, Sentence, Token, load
from dateline.model import ClaimStatus, ClaimType, Span


@pytest.fixture(scope="module")
def language() -> Language:
    return load()


@pytest.fixture(scope="module")
def heads() -> Heads:
    return Heads.load()


def parse(language: Language, text: str) -> Sentence:
    (sentence,) = language.parse(text, [Span(0, len(text))])
    return sentence


def words(sentence: Sentence, tokens: tuple[int, int]) -> str:
    return " ".join(token.text for token in sentence.tokens[slice(*tokens)])


def best(proposals: tuple[Proposal, ...], kind: ClaimType) -> Proposal:
    return max((p for p in proposals if p.type == kind), key=lambda p: p.confidence)


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Government troops recaptured the town of Narim on Monday.", ClaimType.CAPTURE, "recaptured"),
        ("At least 30 civilians were killed in the village.", ClaimType.CASUALTIES, "killed"),
        ("Coalition air strikes hit a fuel depot near the border.", ClaimType.AIRSTRIKE, "air strikes"),
        ("The rebels have besieged the city for two years.", ClaimType.BESIEGE, "besieged"),
        ("Thousands of families fled their homes in the valley.", ClaimType.DISPLACE, "fled"),
        ("Police arrested four men at a checkpoint.", ClaimType.DETAIN, "arrested"),
        ("A suicide bomber blew himself up at the gate of the camp.", ClaimType.BOMBING, "blew"),
        ("Heavy clashes erupted between the army and the militia.", ClaimType.CLASH, "clashes"),
    ],
)
def test_plain_sentences(language: Language, heads: Heads, text: str, kind: ClaimType, trigger: str) -> None:
    sentence = parse(language, text)
    claim = best(heads.propose(sentence), kind)
    assert set(trigger.split()) & set(words(sentence, claim.tokens).split())


def test_roles_point_at_the_right_words(language: Language, heads: Heads) -> None:
    text = "The Sudanese army recaptured the town of Narim from rebels on Monday, a spokesman said."
    sentence = parse(language, text)
    claim = best(heads.propose(sentence), ClaimType.CAPTURE)
    found = {role: " ".join(words(sentence, s.tokens) for s in spans) for role, spans in claim.roles.items()}
    assert "army" in found["agent"]
    assert "rebels" in found["patient"]
    assert "Narim" in found["place"]
    assert "Monday" in found["when"]
    assert "spokesman" in found["source"]


def test_status_follows_the_verb(language: Language, heads: Heads) -> None:
    plan = parse(
        language, "The Sudanese army will retake Narim before the end of the month, the minister promised."
    )
    fact = parse(language, "The Sudanese army retook Narim from the rebels last month.")
    planned, happened = (best(heads.propose(s), ClaimType.CAPTURE).status for s in (plan, fact))
    assert planned[ClaimStatus.PLANNED] > planned[ClaimStatus.HAPPENED]
    assert happened[ClaimStatus.HAPPENED] > 0.5
    assert sum(planned.values()) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "The soup was cold and the waiter never came back.",
        "Please send me the files before our meeting on Tuesday.",
        "The museum opens at nine and has a small garden.",
        "She studied chemistry and later taught at a school.",
    ],
)
def test_nothing_is_claimed_off_the_battlefield(language: Language, heads: Heads, text: str) -> None:
    assert heads.propose(parse(language, text)) == ()


def test_a_higher_threshold_proposes_no_more(language: Language, heads: Heads) -> None:
    sentence = parse(
        language, "Troops shelled and then stormed the village, killing ten and arresting dozens."
    )
    covered = [
        {i for p in heads.propose(sentence, threshold=least) for i in range(*p.tokens)}
        for least in (0.2, 0.6, 0.99)
    ]
    assert covered[0] >= covered[1] >= covered[2]
    assert covered[0]


def test_a_foreign_pipeline_gives_no_proposals(heads: Heads) -> None:
    token = Token(start=0, end=3, text="War", lemma="war", upos="NOUN", xpos="NN", head=-1, deprel="root")
    assert heads.propose(Sentence(start=0, end=3, tokens=(token,))) == ()


def test_stem_joins_a_verb_and_its_noun() -> None:
    assert stem("Shelling") == stem("shelled") == stem("shells") == "shell"
    assert stem("clashes") == stem("clashed")
    assert stem("is") == "is"


def test_sentences_are_looked_at_together_as_alone(language: Language, heads: Heads) -> None:
    texts = [
        "The Sudanese army recaptured the town of Narim from rebels on Monday, a spokesman said.",
        "The soup was cold and the waiter never came back.",
        "Troops shelled and then stormed the village, killing ten and arresting dozens.",
        "Fled.",
    ]
    foreign = Token(start=0, end=3, text="War", lemma="war", upos="NOUN", xpos="NN", head=-1, deprel="root")
    sentences = [parse(language, text) for text in texts]
    sentences.insert(2, Sentence(start=0, end=3, tokens=(foreign,)))
    many = heads.propose_many(sentences * 4)  # more than are looked at in one go
    assert len(many) == 20
    assert [bool(proposals) for proposals in many[:4]] == [True, False, False, True]
    for sentence, proposals in zip(sentences * 4, many, strict=True):
        alone = heads.propose(sentence)
        assert [p.tokens for p in proposals] == [p.tokens for p in alone]
        for one, other in zip(proposals, alone, strict=True):
            assert one.type is other.type
            assert one.confidence == pytest.approx(other.confidence, abs=1e-5)
            assert one.status == pytest.approx(other.status, abs=1e-5)
            assert {role: [span.tokens for span in spans] for role, spans in one.roles.items()} == {
                role: [span.tokens for span in spans] for role, spans in other.roles.items()
            }


def test_no_sentences_give_no_proposals(heads: Heads) -> None:
    assert heads.propose_many(()) == []
