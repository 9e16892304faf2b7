"""Who takes what from whom: reports written for these tests, read by the shipped model."""

import pytest
from tests.claims.reports import told

from dateline.claims.draft import lists
from dateline.model import ClaimStatus, ClaimType


@pytest.mark.parametrize(
    ("between", "joined"),
    [(", ", True), (" and ", True), (" ", False), (" in the ", False), (" and the village of ", True)],
)
def test_a_list_needs_a_comma_or_a_conjunction(between: str, joined: bool):
    assert lists(between) is joined


def test_who_backs_is_not_who_takes(read):
    _, reading = read(
        "Syrian rebels backed by Turkish tanks captured the border town of Jarabulus from Islamic State "
        "on Wednesday."
    )
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert [a.actor for a in claim.agent] == ["syria-rebels"]
    assert [p.actor for p in claim.patient] == ["islamic-state"]


def test_all_who_back_do_not_take(read):
    _, reading = read("Ethiopian troops supported by drones and regional militias retook Lalibela on Monday.")

    assert [a.text for a in told(reading, ClaimType.CAPTURE)[0].agent] == ["Ethiopian troops"]


def test_a_hyphen_parts_no_holder_of_two_words_from_what_is_held(read):
    _, reading = read(
        "Syria (AFP) Air strikes on a bakery in Syrias Al Qaeda-held city of Ariha killed nine civilians on "
        "Monday as hundreds fled a besieged Daesh bastion near the Iraqi border."
    )

    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["al-qaeda"]


def test_who_is_plainly_ousted_is_more_surely_read(read):
    _, reading = read(
        "Daesh overran much of Iraq in 2014. But the extremists have since lost most of the towns they "
        "controlled and were ousted three weeks ago from their de facto Iraqi capital of Mosul."
    )

    assert told(reading, ClaimType.WITHDRAW)[0].confidence > 0.4


def test_what_an_offensive_was_begun_for_is_a_plan(read):
    _, reading = read(
        "The army and its allies began a large offensive to gain control of the northern city of Aleppo a "
        "monitor and residents said on Monday."
    )

    assert [claim.status for claim in told(reading, ClaimType.CAPTURE)] == ["planned"]


def test_an_occupation_of_months_is_a_hold(read):
    _, reading = read("Residents came home to Palmyra after ten months of Islamic State occupation.")

    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["islamic-state"]


def test_who_loses_a_town_does_not_take_it(read):
    _, reading = read("The army lost the city of Palmyra to Islamic State on 11 December.")
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert [a.actor for a in claim.agent] == ["islamic-state"]


def test_who_is_ousted_from_a_town_leaves_it(read):
    _, reading = read("Islamic State lost ground in Iraq and was ousted from its capital of Mosul last week.")
    (claim,) = told(reading, ClaimType.WITHDRAW)
    assert [a.actor for a in claim.patient] == ["islamic-state"]
    assert not claim.agent, "who drives it out is not said"


def test_a_town_retaken_was_taken_by_whom_the_report_names(read):
    _, reading = read(
        "Iraqi forces retook Fallujah from Islamic State on Sunday. Fallujah was retaken quickly."
    )
    for claim in told(reading, ClaimType.CAPTURE):
        assert [a.actor for a in claim.agent] == ["iraq-forces"]
        assert [p.actor for p in claim.patient] == ["islamic-state"]


def test_an_assault_has_one_agent(read):
    _, reading = read("The army repelled a rebel assault on Hama on Monday.")
    claim = told(reading, ClaimType.CLASH)[0]
    assert len(claim.agent) == 1


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


def test_who_is_attacked_does_not_attack(read):
    _, reading = read("The chief said the army was attacked near Gao in Mali.")
    (claim,) = reading.claims
    assert (claim.agent, [p.text for p in claim.patient]) == ((), ["the army"])


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


