"""Reports in capitals, as radio monitors and telexes wrote them."""

import doctest
from datetime import date

import pytest

from dateline.claims import capitals
from dateline.claims.capitals import in_small_letters
from dateline.ids import DocumentId
from dateline.model import ClaimType, Document, Moment, Span

BOMB = (
    "FIGHTERS OF THE SHINING PATH SET OFF A BOMB IN THE CITY OF AYACUCHO, PERU, ON TUESDAY, KILLING FOUR "
    "POLICEMEN. THE MRTA [TUPAC AMARU REVOLUTIONARY MOVEMENT] SAID IT WAS NOT TO BLAME."
)


@pytest.fixture
def lowered(extractor):
    def lower(text: str, **fields: object) -> str:
        document = Document(
            id=DocumentId("d"), name="d", ref="d", text=text, body=Span(0, len(text)), **fields
        )
        small = in_small_letters(
            document, [document.body], language=extractor._language, actors=extractor._actors
        )
        return small.text

    return lower


def test_what_is_loud():
    assert doctest.testmod(capitals).failed == 0


def test_names_sentences_and_acronyms_keep_their_capitals(lowered):
    assert lowered(BOMB) == (
        "Fighters of the Shining Path set off a bomb in the city of Ayacucho, Peru, on Tuesday, killing four "
        "policemen. The MRTA [Tupac Amaru Revolutionary Movement] said it was not to blame."
    )


def test_a_dateline_stays_as_it_is(lowered):
    text = "BOGOTA, 3 JAN 90 (EFE) -- THE ARMY FOUND THE TWO POLICEMEN IN THE TOWN OF ABREGO."
    assert lowered(text, dateline="BOGOTA") == (
        "BOGOTA, 3 JAN 90 (EFE) -- The army found the two policemen in the town of Abrego."
    )


def test_a_report_in_small_letters_is_left_alone(lowered):
    assert lowered("The FMLN blew up a bridge near USULUTAN.") == "The FMLN blew up a bridge near USULUTAN."


def test_claims_are_quoted_as_they_are_written(read):
    document, reading = read(BOMB, published=date(1989, 9, 6))
    (killing,) = (claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES)
    assert killing.trigger.of(document.text) == "KILLING"
    assert [(a.text, a.actor) for a in killing.agent] == [("FIGHTERS", "shining-path")]
    assert [(p.text, p.place and p.place.name) for p in killing.place] == [("AYACUCHO", "Ayacucho")]
    assert (killing.when.text, killing.when.start) == ("ON TUESDAY", date(1989, 9, 5))
    assert [count.text for count in killing.count] == ["FOUR"]
    assert all(t.text == document.text[t.start : t.end] for s in reading.sentences for t in s.tokens)


def test_the_published_moment_is_kept(extractor):
    moment = Moment(date(1989, 9, 6))
    document = Document(
        id=DocumentId("d"), name="d", ref="d", text=BOMB, body=Span(0, len(BOMB)), published=moment
    )
    assert extractor.extract(document).document == "d"
