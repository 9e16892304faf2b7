from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims.when.days import Days, month
from dateline.claims.when.expressions import Anchor, Kind, find, joined
from dateline.claims.when.patterns import FAMILIES, Rule
from dateline.model import Grain

FRIDAY = date(2016, 8, 26)


def resolve(
    text: str, *, published: date | None = FRIDAY, narrative: date | None = None, future: bool = False
):
    (expression,) = find(text)
    days = expression.days(Anchor(published=published, narrative=narrative, future=future))
    return text[expression.span.start : expression.span.end], days.start, days.end


def days_of(text: str, **anchor: object):
    _, start, end = resolve(text, **anchor)
    iso = lambda day: day.isoformat() if day else None  # noqa: E731
    return iso(start), iso(end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Troops entered the town on Thursday.", "2016-08-25", "2016-08-25"),
        ("The base fell on Friday evening.", "2016-08-26", "2016-08-26"),
        ("The bridge was hit last Friday.", "2016-08-19", "2016-08-19"),
        ("They were seen there on Tuesday and Wednesday.", "2016-08-23", "2016-08-24"),
        ("The army took it yesterday.", "2016-08-25", "2016-08-25"),
        ("Fighting broke out earlier today.", "2016-08-26", "2016-08-26"),
        ("Jets struck overnight.", "2016-08-25", "2016-08-26"),
        ("The city was lost last December.", "2015-12-01", "2015-12-31"),
        ("The city was lost in December last year.", "2015-12-01", "2015-12-31"),
        ("The siege ended in June this year.", "2016-06-01", "2016-06-30"),
        ("They had left in late July.", "2016-07-21", "2016-07-31"),
        ("Clashes went on this week.", "2016-08-22", "2016-08-26"),
        ("Shelling resumed last week.", "2016-08-15", "2016-08-21"),
        ("They reel from last months loss of the dam.", "2016-07-01", "2016-07-31"),
        ("They won this weeks battle.", "2016-08-22", "2016-08-26"),
        ("Hundreds fled in recent days.", None, "2016-08-26"),
        ("It advanced over the last four months.", "2016-04-26", "2016-08-26"),
        ("Over the past ten days it gained ground.", "2016-08-16", "2016-08-26"),
        ("It held the area in 2014.", "2014-01-01", "2014-12-31"),
        ("It was recaptured on 4 June 2016.", "2016-06-04", "2016-06-04"),
        ("It was recaptured on June 4, 2016.", "2016-06-04", "2016-06-04"),
        ("It was recaptured on Aug. 25.", "2016-08-25", "2016-08-25"),
        ("It was recaptured on 2016-06-04.", "2016-06-04", "2016-06-04"),
        ("Clashes ran from 5-7 June 2016.", "2016-06-05", "2016-06-07"),
        ("It fell two months ago.", "2016-06-01", "2016-06-30"),
        ("It fell five years ago today.", "2011-08-26", "2011-08-26"),
        ("A drive began in the summer of 2015.", "2015-06-01", "2015-08-31"),
        ("Shells fell through the night.", "2016-08-25", "2016-08-26"),
        ("The road has been shut since the weekend.", "2016-08-20", "2016-08-26"),
        ("They gave up earlier in the week.", "2016-08-22", "2016-08-26"),
        ("Ten clashes broke out since the beginning of the day.", "2016-08-26", "2016-08-26"),
        ("The bridge fell the day before yesterday.", "2016-08-24", "2016-08-24"),
        ("Food will arrive within days.", "2016-08-26", None),
        ("The base fell on Tuesday at dawn.", "2016-08-23", "2016-08-23"),
        ("Forty days on, the road stays shut.", "2016-07-17", "2016-08-26"),
        ("The blockade is in its third week.", "2016-08-08", "2016-08-26"),
    ],
)
def test_expressions_are_resolved_against_the_day_of_publication(
    text: str, start: str | None, end: str | None
):
    assert days_of(text) == (start, end)


def test_since_reaches_up_to_the_report_and_keeps_how_precise_its_start_is():
    (expression,) = find("The group has held the city since June 2014.")
    days = expression.days(Anchor(published=FRIDAY))
    assert (days.start, days.end, days.grain) == (date(2014, 6, 1), FRIDAY, Grain.MONTH)


def test_a_month_of_a_year_is_that_years():
    assert days_of("The base fell in August of 2013.") == ("2013-08-01", "2013-08-31")


