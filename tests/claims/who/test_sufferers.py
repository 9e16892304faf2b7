"""Who suffers by it: each victim, loser and target, and none of those who act."""

import pytest
from tests.claims.reports import told

from dateline.model import ClaimType


def test_who_is_plainly_ousted_is_more_surely_read(read):
    _, reading = read(
        "Daesh overran much of Iraq in 2014. But the extremists have since lost most of the towns they "
        "controlled and were ousted three weeks ago from their de facto Iraqi capital of Mosul."
    )

    assert told(reading, ClaimType.WITHDRAW)[0].confidence > 0.4


def test_who_is_ousted_from_a_town_leaves_it(read):
    _, reading = read("Islamic State lost ground in Iraq and was ousted from its capital of Mosul last week.")
    (claim,) = told(reading, ClaimType.WITHDRAW)
    assert [a.actor for a in claim.patient] == ["islamic-state"]
    assert not claim.agent, "who drives it out is not said"


def test_a_headlines_participle_is_passive(read):
    _, reading = read("Ten soldiers were killed.", headline="Ten soldiers killed in Homs raid")
    claim = told(reading, ClaimType.CASUALTIES)[0]
    assert [a.text for a in claim.patient] == ["Ten soldiers"] and not claim.agent


def test_how_many_shells_were_fired_is_not_whom_they_hit(read):
    _, reading = read("Insurgents fired dozens of rockets and shells on the town of Azaz on Monday.")
    assert {p.text for claim in reading.claims for p in claim.patient}.isdisjoint(
        {"dozens", "rockets", "shells"}
    )


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        ("Adnan Karim was killed in Homs while a child was killed in Hama.", {"Adnan Karim", "a child"}),
        (
            "Ten soldiers were killed and more than 50 others were wounded near Homs.",
            {"Ten soldiers", "more than 50 others"},
        ),
        (
            "The raid killed three guards and wounded two shepherds near Kobani.",
            {"three guards", "two shepherds"},
        ),
        ("Ukraine lost at least 12 soldiers near Bakhmut.", {"at least 12 soldiers"}),
    ],
)
def test_each_verb_keeps_who_suffers_by_it(read, sentence: str, patients: set[str]):
    _, reading = read(sentence)
    claims = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert {p.text for c in claims for p in c.patient} == patients
    assert len({tuple(c.patient) for c in claims}) == len(patients)


@pytest.mark.parametrize(
    ("sentence", "loser"),
    [
        ("M23 rebels seized an army base near Goma on Monday.", "dr-congo-forces"),
        ("Militants captured two Kenyan bases in Gedo last week.", "kenya-forces"),
        ("The Taliban seized Afghan villages near Kunduz.", None),
    ],
)
def test_what_is_taken_is_whose_it_is_called(read, sentence: str, loser: str | None):
    _, reading = read(sentence)
    assert [p.actor for p in told(reading, ClaimType.CAPTURE)[0].patient] == ([loser] if loser else [])


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        ("A mortar bomb killed a policeman and a girl in Kobani.", ["a policeman", "a girl"]),
        ("Shells killed two women and their sons in Kobani.", ["two women and their sons"]),
    ],
)
def test_all_who_are_listed_suffer_and_civilians_as_one(read, sentence: str, patients: list[str]):
    _, reading = read(sentence)
    assert [p.text for p in told(reading, ClaimType.CASUALTIES)[0].patient] == patients


