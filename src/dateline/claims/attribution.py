"""Who says so: the source that a sentence names for what it tells.

Reporting verbs with a clause ("the monitor said five died", "five died, the monitor said"), "according to",
verbs that report an event noun ("the army announced the capture of"), hedges without a speaker ("reportedly",
"reports of"), and quotations that run on over the next sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType, Cue, Span

SAYING = wordset(
    "say add tell report announce claim state declare confirm note describe explain warn argue reveal "
    "write believe estimate insist acknowledge admit allege assert maintain deny stress suggest "
    "indicate disclose mention cite predict vow pledge recall remark reiterate testify conclude post "
    "tweet quote document record count monitor point"
)
"""Verbs that put a clause into somebody's mouth."""
_REPORTING = wordset(
    "report announce claim confirm declare deny cite document record hail welcome reveal put"
)
"""Verbs whose object may be an event that is known from the subject's word only."""
_WORDS = wordset(
    "claim allegation announcement statement report press interview conference reporter television twitter "
    "agency"
)
_HEARSAY = re.compile(
    r"\breportedly\b|\b(?:initial|earlier|unconfirmed|multiple|several|some|recent|local)?\s*\breports\b(?!\s+to\b)(?=\s+(?:of|that|say|said|from|indicate|suggest"
    r"|emerged|claim))|\bit\s+(?:is|was|has\s+been)\s+(?:also\s+)?(?:reported|claimed|said|believed)\b|\b(?:is|are|was|were)\s+(?:said|reported)\s+to\b",
    re.IGNORECASE,
)
_HEADLINE_SPEAKER = re.compile(
    r"(?:[:\-–—,]\s*|\s)(?P<who>(?:the\s+)?(?:[A-Z][\w-]*\s+)?(?:Monitor|Observatory|NGO|Activists?|Officials?|Police|Ministry|Report|Reports|Sources?|Agency"
    r"|Witnesses|Watchdog|Army|Military|Pentagon|UN|SOHR|State [Mm]edia|State TV|Media|monitor"
    r"|watchdog|activists|officials|report|ministry|sources))\s*\.?$"
)
_ANNOUNCES = re.compile(r"\b(?:sa(?:id|ys)|stated|added|wrote|commented|statement)\b[^.!?\n]*:\s*\Z")
"""What ends a paragraph that announces a statement."""
_MARK = re.compile('["“”]')
"""What opens or closes a quotation."""
_RUNS_ON = re.compile(r"[:,]\s*[\"“][^\"”]*\Z")
"""What opens a quotation behind who speaks that the sentence does not close."""
_DESCRIBING = ("amod", "compound")
"""Relations of a word that only says of which thing others speak ("the rebel-held town")."""
_FINITE = ("VBD", "VBZ", "VBP")
_IN_NAME = ("NOUN", "PROPN", "ADJ", "DET", "NUM")
_LIVES = wordset("life lives victims")
"""What is claimed, lost and counted, and does not speak."""
_BEFORE_NOUN = ("DET", "NUM", "ADJ", "ADV", "ADP")
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|(?:yester|to)day$|overnight$", re.IGNORECASE
)
_CLOSING = 8
"""Words from the reporting verb that closes a sentence to its end ("said on Friday in a statement")."""
_SPOKESMEN = wordset("source head director chief spokesman spokeswoman spokesperson official member officer")
_ACCUSING = wordset("accuse blame")
DENYING = wordset("deny refute dispute dismiss reject disprove")
"""Verbs that put a clause into somebody's mouth as untrue."""
_CUES = {
    Cue.CONFIRMED: wordset("confirm acknowledge admit concede document verify reveal record count disclose"),
    Cue.CLAIMED: wordset("claim allege assert insist maintain argue boast purport tweet vow"),
    Cue.DENIED: DENYING,
}
"""Reporting verbs that do more than say."""
_CALLING = wordset("call describe term label dub brand")
"""Verbs that give a name to what happened."""
_POSSESSIVE = ("'", "’")
"""What stands behind an owner in the plural."""
_NOT_SPEAKERS = wordset(
    "that which what there this who you no nobody none god allah claim check factcheck explainer podcast"
)
"""Words of which none speaks; some label what a page is ("Fact **check**: …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something."""

    span: Span
    """The words that name the speaker, or the hedge that hides one."""
    verb: str = "say"
    """Lemma of the reporting verb."""
    nobody: bool = False
    """The text hides who says so ("reportedly")."""

    @property
    def cue(self) -> Cue:
        """How strong the reporting verb is."""
        if self.nobody:
            return Cue.HEARSAY
        return next((cue for cue, verbs in _CUES.items() if self.verb in verbs), Cue.SAID)


