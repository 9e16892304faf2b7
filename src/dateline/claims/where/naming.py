"""What one phrase of a claim means: the places that it names, or the one that "the town" stands for."""

from dataclasses import replace

from dateline.claims.draft import Draft
from dateline.claims.memory import Memory
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.where import relative
from dateline.claims.where.listing import is_name, listed, unknown
from dateline.claims.where.mentions import holds, is_broad, itself, most_specific, near, read
from dateline.claims.wordlists import wordset
from dateline.gazetteer.names import plain
from dateline.model import PlaceMention, Span

_HOLDS = wordset("of in at near outside around")
"""Prepositions before the name of what a compound or a village is, or lies in or near."""
SETTLEMENTS = wordset("village villages town towns settlement settlements")
_PARTS = wordset(
    "area areas part parts district districts neighbourhood neighbourhoods neighborhood neighborhoods "
    "quarter quarters half side outskirts suburb suburbs region regions section sections percent % street "
    "streets island east west north south centre center heart"
)
"""What is a part of a town, and not the town, when the town's name follows."""
_QUARTERS = wordset("neighbourhood neighborhood quarter")
_LONGEST_ARTICLE = 3
"""Letters of the longest article within the name of one."""
_SMALL_PARTS = wordset("outskirts suburb suburbs island street")
"""What makes of a town's name that of a part of it ("Ramadi Island")."""
WHOLES = wordset("town city capital stronghold bastion control place")
"""What stands for the town that it lies in or is."""
TOWNS = wordset("town city citie village settlement")
_KINDS = {
    **{word: word for word in ("province", "country", "district", "camp", "dam", "river", "island", "base")},
    **{"governorate": "province", "airport": "airbase", "airbase": "airbase", "crossing": "crossing"},
}
"""What stands for the last place of its kind, and that kind."""
_SPOTS = wordset("area scene site compound building neighbourhood neighborhood district quarter village")
"""What lies where the report is, when no name follows."""
_DEFINITE = wordset("the this that its their")
_IN_IT = ("", "in", "of", "into", "inside")
"""Prepositions before a capital where something is, or of which it is a part."""
_SENTENCES_BACK = 6
_ELSEWHERE = wordset("on with to from against for by between")
"""Prepositions after which a name does not say where the thing before it lies."""


def described(scene: Scene, draft: Draft, top: int, memory: Memory) -> tuple[PlaceMention, ...]:
    """The place that "the town", "the city's outskirts" or "the airport" stands for, named before."""
    tree = draft.tree
    if named := scene.places.inside(tree.span(_without_clauses(tree, top))):
        return _town_within(tree, top, named, memory)
    parts = [i for i in tree.below(top) if tree.tokens[i].deprel.startswith("nmod")]
    around = [i for i in tree.below(top) if i != top and _is_told_town(tree, i)]
    for noun in dict.fromkeys((*around, top, *parts)):  # "the airport south of **the capital**"
        word = tree.lower[noun].removesuffix("s")
        at = tree.tokens[noun].start
        if word in TOWNS and _is_pair(tree, noun):
            return tuple(itself(town) for town in memory.last_two_towns(at))
        if not any(tree.lower[c] in _DEFINITE for c in tree.children(noun, "det", "nmod:poss")):
            continue
        if word == "capital" and (capital := _capital(scene, tree, noun)):
            return capital if noun == top else near_part(tree, top, capital)
        if word in TOWNS:
            whole = (
                _right_before(scene, tree, noun)
                or _introduced(scene, draft, noun, memory)
                or the_town(memory, at, word)
            )
            return whole if noun == top else near_part(tree, top, whole)
        if word == "country" and (land := _land(scene, tree, noun)):
            return land if noun == top else _side(scene, tree, noun, near_part(tree, top, land))
        if word in _KINDS and (last := _last_of_kind(scene, word, at)):
            return last if noun == top else _side(scene, tree, noun, near_part(tree, top, last))
    has_name = any(tree.tokens[c].upos == "PROPN" for c in tree.children(top, "compound", "flat"))
    if tree.lower[top].removesuffix("s") in _SPOTS and not has_name:
        return memory.place(draft.index, draft.proposal.type)
    return ()


