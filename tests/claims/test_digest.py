"""Digests: pages of several reports from several countries."""

from datetime import date

import pytest
from tests.claims.reports import told

from dateline.model import ClaimType

CITIES = (
    "BAGHDAD — Gunmen killed three policemen at a checkpoint on Wednesday, officials said.\n\n"
    "KABUL (AP) — A suicide bomber struck a police bus on Wednesday, killing nine people.\n\n"
    "SANAA, May 12 — Air strikes hit a market in the capital. At least 20 civilians died, medics said."
)
COUNTRIES = (
    "Syria\n\nRebels shelled Mhardeh, killing four people.\n\n"
    "Libya: Government forces retook positions south of the capital.\n\n"
    "NIGERIA\n\nRebels attacked an army base near Maiduguri and killed 12 soldiers."
)


def test_each_city_that_a_digest_is_sent_from_has_its_own_report(read):
    _, reading = read(CITIES, headline="World in brief", published=date(2016, 5, 12))
    killed = told(reading, ClaimType.CASUALTIES)
    assert [[p.place.name for p in claim.place if p.place] for claim in killed] == [
        ["Baghdad"],
        ["Kabul"],
        ["Sanaa"],
    ]
    assert killed[0].patient[0].actor == "iraq-police"
    bus = told(reading, ClaimType.BOMBING)[-1]
    assert bus.patient[0].actor == "afghanistan-police"


def test_each_country_of_a_digest_has_its_own_rebels_and_capital(read):
    _, reading = read(COUNTRIES, headline="This week's wars", published=date(2019, 8, 5))
    (shelled,) = told(reading, ClaimType.SHELLING)
    (attacked,) = told(reading, ClaimType.ATTACK)
    (retaken,) = told(reading, ClaimType.CAPTURE)
    assert shelled.agent[0].actor == "syria-rebels"
    assert attacked.agent[0].actor == "boko-haram"
    assert attacked.patient[0].actor.startswith("nigeria")
    assert [p.place.name for p in retaken.place if p.place] == ["Tripoli"]


def test_items_under_countries_go_on_with_what_stands_above_them(read):
    _, reading = read(
        "On 25 July coalition forces conducted 20 strikes against ISIL in Syria and Iraq.\n\n"
        "Syria\n\nNear Palmyra, one strike destroyed a tank.\n\n"
        "Iraq\n\nNear Mosul, two strikes destroyed three buildings.",
        published=date(2016, 7, 26),
    )
    strikes = told(reading, ClaimType.AIRSTRIKE)
    assert [claim.agent[0].actor for claim in strikes] == ["coalition"] * 3
    assert {claim.when.start for claim in strikes} == {date(2016, 7, 25)}


def test_names_are_listed_once(read):
    document, reading = read(COUNTRIES, headline="This week's wars", published=date(2019, 8, 5))
    spans = [one.mention.span for one in reading.toponyms]
    assert spans == sorted(set(spans))
    assert any(span.of(document.text) == "Maiduguri" for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "BAGHDAD — Gunmen killed three policemen in Kirkuk.\n\nMore was not known.",
        "Syria\n\nRebels shelled Mhardeh.\n\nSyria\n\nTroops shelled Idlib.",
        "They fled to\nJordan\nand from there to\nTurkey\nin the end, aid workers said.",
    ],
)
def test_one_country_or_a_broken_line_makes_no_digest(text: str, read):
    _, reading = read(text, published=date(2016, 5, 12))
    assert len({p.place.country for claim in reading.claims for p in claim.place if p.place}) <= 1
