import pytest

from dateline.claims.lexicon import load
from dateline.model import ClaimType


@pytest.mark.parametrize("type_", list(ClaimType))
def test_every_type_has_slots_for_words_without_a_line(type_: ClaimType):
    frame = load().frame(type_, "a word that no table lists")
    assert frame.agent or frame.patient


def test_a_line_of_its_own_overrides_the_type():
    assert load().frame(ClaimType.CAPTURE, "fall").agent[0] == "to"
    assert load().frame(ClaimType.CAPTURE, "retake").agent[0] == "subject"