def test_who_attacks_in_vain_is_fended_off(read):
    document, reading = read("The army foiled a terrorist attack near Damascus.")
    (foiled,) = [c for c in reading.claims if "foiled" in c.trigger.of(document.text)]
    assert [p.text for p in foiled.patient] == ["terrorist"]


def test_who_is_acted_against_and_who_loses_do_not_act(read):
    _, reading = read("The advances against Islamic State near Raqqa slowed on Monday.")
    (claim,) = reading.claims
    assert (claim.agent, [p.actor for p in claim.patient]) == ((), ["islamic-state"])
    _, reading = read("The junta lost five tanks near Lashio on Monday.")
    assert not [(c.type, c.trigger, c.agent) for c in reading.claims if c.agent]


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


def test_fighters_listed_with_an_army_fight_beside_it(read):
    _, reading = read("The Syrian army and fighters from Hezbollah retook Yabroud on Monday.")
    agents = [(a.text, a.actor) for a in told(reading, ClaimType.CAPTURE)[0].agent]
    assert agents == [("The Syrian army", "syria-forces"), ("fighters", "hezbollah")]


def test_villagers_seize_and_smash(read):
    _, reading = read("On Sunday fishermen seized a militant near Barawe.")
    assert [a.text for a in told(reading, ClaimType.DETAIN)[0].agent] == ["fishermen"]
    _, reading = read("A crowd stormed the police station in Goma, smashing windows and burning two cars.")
    assert [a.text for a in told(reading, ClaimType.DESTROY)[0].agent] == ["A crowd"]


def test_who_fends_off_an_attack_suffers_it_and_who_is_helped_does_not_strike(read):
    document, reading = read("Kurdish YPG fighters fought off several attacks near Kobani on Monday.")
    attack = next(c for c in reading.claims if c.trigger.of(document.text) == "attacks")
    assert ([a.actor for a in attack.agent], [p.actor for p in attack.patient]) == ([], ["ypg"])
    _, reading = read(
        "In support of the Iraqi Security Forces, coalition aircraft conducted a strike near Rawa."
    )
    assert {a.actor for c in reading.claims for a in c.agent} == {"coalition"}


def test_who_is_in_charge_of_operations_tells_of_none(read):
    _, reading = read(
        "The head of operations, General Sergey Rudskoy, said that 18,000 civilians had fled Aleppo."
    )
    assert ClaimType.OPERATION not in {c.type for c in reading.claims}