def _is_told_town(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for a town that something lies in or near ("the airport of **the capital**")."""
    lies = tree.case(noun) in _HOLDS or tree.tokens[noun].deprel == "nmod:poss"
    return lies and tree.lower[noun] in TOWNS | {"capital"}


def _town_within(
    tree: Tree, top: int, named: tuple[PlaceMention, ...], memory: Memory
) -> tuple[PlaceMention, ...]:
    """The town told of before of which a phrase says only what it lies in ("the town in Donetsk region")."""
    definite = any(tree.lower[c] == "the" for c in tree.children(top, "det"))
    if not definite or tree.lower[top] not in TOWNS or not all(map(is_broad, named)):
        return ()
    told = the_town(memory, tree.tokens[top].start, tree.lower[top])
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
    told = [c for c in tree.children(noun) if tree.tokens[c].deprel not in ("case", "punct")]
    whose = [tree.tokens[c].text for c in told if tree.lower[c] != "the"]
    here = told and tree.case(noun) in _IN_IT and all(_is_of_land(scene, word) for word in whose)
    if scene.places.capital is not None and here:
        phrase = Span(min(tree.tokens[c].start for c in told), span.end)
        return (read(scene.document.text, phrase, scene.places.capital),)
    return ()


def _is_of_land(scene: Scene, word: str) -> bool:
    """Whether a word names the story's country or what is its own ("**Libya**'s", "the **Libyan**")."""
    gazetteer = scene.places.gazetteer
    meant = (c.place for c in (*gazetteer.of_adjective(word), *gazetteer.exact(word)[:1]))
    return any(p.kind == "country" and p.country == scene.places.country for p in meant)


def _land(scene: Scene, tree: Tree, noun: int) -> tuple[PlaceMention, ...]:
    """The story's country, where it is called "the country"; one named right before may be another."""
    before = _last_of_kind(scene, "country", tree.tokens[noun].start)
    land = before[0] if before else scene.places.land
    span = tree.span((noun, noun + 1))
    return () if land is None else (replace(land, text=span.of(scene.document.text), span=span),)


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


def _introduced(scene: Scene, draft: Draft, noun: int, memory: Memory) -> tuple[PlaceMention, ...]:
    """Where a town lies that was told of last and without a name ("**a village in Borno** … the village")."""
    word, at = draft.tree.lower[noun], draft.tree.tokens[noun].start
    for tree in reversed(scene.trees[max(0, draft.index - _SENTENCES_BACK) : draft.index + 1]):
        for i in reversed(range(len(tree))):
            is_new = tree.lower[i] == word and any(
                tree.lower[c] in ("a", "an") for c in tree.children(i, "det")
            )
            if is_new and tree.tokens[i].start < at:
                named = memory.named_place(at)
                if named is not None and named.span.start > tree.tokens[i].start:
                    return ()
                return most_specific(scene.places.inside(with_what_follows(tree, (i, i + 1))))
    return ()


def the_town(memory: Memory, position: int, word: str = "") -> tuple[PlaceMention, ...]:
    """The town that the report speaks of at a position, called by a word; none before it names one."""
    town = memory.named_place(position, word=word)
    return () if town is None else (itself(town),)


def named_in(scene: Scene, draft: Draft, top: int, run: TokenSpan) -> tuple[PlaceMention, ...]:
    """The places that a phrase itself names ("Khaldiyah town", "the towns of Mara and Azaz")."""
    tree = draft.tree
    core = tree.phrase(top, without=("nmod",))
    span = tree.span(_named_town(tree, core))
    if inside := scene.places.inside(span):
        return near_part(tree, top, listed(scene, draft, inside))
    for name in (run, core):
        spelled = any(
            token.text[0].isupper() or token.text.isdigit()
            for token in tree.tokens[slice(*name)]
            if token.upos != "DET"
        )
        if spelled and (known := scene.places.known(tree.span(name))) is not None:
            return (known,)
    if hamlets := _unknown_below(scene, draft, top):
        return hamlets
    if tree.lower[top] in _PARTS | SETTLEMENTS | WHOLES:
        return ()
    follows = [c for c in tree.children(top, "nmod") if tree.case(c) and not _is_set_off(tree, c)]
    if is_name(scene, draft, core) and all(tree.case(c) in _ELSEWHERE for c in follows):
        return _unlisted(scene, draft, top)
    return ()


def _is_set_off(tree: Tree, noun: int) -> bool:
    """Whether a comma sets off in what a name lies, which is a place itself ("Hass, in **Idlib**")."""
    first = min(tree.children(noun, "case"), default=noun)
    return first > 0 and tree.lower[first - 1] == ","


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
        if word in _QUARTERS:
            return tuple(m if _is_itself(m) else near((m,))[0] for m in mentions)
        return near(mentions) if word in _SMALL_PARTS else mentions
    if word not in _PARTS | SETTLEMENTS:
        return mentions
    cases = {tree.case(tree.top(run)) for run in runs if run}
    if word in SETTLEMENTS and "of" in cases:
        return mentions
    return near(mentions)


def _is_itself(mention: PlaceMention) -> bool:
    """Whether a quarter has a point of its own ("**Sheikh Maqsoud** neighbourhood"), not its city's."""
    words = mention.place.name.split() if mention.place else []
    return any(plain(word) in plain(mention.text) for word in words if len(word) > _LONGEST_ARTICLE)


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


def _without_clauses(tree: Tree, top: int) -> TokenSpan:
    """A phrase with all that depends on its main word but for what a clause tells of it ("…, which lies")."""
    below = {i for i in tree.below(top) if i >= top}
    clauses = {i for c in below if tree.tokens[c].deprel == "acl:relcl" for i in tree.below(c)}
    kept = [top, *(below - clauses)]
    return min(kept), max(kept) + 1


def with_what_follows(tree: Tree, run: TokenSpan) -> Span:
    """Return a phrase with all that depends on its main word."""
    below = list(tree.below(tree.top(run)))
    return tree.span((min(below), max(below) + 1))
