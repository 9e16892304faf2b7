"""On which days a claim happened whose words do not say: those of the news, or of what was told before."""

from dateline.claims.counts.counted import harm
from dateline.claims.counts.quantities import PEOPLE, kind
from dateline.claims.draft import Draft
from dateline.claims.memory import ATTACKS, OUTCOMES, Memory
from dateline.claims.scene import Scene
from dateline.claims.status import BEGINS, is_beyond
from dateline.claims.tree import Tree
from dateline.claims.when import story, war
from dateline.claims.when.dating import is_saying
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType, PlaceMention, When

OPENING = 6
"""Sentences, headline included, that tell the news."""
_TIMELESS = frozenset(
    {
        ClaimType.HOLD,
        ClaimType.NEGOTIATE,
        ClaimType.NEED,
        ClaimType.PROTEST,
        ClaimType.DISPLACE,
        ClaimType.DEPLOY,
    }
)
"""Types whose day must be said: in the training reports most of their claims without a time have no day."""
_STANDING = frozenset({ClaimType.AID, ClaimType.ATTACK})
"""Types that go on as a bond ("US-backed") or a habit ("execute each other") rather than today."""
_IN_PERSON = ATTACKS - {ClaimType.AIRSTRIKE}
"""Types that single persons are wanted for."""
_HABITS = wordset("regularly often usually frequently routinely sometimes occasionally always")
_CAME_TO_PASS = frozenset({ClaimStatus.HAPPENED, ClaimStatus.DENIED})
_SEEN = ATTACKS - {ClaimType.ATTACK}
"""Types that may be news although doubted; an "attack" that is only possible is mostly one that is feared."""
_WHO = wordset("who that")
_ONE = wordset("he she")
_PERFECT = wordset("has have 've ’ve")
_AFTER = wordset("after since")
_PREVIOUS = wordset("previous earlier past prior")
_DEFINITE = wordset("the this that")


def inherited(
    scene: Scene, draft: Draft, status: ClaimStatus, place: tuple[PlaceMention, ...], memory: Memory
) -> When:
    """Return the days of a claim whose own words name none; none for most plans and holds.

    Args:
        scene: the report.
        draft: the claim in its sentence.
        status: whether it came to pass.
        place: where it happened.
        memory: what was said before.
    """
    type_, tree, trigger = draft.proposal.type, draft.tree, draft.trigger
    if (
        memory.war
        and status in _CAME_TO_PASS | {ClaimStatus.ONGOING}
        and war.is_toll(scene, draft.index, trigger, type_)
    ):
        return When(start=memory.war.start, end=scene.published, grain=memory.war.grain)
    if _is_habit(tree, trigger) or (type_ in _IN_PERSON and _is_of_record(tree, trigger)):
        return When()
    if status is ClaimStatus.ONGOING:
        return _going_on(scene, draft)
    if type_ is ClaimType.HOLD and is_beyond(tree, trigger):
        return scene.today
    happened = status is ClaimStatus.HAPPENED
    if happened and _is_next(tree, trigger):
        return _then(memory, draft)
    may_be_news = status in _CAME_TO_PASS or (status is ClaimStatus.POSSIBLE and type_ in _SEEN)
    told_alone = draft.index == 0 or scene.entry is not None
    heads_news = told_alone and happened and type_ is not ClaimType.HOLD
    if not may_be_news or _is_background(tree, trigger, status):
        return When()
    tells_on = happened and type_ is not ClaimType.ACCUSE and story.goes_on(tree, trigger)
    if tells_on and (past := memory.story(draft.index)):
        return story.later(past, tree, trigger, scene.times[draft.index], scene.document.text)
    if type_ in _TIMELESS and not heads_news:
        return When()
    return _told(scene, draft, place, memory, happened=happened)


def _then(memory: Memory, draft: Draft) -> When:
    """The day told last, from which a story goes on; one of years ago goes on in them."""
    before = memory.just_told(draft.index)
    if before is not None and memory.is_long_ago(before.when):
        return When(start=before.when.start, end=before.when.end, grain=before.when.grain)
    day = memory.day(draft.tree.span(draft.proposal.tokens))
    return When(start=day, end=day)


def _going_on(scene: Scene, draft: Draft) -> When:
    """The day of the report, on which things go on, unless they only say who is meant.

    Of air strikes that go on there were several up to the report; those that help a fight go on with it.
    """
    tree, type_ = draft.tree, draft.proposal.type
    describes = type_ is not ClaimType.HOLD and tree.tokens[draft.trigger].deprel.startswith("acl")
    if type_ in _STANDING or describes:
        return When()
    if type_ is ClaimType.AIRSTRIKE and draft.triggers.isdisjoint(tree.ancestors(draft.trigger)):
        return When(end=scene.published)
    return scene.today