def test_a_town_lost_to_somebody_is_his(read):
    _, reading = read(
        "The militants are reeling from last month's loss of the town of Tal Abyad to Kurdish fighters."
    )
    (claim,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert [a.actor for a in claim.agent] == ["ypg"]


def test_a_war_does_nothing_itself(read):
    _, reading = read(
        "Some 400,000 people have been killed since Syria's war began with a brutal repression."
    )
    assert {a.text for claim in reading.claims for a in claim.agent}.isdisjoint({"Syria's war", "Syria"})


def test_all_members_of_a_list_act(read):
    _, reading = read("Russian and regime air strikes killed 47 people in the town of Azaz on Saturday.")
    struck = next(c for c in reading.claims if c.type is ClaimType.AIRSTRIKE)
    assert {a.text for a in struck.agent} == {"Russian", "regime"}


def test_who_is_among_the_dead_is_one_of_them(read):
    _, reading = read(
        "The shelling of Kharkiv killed 10 people including four children and two nurses on Monday."
    )
    killed = told(reading, ClaimType.CASUALTIES)[0]
    assert [p.text for p in killed.patient] == ["10 people"]
    assert {(c.min, c.of) for c in killed.count} >= {(10, "killed"), (4, "children")}


def test_a_missile_is_used_and_nobody(read):
    _, reading = read(
        "A ground-to-ground missile struck the market of Kharkiv on Monday and killed three people."
    )
    assert all("missile" not in a.text for claim in reading.claims for a in claim.agent)


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


@pytest.mark.parametrize(
    ("body", "type_", "agents"),
    [
        ("It was not clear who carried out the attack on the market in Azaz.", ClaimType.ATTACK, []),
        (
            "Hezbollah fought alongside the Syrian army against rebels near Qusayr on Monday.",
            ClaimType.CLASH,
            ["hezbollah", "syria-forces"],
        ),
        (
            "The Syrian army in cooperation with the National Defence Forces clashed with rebels in Hama.",
            ClaimType.CLASH,
            ["syria-forces", "ndf"],
        ),
        ("Police put the death toll in Homs at 16.", ClaimType.CASUALTIES, []),
        ("A convoy with Kenyan soldiers came under attack near Lamu on Monday.", ClaimType.ATTACK, []),
        (
            "A missile that opposition groups say killed nine people hit Douma on Monday.",
            ClaimType.CASUALTIES,
            [],
        ),
        (
            "The coalition launched raids to drive Islamic State out of its last stronghold, Baghuz.",
            ClaimType.HOLD,
            ["islamic-state"],
        ),
    ],
)
def test_who_acts_is_not_who_asks_counts_or_tells(read, body: str, type_: ClaimType, agents: list[str]):
    _, reading = read(body)
    claim = told(reading, type_)[0]
    assert sorted(a.actor for a in claim.agent) == sorted(agents)


def test_a_party_acts_once_under_two_names(read):
    _, reading = read("The regime of Bashar al-Assad, the Syrian government, bombed Douma on Monday.")
    agents = [a.actor for a in told(reading, ClaimType.AIRSTRIKE)[0].agent]
    assert len(agents) == len(set(agents))


def test_nobody_does_it_to_himself(read):
    _, reading = read("Responding to fire near Marjah, the Afghan army returned fire, killing them.")
    dead = [p for c in reading.claims if c.type is ClaimType.CASUALTIES for p in c.patient]
    assert all(p.actor != "afghanistan-forces" for p in dead)


def test_whose_planes_struck_is_not_where(read):
    _, reading = read("Russian planes struck the market on Saturday. The army said nine people were killed.")
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert killed.source is not None
    assert killed.source.actor != "russia-army"


def test_nobody_bombs_his_own_positions(read):
    _, reading = read("RSF leader Hemedti said Sudanese army jets bombed their positions in Nyala on Monday.")
    assert [p.actor for p in told(reading, ClaimType.AIRSTRIKE)[0].patient] == ["rsf"]


@pytest.mark.parametrize(
    ("sentence", "type_", "agents"),
    [
        (
            "Air strikes carried out by Saudi Arabia killed 12 in Saada.",
            ClaimType.AIRSTRIKE,
            ["saudi-arabia"],
        ),
        ("Rockets fired by Hezbollah killed two in Metula.", ClaimType.SHELLING, ["hezbollah"]),
        ("The offensive that the Iraqi army launched freed Tikrit.", ClaimType.OPERATION, ["iraq-army"]),
        ("The truce that Moscow mediated in October broke down.", ClaimType.NEGOTIATE, ["russia"]),
        ("A push begun by the Taliban to encircle Kunduz failed.", ClaimType.BESIEGE, ["taliban"]),
    ],
)
def test_who_does_it_is_told_in_a_clause_about_it(read, sentence: str, type_: ClaimType, agents: list[str]):
    _, reading = read(sentence)
    assert [a.actor for a in told(reading, type_)[0].agent] == agents


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Four nurses of the Red Crescent were killed in bombing in Aleppo.", ClaimType.AIRSTRIKE),
        ("Civil defence teams pulled 12 dead from the rubble in Idlib.", ClaimType.CASUALTIES),
        ("The Idlib strikes killed ten people.", ClaimType.AIRSTRIKE),
        ("Soldiers of the Nigerian army died in a blast in Maiduguri.", ClaimType.BOMBING),
    ],
)
def test_who_is_struck_who_helps_and_where_it_was_strike_nobody(read, sentence: str, type_: ClaimType):
    _, reading = read(sentence)
    assert told(reading, type_)[0].agent == ()


