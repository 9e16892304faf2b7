"""Where it happened: the places that a claim names, or those that the report makes clear."""

import re
from collections.abc import Iterator, Sequence

from dateline import ids
from dateline.claims.attribution import SAYING
from dateline.claims.draft import Draft
from dateline.claims.memory import ATTACKS, HAVING, Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import war
from dateline.claims.where import ways
from dateline.claims.where.listing import all_near, inner, is_name, listed, unknown, with_list, with_others
from dateline.claims.where.mentions import (
    BUILDINGS,
    LOCATIVE,
    breadth,
    holds,
    is_broad,
    is_town,
    itself,
    most_specific,
    near,
    read,
)
from dateline.claims.where.naming import (
    SETTLEMENTS,
    TOWNS,
    WHOLES,
    described,
    named_in,
    near_part,
    the_town,
    with_what_follows,
)
from dateline.claims.who import roles
from dateline.claims.wordlists import wordset
from dateline.model import ActorMention, ClaimStatus, ClaimType, PlaceMention, Span, When

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
_HARM = ATTACKS | {ClaimType.CASUALTIES, ClaimType.CLASH, ClaimType.DISPLACE}
"""Types that somebody may plan to do anywhere ("he planned attacks")."""
_WAGED = frozenset(
    {ClaimType.CLASH, ClaimType.OPERATION, ClaimType.AIRSTRIKE, ClaimType.CASUALTIES, ClaimType.DISPLACE}
)
"""Types that a war is told as."""
_MONTHS_DAYS = 60
"""Days from which on something without a place of its own is told of a war rather than of the news."""
_ROADS = wordset("road roads highway route routes path corridor fire")
"""What comes from a place and is near it, unlike people ("labourers from Sokoto")."""
_GOES = frozenset({ClaimType.ADVANCE, ClaimType.DEPLOY, ClaimType.AID})
"""Types that take place where somebody or something comes to."""
_UNDERGO = wordset("suffer see witness experience endure")
"""What a place does to which something happens."""
_LEAVES = frozenset({ClaimType.WITHDRAW, ClaimType.DISPLACE, ClaimType.EVACUATE})
"""Types that take place where somebody leaves ("evacuated women **from the town**")."""
_PART_OF_TOWN = re.compile(rf"\b(?:{BUILDINGS}|airport|neighbou?rhoods?|quarters?|suburbs?)\b", re.IGNORECASE)
"""What lies in a town, after its own name."""
_POWER = wordset("power office presidency")
"""What rules a country."""
_HOLDING = ("in", "of")
"""Prepositions before what something lies in."""
_DEFINITE = wordset("the this that")
_HAVE = wordset("has have had")
_HELD_THING = ("amod", "acl", "acl:relcl")
"""Relations of a word for holding to what is held ("rebel-held areas", "areas held by rebels")."""


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
    chosen = _off_anchors(scene, draft, memory, _chosen(scene, draft, status, memory))
    return all_near(scene.document.text, chosen)


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


def out_of_the_country(
    scene: Scene,
    draft: Draft,
    status: ClaimStatus,
    parties: Sequence[ActorMention],
    memory: Memory,
    mentions: tuple[PlaceMention, ...],
) -> tuple[PlaceMention, ...]:
    """Let a foreign state that is to bring its soldiers home withdraw them from the whole country.

    "The US withdrawal was announced last week" in a report on one town, or on talks in some capital; and "the
    withdrawal" is the one told of before.
    """
    tree, trigger = draft.tree, draft.trigger
    ahead = status is not ClaimStatus.HAPPENED or draft.is_noun
    own = any(trigger in _above(tree, mention) for mention in mentions)
    if draft.proposal.type is not ClaimType.WITHDRAW or not ahead or own or all(map(is_broad, mentions)):
        return mentions
    known = [party.actor for party in parties if party.actor not in (ids.UNLISTED, ids.UNSPECIFIED)]
    if known:
        abroad = all(scene.parties.is_foreign(actor) for actor in known)
        return (_country(scene, draft) if abroad else ()) or mentions
    again = draft.is_noun and any(tree.lower[i] in _DEFINITE for i in tree.children(trigger, "det"))
    return (memory.place_of(ClaimType.WITHDRAW) if again else ()) or mentions


