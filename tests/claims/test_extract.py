"""Claims of reports written for these tests, read by the shipped model."""

import gc
from datetime import date

import pytest

from dateline import cycles
from dateline.ids import DocumentId
from dateline.model import Claim, ClaimStatus, ClaimType, Document, Moment, Span
from dateline.stages import Stages


def one(reading, type_: ClaimType) -> Claim:
    found = [claim for claim in reading.claims if claim.type is type_]
    assert found, [(c.type, c.status) for c in reading.claims]
    return found[0]


def test_a_capture_has_taker_loser_place_day_and_source(read):
    document, reading = read(
        "Iraqi forces retook the town of Qayyarah from Islamic State on Thursday, the army said."
    )
    claim = one(reading, ClaimType.CAPTURE)
    assert claim.trigger.of(document.text) == "retook"
    assert [a.actor for a in claim.agent] == ["iraq-forces"]
    assert [p.actor for p in claim.patient] == ["islamic-state"]
    assert [p.text for p in claim.place] == ["Qayyarah"]
    assert (claim.when.start, claim.when.end) == (date(2016, 8, 25), date(2016, 8, 25))
    assert claim.status is ClaimStatus.HAPPENED
    assert claim.source is not None and "army" in claim.source.text


def test_a_town_that_falls_is_taken_by_whom_it_falls_to(read):
    _, reading = read("The city of Fallujah fell to ISIS in January 2014.")
    claim = one(reading, ClaimType.CAPTURE)
    assert [a.actor for a in claim.agent] == ["islamic-state"]
    assert claim.place[0].place is not None and claim.place[0].place.country == "IQ"
    assert (claim.when.start, claim.when.end) == (date(2014, 1, 1), date(2014, 1, 31))


def test_a_hold_since_a_month_reaches_up_to_the_report(read):
    _, reading = read("The group Islamic State has held the city of Mosul since June 2014.")
    claim = one(reading, ClaimType.HOLD)
    assert [a.actor for a in claim.agent] == ["islamic-state"]
    assert claim.when.start_iso() == "2014-06" and claim.when.end == date(2016, 8, 26)


def test_figures_belong_to_their_verbs(read):
    _, reading = read("At least 10 people were killed and 32 were wounded in a suicide bombing in Baghdad.")
    counts = {(count.of, count.min) for claim in reading.claims for count in claim.count}
    assert ("killed", 10) in counts and ("wounded", 32) in counts


def test_spans_quote_the_document(read):
    document, reading = read(
        "Turkish jets bombed Kurdish fighters near Afrin on Sunday.", headline="Air raids near Afrin: monitor"
    )
    assert reading.claims
    for claim in reading.claims:
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end
        for mention in (*claim.agent, *claim.patient, *claim.place):
            assert mention.span.of(document.text) == mention.text


def test_every_claim_has_its_own_id_and_reading_again_gives_the_same(read):
    body = "Rebels shelled the airport on Monday. The army said two soldiers died. Rebels shelled it again."
    _, first = read(body)
    _, second = read(body)
    ids = [claim.id for claim in first.claims]
    assert len(set(ids)) == len(ids) and first.claims == second.claims


def test_without_a_publication_day_relative_days_stay_open(read):
    _, reading = read("Iraqi forces retook the town of Qayyarah on Thursday.", published=None)
    claim = one(reading, ClaimType.CAPTURE)
    assert (claim.when.text, claim.when.start, claim.when.end) == ("on Thursday", None, None)


def test_a_text_without_events_claims_nothing(read):
    _, reading = read("The museum opens at nine. Tickets cost five euros, and children enter free of charge.")
    assert reading.claims == ()


def test_an_outlet_of_one_country_means_the_namesake_there() -> None:
    extract = Stages().extractor()
    body = "Gunmen killed three people in Tripoli on Saturday, the police said."
    countries = {}
    for outlet in ("The Libya Observer", "Naharnet"):
        document = Document(
            id=DocumentId(outlet),
            name=outlet,
            ref="report.txt",
            text=body,
            body=Span(0, len(body)),
            published=Moment(date(2020, 1, 5)),
            publisher=outlet,
        )
        countries[outlet] = {m.place.country for c in extract(document) for m in c.place if m.place}
    assert countries == {"The Libya Observer": {"LY"}, "Naharnet": {"LB"}}


@pytest.mark.parametrize(
    "text",
    [
        "Suicide bombing in Hama market at noon kills six and wounds 19 says monitoring group",
        "The explosion in Hama was also reported by state media with the agency saying six were killed.",
        "The monitor also reported the bombing in Hama putting the number of civilians killed at six.",
    ],
)
def test_what_happened_is_not_who_says_so(read, text: str) -> None:
    _, reading = read(text)
    sources = [c.source.text.lower() for c in reading.claims if c.source]
    assert reading.claims and not any("bombing" in source or "explosion" in source for source in sources)


def test_reading_leaves_no_cycles_that_were_to_be_sought(read):
    text = "Iraqi forces retook the town of Qayyarah from Islamic State on Thursday, the army said."
    read(text)
    gc.collect()
    with cycles.not_sought():
        read(text)
        assert gc.collect() == 0