def test_who_acts_is_named_without_the_day(read):
    _, reading = read("On May 2 Turkish forces struck Jarablus. Kurdish fighters late Sunday took Manbij.")
    texts = {a.text for claim in reading.claims for a in claim.agent}
    assert texts == {"Turkish forces", "Kurdish fighters"}


def test_who_dies_before_he_blows_himself_up_killed_nobody(read):
    _, reading = read("The militants were shot dead in Kirkuk before they could blow themselves up.")
    assert told(reading, ClaimType.CASUALTIES)[0].agent == ()


def test_each_attack_has_its_own_dead(read):
    _, reading = read("Russian raids killed five in Idlib while rebel shelling killed three in Aleppo.")
    killers = [[a.actor for a in claim.agent] for claim in told(reading, ClaimType.CASUALTIES)]
    assert killers == [["russia"], ["syria-rebels"]]


def test_what_is_used_by_somebody_serves_his_ends(read):
    _, reading = read("Troops destroyed a boat used by the Houthis to attack ships off Hodeidah.")
    assert [a.actor for a in told(reading, ClaimType.ATTACK)[0].agent] == ["houthis"]


def test_what_is_said_of_a_raid_names_nobody_anew(read):
    _, reading = read(
        "ISIS claimed a suicide attack on a rival rebel group in Dumeir on Sunday that killed 16 people."
    )
    killers = {a.actor for claim in told(reading, ClaimType.CASUALTIES) for a in claim.agent}
    assert killers == {"islamic-state"}


def test_who_takes_what_is_told_of_in_a_clause_takes_it(read):
    _, reading = read("The rebels retook an area of Aleppo that fell to regime forces on Sunday.")
    fell = next(c for c in told(reading, ClaimType.CAPTURE) if c.trigger.start > 40)
    assert [a.actor for a in fell.agent] == ["syria-forces"]


def test_whose_stronghold_it_is_is_told_behind_who_drives_at_it(read):
    _, reading = read(
        "The Syrian regime stepped up its campaign to retake the last opposition stronghold in Homs."
    )
    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["syria-opposition"]


def test_nobody_is_anti_government(read):
    _, reading = read("The war that ruined Aleppo began with anti-government protests in March 2011.")
    assert all(not c.agent for c in told(reading, ClaimType.PROTEST))


def test_who_stands_before_a_fall_has_not_taken_what_fell(read):
    _, reading = read("The militia lost heart when Tadmur fell to the alliance.")
    assert told(reading, ClaimType.CAPTURE)[0].agent == ()


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Turkey will launch a military operation against the Kurds in northern Syria, Erdogan said.",
            ["turkey"],
        ),
        ("The military operation in Idlib in Syria began on Monday.", []),
        ("The Syrian military's offensive on Idlib began on Monday.", ["syria-forces"]),
    ],
)
def test_a_military_operation_is_not_the_armys_for_that(read, text: str, doers: list[str]):
    _, reading = read(text)
    assert [a.actor for a in told(reading, ClaimType.OPERATION)[0].agent] == doers


def test_whose_control_a_stronghold_is_outside_of_does_not_hold_it(read):
    _, reading = read("Idlib and Hama are two bastions in Syria still outside government control.")
    held = {c.status: [a.actor for a in c.agent] for c in told(reading, ClaimType.HOLD)}
    assert held[ClaimStatus.DENIED] == ["syria-government"]
    assert "syria-government" not in held.get(ClaimStatus.ONGOING, [])