def test_a_clause_after_since_keeps_its_own_date():
    text = "Thousands have died since the war began in March 2011."
    (expression,) = find(text)
    inner = expression.named(Anchor(published=FRIDAY))
    assert (inner.start, inner.end) == (date(2011, 3, 1), date(2011, 3, 31))


def test_a_weekday_looks_ahead_when_the_claim_does():
    assert days_of("The assault will begin on Thursday.", future=True) == ("2016-09-01", "2016-09-01")


def test_offsets_count_from_the_day_told_last():
    assert days_of("Two days earlier the village fell.", narrative=date(2016, 8, 20)) == (
        "2016-08-18",
        "2016-08-18",
    )


@pytest.mark.parametrize("text", ["It fell on Thursday.", "It fell on 4 June.", "It fell last month."])
def test_without_a_publication_day_nothing_is_guessed(text: str):
    assert days_of(text, published=None) == (None, None)


def test_an_ambiguous_numeric_date_is_quoted_but_not_resolved():
    words, start, end = resolve("The report of 03/04/2016 says so.")
    assert (start, end) == (None, None) and "03/04/2016" in words
    assert days_of("The report of 23/04/2016 says so.") == ("2016-04-23", "2016-04-23")


def test_months_that_are_also_verbs_need_a_preposition():
    assert find("Troops may march on the capital.") == ()
    assert days_of("It began in March.") == ("2016-03-01", "2016-03-31")


@given(st.text(max_size=200))
def test_any_text_yields_ordered_spans_inside_it(text: str):
    reached = 0
    for expression in find(text):
        assert reached <= expression.span.start < expression.span.end <= len(text)
        reached = expression.span.end
        expression.days(Anchor(published=FRIDAY))


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["Monday", "Friday", "Sunday"]),
)
def test_a_bare_weekday_lies_in_the_week_up_to_publication(published: date, name: str):
    _, start, _ = resolve(f"It fell on {name}.", published=published)
    assert start is not None
    assert timedelta(0) <= published - start < timedelta(7) and start.strftime("%A") == name


def test_a_plan_within_some_time_starts_on_the_report():
    assert days_of("Troops will leave within two weeks.", future=True) == ("2016-08-26", "2016-09-09")


def test_a_date_just_past_is_not_next_years_even_in_doubt():
    assert days_of("Gas may have been used on August 20.", future=True) == ("2016-08-20", "2016-08-20")


def test_months_later_count_from_the_month_told_last():
    (expression,) = find("Troops retook it a month later.")
    days = expression.days(Anchor(published=FRIDAY, narrative=date(2016, 8, 25), told=month(2015, 1)))
    assert (days.start, days.end) == (date(2015, 2, 1), date(2015, 2, 28))


def test_late_last_year_is_its_end():
    assert days_of("The town was retaken late last year.") == ("2015-10-01", "2015-12-31")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell on Wednesday night.", "2016-08-24", "2016-08-24"),
        ("They left late last week.", "2016-08-19", "2016-08-21"),
        ("It was taken by the end of the year.", None, "2016-12-31"),
        ("It was lost in the second quarter of 2015.", "2015-04-01", "2015-06-30"),
        ("War was rare in the 1990s.", "1990-01-01", "1999-12-31"),
        ("The siege was at its worst in the late 1990s.", "1996-01-01", "1999-12-31"),
        ("It changed hands the following day.", "2016-08-21", "2016-08-21"),
        ("It changed hands on the 18th.", "2016-08-18", "2016-08-18"),
        ("It fell nearly two weeks ago.", "2016-08-12", "2016-08-12"),
        ("They held it until mid-June.", None, "2016-06-20"),
        ("By noon the fort was theirs.", "2016-08-20", "2016-08-20"),
        ("The guns fell silent as night fell.", "2016-08-20", "2016-08-20"),
        ("They came back the previous evening.", "2016-08-19", "2016-08-19"),
        ("A fortnight earlier it was quiet.", "2016-08-06", "2016-08-06"),
        ("It changed hands on the 28th, they said.", "2016-07-28", "2016-07-28"),
    ],
)
def test_expressions_count_from_the_report_or_from_the_day_told_last(
    text: str, start: str | None, end: str | None
):
    assert days_of(text, narrative=date(2016, 8, 20)) == (start, end)


