"""Events: which claims are one, what they say together, and where they disagree."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.told import FALLUJAH, MOSUL, NINEVEH, QAYYARAH, Told, documents, told, took_qayyarah

from dateline.actors import ActorTable, load_actors
from dateline.events import fuse
from dateline.events.facts import apart_km, facts_of, facts_of_all
from dateline.events.fields import fuse_fields
from dateline.events.score import log_odds
from dateline.events.witness import witnesses_of
from dateline.ids import PlaceId
from dateline.model import ClaimStatus, ClaimType, Count, Event, Grain, Place, Point, Relation

ACTORS = load_actors()


def fused(*tellings: Told, actors: ActorTable = ACTORS) -> tuple[Event, ...]:
    return fuse([one.claim for one in tellings], documents(tellings), actors=actors)


def test_two_accounts_of_the_day_are_one_capture_with_a_dispute() -> None:
    thursday = took_qayyarah(
        "Troops retook Al Qayyarah on Thursday.", "2016-08-25", by="Alalam", when="on Thursday"
    )
    echo = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Delta Post")
    saturday = took_qayyarah(
        "The army retook Al Qayyarah on Saturday.", "2016-08-27", agent="iraq-army", when="on Saturday"
    )
    (event,) = fused(thursday, echo, saturday)
    assert event.start == event.end == date(2016, 8, 25)
    assert event.agent == ("iraq-army",), "the most specific command that agrees"
    assert event.patient == ("islamic-state",)
    (dispute,) = event.disputes
    assert dispute.field == "when"
    assert [position.value for position in dispute.positions] == ["2016-08-25", "2016-08-27"]
    assert dispute.positions[1].claims == (saturday.claim.id,)
    assert event.sources == ("Alalam", "Delta Post", "Tigris Wire")


def test_a_day_inside_a_vague_interval_is_no_dispute() -> None:
    exact = took_qayyarah("Troops retook Al Qayyarah on Thursday.", "2016-08-25")
    vague = took_qayyarah(
        "Troops retook Al Qayyarah this week.", "2016-08-22", end="2016-08-26", by="Delta Post"
    )
    (event,) = fused(exact, vague)
    assert event.disputes == ()
    assert event.start == event.end == date(2016, 8, 25)


def test_a_day_that_words_give_goes_before_one_presumed_from_publication() -> None:
    said = took_qayyarah(
        "Troops retook Al Qayyarah in August.",
        "2016-08-01",
        end="2016-08-31",
        when="in August",
        on="2016-09-06",
    )
    presumed = took_qayyarah("Troops retook Al Qayyarah.", "2016-09-05", on="2016-09-05", by="Delta Post")
    (event,) = fused(said, presumed)
    assert (event.start, event.end) == (date(2016, 8, 1), date(2016, 8, 31))


def test_of_two_days_that_words_give_the_first_report_knows_it() -> None:
    early = took_qayyarah(
        "Troops retook Al Qayyarah in August.",
        "2016-08-01",
        end="2016-08-31",
        when="in August",
        on="2016-09-05",
    )
    late = took_qayyarah(
        "Troops retook Al Qayyarah in September.",
        "2016-09-01",
        end="2016-09-30",
        when="in September",
        on="2017-09-05",
        by="Delta Post",
    )
    (event,) = fused(early, late)
    assert (event.start, event.end) == (date(2016, 8, 1), date(2016, 8, 31))


@pytest.mark.parametrize(
    ("figure", "on", "one"),
    [(280_000, "2017-05-01", False), (230_000, "2017-05-01", True), (280_000, "2016-06-20", True)],
)
def test_what_a_war_has_cost_so_far_is_another_toll_later(figure: float, on: str, one: bool) -> None:
    def toll(killed: float, day: str) -> Told:
        return told(
            f"The war in Nineveh has killed {killed:.0f} people since 2011.",
            "casualties",
            trigger="killed",
            patient="civilians",
            place=NINEVEH,
            start="2011-01-01",
            end=day,
            when="since 2011",
            on=day,
            by=f"Daily of {day}",
            counts={"killed": (killed, None)},
        )

    tellings = toll(230_000, "2016-06-01"), toll(figure, on)
    a, b = facts_of_all([one.claim for one in tellings], documents(tellings))
    assert (log_odds(a, b, ACTORS) > -20) is one


def test_two_reports_of_a_quiet_place_are_likelier_of_one_event() -> None:
    strikes = [
        told("Jets struck Mosul.", "airstrike", by=by, place=MOSUL, on="2016-08-28", start="2016-08-28")
        for by in ("Agency", "Daily")
    ]
    news = [told(f"Mosul waits {n}.", "need", place=MOSUL, on=f"2016-08-{n}") for n in range(22, 31)]

    def odds(*others: Told) -> float:
        tellings = [*strikes, *others]
        a, b, *_ = facts_of_all((one.claim for one in tellings), documents(tellings))
        return log_odds(a, b, ACTORS)

    assert odds() > odds(*news[:4]) > odds(*news)
    far = [told("Mosul waits.", "need", place=MOSUL, on=day) for day in ("2015-08-28", "2017-08-28")]
    assert odds() == odds(*far), "a year away says nothing"


def odds_of(one: Told, other: Told, *others: Told) -> float:
    """Return the log-odds that the first two tell of one event, the others being read, too."""
    tellings = [one, other, *others]
    a, b, *_ = facts_of_all((telling.claim for telling in tellings), documents(tellings))
    return log_odds(a, b, ACTORS)


def test_in_a_quiet_place_a_day_presumed_may_be_the_day_after() -> None:
    def blast(by: str, day: str, when: str | None = None) -> Told:
        sentence = f"{by}: a car bomb went off in Al Qayyarah."
        return told(sentence, "bombing", by=by, place=QAYYARAH, on=day, start=day, when=when)

    said, presumed = blast("Agency", "2016-08-29", "on Monday"), blast("Daily", "2016-08-28")
    news = [told(f"Al Qayyarah waits {n}.", "need", place=QAYYARAH, on=f"2016-08-{n}") for n in range(22, 31)]
    assert odds_of(said, presumed) > odds_of(said, presumed, *news) + 1, "much happens there"
    dated = blast("Daily", "2016-08-28", "on Sunday")
    assert odds_of(said, presumed) > odds_of(said, dated), "both say when"


def test_a_report_that_names_both_days_tells_of_two_deeds() -> None:
    day = {"place": QAYYARAH, "start": "2016-08-29", "when": "on Monday", "by": "Agency"}
    text = "A car bomb went off in Al Qayyarah on Monday, a day after a mine on Sunday."
    later = told(text, "bombing", trigger="bomb", **day)  # type: ignore[arg-type]
    sunday = {**day, "start": "2016-08-28", "when": "on Sunday"}
    before = told(text, "bombing", trigger="mine", **sunday)  # type: ignore[arg-type]
    presumed = told("A blast shook Al Qayyarah.", "bombing", by="Daily", place=QAYYARAH, start="2016-08-28")
    assert odds_of(later, presumed) > odds_of(later, presumed, before) + 1


def test_a_battle_is_told_from_either_end() -> None:
    def fight(by: str, agent: str, patient: str) -> Told:
        day = {"place": QAYYARAH, "start": "2016-08-28", "by": by}
        return told(f"{by}: fighting in Al Qayyarah.", "clash", agent=agent, patient=patient, **day)  # type: ignore[arg-type]

    one = fight("Agency", "iraq-army", "islamic-state")
    ends = odds_of(one, fight("Daily", "islamic-state", "iraq-army"))
    assert ends == odds_of(one, fight("Daily", "iraq-army", "islamic-state"))
    assert ends > odds_of(one, fight("Daily", "peshmerga", "turkey-forces"))


def test_gunmen_may_be_of_any_side() -> None:
    def held(by: str, agent: str) -> Told:
        return told(
            f"{by}: they hold Al Qayyarah.", "hold", by=by, agent=agent, place=QAYYARAH, start="2016-08-28"
        )

    party = held("Agency", "islamic-state")
    assert odds_of(party, held("Daily", "unidentified-armed-group")) > -20
    assert odds_of(party, held("Daily", "iraq-army")) == -20


def test_the_whole_toll_is_compared_not_its_part() -> None:
    whole = told("31 died in Mosul, ten of them in a bus.", "casualties", place=MOSUL, start="2016-08-28")
    counts = tuple(Count(text=str(n), min=n, max=n, of="killed") for n in (31, 10))
    for order in (counts, counts[::-1]):
        fact = facts_of(replace(whole.claim, count=order), whole.document)
        assert fact.figures == {"killed": (31, 31)}


@pytest.mark.parametrize(("when", "groups"), [("on Sunday", 2), (None, 1)])
def test_a_war_of_years_is_not_the_battle_of_a_day(when: str | None, groups: int) -> None:
    war = told(
        "Mosul has seen fighting for two years.", "clash", place=MOSUL, start="2014-06-10", end="2016-08-28"
    )
    battle = told("Fighting shook Mosul.", "clash", by="Daily", place=MOSUL, start="2016-08-28", when=when)
    assert (odds_of(war, battle) == -20) is (groups == 2)


def test_a_plan_is_not_what_happened() -> None:
    plan = told(
        "Troops will retake Mosul.",
        "capture",
        agent="iraq-forces",
        place=MOSUL,
        start="2017-07-09",
        status="planned",
    )
    fact = told("Troops retook Mosul.", "capture", agent="iraq-forces", place=MOSUL, start="2017-07-09")
    assert {event.status for event in fused(plan, fact)} == {ClaimStatus.PLANNED, ClaimStatus.HAPPENED}


def test_a_denial_disputes_the_status() -> None:
    yes = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25")
    too = took_qayyarah("Its forces retook Al Qayyarah.", "2016-08-25", by="Delta Post")
    no = took_qayyarah("Nobody retook Al Qayyarah.", "2016-08-25", status="denied", source="islamic-state")
    (event,) = fused(yes, too, no)
    (dispute,) = event.disputes
    assert dispute.field == "status"
    assert [position.value for position in dispute.positions] == ["happened", "denied"]
    assert event.status is ClaimStatus.HAPPENED


def test_a_hold_a_capture_and_a_withdrawal_stay_three() -> None:
    day = {"place": QAYYARAH, "start": "2016-08-25"}
    hold = told("IS holds Al Qayyarah.", "hold", agent="islamic-state", **day)  # type: ignore[arg-type]
    capture = told("IS lost Al Qayyarah.", "capture", patient="islamic-state", **day)  # type: ignore[arg-type]
    leave = told("IS left Al Qayyarah.", "withdraw", agent="islamic-state", **day)  # type: ignore[arg-type]
    assert sorted(event.type for event in fused(hold, capture, leave)) == ["capture", "hold", "withdraw"]


def test_far_towns_and_far_fortnights_are_apart() -> None:
    here = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25")
    there = told(
        "Forces retook Fallujah.", "capture", agent="iraq-forces", place=FALLUJAH, start="2016-08-25"
    )
    later = took_qayyarah("Forces retook Al Qayyarah.", "2016-11-25", on="2016-11-26")
    assert len(fused(here, there, later)) == 3


def test_a_part_of_a_town_is_not_the_town() -> None:
    part = told(
        "Forces freed 85 percent of Al Qayyarah.",
        "capture",
        agent="iraq-forces",
        place=QAYYARAH,
        start="2016-08-24",
        counts={"percent": (85, 85)},
    )
    assert len(fused(part, took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25"))) == 2


def test_seventy_km_south_of_the_city_is_not_the_city() -> None:
    south = Point(lat=35.77, lon=43.13, radius_km=40.0)
    off = told(
        "Militants shelled a base 70 km south of Mosul.",
        "shelling",
        by="Delta Post",
        place=MOSUL,
        relation=Relation.SOUTH_OF,
        point=south,
        start="2016-08-28",
    )
    city = told("Militants shelled Mosul.", "shelling", place=MOSUL, start="2016-08-28")
    town = told("Militants shelled Al Qayyarah.", "shelling", place=QAYYARAH, start="2016-08-28")
    for other, one in ((city, False), (town, True)):
        assert (block_km(off, other) <= 25.0) is one
    (event,) = fused(off)
    assert (event.place, event.relation, event.point) == (MOSUL, Relation.SOUTH_OF, south)


def test_one_side_of_a_country_is_linked_as_the_country_and_keeps_its_point() -> None:
    iraq = Place(id=PlaceId("99237"), name="Iraq", lat=33.05, lon=43.77, kind="country", country="IQ")
    north = Point(lat=36.29, lon=43.63, radius_km=152.0)
    side = told(
        "Strikes hit northern Iraq.",
        "airstrike",
        place=iraq,
        point=north,
        by="Delta Post",
        start="2016-08-28",
    )
    whole = told("Strikes hit Iraq.", "airstrike", place=iraq, start="2016-08-28")
    assert block_km(side, whole) == 0
    assert [event.point for event in fused(side)] == [north]


def block_km(one: Told, other: Told) -> float:
    return apart_km(*(facts_of(told.claim, told.document) for told in (one, other)))


def test_copies_and_one_spokesman_are_one_source() -> None:
    first = took_qayyarah("Forces retook Al Qayyarah on Thursday.", "2016-08-25", by="Agency")
    copy = took_qayyarah(
        "Forces retook Al Qayyarah on Thursday!", "2016-08-25", by="Daily", copy_of=first.document.id
    )
    assert [event.sources for event in fused(first, copy)] == [("Agency",)]
    said = [
        took_qayyarah(
            f"Forces retook Al Qayyarah, the ministry told {paper}.", "2016-08-25", by=paper, source=who
        )
        for paper, who in (("Daily", "iraq-defence-ministry"), ("Weekly", "iraq-army"))
    ]
    assert [event.sources for event in fused(*said)] == [("iraq-government",)]


def test_tolls_become_low_best_and_high_and_disagree() -> None:
    def toll(by: str, killed: tuple[float | None, float | None]) -> Told:
        return told(
            "An air strike killed people in Mosul.",
            "casualties",
            trigger="killed",
            by=by,
            patient="civilians",
            place=MOSUL,
            on="2017-03-18",
            start="2017-03-17",
            counts={"killed": killed},
        )

    events = fused(toll("Agency", (60, 60)), toll("Daily", (60, None)), toll("Monitor", (50, 62)))
    (event,) = events
    (tally,) = event.counts
    assert (tally.low, tally.best, tally.high) == (50, 60, 62)
    assert event.disputes == ()


def test_the_finest_place_that_claims_support_is_taken() -> None:
    wide = told(
        "Forces retook a town in Nineveh.", "capture", agent="iraq-forces", place=NINEVEH, start="2016-08-25"
    )
    narrow = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25")
    joined = replace(narrow.claim, place=(*wide.claim.place, *narrow.claim.place))
    (event,) = fuse([joined], documents([narrow]), actors=ACTORS)
    assert event.place == QAYYARAH


def test_a_claim_alone_is_an_event_alone() -> None:
    one = told("People marched.", "protest", agent="civilians")
    (event,) = fused(one)
    assert event.claims == (one.claim.id,)
    assert event.type is ClaimType.PROTEST
    assert (event.place, event.start, event.disputes) == (None, None, ())
    assert fused() == ()


DAYS = st.dates(min_value=date(2016, 8, 1), max_value=date(2016, 10, 1))
TELLINGS = st.builds(
    lambda kind, day, by, who, place, status, killed: told(
        f"{who} {kind} {place.name} {day} {status} {killed}",
        kind,
        by=by,
        agent=who,
        place=place,
        start=day.isoformat(),
        status=status,
        counts={"killed": (killed, killed)},
    ),
    st.sampled_from(["capture", "hold", "withdraw", "airstrike", "casualties", "clash"]),
    DAYS,
    st.sampled_from(["Agency", "Daily", "Weekly"]),
    st.sampled_from(["iraq-forces", "iraq-army", "islamic-state", "unspecified", "coalition"]),
    st.sampled_from([QAYYARAH, MOSUL, FALLUJAH, NINEVEH]),
    st.sampled_from(["happened", "planned", "denied", "ongoing"]),
    st.integers(1, 9),
)


@settings(max_examples=60)
@given(st.lists(TELLINGS, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter_and_no_claim_is_lost(
    tellings: list[Told], random: object
) -> None:
    claims = [one.claim for one in tellings]
    events = fuse(claims, documents(tellings), actors=ACTORS)
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert fuse(claims, documents(tellings), actors=ACTORS) == events
    assert sorted(c for event in events for c in event.claims) == sorted({claim.id for claim in claims})


@settings(max_examples=40)
@given(st.lists(TELLINGS, min_size=1, max_size=8))
def test_a_copy_adds_no_source(tellings: list[Told]) -> None:
    first = tellings[0]
    copy = Told(
        replace(first.document, id="dcopy", publisher="Reprint", copy_of=first.document.id),  # type: ignore[arg-type]
        replace(first.claim, id="ccopy", document="dcopy"),  # type: ignore[arg-type]
    )
    before = {name for event in fused(*tellings) for name in event.sources}
    after = {name for event in fused(*tellings, copy) for name in event.sources}
    assert after == before


@settings(max_examples=60)
@given(st.lists(TELLINGS, max_size=14))
def test_no_event_of_a_day_spans_far_towns_or_fortnights(tellings: list[Told]) -> None:
    by_id = {one.claim.id: one.claim for one in tellings}
    for event in fused(*tellings):
        told_of = [by_id[claim] for claim in event.claims]
        if any(claim.type in (ClaimType.HOLD, ClaimType.CLASH) for claim in told_of):
            continue
        days = sorted(claim.when.start for claim in told_of if claim.when.start)
        assert (days[-1] - days[0]).days <= 14
        towns = {m.place.id for c in told_of for m in c.place if m.place and m.place.kind == "town"}
        assert len(towns) <= 1
        assert len({claim.status is ClaimStatus.PLANNED for claim in told_of}) == 1


def test_a_report_does_not_tell_of_what_is_yet_to_come() -> None:
    early = told(
        "Forces retook Al Qayyarah.", "capture", agent="iraq-forces", place=QAYYARAH, on="2016-08-18"
    )
    later = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Daily")
    assert len(fused(early, later)) == 2
    begun = replace(later.claim, when=replace(later.claim.when, start=None))
    assert odds_of(early, replace(later, claim=begun)) > -20, "it may have come before"


def test_a_hold_was_there_before_its_report() -> None:
    def held(by: str, on: str, day: str | None, when: str | None = None) -> Told:
        sentence = f"{by}: IS holds Al Qayyarah."
        return told(
            sentence, "hold", by=by, on=on, agent="islamic-state", place=QAYYARAH, start=day, when=when
        )

    early = held("Agency", "2016-08-20", None)
    assert odds_of(early, held("Daily", "2016-08-25", "2016-08-25")) > -20
    assert odds_of(early, held("Daily", "2016-08-25", "2016-08-25", "since Thursday")) == -20


def test_days_in_the_wrong_order_are_put_right() -> None:
    (event,) = fused(
        told("Clash in Mosul.", "clash", place=MOSUL, on="2016-09-01", start="2016-08-30", end="2016-08-28")
    )
    assert (str(event.start), str(event.end)) == ("2016-08-28", "2016-08-30")


def test_one_odd_reading_of_who_acted_does_not_name_the_actor() -> None:
    place, day = MOSUL, {"start": "2016-08-28"}
    claims = [
        told(f"Forces shelled Mosul, said {paper}.", "shelling", by=paper, agent=who, place=place, **day)
        for paper, who in [(f"Paper {n}", "iraq-forces") for n in range(5)] + [("Odd Post", "iraq-cts")]
    ]
    (event,) = fused(*claims)
    assert event.agent == ("iraq-forces",)
    (event,) = fused(claims[0], claims[-1])
    assert event.agent == ("iraq-cts",)


def test_a_war_in_all_of_a_country_is_not_one_in_its_north() -> None:
    iraq = Place(id=PlaceId("99237"), name="Iraq", lat=33.05, lon=43.77, kind="country", country="IQ")
    north = Point(lat=36.29, lon=43.63, radius_km=152.0)
    whole = [
        told(f"War goes on in Iraq, said {paper}.", "clash", by=paper, place=iraq, start="2016-08-28")
        for paper in ("Daily", "Weekly", "Hourly")
    ]
    side = told(
        "War goes on in northern Iraq.", "clash", place=iraq, point=north, by="Post", start="2016-08-28"
    )
    (event,) = fused(*whole, side)
    assert event.point is None


def test_a_war_of_six_years_began_on_the_day_that_is_said() -> None:
    def war(by: str, when: str | None, start: str, end: str = "2016-08-15", grain: str = "day") -> Told:
        made = told(
            f"War rages, {by} says.",
            "clash",
            trigger="War",
            place=NINEVEH,
            by=by,
            when=when,
            start=start,
            end=end,
        )
        return replace(made, claim=replace(made.claim, when=replace(made.claim.when, grain=Grain(grain))))

    said = war("Wire", "in March 2011", "2011-03-01", "2011-03-31")
    rough = war("Daily", "the six-year", "2010-01-01", grain="year")
    of_year = war("Post", "since 2011", "2011-01-01", "2011-12-31")
    today = war("Herald", None, "2016-08-14")

    def begins(*tellings: Told) -> date | None:
        claims = sorted((one.claim for one in tellings), key=lambda claim: claim.id)
        return fuse_fields(witnesses_of(claims, documents(tellings), actors=ACTORS), actors=ACTORS).start

    assert begins(said, rough, of_year, today) == date(2011, 3, 1)
    assert begins(said, of_year) == date(2011, 3, 1)
    assert begins(rough, today) == date(2010, 1, 1)
    assert begins(of_year, today) == date(2011, 1, 1)
    assert begins(war("Old", "in 2003", "2003-01-01", "2003-12-31"), said) == date(2003, 1, 1)
