import pytest

from dateline.claims import attribution
from dateline.claims.attribution import quotations
from dateline.model import ClaimType, Cue, Span


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Shells hit the market in the north, the monitor said on Friday.", "hit", "the monitor"),
        ("The government denied that troops shelled the market.", "shelled", "The government"),
        ("The agency reported, citing a police source, that 30 people died.", "died", "a police source"),
        (
            "Militants killed three hostages in the rebel-held town, activists said.",
            "killed",
            "activists",
        ),
        ("The army will retake the town.", "retake", None),
    ],
)
def test_who_says_so(parsed, text, trigger, who):
    tree = parsed(text)
    speaker = attribution.speaker_of(tree, tree.lower.index(trigger))
    assert (speaker.span.of(text) if speaker else None) == who


def test_how_strong_the_cue_is_stays_known(parsed):
    tree = parsed("The government denied that troops shelled the market.")
    speaker = attribution.speaker_of(tree, tree.lower.index("shelled"))
    assert speaker is not None and speaker.verb == "deny" and speaker.cue is Cue.DENIED


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The army took the town of Hit, a spokesman said.", Cue.SAID),
        ("The army took the town of Hit, a spokesman claimed.", Cue.CLAIMED),
        ("The army took the town of Hit, a spokesman confirmed.", Cue.CONFIRMED),
        ("The army reportedly took the town of Hit.", Cue.HEARSAY),
        ("The army took the town of Hit.", None),
    ],
)
def test_a_claim_keeps_how_its_source_puts_it(read, text, cue):
    _, reading = read(text)
    (capture,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert capture.cue is cue and (capture.source is None) == (cue is None)


def test_what_only_says_which_place_is_nobodys_claim(parsed):
    tree = parsed("Militants killed three hostages in the rebel-held town, activists said.")
    assert attribution.is_background(tree, tree.lower.index("held"), ClaimType.HOLD)
    assert not attribution.is_background(tree, tree.lower.index("killed"), ClaimType.CASUALTIES)


def test_a_hedge_covers_only_what_hangs_from_it(parsed):
    text = "Rebels fled after reports of a raid."
    tree = parsed(text)
    raid = attribution.hearsay(tree, text, tree.lower.index("raid"))
    assert raid is not None and raid.nobody and "reports" in raid.span.of(text)
    assert attribution.hearsay(tree, text, tree.lower.index("fled")) is None


def test_a_quotation_runs_over_sentences_until_it_is_closed():
    sentences = ["“We were shelled.", "Ten people died.”", "He left."]
    text = " ".join(sentences)
    spans = [Span(text.index(s), text.index(s) + len(s)) for s in sentences]
    assert quotations(text, spans) == (1, 1, 0)


def test_a_spokesman_is_quoted_with_whom_he_speaks_for(read):
    _, reading = read(
        "A spokesman for the Joint Operations Command said on state television on Monday "
        "that the city of Ramadi had been liberated."
    )
    (capture,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert capture.source is not None and capture.source.text.endswith("Joint Operations Command")
    assert capture.source.actor == "iraq-forces"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Air raids claimed 17 lives in Qaterji, Observatory head Rami Abdel Rahman said.", "Rahman"),
        ("The dead were in Qaterji where raids claimed 17 lives overnight said Karim Rahman.", "Rahman"),
        ("Missiles wounded 25 others Ibrahim Abu Leys told Anadolu Agency.", "Ibrahim"),
    ],
)
def test_neither_raids_nor_figures_speak(read, sentence: str, speaker: str):
    _, reading = read(sentence)
    told = {claim.source.text for claim in reading.claims if claim.source}
    assert told
    assert all(speaker in text and "25" not in text and "raids" not in text for text in told)


def test_the_day_behind_a_speaker_is_not_the_speaker(read):
    _, reading = read("The defence ministry on Saturday announced that troops had shelled the town of Azaz.")
    assert {claim.source.text for claim in reading.claims if claim.source} == {"The defence ministry"}


@pytest.mark.parametrize(
    ("sentences", "numbers"),
    [
        (["The minister said:\n\n", "We shelled the port. ", "The town is ours."], (0, 1, 1)),
        (["The minister said:\n\n", "“We shelled the port.” ", "He left."], (0, 1, 0)),
        (["They hold two towns:\n\n", "Azaz and Marea."], (0, 0)),
        (["The minister said: ", "He left."], (0, 0)),
    ],
)
def test_an_announced_statement_without_marks_goes_on_to_the_end(sentences, numbers):
    text = "".join(sentences)
    spans = [Span(text.index(s), text.index(s) + len(s.rstrip())) for s in sentences]
    assert quotations(text, spans) == numbers


def test_who_announces_a_statement_says_all_that_follows(read):
    _, reading = read(
        "The Ministry of Defence issued a short note on Friday.\n\n"
        "Colonel Osman Barre said:\n\n"
        "We welcome the end of the siege. Rebels shelled the port of Kismayo for a month. "
        "The town was retaken by our troops on Monday."
    )
    told = [c for c in reading.claims if c.type in (ClaimType.SHELLING, ClaimType.CAPTURE)]
    assert len(told) >= 2
    assert {c.source.text for c in told if c.source} == {"Colonel Osman Barre"}
    assert all(c.source for c in told)


