import gc

import pytest

from dateline import cycles


def test_no_cycles_are_sought_within_and_again_behind() -> None:
    assert gc.isenabled()
    with cycles.not_sought():
        assert not gc.isenabled()
        with cycles.not_sought():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_leaves_the_search_on() -> None:
    with pytest.raises(ValueError, match="no such town"), cycles.not_sought():
        raise ValueError("no such town")
    assert gc.isenabled()
