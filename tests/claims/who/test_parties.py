import pytest

from dateline.actors import load_actors
from dateline.claims.who.parties import Parties
from dateline.claims.who.persons import without_namesakes
from dateline.ids import ActorId
from dateline.model import ClaimType, Span


def parties(
    text: str, country: str | None = "SY", persons: tuple[str, ...] = (), owner: str | None = None
) -> Parties:
    table = load_actors()
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in persons]
    whose = ActorId(owner) if owner else None
    return Parties(table, text, table.find(text), persons=spans, country=country, owner=whose)


def actor(text: str, phrase: str, **options):
    at = text.rindex(phrase)
    return parties(text, **options).actor(Span(at, at + len(phrase)))


@pytest.mark.parametrize(
    ("text", "phrase", "meant"),
    [
        (
            "The Nusra Front attacked the base. The militants withdrew at night.",
            "The militants",
            "nusra-front",
        ),
        ("Fighters of Islamic State dug in. The group holds the dam.", "The group", "islamic-state"),
        ("Nusra Front fled. IS dug in. The militant group holds it.", "The militant group", "islamic-state"),
        ("Islamic State dug in. Nusra Front fled. Militant groups met.", "Militant groups", "syria-rebels"),
        ("Islamic State dug in. The SDF came. The militants held out.", "The militants", "islamic-state"),
        ("Islamic State dug in. The PMF came. The jihadists held out.", "The jihadists", "islamic-state"),
        ("At least 40 people died.", "40 people", "civilians"),
        ("IS attacked. They asked that the pro-regime militias disband.", "the pro-regime militias", "ndf"),
        ("Islamic State dug in. It was a message to the Kurds.", "the Kurds", "ypg"),
        ("Islamic State dug in. Shells hit Kurdish positions.", "Kurdish positions", "ypg"),
        ("A shell hit two monasteries.", "two monasteries", "civilians"),
        ("The raid killed several colleagues of hers.", "several colleagues", "civilians"),
        ("The raid hit a market and other targets.", "other targets", "unlisted"),
    ],
)
def test_descriptions_are_led_back_to_a_party(text: str, phrase: str, meant: str):
    assert actor(text, phrase) == meant


def test_a_person_stands_for_whom_the_title_names():
    text = "Pentagon spokesman John Example spoke. Example gave no figure."
    assert actor(text, "Example", persons=("John Example",)) == actor(text, "Pentagon")


def test_a_title_inside_a_partys_name_introduces_a_person_too():
    text = "The UK's junior defence minister, Tobias Ellwood, was in Erbil. Ellwood rejected it."
    assert actor(text, "Ellwood", persons=("Tobias Ellwood",)) == "uk-defence-ministry"


@pytest.mark.parametrize(
    ("introduction", "meant"),
    [
        ("Rashid Qadri, a freelance journalist", "journalists"),
        ("Rashid Qadri, a fighter with the Nusra Front", "nusra-front"),
        ("Rashid Qadri, who opposed the Nusra Front", "unlisted"),
    ],
)
def test_a_person_is_what_follows_the_name(introduction: str, meant: str):
    text = f"Gunmen shot dead {introduction}, on Monday. Friends buried Qadri at noon."
    assert actor(text, "Qadri", persons=("Rashid Qadri",)) == meant


def test_who_only_watches_does_not_fight():
    known = parties("The Syrian Observatory for Human Rights said so.")
    assert not known.may_do("sohr", ClaimType.AIRSTRIKE) and known.may_do("sohr", ClaimType.ACCUSE)


@pytest.mark.parametrize(
    ("text", "phrase", "meant"),
    [
        ("Islamic State seized Raqqa. The terrorists dug in.", "The terrorists", "islamic-state"),
        (
            "Islamic State fought the Nusra Front. Terrorists dug in.",
            "Terrorists",
            "unidentified-armed-group",
        ),
        (
            "The Syrian Opposition Coalition met. The Coalition condemned it.",
            "The Coalition",
            "syria-opposition",
        ),
        ("The Nusra Front fled the army. They left at night.", "They", "syria-forces"),
        ("Turkish troops met civilians. They fired.", "They", "turkey-forces"),
        ("The Turkish army (TAZ) advanced. Later TAZ withdrew.", "TAZ", "turkey-forces"),
    ],
)
def test_words_for_a_party_mean_the_one_told_before(text: str, phrase: str, meant: str):
    assert actor(text, phrase) == meant


