import pytest
from tests.claims.reports import told

from dateline.claims.status import status_of
from dateline.model import ClaimStatus, ClaimType


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "expected"),
    [
        ("The strike killed a man and a woman.", "killed", ClaimType.CASUALTIES, "happened"),
        ("The group held the town until March.", "held", ClaimType.HOLD, "happened"),
        ("Troops have been besieging the city for months.", "besieging", ClaimType.BESIEGE, "ongoing"),
        ("The army continues to shell the town.", "shell", ClaimType.SHELLING, "ongoing"),
        ("The army will retake the town.", "retake", ClaimType.CAPTURE, "planned"),
        (
            "The minister ordered an operation to retake the town.",
            "operation",
            ClaimType.OPERATION,
            "planned",
        ),
        ("The minister ordered an operation to retake the town.", "retake", ClaimType.CAPTURE, "planned"),
        ("The government denied that troops shelled the market.", "shelled", ClaimType.SHELLING, "denied"),
        ("The rebels tried to storm the base.", "storm", ClaimType.ATTACK, "denied"),
        ("Troops repelled attempts to overrun the base.", "overrun", ClaimType.CAPTURE, "denied"),
        ("The town remains outside the control of the army.", "control", ClaimType.HOLD, "denied"),
        ("The army drove the group out of its stronghold.", "stronghold", ClaimType.HOLD, "ongoing"),
        ("No civilians were harmed.", "harmed", ClaimType.CASUALTIES, "denied"),
        ("The fighters may have fled.", "fled", ClaimType.WITHDRAW, "possible"),
        ("An alleged gas attack killed six people.", "attack", ClaimType.CHEMICAL, "possible"),
        (
            "Militants killed three hostages in the rebel-held town, activists said.",
            "held",
            ClaimType.HOLD,
            "ongoing",
        ),
    ],
)
def test_grammar_alone_gives_the_status(parsed, text, trigger, type_, expected):
    tree = parsed(text)
    assert status_of(tree, tree.lower.index(trigger), type_, {}) == expected


@pytest.mark.parametrize(
    "text", ["The army will retake the town.", "The minister ordered an operation to retake the town."]
)
def test_plain_grammar_outweighs_the_head(parsed, text):
    tree = parsed(text)
    sure = {status: float(status is ClaimStatus.HAPPENED) for status in ClaimStatus}
    assert status_of(tree, tree.lower.index("retake"), ClaimType.CAPTURE, sure) is ClaimStatus.PLANNED


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("Iraqi forces have begun their operation to retake Mosul, the army said.", ClaimType.OPERATION),
        ("The army has started its advance on Tikrit, a general said.", ClaimType.ADVANCE),
        ("The truce signed in Doha collapsed on Monday.", ClaimType.NEGOTIATE),
    ],
)
def test_what_has_begun_or_collapsed_has_happened(read, body: str, type_: ClaimType):
    _, reading = read(body)
    assert {c.status for c in reading.claims if c.type is type_} == {ClaimStatus.HAPPENED}


@pytest.mark.parametrize(
    "body",
    [
        "The militia was the point of the spear in retaking Raqqa, he said.",
        "The offensive on Mosul succeeded, at great cost, in pushing the extremists out of the city.",
    ],
)
def test_in_what_somebody_had_a_part_came_to_pass(read, body: str):
    _, reading = read(body)
    gains = [c for c in reading.claims if c.type in (ClaimType.CAPTURE, ClaimType.WITHDRAW)]
    assert {claim.status for claim in gains} == {ClaimStatus.HAPPENED}


def test_what_is_ordered_is_planned(read):
    _, reading = read("The president ordered the air force to resume bombing raids on rebel camps in Cauca.")
    assert {claim.status for claim in reading.claims} == {ClaimStatus.PLANNED}


def test_what_a_weapon_was_used_for_was_done(read):
    _, reading = read(
        "Azerbaijani troops used mortars and drones to attack Armenian positions near Jermuk on Tuesday."
    )
    assert ClaimStatus.HAPPENED in {c.status for c in reading.claims if c.type is ClaimType.ATTACK}
    assert ClaimStatus.PLANNED not in {c.status for c in reading.claims}


def test_what_has_probably_happened_may_have(read):
    _, reading = read(
        "Israel said that Hashem Safieddine had probably been killed in an air strike on Beirut."
    )
    (claim,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert claim.status is ClaimStatus.POSSIBLE


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kawlin is the first town to fall to the rebels since 2021.", "happened"),
        ("Nobody expected Palmyra to fall so quickly.", "happened"),
        ("Few had expected the army to retake the town of Palmyra.", "happened"),
        ("Rebels expect the town of Palmyra to fall within days.", "planned"),
    ],
)
def test_what_came_first_or_unforeseen_came_to_pass(read, text: str, status: str):
    _, reading = read(text)
    (capture,) = told(reading, ClaimType.CAPTURE)
    assert capture.status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels said they had captured the town of Azaz, but officials denied this.", "possible"),
        ("Rebels said they had captured the town of Azaz, but officials denied a ceasefire.", "happened"),
    ],
)
def test_what_the_same_sentence_denies_is_possible(read, text: str, status: str):
    _, reading = read(text)
    assert told(reading, ClaimType.CAPTURE)[0].status == status
