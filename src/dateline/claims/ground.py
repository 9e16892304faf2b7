"""Where it happened: the places that a claim names, or those that the report makes clear."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from dateline.claims import roles, war
from dateline.claims.draft import Draft, lists
from dateline.claims.memory import ATTACKS, Memory
from dateline.claims.mentions import breadth, is_broad, itself, most_specific, near, with_all
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType, PlaceMention, Span, When

_NOWHERE = frozenset({ClaimType.ACCUSE})
"""Types that have no place."""
_OF_GROUND = frozenset(
    {ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.BESIEGE, ClaimType.WITHDRAW, ClaimType.ADVANCE}
)
"""Types whose place is an argument of the verb."""
_BONDS = wordset("back support supporter backer backing sponsor sponsorship fund arm equip ally")
"""What a party is to another, wherever: aid without a place of its own ("US-backed")."""
_SURRENDER = wordset("surrender capitulate capitulation")
"""What is negotiated, if at all, where the fighting is."""
_SENT = frozenset({ClaimType.AID, ClaimType.DEPLOY})
"""Types that often go to a whole country."""
_CLOSE = 3
"""Steps in the tree within which what is negotiated, or a bond, stands by its place."""
_WHITHER = wordset("to toward towards for")
_SAME_PLACE = ("conj", "flat", "compound")
"""Relations of a name to the one whose preposition it shares."""
_LEAVES = wordset("flee leave withdraw retreat fall escape pull flight withdrawal evacuate head go")
_HARM = ATTACKS | {ClaimType.CASUALTIES, ClaimType.CLASH, ClaimType.DISPLACE}
"""Types that somebody may plan to do anywhere ("he planned attacks")."""
_WAGED = frozenset(
    {ClaimType.CLASH, ClaimType.OPERATION, ClaimType.AIRSTRIKE, ClaimType.CASUALTIES, ClaimType.DISPLACE}
)
_MONTHS_DAYS = 60
"""Days from which on something without a place of its own is told of a war rather than of the news."""
_HOLDS = wordset("of in at near outside around")
"""Prepositions before the name of what a compound or a village is, or lies in or near."""
_ROADS = wordset("road roads highway route routes path corridor fire")
_GOES = frozenset({ClaimType.ADVANCE, ClaimType.DEPLOY, ClaimType.AID})
"""Types that take place where somebody or something comes to."""
_SETTLEMENTS = wordset("village villages town towns")
_PARTS = wordset(
    "area areas part parts district districts neighbourhood neighbourhoods neighborhood neighborhoods "
    "quarter quarters half side outskirts suburb suburbs region regions section sections percent % street "
    "streets island east west north south centre center heart"
)
"""What is a part of a town, and not the town, when the town's name follows."""
_SMALL_PARTS = wordset("neighbourhood neighborhood quarter outskirts suburb suburbs island street")
"""What makes of a town's name that of a part of it ("Ramadi Island")."""
_WHOLES = wordset("town city capital stronghold bastion control place")
"""What stands for the town that it lies in or is."""
_TOWNS = wordset("town city citie village")
_KINDS = {
    **{word: word for word in ("province", "country", "district", "camp", "dam", "river", "island", "base")},
    **{"governorate": "province", "airport": "airbase", "airbase": "airbase", "crossing": "crossing"},
}
"""What stands for the last place of its kind, and that kind."""
_SPOTS = wordset("area scene site compound building neighbourhood neighborhood district quarter village")
"""What lies where the report is, when no name follows."""
_DEFINITE = wordset("the this that its their")
_JOINED = re.compile(r"\b(?:and|or)\b|&")
_LOCATIVE = wordset("in at into inside near across around outside throughout within")
"""Prepositions before which a country other than that of the story is where, and not who."""
_ELSEWHERE = wordset("on with to from against for by between")
"""Prepositions after which a name does not say where the thing before it lies."""


