"""Rewrites of one agency story are copies; reports of one event by two reporters are not."""

from datetime import date

from dateline.documents import mark_copies
from dateline.ids import DocumentId
from dateline.model import Document, Moment, Span

STORY = (
    "At least 17 civilians, among them eight children, were killed on Monday when shells struck a "
    'market in the eastern town of Karun, a monitor said. "People were buying bread for the evening '
    'when the first shell came down," Samir Haddad, a baker, said by telephone. The Karun Observatory '
    "said that the shells were fired from Tell Abyan, which the Third Brigade has held since March. "
    '"The toll may rise because many of the wounded are in a serious condition," its director, Ali '
    "Nasser, said. A spokesman of the Third Brigade, Colonel Omar Dib, denied that it had fired on "
    "Karun. The United Nations says 4,200 people have fled Karun since 9 May."
)
REWRITE = (
    'Seventeen people died on Monday in a shelling attack on Karun, opposition activists said. "People '
    'were buying bread for the evening when the first shell came down," Samir Haddad, a baker, said by '
    "telephone. According to the Karun Observatory the shells were fired from Tell Abyan, which the "
    "Third Brigade has held since March. The brigade, which Daily readers know from the spring "
    "campaign, rejects the charge: Colonel Omar Dib denied that it had fired on Karun. Ali Nasser "
    "warned that many of the wounded are in a serious condition."
)
TRANSLATION = (
    "On Monday the market of Karun in the east came under artillery fire and 17 residents lost their "
    "lives, including 8 minors. The baker Samir Haddad told us on the phone that customers stood in "
    "line for bread at dusk as the first projectile hit. The Karun Observatory blames guns in Tell "
    "Abyan, in the hands of the Third Brigade from March on. Ali Nasser, who heads it, expects more "
    "deaths given how badly some are hurt. Colonel Omar Dib of the Third Brigade rejects any "
    "responsibility for Karun. By the count of the United Nations 4,200 inhabitants left Karun from 9 "
    "May on. (AFP)"
)
OTHER = (
    "Shells fell on Karun's market on Monday as shoppers filled the lanes before dusk. A nurse at the "
    "clinic counted seventeen bodies. Residents accuse the Third Brigade, whose guns stand in Tell "
    "Abyan; its officers say they did not fire. Trucks of the Red Crescent reached the town at night "
    "with blood and bandages, and families slept in the school cellar. It was the worst day since May, "
    "when thousands took the road to the river."
)


def report(id_: str, publisher: str, text: str, day: int = 6) -> Document:
    moment = Moment(date(2016, 6, day))
    return Document(
        id=DocumentId(id_),
        name=id_,
        ref=id_,
        text=text,
        body=Span(0, len(text)),
        publisher=publisher,
        published=moment,
    )


def test_a_story_rewritten_by_another_outlet_is_a_copy() -> None:
    assert mark_copies([report("d1", "Wire", STORY), report("d2", "Daily", REWRITE, 7)]) == {"d2": "d1"}


def test_a_translation_is_a_copy_if_both_credit_one_agency() -> None:
    agency = report("d1", "Ahram Online", f"{STORY} (AFP)")
    assert mark_copies([agency, report("d2", "Daily", TRANSLATION, 7)]) == {"d2": "d1"}
    uncredited = TRANSLATION.removesuffix(" (AFP)")
    assert mark_copies([agency, report("d2", "Daily", uncredited, 7)]) == {}


def test_two_reporters_in_one_town_are_two_sources() -> None:
    assert mark_copies([report("d1", "Wire", STORY), report("d2", "Daily", OTHER, 7)]) == {}


def test_a_rewrite_comes_out_within_days_and_elsewhere() -> None:
    late = report("d2", "Daily", REWRITE, 16)
    assert mark_copies([report("d1", "Wire", STORY), late]) == {}
    assert mark_copies([report("d1", "Wire", STORY), report("d2", "Wire", REWRITE, 7)]) == {}
