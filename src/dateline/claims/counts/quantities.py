"""Quantities of a sentence: what number the words say, and what they count.

Vague numerals follow the annotation guide: "dozens" is 24 or more, "tens" 20, "scores" 40, "hundreds" 200,
"thousands" 2,000; "several" and "many" are no figures. What a noun counts stands in ``counted.csv``, one line
per value of :attr:`dateline.model.Count.of`.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import takewhile

from dateline.claims.attribution import SAYING
from dateline.claims.counts import numerals
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.wordlists import wordset
from dateline.language import Token
from dateline.model import Span

PEOPLE = "people"
"""The group of ``counted.csv`` whose members can be killed, taken or driven out."""
DISTANCE = "distance"
"""The group of lengths."""

OTHER = "other"
"""The group of nouns that ``counted.csv`` does not list."""

_VAGUE = {
    "dozens": 24,
    "tens": 20,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "several dozen": 24,
    "several hundred": 200,
    "several thousand": 2000,
    "several million": 2_000_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
}
_SHARES = {"half": 50, "a quarter": 25, "one quarter": 25, "a third": 33, "one third": 33, "two thirds": 67}
_SHARES["three quarters"] = 75
_AT_LEAST = (
    r"(?:at\s+)?least|more\s+than|over|no\s+(?:fewer|less)\s+than|not\s+less\s+than|upwards\s+of|above"
    r"|a\s+minimum\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|pass(?:es|ed|ing)|topp(?:ed|ing)"
)
_AT_MOST = (
    r"up\s+to|as\s+(?:many|high|much)\s+as|fewer\s+than|less\s+than|almost|nearly|at\s+most|a\s+maximum\s+of"
    r"|no\s+more\s+than|close\s+to|(?:not\s+exceed(?:ing)?)|under"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|an\s+estimated|estimated|only|just|another|an\s+additional"
    r"|all|other|the|a\s+total(?:\s+of)?"
)
_ONE_OF = r"(?P<single>an?|(?<!one )another)(?=\s+(?:(?!few\b)[^\W\d]|\d+-(?:year|month|week|day)))"
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?!(?<=\[)\d+\]|one\s+another\b)(?:(?P<most>{_AT_MOST})\s+|(?P<least>{_AT_LEAST})\s+|(?:{_ABOUT})\s+)*"
    rf"(?:(?P<money>US\s?\$|[$€£])\s?)?"
    rf"(?:(?:between|(?P<rise>from))\s+(?P<from>{numerals.NUMBER})\s+(?:and|to)\s+(?P<to>{numerals.NUMBER})"
    rf"|(?P<low>{numerals.NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<high>{numerals.NUMBER}))?"
    rf"|(?P<vague>(?:several|a\s+few)\s+(?:dozen|hundred|thousand|million)\b"
    rf"|(?:tens|hundreds)\s+of\s+(?:thousands|millions)|{'|'.join(w for w in _VAGUE if ' ' not in w)})"
    rf"|(?P<share>half|(?:an?|one)[\s-](?:quarter|third)|two[\s-]thirds|three[\s-]quarters)"
    rf"(?=\s+(?:of\s+)?(?:the|its|their|his|[\w’']+s\b))"
    rf"|(?P<pair>a\s+(?:pair|couple)\s+of)(?=\s)"
    rf"|(?P<none>no)(?=\s)"
    rf"|{_ONE_OF}"
    rf")(?!\w|-[^\W\d]|[:/]\d|,\d{{3}})(?P<plus>\+)?(?P<percent>\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = frozenset(
    {"Brigade", "Battalion", "Corps", "Division", "Force", "Regiment", "Rifles", "Squadron", "Unit", "Wing"}
)
"""Units of an army that go by numbers."""
_AGE = re.compile(
    r"\b(?:age[ds]?(?:\s+of)?(?:\s+from|\s+between)?(?:\s+\d+,?(?:\s*\d+,)*(?:\s+(?:and|to))?)?|turn(?:ed|s|ing)?|(?:girl|boy|child|man|woman|son|daughter|baby)\s+of)\s*$",
    re.IGNORECASE,
)
_COMPARES = {("more", "than"), ("fewer", "than"), ("less", "than")}
"""Words after a number that make it a difference ("a thousand **more than** in 2023")."""
_OLD = {("-", unit, "-", "old") for unit in ("year", "month", "week", "day")}
"""Words after a number that make it an age."""
_LYING = wordset("from north south east west northeast northwest southeast southwest north-east north-west "
                 "south-east south-west outside away off inside")  # fmt: skip
"""Words after a length that make it say where a place lies."""
_INHABITED = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|camps?|countr(?:y|ies)|nations?|islands?|enclaves?|territor(?:y|ies)"
    r"|districts?|capital|metropolis|hub|communit(?:y|ies)|populations?)\s+of\s+\Z",
    re.IGNORECASE,
)
"""What stands before the number of those who live somewhere ("the city of **two million**")."""
_COUNTED_BEFORE = wordset("them whom dead victims killed wounded injured casualties")
_BEING = wordset("were was are is being mostly all")
_ONE = wordset("a an one another")
_PRENOMINAL = wordset("ADJ PROPN DET NUM")
"""Parts of speech that may stand between a number and its noun."""
_UNCOUNTED = wordset(
    "year month week day hour minute second time pm am o'clock century decade mm calibre gmt utc"
)


_CUT_BEFORE = re.compile(r"(?:\d:|[^\W\d_]\d[\d.,]*\s)\Z")
"""What shows that a number is part of something longer: of "13:00", of "P5 billion"."""
_BESIDE = 3
"""Words between those who tell and the verb of saying."""
_NEAR = 24
"""Characters before a number that are looked at."""
_OLDEST = 110
"""Years that nobody is older than."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """What the noun itself says is counted, its own plural if ``counted.csv`` lacks it; else empty."""
    group: str
    """The noun's group in ``counted.csv``, ``OTHER`` if it does not list the noun; empty without a noun."""
    single: bool = False
    """Whether only an article says the number ("a child")."""
    apart: bool = False
    """Whether the words pick some of those counted before ("11 of them civilians")."""


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Return what each noun, as a lemma, says is counted, and the group of that."""
    table = files("dateline.claims.counts").joinpath("counted.csv").read_text(encoding="utf-8")
    return {
        noun: (row["of"], row["group"])
        for row in csv.DictReader(table.splitlines())
        for noun in row["nouns"].split()
    }


def kind(tree: Tree, noun: int) -> tuple[str, str]:
    """What a noun says is counted, and the group of that."""
    known = kinds()
    lemma = tree.tokens[noun].lemma.lower()
    compound = f"{tree.lower[noun - 1]}-{lemma}" if noun else lemma  # "rescue workers" before "workers"
    forms = (compound, lemma, tree.lower[noun], tree.lower[noun].removesuffix("s"))
    return next((known[form] for form in forms if form in known), ("", OTHER))


def _portions(tree: Tree, noun: int) -> bool:
    """Whether a noun says how much rather than what ("a number of vehicles", "a ball of flame", "damage")."""
    if kind(tree, noun)[1] != OTHER:
        return False
    return tree.lower[noun + 1 : noun + 2] == ("of",) or tree.lower[noun].startswith("damage")


def find(tree: Tree, text: str, *, dates: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in order.

    Args:
        tree: the sentence.
        text: the document's text.
        dates: its time expressions, whose numbers count nothing.
    """
    out: list[Quantity] = []
    for match in _QUANTITY.finditer(text, tree.sentence.start, tree.sentence.end):
        if any(match.start() < date.end and date.start < match.end() for date in dates):
            continue
        if _CUT_BEFORE.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        if out and text[out[-1].span.end : match.start()].split() == ["of"]:  # "14 of 17 drones": 14
            continue
        quantity = _read(tree, text, match)
        if quantity is None:
            continue
        if out and out[-1].single and out[-1].noun == quantity.noun:
            out[-1] = quantity  # "a further two civilians"
        elif out and (joined := _joined(tree, out[-1], quantity)):
            out[-1] = joined
        else:
            out.append(quantity)
    return tuple(out)