def test_an_accusation_joined_by_a_comma_is_not_what_the_other_says(read):
    _, reading = read(
        "The UN said it had counted 40 dead, and the Doctors' Union accused the army of shelling a clinic."
    )
    (claim,) = [c for c in reading.claims if c.type is ClaimType.ACCUSE]
    assert claim.source is None


def test_a_quotation_opened_behind_its_speaker_goes_on():
    sentences = ['The army said: "We took the hill.', "We lost ten men.", 'The enemy fled."', "It was calm."]
    text = " ".join(sentences)
    spans = [Span(text.index(s), text.index(s) + len(s)) for s in sentences]
    assert quotations(text, spans) == (0, 1, 1, 0)


def test_who_opens_a_quotation_says_the_rest_of_it(read):
    _, reading = read('The army said in a statement: "Our men took Baiji. The rebels fled from Tikrit."')
    (fled,) = [c for c in reading.claims if c.type is ClaimType.WITHDRAW]
    assert fled.source and fled.source.text == "The army"


def test_no_speaker_begins_with_a_comma(read):
    document, reading = read(
        "Russian shelling killed three people in Kupiansk, regional governor Oleh Synko said on Monday."
    )
    sources = {c.source.text for c in reading.claims if c.source}
    assert sources and all(text[0].isalpha() for text in sources)


def test_what_is_declared_does_not_speak(read):
    _, reading = read("Troops battled rebels in Marawi on Thursday, and the president declared martial law.")
    assert all("law" not in c.source.text for c in reading.claims if c.source)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "Two missiles were fired at Kramatorsk, the regional governor, Pavlo Kyrylenko, told television.",
            "the regional governor, Pavlo Kyrylenko",
        ),
        (
            "Seventy people were killed in Khan Younis, according to the Hamas-run health ministry.",
            "the Hamas-run health ministry",
        ),
        ("The Israel Defense Forces (IDF) said troops had killed five gunmen in Rafah.", None),
        ("The al-Qaeda affiliate JNIM said its fighters had taken the town of Menaka.", None),
        (
            "Mortar fire wounded nine people in Aleppo on Monday state news agency SANA said.",
            "state news agency SANA",
        ),
        ("Troops shelled Hama on Monday killing four civilians residents said.", "residents"),
    ],
)
def test_a_speaker_is_told_whole_and_with_nothing_of_the_clause_before(read, sentence, speaker):
    _, reading = read(sentence)
    spoken = {claim.source.text for claim in reading.claims if claim.source}
    assert spoken == {speaker or sentence.partition(" said")[0]}


def test_who_says_that_a_place_is_in_somebodys_hands_is_its_source(read):
    _, reading = read('"The government is now fully in control of Mekelle," Abiy Ahmed said on Saturday.')
    (hold,) = [claim for claim in reading.claims if claim.type is ClaimType.HOLD]
    assert hold.source is not None and hold.source.text == "Abiy Ahmed"


def test_who_is_told_by_his_age_speaks_with_all_his_words(read):
    _, reading = read("Shells killed six people in Raqqa on Monday, said a 41-year-old patient.")
    assert {claim.source.text for claim in reading.claims if claim.source} == {"a 41-year-old patient"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "An air strike on Togoga killed 64 people, according to a health official; the military said "
            "that it had struck combatants.",
            "a health official",
        ),
        ("Clashes in Aden killed four on Wednesday; the Houthis said they had taken no part.", None),
        (
            "Gunmen stormed a school in Kumba on Saturday, killing six children, in what the UN called the "
            "worst atrocity of the year.",
            None,
        ),
        (
            "The Houthis' health ministry said on Sunday that coalition aircraft had killed 12 civilians in "
            "Hajjah.",
            "The Houthis' health ministry",
        ),
    ],
)
def test_who_says_another_thing_does_not_say_so(read, text, who):
    _, reading = read(text)
    (dead,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert (dead.source.text if dead.source else None) == who


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (
            "Gangs attacked Mirebalais in Haiti on Monday, setting fire to the police station, residents and "
            "a judicial source said.",
            "residents and a judicial source",
        ),
        (
            "The TTP has stepped up its attacks in Khyber Pakhtunkhwa, killing 84 people in March alone, as "
            "the Pak Institute for Peace Studies reported.",
            "the Pak Institute for Peace Studies",
        ),
    ],
)
def test_speakers_are_told_whole(read, body: str, who: str):
    _, reading = read(body)
    assert {c.source.text for c in reading.claims if c.source} == {who}


def test_the_agency_in_the_opening_line_does_not_speak(read):
    _, reading = read(
        "BEIRUT/JERUSALEM, Oct 8 (Reuters) - Hezbollah fired more than 100 rockets at Haifa on Tuesday."
    )
    assert reading.claims and all(c.source is None for c in reading.claims)