def speaker_of(tree: Tree, trigger: int) -> Speaker | None:
    """Return who says what the trigger tells, as far as its own sentence says.

    Args:
        tree: the sentence.
        trigger: token that names the event.
    """
    return _governing(tree, trigger) or _framing(tree, trigger)


def is_background(tree: Tree, trigger: int, type_: ClaimType) -> bool:
    """Whether the words only say of which place others speak ("the rebel-held town", "its stronghold")."""
    token = tree.tokens[trigger]
    tells = token.upos == "VERB" or tree.children(trigger, "cop")
    return type_ is ClaimType.HOLD and (
        token.deprel in _DESCRIBING or not tells or token.deprel.startswith("acl")
    )


def may_speak(tree: Tree, noun: int, trigger: int) -> bool:
    """Whether a noun may be who says what a trigger tells."""
    word = tree.lower[noun]
    return word not in _NOT_SPEAKERS and "/" not in word and not tells_other(tree, noun, trigger)


def tells_other(tree: Tree, noun: int, trigger: int) -> bool:
    """Whether what somebody says is another thing than what a trigger tells.

    He only gives it a name ("…, in what **the army** called a raid"), or says more behind a semicolon.
    """
    verb = tree.verb_above(noun)
    if verb is None or trigger in tree.below(verb):
        return False
    names = tree.tokens[verb].lemma.lower() in _CALLING and "what" in tree.lower[trigger:noun]
    return names or _says_other(tree, trigger, verb)


def _governing(tree: Tree, trigger: int) -> Speaker | None:
    """The speaker of the reporting clause that the trigger hangs from, or that hangs from it."""
    for at in (trigger, *tree.ancestors(trigger)):
        if found := next(_beside(tree, at, trigger), None):
            return found
        head = tree.tokens[at].head
        if head >= 0 and (found := _above(tree, at, head)):
            return found
    return None


def _says(tree: Tree, verb: int) -> bool:
    """Whether a verb puts a clause into somebody's mouth."""
    return tree.tokens[verb].lemma.lower() in SAYING and not _takes_lives(tree, verb)


def _takes_lives(tree: Tree, verb: int) -> bool:
    """Whether what is claimed is lives, and nothing is said ("raids **claimed** 17 lives")."""
    claimed = verb + 1
    while claimed < len(tree) and tree.tokens[claimed].upos in _BEFORE_NOUN:
        claimed += 1
    lemma = tree.tokens[verb].lemma.lower()
    return lemma == "claim" and claimed < len(tree) and tree.lower[claimed] in _LIVES


def _framing(tree: Tree, trigger: int) -> Speaker | None:
    """The speaker whose reporting clause opens or closes the sentence, however the parser hung it."""
    finite = [i for i, token in enumerate(tree.tokens) if token.xpos in _FINITE]
    for verb in finite:
        lemma = tree.tokens[verb].lemma.lower()
        if not _says(tree, verb) or tree.tokens[verb].upos != "VERB":
            continue
        run = None
        if verb < trigger and verb == finite[0]:
            run = _before(tree, verb) or _all_before(tree, verb)
        elif trigger < verb == finite[-1] and len(tree) - verb <= _CLOSING:
            inverted = lemma != "tell" and not any(noun < verb for noun in tree.children(verb, "nsubj"))
            run = _before(tree, verb) or (_after(tree, verb) if inverted else None)
        if run is not None and not tells_other(tree, tree.top(run), trigger):
            return Speaker(span=tree.span(_cited(tree, verb) or run), verb=lemma)
    for at, word in enumerate(tree.lower[:-2]):
        closes = trigger < at and not any(at < i for i in finite)
        if word == "according" and tree.lower[at + 1] == "to" and (at <= 1 or closes):
            end = at + 3
            while end < len(tree) and (
                (tree.tokens[end].upos in (*_IN_NAME, "ADP") and tree.lower[end] != "the")
                or _hyphen(tree, end)
                or _hyphen(tree, end - 1)
            ):
                end += 1
            return Speaker(span=tree.span((at + 2, end)), verb="according")
    return None


