"""Places that a sentence names together: "Mara, Azaz and Afrin", "near A and the city of B"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from dateline.claims.counts.quantities import OTHER, kind
from dateline.claims.draft import Draft, lists
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.where.mentions import BUILDINGS, breadth, is_broad, most_specific, near, with_all
from dateline.claims.wordlists import wordset
from dateline.gazetteer import kinds
from dateline.model import PlaceMention, Relation, Span

_OPENS_NAME = ("PROPN", "ADJ", "NOUN", "NUM", "X")
"""Parts of speech that a name may begin with."""
_LONGEST_ARTICLE = 2
"""Letters of the longest article that stands apart in a name ("al")."""
_ARTICLES = ("a", "an", "the")
_MARKS = re.compile(r"[#@/]")
"""What shows a hashtag, an account or an address."""
_PEOPLES = wordset(
    "group tribe clan community ethnicity people tribesman brigade battalion division regiment corps"
)
"""What people are together ("the **Hausa** and Berti ethnic groups", "the **Khamis** brigade")."""
_OTHERS_IN = re.compile(r"\bother\b.*\bin\b")
_LIES_IN = re.compile(
    r",?\s(?:in|near|outside)(?:\s(?:the|rural|countryside|of|(?:north|south)?-?(?:north|south|east|west)(?:ern)?))*\s",
    re.IGNORECASE,
)
"""What stands between a place and the one that it lies in or near."""
_BUILDING = re.compile(rf"\b(?:{BUILDINGS})\b", re.IGNORECASE)
_GAP = re.compile(r"\s*(?:,\s*)?(?:(?:and|or|&)\s+)?(?:the\s+)?", re.IGNORECASE)
"""What parts two names of one list."""
_JOINED = re.compile(r"\b(?:and|or)\b|&")


def is_name(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase holds a name that is no actor's, no person's and no month's.

    What a state's adjective describes ("the Philippine city") has no name of its own.
    """
    tree, span = draft.tree, draft.tree.span(run)
    persons = [Span(e.start, e.end) for e in tree.sentence.entities if e.type == "person"]
    if turn := scene.turns[draft.index]:
        persons.append(turn)
    names_country = scene.places.gazetteer.names_country
    return (
        any(
            tree.tokens[i].upos == "PROPN"
            and not tree.tokens[i].text.islower()
            and len(tree.tokens[i].text) > _LONGEST_ARTICLE
            and not names_country(tree.tokens[i].text)
            and not _MARKS.search(tree.tokens[i].text)
            and not (tree.tokens[i].text[:2].isupper() and kind(tree, i)[1] != OTHER)  # "IEDs"
            for i in range(*run)
        )
        and not _is_people(tree, run)
        and not scene.parties.names(span)
        and not any(e.start < span.end and span.start < e.end for e in persons)
        and not any(t.span.start < span.end and span.start < t.span.end for t in scene.times[draft.index])
    )


def _is_people(tree: Tree, run: TokenSpan) -> bool:
    """Whether a name is that of people, who are told by what they are, or listed with such."""
    top = tree.top(run)
    token = tree.tokens[top]
    above = (token.head,) if token.deprel in ("amod", "compound", "conj", "flat") else ()
    return any(tree.tokens[i].lemma.lower() in _PEOPLES for i in (top, *above, *tree.children(top, "conj")))


def unknown(scene: Scene, draft: Draft, run: TokenSpan) -> tuple[PlaceMention, ...]:
    """The names of a phrase that no gazetteer knows ("near **Saadallah Square** and **Hamadaniya**")."""
    tree = draft.tree
    cuts = [i for i in range(*run) if tree.tokens[i].upos == "CCONJ" or tree.lower[i] == ","]
    parts = zip([run[0], *(i + 1 for i in cuts)], [*cuts, run[1]], strict=True)
    names = ((_opening(tree, a, b), b) for a, b in parts)
    return tuple(scene.places.unknown(tree.span(name)) for name in names if is_name(scene, draft, name))


def _opening(tree: Tree, first: int, end: int) -> int:
    """Where a name begins in ``first:end``: behind an article, and behind "the villages of"."""
    for i in range(first + 1, end - 1):
        if tree.lower[i] == "of" and tree.tokens[i - 1].text.islower():
            return _opening(tree, i + 1, end)
    return next((i for i in range(first, end) if tree.tokens[i].upos in _OPENS_NAME), first)


