import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.documents import mark_copies
from dateline.ids import DocumentId
from dateline.model import Document, Moment, Span

STORY = (
    "Government troops entered the border town of Marsa on Tuesday after "
    "two days of shelling, officials said. "
    "Residents reached by telephone said that the rebels had left for the "
    "hills before dawn. A doctor at the clinic "
    "counted nine dead, among them two children who were hit when a shell "
    "struck the bakery by the bridge. The army "
    "gave no figures for its own losses, but a monitor based in the "
    "capital spoke of at least fourteen soldiers killed."
)
OTHER = (
    "The border town of Marsa was in the hands of the army by noon, a "
    "monitor said, after rebels gave up the fort. "
    "Shells had fallen on the market for two days. Nine people died at the "
    "bakery, a doctor told this newspaper, and "
    "the families who fled to the orchards were still waiting for water and bread in the evening."
)


def document(id_: str, text: str, day: date | None = date(2016, 5, 3)) -> Document:
    moment = Moment(day) if day else None
    return Document(
        id=DocumentId(id_), name=id_, ref=id_, text=text, body=Span(0, len(text)), published=moment
    )


def test_edited_and_shortened_agency_copies_point_to_the_earliest() -> None:
    edited = STORY.replace("Tuesday", "May 3").replace("officials said", "the army said") + " (AFP)"
    shortened = STORY[: STORY.index(" The army gave")]
    documents = [
        document("d1", edited, date(2016, 5, 4)),
        document("d2", STORY),
        document("d3", shortened, None),
        document("d4", OTHER),
    ]
    assert mark_copies(documents) == {"d1": "d2", "d3": "d2"}


def test_of_equal_days_the_smallest_id_is_the_original() -> None:
    assert mark_copies([document("d9", STORY), document("d5", STORY)]) == {"d9": "d5"}


def test_headlines_are_copies_only_when_equal_and_close_in_time() -> None:
    day = date(2016, 5, 3)
    documents = [
        document("h1", "Army retakes village near Marsa", day),
        document("h2", "ARMY RETAKES VILLAGE NEAR MARSA", day + timedelta(days=2)),
        document("h3", "Army retakes village near Marsa", day + timedelta(days=30)),
        document("h4", "Army retakes village near Port", day),
    ]
    assert mark_copies(documents) == {"h2": "h1"}


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_the_order_of_reading_does_not_matter(shuffler: random.Random, size: int) -> None:
    words = f"{STORY} {OTHER}".split()
    documents = [
        document(f"d{i}", " ".join(words[: 40 + 12 * (i % 5)]), date(2016, 5, 1) + timedelta(days=i % 3))
        for i in range(size)
    ]
    expected = mark_copies(documents)
    shuffler.shuffle(documents)
    assert mark_copies(documents) == expected
    assert not set(expected) & set(expected.values())
