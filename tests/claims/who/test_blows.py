import pytest

from dateline.claims.heads import Proposal
from dateline.claims.who.blows import grounded, tells_of_flight, told_again
from dateline.model import ClaimStatus, ClaimType

FIRST = "The raids hit three bridges."


def types(parsed, again: str, noun: str, *, told: ClaimType, held: ClaimType) -> ClaimType:
    """Type of a noun that the heads hold to be of one type, after a blow of another was told."""
    trees = [parsed(FIRST), parsed(again)]
    triggers = [trees[0].lower.index("raids"), trees[1].lower.index(noun)]
    proposals = [
        [
            Proposal(
                tokens=(at, at + 1), type=type_, confidence=0.9, status={ClaimStatus.HAPPENED: 1}, roles={}
            )
        ]
        for at, type_ in zip(triggers, (told, held), strict=True)
    ]
    return told_again(trees, proposals)[1][0].type


@pytest.mark.parametrize(
    ("again", "noun", "told", "held", "meant"),
    [
        # what was told before decides
        (
            "The attack killed ten soldiers.",
            "attack",
            ClaimType.BOMBING,
            ClaimType.SHELLING,
            ClaimType.BOMBING,
        ),
        (
            "The attack killed ten soldiers.",
            "attack",
            ClaimType.ATTACK,
            ClaimType.AIRSTRIKE,
            ClaimType.ATTACK,
        ),
        # a word before the noun tells the means
        (
            "The suicide attack killed ten soldiers.",
            "attack",
            ClaimType.AIRSTRIKE,
            ClaimType.BOMBING,
            ClaimType.BOMBING,
        ),
        # no bombing is a shooting
        (
            "The bombing killed ten soldiers.",
            "bombing",
            ClaimType.ATTACK,
            ClaimType.AIRSTRIKE,
            ClaimType.AIRSTRIKE,
        ),
        (
            "The bombing killed ten soldiers.",
            "bombing",
            ClaimType.BOMBING,
            ClaimType.AIRSTRIKE,
            ClaimType.BOMBING,
        ),
        # a verb tells it itself
        (
            "The attack killed ten soldiers.",
            "killed",
            ClaimType.BOMBING,
            ClaimType.ATTACK,
            ClaimType.ATTACK,
        ),
    ],
)
def test_a_noun_that_leaves_the_means_open_is_of_the_blow_told_before(parsed, again, noun, told, held, meant):
    assert types(parsed, again, noun, told=told, held=held) is meant


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        (
            "Jihadists attacked the army's base in Djibo on Monday; aircraft then struck the assailants as "
            "they withdrew and killed 18 of them.",
            "attacked",
            ClaimType.ATTACK,
        ),
        (
            "Two days of heavy rebel bombardment killed 38 civilians in western Aleppo, the governor said.",
            "bombardment",
            ClaimType.SHELLING,
        ),
        (
            "Two girls blew themselves up in Amchide on Monday, and in a double bombing attributed to Boko "
            "Haram in Gwoza three people died.",
            "double bombing",
            ClaimType.BOMBING,
        ),
        ("The Houthis struck Marib with a drone on Monday.", "struck", ClaimType.AIRSTRIKE),
        ("LNA planes struck Mitiga airport in Tripoli on Monday.", "struck", ClaimType.AIRSTRIKE),
    ],
)
def test_armed_groups_strike_from_the_ground_unless_they_fly(read, text, trigger, type_):
    _, reading = read(text)
    assert type_ in {c.type for c in reading.claims if c.trigger.of(text) == trigger}


def test_nothing_comes_from_the_air_where_nothing_flies():
    assert tells_of_flight("Two warplanes came at dawn.") and tells_of_flight("A barrel bomb fell.")
    assert not tells_of_flight("A man with a bomb came at dawn. The attack killed six shoppers.")


@pytest.mark.parametrize(
    ("held", "meant"),
    [
        (ClaimType.AIRSTRIKE, ClaimType.ATTACK),
        (ClaimType.BOMBING, ClaimType.BOMBING),
    ],
)
def test_an_attack_is_no_air_strike_where_nothing_flies(parsed, held: ClaimType, meant: ClaimType):
    tree = parsed("The attack killed ten soldiers.")
    proposal = Proposal(tokens=(1, 2), type=held, confidence=0.9, status={ClaimStatus.HAPPENED: 1}, roles={})
    assert grounded(tree, proposal).type is meant
