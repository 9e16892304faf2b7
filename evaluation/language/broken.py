"""Tags and trees after one defect at a time, as text on the web has them.

Each defect takes a sentence of a treebank and returns it broken. The tree stays; where a word goes, its
dependants move up to what it hung on. This shares nothing with what training does to its examples.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.language.report import heading, row
from evaluation.language.treebanks import development, on_given_words

from dateline.language.conllu import TreebankSentence, TreebankWord
from dateline.language.encoder import Encoder

SUBSET = 500
"""Sentences measured of each treebank at most, evenly spread over it."""
_SMALL_WORDS = """
    a an and as at but by for from in into nor of off on or over per the to up via with
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that title case leaves small, unless they come first."""
_SINGLE_QUOTES = "'’‘"
_APOSTROPHE = re.compile(rf"[{_SINGLE_QUOTES}]")
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"

Defect = Callable[[TreebankSentence], TreebankSentence]


def title_case(sentence: TreebankSentence) -> TreebankSentence:
    """Return it with a capital on every word but the small ones between."""
    return _respelled(
        sentence,
        [
            word.text if index and word.text.lower() in _SMALL else word.text[0].upper() + word.text[1:]
            for index, word in enumerate(sentence.words)
        ],
    )


def capitals(sentence: TreebankSentence) -> TreebankSentence:
    """Return it in capitals."""
    return _respelled(sentence, [word.text.upper() for word in sentence.words])


def lower_case(sentence: TreebankSentence) -> TreebankSentence:
    """Return it without capitals."""
    return _respelled(sentence, [word.text.lower() for word in sentence.words])


def no_commas(sentence: TreebankSentence) -> TreebankSentence:
    """Return it without commas; those within numbers stay."""
    return without(sentence, {i for i, word in enumerate(sentence.words) if word.text == ","})


def no_apostrophes(sentence: TreebankSentence) -> TreebankSentence:
    """Return it without apostrophes and single quotes, inside words and alone."""
    bare = [_APOSTROPHE.sub("", word.text) for word in sentence.words]
    respelled = _respelled(
        sentence, [text or word.text for text, word in zip(bare, sentence.words, strict=True)]
    )
    return without(respelled, {i for i, text in enumerate(bare) if not text})


def no_final_stop(sentence: TreebankSentence) -> TreebankSentence:
    """Return it without the full stop that ends it, also where quotes or brackets close after it."""
    closing = len(sentence.words) - 1
    while closing > 0 and sentence.words[closing].text in {'"', "”", "''", "'", "’", ")"}:
        closing -= 1
    return without(sentence, {closing} if sentence.words[closing].text == "." else set())


def mis_decoded(sentence: TreebankSentence) -> TreebankSentence:
    """Return it typeset, then read as Windows-1252 though written as UTF-8: "town’s" as "townâ€™s"."""
    return _respelled(sentence, [_as_windows(text) for text in _typeset(sentence)])


def unreadable(sentence: TreebankSentence) -> TreebankSentence:
    """Return it typeset, with U+FFFD for every character that is not ASCII."""
    return _respelled(
        sentence, ["".join(c if c.isascii() else _UNREADABLE for c in text) for text in _typeset(sentence)]
    )


DEFECTS: dict[str, Defect] = {
    "Title Case": title_case,
    "ALL CAPITALS": capitals,
    "lower case": lower_case,
    "no commas": no_commas,
    "no apostrophes": no_apostrophes,
    "no final full stops": no_final_stop,
    "mis-decoded quotes, dashes, accents": mis_decoded,
    "the same as U+FFFD": unreadable,
}


def without(sentence: TreebankSentence, dropped: Collection[int]) -> TreebankSentence:
    """Return a sentence without some of its words.

    Dependants of a dropped word move up to the nearest word above that stays. Where none does, the first of
    them becomes the root and the others hang on it. A sentence that would lose all its words stays whole.
    """
    words = sentence.words
    kept = [i for i in range(len(words)) if i not in dropped]
    if not dropped or not kept:
        return sentence
    above = {i: _above(words, i, dropped) for i in kept}
    root = next(i for i in kept if above[i] < 0)
    place = {old: new for new, old in enumerate(kept)}
    return replace(
        sentence,
        words=tuple(
            replace(
                words[i],
                head=-1 if i == root else place[root if above[i] < 0 else above[i]],
                deprel="root" if i == root else words[i].deprel,
                spaced=any(word.spaced for word in words[i:after]),
            )
            for i, after in zip(kept, [*kept[1:], len(words)], strict=True)
        ),
    )


def _above(words: Sequence[TreebankWord], index: int, dropped: Collection[int]) -> int:
    head = words[index].head
    while head in dropped:
        head = words[head].head
    return head


def _respelled(sentence: TreebankSentence, forms: Sequence[str]) -> TreebankSentence:
    return replace(
        sentence,
        words=tuple(replace(word, text=form) for word, form in zip(sentence.words, forms, strict=True)),
    )


def _typeset(sentence: TreebankSentence) -> list[str]:
    """Return the words with curled quotes and long dashes, as printed text has them."""
    forms, opened = [], False
    for word in sentence.words:
        text = word.text.replace("'", "’").replace("--", "–")
        while '"' in text:
            text = text.replace('"', "”" if opened else "“", 1)
            opened = not opened
        forms.append(text)
    return forms


def _as_windows(text: str) -> str:
    """Return UTF-8 read as Windows-1252; the five bytes that it leaves open become controls, as in browsers.

    >>> _as_windows("Ba’ath")
    'Baâ€™ath'
    """
    read = [bytes([byte]).decode("cp1252", errors="replace") for byte in text.encode()]
    return "".join(
        chr(byte) if sign == _UNREADABLE else sign for byte, sign in zip(text.encode(), read, strict=True)
    )


def broken(shared: Path) -> None:
    """Measure what each defect costs."""
    encoder = Encoder.load()
    for corpus, found in development(shared).items():
        sentences = _spread(found)
        whole = [_right(encoder, sentence) for sentence in sentences]
        heading(
            f"One defect at a time in {len(sentences)} sentences of {corpus}, given words: per cent of\n"
            "words that are no punctuation, over the sentences that it changes, and over the same ones whole"
        )
        row("no defect", _figures(whole))
        for name, defect in DEFECTS.items():
            changed = [(i, b) for i, s in enumerate(sentences) if (b := defect(s)) != s]
            figures = _figures([_right(encoder, sentence) for _, sentence in changed])
            before = _figures([whole[i] for i, _ in changed])
            notes = {of: f"whole {value:.2f}" for of, value in before.items()}
            row(f"{name}, {len(changed)} sentences", figures, notes=notes)


def _spread(found: Sequence[TreebankSentence]) -> list[TreebankSentence]:
    count = min(SUBSET, len(found))
    return [found[i * len(found) // count] for i in range(count)]


def _right(encoder: Encoder, sentence: TreebankSentence) -> Counter[str]:
    """Count what is right of the words that are no punctuation."""
    parse, right = on_given_words(encoder, sentence), Counter[str]()
    for i, word in enumerate(sentence.words):
        if word.upos != "PUNCT":
            attached = parse.heads[i] == word.head
            right.update(words=1, UPOS=parse.upos[i] == word.upos, UAS=attached)
            right.update(LAS=attached and parse.relations[i] == word.deprel)
    return right


def _figures(counts: Sequence[Counter[str]]) -> dict[str, float]:
    total = sum(counts, Counter[str]())
    return {name: 100 * total[name] / max(1, total["words"]) for name in ("UPOS", "UAS", "LAS")}
