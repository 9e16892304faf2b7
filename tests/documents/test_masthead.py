from collections.abc import Callable

import pytest

from dateline.documents import read
from dateline.model import Document, Download

ReadPage = Callable[..., Document]
PROSE = (
    "Government troops entered the border town of Marsa on Tuesday after two days of shelling.\n\n"
    "Residents reached by telephone said that the rebels had left for the hills before dawn."
)
TITLE = "Army enters border town of Marsa"


def body(document: Document) -> str:
    return document.body.of(document.text)


def test_lines_under_the_headline(read_page: ReadPage) -> None:
    document = read_page(
        f"{TITLE}\n\nMay 3rd, 2016 – Harbour News –\n\n– translated by Nadia Karam\n\nLATAKIA, Syria. {PROSE}"
    )
    assert (document.headline, document.publisher, document.translator) == (
        TITLE,
        "Harbour News",
        "Nadia Karam",
    )
    assert document.published is not None and document.published.iso() == "2016-05-03"
    assert document.dateline == "LATAKIA, Syria."
    assert body(document) == f"LATAKIA, Syria. {PROSE}"


def test_masthead_glued_to_the_first_sentence(read_page: ReadPage) -> None:
    document = read_page(
        f"{TITLE}\n\nBorder Towns Fall One By One To Army & AlliesQNT 3 May 2016 Marsa, Syria : {PROSE}"
    )
    assert document.published is not None and document.published.iso() == "2016-05-03"
    assert (document.publisher, document.dateline) == ("QNT", "Marsa, Syria")
    assert body(document).startswith("Marsa, Syria : Government troops")


@pytest.mark.parametrize(
    ("front", "day"),
    [("(Beirut, May 4, 2016) – ", "2016-05-04"), ("(Beirut) – ", None), ("(Tunis, Tunisia, May 4) — ", None)],
)
def test_the_office_that_issues_a_statement_is_told_and_no_part_of_it(
    front: str, day: str | None, read_page: ReadPage
) -> None:
    document = read_page(f"{TITLE}\n\n{front}{PROSE}")
    assert body(document) == PROSE
    assert document.dateline in ("Beirut", "Tunis, Tunisia")
    assert (document.published and document.published.iso()) == day


def test_an_agency_between_strokes_follows_the_place(read_page: ReadPage) -> None:
    document = read_page(f"{TITLE}\n\nDONETSK, May 4, 2016. /TASS/. {PROSE}")
    assert document.dateline == "DONETSK"


@pytest.mark.parametrize(
    "front",
    [
        f"Wed 4 May 2016 {TITLE}. ",
        f"{TITLE} AFP Wednesday 4 May 2016 ",
        f"{TITLE} Reuters Wednesday 4 May 2016 Print Tweet Views 1430 ",
        "Published May 4 2016 ",
        "Date of publication 4 May 2016 ",
        "Last updated at May 042016 ",
        "04.05.2016(updated 1731 04.05.2016) Get short URL 0 110 ",
        f"Posted on May 4 2016 by Rami Haddad {TITLE} ",
    ],
)
def test_flattened_mastheads(front: str, read_page: ReadPage) -> None:
    document = read_page(f"{TITLE}\n\n{front}{PROSE}")
    assert body(document) == PROSE
    assert document.published is not None and document.published.iso() == "2016-05-04"


def test_a_lead_that_begins_like_the_headline_stays(read_page: ReadPage) -> None:
    lead = "Army enters border town of Marsa for the first time since the war began, officials said."
    assert body(read_page(f"{TITLE}\n\n{lead}\n\n{PROSE}")).startswith(lead)


def test_a_date_that_is_part_of_the_sentence_stays(read_page: ReadPage) -> None:
    lead = "May 4 2016 was the day on which the army came back to the border town, officials said."
    document = read_page(f"{TITLE}\n\n{lead}\n\n{PROSE}")
    assert body(document).startswith(lead)


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("BAGHDAD — Troops", "BAGHDAD"),
        ("BEIRUT (AFP) - Troops", "BEIRUT"),
        ("MOSCOW, October 18 (RIA Novosti) – Troops", "MOSCOW"),
        ("KABUL, Afghanistan (Sept. 11, 2012) – Troops", "KABUL, Afghanistan"),
        ("Damascus, SANA – Troops", "Damascus"),
        ("Deir ez-Zor, Syria: Troops", "Deir ez-Zor, Syria"),
        ("EL FASHER, Sudan - Troops", "EL FASHER, Sudan"),
        ("BREAKING – Troops", None),
        ("Abadi – who had promised it – said troops", None),
        ("Troops", None),
        ("ISIL – Troops", None),
    ],
)
def test_datelines(opening: str, dateline: str | None, read_page: ReadPage) -> None:
    document = read_page(
        f"{TITLE}\n\n{opening} entered the border town of Marsa on Tuesday, officials said.\n\n{PROSE}"
    )
    assert document.dateline == dateline
    assert body(document).startswith(opening)


def test_an_issue_date_outranks_an_update(read_page: ReadPage) -> None:
    document = read_page(f"{TITLE}\n\nUpdated: 5 May 2016 10:00\nPublished: 4 May 2016 18:20\n\n{PROSE}")
    assert document.published is not None and document.published.iso() == "2016-05-04T18:20:00"


