"""Pages in the manner of real ones, in words of our own."""

from collections.abc import Callable

import pytest

from dateline.model import Document

BodyOf = Callable[[str], str]

LEAD = "Government troops entered the border town of Marsa on Tuesday after two days of shelling."
SECOND = "Residents reached by telephone said that the rebels had left for the hills before dawn."
LAST = "The army gave no figures for its own losses."
PROSE = f"{LEAD}\n\n{SECOND}\n\n{LAST}"
TITLE = "Army enters border town of Marsa after two days of shelling"


def page(above: str = "", below: str = "", prose: str = PROSE) -> str:
    return f"{above}\n\n{TITLE}\n\n{prose}\n\n{below}\n"


@pytest.mark.parametrize(
    "below",
    [
        "Share this:\nClick to share on Twitter (Opens in new window)\nClick "
        "to print\nLike Loading...\n\nRelated",
        "2 thoughts on “Army enters border town of Marsa”\n\nThis is a great "
        "day for us all who come from Marsa.",
        "3 Comments\n\nI do not believe a word of it, the army lies every time.\n\nReply",
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName *",
        "Subscribe to our newsletter\nGet the latest news straight to your inbox.\nEnter your email address",
        "Read more:\nRebels shell airport road\nFive dead in market blast\nUN envoy to meet president",
        "Related Articles\n\nRebels shell airport road for third day\n\nAid convoy turned back at bridge",
        "Tags: Marsa, army, border",
        "© 2016 The Border Post. All rights reserved.",
        "Reporting by Ann Lee in Port Said; Editing by Tom Hill",
        "AB/CD 14",
        "K.M./R.S.",
        "Terms of Use | Privacy Policy | Contact Us | About Us | Advertise",
    ],
)
def test_what_follows_the_prose_is_cut(below: str, body_of: BodyOf) -> None:
    assert body_of(page(below=below)) == PROSE


@pytest.mark.parametrize(
    "above",
    [
        "Home > World > Conflict",
        "Marsa – Conflict – Border",
        "Skip to content\nMenu\nHome\nWorld\nSport\nOpinion",
        "We use cookies to improve your experience on our website. By continuing you accept our policy.",
        "Log in | Register | Subscribe",
    ],
)
def test_what_stands_above_the_headline_is_cut(above: str, body_of: BodyOf) -> None:
    assert body_of(page(above=above)) == PROSE


@pytest.mark.parametrize(
    "between",
    [
        "(AFP)",
        "Photo: Reuters",
        "Advertisement",
        "Story continues below",
        "Share on Facebook\nShare on Twitter\nShare via Email",
        "READ ALSO: Rebels shell airport road for third day",
        "Army enters border town of Marsa after two days of shelling",
    ],
)
def test_furniture_between_paragraphs_is_cut(between: str, body_of: BodyOf) -> None:
    assert body_of(page(prose=f"{LEAD}\n\n{between}\n\n{SECOND}\n\n{LAST}")) == PROSE


@pytest.mark.parametrize(
    "kept",
    [
        "Civilians trapped",
        "“We want to share this moment with all of you, and we will follow up on every report,” he said.",
        "The ministry published a statement on its website and asked readers to share it.",
        "Reporting by the UN mission shows that 40 people were killed in the last week alone.",
        "Sources said the next convoy would leave on Friday.",
        "“Your town is free,” the colonel told the crowd. “You can go home.”",
        "Related to the governor by marriage, the commander had long been seen as untouchable.",
        "He fell.",
    ],
)
def test_prose_that_uses_the_words_of_furniture_stays(kept: str, body_of: BodyOf) -> None:
    prose = f"{LEAD}\n\n{kept}\n\n{LAST}"
    assert body_of(page(prose=prose)) == prose


def test_credits_at_the_end_of_a_paragraph_are_cut_and_names_in_brackets_stay(body_of: BodyOf) -> None:
    prose = (
        "Soldiers wave from a tank near Marsa on May 3, 2016. (AFP Photo/Ali Noor)\n\n"
        "The Islamic State (IS) group and the Free Army (FA) both fired rockets. (Reuters)\n\n"
        "Agence France-Presse (AFP) reported that nobody was hurt."
    )
    assert body_of(page(prose=prose)) == (
        "Soldiers wave from a tank near Marsa on May 3, 2016.\n\n"
        "The Islamic State (IS) group and the Free Army (FA) both fired rockets.\n\n"
        "Agence France-Presse (AFP) reported that nobody was hurt."
    )


def test_lines_broken_at_a_fixed_width_are_joined(body_of: BodyOf) -> None:
    wrapped = (
        "Government troops entered the border town of Marsa on\n"
        "Tuesday after two days of shelling, officials said in\n"
        "the capital. They met no resistance in the centre, but\n"
        "snipers fired from the old fort until the evening.\n\n"
        "Residents said that the rebels had left for the hills\n"
        "before dawn. Some took their families with them, and\n"
        "others hid their rifles in the orchards by the river."
    )
    paragraphs = body_of(wrapped).split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].startswith("Government troops entered the border town of Marsa on Tuesday after")


def test_a_page_without_a_headline_keeps_all_its_prose(body_of: BodyOf) -> None:
    assert body_of(PROSE) == PROSE


def test_a_headline_alone_is_headline_and_body(read_page: Callable[[str], object]) -> None:
    document = read_page("VIDEO: Army enters border town of Marsa\n")
    assert document.headline == document.text == "VIDEO: Army enters border town of Marsa"  # type: ignore[attr-defined]
    assert document.body.of(document.text) == document.text  # type: ignore[attr-defined]


def test_other_scripts_are_prose_too(body_of: BodyOf) -> None:
    arabic = "دخلت القوات الحكومية بلدة القيارة يوم الخميس بعد معارك استمرت يومين، حسبما قال مسؤولون."
    assert body_of(f"القوات تدخل القيارة\n\n{arabic}\n\n{arabic}") == f"{arabic}\n\n{arabic}"


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said that the rebels had taken Marsa.",
        "Editor's note: The headline of this report has been changed since it was first published.",
        "This article was amended on 5 May 2016 to correct the number of the dead.",
    ],
)
def test_what_a_paper_says_of_its_own_report_is_no_news(note: str, body_of: BodyOf) -> None:
    assert body_of(page(prose=f"{note}\n\n{PROSE}")) == PROSE
    assert body_of(page(prose=f"{LEAD}\n\n{note}\n\n{LAST}")) == f"{LEAD}\n\n{LAST}"
    assert body_of(page(below=note)) == PROSE


@pytest.mark.parametrize("line", ["* Rebels leave the border town of Marsa", "3-5 May", "18 December"])
def test_no_item_and_no_day_is_the_headline(line: str, read_page: Callable[..., Document]) -> None:
    assert read_page(f"{TITLE}\n\n{line}\n\n{PROSE}").headline == TITLE
    assert read_page(f"{line}\n\n{PROSE}").headline is None