def _before(tree: Tree, verb: int) -> TokenSpan | None:
    """The noun phrase that stands right before a verb; None where it hangs from a noun before it."""
    end = verb
    while end and tree.tokens[end - 1].upos in ("ADV", "AUX"):
        end -= 1
    if end and tree.tokens[end - 1].upos == "PRON":
        return None if tree.lower[end - 1] in _NOT_SPEAKERS else (end - 1, end)
    if end and tree.tokens[end - 1].text == ",":
        return _introduced(tree, end - 1)
    start = _start_of_names(tree, end)
    while start < end and _TIME_WORD.match(tree.tokens[start].text):
        start += 1
    if start == end or tree.tokens[end - 1].upos not in ("NOUN", "PROPN") or tree.lower[end - 1] in _LIVES:
        return None
    if start and tree.tokens[start - 1].upos == "CCONJ" and (first := _joined_before(tree, start - 1)):
        return first, end
    led = start > 0 and tree.tokens[start - 1].upos in ("ADP", "CCONJ", "SCONJ", "PART")
    reported = tree.lower[start - 1] == "as" and tree.tokens[start].upos == "DET"
    if led and not reported:  # "…, as **the monitor** reported"
        return None
    return _without_figure(tree, (start, end))


def _joined_before(tree: Tree, conjunction: int) -> int | None:
    """Where a speaker begins who speaks with another, set off by a comma ("…, **residents** and an aide")."""
    start = _start_of_names(tree, conjunction)
    plain = all(token.upos != "NUM" for token in tree.tokens[start:conjunction])
    return start if 0 < start < conjunction and plain and tree.lower[start - 1] == "," else None


def _introduced(tree: Tree, comma: int) -> TokenSpan | None:
    """A person between commas, with what he is ("**the governor, Ann Lee**, told AFP")."""
    name = _start_of_names(tree, comma)
    if name < 2 or name == comma or tree.tokens[name - 1].text != ",":
        return None
    start = _start_of_names(tree, name - 1)
    offices = start < name - 1 and tree.tokens[name - 2].upos in ("NOUN", "PROPN")
    offices = offices and not (start and tree.tokens[start - 1].upos == "ADP")
    named = tree.tokens[comma - 1].upos == "PROPN" and not _TIME_WORD.match(tree.tokens[comma - 1].text)
    return (start, comma) if offices and named else None


def _start_of_names(tree: Tree, end: int) -> int:
    """Where the words of a noun phrase that ends there begin, its article included."""
    start = end
    while start and (
        tree.tokens[start - 1].upos in _IN_NAME
        or _links_names(tree, start - 1)
        or _hyphen(tree, start - 1)
        or _owns(tree, start - 1)
    ):
        start -= 1
        if tree.tokens[start].upos == "DET":
            break
    return start + (tree.lower[start] == "-")


def _owns(tree: Tree, at: int) -> bool:
    """Whether an apostrophe stands behind a name in the plural ("the Houthis' ministry")."""
    plural = at > 0 and tree.tokens[at - 1].upos in ("NOUN", "PROPN") and tree.lower[at - 1].endswith("s")
    return plural and tree.lower[at] in _POSSESSIVE and tree.tokens[at - 1].end == tree.tokens[at].start


def _hyphen(tree: Tree, at: int) -> bool:
    """Whether a hyphen joins the words beside it ("al-Qaeda")."""
    beside = tree.tokens[max(0, at - 1) : at + 2]
    glued = len(beside) == 3 and beside[0].end == beside[1].start and beside[1].end == beside[2].start
    return glued and tree.tokens[at].text == "-"