def _read(tree: Tree, text: str, match: re.Match[str]) -> Quantity | None:
    said = next(
        name for name in ("vague", "share", "pair", "none", "single", "to", "low") if match[name] is not None
    )
    last = next((name for name in ("high", "to") if match[name] is not None), said)
    run = tree.run(Span(match.start("from" if said == "to" else said), match.end(last)))
    bounds = _bounds(match)
    if (
        run is None
        or bounds is None
        or _is_date(tree, run, match)
        or _AGE.search(text, max(0, match.start() - _NEAR), match.start())
        or (match["single"] is None and _INHABITED.search(text, max(0, match.start() - _NEAR), match.start()))
        or _says(tree, _counted(tree, run))
        or _is_one_of_the_most(tree, run)
        or _is_age(tree, run)
        or _is_unit(tree, run)
        or (tree.lower[run[1] : run[1] + 2] in _COMPARES and match["single"] is None)
    ):
        return None
    noun = _listed_among(tree, run, _counted(tree, run))
    apart = _apart(tree, run)
    told = noun if apart is None else apart
    bare = run[0] <= told < run[1]
    of, group = ("", "") if bare else kind(tree, told)
    if group == OTHER:
        of = _plural(tree, told)
    if bare and _names(tree, run):
        return None
    if tree.tokens[told].lemma.lower() in _UNCOUNTED or (group == DISTANCE and _lies(tree, noun)):
        return None
    if (match["single"] and (not group or _portions(tree, noun))) or (match["none"] and group != PEOPLE):
        return None
    if match["percent"] or match["share"]:
        of, group = "percent", "share"
    elif match["money"]:
        of, group = "usd", "money"
    elif group == DISTANCE and any(tree.lower[c] == "square" for c in tree.children(noun)):
        of, group = ("square_km" if of == "km" else "square_miles"), "area"
    return Quantity(
        span=Span(match.start(), match.end()),
        noun=noun,
        min=bounds[0],
        max=bounds[1],
        of=of,
        group=group,
        single=match["single"] is not None,
        apart=apart is not None,
    )


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None] | None:
    if match["vague"]:
        words = re.sub(r"\s+", " ", match["vague"].lower()).replace("a few", "several")
        return _VAGUE[words], None
    if match["single"]:
        return 1, 1
    if match["none"]:
        return 0, 0
    low: float | None
    if match["share"]:
        low = _SHARES[re.sub(r"[\s-]+", " ", match["share"].lower()).replace("an ", "a ")]
    elif match["pair"]:
        low = 2
    else:
        low = numerals.value(match["low"] or match["from"])
    if low is None:
        return None
    if match["high"] or match["to"]:
        high = numerals.value(match["high"] or match["to"])
        if match["rise"]:
            return high, high
        return (low, high) if high is not None and high > low else (low, low)
    if match["most"]:
        return None, low
    if match["least"] or match["plus"]:
        return low, None
    return low, low


