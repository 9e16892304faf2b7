"""Who stands beside an event in its sentence and does not do it: who backs, suffers, finds or condemns it."""

from itertools import takewhile

from dateline.claims import lexicon
from dateline.claims.attribution import SAYING
from dateline.claims.counts.quantities import OTHER, PEOPLE, kind
from dateline.claims.draft import Draft
from dateline.claims.memory import ATTACKS
from dateline.claims.scene import Scene
from dateline.claims.status import is_beyond
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.who import roles
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

_UNDERGOES = wordset("suffer sustain undergo endure face incur survive withstand repel repulse foil thwart")
"""Verbs whose subject has something done to it."""
_FENDS = wordset("fight fend beat ward drive")
"""Verbs whose subject, with "off" or "back", has something done to it."""
_FINDS = wordset(
    "find discover recover retrieve unearth exhume collect bury identify receive count see put estimate "
    "report cite"
)
"""Verbs whose subject comes upon the dead, or says how many they are."""
_DYING = wordset("die perish drown")
"""Verbs of harm whose subject suffers it."""
_WARS = wordset("war conflict crisis insurgency uprising revolution fighting violence battle hostilities")
"""Words for fighting that take a country's name as its place."""
_ALL = wordset("humanity mankind")
"""Those against whom crimes are committed that are everybody's."""
_FIGHTERS = wordset("insurgency")
"""Of them, those that stand for who fights."""
_SORTS = wordset("military troop")
"""What soldiers are called by, and what is theirs or done with them."""
_WEAPONS = wordset("missile rocket bomb shell mine device drone grenade projectile munition explosive")
_BURIED = wordset("mine landmine ied bomb device")
"""What lies in wait for whoever comes upon it."""
_FROM_BELOW = frozenset({ClaimType.BOMBING, ClaimType.ATTACK, ClaimType.CASUALTIES, ClaimType.DESTROY})
"""As what it is told that it went off."""
_STRIKES = wordset("hit strike")
_COMES_OVER = wordset("run drive roll pass step tread")
"""Verbs of who comes upon it, before it and before "over" it."""
_ONTO = wordset("over on onto upon into")
_UNNAMED = wordset("man woman person people individual youth teenager boy")
"""Words that say nothing of people but that they are some."""
_BANDS = wordset("group gang band")
"""What such people are told as one."""
_REST = wordset("other others more dozens scores many several hundreds thousands")
"""What stands alone for more of those named before."""
_MANY = wordset("tens dozens scores hundreds thousands number series barrage volley")
"""What says how much of the noun after "of"."""
_BEFORE_NOUN = ("amod", "compound", "nmod:poss", "nmod")
_SUFFERING = ("nsubj:pass", "obj")
"""Relations of who suffers to the verb."""
_NAMING = ("NOUN", "PROPN")
_BOTH = wordset("sides two them parties both")
"""What stands for those whom a sentence names elsewhere ("clashes between the two **sides**")."""
_LABEL = ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "PUNCT")
_HELP = wordset("support assistance aid help backing cover")
_COMPRISES = wordset("include comprise number")
_HELPS = wordset("support back assist aid help protect cover reinforce accompany")
"""Verbs of what is done for somebody, whatever it is done with."""
_PEACEFUL_WORDS = frozenset({ClaimType.ACCUSE, ClaimType.NEGOTIATE})
"""Types told by who speaks."""


def is_beyond_noun(draft: Draft, run: TokenSpan) -> bool:
    """Return whether a phrase stands apart from the noun that a siege describes ("the **besieged** city").

    Who acts on the city in its sentence need not be who lays siege to it, nor who endures it.
    """
    tree, trigger = draft.tree, draft.trigger
    if draft.proposal.type is not ClaimType.BESIEGE or tree.tokens[trigger].deprel != "amod":
        return False
    return tree.top(run) not in set(tree.below(tree.tokens[trigger].head))


