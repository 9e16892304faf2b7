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
        ("Their", "PRON", "PRP$", "their"),
        ("her", "PRON", "PRP$", "her"),
        ("her", "PRON", "PRP", "she"),
        ("them", "PRON", "PRP", "they"),
        ("themselves", "PRON", "PRP", "themselves"),
        ("Kurds", "PROPN", "NNPS", "Kurd"),
        ("HOUTHIS", "PROPN", "NNP", "Houthis"),
        ("PKK", "PROPN", "NNP", "PKK"),
        ("Yemeni", "ADJ", "JJ", "Yemeni"),
        ("pro-Assad", "ADJ", "JJ", "pro-Assad"),
        ("Several", "ADJ", "JJ", "several"),
        ("Human", "ADJ", "JJ", "human"),
        ("Free", "ADJ", "NNP", "Free"),
        ("United", "VERB", "NNP", "Unite"),
        ("better", "ADV", "RBR", "well"),
        ("better", "ADJ", "JJR", "good"),
        ("further", "ADJ", "JJR", "further"),
        ("1,200", "NUM", "CD", "1200"),
        ("m", "NUM", "CD", "million"),
        ("1980s", "NOUN", "NNS", "1980s"),
        ("’", "PART", "POS", "'s"),
        ("’s", "AUX", "VBZ", "be"),
        ("“", "PUNCT", "``", '"'),
    ],
)
def test_forms_of_war_reports(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(form, upos, xpos) == lemma