def _is_date(tree: Tree, run: TokenSpan, match: re.Match[str]) -> bool:
    """Whether the number is a year or a day of a month."""
    token = tree.tokens[run[0]]
    if _YEAR.fullmatch(match["low"] or "") and not match["least"] and not match["most"]:
        following = tree.tokens[run[1]].upos if run[1] < len(tree) else ""
        return following not in ("NOUN", "ADJ")
    near = tree.tokens[token.head] if token.head >= 0 else token
    return _DATE_WORD.match(near.text) is not None


def _says(tree: Tree, noun: int) -> bool:
    """Whether the counted only tell of it ("said **two** aid workers", "according to **two** men")."""
    token = tree.tokens[noun]
    if tree.case(noun).startswith("according"):
        return True
    if token.deprel != "nsubj" or not 0 < abs(token.head - noun) <= _BESIDE or kind(tree, noun)[1] != PEOPLE:
        return False
    verb = tree.tokens[token.head]
    return verb.lemma.lower() in SAYING and verb.xpos in ("VBD", "VBZ")


def _is_one_of_the_most(tree: Tree, run: TokenSpan) -> bool:
    """Whether "one" praises and does not count ("**one** of the largest raids")."""
    behind = [token.xpos for token in tree.tokens[run[1] + 1 : run[1] + 4]]
    return tree.lower[run[0] : run[1] + 1] == ("one", "of") and ("JJS" in behind or "RBS" in behind)


def _is_unit(tree: Tree, run: TokenSpan) -> bool:
    """Whether a number is that of a military unit ("**21** Rashtriya Rifles", "Task Force **50**")."""
    name = [token.text for token in takewhile(lambda t: t.text[:1].isupper(), tree.tokens[run[1] :])]
    behind = tree.tokens[run[1] + len(name) :][:1]
    if not tree.tokens[run[0]].text.isdigit() or (behind and behind[0].upos == "NOUN"):
        return False  # "**15** Air Force planes"
    before = tree.tokens[run[0] - 1].text if run[0] else ""
    return bool(_NUMBERED.intersection((before, *name)))


def _is_age(tree: Tree, run: TokenSpan) -> bool:
    """Whether a number between commas is how old somebody is, named before it ("Amal, **26**, …")."""
    first, number, behind = run[0] - 2, tree.tokens[run[0]].text, tree.lower[run[1] : run[1] + 2]
    if first < 0 or tree.lower[first + 1] != "," or not number.isdigit() or int(number) > _OLDEST:
        return False
    alone = not behind or behind[0] in (".", ";", ")") or (behind[0] == "," and behind[1:] != ("including",))
    place = any(e.type == "place" and e.end == tree.tokens[first].end for e in tree.sentence.entities)
    return tree.tokens[first].upos == "PROPN" and alone and not place