def _links_names(tree: Tree, at: int) -> bool:
    """Whether a preposition stands inside a name ("Observatory for Human Rights", "a source at Police")."""
    if not at or tree.lower[at] not in ("for", "of", "at") or not tree.tokens[at + 1].text[0].isupper():
        return False
    return tree.tokens[at - 1].text[0].isupper() or tree.lower[at - 1] in _SPOKESMEN


def _after(tree: Tree, verb: int) -> TokenSpan | None:
    """The noun phrase that a verb is followed by (“said the head of the group”)."""
    end = verb + 1
    while (
        end < len(tree) and tree.tokens[end].upos in _IN_NAME and not _TIME_WORD.match(tree.tokens[end].text)
    ):
        end += 1
    names = any(token.upos in ("NOUN", "PROPN") for token in tree.tokens[verb + 1 : end])
    return (verb + 1, end) if names else None


def _all_before(tree: Tree, verb: int) -> TokenSpan | None:
    """What stands before the first verb of a sentence, if it starts with a noun phrase."""
    start, end = 0, verb
    while end and tree.tokens[end - 1].upos in ("ADV", "AUX"):
        end -= 1
    while start < end and tree.tokens[start].upos in ("ADV", "PUNCT", "CCONJ"):
        start += 1
    names = start < end and tree.tokens[start].upos in (*_IN_NAME, "PRON")
    return (start, end) if names and tree.lower[start] not in _NOT_SPEAKERS else None


def _cited(tree: Tree, verb: int) -> TokenSpan | None:
    """Whom a speaker cites ("the agency reported, citing a source", "quoted the army as saying")."""
    citing = [verb, *(c for c in tree.children(verb) if c > verb)]
    return next(
        (
            _name(tree, cited)
            for at in citing
            if tree.tokens[at].lemma.lower() in ("cite", "quote")
            for cited in tree.children(at, "obj")
        ),
        None,
    )


def _beside(tree: Tree, at: int, trigger: int) -> Iterator[Speaker]:
    """Speakers that hang below a clause: "…, police said", "according to police"."""
    for child in tree.children(at, "parataxis", "ccomp", "advcl"):
        lemma = tree.tokens[child].lemma.lower()
        if not _says(tree, child) or trigger == child:
            continue
        if tree.tokens[child].deprel != "parataxis" and trigger in set(tree.below(child)):
            continue
        if tree.tokens[child].deprel != "parataxis" and not _is_reversed(tree, at, child):
            continue
        if _says_other(tree, at, child):
            continue
        if (subject := _who(tree, child)) is not None:
            yield Speaker(span=tree.span(subject), verb=lemma)
    for child in tree.children(at, "obl", "nmod"):
        if tree.case(child).startswith("according"):
            yield Speaker(span=tree.span(_name(tree, child)), verb="according")


def _says_other(tree: Tree, at: int, verb: int) -> bool:
    """Whether a verb of saying behind a semicolon has more to say ("it fell; police **said** that")."""
    return at < verb and ";" in tree.lower[at:verb] and any(c > verb for c in tree.children(verb, "ccomp"))


def _is_reversed(tree: Tree, at: int, child: int) -> bool:
    """Whether the parser hung the reporting clause below what it reports."""
    return (
        tree.tokens[at].lemma.lower() not in SAYING
        and child > at
        and not tree.children(child, "ccomp", "mark")
    )


def _above(tree: Tree, at: int, head: int) -> Speaker | None:
    """The speaker of the reporting verb whose clause, or whose object, the token is."""
    relation = tree.tokens[at].deprel.split(":")[0]
    lemma = tree.tokens[head].lemma.lower()
    says = lemma in SAYING and (
        relation in ("ccomp", "parataxis") or (relation == "xcomp" and tree.is_passive(head))
    )
    says = says or (lemma in _ACCUSING and relation in ("advcl", "obl", "xcomp", "ccomp"))
    reports = lemma in _REPORTING and relation in ("obj", "nsubj") and tree.tokens[head].upos == "VERB"
    if _takes_lives(tree, head):
        return None
    if (
        relation == "acl"
        and tree.tokens[head].upos in ("NOUN", "PROPN")
        and lemma in _WORDS
        and tree.children(at, "mark")
    ):
        owner = next(iter(tree.children(head, "nmod:poss")), head)
        return Speaker(span=tree.span(_name(tree, owner)))
    if not says and not reports:
        return None
    passive = tree.is_passive(head)
    if passive:
        by = tree.agent(head)
        return Speaker(span=tree.span(_name(tree, by[0])), verb=lemma) if by else None
    if (subject := _who(tree, head)) is None:
        return None
    return Speaker(span=tree.span(subject), verb=lemma)


