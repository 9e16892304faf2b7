"""What one phrase of a claim means: the places that it names, or the one that "the town" stands for."""

from dataclasses import replace

from dateline.claims import relative
from dateline.claims.draft import Draft
from dateline.claims.listing import is_name, listed, unknown
from dateline.claims.memory import Memory
from dateline.claims.mentions import holds, is_broad, itself, near
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.wordlists import wordset
from dateline.model import PlaceMention, Span

_HOLDS = wordset("of in at near outside around")
"""Prepositions before the name of what a compound or a village is, or lies in or near."""
SETTLEMENTS = wordset("village villages town towns")
_PARTS = wordset(
    "area areas part parts district districts neighbourhood neighbourhoods neighborhood neighborhoods "
    "quarter quarters half side outskirts suburb suburbs region regions section sections percent % street "
    "streets island east west north south centre center heart"
)
"""What is a part of a town, and not the town, when the town's name follows."""
_SMALL_PARTS = wordset("neighbourhood neighborhood quarter outskirts suburb suburbs island street")
"""What makes of a town's name that of a part of it ("Ramadi Island")."""
WHOLES = wordset("town city capital stronghold bastion control place")
"""What stands for the town that it lies in or is."""
TOWNS = wordset("town city citie village")
_KINDS = {
    **{word: word for word in ("province", "country", "district", "camp", "dam", "river", "island", "base")},
    **{"governorate": "province", "airport": "airbase", "airbase": "airbase", "crossing": "crossing"},
}
"""What stands for the last place of its kind, and that kind."""
_SPOTS = wordset("area scene site compound building neighbourhood neighborhood district quarter village")
"""What lies where the report is, when no name follows."""
_DEFINITE = wordset("the this that its their")
_ELSEWHERE = wordset("on with to from against for by between")
"""Prepositions after which a name does not say where the thing before it lies."""


def described(scene: Scene, draft: Draft, top: int, memory: Memory) -> tuple[PlaceMention, ...]:
    """The place that "the town", "the city's outskirts" or "the airport" stands for, named before."""
    tree = draft.tree
    if named := scene.places.inside(with_what_follows(tree, (top, top + 1))):
        return _town_within(tree, top, named, memory)
    for noun in (top, *(i for i in tree.below(top) if tree.tokens[i].deprel.startswith("nmod"))):
        word = tree.lower[noun].removesuffix("s")
        at = tree.tokens[noun].start
        if word in TOWNS and _is_pair(tree, noun):
            return tuple(itself(town) for town in memory.last_two_towns(at))
        if not any(tree.lower[c] in _DEFINITE for c in tree.children(noun, "det", "nmod:poss")):
            continue
        if word == "capital" and (capital := _capital(scene, tree, noun)):
            return capital if noun == top else near_part(tree, top, capital)
        if word in TOWNS:
            whole = _right_before(scene, tree, noun) or the_town(memory, at)
            return whole if noun == top else near_part(tree, top, whole)
        if word == "country" and (land := _land(scene, tree, noun)):
            return land if noun == top else _side(scene, tree, noun, near_part(tree, top, land))
        if word in _KINDS and (last := _last_of_kind(scene, word, at)):
            return last if noun == top else _side(scene, tree, noun, near_part(tree, top, last))
    has_name = any(tree.tokens[c].upos == "PROPN" for c in tree.children(top, "compound", "flat"))
    if tree.lower[top].removesuffix("s") in _SPOTS and not has_name:
        return memory.place(draft.index, draft.proposal.type)
    return ()


def _town_within(
    tree: Tree, top: int, named: tuple[PlaceMention, ...], memory: Memory
) -> tuple[PlaceMention, ...]:
    """The town told of before of which a phrase says only what it lies in ("the town in Donetsk region")."""
    definite = any(tree.lower[c] == "the" for c in tree.children(top, "det"))
    if not definite or tree.lower[top] not in TOWNS or not all(map(is_broad, named)):
        return ()
    told = the_town(memory, tree.tokens[top].start)
    return told if told and told[0].place and any(holds(region, told[0]) for region in named) else ()


def _is_pair(tree: Tree, noun: int) -> bool:
    """Whether two that were told before are meant ("both towns", "the two villages")."""
    told = {tree.lower[c] for c in tree.children(noun, "det", "nummod")}
    return "both" in told or ("two" in told and not told.isdisjoint(_DEFINITE))


def _capital(scene: Scene, tree: Tree, noun: int) -> tuple[PlaceMention, ...]:
    """The story's capital, or that of the province named last: the town of its name, or else its largest.

    Of the latter only towns are known that the report names.
    """
    described = {tree.lower[c] for c in tree.children(noun, "amod", "compound")}
    at = tree.tokens[noun].start
    span = tree.span((noun, noun + 1))
    if described == {"provincial"} and (province := _last_of_kind(scene, "province", at)):
        if namesake := scene.places.namesake(province[0]):
            return (PlaceMention(text=span.of(scene.document.text), span=span, place=namesake),)
        inside = [m for m in scene.places.mentions if scene.places.lies_in(m, province[0])]
        town = max(inside, key=lambda m: m.place.population if m.place else 0, default=None)
        return () if town is None else (itself(town),)
    told = {tree.lower[c] for c in tree.children(noun)} - {"in"}
    if scene.places.capital is not None and told == {"the"}:
        return (PlaceMention(text=span.of(scene.document.text), span=span, place=scene.places.capital),)
    return ()


