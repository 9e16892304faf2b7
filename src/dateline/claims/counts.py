"""Figures: what number the words say, and what is counted.

Vague numerals follow the annotation guide: "dozens" is 24 or more, "tens" 20, "scores" 40, "hundreds" 200,
"thousands" 2,000; "several" and "many" are no figures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims import numerals
from dateline.claims.tree import Tree
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType, Count, Span

_VAGUE = {
    "dozens": 24,
    "tens": 20,
    "scores": 40,
    "hundreds": 200,
    "several hundred": 200,
    "several thousand": 2000,
    "thousands": 2000,
    "millions": 2_000_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
}
_AT_LEAST = (
    r"at\s+least|more\s+than|over|no\s+(?:fewer|less)\s+than"
    r"|not\s+less\s+than|upwards\s+of|above|a\s+minimum\s+of|in\s+excess\s+of"
)
_AT_MOST = (
    r"up\s+to|as\s+many\s+as|fewer\s+than|less\s+than|almost|nearly|at\s+most|a\s+maximum\s+of"
    r"|no\s+more\s+than|close\s+to"
)
_ABOUT = r"about|around|some|roughly|approximately|an\s+estimated|only|just|another|all|other"
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:(?P<least>{_AT_LEAST})\s+|(?P<most>{_AT_MOST})\s+|(?:{_ABOUT})\s+)*"
    rf"(?P<money>US\s?\$|[$€£])?\s?"
    rf"(?:between\s+(?P<from>{numerals.NUMBER})\s+and\s+(?P<to>{numerals.NUMBER})"
    rf"|(?P<low>{numerals.NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<high>{numerals.NUMBER}))?"
    rf"|(?P<vague>several\s+(?:hundred|thousand)\b|(?:tens|hundreds)\s+of\s+(?:thousands|millions)"
    rf"|{'|'.join(w for w in _VAGUE if ' ' not in w)})"
    rf"|(?P<single>an?(?=\s+(?:\w+\s+)?(?:child|woman|girl|boy|baby|civilian|journalist|soldier|teacher|policeman|medic"
    rf"|man|commander|leader|building|bridge|hospital|school)\b))"
    rf")(?!\w|-year|-month|-day|-week|:\d)(?P<plus>\+)?(?P<percent>\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)

_KINDS = {
    "children": "child minor infant baby girl boy toddler schoolchild pupil",
    "women": "woman mother wife",
    "civilians": "civilian resident villager bystander",
    "fighters": "fighter militant insurgent terrorist rebel gunman jihadist jihadi militiaman troop "
    "soldier mercenary combatant serviceman paramilitary guerrilla",
    "strikes": "strike airstrike raid sortie air-strike",
    "vehicles": "vehicle car truck humvee pickup pick-up bus tank suv motorcycle",
    "places": "village town city neighborhood neighbourhood district area region hamlet "
    "settlement suburb quarter",
    "km": "kilometre kilometer km",
    "miles": "mile",
    "metres": "metre meter",
    "usd": "dollar usd",
    "shells": "shell mortar",
    "rockets": "rocket",
    "missiles": "missile",
    "bombs": "bomb device ied explosive",
    "buildings": "building house home",
    "attackers": "bomber attacker assailant",
    "positions": "position emplacement target",
    "medics": "medic doctor nurse paramedic",
    "journalists": "journalist reporter cameraman",
    "policemen": "policeman police-officer",
    "hostages": "hostage captive",
    "attacks": "attack bombing explosion blast",
    "percent": "percent",
    "weapons": "weapon rifle gun",
}
_NOUNS = {word: of for of, words in _KINDS.items() for word in words.split()}
"""Noun, as a lemma, to what is counted."""

_WOUND = ("wound", "injure", "injury", "hurt", "maim")
_KILL = (
    "kill",
    "die",
    "dead",
    "death",
    "slay",
    "murder",
    "massacre",
    "execute",
    "martyr",
    "perish",
    "behead",
    "assassinate",
    "fatality",
)
_BY_TYPE = {ClaimType.DISPLACE: "displaced", ClaimType.DETAIN: "captured"}
_SUBSETS = wordset("children women civilians medics journalists policemen")
_INCLUDING = ("include", "among", "comprise")
_OF_THEM = wordset("among including of with")
_SKIP_UNITS = wordset("year month week day hour minute time pm am o'clock")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, and the noun it counts."""

    span: Span
    """Where the number stands, "at least" included."""
    noun: int
    """Token that it counts, or the number's own token."""
    min: float | None
    """Lowest value that the words allow; None when open."""
    max: float | None
    """Highest value that the words allow; None when open."""
    of: str
    """What the noun itself says is counted; empty when it does not ("17", "people")."""