def test_a_faction_is_not_the_party_that_it_sides_with(read):
    _, reading = read(
        "Fighters of a Boko Haram faction loyal to the Islamic State have taken the town of Baga."
    )
    (capture,) = [claim for claim in reading.claims if claim.type is ClaimType.CAPTURE]
    assert [agent.actor for agent in capture.agent] == ["boko-haram"]


@pytest.mark.parametrize(
    ("introduction", "later", "meant"),
    [
        (
            "Russian Defense Ministry spokesman Maj. Gen. Igor Konashenkov",
            "Konashenkov",
            "russia-defence-ministry",
        ),
        ("President of the Syrian Coalition Anas Abdah", "Abdah", "syria-opposition"),
        ("Syrian Information Minister Omran al-Zoubi", "Zoubi", "syria-government"),
        ("US Secretary of State John Kerry", "Kerry", "us"),
    ],
)
def test_a_surname_means_as_whose_the_person_was_introduced_in_one_phrase(
    introduction: str, later: str, meant: str
) -> None:
    text = f"The town was quiet, {introduction} said. {later} gave no figure."
    assert actor(text, later, persons=(introduction,)) == meant


def test_no_common_noun_is_a_surname() -> None:
    text = "Islamic State field commanders fled. The commanders left their arms."
    assert actor(text, "commanders", persons=("Islamic State field commanders",)) != "islamic-state"


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("the Lebanese Shiite movement", "hezbollah"),
        ("the Lebanese group", "hezbollah"),
        ("a Cuban faction", "unlisted"),
        ("Lebanese troops", "lebanon-forces"),
        ("Lebanese officials", "lebanon"),
    ],
)
def test_a_group_told_by_its_country_is_not_the_state(phrase: str, meant: str) -> None:
    text = f"Hezbollah sent fighters to Homs, where Islamic State attacked. Then {phrase} came."
    assert actor(text, phrase) == meant


@pytest.mark.parametrize(
    ("text", "phrase", "meant"),
    [
        ("Turkey met the SDF. The US-backed alliance took the town.", "US", "us"),
        ("Islamic State dug in. Iran-backed fighters came.", "Iran", "iran"),
        ("The militants were Saudi-sponsored, he said.", "Saudi", "saudi-arabia"),
        ("Turkish troops came.", "Turkish", None),
    ],
)
def test_who_backs_a_party_is_known_where_the_backing_is_asked_for(
    text: str, phrase: str, meant: str | None
) -> None:
    at = text.rindex(phrase)
    assert parties(text).backer(Span(at, at + len(phrase))) == meant


def test_us_in_capitals_is_no_pronoun() -> None:
    text = "The army said the US-backed alliance shelled us."
    meant = parties(text)
    capitals, pronoun = (Span(at, at + 2) for at in (text.index("US"), text.index("us.")))
    assert meant.actor(capitals, speaker=ActorId("syria-forces")) == "unlisted"
    assert meant.actor(pronoun, speaker=ActorId("syria-forces")) == "syria-forces"


