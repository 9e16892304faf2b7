import pytest

from dateline.claims.counts import quantities, sharing
from dateline.claims.counts.figures import Teller
from dateline.model import ClaimType, Count

KILLED_AND_WOUNDED = (
    "At least 40 people, 11 of them civilians, were killed and dozens more were wounded, the monitor said."
)
LIST = "Two strikes destroyed five tunnels, a bridge and three vehicles."


def shared(tree, text: str, **tellers: ClaimType) -> dict[str, set[tuple[float | None, float | None, str]]]:
    """Figures of each claim, by its trigger."""
    at = {word: tree.lower.index(word) for word in tellers}
    of_claims = sharing.share(
        tree,
        text,
        quantities.find(tree, text),
        [Teller(trigger=i, tokens=(i, i + 1), type=tellers[word]) for word, i in at.items()],
    )
    return {word: {key(c) for c in found} for word, found in zip(at, of_claims, strict=True)}


def key(count: Count) -> tuple[float | None, float | None, str]:
    return count.min, count.max, count.of


def test_each_figure_goes_to_its_own_verb(parsed):
    found = shared(
        parsed(KILLED_AND_WOUNDED),
        KILLED_AND_WOUNDED,
        killed=ClaimType.CASUALTIES,
        wounded=ClaimType.CASUALTIES,
    )
    assert found == {
        "killed": {(40, None, "killed"), (11, 11, "civilians")},
        "wounded": {(24, None, "wounded")},
    }


def test_one_verb_alone_keeps_the_dead_and_the_wounded_apart(parsed):
    found = shared(parsed(KILLED_AND_WOUNDED), KILLED_AND_WOUNDED, killed=ClaimType.CASUALTIES)
    assert (24, None, "wounded") in found["killed"]


def test_a_list_of_things_belongs_to_what_destroys_them_and_strikes_to_the_strike(parsed):
    found = shared(parsed(LIST), LIST, strikes=ClaimType.AIRSTRIKE, destroyed=ClaimType.DESTROY)
    assert found["strikes"] == {(2, 2, "strikes")}
    assert found["destroyed"] == {(5, 5, "tunnels"), (1, 1, "bridges"), (3, 3, "vehicles")}


def test_a_length_is_a_figure_of_an_advance_but_not_where_it_says_what_lies_where(parsed):
    text = "The army advanced five kilometres and is 12 km from the airport."
    assert shared(parsed(text), text, advanced=ClaimType.ADVANCE) == {"advanced": {(5, 5, "km")}}


def test_persons_told_one_by_one_are_added_up(parsed):
    text = "The strike killed a man and a woman."
    assert shared(parsed(text), text, killed=ClaimType.CASUALTIES) == {"killed": {(2, 2, "killed")}}


def test_who_does_it_is_not_counted_among_those_it_is_done_to(parsed):
    text = "The strike killed a man and a woman."
    assert shared(parsed(text), text, strike=ClaimType.AIRSTRIKE) == {"strike": set()}


def test_a_share_is_counted_in_percent(parsed):
    text = "Half of the population has fled the city."
    assert shared(parsed(text), text, fled=ClaimType.DISPLACE) == {"fled": {(50, 50, "percent")}}


def test_nobody_is_a_figure_too(parsed):
    text = "No civilians were harmed."
    assert shared(parsed(text), text, harmed=ClaimType.CASUALTIES) == {"harmed": {(0, 0, "civilians")}}


def test_text_that_has_lost_its_commas_keeps_each_figure_with_its_verb(parsed):
    text = "The war has killed more than 9000 people wounded at least 20000 and emptied whole towns."
    found = shared(parsed(text), text, killed=ClaimType.CASUALTIES, wounded=ClaimType.CASUALTIES)
    assert found == {"killed": {(9000, None, "killed")}, "wounded": {(20000, None, "wounded")}}
    text = "A nurse killed 7 people injured in shelling of the clinic."
    found = shared(parsed(text), text, killed=ClaimType.CASUALTIES, injured=ClaimType.CASUALTIES)
    assert found["injured"] == {(7, 7, "wounded")}


def test_some_of_the_counted_belong_where_the_whole_does(parsed):
    text = "Shells fell on the market, killing 9 people including 2 women injuring 15 and starting a fire."
    found = shared(parsed(text), text, killing=ClaimType.CASUALTIES, injuring=ClaimType.CASUALTIES)
    assert found == {"killing": {(9, 9, "killed"), (2, 2, "women")}, "injuring": {(15, 15, "wounded")}}


def test_a_clause_with_a_subject_of_its_own_keeps_its_figure(parsed):
    text = "Thousands have fled the city while tens of thousands more remain trapped."
    found = shared(parsed(text), text, fled=ClaimType.DISPLACE, trapped=ClaimType.NEED)
    assert found == {"fled": {(2000, None, "displaced")}, "trapped": {(20_000, None, "civilians")}}


def test_grounds_are_not_counted_among_the_dead(parsed):
    text = "The strikes killed at least 12 people in two main battlegrounds."
    assert shared(parsed(text), text, killed=ClaimType.CASUALTIES) == {"killed": {(12, None, "killed")}}


def test_one_person_taken_is_a_figure_and_who_takes_is_not(parsed):
    text = "A border patrol captured a gunman near the crossing."
    assert shared(parsed(text), text, captured=ClaimType.DETAIN) == {"captured": {(1, 1, "captured")}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 56-year-old patient died on the road.", {(1, 1, "killed")}),
        ("Two 12-year-old boys died on the road.", {(2, 2, "children")}),
        ("Nine civilians including two rescue workers died.", {(9, 9, "killed"), (2, 2, "rescue workers")}),
    ],
)
def test_an_age_counts_nobody_and_a_compound_says_who_is_counted(parsed, text: str, expected: set[object]):
    assert shared(parsed(text), text, died=ClaimType.CASUALTIES) == {"died": expected}