def find(tree: Tree, text: str, *, dates: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in order.

    Args:
        tree: the sentence.
        text: the document's text.
        dates: its time expressions, whose numbers count nothing.
    """
    out = []
    for match in _QUANTITY.finditer(text, tree.sentence.start, tree.sentence.end):
        run = tree.run(
            Span(*match.span(next(name for name in ("vague", "single", "to", "low") if match[name])))
        )
        bounds = _bounds(match)
        dated = any(match.start() < date.end and date.start < match.end() for date in dates)
        if run is None or bounds is None or dated or _is_date(tree, run, match):
            continue
        noun = _counted(tree, run)
        of = "percent" if match["percent"] else "usd" if match["money"] else _kind(tree, noun)
        if tree.tokens[noun].lemma.lower() in _SKIP_UNITS:
            continue
        out.append(Quantity(Span(match.start(), match.end()), noun, *bounds, of))
    return tuple(out)


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None] | None:
    if match["vague"]:
        return _VAGUE[re.sub(r"\s+", " ", match["vague"].lower())], None
    if match["single"]:
        return 1, 1
    low = numerals.value(match["low"] or match["from"])
    if low is None:
        return None
    if match["high"] or match["to"]:
        high = numerals.value(match["high"] or match["to"])
        return (low, high) if high is not None and high > low else (low, low)
    if match["least"] or match["plus"]:
        return low, None
    if match["most"]:
        return None, low
    return low, low


def _is_date(tree: Tree, run: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether the number is a year or a day of a month, or names a unit ("9th division", "Brigade 93")."""
    token = tree.tokens[run[0]]
    if re.fullmatch(r"(?:19|20)\d\d", match["low"] or "") and not match["least"] and not match["most"]:
        following = tree.tokens[run[1]].upos if run[1] < len(tree) else ""
        return following not in ("NOUN", "ADJ")
    near = tree.tokens[token.head] if token.head >= 0 else token
    return re.match(
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$", near.text, re.I
    ) is not None or (
        near.upos == "PROPN" and token.deprel == "nummod" and token.end <= near.end and near.end < token.start
    )


def _counted(tree: Tree, run: tuple[int, int]) -> int:
    """The noun that a number stands to ("30 militants"); else the number's own token."""
    top = tree.top(run)
    token = tree.tokens[top]
    if token.deprel in ("nummod", "amod", "det", "compound", "advmod") and token.head >= 0:
        return token.head
    for child in tree.children(top, "nmod"):
        if tree.case(child) == "of" and tree.tokens[child].upos != "PRON":
            return child
    return top


def _kind(tree: Tree, noun: int) -> str:
    lemma = tree.tokens[noun].lemma.lower()
    if any(tree.lower[c] == "square" for c in tree.children(noun)):
        return "square_km" if _NOUNS.get(lemma) == "km" else "square_miles"
    return _NOUNS.get(lemma, "")


def of_claim(
    tree: Tree,
    text: str,
    quantities: tuple[Quantity, ...],
    *,
    trigger: int,
    type_: ClaimType,
    triggers: frozenset[int],
    proposed: tuple[tuple[int, int], ...] = (),
) -> tuple[Count, ...]:
    """Return the figures that belong to one claim.

    Args:
        tree: the sentence.
        text: the document's text.
        quantities: all figures of the sentence.
        trigger: token that names the event.
        type_: what kind of claim it is.
        triggers: the triggers of all claims of the sentence: a figure belongs to the nearest above it.
        proposed: token runs that a learned head holds to be figures of this claim.
    """
    out = []
    for quantity in quantities:
        owner = _owner(tree, quantity, triggers)
        mine = owner == trigger
        run = tree.run(quantity.span)
        said = owner is None and run is not None and any(run[0] < b and a < run[1] for a, b in proposed)
        if (mine or said) and (of := _what(tree, quantity, trigger, type_)):
            factor = 0.001 if of == "metres" else 1
            low, high = (None if v is None else v * factor for v in (quantity.min, quantity.max))
            out.append(
                Count(text=quantity.span.of(text), min=low, max=high, of="km" if of == "metres" else of)
            )
    return tuple(out)


def _owner(tree: Tree, quantity: Quantity, triggers: frozenset[int]) -> int | None:
    """The nearest trigger on the way up from the counted noun, or its sibling in a coordination."""
    for at in (quantity.noun, *tree.ancestors(quantity.noun)):
        if at in triggers:
            return at
        below = [c for c in tree.children(at, "acl", "amod", "conj", "nsubj", "obj", "obl") if c in triggers]
        if below and at != quantity.noun and tree.tokens[at].upos not in ("VERB", "AUX"):
            return below[0]
        if (
            below
            and at == quantity.noun
            and any(tree.tokens[c].deprel.startswith(("acl", "amod")) for c in below)
        ):
            return below[0]
    return None


def _what(tree: Tree, quantity: Quantity, trigger: int, type_: ClaimType) -> str:
    """What is counted, seen from the claim: the dead of a killing, the children among them."""
    if quantity.of in ("km", "metres", "usd", "percent", "square_km", "miles", "square_miles"):
        return quantity.of
    if type_ in (ClaimType.CASUALTIES, ClaimType.ATTACK):
        if quantity.of in _SUBSETS and _is_subset(tree, quantity.noun):
            return quantity.of
        if quantity.of in (
            "strikes",
            "bombs",
            "shells",
            "rockets",
            "missiles",
            "attacks",
            "places",
            "vehicles",
            "buildings",
            "attackers",
        ):
            return quantity.of
        own = tree.tokens[trigger].lemma.lower()
        if own in _WOUND or own in _KILL:
            return "wounded" if own in _WOUND else "killed"
        wounded = _governed_by(tree, quantity.noun, trigger, _WOUND)
        killed = _governed_by(tree, quantity.noun, trigger, _KILL)
        if wounded or killed:
            return "wounded" if wounded and (not killed or wounded <= killed) else "killed"
        return "killed" if type_ is ClaimType.CASUALTIES else quantity.of
    if type_ in _BY_TYPE and quantity.of in (
        "",
        "civilians",
        "fighters",
        "children",
        "women",
        "hostages",
        "journalists",
    ):
        return _BY_TYPE[type_]
    if type_ is ClaimType.EVACUATE and not quantity.of:
        return "civilians"
    lemma = tree.tokens[quantity.noun].lemma.lower()
    return quantity.of or ("people" if lemma in ("people", "person") else "")


def _is_subset(tree: Tree, noun: int) -> bool:
    """Whether the noun tells of some among those counted before ("including two women")."""
    if tree.tokens[noun].deprel in ("appos", "parataxis"):
        return True
    if tree.case(noun) in ("including", "among", "with"):
        return True
    first = tree.phrase(noun)[0]
    if first > 1 and tree.lower[first - 1] in ("them", "whom") and tree.lower[first - 2] in _OF_THEM:
        return True
    head = tree.tokens[noun].head
    if head >= 0 and tree.tokens[noun].deprel == "conj":
        return _is_subset(tree, head)
    return head >= 0 and tree.tokens[head].lemma.lower() in _INCLUDING


def _governed_by(tree: Tree, noun: int, trigger: int, lemmas: tuple[str, ...]) -> int:
    """How many steps above the noun a word of the set stands, 0 when none does."""
    for steps, at in enumerate([noun, *tree.ancestors(noun)], 1):
        words = [at, *tree.children(at, "acl", "amod", "conj")] if steps <= 2 else [at]
        if any(tree.tokens[w].lemma.lower() in lemmas for w in words):
            return steps
        if steps > 4:
            break
    return 5 if tree.tokens[trigger].lemma.lower() in lemmas else 0