@pytest.mark.parametrize(
    ("text", "persons", "meant"),
    [
        ("Donald Trump wants the war in Syria to end. Aides warned the president.", ("Donald Trump",), "us"),
        ("The Turkish president was in Baku. Later the president flew home.", (), "turkey"),
        ("The army took the hill. The order came from the president.", (), "syria-government"),
    ],
)
def test_the_president_is_who_was_called_so_or_rules(text: str, persons: tuple[str, ...], meant: str):
    assert actor(text, "the president", persons=persons) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("The group", "sohr"),
        ("the monitoring group", "sohr"),
        ("the state news agency", "state-media-syria"),
        ("The Islamic State group", "islamic-state"),
        ("the UN children's agency", "un"),
        ("the defence ministry in Moscow", "russia"),
        ("the White Helmets civil defence group", "white-helmets"),
        ("the extremist group", "islamic-state"),
    ],
)
def test_a_speaker_named_in_the_description_is_meant(phrase: str, meant: str):
    told = (
        "Islamic State dug in, SANA and the Syrian defence ministry said. "
        "The Syrian Observatory for Human Rights said so too. "
    )
    text = f"{told}{phrase} denied it."
    span = Span(len(told), len(told) + len(phrase))
    assert parties(text).actor(span, speaks=True) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Syrian activists", "local-coordination-committees"),
        ("Anti-government activists", "local-coordination-committees"),
        ("Activists in Syria", "local-coordination-committees"),
        ("The Syrian Center for Policy Research", "unlisted"),
        ("An Iraqi family", "civilians"),
        ("A Syrian official who met opposition activists", "syria-government"),
        ("The Syrian government", "syria-government"),
        ("The World Heath Organization", "unlisted"),
        ("The organisation", "unlisted"),
    ],
)
def test_who_only_comes_from_a_state_does_not_speak_for_it(phrase: str, meant: str):
    told = "Syrian government forces shelled the town on Friday, Damascus said. "
    text = f"{told}{phrase} counted nine dead."
    span = Span(len(told), len(told) + len(phrase))
    assert parties(text).actor(span, speaks=True) == meant


@pytest.mark.parametrize(
    ("text", "phrase", "meant"),
    [
        (
            "JNIM, an al Qaeda affiliate, said it had ambushed a convoy.",
            "JNIM, an al Qaeda affiliate",
            "jnim",
        ),
        (
            "Tuareg separatists fought there. JNIM ambushed a convoy. Kidal was the separatists' base.",
            "the separatists",
            "mnla",
        ),
    ],
)
def test_a_party_is_not_the_one_that_only_tells_what_it_is(text: str, phrase: str, meant: str):
    assert actor(text, phrase, country="ML") == meant


@pytest.mark.parametrize(
    ("introduction", "meant"),
    [
        ("Jean Mbeki, who leads the bloc that includes M23, spoke.", "m23"),
        ("M23 fought on. Jean Mbeki, the spokesman of the group, spoke.", "m23"),
        ("M23 fought on. Jean Mbeki, who speaks for the movement, came.", "m23"),
        ("The talks with M23 failed. Teacher Jean Mbeki was there.", "unlisted"),
        ("The war goes on, said M23. Director Jean Mbeki was there.", "unlisted"),
    ],
)
def test_a_person_stands_for_whom_he_leads_or_speaks_for(introduction: str, meant: str):
    text = f"{introduction} Mbeki said so."
    assert actor(text, "Mbeki", country="CD", persons=("Jean Mbeki",)) == meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Jean Mbeki, a spokesman for the Houthis, spoke.", "houthis"),
        ("A Houthi military spokesman spoke, and the army replied.", "houthis"),
        ("The Houthis fought on. A spokesman was there.", "unlisted"),
    ],
)
def test_the_spokesman_is_of_whom_one_was_told_of_before(told: str, meant: str):
    text = f"{told} Ten died, the spokesman said."
    at = text.index("the spokesman said")
    found = parties(text, country="YE").actor(Span(at, at + len("the spokesman")), speaks=True)
    assert found == meant


@pytest.mark.parametrize(
    ("country", "phrase", "meant"),
    [
        ("SO", "President Warsame Jama", "somalia"),
        ("CD", "Industry minister Jean Mbeki", "dr-congo"),
        ("PH", "the governor of Sulu", "philippines"),
        ("MM", "the regime's troops", "myanmar-forces"),
    ],
)
def test_who_holds_an_office_is_of_the_government_of_the_story(country: str, phrase: str, meant: str):
    text = f"It was calm, {phrase} said."
    at = text.index(phrase)
    span = Span(at, at + len(phrase))
    assert parties(text, country=country).actor(span, head=span.end - 1) == meant


def test_the_rebels_authorities_are_the_rebels():
    assert actor("The separatist authorities spoke.", "The separatist authorities", country="AZ") == "artsakh"
    assert (
        actor("The rebels, government soldiers fled.", "government soldiers", country="SD") == "sudan-forces"
    )