def places(scene: Scene, draft: Draft, status: ClaimStatus, memory: Memory) -> tuple[PlaceMention, ...]:
    """Return the places of a claim, the most specific only, several when the text lists several.

    Args:
        scene: the report.
        draft: the claim in its sentence.
        status: whether it came to pass.
        memory: what was said before.
    """
    if draft.proposal.type in _NOWHERE:
        return ()
    return _off_anchors(scene, draft, memory, _chosen(scene, draft, status, memory))


def widened(
    scene: Scene, draft: Draft, when: When, mentions: tuple[PlaceMention, ...]
) -> tuple[PlaceMention, ...]:
    """Let what goes on for months, with no place of its own, go on in the whole country.

    "It has fought the government since 2012" in a report on one town.
    """
    sentence = draft.tree.sentence
    fine = [m for m in mentions if not is_broad(m)]
    told_here = any(sentence.start <= m.span.start < sentence.end for m in mentions) or draft.learned("place")
    dated_here = when.span is not None and sentence.start <= when.span.start < sentence.end
    if not fine or told_here or not dated_here or when.start is None or draft.proposal.type not in _WAGED:
        return mentions
    last = when.end or scene.published
    lasting = last is not None and (last - when.start).days >= _MONTHS_DAYS
    return (_country(scene, draft) or mentions) if lasting else mentions


def _off_anchors(
    scene: Scene, draft: Draft, memory: Memory, mentions: tuple[PlaceMention, ...]
) -> tuple[PlaceMention, ...]:
    """Put the places that others are told by back to those others ("Rankus, 30 km north of Damascus")."""
    anchors = scene.places.anchors
    if not any(m.span in anchors for m in mentions):
        return mentions
    kept = [told for m in mentions if (told := anchors.get(m.span, m)) is not None]
    return most_specific(kept) or memory.place(draft.index, draft.proposal.type) or mentions


def _chosen(scene: Scene, draft: Draft, status: ClaimStatus, memory: Memory) -> tuple[PlaceMention, ...]:
    """The places that the sentence gives to a claim, or those that it inherits."""
    found = list(_said(scene, draft, memory))
    if found:
        best = min(found, key=lambda mentions: max(map(breadth, mentions)))
        return _with_list(scene, draft, _with_others(scene, draft, best, found))
    unknown = (run for run in draft.learned("place") if _is_unknown(scene, draft, run))
    if (run := next(unknown, None)) is not None:
        return _with_list(scene, draft, (scene.places.unknown(draft.tree.span(run)),))
    if war.is_toll(scene, draft.index, draft.trigger, draft.proposal.type) and (
        land := _country(scene, draft)
    ):
        return land
    nearest, close = _nearest(scene, draft)
    if _is_talk(draft):
        return nearest if close else ()
    if nearest and (draft.proposal.type in _SENT or not is_broad(nearest[0])):
        return _of_thing(draft, nearest)
    if status is ClaimStatus.PLANNED and draft.proposal.type in _HARM:
        return ()
    inherited = memory.place(draft.index, draft.proposal.type)
    if _is_of_areas(draft):
        return near(inherited)
    return _of_thing(draft, nearest if not inherited or _tells_more(nearest, inherited) else inherited)


def _with_others(
    scene: Scene, draft: Draft, best: tuple[PlaceMention, ...], found: Sequence[tuple[PlaceMention, ...]]
) -> tuple[PlaceMention, ...]:
    """The places together with others that the heads give and grammar joins ("near A and the city of B")."""
    tree = draft.tree
    learned = [tree.span(run) for run in draft.learned("place")]
    tops = {m: tree.top(run) for ms in (best, *found) for m in ms if (run := tree.run(m.span))}
    marked = [m for m in tops if any(_touch(m.span, span) for span in learned)]
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


def _is_of_areas(draft: Draft) -> bool:
    """Whether something else is held than the town that the report tells of: "militant-held regions"."""
    tree, held = draft.tree, draft.tree.tokens[draft.trigger]
    of_noun = draft.proposal.type is ClaimType.HOLD and held.deprel == "amod" and held.head >= 0
    return of_noun and tree.lower[held.head] not in _WHOLES | _TOWNS