def test_a_town_lost_to_somebody_is_his(read):
    _, reading = read(
        "The militants are reeling from last month's loss of the town of Tal Abyad to Kurdish fighters."
    )
    (claim,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert [a.actor for a in claim.agent] == ["ypg"]


def test_who_is_among_the_dead_is_one_of_them(read):
    _, reading = read(
        "The shelling of Kharkiv killed 10 people including four children and two nurses on Monday."
    )
    killed = told(reading, ClaimType.CASUALTIES)[0]
    assert [p.text for p in killed.patient] == ["10 people"]
    assert {(c.min, c.of) for c in killed.count} >= {(10, "killed"), (4, "children")}


@pytest.mark.parametrize(
    ("body", "agents", "patients"),
    [
        (
            "The base near Azaz was reportedly overrun by Turkish soldiers and later burnt.",
            {"turkey-forces"},
            set(),
        ),
        ("Somali soldiers, backed by Kenyan troops, retook the town of Afmadow.", {"somalia-forces"}, set()),
    ],
)
def test_by_whom_a_passive_is_done_grammar_says(read, body: str, agents: set[str], patients: set[str]):
    claim = told(read(body)[1], ClaimType.CAPTURE)[0]
    assert {a.actor for a in claim.agent} == agents
    assert agents.isdisjoint(p.actor for p in claim.patient)


def test_nobody_does_it_to_himself(read):
    _, reading = read("Responding to fire near Marjah, the Afghan army returned fire, killing them.")
    dead = [p for c in reading.claims if c.type is ClaimType.CASUALTIES for p in c.patient]
    assert all(p.actor != "afghanistan-forces" for p in dead)


def test_nobody_bombs_his_own_positions(read):
    _, reading = read("RSF leader Hemedti said Sudanese army jets bombed their positions in Nyala on Monday.")
    assert [p.actor for p in told(reading, ClaimType.AIRSTRIKE)[0].patient] == ["rsf"]


def test_who_dies_before_he_blows_himself_up_killed_nobody(read):
    _, reading = read("The militants were shot dead in Kirkuk before they could blow themselves up.")
    assert told(reading, ClaimType.CASUALTIES)[0].agent == ()


def test_each_attack_has_its_own_dead(read):
    _, reading = read("Russian raids killed five in Idlib while rebel shelling killed three in Aleppo.")
    killers = [[a.actor for a in claim.agent] for claim in told(reading, ClaimType.CASUALTIES)]
    assert killers == [["russia"], ["syria-rebels"]]


def test_whose_stronghold_it_is_is_told_behind_who_drives_at_it(read):
    _, reading = read(
        "The Syrian regime stepped up its campaign to retake the last opposition stronghold in Homs."
    )
    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["syria-opposition"]


def test_nobody_is_anti_government(read):
    _, reading = read("The war that ruined Aleppo began with anti-government protests in March 2011.")
    assert all(not c.agent for c in told(reading, ClaimType.PROTEST))


def test_who_takes_a_town_together_with_others_does_not_take_it_from_them(read):
    _, reading = read("Amhara forces seized Humera together with the federal army in November 2020.")
    claim = told(reading, ClaimType.CAPTURE)[0]

    assert {a.actor for a in claim.agent} >= {"ethiopia-forces"} and not claim.patient


def test_their_stronghold_is_that_of_those_who_are_advanced_against(read):
    _, reading = read(
        "The Syrian Democratic Forces were advancing against the militants in their last stronghold of Hajin."
    )
    assert [[a.text for a in claim.agent] for claim in told(reading, ClaimType.HOLD)] == [["the militants"]]


def test_a_foreigner_among_the_dead_is_not_their_party(read):
    _, reading = read(
        "Russian warplanes bombed Gori on Sunday, killing five civilians, among them a Dutch cameraman."
    )
    (claim,) = told(reading, ClaimType.CASUALTIES)
    assert [p.actor for p in claim.patient] == ["civilians"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Among the dead was Abdullah Haider, a Taliban commander in Kunduz.", {"taliban"}),
        ("Gunmen killed Abdul Haq, a tribal elder, in Kunduz on Monday.", {"civilians"}),
    ],
)
def test_a_man_and_what_he_is_are_one(read, sentence: str, who: set[str]):
    _, reading = read(sentence)
    (toll,) = told(reading, ClaimType.CASUALTIES)
    assert {p.actor for p in toll.patient} == who and len(toll.patient) == 1


def test_a_state_behind_its_town_is_not_who_is_besieged(read):
    _, reading = read("The Syrian Democratic Forces began to isolate Raqqa, Syria, on 6 November 2016.")
    assert all(p.actor != "syria-government" for claim in reading.claims for p in claim.patient)


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        (
            "At least 10 US Marines and an unknown number of Iraqi soldiers died near Husaybah.",
            ["us-forces", "iraq-forces"],
        ),
        (
            "Four soldiers and dozens of Taliban fighters died in Kunduz.",
            ["afghanistan-forces", "taliban"],
        ),
    ],
)
def test_those_of_whom_only_a_number_is_told_are_listed_too(read, sentence: str, patients: list[str]):
    _, reading = read(sentence)
    assert [p.actor for p in told(reading, ClaimType.CASUALTIES)[0].patient] == patients


def test_a_town_freed_from_an_occupation_is_lost_by_the_occupier(read):
    _, reading = read("Sinjar was liberated after its long occupation by Islamic State.")
    freed = told(reading, ClaimType.CAPTURE)[0]
    assert [p.actor for p in freed.patient] == ["islamic-state"] and not freed.agent


def test_whom_people_flee_is_not_displaced(read):
    _, reading = read("Thousands of Sunni Arabs who had fled the jihadists in Hawija in Iraq reached Dibaga.")
    fled = told(reading, ClaimType.DISPLACE)[0]
    assert [p.actor for p in fled.patient] == ["civilians"]