def test_militants_are_the_one_group_told_of_before():
    text = "Maute men took the town. Thirty militants died. Abu Sayyaf men hid in Sulu."
    assert actor(text, "Thirty militants", country="PH") == "maute"


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Turki al-Maliki spoke in Riyadh.", False),
        ("Nouri al-Maliki spoke in Baghdad.", True),
        ("Prime Minister Maliki spoke in Baghdad.", True),
        ("Captain Yonas Kabila spoke in Goma.", False),
        ("Mr Kabila spoke in Goma.", True),
    ],
)
def test_a_rulers_namesake_does_not_rule(sentence: str, known: bool):
    table = load_actors()
    person = Span(0, sentence.index(" spoke"))
    names = without_namesakes(sentence, table.find(sentence[: person.end]), [person], table.rulers)
    assert any(name.actor in ("iraq-government", "dr-congo") and not name.generic for name in names) is known


@pytest.mark.parametrize(
    ("text", "phrase", "country", "meant"),
    [
        ("FACT crossed the border. The rebels took Nokou.", "The rebels", "TD", "fact-chad"),
        ("The rebels took Nokou.", "The rebels", "TD", "boko-haram"),
        (
            "FACT fled. Ten died, a spokesman for the group said.",
            "a spokesman for the group",
            "TD",
            "fact-chad",
        ),
    ],
)
def test_rebels_are_those_of_whom_the_report_speaks(text: str, phrase: str, country: str, meant: str):
    assert actor(text, phrase, country=country) == meant


def test_a_bare_minister_is_no_neighbours():
    text = "The Russian government sent arms. Interior minister Jean Mbeki spoke."
    at = text.index("Interior")
    span = Span(at, at + len("Interior minister Jean Mbeki"))
    assert parties(text, country="CF").actor(span, speaks=True) == "central-african-republic"


@pytest.mark.parametrize(
    ("speaker", "meant"),
    [
        ("A witness", "civilians"),
        ("Several news agencies", "media"),
        ("A local website", "media"),
        ("Al-Monitor", "media"),
        ("State media", "state-media-syria"),
        ("Media activists", "local-coordination-committees"),
    ],
)
def test_outlets_and_witnesses_speak_as_such(speaker: str, meant: str):
    text = f"CNN was there. {speaker} said that shells fell on Douma."
    at = text.index(speaker)
    assert parties(text, country="SY").actor(Span(at, at + len(speaker)), speaks=True) == meant


def test_a_group_goes_by_the_last_word_of_its_name(read):
    _, reading = read("The Tamil Tigers attacked Vavuniya. Days later the Tigers shelled Trincomalee.")
    assert {a.actor for claim in reading.claims for a in claim.agent} == {"ltte"}


def test_soldiers_in_gaza_are_those_who_fight_its_groups(read):
    _, reading = read("The Qassam Brigades blew up a tank in Rafah. The Brigades said five soldiers died.")
    (toll,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert [p.actor for p in toll.patient] == ["israel-forces"]


@pytest.mark.parametrize(("owner", "meant"), [("russia", "ukraine-forces"), ("ukraine", "russia-forces")])
def test_the_enemy_is_whom_the_outlets_own_side_fights(owner: str, meant: str):
    text = "Russian troops took Selydove from Ukrainian troops near Donetsk. The enemy lost ten men."
    assert actor(text, "The enemy", country="UA", owner=owner) == meant


def test_a_group_that_left_another_is_the_group():
    text = "The BIFF, a breakaway group of the MILF, struck Datu Salibo. The group held a school."
    assert actor(text, "The group", country="PH") == "biff"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Fulani vigilantes killed 21 civilians in Ngarbuh, in Cameroon, in February.", "unlisted"),
        (
            "Boko Haram attacked Madagali in Nigeria on Monday. The vigilantes killed four of the men.",
            "cjtf-nigeria",
        ),
    ],
)
def test_vigilantes_are_those_of_the_country(read, text, who):
    _, reading = read(text)
    killers = [a.actor for c in reading.claims if c.type is ClaimType.CASUALTIES for a in c.agent]
    assert killers == [who]