def test_since_then_starts_with_the_time_told_last_and_is_as_precise():
    (expression,) = find("Since then the town has changed hands twice.")
    days = expression.days(Anchor(published=FRIDAY, told=month(2014, 6)))
    assert (days.start, days.end, days.grain) == (date(2014, 6, 1), FRIDAY, Grain.MONTH)


def test_what_follows_two_days_after_happened_two_days_before():
    (expression,) = find("The army regained the village two days after it was seized.")
    anchor = Anchor(published=FRIDAY, narrative=date(2016, 8, 25))
    assert expression.days(anchor).start == date(2016, 8, 25)
    assert expression.opens_clause and expression.named(anchor).start == date(2016, 8, 23)


def test_what_happened_hours_after_something_happened_on_its_day():
    assert days_of("Hours after the assault they took the town.", narrative=date(2016, 8, 20)) == (
        "2016-08-20",
        "2016-08-20",
    )


@pytest.mark.parametrize("text", ["In the last months of the war.", "The last weeks brought rain."])
def test_some_last_months_are_not_the_last_month(text: str):
    assert all(e.days(Anchor(published=FRIDAY)).start is None for e in find(text))


@pytest.mark.parametrize(
    ("text", "kind", "words", "amount"),
    [
        ("A 48-hour truce began.", Kind.LENGTH, "48-hour", (48, "hour")),
        ("It had lasted for several weeks.", Kind.STRETCH, "several weeks", (None, "week")),
        ("Shells fall daily.", Kind.REPEATED, "daily", None),
        ("It fell on Thursday.", Kind.DATE, "Thursday", None),
    ],
)
def test_an_expression_says_what_it_names_and_how_much(
    text: str, kind: Kind, words: str, amount: tuple[int | None, str] | None
):
    (expression,) = find(text)
    assert (expression.kind, expression.core.of(text), expression.amount) == (kind, words, amount)


@pytest.mark.parametrize("text", ["He saw 1950 troops.", "More than 2010 fled.", "It came at 1850 there."])
def test_a_number_is_no_year(text: str):
    assert find(text) == ()


def test_without_a_publication_day_years_go_on_from_the_one_told():
    def year(told: date, text: str) -> int | None:
        (expression,) = find(text)
        start = expression.days(Anchor(published=None, narrative=told)).start
        return start.year if start else None

    assert year(date(1941, 6, 22), "It fell in October.") == 1941
    assert year(date(1941, 11, 3), "It fell in early February.") == 1942
    assert year(date(1945, 1, 5), "It had fallen in mid-December.") == 1944


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It has been shut since spring.", "2016-03-01", "2016-08-26"),
        ("It has been shut since the summer of 2011.", "2011-06-01", "2016-08-26"),
        ("They came in the night to Thursday.", "2016-08-24", "2016-08-25"),
        ("By Sunday evening the bridge was theirs.", "2016-08-21", "2016-08-21"),
        ("They will leave by the end of October.", None, "2016-10-31"),
        ("Planes flew from 1 August on, he said.", "2016-08-01", "2016-08-26"),
        ("The strike is to begin as from 30 August.", "2016-08-30", None),
        ("It fell on the last day of July.", "2016-07-31", "2016-07-31"),
        ("It fell in the second week of May.", "2016-05-08", "2016-05-14"),
        ("Most of them fled in the first half of 2013.", "2013-01-01", "2013-06-30"),
        ("It fell in the first days of 2014.", "2014-01-01", "2014-01-10"),
        ("Shells fell for a third day.", "2016-08-26", "2016-08-26"),
        ("It has been shut since Christmas.", "2015-12-25", "2016-08-26"),
        ("It fell on New Year's Eve 2014.", "2014-12-31", "2014-12-31"),
        ("On the 19th they left.", "2016-08-19", "2016-08-19"),
    ],
)
def test_parts_of_months_and_open_ends(text: str, start: str | None, end: str | None):
    future = " to begin" in text or " will " in text
    (expression,) = find(text)
    days = expression.days(Anchor(published=FRIDAY, future=future))
    assert tuple(day and day.isoformat() for day in (days.start, days.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They fought in May and June.", "in May and June", "2016-05-01", "2016-06-30"),
        (
            "They fought from July to September 2015.",
            "from July to September 2015",
            "2015-07-01",
            "2015-09-30",
        ),
        ("They fought from Monday until Thursday.", "from Monday until Thursday", "2016-08-22", "2016-08-25"),
        ("It burned in November and January.", "in November and January", "2015-11-01", "2016-01-31"),
        ("They crossed at first light on 10 June.", "at first light on 10 June", "2016-06-10", "2016-06-10"),
        (
            "Jets struck for a second day on Tuesday.",
            "for a second day on Tuesday",
            "2016-08-23",
            "2016-08-23",
        ),
        ("They ruled between 2012 and 2014.", "2012 and 2014", "2012-01-01", "2014-12-31"),
    ],
)
def test_two_neighbours_that_say_one_time_are_joined(text: str, words: str, start: str, end: str):
    (expression,) = joined(text, find(text))
    days = expression.days(Anchor(published=FRIDAY))
    assert expression.span.of(text) == words
    assert (str(days.start), str(days.end)) == (start, end)