def _above(tree: Tree, mention: PlaceMention) -> tuple[int, ...]:
    """The words that a place hangs from; none of one that stands in another sentence."""
    run = tree.run(mention.span)
    return () if run is None else tuple(tree.ancestors(tree.top(run)))


def in_its_town(scene: Scene, draft: Draft, memory: Memory, mention: PlaceMention) -> PlaceMention:
    """Put a building or quarter that no gazetteer knows where its town lies ("the **Amarula** hotel").

    The town is the one that the sentence says things happen in, else the one that the report tells of. What
    happens next happens in the town, not in the building.
    """
    tree, text, span = draft.tree, scene.document.text, mention.span
    if mention.place or mention.point or mention.beside or not _is_part_of_town(tree, text, span):
        return mention
    here = scene.places.inside(Span(tree.sentence.start, tree.sentence.end))
    around = [
        m for m in here if is_town(m) and m.place and (run := tree.run(m.span)) and _holds_it(tree, run)
    ]
    town = min(around, key=lambda m: abs(m.span.start - span.end), default=None)
    told = next((p[0] for i in _told_towns(tree) if (p := described(scene, draft, i, memory))), None)
    town = town or told or memory.named_place(span.start)
    return mention if town is None or town.place is None else read(text, span, town.place)


def _is_part_of_town(tree: Tree, text: str, name: Span) -> bool:
    """Whether a name is that of a building or quarter ("**Amarula** hotel", "the quarter of **Salha**").

    "A hospital in **Thandwe**" names the town.
    """
    run = tree.run(name)
    top = ways.led(tree, tree.top(run)) if run else -1
    inside = run is not None and tree.case(top) == "in" and tree.tokens[top].upos == "PROPN"
    above = tree.tokens[top].head if run and not inside else -1
    own = _PART_OF_TOWN.search(text, name.start, name.end) or _PART_OF_TOWN.match(text, name.end + 1)
    return own is not None or (above >= 0 and _PART_OF_TOWN.fullmatch(tree.lower[above]) is not None)


def _told_towns(tree: Tree) -> Iterator[int]:
    """Yield the nouns that a sentence tells a town by, as what things lie in ("in **the capital**")."""
    for i, token in enumerate(tree.tokens):
        if token.upos == "NOUN" and tree.lower[i] in WHOLES and tree.case(i) in _HOLDING:
            yield i


def _holds_it(tree: Tree, run: TokenSpan) -> bool:
    """Whether a town is told as what things lie in."""
    return tree.case(tree.top(run)) in _HOLDING


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
    if _is_of_power(draft):
        return next((place for place in found if is_broad(place[0])), ()) or _country(scene, draft)
    if found:
        best = min(_within(_own(scene, draft, found)), key=lambda mentions: max(map(breadth, mentions)))
        best = inner(scene, best, found)
        return with_list(scene, draft, with_others(scene, draft, best, found))
    names = (unknown(scene, draft, run) for run in draft.learned("place") if _is_unknown(scene, draft, run))
    if name := next(names, None):
        return with_list(scene, draft, name)
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


def _is_of_power(draft: Draft) -> bool:
    """Whether what is taken or held is a country's government, and no ground ("seized **power** in 2003")."""
    tree = draft.tree
    objects = tree.children(draft.trigger, "obj") if draft.proposal.type in HAVING else []
    return any(tree.lower[i] in _POWER for i in objects)


def _own(
    scene: Scene, draft: Draft, found: Sequence[tuple[PlaceMention, ...]]
) -> Sequence[tuple[PlaceMention, ...]]:
    """Leave out where another event of the sentence took place, where the claim has a place of its own.

    "Strikes on Mesraba killed 17, while **artillery fire** on Douma killed two". What lies in its own stays.
    """
    above = {m: _triggers_above(draft, m) for mentions in found for m in mentions}
    own = [m for m, triggers in above.items() if draft.trigger in triggers and not scene.places.abroad(m)]
    if draft.proposal.type in _WAGED and any(_rages_in(draft, m) for m in own) and all(map(is_broad, own)):
        return [mentions for mentions in found if all(draft.trigger in above[m] for m in mentions)] or found

    def may_be(mention: PlaceMention) -> bool:
        of_another = above[mention] and draft.trigger not in above[mention]
        return not of_another or any(is_broad(outer) and holds(outer, mention) for outer in own)

    return [mentions for mentions in found if all(map(may_be, mentions))] if own else found


