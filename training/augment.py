"""Broken and telegraphic text, made by rule from well-formed examples."""

import random
from dataclasses import replace

from dateline.language.lemmas import lemma_of
from dateline.language.words import APOSTROPHES
from training.examples import Example, Tree, without

_SMALL_WORDS = """
    a an and as at but by for from in into of on or over the to with near after against amid
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_HEADLINE_DROPS = frozenset({"det", "aux", "aux:pass", "cop"})
_VERBS = """
    attack/attacks/attacked/attacking/attacked strike/strikes/struck/striking/struck
    shell/shells/shelled/shelling/shelled raid/raids/raided/raiding/raided
    storm/storms/stormed/storming/stormed bomb/bombs/bombed/bombing/bombed
    target/targets/targeted/targeting/targeted hit/hits/hit/hitting/hit
    seize/seizes/seized/seizing/seized retake/retakes/retook/retaking/retaken
    down/downs/downed/downing/downed blast/blasts/blasted/blasting/blasted
    rout/routs/routed/routing/routed ambush/ambushes/ambushed/ambushing/ambushed
    besiege/besieges/besieged/besieging/besieged kill/kills/killed/killing/killed
    block/blocks/blocked/blocking/blocked mass/masses/massed/massing/massed
"""
_TENSES = ("VB", "VBZ", "VBD", "VBG", "VBN")
_FORMS = {tag: [verb.split("/")[i] for verb in _VERBS.split()] for i, tag in enumerate(_TENSES)}
_FORMS["VBP"] = _FORMS["VB"]
_NOUNS = {
    "NN": (
        "attack",
        "strike",
        "raid",
        "storm",
        "bomb",
        "shell",
        "target",
        "clash",
        "blast",
        "ambush",
        "kill",
    ),
    "NNS": (
        "attacks",
        "strikes",
        "raids",
        "bombs",
        "shells",
        "targets",
        "clashes",
        "blasts",
        "ambushes",
        "raids",
    ),
}
"""Words of war reporting that are verbs here and nouns there; peaceful treebanks hold few of them."""

SHARE_TITLE, SHARE_CAPITALS, SHARE_LOWER = 0.05, 0.015, 0.015
SHARE_HEADLINE, SHARE_NO_COMMAS, SHARE_NO_STOP, SHARE_NO_APOSTROPHES = 0.06, 0.04, 0.06, 0.04
SHARE_WAR_WORDS = 0.06
"""Shares of examples that each rule changes."""
_AND_AS_COMMA, _SENTENCE_CASE = 0.3, 0.4
"""Shares of headlines that write a comma for ``and``, and that keep the case of prose."""
_LONGEST_HEADLINE = 30


def augmented(example: Example, chance: random.Random, *, alone: bool = True) -> Example:
    """Return the example, or now and then what a scraper or a headline writer would make of it.

    Args:
        example: what to change.
        chance: the dice.
        alone: whether it stands alone, as a headline does, rather than inside a paragraph.
    """
    if example.tree and chance.random() < SHARE_WAR_WORDS:
        example = _with_war_words(example, example.tree, chance)
    if chance.random() < SHARE_NO_APOSTROPHES:
        example = _without_apostrophes(example)
    if chance.random() < SHARE_NO_COMMAS:
        example = without_commas(example)
    if len(example.words) > 3 and example.words[-1] in ".!?" and chance.random() < SHARE_NO_STOP:
        example = without(example, {len(example.words) - 1})
    if not alone or len(example.words) > _LONGEST_HEADLINE:
        return example
    roll = chance.random()
    if roll < SHARE_HEADLINE:
        return _as_headline(example, chance)
    if roll < SHARE_HEADLINE + SHARE_TITLE:
        return _title_case(example)
    if roll < SHARE_HEADLINE + SHARE_TITLE + SHARE_CAPITALS:
        return replace(example, words=tuple(word.upper() for word in example.words))
    if roll < SHARE_HEADLINE + SHARE_TITLE + SHARE_CAPITALS + SHARE_LOWER:
        return replace(example, words=tuple(word.lower() for word in example.words))
    return example


def without_commas(example: Example) -> Example:
    """Return the example without commas, semicolons and quotation marks, as some scrapers leave a text."""
    return without(example, {i for i, word in enumerate(example.words) if word in {",", ";", '"', "“", "”"}})


def _title_case(example: Example) -> Example:
    words = (
        word if i and word.lower() in _SMALL else word[:1].upper() + word[1:]
        for i, word in enumerate(example.words)
    )
    return replace(example, words=tuple(words))


def _as_headline(example: Example, chance: random.Random) -> Example:
    """Tell it in the present, drop articles, auxiliaries and the full stop, then capitalise."""
    if example.tree:
        example = _in_present_tense(example, example.tree, commas=chance.random() < _AND_AS_COMMA)
    dropped = {len(example.words) - 1} if example.words[-1] == "." else set()
    if example.tree:
        parents = set(example.tree.heads)
        dropped |= {
            i
            for i, label in enumerate(example.tree.labels)
            if label in _HEADLINE_DROPS and i not in parents and example.tree.heads[i] >= 0
        }
    example = without(example, dropped)
    return as_plain_headline(example, title=chance.random() >= _SENTENCE_CASE)


def as_plain_headline(example: Example, *, title: bool) -> Example:
    """Return the words with a capital at the first, or in title case."""
    if title:
        return _title_case(example)
    return replace(example, words=(example.words[0][:1].upper() + example.words[0][1:], *example.words[1:]))


def _in_present_tense(example: Example, tree: Tree, *, commas: bool) -> Example:
    """``retook`` becomes ``retakes``, ``will meet`` becomes ``to meet``, and ``and`` perhaps a comma."""
    words, upos, xpos, labels = list(example.words), list(tree.upos), list(tree.xpos), list(tree.labels)
    for i, word in enumerate(example.words):
        if tree.xpos[i] == "VBD" and tree.upos[i] == "VERB":
            subjects = [
                j for j, head in enumerate(tree.heads) if head == i and tree.labels[j].startswith("nsubj")
            ]
            plural = any(
                tree.xpos[j] in ("NNS", "NNPS") or words[j].lower() in ("they", "we") for j in subjects
            )
            lemma = lemma_of(word, "VERB", "VBD")
            words[i], xpos[i] = (lemma, "VBP") if plural else (third_person(lemma), "VBZ")
        elif word.lower() in ("will", "'ll") and tree.labels[i] == "aux":
            words[i], upos[i], xpos[i], labels[i] = "to", "PART", "TO", "mark"
        elif commas and word == "and" and tree.labels[i] == "cc":
            words[i], upos[i], xpos[i], labels[i] = ",", "PUNCT", ",", "punct"
    changed = replace(tree, upos=tuple(upos), xpos=tuple(xpos), labels=tuple(labels))
    return replace(example, words=tuple(words), tree=changed)


def third_person(lemma: str) -> str:
    """Return a verb's present for he, she or it.

    >>> third_person("push"), third_person("deny")
    ('pushes', 'denies')
    """
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _with_war_words(example: Example, tree: Tree, chance: random.Random) -> Example:
    """Put a word of war reporting where a verb with an object or a plain noun stands."""
    governors = {
        head for head, label in zip(tree.heads, tree.labels, strict=True) if label in ("obj", "nsubj:pass")
    }
    verbs = [i for i in governors if tree.upos[i] == "VERB" and tree.xpos[i] in _FORMS]
    nouns = [
        i
        for i, (upos, xpos) in enumerate(zip(tree.upos, tree.xpos, strict=True))
        if upos == "NOUN" and xpos in _NOUNS
    ]
    words = list(example.words)
    for i in [*verbs[:2], *chance.sample(nouns, min(1, len(nouns)))]:
        other = chance.choice(_FORMS[tree.xpos[i]] if i in governors and i in verbs else _NOUNS[tree.xpos[i]])
        words[i] = other.capitalize() if words[i][:1].isupper() else other
    return replace(example, words=tuple(words))


def _without_apostrophes(example: Example) -> Example:
    """``Syria's`` becomes ``Syrias``, one word; ``didn't`` becomes ``didnt``, still two."""
    words, glued = list(example.words), set()
    for i, word in enumerate(words):
        if (
            word[0] in APOSTROPHES
            and word[1:].lower() == "s"
            and i
            and (not example.tree or example.tree.upos[i] == "PART")
        ):
            words[i - 1] += "s"
            glued.add(i)
        elif word[1:].lower() in {"'t", "’t"}:
            words[i] = word[0] + word[2:]
    return without(replace(example, words=tuple(words)), glued)