def with_list(scene: Scene, draft: Draft, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places together with those that the sentence lists with them ("Mara, Azaz and Afrin")."""
    spans = {m.span for m in mentions}
    for chain in _lists_of(scene, draft, _all_named(scene, draft, mentions)):
        if spans.intersection(m.span for m in chain):
            return with_all(mentions, [m for m in chain if m.span not in spans])
    return mentions


def inner(
    scene: Scene, best: tuple[PlaceMention, ...], found: Sequence[tuple[PlaceMention, ...]]
) -> tuple[PlaceMention, ...]:
    """The places that are said to lie in or near those that seemed best ("**Hass** in rural Idlib")."""
    text = scene.document.text
    finer = {
        outer: mentions
        for mentions in found
        for outer in best
        if all(_is_finer(m, outer) for m in mentions)
        and (is_broad(outer) or any(_is_settled(scene, m) for m in mentions))
        and _LIES_IN.fullmatch(text, mentions[-1].span.end, outer.span.start)
    }
    if not finer:
        return best
    return inner(scene, tuple(dict.fromkeys(m for outer in best for m in finer.get(outer, (outer,)))), found)


def _is_finer(mention: PlaceMention, outer: PlaceMention) -> bool:
    """Whether a place is told before what it may lie in; a building is only a part of where it happened."""
    before = mention.span.end < outer.span.start
    return before and breadth(mention) <= breadth(outer) and not _BUILDING.search(mention.text)


def _is_settled(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a town or quarter is known, or called one."""
    known = mention.place is not None and mention.place.kind not in kinds.NATURAL
    return known or scene.places.is_town(mention)


def all_near(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Let all towns of a list be near what happened where its first is ("**near** Lyptsi and Vovchansk")."""
    ordered = sorted(mentions, key=lambda m: m.span)
    close = {
        behind.span
        for before, behind in pairwise(ordered)
        if ordered[0].relation is Relation.NEAR and _GAP.fullmatch(text, before.span.end, behind.span.start)
    }
    chained = takewhile(lambda m: m.span in close, ordered[1:])
    spans = {m.span for m in chained}
    return tuple(near((m,))[0] if m.span in spans else m for m in mentions)


def with_others(
    scene: Scene, draft: Draft, best: tuple[PlaceMention, ...], found: Sequence[tuple[PlaceMention, ...]]
) -> tuple[PlaceMention, ...]:
    """The places together with others that the heads give and grammar joins ("near A and the city of B")."""
    tree = draft.tree
    learned = [tree.span(run) for run in draft.learned("place")]
    tops = {m: tree.top(run) for ms in (best, *found) for m in ms if (run := tree.run(m.span))}
    marked = [m for m in tops if any(touch(m.span, span) for span in learned)]
    if is_broad(best[0]) or best[0] not in marked:
        return best
    others = [m for m in marked if m not in best and not is_broad(m)]
    joined = [m for m in others if _apart(scene, best[0], m) and _coordinated(tree, tops[best[0]], tops[m])]
    return most_specific((*best, *joined))


def _apart(scene: Scene, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether an "and" stands somewhere between two names, so that the one is not where the other lies."""
    first, second = sorted((one.span, other.span))
    return _JOINED.search(scene.document.text, first.end, second.start) is not None


def _coordinated(tree: Tree, one: int, other: int) -> bool:
    """Whether two nouns hang from nouns of which one is coordinated with the other."""
    above = [list(_nouns_above(tree, noun)) for noun in (one, other)]
    return any(
        tree.tokens[noun].deprel == "conj" and tree.tokens[noun].head in theirs
        for mine, theirs in (above, above[::-1])
        for noun in mine
    )


def _nouns_above(tree: Tree, noun: int) -> Iterator[int]:
    yield noun
    for above in tree.ancestors(noun):
        if tree.tokens[above].upos not in ("NOUN", "PROPN", "NUM"):
            return
        yield above


def _all_named(scene: Scene, draft: Draft, mentions: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """The toponyms of a sentence, in order, with the names that no gazetteer knows."""
    sentence = draft.tree.sentence
    here = {m.span: m for m in scene.places.inside(Span(sentence.start, sentence.end))}
    own = {m.span: m for m in mentions if sentence.start <= m.span.start < sentence.end}
    names = {**here, **own}
    for run in draft.learned("place"):
        span = draft.tree.span(run)
        if not any(touch(span, other) for other in names) and is_name(scene, draft, run):
            names |= {m.span: m for m in unknown(scene, draft, run)}
    return [m for span, m in sorted(names.items()) if not _is_told_of_another(draft.tree, m, names, own)]


def _is_told_of_another(
    tree: Tree, mention: PlaceMention, names: Iterable[Span], own: Collection[Span]
) -> bool:
    """Whether a name only tells of another ("Bunagana, a town on the border with **Uganda**").

    What tells also of one of the claim's own places is no such aside.
    """
    asides = (aside for span in names for aside in _asides(tree, span))
    return any(touch(mention.span, aside) and not any(touch(aside, s) for s in own) for aside in asides)


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _lists_of(scene: Scene, draft: Draft, mentions: Sequence[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Yield the runs of names that a text lists; texts that lost their commas set names side by side."""
    text = scene.document.text
    chain: list[PlaceMention] = []
    for mention in mentions:
        between = _between(scene, draft, chain[-1], mention) if chain else ""
        if chain and not (lists(between) or between.isspace()) or _holds_others(between, mention):
            yield from _joined(text, chain)
            chain = []
        chain.append(mention)
    yield from _joined(text, chain)


def _holds_others(between: str, mention: PlaceMention) -> bool:
    """Whether a name says where those listed before it lie ("Nyala and other towns in **Darfur**")."""
    return is_broad(mention) and _OTHERS_IN.search(between) is not None


def _between(scene: Scene, draft: Draft, one: PlaceMention, other: PlaceMention) -> str:
    """What stands between two names, but for a time and for what is told of the first in passing.

    "Minova last week, and Masisi", "Bunagana, a town on the Ugandan border, and Rutshuru". Where the second
    has a time or a verb of its own, and for what is told in passing, it is another event.
    """
    tree = draft.tree
    text, span = scene.document.text, Span(one.span.end, other.span.start)
    times = [time.span for time in scene.times[draft.index]]
    if _is_subject(tree, other.span) or any(text[other.span.end : time.start].isspace() for time in times):
        times = []
    told = tree.tokens[draft.trigger].start
    asides = [aside for aside in _asides(tree, one.span) if not aside.start <= told < aside.end]
    left_out = [s for s in (*times, *asides) if span.start <= s.start and s.end <= span.end]
    words, at = [], span.start
    for out in sorted(left_out):
        words.append(text[at : out.start])
        at = max(at, out.end)
    return "".join((*words, text[at : span.end]))


def _is_subject(tree: Tree, name: Span) -> bool:
    run = tree.run(name)
    return run is not None and tree.tokens[tree.top(run)].deprel.startswith("nsubj")


def _asides(tree: Tree, name: Span) -> Iterator[Span]:
    """Yield what is told of a place behind its name ("a town on the border", "which lies in the hills")."""
    run = tree.run(name)
    top = tree.top(run) if run is not None else 0
    for child in tree.children(top, "appos", "acl") if run is not None else ():
        below = [i for i in tree.below(child) if tree.tokens[i].deprel != "punct"]
        is_clause = tree.tokens[child].deprel != "appos"
        is_description = tree.tokens[child].upos == "NOUN" and any(
            tree.lower[c] in _ARTICLES for c in tree.children(child, "det")
        )
        if child > top and (is_clause or is_description):
            yield tree.span((min(below), max(below) + 1))


def _joined(text: str, chain: list[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Yield a run of names if an "and" stands in it, or if none can be where the one before it lies."""
    said = chain and _JOINED.search(text[chain[0].span.start : chain[-1].span.end])
    if said or (len(chain) > 1 and all(_far_apart(one, other) for one, other in pairwise(chain))):
        yield chain


def _far_apart(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places lie in two provinces of one country."""
    if one.place is None or other.place is None or one.place.country != other.place.country:
        return False
    return bool(one.place.admin1 and other.place.admin1) and one.place.admin1 != other.place.admin1


def listed(scene: Scene, draft: Draft, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Keep the first place that is no country or province, and those listed with it."""
    groups: list[list[PlaceMention]] = []
    for mention in mentions:
        between = _between(scene, draft, groups[-1][-1], mention) if groups else ""
        if groups and lists(between):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    narrow = min(groups, key=lambda group: breadth(most_specific(group)[0]))
    chosen = most_specific(narrow)
    if len(chosen) == 2 and not _JOINED.search(
        scene.document.text[chosen[0].span.end : chosen[1].span.start]
    ):
        chosen = chosen[:1]  # "one village, another township": the one lies in the other
    return tuple(dict.fromkeys(chosen))