def _rages_in(draft: Draft, mention: PlaceMention) -> bool:
    """Whether a claim is said to go on in a whole country ("the **fighting** that rages in much of Syria").

    "The battle for the largest city in the country" goes on in the city.
    """
    tree, run = draft.tree, draft.tree.run(mention.span)
    if run is None or breadth(mention) < 2:
        return False
    way = [tree.top(run), *tree.ancestors(tree.top(run))]
    way = way[: way.index(draft.trigger)]
    elsewhere = any(i in draft.triggers or tree.lower[i] in WHOLES | TOWNS | SETTLEMENTS for i in way)
    return not elsewhere and any(tree.case(i) in LOCATIVE for i in way)


def _triggers_above(draft: Draft, mention: PlaceMention) -> frozenset[int]:
    """The triggers of the sentence's claims that a place hangs from."""
    run = draft.tree.run(mention.span)
    return draft.triggers.intersection(draft.tree.ancestors(draft.tree.top(run)) if run is not None else ())


def _within(found: Sequence[tuple[PlaceMention, ...]]) -> Sequence[tuple[PlaceMention, ...]]:
    """The likeliest places with what may be told of more closely by others.

    Of a province or region those that lie in it: "the **Eastern Ghouta** region outside Damascus".
    """
    likeliest = found[0]
    if any(breadth(mention) != 1 for mention in likeliest):
        return found
    inside = (ms for ms in found if all(any(holds(outer, inner) for outer in likeliest) for inner in ms))
    return [likeliest, *inside]


def _is_of_areas(draft: Draft) -> bool:
    """Whether something else is held than the town that the report tells of.

    "Militant-held regions", "the territory it controls", "controls a third of the north".
    """
    tree, trigger = draft.tree, draft.tree.tokens[draft.trigger]
    if draft.proposal.type is not ClaimType.HOLD:
        return False
    held = tree.children(draft.trigger, "obj") if trigger.upos == "VERB" else []
    if not held and trigger.head >= 0 and trigger.deprel in _HELD_THING:
        held = [trigger.head]
    return any(tree.tokens[i].upos == "NOUN" and tree.lower[i] not in WHOLES | TOWNS for i in held)


def _is_unknown(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase holds the name of a place that no gazetteer knows."""
    known = scene.places.inside(draft.tree.span(run))
    return not known and is_name(scene, draft, run) and not _is_way(draft, draft.tree.top(run))


def _is_talk(draft: Draft) -> bool:
    """Whether a claim tells of talks or of a bond, which have a place only where one is said of them."""
    words = {draft.tree.tokens[i].lemma.lower() for i in range(*draft.proposal.tokens)}
    words |= {word.rpartition("-")[2].removesuffix("ed") for word in words}
    if draft.proposal.type is ClaimType.AID:
        return bool(words & _BONDS)
    return draft.proposal.type is ClaimType.NEGOTIATE and not words & _SURRENDER


def _country(scene: Scene, draft: Draft) -> tuple[PlaceMention, ...]:
    """The story's country, named in the sentence or else first in the report: where a whole war goes on."""
    sentence = draft.tree.sentence
    here = scene.places.inside(Span(sentence.start, sentence.end))
    named = (m for m in (*here, *scene.places.mentions) if m.place and m.place.kind == "country")
    own = (itself(m) for m in named if not scene.places.abroad(m))
    land = next(own, scene.places.land)
    return () if land is None else (land,)


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
        [
            pair
            for pair in pairs
            if not (
                _is_of_holder(scene, draft, pair[0])
                or _is_way(draft, pair[0])
                or _is_whither(scene, draft, tree.span(pair[1]))
                or ways.is_told_there(tree, pair[0])
            )
            and not _stands_apart(scene, draft, pair[1])
        ]
        for pairs in (learned, by_syntax)
    )
    pronoun = _pronoun(draft)
    if pronoun is not None and (meant := _subject_before(scene, tree, pronoun) or the_town(memory, pronoun)):
        yield meant
    for top, run in (*learned, *by_syntax):
        if named := named_in(scene, draft, top, run) if of_ground or (top, run) in learned else ():
            yield named if top in _things(draft) else _of_thing(draft, named)
        elif meant := described(scene, draft, top, memory):
            yield meant
    if undergoer := _undergoer(scene, draft):
        yield undergoer
    for top, run in (*learned, *by_syntax):
        inside = scene.places.inside(with_what_follows(tree, run))
        inside = tuple(m for m in inside if m.span not in _whither(scene, draft))
        if inside:
            yield _of_thing(draft, near_part(tree, top, listed(scene, draft, inside)))


