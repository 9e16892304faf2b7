import pytest

from dateline.documents.recognise import language_of
from dateline.model import Rejected
from dateline.stages import guarded

TEXTS = {
    "en": "Government troops entered the border town on Tuesday, and officials "
    "said that the rebels had left.",
    "fr": "Les troupes du gouvernement sont entrées mardi dans la ville "
    "frontière, ont déclaré des responsables locaux.",
    "de": "Die Truppen der Regierung sind am Dienstag in die Grenzstadt "
    "eingerückt, wie ein Sprecher der Armee sagte.",
    "ar": "دخلت القوات الحكومية بلدة القيارة يوم الخميس بعد معارك استمرت يومين، حسبما قال مسؤولون محليون.",
    "ru": "Правительственные войска во вторник вошли в приграничный город после "
    "двух дней обстрелов, сообщили чиновники.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_recognises_the_language_of_a_report(code: str) -> None:
    assert language_of(TEXTS[code]) == code


def test_a_text_too_short_to_tell_takes_the_default() -> None:
    assert language_of("Mosul Ramadi Fallujah") == "en"
    assert language_of("1234 — …", default="fr") == "fr"


def test_a_page_is_in_the_language_of_its_text_and_not_of_its_template(read_page) -> None:
    prose = TEXTS["fr"]
    head = "<html lang='en'><head><title>Konna</title></head>"
    document = read_page(f"{head}<body><article><p>{prose}</p></article></body></html>", "page.html")
    assert document.language == "fr"
    assert guarded(document, lambda _: pytest.fail("it was read")) == Rejected(
        ref=document.ref, stage="extract", reason="it is in another language than English (fr)"
    )
