import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import split


def words(text: str) -> list[str]:
    return [text[w.start : w.end] for w in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army's 9th division didn't stop.", "The|army|'s|9th|division|did|n't|stop|."),
        ("Syria’s rebels can’t hold", "Syria|’s|rebels|ca|n’t|hold"),
        ("Syria\ufffds rebels", "Syria|\ufffds|rebels"),
        ("They dont and cannot leave", "They|do|nt|and|can|not|leave"),
        ("U.S.-backed SDF", "U.S.|-|backed|SDF"),
        ("an anti-tank missile", "an|anti-tank|missile"),
        ("Gen. J. Votel spoke at 10:30am", "Gen.|J.|Votel|spoke|at|10:30|am"),
        ("about 5km north, 1,200 men, 12.5%", "about|5|km|north|,|1,200|men|,|12.5|%"),
        ("He said no.", "He|said|no|."),
        ("See https://example.org/a?b=1, please", "See|https://example.org/a?b=1|,|please"),
        ("al-Bab fell…", "al|-|Bab|fell|…"),
        ("the rebels' base", "the|rebels|'|base"),
        ("from 2012-2014", "from|2012|-|2014"),
        ("on 2016-08-26", "on|2016-08-26"),
        ("on 12/3/2004 or 12-3-2004, after 9/11", "on|12/3/2004|or|12-3-2004|,|after|9/11"),
        ("half: 1/2, and/or less", "half|:|1|/|2|,|and|/|or|less"),
        ("$5M at 7:30PM, 40K men, 155mm and 60Hz", "$|5|M|at|7:30|PM|,|40|K|men|,|155|mm|and|60|Hz"),
        ("a Su-24M and a T-72B", "a|Su|-|24M|and|a|T|-|72B"),
        ("the 1990's and mid-80s", "the|1990's|and|mid-80s"),
        ("call 713-853-3989 or +4550981306", "call|713-853-3989|or|+4550981306"),
        ("our #1 aim, #Syria by @user", "our|#|1|aim|,|#Syria|by|@user"),
        ("AT&T's Ph.D. from S.Korea", "AT&T|'s|Ph.D.|from|S.|Korea"),
        ("the UN-led anti-IS force", "the|UN|-|led|anti-IS|force"),
        ("tanks, etc. They left, etc. by road", "tanks|,|etc|.|They|left|,|etc.|by|road"),
        ("Tanks, guns, etc.", "Tanks|,|guns|,|etc|."),
        ("the U.S. The U.S army", "the|U.S.|The|U.S|army"),
        ("What?! Stop… now.... :-) (see) [a]:", "What|?!|Stop|…|now|....|:-)|(|see|)|[|a|]|:"),
        ("at a.b+c@mail.org or Paper.com", "at|a.b+c@mail.org|or|Paper.com"),
        ("in comp.sources.unix ---->", "in|comp.sources.unix|---->"),
        ("see news.site.org/a and FERC 's 2.5m", "see|news.site.org/a|and|FERC|'s|2.5|m"),
        ("from 2pm-5pm for $11.5M. We", "from|2|pm|-|5|pm|for|$|11.5|M|.|We"),
        ("’’No,’’ theyre gonna", "’’|No|,|’’|they|re|gon|na"),
        ("Its not clear if its walls fell", "It|s|not|clear|if|its|walls|fell"),
        ("its all-out war", "its|all|-|out|war"),
        ("Lost?! Yes!. Why...? Who:?", "Lost|?!|Yes|!.|Why|...|?|Who|:?"),
        ("left b/c of Q1/Q2 w/o and/or", "left|b/c|of|Q1|/|Q2|w/o|and|/|or"),
        ("at 3-1663, TX 77415-0027, 17-1663", "at|3-1663|,|TX|77415-0027|,|17|-|1663"),
        ("list.htm at Paper.Com", "list.htm|at|Paper.Com"),
        ("basic\u00adally US$ 5", "basic\u00adally|US$|5"),
    ],
)
def test_splits_as_the_treebanks_do(text: str, expected: str) -> None:
    assert words(text) == expected.split("|")


@given(st.text(alphabet=st.sampled_from("ab'’.-,\ufffd\n 19nts(“”$/:SU") | st.characters(), max_size=80))
def test_words_hold_every_character_once_and_in_order(text: str) -> None:
    end = 0
    for word in split(text):
        assert word.start >= end and word.end > word.start
        assert not text[end : word.start].strip(), "only white space lies between words"
        end = word.end
    assert not text[end:].strip()


@given(st.text(max_size=40), st.integers(0, 10), st.integers(0, 10))
def test_stays_within_the_bounds_given(text: str, start: int, length: int) -> None:
    for word in split(text, start, start + length):
        assert start <= word.start < word.end <= start + length


@pytest.mark.parametrize("piece", ["a-", "a.b", "ab.", "a-b.", "1-", "a'", "http://", "-=", "a@"])
def test_long_runs_without_space_take_time_in_proportion_to_their_length(piece: str) -> None:
    began = time.process_time()
    assert sum(1 for _ in split(piece * 20_000)) >= 1
    assert time.process_time() - began < 2, "a search that starts anew at every sign takes far longer"