@pytest.mark.parametrize(
    ("sentence", "type_", "who"),
    [
        (
            "Al-Shabaab claimed responsibility for the raid on a hotel in Kismayo.",
            ClaimType.ATTACK,
            "al-shabaab",
        ),
        (
            "The murder of the judge in Lima is attributed to the Shining Path.",
            ClaimType.ATTACK,
            "shining-path",
        ),
        ("The army held Boko Haram responsible for the ambush near Bama.", ClaimType.ATTACK, "boko-haram"),
        ("In Mali the army arrested soldiers implicated in a coup attempt.", ClaimType.ATTACK, "forces"),
    ],
)
def test_who_is_said_to_be_behind_an_event_did_it(read, sentence: str, type_: ClaimType, who: str):
    _, reading = read(sentence)
    agents = [a.actor for claim in told(reading, type_) for a in claim.agent]
    assert agents and all(who in actor for actor in agents)


def test_who_shot_whom_fatally_is_told_by_the_shooting(read):
    _, reading = read(
        "Officer John Smith was charged in the fatal shooting of teenager Paul Brown in Chicago."
    )
    (claim,) = told(reading, ClaimType.CASUALTIES)
    assert [a.text for a in claim.agent] == ["Officer John Smith"]
    assert [p.text for p in claim.patient] == ["teenager"]


def test_nobody_and_who_is_asked_for_are_behind_nothing(read):
    for sentence in (
        "No group claimed responsibility for the attack in Kabul.",
        "It was not clear who was responsible for the attack in Kabul.",
    ):
        _, reading = read(sentence)
        assert reading.claims and not any(claim.agent for claim in reading.claims)


def test_they_are_all_who_came_together(read):
    _, reading = read(
        "Syrian troops and Hezbollah fighters entered Khan Touman on Monday. They killed ten rebels."
    )
    (killing,) = told(reading, ClaimType.CASUALTIES)
    assert [a.actor for a in killing.agent] == ["syria-forces", "hezbollah"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Two men shot dead a police officer in Nairobi on Monday.", "Two men"),
        ("Six priests were murdered by 30 men in uniform in San Salvador.", "30 men"),
        ("A group of unidentified persons attacked the embassy in Lima with explosives.", "A group"),
    ],
)
def test_people_of_whom_nothing_is_told_may_kill(read, sentence: str, who: str):
    _, reading = read(sentence)
    assert [(a.text, a.actor) for a in reading.claims[0].agent] == [(who, "unspecified")]


def test_who_laid_the_bomb_killed(read):
    _, reading = read(
        "The judge was killed by a bomb placed by Shining Path guerrillas on top of his car in Lima."
    )
    assert [a.actor for a in told(reading, ClaimType.CASUALTIES)[0].agent] == ["shining-path"]


def test_who_leaves_leaflets_that_claim_a_murder_did_it(read):
    _, reading = read("The ELN left leaflets claiming responsibility for the murder of the judge in Cali.")
    assert [a.actor for a in told(reading, ClaimType.ATTACK)[0].agent] == ["eln"]


@pytest.mark.parametrize(
    "text",
    [
        "Eleven soldiers were killed when their vehicle hit a mine near Tillaberi on Monday.",
        "A lorry ran over a landmine near Djibo on Monday, killing five traders.",
    ],
)
def test_who_comes_upon_a_bomb_has_not_laid_it(read, text):
    _, reading = read(text)

    assert not [(c.type, c.trigger, c.agent) for c in reading.claims if c.agent]


def test_who_detonates_a_bomb_has_done_it(read):
    _, reading = read("A suicide bomber detonated his bomb in a market in Maiduguri on Monday.")

    assert told(reading, ClaimType.BOMBING)[0].agent


def test_to_whom_a_raid_is_attributed_has_made_it(read):
    _, reading = read("Three people died in Gwoza on Monday in a raid attributed to Boko Haram.")

    assert [a.actor for a in told(reading, ClaimType.ATTACK)[0].agent] == ["boko-haram"]