def _land(scene: Scene, tree: Tree, noun: int) -> tuple[PlaceMention, ...]:
    """The story's country, where it is called "the country"; one named right before may be another."""
    before = _last_of_kind(scene, "country", tree.tokens[noun].start)
    if before or scene.places.land is None:
        return before
    span = tree.span((noun, noun + 1))
    return (replace(scene.places.land, text=span.of(scene.document.text), span=span),)


def _last_of_kind(scene: Scene, word: str, position: int) -> tuple[PlaceMention, ...]:
    """The province, the airport or the camp named last before a position."""
    for mention in scene.places.before(position):
        if mention.place and mention.place.kind == _KINDS[word] or word in mention.text.lower().split():
            return () if scene.places.abroad(mention) else (itself(mention),)
    return ()


def _right_before(scene: Scene, tree: Tree, noun: int) -> tuple[PlaceMention, ...]:
    """The town whose name stands right before its description ("Zabadani, **the last rebel town**")."""
    start = tree.span(tree.phrase(noun, without=("nmod",))).start
    name = next(iter(scene.places.before(start)), None)
    between = scene.document.text[name.span.end : start] if name is not None else "-"
    return () if name is None or is_broad(name) or between.strip(" ,") else (itself(name),)


def the_town(memory: Memory, position: int) -> tuple[PlaceMention, ...]:
    """The town that the report speaks of at a position; none before it names one."""
    town = memory.named_place(position)
    return () if town is None else (itself(town),)


def named_in(scene: Scene, draft: Draft, top: int, run: TokenSpan) -> tuple[PlaceMention, ...]:
    """The places that a phrase itself names ("Khaldiyah town", "the towns of Mara and Azaz")."""
    tree = draft.tree
    core = tree.phrase(top, without=("nmod",))
    span = tree.span(_named_town(tree, core))
    if inside := scene.places.inside(span):
        return near_part(tree, top, listed(scene, inside))
    for name in (tree.span(run), tree.span(core)):
        if (known := scene.places.known(name)) is not None:
            return (known,)
    if hamlets := _unknown_below(scene, draft, top):
        return hamlets
    if tree.lower[top] in _PARTS | SETTLEMENTS | WHOLES:
        return ()
    follows = [c for c in tree.children(top, "nmod") if tree.case(c)]
    if is_name(scene, draft, core) and all(tree.case(c) in _ELSEWHERE for c in follows):
        return _unlisted(scene, draft, top)
    return ()


def _unknown_below(scene: Scene, draft: Draft, top: int) -> tuple[PlaceMention, ...]:
    """The names that no gazetteer knows in "the town of Hass in Idlib", "a compound outside Katasana"."""
    tree = draft.tree
    for child in tree.children(top, "nmod"):
        named = tree.tokens[child].upos == "PROPN" and tree.lower[child] not in _PARTS | SETTLEMENTS
        known = scene.places.inside(tree.span(tree.phrase(child, without=("nmod",))))
        if named and not known and tree.case(child) in _HOLDS and (names := _unlisted(scene, draft, child)):
            return names
    return ()


def _unlisted(scene: Scene, draft: Draft, top: int) -> tuple[PlaceMention, ...]:
    """The names of a list that no gazetteer knows ("the villages of **Hass** and **Kafr Aweid**")."""
    tree = draft.tree
    members = (tree.phrase(at, without=("nmod",)) for at in (top, *tree.children(top, "conj")))
    return tuple(dict.fromkeys(name for run in members for name in unknown(scene, draft, run)))


def _named_town(tree: Tree, run: TokenSpan) -> TokenSpan:
    """A place's own phrase with the name after "of" and those listed with it ("the town of Khaldiyah")."""
    top = tree.top(run)
    tops = [top, *tree.children(top, "conj"), *tree.children(top, "appos")]
    tops += [child for at in tops for child in tree.children(at, "nmod") if tree.case(child) == "of"]
    tops += [child for at in tops for child in tree.children(at, "conj", "flat", "appos")]
    spans = [run, *(tree.phrase(at, without=("nmod",)) for at in tops)]
    return min(a for a, _ in spans), max(b for _, b in spans)


def near_part(tree: Tree, top: int, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Places of which a phrase tells only a part, or villages near by, are near, not in, what was meant."""
    word = tree.lower[top]
    runs = [tree.run(m.span) for m in mentions]
    if any(run and run[0] <= top < run[1] for run in runs):
        return near(mentions) if word in _SMALL_PARTS else mentions
    if word not in _PARTS | SETTLEMENTS:
        return mentions
    cases = {tree.case(tree.top(run)) for run in runs if run}
    if word in SETTLEMENTS and "of" in cases:
        return mentions
    return near(mentions)


def _side(
    scene: Scene, tree: Tree, noun: int, mentions: tuple[PlaceMention, ...]
) -> tuple[PlaceMention, ...]:
    """Places, or the side of a country or province that a noun is told of ("the **country**'s north")."""
    part = tree.tokens[noun].head
    if part < 0 or tree.lower[part] not in _PARTS:
        return mentions
    wind = relative.wind(tree.span(tree.phrase(part, without=("acl", "acl:relcl"))).of(scene.document.text))
    return tuple(
        replace(m, point=scene.places.gazetteer.side(m.place, wind))
        if m.place and is_broad(m) and wind is not None
        else m
        for m in mentions
    )


def with_what_follows(tree: Tree, run: TokenSpan) -> Span:
    """Return a phrase with all that depends on its main word."""
    below = list(tree.below(tree.top(run)))
    return tree.span((min(below), max(below) + 1))
