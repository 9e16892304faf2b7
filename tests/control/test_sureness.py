"""How sure an answer is: rising with what the model gives it, never certain, and a party's own word apart."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.events.told import QAYYARAH, Told, documents, took_qayyarah

from dateline.actors import load_actors
from dateline.control import assess, in_force
from dateline.control.sureness import share_right
from dateline.control.trust import OWN_SIDE
from dateline.events import fuse
from dateline.model import Account, Control

ACTORS = load_actors()


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_the_model_gives_more_is_believed_more(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert share_right(less) <= share_right(more)
    assert less + 1e-4 >= more or share_right(less) < share_right(more)


@given(st.floats(0, 1))
def test_nothing_is_certain(probability: float) -> None:
    assert 0 <= share_right(probability) <= 0.97


def held_a_week_later(*tellings: Told) -> Control:
    claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
    rows = assess(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
    found = in_force(rows, QAYYARAH.id, date(2016, 9, 1))
    assert found is not None
    return found


def test_what_a_party_says_of_itself_is_no_surer_than_its_word() -> None:
    own = held_a_week_later(
        took_qayyarah("The army said it retook Al Qayyarah.", "2016-08-25", source="iraq-forces")
    )
    outlet = held_a_week_later(took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25"))
    assert own.holder == outlet.holder == "iraq-forces"
    assert own.account is Account.CLAIMED
    assert outlet.account is Account.CORROBORATED
    assert own.belief == OWN_SIDE < outlet.belief, "it is no surer than whose word it is"


def test_two_outlets_are_believed_more_than_one() -> None:
    one = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Agency")
    other = took_qayyarah("Al Qayyarah was retaken by the army.", "2016-08-25", by="Daily")
    assert held_a_week_later(one).belief < held_a_week_later(one, other).belief < 1
