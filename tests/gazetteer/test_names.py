from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.gazetteer.alike import Scoring, likeness, nearest
from dateline.gazetteer.names import is_vowelless, normal, normals, plain, readings, skeleton

SYLLABLES = st.lists(
    st.sampled_from(
        ["qa", "kha", "yya", "sha", "di", "zhi", "ma", "ru", "bay", "gha", "lu", "skyi", "ts", "ov"]
    ),
    min_size=2,
    max_size=5,
).map("".join)


def likest(listed: str, looked_up: str) -> float:
    return max(likeness(form, normal(listed)) for form in readings(looked_up))


@given(st.text(max_size=30) | st.text("jcoxqابהО\u0590\u0651 ", max_size=8))
@example("j\u0590")
def test_no_text_breaks_a_form(name: str) -> None:
    forms = readings(name)
    assert all(forms)
    assert normal(name) in forms or normal(name) == ""
    for form in forms:
        assert set(skeleton(form)) <= set("bklmnrst0123456789"), "a block is named by families of consonants"
        assert 0 < likeness(form, form) < 1
    if name.isascii():
        assert plain(name) == plain(name.swapcase())


@given(
    st.lists(
        st.text(max_size=20) | SYLLABLES | st.sampled_from(["Hasakat al-", "ash Sham", "القيارة", "a\nb"])
    )
)
def test_names_beside_others_have_the_forms_that_they_have_alone(names: list[str]) -> None:
    together = normals(names)
    assert together == [normal(name) for name in names]
    assert skeleton("\n".join(together)).split("\n") == [skeleton(form) for form in together or [""]]


@given(SYLLABLES)
def test_forms_are_their_own_forms(name: str) -> None:
    assert normal(normal(name)) == normal(name)
    assert skeleton(skeleton(normal(name))) == skeleton(normal(name))


@given(SYLLABLES, st.sampled_from(["Al-", "al ", "El ", "el-", "As-", ""]), st.sampled_from(["", "h"]))
def test_article_ending_and_signs_do_not_count(name: str, article: str, ending: str) -> None:
    written = name + "a"
    assert normal(article + written + ending) == normal(written)
    assert normal("’".join((written[:2], written[2:]))) == normal(written)


@pytest.mark.parametrize(
    "spellings",
    [
        "Qayyarah, Qayara, Al-Qayyāra, El Gayyara, القيارة",
        "Kharkiv, Kharkov, Charkiw, Khar’kov, Harkìv, Харків, Харьков, חרקוב, ካርኪቭ, خاركيف",
        "Manbij, Manbidsch, Minbej, Membij, Manbiǧ, منبج",
        "Ash Shāmīyah, Al-Šāmiyyaẗ, aš-Šāmiyya, Al-Schamijja, El Châmiyyé, Eshshamiyya",
        "Khmelnytskyi, Khmelnitsky, Chmelnyzkyj, Khmel’nitskiy, Хмельницький",
        "Luhansk, Lugansk, Louhansk",
        "Bājil, Bagil, Badjil",
        "Şırnak, Shirnak",
    ],
)
def test_spellings_of_a_name_meet_in_a_block(spellings: str) -> None:
    listed, *others = spellings.split(", ")
    for other in others:
        blocks = {skeleton(form) for form in readings(other)}
        assert blocks & {skeleton(form) for form in (normal(listed), *readings(listed))}, other


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (("Kharkiv", "Kharkov"), ("Kharkiv", "Karkouba")),
        (("Mosul", "Mossoul"), ("Mosul", "Mezel")),
        (("Raqqa", "الرقة"), ("Raqqa", "الرحيقة")),
        (("Hudaydah", "Hodeida"), ("Hudaydah", "Haditha")),
    ],
)
def test_one_name_is_likelier_than_another(same: tuple[str, str], other: tuple[str, str]) -> None:
    assert likest(*same) > 0.5 > likest(*other)


def test_likeness_does_not_ask_which_name_was_looked_up_first() -> None:
    for a, b in product(("Mosul", "الموصل"), repeat=2):
        assert likeness(normal(a), normal(b)) == pytest.approx(likeness(normal(b), normal(a)), abs=0.25)


def test_names_without_vowels_say_so() -> None:
    assert is_vowelless("القيارة") and is_vowelless(normal("القيارة")) and is_vowelless("חרקוב")
    assert not is_vowelless("Qayyarah") and not is_vowelless("Харків")


def test_what_keyboards_confuse_is_one_key() -> None:
    assert plain("الرقة") == plain("الرقه")
    assert plain("کرکوک") == plain("كركوك")
    assert plain("أربيل") == plain("اربيل")


def test_the_nearest_come_with_their_position() -> None:
    found = dict((position, sure) for sure, position in nearest("ḫarkiv", ["zzz", "ḫarkuv", "ḫarkiv"]))
    assert set(found) == {1, 2} and found[2] > found[1]


@given(
    st.text("abcš", max_size=5),
    st.lists(st.text("abdš", max_size=5), min_size=1, max_size=4),
    st.dictionaries(
        st.tuples(st.sampled_from(["a", "b", "š", ""]), st.sampled_from(["a", "b", "š", ""])).filter(any),
        st.integers(-8, 3).map(float),
    ),
)
def test_many_forms_are_scored_as_each_alone(
    form: str, others: list[str], weights: dict[tuple[str, str], float]
) -> None:
    def best(a: str, b: str) -> float:
        """The best alignment, by trying each way to begin it."""
        ways = [
            *([(a[1:], b[1:], (a[0], b[0]))] if a and b else []),
            *([(a[1:], b, (a[0], ""))] if a else []),
            *([(a, b[1:], ("", b[0]))] if b else []),
        ]
        return max((weights.get(pair, -6.0) + best(*rest) for *rest, pair in ways), default=0.0)

    assert Scoring(weights).scores(form, others).tolist() == pytest.approx([best(form, o) for o in others])
