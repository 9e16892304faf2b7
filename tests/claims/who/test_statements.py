"""What a party's own statement leaves unsaid: whose ministers and troops it tells of, and whose enemy."""

import pytest
from tests.claims.reports import told

from dateline.actors import load_actors
from dateline.claims.who.parties import Parties
from dateline.model import ClaimType, Span


def statement(text: str, publisher: str, country: str, persons: tuple[str, ...] = ()) -> Parties:
    table = load_actors()
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in persons]
    return Parties(table, text, table.find(text), persons=spans, country=country, publisher=publisher)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Our troops", "ukraine-forces"),
        ("Our artillery", "ukraine-forces"),
        ("Our people", "civilians"),
        ("The enemy", "russia-forces"),
        ("the enemy's convoy", "russia-forces"),
    ],
)
def test_a_party_that_speaks_has_troops_and_an_enemy(phrase: str, meant: str):
    text = f"Russian troops shelled Kherson. {phrase} moved at night."
    at = text.index(phrase)
    span = Span(at, at + len(phrase))
    assert statement(text, "Ministry of Defence of Ukraine", "UA").actor(span) == meant


def test_a_paper_has_no_enemy():
    text = "Russian troops shelled Kherson. The invaders moved at night."
    at = text.index("The invaders")
    assert statement(text, "The Evening Post", "UA").actor(Span(at, at + 12)) == "unlisted"


def test_the_enemy_is_whom_a_statement_tells_to_be_fought():
    text = (
        "Peshmerga units learned to use masks. The Peshmerga hold the ridge. Training helps to defeat "
        "Islamic State. The enemy has used chlorine."
    )
    at = text.index("The enemy")
    assert statement(text, "US Central Command", "IQ").actor(Span(at, at + 9)) == "islamic-state"


@pytest.mark.parametrize(
    ("publisher", "phrase", "meant"),
    [
        ("Government of Kenya", "The Department", "kenya"),
        ("Government of Kenya", "Foreign Minister Juma Otieno", "kenya"),
        ("Government of Kenya", "Somali Foreign Minister Warsame Jama", "somalia"),
        ("Government of Kenya", "Mr Otieno", "kenya"),
        ("Government of Kenya", "we", "kenya"),
        ("United Nations", "The Secretary-General", "un"),
        ("The Evening Post", "Foreign Minister Juma Otieno", "somalia"),
        ("The Evening Post", "we", "unlisted"),
    ],
)
def test_offices_in_a_governments_own_statement_are_its_own(publisher: str, phrase: str, meant: str):
    text = f"Foreign Minister Juma Otieno met elders in Kismayo. {phrase} said that al-Shabaab had left."
    at = text.rindex(phrase)
    parties = statement(text, publisher, "SO", persons=("Juma Otieno",))
    assert parties.actor(Span(at, at + len(phrase)), speaks=True) == meant


def test_who_holds_an_office_of_no_government_told_is_of_the_one_that_speaks():
    text = "Minister for Africa, Juma Otieno, welcomed the truce. Otieno said that aid would follow."
    at = text.rindex("Otieno")
    parties = statement(text, "Government of Kenya", "SO", persons=("Juma Otieno",))
    assert parties.actor(Span(at, at + 6), speaks=True) == "kenya"


def test_nobody_is_introduced_as_of_the_paragraph_before_or_of_whom_he_fights():
    above = (
        "The army went on with its fight for the hills around Kismayo, for the port, its bridges and for all "
        "roads that lead to al-Shabaab"
    )
    for text in (
        f"{above}\nCommander Musa Kariuki spoke.",
        "Operation against al-Shabaab Sergeant Musa Kariuki",
    ):
        parties = statement(f"{text} Kariuki died.", "The Evening Post", "SO", persons=("Musa Kariuki",))
        at = text.index("Kariuki")
        assert parties.actor(Span(at, at + 7)) == "unlisted"


def test_whom_a_statement_only_tells_to_say_something_does_not_go_on_to_speak(read):
    _, reading = read(
        "Colonel Osman Barre said:\n\n"
        "Militants again murdered farmers, those they claim to be defending. "
        "Our troops retook the town of Jowhar in Somalia on Monday."
    )
    (retaken,) = told(reading, ClaimType.CAPTURE)
    assert retaken.source and retaken.source.text == "Colonel Osman Barre"


def test_what_i_do_nobody_else_tells(read):
    _, reading = read(
        "Colonel Osman Barre said:\n\n"
        "I condemn the bomb attack in Jowhar in Somalia, for which al-Shabaab has claimed responsibility."
    )
    (blamed,) = told(reading, ClaimType.ACCUSE)
    assert blamed.agent[0].text == "I" and blamed.agent[0].actor != "al-shabaab"


def test_an_acronym_is_of_whose_name_it_abbreviates():
    text = "The Syrian Arab Coalition joined near Raqqa. Aid went to the SAC."
    at = text.index("SAC")
    assert statement(text, "The Evening Post", "SY").actor(Span(at, at + 3)) == "sdf"


def test_the_coalition_is_not_the_one_whose_full_name_comes_later():
    text = "Coalition jets helped the Syrian Arab Coalition near Raqqa. The Coalition struck again."
    at = text.rindex("The Coalition")
    assert statement(text, "The Evening Post", "SY").actor(Span(at, at + 13)) == "coalition"


def test_a_task_force_called_after_an_operation_tells_of_none(read):
    _, reading = read(
        "Two Iraqi soldiers were killed near Mosul, according to a Combined Joint Task Force - Operation "
        "Inherent Resolve statement."
    )
    assert all(claim.type is not ClaimType.OPERATION for claim in reading.claims)
    (killed,) = told(reading, ClaimType.CASUALTIES)
    assert killed.source and killed.source.actor == "coalition" and not killed.agent


def test_our_service_members_are_soldiers(read):
    _, reading = read('"Our brave service members were killed in Syria," the US defence secretary said.')
    (killed,) = told(reading, ClaimType.CASUALTIES)
    assert [p.actor for p in killed.patient] == ["us-forces"]


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [("Our defenders", "ukraine-forces"), ("Our partner forces", "unlisted"), ("our partners", "unlisted")],
)
def test_partners_are_no_forces_of_ones_own_and_nobody_private(phrase: str, meant: str):
    text = f"The ministry met donors. {phrase} came to Kherson."
    at = text.index(phrase)
    span = Span(at, at + len(phrase))
    assert statement(text, "Ministry of Defence of Ukraine", "UA").actor(span) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [("the UK Special Representative for Syria", "uk"), ("the German ambassador to Ukraine", "germany")],
)
def test_an_envoy_is_of_who_sends_him(phrase: str, meant: str):
    text = f"Talks went on. A truce holds, said {phrase}."
    at = text.index(phrase)
    span = Span(at, at + len(phrase))
    assert statement(text, "The Evening Post", "SY").actor(span, speaks=True) == meant


def test_a_title_alone_is_nobodys_surname():
    text = "The Secretary met Sudanese General Abdu Salih in Khartoum."
    at = text.index("The Secretary")
    persons = ("Secretary", "Abdu Salih")
    assert statement(text, "US State Department", "SD", persons).actor(Span(at, at + 13)) == "us"


def test_what_the_enemy_lost_was_not_ones_own(read):
    _, reading = read("Our defenders held Bakhmut in Ukraine on Monday. The aggressor lost 600 soldiers.")
    lost = told(reading, ClaimType.CASUALTIES)[0]
    assert "ukraine-forces" not in {p.actor for p in lost.patient}