def _who(tree: Tree, verb: int) -> TokenSpan | None:
    """Who is speaking: whom a reporting verb cites, else its subject, or that of the verb it is joined to."""
    if cited := _cited(tree, verb):
        return cited
    subject, passive = _own_subject(tree, verb) or tree.subject(_joined_to(tree, verb))
    beside = _before(tree, verb) if tree.tokens[verb].xpos in _FINITE else None
    if beside is not None and subject not in range(*beside) and _trumps(tree, beside, subject):
        return beside
    if (
        subject is None
        or passive
        or tree.lower[subject] in _NOT_SPEAKERS
        or tree.tokens[subject].upos == "VERB"
    ):
        return None
    name = _name(tree, subject)
    if beside is not None and beside[0] <= name[0] and name[1] <= beside[1]:
        return (beside[0] if _is_one_phrase(tree, beside[0], name[0]) else name[0]), beside[1]
    return _with_office(tree, name, verb)


def _joined_to(tree: Tree, verb: int) -> int:
    """The verb of saying that one is joined to, where a parser joined it to what is said; else itself.

    "Kyiv **admitted** that some had been captured but **denied** that the town had fallen."
    """
    above = tree.tokens[verb].head
    if tree.tokens[verb].deprel != "conj" or not tree.is_passive(above) or tree.is_passive(verb):
        return verb
    teller = tree.tokens[above].head
    says = teller >= 0 and tree.tokens[teller].lemma.lower() in SAYING
    return teller if says and tree.tokens[above].deprel == "ccomp" else verb


def _is_one_phrase(tree: Tree, start: int, noun: int) -> bool:
    """Whether words before a noun are its own, rather than the end of a clause that lost its comma."""
    before = tree.tokens[start:noun]
    return not before or before[0].upos == "DET" or all(token.upos != "NOUN" for token in before)


def _with_office(tree: Tree, run: TokenSpan, verb: int) -> TokenSpan:
    """A spokesman with whom he speaks for, up to the verb, wherever the parser hung it."""
    start, end = run
    between = range(end, verb)
    speaks_for = (
        bool(between)
        and bool(_SPOKESMEN.intersection(tree.lower[start:end]))
        and tree.lower[end] in ("for", "of", "at", "in", "with")
        and all(tree.tokens[i].upos in (*_IN_NAME, "ADP") for i in between)
    )
    return (start, verb) if speaks_for else run


def _own_subject(tree: Tree, verb: int) -> tuple[int, bool] | None:
    for child in tree.children(verb, "nsubj"):
        if not tree.tokens[child].deprel.endswith(":pass") and tree.lower[child] not in _NOT_SPEAKERS:
            return child, False
    return None


def _trumps(tree: Tree, beside: TokenSpan, subject: int | None) -> bool:
    """Whether the phrase beside a verb is a likelier speaker than the subject that the parser chose."""
    if subject is None:
        return tree.tokens[beside[0]].upos == "DET"
    return subject < beside[0] and not any(subject in tree.ancestors(i) for i in range(*beside))


def _name(tree: Tree, noun: int) -> TokenSpan:
    """A speaker's phrase, with the apposition that says whose person it is."""
    start, end = _without_figure(tree, tree.phrase(noun))
    while start < noun and tree.tokens[start].upos == "PUNCT":
        start += 1
    for child in tree.children(noun, "appos"):
        a, b = tree.phrase(child)
        if a >= end and a - end <= 1:
            end = b
        elif b <= start and start - b <= 1:
            start = a
    if "(" in tree.lower[start:end] and tree.lower[end : end + 1] == (")",):
        end += 1
    return start, end