def test_an_ambiguous_date_is_no_date(read_page: ReadPage) -> None:
    assert read_page(f"{TITLE}\n\n05/04/2016\n\n{PROSE}").published is None


def test_an_ambiguous_date_is_that_which_follows_a_day_of_the_prose(read_page: ReadPage) -> None:
    document = read_page(f"{TITLE}\n\n05/04/2016\n\n{PROSE}\n\nThe bridge had been lost on April 2.")
    assert document.published is not None and document.published.iso() == "2016-04-05"


def test_a_day_in_the_prose_is_no_publication_day(read_page: ReadPage) -> None:
    assert (
        read_page(f"{TITLE}\n\n{PROSE}\n\nThe town had been lost on 4 March 2014 after a siege.").published
        is None
    )


def test_an_outlet_quoted_in_the_prose_is_not_the_publisher(read_page: ReadPage) -> None:
    assert (
        read_page(f"{TITLE}\n\n{PROSE}\n\nA spokesman told Al Mayadeen that the bridge was safe.").publisher
        is None
    )


def test_the_site_is_split_off_the_headline(read_page: ReadPage) -> None:
    document = read_page(f"{TITLE} | Jordan Times\n\n{PROSE}")
    assert (document.headline, document.publisher) == (TITLE, "The Jordan Times")
    assert document.text.startswith(f"{TITLE}\n\n")


def test_an_agency_gives_way_to_the_outlet_that_carries_it(read_page: ReadPage) -> None:
    carried = read_page(f"{TITLE}\n\nAFP – Wednesday 4 May 2016\n\n{PROSE}\n\nCopyright 2016 Daily Sabah")
    assert carried.publisher == "Daily Sabah"
    assert read_page(f"{TITLE}\n\nAFP – Wednesday 4 May 2016\n\n{PROSE}", "other.txt").publisher == "AFP"


def test_an_agency_signs_between_a_standfirst_and_the_prose(read_page: ReadPage) -> None:
    standfirst = "Six dead as a bridge over the river is lost and won again, says monitoring group"
    document = read_page(f"{TITLE}\n\n{TITLE} {standfirst} AFP Wednesday 4 May 2016 {PROSE}")
    assert document.published is not None and document.published.iso() == "2016-05-04"


def test_a_day_on_which_an_agency_was_told_is_no_publication_day(read_page: ReadPage) -> None:
    document = read_page(f"{TITLE}\n\nA spokesman told AFP on Wednesday 4 May 2016 that it fell. {PROSE}")
    assert document.published is None


@pytest.mark.parametrize(
    ("headline", "number", "dateline", "day"),
    [
        (TITLE, "2010-09-CA-005", "KABUL, Afghanistan (Sept. 1) - ", "2010-09-01"),
        (TITLE, "2010-12-CA-077", "KABUL, Afghanistan (Jan. 2) - ", "2011-01-02"),
        (f"June 15: {TITLE}", "2010-06-CA-051", "", "2010-06-15"),
        (f"June 15: {TITLE}", "2010-06-CA-051", "KABUL, Afghanistan - ", "2010-06-15"),
        (f"{TITLE}, July 16", "2010-07-CA-097", "", "2010-07-16"),
        (TITLE, "2010-07-CA-097", "", None),
        (TITLE, "Release 12", "KABUL, Afghanistan (Sept. 1) - ", None),
    ],
)
def test_a_day_without_its_year_is_of_the_year_of_the_releases_number(
    read_page: ReadPage, headline: str, number: str, dateline: str, day: str | None
) -> None:
    document = read_page(f"{headline}\n\n{number}\nFor Immediate Release\n\n{dateline}{PROSE}")
    assert (document.published and document.published.iso()) == day


def test_a_day_without_its_year_is_of_the_year_of_the_address() -> None:
    prose = PROSE.replace("\n", " ")
    page = (
        f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1><p>BAGHDAD (Sept. 1) - {prose}</p></body></html>"
    )
    for path, day in (("2016/09/02/marsa", "2016-09-01"), ("news/marsa", None)):
        download = Download(url=f"https://example.org/{path}", data=page.encode(), media="text/html")
        document = next(iter(read([download])))
        assert isinstance(document, Document)
        assert (document.published and document.published.iso()) == day


def test_a_dateline_in_capitals_needs_more_than_capitals(read_page: ReadPage) -> None:
    opening = "LIMA, 3 JAN 1990 (EFE) -- A BOMB DAMAGED A BANK IN THE CENTRE OF THE CITY LAST NIGHT."
    document = read_page(f"{opening}\n\nMEANWHILE, TWO PYLONS WERE BLOWN UP IN THE HILLS OF HUANCAYO.\n")
    assert document.dateline == "LIMA"
    assert document.published is not None and document.published.iso() == "1990-01-03"

    bare = read_page("MEANWHILE, TWO PYLONS WERE BLOWN UP IN THE HILLS OF HUANCAYO, THE POLICE SAID TODAY.\n")
    assert bare.dateline is None