@pytest.mark.parametrize(
    "text", ["It fell in June and on Tuesday it burned.", "Shut since May and June's floods."]
)
def test_two_times_stay_two(text: str):
    assert len(joined(text, find(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The city that was engulfed by fighting in 2012 is divided.",
        "The war that began in 2012 has emptied the city.",
        "In 2012 rebels took the east of the city.",
    ],
)
def test_a_year_is_one_whatever_word_follows(text: str):
    (expression,) = find(text)
    assert expression.days(Anchor(published=FRIDAY)).start == date(2012, 1, 1)


@pytest.mark.parametrize(
    "text", ["In all 2012 rebels gave up.", "It holds 2012 prisoners.", "In 2012 people died."]
)
def test_a_number_of_people_is_no_year(text: str):
    assert find(text) == ()


def test_that_year_is_the_one_told_last():
    (expression,) = find("It was won back in July of that year.")
    days = expression.days(Anchor(published=FRIDAY, told=Days(date(2014, 1, 1), date(2014, 12, 31))))
    assert (days.start, days.end) == (date(2014, 7, 1), date(2014, 7, 31))


def test_the_first_since_is_no_date_of_its_own():
    (expression,) = find("It was the deadliest attack in Kabul since March.")
    assert expression.of_clause_alone
    (expression,) = find("It was the first bombing of the town in at least two years.")
    assert expression.of_clause_alone
    (expression,) = find("They have held most of the city since March.")
    assert not expression.of_clause_alone


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They left that same night.", "2016-08-20"),
        ("They had left the evening before.", "2016-08-19"),
        ("They left next morning.", "2016-08-21"),
        ("By evening they had left.", "2016-08-20"),
    ],
)
def test_hours_are_of_the_day_told_before(text: str, start: str):
    (expression,) = find(text)
    days = expression.days(Anchor(published=FRIDAY, narrative=date(2016, 8, 20)))
    assert str(days.start) == start


@pytest.mark.parametrize(
    "text", ["The 25th Division left.", "He lives on the 5th floor.", "They lost for the second time."]
)
def test_ordinals_of_other_things_are_no_days(text: str):
    assert find(text) == ()


@pytest.mark.parametrize(
    "text", ["He spoke of Bloody Sunday.", "It closed on Good Friday.", "Black Friday ended."]
)
def test_the_name_of_a_day_is_no_weekday(text: str):
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They called a strike for 3 September.", "2016-09-03"),  # a week ahead
        ("They called a strike for 3 November.", "2015-11-03"),
    ],
)
def test_a_date_just_ahead_is_not_the_year_befores(text: str, start: str):
    assert days_of(text)[0] == start


def test_local_people_make_no_time_of_day_of_a_year() -> None:
    text = "In 2012 local rebels took the town at 1945 local time."
    assert [e.span.of(text) for e in find(text) if "2012" in e.span.of(text)] == ["In 2012"]
    assert not any("1945" in e.span.of(text) for e in find(text))


def test_what_went_by_before_is_no_date_of_what_came_of_it():
    (expression,) = find("The town fell after seven days of fighting.")
    assert expression.of_clause_alone
    (expression,) = find("The town was under siege for seven days.")
    assert not expression.of_clause_alone


@pytest.mark.parametrize("rule", [rule for _, family in FAMILIES for rule in family if rule.needs])
@settings(max_examples=30)
@given(data=st.data())
def test_no_rule_is_left_out_that_would_match(rule: Rule, data: st.DataObject):
    text = data.draw(st.from_regex(rule.pattern))

    assert rule.may_match(text.casefold())
