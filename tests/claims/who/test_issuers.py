"""Who is meant in statements of parties, which speak of themselves, and under headings."""

import pytest
from tests.claims.reports import told

from dateline.actors import load_actors
from dateline.claims.who.abbreviations import without_others
from dateline.claims.who.descriptions import issuer
from dateline.model import ClaimType


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Military communiqué issued by the General Command", "the General Command"),
        ("Statement of the Kachin Independence Army", "the Kachin Independence Army"),
        ("Ministry of Defence of the Republic of Armenia", "Ministry of Defence of the Republic of Armenia"),
        ("UN report says the army killed twenty", None),
        ("Army statement: ten soldiers dead", None),
    ],
)
def test_the_first_line_of_a_statement_says_who_issues_it(line: str, who: str | None):
    assert issuer(f"{line}\n\nOur forces struck.") == who


def test_we_are_who_issues_the_statement(read):
    _, reading = read(
        "Our forces captured the village of Kafr Nabl on Thursday. We shelled the barracks in Maarat.",
        headline="Statement by the Free Syrian Army",
    )
    (capture,), (shelling,) = (told(reading, t) for t in (ClaimType.CAPTURE, ClaimType.SHELLING))
    assert capture.agent[0].actor == shelling.agent[0].actor == "fsa"


def test_the_occupation_is_the_enemy_of_who_speaks_and_never_his_own(read):
    _, reading = read(
        "Hamas fighters shelled the Israeli army near Rafah. We struck the occupation forces in Jabalia.",
        headline="Communiqué of the al-Qassam Brigades",
    )
    assert all(p.actor != "hamas" for claim in reading.claims for p in claim.patient)


def test_rebels_in_libya_are_those_of_2011(read):
    _, reading = read("Rebels captured the Libyan town of Zawiya on Saturday.")
    assert told(reading, ClaimType.CAPTURE)[0].agent[0].actor == "libya-ntc"


def test_an_acronym_that_a_report_explains_is_no_group_of_another_country():
    table = load_actors()
    text = "The Union of Congolese Patriots (UPC) held Bunia. The UPC fled."
    names = table.find(text)
    assert "seleka" in {name.actor for name in names}
    assert "seleka" not in {name.actor for name in without_others(text, names, lambda _: False)}
    assert without_others(text, names, lambda _: True) == list(names)
    plain = "The UPC fled."
    assert without_others(plain, table.find(plain), lambda _: False) == list(table.find(plain))


@pytest.mark.parametrize(
    "headline",
    ["Somalia: Al-Shabaab loses the town of Barawe", "Somalia: The army attacked Al-Shabaab in Barawe"],
)
def test_what_a_headline_begins_with_before_a_colon_is_no_party_to_it(read, headline: str):
    document, reading = read("The army entered Barawe.", headline=headline)
    parties = [one for claim in reading.claims for one in (*claim.agent, *claim.patient)]
    assert all(one.span.start > 0 for one in parties)


def test_who_takes_over_is_the_subject_of_its_own_verb(read):
    _, reading = read(
        "Ethiopian soldiers left Huddur on Friday and al-Shabaab took over the town hours later."
    )
    assert [one.actor for one in told(reading, ClaimType.CAPTURE)[0].agent] == ["al-shabaab"]


def test_those_between_whom_there_were_clashes_are_all_who_fought(read):
    _, reading = read(
        "The UN mission, which left Ber after clashes between the Malian army and Tuareg rebels, is to leave."
    )
    assert "un" not in {one.actor for one in told(reading, ClaimType.CLASH)[0].agent}


def test_who_declares_a_town_freed_has_not_lost_it(read):
    _, reading = read("President Rodrigo Duterte declared Marawi liberated on Tuesday.")
    assert told(reading, ClaimType.CAPTURE)[0].patient == ()


def test_the_world_health_organization_is_no_pronoun(read):
    _, reading = read("WHO sent medical supplies to the city of Taiz.")
    assert [one.actor for one in told(reading, ClaimType.AID)[0].agent] == ["un"]


def test_no_number_of_a_date_is_somebody(read):
    _, reading = read(
        "The JTF and Boko Haram fought in Baga, Borno state, on 16-17 August; the Red Cross said 20 died."
    )
    assert all(p.text != "16" for claim in reading.claims for p in claim.patient)


def test_who_is_driven_out_is_whose_stronghold_the_town_was(read):
    _, reading = read(
        "Somali troops backed by AMISOM on Thursday took full control of Barawe, which has been Al-Shabaab's "
        "main stronghold since it was driven out of Kismayo in 2012."
    )
    (driven,) = told(reading, ClaimType.WITHDRAW)
    assert [one.actor for one in driven.patient] == ["al-shabaab"]


@pytest.mark.parametrize(
    ("who", "actor"), [("SLPP soldiers", "unlisted"), ("Congolese soldiers", "dr-congo-forces")]
)
def test_soldiers_of_an_acronym_nobody_knows_are_not_the_home_armys(read, who: str, actor: str):
    _, reading = read(f"{who} captured the Congolese town of Mongbwalu on Thursday.")
    assert [one.actor for one in told(reading, ClaimType.CAPTURE)[0].agent] == [actor]