def _is_of_holder(scene: Scene, draft: Draft, top: int) -> bool:
    """Whether a town says which holder is meant, not what is held ("held by the rulers **in Sanaa**")."""
    tree, above = draft.tree, draft.tree.tokens[top].head
    holder = draft.proposal.type is ClaimType.HOLD and above >= 0 and above in tree.agent(draft.trigger)
    named = scene.places.inside(tree.span((top, top + 1)))
    return holder and tree.case(top) in _HOLDING and not any(map(is_broad, named))


def _stands_apart(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a semicolon parts a phrase from a claim that has a place on its own side of it.

    "They took **Homs**, and ten **died**; another fell in **Hama**."
    """
    tree, trigger = draft.tree, draft.trigger
    marks = [i for i, word in enumerate(tree.lower) if word == ";"]
    if not any(min(trigger, run[0]) < mark < max(trigger, run[0]) for mark in marks):
        return False
    first = max((mark + 1 for mark in marks if mark < trigger), default=0)
    last = min((mark for mark in marks if mark > trigger), default=len(tree))
    named = any(first <= own[0] and own[1] <= last for own in draft.learned("place"))
    return named or bool(scene.places.inside(tree.span((first, last))))


def _subject_before(scene: Scene, tree: Tree, position: int) -> tuple[PlaceMention, ...]:
    """The place that a sentence speaks of before a pronoun ("The base was held by those who seized it")."""
    for mention in reversed(scene.places.inside(Span(tree.sentence.start, position))):
        run = tree.run(mention.span)
        if run is not None and not is_broad(mention) and _is_subject(tree, tree.top(run)):
            return (itself(mention),)
    return ()


def _is_subject(tree: Tree, top: int) -> bool:
    return tree.tokens[top].deprel.split(":")[0] == "nsubj" and not tree.case(top)


def _is_way(draft: Draft, top: int) -> bool:
    """Whether a phrase says whither somebody leaves or whence somebody comes, and not where it happens."""
    tree = draft.tree
    if top == _described(draft):
        return False
    leaving = ways.leaving(tree, top)
    if leaving is not None and not (
        draft.proposal.type in _GOES and leaving in range(*draft.proposal.tokens)
    ):
        return True
    if ways.sent_from(tree, top) is not None:
        return True
    top = ways.led(tree, top)
    head = tree.tokens[top].head
    set_off = any(tree.lower[i - 1] == "," for i in tree.children(top, "case") if i)
    if (
        head >= 0
        and _is_person(tree, head)
        and (tree.case(top) == "from" or (tree.case(top) == "of" and set_off))
    ):
        return True  # "Ali Hassan, 20, **from Kano**, died", "John Hill, **of Ohio**, died"
    if tree.case(top) != "from":
        return False
    noun = head >= 0 and tree.tokens[head].upos == "NOUN" and head not in draft.triggers
    if draft.proposal.type in _LEAVES:  # "planes **from Kano** bombed them as they fled"
        return noun and draft.trigger not in tree.ancestors(head)
    return draft.proposal.type in _GOES or (noun and tree.lower[head] not in _ROADS)


def _is_person(tree: Tree, at: int) -> bool:
    """Whether a word is of somebody's name."""
    token = tree.tokens[at]
    return any(e.type == "person" and e.start <= token.start < e.end for e in tree.sentence.entities)


def _is_whither(scene: Scene, draft: Draft, span: Span) -> bool:
    """Whether a phrase names nothing but the region that somebody leaves for."""
    named = {m.span for m in scene.places.inside(span)}
    return bool(named) and named <= _whither(scene, draft)


def _whither(scene: Scene, draft: Draft) -> frozenset[Span]:
    """The names of where people leave for, which is not where a claim happens unless it describes the place.

    "They fled to rebel-**held** Douma" tells who holds Douma.
    """
    if draft.proposal.type in _GOES:
        return frozenset()
    noun = _described(draft)
    start = -1 if noun is None else draft.tree.tokens[noun].start
    return frozenset(s for s in scene.destinations if not s.start <= start < s.end)


def _described(draft: Draft) -> int | None:
    """The noun that a holding describes ("rebel-**held** Douma"); None where it tells of itself."""
    held = draft.tree.tokens[draft.trigger]
    describes = draft.proposal.type is ClaimType.HOLD and held.deprel in (*_HELD_THING, "compound")
    return held.head if describes else None


def _undergoer(scene: Scene, draft: Draft) -> tuple[PlaceMention, ...]:
    """The place to which something is said to happen ("**Turkey** has suffered a series of bombings")."""
    tree = draft.tree
    verb = next((i for i in tree.ancestors(draft.trigger) if tree.tokens[i].upos == "VERB"), None)
    if verb is None or tree.tokens[verb].lemma.lower() not in _UNDERGO:
        return ()
    subjects = tree.children(verb, "nsubj")
    return tuple(m for i in subjects for m in scene.places.inside(tree.span(tree.phrase(i))))


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
    taken = (i for i in held if tree.lower[i] in ("it", "its") and not _has_done(tree, i))
    return next((tree.tokens[i].start for i in taken), None)


def _has_done(tree: Tree, subject: int) -> bool:
    """Whether a pronoun does what a perfect says, however it was parsed ("**it had retaken** 30 hills")."""
    verb = tree.tokens[subject].head
    perfect = any(tree.lower[c] in _HAVE for c in tree.children(verb, "aux"))
    return subject < verb and perfect and not tree.children(verb, "aux:pass")


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
        if tree.case(t) == "of" and tree.lower[tree.tokens[t].head] in WHOLES | SETTLEMENTS
    }
    if not things or tops.intersection(things) or all(tree.lower[i] in WHOLES for i in things):
        return mentions
    return near(mentions)