def _is_unknown(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase holds the name of a place that no gazetteer knows."""
    known = scene.places.inside(draft.tree.span(run))
    return not known and _is_name(scene, draft, run) and not _is_way(draft, draft.tree.top(run))


def _is_talk(draft: Draft) -> bool:
    """Whether a claim tells of talks or of a bond, which have a place only where one is said of them."""
    words = {draft.tree.tokens[i].lemma.lower() for i in range(*draft.proposal.tokens)}
    words |= {part for word in words for part in (word.rpartition("-")[2].removesuffix("ed"),)}
    if draft.proposal.type is ClaimType.AID:
        return bool(words & _BONDS)
    return draft.proposal.type is ClaimType.NEGOTIATE and not words & _SURRENDER


def _country(scene: Scene, draft: Draft) -> tuple[PlaceMention, ...]:
    """The story's country, named in the sentence or else first in the report: where a whole war goes on."""
    sentence = draft.tree.sentence
    here = scene.places.inside(Span(sentence.start, sentence.end))
    named = (m for m in (*here, *scene.places.mentions) if m.place and m.place.kind == "country")
    return tuple(itself(m) for m in named if not scene.places.abroad(m))[:1]


def _tells_more(nearest: tuple[PlaceMention, ...], inherited: tuple[PlaceMention, ...]) -> bool:
    """Whether a province or country of the sentence is news, not one around the place told of before."""
    here, before = (mentions[0].place if mentions else None for mentions in (nearest, inherited))
    if here is None or before is None:
        return here is not None
    return here.country != before.country or (here.kind != "country" and here.admin1 != before.admin1)


def _said(scene: Scene, draft: Draft, memory: Memory) -> Iterator[tuple[PlaceMention, ...]]:
    """The places that grammar and the heads give to a claim, the likeliest first."""
    tree = draft.tree
    of_ground = draft.proposal.type in _OF_GROUND
    by_syntax = [(tree.top(run), run) for run in roles.fill(tree, draft.proposal, draft.frame, role="place")]
    stop = frozenset(range(*draft.proposal.tokens))
    learned = [(tree.top(whole), run) for run in draft.learned("place") if (whole := tree.whole(run, stop))]
    learned, by_syntax = (
        [pair for pair in pairs if not _is_way(draft, pair[0])] for pairs in (learned, by_syntax)
    )
    if (pronoun := _pronoun(draft)) is not None and (town := _town(memory, pronoun)):
        yield town
    for top, run in (*learned, *by_syntax):
        if named := _named(scene, draft, top, run) if of_ground or (top, run) in learned else ():
            yield named if top in _things(draft) else _of_thing(draft, named)
        elif described := _described(scene, draft, top, memory):
            yield described
    for top, run in (*learned, *by_syntax):
        if inside := scene.places.inside(_with_what_follows(tree, run)):
            yield _of_thing(draft, _near_part(tree, top, _listed(scene, inside)))


def _is_way(draft: Draft, top: int) -> bool:
    """Whether a phrase says whither somebody leaves or whence somebody comes, and not where it happens."""
    tree = draft.tree
    while tree.tokens[top].deprel in _SAME_PLACE and tree.tokens[top].head >= 0:
        top = tree.tokens[top].head
    case, head = tree.case(top), tree.tokens[top].head
    if case in _WHITHER and draft.proposal.type not in _GOES:
        return any(tree.tokens[at].lemma.lower() in _LEAVES for at in islice(tree.ancestors(top), 2))
    if case != "from" or draft.proposal.type is ClaimType.WITHDRAW:
        return False
    noun = head >= 0 and tree.tokens[head].upos == "NOUN" and head not in draft.triggers
    return draft.proposal.type in _GOES or (noun and tree.lower[head] not in _ROADS)


def _described(scene: Scene, draft: Draft, top: int, memory: Memory) -> tuple[PlaceMention, ...]:
    """The place that "the town", "the city's outskirts" or "the airport" stands for, named before."""
    tree = draft.tree
    if scene.places.inside(_with_what_follows(tree, (top, top + 1))):
        return ()
    for noun in (top, *(i for i in tree.below(top) if tree.tokens[i].deprel.startswith("nmod"))):
        word = tree.lower[noun].removesuffix("s")
        at = tree.tokens[noun].start
        if not any(tree.lower[c] in _DEFINITE for c in tree.children(noun, "det", "nmod:poss")):
            continue
        if word == "capital" and (capital := _capital(scene, tree, noun)):
            return capital if noun == top else _near_part(tree, top, capital)
        if word in _TOWNS:
            whole = _town(memory, at)
            return whole if noun == top else _near_part(tree, top, whole)
        if word in _KINDS and (last := _last_of_kind(scene, word, at)):
            return last if noun == top else _near_part(tree, top, last)
    named = any(tree.tokens[c].upos == "PROPN" for c in tree.children(top, "compound", "flat"))
    if tree.lower[top].removesuffix("s") in _SPOTS and not named:
        return memory.place(draft.index, draft.proposal.type)
    return ()


def _capital(scene: Scene, tree: Tree, noun: int) -> tuple[PlaceMention, ...]:
    """The story's capital, or that of the province named last: its largest town that the report names."""
    described = {tree.lower[c] for c in tree.children(noun, "amod", "compound")}
    at = tree.tokens[noun].start
    if described == {"provincial"} and (province := _last_of_kind(scene, "province", at)):
        inside = [m for m in scene.places.mentions if scene.places.lies_in(m, province[0])]
        town = max(inside, key=lambda m: m.place.population if m.place else 0, default=None)
        return () if town is None else (itself(town),)
    if scene.places.capital is not None and {tree.lower[c] for c in tree.children(noun)} == {"the"}:
        span = tree.span((noun, noun + 1))
        return (PlaceMention(text=span.of(scene.document.text), span=span, place=scene.places.capital),)
    return ()


def _last_of_kind(scene: Scene, word: str, position: int) -> tuple[PlaceMention, ...]:
    """The province, the airport or the camp named last before a position."""
    for mention in scene.places.before(position):
        if mention.place and mention.place.kind == _KINDS[word] or word in mention.text.lower().split():
            return () if scene.places.abroad(mention) else (itself(mention),)
    return ()


def _town(memory: Memory, position: int) -> tuple[PlaceMention, ...]:
    """The town that the report speaks of at a position; none before it names one."""
    town = memory.named_place(position)
    return () if town is None else (itself(town),)


def _pronoun(draft: Draft) -> int | None:
    """Where a pronoun stands for what is taken or held ("took it", "its recapture"); None where none does."""
    tree = draft.tree
    if draft.proposal.type not in (ClaimType.CAPTURE, ClaimType.HOLD):
        return None
    if not draft.is_noun:
        slots = tuple(slot for slot in draft.frame.place if slot in ("object", "subject"))
        held = roles.slots(tree, draft.proposal.tokens).first(slots)
    else:
        held = tree.children(draft.trigger, "nmod:poss") if draft.proposal.type is ClaimType.CAPTURE else []
    return next((tree.tokens[i].start for i in held if tree.lower[i] in ("it", "its")), None)


def _things(draft: Draft) -> list[int]:
    """What is taken: the object of a verb of capture, the subject of "fell"."""
    if draft.proposal.type is not ClaimType.CAPTURE or draft.is_noun:
        return []
    slots = tuple(slot for slot in draft.frame.place if slot in ("object", "subject"))
    return roles.slots(draft.tree, draft.proposal.tokens).first(slots)


def _of_thing(draft: Draft, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Where a thing lies that was taken and is not itself the place: near it ("a bomb factory in Mosul")."""
    tree = draft.tree
    things = [i for i in _things(draft) if tree.tokens[i].upos in ("NOUN", "PROPN")]
    tops = {tree.top(run) for m in mentions if (run := tree.run(m.span))}
    tops |= {
        tree.tokens[t].head
        for t in tops
        if tree.case(t) == "of" and tree.lower[tree.tokens[t].head] in _WHOLES | _SETTLEMENTS
    }
    if not things or tops.intersection(things) or all(tree.lower[i] in _WHOLES for i in things):
        return mentions
    return near(mentions)


def _named(scene: Scene, draft: Draft, top: int, run: TokenSpan) -> tuple[PlaceMention, ...]:
    """The places that a phrase itself names ("Khaldiyah town", "the towns of Mara and Azaz")."""
    tree = draft.tree
    core = tree.phrase(top, without=("nmod",))
    span = tree.span(_named_town(tree, core))
    if inside := scene.places.inside(span):
        return _near_part(tree, top, _listed(scene, inside))
    for name in (tree.span(run), tree.span(core)):
        if (known := scene.places.known(name)) is not None:
            return (known,)
    if hamlet := _unknown_below(scene, draft, top):
        return (hamlet,)
    if tree.lower[top] in _PARTS | _SETTLEMENTS | _WHOLES:
        return ()
    follows = [c for c in tree.children(top, "nmod") if tree.case(c)]
    if _is_name(scene, draft, core) and all(tree.case(c) in _ELSEWHERE for c in follows):
        return (scene.places.unknown(tree.span(core)),)
    return ()


def _unknown_below(scene: Scene, draft: Draft, top: int) -> PlaceMention | None:
    """The name that no gazetteer knows in "the town of Hass in Idlib", "a compound outside Katasana"."""
    tree = draft.tree
    for child in tree.children(top, "nmod"):
        name = tree.phrase(child, without=("nmod",))
        named = tree.tokens[child].upos == "PROPN" and tree.lower[child] not in _PARTS | _SETTLEMENTS
        unknown = named and not scene.places.inside(tree.span(name)) and _is_name(scene, draft, name)
        if unknown and tree.case(child) in _HOLDS:
            return scene.places.unknown(tree.span(name))
    return None


def _named_town(tree: Tree, run: TokenSpan) -> TokenSpan:
    """A place's own phrase with the name after "of" and those listed with it ("the town of Khaldiyah")."""
    top = tree.top(run)
    tops = [top, *tree.children(top, "conj"), *tree.children(top, "appos")]
    tops += [child for at in tops for child in tree.children(at, "nmod") if tree.case(child) == "of"]
    tops += [child for at in tops for child in tree.children(at, "conj", "flat", "appos")]
    spans = [run, *(tree.phrase(at, without=("nmod",)) for at in tops)]
    return min(a for a, _ in spans), max(b for _, b in spans)


def _near_part(tree: Tree, top: int, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Places of which a phrase tells only a part, or villages near by, are near, not in, what was meant."""
    word = tree.lower[top]
    runs = [tree.run(m.span) for m in mentions]
    if any(run and run[0] <= top < run[1] for run in runs):
        return near(mentions) if word in _SMALL_PARTS else mentions
    if word not in _PARTS | _SETTLEMENTS:
        return mentions
    cases = {tree.case(tree.top(run)) for run in runs if run}
    if word in _SETTLEMENTS and "of" in cases:
        return mentions
    return near(mentions)


def _is_name(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase holds a name that is no actor's, no person's and no month's.

    What a state's adjective describes ("the Philippine city") has no name of its own.
    """
    tree, span = draft.tree, draft.tree.span(run)
    persons = (e for e in tree.sentence.entities if e.type == "person")
    names_country = scene.places.gazetteer.names_country
    return (
        any(tree.tokens[i].upos == "PROPN" and not names_country(tree.tokens[i].text) for i in range(*run))
        and not scene.parties.names(span)
        and not any(e.start < span.end and span.start < e.end for e in persons)
        and not any(t.span.start < span.end and span.start < t.span.end for t in scene.times[draft.index])
    )


def _with_list(scene: Scene, draft: Draft, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places together with those that the sentence lists with them ("Mara, Azaz and Afrin")."""
    spans = {m.span for m in mentions}
    for chain in _lists_of(scene.document.text, _all_named(scene, draft, mentions)):
        if spans.intersection(m.span for m in chain):
            return with_all(mentions, [m for m in chain if m.span not in spans])
    return mentions


def _all_named(scene: Scene, draft: Draft, mentions: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """The toponyms of a sentence, in order, with the names that no gazetteer knows."""
    sentence = draft.tree.sentence
    here = {m.span: m for m in scene.places.inside(Span(sentence.start, sentence.end))}
    own = {m.span: m for m in mentions if sentence.start <= m.span.start < sentence.end}
    names = {**here, **own}
    for run in draft.learned("place"):
        span = draft.tree.span(run)
        if not any(_touch(span, other) for other in names) and _is_name(scene, draft, run):
            names[span] = scene.places.unknown(span)
    return [names[span] for span in sorted(names)]


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _lists_of(text: str, mentions: Sequence[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Yield the runs of names that a text lists; texts that lost their commas set names side by side."""
    chain: list[PlaceMention] = []
    for mention in mentions:
        between = text[chain[-1].span.end : mention.span.start] if chain else ""
        if chain and not (lists(between) or between.isspace()):
            yield from _joined(text, chain)
            chain = []
        chain.append(mention)
    yield from _joined(text, chain)


def _joined(text: str, chain: list[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Yield a run of names if an "and" stands in it."""
    if chain and _JOINED.search(text[chain[0].span.start : chain[-1].span.end]):
        yield chain


def _listed(scene: Scene, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Keep the first place that is no country or province, and those listed with it."""
    groups: list[list[PlaceMention]] = []
    for mention in mentions:
        between = scene.document.text[groups[-1][-1].span.end : mention.span.start] if groups else ""
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


def _with_what_follows(tree: Tree, run: TokenSpan) -> Span:
    below = list(tree.below(tree.top(run)))
    return tree.span((min(below), max(below) + 1))


def _nearest(scene: Scene, draft: Draft) -> tuple[tuple[PlaceMention, ...], bool]:
    """The place of the sentence that stands nearest to the trigger in the tree, and whether it is close."""
    tree = draft.tree
    here = scene.places.inside(Span(tree.sentence.start, tree.sentence.end))
    path = {at: steps for steps, at in enumerate(_clause(tree, draft.trigger))}
    best: tuple[int, PlaceMention] | None = None
    for mention in here:
        run = tree.run(mention.span)
        if run is None or not _locates(scene, tree, run, mention) or _is_way(draft, top := tree.top(run)):
            continue
        for steps, at in enumerate([top, *tree.ancestors(top)]):
            if at in path:
                distance = steps + path[at] + 2 * is_broad(mention)
                if best is None or distance < best[0]:
                    best = (distance, mention)
                break
    return ((best[1],), best[0] <= _CLOSE) if best else ((), False)


def _clause(tree: Tree, trigger: int) -> Iterator[int]:
    """The trigger and the words above it, up to what is said to somebody: "In Yerevan they said that …"."""
    yield trigger
    at = trigger
    for above in tree.ancestors(trigger):
        if tree.tokens[at].deprel == "ccomp":
            return
        yield above
        at = above


def _locates(scene: Scene, tree: Tree, run: TokenSpan, mention: PlaceMention) -> bool:
    """Whether a toponym says where, not who ("Turkey said") and not whence the report was sent."""
    top = tree.top(run)
    if scene.places.abroad(mention) and tree.case(top) not in _LOCATIVE:
        return False
    if tree.tokens[top].deprel.split(":")[0] == "nsubj" and not tree.case(top):
        return not is_broad(mention) and not scene.parties.names(mention.span)
    dateline = scene.document.dateline or ""
    body = scene.document.body.start
    return not (dateline and body <= tree.tokens[top].start < body + len(dateline) + 2)
