"""What a report has said so far, for what later sentences leave out: the place, the day, who did it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.claims.scene import Scene
from dateline.claims.speakers import Speakers
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.when import story, war
from dateline.claims.when.days import Days
from dateline.claims.where.mentions import identity, is_broad, most_specific
from dateline.ids import CIVILIANS, UNLISTED, UNSPECIFIED, ActorId
from dateline.language import Sentence
from dateline.model import ActorMention, Claim, ClaimStatus, ClaimType, PlaceMention, Relation, Span, When

_DEEDS = ("obj", "ccomp", "xcomp")
"""What hangs from a verb whose subject acts."""
ATTACKS = frozenset(
    {
        ClaimType.AIRSTRIKE,
        ClaimType.SHELLING,
        ClaimType.BOMBING,
        ClaimType.ATTACK,
        ClaimType.CHEMICAL,
    }
)
"""Types that somebody does to somebody, and that are told again by a noun ("the strikes")."""
OUTCOMES = frozenset({ClaimType.CASUALTIES, ClaimType.DESTROY})
"""Types that tell what came of them."""
TOLD_AGAIN = ATTACKS | {ClaimType.CLASH, ClaimType.OPERATION}
"""Types of which a noun may tell again without saying who ("the offensive")."""
_MOVES = frozenset({ClaimType.DISPLACE, ClaimType.EVACUATE})
"""Types whose places people come to or from, while the report goes on to speak of another."""
_ELSEWHERE = _MOVES | {ClaimType.NEGOTIATE}
"""Types whose places the report leaves again: people move there, or talk there of what happens here."""
HAVING = frozenset({ClaimType.CAPTURE, ClaimType.HOLD})
"""Types that tell who has a place."""
_PARAGRAPH = "\n\n"
"""What parts paragraphs."""
_STOPS = '.!…:;,"”’)'
"""Marks that no heading ends with."""
_SENTENCES_BACK = 6
_FEW_DAYS = 3
_LONG_AGO_DAYS = 30
"""How long before the news what happened is no part of it."""
_LARGEST = {"town": 1_000_000, "village": 100_000, "settlement": 100_000}
"""People beyond which no report calls a place so."""


class Memory:
    """The claims made so far, asked for what a later one inherits.

    Args:
        scene: the report.
        news: the day that it tells of in the first place; None where it tells of none near its own.
    """

    def __init__(self, scene: Scene, news: When | None) -> None:
        self._scene = scene
        self._has_news = news is not None
        self.news = news or scene.today
        self.war = war.began(scene)
        self.speakers = Speakers(scene)
        """Who spoke so far."""
        self._claims: list[tuple[int, Claim]] = []
        self._of_sentence: dict[int, list[Claim]] = {}
        self._told: set[str] = set()
        self._stories: list[tuple[int, Claim | None]] = []
        self._has_ends = scene.published is None or self._is_parted(scene.document.body)

    def add(self, claim: Claim, sentence: int) -> None:
        """Remember a claim of the given sentence, which is none before that of the last one."""
        if self._claims and self._claims[-1][0] != sentence:
            self._told |= self._told_in(self._claims[-1][0])
        self._claims.append((sentence, claim))
        tree = self._scene.trees[sentence]
        happened = claim.status is ClaimStatus.HAPPENED
        if claim.when == self.news and happened and not self._scene.in_headline(tree.sentence):
            self._has_news = True
        time = claim.when.span if claim.when.end else None
        if time is not None and happened and not story.is_within(tree, claim.trigger, time):
            past = self._scene.published is None or self.is_long_ago(claim.when)
            opens = past and story.opens(tree, time)
            self._stories.append((sentence, claim if opens else None))
        self._of_sentence.setdefault(sentence, []).append(claim)

    # --------------------------------------------------------------------------------------------- places

    def named_place(self, position: int, *, word: str = "") -> PlaceMention | None:
        """Return the town that "the town" stands for at a position.

        It is the last one that was taken or held or that a sentence tells of, rather than one that only says
        where another lies. No city of millions is "the town" or "the village", nor is the capital.
        """
        told = self._told_of()
        towns = [
            m
            for m in self._towns(position)
            if self._may_be(m, word) and (identity(m) in told or not self._is_bureau(m))
        ]
        topics = (m for m in towns if identity(m) in told or self._is_topic(m))
        return next(topics, next(iter(towns), None))

    def _may_be(self, mention: PlaceMention, word: str) -> bool:
        """Whether a town is small enough for the word that it is called by."""
        place, capital = mention.place, self._scene.places.capital
        largest = _LARGEST.get(word)
        if place is None or largest is None:
            return True
        return place.population <= largest and (capital is None or place.id != capital.id)

    def _is_bureau(self, mention: PlaceMention) -> bool:
        """Whether a capital opens the prose, where reports of the whole country are written."""
        capital, place = self._scene.places.capital, mention.place
        opens = mention.span.start == self._scene.document.body.start
        return opens and capital is not None and place is not None and place.id == capital.id

    def last_two_towns(self, position: int) -> tuple[PlaceMention, ...]:
        """Return the two towns that "both towns" stand for at a position: the last that are told of."""
        told = [p for _, claim in self._claims for p in claim.place if not is_broad(p)]
        towns = {identity(m): m for m in sorted((*told, *self._towns(position)), key=lambda m: m.span)}
        before = [m for m in towns.values() if m.span.end <= position]
        return tuple(sorted(before, key=lambda m: m.span)[-2:])

    def _told_of(self) -> set[str]:
        """Return where, by place, the claims so far took place, but for moves and what was long ago."""
        return self._told | self._told_in(self._claims[-1][0]) if self._claims else set()

    def _told_in(self, sentence: int) -> set[str]:
        return {
            identity(p)
            for claim in self._of_sentence[sentence]
            if claim.type not in _ELSEWHERE
            and not self._is_aside(sentence, claim)
            and not self._is_of_day_before(sentence, claim)
            for p in claim.place
        }

    def _is_of_day_before(self, sentence: int, claim: Claim) -> bool:
        """Whether its sentence goes on to tell of it from a later day ("**a day after** it took Tripoli")."""
        end = claim.when.end
        later = (other.when.start for other in self._of_sentence[sentence] if other.place)
        return end is not None and any(start is not None and start > end for start in later)

    def _taken(self) -> set[str]:
        """Return what was taken or held, by place: a town, if it goes by a name that no gazetteer knows."""
        return {identity(p) for _, claim in self._claims if claim.type in HAVING for p in claim.place}

    def _towns(self, position: int) -> list[PlaceMention]:
        """Return the towns named before a position, latest first, none that says where another place lies.

        One abroad counts only when something happened there; one that something is only near, in the sentence
        itself ("seized villages **near Kobani** a week after the town fell").
        """
        told, taken = self._told_of(), self._taken()
        own = max((t.sentence.start for t in self._scene.trees if t.sentence.start <= position), default=0)
        return [
            m
            for m in self._scene.places.before(position)
            if (
                self._scene.places.is_town(m)
                or (m.place is None and m.text.istitle() and identity(m) in taken)
            )
            and (identity(m) in told or not self._scene.places.abroad(m))
            and (m.relation is Relation.IN or (m.relation is Relation.NEAR and m.span.start >= own))
            and m.span not in self._scene.places.anchors
            and m.span not in self._scene.destinations
        ]

    def _is_topic(self, mention: PlaceMention) -> bool:
        """Whether a place is what its sentence is about, or opens it.

        One that does something to something ("an operation that Ankara calls …") stands for a government.
        """
        run, tree = self._in_sentence(mention)
        token = tree.tokens[tree.top(run)] if run is not None else None
        subject = token is not None and token.deprel.startswith("nsubj")
        acts = token is not None and token.deprel == "nsubj" and bool(tree.children(token.head, *_DEEDS))
        return (subject and not acts) or self._opens(mention)

    def _opens(self, mention: PlaceMention) -> bool:
        """Whether a sentence begins with a place ("In Kirkuk, …"), or what follows stands under its name."""
        run, tree = self._in_sentence(mention)
        begins = run is not None and run[0] == 1 and tree.lower[0] == "in"
        return begins or self._is_heading(tree.sentence)

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a paragraph by itself, without a full stop ("What happened in Hudaydah?")."""
        text, body = self._scene.document.text, self._scene.document.body
        before, after = text[body.start : sentence.start], text[sentence.end : body.end]
        alone = before[-1:] in ("", "\n") and after.startswith("\n")
        return sentence.start >= body.start and alone and text[sentence.end - 1] not in _STOPS

    def _in_sentence(self, mention: PlaceMention) -> tuple[TokenSpan | None, Tree]:
        sentences = (t for t in self._scene.trees if t.sentence.end > mention.span.start)
        tree = next(sentences, self._scene.trees[-1])
        return tree.run(mention.span), tree

    def place(self, sentence: int, type_: ClaimType) -> tuple[PlaceMention, ...]:
        """Return the place that an event inherits: of the last claim or opening near by, or of the report.

        After a sentence on a whole province or country things happen again in the town told of before; but
        what is taken or held there ("militant-held regions") need not be that town.
        """
        opening = self._opening(sentence)
        around: tuple[PlaceMention, ...] = ()
        for at, claim in reversed(self._claims):
            if sentence - at > _SENTENCES_BACK:
                break
            if opening is not None and opening.span.start > claim.sentence.start:
                return (opening,)
            if self._sets_scene(claim) and not (at < sentence and self._is_aside(at, claim)):
                if sentence - at <= 1 or not any(is_broad(p) for p in claim.place):
                    return claim.place
                around = around or claim.place
        told = [claim.place for _, claim in self._claims if claim.place]
        known = [places for places in told if any(p.place for p in places)]
        fine = [places for places in known if not any(is_broad(p) for p in places)]
        if around and type_ in HAVING:
            return around
        if around:
            return next((places for places in fine if _country(places) == _country(around)), around)
        if known or told:
            return (known or told)[0]
        mentions = [m for m in self._scene.places.mentions if not self._scene.places.abroad(m)]
        if self._scene.entry is None and (above := self._above(mentions)):
            return above
        return most_specific([m for m in mentions if not self._is_dateline(m)][:3] or mentions)[:1]

    def _above(self, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
        """Return the place named last above an item of a list, which goes on with it."""
        start, text = self._scene.trees[0].sentence.start, self._scene.document.text
        above = tuple(m for m in mentions if m.span.end <= start and not self._is_dateline(m))
        joined = above and [m for m in above if not text[m.span.end : above[-1].span.start].strip(", ")]
        return most_specific(joined)[:1] if joined else ()

    def _opening(self, sentence: int) -> PlaceMention | None:
        """Return the town that opened a sentence near by, or the place that heads it; None without one."""
        at = self._scene.trees[sentence].sentence.start
        first = self._scene.trees[max(0, sentence - _SENTENCES_BACK)].sentence.start
        near = (m for m in self._scene.places.before(at) if m.span.start >= first and self._opens(m))
        towns = self._towns(at)
        return next((m for m in near if m in towns or self._heads_region(m)), None)

    def _heads_region(self, mention: PlaceMention) -> bool:
        """Whether what follows stands under the name of a part of the story's country."""
        region = mention.place is not None and mention.place.kind == "province"
        heads = region and self._is_heading(self._in_sentence(mention)[1].sentence)
        return heads and not self._scene.places.abroad(mention)

    def place_of(self, type_: ClaimType) -> tuple[PlaceMention, ...]:
        """Return where the last claim of a type took place; nowhere where none did."""
        return next((claim.place for _, claim in reversed(self._claims) if claim.type is type_), ())

    def _is_dateline(self, mention: PlaceMention) -> bool:
        """Whether a place stands by itself where the prose opens, as whence the report was sent."""
        tree = self._in_sentence(mention)[1]
        opens = tree.sentence.start == self._scene.document.body.start
        return opens and not any(token.upos in ("VERB", "AUX") for token in tree.tokens)

    def _is_aside(self, sentence: int, claim: Claim) -> bool:
        """Whether a claim is told beside the sentence's own: of long ago, or of the land around its town.

        "It left Avdiivka, the heaviest loss since **it took Bakhmut in May 2023**".
        """
        beside = [other for other in self._of_sentence[sentence] if self._sets_scene(other)]
        if self.is_long_ago(claim.when):
            return not all(self.is_long_ago(other.when) for other in beside)
        return any(is_broad(p) for p in claim.place) and any(
            not is_broad(p) and _country((p,)) == _country(claim.place)
            for other in beside
            if not self.is_long_ago(other.when)
            for p in other.place
        )

    def is_long_ago(self, when: When) -> bool:
        """Return whether words date something long before the news."""
        return when.text is not None and self._is_past(when)

    def _is_past(self, when: When) -> bool:
        """Whether days lie long before the news."""
        end, news = when.end, self.news.start
        return end is not None and news is not None and (news - end).days > _LONG_AGO_DAYS

    def _sets_scene(self, claim: Claim) -> bool:
        """Whether the report goes on where a claim plays: where things happened, not where people went.

        A name that no gazetteer knows is mostly that of a building within the place told of.
        """
        told = claim.status is ClaimStatus.HAPPENED and claim.type not in _ELSEWHERE
        places = self._scene.places
        return told and any((p.place or places.is_town(p)) and not places.abroad(p) for p in claim.place)

    # ----------------------------------------------------------------------------------------------- days

    def just_told(self, sentence: int) -> Claim | None:
        """Return the last dated claim of a sentence or the one before; None where neither has one."""
        near = (claim for at, claim in reversed(self._claims) if sentence - at <= 1)
        return next((claim for claim in near if claim.when.span is not None), None)

    def told(self, before: Span) -> Days | None:
        """Return the time that the last claim named in other words than those at a place, however vague."""
        times = (c.when for _, c in reversed(self._claims) if c.when.span not in (None, before))
        return next((Days(w.start, w.end, w.grain) for w in times if w.start is not None), None)

    def day(self, before: Span) -> date | None:
        """Return the last single day named in other words than those at a place; else the day of the news."""
        times = (c.when for _, c in reversed(self._claims) if c.when.span not in (None, before))
        return next((w.start for w in times if w.start is not None and w.start == w.end), self.news.start)

    def of_same_event(self, type_: ClaimType, sentence: int, place: tuple[PlaceMention, ...]) -> Claim | None:
        """Return the last claim near by that may tell of the same event: of its type and not elsewhere."""
        for at, claim in reversed(self._claims):
            if sentence - at > _SENTENCES_BACK:
                return None
            same = claim.type is type_ and not _elsewhere(claim.place, place)
            if same and _is_short(claim.when) and not self._is_past(claim.when):
                return claim
        return None

    def story(self, sentence: int) -> When | None:
        """Return the days long ago of which the report tells at a sentence; None where it tells the news.

        A story ends with its paragraph, but where the whole report is one. In a report of a known day without
        paragraphs there is none, since nothing tells where it would end.
        """
        earlier = (claim for opened, claim in reversed(self._stories) if opened < sentence)
        if (claim := next(earlier, None)) is None:
            return None
        start = self._scene.trees[sentence].sentence.start
        ended = self._has_news and self._is_parted(Span(claim.sentence.end, start))
        return replace(claim.when, text=None, span=None) if self._has_ends and not ended else None

    def _is_parted(self, run: Span) -> bool:
        """Whether a paragraph ends within a run of the text."""
        return self._scene.document.text.find(_PARAGRAPH, run.start, run.end) >= 0

    def beside(self, sentence: int) -> Claim | None:
        """Return the last attack, clash or loss of a sentence: what it tells along with it is of one day."""
        told = (
            claim
            for claim in reversed(self._of_sentence.get(sentence, ()))
            if claim.type in ATTACKS | OUTCOMES | {ClaimType.CLASH} and claim.status is ClaimStatus.HAPPENED
        )
        return next((claim for claim in told if _is_short(claim.when)), None)

    # ---------------------------------------------------------------------------------------------- roles

    def last_agent(self, sentence: int) -> ActorId | None:
        """Return who acted last, in this sentence or the one before: whom "they" means."""
        for at, claim in reversed(self._claims):
            if sentence - at > 1:
                return None
            if named(claim.agent):
                return claim.agent[0].actor
        return None

    def party_called(self, noun: str) -> ActorId | None:
        """Return the party of the last phrase of a claim that ends in a noun ("a Taliban **leader**")."""
        party = self.called(noun)
        return None if party in (UNLISTED, UNSPECIFIED, CIVILIANS) else party

    def called(self, *nouns: str) -> ActorId | None:
        """Return who the last phrase of a claim that ends in one of the nouns means; None without any."""
        told = (
            actor.actor
            for _, claim in reversed(self._claims)
            for actor in (*claim.agent, *claim.patient)
            if actor.text.lower().rpartition(" ")[2] in nouns
        )
        return next(told, None)

    def struck(self, sentence: int) -> ActorId | None:
        """Return the one party that the last attack of a sentence was on."""
        for at, claim in reversed(self._claims):
            if at == sentence and claim.type in ATTACKS and len(claim.patient) == 1 and named(claim.patient):
                struck = claim.patient[0].actor
                return None if struck == CIVILIANS else struck
        return None

    def attack(self, type_: ClaimType, sentence: int) -> Claim | None:
        """Return the last attack of the type near by that somebody is told to have made."""
        for at, claim in reversed(self._claims):
            if sentence - at > _SENTENCES_BACK:
                break
            happened = claim.status is ClaimStatus.HAPPENED
            if claim.type is type_ and happened and named(claim.agent):
                return claim
        return None


def _country(places: tuple[PlaceMention, ...]) -> str | None:
    return next((p.place.country for p in places if p.place), None)


def _is_short(when: When) -> bool:
    """Whether a time is near enough to a day for another sentence to go on with it."""
    return when.start is not None and when.end is not None and (when.end - when.start).days <= _FEW_DAYS


def _elsewhere(one: tuple[PlaceMention, ...], other: tuple[PlaceMention, ...]) -> bool:
    """Whether two claims name places and share none."""
    ids = {m.place.id for m in one if m.place}, {m.place.id for m in other if m.place}
    return all(ids) and not ids[0] & ids[1]


def named(actors: tuple[ActorMention, ...]) -> bool:
    """Whether an actor among those mentioned is known by name."""
    return any(a.actor not in (UNLISTED, UNSPECIFIED) for a in actors)