def _told(
    scene: Scene, draft: Draft, place: tuple[PlaceMention, ...], memory: Memory, *, happened: bool
) -> When:
    """The day of the same event told before, or of the news.

    What has come about, told behind the opening, did so at some time up to the report; words are news on its
    day.
    """
    type_ = draft.proposal.type
    sums_up = _is_perfect(draft.tree, draft.trigger) and not _is_told_again(draft)
    if happened and draft.index >= OPENING and (sums_up or _is_aftermath(draft.tree, draft.trigger)):
        return When(end=scene.published)
    if type_ is ClaimType.ACCUSE:
        return scene.today
    same = memory.beside(draft.index) if type_ in ATTACKS | OUTCOMES else None
    same = same or memory.of_same_event(type_, draft.index, place)
    if same is None:
        return memory.news
    return When(start=same.when.start, end=same.when.end, grain=same.when.grain)


def _is_habit(tree: Tree, trigger: int) -> bool:
    """Whether a trigger tells of what is done again and again ("They **regularly** shell the town")."""
    return any(tree.lower[c] in _HABITS for c in tree.children(trigger, "advmod"))


def _is_of_record(tree: Tree, trigger: int) -> bool:
    """Whether attacks are what one person did so far ("The leader was responsible for **attacks**").

    Nobody makes several on one day; who is arrested or killed is told of by them.
    """
    if tree.tokens[trigger].xpos != "NNS" or tree.children(trigger, "det", "nummod", "nmod:poss"):
        return False
    for at in tree.ancestors(trigger):
        if harm(tree, at):
            return False  # "a child injured in attacks"
        if doers := tree.children(at, "nsubj"):
            described = tree.lower[doers[0]] in _WHO and tree.tokens[at].head >= 0
            return _is_one_person(tree, tree.tokens[at].head if described else doers[0])
    return False


def _is_one_person(tree: Tree, noun: int) -> bool:
    """Whether a noun means one person, and neither a force nor one of those who only suffer."""
    of, group = kind(tree, noun)
    person = group == PEOPLE and of in ("", "commanders") and tree.tokens[noun].xpos == "NN"
    return person or tree.lower[noun] in _ONE


def _is_next(tree: Tree, trigger: int) -> bool:
    """Whether a clause tells what came next in a story ("the fighters **then** freed the prisoners")."""
    verb = next((at for at in (trigger, *tree.ancestors(trigger)) if tree.tokens[at].upos == "VERB"), trigger)
    verbs = (trigger, verb, *(a for a in tree.ancestors(verb) if verb in tree.children(a, "conj")))
    return any(tree.lower[c] == "then" for verb in verbs for c in tree.children(verb, "advmod"))


def _is_perfect(tree: Tree, trigger: int) -> bool:
    """Whether the clause of a trigger says what has come about by now ("they **have** taken much ground")."""
    clause = (at for at in (trigger, *tree.ancestors(trigger)) if tree.tokens[at].upos == "VERB")
    verb = next(clause, trigger)
    begun = tree.tokens[verb].lemma.lower() in BEGINS  # just now
    return not begun and any(tree.lower[c] in _PERFECT for c in tree.children(verb, "aux"))


def _is_aftermath(tree: Tree, trigger: int) -> bool:
    """Whether a clause only tells what something came after ("they took up arms **after it fell**").

    One that opens its sentence goes on with the story: "**After securing it** they left".
    """
    clause = next(
        (at for at in (trigger, *tree.ancestors(trigger)) if tree.tokens[at].upos == "VERB"), trigger
    )
    marked = any(tree.lower[c] in _AFTER for c in tree.children(clause, "mark", "case"))
    return marked and 0 <= tree.tokens[clause].head < clause


def _is_told_again(draft: Draft) -> bool:
    """Whether a noun tells of one event that was told before ("**the blast** has not been explained")."""
    tree, trigger = draft.tree, draft.trigger
    definite = any(tree.lower[c] in _DEFINITE for c in tree.children(trigger, "det"))
    return definite and tree.tokens[trigger].xpos == "NN" and not tree.children(trigger, "nmod")


def _is_background(tree: Tree, trigger: int, status: ClaimStatus) -> bool:
    """Whether the pluperfect, or "previous", sets an event before the news.

    What somebody said "had happened" may be news; what somebody denies had happened was told before.
    """
    if any(tree.lower[c] in _PREVIOUS for c in tree.children(trigger, "amod")):
        return True
    return tells_background(tree, trigger) or (status is ClaimStatus.DENIED and _is_pluperfect(tree, trigger))


def tells_background(tree: Tree, trigger: int) -> bool:
    """Return whether the pluperfect sets an event before the news; somebody may tell the news in it."""
    told = any(is_saying(tree, at) for at in tree.ancestors(trigger))
    aside = tree.tokens[trigger].deprel.startswith(("acl", "advcl"))
    return _is_pluperfect(tree, trigger) and (aside or not told)


def _is_pluperfect(tree: Tree, trigger: int) -> bool:
    return any(tree.lower[c] == "had" for c in tree.children(trigger, "aux"))