def test_one_of_the_worst_is_no_figure(parsed):
    text = "It was one of the largest raids of the war."
    assert shared(parsed(text), text, raids=ClaimType.AIRSTRIKE) == {"raids": set()}


def figures(read, body: str) -> set[tuple[float | None, float | None, str]]:
    _, reading = read(body)
    return {key(c) for k in reading.claims if k.type is ClaimType.CASUALTIES for c in k.count}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Between 40 and 60 people were killed in the village on Thursday.", {(40, 60, "killed")}),
        (
            "Air strikes killed at least 82 people, among them 18 children, on Thursday.",
            {(82, None, "killed"), (18, 18, "children")},
        ),
        ("Up to 30 soldiers were killed near the town on Thursday.", {(None, 30, "killed")}),
        (
            "Monitors said that 31 people were killed and more than 60 were wounded in Idlib.",
            {(31, 31, "killed"), (60, None, "wounded")},
        ),
        ("At least 10 U.S. Marines died in Ramadi on Thursday.", {(10, None, "killed")}),
    ],
)
def test_figures_of_whole_reports(read, body, expected):
    assert figures(read, body) == expected


@pytest.mark.parametrize(
    ("body", "type_", "expected"),
    [
        ("Aid agencies distributed 2,100 blankets in Loikaw.", ClaimType.AID, (2100, 2100, "blankets")),
        ("Rebels overran more than 300 outposts in Shan State.", ClaimType.CAPTURE, (300, None, "outposts")),
        (
            "The video shows six houses burnt to the ground in Kharkiv.",
            ClaimType.DESTROY,
            (6, 6, "buildings"),
        ),
    ],
)
def test_things_given_taken_or_wrecked_are_counted(read, body, type_, expected):
    _, reading = read(body)
    assert [key(count) for claim in reading.claims if claim.type is type_ for count in claim.count] == [
        expected
    ]


def test_what_is_listed_with_a_part_is_a_part(read):
    found = figures(
        read, "Raids on the town of Azaz killed 61 people including five children and three policemen."
    )
    assert {(61, 61, "killed"), (5, 5, "children"), (3, 3, "policemen")} <= found


def test_what_a_strike_hits_is_counted(parsed):
    text = "The raids hit three bridges."
    assert shared(parsed(text), text, raids=ClaimType.AIRSTRIKE) == {"raids": {(3, 3, "bridges")}}
    assert shared(parsed(text), text, raids=ClaimType.CASUALTIES) == {"raids": set()}


def test_the_attacked_who_were_killed_are_counted_as_dead(parsed):
    text = "The attack killed ten soldiers."
    tree = parsed(text)
    teller = Teller(trigger=1, tokens=(1, 3), type=ClaimType.ATTACK)
    (found,) = sharing.share(tree, text, quantities.find(tree, text), [teller])
    assert [key(count) for count in found] == [(10, 10, "killed")]


def test_who_is_in_hospital_is_wounded(read):
    _, reading = read("A bomb went off in Lyon on Friday. On Saturday 11 people were still in hospital.")
    counted = [n.of for c in reading.claims if c.type is ClaimType.CASUALTIES for n in c.count]
    assert counted and set(counted) == {"wounded"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Rockets fell on Asmara on Friday, according to five diplomats; twelve people were killed.",
        "Hundreds of landmines left in the suburbs of Tripoli have killed twelve people.",
    ],
)
def test_neither_witnesses_nor_mines_are_counted_among_the_dead(read, sentence: str):
    _, reading = read(sentence)
    (toll,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert [(c.min, c.of) for c in toll.count] == [(12, "killed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested a bomb maker in Homs.", [1]),
        ("Police arrested a weapons dealer in Homs.", [1]),
        ("Police arrested a rebel leader and one suspected fighter in Homs.", [1, 1]),
        ("Police arrested a rebel leader and one of his bodyguards in Homs.", [1, 1]),
        ("Police arrested ten rebels in search of a rebel leader in Homs.", [10]),
        ("Police arrested a few rebels in Homs.", []),
    ],
)
def test_whoever_is_detained_is_a_person_and_who_is_sought_is_not_detained(
    read, text: str, expected: list[int]
):
    _, reading = read(text)
    assert [n.min for c in reading.claims if c.type is ClaimType.DETAIN for n in c.count] == expected


def test_who_receives_injuries_is_wounded(read):
    found = figures(
        read, "One man was killed and four received minor injuries in a raid on the town of Azaz."
    )
    assert (1, 1, "killed") in found and (4, 4, "killed") not in found


def test_drones_told_by_region_are_no_dead(read):
    _, reading = read(
        "Air defence systems shot down 144 Ukrainian drones overnight, including 72 over the Bryansk Region "
        "and 20 over the Moscow Region, where a woman died."
    )
    (dead,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert [(count.min, count.of) for count in dead.count] == [(1, "killed")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 20 people died on Sunday when two factions of the dissidents clashed near Calamar.",
        "Some 20 gunmen were killed and three tunnel shafts found, the army said.",
        "Fighting between two rival factions left some 20 dead.",
        "Some 20 people have been killed, according to two hospitals in the city of two million.",
        "Some 20 people were killed in the town of 18,000 on Monday.",
    ],
)
def test_sides_and_inhabitants_are_not_among_the_dead(read, text: str):
    _, reading = read(text)
    (dead,) = [c.count for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert [(count.min, count.of) for count in dead] == [(20, "killed")]