def test_who_hands_a_palace_over_has_not_taken_it(read):
    _, reading = read("The palace in Aden was handed over to the separatists by its guards on Saturday.")
    claim = told(reading, ClaimType.CAPTURE)[0]

    assert [a.actor for a in claim.agent] == ["stc"]


def test_who_takes_a_town_together_with_others_does_not_take_it_from_them(read):
    _, reading = read("Amhara forces seized Humera together with the federal army in November 2020.")
    claim = told(reading, ClaimType.CAPTURE)[0]

    assert {a.actor for a in claim.agent} >= {"ethiopia-forces"} and not claim.patient


def test_whom_a_group_sides_with_is_not_the_assailants(read):
    _, reading = read(
        "Fighters of the Allied Democratic Forces (ADF), who have pledged allegiance to Islamic State, "
        "attacked Beni on Sunday. The assailants burned ten houses."
    )

    assert [a.actor for a in told(reading, ClaimType.DESTROY)[0].agent] == ["adf"]


def test_the_fighters_are_of_an_armed_group(read):
    _, reading = read(
        "Al Shabaab attacked a base of the African Union in Bulamarer on Friday, killing Ugandan soldiers. "
        '"The fighters have raised their flag over the camp," a shopkeeper said.'
    )

    assert [a.actor for a in told(reading, ClaimType.CAPTURE)[0].agent] == ["al-shabaab"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The heinous attack on the market in Idlib killed five people on Monday.",
        "The regime committed crimes against humanity in Idlib on Monday.",
    ],
)
def test_neither_a_quality_nor_all_mankind_is_a_party(read, sentence: str):
    _, reading = read(sentence)
    told_of = {m.text for claim in reading.claims for m in (*claim.agent, *claim.patient)}
    assert reading.claims and told_of.isdisjoint({"heinous", "humanity"})


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The rebel offensive took Idlib in March 2015.", "syria-rebels"),
        ("Leaders are troubled by a Turkish assault that last month drove the Kurds from Afrin.", "turkey"),
        ("Aleppo was recaptured by a Russian-backed government assault on Monday.", "syria-government"),
    ],
)
def test_who_undertakes_it_takes_the_town(read, sentence: str, who: str):
    _, reading = read(sentence)
    gains = [c for c in reading.claims if c.type in (ClaimType.CAPTURE, ClaimType.WITHDRAW)]
    assert [[a.actor for a in claim.agent] for claim in gains] == [[who]]


def test_a_military_offensive_is_nobodys(read):
    _, reading = read("The military offensive captured Raqqa on Monday.")
    assert [claim.agent for claim in told(reading, ClaimType.CAPTURE)] == [()]


def test_their_stronghold_is_that_of_those_who_are_advanced_against(read):
    _, reading = read(
        "The Syrian Democratic Forces were advancing against the militants in their last stronghold of Hajin."
    )
    assert [[a.text for a in claim.agent] for claim in told(reading, ClaimType.HOLD)] == [["the militants"]]


def test_a_capital_that_somebody_was_driven_out_of_is_no_capture(read):
    _, reading = read(
        "The brothers were left in limbo since Isis was driven out of its de facto capital, Raqqa, in May."
    )
    types = {claim.type for claim in reading.claims}
    assert ClaimType.HOLD in types and ClaimType.CAPTURE not in types


def test_a_foreigner_among_the_dead_is_not_their_party(read):
    _, reading = read(
        "Russian warplanes bombed Gori on Sunday, killing five civilians, among them a Dutch cameraman."
    )
    (claim,) = told(reading, ClaimType.CASUALTIES)
    assert [p.actor for p in claim.patient] == ["civilians"]


def test_a_splinter_of_a_group_is_not_the_group(read):
    _, reading = read(
        "The Bangsamoro Islamic Freedom Fighters, a breakaway group of the MILF, attacked an outpost in Datu "
        "Salibo on Sunday."
    )
    (claim,) = told(reading, ClaimType.ATTACK)
    assert [a.actor for a in claim.agent] == ["biff"]


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