def _nearest(scene: Scene, draft: Draft) -> tuple[tuple[PlaceMention, ...], bool]:
    """The place of the sentence that stands nearest to the trigger in the tree, and whether it is close."""
    tree = draft.tree
    here = scene.places.inside(Span(tree.sentence.start, tree.sentence.end))
    path = {at: steps for steps, at in enumerate(_clause(tree, draft.trigger))}
    best: tuple[int, PlaceMention] | None = None
    for mention in here:
        run = tree.run(mention.span)
        if run is None or not _locates(scene, tree, run, mention) or _is_whither(scene, draft, mention.span):
            continue
        if _is_way(draft, top := tree.top(run)) or _is_of_holder(scene, draft, top):
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


def _speaks(tree: Tree, at: int) -> bool:
    """Whether somebody says something in a sentence ("a source in Damascus confirmed")."""
    token = tree.tokens[at]
    return token.deprel == "nsubj" and token.head >= 0 and tree.tokens[token.head].lemma.lower() in SAYING


def _locates(scene: Scene, tree: Tree, run: TokenSpan, mention: PlaceMention) -> bool:
    """Whether a toponym says where, not who ("Turkey said") and not whence the report was sent."""
    top = tree.top(run)
    if tree.tokens[top].deprel == "obl:agent":  # "areas controlled **by Damascus**"
        return False
    if scene.places.abroad(mention) and tree.case(top) not in LOCATIVE:
        return False
    if any(_speaks(tree, at) for at in tree.ancestors(top)) or ways.is_told_there(tree, top):
        return False
    if tree.tokens[top].deprel.split(":")[0] == "nsubj" and not tree.case(top):
        return not is_broad(mention) and not scene.parties.names(mention.span)
    dateline = scene.document.dateline or ""
    body = scene.document.body.start
    return not (dateline and body <= tree.tokens[top].start < body + len(dateline) + 2)
