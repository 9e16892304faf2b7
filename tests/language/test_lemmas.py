import pytest

from dateline.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("retook", "VERB", "VBD", "retake"),
        ("Besieging", "VERB", "VBG", "besiege"),
        ("shelled", "VERB", "VBN", "shell"),
        ("controlled", "VERB", "VBN", "control"),
        ("fled", "VERB", "VBD", "flee"),
        ("seizes", "VERB", "VBZ", "seize"),
        ("buried", "VERB", "VBN", "bury"),
        ("was", "AUX", "VBD", "be"),
        ("n’t", "PART", "RB", "not"),
        ("militiamen", "NOUN", "NNS", "militiaman"),
        ("Cities", "NOUN", "NNS", "city"),
        ("clashes", "NOUN", "NNS", "clash"),
        ("Talks", "NOUN", "NNS", "talk"),
        ("biggest", "ADJ", "JJS", "big"),
        ("Fallujah", "PROPN", "NNP", "Fallujah"),
        ("their", "PRON", "PRP$", "they"),
    ],
)
def test_forms_of_war_reports(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(form, upos, xpos) == lemma