def only_there(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase that might name who acts names somebody else of the sentence."""
    return (
        _suffers(draft, run)
        or _backs(draft, run)
        or _undergoes(draft, run)
        or _comes_under(draft, run)
        or _is_struck(draft, run)
        or _falls(draft, run)
        or _speaks_of(draft, run)
        or _is_helped(draft.tree, draft.tree.top(run))
        or _is_opposed(draft, run)
        or _sees_fall(draft, run)
        or _is_out(draft.tree, draft.tree.top(run))
        or draft.tree.top(run) == _meets_bomb(draft)
        or _sets_out(draft.tree, run)
        or _looks_into(draft, run)
        or _is_cited(draft, run)
    )


def _is_out(tree: Tree, top: int) -> bool:
    """Whether somebody is only told to have no hold of it ("strongholds outside **government** control")."""
    head = tree.tokens[top].head
    return head >= 0 and is_beyond(tree, head)


def _sees_fall(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase stands before what falls or is lost, which only who is told behind it can take.

    "**The group** changed when the city fell to the army", "**they** explained the loss away"; nor does who
    gives it up ("handed over to the rebels by **its guards**").
    """
    gives = draft.tree.case(draft.tree.top(run)) == "by"
    return _passes_to(draft) and (gives or run[1] <= draft.trigger)


def _is_opposed(draft: Draft, run: TokenSpan) -> bool:
    """Whether something is done against somebody; of whom a deed is told he does it himself."""
    top = draft.tree.top(run)
    does = draft.trigger in draft.tree.below(top) and not draft.tree.is_passive(draft.trigger)
    return draft.tree.case(top) == "against" and not does


def _sets_out(tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase opens a sentence with where or how ("**On a separate front** Kurds made advances")."""
    top = tree.top(run)
    return run[0] <= 1 and tree.tokens[top].deprel == "obl" and tree.case(top) in ("on", "in", "at")


def is_label(tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase only opens its sentence with what is spoken of ("**Mali**: 64 killed in attacks")."""
    colon = tree.lower.index(":") if ":" in tree.lower else 0
    return run[1] <= colon and all(token.upos in _LABEL for token in tree.tokens[:colon])


def only_before(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase does what is told before the trigger, which has a subject of its own.

    "**The soldiers** withdrew, and the rebels **took over**"; "clashes between the two" are nobody else's.
    """
    tree, trigger, top = draft.tree, draft.trigger, draft.tree.top(run)
    if draft.is_noun:
        between = [i for i in tree.children(trigger, "nmod") if tree.case(i) == "between"]
        told = any(tree.lower[i] not in _BOTH for i in between) and draft.proposal.type is ClaimType.CLASH
        return told and not any(top in tree.below(i) for i in between)
    token, subjects = tree.tokens[trigger], tree.children(trigger, "nsubj")
    own = [i for i in subjects if tree.tokens[i].deprel == "nsubj" and tree.tokens[i].upos in _NAMING]
    other = tree.tokens[top].deprel.startswith("nsubj") and tree.tokens[top].head == token.head
    return bool(own) and other and token.deprel == "conj"


def belongs_elsewhere(draft: Draft, run: TokenSpan, *, sure: bool) -> bool:
    """Whether a phrase is an argument of an event that the trigger does not hang from.

    What a sure guess gives to the trigger may be the subject of another event as well, not its "by", nor that
    of who backs the subject of the trigger.
    """
    tree = draft.tree
    top = tree.top(run)
    above = {draft.trigger, *tree.ancestors(draft.trigger)}
    first = tree.tokens[top].head if tree.tokens[top].deprel == "conj" else top
    by = tree.case(first) == "by"
    if by and not draft.is_noun and (verb := tree.verb_above(first)) is not None and verb not in above:
        return not _brings_weapon(draft, verb)
    owner = next((at for at in tree.ancestors(top) if at in draft.triggers), None)
    if owner is None or owner in above or top in above or tree.subject(draft.trigger)[0] == top:
        return False
    return tree.tokens[owner].upos == "VERB" and (by or not sure)


def _brings_weapon(draft: Draft, verb: int) -> bool:
    """Whether a participle tells who laid what the trigger is done by ("killed by a bomb **laid** by")."""
    tree, weapon = draft.tree, draft.tree.tokens[verb].head
    is_acl = tree.tokens[verb].deprel == "acl"
    return is_acl and is_weapon(tree, weapon) and tree.tokens[weapon].head == draft.trigger


def is_doer(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is by whom the trigger, in the passive, is done ("overrun **by the rebels**").

    Or by whom a thing is used for it ("a road used **by the rebels** to bring in arms"), or who is behind it.
    """
    if answers_for(draft, run):
        return True
    tree, served = draft.tree, draft.tree.serving(draft.trigger)
    verb = draft.trigger if served is None else served
    doers = (noun for first in tree.agent(verb) for noun in tree.conjuncts(first))
    return tree.is_passive(verb) and tree.top(run) in doers and not _passes_to(draft)


def _passes_to(draft: Draft) -> bool:
    """Whether a place passes to whom is told behind the trigger ("fell, was **handed** to the rebels by")."""
    return draft.proposal.type is ClaimType.CAPTURE and draft.frame.own and "to" in draft.frame.agent


def answers_for(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is who is said to be behind the event that a noun names."""
    return draft.tree.top(run) in roles.answering(draft.tree, draft.trigger)


def does_unnamed(draft: Draft, run: TokenSpan) -> bool:
    """Whether people of whom nothing else is told plainly do it ("**two men** shot a judge")."""
    tree, verb = draft.tree, draft.trigger
    top = tree.top(run)
    members = tree.children(top, "nmod") if tree.tokens[top].lemma.lower() in _BANDS else [top]
    unnamed = any(tree.tokens[i].lemma.lower() in _UNNAMED for i in members)
    if draft.is_noun or not unnamed or draft.proposal.type not in (*ATTACKS, ClaimType.CASUALTIES):
        return False
    first = tree.tokens[top].head if tree.tokens[top].deprel == "conj" else top
    if tree.is_passive(verb):
        return first in tree.agent(verb)
    has_object = bool(tree.children(verb, "obj", "obl", "xcomp"))
    while tree.tokens[verb].deprel == "conj":
        verb = tree.tokens[verb].head
    return has_object and first in tree.children(verb, "nsubj") and not tree.is_passive(verb)


def is_told_of(draft: Draft, run: TokenSpan) -> bool:
    """Whether the trigger is what is told of somebody as his deed ("**the rebels** who overran it")."""
    tree, token = draft.tree, draft.tree.tokens[draft.trigger]
    who = any(tree.lower[i] == "who" for i in tree.children(draft.trigger, "nsubj"))
    return who and token.deprel == "acl:relcl" and token.head in range(*run)


def is_anothers_victim(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is who suffers by another verb, and the trigger's own subject is named.

    "A man was killed while **a child** was wounded", "killed three people and wounded **a guard**"; but "ten
    soldiers were killed and **six more** wounded".
    """
    own = own_victim(draft, run)
    return own is not None and not _is_rest(draft.tree, own)


def own_victim(draft: Draft, run: TokenSpan) -> int | None:
    """Who suffers by the trigger as its passive subject or object, if a phrase is that of another verb.

    It tells of people; None where it does not.
    """
    tree, top = draft.tree, draft.tree.top(run)
    if tree.tokens[top].deprel not in _SUFFERING or tree.tokens[top].head == draft.trigger:
        return None
    own = [i for i in tree.children(draft.trigger) if tree.tokens[i].deprel in _SUFFERING]
    return next((i for i in own if _is_rest(tree, i) or kind(tree, i)[1] == PEOPLE), None)


def _is_rest(tree: Tree, noun: int) -> bool:
    """Whether a word tells of more of those named before ("**six more**", "dozens of **others**")."""
    return tree.tokens[noun].upos == "NUM" or tree.lower[noun] in _REST


def is_nobody(tree: Tree, top: int) -> bool:
    """Whether a noun tells of a war, or of how many things ("tens of **shells**"), and of nobody."""
    if tree.tokens[top].lemma.lower() in (_WARS - _FIGHTERS) | _ALL:
        return True
    many = tree.lower[top] in _MANY and tree.lower[top + 1 : top + 2] == ("of",)
    counted = next((i for i in range(top + 2, len(tree)) if tree.tokens[i].upos == "NOUN"), top)
    return many and kind(tree, counted)[1] not in (PEOPLE, OTHER)


def is_sort(tree: Tree, run: TokenSpan) -> bool:
    """Whether a word before a noun only says of what sort it is ("a **military** operation").

    Whose operation it is nobody says; "the military's operation" is theirs.
    """
    top = tree.top(run)
    return (
        run[1] - run[0] == 1 and tree.lower[top] in _SORTS and tree.tokens[top].deprel in ("amod", "compound")
    )


def is_quality(tree: Tree, top: int, words: str) -> bool:
    """Return whether a phrase is one word that says what a thing is like ("a **Kurdish** uprising")."""
    token = tree.tokens[top]
    return words == token.text and token.deprel in ("amod", "compound") and token.upos in ("ADJ", "NOUN")


def is_weapon(tree: Tree, top: int) -> bool:
    """Whether a noun names what is used and does not act of itself."""
    return tree.tokens[top].lemma.lower() in _WEAPONS


def _suffers(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is the object of what a strike does, or of a verb told along with the trigger.

    "One strike engaged a unit and destroyed a post": the unit neither struck nor destroyed.
    """
    tree, trigger = draft.tree, draft.trigger
    top = tree.top(run)
    verb = tree.tokens[top].head
    if tree.tokens[top].deprel != "obj" or top < verb or verb == trigger:
        return False
    if trigger in tree.children(verb, "nsubj", "csubj"):
        return True
    return tree.tokens[trigger].deprel == "conj" and tree.tokens[trigger].head == verb


def _backs(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase stands in a clause about who acts ("rebels backed by tanks and militias took …")."""
    tree = draft.tree
    top = tree.top(run)
    verb = tree.verb_above(draft.trigger) if draft.is_noun else draft.trigger
    if verb is None or tree.is_passive(verb):
        return False
    subject, _ = tree.subject(verb)
    subjects = {*tree.children(verb, "nsubj"), *([] if subject is None else [subject])} - {draft.trigger}
    return top not in subjects and any(
        at != verb and tree.tokens[at].deprel.startswith("acl") and tree.tokens[at].head in subjects
        for at in tree.ancestors(top)
    )


def is_helped(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is whom an event helps, and whom it is not done to.

    "In support of **the army**", "supports **the army** by air strikes", "**the army**, backed by raids".
    """
    tree, top = draft.tree, draft.tree.top(run)
    help_ = tree.tokens[top].head
    if _is_helped(tree, top) or (
        tree.case(top) in ("to", "for", "of") and help_ >= 0 and tree.lower[help_] in _HELP
    ):
        return True
    up = [draft.trigger, *tree.ancestors(draft.trigger)]
    verb = next((i for i in up if tree.tokens[i].upos == "VERB" and i != draft.trigger), None)
    if verb is None or tree.tokens[verb].lemma.lower() not in _HELPS:
        return False
    if tree.tokens[top].deprel == "obj" and tree.tokens[top].head == verb:
        return top not in up  # "protect **those** persecuted there"
    helps = any(tree.case(i) == "by" for i in up[: up.index(verb)])
    return tree.is_passive(verb) and helps and run[1] <= verb


def is_listed(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is one of those who act ("states that struck them **include** France")."""
    tree, top = draft.tree, draft.tree.top(run)
    verb = tree.verb_above(top)
    if verb is None or tree.tokens[verb].lemma.lower() not in _COMPRISES or tree.tokens[top].deprel != "obj":
        return False
    told = (c for whole in tree.children(verb, "nsubj") for c in tree.children(whole, "acl"))
    return any(draft.trigger in tree.below(clause) and not tree.is_passive(clause) for clause in told)


def _is_cited(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is of whom a sentence ends by citing ("…, according to **an army** statement")."""
    tree, top = draft.tree, draft.tree.top(run)
    above = takewhile(lambda i: tree.tokens[i].upos != "VERB", (top, *tree.ancestors(top)))
    return run[0] > draft.trigger and any(tree.case(i).startswith("according") for i in above)


def _looks_into(draft: Draft, run: TokenSpan) -> bool:
    """Whether the event is what others look into ("the UN's inquiry **into the attack**")."""
    tree, head = draft.tree, draft.tree.tokens[draft.trigger].head
    inquiry = draft.is_noun and tree.case(draft.trigger) == "into" and tree.tokens[head].upos == "NOUN"
    return inquiry and tree.top(run) not in tree.below(draft.trigger)


def _is_helped(tree: Tree, top: int) -> bool:
    """Whether a phrase says for whom something is done ("in support of **the army**")."""
    head = tree.tokens[top].head
    support = head >= 0 and tree.lower[head] == "support" and not tree.children(head, "nmod:poss")
    return support and tree.case(head) == "in" and tree.case(top) == "of"


def only_says_where(scene: Scene, draft: Draft, run: TokenSpan) -> bool:
    """Whether a country's name or adjective says where, not who ("the Iraqi bastion", "Syria's war")."""
    tree, top = draft.tree, draft.tree.top(run)
    if not draft.is_noun or not scene.parties.is_state(scene.parties.actor(tree.span(run))):
        return False
    if draft.proposal.type is ClaimType.HOLD:
        return tree.tokens[top].upos == "ADJ"
    war = draft.proposal.type is ClaimType.CLASH and tree.lower[draft.trigger] in _WARS
    return war and tree.tokens[top].head == draft.trigger and tree.tokens[top].deprel in _BEFORE_NOUN


def _undergoes(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is the subject of a verb that makes it suffer the event, or find what it left.

    "The rebels suffered another blow in the raids", "troops discovered the bodies of 70 civilians".
    """
    tree, top = draft.tree, draft.tree.top(run)
    verb = tree.verb_above(draft.trigger) if draft.is_noun else None
    if verb is None or tree.subject(verb)[0] != top:
        return False
    found = tree.tokens[verb].lemma.lower() in _FINDS and draft.proposal.type is ClaimType.CASUALTIES
    return found or _endures(tree, verb) or _takes_fire(draft, verb)


def _comes_under(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is part of what comes, or is, under fire ("a car with **two guards**")."""
    tree, words = draft.tree, range(*draft.proposal.tokens)
    if all(tree.lower[i] != "under" for i in words):
        return False
    subjects = (
        tree.subject(i)[0] for i in words if tree.tokens[i].lemma.lower() == "come" or tree.children(i, "cop")
    )
    for subject in subjects:
        struck = set(tree.below(subject)) if subject is not None else set()
        if draft.trigger in struck:  # "the town that is under siege **by the army**"
            struck -= set(tree.below(draft.trigger))
        if tree.top(run) in struck:
            return True
    return False


def _is_struck(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is of whom the trigger tells that he suffers: "**the base** was attacked", who lost.

    Who is stationed somewhere is there of himself.
    """
    tree, trigger = draft.tree, draft.trigger
    if draft.is_noun or draft.proposal.type is ClaimType.DEPLOY or tree.subject(trigger)[0] != tree.top(run):
        return False
    loses = tree.tokens[trigger].lemma.lower() == "lose"
    return loses or (tree.is_passive(trigger) and bool(tree.children(trigger, "aux:pass")))


def _falls(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is of who is told to have died in the attack ("**two nurses** were killed in a raid").

    Fighters may die in an attack of "their" own.
    """
    tree, top, trigger = draft.tree, draft.tree.top(run), draft.trigger
    verb = tree.tokens[top].head
    if draft.proposal.type not in ATTACKS or verb not in tree.ancestors(trigger):
        return False
    lemma = tree.tokens[verb].lemma.lower()
    harmed = lexicon.load().knows(ClaimType.CASUALTIES, lemma) and verb in draft.triggers
    own = tree.children(trigger, "nmod:poss", "nsubj")
    return harmed and tree.subject(verb) == (top, lemma not in _DYING) and not own


def _endures(tree: Tree, verb: int) -> bool:
    """Whether a verb makes its subject suffer what its object names ("**fought off** several attacks")."""
    off = any(tree.lower[c] in ("off", "back") for c in tree.children(verb, "compound:prt"))
    return tree.tokens[verb].lemma.lower() in (_FENDS if off else _UNDERGOES)


def _takes_fire(draft: Draft, verb: int) -> bool:
    """Whether a verb says that its subject is fired at ("**received** machine gun fire")."""
    return draft.tree.tokens[verb].lemma.lower() == "receive" and draft.proposal.type in ATTACKS


def _meets_bomb(draft: Draft) -> int | None:
    """Who comes upon a bomb that lay there ("**a truck** hit a mine, killing two"); None if nobody does."""
    tree = draft.tree
    if draft.proposal.type not in _FROM_BELOW:
        return None
    for verb in (draft.trigger, *tree.ancestors(draft.trigger)):
        lemma = tree.tokens[verb].lemma.lower()
        over = any(tree.lower[i] in _ONTO for i in tree.children(verb, "compound:prt"))
        met = tree.children(verb, "obj") if over or lemma in _STRIKES else []
        met = [*met, *(i for i in tree.children(verb, "obl") if tree.case(i) in _ONTO)]
        if lemma in _STRIKES | _COMES_OVER and any(tree.tokens[i].lemma.lower() in _BURIED for i in met):
            return tree.subject(verb)[0]
    return None


def enduring(draft: Draft) -> TokenSpan | None:
    """Return who suffers or fends off what the trigger names; None when nobody does."""
    tree = draft.tree
    if (met := _meets_bomb(draft)) is not None:
        return tree.phrase(met)
    verb = tree.verb_above(draft.trigger) if draft.is_noun else None
    is_object = tree.tokens[draft.trigger].deprel in ("obj", "obl") and not tree.case(draft.trigger)
    own = verb in range(*draft.proposal.tokens)  # what is told is that it was fended off
    if verb is None or own or not is_object or not (_endures(tree, verb) or _takes_fire(draft, verb)):
        return None
    subject, passive = tree.subject(verb)
    return None if subject is None or passive else tree.phrase(subject)


def attackers_fended_off(draft: Draft) -> tuple[TokenSpan, ...]:
    """Whose attack the trigger says was fended off ("foiled **a rebel** attack")."""
    tree, verb = draft.tree, draft.trigger
    if draft.is_noun or tree.is_passive(verb) or not _endures(tree, verb):
        return ()
    around = [roles.slots(tree, (noun, noun + 1)) for noun in tree.children(verb, "obj")]
    nouns = [noun for slots in around for noun in slots.first(("by", "poss", "compound", "amod"))]
    return tuple(tree.phrase(noun, without=("nmod",)) for noun in nouns)


def _speaks_of(draft: Draft, run: TokenSpan) -> bool:
    """Whether a phrase is the subject of a verb that only speaks of the event.

    "Paris condemned the raids", "officials said that the operation killed four".
    """
    tree, top, trigger = draft.tree, draft.tree.top(run), draft.trigger
    if draft.proposal.type in _PEACEFUL_WORDS:
        return False
    own, _ = tree.subject(trigger)
    first = tree.tokens[top].head if tree.tokens[top].deprel == "appos" else top
    for verb in tree.ancestors(trigger):
        is_subject = tree.tokens[first].deprel == "nsubj" and tree.tokens[first].head == verb
        if tree.tokens[verb].upos != "VERB" or not is_subject:
            continue
        lemma = tree.tokens[verb].lemma.lower()
        accuses = lexicon.load().knows(ClaimType.ACCUSE, lemma) and tree.tokens[trigger].deprel != "conj"
        return accuses or (lemma in SAYING and own not in (None, top) and not draft.is_noun)
    return False
