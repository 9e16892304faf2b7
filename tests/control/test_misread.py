"""What claims do not say of the place that was read out of them, and what a report says of days to come."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.told import FALLUJAH, MOSUL, QAYYARAH, Told, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.actors.voice import Voice
from dateline.actors.words import is_vague
from dateline.control import assess, in_force
from dateline.control.chain import believe
from dateline.control.elsewhere import is_of_something_else, is_other
from dateline.control.observe import observe
from dateline.control.parts import is_part
from dateline.control.signs import Sense, Sign
from dateline.events import fuse
from dateline.ids import ClaimId, EventId
from dateline.model import Control, ControlStatus, Place, Span

ACTORS = load_actors()


def timeline(*tellings: Told) -> tuple[Control, ...]:
    claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
    return assess(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)


def row(rows: tuple[Control, ...], place: Place, day: str) -> Control | None:
    return in_force(rows, place.id, date.fromisoformat(day))


def holder(rows: tuple[Control, ...], place: Place, day: str) -> str | None:
    found = row(rows, place, day)
    return None if found is None else found.holder


def held(side: str, day: str, *, place: Place = MOSUL, by: str = "Agency") -> Told:
    return told(
        f"{side} holds {place.name}.", "hold", agent=side, on=day, by=by, place=place, status="ongoing"
    )


def in_the_next_sentence(one: Told, opening: str) -> Told:
    """The same claim of a sentence that does not name its place, which the sentence before it names."""
    claim, shift = one.claim, len(opening) + 1
    moved = {
        name: Span(getattr(claim, name).start + shift, getattr(claim, name).end + shift)
        for name in ("sentence", "trigger")
    }
    (mention,) = claim.place
    at = opening.index(mention.text)
    named = replace(mention, span=Span(at, at + len(mention.text)))
    text = f"{opening} {one.document.text}"
    return Told(
        replace(one.document, text=text, body=Span(0, len(text))), replace(claim, place=(named,), **moved)
    )


def followed(sentence: str, trigger: str, type_: str = "hold", patient: str | None = None) -> Told:
    one = told(
        sentence,
        type_,
        trigger=trigger,
        agent="islamic-state",
        patient=patient,
        place=MOSUL,
        status="ongoing",
    )
    return in_the_next_sentence(one, "Jets hit Mosul.")


@pytest.mark.parametrize(
    ("sentence", "trigger", "type_"),
    [
        ("The group proclaimed a state in the territory it controls.", "controls", "hold"),
        ("The group controls roughly a third of the country.", "controls", "hold"),
        ("They fled areas held by the group.", "held by", "hold"),
        ("The blast hit a headquarters of the group.", "headquarters", "hold"),
        ("The group seized nearly the entire region.", "seized", "capture"),
        ("Every town once held by the army has fallen to the group.", "fallen to", "capture"),
        ("The group lamented the loss of its caliphate.", "loss", "capture"),
        ("The army lives on the land the group seized.", "seized", "capture"),
        ("The group was ousted from much of the north.", "ousted", "withdraw"),
    ],
)
def test_a_sentence_that_does_not_name_the_town_may_tell_of_other_ground(
    sentence: str, trigger: str, type_: str
) -> None:
    one = followed(sentence, trigger, type_)
    assert is_of_something_else(one.claim, one.claim.place[0], one.document.text)
    assert holder(timeline(one), MOSUL, "2016-08-28") is None


@pytest.mark.parametrize(
    ("sentence", "trigger", "type_"),
    [
        ("The group controls the city.", "controls", "hold"),
        ("The group controls parts of the city.", "controls", "hold"),
        ("Parts of the town are still held by the group.", "held by", "hold"),
        ("The group seized the town.", "seized", "capture"),
    ],
)
def test_the_town_may_be_told_of_without_its_name(sentence: str, trigger: str, type_: str) -> None:
    one = followed(sentence, trigger, type_)
    assert not is_of_something_else(one.claim, one.claim.place[0], one.document.text)


def test_who_is_overthrown_is_no_town() -> None:
    one = told(
        "Rebels fight to overthrow President Assad.",
        "capture",
        trigger="overthrow",
        agent="syria-rebels",
        patient="syria-government",
        place=MOSUL,
    )
    (patient,) = one.claim.patient
    at = one.document.text.index("President")
    opening = "Jets hit Mosul."
    assaulted = in_the_next_sentence(one, opening)
    span = Span(at + len(opening) + 1, at + len(opening) + 1 + len("President Assad"))
    claim = replace(assaulted.claim, patient=(replace(patient, span=span),))
    assert is_of_something_else(claim, claim.place[0], assaulted.document.text)


def test_a_sentence_on_the_province_is_not_on_the_town_of_its_name() -> None:
    def is_of_province(sentence: str) -> bool:
        one = followed(sentence, "holds")
        return is_other(one.claim, one.claim.place[0], one.document.text)

    assert is_of_province("The group holds Mosul province.")
    assert not is_of_province("The group holds Mosul and most of Mosul province.")


def test_who_bombs_a_bastion_does_not_hold_it() -> None:
    sentence = "Army jets bombed the group in its bastion of Mosul."
    hold = told(sentence, "hold", trigger="bastion", agent="iraq-forces", place=MOSUL, status="ongoing")
    strike = told(sentence, "airstrike", trigger="bombed", agent="iraq-forces", place=MOSUL)
    assert holder(timeline(hold), MOSUL, "2016-08-28") == "iraq-forces"
    assert holder(timeline(hold, strike), MOSUL, "2016-08-28") is None


def test_shared_control_is_nobodys_alone() -> None:
    def belief(words: str) -> float:
        hold = told(
            words, "hold", trigger=words.split()[-3], agent="iraq-forces", place=MOSUL, status="ongoing"
        )
        found = row(timeline(hold), MOSUL, "2016-08-28")
        return 0.0 if found is None else found.belief * (found.status is ControlStatus.HELD)

    shared = belief("Mosul is under the shared control of troops.")
    assert shared < belief("Mosul is under the control of troops.")


@pytest.mark.parametrize(
    ("words", "vague"), [("the militants", True), ("Daesh militants", False), ("the army", False)]
)
def test_words_that_many_are_called_are_vague(words: str, vague: bool) -> None:
    assert is_vague(words) is vague


def paragraphs(*tellings: Told) -> tuple[Control, ...]:
    """What follows from one report of several sentences, each of which makes one claim."""
    text, claims = "", {}
    for one in tellings:
        claim, shift = one.claim, len(text)
        moved = {
            name: Span(getattr(claim, name).start + shift, getattr(claim, name).end + shift)
            for name in ("sentence", "trigger")
        }
        at = claim.place[0].span
        place = (replace(claim.place[0], span=Span(at.start + shift, at.end + shift)),)
        first = tellings[0].document.id
        claims[claim.id] = replace(claim, document=first, place=place, **moved)
        text += one.document.text + " "
    report = replace(tellings[0].document, text=text, body=Span(0, len(text)))
    reports = {report.id: report}
    return assess(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)


NINEVEH_TOWN = replace(QAYYARAH, admin1="Nineveh")
NINEVEH_CITY = replace(MOSUL, admin1="Nineveh")


def under_jihadists() -> Told:
    one = told(
        "Mosul is under jihadist control.",
        "hold",
        agent="islamic-state",
        place=NINEVEH_CITY,
        status="ongoing",
        confidence=0.8,
    )
    (mention,) = one.claim.agent
    return replace(one, claim=replace(one.claim, agent=(replace(mention, text="jihadist"),)))


@pytest.mark.parametrize(
    ("party", "doing", "known"),
    [
        ("nusra-front", "hold", False),
        ("islamic-state", "hold", True),
        ("nusra-front", "airstrike", True),
        ("iraq-forces", "hold", True),
    ],
)
def test_jihadists_are_doubted_where_the_report_gives_the_ground_to_others_by_name(
    party: str, doing: str, known: bool
) -> None:
    named = told(
        f"In Al Qayyarah {party} is at work.", doing, agent=party, place=NINEVEH_TOWN, status="ongoing"
    )
    rows = paragraphs(under_jihadists(), named)
    assert (holder(rows, MOSUL, "2016-08-28") == "islamic-state") is known


def test_who_is_named_as_its_foe_is_not_whom_jihadists_means() -> None:
    foe = told(
        "The group drove IS out of Al Qayyarah.",
        "withdraw",
        agent="nusra-front",
        patient="islamic-state",
        place=NINEVEH_TOWN,
    )
    assert holder(paragraphs(under_jihadists(), foe), MOSUL, "2016-08-28") == "islamic-state"


def test_should_a_town_fall_it_has_not() -> None:
    feared = took_qayyarah("Should Al Qayyarah fall, roads would be cut.", "2016-08-25", status="possible")
    undated = replace(feared.claim, when=replace(feared.claim.when, start=None, end=None))
    assert holder(timeline(Told(feared.document, undated)), QAYYARAH, "2016-08-28") is None


def test_a_copy_means_the_friday_of_its_original() -> None:
    words = "On Friday forces retook Al Qayyarah."
    first = took_qayyarah(words, "2016-08-12", by="Agency", on="2016-08-17", when="On Friday")
    copy = took_qayyarah(
        words, "2016-08-26", by="Daily", on="2016-08-28", when="On Friday", copy_of=first.document.id
    )
    assert timeline(first, copy) == timeline(first)


def test_a_share_in_percent_divides_a_town() -> None:
    def taken(sentence: str, share: float | None) -> Control | None:
        counts = {} if share is None else {"percent": (share, share)}
        rows = timeline(
            held("islamic-state", "2016-08-01"),
            *(
                told(
                    sentence,
                    "capture",
                    trigger="took",
                    agent="iraq-forces",
                    patient="islamic-state",
                    by=paper,
                    place=MOSUL,
                    start="2016-08-20",
                    counts=counts,
                )
                for paper in ("Agency", "Daily")
            ),
        )
        return row(rows, MOSUL, "2016-08-28")

    some, most = (
        taken("Forces took a district of Mosul.", None),
        taken("Forces took 90 percent of Mosul.", 90),
    )
    assert some is not None and most is not None
    assert most.status is ControlStatus.CONTESTED and most.belief > some.belief


@pytest.mark.parametrize(
    ("sentence", "trigger", "part"),
    [
        ("Mosul almost completely fell to the group.", "fell", True),
        ("Mosul completely fell to the group.", "fell", False),
        ("The group took nearly all of Mosul.", "took", True),
        ("The group took Mosul citys northern districts.", "took", True),
        ("The group took the city of Mosul.", "took", False),
        ("The group took the left flank of Mosul.", "took", True),
    ],
)
def test_what_is_not_all_of_a_town_is_a_part(sentence: str, trigger: str, part: bool) -> None:
    one = told(sentence, "capture", trigger=trigger, agent="islamic-state", place=MOSUL)
    assert is_part(one.claim, one.claim.place[0], one.document.text) is part


def test_who_is_to_be_driven_out_of_a_former_bastion_is_not_said_to_have_it() -> None:
    def had(sentence: str) -> bool:
        plan = told(
            sentence,
            "capture",
            trigger="take",
            agent="iraq-forces",
            patient="islamic-state",
            place=MOSUL,
            status="planned",
        )
        return holder(timeline(plan), MOSUL, "2016-08-28") == "islamic-state"

    assert had("Forces fight to take the bastion of Mosul.")
    assert not had("Forces fight to take the former bastion of Mosul.")


def test_who_leaves_a_part_had_a_part() -> None:
    def believed(sentence: str) -> float:
        leaves = told(
            sentence,
            "withdraw",
            trigger="drove",
            agent="iraq-forces",
            patient="islamic-state",
            place=MOSUL,
            start="2016-08-28",
        )
        found = row(timeline(leaves), MOSUL, "2016-08-20")
        return found.belief if found is not None and found.holder == "islamic-state" else 0.0

    assert believed("Forces drove the group out of Mosul.") > 0.6
    assert believed("Forces drove the group out of parts of Mosul.") < believed(
        "Forces drove the group out of Mosul."
    )


def further_down(one: Told, *, by: int = 900) -> Told:
    """The same told so many characters behind the beginning of its report."""
    claim, text = one.claim, " " * by + one.document.text
    moved = {
        name: Span(span.start + by, span.end + by)
        for name, span in (("sentence", claim.sentence), ("trigger", claim.trigger))
    }
    return Told(replace(one.document, text=text), replace(claim, **moved))


@pytest.mark.parametrize("type_", ["capture", "withdraw"])
def test_what_is_recalled_far_from_the_news_is_of_no_day(type_: str) -> None:
    fallen = told(
        "They fled when Fallujah fell.",
        type_,
        trigger="fell",
        agent="iraq-forces",
        patient="islamic-state",
        place=FALLUJAH,
        start="2018-08-12",
        on="2018-08-12",
    )
    assert holder(timeline(fallen), FALLUJAH, "2018-08-01") == "islamic-state"
    assert holder(timeline(further_down(fallen)), FALLUJAH, "2018-08-01") != "islamic-state"


def test_what_is_told_near_the_news_is_of_its_day() -> None:
    fallen = further_down(took_qayyarah("Troops retook Al Qayyarah.", "2016-08-25", on="2016-08-25"), by=900)
    beside = replace(
        told("Troops reached Al Qayyarah.", "deploy", place=QAYYARAH, on="2016-08-25").claim,
        document=fallen.document.id,
    )
    far = replace(
        told("Troops reached Fallujah.", "deploy", place=FALLUJAH, on="2016-08-25").claim,
        document=fallen.document.id,
    )
    assert holder(timeline(fallen, Told(fallen.document, beside)), QAYYARAH, "2016-08-20") == "islamic-state"
    assert holder(timeline(fallen, Told(fallen.document, far)), QAYYARAH, "2016-08-20") != "islamic-state"


def test_who_had_fled_by_the_day_of_the_report_may_have_done_so_long_before() -> None:
    def had(**days: str) -> bool:
        left = told(
            "The group was driven out of Mosul.",
            "withdraw",
            trigger="driven",
            agent="iraq-forces",
            patient="islamic-state",
            place=MOSUL,
            on="2019-03-23",
            **days,  # type: ignore[arg-type]
        )
        return holder(timeline(left), MOSUL, "2019-03-20") == "islamic-state"

    assert had(start="2019-03-23")
    assert not had(end="2019-03-23")


def test_a_bastion_that_was_retaken_is_nobodys_bastion_today() -> None:
    sentence = "They were the point of the spear in retaking the bastion of Mosul."
    taken = told(
        sentence,
        "capture",
        trigger="retaking",
        agent="iraq-forces",
        place=MOSUL,
        end="2018-12-21",
        on="2018-12-21",
    )
    held = told(
        sentence,
        "hold",
        trigger="bastion",
        agent="islamic-state",
        place=MOSUL,
        start="2018-12-21",
        on="2018-12-21",
    )
    assert holder(timeline(held), MOSUL, "2018-12-20") == "islamic-state"
    assert holder(timeline(taken, held), MOSUL, "2018-12-20") != "islamic-state"


def test_a_holder_on_whom_somebody_presses_is_carried_less_far() -> None:
    def last_day(*tellings: Told) -> date:
        rows = [one for one in timeline(*tellings) if one.holder == "islamic-state"]
        assert rows and rows[-1].end is not None
        return rows[-1].end

    hold = held("islamic-state", "2016-03-01", place=FALLUJAH)
    plan = told(
        "Forces will retake Fallujah.",
        "operation",
        agent="iraq-forces",
        place=FALLUJAH,
        on="2016-03-01",
        status="planned",
        by="Daily",
    )
    assert last_day(hold, plan) < last_day(hold)


def test_a_holder_is_believed_less_the_longer_nobody_tells_of_it() -> None:
    rows = [one for one in timeline(held("islamic-state", "2016-03-01")) if one.holder == "islamic-state"]
    assert [one.basis for one in rows] == ["carried", "observed", "carried"]
    assert rows[0].belief < rows[1].belief > rows[2].belief


@given(st.integers(min_value=2, max_value=400), st.floats(min_value=0.1, max_value=1.0))
def test_each_day_of_a_vague_change_is_as_likely_the_day(days: int, reading: float) -> None:
    first = date(2015, 1, 1).toordinal()

    def sign(sense: Sense, start: int, end: int, sure: float) -> Sign:
        return Sign(
            sense=sense,
            side="islamic-state",
            first=start,
            last=end,
            reading=sure,
            trust=1.0,
            voice=Voice("Agency", None),
            actors=(),
            event=EventId("e"),
            claim=ClaimId("c"),
            published=None,
        )

    last = first + days - 1
    told_twice = [sign(Sense.TAKEN, first, last, reading), sign(Sense.NOT_HELD, first - 1, first - 1, 1.0)]
    found = believe([*told_twice, sign(Sense.HELD, last + 1, last + 1, 1.0)])
    taken = found.probability[:, found.states.index("islamic-state")]
    middle = first + (days - 1) // 2 - found.first
    assert np.all(np.diff(taken[first - 1 - found.first : last + 1 - found.first]) >= -1e-6)
    assert taken[middle] == pytest.approx(0.5, abs=0.5 / days + 0.1)


def test_a_capture_says_who_has_the_place_on_its_day_and_that_the_loser_has_not() -> None:
    one = took_qayyarah("Iraqi forces retook Qayyarah.", "2016-08-25")
    claims, reports = {one.claim.id: one.claim}, documents([one])
    _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
    day = date(2016, 8, 25).toordinal()
    said = {(sign.sense, sign.side) for sign in signs[QAYYARAH.id] if sign.first == sign.last == day}
    assert said >= {(Sense.HELD, "iraq-government"), (Sense.NOT_HELD, "islamic-state")}