def _names(tree: Tree, run: TokenSpan) -> bool:
    """Whether a number without a noun belongs to a name ("Brigade 93", "Division 17 base")."""
    before = tree.tokens[run[0] - 1] if run[0] else None
    return (
        before is not None
        and tree.tokens[run[0]].text.isdigit()
        and (before.upos == "PROPN" or (before.upos == "NOUN" and before.text[0].isupper()))
    )


def _counted(tree: Tree, run: TokenSpan) -> int:
    """The noun that a number stands to ("30 militants", "dozens of families"); else the number's own token.

    Read off the parts of speech, which the parser gets right more often than long noun phrases.
    """
    at, found = run[1], None
    one = tree.lower[run[0]] in _ONE  # "a weapons dealer"
    if tree.lower[at : at + 1] == ("of",):
        at += 1 + (at + 1 < len(tree) and tree.tokens[at + 1].deprel == "nmod:poss")  # "one of his sons"
    while at < len(tree):
        if found is None and tree.lower[at + 1 : at + 5] in _OLD:
            at += 5  # "a 56-year-old patient"
            continue
        token = tree.tokens[at]
        if token.upos == "NOUN":
            if found is None or one or kind(tree, at)[1] != OTHER or not _is_told_plural(tree, found):
                found = at
        elif found is not None or not _is_prenominal(token):
            break
        at += 1
    return tree.top(run) if found is None else found


def _listed_among(tree: Tree, run: TokenSpan, noun: int) -> int:
    """The noun of which a bare number tells a part ("144 **drones**, including 72 over Bryansk")."""
    if not run[0] <= noun < run[1]:
        return noun
    at = noun
    while tree.tokens[at].deprel == "conj" and tree.tokens[at].upos == "NUM":
        at = tree.tokens[at].head
    whole = tree.tokens[at].head
    part = tree.case(at) == "including" and tree.tokens[at].upos == "NUM" and 0 <= whole < at
    return whole if part and tree.tokens[whole].upos == "NOUN" else noun


def _is_prenominal(token: Token) -> bool:
    """Whether a word may stand between a number and its noun ("one **suspected** insurgent")."""
    return token.upos in _PRENOMINAL or token.xpos == "VBN" or token.deprel == "amod" or token.text == "-"


def _is_told_plural(tree: Tree, noun: int) -> bool:
    """Whether a listed noun is a plural, which no other noun follows in one name ("air strikes today")."""
    return tree.tokens[noun].xpos == "NNS" and kind(tree, noun)[1] != OTHER


def _plural(tree: Tree, noun: int) -> str:
    """A noun in the plural, with the nouns joined to it ("oil wells", "supply routes")."""
    first = noun
    while first and tree.tokens[first - 1].upos == "NOUN":
        first -= 1
    words = [*tree.lower[first:noun], tree.lower[noun]]
    last = words[-1]
    if tree.tokens[noun].xpos != "NNS" and not last.endswith("s"):
        stem, ending = (last[:-1], "ies") if re.search("[^aeiou]y$", last) else (last, "s")
        words[-1] = stem + ("es" if re.search("(?:x|ch|sh)$", last) else ending)
    return " ".join(words)


def _apart(tree: Tree, run: TokenSpan) -> int | None:
    """The noun in "11 of them civilians", "five of the dead were children"; None for other words."""
    at = run[1]
    if tree.lower[at : at + 1] != ("of",):
        return None
    at += 2 if tree.lower[at + 1 : at + 2] in (("the",), ("those",)) else 1
    if at >= len(tree) or tree.lower[at] not in _COUNTED_BEFORE:
        return None
    at += 1
    while at < len(tree) and tree.lower[at] in _BEING:
        at += 1
    return at if at < len(tree) and tree.tokens[at].upos in ("NOUN", "ADJ") else None


def _lies(tree: Tree, noun: int) -> bool:
    """Whether a length says where something lies ("60 kilometres (35 miles) from Damascus")."""
    at = noun + 1
    if at < len(tree) and tree.lower[at] in ("(", "["):
        at = next((i for i in range(at, len(tree)) if tree.lower[i] in (")", "]")), at) + 1
    elif at < len(tree) and tree.lower[at] in (")", "]"):
        at += 1
    return at < len(tree) and tree.lower[at] in _LYING


def _joined(tree: Tree, one: Quantity, other: Quantity) -> Quantity | None:
    """Persons told one by one as one figure ("a man and a woman": two); None for any others."""
    if not (one.single or one.min == 1 == one.max) or not other.single:
        return None
    if not one.group == PEOPLE == other.group:
        return None
    if tree.tokens[other.noun].deprel != "conj" or tree.tokens[other.noun].head != one.noun:
        return None
    number = (one.min or 0) + 1
    return replace(one, span=Span(one.span.start, other.span.end), min=number, max=number, of="")