def _without_figure(tree: Tree, run: TokenSpan) -> TokenSpan:
    """A person's name without what is counted before it, in text that lost its commas.

    "Wounded 25 others **Ibrahim Abu Leys** told", "**Monitor** 10 of 48 were children"; not "the three men".
    """
    start, end = run
    numbers = [i for i in range(start, end) if tree.tokens[i].upos == "NUM"]
    if not numbers or tree.tokens[max(start, numbers[0] - 1)].upos in ("DET", "ADJ"):
        return run
    if numbers[0] > start:
        return start, numbers[0]
    persons = {entity.start for entity in tree.sentence.entities if entity.type == "person"}
    return next((i for i in range(start, end) if tree.tokens[i].start in persons), start), end


def announcer(tree: Tree) -> Speaker | None:
    """Return whose words follow a sentence that ends in a colon ("The minister issued this statement:")."""
    root = next(i for i, token in enumerate(tree.tokens) if token.head < 0)
    announces = tree.tokens[-1].text == ":" and tree.tokens[root].upos == "VERB"
    speaker = _who(tree, root) if announces else None
    return None if speaker is None else Speaker(span=tree.span(speaker))


def is_joined(tree: Tree, trigger: int) -> bool:
    """Whether a verb has a subject of its own and is joined by a comma to what somebody else says.

    "The UN said 43 had died, and the doctors **accused** the army": the UN does not say the latter.
    """
    joined = tree.tokens[trigger].deprel in ("conj", "ccomp") and tree.children(trigger, "nsubj")
    return bool(joined) and any(tree.lower[c - 1] in (",", ";") for c in tree.children(trigger, "cc") if c)


def hearsay(tree: Tree, text: str, trigger: int) -> Speaker | None:
    """Return the hedge below which a sentence tells something as reported, without saying by whom."""
    for match in _HEARSAY.finditer(text, tree.sentence.start, tree.sentence.end):
        run = tree.run(Span(*match.span()))
        if run is None:
            continue
        hedge = tree.top(run)
        above = tree.tokens[hedge].head if tree.tokens[hedge].upos == "ADV" else hedge
        if trigger in tree.below(above):
            return Speaker(span=Span(match.start(), match.end()), verb="report", nobody=True)
    return None


def headline_speaker(text: str, headline: Span) -> Speaker | None:
    """Return the speaker that a headline names at its end ("30 dead in raids on market: monitor")."""
    match = _HEADLINE_SPEAKER.search(text, headline.start, headline.end)
    if match is None or match.start() - headline.start < 12:
        return None
    return Speaker(span=Span(*match.span("who")))


def marks_between(text: str, start: int, end: int) -> int:
    """Return how many quotation marks stand in a stretch of text."""
    return sum(1 for _ in _MARK.finditer(text, start, end))


def _announces(text: str, end: int) -> bool:
    """Whether the paragraph that ends there announces a statement."""
    return _ANNOUNCES.search(text, text.rfind("\n", 0, end) + 1, end) is not None


def quotations(text: str, sentences: Sequence[Span]) -> tuple[int, ...]:
    """Return for each sentence the quotation that it stands in, numbered from 1; 0 outside.

    A paragraph that opens with a quotation mark while a quotation is open continues it. A statement that a
    paragraph announces ("The minister said:") and no mark opens goes on to the end of the report. One that
    opens behind its speaker and is not closed goes on from the next sentence.
    """
    out, depth, number, statement = [], False, 0, 0
    last = 0
    for span in sentences:
        opens = re.match(r"[\"“]", text[span.start :]) is not None
        if depth and opens and "\n" in text[last : span.start]:
            depth = True
            body = span.start + 1
        else:
            body = span.start
        announced = "\n" in text[last : span.start] and _announces(text, last)
        if not depth and (opens or announced):
            number += 1
            statement = statement if opens else number
        inside = depth or opens
        for mark in _MARK.finditer(text, body, span.end):
            depth = {"“": True, "”": False}.get(mark.group(), not depth)
        out.append(number if inside else statement)
        number += depth and not inside and _RUNS_ON.search(text, span.start, span.end) is not None
        last = span.end
    return tuple(out)
